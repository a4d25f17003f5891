/** One line of the paste as elements: text and marks only, ever, through `textContent`. */
import { lazy } from "../derive/once.ts";
import { pieces } from "../derive/pieces.ts";
import type { Model } from "../derive/model.ts";
import type { Block } from "../generated/analysis.ts";
import { strings } from "../strings.ts";
import { icon } from "./icons.ts";
import { render } from "lit";

/** A line of the reading view: the block and what is said of it, so that an unchanged line is not built again. */
export interface Line {
  block: Block;
  /** Equal signatures look equal. */
  signature: string;
  build: () => HTMLElement;
}

export function line(model: Model, block: Block): Line {
  if (!block.kept) {
    return { block, signature: `-${block.label}|${block.reason}|${block.text}`, build: () => ghost(block) };
  }
  const { mentions, quotes } = model.analysis;
  const start = block.article?.start ?? 0;
  const cut = block.article ? pieces(block.article, mentions, quotes) : [];
  const described = cut.map(({ start: from, mention, quote }) => {
    const marked = mention === null ? undefined : mentions[mention];
    return `${from - start}${quote === null ? "" : "q"}${marked ? `${marked.label}${marked.entity}` : ""}`;
  });
  return {
    block,
    signature: `+${block.label}|${described.join("|")}|${block.text}`,
    build: () => {
      const text = element(TAGS[block.label] ?? "p", block.list ? "line list" : "line");
      if (cut.length === 0) text.textContent = block.text;
      let open: HTMLElement | null = null;
      let inQuote: number | null = null;
      for (const piece of cut) {
        if (piece.quote !== inQuote) {
          inQuote = piece.quote;
          open = inQuote === null ? null : element("span", "quote");
          if (open) {
            open.dataset["offset"] = String(piece.start - start);
            text.append(open);
          }
        }
        const words = model.text(piece);
        const marked = piece.mention === null ? undefined : mentions[piece.mention];
        (open ?? text).append(marked ? mark(words, piece.start - start, model.type(marked), marked) : words);
      }
      return row(block, text, "aside");
    },
  };
}

const TAGS: Partial<Record<Block["label"], keyof HTMLElementTagNameMap>> = { headline: "h1", subheading: "h2" };

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

/** A mention. It knows its offset in the block, which stays right when other blocks change. */
function mark(words: string, offset: number, type: string, mention: { label: keyof typeof strings.labels; entity: string | null }): HTMLElement {
  const made = element("mark", "");
  made.textContent = words;
  made.dataset["type"] = type;
  made.dataset["offset"] = String(offset);
  made.dataset["label"] = strings.labels[mention.label];
  if (mention.entity !== null) made.dataset["entity"] = mention.entity;
  made.tabIndex = -1;
  return made;
}

function ghost(block: Block): HTMLElement {
  const text = element("p", "line");
  text.textContent = block.text;
  const why = element("span", "why");
  why.textContent = `${strings.blocks[block.label]} · ${block.reason}`;
  const made = row(block, text, "restore");
  made.append(why);
  return made;
}

/** Letters of scripts that run from right to left: Hebrew, Arabic and their kin. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

type Action = "aside" | "restore";
const ACTIONS: Record<Action, string> = { aside: strings.setAside, restore: strings.restore };

/** The button for what can be done with a line: each is a copy, for a long article has thousands. */
const BUTTONS: Record<Action, () => HTMLButtonElement> = { aside: lazy(() => gutter("aside")), restore: lazy(() => gutter("restore")) };

function gutter(action: Action): HTMLButtonElement {
  const button = element("button", "gutter");
  button.type = "button";
  button.title = ACTIONS[action];
  render(icon(action), button);
  return button;
}

function row(block: Block, text: HTMLElement, action: Action): HTMLElement {
  const made = element("div", `block ${block.kept ? "kept" : "ghost"} ${block.label}`);
  const button = BUTTONS[action]().cloneNode(true) as HTMLButtonElement;
  button.setAttribute("aria-label", `${ACTIONS[action]}: ${block.text.slice(0, 60)}`);
  if (RIGHT_TO_LEFT.test(block.text)) made.dir = "auto";
  made.append(text, button);
  return made;
}
