/** When: the days that the article names, in their order, and the day from which the relative ones are counted. */
import { html, noChange, nothing, svg } from "lit";
import type { Day } from "../derive/timeline.ts";
import { shown, timeline } from "../derive/timeline.ts";
import type { Model } from "../derive/model.ts";
import type { Time } from "../generated/analysis.ts";
import { edits } from "../state/item.ts";
import { store } from "../state/store.ts";
import { SideView } from "../state/view.ts";
import { strings } from "../strings.ts";

const WIDTH = 340;
/** Times of one day, days, and other times that are shown before more are asked for. */
const FEW = { times: 12, days: 200, others: 100 };

class Times extends SideView {
  protected override render(): unknown {
    const { model, item } = store;
    if (!model || !item) return nothing;
    const given = edits(item).date;
    const published = model.analysis.article.published?.slice(0, 10) ?? null;
    const field = this.querySelector("input");
    // What is being typed is the reader's: an analysis of a digit before would take the next ones' place.
    const typed = field !== null && field === document.activeElement;
    const { days, others } = timeline(model.analysis.times);
    const listed = this.few("days", days, FEW.days);
    return html`
      <div class="base-date">
        <label>${strings.baseDate}
          <input type="date" min="1000-01-01" max="9999-12-31" .value=${typed ? noChange : (given ?? published ?? "")}
            @change=${(event: Event) => this.#date(event)} @blur=${() => this.requestUpdate()} />
        </label>
        <p class="quiet">
          ${given ? strings.dateGiven : published ? strings.dateFound(shown(published)) : strings.dateUnknown}
          ${given ? html`<button type="button" class="link" @click=${() => store.edit({ date: null })}>${strings.dateBack}</button>` : nothing}
        </p>
      </div>
      ${days.length > 1 ? axis(days) : nothing}
      ${days.length + others.length === 0 ? html`<p class="quiet">${strings.noTimes}</p>` : nothing}
      <ol class="days">
        ${listed.shown.map((day) => html`<li><h3>${day.shown}</h3>${this.#entries(model, day.value, day.times, FEW.times)}</li>`)}
      </ol>
      ${listed.more}
      ${others.length > 0
        ? html`<section><h3>${strings.otherTimes}</h3>${this.#entries(model, "others", others, FEW.others, true)}</section>`
        : nothing}
    `;
  }

  #entries(model: Model, key: string, times: readonly Time[], few: number, withValue = false): unknown {
    const { shown, more } = this.few(key, times, few);
    return html`${shown.map((time) => entry(model, time, withValue))}${more}`;
  }

  #date(event: Event): void {
    const { value, validity } = event.target as HTMLInputElement;
    // While it is typed a year is too early, or the day missing.
    if (validity.valid) store.edit({ date: value || null });
  }
}

function entry(model: Model, time: Time, withValue: boolean): unknown {
  const { before, words, after } = model.context(time, 36);
  return html`
    <button type="button" class="context" aria-current=${store.isAt(time)} title=${time.how} @click=${() => store.jumpTo(time.start, time.end)}>
      ${before}<strong>${words}</strong>${after}
      <span class="how">${[withValue ? shown(time.value) : "", time.how, time.approximate ? strings.approximate : ""].filter(Boolean).join(" · ")}</span>
    </button>
  `;
}

/** The days along one line, each a dot as large as it is named often. */
function axis(days: readonly Day[]): unknown {
  const first = days[0]?.at ?? 0;
  const last = days.at(-1)?.at ?? 0;
  const x = (day: Day): number => 12 + ((day.at - first) / Math.max(1, last - first)) * (WIDTH - 24);
  return html`
    <svg class="axis" viewBox="0 0 ${WIDTH} 40" role="img" aria-label=${strings.axis(days[0]?.shown ?? "", days.at(-1)?.shown ?? "")}>
      ${svg`<path d="M6 14H${WIDTH - 6}" />`}
      ${days.map((day) => svg`<circle cx=${x(day)} cy="14" r=${Math.min(7, 3 + day.times.length)}><title>${day.shown}</title></circle>`)}
      ${svg`<text x="6" y="36">${days[0]?.shown}</text><text x=${WIDTH - 6} y="36" text-anchor="end">${days.at(-1)?.shown}</text>`}
    </svg>
  `;
}

customElements.define("cd-times", Times);
