//! What stands on a page more than once.

use std::collections::{HashMap, HashSet};

use super::look::Looks;
use crate::label::hash;

/// How often each line stands on the page, numbers aside, and whether it did before.
pub(super) fn repeats(looks: &Looks) -> Vec<(u32, bool)> {
    let mut counts: HashMap<u64, u32, hash::Plain> = HashMap::default();
    looks.lines.iter().for_each(|look| *counts.entry(look.shape).or_default() += 1);
    let mut seen: HashSet<u64, hash::Plain> = HashSet::default();
    looks.lines.iter().map(|look| (counts[&look.shape], !seen.insert(look.shape))).collect()
}

/// Of each line the share of its runs of three words that stand in another line too.
pub(super) fn again(looks: &Looks) -> Vec<Option<f32>> {
    const SEVERAL: u32 = u32::MAX;
    let mut places: HashMap<u32, u32, hash::Plain> = HashMap::default();
    for at in 0..looks.lines.len() {
        for &triple in looks.triples_of(at) {
            let place = places.entry(triple).or_insert(at as u32);
            if *place != at as u32 {
                *place = SEVERAL;
            }
        }
    }
    let share = |at: usize| {
        let own = looks.triples_of(at);
        let known = own.iter().filter(|triple| places[triple] == SEVERAL).count();
        (!own.is_empty()).then(|| known as f32 / own.len() as f32)
    };
    (0..looks.lines.len()).map(share).collect()
}
