//! Key sentences by Biased TextRank: Kazemi, Pérez-Rosas, Mihalcea, "Biased TextRank: Unsupervised Graph-Based Content
//! Extraction" (COLING 2020), on the sentence graph of Mihalcea, Tarau, "TextRank: Bringing Order into Texts" (EMNLP
//! 2004).
//!
//! Sentences are the vertices; the weight between two is the number of words of content they share over the sum of the
//! logarithms of their lengths. A random reader walks from sentence to sentence along the weights, and now and then
//! starts again, at a sentence the more likely the more it shares with the headline. Where the reader is most often
//! are the key sentences.

use std::collections::{HashMap, HashSet};

use super::content;
use crate::{analysis::KeySentence, text::Document};

/// How many sentences are chosen.
const CHOSEN: usize = 3;
/// The graph holds no more sentences than the first so many: it grows with their square, and news says first what
/// matters most.
const CANDIDATES: usize = 256;
/// A sentence of fewer words of content says too little to stand alone, one of more too much.
const CONTENT: std::ops::RangeInclusive<usize> = 4..=60;
/// The reader walks on with this probability and starts again otherwise, as in both papers.
const DAMPING: f64 = 0.85;
/// Rounds of the walk; the scores stand still long before.
const ROUNDS: usize = 40;

/// A sentence of the graph.
struct Node {
    sentence: usize,
    /// Its words of content, each once, as numbers, rising.
    words: Vec<usize>,
}

/// The key sentences of a document, in the order of the text.
pub(super) fn find(document: &Document<'_>) -> Vec<KeySentence> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let headline = headline(document);
    let mut words_of = |sentence: usize| {
        let tokens = document.sentences[sentence].tokens.clone();
        let words = tokens.filter_map(|token| content(document, token));
        let mut words: Vec<usize> = words
            .map(|word| {
                let next = numbers.len();
                *numbers.entry(word).or_insert(next)
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let focus = headline.map_or(Vec::new(), &mut words_of);
    let nodes: Vec<Node> = (0..document.sentences.len())
        .filter(|&sentence| Some(sentence) != headline && ends(document, sentence))
        .map(|sentence| Node { sentence, words: words_of(sentence) })
        .filter(|node| CONTENT.contains(&node.words.len()))
        .take(CANDIDATES)
        .collect();
    let scores = walk(&nodes, &focus);
    let total = scores.iter().cloned().fold(0.0, f64::max);
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by(|&one, &other| scores[other].total_cmp(&scores[one]).then(one.cmp(&other)));
    let mut chosen: Vec<usize> = Vec::new();
    for at in order {
        let repeats = |&other: &usize| {
            2 * shared(&nodes[at].words, &nodes[other].words).count() > nodes[at].words.len()
        };
        if chosen.len() < CHOSEN && !chosen.iter().any(repeats) {
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    let names: HashMap<usize, &str> = numbers.iter().map(|(word, &number)| (number, word.as_str())).collect();
    chosen
        .into_iter()
        .map(|at| KeySentence {
            span: document.sentences[nodes[at].sentence].span,
            score: if total > 0.0 { (scores[at] / total) as f32 } else { 0.0 },
            reason: reason(document, &nodes, at, &focus, &names),
        })
        .collect()
}

/// The sentence of the headline: the whole first block, without a full stop.
fn headline(document: &Document<'_>) -> Option<usize> {
    let first = document.sentences.first()?;
    let alone = document.sentences.get(1).is_none_or(|second| second.block != first.block);
    (alone && !ends(document, 0) && document.blocks.len() > 1).then_some(0)
}

/// Whether a sentence ends as one.
fn ends(document: &Document<'_>, sentence: usize) -> bool {
    let closing = |c: char| matches!(c, '"' | '”' | '’' | '\'' | '»' | '“' | ')' | ']');
    document.text[document.sentences[sentence].span].trim_end_matches(closing).ends_with(['.', '!', '?', '…'])
}

/// The words that two sentences share.
fn shared<'a>(one: &'a [usize], other: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let mut rest = other;
    one.iter().copied().filter(move |word| {
        let at = rest.partition_point(|it| it < word);
        rest = &rest[at..];
        rest.first() == Some(word)
    })
}

fn similarity(one: &[usize], other: &[usize]) -> f64 {
    let lengths = libm::log(one.len() as f64) + libm::log(other.len() as f64);
    let count = shared(one, other).count();
    if count == 0 || lengths <= 0.0 { 0.0 } else { count as f64 / lengths }
}

/// How often the random reader is at each sentence.
fn walk(nodes: &[Node], focus: &[usize]) -> Vec<f64> {
    let count = nodes.len();
    let mut edges: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for one in 0..count {
        for other in 0..one {
            let weight = similarity(&nodes[one].words, &nodes[other].words);
            if weight > 0.0 {
                edges[one].push((other, weight));
                edges[other].push((one, weight));
            }
        }
    }
    let out: Vec<f64> = edges.iter().map(|edges| edges.iter().map(|(_, weight)| weight).sum()).collect();
    let bias: Vec<f64> = nodes.iter().map(|node| similarity(&node.words, focus)).collect();
    let all: f64 = bias.iter().sum();
    let restart: Vec<f64> =
        bias.iter().map(|bias| if all > 0.0 { bias / all } else { 1.0 / count as f64 }).collect();
    let mut scores = restart.clone();
    for _ in 0..ROUNDS {
        scores = (0..count)
            .map(|at| {
                let inflow: f64 =
                    edges[at].iter().map(|&(other, weight)| weight / out[other] * scores[other]).sum();
                (1.0 - DAMPING) * restart[at] + DAMPING * inflow
            })
            .collect();
    }
    scores
}

/// So many words are named in a reason.
const NAMED: usize = 4;

/// Why a sentence was chosen: which of its words the headline and the other sentences share.
fn reason(
    document: &Document<'_>,
    nodes: &[Node],
    at: usize,
    focus: &[usize],
    names: &HashMap<usize, &str>,
) -> String {
    let node = &nodes[at];
    let mut counts: Vec<(usize, usize)> = node.words.iter().map(|&word| (word, 0)).collect();
    let mut neighbours = 0;
    for (_, other) in nodes.iter().enumerate().filter(|(index, _)| *index != at) {
        let mut any = false;
        for word in shared(&other.words, &node.words) {
            any = true;
            if let Ok(place) = counts.binary_search_by_key(&word, |(word, _)| *word) {
                counts[place].1 += 1;
            }
        }
        neighbours += usize::from(any);
    }
    counts.retain(|(_, count)| *count > 0);
    counts.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
    // As the sentence writes them.
    let mut written: HashMap<String, &str> = HashMap::new();
    for token in document.sentences[node.sentence].tokens.clone() {
        if let Some(word) = content(document, token) {
            written.entry(word).or_insert(document.word(token));
        }
    }
    let list = |words: &mut dyn Iterator<Item = usize>| {
        let words = words.filter_map(|word| names.get(&word).and_then(|word| written.get(*word)));
        words.take(NAMED).copied().collect::<Vec<_>>().join(", ")
    };
    let mut reasons = Vec::new();
    let in_focus: HashSet<usize> = focus.iter().copied().collect();
    let with_headline = list(&mut node.words.iter().copied().filter(|word| in_focus.contains(word)));
    if !with_headline.is_empty() {
        reasons.push(format!("shares with the headline: {with_headline}"));
    }
    let with_others = list(&mut counts.iter().map(|(word, _)| *word));
    if !with_others.is_empty() {
        let sentences = if neighbours == 1 { "sentence" } else { "sentences" };
        reasons.push(format!("shares with {neighbours} other {sentences}: {with_others}"));
    }
    if reasons.is_empty() { "one of few whole sentences".into() } else { reasons.join("; ") }
}
