//! Roles and titles that the article gives a person: "Transport Minister Kwaku Asiamah", "Ama Owusu, a nurse".

use std::{collections::HashSet, sync::OnceLock};

use crate::{
    analysis::Mention,
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

/// The roles around the mentions of a person, as written, in order and without repetition.
pub(super) fn of<'m>(document: &Document<'_>, mentions: impl Iterator<Item = &'m Mention>) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for mention in mentions.take(LOOKED_AT) {
        for role in [before(document, mention), after(document, mention)].into_iter().flatten() {
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

/// "British Foreign Secretary" before the name.
fn before(document: &Document<'_>, mention: &Mention) -> Option<String> {
    let token = document.tokens.partition_point(|token| token.span.start < mention.span.start);
    let mut first = token;
    let mut role = false;
    while first > 0 && token - first < LONGEST {
        let previous = first - 1;
        let word = document.word(previous);
        let gap = &document.text[document.tokens[previous].span.end..document.tokens[first].span.start];
        let hyphen = word == "-" && gap.is_empty();
        let fits = match document.tokens[previous].kind {
            TokenKind::Word => {
                is_role(word)
                    || word.starts_with(char::is_uppercase)
                    || role
                        && matches!(
                            word,
                            "of" | "and" | "deputy" | "former" | "prime" | "vice" | "head" | "chief"
                        )
                    || matches!(word, "former" | "acting" | "deputy" | "elect" | "teacher")
            }
            TokenKind::Clitic => role && word.ends_with('s'),
            TokenKind::Mark => hyphen,
            _ => false,
        };
        if !fits || gap.contains('\n') || is_honorific(word) {
            break;
        }
        role |= is_role(word);
        first = previous;
    }
    while first < token
        && (matches!(document.word(first), "of" | "and" | "-" | "The" | "In" | "But" | "And" | "When" | "As")
            || document.tokens[first].kind == TokenKind::Clitic)
    {
        first += 1;
    }
    (role && first < token).then(|| written(document, first, token - 1))
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
