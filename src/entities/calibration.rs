//! From the model's probability to one that comes true as often as it says.

use crate::label::ModelError;

/// Knots a label: the calibrated probability at 0, 1/16, ..., 1.
pub(crate) const KNOTS: usize = 17;

/// A rising line of straight pieces for each kind of name, fitted on articles that the model had not seen.
#[derive(Clone, Debug)]
pub(crate) struct Calibration {
    /// In 255ths.
    knots: Vec<[u8; KNOTS]>,
}

impl Calibration {
    /// Reads a section: the knots of each kind of name, a byte each.
    pub(crate) fn from_section(section: &[u8]) -> Result<Self, ModelError> {
        let (knots, rest) = section.as_chunks::<KNOTS>();
        if knots.len() != crate::analysis::Label::NAMES.len() || !rest.is_empty() {
            return Err(ModelError::Malformed("calibration"));
        }
        Ok(Calibration { knots: knots.to_vec() })
    }

    /// The calibrated probability of a name of this kind.
    pub(crate) fn apply(&self, kind: usize, probability: f32) -> f32 {
        let place = probability.clamp(0.0, 1.0) * (KNOTS - 1) as f32;
        let low = (place as usize).min(KNOTS - 2);
        let knot = |at: usize| f32::from(self.knots[kind][at]) / 255.0;
        knot(low) + (knot(low + 1) - knot(low)) * (place - low as f32)
    }
}
