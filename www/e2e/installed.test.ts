/** The installed page: what other apps share with it, and how it comes by a new version. */
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import { open, sampleRead, serve, setUp, trySample } from "./harness.ts";

const { browser, open: openPage } = setUp();
const WWW = fileURLToPath(new URL("../", import.meta.url));

/** Waits till the service worker answers for the page. */
async function installed(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

test("what another app shares, a text or files, is opened", async () => {
  const { page, context, url } = await openPage();
  await installed(page);
  // The browser posts what is shared as a form; so does this page of somebody else.
  const other = await context.newPage();
  await other.setContent(`<form method="post" enctype="multipart/form-data" action="${url}share">
    <input name="title"><textarea name="text"></textarea><input name="url"><input type="file" name="files" multiple><button>Share</button></form>`);
  const file = (name: string, content: string): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: "text/html", buffer: Buffer.from(content) });
  await other.locator("textarea").fill("The bridge at Wick was closed on Monday, the council said, after cracks had been found in its second arch.");
  await other.locator("[name=url]").fill("https://news.example/bridge");
  await other.locator("[name=files]").setInputFiles([
    file("tunnel.html", "<h1>Tunnel opens</h1><p>The tunnel under the firth opened on Tuesday, a year late, to the relief of the islands.</p>"),
  ]);
  await other.getByRole("button", { name: "Share" }).click();
  await other.waitForURL(url);
  await other.locator(".text", { hasText: "The tunnel under the firth opened" }).waitFor();
  await other.getByRole("button", { name: "Desk", exact: true }).click();
  const items = other.locator("#desk-menu .item");
  await items.nth(1).waitFor();
  assert.equal(await items.count(), 2, "the text and the file are an item each");
  // It is taken up once: nothing of it stays laid down.
  const left = await other.evaluate(async () => (await (await caches.open("copydesk-shared")).keys()).length);
  assert.equal(left, 0);
});

/** The version that the page says it has. */
async function version(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "About Copydesk" }).click();
  const words = await page.getByRole("dialog", { name: "About" }).getByText(/^Copydesk \d/u).innerText();
  await page.keyboard.press("Escape");
  return words;
}

test("a new version asks before it takes over", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "copydesk-update-"));
  const [now, next] = [join(folder, "now"), join(folder, "next")];
  await cp(join(WWW, "dist"), now, { recursive: true });
  const host = await serve(now);
  try {
    const { page } = await open(browser(), host.url);
    await installed(page);
    const before = await version(page);

    await build({ root: WWW, configFile: join(WWW, "vite.config.ts"), logLevel: "error", define: { __VERSION__: '"99.0.0"' }, build: { outDir: next, emptyOutDir: true } });
    await rm(now, { recursive: true });
    await cp(next, now, { recursive: true });
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    const prompt = page.getByRole("status").filter({ hasText: "A new version of Copydesk is ready." });
    await prompt.waitFor();
    assert.equal(await version(page), before, "it does not take over by itself");
    await prompt.getByRole("button", { name: "Later" }).click();
    await prompt.waitFor({ state: "detached" });

    await page.reload();
    assert.equal(await version(page), before, "nor by opening the page again");
    const other = await page.context().newPage();
    await other.goto(host.url);
    await other.getByLabel("The page to read").fill("Half a text");
    await Promise.all([page.waitForEvent("load"), prompt.getByRole("button", { name: "Reload with it" }).click()]);
    assert.equal(await version(page), "Copydesk 99.0.0");
    await trySample(page);
    await sampleRead(page);

    // Nor does what one tab agrees to take the others' work away.
    const own = other.getByRole("status").filter({ hasText: "A new version of Copydesk is ready." });
    await own.waitFor();
    assert.equal(await other.getByLabel("The page to read").inputValue(), "Half a text");
    await Promise.all([other.waitForEvent("load"), own.getByRole("button", { name: "Reload with it" }).click()]);
    assert.equal(await version(other), "Copydesk 99.0.0");
  } finally {
    host.close();
    await rm(folder, { recursive: true });
  }
});
