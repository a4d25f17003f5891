//! Trains the line model of [`crate::clean`] and measures it.

pub mod corpus;
pub mod report;
pub mod score;

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use rayon::prelude::*;

use self::{
    corpus::{CorpusError, Page, Set},
    report::Report,
};
use super::{
    crf::{self, Example, Settings},
    trees,
};
use crate::{
    analysis::BlockLabel,
    clean::{self, Odds, Trees},
    label::{ContainerWriter, LabelSet, Model, Sequence, hash},
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
        let found = cross_validate(&pages, &settings, folds);
        println!("{}", Report::new(&pages, &found.iter().map(Found::joint).collect::<Vec<_>>()));
    }
    let Sections { first, second, chain } = fit(&pages.iter().collect::<Vec<_>>(), &settings);
    let bytes = ContainerWriter::default()
        .section("trees", &first)
        .section("trees-again", &second)
        .section("chain", &chain)
        .finish();
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

/// The sections of a [`crate::clean::LineModel`].
struct Sections {
    first: Vec<u8>,
    second: Vec<u8>,
    chain: Vec<u8>,
}

/// Into how many parts the pages are cut for the odds that the second look learns from.
const INNER: usize = 2;

/// Trains all models on `pages`. The second look learns from odds that come, as they will later, from trees that did
/// not see the page.
fn fit(pages: &[&Page], settings: &Settings) -> Sections {
    let inner = |page: &Page| (hash::bytes(page.group.as_bytes()) >> 40) as usize % INNER;
    let mut second: Vec<Vec<Vec<f32>>> = vec![Vec::new(); pages.len()];
    let mut sequences = vec![Sequence::new(); pages.len()];
    for part in 0..INNER {
        let seen: Vec<&Page> = pages.iter().copied().filter(|page| inner(page) != part).collect();
        let rows: Vec<&[Vec<f32>]> = seen.iter().map(|page| page.measures.as_slice()).collect();
        let trees = grow(&seen, &rows);
        second.par_iter_mut().zip(pages).filter(|(_, page)| inner(page) == part).for_each(
            |(second, page)| {
                *second = page.second(&trees);
            },
        );
        sequences.par_iter_mut().zip(pages).filter(|(_, page)| inner(page) == part).for_each(
            |(sequence, page)| {
                *sequence = page.sequence(&trees);
            },
        );
    }
    let rows: Vec<&[Vec<f32>]> = pages.iter().map(|page| page.measures.as_slice()).collect();
    let first = grow(pages, &rows).write();
    let rows: Vec<&[Vec<f32>]> = second.iter().map(Vec::as_slice).collect();
    Sections { first, second: grow(pages, &rows).write(), chain: learn(pages, &sequences, settings) }
}

impl Page {
    /// How likely `trees` find each line to be text.
    fn text(&self, trees: &Trees) -> Vec<f32> {
        self.measures.iter().map(|row| clean::probability(trees.score(row))).collect()
    }

    /// The features for the chain.
    fn sequence(&self, first: &Trees) -> Sequence {
        clean::features_of_page(&self.page.text, &self.page.lines, &self.head, &self.text(first))
    }

    /// The measures of the second look.
    fn second(&self, first: &Trees) -> Vec<Vec<f32>> {
        clean::second_of_page(&self.page.text, &self.page.lines, &self.head, self.text(first))
    }
}

/// Grows trees that tell the lines of the text from the others; lines of which that is not known are left out.
fn grow(pages: &[&Page], measures: &[&[Vec<f32>]]) -> Trees {
    let (text, body) = (corpus::text(), corpus::body());
    let (mut rows, mut target) = (Vec::new(), Vec::new());
    for (page, measures) in pages.iter().zip(measures) {
        for (&allowed, row) in page.allowed.iter().zip(*measures) {
            if allowed & !text == 0 || allowed & body == 0 {
                rows.push(row.as_slice());
                target.push(allowed & !text == 0);
            }
        }
    }
    trees::grow(&trees::Table::new(&rows), &target, &vec![1.0; rows.len()], &trees::Settings::default())
}

fn read(section: &[u8]) -> Model {
    Model::from_section(section).expect("what was written can be read")
}

/// Trains the chain on `pages`.
fn learn(pages: &[&Page], sequences: &[Sequence], settings: &Settings) -> Vec<u8> {
    let weight = std::env::var("PW").ok().and_then(|w| w.parse().ok()).unwrap_or(0.0f32);
    let (pages, sequences): (Vec<&Page>, Vec<&Sequence>) = pages
        .iter()
        .copied()
        .zip(sequences)
        .filter(|(page, _)| weight > 0.0 || page.set == Set::Pages)
        .unzip();
    let known = spread(&pages, &sequences);
    let examples: Vec<Example> = pages
        .iter()
        .zip(sequences)
        .map(|(page, all)| {
            let mut sequence = Sequence::new();
            for at in 0..all.len() {
                let features = all.features(at).iter();
                features
                    .filter(|feature| known.contains(feature))
                    .for_each(|&feature| sequence.push(feature));
                sequence.end_position();
            }
            let weight = if page.set == Set::Pages { 1.0 } else { weight };
            Example { sequence, allowed: page.allowed.clone(), base: Vec::new(), weight }
        })
        .filter(|example| !example.sequence.is_empty())
        .collect();
    let labels = LabelSet::free(BlockLabel::ALL.map(|label| format!("{label:?}").to_lowercase()));
    crf::train(&examples, &labels, settings).to_section()
}

/// The features that stand in pages of [`LEAST_GROUPS`] groups.
fn spread(pages: &[&Page], sequences: &[&Sequence]) -> HashSet<u32> {
    let mut groups: HashMap<u32, (u32, u64)> = HashMap::new();
    let mut sorted: Vec<(&&Page, &&Sequence)> = pages.iter().zip(sequences).collect();
    sorted.sort_by_key(|(page, _)| &page.group);
    for (page, sequence) in sorted {
        let group = hash::bytes(page.group.as_bytes());
        for at in 0..sequence.len() {
            for &feature in sequence.features(at) {
                let entry = groups.entry(feature).or_insert((0, 0));
                if entry.1 != group {
                    *entry = (entry.0 + 1, group);
                }
            }
        }
    }
    groups
        .into_iter()
        .filter(|(_, (count, _))| {
            *count >= std::env::var("LG").ok().and_then(|w| w.parse().ok()).unwrap_or(LEAST_GROUPS)
        })
        .map(|(feature, _)| feature)
        .collect()
}

/// What the models make of a page.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The chain's odds of each line.
    pub chain: Vec<Odds>,
    /// The trees' log-odds that it is text: at the first look, at the second.
    pub trees: [Vec<f32>; 2],
}

/// What models that saw no page of its group make of each page.
pub fn cross_validate(pages: &[Page], settings: &Settings, folds: usize) -> Vec<Found> {
    let mut found: Vec<Found> = vec![Found::default(); pages.len()];
    for part in 0..folds {
        let seen: Vec<&Page> = pages.iter().filter(|page| fold(&page.group, folds) != part).collect();
        let sections = fit(&seen, settings);
        let chain = read(&sections.chain);
        let trees = |section: &[u8]| Trees::read(section).expect("what was written can be read");
        let (first, second) = (trees(&sections.first), trees(&sections.second));
        found.par_iter_mut().zip(pages).filter(|(_, page)| fold(&page.group, folds) == part).for_each(
            |(found, page)| {
                found.chain = clean::odds(&chain, &page.sequence(&first));
                found.trees[0] = page.measures.iter().map(|row| first.score(row)).collect();
                found.trees[1] = page.second(&first).iter().map(|row| second.score(row)).collect();
            },
        );
    }
    found
}

impl Found {
    /// The odds that the whole model gives.
    pub fn joint(&self) -> Vec<Odds> {
        self.chain.iter().zip(&self.trees[1]).map(|(&odds, &score)| clean::join(odds, score)).collect()
    }
}
