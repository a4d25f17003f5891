/** What the page and its worker say to each other. */
import type { Analysis, Options, OriginKind, Stage } from "../generated/analysis.ts";

export interface Request {
  input: string;
  kind: OriginKind;
  options: Partial<Options>;
}

/** How far an analysis has come. */
export interface Progress {
  /** What it is at; `handing` when it is done and crosses to the page. */
  stage: Stage | "handing";
  /** The share that lies behind, 0 to 1. */
  done: number;
}

/** The share of a long analysis that lies behind when a stage begins, as measured with five megabytes of news. */
export const BEHIND: Record<Progress["stage"], number> = { lines: 0, times: 0.12, names: 0.22, quotes: 0.82, gist: 0.84, handing: 0.95 };

/** The lists that grow with the text; they cross in parts, so that no message holds the page up. */
export const PARTS = ["blocks", "edits", "sentences", "mentions", "entities", "times", "amounts", "quotes", "statements"] as const;
export type PartName = (typeof PARTS)[number];

/** How many members of the lists cross at once. */
export const PART = 4_000;

/** The answer: the analysis, less its lists where these have more members than cross at once. */
export interface Head {
  analysis: Analysis;
  counts: Record<PartName, number>;
}

/** The members of all lists. */
export function sum(counts: Head["counts"]): number {
  return PARTS.reduce((all, name) => all + counts[name], 0);
}

/** Why the library refused. */
export interface Failure {
  code: string;
  message: string;
}
