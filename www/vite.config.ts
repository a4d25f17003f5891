import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as { version: string };

export default defineConfig({
  // Relative addresses: the page works from any sub-path of any host.
  base: "./",
  define: { __VERSION__: JSON.stringify(version) },
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: "es" },
  server: { host: "127.0.0.1" },
});
