/** The worker: loads the library once and answers one call at a time. */
import * as Comlink from "comlink";
import type { Analysis, ExportFile, Format, Stage } from "../generated/analysis.ts";
import init, { Copydesk, version } from "../wasm/copydesk.js";
import type { Failure, Head, PartName, Request } from "./protocol.ts";
import { PART, PARTS, sum } from "./protocol.ts";

declare const __SINGLE__: boolean;

/** The module, where the worker has no address to fetch it from. */
const { promise: module, resolve: give } = Promise.withResolvers<BufferSource | undefined>();
if (!__SINGLE__) give(undefined);

/** A page with something of everything that is looked for. */
const REHEARSAL = `
  <h1>Ferry pact signed</h1><p>By Grace Wekesa</p><p>Published 3 May 2024</p>
  <p>KISUMU - "We pay $40 million by Friday," said Daniel Mugerwa of the European Union.</p>`;

async function start(): Promise<Copydesk> {
  const wasm = await module;
  await init(wasm && { module_or_path: wasm });
  return new Copydesk();
}

let library = start();
library.catch(() => undefined);

/** The library. Where it did not come, for want of a network, it is asked for once more. */
function ready(): Promise<Copydesk> {
  library = library.catch(start);
  return library;
}

let held: Analysis | null = null;
/** Whether an analysis was ever asked for. */
let asked = false;

const api = {
  /** Hands the WebAssembly module over, where the worker has no address to fetch it from. */
  load(wasm: ArrayBuffer): void {
    give(wasm);
  },

  async version(): Promise<string> {
    await ready();
    return version();
  },

  /** Analyses a small page: a browser compiles a function when it is first called, and then that is over. */
  async rehearse(): Promise<void> {
    const desk = await ready();
    // What is wanted meanwhile is not kept waiting.
    if (asked) return;
    desk.analyze(REHEARSAL, "html");
    performance.mark("rehearsed");
  },

  /**
   * Analyses, keeps the result, and answers with it, or with what is not in lists, which `part` hands out. `begins` is
   * told of every stage.
   */
  async analyze(request: Request, begins?: (stage: Stage) => void): Promise<Head | Failure> {
    asked = true;
    const desk = await ready();
    let analysis;
    try {
      analysis = desk.analyze(request.input, request.kind, request.options, begins);
    } catch (error) {
      return failure(error);
    }
    held = analysis;
    return split(analysis);
  },

  async export(analysis: Analysis, format: Format): Promise<ExportFile[] | Failure> {
    const desk = await ready();
    try {
      return desk.export(analysis, format);
    } catch (error) {
      return failure(error);
    }
  },

  part(name: PartName, from: number, to: number): unknown[] {
    return held?.[name].slice(from, to) ?? [];
  },
};

export type Api = typeof api;

function split(analysis: Analysis): Head {
  const counts = Object.fromEntries(PARTS.map((name) => [name, analysis[name].length])) as Head["counts"];
  if (sum(counts) <= PART) return { analysis, counts };
  const empty = Object.fromEntries(PARTS.map((name) => [name, []]));
  return { analysis: { ...analysis, ...empty }, counts };
}

/** A refusal of the library goes over as data; what else is thrown is a crash, and the worker must be replaced. */
function failure(error: unknown): Failure {
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return { code: error.code, message: error.message };
  }
  throw error;
}

Comlink.expose(api);
