//! Tokens that are told to be outside of names without being decoded: half of those of news, and nearly half of the work.

use std::ops::Range;

use super::{
    labels::OUTSIDE,
    recogniser::Stretch,
    view::{LineCase, View},
};
use crate::{
    label::{Model, Sequence},
    text::TokenKind,
};

/// How far a plain token's own features may speak against [`OUTSIDE`], in nats, where a capitalised word stands two
/// tokens away and where none does: what is around speaks for it. In 610,000 tokens of news, blogs and reviews it
/// changes one mention in a thousand.
const LEEWAY: [f32; 2] = [0.75, 2.0];

/// How many words are remembered. A power of two.
const REMEMBERED: usize = 1 << 11;

/// Tells which tokens of a document are plain: of a known word in small letters or no word, in no name of the lists,
/// with no capitalised word beside them, and such that what they are by themselves does not speak for a name, by the
/// model's weights. This prunes labels as a tag dictionary does (Ratnaparkhi, 1996), without a dictionary.
pub(super) struct Plain<'a> {
    view: &'a View<'a>,
    weights: &'a Model,
    leeway: [i32; 2],
    /// Of the last words asked for, each at the place that its hash gives it, how far it speaks against [`OUTSIDE`].
    remembered: Vec<(u64, i32)>,
    sequence: Sequence,
    scores: Vec<i32>,
}

impl<'a> Plain<'a> {
    pub(super) fn new(view: &'a View<'a>, weights: &'a Model) -> Self {
        let leeway = LEEWAY.map(|nats| (nats / weights.step()) as i32);
        let (remembered, scores) = (vec![(0, i32::MAX); REMEMBERED], vec![0; weights.labels().len()]);
        Plain { view, weights, leeway, remembered, sequence: Sequence::new(), scores }
    }

    /// The first tokens from `at` on, to the end of `stretch`, that are not plain, with the plain one on either side.
    /// Since those are surely outside, what else stands around makes no difference to the names of a piece.
    pub(super) fn next_piece(&mut self, stretch: &Stretch, at: usize) -> Option<Range<usize>> {
        let start = (at..stretch.tokens.end).find(|&at| !self.is_plain(stretch, at))?;
        let end = (start + 1..stretch.tokens.end).find(|&at| self.is_plain(stretch, at));
        Some(start.saturating_sub(1).max(stretch.tokens.start)..end.map_or(stretch.tokens.end, |end| end + 1))
    }

    /// Whether the token `at`, of `stretch`, is plain.
    pub(super) fn is_plain(&mut self, stretch: &Stretch, at: usize) -> bool {
        let Some(leeway) = self.view.leeway(stretch, at) else {
            return false;
        };
        let word = self.view.forms[at].exact;
        let place = word as usize % REMEMBERED;
        if self.remembered[place].0 != word {
            self.remembered[place] = (word, self.against_outside(stretch, at));
        }
        self.remembered[place].1 <= self.leeway[leeway]
    }

    fn against_outside(&mut self, stretch: &Stretch, at: usize) -> i32 {
        self.sequence.clear();
        self.view.own_features(stretch, at, &mut self.sequence);
        self.scores.fill(0);
        self.weights.score(self.sequence.features(0), &mut self.scores);
        let best = self.scores.iter().max().copied().unwrap_or_default();
        best - self.scores[usize::from(OUTSIDE)]
    }
}

impl View<'_> {
    /// Which [`LEEWAY`] a token has; none where its form or what stands beside it rules out that it is plain.
    fn leeway(&self, stretch: &Stretch, at: usize) -> Option<usize> {
        let around = |reach: usize| {
            let start = at.saturating_sub(reach).max(stretch.tokens.start);
            self.runs[start..stretch.tokens.end.min(at + reach + 1)].iter().any(|run| run.end > 0)
        };
        let could_be = self.lines[stretch.block] == LineCase::Usual
            && self.phrases[at].0 == 0
            && (self.clusters[at] != 0 || self.forms[at].kind != TokenKind::Word)
            && !around(1);
        could_be.then(|| usize::from(!around(2)))
    }
}
