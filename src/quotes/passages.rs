//! Sources over a whole text: within the sentence first, then from the sentences and paragraphs beside it.

use std::ops::Range;

use super::{
    attribute::{Attribution, Context},
    marks::Quoted,
    parse::{self, Parsed},
    words::Class,
};
use crate::{
    analysis::{Label, Mention},
    span::Span,
    text::{Document, TokenKind},
};

/// A source is looked for no more than so many elements from its quotation: what has no full stop for longer is no
/// sentence.
const LONGEST_SENTENCE: usize = 250;

/// So many words in marks are a quotation even where no cue touches them; fewer are scare quotes.
const SPOKEN_WORDS: usize = 3;

/// The sources of quotations within quotations, where a cue in the outer one touches them.
pub(super) fn attribute_nested(
    document: &Document<'_>,
    quoted: &[Quoted],
    attributions: &mut [Option<Attribution>],
) {
    for (holder, outer) in quoted.iter().enumerate() {
        let inside = quoted[holder + 1..].iter().take_while(|it| it.span.start < outer.span.end).count();
        let children: Vec<(usize, Quoted)> = (holder + 1..=holder + inside)
            .filter(|&at| quoted[at].depth == outer.depth + 1)
            .map(|at| (at, quoted[at]))
            .collect();
        if children.is_empty() {
            continue;
        }
        let parsed = parse::parse(document, tokens(document, outer.inner), &children);
        for sentence in &parsed.sentences {
            for at in sentence.clone().filter(|&at| parsed.elements[at].class == Class::Quote) {
                let sentence = around(at, sentence.clone());
                let context = Context { text: document.text, parsed: &parsed, sentence, at };
                let quote = parsed.elements[at].quote;
                let long = words(document, quoted[quote].inner) >= SPOKEN_WORDS;
                attributions[quote] = context.attribute().filter(|it| it.touches && long);
            }
        }
    }
}

/// Reads a text block by block, and finds the sources of its quotations.
pub(super) struct Reader<'a, 'd> {
    document: &'a Document<'d>,
    mentions: &'a [Mention],
    quoted: &'a [Quoted],
    attributions: Vec<Option<Attribution>>,
    /// Who would speak on where a quotation stands alone.
    speaker: Option<Attribution>,
    /// Quotations of the block that stood alone with nobody to carry on from.
    waiting: Vec<usize>,
}

impl<'a, 'd> Reader<'a, 'd> {
    pub(super) fn new(document: &'a Document<'d>, mentions: &'a [Mention], quoted: &'a [Quoted]) -> Self {
        let attributions = vec![None; quoted.len()];
        Reader { document, mentions, quoted, attributions, speaker: None, waiting: Vec::new() }
    }

    /// Reads a block; `before` is the one before it.
    pub(super) fn block(&mut self, before: Option<&Parsed>, parsed: &Parsed) {
        self.speaker = before.and_then(|before| self.handed_on(before));
        for sentence in 0..parsed.sentences.len() {
            self.sentence(parsed, sentence);
        }
        self.waiting.clear();
    }

    /// The source of every quotation, where one was found.
    pub(super) fn attributions(self) -> Vec<Option<Attribution>> {
        self.attributions
    }

    /// Who speaks on after the block before.
    fn handed_on(&self, before: &Parsed) -> Option<Attribution> {
        let sentence = before.sentences.last()?;
        let context = self.context(before, sentence.clone(), sentence.start);
        if context.introduces() {
            let speaker = context.last_speaker().filter(|it| it.cue.is_some())?;
            return Some(Attribution {
                certainty: 0.9,
                how: "introduced by the paragraph before",
                ..speaker
            });
        }
        let speaker = self.speaker.filter(|it| it.certainty > 0.5)?;
        Some(Attribution { certainty: 0.6, how: "carried on from the paragraph before", ..speaker })
    }

    fn context<'c>(&self, parsed: &'c Parsed, sentence: Range<usize>, at: usize) -> Context<'c>
    where
        Self: 'c,
    {
        Context { text: self.document.text, parsed, sentence, at }
    }

    fn sentence(&mut self, parsed: &Parsed, index: usize) {
        let sentence = parsed.sentences[index].clone();
        let mut said: Option<Attribution> = None;
        let mut spoken = false;
        for at in sentence.clone().filter(|&at| parsed.elements[at].class == Class::Quote) {
            spoken = true;
            let quote = parsed.elements[at].quote;
            let context = self.context(parsed, around(at, sentence.clone()), at);
            let next = parsed
                .sentences
                .get(index + 1)
                .map(|next| self.context(parsed, around(at, sentence.start..next.end), at));
            let Some(found) = self.quotation(quote, &context, next.as_ref()) else { continue };
            if self.attributions[quote].is_none_or(|old| old.certainty < found.certainty) {
                self.attributions[quote] = Some(found);
            }
            said = self.attributions[quote];
        }
        if let Some(said) = said {
            for quote in self.waiting.drain(..) {
                self.attributions[quote] =
                    Some(Attribution { certainty: 0.75, how: "named with the next quotation", ..said });
            }
            self.speaker =
                Some(Attribution { certainty: 0.85, how: "carried on from the quotation before", ..said });
        } else if !spoken {
            let context = self.context(parsed, sentence.clone(), sentence.start);
            let speaker = context.last_speaker();
            let same = speaker.is_some_and(|it| self.speaker.is_some() && context.is_pronoun(it.source));
            if !same {
                self.speaker = speaker;
            }
            self.waiting.clear();
        }
    }

    /// The source of one quotation; `next` is its context with the sentence after it.
    fn quotation(
        &mut self,
        quote: usize,
        context: &Context<'_>,
        next: Option<&Context<'_>>,
    ) -> Option<Attribution> {
        let quoted = self.quoted[quote];
        let own = context.attribute();
        let may_name = !context.is_bare() || is_block(self.document, quoted);
        let title =
            may_name && self.is_title(quoted) && (context.hangs() || own.is_none_or(|it| !it.touches));
        if title && !context.describes() || context.names() {
            return None;
        }
        let long = words(self.document, quoted.inner) >= SPOKEN_WORDS;
        if let Some(own) = own.filter(|it| long || it.touches) {
            return Some(own);
        }
        if context.is_bare() {
            let named = next.and_then(Context::exclaimed);
            if named.is_none() && self.speaker.is_none() {
                self.waiting.push(quote);
            }
            return named.or(self.speaker);
        }
        None
    }

    /// Whether the words in marks are the name of something rather than speech.
    fn is_title(&self, quoted: Quoted) -> bool {
        let first = self.mentions.partition_point(|mention| mention.span.end <= quoted.inner.start);
        let covers = |mention: &Mention| mention.span.len() * 10 >= quoted.inner.len() * 8;
        let named = self.mentions[first..]
            .iter()
            .take_while(|mention| mention.span.start < quoted.inner.end)
            .any(|mention| mention.label == Label::WorkOfArt && covers(mention));
        named || is_title_case(&self.document.text[quoted.inner])
    }
}

/// The part of a sentence around `at` where a source is looked for.
fn around(at: usize, sentence: Range<usize>) -> Range<usize> {
    sentence.start.max(at.saturating_sub(LONGEST_SENTENCE))..sentence.end.min(at + LONGEST_SENTENCE)
}

/// Whether the quotation is a whole block, as a sub-heading is.
fn is_block(document: &Document<'_>, quoted: Quoted) -> bool {
    document.blocks[quoted.blocks.0] == quoted.span
}

/// The tokens that begin in `span`.
fn tokens(document: &Document<'_>, span: Span) -> Range<usize> {
    let starts_before = |offset: usize| document.tokens.partition_point(|token| token.span.start < offset);
    starts_before(span.start)..starts_before(span.end)
}

/// Words and numbers within `span`.
fn words(document: &Document<'_>, span: Span) -> usize {
    let tokens = &document.tokens[tokens(document, span)];
    tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count()
}

/// Whether every long word begins with a capital, there are two at least, and no comma ends them.
fn is_title_case(inner: &str) -> bool {
    let words: Vec<&str> = inner.split_whitespace().take(11).collect();
    let capital = |word: &&str| {
        word.trim_start_matches(['‘', '“']).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let long = words.iter().filter(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).len() > 3);
    let (long, capitals) = long.fold((0, 0), |(n, k), word| (n + 1, k + usize::from(capital(word))));
    (2..=10).contains(&words.len())
        && long >= 1
        && long == capitals
        && words.iter().filter(|word| capital(word)).count() >= 2
        && words.first().is_some_and(capital)
        && words.last().is_some_and(capital)
}
