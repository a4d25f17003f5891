/** Who stands with whom: entities that share sentences. */
import type { Entity } from "../generated/analysis.ts";
import type { Model } from "./model.ts";
import { once } from "./once.ts";

export interface Link {
  one: Entity;
  other: Entity;
  /** The sentences they share: indices into the analysis. */
  sentences: number[];
}

/** More entities than this in one sentence is a list, not a meeting. */
const CROWD = 12;

/** Every pair of persons, organisations, groups and places that share a sentence, those that share most first, of these the people. */
export const links = once((model: Model): Link[] => {
  const { mentions, sentences } = model.analysis;
  const found = new Map<string, Link>();
  let at = 0;
  sentences.forEach((sentence, index) => {
    const here = new Set<Entity>();
    while (at < mentions.length && (mentions[at]?.start ?? 0) < sentence.end) {
      const mention = mentions[at++];
      const entity = mention && mention.start >= sentence.start ? model.entity(mention.entity) : null;
      if (entity && LINKED.has(entity.label)) here.add(entity);
    }
    if (here.size > CROWD) return;
    const list = [...here];
    list.forEach((one, n) => {
      for (const other of list.slice(n + 1)) {
        const [a, b] = one.id < other.id ? [one, other] : [other, one];
        const key = `${a.id}\n${b.id}`;
        const link = found.get(key);
        if (link) link.sentences.push(index);
        else found.set(key, { one: a, other: b, sentences: [index] });
      }
    });
  });
  const people = ({ one, other }: Link): number => Number(one.label === "PERSON") + Number(other.label === "PERSON");
  return [...found.values()].sort(
    (a, b) => b.sentences.length - a.sentences.length || people(b) - people(a) || (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0),
  );
});

const LINKED = new Set<Entity["label"]>(["PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"]);
