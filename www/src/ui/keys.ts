/** The shortcuts: single keys, which can be turned off, and undo as everywhere. */
import { store } from "../state/store.ts";
import type { Tab } from "../state/store.ts";
import { TABS } from "../state/store.ts";
import { strings } from "../strings.ts";
import { copyAs } from "./out.ts";

interface Shortcut {
  key: string;
  name: string;
  act: () => unknown;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { key: "?", name: strings.keys.sheet, act: () => store.dispatchEvent(new CustomEvent("help", { detail: "keys" })) },
  { key: "n", name: strings.next, act: () => step(1) },
  { key: "p", name: strings.previous, act: () => step(-1) },
  { key: "m", name: strings.keys.density, act: density },
  { key: "s", name: strings.keys.ghosts, act: () => store.set({ ghosts: !store.settings.ghosts }) },
  { key: "/", name: strings.search, act: search },
  { key: "c", name: strings.keys.copy, act: () => copyAs("rich") },
  { key: "u", name: strings.undo, act: () => store.travel(-1) },
  { key: "r", name: strings.redo, act: () => store.travel(1) },
  { key: "x", name: strings.newPaste, act: () => store.clear() },
  ...TABS.map((tab, at) => ({ key: String(at + 1), name: strings.tabs[tab], act: () => show(tab) })),
];

export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    const field = event.target instanceof Element && event.target.matches("input:not([type=range], [type=checkbox]), textarea, select");
    if (field || event.defaultPrevented || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "z" || !store.model) return;
      event.preventDefault();
      store.travel(event.shiftKey ? 1 : -1);
      return;
    }
    if (!store.settings.shortcuts || document.querySelector("dialog[open], [popover]:popover-open")) return;
    const shortcut = SHORTCUTS.find(({ key }) => key === event.key);
    if (!shortcut || (!store.model && event.key !== "?")) return;
    event.preventDefault();
    shortcut.act();
  });
}

/** The next mention of what is looked at, or of anything that is shown. */
function step(by: 1 | -1): void {
  const { model, focus, settings } = store;
  if (!model) return;
  const { mentions } = model.analysis;
  const own = model.entity(focus.entity)?.mentions;
  const list = own ?? [...mentions.keys()].filter((at) => !settings.hidden.includes(model.type(mentions[at] as (typeof mentions)[number])));
  const at = list.indexOf(focus.mention ?? -1);
  const next = list[(at + by + list.length) % list.length] ?? list[0];
  if (next !== undefined) store.jump(next);
}

function density(): void {
  const order = ["lines", "labels", "off"] as const;
  const at = order.indexOf(store.settings.density);
  store.set({ density: order[(at + 1) % order.length] ?? "lines" });
}

function search(): void {
  show("names");
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>("cd-names input")?.focus());
}

function show(tab: Tab): void {
  store.look({ tab, panel: true });
}
