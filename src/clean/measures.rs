//! What the boosted trees look at: a line and its surroundings in plain numbers.

use super::{
    containers,
    lexicon::Sign,
    look::{Look, MARKS, NUMBERS},
    second,
    trees::{ABREAST, Column},
    view::{View, link_share},
};
#[cfg(feature = "train")]
use crate::{source::Head, text::Repaired};
use crate::{
    source::{Hints, Line, Markup},
    span::Span,
};

/// How many measures a line has.
pub(super) const COUNT: usize = OWN + 2 * Hints::COUNT;
/// The same in the second look.
pub(super) const SECOND_COUNT: usize = COUNT + second::COUNT;

/// The measures other than the hints.
const OWN: usize = 222 + containers::COUNT + containers::PLACE_COUNT;

/// Lines beyond the page, and distances to what is not there.
const NONE: f32 = -1.0;

/// The measures of lines abreast, as the trees look at them: column by column.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The columns, one after the other.
    numbers: Vec<f32>,
    /// Where the next measure of the line that is measured stands.
    next: usize,
}

impl Sheet {
    pub(super) fn new(measures: usize) -> Self {
        Sheet { numbers: vec![0.0; measures * ABREAST], next: 0 }
    }

    /// The columns; beyond the last line of a page they say nothing.
    pub(super) fn columns(&self) -> &[Column] {
        self.numbers.as_chunks().0
    }

    /// Begins a line.
    pub(super) fn begin(&mut self, line: usize) {
        self.next = line;
    }

    /// Adds the line's next measure, a number.
    pub(super) fn push(&mut self, number: f32) {
        debug_assert!(!number.is_nan(), "measure {}", self.next / ABREAST);
        self.numbers[self.next] = number;
        self.next += ABREAST;
    }

    pub(super) fn extend(&mut self, numbers: impl IntoIterator<Item = f32>) {
        numbers.into_iter().for_each(|number| self.push(number));
    }

    /// The measures of one line.
    #[cfg(feature = "train")]
    fn row(&self, line: usize) -> Vec<f32> {
        self.columns().iter().map(|column| column[line]).collect()
    }
}

/// Writes the measures of a page's lines.
struct Measurer<'v> {
    view: &'v View<'v>,
    sheet: Sheet,
    /// Whether any line has hints: without, their columns stay as they are made.
    hinted: bool,
}

/// Calls `see` with the measures of [`ABREAST`] lines in turn, or as many as are left: [`COUNT`] columns. The second
/// look, for which it is known how likely each line is text, adds those of [`second::SecondView`].
pub(super) fn each(view: &View<'_>, mut see: impl FnMut(&Sheet)) {
    let above = headings(view);
    let is_hinted = |line: &Line| hints(&line.markup).iter().any(|(hints, ..)| !hints.is_empty());
    let hinted = view.lines.iter().any(is_hinted);
    let mut measurer = Measurer { view, sheet: Sheet::new(COUNT), hinted };
    for (at, &above) in above.iter().enumerate() {
        measurer.sheet.begin(at % ABREAST);
        measurer.own(at);
        for by in [-2, -1, 1, 2] {
            measurer.neighbour(at, by);
        }
        measurer.around(at);
        measurer.place(at);
        measurer.likeness(at);
        measurer.heading(at, above);
        measurer.markup(at);
        if (at + 1).is_multiple_of(ABREAST) || at + 1 == view.len() {
            see(&measurer.sheet);
        }
    }
}

/// The nearest line above each that is wholly a phrase of the lexicon.
fn headings(view: &View<'_>) -> Vec<Option<usize>> {
    let mut above = None;
    let step = |at: usize| {
        let found = above;
        let look = view.look(at);
        if look.whole != 0 || (look.covered > 0 && look.words <= 6) {
            above = Some(at);
        }
        found
    };
    (0..view.len()).map(step).collect()
}

/// The hints that a line has, which of two measures of each they count for, and how much.
fn hints(markup: &Markup) -> [(Hints, usize, f32); 3] {
    [(markup.own, 0, 2.0), (markup.near, 0, 1.0), (markup.around, 1, 1.0)]
}

fn ratio(part: u32, whole: u32) -> f32 {
    part as f32 / whole.max(1) as f32
}

impl Measurer<'_> {
    fn push(&mut self, number: f32) {
        self.sheet.push(number);
    }

    fn own(&mut self, at: usize) {
        let look = self.view.look(at);
        for number in [
            look.words as f32,
            look.letters as f32,
            ratio(look.letters, look.words),
            ratio(look.upper, look.letters),
            ratio(look.digits, look.letters),
            ratio(look.capitalised, look.words),
            ratio(look.function, look.words),
            look.commas as f32,
            look.stops as f32,
            look.quotes as f32,
            look.bars as f32,
            look.glued as f32,
            look.first as u8 as f32,
            look.last as u8 as f32,
            f32::from(look.ends_sentence()),
            f32::from(look.is_prose()),
            ratio(look.covered, look.words),
            look.whole.count_ones() as f32,
            f32::from(look.named),
            self.view.again[at].unwrap_or(NONE),
            self.view.repeats[at].0 as f32,
            f32::from(self.view.repeats[at].1),
        ] {
            self.push(number);
        }
        for mark in 0..MARKS {
            self.push(f32::from(look.marks >> mark & 1));
        }
        for number in 0..NUMBERS {
            self.push(f32::from(look.numbers >> number & 1));
        }
        for sign in 0..Sign::Function as u32 {
            self.push((look.signs >> sign & 1) as f32 + (look.whole >> sign & 1) as f32);
        }
        for spoken in [Sign::You, Sign::We, Sign::I] {
            self.push(f32::from(look.has(spoken)));
        }
        self.push(f32::from(look.pointer != 0));
        self.push(f32::from(look.filled != 0));
        self.push(self.view.begins_with_author(at) as f32);
    }

    fn neighbour(&mut self, at: usize, by: isize) {
        let line = at.checked_add_signed(by).filter(|&line| line < self.view.len());
        let Some(line) = line else {
            self.sheet.extend([NONE; 11]);
            return;
        };
        let look: &Look = self.view.look(line);
        for number in [
            look.words as f32,
            f32::from(look.ends_sentence()),
            ratio(look.function, look.words),
            ratio(look.capitalised, look.words),
            ratio(look.covered, look.words),
            look.last as u8 as f32,
            f32::from(look.is_prose()),
            self.view.body_words[line].unwrap_or(NONE),
            link_share(&self.view.lines[line]),
            look.glued as f32,
            self.view.repeats[line].0 as f32,
        ] {
            self.push(number);
        }
    }

    fn around(&mut self, at: usize) {
        let view = self.view;
        let gap = |line: usize| view.gaps.get(line).map_or(3.0, |&gap| f32::from(gap));
        for number in [gap(at), gap(at + 1), if at > 0 { gap(at - 1) } else { 3.0 }, gap(at + 2)] {
            self.push(number);
        }
        for reach in [3, 8, 20, 50] {
            let (from, to) = (at.saturating_sub(reach), at + reach + 1);
            self.push(view.prose_share(from, at));
            self.push(view.prose_share(at + 1, to.max(at + 1)));
            self.push(view.mean_words(from, at.max(from)));
            self.push(view.mean_words(at + 1, to));
        }
        for reach in [6, 25] {
            for (from, to) in [(at.saturating_sub(reach), at), (at + 1, at + 1 + reach)] {
                let signs = view.signs_near(from.min(view.len()), to);
                self.sheet.extend(signs.map(|lines| lines as f32));
            }
        }
        // The run of lines of the same kind around it.
        let short = |line: usize| view.look(line).words <= 8 && !view.look(line).ends_sentence();
        let same = short(at);
        let before = (0..at).rev().take(40).take_while(|&line| short(line) == same).count();
        let after = (at + 1..view.len()).take(40).take_while(|&line| short(line) == same).count();
        self.push(before as f32);
        self.push(after as f32);
    }

    fn place(&mut self, at: usize) {
        let view = self.view;
        for (start, end) in [view.tight, view.loose] {
            self.push(at as f32 - start as f32);
            self.push(at as f32 - end as f32);
        }
        self.push((view.tight.1 - view.tight.0) as f32);
        self.push(view.prose_before(at));
        self.push(view.prose_words() as f32);
        let away = |line: usize| if line == usize::MAX { 99.0 } else { line.abs_diff(at) as f32 };
        self.push(if at == 0 { 99.0 } else { away(view.last_prose[at - 1]) });
        self.push(view.next_prose.get(at + 1).map_or(99.0, |&line| away(line)));
        self.push(at as f32 / view.len() as f32);
        self.push(at as f32);
        self.push((view.len() - at) as f32);
        let headline = view.headline.map_or(-999.0, |headline| at as f32 - headline as f32);
        self.push(headline);
    }

    fn likeness(&mut self, at: usize) {
        let view = self.view;
        let (held, holds) = view.headline_words[at].unwrap_or((NONE, NONE));
        let own = view.body_words[at].unwrap_or(NONE);
        let [before, after] = view.beside[at].map(|likeness| likeness.unwrap_or(NONE));
        let mean = view.mean_body_words(at.saturating_sub(3), (at + 4).min(view.len()));
        for number in [held, holds, own, before, after, mean] {
            self.push(number);
        }
    }

    fn heading(&mut self, at: usize, above: Option<usize>) {
        for head in self.view.heads[at] {
            self.push(if head == usize::MAX { 999.0 } else { (at - head) as f32 });
        }
        let Some(above) = above else {
            self.sheet.extend([NONE; 12]);
            return;
        };
        let signs = self.view.look(above).signs;
        self.push((at - above) as f32);
        for sign in [
            Sign::Related,
            Sign::Comment,
            Sign::Subscribe,
            Sign::Share,
            Sign::Legal,
            Sign::Navigation,
            Sign::Tags,
            Sign::Note,
            Sign::Consent,
            Sign::Account,
            Sign::Advert,
        ] {
            self.push((signs >> sign as u32 & 1) as f32);
        }
    }

    fn markup(&mut self, at: usize) {
        let view = self.view;
        let line = &view.lines[at];
        let markup = &line.markup;
        let share = |bytes: usize, span: Span| bytes as f32 / span.len().max(1) as f32;
        let all = view.prose_words();
        let (siblings, alike) = (view.siblings[at], view.alike[at]);
        let beside = |other: Option<usize>, of: fn(&Markup) -> u32| {
            f32::from(other.and_then(|at| view.lines.get(at)).is_some_and(|o| of(&o.markup) == of(markup)))
        };
        for number in [
            f32::from(view.marked_up),
            f32::from(markup.heading),
            f32::from(markup.list),
            link_share(line),
            markup.links as f32,
            share(markup.bold, line.span),
            share(markup.italic, line.span),
            f32::from(markup.unseen),
            f32::from(markup.after_picture),
            f32::from(markup.font_size),
            f32::from(markup.depth),
            view.linked_share(at.saturating_sub(3), at + 4),
            view.linked_share(at.saturating_sub(12), at + 13),
            ratio(siblings.prose, all),
            ratio(siblings.prose, siblings.words),
            siblings.lines as f32,
            ratio(alike.prose, all),
            ratio(alike.prose, alike.words),
            alike.lines as f32,
            beside(at.checked_sub(1), |markup| markup.parent),
            beside(Some(at + 1), |markup| markup.parent),
            beside(at.checked_sub(1), |markup| markup.block),
            beside(Some(at + 1), |markup| markup.block),
            f32::from(markup.tag == "p"),
            f32::from(markup.tag == "li"),
            f32::from(markup.tag == "div"),
        ] {
            self.push(number);
        }
        view.containers.measure(line, &mut self.sheet);
        view.containers.measure_to(&view.headline_places, line, &mut self.sheet);
        if self.hinted {
            let mut worths = [0.0; 2 * Hints::COUNT];
            for (hints, place, worth) in hints(markup) {
                hints.iter().for_each(|hint| worths[2 * hint + place] += worth);
            }
            self.sheet.extend(worths);
        }
    }
}

/// The measures of a page's lines, for the trainer.
#[cfg(feature = "train")]
pub(crate) fn of_page(page: &Repaired, head: &Head) -> Vec<Vec<f32>> {
    let view = View::new(page, head);
    let mut rows = Vec::new();
    each(&view, |sheet| rows.extend((0..ABREAST).map(|line| sheet.row(line))));
    rows.truncate(view.len());
    rows
}

/// The same for the second look, where `first` is how likely each line is text.
#[cfg(feature = "train")]
pub(crate) fn second_of_page(page: &Repaired, head: &Head, first: Vec<f32>) -> Vec<Vec<f32>> {
    let view = View::new(page, head);
    let first = second::SecondView::new(&view, first);
    let mut added = Sheet::new(second::COUNT);
    let mut rows = Vec::new();
    each(&view, |sheet| {
        first.measure(rows.len(), &mut added);
        rows.extend((0..ABREAST).map(|line| [sheet.row(line), added.row(line)].concat()));
    });
    rows.truncate(view.len());
    rows
}
