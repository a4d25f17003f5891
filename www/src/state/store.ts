/** The one place where the page's state lives. Views read it, call its methods, and are told of every change. */
import { Engine, EngineError } from "../engine/client.ts";
import type { Analysis, Correction, ExportFile, Format, Span } from "../generated/analysis.ts";
import type { Progress, Request } from "../engine/protocol.ts";
import { Model } from "../derive/model.ts";
import { strings } from "../strings.ts";
import type { Layer } from "../types.ts";
import { dropItem, dropItems, keepItem, loadItem, loadItems } from "./db.ts";
import { whenIdle } from "./idle.ts";
import type { Edits, Item, Paste, Reading } from "./item.ts";
import { edited, edits, newItem, readingOf, travelled } from "./item.ts";
import type { Settings } from "./settings.ts";
import { hearSettings, loadSettings, saveSettings } from "./settings.ts";

/** How far the work has come is told by the event `progress`, for it comes often; all else by `change`. */
export type Work = { phase: "idle" } | { phase: "working"; since: number; units: number; progress: Progress } | { phase: "failed"; message: string };

export const TABS = ["names", "quotes", "times", "map", "links", "aside"] as const;
export type Tab = (typeof TABS)[number];

/** Where the reader's eye is. */
export interface Focus {
  /** The entity that is looked at. */
  entity: string | null;
  /** The mention that is looked at: an index into the analysis. */
  mention: number | null;
  /** The place in the article's text. */
  at: number | null;
  tab: Tab;
  /** Whether the panel is open; it always is where there is room. */
  panel: boolean;
}

/** What the tabs tell each other: which item was kept anew, or is taken off the desk; all are where that is null. */
type News = { kept: string } | { dropped: string | null };

export class Store extends EventTarget {
  settings: Settings = loadSettings();
  /** The items on the desk, newest first. */
  items: readonly Item[] = [];
  item: Item | null = null;
  model: Model | null = null;
  work: Work = { phase: "idle" };
  /** A change that is tried, but not made yet. */
  preview: Partial<Edits> | null = null;
  focus: Focus = { entity: null, mention: null, at: null, tab: "names", panel: false };
  /** The last message for the reader, shown for a while and read out. */
  notice = "";

  readonly #engine = new Engine();
  #again = false;
  /** Items that were laid on the desk and are not read yet. */
  readonly #unread = new Set<string>();
  /** Whether one of them is being read. */
  #behind = false;
  /** Items whose newest state is not kept yet. */
  readonly #unkept = new Set<string>();
  /** The other tabs that show the same desk. */
  readonly #tabs = new BroadcastChannel("copydesk");

  start(): void {
    this.#engine.warm();
    this.#tabs.addEventListener("message", ({ data }) => void this.#hear(data as News));
    hearSettings((settings) => this.#settle(settings));
    void loadItems().then((kept) => {
      this.items = [...this.items, ...kept.filter((item) => !this.items.some((other) => other.id === item.id))];
      for (const { id, entities } of kept) if (entities === null) this.#unread.add(id);
      this.changed();
      if (this.work.phase !== "working") void this.#readOn();
    });
  }

  /** At the first sign of a reader there is time to get ready before the paste. */
  expect(): void {
    this.#engine.rehearse();
  }

  /** Another tab has changed the desk: what it has done holds here too. */
  async #hear(news: News): Promise<void> {
    if ("dropped" in news) return this.#forget(news.dropped);
    const item = await loadItem(news.kept);
    // A change that is not kept yet is newer.
    if (!item || this.#unkept.has(item.id)) return;
    const before = this.items.find(({ id }) => id === item.id);
    this.items = before ? this.items.map((other) => (other === before ? item : other)) : [item, ...this.items];
    const open = this.item?.id === item.id;
    if (open) this.item = item;
    this.changed();
    const chosen = (of: Item): string => JSON.stringify(edits(of));
    if (open && before && chosen(before) !== chosen(item)) void this.#analyze();
  }

  /** Puts a paste on the desk and analyses it. */
  open(paste: Paste, name: string): void {
    const item = newItem(paste, name);
    this.#store(item);
    this.#show(item);
  }

  /** Lays a paste on the desk without opening it; it is read when nothing else is. */
  lay(paste: Paste, name: string): void {
    const item = newItem(paste, name);
    this.#unread.add(item.id);
    this.#store(item);
    this.changed();
  }

  /** Takes an item of the desk up again. */
  take(id: string): void {
    const item = this.items.find((item) => item.id === id);
    if (item) this.#show(item);
  }

  /** Takes an item off the desk for good. */
  drop(id: string): void {
    this.#tabs.postMessage({ dropped: id } satisfies News);
    void this.#forget(id);
  }

  async dropAll(): Promise<void> {
    this.#tabs.postMessage({ dropped: null } satisfies News);
    await this.#forget(null);
    this.say(strings.deskCleared);
  }

  /** Every tab forgets by itself, for one may be about to keep what another drops. */
  async #forget(id: string | null): Promise<void> {
    this.items = id === null ? [] : this.items.filter((item) => item.id !== id);
    if (id === null || this.item?.id === id) this.clear();
    else this.changed();
    await (id === null ? dropItems() : dropItem(id));
  }

  /** Reads the same paste once more, after it was cancelled or failed. */
  again(): void {
    void this.#analyze();
  }

  /** Clears the desk for the next paste. */
  clear(): void {
    this.cancel();
    if (this.work.phase === "failed") this.work = { phase: "idle" };
    this.item = null;
    this.model = null;
    this.focus = { ...this.focus, entity: null, mention: null, at: null, panel: false };
    this.changed();
  }

  cancel(): void {
    if (this.work.phase !== "working") return;
    this.#again = false;
    if (this.item) this.#unread.delete(this.item.id);
    this.#engine.cancel();
  }

  read(reading: Reading): void {
    if (!this.item || reading === readingOf(this.item)) return;
    // A line is named by its place: in the other reading another one may stand there.
    this.edit({ reading, corrections: edits(this.item).corrections.filter((correction) => correction.do !== "line") });
  }

  /** Shows what a change would do, without making it. */
  try(change: Partial<Edits>): void {
    this.preview = change;
    void this.#analyze();
  }

  edit(change: Partial<Edits>): void {
    if (this.item) this.#update(edited(this.item, change));
  }

  correct(...corrections: Correction[]): void {
    if (this.item) this.edit({ corrections: [...edits(this.item).corrections, ...corrections] });
  }

  travel(steps: -1 | 1): void {
    if (!this.item) return;
    const item = travelled(this.item, steps);
    if (item.at !== this.item.at) {
      this.#update(item);
      this.say(steps < 0 ? strings.undone : strings.redone);
    }
  }

  get canUndo(): boolean {
    return (this.item?.at ?? 0) > 0;
  }

  get canRedo(): boolean {
    return this.item !== null && this.item.at < this.item.history.length - 1;
  }

  /** The article in `format`, as files; null where there is none or it failed, which is said. */
  async export(format: Format): Promise<ExportFile[] | null> {
    if (!this.model) return null;
    try {
      return await this.#engine.export(this.model.analysis, format);
    } catch (error) {
      this.say(error instanceof EngineError && error.code !== "crashed" ? error.message : strings.crashed);
      return null;
    }
  }

  set(change: Partial<Settings>): void {
    this.#settle({ ...this.settings, ...change });
    saveSettings(this.settings);
  }

  /** The settings are these now. What is kept already goes with the permission to keep. */
  #settle(settings: Settings): void {
    const { keep } = this.settings;
    this.settings = settings;
    if (settings.keep && !keep) this.items.forEach((item) => this.#store(item));
    if (!settings.keep && keep) void dropItems();
    this.changed();
  }

  toggle(layer: Layer): void {
    const { hidden } = this.settings;
    this.set({ hidden: hidden.includes(layer) ? hidden.filter((other) => other !== layer) : [...hidden, layer] });
  }

  look(change: Partial<Focus>): void {
    this.focus = { ...this.focus, ...change };
    this.changed();
  }

  /** Goes to a mention: the article scrolls there, its entity is looked at. */
  jump(mention: number): void {
    const found = this.model?.analysis.mentions[mention];
    if (!found) return;
    this.look({ mention, at: found.start, entity: found.entity ?? this.focus.entity });
    this.dispatchEvent(new CustomEvent("jump", { detail: found }));
  }

  /** Goes to a place in the article's text. */
  jumpTo(start: number, end: number): void {
    this.look({ at: start });
    this.dispatchEvent(new CustomEvent("jump", { detail: { start, end } }));
  }

  /** Whether the eye is within a span of the article's text. */
  isAt(span: Span): boolean {
    const { at } = this.focus;
    return at !== null && span.start <= at && at < span.end;
  }

  /** Shows an entity among the names, with its details. */
  openEntity(entity: string | null): void {
    this.look({ entity, tab: "names", panel: true });
    this.dispatchEvent(new Event("open-entity"));
  }

  say(notice: string): void {
    this.notice = notice;
    this.changed();
  }

  changed(): void {
    this.dispatchEvent(new Event("change"));
  }

  #show(item: Item): void {
    if (this.work.phase === "working") {
      // What is being read is read when there is time.
      if (this.item?.entities === null) this.#unread.add(this.item.id);
      this.#engine.cancel();
    }
    this.preview = null;
    this.model = null;
    this.focus = { ...this.focus, entity: null, mention: null, at: null };
    this.item = item;
    this.changed();
    void this.#analyze();
  }

  #update(item: Item): void {
    this.preview = null;
    this.item = item;
    this.#store(item);
    this.changed();
    void this.#analyze();
  }

  /** Lays the newest state of an item on the desk, and keeps it where that is wanted. */
  #store(item: Item): void {
    const known = this.items.some((other) => other.id === item.id);
    this.items = known ? this.items.map((other) => (other.id === item.id ? item : other)) : [item, ...this.items];
    if (!this.settings.keep) return;
    if (this.#unkept.size === 0) whenIdle(() => this.#keep());
    this.#unkept.add(item.id);
  }

  /** Keeps what has changed, when there is time for it: a long paste takes the browser a while to copy. */
  #keep(): void {
    const unkept = this.items.filter(({ id }) => this.#unkept.has(id));
    this.#unkept.clear();
    if (!this.settings.keep) return;
    for (const item of unkept) {
      void keepItem(item).then((kept) => (kept ? this.#tabs.postMessage({ kept: item.id } satisfies News) : this.say(strings.notKept)));
    }
  }

  #found(item: Item, analysis: Analysis, input: string): void {
    if (!this.preview) this.#note(item.id, analysis);
    if (this.item?.id === item.id) this.model = new Model(analysis, analysis.origin.text ?? input);
  }

  /** Notes what was found in an item: its headline as its name, and the names it shares with others. */
  #note(id: string, { article, entities }: Analysis): void {
    this.#unread.delete(id);
    const item = this.items.find((item) => item.id === id);
    if (!item) return;
    const now = { ...item, name: article.headline ?? item.name, entities: entities.map(({ id }) => id) };
    // Each tab notes the same: they would tell each other for ever.
    if (JSON.stringify([now.name, now.entities]) === JSON.stringify([item.name, item.entities])) return;
    if (this.item?.id === id) this.item = now;
    this.#store(now);
  }

  /** Reads what was laid on the desk, one after the other, for as long as the reader waits for nothing else. */
  async #readOn(): Promise<void> {
    if (this.#behind) return;
    this.#behind = true;
    for (const id of this.#unread) {
      const item = this.items.find((item) => item.id === id);
      const analysis = item && (await this.#engine.analyze(requestOf(item), () => undefined).catch(() => null));
      if (this.work.phase === "working") break;
      this.#unread.delete(id);
      if (!analysis) continue;
      this.#note(id, analysis);
      this.changed();
    }
    this.#behind = false;
  }

  /** Runs the engine till its answer fits the newest state of the item. */
  async #analyze(): Promise<void> {
    if (this.work.phase === "working") {
      this.#again = true;
      return;
    }
    if (this.#behind) this.#engine.cancel();
    do {
      const item: Item | null = this.item;
      if (!item) return;
      this.#again = false;
      const input = inputOf(item);
      this.work = { phase: "working", since: performance.now(), units: input.length, progress: { stage: "lines", done: 0 } };
      this.changed();
      try {
        const analysis = await this.#engine.analyze(requestOf(item, this.preview), (progress) => {
          if (this.work.phase !== "working") return;
          this.work = { ...this.work, progress };
          this.dispatchEvent(new Event("progress"));
        });
        this.#found(item, analysis, input);
        this.work = { phase: "idle" };
      } catch (error) {
        this.work = this.#problem(error);
      }
    } while (this.#again);
    this.changed();
    void this.#readOn();
  }

  #problem(error: unknown): Work {
    if (!(error instanceof EngineError)) throw error;
    if (error.code === "cancelled") {
      // Not where another item, or none, took its place.
      if (this.item && !this.#again) this.notice = strings.cancelled;
      return { phase: "idle" };
    }
    return { phase: "failed", message: error.code === "crashed" ? strings.crashed : error.message };
  }
}

/** The text that the item's reading hands to the library. */
function inputOf(item: Item): string {
  return readingOf(item) === "rich" && item.paste.html !== null ? item.paste.html : item.paste.text;
}

/** What the library is asked about an item. */
function requestOf(item: Item, preview?: Partial<Edits> | null): Request {
  const { corrections, date, strictness } = { ...edits(item), ...preview };
  return {
    input: inputOf(item),
    kind: readingOf(item) === "rich" ? "html" : "text",
    options: { corrections: [...corrections], date, strictness },
  };
}

export const store = new Store();
