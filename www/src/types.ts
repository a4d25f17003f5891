/** The types of marks the page shows: the labels of the analysis, gathered as a reader thinks of them. */
import type { Label } from "./generated/analysis.ts";

export const TYPES = [
  "person",
  "org",
  "place",
  "group",
  "event",
  "work",
  "product",
  "law",
  "language",
  "date",
  "money",
  "number",
] as const;
export type Type = (typeof TYPES)[number];

/** What the legend toggles: the types and the quotations. */
export type Layer = Type | "quote";
export const LAYERS: readonly Layer[] = [...TYPES, "quote"];

const BY_LABEL: Record<Label, Type> = {
  PERSON: "person",
  ORG: "org",
  GPE: "place",
  LOC: "place",
  FAC: "place",
  NORP: "group",
  EVENT: "event",
  WORK_OF_ART: "work",
  PRODUCT: "product",
  LAW: "law",
  LANGUAGE: "language",
  DATE: "date",
  TIME: "date",
  MONEY: "money",
  PERCENT: "number",
  QUANTITY: "number",
  ORDINAL: "number",
  CARDINAL: "number",
};

export function typeOf(label: Label): Type {
  return BY_LABEL[label];
}

/** The labels an entity can be given. */
export const NAME_LABELS: readonly Label[] = [
  "PERSON",
  "ORG",
  "GPE",
  "LOC",
  "FAC",
  "NORP",
  "EVENT",
  "WORK_OF_ART",
  "PRODUCT",
  "LAW",
  "LANGUAGE",
];
