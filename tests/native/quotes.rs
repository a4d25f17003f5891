//! Quotations and their sources.

use copydesk::{
    Span,
    analysis::Quote,
    quotes::{self, Found},
    text::Document,
};
use proptest::prelude::*;

/// A text whose lines are its blocks.
fn document(text: &str) -> Document<'_> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if end > start {
            blocks.push(Span::new(start, end));
        }
        start += line.len();
    }
    Document::new(text, blocks)
}

fn find(text: &str) -> Found {
    quotes::find(&document(text), &[], &[])
}

/// Checks the cases of a fixture: lines of text, then a line `> quotation | source` for each quotation, `-` where it
/// has no source, ` / ` where it goes on in the next paragraph. Lines that begin with `# ` say what a case guards.
fn check(fixture: &str) {
    let mut wrong = Vec::new();
    for case in fixture.split("\n\n").map(str::trim).filter(|case| !case.is_empty()) {
        let lines = || case.lines().filter(|line| !line.starts_with("# "));
        let text: Vec<&str> = lines().filter(|line| !line.starts_with("> ")).collect();
        let text = text.join("\n");
        let expected: Vec<&str> = lines().filter_map(|line| line.strip_prefix("> ")).collect();
        let show = |quote: &Quote| {
            let source = quote.source.map_or("-", |(start, end)| &text[start..end]);
            format!("{} | {source}", text[quote.span].replace('\n', " / "))
        };
        let found: Vec<String> = find(&text).quotes.iter().map(show).collect();
        if found != expected {
            wrong.push(format!("{case}\nfound:\n> {}", found.join("\n> ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

#[test]
fn every_kind_of_mark_is_paired() {
    check(include_str!("../fixtures/quotes/marks.txt"));
}

#[test]
fn sources_are_found_around_the_quotation() {
    check(include_str!("../fixtures/quotes/sources.txt"));
}

proptest! {
    #[test]
    fn quotations_nest_and_lie_in_the_text(
        pieces in prop::collection::vec(
            prop_oneof![
                "[A-Za-z]{1,8}",
                "[ \n]{1,2}",
                prop::sample::select(vec!["\"", "“", "”", "‘", "’", "'", "«", "»", "„", "''", "``", "— ", "said ", ", ", ". ", "she "])
                    .prop_map(String::from),
            ],
            0..60,
        )
    ) {
        let text = pieces.concat();
        let found = find(&text);
        let mut holders: Vec<Span> = Vec::new();
        for quote in &found.quotes {
            prop_assert!(text.get(quote.span.start..quote.span.end).is_some());
            while holders.last().is_some_and(|holder| holder.end <= quote.span.start) {
                holders.pop();
            }
            prop_assert!(holders.last().is_none_or(|holder| holder.contains(quote.span)));
            holders.push(quote.span);
            if let Some((start, end)) = quote.source {
                prop_assert!(start < end && text.get(start..end).is_some());
            }
            prop_assert!((0.0..=1.0).contains(&quote.confidence));
        }
    }
}
