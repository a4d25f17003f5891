//! Which names hold a word.

use std::collections::HashMap;

/// A word that so many names share tells none of them: it is left out, and the time stays linear.
const COMMON: usize = 64;

/// An index from words to the groups whose names hold them.
#[derive(Default)]
pub(super) struct Index<'a> {
    entries: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Notes that the name of `group` holds `word`.
    pub(super) fn add(&mut self, word: &'a str, group: usize) {
        let entry = self.entries.entry(word).or_default();
        if entry.last() != Some(&group) && entry.len() <= COMMON {
            entry.push(group);
        }
    }

    /// The groups whose names hold `word`, in the order they were added.
    pub(super) fn get(&self, word: &str) -> &[usize] {
        match self.entries.get(word) {
            Some(entry) if entry.len() <= COMMON => entry,
            _ => &[],
        }
    }
}
