//! Characters, tokens, sentences: the text under everything else.

mod abbreviations;
mod chars;
pub mod language;
mod offsets;
mod repair;
mod sentences;
mod tokens;

pub use self::{offsets::Repaired, repair::repair};
use crate::{source::Page, span::Span};

/// The page without any repair, for text that is taken as it is.
pub fn unrepaired(page: &Page<'_>) -> Repaired {
    Repaired::unchanged(page)
}

/// The article's text, cut into blocks, sentences and tokens.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// [`crate::analysis::Article::text`].
    pub text: &'a str,
    /// Its blocks (headline, paragraphs), in order. Nothing crosses a block.
    pub blocks: Vec<Span>,
    /// Its sentences, in order. None crosses a block.
    pub sentences: Vec<Sentence>,
    /// Its tokens, in order. None crosses a sentence.
    pub tokens: Vec<Token>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens: indices into [`Document::tokens`].
    pub tokens: std::ops::Range<usize>,
    /// Its block: an index into [`Document::blocks`].
    pub block: usize,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, full stops of abbreviations, and digits beside letters.
    Word,
    /// `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m`: a possessive or a shortened verb, cut from the word before it.
    Clitic,
    /// Digits, with inner points, commas and colons.
    Number,
    /// A web or e-mail address.
    Link,
    /// A mark of punctuation, a symbol, an emoji, or a run of full stops, hyphens or stars.
    Mark,
}

impl<'a> Document<'a> {
    /// Cuts `text`, whose blocks are given, into sentences and tokens.
    pub fn new(text: &'a str, blocks: Vec<Span>) -> Self {
        let mut document = Document { text, blocks, sentences: Vec::new(), tokens: Vec::new() };
        for (block, &span) in document.blocks.iter().enumerate() {
            let first = document.tokens.len();
            tokens::tokenize(text, span, &mut document.tokens);
            sentences::split(text, block, &document.tokens, first, &mut document.sentences);
        }
        document
    }

    /// The words of a token.
    pub fn word(&self, token: usize) -> &'a str {
        &self.text[self.tokens[token].span]
    }
}
