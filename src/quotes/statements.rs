//! Statements reported without marks: "Owusu said that …", "…, she added", "according to the police, …".

use super::{
    attribute::{Attribution, Context},
    cues::Form,
    words::Class,
};
use crate::span::Span;

/// A statement of fewer elements is none.
const LEAST: usize = 4;
/// A source and its cue at the end of a sentence are no longer than this, in elements.
const TAIL: usize = 12;

/// A reported statement.
pub(super) struct Statement {
    pub content: Span,
    pub attribution: Attribution,
}

impl Context<'_> {
    /// The statement that the sentence reports, if it holds no quotation and reports one.
    pub(super) fn statement(&self) -> Option<Statement> {
        if self.sentence.clone().any(|at| self.class(at) == Class::Quote) {
            return None;
        }
        self.according_statement().or_else(|| self.trailing_cue()).or_else(|| self.leading_cue())
    }

    /// The elements `start..end` without the marks at both ends, if enough is left to say something.
    fn content(&self, mut start: usize, mut end: usize) -> Option<Span> {
        let mark =
            |at: usize| matches!(self.class(at), Class::Comma | Class::Stop | Class::Dash | Class::Colon);
        while start < end && mark(start) {
            start += 1;
        }
        while start < end && mark(end - 1) {
            end -= 1;
        }
        (end >= start + LEAST).then(|| self.span(start..end))
    }

    /// "Owusu said (that) …".
    fn leading_cue(&self) -> Option<Statement> {
        let phrases = self.phrases();
        let verb = self.sentence.clone().find(|&at| {
            self.element(at).is_finite() && self.element(at).is_speech() && !self.in_relative(at)
        })?;
        let source = phrases.subject(verb)?;
        let that = (verb + 1..self.sentence.end.min(verb + TAIL)).find(|&at| self.word(at) == "that");
        let start = match that {
            Some(that) => that + 1,
            None if self.begins_clause(verb + 1) => verb + 1,
            None => return None,
        };
        let content = self.content(start, self.sentence.end)?;
        let certainty = if that.is_some() { 0.9 } else { 0.75 };
        let attribution = self.found(source, Some(verb), certainty, "named before the statement", true);
        Some(Statement { content, attribution })
    }

    /// Whether a clause with a verb of its own begins at `at`, rather than an object.
    fn begins_clause(&self, at: usize) -> bool {
        let subject =
            matches!(
                self.class(at),
                Class::Pronoun | Class::Determiner | Class::Name | Class::Number | Class::Other
            ) || matches!(self.word(at), "there" | "if" | "when" | "while" | "more" | "about" | "at");
        let verb = |at: usize| {
            self.class(at) == Class::Auxiliary && self.word(at) != "to" || self.word(at).ends_with("ed")
        };
        subject && (at + 1..self.sentence.end).any(verb)
    }

    /// "…, Owusu said", "…, said Owusu".
    fn trailing_cue(&self) -> Option<Statement> {
        let phrases = self.phrases();
        let end = self.sentence.end;
        let verb = (end.saturating_sub(TAIL).max(self.sentence.start)..end)
            .rev()
            .find(|&at| self.element(at).is_finite() && self.element(at).is_speech())?;
        let inverted = matches!(self.class(verb.wrapping_sub(1)), Class::Comma);
        let source = if inverted { phrases.phrase_after(verb + 1)? } else { phrases.subject(verb)? };
        let first = source.start.min(verb);
        let fenced = first > self.sentence.start && self.class(first - 1) == Class::Comma;
        let last = source.end.max(verb + 1);
        let closes = (last..end).all(|at| self.class(at) != Class::Comma && self.word(at) != "that");
        let past = self.element(verb).cue.is_some_and(|cue| cue.form != Form::Base);
        if !fenced || !closes || !past || end - last > TAIL / 2 {
            return None;
        }
        let content = self.content(self.sentence.start, first - 1)?;
        let attribution = self.found(source, Some(verb), 0.85, "named after the statement", true);
        Some(Statement { content, attribution })
    }

    /// "According to Owusu, …" and "…, according to Owusu".
    fn according_statement(&self) -> Option<Statement> {
        let at = self
            .sentence
            .clone()
            .find(|&at| matches!(self.word(at), "according" | "According") && self.word(at + 1) == "to")?;
        let source = self.phrases().phrase_after(at + 2)?;
        let content = match at == self.sentence.start {
            true => {
                let comma = (source.end..self.sentence.end).find(|&at| self.class(at) == Class::Comma)?;
                self.content(comma + 1, self.sentence.end)?
            }
            false => self.content(self.sentence.start, at)?,
        };
        let attribution = self.found(source, Some(at), 0.85, "named with “according to”", true);
        Some(Statement { content, attribution })
    }
}
