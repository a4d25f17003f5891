/** Who said what: the quotations by speaker, and what stays without one. */
import { html, nothing } from "lit";
import type { Model } from "../derive/model.ts";
import type { Quote } from "../generated/analysis.ts";
import { store } from "../state/store.ts";
import { SideView } from "../state/view.ts";
import { strings } from "../strings.ts";

const FEW = 300;

class Quotes extends SideView {
  #reported = true;

  protected override render(): unknown {
    const { model } = store;
    if (!model) return nothing;
    const { quotes, statements } = model.analysis;
    const said = quotes.filter((quote) => quote.kind !== "mention");
    if (said.length + statements.length === 0) return html`<p class="quiet">${strings.noQuotes}</p>`;
    const all = [...said, ...(this.#reported ? statements : [])].sort((a, b) => a.start - b.start);
    const { shown, more } = this.few("quotes", all, FEW);
    return html`
      ${statements.length > 0
        ? html`
            <label class="check">
              <input type="checkbox" .checked=${this.#reported} @change=${() => { this.#reported = !this.#reported; this.requestUpdate(); }} />
              ${strings.reported(statements.length)}
            </label>
          `
        : nothing}
      ${bySpeaker(model, shown).map(
        ({ name, entity, list }) => html`
          <section class="speaker">
            <h3>
              ${entity
                ? html`<button type="button" class="link" @click=${() => store.openEntity(entity)}>${name}</button>`
                : name}
              <span class="count">${strings.number(list.length)}</span>
            </h3>
            <ul class="said">${list.map((quote) => saying(model, quote))}</ul>
          </section>
        `,
      )}
      ${more}
    `;
  }
}

function saying(model: Model, quote: Quote): unknown {
  const cue = quote.cue ? model.text({ start: quote.cue[0], end: quote.cue[1] }) : "";
  return html`
    <li>
      <button type="button" class="context" aria-current=${store.isAt(quote)} @click=${() => store.jumpTo(quote.start, quote.end)}>${model.text(quote)}</button>
      <p class="how">${[cue, quote.kind === "indirect" ? strings.indirect : "", quote.how, strings.sure(quote.confidence)].filter(Boolean).join(" · ")}</p>
    </li>
  `;
}

interface Said {
  name: string;
  entity: string | null;
  list: Quote[];
}

/** The quotations gathered by who said them, in the order of their first; the unknown last. */
function bySpeaker(model: Model, quotes: readonly Quote[]): Said[] {
  const speakers = new Map<string, Said>();
  for (const quote of quotes) {
    const entity = model.speaker(quote);
    const words = quote.source ? model.text({ start: quote.source[0], end: quote.source[1] }) : "";
    const name = entity?.name ?? (words || strings.unknownSpeaker);
    const said = speakers.get(name) ?? { name, entity: entity?.id ?? null, list: [] };
    speakers.set(name, said);
    said.list.push(quote);
  }
  const unknown = (said: Said): number => Number(said.name === strings.unknownSpeaker);
  return [...speakers.values()].sort((a, b) => unknown(a) - unknown(b));
}

customElements.define("cd-quotes", Quotes);
