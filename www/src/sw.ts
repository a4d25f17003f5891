/**
 * The service worker: keeps every file of this build, so that the page works without a network, and takes what other
 * apps share with the installed page. It is one file without imports; the build writes the list of files into it.
 */
/// <reference lib="webworker" />
export {};

declare const self: ServiceWorkerGlobalScope;
/** The build's files and the hash of them all. */
declare const __BUILD__: { hash: string; files: string[] };

const CACHE = `copydesk-${__BUILD__.hash}`;
const SHARED = "copydesk-shared";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(__BUILD__.files.map((file) => new Request(file, { cache: "reload" })))));
});

self.addEventListener("activate", (event) => {
  const stale = async (): Promise<void> => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== CACHE && name !== SHARED).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(stale());
});

/** The reader has agreed to the new version. */
self.addEventListener("message", (event) => {
  if (event.data === "update") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!url.href.startsWith(self.registration.scope)) return;
  if (request.method === "POST" && url.pathname.endsWith("/share")) event.respondWith(share(request));
  if (request.method === "GET") event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const page = request.mode === "navigate" ? "./" : request;
  return (await cache.match(page, { ignoreSearch: true })) ?? fetch(request);
}

/** Lays down what was shared, and opens the page, which takes it up. */
async function share(request: Request): Promise<Response> {
  const data = await request.formData();
  const cache = await caches.open(SHARED);
  const texts = [data.get("text"), data.get("url")].filter((part): part is string => typeof part === "string" && part !== "");
  if (texts.length > 0) await cache.put("shared/0.txt", new Response(texts.join("\n\n")));
  const files = data.getAll("files").filter((part): part is File => part instanceof File);
  for (const [at, file] of files.entries()) {
    await cache.put(`shared/${at + 1}-${encodeURIComponent(file.name)}`, new Response(file));
  }
  return Response.redirect("./#shared", 303);
}
