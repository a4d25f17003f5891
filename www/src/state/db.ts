/** The desk's drawer: items in IndexedDB, on this machine only. */
import type { Item } from "./item.ts";

const NAME = "copydesk";
const ITEMS = "items";
/** How long the browser is given to clear a site's data, in milliseconds; if it takes longer, the next need opens anew. */
const CLEARING = 100;

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ITEMS, { keyPath: "id" });
    request.onsuccess = () => {
      // The browser shuts it when the site's data are cleared: then it is opened anew, once they are, and not only when it
      // is needed, since a page that is left has no time to wait for that.
      request.result.onclose = () => {
        opened = null;
        setTimeout(() => open().catch(() => undefined), CLEARING);
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = null;
      reject(request.error ?? new Error("the drawer cannot be opened"));
    };
  });
  return opened;
}

async function run<T>(mode: IDBTransactionMode, ask: (items: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction(ITEMS, mode);
  return new Promise((resolve, reject) => {
    const request = ask(transaction.objectStore(ITEMS));
    // A page that is left would not live to commit by itself.
    transaction.commit();
    // Not before: for want of room the browser takes back what it had taken.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error("the drawer did not answer"));
  });
}

/** Every item, newest first; none where the browser keeps nothing (private windows). */
export async function loadItems(): Promise<Item[]> {
  try {
    return (await run<Item[]>("readonly", (items) => items.getAll())).sort((a, b) => b.created - a.created);
  } catch {
    return [];
  }
}

/** An item as it is kept, where it is. */
export async function loadItem(id: string): Promise<Item | undefined> {
  return run<Item | undefined>("readonly", (items) => items.get(id)).catch(() => undefined);
}

/** Keeps an item; resolves to false where the browser refuses, for want of room or of permission. */
export async function keepItem(item: Item): Promise<boolean> {
  try {
    await run("readwrite", (items) => items.put(item));
    return true;
  } catch {
    return false;
  }
}

export async function dropItem(id: string): Promise<void> {
  await run("readwrite", (items) => items.delete(id)).catch(() => undefined);
}

export async function dropItems(): Promise<void> {
  await run("readwrite", (items) => items.clear()).catch(() => undefined);
}
