/** The straight line: a paste becomes an article, nothing leaves, nothing is lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { paste, setUp } from "./harness.ts";

const { open } = setUp();

const TEXT = [
  "Dam talks stall in Lisbon",
  "LISBON - The talks about the dam on the upper river stalled on Friday after two days, two delegates said, and no date was set for another round.",
  "The delegates had come to agree how much water the dam may hold back in a dry year, which farmers on both banks have asked for since the spring.",
  "They will meet again in March, the delegates said, once both governments have looked at the figures that the engineers left with them.",
].join("\n\n");

const HTML = TEXT.split("\n\n").map((line, at) => (at === 0 ? `<h1>${line}</h1>` : `<p>${line}</p>`)).join("");

test("a plain paste becomes the article, and no request follows it", async () => {
  const { page, url: home, requests, complaints } = await open();
  await page.waitForLoadState("networkidle");
  const asked = requests.length;
  await paste(page, { text: TEXT });
  assert.match(await page.locator(".text").innerText(), /They will meet again in March/u);
  await page.waitForTimeout(200);
  assert.deepEqual(requests.slice(asked), []);
  assert.deepEqual(complaints, []);
  assert.ok(requests.every((url) => url.startsWith(home)), requests.join("\n"));
});

test("a rich paste is read as HTML, and can be read as plain text instead", async () => {
  const { page } = await open();
  await paste(page, { text: `${TEXT}\n\nOnly in plain text does this paragraph stand, which says that the engineers have left the city by train on Sunday evening.`, html: HTML });
  assert.doesNotMatch(await page.locator(".text").innerText(), /Only in plain/u);
  await page.locator(".reading").getByRole("button", { name: "Plain", exact: true }).click();
  await page.getByText("Only in plain text does").first().waitFor();
});

test("a line set aside in one reading takes none of the other with it, and undo goes back to the reading too", async () => {
  const { page } = await open();
  const menu = ["Home", "News", "Sport", "Weather", "Travel", "Culture", "Science", "Opinion", "Sign in"];
  await paste(page, { text: [...menu, TEXT].join("\n\n"), html: HTML });
  const line = page.locator(".text .block", { hasText: "They will meet again" });
  await line.hover();
  await line.getByRole("button").click();
  await line.waitFor({ state: "detached" });
  const readings = page.locator(".reading").getByRole("group", { name: "Pasted as" });
  await readings.getByRole("button", { name: "Plain", exact: true }).click();
  await line.waitFor();
  await page.getByRole("tab", { name: /^Aside/u }).click();
  await page.locator(".asides li", { hasText: "Home" }).waitFor();
  assert.equal(await page.locator(".asides li", { hasText: "set by the reader" }).count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await line.waitFor({ state: "detached" });
  await page.locator(".asides li", { hasText: "Home" }).waitFor({ state: "detached" });
  await readings.getByRole("button", { name: "Rich", pressed: true }).waitFor();
});

test("markup in a plain paste is shown, never run", async () => {
  const { page, complaints } = await open();
  const text = `Here is a paragraph that is long enough to be read as one. <img src=x onerror="document.title='run'"> It goes on here.`;
  await paste(page, { text });
  assert.equal(await page.locator(".text img").count(), 0);
  assert.notEqual(await page.title(), "run");
  assert.deepEqual(complaints, []);
});

test("a line that is set aside comes back with one click, and undo takes both back", async () => {
  const { page } = await open();
  await paste(page, { text: TEXT });
  const line = page.locator(".text .block", { hasText: "They will meet again" });
  await line.hover();
  await line.getByRole("button").click();
  await line.waitFor({ state: "detached" });
  await page.getByRole("tab", { name: /^Aside/u }).click();
  const aside = page.locator(".asides li", { hasText: "They will meet again" });
  await aside.getByRole("button", { name: "Restore" }).click();
  await line.waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await line.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Redo" }).click();
  await line.waitFor();
});

test("text typed into the box is read", async () => {
  const { page } = await open();
  await page.getByLabel("The page to read").fill(TEXT);
  await page.getByRole("button", { name: "Read it" }).click();
  await page.waitForSelector(".text .block");
  assert.match(await page.locator(".text").innerText(), /stalled on Friday/u);
});

test("what was said of an empty box is gone once there is something to read", async () => {
  const { page } = await open();
  await page.getByRole("button", { name: "Read it" }).click();
  await page.locator(".toast.shown").waitFor();
  await paste(page, { text: TEXT });
  assert.equal(await page.locator(".toast.shown").count(), 0);
});

test("a paste that comes while a longer one is read is read first, and the longer one after it", async () => {
  const { page } = await open();
  const many = Array.from({ length: 10_000 }, (_, at) => `<p>The delegates agreed on Friday how much water dam number ${at} may hold back, Anna Sinclair told reporters in Lisbon.</p>`);
  await paste(page, { html: `<h1>Many dams are agreed on in Lisbon</h1>${many.join("")}` }, ".work progress");
  await paste(page, { text: TEXT }, ".text h1");
  assert.match(await page.locator(".text").innerText(), /stalled on Friday/u);
  await page.getByRole("button", { name: "Desk", exact: true }).click();
  await page.locator("#desk-menu .item", { hasText: "Many dams are agreed on in Lisbon" }).waitFor();
  assert.equal(await page.locator(".toast.shown").count(), 0, "nobody has cancelled anything");
});

test("a dropped file is opened", async () => {
  const { page } = await open();
  await page.locator("input[type=file]").setInputFiles({ name: "dam.html", mimeType: "text/html", buffer: Buffer.from(HTML) });
  await page.waitForSelector(".text .block");
  assert.match(await page.locator(".text").innerText(), /stalled on Friday/u);
});
