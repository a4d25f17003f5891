//! A document looked over before anything is asked of its tokens: each word's other places, the runs of capitalised
//! words, the matches of the name lists, the case of each line.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    features::Group,
    lexicon::{Kinds, Lexicon, MAX_WORDS},
    tokens::{Case, Form, Former},
};
use crate::{
    label::hash,
    text::{Document, TokenKind},
};

/// The case of a whole line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineCase {
    Usual,
    Upper,
    Title,
    Lower,
}

/// Verbs and prepositions that stand beside a speaker's name.
const SAID: [u64; 16] = hashed([
    "said",
    "says",
    "told",
    "added",
    "tweeted",
    "wrote",
    "argued",
    "asked",
    "announced",
    "claimed",
    "warned",
    "insisted",
    "explained",
    "stated",
    "noted",
    "who",
]);

/// Small words that may stand inside a name between two capitalised ones.
const INNER: [u64; 20] = hashed([
    "of", "for", "and", "the", "&", "de", "la", "del", "da", "dos", "van", "von", "der", "al", "el", "bin",
    "ibn", "on", "in", "-",
]);

const fn hashed<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut hashes = [0; N];
    let mut i = 0;
    while i < N {
        hashes[i] = hash::bytes(words[i].as_bytes());
        i += 1;
    }
    hashes
}

/// What is known of a word over the whole document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Elsewhere {
    pub(super) lower: u16,
    /// Capitalised where a sentence does not ask for it.
    pub(super) capital: u16,
    pub(super) after_title: u16,
    pub(super) said: u16,
    /// Right after, right before another capitalised word.
    pub(super) last: u16,
    pub(super) first: u16,
    pub(super) headline: bool,
    /// Up to four places where it stands capitalised.
    pub(super) places: [u32; 4],
    pub(super) seen: u16,
}

/// A run of capitalised words, small words between them included.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A document as the features see it.
pub(crate) struct View<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) forms: Vec<Form>,
    /// What the lists say of each word alone.
    pub(super) words: Vec<u16>,
    /// What the phrase over each token is, and where the token stands in it (1 first, 2 inside, 3 last).
    pub(super) phrases: Vec<(u16, u8)>,
    pub(super) clusters: Vec<u16>,
    pub(super) lines: Vec<LineCase>,
    pub(super) runs: Vec<Run>,
    pub(super) elsewhere: HashMap<u64, Elsewhere, hash::Plain>,
    pub(super) acronyms: HashSet<u64, hash::Plain>,
    pub(super) skip: Option<Group>,
}

impl<'a> View<'a> {
    /// Looks the document over.
    pub(crate) fn new(document: &'a Document<'a>, lexicon: &Lexicon) -> Self {
        let forms = Former::forms(document);
        let words =
            forms.iter().map(|form| if form.kind == TokenKind::Word { lexicon.word(form) } else { 0 });
        let words: Vec<u16> = words.collect();
        let clusters = forms.iter().map(|form| lexicon.cluster(form)).collect();
        let count = forms.len();
        let mut view = View {
            document,
            words,
            clusters,
            phrases: vec![(0, 0); count],
            lines: vec![LineCase::Usual; document.blocks.len()],
            runs: vec![Run::default(); count],
            elsewhere: HashMap::default(),
            acronyms: HashSet::default(),
            forms,
            skip: None,
        };
        view.read_lines();
        for sentence in &document.sentences {
            view.match_phrases(lexicon, sentence.tokens.clone());
            view.find_runs(sentence.tokens.clone(), view.lines[sentence.block]);
        }
        view.look_elsewhere();
        view
    }

    /// The same view without one group of features.
    #[cfg(feature = "train")]
    pub(crate) fn without(mut self, skip: Option<Group>) -> Self {
        self.skip = skip;
        self
    }

    fn read_lines(&mut self) {
        let mut counts = vec![[0usize; 4]; self.lines.len()];
        for sentence in &self.document.sentences {
            let counts = &mut counts[sentence.block];
            for form in &self.forms[sentence.tokens.clone()] {
                // Short words are small in title case too.
                if form.kind == TokenKind::Word && form.length > 3 {
                    match form.case {
                        Case::Lower => counts[0] += 1,
                        Case::Upper => counts[1] += 1,
                        Case::Title | Case::Mixed => counts[2] += 1,
                        Case::None | Case::Initial => {}
                    }
                    counts[3] += 1;
                }
            }
        }
        for (line, [lower, upper, title, all]) in self.lines.iter_mut().zip(counts) {
            *line = match () {
                () if upper >= 2 && upper * 10 >= all * 7 => LineCase::Upper,
                () if title >= 4 && title * 10 >= all * 8 => LineCase::Title,
                () if lower >= 6 && lower == all => LineCase::Lower,
                () => LineCase::Usual,
            };
        }
    }

    fn match_phrases(&mut self, lexicon: &Lexicon, tokens: Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            let end = tokens.end.min(at + MAX_WORDS);
            let form = &self.forms[at];
            let entry = (form.kind == TokenKind::Word && form.length > 1)
                .then(|| lexicon.phrase(&self.forms[at..end]))
                .flatten();
            let Some(entry) = entry else {
                at += 1;
                continue;
            };
            for (place, phrase) in self.phrases[at..at + entry.length].iter_mut().enumerate() {
                let place = match place {
                    0 => 1,
                    _ if place + 1 == entry.length => 3,
                    _ => 2,
                };
                *phrase = (entry.kinds, place);
            }
            at += entry.length;
        }
    }

    fn find_runs(&mut self, tokens: Range<usize>, line: LineCase) {
        let is_capital = |at: usize| {
            let form = &self.forms[at];
            form.case.is_capital() && form.kind == TokenKind::Word
        };
        if line == LineCase::Upper || line == LineCase::Lower {
            return;
        }
        let mut at = tokens.start;
        while at < tokens.end {
            if !is_capital(at) {
                at += 1;
                continue;
            }
            let start = at;
            let mut end = at + 1;
            loop {
                let mut next = end;
                while next < tokens.end && next < end + 2 && INNER.contains(&self.forms[next].lower) {
                    next += 1;
                }
                if next < tokens.end && is_capital(next) {
                    end = next + 1;
                } else {
                    break;
                }
            }
            let run = Run { start: start as u32, end: end as u32 };
            self.runs[start..end].fill(run);
            at = end;
        }
    }

    fn look_elsewhere(&mut self) {
        let first_block = self.document.sentences.first().map(|sentence| sentence.block);
        let mut elsewhere: HashMap<u64, Elsewhere, hash::Plain> = HashMap::default();
        for sentence in &self.document.sentences {
            let line = self.lines[sentence.block];
            let tokens = sentence.tokens.clone();
            for at in tokens.clone() {
                let form = &self.forms[at];
                if form.kind != TokenKind::Word || form.length < 2 {
                    continue;
                }
                let entry = elsewhere.entry(form.lower).or_default();
                if line == LineCase::Upper || line == LineCase::Title {
                    entry.headline |= Some(sentence.block) == first_block;
                    continue;
                }
                if form.case == Case::Lower {
                    entry.lower = entry.lower.saturating_add(1);
                    continue;
                }
                if (entry.seen as usize) < entry.places.len() {
                    entry.places[entry.seen as usize] = at as u32;
                    entry.seen += 1;
                }
                entry.headline |= Some(sentence.block) == first_block;
                let is_first = at == tokens.start || !self.forms[at].spaced;
                if !is_first {
                    entry.capital = entry.capital.saturating_add(1);
                    let before = at - 1;
                    if self.words[before] & Kinds::TITLE != 0 {
                        entry.after_title = entry.after_title.saturating_add(1);
                    }
                    if self.forms[before].case.is_capital() {
                        entry.last = entry.last.saturating_add(1);
                    }
                }
                if at + 1 < tokens.end {
                    let after = &self.forms[at + 1];
                    if SAID.contains(&after.lower) {
                        entry.said = entry.said.saturating_add(1);
                    }
                    if after.case.is_capital() {
                        entry.first = entry.first.saturating_add(1);
                    }
                }
            }
            // The acronyms of long names: initials of the capitalised words.
            let mut at = tokens.start;
            while at < tokens.end {
                let run = self.runs[at];
                if run.end as usize <= at {
                    at += 1;
                    continue;
                }
                let initials = (run.start..run.end).map(|at| self.forms[at as usize].capital);
                let mut length = 0;
                let mut acronym = hash::bytes(b"");
                for initial in initials.filter(|&initial| initial != 0) {
                    acronym = hash::extend(acronym, &[initial.to_ascii_lowercase()]);
                    length += 1;
                }
                if length >= 2 {
                    self.acronyms.insert(acronym);
                }
                at = run.end as usize;
            }
        }
        self.elsewhere = elsewhere;
    }
}
