//! Who said a quotation: the cue and the source around it, in its sentence and in those beside it.

use std::ops::Range;

use super::{
    cues::{Form, Strength},
    parse::{Element, Parsed},
    sources::Phrases,
    words::{self, Class},
};
use crate::span::Span;

/// How far after a quotation its cue may stand, in elements.
const REACH: usize = 40;

/// The source of a quotation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Attribution {
    pub source: Span,
    pub cue: Option<Span>,
    /// How sure it is, 0 to 1.
    pub certainty: f32,
    /// How it was found, in words for the reader.
    pub how: &'static str,
    /// Whether cue and quotation touch.
    pub touches: bool,
}

/// The sentence of a quotation.
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub parsed: &'a Parsed,
    pub sentence: Range<usize>,
    /// The quotation's element.
    pub at: usize,
}

impl<'a> Context<'a> {
    pub(super) fn phrases(&self) -> Phrases<'a> {
        Phrases {
            text: self.text,
            elements: &self.parsed.elements,
            start: self.sentence.start,
            end: self.sentence.end,
        }
    }

    pub(super) fn element(&self, at: usize) -> &'a Element {
        &self.parsed.elements[at]
    }

    pub(super) fn class(&self, at: usize) -> Class {
        if self.sentence.contains(&at) { self.parsed.elements[at].class } else { Class::Stop }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        if self.sentence.contains(&at) { &self.text[self.parsed.elements[at].span] } else { "" }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.parsed.elements[range.start].span.start, self.parsed.elements[range.end - 1].span.end)
    }

    /// Whether the sentence holds nothing but quotations.
    pub(super) fn is_bare(&self) -> bool {
        self.sentence
            .clone()
            .all(|at| matches!(self.class(at), Class::Quote | Class::Stop | Class::Comma | Class::Dash))
    }

    /// The best source within the sentence.
    pub(super) fn attribute(&self) -> Option<Attribution> {
        let (before, after) = (self.before(), self.after());
        match (before, after) {
            (Some(before), Some(after)) if before.certainty > after.certainty => Some(before),
            (before, after) => after.or(before),
        }
    }

    pub(super) fn found(
        &self,
        source: Range<usize>,
        cue: Option<usize>,
        certainty: f32,
        how: &'static str,
        touches: bool,
    ) -> Attribution {
        let cue = cue.map(|at| self.element(at).span);
        Attribution { source: self.span(source), cue, certainty, how, touches }
    }

    /// A source after the quotation: "…," said Owusu; "…," Owusu said; "…," according to Owusu.
    fn after(&self) -> Option<Attribution> {
        let phrases = self.phrases();
        let mut at = self.at + 1;
        while matches!(self.class(at), Class::Comma | Class::Dash | Class::Adverb)
            && self.sentence.contains(&at)
        {
            at += 1;
        }
        if matches!(self.class(at), Class::Conjunction | Class::Relative) || !self.sentence.contains(&at) {
            return None;
        }
        // Who speaks in a clause set against the quotation's has not said it.
        if matches!(self.word(at), "while" | "whereas" | "although" | "though" | "because") {
            return None;
        }
        if self.element(at).is_finite()
            && let Some(source) = phrases.phrase_after(at + 1)
        {
            return Some(self.found(source, Some(at), 0.97, "named after the quotation", true));
        }
        if let Some(source) = self.signature(at) {
            return Some(self.found(source, None, 0.95, "signed after the quotation", true));
        }
        if let Some(source) = self.according(at) {
            return Some(self.found(source, Some(at), 0.95, "named after the quotation", true));
        }
        let end = self.sentence.end.min(at + REACH);
        let (verb, source) = (at..end)
            .take_while(|&at| self.class(at) != Class::Quote)
            .filter(|&at| self.element(at).is_finite())
            .find_map(|verb| Some((verb, phrases.subject(verb).filter(|source| source.start >= at)?)))?;
        if self.in_relative(verb) {
            return None;
        }
        let speech = self.element(verb).is_speech();
        let fenced = self.class(self.at + 1) == Class::Comma
            || self.text[..self.element(self.at).span.end]
                .trim_end_matches(|c: char| {
                    !c.is_alphanumeric() && !matches!(c, ',' | '?' | '!' | '.' | '-' | '—')
                })
                .ends_with([',', '?', '!', '.', '-', '—']);
        let nominal = |at: usize| {
            matches!(self.class(at), Class::Other | Class::Name | Class::Determiner | Class::Number)
        };
        let source = if (at..source.start).all(nominal) { at..source.end } else { source };
        if source.start <= at + usize::from(self.class(at) == Class::Subordinator) {
            let certainty = match (fenced, speech) {
                (true, true) => 0.96,
                (true, false) => 0.85,
                (false, true) => 0.75,
                (false, false) => 0.5,
            };
            return Some(self.found(source, Some(verb), certainty, "named after the quotation", true));
        }
        let fence = self.class(source.start - 1);
        if !speech || !matches!(fence, Class::Comma | Class::Dash | Class::Subordinator) {
            return None;
        }
        Some(self.found(source, Some(verb), 0.8, "named later in the sentence", false))
    }

    /// A source in the sentence after a quotation that ends one: "…!" Owusu shouted.
    pub(super) fn exclaimed(&self) -> Option<Attribution> {
        let found = self.after()?;
        let first = (self.at + 1..self.sentence.end).find(|&at| self.class(at) != Class::Dash)?;
        let first = self.element(first).span.start;
        let follows = first == found.source.start || found.cue.is_some_and(|cue| first == cue.start);
        (found.touches && found.certainty >= 0.95 && follows).then_some(found)
    }

    /// A name after a dash that ends the line: "… — Ama Owusu, 34".
    fn signature(&self, at: usize) -> Option<Range<usize>> {
        let dashed = at > self.at + 1 && self.class(at - 1) == Class::Dash;
        let source = self
            .phrases()
            .phrase_after(at)
            .filter(|source| dashed && self.class(source.start) == Class::Name)?;
        let ends = !self.sentence.contains(&source.end)
            || matches!(self.class(source.end), Class::Comma | Class::Open | Class::Quote)
            || self.class(source.end) == Class::Stop && source.end + 1 >= self.sentence.end;
        ends.then_some(source)
    }

    /// The source of "according to …" and the like at `at`.
    fn according(&self, at: usize) -> Option<Range<usize>> {
        let phrases = self.phrases();
        match self.word(at) {
            "according" | "According" if self.word(at + 1) == "to" => phrases.phrase_after(at + 2),
            "per" | "Per" => phrases.phrase_after(at + 1),
            "in" | "In" if self.word(at + 1) == "the" && self.word(at + 2) == "words" => {
                phrases.phrase_after(at + 4)
            }
            _ => None,
        }
    }

    /// A source before the quotation: Owusu said: "…"; Owusu said it was "…"; Owusu: "…".
    fn before(&self) -> Option<Attribution> {
        let phrases = self.phrases();
        let start = self.sentence.start.max(self.at.saturating_sub(2 * REACH));
        let introduced = matches!(self.class(self.at.wrapping_sub(1)), Class::Colon | Class::Comma);
        let mut fallback = None;
        for verb in (start..self.at).rev() {
            if let Some(source) = self.according(verb).filter(|_| self.word(verb + 1) == "to") {
                return Some(self.found(source, Some(verb), 0.85, "named earlier in the sentence", false));
            }
            let element = self.element(verb);
            let Some(cue) = element.cue else { continue };
            let between = verb + 1..self.at;
            let touches = between.clone().all(|at| {
                matches!(self.class(at), Class::Comma | Class::Colon | Class::Adverb)
                    || self.word(at) == "that"
            });
            if element.passive {
                let by = between.clone().chain([self.at + 1]).find(|&at| self.word(at) == "by");
                if let Some(source) = by.and_then(|by| phrases.phrase_after(by + 1)) {
                    return Some(self.found(source, Some(verb), 0.6, "named earlier in the sentence", false));
                }
                continue;
            }
            let source = match cue.form {
                Form::Ing | Form::Participle | Form::Infinitive => self.participle_subject(verb),
                _ => phrases.subject(verb).or_else(|| self.inverted(verb)),
            };
            let Some(source) = source else { continue };
            let speech = element.is_speech();
            if !touches && self.in_relative(verb) {
                fallback = fallback.or(Some(self.found(
                    source,
                    Some(verb),
                    0.55,
                    "named earlier in the sentence",
                    false,
                )));
                continue;
            }
            let source =
                self.outer_subject(verb, &source).or_else(|| self.free_relative(&source)).unwrap_or(source);
            let thing = source.len() == 1 && self.is_it(source.start);
            let certainty = match (touches, introduced, speech) {
                // Things seldom speak.
                _ if thing => 0.55,
                // An announcement outweighs the "she said" that may follow within the quotation's own sentence.
                (_, true, true) if self.class(self.at - 1) == Class::Colon => 0.97,
                (true, true, _) => 0.95,
                (true, false, true) => 0.93,
                (true, false, false) => 0.85,
                (false, true, true) => 0.9,
                (false, _, true) => 0.8,
                (false, _, false) => 0.6,
            };
            let how = if touches || introduced {
                "named before the quotation"
            } else {
                "named earlier in the sentence"
            };
            let found = self.found(source, Some(verb), certainty, how, touches || introduced && speech);
            if speech || touches {
                return Some(found);
            }
            fallback = fallback.or(Some(found));
        }
        self.announced().or(fallback).or_else(|| self.noun_cue()).or_else(|| self.labelled())
    }

    /// Whether the verb's subject is "who" or "which".
    pub(super) fn in_relative(&self, verb: usize) -> bool {
        let mut at = verb;
        while at > self.sentence.start && matches!(self.class(at - 1), Class::Auxiliary | Class::Adverb) {
            at -= 1;
        }
        at > self.sentence.start && self.class(at - 1) == Class::Relative
    }

    /// "Owusu has a new message: …" where nothing else reports it.
    fn announced(&self) -> Option<Attribution> {
        let noun = self.at.checked_sub(2).filter(|&at| self.class(at + 1) == Class::Colon)?;
        if !words::is_report(self.word(noun)) {
            return None;
        }
        let owned = self.noun_cue();
        owned.or_else(|| {
            let source = self.phrases().first_subject(noun)?;
            Some(self.found(source, Some(noun), 0.85, "named before the quotation", true))
        })
    }

    /// In "Owusu said she hoped …" the source is Owusu: a pronoun's attitude, and what "it" shows, is reported by the
    /// speaker before it.
    fn outer_subject(&self, verb: usize, source: &Range<usize>) -> Option<Range<usize>> {
        let attitude = self.element(verb).cue.is_some_and(|cue| cue.strength == Strength::Attitude);
        if !(attitude || self.is_it(source.start))
            || source.len() != 1
            || self.class(source.start) != Class::Pronoun
        {
            return None;
        }
        let outer = (self.sentence.start..source.start)
            .rev()
            .find(|&at| self.element(at).is_finite() && self.element(at).is_speech())?;
        self.phrases().subject(outer)
    }

    fn is_it(&self, at: usize) -> bool {
        matches!(self.word(at), "it" | "It")
    }

    /// In "the council denounced what it called …" the source is the council.
    fn free_relative(&self, source: &Range<usize>) -> Option<Range<usize>> {
        let what = source.start.checked_sub(1).filter(|&at| self.word(at) == "what")?;
        (self.class(source.start) == Class::Pronoun).then(|| self.phrases().first_subject(what)).flatten()
    }

    /// "Owusu's claim that …", "her promise to …".
    fn noun_cue(&self) -> Option<Attribution> {
        let start = self.sentence.start.max(self.at.saturating_sub(REACH));
        let noun = (start..self.at).rev().find(|&at| words::is_report(self.word(at)))?;
        let owner = (start..noun).rev().take(3).find(|&at| {
            self.class(at) == Class::Clitic
                || matches!(self.word(at), "his" | "her" | "their" | "His" | "Her" | "Their")
        })?;
        let source = match self.class(owner) {
            Class::Clitic => self.phrases().phrase_before(owner)?,
            _ => owner..owner + 1,
        };
        Some(self.found(source, Some(noun), 0.7, "named earlier in the sentence", false))
    }

    /// The subject of "saying" at `verb`: what stands right before it, else that of the clause it hangs on.
    fn participle_subject(&self, verb: usize) -> Option<Range<usize>> {
        let phrases = self.phrases();
        let near = (verb > self.sentence.start && matches!(self.class(verb - 1), Class::Name | Class::Other))
            .then(|| phrases.phrase_before(verb))
            .flatten();
        if near.is_some() && !words::is_report(self.word(verb - 1)) {
            return near;
        }
        // "issued a statement calling it …": who issued it speaks.
        let issued = near.clone().and_then(|near| near.start.checked_sub(1));
        let issued = issued
            .filter(|&at| matches!(self.word(at), "made" | "gave" | "sent") || self.word(at).ends_with("ed"));
        if let Some(source) = issued.and_then(|at| phrases.subject(at)) {
            return Some(source);
        }
        let main = (self.sentence.start..verb)
            .rev()
            .find(|&at| self.element(at).is_finite() && !self.in_relative(at));
        main.and_then(|main| phrases.subject(main).or_else(|| self.inverted(main)))
            .or_else(|| phrases.first_subject(verb))
            .or(near)
            .or_else(|| self.subject_to_come(verb))
    }

    /// The subject of "After saying …, Owusu left" at `verb`: what stands after the comma behind the quotation.
    fn subject_to_come(&self, verb: usize) -> Option<Range<usize>> {
        let phrases = self.phrases();
        let leads = verb <= self.sentence.start + 1;
        let comma = (self.at..self.sentence.end).find(|&at| phrases.is_comma(at)).filter(|_| leads)?;
        phrases.subject_at(comma + 1, self.sentence.end)
    }

    /// The source of a cue that stands before its subject: "said Owusu, adding …".
    fn inverted(&self, verb: usize) -> Option<Range<usize>> {
        let begins = verb == self.sentence.start
            || matches!(self.class(verb - 1), Class::Quote | Class::Comma | Class::Adverb);
        begins.then(|| self.phrases().phrase_after(verb + 1)).flatten()
    }

    /// "Owusu: …", as in transcripts and headlines.
    fn labelled(&self) -> Option<Attribution> {
        let colon = self.at.checked_sub(1).filter(|&at| self.class(at) == Class::Colon)?;
        let label = self.phrases().phrase_before(colon)?;
        (label.start == self.sentence.start)
            .then(|| self.found(label, None, 0.85, "named before the colon", true))
    }

    /// The subject of the last verb of speech in the sentence, whatever quotations it holds.
    pub(super) fn last_speaker(&self) -> Option<Attribution> {
        let verb = self
            .sentence
            .clone()
            .rev()
            .find(|&at| self.element(at).is_finite() && self.element(at).is_speech());
        let found =
            verb.and_then(|verb| Some((verb, self.phrases().subject(verb).or_else(|| self.inverted(verb))?)));
        if let Some((verb, source)) = found {
            return Some(self.found(source, Some(verb), 0.7, "speaker of the sentence before", false));
        }
        let source = self.phrases().first_subject(self.sentence.end)?;
        Some(self.found(source, None, 0.5, "subject of the sentence before", false))
    }

    /// Whether `source` is "he" or "she".
    pub(super) fn is_pronoun(&self, source: Span) -> bool {
        matches!(&self.text[source], "he" | "she" | "He" | "She")
    }

    /// Whether the sentence ends with a colon.
    pub(super) fn introduces(&self) -> bool {
        self.class(self.sentence.end - 1) == Class::Colon
    }

    /// Whether the quotation hangs on a preposition or article, as the name of a thing does: on "…", the "…".
    pub(super) fn hangs(&self) -> bool {
        matches!(
            self.class(self.at.wrapping_sub(1)),
            Class::Preposition | Class::Clitic | Class::Determiner | Class::Name
        )
    }

    /// Whether the quotation is what somebody describes a thing as: hailed her as "…".
    pub(super) fn describes(&self) -> bool {
        let mut near = self.sentence.start.max(self.at.saturating_sub(REACH))..self.at;
        let last =
            self.at.saturating_sub(1 + usize::from(self.class(self.at.wrapping_sub(1)) == Class::Determiner));
        self.word(last) == "as"
            && near.any(|at| {
                let element = self.element(at);
                element.is_finite() && element.cue.is_some_and(|cue| cue.strength == Strength::Stance)
            })
    }

    /// Whether the words before the quotation give a name rather than report speech: "the film", "so-called".
    pub(super) fn names(&self) -> bool {
        let mut at = self.at;
        while at > self.sentence.start
            && matches!(self.class(at - 1), Class::Comma | Class::Determiner | Class::Other)
        {
            at -= 1;
            if matches!(
                self.word(at),
                "titled"
                    | "entitled"
                    | "named"
                    | "nicknamed"
                    | "so"
                    | "headlined"
                    | "film"
                    | "movie"
                    | "book"
                    | "novel"
                    | "song"
                    | "album"
                    | "series"
                    | "show"
                    | "episode"
                    | "programme"
                    | "programs"
                    | "hashtag"
                    | "slogan"
            ) {
                return true;
            }
            if self.at - at > 2 {
                break;
            }
        }
        self.word(at.wrapping_sub(1)) == "as"
            && matches!(self.word(at.wrapping_sub(2)), "known" | "billed" | "dubbed")
    }
}
