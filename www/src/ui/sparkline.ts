/** Where in the text something stands: a stroke for each mention. */
import { html, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Model } from "../derive/model.ts";

const WIDTH = 72;
const HEIGHT = 12;

/** The strokes of each list of mentions, as a path: a list belongs to one model. */
const paths = new WeakMap<readonly number[], string>();

export function sparkline(model: Model, mentions: readonly number[]): TemplateResult {
  let path = paths.get(mentions);
  if (path === undefined) paths.set(mentions, (path = strokes(model, mentions)));
  return html`
    <svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} aria-hidden="true">
      ${svg`<path class="base" d=${`M0 ${HEIGHT - 0.5}H${WIDTH}`} /><path d=${path} />`}
    </svg>
  `;
}

function strokes(model: Model, mentions: readonly number[]): string {
  const length = Math.max(1, model.analysis.article.text.length);
  const places = new Set(
    mentions.map((at) => Math.round(((model.analysis.mentions[at]?.start ?? 0) / length) * (WIDTH - 2) * 2) / 2 + 1),
  );
  return [...places].map((x) => `M${x} 1V${HEIGHT - 1}`).join("");
}
