/** The lines that were set aside, each with its reason and the way back. */
import { html, nothing } from "lit";
import type { Block } from "../generated/analysis.ts";
import { store } from "../state/store.ts";
import { SideView } from "../state/view.ts";
import { strings } from "../strings.ts";
import { strictness } from "./settings.ts";

const FEW = 200;

class Aside extends SideView {
  protected override render(): unknown {
    const { model, settings } = store;
    if (!model) return nothing;
    const { aside } = model;
    if (aside.length === 0) return html`${strictness()}<p class="quiet">${strings.noAside}</p>`;
    const { shown, more } = this.few("aside", aside, FEW);
    return html`
      ${strictness()}
      <p class="quiet">${strings.asideHint}</p>
      <div class="aside-tools">
        <label class="check">
          <input type="checkbox" .checked=${settings.ghosts} @change=${() => store.set({ ghosts: !settings.ghosts })} />
          ${strings.showGhosts}
        </label>
        <button type="button" class="small" @click=${() => store.correct({ do: "keepAll" })}>${strings.keepAll}</button>
      </div>
      <ul class="asides">
        ${shown.map(
          (block) => html`
            <li>
              <p class="aside-text">${block.text}</p>
              <p class="aside-why"><span class="kind">${strings.blocks[block.label]}</span> ${block.reason}</p>
              <button type="button" class="small" aria-label="${strings.restore}: ${block.text.slice(0, 60)}" @click=${() => this.#restore(block)}>
                ${strings.restore}
              </button>
            </li>
          `,
        )}
      </ul>
      ${more}
    `;
  }

  protected override home(): HTMLElement | null {
    return this.querySelector<HTMLElement>("li:last-child button") ?? super.home();
  }

  #restore(block: Block): void {
    store.correct({ do: "line", at: block.start, label: "paragraph" });
    store.say(strings.restored);
  }
}

customElements.define("cd-aside", Aside);
