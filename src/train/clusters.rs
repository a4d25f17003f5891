//! Word clusters from word vectors, by spherical k-means in two levels: a cluster's number without its last four bits
//! names the cluster of clusters it belongs to.

use rayon::prelude::*;

use super::{
    Random,
    vectors::{Vectors, normalise},
};
use crate::{
    entities::{Former, cluster_key},
    label::HashTable,
    span::Span,
    text::{Document, TokenKind},
};

/// How clusters are made.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The most words that get a cluster.
    pub words: usize,
    /// Clusters of clusters.
    pub coarse: usize,
    /// Clusters in each, at most 16.
    pub fine: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { words: 60_000, coarse: 63, fine: 16 }
    }
}

/// Whether the tokenizer gives `word` as one word.
fn is_token(word: &str) -> bool {
    let document = Document::new(word, vec![Span::new(0, word.len())]);
    matches!(&document.tokens[..], [token] if token.kind == TokenKind::Word)
}

/// The section `clusters`: the most frequent words with their clusters.
pub fn section(vectors: &Vectors, settings: &Settings) -> Vec<u8> {
    let words: Vec<usize> = (0..vectors.words.len())
        .filter(|&word| is_token(&vectors.words[word]))
        .take(settings.words)
        .collect();
    let width = vectors.width;
    let points: Vec<f32> = words.iter().flat_map(|&word| vectors.vector(word)).copied().collect();
    let coarse = k_means(&points, width, settings.coarse, 20, 1);
    let mut former = Former::default();
    let mut entries = Vec::new();
    for cluster in 0..settings.coarse {
        let members: Vec<usize> = (0..words.len()).filter(|&at| coarse[at] == cluster).collect();
        let part: Vec<f32> = members.iter().flat_map(|&at| &points[at * width..][..width]).copied().collect();
        let fine = k_means(&part, width, settings.fine, 20, 2 + cluster as u64);
        for (at, fine) in members.into_iter().zip(fine) {
            let key = cluster_key(former.lower(&vectors.words[words[at]]));
            entries.push((key, at, ((cluster + 1) * 16 + fine) as u16));
        }
    }
    // Of words that share a key the more frequent one stays.
    entries.sort_unstable();
    entries.dedup_by_key(|entry| entry.0);
    HashTable::write(&entries.into_iter().map(|(key, _, cluster)| (key, cluster)).collect::<Vec<_>>())
}

/// The product of two vectors, in eight sums that the processor can add at once; always in the same order.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (a, a_rest) = a.as_chunks::<8>();
    let (b, b_rest) = b.as_chunks::<8>();
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f32>()
}

/// The cluster of each vector: spherical k-means, begun as k-means++ (Arthur and Vassilvitskii, 2007).
fn k_means(vectors: &[f32], width: usize, clusters: usize, rounds: usize, seed: u64) -> Vec<usize> {
    let count = vectors.len() / width;
    if count <= clusters {
        return (0..count).collect();
    }
    let vector = |at: usize| &vectors[at * width..][..width];
    let mut random = Random::new(seed);
    let mut centres = vector(random.below(count)).to_vec();
    let mut far: Vec<f32> = vec![f32::INFINITY; count];
    while centres.len() < clusters * width {
        let last = centres[centres.len() - width..].to_vec();
        far.par_iter_mut()
            .enumerate()
            .for_each(|(at, far)| *far = far.min(1.0 - dot(vector(at), &last)).max(0.0));
        let mut left = random.unit() * far.iter().map(|&far| f64::from(far)).sum::<f64>();
        let chosen = far.iter().position(|&far| {
            left -= f64::from(far);
            left <= 0.0
        });
        centres.extend_from_slice(vector(chosen.unwrap_or(count - 1)));
    }
    let mut of = Vec::new();
    for _ in 0..rounds {
        of = (0..count)
            .into_par_iter()
            .map(|at| {
                let near = centres.chunks_exact(width).map(|centre| dot(vector(at), centre)).enumerate();
                near.fold((0, f32::MIN), |best, next| if next.1 > best.1 { next } else { best }).0
            })
            .collect::<Vec<usize>>();
        centres.fill(0.0);
        for (at, &cluster) in of.iter().enumerate() {
            centres[cluster * width..][..width].iter_mut().zip(vector(at)).for_each(|(c, x)| *c += x);
        }
        centres.chunks_exact_mut(width).for_each(normalise);
    }
    of
}
