/** The rows of the names panel: entities, and dates and amounts gathered by what they say. */
import type { Entity } from "../generated/analysis.ts";
import type { Type } from "../types.ts";
import { TYPES } from "../types.ts";
import type { Model } from "./model.ts";
import { once } from "./once.ts";

export interface Row {
  key: string;
  type: Type;
  name: string;
  /** Indices into the mentions of the analysis, rising. */
  mentions: readonly number[];
  entity: Entity | null;
}

export type Order = "count" | "first" | "name";

/** Every row, by type. */
export const rows = once((model: Model): ReadonlyMap<Type, Row[]> => {
  const found = new Map<Type, Row[]>(TYPES.map((type) => [type, []]));
  const values = new Map<string, Row & { mentions: number[] }>();
  // By the words as they stand: the same come again and again, and to fold their case takes long.
  const known = new Map(TYPES.map((type) => [type, new Map<string, Row & { mentions: number[] }>()]));
  model.analysis.entities.forEach((entity) => {
    const first = model.analysis.mentions[entity.mentions[0] ?? -1];
    if (!first) return;
    const type = model.type(first);
    found.get(type)?.push({ key: entity.id, type, name: entity.name, mentions: entity.mentions, entity });
  });
  model.analysis.mentions.forEach((mention, at) => {
    if (mention.entity !== null) return;
    const type = model.type(mention);
    const name = model.text(mention);
    let row = known.get(type)?.get(name);
    if (row) return void row.mentions.push(at);
    const key = `${type}:${name.toLocaleLowerCase("en")}`;
    row = values.get(key);
    if (row) row.mentions.push(at);
    else {
      row = { key, type, name, mentions: [at], entity: null };
      values.set(key, row);
      found.get(type)?.push(row);
    }
    known.get(type)?.set(name, row);
  });
  return found;
});

/** The rows whose name or other names hold `query`, in the order asked for. */
export function select(list: readonly Row[], query: string, order: Order): Row[] {
  const wanted = fold(query);
  // Without a query no name need be folded, of which there may be many thousands.
  const fits = (row: Row): boolean => wanted === "" || names(row).some((name) => name.includes(wanted));
  const first = (row: Row): number => row.mentions[0] ?? 0;
  const compare = {
    count: (a: Row, b: Row) => b.mentions.length - a.mentions.length || first(a) - first(b),
    first: (a: Row, b: Row) => first(a) - first(b),
    name: (a: Row, b: Row) => a.name.localeCompare(b.name),
  }[order];
  return list.filter(fits).sort(compare);
}

/** The names of a row as they are searched. */
const names = once((row: Row): string[] => [row.name, ...(row.entity?.aliases ?? []).map(({ name }) => name)].map(fold));

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("en");
}
