use std::ops::Range;

use super::{model::Model, sequence::Sequence};

/// What stands for "never" among integer scores: low enough to lose, far enough from the edge to be added to.
const NEVER: i32 = i32::MIN / 4;
/// Scores this many nats below the best of a position are taken as this far below.
const DEPTH: f32 = 40.0;

/// The memory of a decoder, kept between sequences.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    scores: Vec<i32>,
    best: Vec<i32>,
    decoded: Decoded,
}

impl Scratch {
    /// Fresh memory.
    pub fn new() -> Self {
        Scratch::default()
    }
}

/// A decoded sequence.
#[derive(Clone, Debug, Default)]
pub struct Decoded {
    count: usize,
    path: Vec<u8>,
    /// Of each position and label: the weight of the label there, of all that leads to it, of all that follows;
    /// each scaled within its position.
    emission: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    /// What `forward` was divided by at each position.
    scale: Vec<f32>,
    /// The weights of the steps, from label to label.
    steps: Vec<f32>,
}

impl Decoded {
    /// The best path: a label's number for each position.
    pub fn path(&self) -> &[u8] {
        &self.path
    }

    /// How many positions there are.
    pub fn len(&self) -> usize {
        self.path.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.path.is_empty()
    }

    /// The probability of `label` at position `at`.
    pub fn probability(&self, at: usize, label: usize) -> f32 {
        let place = at * self.count + label;
        (self.forward[place] * self.backward[place]).clamp(0.0, 1.0)
    }

    /// The probability that the path over `positions`, not empty, is the best one's.
    pub fn path_probability(&self, positions: Range<usize>) -> f32 {
        let label = |at: usize| self.path[at] as usize;
        let mut probability = self.forward[positions.start * self.count + label(positions.start)];
        for at in positions.start + 1..positions.end {
            let step = self.steps[label(at - 1) * self.count + label(at)];
            probability *= step * self.emission[at * self.count + label(at)] / self.scale[at];
        }
        let last = positions.end - 1;
        (probability * self.backward[last * self.count + label(last)]).clamp(0.0, 1.0)
    }
}

impl Model {
    /// Decodes a sequence: the best path and all probabilities.
    pub fn decode<'s>(&self, sequence: &Sequence, scratch: &'s mut Scratch) -> &'s Decoded {
        let mut scores = std::mem::take(&mut scratch.scores);
        self.emissions(sequence, &mut scores);
        self.viterbi(&scores, scratch);
        self.marginals(&scores, scratch);
        scratch.scores = scores;
        &scratch.decoded
    }

    /// The score of each label at each position, position by position, without the steps between them.
    pub fn emissions(&self, sequence: &Sequence, scores: &mut Vec<i32>) {
        let count = self.labels.len();
        scores.clear();
        scores.resize(sequence.len() * count, 0);
        for (at, scores) in scores.chunks_exact_mut(count).enumerate() {
            self.score(sequence.features(at), scores);
        }
    }

    /// The best path under `scores` (see [`Model::emissions`]): the algorithm of Viterbi (1967) over integers. Of
    /// equal paths the one with the lower label numbers from the end on.
    pub fn viterbi<'s>(&self, scores: &[i32], scratch: &'s mut Scratch) -> &'s [u8] {
        let count = self.labels.len();
        let length = scores.len() / count;
        let (best, path) = (&mut scratch.best, &mut scratch.decoded.path);
        scratch.decoded.count = count;
        path.clear();
        path.resize(length, 0);
        if length == 0 {
            return path;
        }
        best.clear();
        best.resize(scores.len(), 0);
        for label in 0..count {
            let allowed = self.labels.starts >> label & 1 == 1;
            best[label] = if allowed { scores[label] + self.start[label] } else { NEVER };
        }
        for at in 1..length {
            let (before, now) = best.split_at_mut(at * count);
            let before = &before[(at - 1) * count..];
            for (label, into) in self.into.iter().enumerate() {
                let step = into.iter().fold(NEVER, |max, &(from, w)| max.max(before[from as usize] + w));
                now[label] = step + scores[at * count + label];
            }
            // Only differences matter; kept small, they never overflow, however long the sequence.
            let max = now[..count].iter().copied().max().unwrap_or(0);
            now[..count].iter_mut().for_each(|now| *now = (*now - max).max(NEVER));
        }
        let last = &best[(length - 1) * count..];
        let total = |label: usize| {
            if self.labels.ends >> label & 1 == 1 { last[label] + self.end[label] } else { NEVER }
        };
        let mut label = first_max(count, total);
        path[length - 1] = label as u8;
        for at in (1..length).rev() {
            let before = &best[(at - 1) * count..at * count];
            let into = &self.into[label];
            if !into.is_empty() {
                label = into[first_max(into.len(), |i| before[into[i].0 as usize] + into[i].1)].0 as usize;
            }
            path[at - 1] = label as u8;
        }
        path
    }

    /// The probabilities under `scores`, by the forward-backward algorithm (Rabiner 1989, scaled), for the path that
    /// [`Model::viterbi`] left in `scratch`.
    pub fn marginals<'s>(&self, scores: &[i32], scratch: &'s mut Scratch) -> &'s Decoded {
        let count = self.labels.len();
        let Decoded { emission, forward, backward, scale, steps, .. } = &mut scratch.decoded;
        steps.clear();
        steps.resize(count * count, 0.0);
        for (to, into) in self.into.iter().enumerate() {
            for &(from, weight) in into {
                steps[from as usize * count + to] = self.exp(weight);
            }
        }
        emission.clear();
        for scores in scores.chunks_exact(count) {
            let max = scores.iter().copied().max().unwrap_or(0);
            emission.extend(scores.iter().map(|&score| self.exp(score - max)));
        }
        forward.clear();
        forward.resize(scores.len(), 0.0);
        backward.clear();
        backward.resize(scores.len(), 0.0);
        scale.clear();
        let length = scores.len() / count;
        for at in 0..length {
            let (before, now) = forward.split_at_mut(at * count);
            let now = &mut now[..count];
            if at == 0 {
                for (label, now) in now.iter_mut().enumerate() {
                    let allowed = self.labels.starts >> label & 1 == 1;
                    *now = if allowed { self.exp(self.start[label]) } else { 0.0 };
                }
            } else {
                for (row, &weight) in steps.chunks_exact(count).zip(&before[(at - 1) * count..]) {
                    if weight > 1e-9 {
                        now.iter_mut().zip(row).for_each(|(now, step)| *now += weight * step);
                    }
                }
            }
            now.iter_mut().zip(&emission[at * count..]).for_each(|(now, emission)| *now *= emission);
            let sum = now.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            now.iter_mut().for_each(|now| *now /= sum);
            scale.push(sum);
        }
        for at in (0..length).rev() {
            let (now, after) = backward[at * count..].split_at_mut(count);
            if at + 1 == length {
                for (label, now) in now.iter_mut().enumerate() {
                    let allowed = self.labels.ends >> label & 1 == 1;
                    *now = if allowed { self.exp(self.end[label]) } else { 0.0 };
                }
                let forward = &forward[at * count..];
                let sum = now.iter().zip(forward).map(|(now, forward)| now * forward).sum::<f32>();
                now.iter_mut().for_each(|now| *now /= sum.max(f32::MIN_POSITIVE));
            } else {
                let weights = &mut after[..count];
                let next = (at + 1) * count;
                let emission = &emission[next..next + count];
                for (row, now) in steps.chunks_exact(count).zip(now) {
                    let sum: f32 = row
                        .iter()
                        .zip(&*weights)
                        .zip(emission)
                        .map(|((step, after), e)| step * after * e)
                        .sum();
                    *now = sum / scale[at + 1];
                }
            }
        }
        &scratch.decoded
    }

    /// `e` to the power of a score.
    fn exp(&self, score: i32) -> f32 {
        libm::expf((score as f32 * self.step).clamp(-DEPTH, DEPTH))
    }
}

/// The first number below `count` with the greatest `value`.
fn first_max(count: usize, value: impl Fn(usize) -> i32) -> usize {
    let mut best = 0;
    let mut max = value(0);
    for at in 1..count {
        let value = value(at);
        if value > max {
            (best, max) = (at, value);
        }
    }
    best
}
