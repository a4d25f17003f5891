//! The repaired text of a page, and the way between it and the paste.

use crate::{
    analysis::{Edit, EditKind},
    source::{Line, Page},
    span::Span,
};

/// A page's text after repair, with the way back to the paste.
///
/// [`Repaired::edits`], applied to the paste, give [`Repaired::text`]. They are in order and do not overlap, but may
/// touch; one with an empty span inserts.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The repaired text of the whole page.
    pub text: String,
    /// Its lines that hold more than white space, in order, placed in [`Repaired::text`].
    pub lines: Vec<Line>,
    /// What holds what, as in [`Page::elements`].
    pub elements: Vec<u32>,
    /// What was changed, placed in the paste, in order. To add to it, call [`Repaired::split`].
    pub edits: Vec<Edit>,
    /// Where the replacement of each edit stands in [`Repaired::text`].
    places: Vec<usize>,
}

impl Repaired {
    pub(super) fn new(text: String, lines: Vec<Line>, elements: Vec<u32>, edits: Vec<Edit>) -> Self {
        let places = places(&edits);
        Repaired { text, lines, elements, edits, places }
    }

    /// A page's text as it is.
    pub(super) fn unchanged(page: &Page<'_>) -> Self {
        Self::new(page.text.to_string(), page.lines.clone(), page.elements.clone(), Vec::new())
    }

    /// Where `span` of the repaired text stands in the paste. What was removed at its very ends stays outside; where
    /// it begins or ends within a replacement, the whole of what was replaced is inside.
    pub fn to_paste(&self, span: Span) -> Span {
        let end = self.end_in_paste(span.end);
        Span { start: self.start_in_paste(span.start).min(end), end }
    }

    /// Where `span` of the paste stands in the repaired text; where it begins or ends within what was replaced, the
    /// whole replacement is inside.
    pub fn from_paste(&self, span: Span) -> Span {
        let first = self.edits.partition_point(|edit| edit.span.end <= span.start);
        let start = match self.edits.get(first).filter(|edit| edit.span.start <= span.start) {
            Some(_) => self.places[first],
            None => self.after(first, span.start),
        };
        let last = self.edits.partition_point(|edit| edit.span.start < span.end);
        let end = match last.checked_sub(1).filter(|&edit| span.end < self.edits[edit].span.end) {
            Some(edit) => self.place(edit).end,
            None => self.after(last, span.end),
        };
        Span { start: start.min(end), end }
    }

    /// Cuts lines in two at each of `offsets`, which rise and stand within lines of [`Repaired::text`]: a line break
    /// is inserted there, recorded as [`EditKind::Split`]. Offsets elsewhere, or within a replacement, are moved to
    /// where a cut is possible, or cut nothing. Takes one pass, so hand all cuts of a page over at once.
    pub fn split(&mut self, offsets: &[usize]) {
        let cuts = self.possible_cuts(offsets);
        let mut edits = Vec::with_capacity(self.edits.len() + cuts.len());
        let mut text = String::with_capacity(self.text.len() + cuts.len());
        let mut lines = Vec::with_capacity(self.lines.len() + cuts.len());
        let mut old_edits = std::mem::take(&mut self.edits).into_iter().zip(&self.places).peekable();
        let mut old_lines = std::mem::take(&mut self.lines).into_iter();
        let mut line = old_lines.next();
        let mut from = 0;
        for (nth, &(cut, in_paste)) in cuts.iter().enumerate() {
            while let Some((edit, _)) = old_edits.next_if(|(_, place)| **place < cut) {
                edits.push(edit);
            }
            edits.push(Edit {
                span: Span::new(in_paste, in_paste),
                replacement: "\n".into(),
                kind: EditKind::Split,
            });
            text.push_str(&self.text[from..cut]);
            text.push('\n');
            from = cut;
            // The lines before the cut; `nth` line breaks stand before them already.
            while let Some(whole) = line.take_if(|line| line.span.end <= cut) {
                lines.push(Line { span: whole.span.shifted(nth), ..whole });
                line = old_lines.next();
            }
            if let Some(rest) = &mut line {
                let left = Span::new(
                    rest.span.start,
                    rest.span.start + self.text[rest.span.start..cut].trim_end().len(),
                );
                lines.push(part(rest, left).moved(nth));
                let right = &self.text[cut..rest.span.end];
                let start = rest.span.end - right.trim_start().len();
                *rest = part(rest, Span::new(start, rest.span.end));
            }
        }
        edits.extend(old_edits.map(|(edit, _)| edit));
        text.push_str(&self.text[from..]);
        lines.extend(line.into_iter().chain(old_lines).map(|line| line.moved(cuts.len())));
        *self = Self::new(text, lines, std::mem::take(&mut self.elements), edits);
    }

    /// The cuts that part a line into two that are not blank, each with its place in the paste.
    fn possible_cuts(&self, offsets: &[usize]) -> Vec<(usize, usize)> {
        let mut cuts: Vec<(usize, usize)> = Vec::new();
        let mut lines = self.lines.iter().peekable();
        for &offset in offsets {
            let mut cut = self.text.floor_char_boundary(offset);
            let edit = self.places.partition_point(|&place| place < cut);
            if let Some(before) = edit.checked_sub(1).filter(|&before| cut < self.place(before).end) {
                cut = self.places[before];
            }
            while lines.next_if(|line| line.span.end <= cut).is_some() {}
            let Some(line) = lines.peek().filter(|line| line.span.start < cut) else { continue };
            let from = cuts.last().map_or(line.span.start, |&(last, _)| last.max(line.span.start));
            let parts = from < cut
                && !self.text[from..cut].trim().is_empty()
                && !self.text[cut..line.span.end].trim().is_empty();
            if parts {
                let edit = self.places.partition_point(|&place| place < cut);
                cuts.push((cut, self.before(edit, cut)));
            }
        }
        cuts
    }

    /// Where the replacement of an edit stands in the repaired text.
    fn place(&self, edit: usize) -> Span {
        Span::new(self.places[edit], self.places[edit] + self.edits[edit].replacement.len())
    }

    /// The place in the paste of an offset of the repaired text that the first `edits` edits stand before.
    fn before(&self, edits: usize, offset: usize) -> usize {
        edits.checked_sub(1).map_or(offset, |last| self.edits[last].span.end + offset - self.place(last).end)
    }

    /// The place in the repaired text of an offset of the paste that the first `edits` edits stand before.
    fn after(&self, edits: usize, offset: usize) -> usize {
        edits.checked_sub(1).map_or(offset, |last| self.place(last).end + offset - self.edits[last].span.end)
    }

    fn start_in_paste(&self, offset: usize) -> usize {
        // The edits before it, and those at it that removed something.
        let mut edits = self.places.partition_point(|&place| place < offset);
        while edits < self.edits.len() && self.place(edits) == Span::new(offset, offset) {
            edits += 1;
        }
        match edits.checked_sub(1).filter(|&last| offset < self.place(last).end) {
            Some(last) => self.edits[last].span.start,
            None => self.before(edits, offset),
        }
    }

    fn end_in_paste(&self, offset: usize) -> usize {
        let edits = self.places.partition_point(|&place| place < offset);
        match edits.checked_sub(1).filter(|&last| offset < self.place(last).end) {
            Some(last) => self.edits[last].span.end,
            None => self.before(edits, offset),
        }
    }
}

/// Where the replacement of each edit stands once all are applied.
fn places(edits: &[Edit]) -> Vec<usize> {
    let (mut removed, mut added) = (0, 0);
    let place = |edit: &Edit| {
        let place = edit.span.start + added - removed;
        removed += edit.span.len();
        added += edit.replacement.len();
        place
    };
    edits.iter().map(place).collect()
}

/// A part of a line; what is counted in bytes is at most the part's length.
fn part(line: &Line, span: Span) -> Line {
    let mut part = Line { span, markup: line.markup.clone() };
    for count in [&mut part.markup.linked, &mut part.markup.bold, &mut part.markup.italic] {
        *count = (*count).min(span.len());
    }
    part
}

impl Line {
    fn moved(self, by: usize) -> Line {
        Line { span: self.span.shifted(by), ..self }
    }
}
