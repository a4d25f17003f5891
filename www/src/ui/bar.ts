/** The bar at the top: the name, what is open, and the tools of the whole article. */
import { html, nothing } from "lit";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { icon } from "./icons.ts";
import { menu } from "./menu.ts";
import "./desk.ts";
import "./out.ts";
import "./settings.ts";
import { densities } from "./settings.ts";

class Bar extends View {
  protected override render(): unknown {
    const open = store.item !== null && store.model !== null;
    return html`
      <header class="bar">
        <button type="button" class="wordmark" @click=${() => store.clear()} aria-label="${strings.name}, ${strings.newPaste}">
          ${icon("mark")}<span>${strings.name}</span>
        </button>
        <div class="tools">
          ${open
            ? html`
                <span class="wide">${densities()}</span>
                <span class="pair">
                  <button type="button" class="icon" ?disabled=${!store.canUndo} @click=${() => store.travel(-1)} aria-label=${strings.undo} title=${strings.undo}>${icon("undo")}</button>
                  <button type="button" class="icon" ?disabled=${!store.canRedo} @click=${() => store.travel(1)} aria-label=${strings.redo} title=${strings.redo}>${icon("redo")}</button>
                </span>
                <cd-out></cd-out>
                ${menu("desk-menu", strings.desk, "desk", () => html`<cd-desk></cd-desk>`)}
              `
            : nothing}
          ${menu("settings-menu", strings.settings, "settings", () => html`<cd-settings></cd-settings>`)}
          ${open ? html`<button type="button" class="primary new" aria-label=${strings.newPaste} @click=${() => store.clear()}>${icon("add")}<span>${strings.newPaste}</span></button>` : nothing}
        </div>
      </header>
    `;
  }

  /** A button that is switched off loses the focus: the other of the two takes it. */
  protected override home(): HTMLElement | null {
    return this.querySelector<HTMLElement>(".pair button:enabled") ?? super.home();
  }
}

customElements.define("cd-bar", Bar);
