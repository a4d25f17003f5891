//! The trained model of a page's lines.

use super::{features, view::View};
use crate::{
    analysis::BlockLabel,
    label::{Model, ModelError, Scratch},
};

/// How many labels a line may have.
pub(super) const LABELS: usize = BlockLabel::ALL.len();

/// The probability of each label, in the order of [`BlockLabel::ALL`].
pub(super) type Odds = [f32; LABELS];

/// Tells what each line of a page is.
#[derive(Clone, Debug)]
pub struct LineModel {
    model: Model,
}

impl LineModel {
    /// Reads a model as `train lines` writes it.
    ///
    /// # Errors
    /// [`ModelError`] for anything but a whole line model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let model = Model::from_bytes(bytes)?;
        if model.labels().len() != LABELS {
            return Err(ModelError::Malformed("labels"));
        }
        Ok(LineModel { model })
    }

    /// The odds of every line.
    pub(super) fn odds(&self, view: &View<'_>) -> Vec<Odds> {
        let mut scratch = Scratch::new();
        let decoded = self.model.decode(&features::sequence(view), &mut scratch);
        let odds = |at| std::array::from_fn(|label| decoded.probability(at, label));
        (0..view.len()).map(odds).collect()
    }
}

/// What stands in for a model where none was loaded: the lines between the first and the last sentence of the
/// thickest prose are the article.
pub(super) fn without_model(view: &View<'_>) -> Vec<Odds> {
    let odds = |at: usize| {
        let inside = (view.tight.0..view.tight.1).contains(&at);
        let label = match () {
            () if view.headline == Some(at) => BlockLabel::Headline,
            () if inside && view.look(at).covered * 2 < view.look(at).words.max(1) => BlockLabel::Paragraph,
            () => BlockLabel::Other,
        };
        BlockLabel::ALL.map(|known| if known == label { 0.85 } else { 0.01 })
    };
    (0..view.len()).map(odds).collect()
}
