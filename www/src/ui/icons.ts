/** The few icons, drawn on a grid of 24 and coloured by the text around them. */
import { svg, html } from "lit";
import type { TemplateResult } from "lit";

const PATHS = {
  mark: "M4 6h16M4 11h16M4 16h7M12 19c2-3 4 2 8-1",
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  close: "M6 6l12 12M18 6 6 18",
  up: "m6 15 6-6 6 6",
  down: "m6 9 6 6 6-6",
  back: "m15 5-7 7 7 7",
  search: "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20",
  restore: "M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500",
  aside: "M20 5v14M4 12h11m-4-5 5 5-5 5",
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): TemplateResult {
  return html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${PATHS[name]} />`}</svg>`;
}
