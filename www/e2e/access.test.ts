/** For everybody: no violation that axe finds in any state, and the whole line by keyboard alone. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { paste, sampleRead, setUp } from "./harness.ts";
import { states } from "./states.ts";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const { browser, open, url } = setUp();

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
    test(`axe finds nothing in any state at ${width} pixels, ${colorScheme}`, async (context) => {
      const found = [];
      const seen = [];
      for await (const { name, page } of states(browser(), url(), { colorScheme, viewport: { width, height: 844 } })) {
        seen.push(name);
        for (const violation of await violations(page)) found.push(`${name}: ${violation}`);
      }
      assert.deepEqual(found, []);
      context.diagnostic(`${seen.length} states: ${seen.join(", ")}`);
    });
  }
}

/** What sticks out of the page to the side, or is too small to be hit; runs in the page. */
function misfits(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  const small = [...document.querySelectorAll("button, summary, select, a[href], input:not([type=checkbox], [type=file], [type=range])")].flatMap((target) => {
    const box = target.getBoundingClientRect();
    return box.width > 0 && Math.min(box.width, box.height) < 24 && !target.matches(".skip") ? [`${target.outerHTML.slice(0, 80)} is ${box.width} by ${box.height}`] : [];
  });
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`, ...small] : small;
}

test("at 320 pixels, as at a zoom of 400 %, nothing sticks out, and what is to be hit measures 24 at least", async () => {
  const found = [];
  for await (const { name, page } of states(browser(), url(), { viewport: { width: 320, height: 640 } })) {
    for (const misfit of await page.evaluate(misfits)) found.push(`${name}: ${misfit}`);
  }
  assert.deepEqual(found, []);
});

test("words without an end are broken, in the article and in every tool", async () => {
  const { page } = await open({ viewport: { width: 390, height: 844 } });
  const endless = "Wekesa".repeat(60);
  await paste(page, { text: `Ferry pact is signed\n\n“The pact is what ${endless} has asked for,” said Grace ${endless}, the minister of ${endless}, on Friday.\n\n${endless}` });
  for (const tab of ["Names", "Quotes", "Dates", "Map", "Links", "Aside"]) {
    await page.getByRole("tab", { name: tab }).click();
    await page.locator(`.pane > cd-${{ Dates: "times" }[tab] ?? tab.toLowerCase()}:not(:empty)`).waitFor();
    assert.ok(await page.evaluate(() => [document.documentElement, document.querySelector(".pane")].every((box) => box && box.scrollWidth <= box.clientWidth)), tab);
  }
});

test("by keyboard alone: paste, read, go among the marks, merge two names, undo, restore a line, download", async () => {
  const { page } = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate((text) => navigator.clipboard.writeText(text), LINES.join("\n\n"));
  /** Goes on with Tab (or another key) till what has the focus fits. */
  const goTo = async (selector: string, text = "", key = "Tab"): Promise<void> => {
    for (let presses = 0; presses < 120; presses++) {
      await page.keyboard.press(key);
      const there = await page.evaluate(
        ([wanted, words]) => {
          const element = document.activeElement;
          const name = `${element?.getAttribute("aria-label") ?? ""} ${element?.textContent ?? ""}`;
          return !!element?.matches(wanted as string) && name.includes(words as string);
        },
        [selector, text],
      );
      if (there) return;
    }
    assert.fail(`${selector} with “${text}” is not reached with ${key}`);
  };
  await page.keyboard.press("Control+v");
  await page.locator(".text h1").waitFor();

  await goTo("a.skip", "Skip to the article");
  await page.keyboard.press("Enter");
  await goTo(".text mark");
  const words = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await page.evaluate(() => document.activeElement?.textContent), words);
  await page.keyboard.press("Enter");
  await page.locator(".card").waitFor();
  await page.keyboard.press("Escape");

  await goTo('[role="tab"]', "Names");
  await goTo("button.row", "Grace Wekesa");
  await page.keyboard.press("Enter");
  await goTo(".fixes select[name=merge]");
  // Typing chooses in a list, as it does everywhere.
  await page.keyboard.type("Daniel");
  await page.keyboard.press("Enter");
  const rows = page.locator("cd-names .row-name");
  await rows.filter({ hasText: "Grace Wekesa" }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await rows.filter({ hasText: "Grace Wekesa" }).waitFor();

  await goTo('[role="tab"]', "Names", "Shift+Tab");
  await goTo('[role="tab"]', "Aside", "ArrowRight");
  await goTo(".asides button", "Restore: Advertisement");
  await page.keyboard.press("Enter");
  await page.locator(".text .kept", { hasText: "Advertisement" }).waitFor();

  await goTo("#save-menu-button", "", "Shift+Tab");
  await page.keyboard.press("Enter");
  await goTo("#save-menu .choice", "Markdown");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const markdown = await readFile(await saved.path(), "utf8");
  assert.match(markdown, /^# Ferry pact is signed/u);
  assert.match(markdown, /Advertisement/u);
});

test("no action loses the focus: it goes on from where it was, or to what took the place", async () => {
  const { page } = await open();
  const held = (selector: string): Promise<unknown> => page.waitForFunction((wanted) => document.activeElement?.closest(wanted), selector);
  const press = async (selector: string, which = 0): Promise<void> => {
    await page.locator(selector).nth(which).focus();
    await page.keyboard.press("Enter");
  };
  await press(".actions button", 1);
  await sampleRead(page);
  await held("main#article");

  await page.getByRole("tab", { name: /^Aside/u }).click();
  const restore = page.locator(".asides button");
  const lines = await restore.count();
  await press(".asides button", lines - 1);
  await restore.nth(lines - 1).waitFor({ state: "detached" });
  await held(".asides button");
  await press("[aria-label=Undo]");
  await restore.nth(lines - 1).waitFor();
  await held("[aria-label=Redo]");

  const paragraphs = page.locator(".text .paragraph");
  const kept = await paragraphs.count();
  await press(".text .paragraph .gutter", 1);
  await paragraphs.nth(kept - 1).waitFor({ state: "detached" });
  await held(".text .gutter");
  await press("[aria-label=Undo]");
  await paragraphs.nth(kept - 1).waitFor();

  await page.locator(".text mark").nth(2).focus();
  await page.keyboard.press("r");
  await paragraphs.nth(kept - 1).waitFor({ state: "detached" });
  await held(".text mark");

  await page.getByRole("tab", { name: "Names" }).click();
  await press("cd-names .row");
  await page.locator(".fixes select").first().selectOption("EVENT");
  await held("li.open button.row");
  const rows = page.locator("cd-names .row");
  const names = await rows.count();
  await press(".fixes > button");
  await rows.nth(names - 1).waitFor({ state: "detached" });
  await held(".pane");

  await press(".text mark[data-entity]");
  await held(".card button");
  await press(".card [aria-label='Next mention']");
  await held(".text mark");
  await page.keyboard.press("Enter");
  await held(".card button");
  await page.keyboard.press("Escape");
  await held(".text mark");

  await press(".new");
  await held("main.empty-desk");
  await press(".items .item");
  await held("main#article");
  await press("#desk-menu-button");
  await press("#desk-menu .item");
  await held("main#article");
  await press("#desk-menu-button");
  await press("#desk-menu [aria-label^=Delete]");
  await held("main.empty-desk");
});

test("on a narrow screen the sheet covers nothing that is gone to, and Escape closes it", async () => {
  const { page } = await open({ viewport: { width: 390, height: 844 } });
  await page.getByRole("button", { name: "Try a sample" }).click();
  await sampleRead(page);
  await page.getByRole("tab", { name: "Names" }).click();
  await page.getByLabel("Order").selectOption("first");
  const rows = page.locator("cd-names .row");
  for (const row of [rows.first(), rows.last()]) {
    await row.click();
    const boxes = await page.waitForFunction(() => {
      const [mark, bar, sheet] = [".text .flash", ".bar", ".panel"].map((box) => document.querySelector(box)?.getBoundingClientRect());
      return mark && { mark, bar, sheet };
    });
    const { mark, bar, sheet } = await boxes.jsonValue() ?? {};
    assert.ok(mark && bar && sheet && mark.top >= bar.bottom && mark.bottom <= sheet.top, `${mark?.top} to ${mark?.bottom} of ${bar?.bottom} to ${sheet?.top}`);
    await page.locator(".text .flash").waitFor({ state: "detached" });
  }
  await rows.first().focus();
  await page.keyboard.press("Escape");
  await page.locator(".panel.raised").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.id === "tab-names");
});

test("the reading view says to assistive technology what is expected", async () => {
  const { page } = await open();
  await paste(page, { text: LINES.join("\n\n") });
  await page.locator("cd-names .row").first().waitFor();
  const tree = await page.locator("cd-app").ariaSnapshot();
  const file = new URL("reading-view.aria.yml", import.meta.url);
  if (process.env["UPDATE"]) await writeFile(file, `${tree}\n`);
  assert.equal(`${tree}\n`, await readFile(file, "utf8"), "where this is meant, write it anew with UPDATE=1");
});

/** Each line of them is plain enough for any model: the snapshot is about the page, not about the models. */
const LINES = [
  "Ferry pact is signed in Kisumu after two years",
  "By Njeri Adhiambo",
  "14 November 2026",
  "KISUMU - Kenya and Uganda agreed on Friday to police ferries on the lake together, five weeks after a ferry went down with 61 people on board.",
  "Advertisement",
  "“We counted the life jackets on that boat,” said Grace Wekesa, the transport minister of Kenya. “No mother should have to learn a number like that.”",
  "Her counterpart Daniel Mugerwa was more cautious. “A radar does not inspect a hull,” he told reporters in Nairobi after the ceremony.",
];
