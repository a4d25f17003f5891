/** What is going on: a bar with the time that has passed and a way to cancel, or what went wrong. */
import { html, nothing } from "lit";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";

/** Work shorter than this is not worth a word. */
const PATIENCE = 250;

class Work extends View {
  #timer: number | undefined;

  protected override render(): unknown {
    const { work } = store;
    if (work.phase !== "working") clearTimeout(this.#timer);
    if (work.phase === "failed") {
      return html`<div class="work failed" role="alert"><span>${work.message}</span></div>`;
    }
    if (work.phase !== "working") return nothing;
    const passed = performance.now() - work.since;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.requestUpdate(), passed < PATIENCE ? PATIENCE - passed : 1000);
    if (passed < PATIENCE) return nothing;
    return html`
      <div class="work" role="status">
        <progress aria-label=${strings.working(size(work.units))}></progress>
        <span>${strings.working(size(work.units))} · ${strings.workingFor(Math.round(passed / 1000))}</span>
        <button type="button" @click=${() => store.cancel()}>${strings.cancel}</button>
      </div>
    `;
  }
}

function size(units: number): string {
  return units < 100_000 ? `${Math.max(1, Math.round(units / 1000))} KB` : `${(units / 1e6).toFixed(1)} MB`;
}

customElements.define("cd-work", Work);
