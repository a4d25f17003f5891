//! Cleaning: which lines of a paste are the article.

use copydesk::{
    Analysis, Models, Options, Source,
    analysis::{Block, BlockLabel, EditKind},
    analyze,
    corrections::Correction,
};
use proptest::prelude::*;

fn cleaned(paste: &str, options: &Options) -> Analysis {
    analyze(&Source::text(paste).unwrap(), options, Models::bundled()).unwrap()
}

/// A paste shaped like the ones the product is for: a site's date, a breadcrumb glued to the headline, markers of
/// adverts, headings of lists of other articles.
const HARBOUR: &str = include_str!("../fixtures/clean/harbour.txt");

fn find<'a>(analysis: &'a Analysis, beginning: &str) -> &'a Block {
    analysis.blocks.iter().find(|block| block.text.starts_with(beginning)).expect(beginning)
}

#[test]
fn a_pasted_page_becomes_its_article() {
    let analysis = cleaned(HARBOUR, &Options::default());
    assert_eq!(analysis.article.headline.as_deref(), Some("Mira Olsen opens flood-barrier talks in Halden"));
    let kept: Vec<&str> =
        analysis.blocks.iter().filter(|block| block.kept).map(|block| block.text.as_str()).collect();
    assert_eq!(kept.len(), 9, "headline and eight paragraphs: {kept:#?}");
    assert_eq!(analysis.article.published, None, "the site's date is not the article's");
    assert_eq!(
        find(&analysis, "Tuesday, 3 March 2026").reason,
        "a date in the site's header, not the article's"
    );
    let adverts: Vec<&Block> =
        analysis.blocks.iter().filter(|block| block.text == "- Advertisement -").collect();
    assert_eq!(adverts.len(), 4);
    assert!(adverts.iter().all(|block| block.reason == "marked as an advert"));
    for heading in ["Latest", "Must Read", "Related News"] {
        assert_eq!(find(&analysis, heading).label, BlockLabel::Related, "{heading}");
    }
}

#[test]
fn a_breadcrumb_run_into_the_headline_is_split_from_it() {
    let analysis = cleaned(HARBOUR, &Options::default());
    assert_eq!(find(&analysis, "HomeUncategorized").text, "HomeUncategorized");
    let copies = analysis.blocks.iter().filter(|block| block.text.starts_with("Mira Olsen opens"));
    let reasons: Vec<_> = copies.filter(|block| !block.kept).map(|block| block.reason.as_str()).collect();
    assert_eq!(reasons, ["repeats the headline"]);
    assert!(analysis.edits.iter().any(|edit| edit.kind == EditKind::Split));
}

/// A page with byline, dates, caption, prompts, comments: the label of each line that begins so.
#[test]
fn every_part_of_a_page_is_told_from_the_others() {
    let analysis = cleaned(include_str!("../fixtures/clean/ferry.txt"), &Options::default());
    let wanted: Vec<(BlockLabel, &str)> = include_str!("../fixtures/clean/ferry.labels")
        .lines()
        .map(|line| {
            let (label, beginning) = line.split_once(' ').expect("a label, a space, the line's beginning");
            let label = format!("\"{label}\"");
            (serde_json::from_str(&label).expect("a known label"), beginning)
        })
        .collect();
    for (block, (label, beginning)) in analysis.blocks.iter().zip(&wanted) {
        assert!(block.text.starts_with(beginning), "{} is not {beginning}", block.text);
        assert_eq!(block.label, *label, "{}", block.text);
    }
    assert_eq!(analysis.blocks.len(), wanted.len());
    assert_eq!(analysis.article.published.as_deref(), Some("2025-02-14T18:05Z"));
    assert_eq!(analysis.article.updated.as_deref(), Some("2025-02-14T21:40"));
    assert_eq!(analysis.article.authors, ["Ruth Okello", "Tom Brandt"]);
}

#[test]
fn strictness_zero_keeps_every_line_and_more_never_keeps_more() {
    let kept = |strictness| {
        let analysis = cleaned(HARBOUR, &Options { strictness, ..Options::default() });
        analysis.blocks.iter().map(|block| block.label.is_text()).collect::<Vec<_>>()
    };
    assert!(kept(0).into_iter().all(|kept| kept));
    for strictness in 0..100 {
        for (looser, stricter) in kept(strictness).into_iter().zip(kept(strictness + 1)) {
            assert!(looser || !stricter, "from {strictness} to {}", strictness + 1);
        }
    }
}

#[test]
fn what_the_reader_says_of_a_line_wins() {
    let at = HARBOUR.find("Must Read").unwrap();
    let line = Correction::Line { at: at + 2, label: BlockLabel::Paragraph };
    let analysis = cleaned(HARBOUR, &Options { corrections: vec![line.clone()], ..Options::default() });
    assert!(analysis.article.body.ends_with("Must Read"), "{}", analysis.article.body);
    let all = Options { corrections: vec![Correction::KeepAll], ..Options::default() };
    assert!(cleaned(HARBOUR, &all).blocks.iter().all(|block| block.label.is_text()));
    let but_one = Correction::Line { at, label: BlockLabel::Related };
    let but = Options { corrections: vec![Correction::KeepAll, but_one], ..Options::default() };
    assert_eq!(cleaned(HARBOUR, &but).blocks.iter().filter(|block| !block.kept).count(), 1);
}

/// Lines as pages have them: prose, menus, dates, emptiness, odd characters.
fn pages() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[A-Z][a-z]{2,9}( [a-z]{2,9}){5,20}[.!?]",
        "[A-Z][a-z]{2,9}( [A-Z][a-z]{2,9}){0,3}",
        Just(String::new()),
        Just("- Advertisement -".to_owned()),
        Just("12 March 2021, 14:05 GMT".to_owned()),
        Just("By Ann Lee".to_owned()),
        "\\PC{0,40}",
        "[ \t\u{a0}\u{200b}]{0,3}",
    ];
    prop::collection::vec(line, 0..60).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(crate::invariants::steady())]

    #[test]
    fn blocks_stand_in_order_and_leave_only_white_space(paste in pages()) {
        let analysis = cleaned(&paste, &Options::default());
        let mut end = 0;
        for block in &analysis.blocks {
            prop_assert!(block.span.start >= end);
            prop_assert!(paste[end..block.span.start].trim_matches(blank).is_empty());
            prop_assert_eq!(block.kept, block.label.is_kept());
            prop_assert!(!block.reason.is_empty() && (0.0..=1.0).contains(&block.confidence));
            if let Some(place) = block.article {
                prop_assert_eq!(&analysis.article.text[place], &block.text);
            }
            prop_assert_eq!(block.article.is_some(), block.label.is_text());
            end = block.span.end;
        }
        prop_assert!(paste[end..].trim_matches(blank).is_empty());
    }

    #[test]
    fn the_same_paste_gives_the_same_analysis(paste in pages()) {
        prop_assert_eq!(cleaned(&paste, &Options::default()), cleaned(&paste, &Options::default()));
    }

    #[test]
    fn there_is_one_headline_at_most(paste in pages()) {
        let analysis = cleaned(&paste, &Options::default());
        prop_assert!(analysis.blocks.iter().filter(|block| block.label == BlockLabel::Headline).count() <= 1);
    }
}

/// White space, and what repair takes out between lines.
fn blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fffc}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

#[test]
fn a_lone_paragraph_is_the_article() {
    let text = "The council of Brightwater kept its water tax at 29 per cent on Monday. \"Patience is cheap,\" mayor \
                Ada Lindqvist told reporters in the town hall.";
    let source = Source::text(text).expect("under the limit");
    let analysis = analyze(&source, &Options::default(), Models::bundled()).expect("right options");
    assert_eq!(analysis.article.body, text);
}
