//! Quotations and their sources.

use copydesk::{
    Span,
    analysis::Quote,
    quotes::{self, Found},
};
use proptest::prelude::*;

use crate::lines::document;

fn find(text: &str) -> Found {
    quotes::find(&document(text), &[], &[])
}

/// Checks statements as [`check`] does quotations.
fn check_statements(fixture: &str) {
    check_list(fixture, |found| found.statements);
}

/// Checks the cases of a fixture: lines of text, then a line `> quotation | source` for each quotation, `-` where it
/// has no source, ` / ` where it goes on in the next paragraph. Lines that begin with `# ` say what a case guards.
fn check(fixture: &str) {
    check_list(fixture, |found| found.quotes);
}

fn check_list(fixture: &str, list: impl Fn(Found) -> Vec<Quote>) {
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
        let found: Vec<String> = list(find(&text)).iter().map(show).collect();
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

#[test]
fn reported_statements_have_content_and_source() {
    check_statements(include_str!("../fixtures/quotes/statements.txt"));
}

#[test]
fn speakers_are_the_entities_behind_the_sources() {
    for (tagged, expected) in [
        ("<p>Ama Owusu</p> came. “We will not go back there,” she said.", Some("PERSON:Ama Owusu")),
        (
            "<p>Ama Owusu</p> met <p>Kofi Mensah</p>. “We will not go back there,” he said.",
            Some("PERSON:Kofi Mensah"),
        ),
        (
            "<p>Ama Owusu</p> came. “<p>Esi Blank</p> will not go back there,” she said.",
            Some("PERSON:Ama Owusu"),
        ),
        ("“We will not go back there,” said <p>Ama Owusu</p>’s lawyer.", None),
        ("“We will not go back there,” said a spokesman for the <o>Dock Union</o>.", Some("ORG:Dock Union")),
        (
            "Mayor <p>Ama Owusu</p> came in at noon. “We will not go back there,” the mayor said.",
            Some("PERSON:Ama Owusu"),
        ),
        ("“We will not go back there,” he said.", None),
    ] {
        let (text, mut mentions) = crate::aliases::untag(tagged);
        let document = document(&text);
        let entities = copydesk::entities::resolve(&document, &mut mentions, &copydesk::Options::default());
        let found = quotes::find(&document, &mentions, &entities);
        assert_eq!(found.quotes[0].entity.as_deref(), expected, "{tagged}: {:?}", found.quotes[0]);
    }
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
