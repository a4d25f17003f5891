/** The ways in beside pasting, the map, the sheets, the shortcuts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { lookedAt, openWithoutLibrary, paste, sampleRead, setUp, trySample } from "./harness.ts";

const { browser, url, open, sample } = setUp();

test("a link holds the text, and opens as the same article", async () => {
  const { page, context } = await sample({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.locator("#copy-menu").getByRole("button", { name: /^Link/u }).click();
  await page.getByRole("status").getByText(/^Link copied/u).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /^http:.*\/a\/sub\/path\/#text=[\w-]+$/u);
  const other = await context.newPage();
  await other.goto(link);
  await sampleRead(other);
  assert.doesNotMatch(other.url(), /#/u);
});

test("a link that was cut off is said to be", async () => {
  const { page } = await open({}, "#text=AAAA");
  await page.getByText(/This link holds no text/u).waitFor();
});

const PAGE = `<title>Ferry</title><h1>Ferry to the islands runs again after a year in dock</h1>
<p>The ferry to the northern islands runs again from Monday, the company that owns it said on Thursday, a year and two months after a storm had broken its ramp.</p>
<p>Farmers on the islands had sent their sheep to market by helicopter, which cost them more than the animals were worth, the farmers' union said in its report for the year.</p>
<p>"We are glad that it is over," said Anna Sinclair, who keeps the shop at the pier. "Nobody here will say a word against the ferry again."</p>`;

test("the bookmarklet sends the page it is used on", async () => {
  const { page, context } = await open();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "About Copydesk" }).click();
  const href = await page.getByRole("link", { name: "Send to Copydesk" }).getAttribute("href");
  const news = await context.newPage();
  await context.route("https://news.example/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: PAGE,
    }),
  );
  await news.goto("https://news.example/");
  const [desk] = await Promise.all([
    context.waitForEvent("page"),
    news.evaluate((script) => void (0, eval)(script), decodeURIComponent((href ?? "").replace("javascript:", ""))),
  ]);
  await desk.locator(".text .block", { hasText: "runs again from Monday" }).first().waitFor();
});

test("a window that opened the page hands it one article, and no second one later", async () => {
  const { context, url } = await open();
  const news = await context.newPage();
  await context.route("https://news.example/", (route) => route.fulfill({ contentType: "text/html", body: PAGE }));
  await news.goto("https://news.example/");
  const [desk] = await Promise.all([
    context.waitForEvent("page"),
    news.evaluate((address) => {
      const desk = window.open(address);
      document.body.onclick = () => desk?.postMessage({ copydesk: document.documentElement.outerHTML, title: document.title }, "*");
      addEventListener("message", () => document.body.click());
    }, `${url}#receive`),
  ]);
  await desk.locator(".text .block").first().waitFor();
  await desk.evaluate(() => addEventListener("message", () => (document.title = "heard")));
  await news.evaluate(() => document.body.click());
  await desk.waitForFunction(() => document.title === "heard");
  await desk.getByRole("button", { name: "Desk", exact: true }).click();
  assert.equal(await desk.locator("#desk-menu .items li").count(), 1);
});

test("a paste is taken where a slider, a box to tick or a list has the focus, too", async () => {
  const { page } = await sample({ permissions: ["clipboard-read", "clipboard-write"] });
  const controls = [
    ["Aside", "cd-aside input[type=range]", "Alva"],
    ["Aside", "cd-aside input[type=checkbox]", "Brora"],
    ["Names", "cd-names .find select", "Crail"],
  ] as const;
  for (const [tab, control, name] of controls) {
    await page.getByRole("tab", { name: tab }).click();
    await page.locator(control).focus();
    await page.evaluate((text) => navigator.clipboard.writeText(text), `Home\n\n${town(name).content}\n\nShare\n\nAdvertisement`);
    await page.keyboard.press("Control+v");
    await page.locator(".text", { hasText: `The town of ${name}` }).waitFor();
  }
});

test("what is dragged within the page and let go is no paste", async () => {
  const { page } = await sample();
  const words = page.locator(".text .paragraph .line").nth(1);
  await words.scrollIntoViewIfNeeded();
  const { x, y } = await words.boundingBox() ?? { x: 0, y: 0 };
  await page.evaluate(() => addEventListener("dragend", () => (document.title = "dragged")));
  await page.mouse.dblclick(x + 20, y + 12);
  await page.mouse.move(x + 25, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 60, { steps: 6 });
  await page.mouse.up();
  await page.waitForFunction(() => document.title === "dragged");
  await page.getByRole("button", { name: "Desk", exact: true }).click();
  assert.equal(await page.locator("#desk-menu .items li").count(), 1);
});

/** Drops files onto the page, as a file manager does. */
async function drop(page: Page, files: { name: string; content: string }[]): Promise<void> {
  await page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const { name, content } of list) dataTransfer.items.add(new File([content], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

test("a web archive that is dropped is opened as its page", async () => {
  const { page } = await open();
  const archive = [
    "From: <Saved by a browser>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; type="text/html";',
    '\tboundary="----B--"',
    "",
    "------B--",
    "Content-Type: text/css",
    "",
    "p { color: red }",
    "------B--",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "<h1>Caf=C3=A9 by the harbour closes</h1><p>The caf=C3=A9 by the harbour closes after ninety years, its own=",
    "ers said on Tuesday, because nobody wants to take it over.</p><p>They had looked for a successor for four years, in the town and far beyond it.</p>",
    "------B----",
  ].join("\r\n");
  await drop(page, [{ name: "cafe.mhtml", content: archive }]);
  await page.locator(".text", { hasText: "The café by the harbour closes after ninety years, its owners said" }).waitFor();
});

const town = (name: string): { name: string; content: string } => ({
  name: `${name}.txt`,
  content: `The town of ${name} opened its new library on Monday after a long dispute about the cost of its roof.`,
});

test("several files become several items, chosen or dropped", async () => {
  const { page } = await open();
  const items = page.locator("#desk-menu .items li");
  const chosen = ["Alva", "Brora", "Crail"].map(town);
  await page.locator("input[type=file]").setInputFiles(chosen.map(({ name, content }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) })));
  await page.locator(".text", { hasText: "The town of Crail" }).waitFor();
  await drop(page, ["Dunbar", "Elgin"].map(town));
  await page.locator(".text", { hasText: "The town of Elgin" }).waitFor();
  await page.getByRole("button", { name: "Desk", exact: true }).click();
  await items.nth(4).waitFor();
  assert.equal(await items.count(), 5);
});

test("files laid on the desk together are all read: each has its headline, and what they share is shown", async () => {
  const { page } = await open();
  await drop(page, ["Fife", "Gairloch", "Huntly"].map(town).map(({ name, content }) => ({ name, content: `Library opens after long dispute in ${name.replace(".txt", "")}\n\n${content} Grace Wekesa, the mayor, said she was glad.` })));
  const items = page.locator("#desk-menu .items li");
  await page.getByRole("button", { name: "Desk", exact: true }).click();
  for (const name of ["Fife", "Gairloch", "Huntly"]) await items.filter({ hasText: `Library opens after long dispute in ${name}` }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Links" }).click();
  await page.locator(".shared li", { hasText: "in common" }).nth(1).waitFor();
});

test("files that come together keep their order, also once the page is opened again", async () => {
  const { page } = await open();
  const names = ["Alva", "Brora", "Crail", "Dunbar", "Elgin", "Fife", "Gairloch", "Huntly"];
  await page.locator("input[type=file]").setInputFiles(names.map((name) => ({ name: `${name}.txt`, mimeType: "text/plain", buffer: Buffer.from(`Library opens in ${name}\n\n${town(name).content}`) })));
  await page.locator(".text", { hasText: "The town of Huntly" }).waitFor();
  await page.reload();
  const items = page.locator(".empty-desk .item span");
  await items.nth(7).waitFor();
  assert.match((await items.allInnerTexts()).join(), new RegExp(names.toReversed().join(".*"), "u"));
});

test("files that could not be read yet when the page was left are read when it is opened again", async () => {
  const { page } = await open();
  const names = ["Alva", "Brora", "Crail", "Dunbar"];
  // The page is left as soon as the last file is being read, before any of the others is.
  await page.evaluate(() =>
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".waiting")) return;
      observer.disconnect();
      location.reload();
    }).observe(document.body, { subtree: true, childList: true }),
  );
  await Promise.all([
    page.waitForEvent("load"),
    drop(page, names.map(town).map(({ name, content }) => ({ name, content: `Library opens in ${name.replace(".txt", "")}\n\n${content}` }))),
  ]);
  for (const name of names) await page.locator(".items .item", { hasText: `Library opens in ${name}` }).waitFor();
});

test("a file that cannot be unpacked does not keep the others from being opened", async () => {
  const { page, complaints } = await open();
  const broken = "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n%%%%";
  await drop(page, [town("Alva"), { name: "broken.mhtml", content: broken }, town("Crail")]);
  await page.locator(".text", { hasText: "The town of Crail" }).waitFor();
  await page.getByRole("status").getByText("broken.mhtml holds no text that can be read.").waitFor();
  await page.getByRole("button", { name: "Desk", exact: true }).click();
  assert.equal(await page.locator("#desk-menu .items li").count(), 2);
  assert.deepEqual(complaints, []);
});

test("a file in an older encoding is read in it, whether it says so or not", async () => {
  const { page } = await open();
  const file = page.locator("input[type=file]");
  const words = (bytes: string): Buffer => Buffer.from(bytes, "latin1");
  const LATIN = "The caf\xe9 in Besan\xe7on closed on Monday \x93after ninety years\x94, its owner said in front of two hundred guests.";
  await file.setInputFiles({ name: "said.html", mimeType: "text/html", buffer: words(`<meta charset="windows-1252"><h1>The end</h1><p>${LATIN}</p>`) });
  await page.locator(".text", { hasText: "The café in Besançon closed on Monday “after ninety years”" }).waitFor();
  await page.getByRole("button", { name: "New paste", exact: true }).click();
  await file.setInputFiles({ name: "unsaid.txt", mimeType: "text/plain", buffer: words(LATIN) });
  await page.locator(".text", { hasText: "The café in Besançon closed on Monday “after ninety years”" }).waitFor();
});

test("a file that is no text, and the mere address of a page, are not read, and the page says why", async () => {
  const { page } = await open();
  await page.locator("input[type=file]").setInputFiles({ name: "pier.png", mimeType: "image/png", buffer: Buffer.from("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "latin1") });
  await page.getByRole("status").getByText("pier.png holds no text that can be read.").waitFor();
  await paste(page, { text: "https://news.example/2026/11/ferry\n", html: '<a href="https://news.example/2026/11/ferry">https://news.example/2026/11/ferry</a>' }, ".toast.shown:has-text('address')");
  assert.equal(await page.locator(".empty-desk").count(), 1);
});

test("who stands with whom: the pairs, those of one name, and the sentences they share", async () => {
  const { page } = await sample();
  await page.getByRole("tab", { name: "Links" }).click();
  const pairs = page.locator("cd-links .pairs > li");
  await pairs.first().waitFor();
  const all = await pairs.count();
  await page.getByLabel("With").selectOption({ label: "Uganda" });
  await page.waitForFunction((before) => document.querySelectorAll("cd-links .pairs > li").length < before, all);
  const names = await pairs.locator("summary").allInnerTexts();
  assert.ok(names.length > 0 && names.every((name) => name.includes("Uganda")), names.join("; "));
  const pair = pairs.filter({ has: page.locator("summary", { hasText: /Kenya with Uganda/u }) });
  await pair.locator("summary").click();
  const sentence = pair.locator(".context").first();
  const words = await sentence.innerText();
  assert.ok(words.includes("Uganda") && words.includes("Kenya"), words);
  await sentence.click();
  await page.locator(".text .flash").waitFor();
});

test("at the first sign of a reader, not before, the worker gets ready for a paste", { timeout: 90_000 }, async () => {
  const { page } = await open();
  const rehearsed = (): Promise<number> | undefined =>
    page.workers()[0]?.evaluate(() => performance.getEntriesByName("rehearsed").length);
  while (!page.workers()[0]) await page.waitForTimeout(20);
  assert.equal(await rehearsed(), 0);
  await page.mouse.move(200, 200);
  while (!(await rehearsed())) await page.waitForTimeout(20);
  await page.mouse.move(300, 300);
  await page.keyboard.press("Tab");
  await trySample(page);
  await sampleRead(page);
  assert.equal(await rehearsed(), 1);
});

test("after a crash of the worker another one reads the paste", async () => {
  // The library is held back, so that there is time to crash.
  const { page } = await openWithoutLibrary(browser(), url(), () => undefined);
  await page.locator(".work progress").waitFor();
  await page.workers()[0]?.evaluate(() => void setTimeout(() => { throw new Error("crash"); }));
  await page.getByRole("alert").getByText("Something broke while this page was read.").waitFor();
  // Not before: what is held back would be let go at once.
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await sampleRead(page);
});

test("a library that did not arrive is asked for again", async () => {
  let asked = 0;
  const { page } = await openWithoutLibrary(browser(), url(), (route) => {
    asked++;
    return route.abort();
  });
  await page.getByRole("alert").waitFor();
  // The worker, its second try, and the worker that takes its place have asked in vain: the next try has to ask anew.
  while (asked < 3) await page.waitForTimeout(20);
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await sampleRead(page);
});

test("a worker that cannot be loaded is not asked for again and again, only when it is wanted", async () => {
  let asked = 0;
  const { page } = await open({ serviceWorkers: "block" }, "", (page) =>
    page.route("**/worker-*.js", (route) => {
      asked++;
      return route.abort();
    }),
  );
  await trySample(page);
  await page.getByRole("alert").waitFor();
  assert.ok(asked <= 2, `asked for ${asked} times`);
  await page.unroute("**/worker-*.js");
  await page.getByRole("button", { name: "Try again" }).click();
  await sampleRead(page);
});

test("after a crash while a correction is applied the article stays, and the correction is tried again", async () => {
  const { page } = await sample();
  await page.workers()[0]?.evaluate(() => {
    self.postMessage = () => void setTimeout(() => { throw new Error("crash"); });
  });
  await page.getByRole("tab", { name: /^Aside/u }).click();
  await page.locator(".asides li", { hasText: "1.2k shares" }).getByRole("button").click();
  await page.getByRole("alert").waitFor();
  await sampleRead(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".text .kept", { hasText: "1.2k shares" }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
});

test("what went wrong is not said any more on a cleared desk", async () => {
  const { page } = await openWithoutLibrary(browser(), url(), (route) => route.abort());
  await page.getByRole("alert").waitFor();
  await page.getByRole("button", { name: "Copydesk, New paste" }).click();
  await page.getByRole("alert").waitFor({ state: "detached" });
});

test("the map places what is clear, and says why the rest is not placed", async () => {
  const { page, complaints } = await sample();
  for (const place of ["Kisumu", "Kenya", "Mbita"]) {
    await page.getByLabel("Words of the name").fill(place);
    await page.locator("cd-add").getByLabel("Kind").selectOption("Place");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.locator(".row-name", { hasText: place }).first().waitFor();
  }
  await page.getByRole("tab", { name: "Map" }).click();
  await page.locator("svg.world path").first().waitFor();
  await page.locator("svg.world .point", { hasText: "Kisumu" }).waitFor();
  await page.locator(".places li", { hasText: "Kenya" }).first().waitFor();
  await page.locator(".places li", { hasText: "Mbita" }).getByText("not in the table of places").waitFor();
  assert.deepEqual(complaints, []);
});

test("single keys are shortcuts, the sheet lists them, and they can be turned off", async () => {
  const { page } = await sample();
  const density = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset["density"]);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("m");
  assert.equal(await density(), "labels");
  await page.keyboard.press("n");
  await lookedAt(page);
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.activeElement?.matches("cd-names input"));
  await page.keyboard.press("m");
  assert.equal(await density(), "labels");
  await page.keyboard.press("Escape");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Single-key shortcuts").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("m");
  assert.equal(await density(), "labels");
});
