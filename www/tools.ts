/** What the build does beyond bundling: it writes the list of its files into the service worker. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import type { Plugin } from "vite";

/** Replaces `__BUILD__` in sw.js by the files of the build and the hash of their contents. */
export function offline(folder: string): Plugin {
  return {
    name: "copydesk-offline",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const hash = createHash("sha256");
        const files = ["./"];
        for (const name of readdirSync(folder).sort()) {
          files.push(name);
          hash.update(readFileSync(`${folder}/${name}`));
        }
        for (const [name, output] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
          if (name === "sw.js") continue;
          if (name !== "index.html") files.push(name);
          hash.update(output.type === "chunk" ? output.code : output.source);
        }
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") throw new Error("the build has no sw.js");
        worker.code = worker.code.replaceAll("__BUILD__", JSON.stringify({ hash: hash.digest("hex").slice(0, 16), files }));
      },
    },
  };
}
