//! The name lists and word clusters of a names model.

use std::ops::Range;

use super::tokens::{Form, Former};
use crate::{
    label::{Container, HashTable, ModelError, hash},
    text::Document,
};

/// What the lists may say of a word or phrase: bits.
pub(crate) struct Kinds;

#[allow(dead_code, reason = "most are given by the trainer alone")]
impl Kinds {
    /// A given name that many bear.
    pub(crate) const GIVEN: u16 = 1 << 0;
    /// A given name that few bear.
    pub(crate) const RARE_GIVEN: u16 = 1 << 1;
    /// A family name that many bear.
    pub(crate) const FAMILY: u16 = 1 << 2;
    /// A family name that few bear.
    pub(crate) const RARE_FAMILY: u16 = 1 << 3;
    /// A country, by any of its names.
    pub(crate) const COUNTRY: u16 = 1 << 4;
    /// A state, province or county.
    pub(crate) const REGION: u16 = 1 << 5;
    /// A place of 100,000 people and more.
    pub(crate) const CITY: u16 = 1 << 6;
    /// A smaller place.
    pub(crate) const TOWN: u16 = 1 << 7;
    /// A people, nationality or faith.
    pub(crate) const PEOPLE: u16 = 1 << 8;
    /// An agency, party, armed group, university or other body.
    pub(crate) const BODY: u16 = 1 << 9;
    /// A company or news outlet.
    pub(crate) const COMPANY: u16 = 1 << 10;
    /// A sports club.
    pub(crate) const CLUB: u16 = 1 << 11;
    /// A building, airport, bridge.
    pub(crate) const FACILITY: u16 = 1 << 12;
    /// A sea, river, mountain, region.
    pub(crate) const NATURE: u16 = 1 << 13;
    /// A war, battle, festival, treaty.
    pub(crate) const EVENT: u16 = 1 << 14;
    /// A title, honorific or occupation.
    pub(crate) const TITLE: u16 = 1 << 15;
}

/// The most words of a name that the lists know.
pub(crate) const MAX_WORDS: usize = 7;

/// The key of a word, from [`Form::folded`], among the words.
pub(crate) fn word_key(folded: u64) -> u32 {
    hash::feature(1, folded) >> 9
}

/// The key of a phrase, from its words' hashes joined by [`hash::pair`].
pub(crate) fn phrase_key(joined: u64) -> u32 {
    hash::feature(2, joined) >> 7
}

/// The key of a word, from [`Form::lower`], among the clusters.
pub(crate) fn cluster_key(lower: u64) -> u32 {
    hash::feature(3, lower) >> 10
}

/// The lists.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    words: HashTable,
    phrases: HashTable,
    clusters: HashTable,
}

/// A stretch of tokens that the lists know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) length: usize,
    pub(super) kinds: u16,
}

impl Lexicon {
    /// Reads the sections `words`, `phrases` and `clusters`.
    ///
    /// # Errors
    /// [`ModelError`] where one is missing or malformed.
    pub(crate) fn from_container(container: &Container<'_>) -> Result<Self, ModelError> {
        let table = |name| HashTable::from_section(container.section(name)?);
        Ok(Lexicon { words: table("words")?, phrases: table("phrases")?, clusters: table("clusters")? })
    }

    /// What the lists say of a single word.
    pub(super) fn word(&self, form: &Form) -> u16 {
        self.words.get(word_key(form.folded)).unwrap_or(0)
    }

    /// The longest phrase of two words or more that begins at the first of `forms`.
    pub(super) fn phrase(&self, forms: &[Form]) -> Option<Entry> {
        let mut found = None;
        let mut joined = forms[0].folded;
        for (at, form) in forms.iter().enumerate().take(MAX_WORDS).skip(1) {
            joined = hash::pair(joined, form.folded);
            if let Some(kinds) = self.phrases.get(phrase_key(joined)) {
                found = Some(Entry { length: at + 1, kinds });
            }
        }
        found
    }

    /// Whether `tokens` together are a phrase of the lists.
    pub(super) fn knows(&self, document: &Document<'_>, tokens: Range<usize>) -> bool {
        let mut former = Former::default();
        let hashes = tokens.map(|at| former.folded(document.word(at)));
        let joined = hashes.reduce(hash::pair);
        joined.is_some_and(|joined| self.phrases.get(phrase_key(joined)).is_some())
    }

    /// The word's cluster; 0 for a word that has none.
    pub(super) fn cluster(&self, form: &Form) -> u16 {
        self.clusters.get(cluster_key(form.lower)).unwrap_or(0)
    }
}
