/** What a mark means: its label while the pointer or the focus is on it, and a small card once it is chosen. */
import { html, nothing } from "lit";
import { shown } from "../derive/timeline.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { icon } from "./icons.ts";

class Tip extends View {
  #mark: HTMLElement | null = null;
  #mention: number | null = null;
  #pinned = false;
  /** Whether the focus goes into the card. */
  #enter = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerover", this.#over);
    document.addEventListener("focusin", this.#over);
    document.addEventListener("pointerdown", this.#outside);
    document.addEventListener("keydown", this.#escape);
    store.addEventListener("card", this.#pin);
    store.addEventListener("shown", this.#close);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("pointerover", this.#over);
    document.removeEventListener("focusin", this.#over);
    document.removeEventListener("pointerdown", this.#outside);
    document.removeEventListener("keydown", this.#escape);
    store.removeEventListener("card", this.#pin);
    store.removeEventListener("shown", this.#close);
  }

  protected override render(): unknown {
    if (!this.#mark?.isConnected) return nothing;
    if (!this.#pinned) {
      return html`<div class="tip" role="tooltip">${this.#mark.dataset["label"]}</div>`;
    }
    return html`<div class="card" role="dialog" tabindex="-1" aria-label=${this.#mark.textContent}>${this.#card()}</div>`;
  }

  #card(): unknown {
    const { model } = store;
    const mention = this.#mention === null ? undefined : model?.analysis.mentions[this.#mention];
    if (!model || !mention) return nothing;
    const entity = model.entity(mention.entity);
    const time = model.time(mention);
    const amount = model.amount(mention);
    const at = entity?.mentions.indexOf(this.#mention ?? -1) ?? -1;
    const step = (by: number): void => {
      const next = entity?.mentions[(at + by + entity.mentions.length) % entity.mentions.length];
      if (next !== undefined) store.jump(next);
      this.#close();
    };
    return html`
      <p class="card-label" data-type=${model.type(mention)}>${strings.labels[mention.label]} · ${strings.sure(mention.confidence)}</p>
      <p class="card-name">${model.name(mention)}</p>
      ${entity?.roles.length ? html`<p class="card-more">${entity.roles.join(", ")}</p>` : nothing}
      ${time ? html`<p class="card-value">${shown(time.value)}</p><p class="card-more">${time.how}</p>` : nothing}
      ${amount ? html`<p class="card-value">${amount.value}${amount.to ? `–${amount.to}` : ""} ${amount.unit ?? ""}</p><p class="card-more">${amount.how}</p>` : nothing}
      ${entity
        ? html`
            <div class="card-actions">
              <button type="button" class="icon" aria-label=${strings.previous} title=${strings.previous} @click=${() => step(-1)}>${icon("up")}</button>
              <span>${strings.ofMany(at + 1, entity.mentions.length)}</span>
              <button type="button" class="icon" aria-label=${strings.next} title=${strings.next} @click=${() => step(1)}>${icon("down")}</button>
              <button type="button" @click=${() => this.#open()}>${strings.openEntity}</button>
              <button type="button" @click=${() => this.#hide(entity.id)}>${strings.hide}</button>
            </div>
          `
        : nothing}
    `;
  }

  protected override updated(): void {
    const box = this.querySelector<HTMLElement>(".tip, .card");
    const mark = this.#mark;
    if (!box || !mark) return;
    const lines = mark.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    if (!first || !last) return;
    const width = document.documentElement.clientWidth;
    const left = Math.min(Math.max(8, first.left), width - box.offsetWidth - 8);
    const above = first.top - box.offsetHeight - 6;
    const below = this.#pinned || above < 60;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(below ? last.bottom + 6 : above) + scrollY}px`;
    if (this.#enter) (box.querySelector("button") ?? box).focus();
    this.#enter = false;
  }

  #open(): void {
    this.#close();
    if (this.#mention !== null) store.openEntity(store.model?.analysis.mentions[this.#mention]?.entity ?? null);
  }

  #hide(entity: string): void {
    this.#close();
    store.correct({ do: "hide", entity });
    store.say(strings.hidden);
  }

  #over = (event: Event): void => {
    if (this.#pinned) return;
    const mark = (event.target as Element).closest?.<HTMLElement>(".text mark") ?? null;
    if (mark === this.#mark) return;
    // A page that moves under a resting pointer must not take away what the keyboard asked for.
    if (!mark && event.type === "pointerover" && document.activeElement === this.#mark) return;
    const { density, hidden } = store.settings;
    const off = density === "off" || (hidden as string[]).includes(mark?.dataset["type"] ?? "");
    this.#mark = off ? null : mark;
    this.requestUpdate();
  };

  #pin = (event: Event): void => {
    const { mark, mention, enter } = (event as CustomEvent<{ mark: HTMLElement; mention: number; enter: boolean }>).detail;
    this.#enter = enter;
    this.#mark = mark;
    this.#mention = mention;
    this.#pinned = true;
    this.requestUpdate();
  };

  #close = (): void => {
    const mark = this.#mark;
    const back = this.#pinned && this.contains(document.activeElement);
    this.#mark = null;
    this.#pinned = false;
    this.requestUpdate();
    if (back) mark?.focus({ preventScroll: true });
  };

  #outside = (event: Event): void => {
    if (this.#pinned && !this.contains(event.target as Node)) this.#close();
  };

  #escape = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.#mark) this.#close();
  };
}

customElements.define("cd-tip", Tip);
