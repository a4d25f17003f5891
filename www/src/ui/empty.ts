/** The empty desk: what to do, in one line, and the box that keeps what was pasted. */
import { html, nothing } from "lit";
import { openFiles, openPaste, openSample } from "../input/open.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import "./desk.ts";

class Empty extends View {
  protected override render(): unknown {
    return html`
      <section class="invite">
        <h1>${strings.invite}</h1>
        <p class="lead">${strings.inviteMore}</p>
        ${store.item
          ? html`
              <p class="kept-paste">
                ${strings.pasteKept(store.item.name)}
                <button type="button" @click=${() => store.again()}>${strings.again}</button>
              </p>
            `
          : nothing}
        <form @submit=${this.#submit}>
          <textarea
            name="paste"
            aria-label=${strings.boxLabel}
            placeholder=${strings.howto}
            rows="7"
            spellcheck="false"
            .value=${short(store.item?.paste.text ?? "")}
          ></textarea>
          <div class="actions">
            <button type="submit" class="primary">${strings.read}</button>
            <button type="button" @click=${openSample}>${strings.sample}</button>
            <label class="button">
              ${strings.files}
              <input type="file" multiple accept=".txt,.md,.html,.htm,.mhtml,.mht,text/plain,text/html" @change=${this.#choose} />
            </label>
            <span class="hint">${strings.filesHint}</span>
          </div>
        </form>
        <ol class="steps">
          ${strings.steps.map(
            ({ title, keys, text }) => html`
              <li>
                <strong>${title}</strong>
                <span class="step-keys" aria-hidden="true">${keys.map((key) => html`<kbd>${strings.keys.control} ${key}</kbd>`)}</span>
                <span>${text}</span>
              </li>
            `,
          )}
        </ol>
        <p class="promise">${strings.promise}</p>
        <cd-desk></cd-desk>
      </section>
    `;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get("paste") ?? "");
    openPaste({ text: text.toWellFormed(), html: null });
  }

  #choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    void openFiles([...(input.files ?? [])]);
    input.value = "";
  }
}

/** A box that is filled with megabytes would hold the page up; what is longer stays on the desk alone. */
function short(text: string): string {
  return text.length <= 100_000 ? text : "";
}

customElements.define("cd-empty", Empty);
