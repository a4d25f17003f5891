//! The result: one plain structure, the same in Rust, JSON and TypeScript. Every view is made from it.
//!
//! Offsets of blocks and edits are into the paste (for HTML its flat reading, [`Origin::text`]); all others are into
//! [`Article::text`]. Their unit is [`Analysis::offsets`].

mod gist;
mod names;
mod page;
mod speech;
mod values;
mod words;

use serde::{Deserialize, Serialize};
use words::words;

pub use self::{
    gist::{Gist, KeySentence, KeyTerm, Speaker},
    names::{Alias, Entity, Label, Mention, Related},
    page::{Block, BlockLabel, Edit, EditKind},
    speech::{Quote, QuoteKind},
    values::{Amount, AmountKind, Modifier, Time, TimeType},
};
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

words! {
    /// The kinds of input.
    #[derive(Default)]
    pub enum OriginKind {
        /// Flat text.
        #[default]
        Text = "text",
        /// HTML: from the clipboard or a saved page.
        Html = "html",
        /// Text taken whole as the article's body, neither repaired nor cleaned.
        Raw = "raw",
    }
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
