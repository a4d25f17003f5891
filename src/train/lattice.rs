//! The expected counts of a linear chain, for training: forward and backward over factors.

use crate::label::LabelSet;

/// What one example asks for: for each position and label the step up its gradient, and the same for the chain.
pub(super) struct Gradient {
    pub(super) emissions: Vec<f32>,
    pub(super) chain: Vec<f32>,
}

impl Gradient {
    /// Adds `weight` for each label and step of the one path that `allowed` leaves.
    pub(super) fn count(&mut self, allowed: &[u64], weight: f32, count: usize) {
        let label = |at: usize| allowed[at].trailing_zeros() as usize;
        for at in 0..allowed.len() {
            self.emissions[at * count + label(at)] += weight;
            if at == 0 {
                self.chain[label(0)] += weight;
            } else {
                self.chain[2 * count + label(at - 1) * count + label(at)] += weight;
            }
            if at + 1 == allowed.len() {
                self.chain[count + label(at)] += weight;
            }
        }
    }
}

/// The chain's weights as factors, for one batch.
pub(super) struct Lattice<'a> {
    labels: &'a LabelSet,
    start: Vec<f32>,
    end: Vec<f32>,
    /// Row by row from each label; 0 where forbidden.
    steps: Vec<f32>,
}

impl<'a> Lattice<'a> {
    pub(super) fn new(labels: &'a LabelSet, chain: &[f32]) -> Self {
        let count = labels.len();
        let factor = |mask: u64, label: usize, weight: f32| {
            if mask >> label & 1 == 1 { libm::expf(weight) } else { 0.0 }
        };
        let row = |mask: u64, weights: &[f32]| {
            weights.iter().enumerate().map(|(label, &weight)| factor(mask, label, weight)).collect::<Vec<_>>()
        };
        let steps = chain[2 * count..].chunks_exact(count).zip(&labels.follows);
        Lattice {
            labels,
            start: row(labels.starts, &chain[..count]),
            end: row(labels.ends, &chain[count..2 * count]),
            steps: steps.flat_map(|(weights, &mask)| row(mask, weights)).collect(),
        }
    }

    /// Adds `weight` times the expected counts under `scores`, over all paths or those `allowed`.
    pub(super) fn expect(
        &self,
        scores: &[f32],
        allowed: Option<&Vec<u64>>,
        weight: f32,
        gradient: &mut Gradient,
    ) {
        let count = self.labels.len();
        let length = scores.len() / count;
        if length == 0 {
            return;
        }
        let mut emission = vec![0.0f32; scores.len()];
        for at in 0..length {
            let mask = allowed.map_or(u64::MAX, |allowed| allowed[at]);
            let scores = &scores[at * count..][..count];
            let open = |label: usize| mask >> label & 1 == 1;
            let max = (0..count).filter(|&l| open(l)).map(|l| scores[l]).fold(f32::NEG_INFINITY, f32::max);
            for label in (0..count).filter(|&label| open(label)) {
                emission[at * count + label] = libm::expf((scores[label] - max).max(-50.0));
            }
        }
        let mut forward = vec![0.0f32; scores.len()];
        let mut scale = vec![0.0f32; length];
        for at in 0..length {
            let (before, now) = forward.split_at_mut(at * count);
            let now = &mut now[..count];
            if at == 0 {
                now.copy_from_slice(&self.start);
            } else {
                for (row, &weight) in self.steps.chunks_exact(count).zip(&before[(at - 1) * count..]) {
                    if weight > 0.0 {
                        now.iter_mut().zip(row).for_each(|(now, step)| *now += weight * step);
                    }
                }
            }
            now.iter_mut().zip(&emission[at * count..]).for_each(|(now, emission)| *now *= emission);
            let sum = now.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            now.iter_mut().for_each(|now| *now /= sum);
            scale[at] = sum;
        }
        // `after` is what follows a position, times what the position itself weighs, scaled like `forward`.
        let mut backward = self.end.clone();
        let last = &forward[(length - 1) * count..];
        let total = backward.iter().zip(last).map(|(b, f)| b * f).sum::<f32>().max(f32::MIN_POSITIVE);
        backward.iter_mut().for_each(|backward| *backward /= total);
        let mut after = vec![0.0f32; count];
        for at in (0..length).rev() {
            let place = at * count..(at + 1) * count;
            let marginal = forward[place.clone()].iter().zip(&backward).map(|(f, b)| f * b);
            for (label, marginal) in marginal.enumerate() {
                gradient.emissions[at * count + label] += weight * marginal;
                if at == 0 {
                    gradient.chain[label] += weight * marginal;
                }
                if at + 1 == length {
                    gradient.chain[count + label] += weight * marginal;
                }
            }
            if at == 0 {
                break;
            }
            for ((after, b), e) in after.iter_mut().zip(&backward).zip(&emission[place]) {
                *after = b * e / scale[at];
            }
            let before = &forward[(at - 1) * count..][..count];
            let counts = gradient.chain[2 * count..].chunks_exact_mut(count);
            for (((row, &from), counts), backward) in
                self.steps.chunks_exact(count).zip(before).zip(counts).zip(&mut backward)
            {
                *backward = row.iter().zip(&after).map(|(step, after)| step * after).sum();
                if from > 0.0 {
                    let from = weight * from;
                    for ((count, step), after) in counts.iter_mut().zip(row).zip(&after) {
                        *count += from * step * after;
                    }
                }
            }
        }
    }
}
