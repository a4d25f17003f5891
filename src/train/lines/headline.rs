//! Learns how [`crate::clean`] ranks the lines that may be the headline.

use crate::clean::{HeadlineTraits as Traits, Ranking, headline_score, headline_shares};

/// Steps of gradient ascent.
const STEPS: usize = 600;
const RATE: f32 = 0.5;
/// The penalty on large weights, per page.
const L2: f32 = 0.01;

/// Learns from pages' lines, of which one is the headline or none.
pub(super) fn learn(pages: &[(Vec<Traits>, Option<usize>)]) -> Ranking {
    let mut weights: Traits = [0.0; _];
    let mut squares: Traits = [0.0; _];
    for _ in 0..STEPS {
        let mut slope = weights.map(|weight| -L2 * weight);
        for (lines, headline) in pages {
            let scores: Vec<f32> = lines.iter().map(|traits| headline_score(&weights, traits)).collect();
            for (at, share) in headline_shares(&scores).into_iter().enumerate() {
                let wanted = if *headline == Some(at) { 1.0 } else { 0.0 };
                let step = (wanted - share) / pages.len() as f32;
                slope.iter_mut().zip(&lines[at]).for_each(|(slope, value)| *slope += step * value);
            }
        }
        for ((weight, slope), square) in weights.iter_mut().zip(slope).zip(&mut squares) {
            *square += slope * slope;
            *weight += RATE * slope / (square.sqrt() + 1e-6);
        }
    }
    Ranking(weights)
}
