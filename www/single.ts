/** Builds the page as one file that opens by double click, dist-single/copydesk.html: `npm run build:single`. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Rolldown } from "vite";
import { build } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const out = here("dist-single");
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8")) as { version: string };

const result = (await build({
  configFile: false,
  root: here("."),
  base: "./",
  publicDir: false,
  logLevel: "warn",
  define: { __VERSION__: JSON.stringify(version), __SINGLE__: "true" },
  worker: { format: "iife" },
  build: {
    target: "es2022",
    write: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: here("index.html"), output: { codeSplitting: false } },
  },
})) as Rolldown.RolldownOutput;

const files = result.output;
const asset = (end: RegExp): string | Uint8Array => {
  const found = files.filter(({ fileName }) => end.test(fileName));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} files fit ${end}`);
  return found[0].type === "chunk" ? found[0].code : found[0].source;
};
/** Within a script element nothing may look like its end. */
const inScript = (code: string): string => code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const script = inScript(String(asset(/index-[^/]*\.js$/u)));
const style = String(asset(/\.css$/u));
const worker = inScript(String(asset(/worker-[^/]*\.js$/u)));
const wasm = gzipSync(asset(/\.wasm$/u), { level: 9 }).toString("base64");
const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(here("public/icon.svg"), "utf8"))}`;
const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(style)}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'`;

let page = String(asset(/index\.html$/u));
const replace = (what: RegExp, by: string): void => {
  if (!what.test(page)) throw new Error(`index.html has no ${what}`);
  page = page.replace(what, () => by);
};
replace(/content="default-src[^"]*"/u, `content="${policy}"`);
replace(/<script type="module"[^>]*><\/script>/u, "");
replace(/<link rel="stylesheet"[^>]*>/u, `<style>${style}</style>`);
replace(/<link rel="manifest"[^>]*>/u, "");
replace(/<link rel="apple-touch-icon"[^>]*>/u, "");
replace(/<link rel="icon"[^>]*>/u, `<link rel="icon" href="${icon}" />`);
const parts = [
  `<script type="text/plain" id="copydesk-worker">${worker}</script>`,
  `<script type="text/plain" id="copydesk-wasm">${wasm}</script>`,
  `<script type="module">${script}</script>`,
];
replace(/<\/body>/u, `${parts.join("\n")}\n</body>`);

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
writeFileSync(join(out, "copydesk.html"), page);
