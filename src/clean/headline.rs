//! Which line is the headline: of all lines of a page together, as only one can be it.
//!
//! A linear score of each line, made odds among the page's lines and "none of them" (a conditional logit: McFadden,
//! 1974).

use super::{
    lexicon::Sign,
    look::{Edge, NUMBER_CLOCK},
    model::Odds,
    view::View,
};
use crate::{analysis::BlockLabel, label::ModelError};

/// How many numbers the score of a line is made of.
pub(crate) const COUNT: usize = 39;

/// What the score weighs.
pub(crate) type Traits = [f32; COUNT];

/// The learnt weight of each trait.
#[derive(Clone, Debug)]
pub(crate) struct Ranking(pub(crate) Traits);

/// Where the odds of a line have that it is the headline.
pub(super) const HEADLINE: usize = place(BlockLabel::Headline);

const fn place(label: BlockLabel) -> usize {
    label as usize
}

impl Ranking {
    /// Reads the section that [`Ranking::write`] writes.
    pub(super) fn read(section: &[u8]) -> Result<Self, ModelError> {
        let (numbers, []) = section.as_chunks::<4>() else { return Err(ModelError::Malformed("headline")) };
        let weights: Vec<f32> = numbers.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
        let weights = Traits::try_from(weights).map_err(|_| ModelError::Malformed("headline"))?;
        if weights.iter().any(|weight| !weight.is_finite()) {
            return Err(ModelError::Malformed("headline"));
        }
        Ok(Ranking(weights))
    }

    /// The section: the weights (f32).
    #[cfg(feature = "train")]
    pub(crate) fn write(&self) -> Vec<u8> {
        self.0.iter().flat_map(|weight| weight.to_le_bytes()).collect()
    }

    /// Gives each line the odds of being the headline that it has among the others.
    pub(super) fn rank(&self, view: &View<'_>, odds: &mut [Odds]) {
        let scores: Vec<f32> = traits(view, odds).iter().map(|traits| score(&self.0, traits)).collect();
        let shares = shares(&scores);
        for (odds, share) in odds.iter_mut().zip(shares) {
            let rest = (1.0 - share) / (1.0 - odds[HEADLINE]).max(1e-4);
            odds.iter_mut().for_each(|odds| *odds *= rest);
            odds[HEADLINE] = share;
        }
    }
}

/// The weighted sum.
pub(crate) fn score(weights: &Traits, traits: &Traits) -> f32 {
    weights.iter().zip(traits).map(|(weight, value)| weight * value).sum()
}

/// The odds of each of several, where that none is it scores 0.
pub(crate) fn shares(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().fold(0.0f32, |most, &score| most.max(score));
    let parts: Vec<f32> = scores.iter().map(|score| libm::expf(score - most)).collect();
    let all = parts.iter().sum::<f32>() + libm::expf(-most);
    parts.into_iter().map(|part| part / all).collect()
}

/// The traits of every line.
pub(super) fn traits(view: &View<'_>, odds: &[Odds]) -> Vec<Traits> {
    let text = |at: usize| {
        BlockLabel::ALL
            .into_iter()
            .filter(|label| label.is_text())
            .map(|label| odds[at][place(label)])
            .sum::<f32>()
            - odds[at][HEADLINE]
    };
    let begins = |at: &usize| text(*at) >= 0.5 && view.look(*at).words >= 12;
    let first = (0..view.len()).find(begins).unwrap_or(view.len());
    let is = |at: usize, labels: &[BlockLabel]| {
        odds.get(at).map_or(0.0, |odds| labels.iter().map(|&label| odds[place(label)]).sum())
    };
    // A line of some words that are not those of menus.
    let telling = |at: usize| {
        let look = view.look(at);
        look.words >= 5 && look.covered * 4 < look.words && look.bars == 0 && view.repeats[at].0 == 1
    };
    // Who wrote it, or when.
    let dated = |at: usize| is(at, &[BlockLabel::Byline, BlockLabel::Timestamp]) >= 0.5;
    let of = |at: usize| {
        let look = view.look(at);
        let own = view.body_words[at].unwrap_or(0.0);
        let size = libm::logf(1.0 + look.words as f32);
        let (before, after) = (at.wrapping_sub(1), at + 1);
        let repeated = view.repeats[at].0 > 1;
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        [
            1.0,
            libm::logf(odds[at][HEADLINE].max(1e-4)) / 2.0,
            text(at),
            own,
            own * size,
            flag(view.headline == Some(at)),
            flag(repeated),
            flag(repeated && look.words >= 4),
            flag(view.repeats[at].1),
            view.again[at].unwrap_or(0.0),
            flag(look.ends_sentence()),
            flag(look.words <= 3),
            flag(look.words >= 16),
            is(after, &[BlockLabel::Headline]),
            is(before, &[BlockLabel::Headline]),
            is(after, &[BlockLabel::Standfirst]),
            is(after, &[BlockLabel::Byline, BlockLabel::Timestamp]),
            is(after + 1, &[BlockLabel::Byline, BlockLabel::Timestamp]),
            is(before, &[BlockLabel::Navigation]),
            flag(at > first),
            libm::logf(1.0 + at.abs_diff(first) as f32),
            flag(look.bars > 0),
            look.covered as f32 / look.words.max(1) as f32,
            is(at, &[BlockLabel::Caption]),
            is(at, &[BlockLabel::Byline, BlockLabel::Timestamp]),
            is(at, &[BlockLabel::Standfirst]),
            flag(telling(at)),
            flag(before < view.len() && telling(before)),
            flag(after < view.len() && telling(after)),
            if before < view.len() { view.body_words[before].unwrap_or(0.0) } else { 0.0 },
            flag(view.runs_into_next(at)),
            flag(before < view.len() && telling(before) && dated(after)),
            flag(after < view.len() && telling(after) && dated(after + 1)),
            flag(telling(at) && look.upper * 2 > look.letters),
            look.digits as f32 / look.letters.max(1) as f32,
            flag(look.numbers & NUMBER_CLOCK != 0 || look.has(Sign::Player)),
            flag(before < view.len() && dated(before)),
            flag(look.first == Edge::Quote),
            flag(look.begins_as(Sign::Author)),
        ]
    };
    (0..view.len()).map(of).collect()
}
