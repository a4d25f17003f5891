/** The settings that are only a matter of style, as attributes of the document for the style sheets. */
import { store } from "../state/store.ts";

export function applySettings(): void {
  const { theme, density, size, hidden } = store.settings;
  const { dataset } = document.documentElement;
  for (const [name, value] of Object.entries({ theme, density, size: String(size), hidden: hidden.join(" ") })) {
    // Even the same value again would have the browser look through all marks for what it changes.
    if (dataset[name] !== value) dataset[name] = value;
  }
}
