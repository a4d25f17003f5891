//! The measures of `bench/paste/score.py` and `bench/pages/score.py`, computed as they do.

use std::collections::HashMap;

use super::corpus::{Truth, squash, words};

/// How well bodies were recovered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct BodyScore {
    /// Pages.
    pub(super) pages: usize,
    /// Precision: the mean of the pages', or that of all snippets.
    pub(super) precision: f64,
    /// Recall, likewise.
    pub(super) recall: f64,
    /// F1 of the two.
    pub(super) f1: f64,
    /// The mean of the pages' own F1.
    pub(super) page_f1: f64,
}

/// One page's counts: right, extra, missing.
pub(super) type Counts = (usize, usize, usize);

/// Counts a body against what is known of it; `None` where the labels of the lines are known instead.
pub(super) fn of_body(body: &str, truth: &Truth) -> Option<Counts> {
    match truth {
        Truth::Body(truth) => Some(against_body(body, truth)),
        Truth::Snippets { with, without } => Some(against_snippets(body, with, without)),
        Truth::Labels(_) => None,
    }
}

/// The F1 of a page; 1 where there was nothing to find and nothing was found.
pub(super) fn page_f1(&(right, extra, missing): &Counts) -> f64 {
    ratio(2 * right, 2 * right + extra + missing).unwrap_or(1.0)
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Counts a body against the whole truth, in shingles of four words.
fn against_body(body: &str, truth: &str) -> Counts {
    let (found, wanted) = (shingles(body), shingles(truth));
    let right = found.iter().map(|(shingle, count)| count.min(wanted.get(shingle).unwrap_or(&0))).sum();
    (right, found.values().sum::<usize>() - right, wanted.values().sum::<usize>() - right)
}

/// Counts a body against snippets.
fn against_snippets(body: &str, with: &[String], without: &[String]) -> Counts {
    let body = squash(body);
    let held =
        |snippets: &[String]| snippets.iter().filter(|snippet| body.contains(&squash(snippet))).count();
    (held(with), held(without), with.len() - held(with))
}

fn shingles(text: &str) -> HashMap<Vec<u64>, usize> {
    let words = words(text);
    let mut counts = HashMap::new();
    if !words.is_empty() && words.len() < 4 {
        counts.insert(words, 1);
        return counts;
    }
    for shingle in words.windows(4) {
        *counts.entry(shingle.to_vec()).or_default() += 1;
    }
    counts
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// Sums up pages: the mean over pages where `mean`, else over all counts.
pub(super) fn body_score(pages: &[Counts], mean: bool) -> BodyScore {
    let average = |values: Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (precision, recall) = if mean {
        (
            average(pages.iter().filter_map(|&(right, extra, _)| ratio(right, right + extra)).collect()),
            average(pages.iter().filter_map(|&(right, _, missing)| ratio(right, right + missing)).collect()),
        )
    } else {
        let sum = pages.iter().fold((0, 0, 0), |sum, page| (sum.0 + page.0, sum.1 + page.1, sum.2 + page.2));
        (ratio(sum.0, sum.0 + sum.1).unwrap_or(0.0), ratio(sum.0, sum.0 + sum.2).unwrap_or(0.0))
    };
    let page_f1 = average(pages.iter().map(page_f1).collect());
    BodyScore { pages: pages.len(), precision, recall, f1: f1(precision, recall), page_f1 }
}
