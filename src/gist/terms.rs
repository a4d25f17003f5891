//! Key terms by YAKE!: Campos et al., "YAKE! Keyword extraction from single documents using multiple local features",
//! Information Sciences 509 (2020). Every word is weighed by its capitals, its place, its frequency, the variety of its
//! neighbours and the number of sentences it stands in; a term of up to three words by its words. No other text is
//! needed.

use std::collections::{HashMap, HashSet};

use super::{is_stop, is_word};
use crate::{
    analysis::KeyTerm,
    entities::fold,
    text::{Document, TokenKind},
};

/// How many terms are given.
const KEPT: usize = 10;
/// The longest term, in words.
const LONGEST: usize = 3;
/// Neighbours on each side, in words: the paper's window.
const WINDOW: usize = 1;
/// So many of the best terms are looked at for the ones that are given.
const CANDIDATES: usize = 200;

/// What is counted of a word.
#[derive(Default)]
struct Statistics {
    count: usize,
    /// How often it begins with a capital within a sentence.
    capitals: usize,
    /// How often it is an acronym.
    acronyms: usize,
    /// The sentences it stands in, rising.
    sentences: Vec<usize>,
    left: Neighbours,
    right: Neighbours,
}

/// The words beside a word.
#[derive(Default)]
struct Neighbours {
    all: usize,
    different: HashSet<usize>,
}

impl Neighbours {
    fn add(&mut self, word: usize) {
        self.all += 1;
        self.different.insert(word);
    }

    /// How many of them differ.
    fn dispersion(&self) -> f64 {
        if self.all == 0 { 0.0 } else { self.different.len() as f64 / self.all as f64 }
    }
}

/// A term and where it was seen first.
struct Term {
    words: Vec<usize>,
    count: usize,
    first: (usize, usize),
}

/// The strongest terms of a document.
pub(super) fn find(document: &Document<'_>) -> Vec<KeyTerm> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut stops: Vec<bool> = Vec::new();
    let words: Vec<Option<usize>> = (0..document.tokens.len())
        .map(|token| {
            is_word(&document.tokens[token]).then(|| {
                let word = fold(document.word(token));
                let next = numbers.len();
                let number = *numbers.entry(word).or_insert(next);
                if number == stops.len() {
                    stops.push(is_stopped(document, token));
                }
                number
            })
        })
        .collect();
    let statistics = count(document, &words, stops.len());
    let weights = weigh(&statistics, &stops, document.sentences.len());
    let mut scored: Vec<(f64, Term)> =
        terms(document, &words, &stops).into_iter().map(|term| (score(&term, &weights), term)).collect();
    scored.sort_by(|(one, a), (other, b)| one.total_cmp(other).then(a.first.cmp(&b.first)));
    choose(document, &scored)
}

/// Whether a word can neither begin nor end a term.
fn is_stopped(document: &Document<'_>, token: usize) -> bool {
    let word = document.word(token);
    document.tokens[token].kind != TokenKind::Word
        || word.chars().count() < 3 && !is_acronym(word)
        || is_stop(&fold(word))
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.')
}

fn count(document: &Document<'_>, words: &[Option<usize>], different: usize) -> Vec<Statistics> {
    let mut statistics: Vec<Statistics> = (0..different).map(|_| Statistics::default()).collect();
    for (index, sentence) in document.sentences.iter().enumerate() {
        for token in sentence.tokens.clone() {
            let Some(number) = words[token] else { continue };
            let it = &mut statistics[number];
            let word = document.word(token);
            it.count += 1;
            it.acronyms += usize::from(is_acronym(word));
            it.capitals += usize::from(token > sentence.tokens.start && word.starts_with(char::is_uppercase));
            if it.sentences.last() != Some(&index) {
                it.sentences.push(index);
            }
            let before = sentence.tokens.start.max(token.saturating_sub(WINDOW))..token;
            for other in before.filter_map(|token| words[token]) {
                statistics[number].left.add(other);
                statistics[other].right.add(number);
            }
        }
    }
    statistics
}

/// The weight of every word, lower for more telling ones: S(w) of the paper.
fn weigh(statistics: &[Statistics], stops: &[bool], sentences: usize) -> Vec<f64> {
    let telling = || statistics.iter().zip(stops).filter(|(_, stop)| !**stop).map(|(it, _)| it.count as f64);
    let number = telling().count().max(1) as f64;
    let mean = telling().sum::<f64>() / number;
    let variance = telling().map(|count| (count - mean) * (count - mean)).sum::<f64>() / number;
    let spread = mean + variance.sqrt();
    let most = statistics.iter().map(|it| it.count).max().unwrap_or(1).max(1) as f64;
    statistics
        .iter()
        .map(|it| {
            let count = it.count.max(1) as f64;
            let case = it.capitals.max(it.acronyms) as f64 / (1.0 + libm::log(count));
            let median = it.sentences.get(it.sentences.len() / 2).copied().unwrap_or(0) as f64;
            let position = libm::log(3.0 + median);
            let position = libm::log(position);
            let frequency = if spread > 0.0 { count / spread } else { 0.0 };
            let related = 1.0 + (it.left.dispersion() + it.right.dispersion()) * (count / most);
            let sentences = it.sentences.len() as f64 / sentences.max(1) as f64;
            (related * position) / (case + frequency / related + sentences / related).max(1e-9)
        })
        .collect()
}

/// Every term: words side by side without a small one but "of".
fn terms(document: &Document<'_>, words: &[Option<usize>], stops: &[bool]) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut index: HashMap<Vec<usize>, usize> = HashMap::new();
    for sentence in &document.sentences {
        for start in sentence.tokens.clone() {
            let mut term: Vec<usize> = Vec::new();
            let end = sentence.tokens.end.min(start + LONGEST);
            for (token, word) in (start..end).zip(&words[start..end]) {
                let glued = token == start || one_space(document, token);
                let Some(word) = word.filter(|_| glued) else { break };
                if stops[word] && (term.is_empty() || document.word(token) != "of") {
                    break;
                }
                term.push(word);
                if stops[word] {
                    continue;
                }
                let at = *index.entry(term.clone()).or_insert_with(|| {
                    terms.push(Term { words: term.clone(), count: 0, first: (start, token) });
                    terms.len() - 1
                });
                terms[at].count += 1;
            }
        }
    }
    terms
}

/// Whether nothing but a space stands between a token and the one before it.
fn one_space(document: &Document<'_>, token: usize) -> bool {
    &document.text[document.tokens[token - 1].span.end..document.tokens[token].span.start] == " "
}

/// S(kw) of the paper: the product of the words' weights over the count and one plus their sum. A small word inside
/// counts for nothing.
fn score(term: &Term, weights: &[f64]) -> f64 {
    let (mut product, mut sum) = (1.0, 0.0);
    for &word in &term.words {
        product *= weights[word];
        sum += weights[word];
    }
    product / (term.count as f64 * (1.0 + sum))
}

/// The best terms, of which none holds a word of a better one twice over: a term whose words another has is left out,
/// and a longer one takes the place of a part of it that comes at most twice as often. Phrases seen once are chance.
fn choose(document: &Document<'_>, scored: &[(f64, Term)]) -> Vec<KeyTerm> {
    let mut chosen: Vec<(f64, &Term)> = Vec::new();
    let repeated = |term: &Term| term.words.len() == 1 || term.count > 1;
    for (score, term) in scored.iter().filter(|(_, term)| repeated(term)).take(CANDIDATES) {
        let within = |one: &Term, other: &Term| one.words.iter().all(|word| other.words.contains(word));
        match chosen.iter().position(|(_, other)| within(term, other) || within(other, term)) {
            Some(at) if within(chosen[at].1, term) && term.count * 2 > chosen[at].1.count => {
                chosen[at].1 = term
            }
            None if chosen.len() < KEPT => chosen.push((*score, term)),
            _ => {}
        }
    }
    chosen.sort_by(|(one, a), (other, b)| one.total_cmp(other).then(a.first.cmp(&b.first)));
    let strongest = chosen.first().map_or(1.0, |(score, _)| *score);
    chosen
        .iter()
        .map(|(score, term)| {
            let (first, last) = (document.tokens[term.first.0].span, document.tokens[term.first.1].span);
            KeyTerm {
                text: document.text[first.cover(last)].to_string(),
                count: term.count,
                score: (strongest / score) as f32,
            }
        })
        .collect()
}
