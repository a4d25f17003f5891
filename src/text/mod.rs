//! Characters, tokens, sentences: the text under everything else.

mod abbreviations;
mod chars;
mod sentences;
mod tokens;

use crate::{
    analysis::Edit,
    source::{Line, Page},
    span::Span,
};

/// A page's text after repair, with the way back to the paste.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The repaired text of the whole page.
    pub text: String,
    /// Its lines that hold more than white space, in order, placed in [`Repaired::text`].
    pub lines: Vec<Line>,
    /// What was changed, placed in the paste, in order.
    pub edits: Vec<Edit>,
}

/// Repairs the characters of a page and joins lines that a fixed width had broken.
pub fn repair(page: &Page<'_>) -> Repaired {
    Repaired { text: page.text.to_string(), lines: page.lines.clone(), edits: Vec::new() }
}

/// The same form without any repair, for text that is taken as it is.
pub fn unrepaired(page: &Page<'_>) -> Repaired {
    Repaired { text: page.text.to_string(), lines: page.lines.clone(), edits: Vec::new() }
}

impl Repaired {
    /// Where `span` of the repaired text stands in the paste.
    pub fn to_paste(&self, span: Span) -> Span {
        span
    }
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
