/** A button that opens a small sheet of its own below itself; the browser closes it on Escape and on a click outside. */
import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Icon } from "./icons.ts";
import { icon } from "./icons.ts";

export function menu(id: string, name: string, symbol: Icon, content: () => unknown): TemplateResult {
  return html`
    <button type="button" class="menu-button" id="${id}-button" popovertarget=${id} aria-haspopup="dialog" aria-label=${name} title=${name}>
      ${icon(symbol)}<span class="menu-name">${name}</span>
    </button>
    <cd-menu class="menu" id=${id} popover role="dialog" aria-label=${name} .content=${content}></cd-menu>
  `;
}

export function closeMenu(id: string): void {
  document.getElementById(id)?.hidePopover();
}

/** The sheet. It is empty while it is closed: most are never opened. */
class Menu extends LitElement {
  static override properties = { content: { attribute: false } };
  declare content: () => unknown;
  #open = false;

  constructor() {
    super();
    this.addEventListener("beforetoggle", (event) => {
      this.#open = event.newState === "open";
      this.requestUpdate();
    });
    this.addEventListener("toggle", (event) => event.newState === "open" && this.#place());
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): unknown {
    return this.#open ? this.content() : nothing;
  }

  /** Puts the opened sheet under its button, within the window. */
  #place(): void {
    const button = document.getElementById(`${this.id}-button`)?.getBoundingClientRect();
    if (!button) return;
    const width = document.documentElement.clientWidth;
    this.style.top = `${button.bottom + 6}px`;
    this.style.left = `${Math.max(8, Math.min(button.right - this.offsetWidth, width - this.offsetWidth - 8))}px`;
  }
}

customElements.define("cd-menu", Menu);
