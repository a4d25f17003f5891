//! Who said what.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Entity;
use super::words;
use crate::span::Span;

words! {
    /// The kinds of quotation.
    pub enum QuoteKind {
        /// Speech in quotation marks.
        Direct = "direct",
        /// A reported statement without marks: "Kerry said that ...".
        Indirect = "indirect",
        /// Words in marks that nobody is said to have spoken: a title, scare quotes.
        Mention = "mention",
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
