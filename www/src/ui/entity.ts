/** One row of the names panel in full: its mentions, and everything a reader may put right about it. */
import { html, nothing } from "lit";
import type { Row } from "../derive/rows.ts";
import type { Entity, Label } from "../generated/analysis.ts";
import { store } from "../state/store.ts";
import { SideView } from "../state/view.ts";
import { strings } from "../strings.ts";
import { NAME_LABELS } from "../types.ts";
import { icon } from "./icons.ts";

const FEW = 8;

class EntityDetail extends SideView {
  static override properties = { row: { attribute: false } };
  declare row: Row;

  protected override render(): unknown {
    const { model } = store;
    const { row } = this;
    if (!model) return nothing;
    const { entity, mentions } = row;
    const { shown, more } = this.few("mentions", mentions, FEW);
    const now = mentions.indexOf(store.focus.mention ?? -1);
    const step = (by: number): void => {
      const next = mentions[(now + by + mentions.length) % mentions.length];
      if (next !== undefined) store.jump(next);
    };
    return html`
      <div class="detail">
        ${entity?.roles.length ? html`<p class="roles">${entity.roles.join(", ")}</p>` : nothing}
        ${entity ? this.#aliases(entity) : nothing}
        <div class="steps">
          <button type="button" class="icon" aria-label=${strings.previous} title=${strings.previous} @click=${() => step(-1)}>${icon("up")}</button>
          <button type="button" class="icon" aria-label=${strings.next} title=${strings.next} @click=${() => step(1)}>${icon("down")}</button>
          <span class="quiet">${now < 0 ? strings.mentions(mentions.length) : strings.ofMany(now + 1, mentions.length)}</span>
        </div>
        <ol class="contexts">
          ${shown.map((at) => {
            const span = model.analysis.mentions[at];
            if (!span) return nothing;
            const { before, words, after } = model.context(span);
            return html`
              <li>
                <button type="button" class="context" aria-current=${at === store.focus.mention} @click=${() => store.jump(at)}>
                  ${before}<strong>${words}</strong>${after}
                </button>
              </li>
            `;
          })}
        </ol>
        ${more}
        ${entity ? this.#tools(entity) : nothing}
      </div>
    `;
  }

  #aliases(entity: Entity): unknown {
    if (entity.aliases.length === 0) return nothing;
    return html`
      <ul class="aliases" aria-label=${strings.aliases}>
        ${entity.aliases.map(
          (alias) => html`
            <li>
              <span><strong>${alias.name}</strong> <span class="quiet">${alias.reason}</span></span>
              <button
                type="button"
                class="small"
                aria-label="${strings.split}: ${alias.name}"
                @click=${() => store.correct({ do: "split", entity: entity.id, name: alias.name })}
              >${strings.split}</button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #tools(entity: Entity): unknown {
    const others = (store.model?.analysis.entities ?? []).filter((other) => other.id !== entity.id);
    const sorted = [...others].sort((a, b) => Number(b.label === entity.label) - Number(a.label === entity.label) || a.name.localeCompare(b.name));
    return html`
      <div class="fixes">
        <form class="fix" @submit=${(event: SubmitEvent) => this.#rename(event, entity)}>
          <label>${strings.rename}<input name="name" autocomplete="off" .value=${entity.name} /></label>
          <button type="submit" class="small">${strings.apply}</button>
        </form>
        <label class="fix">${strings.relabel}
          <select @change=${(event: Event) => this.#relabel(event, entity)}>
            ${NAME_LABELS.map((label) => html`<option value=${label} ?selected=${label === entity.label}>${strings.labels[label]}</option>`)}
          </select>
        </label>
        ${sorted.length > 0
          ? html`
              <label class="fix">${strings.merge}
                <select name="merge" @change=${(event: Event) => this.#merge(event, entity)}>
                  <option value="">${strings.choose}</option>
                  ${sorted.slice(0, 500).map((other) => html`<option value=${other.id}>${other.name} (${strings.labels[other.label]})</option>`)}
                </select>
              </label>
            `
          : nothing}
        <button type="button" class="small" @click=${() => this.#hide(entity)}>${strings.hide}</button>
      </div>
    `;
  }

  #rename(event: SubmitEvent, entity: Entity): void {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get("name") ?? "").trim().toWellFormed();
    if (name && name !== entity.name) store.correct({ do: "rename", entity: entity.id, name });
  }

  #relabel(event: Event, entity: Entity): void {
    store.correct({ do: "relabel", entity: entity.id, label: (event.target as HTMLSelectElement).value as Label });
  }

  #merge(event: Event, entity: Entity): void {
    const into = (event.target as HTMLSelectElement).value;
    if (into) store.correct({ do: "merge", entity: entity.id, into });
  }

  #hide(entity: Entity): void {
    store.correct({ do: "hide", entity: entity.id });
    store.say(strings.hidden);
  }
}

customElements.define("cd-entity", EntityDetail);
