/** What the page and its worker say to each other. */
import type { Analysis, Options, OriginKind } from "../generated/analysis.ts";

export interface Request {
  input: string;
  kind: OriginKind;
  options: Partial<Options>;
}

/** The lists that grow with the text; they cross in parts, so that no message holds the page up. */
export const PARTS = ["blocks", "edits", "sentences", "mentions", "entities", "times", "amounts", "quotes", "statements"] as const;
export type PartName = (typeof PARTS)[number];

export interface Head {
  analysis: Analysis;
  counts: Record<PartName, number>;
}

/** Why the library refused. */
export interface Failure {
  code: string;
  message: string;
}
