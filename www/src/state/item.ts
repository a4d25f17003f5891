/** An item on the desk: what was pasted, how it is read, and every state of its correction. */
import type { Correction } from "../generated/analysis.ts";

/** What the clipboard or a file gave; both flavours are kept, so that the reading can be switched. */
export interface Paste {
  text: string;
  html: string | null;
}

export type Reading = "rich" | "plain";

/** All that the reader has chosen about an item. Never changed in place: undo goes back to an older one. */
export interface Edits {
  readonly corrections: readonly Correction[];
  /** The day of publication, YYYY-MM-DD, where the reader gave one. */
  readonly date: string | null;
  /** 0 keeps every line, 100 only what is surely the article. */
  readonly strictness: number;
  /** Which of the flavours is read, where the reader chose. */
  readonly reading?: Reading;
}

export interface Item {
  id: string;
  /** The headline once known, till then where it came from. */
  name: string;
  created: number;
  paste: Paste;
  /** How it is read unless the reader chooses. */
  reading: Reading;
  /** The ids of the entities it was last found to name, for what items share; null till it is read. */
  entities: readonly string[] | null;
  /** States of correction, oldest first. */
  history: readonly Edits[];
  /** Which of them holds now. */
  at: number;
}

export const DEFAULT_STRICTNESS = 50;

/** When the last item came: those of one moment have an order too. */
let last = 0;

export function newItem(paste: Paste, name: string): Item {
  return {
    id: crypto.randomUUID(),
    name,
    created: (last = Math.max(Date.now(), last + 1)),
    paste,
    entities: null,
    reading: paste.html === null ? "plain" : "rich",
    history: [{ corrections: [], date: null, strictness: DEFAULT_STRICTNESS }],
    at: 0,
  };
}

export function edits(item: Item): Edits {
  const now = item.history[item.at];
  if (!now) throw new RangeError("an item always has a state");
  return now;
}

export function readingOf(item: Item): Reading {
  return edits(item).reading ?? item.reading;
}

/** The item with `change` as its newest state; what had been undone is forgotten. */
export function edited(item: Item, change: Partial<Edits>): Item {
  const history = [...item.history.slice(0, item.at + 1), { ...edits(item), ...change }];
  return { ...item, history, at: history.length - 1 };
}

/** The item `steps` states later (or earlier, where negative), as far as there are any. */
export function travelled(item: Item, steps: number): Item {
  return { ...item, at: Math.min(Math.max(item.at + steps, 0), item.history.length - 1) };
}
