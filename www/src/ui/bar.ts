/** The bar at the top: the name, what is open, and the tools of the whole article. */
import { html, nothing } from "lit";
import { edits } from "../state/item.ts";
import type { Settings } from "../state/settings.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { icon } from "./icons.ts";

class Bar extends View {
  protected override render(): unknown {
    const { item, model } = store;
    return html`
      <header class="bar">
        <button type="button" class="wordmark" @click=${() => store.clear()} aria-label="${strings.name}, ${strings.newPaste}">
          ${icon("mark")}<span>${strings.name}</span>
        </button>
        ${item && model
          ? html`
              <div class="tools">
                ${item.paste.html !== null && item.paste.text ? this.#readings() : nothing}
                <label class="slider" title=${strings.strictnessHint}>
                  <span>${strings.strictness}</span>
                  <input
                    type="range"
                    min="0"
                    max="100"
                    step="5"
                    .value=${String(edits(item).strictness)}
                    @change=${(event: Event) => store.edit({ strictness: Number((event.target as HTMLInputElement).value) })}
                  />
                </label>
                ${this.#densities()}
                <span class="pair">
                  <button type="button" class="icon" ?disabled=${!store.canUndo} @click=${() => store.travel(-1)} aria-label=${strings.undo} title=${strings.undo}>${icon("undo")}</button>
                  <button type="button" class="icon" ?disabled=${!store.canRedo} @click=${() => store.travel(1)} aria-label=${strings.redo} title=${strings.redo}>${icon("redo")}</button>
                </span>
                <button type="button" class="primary" @click=${() => store.clear()}>${strings.newPaste}</button>
              </div>
            `
          : nothing}
      </header>
    `;
  }

  #readings(): unknown {
    const reading = store.item?.reading;
    const choice = (value: "rich" | "plain"): unknown => html`
      <button type="button" aria-pressed=${reading === value} @click=${() => store.read(value)}>${strings[value]}</button>
    `;
    return html`<div class="segments" role="group" aria-label=${strings.pastedAs}>${choice("rich")}${choice("plain")}</div>`;
  }

  #densities(): unknown {
    const choice = (value: Settings["density"]): unknown => html`
      <button type="button" aria-pressed=${store.settings.density === value} @click=${() => store.set({ density: value })}>
        ${strings.densities[value]}
      </button>
    `;
    return html`
      <div class="segments" role="group" aria-label=${strings.density}>
        <span class="segments-name" aria-hidden="true">${strings.density}</span>${choice("off")}${choice("lines")}${choice("labels")}
      </div>
    `;
  }
}

customElements.define("cd-bar", Bar);
