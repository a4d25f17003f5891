//! The features of the names model: what training learns from and what recognition asks, the same code for both.
//!
//! The whole document is looked at first ([`View::new`]); then each sentence is turned into a [`Sequence`].

use std::ops::Range;

use super::{
    recogniser::Stretch,
    tokens::Case,
    view::{LineCase, View},
};
use crate::{
    label::{Sequence, hash},
    text::TokenKind,
};

/// The groups of features, for ablation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "train", derive(clap::ValueEnum))]
#[cfg_attr(not(feature = "train"), allow(unreachable_pub))]
pub enum Group {
    /// The words around.
    Words,
    /// Shapes and affixes.
    Shapes,
    /// Word clusters.
    Clusters,
    /// Name lists.
    Lists,
    /// Runs of capitalised words.
    Runs,
    /// The rest of the document.
    Document,
}

/// The questions that features answer; each has a number of its own.
#[derive(Clone, Copy)]
#[repr(u32)]
enum Ask {
    Always,
    Word,
    Exact,
    Before,
    After,
    SecondBefore,
    SecondAfter,
    WithBefore,
    WithAfter,
    Around,
    Shape,
    Shapes,
    ShapesBefore,
    ShapesAfter,
    Prefix,
    Suffix,
    SuffixBefore,
    SuffixAfter,
    Glue,
    Line,
    First,
    Cluster,
    ClusterBefore,
    ClusterAfter,
    ClusterSecondBefore,
    ClusterSecondAfter,
    ClustersBefore,
    ClustersAfter,
    ClustersAround,
    ClusterWithWordBefore,
    ClusterWithWordAfter,
    ShapeClusters,
    List,
    ListBefore,
    ListAfter,
    Lists,
    ListsAfter,
    ListShape,
    Phrase,
    PhraseKinds,
    RunFirst,
    RunLast,
    RunBefore,
    RunAfter,
    RunLength,
    RunPlace,
    RunLastCluster,
    RunFirstCluster,
    RunBeforeCluster,
    RunAfterCluster,
    RunLists,
    ElsewhereLower,
    ElsewhereAfterTitle,
    ElsewhereSaid,
    ElsewherePartner,
    ElsewhereBefore,
    ElsewhereAfter,
    ElsewhereLast,
    Acronym,
    Headline,
}

fn f(ask: Ask, value: u64) -> u32 {
    hash::feature(ask as u32, value)
}

impl View<'_> {
    /// Ends a position of `sequence` with the features of the token `at`, which lies in `stretch`.
    pub(crate) fn features(&self, stretch: &Stretch, at: usize, sequence: &mut Sequence) {
        let on = |group: Group| self.skip != Some(group);
        let window = self.window(stretch, at);
        sequence.push(f(Ask::Always, 0));
        if on(Group::Words) {
            window.words(sequence);
        }
        if on(Group::Shapes) {
            window.shapes(sequence);
        }
        if on(Group::Clusters) {
            window.clusters(sequence);
        }
        if on(Group::Lists) {
            window.lists(sequence);
        }
        if on(Group::Runs) {
            window.runs(sequence);
        }
        if on(Group::Document) {
            window.document(sequence);
        }
        sequence.end_position();
    }

    /// Those of its features that the token `at` has by itself.
    pub(super) fn own_features(&self, stretch: &Stretch, at: usize, sequence: &mut Sequence) {
        let window = self.window(stretch, at);
        window.word(sequence);
        window.affixes(sequence);
        window.cluster_alone(sequence);
        if self.forms[at].kind == TokenKind::Word {
            window.lists_alone(sequence);
        }
        sequence.end_position();
    }

    fn window<'v>(&'v self, stretch: &'v Stretch, at: usize) -> Window<'v> {
        Window { view: self, tokens: &stretch.tokens, at, line: self.lines[stretch.block] }
    }
}

/// A token in its sentence.
struct Window<'v> {
    view: &'v View<'v>,
    tokens: &'v Range<usize>,
    at: usize,
    line: LineCase,
}

/// What stands for the words beyond a sentence's ends.
const EDGE: u64 = 1;

impl Window<'_> {
    /// The token `offset` away, where the sentence has it.
    fn place(&self, offset: isize) -> Option<usize> {
        let at = self.at.checked_add_signed(offset)?;
        self.tokens.contains(&at).then_some(at)
    }

    fn lower(&self, offset: isize) -> u64 {
        self.place(offset).map_or(EDGE, |at| self.view.forms[at].lower)
    }

    fn shape(&self, offset: isize) -> u64 {
        self.place(offset).map_or(EDGE, |at| hash::pair(self.view.forms[at].shape, self.line as u64))
    }

    fn cluster(&self, offset: isize) -> u64 {
        self.place(offset).map_or(EDGE << 20, |at| u64::from(self.view.clusters[at]))
    }

    fn list(&self, offset: isize) -> u64 {
        self.place(offset).map_or(EDGE << 20, |at| {
            let (kinds, place) = self.view.phrases[at];
            u64::from(self.view.words[at]) | u64::from(kinds) << 16 | u64::from(place) << 32
        })
    }

    fn word(&self, out: &mut Sequence) {
        let form = &self.view.forms[self.at];
        out.push(f(Ask::Word, form.lower));
        if form.case != Case::Lower && self.line == LineCase::Usual {
            out.push(f(Ask::Exact, form.exact));
        }
    }

    fn words(&self, out: &mut Sequence) {
        self.word(out);
        let (before, word, after) = (self.lower(-1), self.lower(0), self.lower(1));
        out.push(f(Ask::Before, before));
        out.push(f(Ask::After, after));
        out.push(f(Ask::SecondBefore, self.lower(-2)));
        out.push(f(Ask::SecondAfter, self.lower(2)));
        out.push(f(Ask::WithBefore, hash::pair(before, word)));
        out.push(f(Ask::WithAfter, hash::pair(word, after)));
        out.push(f(Ask::Around, hash::pair(before, after)));
    }

    fn affixes(&self, out: &mut Sequence) {
        let form = &self.view.forms[self.at];
        for prefix in form.prefixes.into_iter().filter(|&prefix| prefix != 0) {
            out.push(f(Ask::Prefix, prefix));
        }
        for suffix in form.suffixes.into_iter().filter(|&suffix| suffix != 0) {
            out.push(f(Ask::Suffix, suffix));
        }
    }

    fn shapes(&self, out: &mut Sequence) {
        let form = &self.view.forms[self.at];
        let (before, shape, after) = (self.shape(-1), self.shape(0), self.shape(1));
        let first = u64::from(self.at == self.tokens.start);
        out.push(f(Ask::Shape, shape));
        out.push(f(Ask::First, hash::pair(shape, first)));
        out.push(f(Ask::ShapesBefore, hash::pair(before, shape)));
        out.push(f(Ask::ShapesAfter, hash::pair(shape, after)));
        out.push(f(Ask::Shapes, hash::pair(hash::pair(before, shape), after)));
        let next_spaced = self.place(1).is_none_or(|at| self.view.forms[at].spaced);
        let glue = u64::from(form.spaced) | u64::from(next_spaced) << 1;
        if glue != 3 {
            out.push(f(Ask::Glue, hash::pair(shape, glue)));
        }
        out.push(f(Ask::Line, self.line as u64));
        self.affixes(out);
        if form.case.is_capital() {
            if let Some(before) = self.place(-1) {
                out.push(f(Ask::SuffixBefore, self.view.forms[before].suffixes[1]));
            }
            if let Some(after) = self.place(1) {
                out.push(f(Ask::SuffixAfter, self.view.forms[after].suffixes[1]));
            }
        }
    }

    fn cluster_alone(&self, out: &mut Sequence) {
        let cluster = self.cluster(0);
        out.push(f(Ask::Cluster, cluster));
        out.push(f(Ask::Cluster, coarse(cluster) << 32));
    }

    fn clusters(&self, out: &mut Sequence) {
        self.cluster_alone(out);
        let (before, cluster, after) = (self.cluster(-1), self.cluster(0), self.cluster(1));
        out.push(f(Ask::ClusterBefore, before));
        out.push(f(Ask::ClusterAfter, after));
        out.push(f(Ask::ClusterSecondBefore, coarse(self.cluster(-2))));
        out.push(f(Ask::ClusterSecondAfter, coarse(self.cluster(2))));
        out.push(f(Ask::ClustersBefore, hash::pair(coarse(before), coarse(cluster))));
        out.push(f(Ask::ClustersAfter, hash::pair(coarse(cluster), coarse(after))));
        out.push(f(Ask::ClustersAround, hash::pair(coarse(before), coarse(after))));
        out.push(f(Ask::ShapeClusters, hash::pair(self.shape(0), coarse(cluster))));
        out.push(f(Ask::ClusterWithWordBefore, hash::pair(self.lower(-1), coarse(cluster))));
        out.push(f(Ask::ClusterWithWordAfter, hash::pair(coarse(cluster), self.lower(1))));
    }

    fn lists_alone(&self, out: &mut Sequence) {
        let list = self.list(0);
        out.push(f(Ask::List, list));
        out.push(f(Ask::ListShape, hash::pair(list, self.shape(0))));
        let mut kinds = self.view.words[self.at];
        while kinds != 0 {
            let kind = kinds & kinds.wrapping_neg();
            out.push(f(Ask::List, 1 << 40 | u64::from(kind)));
            kinds ^= kind;
        }
    }

    fn lists(&self, out: &mut Sequence) {
        let form = &self.view.forms[self.at];
        let (before, list, after) = (self.list(-1), self.list(0), self.list(1));
        if form.kind == TokenKind::Word {
            self.lists_alone(out);
            out.push(f(Ask::Lists, hash::pair(before, list)));
            out.push(f(Ask::ListsAfter, hash::pair(list, after)));
        }
        out.push(f(Ask::ListBefore, before));
        out.push(f(Ask::ListAfter, after));
        let (mut kinds, place) = self.view.phrases[self.at];
        while kinds != 0 {
            let kind = kinds & kinds.wrapping_neg();
            let value = u64::from(kind) << 8 | u64::from(place);
            out.push(f(Ask::Phrase, value));
            out.push(f(Ask::PhraseKinds, hash::pair(value, form.case as u64)));
            kinds ^= kind;
        }
    }

    fn runs(&self, out: &mut Sequence) {
        let run = self.view.runs[self.at];
        let (start, end) = (run.start as usize, run.end as usize);
        if end <= start {
            return;
        }
        let lower = |at: usize| self.view.forms[at].lower;
        let cluster = |at: usize| u64::from(self.view.clusters[at]);
        let length = (end - start).min(6) as u64;
        let place = u64::from(self.at == start) | u64::from(self.at + 1 == end) << 1;
        let before = if start > self.tokens.start { lower(start - 1) } else { EDGE };
        let after = if end < self.tokens.end { lower(end) } else { EDGE };
        out.push(f(Ask::RunLength, length << 2 | place));
        if self.at != start {
            out.push(f(Ask::RunFirst, lower(start)));
            out.push(f(Ask::RunFirstCluster, coarse(cluster(start))));
            out.push(f(Ask::RunBefore, before));
        }
        if self.at + 1 != end {
            out.push(f(Ask::RunLast, lower(end - 1)));
            out.push(f(Ask::RunLastCluster, cluster(end - 1)));
            out.push(f(Ask::RunLastCluster, coarse(cluster(end - 1)) << 32));
            out.push(f(Ask::RunAfter, after));
        }
        let lists = (start..end).fold(0, |lists, at| lists | self.view.words[at] | self.view.phrases[at].0);
        out.push(f(Ask::RunLists, u64::from(lists)));
        out.push(f(Ask::RunPlace, hash::pair(hash::pair(before, after), place)));
        if start > self.tokens.start {
            out.push(f(Ask::RunBeforeCluster, hash::pair(cluster(start - 1), place)));
        }
        if end < self.tokens.end {
            out.push(f(Ask::RunAfterCluster, hash::pair(cluster(end), place)));
        }
    }

    fn document(&self, out: &mut Sequence) {
        let form = &self.view.forms[self.at];
        if form.case == Case::None || form.case == Case::Lower && self.line != LineCase::Lower {
            return;
        }
        let Some(elsewhere) = self.view.elsewhere.get(&form.lower) else {
            return;
        };
        let bucket = |count: u16| u64::from(count.min(3));
        let line =
            u64::from(self.line == LineCase::Usual) << 8 | u64::from(self.at == self.tokens.start) << 9;
        out.push(f(Ask::ElsewhereLower, bucket(elsewhere.lower) << 2 | bucket(elsewhere.capital) | line));
        if elsewhere.after_title > 0 {
            out.push(f(Ask::ElsewhereAfterTitle, bucket(elsewhere.after_title)));
        }
        if elsewhere.said > 0 {
            out.push(f(Ask::ElsewhereSaid, bucket(elsewhere.said)));
        }
        out.push(f(Ask::ElsewhereLast, bucket(elsewhere.last) << 2 | bucket(elsewhere.first)));
        if elsewhere.headline {
            out.push(f(Ask::Headline, 0));
        }
        if form.case == Case::Upper && self.view.acronyms.contains(&form.lower) {
            out.push(f(Ask::Acronym, 0));
        }
        for &place in &elsewhere.places[..elsewhere.seen as usize] {
            let place = place as usize;
            if place == self.at {
                continue;
            }
            if place > 0 {
                let before = place - 1;
                out.push(f(Ask::ElsewhereBefore, self.view.forms[before].lower));
                if self.view.forms[before].case.is_capital() {
                    out.push(f(Ask::ElsewherePartner, u64::from(self.view.words[before])));
                }
            }
            if let Some(after) = self.view.forms.get(place + 1) {
                out.push(f(Ask::ElsewhereAfter, after.lower));
                if after.case.is_capital() {
                    out.push(f(Ask::ElsewherePartner, u64::from(self.view.words[place + 1]) | 1 << 20));
                }
            }
        }
    }
}

/// The cluster of clusters that a cluster belongs to: its number without its last digits.
fn coarse(cluster: u64) -> u64 {
    cluster >> 4
}
