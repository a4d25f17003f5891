/** Every state of the page that is worth a look: for axe, and for the eye. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { open, openSample, openWithoutLibrary, paste } from "./harness.ts";

interface State {
  name: string;
  enter: (page: Page) => Promise<unknown>;
  /** Goes back to where the next state is entered from. */
  leave?: (page: Page) => Promise<unknown>;
}

const escape = (page: Page): Promise<void> => page.keyboard.press("Escape");
const closePanel = async (page: Page): Promise<void> => {
  const close = page.getByRole("button", { name: "Close", exact: true });
  if (await close.isVisible()) await close.click();
};
const menu = (name: string): State => ({
  name: name.toLowerCase(),
  enter: (page) => page.getByRole("button", { name, exact: true }).click(),
  leave: escape,
});
const tab = (name: string, ready: string): State => ({
  name: `tab-${name.toLowerCase()}`,
  enter: async (page) => {
    await page.getByRole("tab", { name }).click();
    await page.locator(ready).first().waitFor();
  },
  leave: closePanel,
});
const key = (name: string, pressed: string, ready: string): State => ({
  name,
  enter: async (page) => {
    await page.keyboard.press(pressed);
    await page.locator(ready).first().waitFor();
  },
});

const JUNK = "Home\nNews\nSport\nLog in\nAdvertisement\nCookie policy\n© 2026 Example Media";

/** The states by where they begin. */
const WALKS: { begin: (browser: Browser, url: string, options: BrowserContextOptions) => Promise<{ page: Page }>; states: State[] }[] = [
  {
    begin: open,
    states: [
      { name: "empty", enter: (page) => page.getByRole("heading", { level: 1 }).waitFor() },
      {
        name: "empty-message",
        enter: async (page) => {
          await page.getByRole("button", { name: "Read it" }).click();
          await page.getByRole("status").filter({ hasText: /\w/u }).first().waitFor();
        },
      },
      {
        name: "nothing-kept",
        enter: async (page) => {
          await paste(page, { text: JUNK }, ".nothing-kept");
          await page.getByRole("tab", { name: "Aside" }).waitFor();
        },
      },
      {
        name: "empty-with-items",
        enter: async (page) => {
          await page.reload();
          await page.locator(".items li").first().waitFor();
        },
      },
    ],
  },
  {
    begin: openSample,
    states: [
      { name: "article", enter: (page) => page.mouse.move(0, 0) },
      {
        name: "gist",
        enter: (page) => page.locator(".gist summary").click(),
        leave: (page) => page.locator(".gist summary").click(),
      },
      {
        name: "tip",
        enter: async (page) => {
          await page.locator(".text .paragraph mark:not([data-type='number'])").first().focus();
          await page.locator(".tip").waitFor();
        },
      },
      {
        name: "card",
        enter: async (page) => {
          await page.keyboard.press("Enter");
          await page.locator(".card").waitFor();
        },
        leave: escape,
      },
      tab("Names", "cd-names .row"),
      {
        name: "entity",
        enter: async (page) => {
          await page.getByRole("tab", { name: "Names" }).click();
          await page.locator("cd-names .row").first().click();
          await page.locator(".fixes").waitFor();
        },
        leave: closePanel,
      },
      tab("Quotes", "cd-quotes .said"),
      tab("Dates", "cd-times .days li"),
      tab("Map", "svg.world path"),
      tab("Links", "cd-links .pairs li"),
      tab("Aside", "cd-aside .asides li"),
      key("ghosts", "s", ".text .ghost"),
      key("labels", "m", ":root[data-density='labels']"),
      key("marks-off", "m", ":root[data-density='off']"),
      { ...key("shortcuts", "?", "dialog[open]"), leave: escape },
      {
        name: "about",
        enter: async (page) => {
          await page.getByRole("button", { name: "Settings" }).click();
          await page.getByRole("button", { name: "About Copydesk" }).click();
          await page.locator("dialog details").first().waitFor();
        },
        leave: escape,
      },
      menu("Settings"),
      menu("Copy"),
      menu("Download"),
      menu("Desk"),
    ],
  },
  {
    // The library never arrives: the work goes on.
    begin: (browser, url, options) => openWithoutLibrary(browser, url, () => undefined, options),
    states: [{ name: "progress", enter: (page) => page.locator(".work progress").waitFor() }],
  },
  {
    // The library is broken: the work fails.
    begin: (browser, url, options) => openWithoutLibrary(browser, url, (route) => route.abort(), options),
    states: [{ name: "failed", enter: (page) => page.getByRole("alert").waitFor() }],
  },
];

/** Walks through all states, each with its name and the page that is in it. */
export async function* states(browser: Browser, url: string, options: BrowserContextOptions): AsyncGenerator<{ name: string; page: Page }> {
  for (const { begin, states } of WALKS) {
    const { page } = await begin(browser, url, options);
    for (const { name, enter, leave } of states) {
      await enter(page);
      yield { name, page };
      await leave?.(page);
    }
    await page.context().close();
  }
}
