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
mod speakers;
mod statements;
mod unmarked;
mod words;

use attribute::{Attribution, Context};
use marks::Quoted;
use parse::Parsed;
use passages::Reader;

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

/// Finds quotations and reported statements, with their sources and the entities behind them.
pub fn find(document: &Document<'_>, mentions: &[Mention], entities: &[Entity]) -> Found {
    let quoted = marks::find(document);
    let mut reader = Reader::new(document, mentions, &quoted);
    let mut statements: Vec<Quote> = Vec::new();
    // Block by block: in elements a long text weighs many times as much as it.
    let mut before: Option<Parsed> = None;
    for parsed in parse_blocks(document, &quoted) {
        reader.block(before.as_ref(), &parsed);
        for sentence in &parsed.sentences {
            let at = sentence.start;
            let context = Context { text: document.text, parsed: &parsed, sentence: sentence.clone(), at };
            let found = context.statement();
            statements.extend(found.map(|it| quote(it.content, QuoteKind::Indirect, &it.attribution)));
        }
        before = Some(parsed);
    }
    let mut attributions = reader.attributions();
    passages::attribute_nested(document, &quoted, &mut attributions);
    let mut quotes: Vec<Quote> = quoted
        .iter()
        .zip(attributions)
        .map(|(quoted, attribution)| match attribution {
            Some(attribution) => quote(quoted.span, QuoteKind::Direct, &attribution),
            None => unattributed(document, quoted),
        })
        .collect();
    let mut all: Vec<&mut Quote> = quotes.iter_mut().chain(&mut statements).collect();
    all.sort_by_key(|quote| quote.source);
    speakers::resolve(document, mentions, entities, &quoted, &mut all);
    Found { quotes, statements }
}

fn quote(span: Span, kind: QuoteKind, attribution: &Attribution) -> Quote {
    let pair = |span: Span| (span.start, span.end);
    Quote {
        span,
        kind,
        source: Some(pair(attribution.source)),
        cue: attribution.cue.map(pair),
        entity: None,
        confidence: attribution.certainty,
        how: attribution.how.into(),
    }
}

/// Words in marks without a source: speech whose speaker is unknown where they are a sentence of their own.
fn unattributed(document: &Document<'_>, quoted: &Quoted) -> Quote {
    let inner = document.text[quoted.inner].trim_end();
    let sentence = inner.ends_with(['.', '!', '?', ',']) && inner.split_whitespace().nth(3).is_some();
    let (kind, how) = match sentence {
        true => (QuoteKind::Direct, "no source found"),
        false => (QuoteKind::Mention, "a name, a title or scare quotes"),
    };
    Quote { span: quoted.span, kind, source: None, cue: None, entity: None, confidence: 0.0, how: how.into() }
}

/// Every block in elements, with the outermost quotations.
fn parse_blocks(document: &Document<'_>, quoted: &[Quoted]) -> impl Iterator<Item = Parsed> {
    let outer: Vec<(usize, Quoted)> =
        quoted.iter().copied().enumerate().filter(|(_, it)| it.depth == 0).collect();
    let (mut token, mut first) = (0, 0);
    let tokens = &document.tokens;
    (0..document.blocks.len()).map(move |block| {
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
}
