//! Trains the line model of [`crate::clean`] and measures it.

pub mod corpus;
pub mod score;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use rayon::prelude::*;

use self::corpus::{CorpusError, Page, Set, Truth};
use super::crf::{self, Example, Settings, Trained};
use crate::{
    analysis::BlockLabel,
    label::{LabelSet, Model, Scratch, Sequence, hash},
};

/// Features that stand on fewer sites say more of those than of pages.
const LEAST_GROUPS: u32 = 3;

/// Into which of `folds` parts a group falls.
fn fold(group: &str, folds: usize) -> usize {
    (hash::bytes(group.as_bytes()) >> 17) as usize % folds
}

/// Reads the corpus under `data`, cross-validates where `folds` are asked for, and writes the model to `out`.
///
/// # Errors
/// [`CorpusError`] where a file cannot be read or written.
pub fn run(data: &Path, out: &Path, folds: usize) -> Result<(), CorpusError> {
    let pages = corpus::read(data)?;
    let settings = settings();
    if folds > 1 {
        report(&pages, &cross_validate(&pages, &settings, folds), 0.5);
    }
    let bytes = fit(&pages.iter().collect::<Vec<_>>(), &settings).to_bytes();
    std::fs::write(out, &bytes).map_err(|error| CorpusError::File { path: out.into(), error })?;
    println!("{}: {} bytes", out.display(), bytes.len());
    Ok(())
}

/// The settings of the shipped model.
pub fn settings() -> Settings {
    Settings {
        epochs: 10,
        polish: 0,
        rate: 0.1,
        l1: 1e-3,
        batch: 8,
        max_weights: 300_000,
        ..Settings::default()
    }
}

/// Trains on `pages`.
pub fn fit(pages: &[&Page], settings: &Settings) -> Trained {
    let known = spread(pages);
    let examples: Vec<Example> = pages
        .iter()
        .map(|page| {
            let mut sequence = Sequence::new();
            for at in 0..page.sequence.len() {
                let features = page.sequence.features(at).iter();
                features
                    .filter(|feature| known.contains(feature))
                    .for_each(|&feature| sequence.push(feature));
                sequence.end_position();
            }
            let weight = match page.set {
                Set::Pages => 1.0,
                Set::Scraping => 1.0,
                Set::Trafilatura => 1.0,
            };
            Example { sequence, allowed: page.allowed.clone(), base: Vec::new(), weight }
        })
        .filter(|example| !example.sequence.is_empty())
        .collect();
    let labels = LabelSet::free(BlockLabel::ALL.map(|label| format!("{label:?}").to_lowercase()));
    crf::train(&examples, &labels, settings)
}

/// The features that stand in pages of [`LEAST_GROUPS`] groups.
fn spread(pages: &[&Page]) -> HashSet<u32> {
    let mut groups: HashMap<u32, (u32, u64)> = HashMap::new();
    let mut sorted: Vec<&&Page> = pages.iter().collect();
    sorted.sort_by_key(|page| &page.group);
    for page in sorted {
        let group = hash::bytes(page.group.as_bytes());
        for at in 0..page.sequence.len() {
            for &feature in page.sequence.features(at) {
                let entry = groups.entry(feature).or_insert((0, 0));
                if entry.1 != group {
                    *entry = (entry.0 + 1, group);
                }
            }
        }
    }
    groups.into_iter().filter(|(_, (count, _))| *count >= LEAST_GROUPS).map(|(feature, _)| feature).collect()
}

/// The probabilities of each page's lines, from models that saw no page of its group.
pub fn cross_validate(pages: &[Page], settings: &Settings, folds: usize) -> Vec<Vec<[f32; 16]>> {
    let mut found: Vec<Vec<[f32; 16]>> = vec![Vec::new(); pages.len()];
    for part in 0..folds {
        let seen: Vec<&Page> = pages.iter().filter(|page| fold(&page.group, folds) != part).collect();
        let model =
            Model::from_bytes(&fit(&seen, settings).to_bytes()).expect("what was written can be read");
        found.par_iter_mut().zip(pages).filter(|(_, page)| fold(&page.group, folds) == part).for_each(
            |(found, page)| {
                let mut scratch = Scratch::new();
                let decoded = model.decode(&page.sequence, &mut scratch);
                *found = (0..page.sequence.len())
                    .map(|at| std::array::from_fn(|label| decoded.probability(at, label)))
                    .collect();
            },
        );
    }
    found
}

/// Prints what the labels of `found` score.
pub fn report(pages: &[Page], found: &[Vec<[f32; 16]>], threshold: f32) {
    let mut bodies: BTreeMap<(Set, bool), Vec<score::Counts>> = BTreeMap::new();
    let mut labels = (0, 0, 0);
    let (mut right, mut total) = (0, 0);
    let mut by = [[0usize; 3]; 16];
    for (page, found) in pages.iter().zip(found) {
        let best: Vec<usize> = found
            .iter()
            .map(|line| {
                let text = [0, 1, 4, 5];
                let kept: f32 = text.iter().map(|&label| line[label]).sum();
                let choose = |from: &dyn Fn(usize) -> bool| {
                    (0..16).filter(|&l| from(l)).max_by(|&a, &b| line[a].total_cmp(&line[b])).unwrap()
                };
                if kept >= threshold {
                    choose(&|l| text.contains(&l))
                } else {
                    choose(&|l| !text.contains(&l))
                }
            })
            .collect();
        let body = || {
            let lines = page.page.lines.iter().zip(&best).filter(|(_, l)| **l == 4 || **l == 5);
            lines.map(|(line, _)| &page.page.text[line.span]).collect::<Vec<_>>().join("\n\n")
        };
        match &page.truth {
            Truth::Body(truth) => {
                bodies.entry((page.set, page.html)).or_default().push(score::against_body(&body(), truth))
            }
            Truth::Snippets { with, without } => bodies
                .entry((page.set, page.html))
                .or_default()
                .push(score::against_snippets(&body(), with, without)),
            Truth::Labels(gold) => {
                for (gold, &best) in gold.iter().zip(&best) {
                    let gold = BlockLabel::ALL.iter().position(|label| label == gold).unwrap();
                    let (want, kept) = (BlockLabel::ALL[gold].is_text(), BlockLabel::ALL[best].is_text());
                    labels.0 += usize::from(want && kept);
                    labels.1 += usize::from(!want && kept);
                    labels.2 += usize::from(want && !kept);
                    total += 1;
                    right += usize::from(gold == best);
                    if gold == best {
                        by[gold][0] += 1;
                    } else {
                        by[gold][2] += 1;
                        by[best][1] += 1;
                    }
                }
            }
        }
    }
    for ((set, html), pages) in &bodies {
        let s = score::body_score(pages, *set == Set::Scraping);
        println!(
            "{set:?} html {html}: pages {} precision {:.3} recall {:.3} F1 {:.3} page F1 {:.3}",
            s.pages, s.precision, s.recall, s.f1, s.page_f1
        );
    }
    let f = |c: &[usize; 3]| 200.0 * c[0] as f64 / (2 * c[0] + c[1] + c[2]).max(1) as f64;
    let each: Vec<f64> = by.iter().map(f).collect();
    println!(
        "pages kept F1 {:.1} labels {:.1} macro {:.1} {}",
        f(&[labels.0, labels.1, labels.2]),
        100.0 * right as f64 / total as f64,
        each.iter().sum::<f64>() / 16.0,
        each.iter()
            .zip("TUBDPHIANSREMWFO".chars())
            .map(|(f, l)| format!("{l}{f:.0}"))
            .collect::<Vec<_>>()
            .join(" ")
    );
}
