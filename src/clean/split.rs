//! Finds lines that hold two things, where that is sure: a breadcrumb run into a headline that also stands alone, an
//! advert's marker within a paragraph, a pointer to another article behind the last sentence.

use std::collections::HashMap;

use crate::{label::hash, source::Line};

/// Where lines of `text` are to be cut, rising.
pub(super) fn cuts(text: &str, lines: &[Line]) -> Vec<usize> {
    let mut cuts = Vec::new();
    for line in lines {
        let from = line.span.start;
        markers(&text[line.span], |at| cuts.push(from + at));
        pointer(&text[line.span], |at| cuts.push(from + at));
    }
    headlines(text, lines, |at| cuts.push(at));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Markers of adverts that stand within paragraphs, as pages write them, by a letter that most lines are without.
const MARKERS: [(char, &[&str]); 2] = [
    ('A', &["ADVERTISEMENT", "Advertisement", "- Advertisement -", "ANZEIGE"]),
    ('P', &["PUBLICIDAD", "PUBLICITÉ"]),
];

/// Cuts before and after a marker that stands between two sentences, or between a sentence and the line's end.
fn markers(line: &str, mut cut: impl FnMut(usize)) {
    let markers =
        MARKERS.iter().filter(|(letter, _)| line.contains(*letter)).flat_map(|(_, markers)| *markers);
    // That a line has none is told sooner than where one is.
    for marker in markers.filter(|marker| line.contains(**marker)) {
        let mut from = 0;
        while let Some(at) = line[from..].find(marker).map(|at| at + from) {
            let end = at + marker.len();
            from = end;
            let (before, after) = (&line[..at], &line[end..]);
            let shouted = !marker.contains(char::is_lowercase);
            let follows = before.trim_end().ends_with(ends_sentence) && (shouted || !before.ends_with(' '));
            let leads = begins_sentence(after.trim_start()) && (shouted || !after.starts_with(' '));
            let begins = before.trim().is_empty();
            let ends = after.trim().is_empty();
            if begins && ends || !(follows || begins) || !(leads || ends) {
                continue;
            }
            // "ADVERTISEMENTS" is another word.
            let mut next = after.chars();
            if next.next().is_some_and(char::is_uppercase) && !next.next().is_some_and(char::is_lowercase) {
                continue;
            }
            if !begins {
                cut(at);
            }
            if !ends {
                cut(end + (after.len() - after.trim_start().len()));
            }
        }
    }
}

/// Words that point to another article.
const POINTERS: [&str; 14] = [
    "READ ALSO:",
    "READ ALSO |",
    "READ MORE:",
    "READ MORE |",
    "ALSO READ:",
    "ALSO READ |",
    "Also Read:",
    "Also Read |",
    "SEE ALSO:",
    "RELATED:",
    "DON'T MISS:",
    "LESEN SIE AUCH:",
    "LEA TAMBIÉN:",
    "À LIRE AUSSI :",
];

/// Cuts before a pointer behind the end of a sentence, where what follows is one headline and nothing more.
fn pointer(line: &str, mut cut: impl FnMut(usize)) {
    // Most lines are told apart by one look at their bytes.
    if !line.bytes().any(|byte| matches!(byte, b':' | b'|')) {
        return;
    }
    let found = POINTERS.iter().filter_map(|pointer| Some((line.find(pointer)?, pointer.len()))).min();
    let Some((at, length)) = found else { return };
    let title = line[at + length..].trim();
    let sentences = title.match_indices(['.', '!', '?']).filter(|&(end, mark)| {
        let rest = &title[end + mark.len()..];
        rest.starts_with(' ') && begins_sentence(rest.trim_start())
    });
    let alone = (3..=25).contains(&title.split_whitespace().count()) && sentences.count() == 0;
    if alone && line[..at].trim_end().ends_with(ends_sentence) {
        cut(at);
    }
}

/// Cuts before a headline that also stands on a line of its own, where something short was run into it.
fn headlines(text: &str, lines: &[Line], mut cut: impl FnMut(usize)) {
    const LONGEST: usize = 300;
    let mut alone: HashMap<&str, Vec<&str>, hash::Plain> = HashMap::default();
    for line in lines {
        let line = &text[line.span];
        if (20..=LONGEST).contains(&line.len())
            && line.split_whitespace().nth(3).is_some()
            && begins_sentence(line)
        {
            let known = alone.entry(tail(line)).or_default();
            if known.len() < 8 && !known.contains(&line) {
                known.push(line);
            }
        }
    }
    for line in lines.iter().filter(|line| (21..=LONGEST + 100).contains(&line.span.len())) {
        let whole = &text[line.span];
        let Some(known) = alone.get(tail(whole)) else { continue };
        let shorter = known.iter().filter(|known| known.len() < whole.len() && whole.ends_with(**known));
        let Some(headline) = shorter.max_by_key(|known| known.len()) else { continue };
        let prefix = &whole[..whole.len() - headline.len()];
        let glued =
            prefix.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '»' | '›' | '/' | '>' | '|'));
        if glued && prefix.len() <= 100 {
            cut(line.span.start + prefix.len());
        }
    }
}

/// The last twelve characters.
fn tail(line: &str) -> &str {
    &line[line.char_indices().rev().nth(11).map_or(0, |(at, _)| at)..]
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '"' | '”' | '“' | '»' | '’' | ')')
}

fn begins_sentence(text: &str) -> bool {
    let quote = |c: char| matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'' | '(');
    text.trim_start_matches(quote).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        source::{Source, read},
        span::Span,
    };

    #[track_caller]
    fn check(paste: &str, wanted: &[&str]) {
        let page = read(&Source::text(paste).unwrap());
        let cuts = cuts(paste, &page.lines);
        let mut parts = Vec::new();
        for line in &page.lines {
            let within = cuts.iter().copied().filter(|&cut| cut > line.span.start && cut < line.span.end);
            let mut start = line.span.start;
            for end in within.chain([line.span.end]) {
                parts.push(paste[Span::new(start, end)].trim());
                start = end;
            }
        }
        assert_eq!(parts, wanted);
    }

    #[test]
    fn a_breadcrumb_is_cut_from_the_headline_that_stands_alone_too() {
        check(
            "HomeNewsTwo ferries collide off the coast\nTwo ferries collide off the coast",
            &["HomeNews", "Two ferries collide off the coast", "Two ferries collide off the coast"],
        );
        // Nothing is run together here.
        check(
            "Why did two ferries collide off the coast\nTwo ferries collide off the coast",
            &["Why did two ferries collide off the coast", "Two ferries collide off the coast"],
        );
    }

    #[test]
    fn a_marker_within_a_paragraph_is_cut_out() {
        check(
            "The dyke broke at noon.ADVERTISEMENTThe town was told late.",
            &["The dyke broke at noon.", "ADVERTISEMENT", "The town was told late."],
        );
        check("The dyke broke. Advertisement rates fell.", &["The dyke broke. Advertisement rates fell."]);
        check("He read the ADVERTISEMENT twice.", &["He read the ADVERTISEMENT twice."]);
    }

    #[test]
    fn a_pointer_behind_a_sentence_is_cut_off() {
        check(
            "The trial goes on. READ ALSO: Five arrested over housing fraud",
            &["The trial goes on.", "READ ALSO: Five arrested over housing fraud"],
        );
        let text = "The trial goes on. READ ALSO: Five arrested over fraud. The judge then left.";
        check(text, &[text]);
    }
}
