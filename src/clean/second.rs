//! The second look: once it is known how likely each line is text, what stands around a line says more (stacked
//! sequential learning, Cohen and Carvalho 2005).

use std::collections::HashMap;

use super::{
    containers::{self, Containers},
    measures::Sheet,
    trees::ABREAST,
    view::{View, heaviest, markup_of, shared_words},
};
use crate::{label::hash, source::Line};

/// How many measures the second look adds.
pub(super) const COUNT: usize = 34 + containers::COUNT;

/// What the first odds say of the whole page.
pub(super) struct SecondView<'v> {
    /// How likely each line is text, 0 to 1.
    text: Vec<f32>,
    /// Words times odds up to each line; one more at the end.
    kept: Vec<f32>,
    /// Words up to each line; one more at the end.
    words: Vec<f32>,
    /// The lines in which what is kept outweighs what is not by most.
    core: (usize, usize),
    /// The share of each line's words that stand in other likely lines.
    body_words: Vec<Option<f32>>,
    /// The mean odds of the other lines in the same element, and of those with the same markup, with their number.
    siblings: Vec<(f32, u32)>,
    alike: Vec<(f32, u32)>,
    /// The nearest likely line before and after each.
    before: Vec<usize>,
    after: Vec<usize>,
    /// For each line the stretch of likely lines that it belongs to, or the last one before it.
    stretch: Vec<usize>,
    stretches: Vec<Stretch>,
    /// The stretch with most words.
    largest: usize,
    /// The mean odds of the lines in a row that look alike, as the rows of a table or list do, and their number.
    rows: Vec<(f32, u32)>,
    /// The elements, weighed by their likely words.
    containers: Containers<'v>,
    /// The page's lines.
    lines: &'v [Line],
}

/// Likely lines with fewer than [`GAP`] others in a row between them.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    start: usize,
    end: usize,
    words: f32,
}

/// How many unlikely lines in a row end a stretch.
const GAP: usize = 3;

/// The largest distance to a likely line that is told apart.
const FAR: usize = 99;

impl<'v> SecondView<'v> {
    /// `text` is how likely each line is text.
    pub(super) fn new(view: &View<'v>, text: Vec<f32>) -> Self {
        let count = |at: usize| view.look(at).words.clamp(1, 80) as f32;
        let (mut kept, mut words) = (vec![0.0], vec![0.0]);
        for (at, text) in text.iter().enumerate() {
            kept.push(kept[at] + text * count(at));
            words.push(words[at] + count(at));
        }
        let core = heaviest(view.len(), |at| ((text[at] - 0.5) * 16.0 * (4.0 + count(at))) as i32);
        let body_words = shared_words(&view.looks, |at| text[at] >= 0.5);
        let siblings = means(view, &text, |line| u64::from(line.markup.parent));
        let alike = means(view, &text, markup_of);
        let (mut before, mut after) = (vec![FAR; text.len()], vec![FAR; text.len()]);
        let mut away = FAR;
        for at in 0..text.len() {
            before[at] = away;
            away = if text[at] >= 0.5 { 1 } else { (away + 1).min(FAR) };
        }
        away = FAR;
        for at in (0..text.len()).rev() {
            after[at] = away;
            away = if text[at] >= 0.5 { 1 } else { (away + 1).min(FAR) };
        }
        let rows = rows(view, &text);
        let mut stretches = vec![Stretch::default()];
        let mut stretch = Vec::with_capacity(text.len());
        for (at, &odds) in text.iter().enumerate() {
            if odds >= 0.5 {
                let last = stretches.len() - 1;
                if stretches[last].words == 0.0 || at - stretches[last].end >= GAP {
                    stretches.push(Stretch { start: at, end: at, words: 0.0 });
                }
                let last = stretches.len() - 1;
                stretches[last].end = at + 1;
                stretches[last].words += count(at);
            }
            stretch.push(stretches.len() - 1);
        }
        let most =
            |best: usize, at: usize| if stretches[at].words > stretches[best].words { at } else { best };
        let largest = (0..stretches.len()).fold(0, most);
        let containers = view.weighed(|at| (count(at), count(at) * text[at]));
        SecondView {
            text,
            kept,
            words,
            core,
            body_words,
            siblings,
            alike,
            before,
            after,
            stretch,
            stretches,
            largest,
            rows,
            containers,
            lines: view.lines,
        }
    }

    fn share(&self, from: usize, to: usize) -> f32 {
        let to = to.min(self.text.len());
        if from >= to { 0.0 } else { (self.kept[to] - self.kept[from]) / (self.words[to] - self.words[from]) }
    }

    /// Writes the measures of the lines from `from` on, as many as are looked at abreast.
    pub(super) fn measure(&self, from: usize, sheet: &mut Sheet) {
        for (line, at) in (from..self.text.len()).take(ABREAST).enumerate() {
            sheet.begin(line);
            self.measure_line(at, sheet);
        }
    }

    fn measure_line(&self, at: usize, sheet: &mut Sheet) {
        sheet.push(self.text[at]);
        for by in [-3, -2, -1, 1, 2, 3] {
            let line = at.checked_add_signed(by).and_then(|line| self.text.get(line));
            sheet.push(line.copied().unwrap_or(-1.0));
        }
        for reach in [4, 12, 30] {
            sheet.push(self.share(at.saturating_sub(reach), at));
            sheet.push(self.share(at + 1, at + 1 + reach));
        }
        let count = self.text.len();
        let (start, end) = self.core;
        let total = self.kept[count];
        sheet.extend([
            at as f32 - start as f32,
            at as f32 - end as f32,
            (end - start) as f32,
            self.share(start, end),
            self.kept[at] / total.max(1.0),
            total,
            self.body_words[at].unwrap_or(-1.0),
            self.before[at] as f32,
            self.after[at] as f32,
            self.siblings[at].0,
            self.siblings[at].1 as f32,
            self.alike[at].0,
            self.alike[at].1 as f32,
        ]);
        let (own, largest) = (self.stretches[self.stretch[at]], self.stretches[self.largest]);
        sheet.extend([
            own.words,
            own.words / largest.words.max(1.0),
            self.stretch[at] as f32 - self.largest as f32,
            at as f32 - largest.start as f32,
            at as f32 - largest.end as f32,
            at as f32 - own.end as f32,
            self.rows[at].0,
            self.rows[at].1 as f32,
        ]);
        self.containers.measure(&self.lines[at], sheet);
    }
}

/// For each line the mean odds of the lines in a row, itself among them, that look like it, and their number.
fn rows(view: &View<'_>, text: &[f32]) -> Vec<(f32, u32)> {
    let outline = |at: usize| {
        let look = view.look(at);
        (look.first, look.digits > 0, look.ends_sentence(), look.words.max(1).ilog2())
    };
    let mut rows = Vec::with_capacity(text.len());
    while rows.len() < text.len() {
        let start = rows.len();
        let alike = (start + 1..text.len()).take_while(|&at| outline(at) == outline(start)).count() + 1;
        let mean = text[start..start + alike].iter().sum::<f32>() / alike as f32;
        rows.extend(std::iter::repeat_n((mean, alike as u32), alike));
    }
    rows
}

/// For each line the mean odds of the other lines with the same key, weighted by words, and their number; -1 where
/// there is none, and without markup.
fn means(view: &View<'_>, text: &[f32], key: impl Fn(&Line) -> u64) -> Vec<(f32, u32)> {
    if !view.marked_up {
        return vec![(-1.0, 0); text.len()];
    }
    let mut sums: HashMap<u64, (f32, f32, u32), hash::Plain> = HashMap::default();
    let weight = |at: usize| view.look(at).words.clamp(1, 80) as f32;
    for (at, line) in view.lines.iter().enumerate() {
        let sum = sums.entry(key(line)).or_default();
        *sum = (sum.0 + text[at] * weight(at), sum.1 + weight(at), sum.2 + 1);
    }
    let of = |at: usize| {
        let (kept, words, lines) = sums[&key(&view.lines[at])];
        let (kept, words) = (kept - text[at] * weight(at), words - weight(at));
        (if words > 0.5 { kept / words } else { -1.0 }, lines - 1)
    };
    (0..view.len()).map(of).collect()
}
