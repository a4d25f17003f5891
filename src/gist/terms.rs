//! Key terms by YAKE!: Campos et al., "YAKE! Keyword extraction from single documents using multiple local features",
//! Information Sciences 509 (2020). Every word is weighed by its capitals, its place, its frequency, the variety of its
//! neighbours and the number of sentences it stands in; a term of up to three words by its words. No other text is
//! needed.

use std::collections::HashMap;

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

/// The number of a word; the same for every way of writing it.
type Word = u32;

/// What is counted of a word.
#[derive(Clone, Default)]
struct Statistics {
    count: u32,
    /// How often it begins with a capital within a sentence.
    capitals: u32,
    /// How often it is an acronym.
    acronyms: u32,
    /// The sentences it stands in, rising.
    sentences: Vec<u32>,
    left: Neighbours,
    right: Neighbours,
}

/// The words on one side of a word: how many, and how many different ones.
#[derive(Clone, Copy, Default)]
struct Neighbours {
    all: u32,
    different: u32,
}

impl Neighbours {
    fn dispersion(self) -> f64 {
        if self.all == 0 { 0.0 } else { f64::from(self.different) / f64::from(self.all) }
    }
}

/// A term and where it was seen first: the tokens it begins and ends with.
struct Term {
    words: Words,
    count: u32,
    first: (u32, u32),
}

/// The words of a term, [`NOTHING`] after the last.
type Words = [Word; LONGEST];

/// No word.
const NOTHING: Word = Word::MAX;

impl Term {
    fn words(&self) -> impl Iterator<Item = Word> {
        self.words.into_iter().take_while(|&word| word != NOTHING)
    }

    fn has(&self, word: Word) -> bool {
        self.words().any(|it| it == word)
    }
}

/// The strongest terms of a document.
pub(super) fn find(document: &Document<'_>) -> Vec<KeyTerm> {
    let mut numbers: HashMap<String, Word> = HashMap::new();
    let mut stops: Vec<bool> = Vec::new();
    let words: Vec<Word> = (0..document.tokens.len())
        .map(|token| {
            if !is_word(&document.tokens[token]) {
                return NOTHING;
            }
            let number = *numbers.entry(fold(document.word(token))).or_insert(stops.len() as Word);
            if number as usize == stops.len() {
                stops.push(is_stopped(document, token));
            }
            number
        })
        .collect();
    drop(numbers);
    let statistics = count(document, &words, stops.len());
    let weights = weigh(&statistics, &stops, document.sentences.len());
    drop(statistics);
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

fn count(document: &Document<'_>, words: &[Word], different: usize) -> Vec<Statistics> {
    let mut statistics = vec![Statistics::default(); different];
    // Every word with the one before it, in the same sentence.
    let mut pairs: Vec<(Word, Word)> = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        for token in sentence.tokens.clone() {
            let number = words[token];
            if number == NOTHING {
                continue;
            }
            let it = &mut statistics[number as usize];
            let word = document.word(token);
            it.count += 1;
            it.acronyms += u32::from(is_acronym(word));
            it.capitals += u32::from(token > sentence.tokens.start && word.starts_with(char::is_uppercase));
            if it.sentences.last() != Some(&(index as u32)) {
                it.sentences.push(index as u32);
            }
            let before = sentence.tokens.start.max(token.saturating_sub(WINDOW))..token;
            pairs.extend(before.map(|at| (words[at], number)).filter(|(before, _)| *before != NOTHING));
        }
    }
    for &(before, after) in &pairs {
        statistics[before as usize].right.all += 1;
        statistics[after as usize].left.all += 1;
    }
    pairs.sort_unstable();
    pairs.dedup();
    for &(before, after) in &pairs {
        statistics[before as usize].right.different += 1;
        statistics[after as usize].left.different += 1;
    }
    statistics
}

/// The weight of every word, lower for more telling ones: S(w) of the paper.
fn weigh(statistics: &[Statistics], stops: &[bool], sentences: usize) -> Vec<f64> {
    let telling =
        || statistics.iter().zip(stops).filter(|(_, stop)| !**stop).map(|(it, _)| f64::from(it.count));
    let number = telling().count().max(1) as f64;
    let mean = telling().sum::<f64>() / number;
    let variance = telling().map(|count| (count - mean) * (count - mean)).sum::<f64>() / number;
    let spread = mean + variance.sqrt();
    let most: f64 = statistics.iter().map(|it| it.count).max().unwrap_or(1).max(1).into();
    statistics
        .iter()
        .map(|it| {
            let count = f64::from(it.count.max(1));
            let case = f64::from(it.capitals.max(it.acronyms)) / (1.0 + libm::log(count));
            let median = it.sentences.get(it.sentences.len() / 2).copied().unwrap_or(0);
            let position = libm::log(3.0 + f64::from(median));
            let position = libm::log(position);
            let frequency = if spread > 0.0 { count / spread } else { 0.0 };
            let related = 1.0 + (it.left.dispersion() + it.right.dispersion()) * (count / most);
            let sentences = it.sentences.len() as f64 / sentences.max(1) as f64;
            (related * position) / (case + frequency / related + sentences / related).max(1e-9)
        })
        .collect()
}

/// Every term: words side by side without a small one but "of".
fn terms(document: &Document<'_>, words: &[Word], stops: &[bool]) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut index: HashMap<Words, u32> = HashMap::new();
    for sentence in &document.sentences {
        for start in sentence.tokens.clone() {
            let mut term = [NOTHING; LONGEST];
            let end = sentence.tokens.end.min(start + LONGEST);
            for (length, token) in (start..end).enumerate() {
                let word = words[token];
                if word == NOTHING || token > start && !one_space(document, token) {
                    break;
                }
                let stop = stops[word as usize];
                if stop && (length == 0 || document.word(token) != "of") {
                    break;
                }
                term[length] = word;
                if stop {
                    continue;
                }
                let at = *index.entry(term).or_insert_with(|| {
                    terms.push(Term { words: term, count: 0, first: (start as u32, token as u32) });
                    terms.len() as u32 - 1
                });
                terms[at as usize].count += 1;
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
    for word in term.words() {
        product *= weights[word as usize];
        sum += weights[word as usize];
    }
    product / (f64::from(term.count) * (1.0 + sum))
}

/// The best terms, of which none holds a word of a better one twice over: a term whose words another has is left out,
/// and a longer one takes the place of a part of it that comes at most twice as often. Phrases seen once are chance.
fn choose(document: &Document<'_>, scored: &[(f64, Term)]) -> Vec<KeyTerm> {
    let mut chosen: Vec<(f64, &Term)> = Vec::new();
    let repeated = |term: &Term| term.words[1] == NOTHING || term.count > 1;
    for (score, term) in scored.iter().filter(|(_, term)| repeated(term)).take(CANDIDATES) {
        let within = |one: &Term, other: &Term| one.words().all(|word| other.has(word));
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
            let [first, last] =
                [term.first.0, term.first.1].map(|token| document.tokens[token as usize].span);
            KeyTerm {
                text: document.text[first.cover(last)].to_string(),
                count: term.count as usize,
                score: (strongest / score) as f32,
            }
        })
        .collect()
}
