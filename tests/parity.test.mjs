// The command (NATIVE) and the wasm package (WASM) give the same analysis of every fixture.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));
const files = readdirSync(fixtures, { recursive: true }).filter((name) => /\.(?:txt|html)$/u.test(name));
const pages = files.sort().map((id) => {
  const kind = id.endsWith(".html") ? "html" : "text";
  return { id, kind, input: readFileSync(fixtures + id, "utf8") };
});

const { default: init, Copydesk } = await import(pathToFileURL(`${process.env.WASM}.js`).href);
await init({ module_or_path: readFileSync(`${process.env.WASM}_bg.wasm`) });
const desk = new Copydesk();

/** What the command says of each page, in one run. */
function native(...options) {
  const lines = pages.map(({ id, kind, input }) => JSON.stringify({ id, [kind]: input })).join("\n");
  const settings = { input: lines, encoding: "utf8", maxBuffer: 1 << 30 };
  const output = execFileSync(process.env.NATIVE, ["batch", "--offsets", "utf16", ...options, "-"], settings);
  return output.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** Probabilities are 32-bit numbers: JSON writes them short, JavaScript widens them to 64 bits. */
const narrow = (value) => JSON.parse(JSON.stringify(value), (_, field) => (typeof field === "number" ? Math.fround(field) : field));

/** The first place where two analyses differ, and how; undefined where none does. */
function difference(wasm, native, path = "analysis") {
  if (typeof wasm !== "object" || typeof native !== "object" || !wasm || !native) {
    if (wasm === native) return undefined;
    const [left, right] = [JSON.stringify(wasm) ?? "nothing", JSON.stringify(native) ?? "nothing"];
    let at = 0;
    while (left[at] === right[at]) at += 1;
    const shown = (text) => text.slice(Math.max(0, at - 20), at + 40);
    return `${path}: ${shown(left)} in wasm, ${shown(right)} natively`;
  }
  for (const key of new Set([...Object.keys(wasm), ...Object.keys(native)])) {
    const found = difference(wasm[key], native[key], `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

for (const [name, flags, options] of [
  ["as it is", [], {}],
  ["with a date, strictly", ["--date", "2024-05-17", "--strictness", "80"], { date: "2024-05-17", strictness: 80 }],
]) {
  test(`every fixture ${name}: native = wasm`, () => {
    assert.ok(pages.length >= 12);
    const expected = native(...flags);
    assert.equal(expected.length, pages.length);
    for (const [at, { id, kind, input }] of pages.entries()) {
      const analysis = desk.analyze(input, kind, { id, ...options });
      const found = difference(narrow(analysis), narrow(expected[at]));
      if (found) assert.fail(`${id}: ${found}`);
    }
  });
}
