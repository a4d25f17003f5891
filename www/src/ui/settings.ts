/** How the article is read and shown. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { edits, readingOf } from "../state/item.ts";
import type { Settings } from "../state/settings.ts";
import { store } from "../state/store.ts";
import { View } from "../state/view.ts";
import { strings } from "../strings.ts";
import { closeMenu } from "./menu.ts";

class SettingsView extends View {
  protected override render(): unknown {
    const { item, model, settings } = store;
    return html`
      ${item && model
        ? html`
            <div class="narrow">${densities()}</div>
            <div class="narrow">${readings()}</div>
          `
        : nothing}
      ${segments(strings.theme, ["auto", "light", "dark"] as const, settings.theme, strings.themes, (theme) => store.set({ theme }))}
      ${segments(strings.size, [-1, 0, 1, 2] as const, settings.size, strings.sizes, (size) => store.set({ size }))}
      ${check(strings.showGhosts, settings.ghosts, (ghosts) => store.set({ ghosts }))}
      ${check(strings.keepOn, settings.keep, (keep) => store.set({ keep }))}
      ${check(strings.shortcutsOn, settings.shortcuts, (shortcuts) => store.set({ shortcuts }))}
      <p class="sheets">
        <button type="button" class="link" @click=${() => help("keys")}>${strings.keysTitle}</button>
        <button type="button" class="link" @click=${() => help("about")}>${strings.aboutTitle}</button>
      </p>
    `;
  }
}

function help(sheet: "keys" | "about"): void {
  closeMenu("settings-menu");
  store.dispatchEvent(new CustomEvent("help", { detail: sheet }));
}

/** A few choices of which one holds. */
function segments<Value extends string | number>(
  name: string,
  values: readonly Value[],
  chosen: string | number | undefined,
  names: Record<Value, string>,
  choose: (value: Value) => void,
): TemplateResult {
  return html`
    <div class="segments" role="group" aria-label=${name}>
      <span class="segments-name" aria-hidden="true">${name}</span>
      ${values.map((value) => html`<button type="button" aria-pressed=${chosen === value} @click=${() => choose(value)}>${names[value]}</button>`)}
    </div>
  `;
}

function check(name: string, on: boolean, set: (on: boolean) => void): TemplateResult {
  return html`
    <label class="check"><input type="checkbox" .checked=${on} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} />${name}</label>
  `;
}

export function densities(): TemplateResult {
  const values: readonly Settings["density"][] = ["off", "lines", "labels"];
  return segments(strings.density, values, store.settings.density, strings.densities, (density) => store.set({ density }));
}

/** How the paste is read, where it came in both flavours. */
export function readings(): TemplateResult | typeof nothing {
  const { item } = store;
  if (!item?.paste.html || !item.paste.text) return nothing;
  return segments(strings.pastedAs, ["rich", "plain"] as const, readingOf(item), strings.readings, (reading) => store.read(reading));
}

/** The slider acts while it is moved, and makes one step of the history when it is let go. */
export function strictness(): TemplateResult | typeof nothing {
  const { item, model } = store;
  if (!item || !model) return nothing;
  const value = (event: Event): number => Number((event.target as HTMLInputElement).value);
  const kept = model.analysis.blocks.length - model.aside.length;
  return html`
    <label class="slider" title=${strings.strictnessHint}>
      <span>${strings.strictness}</span>
      <input
        type="range"
        min="0"
        max="100"
        step="5"
        .value=${String(store.preview?.strictness ?? edits(item).strictness)}
        @input=${(event: Event) => store.try({ strictness: value(event) })}
        @change=${(event: Event) => store.edit({ strictness: value(event) })}
      />
      <span class="slider-effect">${strings.effect(kept, model.aside.length)}</span>
    </label>
  `;
}

customElements.define("cd-settings", SettingsView);
