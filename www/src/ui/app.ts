/** The whole page: the empty desk, or the article with its tools. */
import { html, nothing } from "lit";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import "./article.ts";
import "./bar.ts";
import "./empty.ts";
import "./help.ts";
import "./legend.ts";
import "./offline.ts";
import "./panel.ts";
import "./tip.ts";
import "./work.ts";

/** How long a message stays, in milliseconds: at least so long, and longer the longer it is. */
const [MESSAGE, LETTER] = [4_000, 70];

class App extends View {
  #fade: number | undefined;
  #said = "";

  /** The page's words are taken away when there is something in their place, in a task of its own: the script's is long enough. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      await new Promise((turn) => setTimeout(turn));
      this.replaceChildren();
    }
    super.scheduleUpdate();
  }

  protected override updated(): void {
    const { notice } = store;
    if (notice === this.#said) return;
    this.#said = notice;
    clearTimeout(this.#fade);
    if (notice) this.#fade = window.setTimeout(() => store.say(""), Math.max(MESSAGE, LETTER * notice.length));
  }

  protected override render(): unknown {
    const { item, model, work } = store;
    return html`
      ${model ? html`<a class="skip" href="#article">${strings.skip}</a><a class="skip" href="#panel">${strings.skipPanel}</a>` : nothing}
      <cd-bar></cd-bar>
      <cd-work></cd-work>
      ${item && model
        ? html`
            <div class="desk">
              <main class="reading" id="article" tabindex="-1" aria-label=${strings.article}>
                <cd-legend></cd-legend>
                <cd-article></cd-article>
                <cd-tip></cd-tip>
              </main>
              <cd-panel id="panel" tabindex="-1"></cd-panel>
            </div>
          `
        : item && work.phase === "working"
          ? html`<main class="waiting" tabindex="-1"><h1 class="sr">${item.name}</h1></main>`
          : html`<main class="empty-desk" tabindex="-1"><cd-empty></cd-empty></main>`}
      <cd-help></cd-help>
      <cd-offline></cd-offline>
      <div class="toast ${store.notice ? "shown" : ""}" role="status" aria-live="polite">${store.notice}</div>
    `;
  }
}

customElements.define("cd-app", App);
