/**
 * The lines of the article in the page. Long texts are put in little by little, in groups that the browser need not
 * lay out until they are seen; lines that have not changed keep their elements.
 */
import type { Block } from "../generated/analysis.ts";
import type { Line } from "./block-view.ts";

/** Lines to a group. */
const GROUP = 24;
/** Milliseconds of building before the page gets its turn. */
const SLICE = 24;

interface Shown {
  signature: string;
  element: HTMLElement;
}

export class TextList {
  #groups: { element: HTMLElement; lines: Shown[] }[] = [];
  #blocks = new WeakMap<Element, Block>();
  #elements = new Map<Block, HTMLElement>();
  #run = 0;

  constructor(readonly root: HTMLElement) {}

  /** Shows `lines`; resolves once all are in the page, or to false where a newer call overtook this one. */
  async show(lines: Iterable<Line>, count: number): Promise<boolean> {
    const run = ++this.#run;
    this.#elements.clear();
    this.root.classList.toggle("long", count > 4 * GROUP);
    let began = performance.now();
    let groups = 0;
    let group: Line[] = [];
    const put = (): void => {
      this.#put(groups++, group);
      group = [];
    };
    for (const line of lines) {
      group.push(line);
      if (group.length < GROUP) continue;
      put();
      if (performance.now() - began < SLICE) continue;
      await new Promise((next) => setTimeout(next));
      if (run !== this.#run) return false;
      began = performance.now();
    }
    if (group.length > 0) put();
    for (const { element } of this.#groups.splice(groups)) element.remove();
    return true;
  }

  block(within: Element): Block | null {
    const row = within.closest(".block");
    return (row && this.#blocks.get(row)) ?? null;
  }

  element(block: Block): HTMLElement | null {
    return this.#elements.get(block) ?? null;
  }

  #put(at: number, lines: Line[]): void {
    let group = this.#groups[at];
    if (!group) {
      group = { element: document.createElement("div"), lines: [] };
      group.element.className = "group";
      this.root.append(group.element);
      this.#groups.push(group);
    }
    const known = new Map(group.lines.map((shown) => [shown.signature, shown]));
    const shown = lines.map((line) => {
      const old = known.get(line.signature);
      known.delete(line.signature);
      const element = old?.element ?? line.build();
      this.#blocks.set(element, line.block);
      this.#elements.set(line.block, element);
      return { signature: line.signature, element };
    });
    const changed = shown.length !== group.lines.length || shown.some((row, n) => row.element !== group.lines[n]?.element);
    if (changed) {
      // To be put in anew costs an element its focus; where it is gone, the line in its place takes it.
      const held = document.activeElement as HTMLElement | null;
      const line = group.lines.findIndex(({ element }) => element.contains(held));
      group.element.replaceChildren(...shown.map((row) => row.element));
      const next = shown[Math.min(line, shown.length - 1)]?.element.querySelector<HTMLElement>(".gutter");
      if (line >= 0) (held?.isConnected ? held : next)?.focus({ preventScroll: true });
    }
    group.lines = shown;
  }
}
