/** What comes with the opening of the page: a text in its link, a page from the bookmarklet, what another app shared. */
import { store } from "../state/store.ts";
import { strings } from "../strings.ts";
import { textOfLink } from "./link.ts";
import { openFiles } from "./open.ts";

const SHARED = "copydesk-shared";

export async function arrive(): Promise<void> {
  const { hash } = location;
  if (hash === "#receive") receive();
  if (hash === "#shared") await takeShared();
  if (hash.startsWith("#text=")) {
    const text = await textOfLink(hash);
    if (text?.trim()) store.open({ text: text.toWellFormed(), html: null }, strings.linked);
    else store.say(strings.brokenLink);
  }
  if (/^#(receive|shared|text=)/u.test(hash)) history.replaceState(null, "", location.pathname + location.search);
}

/**
 * The bookmarklet: it opens this page, waits for it, and sends it the HTML of the page it was used on. Where that
 * page's policy cuts the tie between windows, nothing arrives.
 */
export function bookmarklet(): string {
  const here = location.href.split("#")[0];
  const script = `(()=>{const w=open(${JSON.stringify(`${here}#receive`)});addEventListener("message",e=>{if(e.source===w&&e.data==="copydesk:ready")w.postMessage({copydesk:document.documentElement.outerHTML,title:document.title},${JSON.stringify(new URL(here ?? "").origin)})})})()`;
  return `javascript:${encodeURIComponent(script)}`;
}

function receive(): void {
  const opener = window.opener as Window | null;
  if (!opener) return;
  const heard = (event: MessageEvent): void => {
    const data = event.data as { copydesk?: unknown; title?: unknown } | null;
    if (event.source !== opener || typeof data?.copydesk !== "string") return;
    // One page: whoever opened this window has no say in it later.
    removeEventListener("message", heard);
    const name = typeof data.title === "string" && data.title ? data.title : strings.pasted;
    store.open({ text: "", html: data.copydesk.toWellFormed() }, name);
  };
  addEventListener("message", heard);
  // The sender may be any site: what is said to it holds nothing.
  opener.postMessage("copydesk:ready", "*");
}

/** The service worker has laid down what was shared; it is taken up once. */
async function takeShared(): Promise<void> {
  const cache = await caches.open(SHARED);
  const files = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const name = decodeURIComponent(request.url.split("/").at(-1) ?? "").replace(/^\d+-/u, "");
    if (response) files.push(new File([await response.blob()], name === "0.txt" ? strings.sharedName : name));
    await cache.delete(request);
  }
  await openFiles(files);
}
