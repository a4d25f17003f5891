/** The article in short: its key sentences, its terms, who speaks. Closed until wanted. */
import { html, nothing } from "lit";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";

class Gist extends View {
  protected override render(): unknown {
    const { model } = store;
    const gist = model?.analysis.gist;
    if (!model || !gist) return nothing;
    const facts = `${strings.words(gist.words)} · ${strings.minutes(gist.reading_seconds)}`;
    if (gist.key_sentences.length + gist.key_terms.length === 0) return html`<p class="facts">${facts}</p>`;
    return html`
      <details class="gist">
        <summary>${strings.gist} <span class="facts">${facts}</span></summary>
        <ul class="key-sentences">
          ${gist.key_sentences.map(
            (sentence) => html`
              <li>
                <button type="button" class="context" @click=${() => store.jumpTo(sentence.start, sentence.end)}>
                  ${model.text(sentence)}
                  <span class="how">${sentence.reason}</span>
                </button>
              </li>
            `,
          )}
        </ul>
        ${gist.key_terms.length > 0
          ? html`<p class="terms"><span class="quiet">${strings.terms}</span> ${gist.key_terms.map((term) => term.text).join(", ")}</p>`
          : nothing}
        ${gist.speakers.length > 0
          ? html`
              <p class="terms">
                <span class="quiet">${strings.speakers}</span>
                ${gist.speakers.map(
                  ({ entity, quotes }) => html`
                    <button type="button" class="link" @click=${() => store.openEntity(entity)}>${model.entity(entity)?.name ?? entity}</button>
                    <span class="count">${strings.number(quotes)}</span>
                  `,
                )}
              </p>
            `
          : nothing}
      </details>
    `;
  }
}

customElements.define("cd-gist", Gist);
