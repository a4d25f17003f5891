//! What cleaning scores on pages that the models did not see.

use std::{collections::BTreeMap, fmt};

use super::{
    corpus::{Page, Set, Truth},
    score::{self, BodyScore, Counts},
};
use crate::{
    analysis::BlockLabel,
    clean::{self, Cleaned, Odds},
};

/// Right, extra and missing answers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    right: usize,
    extra: usize,
    missing: usize,
}

impl Tally {
    fn add(&mut self, wanted: bool, given: bool) {
        self.right += usize::from(wanted && given);
        self.extra += usize::from(given && !wanted);
        self.missing += usize::from(wanted && !given);
    }

    /// F1 in per cent.
    pub(super) fn f1(self) -> f64 {
        200.0 * self.right as f64 / (2 * self.right + self.extra + self.missing).max(1) as f64
    }
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    /// In per cent.
    pub(super) fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.all.max(1) as f64
    }
}

/// How many bands the table of reliability has.
const BANDS: usize = 10;

/// The figures of a model.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    /// Of each set of pages with a known body, as flat text and as HTML.
    pub(super) bodies: BTreeMap<(Set, bool), BodyScore>,
    /// Lines of the labelled pages that stand in the text.
    pub(super) kept: Tally,
    /// Lines with the right label.
    pub(super) labels: Share,
    /// Each label by itself, in the order of [`BlockLabel::ALL`].
    pub(super) by_label: [Tally; 16],
    /// Pages with the right headline, the right byline, the right day and time of publication.
    pub(super) headline: Share,
    /// Likewise.
    pub(super) byline: Share,
    /// Likewise.
    pub(super) published: Share,
    /// For each band of confidence, from 0.5 on: the sum of the confidence, lines rightly kept or set aside, lines.
    pub(super) reliability: [(f64, Share); BANDS],
}

impl Report {
    /// Cleans `pages` by the odds that were `found` for their lines, and measures what comes out.
    pub(super) fn new(pages: &[Page], found: &[Vec<Odds>]) -> Self {
        let mut report = Report::default();
        let mut bodies: BTreeMap<(Set, bool), Vec<Counts>> = BTreeMap::new();
        for (page, odds) in pages.iter().zip(found) {
            let cleaned = clean::with_odds_of(&page.page, odds, &page.head);
            if let Truth::Labels(labels) = &page.truth {
                report.add(page, labels, &cleaned);
            }
            if let Some(counts) = score::of_body(&cleaned.article.body, &page.truth) {
                bodies.entry((page.set, page.html)).or_default().push(counts);
            }
        }
        let score = |(key, pages): (&(Set, bool), &Vec<Counts>)| {
            (*key, score::body_score(pages, key.0 == Set::Scraping))
        };
        report.bodies = bodies.iter().map(score).collect();
        report
    }

    fn add(&mut self, page: &Page, labels: &[BlockLabel], cleaned: &Cleaned) {
        for (&wanted, block) in labels.iter().zip(&cleaned.blocks) {
            self.kept.add(wanted.is_text(), block.label.is_text());
            self.labels.add(wanted == block.label);
            for (tally, label) in self.by_label.iter_mut().zip(BlockLabel::ALL) {
                tally.add(wanted == label, block.label == label);
            }
            let confidence = f64::from(block.confidence);
            let band = ((confidence - 0.5).max(0.0) * 2.0 * BANDS as f64) as usize;
            let (sum, share) = &mut self.reliability[band.min(BANDS - 1)];
            *sum += confidence;
            share.add(wanted.is_kept() == block.kept);
        }
        // What the same rules make of the right labels.
        let sure = |&label: &BlockLabel| BlockLabel::ALL.map(|known| if known == label { 1.0 } else { 0.0 });
        let right = clean::with_odds_of(&page.page, &labels.iter().map(sure).collect::<Vec<_>>(), &page.head);
        let (right, found) = (right.article, &cleaned.article);
        self.headline.add(right.headline == found.headline);
        self.byline.add(right.byline == found.byline);
        self.published.add(right.published == found.published);
    }

    /// The mean F1 of the labels, in per cent.
    pub(super) fn macro_f1(&self) -> f64 {
        self.by_label.iter().map(|tally| tally.f1()).sum::<f64>() / self.by_label.len() as f64
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| body | pages | precision | recall | F1 | page F1 |")?;
        writeln!(f, "| --- | --- | --- | --- | --- | --- |")?;
        for ((set, html), s) in &self.bodies {
            let name = format!("{set:?}, {}", if *html { "HTML" } else { "flat text" }).to_lowercase();
            let BodyScore { pages, precision, recall, f1, page_f1 } = s;
            writeln!(f, "| {name} | {pages} | {precision:.3} | {recall:.3} | {f1:.3} | {page_f1:.3} |")?;
        }
        writeln!(f, "\n| labelled pages | per cent |\n| --- | --- |")?;
        for (name, value) in [
            ("kept F1", self.kept.f1()),
            ("labels right", self.labels.percent()),
            ("macro F1", self.macro_f1()),
            ("headline", self.headline.percent()),
            ("byline", self.byline.percent()),
            ("publication date", self.published.percent()),
        ] {
            writeln!(f, "| {name} | {value:.1} |")?;
        }
        writeln!(f, "\n| label | F1 |\n| --- | --- |")?;
        for (label, tally) in BlockLabel::ALL.iter().zip(&self.by_label) {
            writeln!(f, "| {} | {:.1} |", format!("{label:?}").to_lowercase(), tally.f1())?;
        }
        writeln!(f, "\n| confidence | lines | right |\n| --- | --- | --- |")?;
        for (sum, share) in self.reliability.iter().filter(|band| band.1.all > 0) {
            writeln!(
                f,
                "| {:.3} | {} | {:.3} |",
                sum / share.all as f64,
                share.all,
                share.percent() / 100.0
            )?;
        }
        Ok(())
    }
}
