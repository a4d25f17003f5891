/** The settings that are only a matter of style, as attributes of the document for the style sheets. */
import { store } from "../state/store.ts";

export function applySettings(): void {
  const { theme, density, size, hidden } = store.settings;
  const root = document.documentElement;
  root.dataset["theme"] = theme;
  root.dataset["density"] = density;
  root.dataset["size"] = String(size);
  root.dataset["hidden"] = hidden.join(" ");
}
