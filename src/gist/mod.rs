//! The article in short: key sentences ([`sentences`]), key terms ([`terms`]), counts, who speaks how much.

mod sentences;
mod terms;

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use crate::{
    analysis::{Entity, Gist, Quote, QuoteKind, Speaker},
    entities::fold,
    span::Span,
    text::{Document, Token, TokenKind},
};

/// Words a minute that adults read silently in English non-fiction: the mean of Brysbaert, "How many words do we read
/// per minute? A review and meta-analysis of reading rate", Journal of Memory and Language 109 (2019).
const WORDS_PER_MINUTE: usize = 238;

/// Sums the document up.
pub fn summarise(document: &Document<'_>, entities: &[Entity], quotes: &[Quote]) -> Gist {
    let counts = Words::new(document);
    let words = counts.all();
    let spoken = outermost(quotes);
    let quoted: usize = spoken.iter().map(|quote| counts.within(document, quote.span)).sum();
    Gist {
        words,
        sentences: document.sentences.len(),
        reading_seconds: (words * 60).div_ceil(WORDS_PER_MINUTE),
        quoted_share: if words == 0 { 0.0 } else { quoted as f32 / words as f32 },
        key_sentences: sentences::find(document),
        key_terms: terms::find(document),
        speakers: speakers(document, &counts, entities, &spoken),
    }
}

/// Whether a token counts as a word.
fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Link)
}

/// How many words stand before each token.
struct Words(Vec<usize>);

impl Words {
    fn new(document: &Document<'_>) -> Self {
        let mut before = vec![0];
        let mut count = 0;
        for token in &document.tokens {
            count += usize::from(is_word(token));
            before.push(count);
        }
        Words(before)
    }

    fn all(&self) -> usize {
        self.0[self.0.len() - 1]
    }

    /// Words of the tokens that begin in `span`.
    fn within(&self, document: &Document<'_>, span: Span) -> usize {
        let before = |offset| self.0[document.tokens.partition_point(|token| token.span.start < offset)];
        before(span.end) - before(span.start)
    }
}

/// The direct quotations that stand in no other.
fn outermost(quotes: &[Quote]) -> Vec<&Quote> {
    let mut end = 0;
    let direct = quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    direct
        .filter(|quote| {
            let outer = quote.span.start >= end;
            end = end.max(quote.span.end);
            outer
        })
        .collect()
}

/// Who speaks how much, most words first, in the order of the entities where they speak as much.
fn speakers(document: &Document<'_>, counts: &Words, entities: &[Entity], spoken: &[&Quote]) -> Vec<Speaker> {
    let order: HashMap<&str, usize> =
        entities.iter().enumerate().map(|(index, entity)| (entity.id.as_str(), index)).collect();
    let mut totals = vec![(0, 0); entities.len()];
    for quote in spoken {
        if let Some(&index) = quote.entity.as_deref().and_then(|id| order.get(id)) {
            totals[index].0 += 1;
            totals[index].1 += counts.within(document, quote.span);
        }
    }
    let mut speakers: Vec<Speaker> = entities
        .iter()
        .zip(totals)
        .filter(|(_, (quotes, _))| *quotes > 0)
        .map(|(entity, (quotes, words))| Speaker { entity: entity.id.clone(), quotes, words })
        .collect();
    speakers.sort_by_key(|speaker| std::cmp::Reverse(speaker.words));
    speakers
}

/// Whether a folded word carries no content of its own.
fn is_stop(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| include_str!("stop.txt").split_whitespace().collect()).contains(word)
}

/// The word of content that a token is, folded, its plural as the singular; none for small words and marks.
fn content(document: &Document<'_>, token: usize) -> Option<String> {
    let word = &document.tokens[token];
    if word.kind != TokenKind::Word {
        return None;
    }
    let folded = fold(&document.text[word.span]);
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || is_stop(&folded) {
        return None;
    }
    Some(match folded.strip_suffix('s') {
        Some(singular) if singular.len() > 3 && !singular.ends_with(['s', 'u', 'i']) => singular.to_string(),
        _ => folded,
    })
}
