/** Two sheets: the shortcuts, and what Copydesk is, does with your text (nothing), and is made of. */
import { html, nothing } from "lit";
import { bookmarklet } from "../input/arrive.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { icon } from "./icons.ts";
import { SHORTCUTS } from "./keys.ts";

const CARDS = import.meta.glob<string>("../../../models/*.md", { query: "?raw", import: "default" });

type Sheet = "keys" | "about";

class Help extends View {
  #sheet: Sheet | null = null;
  #cards: { name: string; text: string }[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    store.addEventListener("help", this.#show);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    store.removeEventListener("help", this.#show);
  }

  protected override render(): unknown {
    const title = this.#sheet === "keys" ? strings.keysTitle : strings.aboutTitle;
    return html`
      <dialog class="sheet" aria-labelledby="sheet-title" @close=${this.#closed}>
        ${this.#sheet
          ? html`
              <div class="sheet-head">
                <h2 id="sheet-title">${title}</h2>
                <button type="button" class="icon" aria-label=${strings.closePanel} @click=${() => this.#dialog?.close()}>${icon("close")}</button>
              </div>
              ${this.#sheet === "keys" ? keys() : this.#about()}
            `
          : nothing}
      </dialog>
    `;
  }

  #about(): unknown {
    const { about } = strings;
    return html`
      <p>${about.what}</p>
      <h3>${about.leavesTitle}</h3>
      <p>${about.leaves}</p>
      <h3>${about.waysTitle}</h3>
      <ul>${about.ways.map((way) => html`<li>${way}</li>`)}</ul>
      <p><a class="button" href=${bookmarklet()} @click=${(event: Event) => event.preventDefault()}>${about.bookmarklet}</a></p>
      <p class="quiet">${about.bookmarkletLimits}</p>
      <h3>${about.modelsTitle}</h3>
      <p>${about.models}</p>
      ${this.#cards.map(({ name, text }) => html`<details><summary>${name}</summary><pre tabindex="0">${text}</pre></details>`)}
      <h3>${about.creditsTitle}</h3>
      <ul>${about.credits.map((credit) => html`<li>${credit}</li>`)}</ul>
      <p class="quiet">${strings.name} ${__VERSION__}</p>
    `;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #show = (event: Event): void => {
    this.#sheet = (event as CustomEvent<Sheet>).detail;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#dialog?.showModal());
    if (this.#sheet === "about" && this.#cards.length === 0) void this.#load();
  };

  async #load(): Promise<void> {
    this.#cards = await Promise.all(
      Object.entries(CARDS).map(async ([path, load]) => ({ name: path.split("/").at(-1)?.replace(".md", "") ?? path, text: await load() })),
    );
    this.requestUpdate();
  }

  #closed = (): void => {
    this.#sheet = null;
    this.requestUpdate();
  };
}

function keys(): unknown {
  return html`
    <p>${store.settings.shortcuts ? strings.keysOn : strings.keysOff}</p>
    <dl class="keys">
      ${SHORTCUTS.map(({ key, name }) => html`<div><dt><kbd>${key}</kbd></dt><dd>${name}</dd></div>`)}
      <div><dt><kbd>${strings.keys.control} Z</kbd></dt><dd>${strings.undo}</dd></div>
      <div><dt><kbd>${strings.keys.control} ${strings.keys.shift} Z</kbd></dt><dd>${strings.redo}</dd></div>
      <div><dt><kbd>← →</kbd></dt><dd>${strings.keys.marks}</dd></div>
      <div><dt><kbd>${strings.keys.escape}</kbd></dt><dd>${strings.keys.close}</dd></div>
    </dl>
  `;
}

customElements.define("cd-help", Help);
