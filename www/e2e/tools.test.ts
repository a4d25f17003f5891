/** The tools around the article: marks, dates, quotations, exports, settings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { isLookedAt, lookedAt, paste, sampleRead, setUp, trySample } from "./harness.ts";

const { open, sample } = setUp();

const background = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).first().evaluate((element) => getComputedStyle(element).textDecorationLine);

test("the sample becomes its article: one headline, no advert, no other story", async () => {
  const { page, complaints } = await sample();
  assert.equal(await page.locator(".text h1").count(), 1);
  assert.equal(await page.locator(".text h1").innerText(), "Lake Victoria ministers agree ferry safety pact after Mbita sinking");
  const text = await page.locator(".text").innerText();
  assert.doesNotMatch(text, /Advertisement|Must Read|Reply Like|All rights reserved/u);
  assert.match(text, /“They signed that one too,” Rashidi said\./u);
  assert.deepEqual(complaints, []);
});

test("a chip of the legend hides and shows the marks of its type", async () => {
  const { page } = await sample();
  const chip = page.locator('.chip[data-type="date"]');
  assert.equal(await chip.getAttribute("aria-pressed"), "true");
  assert.equal(await chip.locator(".count").innerText(), String(await page.locator('.text mark[data-type="date"]').count()));
  assert.equal(await background(page, 'mark[data-type="date"]'), "underline");
  await chip.click();
  assert.equal(await background(page, 'mark[data-type="date"]'), "none");
  await page.reload();
  await trySample(page);
  assert.equal(await chip.getAttribute("aria-pressed"), "false");
});

test("the density switch takes the marks away and puts labels on", async () => {
  const { page } = await sample();
  const density = page.getByRole("group", { name: "Marks" }).first();
  await density.getByRole("button", { name: "Off" }).click();
  assert.equal(await background(page, 'mark[data-type="date"]'), "none");
  await density.getByRole("button", { name: "Labels" }).click();
  const label = await page.locator('mark[data-type="date"]').first().evaluate((mark) => getComputedStyle(mark, "::after").content);
  assert.equal(label, '"Date"');
});

test("a mark shows its label on focus, its card on Enter, and the arrows go from mark to mark", async () => {
  const { page } = await sample();
  const first = page.locator('.text mark[tabindex="0"]');
  await first.focus();
  await page.locator(".tip").waitFor();
  const words = await first.innerText();
  await page.keyboard.press("Enter");
  await page.locator(".card").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".card").waitFor({ state: "detached" });
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await page.evaluate(() => document.activeElement?.textContent), words);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "MARK");
});

test("relative dates are counted from the page's day, and from another once it is set", async () => {
  const { page } = await sample();
  await page.getByRole("tab", { name: "Dates" }).click();
  const friday = page.locator(".days li", { hasText: "on Friday" });
  await friday.getByText("Fri, 13 November 2026").waitFor();
  await page.getByLabel("Published on").fill("2026-12-05");
  await friday.getByText("Fri, 4 December 2026").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await friday.getByText("Fri, 13 November 2026").waitFor();
});

test("the strictness slider shows its effect while it moves, and can be undone", async () => {
  const { page } = await sample();
  await page.getByRole("tab", { name: /^Aside/u }).click();
  const slider = page.getByRole("slider", { name: "Strictness" });
  const effect = page.locator(".slider-effect");
  const before = await effect.innerText();
  await slider.evaluate((input: HTMLInputElement) => {
    input.value = "0";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.waitForFunction((old) => document.querySelector(".slider-effect")?.textContent !== old, before);
  assert.ok(await page.getByRole("button", { name: "Undo" }).isDisabled());
  await slider.fill("0");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction((old) => document.querySelector(".slider-effect")?.textContent === old, before);
});

test("a slider that was moved and put back changes nothing, and holds no undo up", async () => {
  const { page } = await sample();
  await page.getByRole("tab", { name: /^Aside/u }).click();
  const slider = page.getByRole("slider", { name: "Strictness" });
  const effect = page.locator(".slider-effect");
  const before = await effect.innerText();
  const shows = (words: string): Promise<unknown> => page.waitForFunction((wanted) => document.querySelector(".slider-effect")?.textContent === wanted, words);
  await slider.fill("0");
  await page.waitForFunction((old) => document.querySelector(".slider-effect")?.textContent !== old, before);
  const strict = await effect.innerText();
  // A browser tells of no change where the thumb is let go where it was taken.
  for (const [value, seen] of [["50", before], ["0", strict]] as const) {
    await slider.evaluate((input: HTMLInputElement, to) => {
      input.value = to;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }, value);
    await shows(seen);
  }
  await page.getByRole("button", { name: "Undo" }).click();
  await shows(before);
  assert.equal(await slider.inputValue(), "50");
});

test("a date that is typed is taken when its year is whole", async () => {
  const { page } = await sample();
  await page.getByRole("tab", { name: "Dates" }).click();
  const field = page.getByLabel("Published on");
  // The browser's language orders the parts; the same digits fit each.
  await field.focus();
  await page.keyboard.type("10102025");
  await page.locator(".days li", { hasText: "on Friday" }).getByText("October 2025").waitFor();
  const undo = page.getByRole("button", { name: "Undo" });
  const dates = [];
  while (await undo.isEnabled()) {
    dates.push(await field.inputValue());
    await undo.click();
    await page.waitForFunction((before) => document.querySelector<HTMLInputElement>("cd-times input")?.value !== before, dates.at(-1));
  }
  assert.equal(dates[0], "2025-10-10");
  assert.ok(dates.every((date) => date > "2000"), dates.join());
});

test("set-aside lines are shown in their place, and come back from there", async () => {
  const { page } = await sample();
  await page.getByRole("tab", { name: /^Aside/u }).click();
  await page.locator("cd-aside").getByLabel("Show set-aside lines in place").check();
  const ghost = page.locator(".text .ghost", { hasText: "Tanzania suspends two ferry licences" });
  await ghost.getByRole("button", { name: /^Restore/u }).click();
  await page.locator(".text .kept", { hasText: "Tanzania suspends two ferry licences" }).waitFor();
});

test("every format is downloaded, and holds the article", async () => {
  const { page } = await sample();
  await page.getByRole("button", { name: "Download" }).click();
  // The last choice is to print.
  const formats = (await page.locator("#save-menu .choice").allInnerTexts()).slice(0, -1);
  await page.keyboard.press("Escape");
  assert.equal(formats.length, 12, formats.join());
  for (const format of formats) {
    await page.getByRole("button", { name: "Download" }).click();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#save-menu .choice", { hasText: format }).first().click(),
    ]);
    const content = await readFile(await saved.path(), "utf8");
    assert.ok(content.length > 10, `${format}: ${saved.suggestedFilename()}`);
    assert.match(saved.suggestedFilename(), /^lake-victoria-ministers/u);
  }
});

test("the article is copied as rich text, Markdown and plain text", async () => {
  const { page } = await sample({ permissions: ["clipboard-read", "clipboard-write"] });
  const copied = async (name: string, type: string, start: RegExp): Promise<void> => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.locator("#copy-menu").getByRole("button", { name }).click();
    const content = await page.evaluate(async (wanted) => {
      for (let tries = 0; tries < 600; tries++) {
        const flavour = await (await navigator.clipboard.read())[0]?.getType(wanted).catch(() => null);
        const words = await flavour?.text();
        if (words) return words;
        await new Promise((next) => setTimeout(next, 50));
      }
      return "";
    }, type);
    assert.match(content, start);
  };
  await copied("Rich text", "text/html", /<h1>Lake Victoria ministers/u);
  await copied("Markdown", "text/plain", /^# Lake Victoria ministers/u);
  await copied("Plain text", "text/plain", /^Lake Victoria ministers/u);
});

test("where nothing can be copied, it is said", async () => {
  const { page } = await open({}, "", (page) =>
    page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    }),
  );
  await trySample(page);
  await sampleRead(page);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.locator("#copy-menu").getByRole("button", { name: "Plain text" }).click();
  await page.getByRole("status").getByText("The browser does not let this be copied").waitFor();
});

test("the theme is chosen, kept, and colours the page", async () => {
  const { page } = await sample();
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  assert.notEqual(await paper(), light);
  await page.reload();
  assert.notEqual(await paper(), light);
});

test("a name that is looked at is not looked at in the next article", async () => {
  const { page } = await sample();
  await page.keyboard.press("n");
  await lookedAt(page);
  await page.getByRole("button", { name: "New paste", exact: true }).click();
  await trySample(page);
  await sampleRead(page);
  await page.mouse.move(0, 0);
  assert.equal(await page.evaluate(isLookedAt), false);
});

const DATES = [
  "Harbour board speaks of its new quay",
  "12 March 2025",
  "The board met on Tuesday and agreed that the quay, which has stood since the 1990s, will be rebuilt in the autumn, with a first look at its costs in the second quarter of 2026.",
  "The last repair took eleven weeks, said Fiona MacLeod, who has run the harbour for 12 years, and it was done in the week of the storm in the 20th century.",
].join("\n\n");

test("what a date comes to is said in words, never in the notation of the data", async () => {
  const { page } = await open();
  await paste(page, { text: DATES });
  await page.getByRole("tab", { name: "Dates" }).click();
  await page.locator(".days li", { hasText: "the autumn" }).getByText("Autumn 202").waitFor();
  await page.locator("cd-times").getByText("11 weeks · ").waitFor();
  assert.doesNotMatch(await page.locator("cd-times").innerText(), /XX|\d{4}-[A-Z]|\bP\d/u);
});

test("the panel goes where the text is looked at: the name, the place, the date, the quotation", async () => {
  const { page } = await sample();
  const current = (words: string): Promise<void> => page.locator('.pane [aria-current="true"]', { hasText: words }).first().waitFor();
  const click = (mark: string): Promise<void> => page.locator(".text .paragraph mark", { hasText: mark }).first().click();
  await click("Daniel Mugerwa");
  await current("Daniel Mugerwa");
  await page.getByRole("tab", { name: "Map" }).click();
  await click("Uganda");
  await current("Uganda");
  await page.locator("svg.world .named-country.chosen").waitFor();
  await page.getByRole("tab", { name: "Dates" }).click();
  await click("9 October");
  await current("9 October");
  await page.getByRole("tab", { name: "Quotes" }).click();
  await page.locator(".text .quote", { hasText: "inspect a hull" }).click();
  await current("inspect a hull");
  await page.locator(".said .context", { hasText: "No mother" }).click();
  await current("No mother");
});

test("a missing date is asked for where something waits for it, and only there", async () => {
  const { page } = await open();
  const ask = page.getByRole("button", { name: "Set its date" });
  await paste(page, { text: "Harbour board speaks of its quay\n\nThe board met on Tuesday and agreed that the quay will be rebuilt, its chair told reporters after the meeting." });
  await ask.click();
  await page.getByLabel("Published on").fill("2025-03-12");
  await page.locator(".days li", { hasText: "Tue, 11 March 2025" }).waitFor();
  assert.equal(await ask.count(), 0);
  await page.getByRole("button", { name: "New paste", exact: true }).click();
  await paste(page, { text: "Harbour board speaks of its quay\n\nThe board agreed that the quay, which was built in 1921, will be rebuilt, its chair told reporters after the meeting." });
  await page.locator(".text mark", { hasText: "1921" }).waitFor();
  assert.equal(await page.locator(".notice").count(), 0);
});
