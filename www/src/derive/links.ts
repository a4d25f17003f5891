/** Who stands with whom: entities that share sentences. */
import type { Entity, Mention } from "../generated/analysis.ts";
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

const LINKED = new Set<Entity["label"]>(["PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"]);

/** Every pair of persons, organisations, groups and places that share a sentence, those that share most first, of these the people. */
export const links = once((model: Model): Link[] => {
  const linked = model.analysis.entities.filter(({ label }) => LINKED.has(label));
  const found = new Map<number, Link>();
  company(model, linked).forEach((here, index) => {
    if (here.length > CROWD) return;
    here.forEach((a, n) => {
      for (let m = n + 1; m < here.length; m++) {
        const b = here[m] as number;
        const key = a * linked.length + b;
        const link = found.get(key);
        if (link) link.sentences.push(index);
        else found.set(key, { one: linked[a] as Entity, other: linked[b] as Entity, sentences: [index] });
      }
    });
  });
  const people = ({ one, other }: Link): number => Number(one.label === "PERSON") + Number(other.label === "PERSON");
  return [...found.values()].sort(
    (a, b) => b.sentences.length - a.sentences.length || people(b) - people(a) || (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0),
  );
});

/** For each sentence those of the entities that it names: indices into `entities`, rising. */
function company({ analysis }: Model, entities: readonly Entity[]): number[][] {
  const { mentions, sentences } = analysis;
  const sentenceOf = new Int32Array(mentions.length).fill(-1);
  let at = 0;
  sentences.forEach((sentence, index) => {
    for (; at < mentions.length && (mentions[at] as Mention).start < sentence.end; at++) {
      if ((mentions[at] as Mention).start >= sentence.start) sentenceOf[at] = index;
    }
  });
  const here: number[][] = sentences.map(() => []);
  entities.forEach((entity, n) => {
    for (const mention of entity.mentions) {
      const list = here[sentenceOf[mention] ?? -1];
      if (list && list.at(-1) !== n) list.push(n);
    }
  });
  return here;
}
