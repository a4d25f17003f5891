/** Who with whom: the pairs that share sentences, and those sentences. */
import { html, nothing } from "lit";
import type { Link } from "../derive/links.ts";
import { links } from "../derive/links.ts";
import type { Model } from "../derive/model.ts";
import type { Entity } from "../generated/analysis.ts";
import { store } from "../state/store.ts";
import { SideView } from "../state/view.ts";
import { strings } from "../strings.ts";
import { typeOf } from "../types.ts";

const FEW = 40;

class Links extends SideView {
  #who = "";

  protected override render(): unknown {
    const { model } = store;
    if (!model) return nothing;
    const all = links(model);
    if (all.length === 0) return html`<p class="quiet">${strings.noLinks}</p>${shared()}`;
    const who = model.entity(this.#who);
    const chosen = who ? all.filter(({ one, other }) => one.id === who.id || other.id === who.id) : all;
    const { shown, more } = this.few("pairs", chosen, FEW);
    const people = [...new Set(all.flatMap(({ one, other }) => [one, other]))].sort((a, b) => a.name.localeCompare(b.name));
    return html`
      <p class="quiet">${strings.linksHint}</p>
      <label class="who">${strings.who}
        <select @change=${(event: Event) => { this.#who = (event.target as HTMLSelectElement).value; this.requestUpdate(); }}>
          <option value="">${strings.everyone}</option>
          ${people.map((entity) => html`<option value=${entity.id} ?selected=${entity.id === this.#who}>${entity.name}</option>`)}
        </select>
      </label>
      <ul class="pairs">
        ${shown.map((link) => this.#pair(model, link))}
      </ul>
      ${more}
      ${shared()}
    `;
  }

  #pair(model: Model, { one, other, sentences }: Link): unknown {
    return html`
      <li>
        <details>
          <summary>${named(one)} <span class="quiet">${strings.with}</span> ${named(other)} <span class="count">${strings.number(sentences.length)}</span></summary>
          ${sentences.slice(0, 12).map((at) => {
            const span = model.analysis.sentences[at];
            return span ? html`<button type="button" class="context" @click=${() => store.jumpTo(span.start, span.end)}>${model.text(span)}</button>` : nothing;
          })}
        </details>
      </li>
    `;
  }
}

/** The other items of the desk that name some of the same, those with most in common first. */
function shared(): unknown {
  const { item, items, model } = store;
  const own = new Set(item?.entities);
  const others = items
    .filter((other) => other.id !== item?.id)
    .map((other) => ({ other, common: (other.entities ?? []).filter((id) => own.has(id)) }))
    .filter(({ common }) => common.length > 0)
    .sort((a, b) => b.common.length - a.common.length);
  if (others.length === 0) return nothing;
  return html`
    <section class="shared">
      <h3>${strings.sharedWith}</h3>
      <ul class="pairs">
        ${others.map(
          ({ other, common }) => html`
            <li>
              <button type="button" class="link" @click=${() => store.take(other.id)}>${strings.shares(other.name, common.length)}</button>
              <p class="how">${common.slice(0, 8).map((id) => model?.entity(id)?.name).join(", ")}</p>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}

function named(entity: Entity): unknown {
  return html`<span class="named" data-type=${typeOf(entity.label)}>${entity.name}</span>`;
}

customElements.define("cd-links", Links);
