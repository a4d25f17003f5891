/** A block of the article, cut where marks and quotations begin and end. */
import type { Mention, Quote, Span } from "../generated/analysis.ts";

export interface Piece {
  start: number;
  end: number;
  /** The mention it lies in: an index into the analysis. */
  mention: number | null;
  /** The quotation it lies in: an index into the analysis. */
  quote: number | null;
}

/** The first index of a list sorted by `end` whose member ends after `at`. */
export function firstAfter(list: readonly Span[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Span).end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts `span` into pieces that lie wholly in or out of every mention and quotation. Both lists are in order. */
export function pieces(span: Span, mentions: readonly Mention[], quotes: readonly Quote[]): Piece[] {
  const within = (list: readonly Span[]): number[] => {
    const found = [];
    for (let at = firstAfter(list, span.start); at < list.length && (list[at] as Span).start < span.end; at++) found.push(at);
    return found;
  };
  const inMentions = within(mentions);
  const inQuotes = within(quotes).filter((at) => quotes[at]?.kind === "direct");
  const cuts = new Set([span.start, span.end]);
  for (const part of [...inMentions.map((at) => mentions[at]), ...inQuotes.map((at) => quotes[at])] as Span[]) {
    cuts.add(Math.max(part.start, span.start)).add(Math.min(part.end, span.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const mentionAt = cursor(inMentions, mentions);
  const quoteAt = cursor(inQuotes, quotes);
  return sorted.slice(0, -1).map((start, at) => ({
    start,
    end: sorted[at + 1] as number,
    mention: mentionAt(start),
    quote: quoteAt(start),
  }));
}

/** Answers, for rising places, which of the spans at `indices` holds the place. */
function cursor(indices: readonly number[], list: readonly Span[]): (place: number) => number | null {
  let next = 0;
  return (place) => {
    while (next < indices.length && (list[indices[next] as number] as Span).end <= place) next++;
    const index = indices[next];
    return index !== undefined && (list[index] as Span).start <= place ? index : null;
  };
}
