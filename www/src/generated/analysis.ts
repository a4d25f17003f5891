// Written from the Rust types by `cargo test`: change those.

/**
 * All that is known of one paste.
 */
export type Analysis = {
  /**
   * The caller's name for the document, where it gave one.
   */
  id?: string,
  /**
   * [`SCHEMA`].
   */
  schema: number,
  /**
   * The unit of every offset.
   */
  offsets: OffsetUnit,
  /**
   * What was pasted.
   */
  origin: Origin,
  /**
   * The article that was found.
   */
  article: Article,
  /**
   * Every line of the paste, in order: kept or set aside. What lies between two blocks is white space.
   */
  blocks: Array<Block>,
  /**
   * Every change between the paste and the text of the blocks, in order.
   */
  edits: Array<Edit>,
  /**
   * The sentences of the article, in order; none crosses a block.
   */
  sentences: Array<Span>,
  /**
   * Named mentions, dates, amounts; in order, without overlaps.
   */
  mentions: Array<Mention>,
  /**
   * Who and what the mentions name, in order of first mention.
   */
  entities: Array<Entity>,
  /**
   * Time expressions with their resolved values, in order.
   */
  times: Array<Time>,
  /**
   * Amounts with their normalised values, in order.
   */
  amounts: Array<Amount>,
  /**
   * Words in quotation marks, in order; a nested quotation comes after the one that holds it.
   */
  quotes: Array<Quote>,
  /**
   * Statements reported without marks, in order, all of them [`QuoteKind::Indirect`].
   */
  statements: Array<Quote>,
  /**
   * The article in short.
   */
  gist: Gist,
  /**
   * What the reader of the analysis should know.
   */
  notices: Array<Notice>,
};

/**
 * What offsets count.
 */
export type OffsetUnit = "utf8" | "utf16" | "char";

/**
 * A half-open range of a text. Inside the library always in UTF-8 bytes, on character boundaries.
 */
export type Span = {
  /**
   * Offset of the first unit.
   */
  start: number,
  /**
   * Offset after the last unit.
   */
  end: number,
};

/**
 * What was pasted.
 */
export type Origin = {
  /**
   * Which reading of the paste this is.
   */
  kind: OriginKind,
  /**
   * The flat reading of an HTML paste, into which the offsets of blocks and edits point; none for flat text,
   * where the caller has it already.
   */
  text?: string,
};

/**
 * The kinds of input.
 */
export type OriginKind = "text" | "html" | "raw";

/**
 * The article.
 */
export type Article = {
  /**
   * The headline.
   */
  headline: string | null,
  /**
   * The lines under the headline that sum the article up.
   */
  standfirst: string | null,
  /**
   * The byline as printed.
   */
  byline: string | null,
  /**
   * The authors that the byline names.
   */
  authors: Array<string>,
  /**
   * When it was published: an ISO 8601 date, or date and time with its offset where the page gives one.
   */
  published: string | null,
  /**
   * When it was last changed, in the same form.
   */
  updated: string | null,
  /**
   * The section of the site it stands in.
   */
  section: string | null,
  /**
   * Paragraphs and sub-headings, one blank line between them.
   */
  body: string,
  /**
   * Headline and standfirst, where the page prints them, and body, one blank line between them: the text that
   * mentions point into.
   */
  text: string,
};

/**
 * One line of the paste (several where hard-wrapped lines were joined, a part where glued ones were split).
 */
export type Block = {
  /**
   * What it is.
   */
  label: BlockLabel,
  /**
   * Whether it belongs to the article.
   */
  kept: boolean,
  /**
   * Why, in words for the reader.
   */
  reason: string,
  /**
   * The probability that `kept` is right, 0 to 1.
   */
  confidence: number,
  /**
   * Its text, repaired.
   */
  text: string,
  /**
   * Where it stands in [`Article::text`], if it does.
   */
  article?: Span,
  /**
   * The level of a heading, 1 to 6, where the markup says so; else 0.
   */
  level: number,
  /**
   * Whether the markup or a bullet makes it a list item.
   */
  list: boolean,
  /**
   * Offset of the first unit.
   */
  start: number,
  /**
   * Offset after the last unit.
   */
  end: number,
};

/**
 * What a line of a page is.
 */
export type BlockLabel = "headline" | "standfirst" | "byline" | "timestamp" | "paragraph" | "subheading" | "caption" | "advert" | "navigation" | "share" | "related" | "prompt" | "comment" | "note" | "footer" | "other";

/**
 * One change of the text on its way from the paste to the article.
 */
export type Edit = {
  /**
   * What stands there now; empty for a removal.
   */
  replacement: string,
  /**
   * What kind of repair it was.
   */
  kind: EditKind,
  /**
   * Offset of the first unit.
   */
  start: number,
  /**
   * Offset after the last unit.
   */
  end: number,
};

/**
 * The kinds of repair.
 */
export type EditKind = "mojibake" | "apostrophe" | "reference" | "invisible" | "space" | "hyphen" | "wrap" | "bullet" | "split";

/**
 * A place in the article that names something.
 */
export type Mention = {
  /**
   * What kind of thing it names.
   */
  label: Label,
  /**
   * The [`Entity::id`] of what it names; none for dates and amounts.
   */
  entity: string | null,
  /**
   * The probability that span and label are right, 0 to 1.
   */
  confidence: number,
  /**
   * Offset of the first unit.
   */
  start: number,
  /**
   * Offset after the last unit.
   */
  end: number,
};

/**
 * What a mention names.
 */
export type Label = "PERSON" | "NORP" | "ORG" | "GPE" | "LOC" | "FAC" | "EVENT" | "WORK_OF_ART" | "PRODUCT" | "LAW" | "LANGUAGE" | "DATE" | "TIME" | "MONEY" | "PERCENT" | "QUANTITY" | "ORDINAL" | "CARDINAL";

/**
 * Somebody or something the article names, with every mention of it.
 */
export type Entity = {
  /**
   * Label and name, `PERSON:John Kerry`; with `#2` where two share both. The same paste gives the same ids.
   */
  id: string,
  /**
   * What kind of thing it is.
   */
  label: Label,
  /**
   * Its fullest name in the article.
   */
  name: string,
  /**
   * Its mentions: indices into [`Analysis::mentions`], rising.
   */
  mentions: Array<number>,
  /**
   * The other names it goes by, each with the reason why it was joined.
   */
  aliases: Array<Alias>,
  /**
   * Roles and titles the article gives it.
   */
  roles: Array<string>,
  /**
   * Other entities it has to do with: a people and its country, names that may be one but are left apart.
   */
  related: Array<Related>,
};

/**
 * Another name of an entity.
 */
export type Alias = {
  /**
   * The name as written.
   */
  name: string,
  /**
   * Why it is taken for the same entity, in words for the reader: "surname of John Kerry".
   */
  reason: string,
};

/**
 * Another entity and what it has to do with this one.
 */
export type Related = {
  /**
   * The other's [`Entity::id`].
   */
  entity: string,
  /**
   * How the two belong together, in words for the reader: "people of France", "could be Ama Owusu".
   */
  reason: string,
};

/**
 * A time expression.
 */
export type Time = {
  /**
   * Its TIMEX3 type.
   */
  type: TimeType,
  /**
   * Its TIMEX3 value: ISO 8601, `PRESENT_REF`, `P3D`; `X` for every digit that is not known.
   */
  value: string,
  /**
   * What "early" or "the end of" do to the value; how exactly it is meant: "about", "more than", "at least".
   */
  mod?: Modifier,
  /**
   * The first day of what lasts longer than one, ISO 8601.
   */
  from?: string,
  /**
   * The last day of what lasts longer than one, ISO 8601.
   */
  to?: string,
  /**
   * How far it is from the article's day where that day is not known: an ISO 8601 duration with a sign, `-P1D`.
   */
  offset?: string,
  /**
   * The time zone as written: `GMT`, `local time`.
   */
  zone?: string,
  /**
   * How it was resolved, in words for the reader.
   */
  how: string,
  /**
   * Whether the value may be off by a day or so (a feast by the tabular calendar).
   */
  approximate: boolean,
  /**
   * Offset of the first unit.
   */
  start: number,
  /**
   * Offset after the last unit.
   */
  end: number,
};

/**
 * The types of TIMEX3.
 */
export type TimeType = "DATE" | "TIME" | "DURATION" | "SET";

/**
 * What words like "early" or "about" do to a time, as TIMEX3 names it.
 */
export type Modifier = "START" | "MID" | "END" | "APPROX" | "MORE_THAN" | "LESS_THAN" | "EQUAL_OR_MORE" | "EQUAL_OR_LESS";

/**
 * An amount.
 */
export type Amount = {
  /**
   * What it measures.
   */
  kind: AmountKind,
  /**
   * The amount as a decimal: `3500000000`, `-1.25`.
   */
  value: string,
  /**
   * The upper end where it is a range.
   */
  to?: string,
  /**
   * The ISO 4217 currency or the UCUM unit.
   */
  unit?: string,
  /**
   * How it was read, in words for the reader.
   */
  how: string,
  /**
   * Offset of the first unit.
   */
  start: number,
  /**
   * Offset after the last unit.
   */
  end: number,
};

/**
 * What an amount measures.
 */
export type AmountKind = "money" | "percent" | "quantity" | "ordinal" | "cardinal" | "age";

/**
 * A quotation or reported statement.
 */
export type Quote = {
  /**
   * What kind it is.
   */
  kind: QuoteKind,
  /**
   * The words that name who said it, `[start, end]`.
   */
  source: [number, number] | null,
  /**
   * The words that report it ("said"), `[start, end]`.
   */
  cue?: [number, number],
  /**
   * The [`Entity::id`] of the speaker, where known.
   */
  entity?: string,
  /**
   * The probability that the speaker is right, 0 to 1.
   */
  confidence: number,
  /**
   * How the speaker was found, in words for the reader.
   */
  how: string,
  /**
   * Offset of the first unit.
   */
  start: number,
  /**
   * Offset after the last unit.
   */
  end: number,
};

/**
 * The kinds of quotation.
 */
export type QuoteKind = "direct" | "indirect" | "mention";

/**
 * The article in short.
 */
export type Gist = {
  /**
   * Words of the article's text.
   */
  words: number,
  /**
   * Sentences of the article's text.
   */
  sentences: number,
  /**
   * Seconds it takes to read.
   */
  reading_seconds: number,
  /**
   * Share of the words that stand in quotations, 0 to 1.
   */
  quoted_share: number,
  /**
   * The key sentences, in the order of the text.
   */
  key_sentences: Array<KeySentence>,
  /**
   * The key terms, strongest first.
   */
  key_terms: Array<KeyTerm>,
  /**
   * Who speaks how much, most first.
   */
  speakers: Array<Speaker>,
};

/**
 * A sentence that stands for the article.
 */
export type KeySentence = {
  /**
   * Its weight among all sentences, 0 to 1.
   */
  score: number,
  /**
   * Why it was chosen, in words for the reader.
   */
  reason: string,
  /**
   * Offset of the first unit.
   */
  start: number,
  /**
   * Offset after the last unit.
   */
  end: number,
};

/**
 * A word or phrase that the article is about.
 */
export type KeyTerm = {
  /**
   * The term as the article writes it.
   */
  text: string,
  /**
   * How often it stands there.
   */
  count: number,
  /**
   * Its weight, 0 to 1.
   */
  score: number,
};

/**
 * Somebody who is quoted.
 */
export type Speaker = {
  /**
   * The [`Entity::id`].
   */
  entity: string,
  /**
   * How many quotations.
   */
  quotes: number,
  /**
   * How many words in them.
   */
  words: number,
};

/**
 * Something the reader of the analysis should know.
 */
export type Notice = {
  /**
   * A name for programs: `no-date`, `invalid-utf8`.
   */
  code: string,
  /**
   * A sentence for people.
   */
  message: string,
};

/**
 * The settings of one analysis. [`Options::default`] is what the figures in the model cards were measured with.
 */
export type Options = {
  /**
   * The document's name, handed through to the analysis.
   */
  id: string | null,
  /**
   * The day the article was published, `YYYY-MM-DD`; it wins over what the page says.
   */
  date: string | null,
  /**
   * From 0 (keep every line) to 100 (keep only what is surely the article).
   */
  strictness: number,
  /**
   * Mentions below this probability are left out, 0 to 1.
   */
  minConfidence: number,
  /**
   * The unit of the offsets in the analysis and in `corrections`.
   */
  offsets: OffsetUnit,
  /**
   * What the reader has put right, oldest first.
   */
  corrections: Array<Correction>,
};

/**
 * One correction. Lines are named by an offset into the paste within them, which no other correction moves;
 * entities by their [`crate::analysis::Entity::id`], which renaming and relabelling leave as it is. Words are added
 * first, then the others are applied in their order. One that fits nothing has no effect.
 */
export type Correction = { "do": "line",
  /**
   * An offset into the paste.
   */
  at: number,
  /**
   * What the line is.
   */
  label: BlockLabel,
} | { "do": "keepAll" } | { "do": "merge",
  /**
   * The entity that goes.
   */
  entity: string,
  /**
   * The entity that stays.
   */
  into: string,
} | { "do": "split",
  /**
   * The entity they are taken from.
   */
  entity: string,
  /**
   * How they are written.
   */
  name: string,
} | { "do": "rename",
  /**
   * The entity.
   */
  entity: string,
  /**
   * Its new name.
   */
  name: string,
} | { "do": "relabel",
  /**
   * The entity.
   */
  entity: string,
  /**
   * Its label.
   */
  label: Label,
} | { "do": "hide",
  /**
   * The entity.
   */
  entity: string,
} | { "do": "add",
  /**
   * The words.
   */
  text: string,
  /**
   * What they name.
   */
  label: Label,
};

/**
 * What an analysis does, one after the other.
 */
export type Stage = "lines" | "times" | "names" | "quotes" | "gist";

/**
 * A format an analysis can be written in.
 */
export type Format = "text" | "markdown" | "html" | "json" | "csv-entities" | "csv-mentions" | "csv-quotes" | "csv-times" | "csv-amounts" | "web-annotation" | "brat" | "conll";

/**
 * A file ready to be written.
 */
export type ExportFile = {
  /**
   * Its name, without a folder.
   */
  name: string,
  /**
   * Its media type.
   */
  mediaType: string,
  /**
   * What stands in it.
   */
  content: string,
};
