//! The features of the line model: the same function for training and for analysis.

use super::{
    look::Look,
    view::{NEAR_SIGNS, NO_KIND, View, around, kind, link_share},
};
use crate::{
    label::{Sequence, hash},
    source::{Hints, Line},
};

/// The questions asked of a line. A question's number is part of its features' hashes: the model is trained on it.
#[derive(Clone, Copy, Debug)]
#[repr(u32)]
enum Ask {
    Bias = 1,
    Size,
    Letters,
    Ends,
    Begins,
    EndsBySize,
    Outline,
    Capitals,
    Upper,
    FunctionWords,
    Digits,
    Stops,
    Commas,
    Quotes,
    Bars,
    Marks,
    Numbers,
    Sign,
    SignBySize,
    WholeSign,
    Covered,
    Opening,
    OpeningTwo,
    Closing,
    Shape,
    Word,
    Gaps,
    GapsBySize,
    KindAt,
    KindsBefore,
    KindsAfter,
    KindsAround,
    SignBefore,
    SignAfter,
    Heading,
    HeadingDistance,
    ProseAround,
    ProseBefore,
    ProseAfter,
    LengthAround,
    Tight,
    TightBySize,
    Loose,
    LooseByKind,
    ProseSoFar,
    ProseTotal,
    ProseGap,
    Place,
    FromTop,
    FromEnd,
    Repeats,
    BodyWords,
    BodyWordsBySize,
    BodyWordsByPlace,
    BodyWordsAround,
    HeadlinePlace,
    HeadlineWords,
    NeighbourWords,
    Level,
    List,
    Links,
    LinksAround,
    Own,
    Near,
    Around,
    OwnByKind,
    NearByKind,
    SiblingProse,
    SiblingLines,
    SiblingBySize,
    SameParent,
    Tag,
    TagByKind,
    Block,
    Look,
    Picture,
    AlikeProse,
    Depth,
    Odds,
    OddsByKind,
    OddsAround,
    OddsNear,
    Named,
    Again,
    Glued,
    SignsNear,
    Head,
    Pointer,
    Filled,
    Begun,
    Author,
}

/// The features of every line of a page, whether the markup is known or not.
///
/// `text` is how likely the trees find each line to be text at their first look.
pub(super) fn sequence(view: &View<'_>, text: &[f32]) -> Sequence {
    let mut sequence = Sequence::with_capacity(view.len(), view.len() * FEATURES);
    let mut heading = None;
    let near = &signs_near();
    let kinds: Vec<u64> = (0..view.len()).map(|at| kind(view.look(at))).collect();
    for at in 0..view.len() {
        let look = view.look(at);
        let size = size(look);
        let mut line = Features { view, at, look, near, kinds: &kinds, sequence: &mut sequence, size };
        line.own();
        line.author();
        line.context(heading);
        line.place();
        line.likeness();
        line.odds(text);
        if view.marked_up {
            line.markup();
        }
        if look.whole != 0 || (look.covered > 0 && look.words <= 6) {
            heading = Some(at);
        }
        sequence.end_position();
    }
    sequence
}

/// The features of a page's lines, for the trainer.
#[cfg(feature = "train")]
pub(crate) fn of_page(page: &crate::text::Repaired, head: &crate::source::Head, odds: &[f32]) -> Sequence {
    sequence(&View::new(page, head), odds)
}

/// A line without markup rarely has more features than this.
const FEATURES: usize = 150;

/// How many lines before and after a line its [`Ask::SignsNear`] reach.
const REACHES: [usize; 2] = [4, 15];

/// The features of [`Ask::SignsNear`]: for each reach, each sign before and after the line, up to three lines with it.
/// Every line has all of these, so they are hashed once.
type SignsNear = [[[u32; 4]; 2 * NEAR_SIGNS.len()]; REACHES.len()];

fn signs_near() -> SignsNear {
    let feature = |sign: usize, lines: usize| {
        hash::feature(Ask::SignsNear as u32, hash::pair(sign as u64, lines as u64))
    };
    REACHES.map(|reach| {
        std::array::from_fn(|sign| std::array::from_fn(|lines| feature(sign + 100 * reach, lines)))
    })
}

struct Features<'v, 's> {
    view: &'v View<'v>,
    at: usize,
    look: &'v Look,
    near: &'s SignsNear,
    kinds: &'s [u64],
    sequence: &'s mut Sequence,
    /// The line's length in six steps.
    size: u64,
}

impl Features<'_, '_> {
    fn push(&mut self, ask: Ask, value: u64) {
        self.sequence.push(hash::feature(ask as u32, value));
    }

    fn push_two(&mut self, ask: Ask, first: u64, second: u64) {
        self.push(ask, hash::pair(first, second));
    }

    fn push_bits(&mut self, ask: Ask, bits: u32, with: u64) {
        let mut rest = bits;
        while rest != 0 {
            self.push_two(ask, u64::from(rest.trailing_zeros()), with);
            rest &= rest - 1;
        }
    }

    /// What the line shows by itself.
    fn own(&mut self) {
        let look = self.look;
        let size = self.size;
        let (first, last) = (look.first as u64, look.last as u64);
        self.push(Ask::Bias, u64::from(self.view.marked_up));
        self.push(Ask::Size, step(look.words, &[1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 60, 100, 200]));
        self.push(Ask::Letters, step(look.letters, &[1, 4, 8, 14, 22, 32, 45, 65, 90, 130, 200, 300, 500]));
        self.push(Ask::Ends, last);
        self.push(Ask::Begins, first);
        self.push_two(Ask::EndsBySize, last, size);
        self.push_two(Ask::Outline, hash::pair(first, last), size);
        let capitals = ratio(look.capitalised, look.words, 6);
        self.push_two(Ask::Capitals, capitals, size);
        self.push_two(Ask::Upper, ratio(look.upper, look.letters, 5), size);
        self.push_two(Ask::FunctionWords, ratio(look.function, look.words, 8), size);
        self.push_two(Ask::Digits, ratio(look.digits, look.letters, 5), size);
        self.push_two(Ask::Stops, u64::from(look.stops.min(5)), last);
        self.push_two(Ask::Commas, u64::from(look.commas.min(4)), size);
        self.push_two(Ask::Quotes, u64::from(look.quotes.min(3)), size);
        self.push_two(Ask::Bars, u64::from(look.bars.min(3)), size);
        self.push_bits(Ask::Marks, u32::from(look.marks), size.min(3));
        self.push_two(Ask::Numbers, u64::from(look.numbers), size.min(4));
        self.push_two(Ask::Named, u64::from(look.named), size);
        self.push_two(Ask::Glued, u64::from(look.glued.min(2)), size);
        let again = self.view.again[self.at].map_or(15, |share| fraction(share, 4));
        self.push_two(Ask::Again, again, size);
        self.push_bits(Ask::Sign, look.signs, 0);
        self.push_bits(Ask::SignBySize, look.signs, size);
        self.push_bits(Ask::WholeSign, look.whole, 0);
        self.push_bits(Ask::Pointer, look.pointer, 0);
        self.push_bits(Ask::Filled, look.filled, 0);
        self.push_bits(Ask::Begun, look.begun, size.min(3));
        self.push_two(Ask::Covered, ratio(look.covered, look.words, 5), size);
        self.push(Ask::Opening, look.opening);
        self.push(Ask::OpeningTwo, look.opening_two);
        self.push(Ask::Closing, look.closing);
        if look.words <= 6 {
            self.push(Ask::Shape, look.shape);
        }
        if look.words <= 12 {
            for &word in self.view.looks.words_of(self.at) {
                self.push(Ask::Word, u64::from(word));
            }
        }
    }

    /// Whether it begins like the lines that name the author.
    fn author(&mut self) {
        self.push_two(Ask::Author, u64::from(self.view.begins_with_author(self.at)), self.size);
    }

    /// The kind of the line `by` lines away.
    fn kind_at(&self, by: isize) -> u64 {
        let at = self.at.checked_add_signed(by);
        at.and_then(|at| self.kinds.get(at)).copied().unwrap_or(NO_KIND)
    }

    /// What stands around it.
    fn context(&mut self, heading: Option<usize>) {
        let (view, at, size) = (self.view, self.at, self.size);
        let own = self.kinds[self.at];
        let before = u64::from(view.gaps[at]);
        let after = view.gaps.get(at + 1).map_or(3, |&gap| u64::from(gap));
        self.push_two(Ask::Gaps, before, after);
        self.push_two(Ask::GapsBySize, hash::pair(before, after), own);
        for by in [-3, -2, -1, 1, 2, 3] {
            self.push_two(Ask::KindAt, by as u64, self.kind_at(by));
        }
        let (last, next) = (self.kind_at(-1), self.kind_at(1));
        self.push_two(Ask::KindsBefore, last, own);
        self.push_two(Ask::KindsAfter, own, next);
        self.push_two(Ask::KindsAround, hash::pair(last, own), next);
        if at > 0 {
            let signs = view.look(at - 1).signs;
            self.push_bits(Ask::SignBefore, signs, size.min(3));
        }
        if at + 1 < view.len() {
            let signs = view.look(at + 1).signs;
            self.push_bits(Ask::SignAfter, signs, size.min(3));
        }
        if let Some(heading) = heading {
            let signs = view.look(heading).signs;
            let away = step((at - heading) as u32, &[2, 3, 5, 9, 17, 33]);
            self.push_bits(Ask::Heading, signs, away);
            self.push_two(Ask::HeadingDistance, away, size);
        }
        let [comments, related] = view.heads[at].map(|head| head.wrapping_add(1));
        if comments.max(related) > 0 {
            // The later one counts: its kind, and how far above it stands.
            let kind_of = u64::from(comments > related);
            let away = step((at + 1 - comments.max(related)) as u32, &[2, 3, 5, 9, 17, 33]);
            self.push_two(Ask::Head, kind_of, own);
            self.push_two(Ask::Head, 2 + kind_of, away);
            let form = u64::from(self.look.named) * 2 + u64::from(self.look.pointer != 0);
            self.push_two(Ask::Head, 4 + kind_of, form);
        }
        for (reach, near) in REACHES.into_iter().zip(self.near) {
            let before = view.signs_near(at.saturating_sub(reach), at);
            let after = view.signs_near(at + 1, at + 1 + reach);
            for (lines, near) in before.into_iter().chain(after).zip(near) {
                self.sequence.push(near[lines.min(3) as usize]);
            }
        }
        for (range, reach) in [2, 5, 10, 25].into_iter().enumerate() {
            let (from, to) = (at.saturating_sub(reach), at + reach + 1);
            let range = range as u64;
            self.push_two(Ask::ProseAround, range, fraction(view.prose_share(from, to), 8));
            self.push_two(Ask::ProseBefore, range, fraction(view.prose_share(from, at), 6));
            self.push_two(Ask::ProseAfter, range, fraction(view.prose_share(at + 1, to.max(at + 1)), 6));
            let length = view.mean_words(from, to) as u32;
            self.push_two(Ask::LengthAround, range, step(length, &[2, 3, 5, 8, 12, 18, 26, 40, 60]));
        }
    }

    /// Where it stands: on the page, and by its thickest prose.
    fn place(&mut self) {
        let (view, at, size) = (self.view, self.at, self.size);
        let tight = around(view.tight, at);
        let loose = around(view.loose, at);
        self.push(Ask::Tight, tight);
        self.push_two(Ask::TightBySize, tight, self.kinds[self.at]);
        self.push(Ask::Loose, loose);
        self.push_two(Ask::LooseByKind, hash::pair(tight, loose), size);
        self.push_two(Ask::ProseSoFar, fraction(view.prose_before(at), 10), size);
        let total = step(view.prose_words(), &[50, 150, 300, 600, 1200]);
        self.push_two(Ask::ProseTotal, total, tight);
        let gap = |line: usize| match line {
            usize::MAX => 9,
            line => step(line.abs_diff(at) as u32, &[1, 2, 3, 4, 6, 10, 20]),
        };
        let before = if at == 0 { 9 } else { gap(view.last_prose[at - 1]) };
        let after = view.next_prose.get(at + 1).map_or(9, |&line| gap(line));
        self.push_two(Ask::ProseGap, hash::pair(before, after), size);
        let place = (at * 10 / view.len()) as u64;
        self.push_two(Ask::Place, place, size);
        self.push(Ask::FromTop, step(at as u32, &[1, 2, 3, 5, 9, 17, 33, 65]));
        self.push(Ask::FromEnd, step((view.len() - at) as u32, &[2, 3, 5, 9, 17, 33, 65]));
        let (count, again) = view.repeats[at];
        self.push_two(Ask::Repeats, hash::pair(u64::from(count.min(4)), u64::from(again)), size);
    }

    /// Whose words it shares.
    fn likeness(&mut self) {
        let (view, at, size) = (self.view, self.at, self.size);
        let body = view.body_words[at].map_or(15, |share| fraction(share, 8));
        self.push(Ask::BodyWords, body);
        self.push_two(Ask::BodyWordsBySize, body, self.kinds[self.at]);
        self.push_two(Ask::BodyWordsByPlace, hash::pair(body, around(view.tight, at)), size);
        let mean = view.mean_body_words(at.saturating_sub(2), (at + 3).min(view.len()));
        self.push_two(Ask::BodyWordsAround, fraction(mean, 8), size);
        let headline = view.headline.map_or(20, |headline| match headline.cmp(&at) {
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Less => step((at - headline) as u32, &[2, 3, 4, 6, 10, 20]) + 1,
            std::cmp::Ordering::Greater => step((headline - at) as u32, &[2, 3, 4, 6, 10, 20]) + 10,
        });
        self.push_two(Ask::HeadlinePlace, headline, self.kinds[self.at]);
        if let Some((held, holds)) = view.headline_words[at] {
            let likeness = hash::pair(fraction(held, 5), fraction(holds, 5));
            self.push_two(Ask::HeadlineWords, likeness, headline.min(1) + 2 * (headline / 10));
        }
        for (side, likeness) in view.beside[at].into_iter().enumerate() {
            if let Some(likeness) = likeness {
                self.push_two(Ask::NeighbourWords, side as u64 * 16 + fraction(likeness, 5), size);
            }
        }
    }

    /// What the trees make of it and of the lines around it.
    fn odds(&mut self, text: &[f32]) {
        let at = self.at;
        let own = fraction(text[at], 8);
        let beside = |by: isize| {
            let line = at.checked_add_signed(by).and_then(|line| text.get(line));
            line.map_or(20, |&odds| fraction(odds, 4))
        };
        let coarse = fraction(text[at], 3);
        self.push(Ask::Odds, own);
        self.push_two(Ask::OddsByKind, coarse, self.kinds[self.at]);
        self.push_two(Ask::OddsAround, hash::pair(beside(-1), coarse), beside(1));
        for by in [-3, -2, 2, 3] {
            self.push_two(Ask::OddsNear, by as u64, beside(by));
        }
        let mean = |from: usize, to: usize| {
            let lines = &text[from.min(text.len())..to.min(text.len())];
            fraction(lines.iter().sum::<f32>() / lines.len().max(1) as f32, 5)
        };
        for reach in [5, 15, 60] {
            let (before, after) = (mean(at.saturating_sub(reach), at), mean(at + 1, at + 1 + reach));
            self.push_two(Ask::OddsNear, 100 + reach as u64, hash::pair(before, after));
        }
    }

    /// What the markup says of it.
    fn markup(&mut self) {
        let (view, at, size) = (self.view, self.at, self.size);
        let line: &Line = &view.lines[at];
        let own_kind = self.kinds[self.at];
        self.push_two(Ask::Level, u64::from(line.markup.heading), size);
        self.push_two(Ask::List, u64::from(line.markup.list), size);
        let links = fraction(link_share(line), 6);
        self.push_two(Ask::Links, links, own_kind);
        for reach in [3, 10] {
            let share = view.linked_share(at.saturating_sub(reach), at + reach + 1);
            self.push_two(Ask::LinksAround, reach as u64, fraction(share, 6));
        }
        for (ask, with_kind, hints) in [
            (Ask::Own, Some(Ask::OwnByKind), line.markup.own),
            (Ask::Near, Some(Ask::NearByKind), line.markup.near),
            (Ask::Around, None, line.markup.around),
        ] {
            self.hints(ask, with_kind, hints, own_kind);
        }
        let markup = &line.markup;
        let tag = hash::bytes(markup.tag.as_bytes());
        self.push(Ask::Tag, tag);
        self.push_two(Ask::TagByKind, tag, own_kind);
        let share = |bytes: usize| fraction(bytes as f32 / line.span.len().max(1) as f32, 2);
        self.push_two(Ask::Look, hash::pair(share(markup.bold), share(markup.italic)), size);
        self.push_two(Ask::Look, 100 + u64::from(markup.unseen), size);
        let letters = step(u32::from(markup.font_size), &[1, 12, 14, 16, 18, 20, 24, 30]);
        self.push_two(Ask::Look, 200 + letters, size);
        self.push_two(Ask::Picture, u64::from(markup.after_picture), own_kind);
        self.push(Ask::Depth, step(u32::from(markup.depth), &[2, 4, 6, 8, 10, 12, 15, 20]));
        let beside = |other: Option<&Line>| other.is_some_and(|other| other.markup.block == markup.block);
        let one_block = (beside(at.checked_sub(1).map(|at| &view.lines[at])), beside(view.lines.get(at + 1)));
        self.push_two(Ask::Block, u64::from(one_block.0) * 2 + u64::from(one_block.1), size);
        let alike = view.alike[at];
        let standing = fraction(alike.prose as f32 / view.prose_words().max(1) as f32, 6);
        let density = fraction(alike.prose as f32 / alike.words.max(1) as f32, 5);
        self.push_two(Ask::AlikeProse, hash::pair(standing, density), size);
        let siblings = view.siblings[at];
        let prose = fraction(siblings.prose as f32 / view.prose_words().max(1) as f32, 8);
        let density = fraction(siblings.prose as f32 / siblings.words.max(1) as f32, 5);
        let standing = hash::pair(prose, u64::from(siblings.most));
        self.push_two(Ask::SiblingProse, standing, density);
        self.push_two(Ask::SiblingBySize, standing, own_kind);
        self.push_two(Ask::SiblingLines, step(siblings.lines, &[2, 3, 5, 9, 17, 33]), size);
        let parent =
            |line: Option<&Line>| line.is_some_and(|other| other.markup.parent == line_parent(view, at));
        let same = (parent(at.checked_sub(1).map(|at| &view.lines[at])), parent(view.lines.get(at + 1)));
        self.push_two(Ask::SameParent, u64::from(same.0) * 2 + u64::from(same.1), size);
    }

    fn hints(&mut self, ask: Ask, with_kind: Option<Ask>, hints: Hints, kind: u64) {
        if hints.is_empty() {
            self.push(ask, u64::MAX);
        }
        for hint in hints.iter() {
            self.push(ask, hint as u64);
            if let Some(ask) = with_kind {
                self.push_two(ask, hint as u64, kind);
            }
        }
    }
}

fn line_parent(view: &View<'_>, at: usize) -> u32 {
    view.lines[at].markup.parent
}

/// The line's length in six steps.
fn size(look: &Look) -> u64 {
    step(look.words, &[3, 6, 11, 21, 41])
}

/// How many of the rising `steps` the value reaches.
pub(super) fn step(value: u32, steps: &[u32]) -> u64 {
    steps.iter().take_while(|&&step| value >= step).count() as u64
}

/// A share of 0 to 1 as one of `parts` numbers, where nothing and all have their own.
fn fraction(share: f32, parts: u32) -> u64 {
    match share {
        share if share <= 0.0 => 0,
        share if share >= 1.0 => u64::from(parts) + 1,
        share => u64::from(1 + (share * parts as f32) as u32),
    }
}

fn ratio(part: u32, whole: u32, parts: u32) -> u64 {
    fraction(part as f32 / whole.max(1) as f32, parts)
}
