//! The trained model of a page's lines.

use super::{
    features,
    headline::Ranking,
    measures::{self, Sheet},
    second::{self, SecondView},
    trees::{self, ABREAST, Column, Trees},
    view::View,
};
use crate::{
    analysis::BlockLabel,
    label::{Container, Model, ModelError, Scratch, Sequence},
};

/// How many labels a line may have.
pub(super) const LABELS: usize = BlockLabel::ALL.len();

/// Pages of up to so many lines are measured once: some 6 MB are kept.
const KEPT_LINES: usize = 4096;

/// The probability of each label, in the order of [`BlockLabel::ALL`].
pub(crate) type Odds = [f32; LABELS];

/// Tells what each line of a page is. Boosted trees say how likely it is text, at a second look with what the first
/// made of the lines around it; a chain says how likely each label is.
#[derive(Clone, Debug)]
pub struct LineModel {
    first: Trees,
    second: Trees,
    chain: Model,
    ranking: Ranking,
}

impl LineModel {
    /// Reads a model as `train lines` writes it: a container with the sections `trees`, `trees-again`, `chain` and
    /// `headline`.
    ///
    /// # Errors
    /// [`ModelError`] for anything but a whole line model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let container = Container::from_bytes(bytes)?;
        let chain = Model::from_section(container.section("chain")?)?;
        let first = Trees::read(container.section("trees")?)?;
        let second = Trees::read(container.section("trees-again")?)?;
        let ranking = Ranking::read(container.section("headline")?)?;
        let measured = first.measures() == measures::COUNT && second.measures() == measures::SECOND_COUNT;
        if chain.labels().len() != LABELS || !measured {
            return Err(ModelError::Malformed("labels or measures"));
        }
        Ok(LineModel { first, second, chain, ranking })
    }

    /// The odds of every line.
    pub(super) fn odds(&self, view: &View<'_>) -> Vec<Odds> {
        // What was measured is kept for the second look, unless the page is so long that memory counts.
        let mut kept = Vec::new();
        let keep = view.len() <= KEPT_LINES;
        let mut scratch = trees::Scratch::default();
        let mut text = Vec::with_capacity(view.len().next_multiple_of(ABREAST));
        measures::each(view, |sheet| {
            text.extend(self.first.scores(&[sheet.columns()], &mut scratch).map(probability));
            if keep {
                kept.extend_from_slice(sheet.columns());
            }
        });
        text.truncate(view.len());
        let mut lines = odds(&self.chain, &features::sequence(view, &text)).into_iter();
        let first = SecondView::new(view, text);
        let mut joined = Vec::with_capacity(view.len());
        let mut added = Sheet::new(second::COUNT);
        let mut again = |columns: &[Column]| {
            first.measure(joined.len(), &mut added);
            let scores = self.second.scores(&[columns, added.columns()], &mut scratch).into_iter();
            joined.extend(scores.zip(&mut lines).map(|(score, odds)| join(odds, score)));
        };
        if keep {
            kept.chunks(measures::COUNT).for_each(again);
        } else {
            measures::each(view, |sheet| again(sheet.columns()));
        }
        self.ranking.rank(view, &mut joined);
        joined
    }
}

/// The probability of log-odds.
pub(crate) fn probability(score: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-score))
}

/// Whether the trees take a line of this label for text: what stands under the headline.
pub(crate) fn is_under_headline(label: BlockLabel) -> bool {
    label.is_text() && label != BlockLabel::Headline
}

/// Moves the chain's odds to the trees' log-odds that the line is text, and leaves the labels' proportions among text
/// and among the rest.
pub(crate) fn join(mut odds: Odds, trees: f32) -> Odds {
    let is_text = BlockLabel::ALL.map(is_under_headline);
    let text: f32 = odds.iter().zip(is_text).filter(|pair| pair.1).map(|pair| pair.0).sum();
    let text = text.clamp(1e-4, 1.0 - 1e-4);
    let joint = probability(trees).clamp(1e-4, 1.0 - 1e-4);
    for (odds, is_text) in odds.iter_mut().zip(is_text) {
        *odds *= if is_text { joint / text } else { (1.0 - joint) / (1.0 - text) };
    }
    odds
}

/// The odds of every position of a sequence.
pub(crate) fn odds(model: &Model, sequence: &Sequence) -> Vec<Odds> {
    let (mut scores, mut scratch) = (Vec::new(), Scratch::new());
    model.emissions(sequence, &mut scores);
    let decoded = model.marginals(&scores, &mut scratch);
    let odds = |at| std::array::from_fn(|label| decoded.probability(at, label));
    (0..sequence.len()).map(odds).collect()
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
