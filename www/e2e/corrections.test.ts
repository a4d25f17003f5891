/** What a reader puts right about names: the core applies it, undo takes it back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { lookedAt, setUp } from "./harness.ts";

const { sample } = setUp();

async function add(page: Page, words: string, kind: string): Promise<void> {
  await page.getByLabel("Words of the name").fill(words);
  await page.locator("cd-add").getByLabel("Kind").selectOption(kind);
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

const row = (page: Page, name: string): ReturnType<Page["locator"]> =>
  page.locator("cd-names li").filter({ has: page.locator(".row-name", { hasText: new RegExp(`^${name}$`, "u") }) });

async function details(page: Page, name: string): Promise<ReturnType<Page["locator"]>> {
  const item = row(page, name);
  if ((await item.locator("button.row").getAttribute("aria-expanded")) !== "true") await item.locator("button.row").click();
  return item;
}

test("a name is added, counted, marked wherever it stands, and undone", async () => {
  const { page } = await sample();
  await add(page, "vessels", "Product");
  await row(page, "vessels").waitFor();
  assert.equal(await page.locator('.text mark[data-type="product"]', { hasText: "vessels" }).count(), 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await row(page, "vessels").waitFor({ state: "detached" });
});

test("words that stand nowhere in the article are not said to be marked", async () => {
  const { page } = await sample();
  await add(page, "Zanzibar Moon", "Product");
  await page.getByRole("status").getByText("“Zanzibar Moon” does not stand in the article").waitFor();
  assert.ok(await page.getByRole("button", { name: "Undo" }).isDisabled());
  assert.equal(await page.getByLabel("Words of the name").inputValue(), "Zanzibar Moon");
});

test("selected words stand ready to be added", async () => {
  const { page } = await sample();
  await page.locator(".text .paragraph .line").first().evaluate((line) => {
    const node = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() as Text;
    getSelection()?.setBaseAndExtent(node, 0, node, 6);
  });
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>("cd-add input")?.value === "KISUMU");
});

test("a name is renamed, given another kind, hidden, and all is undone and done again", async () => {
  const { page } = await sample();
  await add(page, "conference hall", "Facility");
  let item = await details(page, "conference hall");
  await item.getByLabel("Name", { exact: true }).fill("Kisumu Conference Hall");
  await item.getByRole("button", { name: "Rename" }).click();
  await row(page, "Kisumu Conference Hall").waitFor();
  item = await details(page, "Kisumu Conference Hall");
  await item.getByLabel("Kind").selectOption("Organisation");
  await page.locator('.text mark[data-type="org"]', { hasText: "conference hall" }).waitFor();
  item = await details(page, "Kisumu Conference Hall");
  await item.getByRole("button", { name: "Hide" }).click();
  await page.locator(".text mark", { hasText: "conference hall" }).waitFor({ state: "detached" });
  for (const _ of [1, 2, 3]) await page.getByRole("button", { name: "Undo" }).click();
  await row(page, "conference hall").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await row(page, "Kisumu Conference Hall").waitFor();
});

test("two names are merged into one, and split again", async () => {
  const { page } = await sample();
  await add(page, "ceremony", "Event");
  await row(page, "ceremony").waitFor();
  await add(page, "the agreement", "Event");
  await row(page, "the agreement").waitFor();
  const item = await details(page, "ceremony");
  await item.getByLabel("Same as").selectOption({ label: "the agreement (Event)" });
  await row(page, "ceremony").waitFor({ state: "detached" });
  const merged = await details(page, "the agreement");
  await merged.getByRole("button", { name: "Split off: ceremony" }).click();
  await row(page, "ceremony").waitFor();
});

test("a row jumps to its first mention, next goes on, search narrows the list", async () => {
  const { page } = await sample();
  await add(page, "promise", "Work");
  await row(page, "promise").waitFor();
  const item = await details(page, "promise");
  await lookedAt(page);
  await item.getByRole("button", { name: "Next mention" }).click();
  await item.locator('.context[aria-current="true"]').waitFor();
  await page.getByLabel("Find a name").fill("PROM");
  assert.equal(await page.locator("cd-names li").count(), await page.locator("cd-names .contexts li").count() + 1);
});
