//! The second pass: what the first pass found elsewhere in the document, as evidence (Krishnan and Manning, 2006).

use std::{collections::HashMap, ops::Range};

use super::{
    labels,
    tokens::{Case, Form},
};
use crate::{
    analysis::Label,
    label::{Decoded, Sequence, hash},
    text::TokenKind,
};

/// `O` and the eleven kinds.
const KINDS: usize = Label::NAMES.len() + 1;

/// How much the first pass believes in each kind, for one token or many.
type Votes = [f32; KINDS];

#[derive(Clone, Copy, Default)]
struct Word {
    /// Of all its places.
    all: Votes,
    /// Of its places within names of several tokens.
    longer: Votes,
    places: u32,
}

/// What the first pass says of each token of a document.
#[derive(Default)]
pub(crate) struct Agreement {
    /// Best label of each token.
    path: Vec<u8>,
    votes: Vec<Votes>,
    words: HashMap<u64, Word>,
}

#[derive(Clone, Copy)]
#[repr(u32)]
enum Ask {
    Word = 1000,
    WordOwn,
    WordPlace,
    Longer,
    LongerOwn,
}

fn f(ask: Ask, value: u64) -> u32 {
    hash::feature(ask as u32, value)
}

/// Whether a token's other places are worth asking for.
fn counts(form: &Form) -> bool {
    form.kind == TokenKind::Word && form.length > 1 && form.case != Case::Lower
}

impl Agreement {
    /// Takes the next sentence, whose tokens have these `forms`.
    pub(crate) fn add(&mut self, forms: &[Form], decoded: &Decoded) {
        for (at, form) in forms.iter().enumerate() {
            let mut votes = [0.0; KINDS];
            if decoded.path()[at] == labels::OUTSIDE && !counts(form) {
                votes[0] = 1.0;
            } else {
                votes[0] = decoded.probability(at, 0);
                for (kind, vote) in votes[1..].iter_mut().enumerate() {
                    *vote = (1..=4).map(|place| decoded.probability(at, 4 * kind + place)).sum();
                }
            }
            self.votes.push(votes);
            if counts(form) {
                let word = self.words.entry(form.lower).or_default();
                word.places += 1;
                word.all.iter_mut().zip(&votes).for_each(|(all, vote)| *all += vote);
            }
        }
        for (tokens, kind) in labels::decode(decoded.path()).filter(|name| name.0.len() > 1) {
            for form in forms[tokens].iter().filter(|form| counts(form)) {
                self.words.entry(form.lower).or_default().longer[kind + 1] += 1.0;
            }
        }
        self.path.extend_from_slice(decoded.path());
    }

    /// Appends the features of `tokens`, one sentence; `false`, and nothing, where the document says no more of it.
    pub(crate) fn features(&self, forms: &[Form], tokens: Range<usize>, sequence: &mut Sequence) -> bool {
        let repeats = |at: usize| counts(&forms[at]) && self.words[&forms[at].lower].places > 1;
        if !tokens.clone().any(repeats) {
            return false;
        }
        let elsewhere = |at: usize| {
            if !repeats(at) {
                return None;
            }
            let mut word = self.words[&forms[at].lower];
            word.all.iter_mut().zip(&self.votes[at]).for_each(|(all, own)| *all -= own);
            Some((word, word.places - 1))
        };
        for at in tokens.clone() {
            let label = self.path[at];
            let mine = labels::kind(label).map_or(0, |kind| kind as u64 + 1);
            // The place in its name; 4 for a token outside.
            let place = label.checked_sub(1).map_or(4, |label| u64::from(label % 4));
            if let Some((word, places)) = elsewhere(at) {
                let (kind, share) = strongest(&word.all, places as f32);
                let many = u64::from(places.min(3));
                sequence.push(f(Ask::Word, kind << 8 | share));
                sequence.push(f(Ask::WordOwn, hash::pair(kind << 16 | share << 8 | many, mine)));
                sequence.push(f(Ask::WordPlace, hash::pair(kind << 16 | share << 8 | mine, place)));
                let mut longer = word.longer;
                if mine != 0 && place != 3 {
                    longer[mine as usize] -= 1.0;
                }
                let total: f32 = longer.iter().sum();
                if total > 0.5 {
                    let (kind, share) = strongest(&longer, total);
                    sequence.push(f(Ask::Longer, kind << 8 | share));
                    sequence.push(f(Ask::LongerOwn, hash::pair(kind, mine << 8 | place)));
                }
            }
            sequence.end_position();
        }
        true
    }
}

/// The kind with the most votes, and its share of `total` in fifths.
fn strongest(votes: &Votes, total: f32) -> (u64, u64) {
    let mut best = 0;
    for kind in 1..KINDS {
        if votes[kind] > votes[best] {
            best = kind;
        }
    }
    (best as u64, (votes[best] / total * 4.99).clamp(0.0, 4.0) as u64)
}
