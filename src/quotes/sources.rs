//! The words that name a source: the noun phrase before or after a cue.

use std::ops::Range;

use super::{parse::Element, words::Class};
use crate::entities::speaks;

/// How far back a bracketed or comma-fenced insertion may reach, in elements.
const INSERTION: usize = 40;

/// Reads noun phrases off the elements of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub text: &'a str,
    pub elements: &'a [Element],
    /// The sentence: phrases never leave it.
    pub start: usize,
    pub end: usize,
}

impl Phrases<'_> {
    fn class(&self, at: usize) -> Class {
        self.elements[at].class
    }

    pub(super) fn word(&self, at: usize) -> &str {
        &self.text[self.elements[at].span]
    }

    /// The subject of the verb at `verb`: the phrase before it, over auxiliaries, adverbs, brackets and insertions.
    pub(super) fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let mut at = verb;
        let floor = self.start.max(verb.saturating_sub(INSERTION));
        loop {
            if at == floor {
                return None;
            }
            match self.class(at - 1) {
                Class::Adverb | Class::Auxiliary | Class::Time => at -= 1,
                Class::Relative => {
                    at -= 1;
                    if at > floor && self.class(at - 1) == Class::Comma {
                        at -= 1;
                    }
                }
                Class::Close => at = self.open(at - 1, floor)?,
                Class::Comma | Class::Dash => {
                    let insertion = self.insertion(at - 1, floor)?;
                    at = insertion;
                }
                Class::Conjunction | Class::Verb | Class::Preposition | Class::Subordinator => {
                    return self.first_subject(verb);
                }
                Class::Quote | Class::Stop | Class::Colon | Class::Open => return None,
                _ => return self.phrase_before(at),
            }
        }
    }

    /// The opening bracket of the closing one at `close`.
    fn open(&self, close: usize, floor: usize) -> Option<usize> {
        (floor..close).rev().find(|&at| self.class(at) == Class::Open)
    }

    /// Where the insertion that ends with the comma or dash at `close` begins: ", the mayor,".
    fn insertion(&self, close: usize, floor: usize) -> Option<usize> {
        let fence = self.class(close);
        let mut at = close;
        while at > floor {
            at -= 1;
            if self.class(at) == Class::Quote || self.class(at) == Class::Stop {
                return None;
            }
            if self.class(at) == fence
                && at > floor
                && self.is_nominal(at - 1)
                && self.begins_insertion(at + 1)
            {
                return Some(at);
            }
        }
        None
    }

    /// Whether an insertion about the noun before it may begin here.
    fn begins_insertion(&self, at: usize) -> bool {
        !matches!(
            self.class(at),
            Class::Quote
                | Class::Pronoun
                | Class::Conjunction
                | Class::Comma
                | Class::Dash
                | Class::Colon
                | Class::Stop
                | Class::Open
                | Class::Close
                | Class::Clitic
                | Class::Time
        )
    }

    fn is_nominal(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Name | Class::Other | Class::Pronoun | Class::Close | Class::Number)
    }

    /// The noun phrase that ends before `end`.
    pub(super) fn phrase_before(&self, end: usize) -> Option<Range<usize>> {
        let floor = self.start.max(end.saturating_sub(INSERTION));
        let mut at = end;
        if at == floor {
            return None;
        }
        if self.class(at - 1) == Class::Pronoun {
            return Some(at - 1..end);
        }
        loop {
            // One link of the phrase: names, or a common noun with what stands before it.
            let link = at;
            let mut named = false;
            while at > floor {
                match self.class(at - 1) {
                    Class::Name => named = true,
                    Class::Clitic | Class::Number => {}
                    Class::Other if named && self.class(at) == Class::Name && !self.is_title(at - 1) => break,
                    Class::Other => {}
                    Class::Close => {
                        let Some(open) = self.open(at - 1, floor) else { break };
                        at = open + 1;
                    }
                    _ => break,
                }
                at -= 1;
            }
            if at > floor && matches!(self.class(at - 1), Class::Determiner) {
                at -= 1;
            }
            if at == link {
                return None;
            }
            let joined = at > floor + 1
                && self.class(at - 1) == Class::Preposition
                && matches!(self.word(at - 1), "of" | "for" | "from" | "at" | "in" | "with" | "on")
                && match self.class(at - 2) {
                    Class::Other => speaks(self.word(at - 2)) || !named || self.word(at - 1) == "of",
                    Class::Name => self.word(at - 1) == "of",
                    _ => false,
                };
            if !joined {
                return Some(at..end);
            }
            at -= 1;
        }
    }

    /// Whether the lower-case word at `at` is a title that belongs to the name after it.
    fn is_title(&self, at: usize) -> bool {
        speaks(self.word(at)) || self.word(at) == "-"
    }

    /// The noun phrase that begins at `start`, without a clause after it.
    pub(super) fn phrase_after(&self, start: usize) -> Option<Range<usize>> {
        let mut at = start;
        while at < self.end && matches!(self.class(at), Class::Adverb) {
            at += 1;
        }
        let first = at;
        if at < self.end && self.class(at) == Class::Pronoun {
            return (!matches!(self.word(at), "it" | "It" | "you" | "You")).then_some(at..at + 1);
        }
        let mut nouns = 0;
        while at < self.end {
            match self.class(at) {
                Class::Determiner if at == first => {}
                Class::Name | Class::Other => nouns += 1,
                Class::Clitic if at > first => {}
                Class::Number if at == first || nouns > 0 => {}
                Class::Preposition
                    if nouns > 0
                        && matches!(self.word(at), "of" | "for" | "from" | "at")
                        && at + 1 < self.end
                        && matches!(self.class(at + 1), Class::Name | Class::Other | Class::Determiner) =>
                {
                    at += usize::from(self.class(at + 1) == Class::Determiner);
                }
                _ => break,
            }
            at += 1;
        }
        (nouns > 0).then_some(first..at)
    }

    /// The subject of the sentence: its first noun phrase after what leads in to it.
    pub(super) fn first_subject(&self, before: usize) -> Option<Range<usize>> {
        let mut at = self.start;
        let mut limit = 3;
        while at < before && limit > 0 {
            match self.class(at) {
                Class::Conjunction | Class::Adverb | Class::Dash | Class::Comma | Class::Time => at += 1,
                Class::Preposition | Class::Subordinator | Class::Verb | Class::Auxiliary => {
                    limit -= 1;
                    let comma = (at..before).find(|&at| self.is_comma(at));
                    match comma {
                        Some(comma) => at = comma + 1,
                        None => at += 1,
                    }
                }
                Class::Number if at + 1 < before && self.class(at + 1) == Class::Comma => at += 2,
                Class::Pronoun | Class::Name | Class::Other | Class::Determiner | Class::Number => {
                    return self.subject_at(at, before);
                }
                _ => at += 1,
            }
        }
        None
    }

    /// The subject that begins at `start`.
    pub(super) fn subject_at(&self, start: usize, before: usize) -> Option<Range<usize>> {
        let pronoun = start < before && self.class(start) == Class::Pronoun;
        let end = if pronoun { start + 1 } else { self.noun_end(start, before) };
        (end > start).then_some(start..end)
    }

    /// Whether a comma stands here, or within the marks of a quotation as American print has it.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        let closing = |c: char| !c.is_alphanumeric() && c != ',';
        match self.class(at) {
            Class::Comma => true,
            Class::Quote => self.word(at).trim_end_matches(closing).ends_with(','),
            _ => false,
        }
    }

    /// Where the subject that begins at `start` ends: names run on, common nouns go as far as the first that speaks.
    fn noun_end(&self, start: usize, before: usize) -> usize {
        let mut at = start;
        let mut named = false;
        while at < before {
            match self.class(at) {
                Class::Determiner if at == start => {}
                Class::Name => named = true,
                Class::Number | Class::Clitic => {}
                Class::Other if !named => {
                    if speaks(self.word(at)) && !(at + 1 < before && self.class(at + 1) == Class::Name) {
                        return at + 1;
                    }
                    if at > start + 3 {
                        return at;
                    }
                }
                Class::Other if at > start && self.class(at - 1) == Class::Clitic => {}
                _ => break,
            }
            at += 1;
        }
        at
    }
}
