// The npm package as its users get it: packed, installed elsewhere, and used from Node.js.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "copydesk-npm-"));
after(() => rmSync(folder, { recursive: true }));

const install = ["install", "--offline", "--no-audit", "--no-fund", "--silent", "--prefix", folder];
execFileSync("npm", [...install, process.env.PACKAGE], { stdio: "inherit" });
const home = join(folder, "node_modules/copydesk");
const { default: init, Copydesk, version } = await import(pathToFileURL(join(home, "copydesk.js")).href);
const { memory } = await init({ module_or_path: readFileSync(join(home, "copydesk_bg.wasm")) });
const desk = new Copydesk();
const loaded = memory.buffer.byteLength;

test("the package says its version, licence and types", () => {
  const description = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  assert.equal(description.version, version());
  assert.equal(description.license, "MIT OR Apache-2.0");
  assert.equal(description.type, "module");
  assert.match(readFileSync(join(home, description.types), "utf8"), /export type Analysis = /u);
  assert.ok(readFileSync(join(home, "LICENSE.MIT"), "utf8").length > 0);
});

test("the library with its models takes little memory once it is loaded", (context) => {
  context.diagnostic(`${(loaded / 1e6).toFixed(1)} MB`);
  assert.ok(loaded <= 20e6, `${loaded} bytes`);
});

test("offsets are those of JavaScript's strings", () => {
  const paste = "😀 Talks stall\n\nThe talks stalled 👩‍👩‍👧 on Thursday, two ministers said.";
  const { article, blocks, mentions } = desk.analyze(paste, "raw");
  assert.deepEqual(
    blocks.map(({ start, end }) => paste.slice(start, end)),
    paste.split("\n\n"),
  );
  const names = mentions.map(({ start, end }) => article.text.slice(start, end));
  assert.ok(names.includes("Thursday"), names.join(", "));
});

test("half a surrogate pair becomes U+FFFD and breaks nothing", () => {
  const { article, blocks } = desk.analyze("A \uD83D half, and the rest of the line.", "raw");
  assert.equal(article.text, "A \uFFFD half, and the rest of the line.");
  assert.equal(blocks[0].end, article.text.length);
});

const types = readFileSync(join(home, "copydesk.d.ts"), "utf8");

/** Checks that `act` throws an Error with `code`, and that the types say so. */
function checkThrown(code, act) {
  assert.throws(act, { name: "Error", code });
  assert.match(types, new RegExp(`type ErrorCode =[^;]*"${code}"`, "u"));
}

test("what the caller got wrong is an Error with a code, and the desk goes on", () => {
  const thrown = (code, ...call) => checkThrown(code, () => desk.analyze(...call));
  thrown("bad-kind", "a", "pdf");
  thrown("bad-option", "a", "text", { strictness: 101 });
  thrown("bad-option", "a", "text", { strictnes: 50 });
  thrown("too-large", "a".repeat(20_000_001), "text");
  assert.equal(desk.analyze("A line.", "raw", { date: undefined }).article.text, "A line.");
});

test("a model file of the caller's own takes the place of the one that ships", () => {
  const names = readFileSync(new URL("../models/en-names.bin", import.meta.url));
  const paste = "The talks stalled on Thursday, Ada Lovelace said.";
  assert.deepEqual(new Copydesk({ names }).analyze(paste, "raw"), desk.analyze(paste, "raw"));
  checkThrown("model-damaged", () => new Copydesk({ names: names.subarray(0, -1) }));
  checkThrown("model-purpose", () => new Copydesk({ lines: names }));
  checkThrown("not-a-model", () => new Copydesk({ names: Buffer.from("weights") }));
  checkThrown("bad-option", () => new Copydesk({ name: names }));
  assert.match(types, /constructor\(models\?: ModelFiles/u);
});
