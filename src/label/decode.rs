use std::ops::Range;

use super::{
    chain::{NEVER, Row},
    model::{MAX_LABELS, Model},
    sequence::Sequence,
};

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
    /// For each position the share of the best path's step to it.
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
        let place = |at: usize| at * self.count + self.path[at] as usize;
        let steps = self.steps[positions.start + 1..positions.end].iter().product::<f32>();
        let probability =
            self.forward[place(positions.start)] * steps * self.backward[place(positions.end - 1)];
        probability.clamp(0.0, 1.0)
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

    /// Leaves position `at` of `scores` (see [`Model::emissions`]) no label but `label`.
    ///
    /// # Panics
    /// Where `scores` has no such position, or the model no such label.
    pub fn pin(&self, scores: &mut [i32], at: usize, label: u8) {
        let scores = &mut scores[at * self.labels.len()..][..self.labels.len()];
        scores.fill(NEVER);
        scores[usize::from(label)] = 0;
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
        let (mut before, mut now): (Row<i32>, Row<i32>) = ([NEVER; MAX_LABELS], [NEVER; MAX_LABELS]);
        for label in (0..count).filter(|label| self.labels.starts >> label & 1 == 1) {
            before[label] = scores[label] + self.start[label];
        }
        best.extend_from_slice(&before[..count]);
        for scores in scores.chunks_exact(count).skip(1) {
            self.chain.advance(&before, &mut now);
            let now = &mut now[..count];
            now.iter_mut().zip(scores).for_each(|(now, score)| *now += score);
            // Only differences matter; kept small, they never overflow, however long the sequence.
            let max = now.iter().copied().max().unwrap_or(0);
            now.iter_mut().for_each(|now| *now = (*now - max).max(NEVER));
            before[..count].copy_from_slice(now);
            best.extend_from_slice(now);
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

    /// The probabilities under `scores`, by the forward-backward algorithm (Rabiner 1989, scaled); with those of the
    /// path that [`Model::viterbi`] left in `scratch`, where it was asked for.
    pub fn marginals<'s>(&self, scores: &[i32], scratch: &'s mut Scratch) -> &'s Decoded {
        let count = self.labels.len();
        scratch.decoded.count = count;
        let Decoded { path, emission, forward, backward, scale, steps, .. } = &mut scratch.decoded;
        emission.clear();
        for scores in scores.chunks_exact(count) {
            let max = scores.iter().copied().max().unwrap_or(0);
            emission.extend(scores.iter().map(|&score| self.factors.exp(score - max)));
        }
        forward.clear();
        scale.clear();
        let (mut before, mut row): (Row<f32>, Row<f32>) = (self.factors.start, self.factors.start);
        for (at, emission) in emission.chunks_exact(count).enumerate() {
            if at > 0 {
                self.factors.forward.multiply(&before, &mut row);
            }
            let now = &mut row[..count];
            now.iter_mut().zip(emission).for_each(|(now, emission)| *now *= emission);
            let sum = now.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            now.iter_mut().for_each(|now| *now /= sum);
            before[..count].copy_from_slice(now);
            forward.extend_from_slice(now);
            scale.push(sum);
        }
        backward.clear();
        backward.resize(scores.len(), 0.0);
        row = self.factors.end;
        if let Some(last) = forward.rchunks_exact(count).next() {
            let sum = row.iter().zip(last).map(|(end, forward)| end * forward).sum::<f32>();
            row.iter_mut().for_each(|end| *end /= sum.max(f32::MIN_POSITIVE));
        }
        for (at, now) in backward.chunks_exact_mut(count).enumerate().rev() {
            if let Some(scale) = scale.get(at + 1) {
                // What follows: the label there and all behind it.
                before[..count].copy_from_slice(&row[..count]);
                let emission = &emission[(at + 1) * count..];
                before.iter_mut().zip(emission).take(count).for_each(|(next, e)| *next = *next * e / scale);
                self.factors.backward.multiply(&before, &mut row);
            }
            now.copy_from_slice(&row[..count]);
        }
        steps.clear();
        for (at, &label) in path.iter().enumerate() {
            let step = at.checked_sub(1).map_or(1.0, |before| self.factors.step(path[before], label));
            steps.push(step * emission[at * count + usize::from(label)] / scale[at]);
        }
        &scratch.decoded
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
