/** The built page, served under a sub-path and opened in a real browser. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { after, afterEach, before } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, BrowserContextOptions, Page, Route } from "playwright-core";
import { chromium } from "playwright-core";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

/** A host that knows nothing: it serves the files of the build under /a/sub/path/. */
export async function serve(dist = DIST): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.replace(/^\/a\/sub\/path\//u, "");
    try {
      if (path === pathname) throw new Error("outside the sub-path");
      const body = await readFile(join(dist, normalize(path || "index.html")));
      const type = TYPES[extname(path || "index.html")] ?? "application/octet-stream";
      // As every host does with text.
      const packed = /text|json|svg/u.test(type);
      response.writeHead(200, { "content-type": type, ...(packed && { "content-encoding": "gzip" }) });
      response.end(packed ? gzipSync(body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/a/sub/path/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function launch(): Promise<Browser> {
  return chromium.launch({
    timeout: 90_000,
    executablePath: process.env["CHROME"] ?? "/usr/bin/chromium",
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page of its own context, with what it asked for and what it complained of. */
export interface Desk {
  page: Page;
  context: BrowserContext;
  /** The page's own address, without a fragment. */
  url: string;
  requests: string[];
  complaints: string[];
}

/** Opens the page; `prepare` has it before it loads. */
export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce", ...options });
  // A machine that tests may be slow and busy: what waits for a state is no measure of time.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const desk: Desk = { page, context, url: url.replace(/#.*$/u, ""), requests: [], complaints: [] };
  page.on("request", (request) => desk.requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && desk.complaints.push(message.text()));
  page.on("pageerror", (error) => desk.complaints.push(String(error)));
  await prepare(page);
  await page.goto(url);
  await page.waitForSelector("cd-app header");
  return desk;
}

/** Asks for the sample. */
export async function trySample(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Try a sample" }).click();
}

/** Waits till the sample is read. */
export async function sampleRead(page: Page): Promise<void> {
  await page.locator(".text h1", { hasText: "Lake Victoria" }).waitFor();
}

/** Opens a page with the sample on it. */
export async function openSample(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Desk> {
  const desk = await open(browser, url, options);
  await trySample(desk.page);
  await sampleRead(desk.page);
  return desk;
}

/** Opens a page that asks for the sample and never gets the library: `handle` answers for it. */
export async function openWithoutLibrary(
  browser: Browser,
  url: string,
  handle: (route: Route) => unknown,
  options: BrowserContextOptions = {},
): Promise<Desk> {
  const desk = await open(browser, url, { ...options, serviceWorkers: "block" }, (page) => page.route("**/*.wasm", handle));
  await trySample(desk.page);
  return desk;
}

/** What the tests of one file open their pages with. */
export interface SetUp {
  browser: () => Browser;
  url: () => string;
  /** Opens the page, with `fragment` behind its address. */
  open: (options?: BrowserContextOptions, fragment?: string, prepare?: Parameters<typeof open>[3]) => Promise<Desk>;
  /** Opens the page and reads the sample. */
  sample: (options?: BrowserContextOptions) => Promise<Desk>;
}

/** Serves the page and starts a browser for the tests of one file; what a test opened is closed after it. */
export function setUp(): SetUp {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  before(async () => {
    host = await serve();
    browser = await launch();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser.close();
    host.close();
  });
  return {
    browser: () => browser,
    url: () => host.url,
    open: (options, fragment = "", prepare) => open(browser, host.url + fragment, options, prepare),
    sample: (options) => openSample(browser, host.url, options),
  };
}

/** Waits till the marks of an entity are set off from the others. */
export async function lookedAt(page: Page): Promise<void> {
  await page.waitForFunction(isLookedAt);
}

/** Whether a mark is set off; it runs in the page. */
export function isLookedAt(): boolean {
  const strong = getComputedStyle(document.documentElement).getPropertyValue("--tint-strong");
  return [...document.querySelectorAll(".text mark")].some((mark) => getComputedStyle(mark).getPropertyValue("--tint") === strong);
}

/** How many items the browser holds for the page. */
export async function keptItems(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((answer) => {
        indexedDB.open("copydesk", 1).onsuccess = (event) => {
          const { result } = event.target as IDBOpenDBRequest;
          result.transaction("items").objectStore("items").count().onsuccess = (counted) => {
            answer((counted.target as IDBRequest<number>).result);
            result.close();
          };
        };
      }),
  );
}

/** Pastes as a browser does, with one or both flavours, and waits for what comes of it. */
export async function paste(page: Page, data: { text?: string; html?: string }, ready = ".text .block"): Promise<void> {
  await page.evaluate(({ text, html }) => {
    const clipboardData = new DataTransfer();
    if (text !== undefined) clipboardData.setData("text/plain", text);
    if (html !== undefined) clipboardData.setData("text/html", html);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
  await page.waitForSelector(ready);
}
