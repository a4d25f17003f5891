//! Who said what: quotations in every mark that news uses, reported statements, and their sources.
//!
//! Marks are paired block by block ([`marks`]); dialogues and block quotations need none ([`unmarked`]). Around each quotation a shallow reading of the sentence ([`parse`])
//! looks for a cue ([`cues`]) and the noun phrase it belongs to ([`sources`]), and takes the most certain of what it
//! finds ([`attribute`]).

mod attribute;
mod cues;
mod marks;
mod parse;
mod passages;
mod sources;
mod unmarked;
mod words;

use attribute::Attribution;
use marks::Quoted;
use parse::Parsed;

use crate::{
    analysis::{Entity, Mention, Quote, QuoteKind},
    span::Span,
    text::Document,
};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Words in quotation marks, in order.
    pub quotes: Vec<Quote>,
    /// Statements reported without marks, in order.
    pub statements: Vec<Quote>,
}

/// Finds quotations and reported statements, with their sources.
pub fn find(document: &Document<'_>, mentions: &[Mention], _entities: &[Entity]) -> Found {
    let quoted = marks::find(document);
    let blocks = parse_blocks(document, &quoted);
    let mut attributions = passages::attribute(document, mentions, &quoted, &blocks);
    passages::attribute_nested(document, &quoted, &mut attributions);
    let quotes = quoted.iter().zip(attributions).map(|(quoted, it)| quote(quoted.span, it)).collect();
    Found { quotes, statements: Vec::new() }
}

fn quote(span: Span, attribution: Option<Attribution>) -> Quote {
    let pair = |span: Span| (span.start, span.end);
    Quote {
        span,
        kind: if attribution.is_some() { QuoteKind::Direct } else { QuoteKind::Mention },
        source: attribution.map(|it| pair(it.source)),
        cue: attribution.and_then(|it| it.cue).map(pair),
        entity: None,
        confidence: attribution.map_or(0.0, |it| it.certainty),
        how: attribution.map_or("no source found", |it| it.how).into(),
    }
}

/// Every block in elements, with the outermost quotations.
fn parse_blocks(document: &Document<'_>, quoted: &[Quoted]) -> Vec<Parsed> {
    let outer: Vec<(usize, Quoted)> =
        quoted.iter().copied().enumerate().filter(|(_, it)| it.depth == 0).collect();
    let (mut token, mut first) = (0, 0);
    let tokens = &document.tokens;
    (0..document.blocks.len())
        .map(|block| {
            let start = token;
            while token < tokens.len() && tokens[token].span.start < document.blocks[block].end {
                token += 1;
            }
            while first < outer.len() && outer[first].1.blocks.1 < block {
                first += 1;
            }
            let last = first + outer[first..].iter().take_while(|(_, it)| it.blocks.0 <= block).count();
            parse::parse(document, start..token, &outer[first..last])
        })
        .collect()
}
