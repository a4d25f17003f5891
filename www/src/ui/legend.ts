/** The legend: a chip for each type that the article has, with its count; a click shows or hides its marks. */
import { html } from "lit";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { readings } from "./settings.ts";
import { LAYERS } from "../types.ts";

class Legend extends View {
  protected override render(): unknown {
    const { model, settings } = store;
    const present = LAYERS.filter((layer) => (model?.counts.get(layer) ?? 0) > 0);
    return html`
      <div class="legend" role="group" aria-label=${strings.legend}>
        ${present.map(
          (layer) => html`
            <button
              type="button"
              class="chip"
              data-type=${layer}
              aria-pressed=${!settings.hidden.includes(layer)}
              @click=${() => store.toggle(layer)}
            >
              <span class="swatch" aria-hidden="true">Aa</span>${strings.layers[layer]}
              <span class="count">${strings.number(model?.counts.get(layer) ?? 0)}</span>
            </button>
          `,
        )}
      </div>
      <div class="wide">${readings()}</div>
    `;
  }
}

customElements.define("cd-legend", Legend);
