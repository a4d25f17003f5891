/** The names of the article by type: search, counts, where they stand, and one opened for its details. */
import { html, nothing } from "lit";
import type { Model } from "../derive/model.ts";
import type { Order, Row } from "../derive/rows.ts";
import { rows, select } from "../derive/rows.ts";
import { store } from "../state/store.ts";
import { SideView } from "../state/view.ts";
import { strings } from "../strings.ts";
import type { Type } from "../types.ts";
import "./entity.ts";
import { sparkline } from "./sparkline.ts";

/** Rows of a type shown before "more" is asked for: of all, and of those that a search has found. */
const FEW = 12;
const MANY = 100;

class Names extends SideView {
  #query = "";
  #order: Order = "count";
  #open: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    store.addEventListener("open-entity", this.#reveal);
    this.#open = store.focus.entity;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    store.removeEventListener("open-entity", this.#reveal);
  }

  protected override render(): unknown {
    const { model } = store;
    if (!model) return nothing;
    const groups = [...rows(model)]
      .map(([type, list]) => ({ type, list: select(list, this.#query, this.#order) }))
      .filter(({ list }) => list.length > 0);
    return html`
      <div class="find">
        <input
          type="search"
          class="search"
          placeholder=${strings.search}
          aria-label=${strings.search}
          .value=${this.#query}
          @input=${(event: Event) => {
            this.#query = (event.target as HTMLInputElement).value;
            this.requestUpdate();
          }}
        />
        <select aria-label=${strings.order} @change=${(event: Event) => this.#sort(event)}>
          ${(["count", "first", "name"] as const).map(
            (order) => html`<option value=${order} ?selected=${order === this.#order}>${strings.orders[order]}</option>`,
          )}
        </select>
      </div>
      ${groups.length === 0
        ? html`<p class="quiet">${this.#query ? strings.noMatch : strings.noEntities}</p>`
        : groups.map(({ type, list }) => this.#group(model, type, list))}
      <cd-add></cd-add>
    `;
  }

  protected override home(): HTMLElement | null {
    return this.querySelector<HTMLElement>("li.open button.row") ?? super.home();
  }

  #group(model: Model, type: Type, list: Row[]): unknown {
    const { shown, more } = this.few(type, list, this.#query ? MANY : FEW);
    return html`
      <section class="group-of-names">
        <h3 data-type=${type}>${strings.layers[type]} <span class="count">${strings.number(list.length)}</span></h3>
        <ul class="rows">
          ${shown.map((row) => this.#row(model, row))}
        </ul>
        ${more}
      </section>
    `;
  }

  #row(model: Model, row: Row): unknown {
    const open = this.#open === row.key;
    return html`
      <li class=${open ? "open" : ""} data-key=${row.key}>
        <button type="button" class="row" aria-expanded=${open} aria-current=${isLookedAt(row)} @click=${() => this.#choose(row, !open)}>
          <span class="row-name">${row.name}</span>
          ${sparkline(model, row.mentions)}
          <span class="count"><span class="sr">, </span>${strings.number(row.mentions.length)}<span class="sr"> ${strings.mentionsWord(row.mentions.length)}</span></span>
        </button>
        ${open ? html`<cd-entity .row=${row}></cd-entity>` : nothing}
      </li>
    `;
  }

  #choose(row: Row, open: boolean): void {
    this.#open = open ? row.key : null;
    store.look({ entity: open ? (row.entity?.id ?? null) : null });
    const first = row.mentions[0];
    if (open && first !== undefined) store.jump(first);
  }

  #sort(event: Event): void {
    this.#order = (event.target as HTMLSelectElement).value as Order;
    this.requestUpdate();
  }

  #reveal = (): void => {
    this.#open = store.focus.entity;
    const row = store.model && [...rows(store.model).values()].flat().find((row) => row.key === this.#open);
    if (row) this.whole.add(row.type);
    this.#query = "";
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const item = this.querySelector(`li[data-key="${CSS.escape(this.#open ?? "")}"]`);
      item?.scrollIntoView({ block: "nearest" });
      item?.querySelector<HTMLElement>("button.row")?.focus({ preventScroll: true });
    });
  };
}

function isLookedAt({ entity, mentions }: Row): boolean {
  const { focus } = store;
  return entity ? entity.id === focus.entity : mentions.includes(focus.mention ?? -1);
}

customElements.define("cd-names", Names);
