use std::ops::Range;

use super::{model::Model, sequence::Sequence};

/// What stands for "never" among integer scores: low enough to lose, far enough from the edge to be added to.
const NEVER: i32 = i32::MIN / 4;
/// Shares below this are as good as none.
const NOTHING: f32 = 1e-15;

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
    /// What follows a position, while `backward` is filled.
    after: Vec<f32>,
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
        let Decoded { path, emission, forward, backward, scale, steps, after, .. } = &mut scratch.decoded;
        emission.clear();
        for scores in scores.chunks_exact(count) {
            let max = scores.iter().copied().max().unwrap_or(0);
            emission.extend(scores.iter().map(|&score| self.factors.exp(score - max)));
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
                now.copy_from_slice(&self.factors.start);
            } else {
                add_rows(now, &self.factors.steps, &before[(at - 1) * count..]);
            }
            now.iter_mut().zip(&emission[at * count..]).for_each(|(now, emission)| *now *= emission);
            let sum = now.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            now.iter_mut().for_each(|now| *now /= sum);
            scale.push(sum);
        }
        for at in (0..length).rev() {
            let (now, next) = backward[at * count..].split_at_mut(count);
            if at + 1 == length {
                now.copy_from_slice(&self.factors.end);
                let sum =
                    now.iter().zip(&forward[at * count..]).map(|(now, forward)| now * forward).sum::<f32>();
                now.iter_mut().for_each(|now| *now /= sum.max(f32::MIN_POSITIVE));
            } else {
                let emission = &emission[(at + 1) * count..];
                after.clear();
                after.extend(next.iter().zip(emission).take(count).map(|(next, e)| next * e / scale[at + 1]));
                add_rows(now, &self.factors.backward_steps, after);
            }
        }
        steps.clear();
        for (at, &label) in path.iter().enumerate() {
            let step = at
                .checked_sub(1)
                .map_or(1.0, |before| self.factors.steps[path[before] as usize * count + label as usize]);
            steps.push(step * emission[at * count + label as usize] / scale[at]);
        }
        &scratch.decoded
    }
}

/// A model's scores as factors of probability.
#[derive(Clone, Debug)]
pub(super) struct Factors {
    pub(super) start: Vec<f32>,
    pub(super) end: Vec<f32>,
    /// Row by row from each label; 0 where forbidden.
    pub(super) steps: Vec<f32>,
    /// Row by row to each label.
    pub(super) backward_steps: Vec<f32>,
    /// Powers of `e` for scores of 0, -1, -2 and so on, down to where nothing is left.
    powers: Vec<f32>,
}

impl Factors {
    /// The factors of a chain's scores in units of `step` nats; `None` for what is forbidden.
    pub(super) fn new(
        count: usize,
        step: f32,
        start: impl Fn(usize) -> Option<i32>,
        end: impl Fn(usize) -> Option<i32>,
        transition: impl Fn(usize, usize) -> Option<i32>,
    ) -> Self {
        // A weight beyond these bounds is as good as certain; beyond them `f32` would overflow.
        let factor = |score: Option<i32>| {
            score.map_or(0.0, |score| libm::expf((score as f32 * step).clamp(-40.0, 40.0)))
        };
        let pairs = || (0..count).flat_map(|a| (0..count).map(move |b| (a, b)));
        let depth = (40.0 / step).min(65_536.0) as i32;
        Factors {
            start: (0..count).map(|label| factor(start(label))).collect(),
            end: (0..count).map(|label| factor(end(label))).collect(),
            steps: pairs().map(|(from, to)| factor(transition(from, to))).collect(),
            backward_steps: pairs().map(|(to, from)| factor(transition(from, to))).collect(),
            powers: (0..=depth).map(|score| libm::expf(-score as f32 * step)).collect(),
        }
    }

    /// `e` to the power of a score that is not above 0.
    fn exp(&self, score: i32) -> f32 {
        let place = score.unsigned_abs() as usize;
        self.powers[place.min(self.powers.len() - 1)]
    }
}

/// Adds the rows of a square matrix, each times its weight, to `sums`.
fn add_rows(sums: &mut [f32], matrix: &[f32], weights: &[f32]) {
    for (row, &weight) in matrix.chunks_exact(sums.len()).zip(weights) {
        if weight > NOTHING {
            sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += weight * cell);
        }
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
