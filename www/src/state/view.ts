/** What every view shares: it renders into the page itself and follows the store. */
import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Model } from "../derive/model.ts";
import { once } from "../derive/once.ts";
import { strings } from "../strings.ts";
import { store } from "./store.ts";

export abstract class View extends LitElement {
  readonly #follow = (): void => this.requestUpdate();

  /** No shadow: the article can be selected, searched and printed as one text, and styled from one place. */
  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    store.addEventListener("change", this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    store.removeEventListener("change", this.#follow);
  }

  /** Without a focus the keyboard would begin at the top of the page again: where what had it is gone, it goes home. */
  protected override update(changed: PropertyValues): void {
    const held = this.contains(document.activeElement);
    super.update(changed);
    if (held && document.activeElement === document.body) this.home()?.focus({ preventScroll: true });
  }

  /** What takes the focus where it would be lost. */
  protected home(): HTMLElement | null {
    return this.closest<HTMLElement>(".pane, main") ?? document.querySelector("main");
  }
}

/** More lines than this are a long article. */
const LONG = 1_000;

/** Resolves once the first lines of an article are on the screen. */
const painted = once((_: Model) => new Promise<void>((seen) => requestAnimationFrame(() => setTimeout(seen))));

/** A view beside the article: it comes after it. Where the article is long, each has its turn in a task of its own. */
export abstract class SideView extends View {
  protected override async scheduleUpdate(): Promise<void> {
    const { model } = store;
    if (model) await painted(model);
    if (model && model.analysis.blocks.length > LONG) await new Promise((turn) => setTimeout(turn));
    super.scheduleUpdate();
  }

  #at: number | null = null;

  /** What the eye has gone to in the text is brought to the eye here too. */
  protected override updated(): void {
    const { at } = store.focus;
    if (at === this.#at) return;
    this.#at = at;
    const pane = this.closest<HTMLElement>(".pane");
    const here = this.querySelector<HTMLElement>('[aria-current="true"]');
    if (at === null || !pane || !here) return;
    const [frame, box] = [pane.getBoundingClientRect(), here.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
  }

  /** The lists that are shown whole. */
  protected readonly whole = new Set<string>();

  /** The first members of a list, or all of them once they were asked for, and the button that asks. */
  protected few<Member>(key: string, list: readonly Member[], few: number): { shown: readonly Member[]; more: unknown } {
    if (list.length <= few || this.whole.has(key)) return { shown: list, more: nothing };
    const ask = (): void => {
      this.whole.add(key);
      this.requestUpdate();
    };
    return {
      shown: list.slice(0, few),
      more: html`<button type="button" class="link" @click=${ask}>${strings.more(list.length - few)}</button>`,
    };
  }
}
