//! The article in short.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Entity;
use crate::span::Span;

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
