//! A block as the search for sources sees it: its words outside quotations, each with its class, and every quotation
//! as one element.

use std::ops::Range;

use super::{
    cues::{self, Cue, Form, Strength},
    marks::Quoted,
    words::{self, Class},
};
use crate::{
    entities::speaks,
    span::Span,
    text::{Document, TokenKind},
};

/// A word, a mark or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub class: Class,
    pub span: Span,
    /// The quotation, where it is one: an index into the list of quotations.
    pub quote: usize,
    /// How it reports speech, where it is a verb that can.
    pub cue: Option<Cue>,
    /// Whether it is a passive: the words before it are not its source.
    pub passive: bool,
}

/// A block in elements.
#[derive(Clone, Debug, Default)]
pub(super) struct Parsed {
    pub elements: Vec<Element>,
    /// Its sentences, where a quotation of many sentences is part of one: ranges of elements.
    pub sentences: Vec<Range<usize>>,
}

/// Reads the tokens `tokens` of one block; `quotes` are the outermost quotations that touch it, with their indices.
pub(super) fn parse(document: &Document<'_>, tokens: Range<usize>, quotes: &[(usize, Quoted)]) -> Parsed {
    let mut parsed = Parsed::default();
    let mut quotes = quotes.iter().peekable();
    let Some(first) = document.tokens[tokens.clone()].first() else { return parsed };
    let mut sentence = document.sentences.partition_point(|it| it.span.end <= first.span.start);
    let mut covered = 0;
    let mut starts = vec![0];
    for token in tokens {
        let span = document.tokens[token].span;
        let begins = document.sentences.get(sentence).is_some_and(|it| it.span.start <= span.start);
        if begins {
            sentence += 1;
        }
        if span.start < covered {
            continue;
        }
        let lower = document.text[span].starts_with(char::is_lowercase);
        if begins && !lower && !parsed.elements.is_empty() && starts.last() != Some(&parsed.elements.len()) {
            starts.push(parsed.elements.len());
        }
        if let Some((index, quoted)) = quotes.next_if(|(_, quoted)| quoted.span.start < span.end) {
            covered = quoted.span.end;
            let nickname = is_nickname(document.text, *quoted, parsed.elements.last());
            parsed.elements.push(Element {
                class: if nickname { Class::Name } else { Class::Quote },
                span: quoted.span,
                quote: *index,
                cue: None,
                passive: false,
            });
            continue;
        }
        let initial = starts.last() == Some(&parsed.elements.len());
        let element = element(document, token, initial, &parsed.elements);
        parsed.elements.push(element);
    }
    let ends = starts.iter().skip(1).copied().chain([parsed.elements.len()]);
    parsed.sentences = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    parsed
}

/// Whether the quotation is a name within a name: Marcia "Cia" Price.
fn is_nickname(text: &str, quoted: Quoted, before: Option<&Element>) -> bool {
    let capital = |rest: &str| rest.trim_start().starts_with(char::is_uppercase);
    before.is_some_and(|it| it.class == Class::Name && text[it.span.end..quoted.span.start].trim().is_empty())
        && capital(&text[quoted.inner])
        && quoted.inner.len() <= 20
        && capital(&text[quoted.span.end..])
        && text[quoted.span.end..].starts_with(' ')
        && !text[quoted.inner].ends_with([',', '.', '!', '?'])
}

fn element(document: &Document<'_>, token: usize, initial: bool, before: &[Element]) -> Element {
    let span = document.tokens[token].span;
    let word = &document.text[span];
    let mut element = Element { class: Class::Other, span, quote: usize::MAX, cue: None, passive: false };
    element.class = match document.tokens[token].kind {
        TokenKind::Mark => mark(document.text, word, span),
        TokenKind::Clitic => Class::Clitic,
        TokenKind::Number => Class::Number,
        TokenKind::Link => Class::Name,
        TokenKind::Word => {
            let lower = word.to_lowercase();
            let capital = word.starts_with(char::is_uppercase);
            match words::closed_class(&lower) {
                Some(class)
                    if !capital || initial || class == Class::Time && lower != "march" || lower == "i" =>
                {
                    class
                }
                _ if capital && !(initial && (speaks(&lower) || cues::cue(&lower).is_some())) => Class::Name,
                _ => {
                    if let Some((cue, passive)) = verb(document.text, &lower, before) {
                        (element.cue, element.passive) = (Some(cue), passive);
                        Class::Verb
                    } else {
                        Class::Other
                    }
                }
            }
        }
    };
    element
}

fn mark(text: &str, word: &str, span: Span) -> Class {
    let spaced = || {
        text[..span.start].ends_with(char::is_whitespace) || text[span.end..].starts_with(char::is_whitespace)
    };
    match word {
        "," | "…" | "..." => Class::Comma,
        ":" => Class::Colon,
        "(" | "[" => Class::Open,
        ")" | "]" => Class::Close,
        "—" | "―" | "--" => Class::Dash,
        "-" | "–" if spaced() => Class::Dash,
        "-" | "–" | "&" | "@" | "#" | "$" | "£" | "€" | "%" | "/" | "'" | "’" => Class::Other,
        _ if word.starts_with(['.', '!', '?', ';', '…', '|', '•', '“', '”', '‘', '«', '»', '„']) => {
            Class::Stop
        }
        _ => Class::Other,
    }
}

/// Reads a word as a cue verb where the words before it allow one, and says whether it is a passive.
fn verb(text: &str, lower: &str, before: &[Element]) -> Option<(Cue, bool)> {
    let mut cue = if lower == "put" { cues::PUT } else { cues::cue(lower)? };
    let mut left = before.iter().rev().skip_while(|it| it.class == Class::Adverb);
    let previous = left.next();
    let class = previous.map_or(Class::Stop, |it| it.class);
    let word = previous.map_or("", |it| &text[it.span]);
    let noun_before = || {
        matches!(
            class,
            Class::Pronoun | Class::Auxiliary | Class::Conjunction | Class::Quote | Class::Relative
        ) || matches!(class, Class::Other | Class::Name)
            && (word.ends_with('s') || matches!(word, "police" | "people" | "men" | "women" | "media"))
    };
    let allowed = match cue.form {
        Form::Base | Form::Infinitive => noun_before(),
        Form::Present => {
            let noun = cues::may_be_noun(lower) && class == Class::Other && !speaks(word);
            // "Owusu's remarks" are hers.
            !matches!(class, Class::Determiner | Class::Preposition | Class::Number | Class::Clitic)
                && !adjective(word)
                && !noun
        }
        // "a mother of three said".
        Form::Past if matches!(word, "two" | "three" | "four" | "five") => {
            left.next().is_some_and(|it| &text[it.span] == "of")
        }
        Form::Past => !matches!(class, Class::Determiner | Class::Clitic),
        Form::Ing => class != Class::Determiner,
        Form::Participle => class == Class::Auxiliary,
    };
    if !allowed {
        return None;
    }
    if cue.form == Form::Base && word == "to" {
        cue.form = Form::Infinitive;
    }
    let be = matches!(
        word.to_lowercase().as_str(),
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "get" | "got"
    );
    let passive = be
        && matches!(cue.form, Form::Past | Form::Participle)
        && !matches!(lower, "quoted" | "cited" | "reported" | "said");
    Some((cue, passive))
}

/// Whether the word before an `-s` form makes it a noun: "recent reports", "police reports".
fn adjective(word: &str) -> bool {
    matches!(
        word,
        "recent"
            | "previous"
            | "earlier"
            | "new"
            | "false"
            | "such"
            | "media"
            | "news"
            | "police"
            | "public"
            | "certain"
    ) || ["ing", "ive", "ous", "al", "ful", "ic"].iter().any(|ending| word.ends_with(ending))
        && word.starts_with(char::is_lowercase)
        && !speaks(word)
}

impl Element {
    /// Whether it is a verb of speech with a subject before it.
    pub(super) fn is_finite(&self) -> bool {
        self.cue.is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present | Form::Base))
            && !self.passive
    }

    /// Whether it reports words wherever it stands beside them.
    pub(super) fn is_speech(&self) -> bool {
        self.cue.is_some_and(|cue| cue.strength == Strength::Speech)
    }
}
