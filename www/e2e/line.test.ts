/** The straight line: a paste becomes an article, nothing leaves, nothing is lost. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launch, open, paste, serve } from "./harness.ts";

let browser: Browser;
let host: Awaited<ReturnType<typeof serve>>;

before(async () => {
  host = await serve();
  browser = await launch();
});

after(async () => {
  await browser.close();
  host.close();
});

const TEXT = "Dam talks stall in Lisbon\n\nThe talks about the dam stalled on Friday, two delegates said.\n\nThey will meet again in March.";

test("a plain paste becomes the article, and no request follows it", async () => {
  const { page, requests, complaints } = await open(browser, host.url);
  await page.waitForLoadState("networkidle");
  const asked = requests.length;
  await paste(page, { text: TEXT });
  assert.match(await page.locator(".text").innerText(), /They will meet again in March\./u);
  await page.waitForTimeout(200);
  assert.deepEqual(requests.slice(asked), []);
  assert.deepEqual(complaints, []);
  assert.ok(requests.every((url) => url.startsWith(host.url)), requests.join("\n"));
});

test("a rich paste is read as HTML, and can be read as plain text instead", async () => {
  const { page } = await open(browser, host.url);
  await paste(page, { text: `${TEXT}\n\nOnly in plain.`, html: `<h1>Dam talks stall</h1><p>The talks about the <b>dam</b> stalled on Friday.</p>` });
  assert.doesNotMatch(await page.locator(".text").innerText(), /Only in plain/u);
  await page.getByRole("button", { name: "plain text" }).click();
  await page.getByText("Only in plain.").first().waitFor();
});

test("markup in a plain paste is shown, never run", async () => {
  const { page, complaints } = await open(browser, host.url);
  const text = `Here is a paragraph that is long enough to be read as one. <img src=x onerror="document.title='run'"> It goes on here.`;
  await paste(page, { text });
  assert.equal(await page.locator(".text img").count(), 0);
  assert.notEqual(await page.title(), "run");
  assert.deepEqual(complaints, []);
});

test("text typed into the box is read", async () => {
  const { page } = await open(browser, host.url);
  await page.getByLabel("The page to read").fill(TEXT);
  await page.getByRole("button", { name: "Read it" }).click();
  await page.waitForSelector(".text .block");
  assert.match(await page.locator(".text").innerText(), /stalled on Friday/u);
});

test("a dropped file is opened", async () => {
  const { page } = await open(browser, host.url);
  await page.locator("input[type=file]").setInputFiles({ name: "dam.html", mimeType: "text/html", buffer: Buffer.from(`<p>${TEXT}</p>`) });
  await page.waitForSelector(".text .block");
  assert.match(await page.locator(".text").innerText(), /stalled on Friday/u);
});
