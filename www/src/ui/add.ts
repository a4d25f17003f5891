/** A name that was missed, by hand: its words, from the selection or typed, and what they name. */
import { html } from "lit";
import type { Label } from "../generated/analysis.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { NAME_LABELS } from "../types.ts";

class Add extends View {
  #words = "";

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("selectionchange", this.#selected);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("selectionchange", this.#selected);
  }

  protected override render(): unknown {
    return html`
      <form class="add" @submit=${this.#submit}>
        <h3>${strings.addName}</h3>
        <div class="fields">
          <input
            name="text"
            autocomplete="off"
            aria-label=${strings.addWords}
            placeholder=${strings.addHint}
            .value=${this.#words}
            @input=${(event: Event) => (this.#words = (event.target as HTMLInputElement).value)}
          />
          <select name="label" aria-label=${strings.relabel}>
            ${NAME_LABELS.map((label) => html`<option value=${label}>${strings.labels[label]}</option>`)}
          </select>
          <button type="submit">${strings.add}</button>
        </div>
      </form>
    `;
  }

  /** What is selected in the article stands ready in the field. */
  #selected = (): void => {
    const selection = getSelection();
    const anchor = selection?.anchorNode?.parentElement;
    const words = selection?.toString().trim() ?? "";
    if (!words || words.length > 120 || words.includes("\n") || !anchor?.closest(".text")) return;
    this.#words = words;
    this.requestUpdate();
  };

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = String(data.get("text") ?? "").trim().toWellFormed();
    if (!text) return store.say(strings.addHint);
    if (!store.model?.analysis.article.text.includes(text)) return store.say(strings.addedNowhere(text));
    this.#words = "";
    store.correct({ do: "add", text, label: data.get("label") as Label });
    store.say(strings.added(text));
  }
}

customElements.define("cd-add", Add);
