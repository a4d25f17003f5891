//! What a page shows as a whole: where its prose lies thickest, which words its body uses, which line looks like its
//! headline. Everything takes time in proportion to the page.

use std::collections::HashMap;

use super::{
    containers::{self, Containers, Place},
    copies::{again, repeats},
    features::step,
    lexicon::Sign,
    look::{Edge, Look, Looks},
};
use crate::{
    label::hash,
    source::{Head, Line},
    text::Repaired,
};

/// The signs that say something of the lines around them too.
pub(super) const NEAR_SIGNS: [Sign; 10] = [
    Sign::Comment,
    Sign::Related,
    Sign::ReadOn,
    Sign::Share,
    Sign::Subscribe,
    Sign::Consent,
    Sign::Legal,
    Sign::Shop,
    Sign::Account,
    Sign::Dated,
];

/// A page ready for its features.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) looks: Looks,
    /// Line breaks before each line, three at most; the first line has three.
    pub(super) gaps: Vec<u8>,
    /// Whether any line has markup.
    pub(super) marked_up: bool,
    /// The words of prose up to each line; one more at the end.
    prose: Vec<u32>,
    /// The words up to each line; one more at the end.
    words: Vec<u32>,
    /// The words of lines that are links up to each line; one more at the end.
    linked: Vec<u32>,
    /// How many lines up to each hold each of [`NEAR_SIGNS`]; one more at the end.
    signs: Vec<[u32; NEAR_SIGNS.len()]>,
    /// The prose line at or before each line; none: `usize::MAX`.
    pub(super) last_prose: Vec<usize>,
    /// The prose line at or after each line; none: `usize::MAX`.
    pub(super) next_prose: Vec<usize>,
    /// The lines in which prose outweighs the rest by most, where short lines weigh much.
    pub(super) tight: (usize, usize),
    /// The same where they weigh little.
    pub(super) loose: (usize, usize),
    /// The share of each line's words that stand in other lines of [`View::tight`] too; none where it has no words to
    /// compare.
    pub(super) body_words: Vec<Option<f32>>,
    /// The share of each line's words that stand in the line before it, and in the one after it; none where there is
    /// no such line, and where it has no words to compare.
    pub(super) beside: Vec<[Option<f32>; 2]>,
    /// The line that looks most like the headline.
    pub(super) headline: Option<usize>,
    /// The share of the headline's words that each line has, and the share of the line's that the headline has.
    pub(super) headline_words: Vec<Option<(f32, f32)>>,
    /// How often each line stands on the page, and whether it did before.
    pub(super) repeats: Vec<(u32, bool)>,
    /// The nearest line above each that heads readers' comments, and that heads other articles; none: `usize::MAX`.
    pub(super) heads: Vec<[usize; HEADS.len()]>,
    /// The share of each line's runs of three words that stand in another line too; none where it has none.
    pub(super) again: Vec<Option<f32>>,
    /// Of each line: the share of the page's prose that its siblings hold, their number, the share of prose in their
    /// words. All 0 without markup.
    pub(super) siblings: Vec<Siblings>,
    /// The same for the lines with the same markup.
    pub(super) alike: Vec<Siblings>,
    /// The elements, weighed by their prose.
    pub(super) containers: Containers<'a>,
    /// How each element stands to the headline's.
    pub(super) headline_places: Vec<Place>,
    elements: &'a [u32],
    /// The words of the lines above the body that name its author.
    authors: Vec<u32>,
}

/// What stands in the same element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Siblings {
    /// Lines.
    pub(super) lines: u32,
    /// Their words.
    pub(super) words: u32,
    /// Their words of prose.
    pub(super) prose: u32,
    /// Whether no other element holds more prose.
    pub(super) most: bool,
}

impl<'a> View<'a> {
    /// Looks at the lines of `page`.
    pub(super) fn new(page: &'a Repaired, head: &Head) -> Self {
        let (text, lines) = (page.text.as_str(), page.lines.as_slice());
        let mut looks = Looks::default();
        lines.iter().for_each(|line| looks.add(&text[line.span], line.markup.bullet));
        let marked_up = lines.iter().any(|line| line.markup.parent != 0 || line.markup.linked > 0);
        let gaps = gaps(text, lines);
        let is_prose = |at: usize| looks.lines[at].is_prose() && link_share(&lines[at]) < 0.5;
        let prose_lines: Vec<bool> = (0..lines.len()).map(is_prose).collect();
        let sum = |value: &dyn Fn(usize) -> u32| {
            let mut sums = vec![0u32];
            (0..lines.len()).for_each(|at| sums.push(sums[at].saturating_add(value(at))));
            sums
        };
        let words_of = |at: usize| looks.lines[at].words;
        let prose = sum(&|at| if prose_lines[at] { words_of(at) } else { 0 });
        let words = sum(&words_of);
        let linked = sum(&|at| if link_share(&lines[at]) >= 0.5 { words_of(at) } else { 0 });
        let mut signs = vec![[0; NEAR_SIGNS.len()]];
        for (at, look) in looks.lines.iter().enumerate() {
            signs.push(std::array::from_fn(|sign| signs[at][sign] + u32::from(look.has(NEAR_SIGNS[sign]))));
        }
        let mut last_prose = vec![usize::MAX; lines.len()];
        let mut next_prose = vec![usize::MAX; lines.len()];
        let mut seen = usize::MAX;
        for at in 0..lines.len() {
            seen = if prose_lines[at] { at } else { seen };
            last_prose[at] = seen;
        }
        seen = usize::MAX;
        for at in (0..lines.len()).rev() {
            seen = if prose_lines[at] { at } else { seen };
            next_prose[at] = seen;
        }
        let weight = |at: usize| {
            let words = words_of(at).min(80) as i32;
            match prose_lines[at] {
                true => Some(words),
                false if looks.lines[at].ends_sentence() && words >= 3 => Some(0),
                false => None,
            }
        };
        let tight = heaviest(lines.len(), |at| weight(at).unwrap_or(-12));
        let loose = heaviest(lines.len(), |at| weight(at).unwrap_or(-4));
        let body_words = shared_words(&looks, |at| (tight.0..tight.1).contains(&at));
        let repeats = repeats(&looks);
        let again = again(&looks);
        let heads = heads(&looks);
        let (by_parent, alike) = if marked_up {
            let by_parent = |line: &Line| u64::from(line.markup.parent);
            (
                siblings(lines, &looks, &prose_lines, by_parent),
                siblings(lines, &looks, &prose_lines, markup_of),
            )
        } else {
            (vec![Siblings::default(); lines.len()], vec![Siblings::default(); lines.len()])
        };
        let weigh = |at: usize| {
            let words = words_of(at) as f32;
            (words, if prose_lines[at] { words } else { 0.0 })
        };
        let containers = Containers::new(&page.elements, lines, weigh);
        let mut view = View {
            text,
            lines,
            looks,
            gaps,
            marked_up,
            prose,
            words,
            linked,
            signs,
            last_prose,
            next_prose,
            tight,
            loose,
            body_words,
            beside: Vec::new(),
            headline: None,
            headline_words: Vec::new(),
            repeats,
            again,
            heads,
            siblings: by_parent,
            alike,
            containers,
            headline_places: Vec::new(),
            elements: &page.elements,
            authors: Vec::new(),
        };
        view.beside = (0..lines.len()).map(|at| view.likeness_beside(at)).collect();
        view.authors = view.find_authors();
        view.headline = view.guess_headline(head);
        view.headline_words = (0..lines.len()).map(|at| view.likeness_to_headline(at)).collect();
        let headline = view.headline.map_or(0, |at| lines[at].markup.block as usize);
        view.headline_places =
            if headline > 0 { containers::places(view.elements, headline) } else { Vec::new() };
        view
    }

    /// For each line that `is` is true for, how many such lines stand in a row there; 0 for the others.
    pub(super) fn run_of(&self, is: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut runs = vec![0; self.len()];
        let mut start = 0;
        for at in 0..=self.len() {
            if at == self.len() || !is(at) {
                runs[start..at].fill(at - start);
                start = at + 1;
            }
        }
        runs
    }

    /// The elements, weighed by what `weigh` says of each line: its words, and what it counts.
    pub(super) fn weighed(&self, weigh: impl Fn(usize) -> (f32, f32)) -> Containers<'a> {
        Containers::new(self.elements, self.lines, weigh)
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The text of a line.
    pub(super) fn text(&self, at: usize) -> &'a str {
        &self.text[self.lines[at].span]
    }

    pub(super) fn look(&self, at: usize) -> &Look {
        &self.looks.lines[at]
    }

    /// The share of prose among the words of the lines `from..to`, cut to the page.
    pub(super) fn prose_share(&self, from: usize, to: usize) -> f32 {
        share(&self.prose, &self.words, from, to.min(self.len()))
    }

    /// The share of links among the words of the lines `from..to`, cut to the page.
    pub(super) fn linked_share(&self, from: usize, to: usize) -> f32 {
        share(&self.linked, &self.words, from, to.min(self.len()))
    }

    /// How many of the lines `from..to`, cut to the page, hold each of [`NEAR_SIGNS`].
    pub(super) fn signs_near(&self, from: usize, to: usize) -> [u32; NEAR_SIGNS.len()] {
        let to = to.min(self.len()).max(from);
        std::array::from_fn(|sign| self.signs[to][sign] - self.signs[from][sign])
    }

    /// The share of the page's prose that stands before line `at`.
    pub(super) fn prose_before(&self, at: usize) -> f32 {
        self.prose[at] as f32 / self.prose[self.len()].max(1) as f32
    }

    /// The words of prose on the page.
    pub(super) fn prose_words(&self) -> u32 {
        self.prose[self.len()]
    }

    /// How many words the lines `from..to` have in the mean.
    pub(super) fn mean_words(&self, from: usize, to: usize) -> f32 {
        let to = to.min(self.len());
        (self.words[to] - self.words[from]) as f32 / (to - from).max(1) as f32
    }

    /// The mean of what is known of [`View::body_words`] of the lines `from..to`.
    pub(super) fn mean_body_words(&self, from: usize, to: usize) -> f32 {
        let known = self.body_words[from..to].iter().flatten();
        known.clone().sum::<f32>() / known.count().max(1) as f32
    }

    fn likeness_beside(&self, at: usize) -> [Option<f32>; 2] {
        let others = [at.checked_sub(1), Some(at + 1).filter(|&line| line < self.len())];
        others.map(|other| self.likeness(at, other?))
    }

    fn likeness_to_headline(&self, at: usize) -> Option<(f32, f32)> {
        let headline = self.looks.words_of(self.headline?);
        let words = self.looks.words_of(at);
        if words.is_empty() || headline.is_empty() {
            return None;
        }
        Some((overlap(headline, words), overlap(words, headline)))
    }

    /// Whether the line ends with the whole of the next one, as a breadcrumb that a headline was run into.
    pub(super) fn runs_into_next(&self, at: usize) -> bool {
        if at + 1 >= self.len() {
            return false;
        }
        let (long, short) = (self.looks.triples_of(at), self.looks.triples_of(at + 1));
        !short.is_empty() && long.len() > short.len() && long.ends_with(short)
    }

    /// The share of a line's words that stand in `other` too.
    pub(super) fn likeness(&self, at: usize, other: usize) -> Option<f32> {
        let words = self.looks.words_of(at);
        (!words.is_empty()).then(|| overlap(words, self.looks.words_of(other)))
    }

    fn find_authors(&self) -> Vec<u32> {
        const MOST: u32 = 12;
        let names = |&at: &usize| {
            let look = self.look(at);
            look.words <= MOST && !look.ends_sentence() && look.begins_as(Sign::Author)
        };
        let lines = (0..(self.tight.0 + 3).min(self.len())).rev().filter(names).take(3);
        lines.flat_map(|at| self.looks.words_of(at).iter().copied()).collect()
    }

    /// How many of the line's first three words stand in the lines that name the author.
    pub(super) fn begins_with_author(&self, at: usize) -> u32 {
        let words = self.looks.words_of(at).iter().take(3);
        words.filter(|word| self.authors.contains(word)).count() as u32
    }

    /// The line before the body whose words the body uses most, for which a second copy, markup and the document's
    /// head speak too.
    fn guess_headline(&self, head: &Head) -> Option<usize> {
        let mut titled = Looks::default();
        titled.add(head.headline.as_deref().unwrap_or_default(), false);
        let title = titled.words_of(0);
        let mut best = (3.0, None);
        let first = self.tight.0.saturating_sub(60);
        let last = (self.tight.0 + 3).min(self.len());
        for at in first..last {
            let look = self.look(at);
            if !(2..=40).contains(&look.words) || look.covered * 2 > look.words {
                continue;
            }
            let markup = &self.lines[at].markup;
            let words = self.looks.words_of(at).len() as f32;
            let mut score = self.body_words[at].unwrap_or(0.0) * words.min(10.0);
            score += if self.repeats[at].0 > 1 && words >= 3.0 { 2.0 } else { 0.0 };
            score += match markup.heading {
                0 => 0.0,
                1 => 5.0,
                2 => 1.5,
                _ => 0.5,
            };
            score += if markup.own.has("title") { 1.0 } else { 0.0 };
            if !title.is_empty() {
                score += 8.0 * overlap(title, self.looks.words_of(at));
            }
            score -= if look.ends_sentence() { 2.0 } else { 0.0 };
            score -= if at >= self.tight.0 { 1.5 } else { (self.tight.0 - at) as f32 / 15.0 };
            if score > best.0 {
                best = (score, Some(at));
            }
        }
        best.1
    }
}

/// Of each line the share of its words that stand in other lines of the `body` too; none where it has no words.
pub(super) fn shared_words(looks: &Looks, body: impl Fn(usize) -> bool) -> Vec<Option<f32>> {
    let mut vocabulary: HashMap<u32, u32, hash::Plain> = HashMap::default();
    for at in (0..looks.lines.len()).filter(|&at| body(at)) {
        let mut own: Vec<u32> = looks.words_of(at).to_vec();
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|word| *vocabulary.entry(word).or_default() += 1);
    }
    let share = |at: usize| {
        let words = looks.words_of(at);
        let own = u32::from(body(at));
        let known = words.iter().filter(|word| vocabulary.get(word).is_some_and(|&lines| lines > own));
        (!words.is_empty()).then(|| known.count() as f32 / words.len() as f32)
    };
    (0..looks.lines.len()).map(share).collect()
}

/// The share of a line's bytes that stand in links.
pub(super) fn link_share(line: &Line) -> f32 {
    line.markup.linked as f32 / line.span.len().max(1) as f32
}

fn share(part: &[u32], whole: &[u32], from: usize, to: usize) -> f32 {
    (part[to] - part[from]) as f32 / (whole[to] - whole[from]).max(1) as f32
}

fn overlap(words: &[u32], others: &[u32]) -> f32 {
    let others = &others[..others.len().min(200)];
    let words = &words[..words.len().min(200)];
    words.iter().filter(|word| others.contains(word)).count() as f32 / words.len().max(1) as f32
}

fn gaps(text: &str, lines: &[Line]) -> Vec<u8> {
    let mut end = None;
    let gap = |line: &Line| {
        let between = end.map(|end: usize| &text.as_bytes()[end..line.span.start]);
        end = Some(line.span.end);
        between.map_or(3, |between| between.iter().filter(|&&byte| byte == b'\n').count().min(3) as u8)
    };
    lines.iter().map(gap).collect()
}

/// The range of lines with the greatest sum of weights (Kadane's algorithm); empty where none is above zero.
pub(super) fn heaviest(count: usize, weight: impl Fn(usize) -> i32) -> (usize, usize) {
    let (mut best, mut range) = (0i64, (0, 0));
    let (mut sum, mut start) = (0i64, 0);
    for at in 0..count {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += i64::from(weight(at));
        if sum > best {
            (best, range) = (sum, (start, at + 1));
        }
    }
    range
}

/// What a short line may head that goes on for many lines.
const HEADS: [Sign; 2] = [Sign::Comment, Sign::Related];

fn heads(looks: &Looks) -> Vec<[usize; HEADS.len()]> {
    let mut last = [usize::MAX; HEADS.len()];
    let step = |(at, look): (usize, &Look)| {
        let above = last;
        let opens = look.words <= 9 && look.covered * 3 >= look.words && !look.ends_sentence();
        if look.words <= 6 && look.covered * 2 >= look.words || look.begun != 0 && opens {
            for (last, sign) in last.iter_mut().zip(HEADS) {
                *last = if look.has(sign) { at } else { *last };
            }
        }
        above
    };
    looks.lines.iter().enumerate().map(step).collect()
}

fn siblings(lines: &[Line], looks: &Looks, prose: &[bool], key: impl Fn(&Line) -> u64) -> Vec<Siblings> {
    let mut parents: HashMap<u64, Siblings, hash::Plain> = HashMap::default();
    for ((line, look), &prose) in lines.iter().zip(&looks.lines).zip(prose) {
        let siblings = parents.entry(key(line)).or_default();
        siblings.lines += 1;
        siblings.words += look.words;
        siblings.prose += if prose { look.words } else { 0 };
    }
    let most = parents.values().map(|siblings| siblings.prose).max().unwrap_or(0);
    let of = |line: &Line| match line.markup.parent {
        0 => Siblings::default(),
        _ => {
            let siblings = parents[&key(line)];
            Siblings { most: most > 0 && siblings.prose == most, ..siblings }
        }
    };
    lines.iter().map(of).collect()
}

/// The element and what it and those around it are called: lines that agree in this come from one template.
pub(super) fn markup_of(line: &Line) -> u64 {
    let markup = &line.markup;
    let place = hash::pair(u64::from(markup.heading), hash::bytes(markup.tag.as_bytes()));
    hash::pair(hash::pair(markup.own.bits(), markup.near.bits()), place)
}

/// The kind of a line in one number: how long, whether it ends like a sentence, what it is a sign of.
pub(super) fn kind(look: &Look) -> u64 {
    if look.is_whole(Sign::Advert) {
        return 1;
    }
    let size = match look.words {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6..=10 => 3,
        11..=20 => 4,
        21..=40 => 5,
        _ => 6,
    };
    let end = match look.last {
        Edge::Stop => 2,
        Edge::Colon | Edge::Ellipsis | Edge::Quote => 1,
        _ => 0,
    };
    2 + size * 3 + end
}

/// What lies beyond the first and last line.
pub(super) const NO_KIND: u64 = 0;

/// Where `at` stands by a range of lines: before it, at its beginning, within, at its end, after it; how far.
pub(super) fn around((start, end): (usize, usize), at: usize) -> u64 {
    const FAR: [u32; 6] = [2, 3, 5, 9, 20, 50];
    if start == end {
        0
    } else if at < start {
        1 + step((start - at) as u32, &FAR)
    } else if at >= end {
        10 + step((at + 1 - end) as u32, &FAR)
    } else {
        20 + (at - start).min(2) as u64 * 3 + (end - 1 - at).min(2) as u64
    }
}
