/** The items on the desk: open one, delete one, delete all. */
import { html, nothing } from "lit";
import { lazy } from "../derive/once.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { icon } from "./icons.ts";
import { closeMenu } from "./menu.ts";

const day = lazy(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }));

class Desk extends View {
  protected override render(): unknown {
    const { items, item, settings } = store;
    if (items.length === 0) return nothing;
    return html`
      <section class="items" aria-label=${strings.deskTitle}>
        <div class="items-head">
          <h2>${strings.deskTitle}</h2>
          <button type="button" class="small" @click=${this.#dropAll}>${strings.deleteAll}</button>
        </div>
        <ul>
          ${items.map(
            ({ id, name, created }) => html`
              <li>
                <button type="button" class="item" aria-current=${id === item?.id} @click=${() => this.#take(id)}>
                  <span>${name}</span><time class="quiet" datetime=${new Date(created).toISOString()}>${day().format(created)}</time>
                </button>
                <button type="button" class="icon" aria-label=${strings.deleteItem(name)} title=${strings.deleteItem(name)} @click=${() => store.drop(id)}>${icon("trash")}</button>
              </li>
            `,
          )}
        </ul>
        <p class="quiet">${settings.keep ? strings.deskHint : strings.deskNotKept}</p>
      </section>
    `;
  }

  #take(id: string): void {
    closeMenu("desk-menu");
    store.take(id);
  }

  #dropAll = (): void => {
    closeMenu("desk-menu");
    void store.dropAll();
  };
}

customElements.define("cd-desk", Desk);
