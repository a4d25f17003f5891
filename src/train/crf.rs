//! Trains the models of [`crate::label`]: stochastic gradient steps with AdaGrad rates (Duchi, Hazan and Singer,
//! 2011) and a proximal L1 penalty that is caught up with when a feature is next seen (as Langford, Li and Zhang,
//! 2009). Then all but the strongest weights are dropped, the rest trained on without the penalty.
//!
//! The gradients of a batch are computed on all threads and applied in a fixed order, so the same examples and
//! settings give the same bytes on any number of threads.

use std::{borrow::Borrow, collections::HashMap};

use rayon::prelude::*;

use super::{
    Random,
    lattice::{Gradient, Lattice},
};
use crate::label::{LabelSet, Model, ModelParts, Sequence};

/// A sequence with what is known of its labels.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The features.
    pub sequence: Sequence,
    /// For each position the labels it may have: bit `l` for label `l`. One bit is full knowledge; with several the
    /// likelihood of all allowed paths together is raised (Tsuboi et al., 2008).
    pub allowed: Vec<u64>,
    /// How much it counts: 1 for an ordinary example.
    pub weight: f32,
}

/// How to train.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Passes over the examples before weights are dropped.
    pub epochs: usize,
    /// Passes afterwards.
    pub polish: usize,
    /// The step size before AdaGrad's scaling.
    pub rate: f32,
    /// The L1 penalty on each weight, per example.
    pub l1: f32,
    /// Features that fewer positions have are ignored.
    pub min_count: u32,
    /// How many weights are kept.
    pub max_weights: usize,
    /// Examples whose gradients are taken together.
    pub batch: usize,
    /// Begins the random order of the examples.
    pub seed: u64,
    /// The unit of the quantised weights; chosen from the weights where none is given.
    pub step: Option<f32>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            epochs: 8,
            polish: 3,
            rate: 0.2,
            l1: 2e-6,
            min_count: 2,
            max_weights: 200_000,
            batch: 16,
            seed: 1,
            step: None,
        }
    }
}

/// What was learnt, in full precision.
#[derive(Clone, Debug)]
pub struct Trained {
    /// The labels.
    pub labels: LabelSet,
    start: Vec<f32>,
    end: Vec<f32>,
    steps: Vec<f32>,
    /// Rising by hash, each with its labels and weights.
    features: Vec<(u32, Vec<(u8, f32)>)>,
    unit: Option<f32>,
}

impl Trained {
    /// How many weights are not zero, beside those of the steps.
    pub fn weights(&self) -> usize {
        self.features.iter().map(|feature| feature.1.len()).sum()
    }

    /// The section that [`Model::from_section`] reads: weights rounded to 8 bits, those that become 0 left out.
    pub fn to_section(&self) -> Vec<u8> {
        let step = self.unit.unwrap_or_else(|| self.natural_unit());
        let round = |weight: f32, limit: f32| (weight / step).round().clamp(-limit, limit);
        let wide = |weights: &[f32]| weights.iter().map(|&w| round(w, 32767.0) as i16).collect::<Vec<_>>();
        let features = self.features.iter().filter_map(|(hash, weights)| {
            let weights = weights.iter().map(|&(label, w)| (label, round(w, 127.0) as i8));
            let weights: Vec<_> = weights.filter(|weight| weight.1 != 0).collect();
            (!weights.is_empty()).then_some((*hash, weights))
        });
        ModelParts {
            labels: &self.labels,
            step,
            start: &wide(&self.start),
            end: &wide(&self.end),
            transitions: &wide(&self.steps),
            features: &features.collect::<Vec<_>>(),
        }
        .write()
    }

    /// A model file with just this model.
    pub fn to_bytes(&self) -> Vec<u8> {
        Model::file(&self.to_section())
    }

    /// The unit in which one weight in a thousand is too large for 8 bits.
    fn natural_unit(&self) -> f32 {
        let weights = self.features.iter().flat_map(|feature| &feature.1);
        let mut sizes: Vec<f32> = weights.map(|weight| weight.1.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let large = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 1000)).copied().unwrap_or(1.0);
        (large / 127.0).clamp(1e-3, 0.5)
    }
}

/// Trains a model for `labels` on `examples`.
///
/// # Panics
/// Where an example contradicts itself: a mask too many or too few.
pub fn train<E: Borrow<Example> + Sync>(examples: &[E], labels: &LabelSet, settings: &Settings) -> Trained {
    let examples: Vec<&Example> = examples.iter().map(Borrow::borrow).collect();
    for example in &examples {
        assert_eq!(example.sequence.len(), example.allowed.len(), "a mask for each position");
    }
    let hashes = frequent(&examples, settings.min_count);
    let rows: HashMap<u32, u32> = hashes.iter().enumerate().map(|(row, &hash)| (hash, row as u32)).collect();
    let resolved: Vec<Resolved<'_>> =
        examples.par_iter().map(|example| Resolved::new(example, &rows)).collect();
    let mut weights = Weights::new(labels, hashes.len());
    let mut random = Random::new(settings.seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..settings.epochs + settings.polish {
        if epoch == settings.epochs {
            weights.prune(settings.max_weights);
        }
        let l1 = if epoch < settings.epochs { settings.l1 } else { 0.0 };
        random.shuffle(&mut order);
        for batch in order.chunks(settings.batch) {
            weights.learn(labels, &resolved, batch, settings.rate, l1);
        }
    }
    if settings.polish == 0 {
        weights.prune(settings.max_weights);
    }
    weights.finish(labels, hashes, settings.step)
}

/// The features that at least `least` positions have, rising.
fn frequent(examples: &[&Example], least: u32) -> Vec<u32> {
    let all = |example: &Example| {
        (0..example.sequence.len()).flat_map(|at| example.sequence.features(at)).copied().collect::<Vec<_>>()
    };
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|example| all(example)) {
        *counts.entry(feature).or_default() += 1;
    }
    let mut hashes: Vec<u32> =
        counts.into_iter().filter(|&(_, count)| count >= least).map(|(hash, _)| hash).collect();
    hashes.sort_unstable();
    hashes
}

/// An example whose features are row numbers.
struct Resolved<'a> {
    example: &'a Example,
    rows: Vec<u32>,
    ends: Vec<u32>,
}

impl<'a> Resolved<'a> {
    fn new(example: &'a Example, known: &HashMap<u32, u32>) -> Self {
        let (mut rows, mut ends) = (Vec::new(), Vec::new());
        for at in 0..example.sequence.len() {
            rows.extend(example.sequence.features(at).iter().filter_map(|feature| known.get(feature)));
            ends.push(rows.len() as u32);
        }
        rows.shrink_to_fit();
        Resolved { example, rows, ends }
    }

    fn rows(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.rows[start..self.ends[at] as usize]
    }
}

/// Parts into which the rows are dealt, so that threads can change them at once: row `r` is in part `r % PARTS`.
const PARTS: usize = 4;

/// A weight with what AdaGrad remembers: row by row, the weights, then the sums of squared gradients.
#[derive(Default)]
struct Part {
    rows: Vec<f32>,
    /// The penalty that each row had taken when it was last seen.
    seen: Vec<f32>,
}

struct Weights {
    count: usize,
    parts: Vec<Part>,
    /// Starts, ends, steps row by row; then their sums of squared gradients.
    chain: Vec<f32>,
    /// The L1 penalty of all examples so far.
    penalty: f32,
}

/// Added to the sums of squared gradients, so that the first gradients, when small, move little.
const CAUTION: f32 = 0.1;

/// Gradients below this are taken for 0.
const CERTAIN: f32 = 2e-3;

impl Weights {
    fn new(labels: &LabelSet, rows: usize) -> Self {
        let count = labels.len();
        let part = |part: usize| {
            let rows = (rows + PARTS - 1 - part) / PARTS;
            Part { rows: vec![0.0; rows * 2 * count], seen: vec![0.0; rows] }
        };
        let parts = (0..PARTS).map(part).collect();
        Weights { count, parts, chain: vec![0.0; 2 * (2 * count + count * count)], penalty: 0.0 }
    }

    fn row(&self, row: u32) -> &[f32] {
        let (part, place) = (row as usize % PARTS, row as usize / PARTS);
        &self.parts[part].rows[place * 2 * self.count..][..self.count]
    }

    /// One step for the examples of a batch.
    fn learn(&mut self, labels: &LabelSet, all: &[Resolved<'_>], batch: &[usize], rate: f32, l1: f32) {
        let lattice = Lattice::new(labels, &self.chain);
        let gradients: Vec<Gradient> =
            batch.par_iter().map(|&example| self.gradient(&lattice, &all[example])).collect();
        let weight: f32 = batch.iter().map(|&example| all[example].example.weight).sum();
        self.penalty += l1 * weight;
        let (count, penalty) = (self.count, self.penalty);
        // A position that the model is sure of and right about teaches next to nothing.
        let positions: Vec<(&[u32], &[f32])> = batch
            .iter()
            .zip(&gradients)
            .flat_map(|(&example, gradient)| {
                let steps = gradient.emissions.chunks_exact(count).enumerate();
                steps.map(move |(at, steps)| (all[example].rows(at), steps))
            })
            .filter(|(_, steps)| steps.iter().any(|step| step.abs() >= CERTAIN))
            .collect();
        self.parts.par_iter_mut().enumerate().for_each(|(number, part)| {
            let mut places = Vec::new();
            for (at, (rows, _)) in positions.iter().enumerate() {
                let own = rows.iter().filter(|&&row| row as usize % PARTS == number);
                places.extend(own.map(|&row| (row, at as u32)));
            }
            // One step a row and batch, along the sum of its gradients: in order, so that the sum is always the same.
            places.sort_unstable();
            let mut sum = vec![0.0f32; count];
            for places in places.chunk_by(|a, b| a.0 == b.0) {
                sum.fill(0.0);
                for &(_, at) in places {
                    sum.iter_mut().zip(positions[at as usize].1).for_each(|(sum, step)| *sum += step);
                }
                part.step(places[0].0 as usize / PARTS, &sum, rate, penalty);
            }
        });
        let size = self.chain.len() / 2;
        let mut sum = vec![0.0f32; size];
        for gradient in &gradients {
            sum.iter_mut().zip(&gradient.chain).for_each(|(sum, step)| *sum += step);
        }
        let (weights, squares) = self.chain.split_at_mut(size);
        for ((weight, square), step) in weights.iter_mut().zip(squares).zip(&sum) {
            *square += step * step;
            *weight += rate * step / (*square + CAUTION).sqrt();
        }
    }

    /// The gradient of the log-likelihood of one example.
    fn gradient(&self, lattice: &Lattice<'_>, resolved: &Resolved<'_>) -> Gradient {
        let Example { allowed, weight, .. } = resolved.example;
        let mut scores = vec![0.0f32; allowed.len() * self.count];
        for (at, scores) in scores.chunks_exact_mut(self.count).enumerate() {
            for &row in resolved.rows(at) {
                scores.iter_mut().zip(self.row(row)).for_each(|(score, weight)| *score += weight);
            }
        }
        let mut gradient = Gradient {
            emissions: vec![0.0; scores.len()],
            chain: vec![0.0; 2 * self.count + self.count * self.count],
        };
        lattice.expect(&scores, None, -weight, &mut gradient);
        if allowed.iter().all(|mask| mask.is_power_of_two()) {
            gradient.count(allowed, *weight, self.count);
        } else {
            lattice.expect(&scores, Some(allowed), *weight, &mut gradient);
        }
        gradient
    }

    /// Leaves the `keep` largest weights, and freezes the others at 0.
    fn prune(&mut self, keep: usize) {
        let count = self.count;
        let weights = || self.parts.iter().flat_map(|part| part.rows.chunks_exact(2 * count));
        let mut sizes: Vec<f32> = weights().flat_map(|row| &row[..count]).map(|w| w.abs()).collect();
        sizes.retain(|&size| size > 0.0);
        let mut least = f32::MIN_POSITIVE;
        if sizes.len() > keep {
            let place = sizes.len() - keep;
            least = *sizes.select_nth_unstable_by(place, f32::total_cmp).1;
        }
        for part in &mut self.parts {
            part.seen.iter_mut().for_each(|seen| *seen = self.penalty);
            for row in part.rows.chunks_exact_mut(2 * count) {
                let (weights, squares) = row.split_at_mut(count);
                for (weight, square) in weights.iter_mut().zip(squares).filter(|pair| pair.0.abs() < least) {
                    // An infinite sum of squares makes every further step 0.
                    (*weight, *square) = (0.0, f32::INFINITY);
                }
            }
        }
    }

    fn finish(self, labels: &LabelSet, hashes: Vec<u32>, unit: Option<f32>) -> Trained {
        let mut features = Vec::new();
        for (row, hash) in hashes.into_iter().enumerate() {
            let weights = self.row(row as u32).iter().enumerate();
            let weights = weights.filter(|weight| *weight.1 != 0.0).map(|(label, &w)| (label as u8, w));
            let weights: Vec<_> = weights.collect();
            if !weights.is_empty() {
                features.push((hash, weights));
            }
        }
        let count = self.count;
        Trained {
            labels: labels.clone(),
            start: self.chain[..count].to_vec(),
            end: self.chain[count..2 * count].to_vec(),
            steps: self.chain[2 * count..2 * count + count * count].to_vec(),
            features,
            unit,
        }
    }
}

impl Part {
    fn step(&mut self, row: usize, steps: &[f32], rate: f32, penalty: f32) {
        let count = steps.len();
        let owed = penalty - self.seen[row];
        self.seen[row] = penalty;
        let (weights, squares) = self.rows[row * 2 * count..][..2 * count].split_at_mut(count);
        for ((weight, square), step) in weights.iter_mut().zip(squares).zip(steps) {
            *square += step * step;
            let rate = rate / (*square + CAUTION).sqrt();
            let stepped = *weight + rate * step;
            let shrunk = (stepped.abs() - rate * owed).max(0.0);
            *weight = shrunk.copysign(stepped);
        }
    }
}
