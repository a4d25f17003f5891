//! The pages on which cleaning did worst, written out to be read by eye.

use std::fmt::Write as _;

use super::{
    corpus::{self, Page, Truth},
    score::{self, Counts},
};
use crate::{
    analysis::BlockLabel,
    clean::{self, Cleaned, Odds},
};

/// How many letters of a line are shown.
const SHOWN: usize = 110;

/// The pages, worst first, each with its lines: `+` wrongly kept, `-` wrongly lost, `~` of another label, `?` where the
/// corpus does not say; the confidence, the label wanted where it is known and the one given.
pub(super) fn list(pages: &[Page], found: &[Vec<Odds>]) -> String {
    let one = |(page, odds): (&Page, &Vec<Odds>)| {
        let cleaned = clean::with_odds_of(&page.page, odds, &page.head);
        let (right, extra, missing) = counts(page, &cleaned);
        let f1 = score::page_f1(&(right, extra, missing));
        let kind = if page.html { "html" } else { "text" };
        let mut text = format!(
            "## {:?} {kind} {} F1 {f1:.3} right {right} extra {extra} missing {missing}\n",
            page.set, page.id
        );
        for (at, block) in cleaned.blocks.iter().enumerate() {
            let wanted = match &page.truth {
                Truth::Labels(labels) => Some(labels[at]),
                _ => None,
            };
            let mark = mark(block.label, wanted, page.allowed[at]);
            let wanted = wanted.map(|label| format!("{label:?} ")).unwrap_or_default();
            let shown: String = block.text.chars().take(SHOWN).collect();
            let words = block.text.split_whitespace().count();
            let (confidence, label) = (block.confidence, block.label);
            // Writing to a string does not fail.
            let _ = writeln!(text, "{mark} {confidence:.2} {wanted}{label:?} | {shown} [{words}]");
        }
        (f1, text)
    };
    let mut all: Vec<(f64, String)> = pages.iter().zip(found).map(one).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.into_iter().map(|page| page.1).collect::<Vec<_>>().join("\n")
}

fn counts(page: &Page, cleaned: &Cleaned) -> Counts {
    let labels = match &page.truth {
        Truth::Labels(labels) => labels.as_slice(),
        Truth::Body(_) | Truth::Snippets { .. } => &[],
    };
    score::of_body(&cleaned.article.body, &page.truth).unwrap_or_else(|| {
        let pairs = labels.iter().zip(&cleaned.blocks);
        let kept = pairs.map(|(wanted, block)| (wanted.is_text(), block.label.is_text()));
        kept.fold((0, 0, 0), |(right, extra, missing), (wanted, given)| {
            (
                right + usize::from(wanted && given),
                extra + usize::from(given && !wanted),
                missing + usize::from(wanted && !given),
            )
        })
    })
}

fn mark(given: BlockLabel, wanted: Option<BlockLabel>, allowed: u64) -> char {
    let must = wanted.map_or(allowed & !corpus::under_headline() == 0, BlockLabel::is_text);
    let may = wanted.map_or(allowed & corpus::body() != 0, BlockLabel::is_text);
    match given.is_text() {
        true if !may => '+',
        false if must => '-',
        _ if wanted.is_some_and(|wanted| wanted != given) => '~',
        _ if must != may => '?',
        _ => ' ',
    }
}
