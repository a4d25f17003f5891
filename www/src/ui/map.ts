/** Where: the places that have one clear reading on a map, and a list of all, with the reasons. The map is loaded when it is first wanted. */
import { html, nothing, svg } from "lit";
import type { Model } from "../derive/model.ts";
import type { Entity } from "../generated/analysis.ts";
import type * as Draw from "../map/draw.ts";
import type * as Locate from "../map/locate.ts";
import { store } from "../state/store.ts";
import { SideView } from "../state/view.ts";
import { strings } from "../strings.ts";

class MapView extends SideView {
  #kit: { draw: typeof Draw; locate: typeof Locate } | null = null;
  #made: { model: Model; world: boolean; places: ReturnType<typeof Locate.locate>; drawing: Draw.Drawing } | null = null;
  #world = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void Promise.all([import("../map/draw.ts"), import("../map/locate.ts")]).then(([draw, locate]) => {
      this.#kit = { draw, locate };
      this.requestUpdate();
    });
  }

  /** The list is not moved to what the eye went to: the map above it, where that is set off, would be moved away. */
  protected override updated(): void {}

  protected override render(): unknown {
    const { model } = store;
    if (!model) return nothing;
    if (!this.#kit) return html`<p class="quiet">${strings.mapLoading}</p>`;
    if (this.#made?.model !== model || this.#made.world !== this.#world) {
      const places = this.#kit.locate.locate(model);
      this.#made = { model, world: this.#world, places, drawing: this.#kit.draw.draw(places.placed, this.#world) };
    }
    const { placed, unplaced } = this.#made.places;
    if (placed.length + unplaced.length === 0) return html`<p class="quiet">${strings.noPlaces}</p>`;
    return html`
      ${this.#picture(this.#made.drawing)}
      <label class="check">
        <input type="checkbox" .checked=${this.#world} @change=${() => { this.#world = !this.#world; this.requestUpdate(); }} />${strings.wholeWorld}
      </label>
      ${this.#made.drawing.outside > 0 ? html`<p class="quiet">${strings.outside(this.#made.drawing.outside)}</p>` : nothing}
      ${placed.length > 0
        ? html`
            <h3>${strings.placed}</h3>
            <ul class="places">
              ${placed.map(({ entity, country, reason }) => place(entity, reason === "country" ? strings.placeReasons.country : `${country}: ${strings.placeReasons[reason]}`))}
            </ul>
          `
        : nothing}
      ${unplaced.length > 0
        ? html`
            <h3>${strings.unplaced}</h3>
            <ul class="places">
              ${unplaced.map(({ entity, could }) => place(entity, could.length > 0 ? strings.couldBe([...new Set(could)].slice(0, 4)) : strings.notOnMap))}
            </ul>
          `
        : nothing}
      <p class="quiet">${strings.mapCredit}</p>
    `;
  }

  #picture({ countries, points }: Draw.Drawing): unknown {
    const { WIDTH = 0, HEIGHT = 0 } = this.#kit?.draw ?? {};
    const chosen = ({ id }: Entity): string => (id === store.focus.entity ? "chosen" : "");
    return html`
      <svg class="world" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${strings.mapLabel(points.map(({ place }) => place.entity.name))}>
        ${countries.map(({ path, place }) =>
          place
            ? svg`<path class="named-country ${chosen(place.entity)}" d=${path} @click=${() => look(place.entity)}><title>${place.entity.name}</title></path>`
            : svg`<path d=${path} />`,
        )}
        ${points.map(
          ({ x, y, place, dot, label }) => svg`
            <g class="point ${dot ? "" : "of-country"} ${chosen(place.entity)}" @click=${() => look(place.entity)}>
              ${dot ? svg`<circle cx=${x} cy=${y} r=${Math.min(16, 6 + 2 * Math.sqrt(place.entity.mentions.length))} />` : nothing}
              ${label === null ? nothing : svg`<text x=${x + label.dx} y=${y + label.dy} text-anchor=${label.anchor}>${place.entity.name}</text>`}
              <title>${place.entity.name}</title>
            </g>
          `,
        )}
      </svg>
    `;
  }
}

function place(entity: Entity, why: string): unknown {
  return html`
    <li>
      <button type="button" class="context" aria-current=${entity.id === store.focus.entity} @click=${() => look(entity)}>
        <strong>${entity.name}</strong> <span class="count">${strings.number(entity.mentions.length)}</span> <span class="how">${why}</span>
      </button>
    </li>
  `;
}

function look(entity: Entity): void {
  const first = entity.mentions[0];
  if (first !== undefined) store.jump(first);
}

customElements.define("cd-map", MapView);
