/** Everything the views show, made once from one analysis. */
import type { Amount, Analysis, Block, Entity, Label, Mention, Quote, Time } from "../generated/analysis.ts";
import type { Layer, Type } from "../types.ts";
import { LAYERS, typeOf } from "../types.ts";
import { lazy } from "./once.ts";

export class Model {
  readonly entities: ReadonlyMap<string, Entity>;
  /** How many mentions (or quotations) each layer has. */
  readonly counts: ReadonlyMap<Layer, number>;
  readonly aside: readonly Block[];
  readonly #times = lazy(() => new Map(this.analysis.times.map((time) => [time.start, time])));
  readonly #amounts = lazy(() => new Map(this.analysis.amounts.map((amount) => [amount.start, amount])));

  constructor(
    readonly analysis: Analysis,
    /** The text that the offsets of blocks point into. */
    readonly paste: string,
  ) {
    this.entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
    this.aside = analysis.blocks.filter((block) => !block.kept);
    const labels = new Map<Label, number>();
    for (const { label } of analysis.mentions) labels.set(label, (labels.get(label) ?? 0) + 1);
    const counts = new Map<Layer, number>(LAYERS.map((layer) => [layer, 0]));
    for (const [label, count] of labels) counts.set(typeOf(label), (counts.get(typeOf(label)) ?? 0) + count);
    counts.set("quote", analysis.quotes.filter(({ kind }) => kind !== "mention").length);
    this.counts = counts;
  }

  text(span: { start: number; end: number }): string {
    return this.analysis.article.text.slice(span.start, span.end);
  }

  type(mention: Mention): Type {
    return typeOf(mention.label);
  }

  entity(id: string | null | undefined): Entity | null {
    return (id && this.entities.get(id)) || null;
  }

  /** The resolved time that a mention of a date stands for. */
  time(mention: Mention): Time | null {
    return this.#times().get(mention.start) ?? null;
  }

  amount(mention: Mention): Amount | null {
    return this.#amounts().get(mention.start) ?? null;
  }

  /** What a reader would call it: the entity's name, the resolved date, or the words. */
  name(mention: Mention): string {
    return this.entity(mention.entity)?.name ?? this.text(mention);
  }

  speaker(quote: Quote): Entity | null {
    return this.entity(quote.entity);
  }

  /** Some words around a mention. */
  context(span: { start: number; end: number }, reach = 48): { before: string; words: string; after: string } {
    const { text } = this.analysis.article;
    const line = (part: string, last: boolean): string => (last ? part.split("\n").at(-1) : part.split("\n")[0]) ?? "";
    const before = line(text.slice(Math.max(0, span.start - reach), span.start), true);
    const after = line(text.slice(span.end, span.end + reach), false);
    return {
      before: span.start > reach && before.length === reach ? before.replace(/^\S*\s/u, "…") : before,
      words: text.slice(span.start, span.end),
      after: after.length === reach ? after.replace(/\s\S*$/u, "…") : after,
    };
  }
}
