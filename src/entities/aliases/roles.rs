//! Roles and titles that the article gives a person: "Transport Minister Kwaku Asiamah", "Ama Owusu, a nurse".

use std::{collections::HashSet, sync::OnceLock};

use crate::{
    analysis::{Label, Mention},
    text::{Document, TokenKind},
};

/// So many mentions of a person are looked at.
const LOOKED_AT: usize = 8;
/// So many words may stand in a role.
const LONGEST: usize = 10;
/// So many roles are kept.
const KEPT: usize = 4;

/// Nouns for persons, groups of people and what publishes words, in lower case.
const NOUNS: &str = include_str!("nouns.txt");

/// Whether a lower-case noun names a person, a group of people or something that publishes words.
pub(crate) fn speaks(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| NOUNS.split_whitespace().collect()).contains(word)
}

/// Whether a word is a role or a title, whatever its case.
fn is_role(word: &str) -> bool {
    let lower = word.to_lowercase();
    speaks(lower.trim_end_matches('.'))
        || matches!(
            lower.trim_end_matches('.'),
            "sen"
                | "gov"
                | "rep"
                | "prof"
                | "rev"
                | "gen"
                | "col"
                | "capt"
                | "lt"
                | "sgt"
                | "hon"
                | "cllr"
                | "councillor"
        )
}

/// The roles around the mentions of a person (indices into `mentions`), as written, in order, each once.
pub(super) fn of(document: &Document<'_>, mentions: &[Mention], person: &[usize]) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for &at in person.iter().take(LOOKED_AT) {
        // What stands before another person's name is that person's.
        let other = at.checked_sub(1).map(|at| &mentions[at]).filter(|other| other.label == Label::Person);
        let floor = other.map_or(0, |other| other.span.end);
        let mention = &mentions[at];
        for role in [before(document, mention, floor), after(document, mention)].into_iter().flatten() {
            if roles.len() < KEPT && roles.iter().all(|other| !other.eq_ignore_ascii_case(&role)) {
                roles.push(role);
            }
        }
    }
    roles
}

/// The words of `tokens` as the text writes them.
fn written(document: &Document<'_>, first: usize, last: usize) -> String {
    document.text[document.tokens[first].span.start..document.tokens[last].span.end].to_string()
}

/// "British Foreign Secretary" before the name, from no earlier than `floor`.
fn before(document: &Document<'_>, mention: &Mention, floor: usize) -> Option<String> {
    let token = document.tokens.partition_point(|token| token.span.start < mention.span.start);
    let floor =
        document.tokens.partition_point(|token| token.span.start < floor).max(token.saturating_sub(LONGEST));
    let mut first = token;
    let mut role = false;
    while first > floor {
        let fits = may_stand_in_role(document, first - 1, role)
            || role && is_led_by_capital(document, first - 1, floor);
        if !fits {
            break;
        }
        first -= 1;
        role |= is_role(document.word(first));
    }
    let leads_in = |at: usize| {
        let small = ["of", "and", "-", "The", "In", "But", "And", "When", "As", "On", "At", "For"];
        small.contains(&document.word(at)) || document.tokens[at].kind == TokenKind::Clitic
    };
    while first < token && leads_in(first) {
        first += 1;
    }
    (role && first < token).then(|| written(document, first, token - 1))
}

/// Whether the token at `at` may belong to a role before a name; `role` says whether the noun has been seen.
fn may_stand_in_role(document: &Document<'_>, at: usize, role: bool) -> bool {
    let word = document.word(at);
    let gap = document
        .tokens
        .get(at + 1)
        .map_or("", |next| &document.text[document.tokens[at].span.end..next.span.start]);
    if gap.contains('\n') || is_honorific(word) {
        return false;
    }
    match document.tokens[at].kind {
        TokenKind::Word => {
            is_role(word)
                || word.starts_with(char::is_uppercase)
                || matches!(word, "former" | "acting" | "deputy" | "elect" | "teacher")
                || word == "of" && at > 0 && is_role(document.word(at - 1))
                || role
                    && matches!(word, "of" | "and" | "prime" | "vice" | "head" | "chief" | "foreign" | "co")
        }
        TokenKind::Clitic => role && word.ends_with('s'),
        TokenKind::Mark => word == "-" && gap.is_empty(),
        _ => false,
    }
}

/// Whether the lower-case words that end with `at`, three at most, follow a capitalised one: "EU foreign policy chief".
fn is_led_by_capital(document: &Document<'_>, at: usize, floor: usize) -> bool {
    let small = |word: &str| {
        word.len() < 4
            || matches!(
                word,
                "with" | "from" | "said" | "told" | "when" | "that" | "than" | "into" | "were" | "after"
            )
    };
    for at in (at.saturating_sub(2).max(floor)..=at).rev() {
        let word = document.word(at);
        if document.tokens[at].kind != TokenKind::Word || word.ends_with("ed") || small(word) {
            return false;
        }
        if at > floor && document.word(at - 1).starts_with(char::is_uppercase) {
            return true;
        }
    }
    false
}

/// "a spokesman for the union" after the name and a comma.
fn after(document: &Document<'_>, mention: &Mention) -> Option<String> {
    let comma = document.tokens.partition_point(|token| token.span.start < mention.span.end);
    if comma >= document.tokens.len() || document.word(comma) != "," {
        return None;
    }
    let first = comma + 1;
    let mut last = first;
    let mut role = false;
    while last < document.tokens.len() && last - first < LONGEST {
        let word = document.word(last);
        let ends = matches!(
            word,
            "," | "."
                | ";"
                | ":"
                | "("
                | "who"
                | "said"
                | "says"
                | "told"
                | "and"
                | "which"
                | "has"
                | "was"
                | "is"
                | "\""
                | "“"
                | "–"
                | "—"
        );
        if ends {
            break;
        }
        role |= is_role(word) && document.tokens[last].kind == TokenKind::Word;
        last += 1;
    }
    let start = match document.tokens.get(first).map(|_| document.word(first)) {
        Some("a" | "an" | "the") => first + 1,
        Some("whose" | "who" | "but") => return None,
        _ => first,
    };
    let closed = last < document.tokens.len()
        && matches!(document.word(last), "," | "." | ";" | "who" | "said" | "says" | "told" | "–" | "—");
    (role && closed && start < last).then(|| written(document, start, last - 1))
}

fn is_honorific(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Mx")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_papers_speak() {
        assert!(speaks("officials") && speaks("police") && !speaks("table"));
    }
}
