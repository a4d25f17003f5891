//! Places in a text, and the units in which they are counted.

use std::ops::{Index, Range};

use serde::{Deserialize, Serialize};

/// A half-open range of a text. Inside the library always in UTF-8 bytes, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Span {
    /// Offset of the first unit.
    pub start: usize,
    /// Offset after the last unit.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards");
        Span { start, end }
    }

    /// How many units it holds.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies within it.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same range moved `by` units to the right.
    pub fn shifted(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.start..span.end]
    }
}

impl Index<Span> for String {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.start..span.end]
    }
}

/// What offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Bytes of UTF-8, as Rust counts.
    #[default]
    Utf8,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// Unicode scalar values, as Python counts.
    Char,
}

impl OffsetUnit {
    fn width(self, c: char) -> usize {
        match self {
            OffsetUnit::Utf8 => c.len_utf8(),
            OffsetUnit::Utf16 => c.len_utf16(),
            OffsetUnit::Char => 1,
        }
    }
}

/// Converts offsets of one text between bytes and another unit: a table built in one pass over the text, then
/// constant time an offset.
#[derive(Clone, Debug)]
pub struct OffsetTable<'a> {
    text: &'a str,
    unit: OffsetUnit,
    /// Units before each `STRIDE`th byte, rounded down to the start of the character there. Empty for ASCII
    /// and for bytes, where nothing changes.
    marks: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'a> OffsetTable<'a> {
    /// A table for `text` between bytes and `unit`.
    pub fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            marks.reserve(text.len() / STRIDE + 1);
            let mut units = 0;
            for (at, c) in text.char_indices() {
                while marks.len() * STRIDE < at + c.len_utf8() {
                    marks.push(units);
                }
                units += unit.width(c);
            }
        }
        OffsetTable { text, unit, marks }
    }

    /// The offset in the table's unit of the byte offset `byte`; past the end it is the end, inside a character
    /// that character's start.
    pub fn from_byte(&self, byte: usize) -> usize {
        let byte = self.text.floor_char_boundary(byte);
        if self.marks.is_empty() {
            return byte;
        }
        let mark = (byte / STRIDE).min(self.marks.len() - 1);
        let from = self.text.floor_char_boundary(mark * STRIDE);
        self.marks[mark] + self.text[from..byte].chars().map(|c| self.unit.width(c)).sum::<usize>()
    }

    /// The byte offset of `offset`, counted in the table's unit; past the end it is the end, inside a character
    /// that character's start.
    pub fn to_byte(&self, offset: usize) -> usize {
        if self.marks.is_empty() {
            return self.text.floor_char_boundary(offset);
        }
        let mark = self.marks.partition_point(|&units| units <= offset).saturating_sub(1);
        let mut byte = self.text.floor_char_boundary(mark * STRIDE);
        let mut units = self.marks[mark];
        for c in self.text[byte..].chars() {
            units += self.unit.width(c);
            if units > offset {
                break;
            }
            byte += c.len_utf8();
        }
        byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_convert_there_and_back_in_every_unit() {
        let text = "a\u{1F600}é—".repeat(100);
        for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Char] {
            let table = OffsetTable::new(&text, unit);
            let mut units = 0;
            for (at, c) in text.char_indices() {
                assert_eq!(table.from_byte(at), units, "{unit:?} at {at}");
                assert_eq!(table.to_byte(units), at, "{unit:?} back at {at}");
                units += unit.width(c);
            }
            assert_eq!(table.from_byte(text.len()), units);
            assert_eq!(table.to_byte(units), text.len());
        }
    }
}
