//! Trains the line model of [`crate::clean`] and measures it.

pub mod corpus;
mod headline;
mod mistakes;
mod report;
mod score;

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use rayon::prelude::*;

use self::{
    corpus::{CorpusError, Page, Set, Truth},
    report::Report,
};
use super::{
    crf::{self, Example, Settings},
    trees,
};
use crate::{
    analysis::BlockLabel,
    clean::{self, Odds, Ranking, Trees},
    label::{ContainerWriter, LabelSet, Model, Sequence, hash},
};

/// Features that stand on fewer sites say more of those than of pages.
const LEAST_GROUPS: u32 = 3;

/// Into which of `folds` parts a group falls.
fn fold(group: &str, folds: usize) -> usize {
    (hash::bytes(group.as_bytes()) >> 17) as usize % folds
}

/// Reads the corpus under `data`, cross-validates where `folds` are asked for, with a list of the `mistakes` made, and
/// writes the model to `out`.
///
/// # Errors
/// [`CorpusError`] where a file cannot be read or written.
pub fn run(
    data: &Path,
    out: Option<&Path>,
    folds: usize,
    mistakes: Option<&Path>,
) -> Result<(), CorpusError> {
    let pages = corpus::read(data)?;
    let settings = settings();
    if folds > 1 {
        let odds = cross_validate(&pages, &settings, folds);
        println!("{}", Report::new(&pages, &odds));
        if let Some(file) = mistakes {
            write(file, mistakes::list(&pages, &odds).as_bytes())?;
        }
    }
    let Some(out) = out else { return Ok(()) };
    let Sections { first, second, chain, ranking } = fit(&pages.iter().collect::<Vec<_>>(), &settings);
    let bytes = ContainerWriter::default()
        .section("trees", &first)
        .section("trees-again", &second)
        .section("chain", &chain)
        .section("headline", &ranking.write())
        .finish();
    write(out, &bytes)?;
    println!("{}: {} bytes", out.display(), bytes.len());
    Ok(())
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), CorpusError> {
    std::fs::write(file, bytes).map_err(|error| CorpusError::File { path: file.into(), error })
}

/// The settings of the shipped model.
fn settings() -> Settings {
    Settings {
        epochs: 16,
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
    ranking: Ranking,
}

/// Into how many parts the pages are cut for the odds that the second look learns from.
const INNER: usize = 3;

/// Lines of which nothing is known count by a guess where that is this sure.
const SURE: f32 = 0.9;
/// How much a guessed line counts beside a known one.
const GUESSED: f32 = 0.2;
/// How much a known line counts of the sets that have few to a page.
const SPARSE: f32 = 2.0;
/// Of the lines guessed not to be text, which are many, one in so many is taken, and counts the more.
const THINNED: usize = 3;

/// Trains all models on `pages`. The second look learns from odds that come, as they will later, from trees that did
/// not see the page.
fn fit(pages: &[&Page], settings: &Settings) -> Sections {
    let inner = |page: &Page| (hash::bytes(page.group.as_bytes()) >> 40) as usize % INNER;
    let mut looked = vec![Looked::default(); pages.len()];
    for part in 0..INNER {
        let seen: Vec<&Page> = pages.iter().copied().filter(|page| inner(page) != part).collect();
        let rows: Vec<&[Vec<f32>]> = seen.iter().map(|page| page.measures.as_slice()).collect();
        let trees = trees_of(&grow(&seen, &rows, &[]));
        let others = looked.par_iter_mut().zip(pages).filter(|(_, page)| inner(page) == part);
        others.for_each(|(looked, page)| {
            *looked = page.looked(&trees);
        });
    }
    let rows: Vec<&[Vec<f32>]> = pages.iter().map(|page| page.measures.as_slice()).collect();
    let first = grow(pages, &rows, &[]);
    let rows: Vec<&[Vec<f32>]> = looked.iter().map(|looked| looked.second.as_slice()).collect();
    let second = grow(pages, &rows, &agree(pages, &looked));
    let labelled: Vec<(&Page, &Looked)> =
        pages.iter().copied().zip(&looked).filter(|(page, _)| page.set == Set::Pages).collect();
    let chain = learn(&labelled, settings);
    let mut ranked = Vec::new();
    for part in 0..INNER {
        let (others, seen): (Vec<_>, Vec<_>) = labelled.iter().partition(|(page, _)| inner(page) == part);
        let chain = read(&learn(&seen, settings));
        for (page, looked) in others {
            let odds = clean::odds(&chain, &looked.sequence).into_iter().zip(&looked.text);
            let odds: Vec<Odds> = odds.map(|(odds, &text)| clean::join(odds, logit(text))).collect();
            let traits = clean::headline_traits(&page.page, &odds, &page.head);
            ranked.push((traits, page.headline()));
        }
    }
    Sections { first, second, chain, ranking: headline::learn(&ranked) }
}

/// What trees that did not see a page make of it at their first look.
#[derive(Clone, Debug, Default)]
struct Looked {
    /// How likely each line is text.
    text: Vec<f32>,
    /// The measures of the second look.
    second: Vec<Vec<f32>>,
    /// The features for the chain.
    sequence: Sequence,
}

/// How likely each line is text by what is found for it on the page's flat text and on its HTML, of which the latter
/// knows more.
fn agree(pages: &[&Page], looked: &[Looked]) -> Vec<Vec<f32>> {
    let text = |at: usize| &looked[at].text;
    let by_id: HashMap<(&str, bool), usize> =
        pages.iter().enumerate().map(|(at, page)| ((page.id.as_str(), page.html), at)).collect();
    let line = |page: &'_ Page, at: usize| corpus::squash(&page.page.text[page.page.lines[at].span]);
    let of = |(at, page): (usize, &&Page)| {
        let Some(&other) = by_id.get(&(page.id.as_str(), !page.html)) else { return text(at).clone() };
        let mut known: HashMap<String, (f32, f32)> = HashMap::new();
        for (nth, &odds) in text(other).iter().enumerate() {
            let entry = known.entry(line(pages[other], nth)).or_default();
            *entry = (entry.0 + odds, entry.1 + 1.0);
        }
        let weight = if page.html { 0.35 } else { 0.65 };
        let both = |(nth, &odds): (usize, &f32)| match known.get(&line(page, nth)) {
            Some((sum, count)) => (1.0 - weight) * odds + weight * sum / count,
            None => odds,
        };
        text(at).iter().enumerate().map(both).collect()
    };
    pages.par_iter().enumerate().map(of).collect()
}

impl Page {
    /// The line that is the headline, where that is known.
    fn headline(&self) -> Option<usize> {
        let Truth::Labels(labels) = &self.truth else { return None };
        labels.iter().position(|&label| label == BlockLabel::Headline)
    }

    /// How likely `trees` find each line to be text.
    fn text(&self, trees: &Trees) -> Vec<f32> {
        trees.scores_of_rows(&self.measures.concat()).into_iter().map(clean::probability).collect()
    }

    /// What `first`, trees that did not see it, make of it.
    fn looked(&self, first: &Trees) -> Looked {
        let (page, text) = (&self.page, self.text(first));
        Looked {
            second: clean::second_of_page(page, &self.head, text.clone()),
            sequence: clean::features_of_page(page, &self.head, &text),
            text,
        }
    }
}

/// Grows trees that tell the lines of the text from the others; lines of which that is not known are left out.
///
/// Of pages of which little is known, lines whose `guesses` are sure count too, a little (self-training: Yarowsky,
/// 1995).
fn grow(pages: &[&Page], measures: &[&[Vec<f32>]], guesses: &[Vec<f32>]) -> Vec<u8> {
    let (mut rows, mut target, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for (nth, (page, measures)) in pages.iter().zip(measures).enumerate() {
        let snippets = matches!(page.truth, Truth::Snippets { .. });
        for (at, (&allowed, row)) in page.allowed.iter().zip(*measures).enumerate() {
            let guess = guesses.get(nth).filter(|_| snippets).map_or(0.5, |page| page[at]);
            let known = if page.set == Set::Scraping { 1.0 } else { SPARSE };
            let (is_text, weight) = match () {
                () if allowed & !corpus::under_headline() == 0 => (true, known),
                () if allowed & corpus::body() == 0 => (false, known),
                () if guess > SURE => (true, GUESSED),
                () if guess < 1.0 - SURE && at % THINNED == 0 => (false, GUESSED * 2.0),
                () => continue,
            };
            rows.push(row.as_slice());
            target.push(is_text);
            weights.push(weight);
        }
    }
    trees::grow(&trees::Table::new(&rows), &target, &weights, &trees::Settings::default())
}

/// The log-odds of a probability.
fn logit(p: f32) -> f32 {
    libm::logf(p.max(1e-6) / (1.0 - p).max(1e-6))
}

fn read(section: &[u8]) -> Model {
    Model::from_section(section).expect("what was written can be read")
}

fn trees_of(section: &[u8]) -> Trees {
    Trees::read(section).expect("what was written can be read")
}

/// Trains the chain on the labelled `pages`.
fn learn(pages: &[(&Page, &Looked)], settings: &Settings) -> Vec<u8> {
    let known = spread(pages);
    let examples: Vec<Example> = pages
        .iter()
        .map(|(page, looked)| {
            let mut sequence = Sequence::new();
            for at in 0..looked.sequence.len() {
                let features = looked.sequence.features(at).iter();
                features
                    .filter(|feature| known.contains(feature))
                    .for_each(|&feature| sequence.push(feature));
                sequence.end_position();
            }
            Example { sequence, allowed: page.allowed.clone(), weight: 1.0 }
        })
        .filter(|example| !example.sequence.is_empty())
        .collect();
    let labels = LabelSet::free(BlockLabel::ALL.map(|label| format!("{label:?}").to_lowercase()));
    crf::train(&examples, &labels, settings).to_section()
}

/// The features that stand in pages of [`LEAST_GROUPS`] groups.
fn spread(pages: &[(&Page, &Looked)]) -> HashSet<u32> {
    let mut groups: HashMap<u32, (u32, u64)> = HashMap::new();
    let mut sorted = pages.to_vec();
    sorted.sort_by_key(|(page, _)| &page.group);
    for (page, looked) in sorted {
        let group = hash::bytes(page.group.as_bytes());
        for at in 0..looked.sequence.len() {
            for &feature in looked.sequence.features(at) {
                let entry = groups.entry(feature).or_insert((0, 0));
                if entry.1 != group {
                    *entry = (entry.0 + 1, group);
                }
            }
        }
    }
    groups.into_iter().filter(|(_, (count, _))| *count >= LEAST_GROUPS).map(|(feature, _)| feature).collect()
}

/// The odds that models which saw no page of its group find for the lines of each page.
fn cross_validate(pages: &[Page], settings: &Settings, folds: usize) -> Vec<Vec<Odds>> {
    let mut found: Vec<Vec<Odds>> = vec![Vec::new(); pages.len()];
    for part in 0..folds {
        let seen: Vec<&Page> = pages.iter().filter(|page| fold(&page.group, folds) != part).collect();
        let sections = fit(&seen, settings);
        let chain = read(&sections.chain);
        let (first, second) = (trees_of(&sections.first), trees_of(&sections.second));
        let others = found.par_iter_mut().zip(pages).filter(|(_, page)| fold(&page.group, folds) == part);
        others.for_each(|(found, page)| {
            let looked = page.looked(&first);
            let chain = clean::odds(&chain, &looked.sequence).into_iter();
            let scores = second.scores_of_rows(&looked.second.concat());
            let odds = chain.zip(scores).map(|(odds, score)| clean::join(odds, score)).collect();
            *found = clean::ranked(&page.page, odds, &page.head, &sections.ranking);
        });
    }
    found
}
