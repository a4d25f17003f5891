/** What is going on: how far it has come, in what time, and a way to cancel; or what went wrong. */
import { html, nothing } from "lit";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";

/** Work shorter than this is not worth a word. */
const PATIENCE = 250;

class Work extends View {
  #timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    store.addEventListener("progress", this.#came);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    store.removeEventListener("progress", this.#came);
  }

  protected override render(): unknown {
    const { work } = store;
    if (work.phase !== "working") clearTimeout(this.#timer);
    if (work.phase === "failed") {
      // Without an article the empty desk has this button.
      const again = store.model ? html`<button type="button" @click=${() => store.again()}>${strings.again}</button>` : nothing;
      return html`<section class="work failed" aria-label=${strings.workLabel}><span role="alert">${work.message}</span>${again}</section>`;
    }
    if (work.phase !== "working") return nothing;
    const passed = performance.now() - work.since;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.requestUpdate(), passed < PATIENCE ? PATIENCE - passed : 1000);
    if (passed < PATIENCE) return nothing;
    return html`
      <section class="work" aria-label=${strings.workLabel}>
        <progress aria-label=${strings.working(size(work.units))} value=${work.progress.done}></progress>
        <span role="status">${strings.working(size(work.units))}: ${strings.stages[work.progress.stage]}</span>
        <span class="seconds">${strings.workingFor(Math.round(passed / 1000))}</span>
        <button type="button" @click=${() => store.cancel()}>${strings.cancel}</button>
      </section>
    `;
  }

  readonly #came = (): void => this.requestUpdate();
}

function size(units: number): string {
  return units < 100_000 ? `${Math.max(1, Math.round(units / 1000))} KB` : `${(units / 1e6).toFixed(1)} MB`;
}

customElements.define("cd-work", Work);
