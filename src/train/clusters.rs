//! Word clusters from plain text: words that stand between the same neighbours.
//!
//! Each word's neighbours, two to the left and two to the right by position, are counted; positive pointwise mutual
//! information with smoothed contexts (Levy, Goldberg and Dagan, 2015); a truncated singular value decomposition by
//! random projection and power iteration (Halko, Martinsson and Tropp, 2011); spherical k-means in two levels, so
//! that a cluster's number without its last four bits names the cluster of clusters it belongs to.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Random;
use crate::{
    entities::cluster_key,
    label::{HashTable, hash},
    span::Span,
    text::{Document, TokenKind},
};

/// How clusters are made.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The most words that get a cluster.
    pub words: usize,
    /// The least places a word must have.
    pub min_count: u32,
    /// How many of the most frequent words serve as neighbours.
    pub contexts: usize,
    /// Dimensions.
    pub rank: usize,
    /// Clusters of clusters.
    pub coarse: usize,
    /// Clusters in each.
    pub fine: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { words: 40_000, min_count: 6, contexts: 3000, rank: 100, coarse: 63, fine: 16 }
    }
}

/// The words of a text as the clusters know them: small letters, digits as one, sentence by sentence.
fn sentences(text: &str) -> Vec<Vec<u64>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            blocks.push(Span::new(start, start + line.len()));
        }
        start += line.len() + 1;
    }
    let document = Document::new(text, blocks);
    let number = hash::bytes(b"0");
    let word = |token: usize| match document.tokens[token].kind {
        TokenKind::Number => number,
        _ => hash::bytes(document.word(token).replace('’', "'").to_lowercase().as_bytes()),
    };
    document.sentences.iter().map(|sentence| sentence.tokens.clone().map(word).collect()).collect()
}

/// The section `clusters`, from plain texts.
pub fn section(texts: &[String], settings: &Settings) -> Vec<u8> {
    let texts: Vec<Vec<Vec<u64>>> = texts.par_iter().map(|text| sentences(text)).collect();
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for &word in texts.iter().flatten().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(u64, u32)> = counts.into_iter().filter(|word| word.1 >= settings.min_count).collect();
    words.sort_unstable_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
    words.truncate(settings.words);
    let numbers: HashMap<u64, u32> = words.iter().enumerate().map(|(n, word)| (word.0, n as u32)).collect();
    let matrix = Matrix::association(&texts, &numbers, words.len(), settings.contexts);
    let vectors = embed(&matrix, settings.rank);
    let coarse = k_means(&vectors, settings.rank, settings.coarse, 20, 1);
    let mut entries = Vec::new();
    for cluster in 0..settings.coarse {
        let members: Vec<usize> = (0..words.len()).filter(|&word| coarse[word] == cluster).collect();
        let part: Vec<f32> = members
            .iter()
            .flat_map(|&word| vectors[word * settings.rank..][..settings.rank].to_vec())
            .collect();
        let fine = k_means(&part, settings.rank, settings.fine, 20, 2 + cluster as u64);
        for (&word, fine) in members.iter().zip(fine) {
            entries.push((cluster_key(words[word].0), word, ((cluster + 1) * 16 + fine) as u16));
        }
    }
    // Of words that share a key the more frequent one stays.
    entries.sort_unstable();
    entries.dedup_by_key(|entry| entry.0);
    HashTable::write(&entries.into_iter().map(|(key, _, cluster)| (key, cluster)).collect::<Vec<_>>())
}

/// A sparse matrix, row by row.
struct Matrix {
    rows: Vec<Vec<(u32, f32)>>,
    columns: usize,
}

impl Matrix {
    /// The positive pointwise mutual information of words and the words at four places around them.
    fn association(
        texts: &[Vec<Vec<u64>>],
        numbers: &HashMap<u64, u32>,
        words: usize,
        contexts: usize,
    ) -> Self {
        // A neighbour that is no frequent word, or none at all, has numbers of its own.
        let (edge, other) = (contexts as u64, contexts as u64 + 1);
        let width = contexts as u64 + 2;
        let pairs = |sentence: &Vec<u64>| {
            let known: Vec<Option<u32>> = sentence.iter().map(|word| numbers.get(word).copied()).collect();
            let neighbour = |at: Option<usize>| match at.and_then(|at| known.get(at)) {
                None => edge,
                Some(Some(word)) if (*word as usize) < contexts => u64::from(*word),
                Some(_) => other,
            };
            let mut pairs = Vec::new();
            for (at, word) in known.iter().enumerate() {
                let Some(word) = word else { continue };
                let around = [at.checked_sub(1), Some(at + 1), at.checked_sub(2), Some(at + 2)];
                for (place, around) in around.into_iter().enumerate() {
                    pairs.push(u64::from(*word) << 32 | (place as u64 * width + neighbour(around)));
                }
            }
            pairs
        };
        let mut all: Vec<u64> = texts.par_iter().flat_map_iter(|text| text.iter().flat_map(pairs)).collect();
        all.par_sort_unstable();
        let columns = (4 * width) as usize;
        let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); words];
        let mut totals = vec![0.0f64; columns];
        for pairs in all.chunk_by(|a, b| a == b) {
            let (word, column) = ((pairs[0] >> 32) as usize, pairs[0] as u32);
            rows[word].push((column, pairs.len() as f32));
            totals[column as usize] += pairs.len() as f64;
        }
        let smooth: Vec<f64> = totals.iter().map(|&total| libm::pow(total, 0.75)).collect();
        let sum: f64 = smooth.iter().sum();
        rows.par_iter_mut().for_each(|row| {
            let total: f64 = row.iter().map(|cell| f64::from(cell.1)).sum();
            for (column, value) in row.iter_mut() {
                let expected = total * smooth[*column as usize] / sum;
                *value = libm::log(f64::from(*value) / expected).max(0.0) as f32;
            }
            row.retain(|cell| cell.1 > 0.0);
        });
        Matrix { rows, columns }
    }

    fn transposed(&self) -> Matrix {
        let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); self.columns];
        for (number, row) in self.rows.iter().enumerate() {
            row.iter().for_each(|&(column, value)| rows[column as usize].push((number as u32, value)));
        }
        Matrix { rows, columns: self.rows.len() }
    }

    /// The product with a dense matrix of `width` columns.
    fn times(&self, dense: &[f32], width: usize) -> Vec<f32> {
        let mut product = vec![0.0f32; self.rows.len() * width];
        product.par_chunks_exact_mut(width).zip(&self.rows).for_each(|(out, row)| {
            for &(column, value) in row {
                let from = &dense[column as usize * width..][..width];
                out.iter_mut().zip(from).for_each(|(out, from)| *out += value * from);
            }
        });
        product
    }
}

/// A vector of length 1 for each row: its place along the strongest `rank` directions, weighed by the square root
/// of their strength.
fn embed(matrix: &Matrix, rank: usize) -> Vec<f32> {
    let mut random = Random::new(5);
    let transposed = matrix.transposed();
    let start: Vec<f32> = (0..matrix.columns * rank).map(|_| random.unit() as f32 - 0.5).collect();
    let mut basis = matrix.times(&start, rank);
    for _ in 0..4 {
        orthonormalise(&mut basis, rank);
        basis = matrix.times(&transposed.times(&basis, rank), rank);
    }
    orthonormalise(&mut basis, rank);
    let projected = transposed.times(&basis, rank);
    let mut gram = vec![0.0f64; rank * rank];
    for row in projected.chunks_exact(rank) {
        for i in 0..rank {
            for j in 0..rank {
                gram[i * rank + j] += f64::from(row[i]) * f64::from(row[j]);
            }
        }
    }
    let directions = eigen(&mut gram, rank);
    let strength: Vec<f64> = (0..rank).map(|i| gram[i * rank + i].max(0.0).sqrt().sqrt()).collect();
    let mut vectors = vec![0.0f32; basis.len()];
    vectors.par_chunks_exact_mut(rank).zip(basis.par_chunks_exact(rank)).for_each(|(out, row)| {
        for (j, out) in out.iter_mut().enumerate() {
            let sum: f64 = (0..rank).map(|i| f64::from(row[i]) * directions[i * rank + j]).sum();
            *out = (sum * strength[j]) as f32;
        }
        normalise(out);
    });
    vectors
}

fn normalise(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
    vector.iter_mut().for_each(|x| *x /= length);
}

/// Makes the columns orthonormal (Gram and Schmidt, twice for precision).
fn orthonormalise(basis: &mut [f32], width: usize) {
    let mut columns: Vec<Vec<f32>> =
        (0..width).map(|column| basis.iter().skip(column).step_by(width).copied().collect()).collect();
    for at in 0..width {
        let (done, rest) = columns.split_at_mut(at);
        let column = &mut rest[0];
        for _ in 0..2 {
            let shares: Vec<f32> =
                done.par_iter().map(|d| d.iter().zip(&*column).map(|(a, b)| a * b).sum()).collect();
            for (done, share) in done.iter().zip(shares) {
                column.iter_mut().zip(done).for_each(|(x, d)| *x -= share * d);
            }
        }
        normalise(column);
    }
    for (column, values) in columns.iter().enumerate() {
        values.iter().enumerate().for_each(|(row, &value)| basis[row * width + column] = value);
    }
}

/// The eigenvectors, column by column, of a symmetric matrix, whose diagonal becomes the eigenvalues (Jacobi).
fn eigen(matrix: &mut [f64], n: usize) -> Vec<f64> {
    let mut vectors = vec![0.0; n * n];
    (0..n).for_each(|i| vectors[i * n + i] = 1.0);
    for _ in 0..12 {
        for p in 0..n {
            for q in p + 1..n {
                let off = matrix[p * n + q];
                if off.abs() < 1e-12 {
                    continue;
                }
                let theta = (matrix[q * n + q] - matrix[p * n + p]) / (2.0 * off);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for k in 0..n {
                    let (a, b) = (matrix[k * n + p], matrix[k * n + q]);
                    (matrix[k * n + p], matrix[k * n + q]) = (c * a - s * b, s * a + c * b);
                }
                for k in 0..n {
                    let (a, b) = (matrix[p * n + k], matrix[q * n + k]);
                    (matrix[p * n + k], matrix[q * n + k]) = (c * a - s * b, s * a + c * b);
                    let (a, b) = (vectors[k * n + p], vectors[k * n + q]);
                    (vectors[k * n + p], vectors[k * n + q]) = (c * a - s * b, s * a + c * b);
                }
            }
        }
    }
    vectors
}

/// The cluster of each vector: spherical k-means, begun as k-means++ (Arthur and Vassilvitskii, 2007).
fn k_means(vectors: &[f32], width: usize, clusters: usize, rounds: usize, seed: u64) -> Vec<usize> {
    let count = vectors.len() / width;
    if count <= clusters {
        return (0..count).collect();
    }
    let vector = |at: usize| &vectors[at * width..][..width];
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
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
