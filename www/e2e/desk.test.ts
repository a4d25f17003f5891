/** The desk of several items, and the page without a network. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Desk } from "./harness.ts";
import { keptItems, paste, sampleRead, setUp, trySample } from "./harness.ts";

const { open, sample } = setUp();

const SECOND = [
  "Bridge over the Save reopens after floods",
  "MAPUTO - The bridge over the Save river reopened on Monday, the roads agency said, three weeks after floods had cut the only way north for lorries.",
  "Drivers had waited for days at the ferry, which takes six lorries an hour when the river is calm and none at all when it is not.",
].join("\n\n");

async function two(page: Page): Promise<void> {
  await trySample(page);
  await page.waitForSelector(".text h1");
  await page.getByRole("button", { name: "New paste", exact: true }).click();
  await paste(page, { text: SECOND });
  await page.locator(".text", { hasText: "Drivers had waited" }).waitFor();
}

/** Restores a line of the sample, and finds it restored after a reload. */
async function restoredAndKept(page: Page): Promise<void> {
  await page.getByRole("tab", { name: /^Aside/u }).click();
  await page.locator(".asides li", { hasText: "1.2k shares" }).getByRole("button").click();
  await page.locator(".text .kept", { hasText: "1.2k shares" }).waitFor();
  await page.reload();
  await page.locator(".items .item").first().click();
  await page.locator(".text .kept", { hasText: "1.2k shares" }).waitFor();
}

test("items stay on the desk, are opened again, and are deleted one by one and all at once", async () => {
  const { page } = await open();
  await two(page);
  await page.reload();
  const items = page.locator(".empty-desk .items li");
  await items.nth(1).waitFor();
  assert.equal(await items.count(), 2);
  await items.filter({ hasText: "Lake Victoria" }).locator(".item").click();
  await sampleRead(page);
  await page.getByRole("button", { name: "New paste", exact: true }).click();
  await items.filter({ hasText: "Lake Victoria" }).getByRole("button", { name: /^Delete/u }).click();
  await items.filter({ hasText: "Lake Victoria" }).waitFor({ state: "detached" });
  assert.equal(await items.count(), 1);
  await page.getByRole("button", { name: "Delete all" }).click();
  await items.first().waitFor({ state: "detached" });
  await page.reload();
  await page.locator(".empty-desk").waitFor();
  assert.equal(await keptItems(page), 0);
});

test("corrections are kept with the item", async () => {
  const { page } = await sample();
  await restoredAndKept(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".text .kept", { hasText: "1.2k shares" }).waitFor({ state: "detached" });
});

test("what was done just before the page is left is kept: a correction, a paste, a deletion", async () => {
  const { page } = await sample();
  await page.getByRole("tab", { name: /^Aside/u }).click();
  // In one task with the click: what waits for a moment of leisure never gets one.
  await page.locator(".asides li", { hasText: "1.2k shares" }).getByRole("button").evaluate((restore: HTMLElement) => {
    restore.click();
    location.reload();
  });
  await page.locator(".items .item").first().click();
  await page.locator(".text .kept", { hasText: "1.2k shares" }).waitFor();

  await page.getByRole("button", { name: "New paste", exact: true }).click();
  await page.getByRole("textbox").first().evaluate((box: HTMLElement, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    location.reload();
  }, SECOND);
  const items = page.locator(".empty-desk .items li");
  await items.nth(1).waitFor();

  await items.first().getByRole("button", { name: /^Delete/u }).evaluate((drop: HTMLElement) => {
    drop.click();
    location.reload();
  });
  await page.waitForLoadState("load");
  await items.filter({ hasText: "Lake Victoria" }).waitFor();
  assert.equal(await items.count(), 1);
});

test("with keeping switched off nothing stays", async () => {
  const { page } = await open();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Keep items on this machine").uncheck();
  await page.keyboard.press("Escape");
  await two(page);
  await page.reload();
  await page.locator(".empty-desk").waitFor();
  assert.equal(await keptItems(page), 0);
});

/** The page in a second tab. */
async function tab({ context, url }: Pick<Desk, "context" | "url">): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("cd-app header").waitFor();
  return page;
}

test("a tab that was open before shows the correction of another, and does not put the old state back", async () => {
  const { page, context, url } = await sample();
  const other = await tab({ context, url });
  const kept = (page: Page): Promise<void> => page.locator(".text .kept", { hasText: "1.2k shares" }).waitFor();
  await other.locator(".items .item").waitFor();
  await page.getByRole("tab", { name: /^Aside/u }).click();
  await page.locator(".asides li", { hasText: "1.2k shares" }).getByRole("button").click();
  await kept(page);
  await other.locator(".items .item").click();
  await kept(other);
  await other.close();
  await page.reload();
  await page.locator(".items .item").click();
  await kept(page);
});

test("what is open in two tabs is corrected in both, and deleted in both for good", async () => {
  const { page, context, url } = await sample();
  const other = await tab({ context, url });
  await other.locator(".items .item").click();
  await sampleRead(other);
  await page.getByRole("tab", { name: /^Aside/u }).click();
  await page.locator(".asides li", { hasText: "1.2k shares" }).getByRole("button").click();
  await other.locator(".text .kept", { hasText: "1.2k shares" }).waitFor();
  await other.getByRole("button", { name: "Undo" }).click();
  await page.locator(".text .kept", { hasText: "1.2k shares" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "New paste", exact: true }).click();
  await page.getByRole("button", { name: "Delete all" }).click();
  await other.locator(".empty-desk").waitFor();
  assert.equal(await other.locator(".items").count(), 0);
  await other.reload();
  await other.locator(".empty-desk").waitFor();
  assert.equal(await keptItems(other), 0);
});

test("a setting of one tab holds in the others: what is not to be kept is kept by none", async () => {
  const { page, context, url } = await sample();
  const other = await tab({ context, url });
  await other.locator(".items .item").waitFor();
  await other.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Keep items on this machine").uncheck();
  await other.getByText("Nothing is kept").waitFor();
  await other.getByRole("button", { name: "Dark" }).click();
  assert.equal(await other.getByLabel("Keep items on this machine").isChecked(), false);
  await other.reload();
  await other.locator(".empty-desk").waitFor();
  assert.equal(await keptItems(other), 0);
  await other.getByRole("button", { name: "Settings" }).click();
  assert.equal(await other.getByLabel("Keep items on this machine").isChecked(), false);
});

test("where there is no room for an item, it is said", async () => {
  const { page, context, url } = await open();
  const browser = await context.newCDPSession(page);
  await browser.send("Storage.overrideQuotaForOrigin", { origin: new URL(url).origin, quotaSize: 1 });
  await paste(page, { text: SECOND });
  await page.getByRole("status").getByText("The browser does not keep this item").waitFor();
});

test("items are kept again after the site's data were cleared under the page", async () => {
  const { page, context, url } = await sample();
  const browser = await context.newCDPSession(page);
  await browser.send("Storage.clearDataForOrigin", { origin: new URL(url).origin, storageTypes: "indexeddb" });
  await restoredAndKept(page);
});

test("after the first visit the page opens and works without a network", async () => {
  const { page, context, complaints } = await open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await trySample(page);
  await sampleRead(page);
  assert.deepEqual(complaints, []);
});
