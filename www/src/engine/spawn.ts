/** Starting the worker: from its own file, or from within the page where the page is one single file. */

/** Whether this is the build that holds everything in one file. */
declare const __SINGLE__: boolean;

export interface Spawned {
  worker: Worker;
  /** The WebAssembly module, where the worker cannot fetch it by itself. */
  wasm: Promise<ArrayBuffer> | null;
}

export function spawn(): Spawned {
  if (!__SINGLE__) {
    return { worker: new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "copydesk" }), wasm: null };
  }
  const code = URL.createObjectURL(new Blob([part("worker")], { type: "text/javascript" }));
  return { worker: new Worker(code, { name: "copydesk" }), wasm: unpacked("wasm") };
}

/** A part of the single file: `single.ts` puts them there. */
function part(name: string): string {
  return document.getElementById(`copydesk-${name}`)?.textContent ?? "";
}

async function unpacked(name: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(part(name)), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
