/** For everybody: no violation that axe finds in any state, and the whole line by keyboard alone. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { setUp } from "./harness.ts";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const { open, sample } = setUp();

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`));
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing at ${width} pixels, ${colorScheme}`, async () => {
      const { page } = await open({ colorScheme, viewport: { width, height: 844 } });
      assert.deepEqual(await violations(page), [], "empty");
      await page.getByRole("button", { name: "Try a sample" }).click();
      await page.waitForSelector(".text h1");
      assert.deepEqual(await violations(page), [], "article");
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await page.waitForTimeout(200);
        assert.deepEqual(await violations(page), [], `tab ${await tab.textContent()}`);
      }
      const row = page.locator("cd-names .row").first();
      await page.getByRole("tab", { name: "Names" }).click();
      await row.click();
      assert.deepEqual(await violations(page), [], "an entity opened");
      if (width < 1000) await page.getByRole("button", { name: "Close" }).click();
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
      assert.deepEqual(await violations(page), [], "shortcuts");
      await page.keyboard.press("Escape");
      for (const menu of ["Settings", "Download", "Copy", "Desk"]) {
        await page.getByRole("button", { name: menu, exact: true }).click();
        assert.deepEqual(await violations(page), [], menu);
        await page.keyboard.press("Escape");
      }
    });
  }
}

test("labels on the marks and lines in their place have contrast enough", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await sample({ colorScheme });
    await page.keyboard.press("m");
    await page.keyboard.press("s");
    await page.waitForSelector(".ghost");
    assert.deepEqual(await violations(page), [], colorScheme);
  }
});

test("by keyboard alone: read the sample, go to a mark and its card, to a tab, restore a line", async () => {
  const { page } = await open();
  const tabTo = async (found: () => Promise<boolean>): Promise<void> => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press("Tab");
      if (await found()) return;
    }
    assert.fail("not reached with Tab");
  };
  const focused = (selector: string, text = ""): (() => Promise<boolean>) => () =>
    page.evaluate(([wanted, words]) => {
      const element = document.activeElement;
      return !!element?.matches(wanted as string) && (element.textContent ?? "").includes(words as string);
    }, [selector, text]);
  await tabTo(focused("button", "Try a sample"));
  await page.keyboard.press("Enter");
  await page.waitForSelector(".text h1");
  await tabTo(focused("mark"));
  await page.keyboard.press("Enter");
  await page.locator(".card").waitFor();
  await page.keyboard.press("Escape");
  await tabTo(focused('[role="tab"]'));
  while (!(await focused('[role="tab"]', "Aside")())) await page.keyboard.press("ArrowRight");
  await tabTo(focused(".asides button", "Restore"));
  const line = await page.evaluate(() => document.activeElement?.getAttribute("aria-label")?.replace("Restore: ", "") ?? "");
  await page.keyboard.press("Enter");
  await page.locator(".text .kept", { hasText: line }).first().waitFor();
});

test("the reading view says its structure to assistive technology", async () => {
  const { page } = await sample();
  const tree = await page.locator("body").ariaSnapshot();
  for (const part of [/- banner/u, /- main "The article"/u, /- article/u, /- heading "Lake Victoria[^"]*" \[level=1\]/u, /- mark/u, /- tablist/u, /- tabpanel "Names"/u]) {
    assert.match(tree, part);
  }
});
