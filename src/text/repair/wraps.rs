//! Lines that a fixed width had broken: mail, text files, PDF.
//!
//! A text that was wrapped at some width shows it: no line is longer, and the first word of the next line would not
//! have fitted on the line before. Lists, menus and verse do not show it, nor do they go on in small letters.

use std::collections::HashSet;

use super::BULLETS;
use crate::source::{Line, Page};

/// How a line goes on in the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// It does not.
    None,
    /// A space was broken.
    Space,
    /// A word was broken: its hyphen, the last character of the line, goes.
    Word,
    /// A compound was broken behind its hyphen, which stays.
    Compound,
}

/// Nobody wraps text narrower or wider, in characters.
const NARROWEST: usize = 30;
const WIDEST: usize = 120;

/// What stands at the end of a line within a word.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

/// How each line of the page goes on in the next; as many as there are lines.
pub(super) fn joins(page: &Page<'_>) -> Vec<Join> {
    let shapes: Vec<Shape> = page.lines.iter().map(|line| Shape::of(&page.text[line.span])).collect();
    let mut joins = vec![Join::None; shapes.len()];
    let mut width = 0;
    let mut unproven = Vec::new();
    let mut start = 0;
    while start < shapes.len() {
        let mut end = start + 1;
        while end < shapes.len() && may_join(page, &shapes, end - 1) {
            end += 1;
        }
        let group = &shapes[start..end];
        match width_of(group) {
            Some(wrapped) => {
                width = width.max(wrapped);
                for (nth, pair) in group.windows(2).enumerate() {
                    if pair[0].is_full(&pair[1], wrapped) {
                        joins[start + nth] = Join::Space;
                    }
                }
            }
            None => unproven.push(start..end),
        }
        start = end;
    }
    // Few lines alone prove nothing, but beside longer wrapped paragraphs they do.
    for group in unproven {
        let lines = &shapes[group.clone()];
        let full = |pair: &[Shape]| pair[0].length <= width && pair[0].is_full(&pair[1], width);
        let goes_on = |pair: &[Shape]| pair[1].begins_lower || !pair[0].ends_sentence;
        if lines.windows(2).all(full) && lines.windows(2).any(goes_on) {
            joins[group.start..group.end - 1].fill(Join::Space);
        }
    }
    settle_hyphens(page, &mut joins);
    joins
}

/// What wrapping shows of a line.
struct Shape {
    /// In characters; capped above [`WIDEST`].
    length: usize,
    first_word: usize,
    begins_lower: bool,
    begins_item: bool,
    ends_sentence: bool,
    ends_in_hyphen: bool,
}

impl Shape {
    fn of(line: &str) -> Shape {
        let first_word = line.chars().take_while(|c| !c.is_whitespace()).take(WIDEST).count();
        let first = line.chars().next().unwrap_or_default();
        let number = line.bytes().take_while(u8::is_ascii_digit).count();
        let counted = number > 0 && number < 4 && line[number..].starts_with(['.', ')']);
        let end = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
        Shape {
            length: line.chars().take(WIDEST + 1).count(),
            first_word,
            begins_lower: first.is_lowercase(),
            begins_item: counted
                || matches!(first, '-' | '–' | '—' | '*' | '>' | '|' | '#')
                || BULLETS.contains(&first),
            ends_in_hyphen: line.ends_with(HYPHENS) && !line.ends_with("--"),
            ends_sentence: end.ends_with(['.', '!', '?', ':', '…']),
        }
    }

    /// Whether the first word of `next` would not have fitted on this line at this width, or is the rest of a word.
    fn is_full(&self, next: &Shape, width: usize) -> bool {
        self.length + 1 + next.first_word > width || self.ends_in_hyphen && next.begins_lower
    }
}

/// Whether line `at` and the next may be one: they follow without a blank line, in one element, and look like prose.
fn may_join(page: &Page<'_>, shapes: &[Shape], at: usize) -> bool {
    let (line, next): (&Line, &Line) = (&page.lines[at], &page.lines[at + 1]);
    let gap = &page.text[line.span.end..next.span.start];
    let breaks = gap.matches('\n').count().max(gap.matches('\r').count());
    breaks == 1
        && line.markup.block == next.markup.block
        && shapes[at].length <= WIDEST
        && shapes[at + 1].length <= WIDEST
        && !shapes[at + 1].begins_item
}

/// The width at which a group of three or more lines was wrapped, if it was.
fn width_of(group: &[Shape]) -> Option<usize> {
    let width = group.iter().map(|line| line.length).max().filter(|width| *width >= NARROWEST)?;
    let (mut full, mut lower, mut short) = (0, 0, 0);
    for pair in group.windows(2) {
        if pair[0].is_full(&pair[1], width) {
            full += 1;
            lower += usize::from(pair[1].begins_lower);
        } else if !pair[0].ends_sentence || pair[1].begins_lower {
            short += 1;
        }
    }
    // A line in the middle of a sentence that had room for the next word was not wrapped at this width.
    let wrapped = full >= 2 && short * 10 <= full && lower >= 2 && lower * 3 >= full;
    wrapped.then_some(width)
}

/// Tells words broken at a hyphen from compounds, by the other words of the page.
fn settle_hyphens(page: &Page<'_>, joins: &mut [Join]) {
    let broken = |at: usize| {
        let line = &page.text[page.lines[at].span];
        let (before, hyphen) = line.char_indices().next_back().map(|(at, c)| (&line[..at], c))?;
        let next = &page.text[page.lines.get(at + 1)?.span];
        let breaks = HYPHENS.contains(&hyphen)
            && before.ends_with(char::is_lowercase)
            && next.starts_with(char::is_lowercase);
        breaks.then(|| (last_word(before), hyphen, first_word(next)))
    };
    let at: Vec<usize> =
        (0..joins.len()).filter(|&at| joins[at] == Join::Space && broken(at).is_some()).collect();
    if at.is_empty() {
        return;
    }
    let words: HashSet<&str> = page.text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    for line in at {
        if let Some((left, hyphen, right)) = broken(line) {
            let compound = words.contains(format!("{left}-{right}").as_str());
            let whole = words.contains(format!("{left}{right}").as_str());
            joins[line] = if compound && !whole && hyphen != '\u{AD}' { Join::Compound } else { Join::Word };
        }
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}
