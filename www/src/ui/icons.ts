/** The few icons, drawn on a grid of 24 and coloured by the text around them. */
import { svg, html } from "lit";
import type { TemplateResult } from "lit";

const PATHS = {
  mark: "M4 6h16M4 11h16M4 16h7M12 19c2-3 4 2 8-1",
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  add: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  up: "m6 15 6-6 6 6",
  down: "m6 9 6 6 6-6",
  back: "m15 5-7 7 7 7",
  search: "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20",
  restore: "M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  save: "M12 4v11m-4.500-4.500L12 15l4.500-4.500M4 16v4h16v-4",
  settings: "M4 7h9M18 7h2M4 17h3M12 17h8M13 7a2.500 2.500 0 1 0 5 0 2.500 2.500 0 1 0-5 0ZM7 17a2.500 2.500 0 1 0 5 0 2.500 2.500 0 1 0-5 0Z",
  help: "M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500v.500",
  desk: "M5 4h14v5H5zM5 12h14v8H5z",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  aside: "M20 5v14M4 12h11m-4-5 5 5-5 5",
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): TemplateResult {
  return html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${PATHS[name]} />`}</svg>`;
}
