/** The article, set to be read, with its marks. */
import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { firstAfter } from "../derive/pieces.ts";
import type { Model } from "../derive/model.ts";
import type { Block, Span } from "../generated/analysis.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { line } from "./block-view.ts";
import "./gist.ts";
import { TextList } from "./text-list.ts";

/** The rule that sets off the marks of the entity that is looked at. */
const LOOKED_AT = new CSSStyleSheet();
document.adoptedStyleSheets.push(LOOKED_AT);
/** Whose marks it sets off: as long-lived as the rule, which outlives the article. */
let emphasised: string | null = null;

const HEADS = ["headline", "standfirst", "byline", "timestamp"];

class Article extends View {
  #list: TextList | null = null;
  #shown: { model: Model; ghosts: boolean } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    store.addEventListener("jump", this.#jump);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    store.removeEventListener("jump", this.#jump);
  }

  protected override render(): unknown {
    const { model } = store;
    if (!model) return nothing;
    const { blocks, notices } = model.analysis;
    const kept = blocks.length - model.aside.length;
    // What casts doubt on every mark is said before them.
    const { foreign = [], others = [] } = Object.groupBy(notices, ({ code }) => (code === "not-english" ? "foreign" : "others"));
    return html`
      <article>
        ${kept > 0
          ? html`<cd-gist></cd-gist>`
          : html`
              <div class="nothing-kept">
                <h1>${strings.nothingKept}</h1>
                <button type="button" @click=${() => store.correct({ do: "keepAll" })}>${strings.keepAll}</button>
              </div>
            `}
        ${foreign.map((notice) => html`<p class="notice first">${notice.message}</p>`)}
        <div class="text" @click=${this.#click} @focusin=${this.#focusin} @keydown=${this.#keydown}></div>
        ${others.map((notice) => (notice.code === "no-date" ? undated(model) : html`<p class="notice">${notice.message}</p>`))}
        ${model.aside.length > 0
          ? html`
              <p class="aside-run">
                <button type="button" class="link" @click=${() => store.look({ tab: "aside", panel: true })}>
                  ${strings.asideRun(model.aside.length, kinds(model.aside))}
                </button>
              </p>
            `
          : nothing}
      </article>
    `;
  }

  protected override updated(_: PropertyValues): void {
    const { model, settings } = store;
    if (!model) return;
    const root = this.querySelector<HTMLElement>(".text");
    if (!root) return;
    if (this.#list?.root !== root) this.#list = new TextList(root);
    if (this.#shown?.model !== model || this.#shown.ghosts !== settings.ghosts) {
      this.#shown = { model, ghosts: settings.ghosts };
      void this.#show(model, settings.ghosts);
    }
    this.#emphasise();
    this.#tabStop();
  }

  /** Keeps one mark that can be seen in reach of the Tab key. */
  #tabStop(): void {
    const { hidden } = store.settings;
    const seen = `mark${hidden.map((layer) => `:not([data-type="${layer}"])`).join("")}`;
    const now = this.querySelector<HTMLElement>('mark[tabindex="0"]');
    if (now?.matches(seen)) return;
    if (now) now.tabIndex = -1;
    this.querySelector(seen)?.setAttribute("tabindex", "0");
  }

  async #show(model: Model, ghosts: boolean): Promise<void> {
    const order = ghosts ? model.analysis.blocks : reading(model.analysis.blocks);
    function* lines(): Generator<ReturnType<typeof line>> {
      for (const block of order) yield line(model, block);
    }
    if (!(await this.#list?.show(lines(), order.length))) return;
    this.#tabStop();
    store.dispatchEvent(new Event("shown"));
  }

  /** Gives the marks of the entity that is looked at their emphasis: by one rule, for they may be many thousands. */
  #emphasise(): void {
    const { entity } = store.focus;
    if (entity === emphasised) return;
    emphasised = entity;
    const name = entity === null ? "" : CSS.escape(entity);
    LOOKED_AT.replaceSync(
      entity === null
        ? ""
        : `mark[data-entity="${name}"] { --tint: var(--tint-strong); }
           @media (forced-colors: active) { mark[data-entity="${name}"] { background: Highlight; color: HighlightText; forced-color-adjust: none; } }`,
    );
  }

  #mention(mark: HTMLElement): number | null {
    const block = this.#list?.block(mark);
    if (!store.model || !block?.article) return null;
    return firstAfter(store.model.analysis.mentions, block.article.start + Number(mark.dataset["offset"]));
  }

  #jump = (event: Event): void => {
    const span = (event as CustomEvent<Span>).detail;
    const block = store.model?.analysis.blocks.find(
      ({ article }) => article && article.start <= span.start && span.start < article.end,
    );
    const row = block && this.#list?.element(block);
    if (!row || !block?.article) return;
    const offset = span.start - block.article.start;
    const mark = row.querySelector<HTMLElement>(`mark[data-offset="${offset}"]`);
    const target = mark ?? row;
    // From a mark, or its card, the focus goes along.
    if (document.activeElement?.closest("mark, cd-tip")) mark?.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    target.classList.remove("flash");
    requestAnimationFrame(() => target.classList.add("flash"));
    setTimeout(() => target.classList.remove("flash"), 1600);
  };

  #click = (event: Event): void => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>("button.gutter");
    const block = button && this.#list?.block(button);
    if (block) {
      store.correct({ do: "line", at: block.start, label: block.kept ? "other" : "paragraph" });
      store.say(block.kept ? strings.wasSetAside : strings.restored);
      return;
    }
    const mark = target.closest<HTMLElement>("mark");
    if (!getSelection()?.isCollapsed) return;
    if (mark) return this.#look(mark);
    const quote = target.closest<HTMLElement>(".quote");
    const start = quote && this.#list?.block(quote)?.article?.start;
    if (quote && start !== undefined && start !== null) store.look({ at: start + Number(quote.dataset["offset"]) });
  };

  /** Shows a mark's card; who came by keyboard goes into it. */
  #look(mark: HTMLElement, enter = false): void {
    const mention = this.#mention(mark);
    if (mention === null) return;
    const at = store.model?.analysis.mentions[mention]?.start ?? null;
    store.look({ mention, at, entity: mark.dataset["entity"] ?? null });
    store.dispatchEvent(new CustomEvent("card", { detail: { mark, mention, enter } }));
  }

  /** One mark at a time can be reached with Tab; the arrows go on from there. */
  #focusin = (event: Event): void => {
    const mark = (event.target as Element).closest<HTMLElement>("mark");
    if (!mark) return;
    for (const other of this.querySelectorAll<HTMLElement>('mark[tabindex="0"]')) other.tabIndex = -1;
    mark.tabIndex = 0;
  };

  #keydown = (event: KeyboardEvent): void => {
    const mark = (event.target as Element).closest<HTMLElement>("mark");
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#look(mark, true);
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const { hidden } = store.settings;
    const marks = [...this.querySelectorAll<HTMLElement>("mark")].filter(
      ({ dataset }) => !(hidden as string[]).includes(dataset["type"] ?? ""),
    );
    marks[marks.indexOf(mark) + step]?.focus();
  };
}

/** Where a date waits for the article's own: what is missing, and the way to the field for it. */
function undated(model: Model): unknown {
  const waits = model.analysis.times.some(({ type, value }) => (type === "DATE" || type === "TIME") && value.startsWith("XXXX"));
  if (!waits) return nothing;
  return html`
    <p class="notice">
      ${strings.undated}
      <button type="button" class="link" @click=${() => store.look({ tab: "times", panel: true })}>${strings.setDate}</button>
    </p>
  `;
}

/** The kept blocks as they are read: the heads first, the rest in the order of the paste. */
function reading(blocks: readonly Block[]): Block[] {
  const kept = blocks.filter((block) => block.kept);
  const rank = (block: Block): number => (HEADS.includes(block.label) ? HEADS.indexOf(block.label) : HEADS.length);
  return kept.map((block, at) => ({ block, at })).sort((a, b) => rank(a.block) - rank(b.block) || a.at - b.at).map(({ block }) => block);
}

/** The kinds of lines, most frequent first: "advert, other story, menu". */
function kinds(blocks: readonly Block[]): string {
  const counts = new Map<string, number>();
  for (const { label } of blocks) counts.set(strings.blocks[label], (counts.get(strings.blocks[label]) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([kind]) => kind).join(", ");
}

customElements.define("cd-article", Article);
