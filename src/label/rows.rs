//! The weights of features, laid out to be added up quickly.
//!
//! A feature that weighs on many labels has a dense row: four labels to a word of 64 bits, each weight with [`BIAS`]
//! added, so that no sum of [`CHUNK`] rows reaches into the label beside it. One addition then serves four labels, on
//! every machine. The others have a list of their labels.

use super::map::Index;

/// A list of up to this many weights is added up sooner than a dense row.
const LIST: usize = 5;
/// Added to a dense weight, which is never negative then.
const BIAS: i32 = 128;
/// The most rows summed up before they are taken apart: 256 times 255 is below 2^16.
const CHUNK: usize = 256;
/// How many labels a piece of a dense row has.
const LANES: usize = 16;
/// Marks the number of a dense row's first piece among the numbers of lists.
const DENSE: u32 = 1 << 31;

/// Every feature's weights.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    index: Index,
    dense: Vec<[u64; LANES / 4]>,
    /// How many weights a list has, then each with its label.
    lists: Vec<(u8, i8)>,
    features: usize,
    weights: usize,
}

impl Rows {
    /// The weights of features by their `hashes`: how many each has, then the label and weight of all of them. None
    /// where a number is too large to be kept.
    pub(super) fn new(
        labels: usize,
        hashes: &[u32],
        counts: &[u8],
        mut weights: &[(u8, i8)],
    ) -> Option<Self> {
        let (mut dense, mut lists, mut numbers) = (Vec::new(), Vec::new(), Vec::with_capacity(hashes.len()));
        let all = weights.len();
        for &count in counts {
            let (row, rest) = weights.split_at_checked(count.into())?;
            weights = rest;
            let packed = if row.len() > LIST { pack(row, labels) } else { None };
            if let Some(packed) = packed {
                numbers.push(DENSE | u32::try_from(dense.len()).ok().filter(|&number| number < DENSE - 1)?);
                dense.extend(packed);
            } else {
                numbers.push(u32::try_from(lists.len()).ok().filter(|&number| number < DENSE)?);
                lists.push((count, 0));
                lists.extend_from_slice(row);
            }
        }
        let index = Index::new(hashes, numbers.into_iter());
        Some(Rows { index, dense, lists, features: hashes.len(), weights: all })
    }

    /// How many features have a weight.
    pub(super) fn features(&self) -> usize {
        self.features
    }

    /// How many weights there are.
    pub(super) fn weights(&self) -> usize {
        self.weights
    }

    /// Adds the weights of `features` to `scores`, a number for each label.
    pub(super) fn add(&self, features: &[u32], scores: &mut [i32]) {
        for features in features.chunks(CHUNK) {
            let (mut found, mut count) = ([0; CHUNK], 0);
            for &feature in features {
                let Some(number) = self.index.get(feature) else {
                    continue;
                };
                if number & DENSE != 0 {
                    found[count] = number ^ DENSE;
                    count += 1;
                    continue;
                }
                let list = &self.lists[number as usize..];
                for &(label, weight) in &list[1..=usize::from(list[0].0)] {
                    scores[usize::from(label)] += i32::from(weight);
                }
            }
            let bias = BIAS * count as i32;
            for (piece, scores) in scores.chunks_mut(LANES).enumerate() {
                let mut sums = [0; LANES / 4];
                for &row in &found[..count] {
                    let row = &self.dense[row as usize + piece];
                    sums.iter_mut().zip(row).for_each(|(sum, four)| *sum += four);
                }
                for (scores, sum) in scores.chunks_mut(4).zip(sums) {
                    for (score, lane) in scores.iter_mut().zip(0..) {
                        *score += i32::from((sum >> (16 * lane)) as u16) - bias;
                    }
                }
            }
        }
    }
}

/// A dense row; none where a label stands in it repeatedly and comes to more than a byte holds.
fn pack(row: &[(u8, i8)], labels: usize) -> Option<Vec<[u64; LANES / 4]>> {
    let mut sums = vec![0; labels.next_multiple_of(LANES)];
    row.iter().for_each(|&(label, weight)| sums[usize::from(label)] += i32::from(weight));
    let bytes = sums.iter().map(|&sum| u8::try_from(sum + BIAS).ok()).collect::<Option<Vec<_>>>()?;
    let four = |four: &[u8]| four.iter().rev().fold(0, |lanes, &byte| lanes << 16 | u64::from(byte));
    let piece = |piece: &[u8]| std::array::from_fn(|at| four(&piece[at * 4..at * 4 + 4]));
    Some(bytes.chunks_exact(LANES).map(piece).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::hash;

    #[test]
    fn dense_rows_and_lists_add_up_to_the_weights() {
        let chance = |question, at: usize| hash::feature(question, at as u64) as usize;
        for labels in [1, 5, 16, 17, 45, 64] {
            // Every third feature names labels at random, some of them twice, as no trainer does.
            let row = |feature: usize| -> Vec<(u8, i8)> {
                if feature == 0 {
                    return (0..labels).map(|label| (label as u8, i8::MAX)).collect();
                }
                let length = chance(0, feature) % (labels + 1);
                let label =
                    |at| if feature.is_multiple_of(3) { chance(1, at + feature) % labels } else { at };
                (0..length).map(|at| (label(at) as u8, chance(2, at + 100 * feature) as i8)).collect()
            };
            let rows: Vec<_> = (0..200).map(row).collect();
            let hashes: Vec<u32> = (0..200).map(|feature| 7 * feature).collect();
            let counts: Vec<u8> = rows.iter().map(|row| row.len() as u8).collect();
            let known = Rows::new(labels, &hashes, &counts, &rows.concat()).unwrap();
            assert_eq!((known.features(), known.weights()), (200, rows.concat().len()));

            // The heaviest one so often that its sums would not fit into their lanes.
            let asked = (0..3 * CHUNK).map(|at| if at < 2 * CHUNK { 0 } else { chance(3, at) % 250 });
            let asked: Vec<usize> = asked.collect();
            let features: Vec<u32> = asked.iter().map(|&feature| 7 * feature as u32).collect();
            let mut found = vec![1; labels];
            known.add(&features, &mut found);
            let mut expected = vec![1; labels];
            for &(label, weight) in asked.iter().filter_map(|&feature| rows.get(feature)).flatten() {
                expected[usize::from(label)] += i32::from(weight);
            }
            assert_eq!(found, expected, "{labels} labels");
        }
    }
}
