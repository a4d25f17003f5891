//! The result: one plain structure, the same in Rust, JSON and TypeScript. Every view is made from it.
//!
//! Offsets of blocks and edits are into the paste (for HTML its flat reading, [`Origin::text`]); all others are into
//! [`Article::text`]. Their unit is [`Analysis::offsets`].

use serde::{Deserialize, Serialize};

use crate::span::{OffsetTable, OffsetUnit, Span};

/// The version of this structure; it grows when a field changes its meaning.
pub const SCHEMA: u32 = 1;

/// All that is known of one paste.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Analysis {
    /// The caller's name for the document, where it gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub id: Option<String>,
    /// [`SCHEMA`].
    pub schema: u32,
    /// The unit of every offset.
    pub offsets: OffsetUnit,
    /// What was pasted.
    pub origin: Origin,
    /// The article that was found.
    pub article: Article,
    /// Every line of the paste, in order: kept or set aside. What lies between two blocks is white space.
    pub blocks: Vec<Block>,
    /// Every change between the paste and the text of the blocks, in order.
    pub edits: Vec<Edit>,
    /// The sentences of the article, in order; none crosses a block.
    #[serde(default)]
    pub sentences: Vec<Span>,
    /// Named mentions, dates, amounts; in order, without overlaps.
    pub mentions: Vec<Mention>,
    /// Who and what the mentions name, in order of first mention.
    pub entities: Vec<Entity>,
    /// Time expressions with their resolved values, in order.
    pub times: Vec<Time>,
    /// Amounts with their normalised values, in order.
    pub amounts: Vec<Amount>,
    /// Words in quotation marks, in order; a nested quotation comes after the one that holds it.
    pub quotes: Vec<Quote>,
    /// Statements reported without marks, in order, all of them [`QuoteKind::Indirect`].
    #[serde(default)]
    pub statements: Vec<Quote>,
    /// The article in short.
    pub gist: Gist,
    /// What the reader of the analysis should know.
    pub notices: Vec<Notice>,
}

/// What was pasted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Origin {
    /// Which reading of the paste this is.
    pub kind: OriginKind,
    /// The flat reading of an HTML paste, into which the offsets of blocks and edits point; none for flat text,
    /// where the caller has it already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub text: Option<String>,
}

/// The kinds of input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum OriginKind {
    /// Flat text.
    #[default]
    Text,
    /// HTML: from the clipboard or a saved page.
    Html,
    /// Text taken whole as the article's body, neither repaired nor cleaned.
    Raw,
}

/// The article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Article {
    /// The headline.
    pub headline: Option<String>,
    /// The lines under the headline that sum the article up.
    pub standfirst: Option<String>,
    /// The byline as printed.
    pub byline: Option<String>,
    /// The authors that the byline names.
    #[serde(default)]
    pub authors: Vec<String>,
    /// When it was published: an ISO 8601 date, or date and time with its offset where the page gives one.
    pub published: Option<String>,
    /// When it was last changed, in the same form.
    #[serde(default)]
    pub updated: Option<String>,
    /// The section of the site it stands in.
    #[serde(default)]
    pub section: Option<String>,
    /// Paragraphs and sub-headings, one blank line between them.
    pub body: String,
    /// Headline and standfirst, where the page prints them, and body, one blank line between them: the text that
    /// mentions point into.
    pub text: String,
}

/// What a line of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum BlockLabel {
    /// The headline of the article.
    Headline,
    /// The summary under the headline.
    Standfirst,
    /// The author's line.
    Byline,
    /// The article's own date line.
    Timestamp,
    /// A paragraph, list item or quotation of the article.
    Paragraph,
    /// A heading within the article.
    Subheading,
    /// The caption or credit of a picture or video.
    Caption,
    /// An advertisement or its marker.
    Advert,
    /// Menus, breadcrumbs, section labels, tags, the site's own name and date.
    Navigation,
    /// Share buttons and social counts.
    Share,
    /// Headings and headlines of other articles.
    Related,
    /// Newsletter, subscription, donation, app and cookie prompts.
    Prompt,
    /// Readers' comments and what surrounds them.
    Comment,
    /// The author's biography, correction and contact lines.
    Note,
    /// Copyright and legal lines.
    Footer,
    /// Anything else a page shows: a repeated headline, reading time, player controls.
    Other,
}

impl BlockLabel {
    /// Every label, in the order of the guidelines' letters `TUBDPHIANSREMWFO`.
    pub const ALL: [BlockLabel; 16] = [
        BlockLabel::Headline,
        BlockLabel::Standfirst,
        BlockLabel::Byline,
        BlockLabel::Timestamp,
        BlockLabel::Paragraph,
        BlockLabel::Subheading,
        BlockLabel::Caption,
        BlockLabel::Advert,
        BlockLabel::Navigation,
        BlockLabel::Share,
        BlockLabel::Related,
        BlockLabel::Prompt,
        BlockLabel::Comment,
        BlockLabel::Note,
        BlockLabel::Footer,
        BlockLabel::Other,
    ];

    /// Whether such a line stands in [`Article::text`].
    pub fn is_text(self) -> bool {
        matches!(
            self,
            BlockLabel::Headline | BlockLabel::Standfirst | BlockLabel::Paragraph | BlockLabel::Subheading
        )
    }

    /// Whether such a line belongs to the article, as text or as data about it.
    pub fn is_kept(self) -> bool {
        self.is_text() || matches!(self, BlockLabel::Byline | BlockLabel::Timestamp | BlockLabel::Caption)
    }
}

/// One line of the paste (several where hard-wrapped lines were joined, a part where glued ones were split).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Block {
    /// What it is.
    pub label: BlockLabel,
    /// Whether it belongs to the article.
    pub kept: bool,
    /// Why, in words for the reader.
    pub reason: String,
    /// The probability that `kept` is right, 0 to 1.
    pub confidence: f32,
    /// Where it stands in the paste.
    #[serde(flatten)]
    pub span: Span,
    /// Its text, repaired.
    pub text: String,
    /// Where it stands in [`Article::text`], if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub article: Option<Span>,
    /// The level of a heading, 1 to 6, where the markup says so; else 0.
    #[serde(default)]
    pub level: u8,
    /// Whether the markup or a bullet makes it a list item.
    #[serde(default)]
    pub list: bool,
}

/// One change of the text on its way from the paste to the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Edit {
    /// What was replaced, in the paste; empty for an insertion.
    #[serde(flatten)]
    pub span: Span,
    /// What stands there now; empty for a removal.
    pub replacement: String,
    /// What kind of repair it was.
    pub kind: EditKind,
}

/// The kinds of repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum EditKind {
    /// UTF-8 that had been read as Windows-1252 or Latin-1.
    Mojibake,
    /// A backtick or acute accent that stood for an apostrophe.
    Apostrophe,
    /// An HTML character reference left in the text.
    Reference,
    /// Soft hyphens, zero-width characters, byte-order marks, control characters.
    Invisible,
    /// No-break and other odd spaces, tabs, runs of spaces.
    Space,
    /// A word put together again that had been hyphenated over a line end.
    Hyphen,
    /// A hard line break inside a paragraph, now a space.
    Wrap,
    /// A line that held two things, now two.
    Split,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs, reason = "the names are those of OntoNotes; the guidelines define them")]
pub enum Label {
    Person,
    Norp,
    Org,
    Gpe,
    Loc,
    Fac,
    Event,
    WorkOfArt,
    Product,
    Law,
    Language,
    Date,
    Time,
    Money,
    Percent,
    Quantity,
    Ordinal,
    Cardinal,
}

impl Label {
    /// Every label: the names, then times and amounts.
    pub const ALL: [Label; 18] = [
        Label::Person,
        Label::Norp,
        Label::Org,
        Label::Gpe,
        Label::Loc,
        Label::Fac,
        Label::Event,
        Label::WorkOfArt,
        Label::Product,
        Label::Law,
        Label::Language,
        Label::Date,
        Label::Time,
        Label::Money,
        Label::Percent,
        Label::Quantity,
        Label::Ordinal,
        Label::Cardinal,
    ];

    /// The eleven labels of names, as opposed to dates and amounts.
    pub const NAMES: [Label; 11] = [
        Label::Person,
        Label::Norp,
        Label::Org,
        Label::Gpe,
        Label::Loc,
        Label::Fac,
        Label::Event,
        Label::WorkOfArt,
        Label::Product,
        Label::Law,
        Label::Language,
    ];

    /// Whether it is one of [`Label::NAMES`].
    pub fn is_name(self) -> bool {
        Label::NAMES.contains(&self)
    }

    /// As OntoNotes and spaCy write it: `WORK_OF_ART`.
    pub fn as_str(self) -> &'static str {
        match self {
            Label::Person => "PERSON",
            Label::Norp => "NORP",
            Label::Org => "ORG",
            Label::Gpe => "GPE",
            Label::Loc => "LOC",
            Label::Fac => "FAC",
            Label::Event => "EVENT",
            Label::WorkOfArt => "WORK_OF_ART",
            Label::Product => "PRODUCT",
            Label::Law => "LAW",
            Label::Language => "LANGUAGE",
            Label::Date => "DATE",
            Label::Time => "TIME",
            Label::Money => "MONEY",
            Label::Percent => "PERCENT",
            Label::Quantity => "QUANTITY",
            Label::Ordinal => "ORDINAL",
            Label::Cardinal => "CARDINAL",
        }
    }
}

/// A place in the article that names something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What kind of thing it names.
    pub label: Label,
    /// The [`Entity::id`] of what it names; none for dates and amounts.
    pub entity: Option<String>,
    /// The probability that span and label are right, 0 to 1.
    pub confidence: f32,
}

/// Somebody or something the article names, with every mention of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Entity {
    /// Label and name, `PERSON:John Kerry`; with `#2` where two share both. The same paste gives the same ids.
    pub id: String,
    /// What kind of thing it is.
    pub label: Label,
    /// Its fullest name in the article.
    pub name: String,
    /// Its mentions: indices into [`Analysis::mentions`], rising.
    pub mentions: Vec<usize>,
    /// The other names it goes by, each with the reason why it was joined.
    pub aliases: Vec<Alias>,
    /// Roles and titles the article gives it.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Other entities it has to do with: a people and its country, names that may be one but are left apart.
    #[serde(default)]
    pub related: Vec<Related>,
}

/// Another name of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Alias {
    /// The name as written.
    pub name: String,
    /// Why it is taken for the same entity, in words for the reader: "surname of John Kerry".
    pub reason: String,
}

/// Another entity and what it has to do with this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Related {
    /// The other's [`Entity::id`].
    pub entity: String,
    /// How the two belong together, in words for the reader: "people of France", "could be Ama Owusu".
    pub reason: String,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A day or longer, on the calendar.
    Date,
    /// A point or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimeType {
    /// As TIMEX3 writes it: `DURATION`.
    pub fn as_str(self) -> &'static str {
        match self {
            TimeType::Date => "DATE",
            TimeType::Time => "TIME",
            TimeType::Duration => "DURATION",
            TimeType::Set => "SET",
        }
    }
}

/// What words like "early" or "about" do to a time, as TIMEX3 names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Modifier {
    /// "early", "the beginning of".
    Start,
    /// "mid-", "the middle of".
    Mid,
    /// "late", "the end of".
    End,
    /// "about", "nearly".
    Approx,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Time {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// Its TIMEX3 value: ISO 8601, `PRESENT_REF`, `P3D`; `X` for every digit that is not known.
    pub value: String,
    /// What "early", "the end of" or "about" do to the value.
    #[serde(rename = "mod", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub modifier: Option<Modifier>,
    /// The first day of what lasts longer than one, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub from: Option<String>,
    /// The last day of what lasts longer than one, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub to: Option<String>,
    /// How far it is from the article's day where that day is not known: an ISO 8601 duration with a sign, `-P1D`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub offset: Option<String>,
    /// The time zone as written: `GMT`, `local time`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub zone: Option<String>,
    /// How it was resolved, in words for the reader.
    pub how: String,
    /// Whether the value may be off by a day or so (a feast by the tabular calendar).
    #[serde(default)]
    pub approximate: bool,
}

/// What an amount measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum AmountKind {
    Money,
    Percent,
    Quantity,
    Ordinal,
    Cardinal,
    Age,
}

impl AmountKind {
    /// Its name in JSON: `money`.
    pub fn as_str(self) -> &'static str {
        match self {
            AmountKind::Money => "money",
            AmountKind::Percent => "percent",
            AmountKind::Quantity => "quantity",
            AmountKind::Ordinal => "ordinal",
            AmountKind::Cardinal => "cardinal",
            AmountKind::Age => "age",
        }
    }
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Amount {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What it measures.
    pub kind: AmountKind,
    /// The amount as a decimal: `3500000000`, `-1.25`.
    pub value: String,
    /// The upper end where it is a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub to: Option<String>,
    /// The ISO 4217 currency or the UCUM unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub unit: Option<String>,
    /// How it was read, in words for the reader.
    pub how: String,
}

/// The kinds of quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Speech in quotation marks.
    Direct,
    /// A reported statement without marks: "Kerry said that ...".
    Indirect,
    /// Words in marks that nobody is said to have spoken: a title, scare quotes.
    Mention,
}

impl QuoteKind {
    /// Its name in JSON: `direct`.
    pub fn as_str(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Mention => "mention",
        }
    }
}

/// A quotation or reported statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Quote {
    /// Where it stands, with its marks.
    #[serde(flatten)]
    pub span: Span,
    /// What kind it is.
    pub kind: QuoteKind,
    /// The words that name who said it, `[start, end]`.
    pub source: Option<(usize, usize)>,
    /// The words that report it ("said"), `[start, end]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub cue: Option<(usize, usize)>,
    /// The [`Entity::id`] of the speaker, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub entity: Option<String>,
    /// The probability that the speaker is right, 0 to 1.
    pub confidence: f32,
    /// How the speaker was found, in words for the reader.
    pub how: String,
}

/// The article in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gist {
    /// Words of the article's text.
    pub words: usize,
    /// Sentences of the article's text.
    pub sentences: usize,
    /// Seconds it takes to read.
    pub reading_seconds: usize,
    /// Share of the words that stand in quotations, 0 to 1.
    pub quoted_share: f32,
    /// The key sentences, in the order of the text.
    pub key_sentences: Vec<KeySentence>,
    /// The key terms, strongest first.
    pub key_terms: Vec<KeyTerm>,
    /// Who speaks how much, most first.
    pub speakers: Vec<Speaker>,
}

/// A sentence that stands for the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KeySentence {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its weight among all sentences, 0 to 1.
    pub score: f32,
    /// Why it was chosen, in words for the reader.
    pub reason: String,
}

/// A word or phrase that the article is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KeyTerm {
    /// The term as the article writes it.
    pub text: String,
    /// How often it stands there.
    pub count: usize,
    /// Its weight, 0 to 1.
    pub score: f32,
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Speaker {
    /// The [`Entity::id`].
    pub entity: String,
    /// How many quotations.
    pub quotes: usize,
    /// How many words in them.
    pub words: usize,
}

/// Something the reader of the analysis should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Notice {
    /// A name for programs: `no-date`, `invalid-utf8`.
    pub code: String,
    /// A sentence for people.
    pub message: String,
}

impl Notice {
    /// A notice of `code` that says `message`.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Notice { code: code.into(), message: message.into() }
    }
}

impl Analysis {
    /// Turns every offset from bytes into `unit`; `paste` is the text that blocks and edits point into.
    pub(crate) fn convert_offsets(&mut self, paste: &str, unit: OffsetUnit) {
        debug_assert_eq!(self.offsets, OffsetUnit::Utf8);
        self.offsets = unit;
        let text = std::mem::take(&mut self.article.text);
        let (paste, article) = (OffsetTable::new(paste, unit), OffsetTable::new(&text, unit));
        let convert = |table: &OffsetTable, span: &mut Span| {
            *span = Span::new(table.from_byte(span.start), table.from_byte(span.end));
        };
        let pair = |pair: &mut Option<(usize, usize)>| {
            *pair = pair.map(|(start, end)| (article.from_byte(start), article.from_byte(end)));
        };
        for block in &mut self.blocks {
            convert(&paste, &mut block.span);
            block.article.iter_mut().for_each(|span| convert(&article, span));
        }
        self.edits.iter_mut().for_each(|edit| convert(&paste, &mut edit.span));
        self.sentences.iter_mut().for_each(|sentence| convert(&article, sentence));
        self.mentions.iter_mut().for_each(|mention| convert(&article, &mut mention.span));
        self.times.iter_mut().for_each(|time| convert(&article, &mut time.span));
        self.amounts.iter_mut().for_each(|amount| convert(&article, &mut amount.span));
        for quote in self.quotes.iter_mut().chain(&mut self.statements) {
            convert(&article, &mut quote.span);
            pair(&mut quote.source);
            pair(&mut quote.cue);
        }
        self.gist.key_sentences.iter_mut().for_each(|sentence| convert(&article, &mut sentence.span));
        self.article.text = text;
    }
}
