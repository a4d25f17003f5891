//! What the markup says of a line: plain data for whoever labels lines.

use super::Hints;

/// What the markup says of a line. For flat text everything is zero or empty.
///
/// A line is what stands between two breaks of the page. Where its parts differ (half of it a link), byte counts say
/// how much; the rest is of its first character.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markup {
    /// Level of the heading it stands in, 1 to 6; else 0.
    pub heading: u8,
    /// Whether it stands in a list item.
    pub list: bool,
    /// Whether a bullet stood before it; repair takes it away.
    pub bullet: bool,
    /// How many of its bytes stand in links.
    pub linked: usize,
    /// How many of its bytes are bold.
    pub bold: usize,
    /// How many of its bytes are in italics.
    pub italic: usize,
    /// How many links begin in it.
    pub links: usize,
    /// Where the first of them leads, as written, at most 120 bytes; else empty.
    pub href: String,
    /// What the names, classes, ids and roles say of the elements that hold this line and no other: its block and the
    /// inline elements around all of it.
    pub own: Hints,
    /// What they say of the three elements around those.
    pub near: Hints,
    /// What they say of all elements around it.
    pub around: Hints,
    /// The name of its block element: `p`, `li`, `div`, `td`, `h2`; empty for flat text.
    pub tag: &'static str,
    /// Its block element, numbered in the order of the document from 1: lines of one block, parted by `br`, share the
    /// number. 0 for flat text.
    pub block: u32,
    /// The element that holds the line's block, numbered likewise: lines with the same number are siblings.
    pub parent: u32,
    /// How many elements are open around it.
    pub depth: u16,
    /// Whether a picture, video or embed stands between it and the line before.
    pub after_picture: bool,
    /// Whether a style keeps it from sight, though not from screen readers and the clipboard.
    pub unseen: bool,
    /// The size of its letters in CSS pixels, where a style says so; else 0.
    pub font_size: u8,
    /// The machine-readable time of the first `time` element in it.
    pub datetime: Option<String>,
}

impl Markup {
    /// Whether the line is an item of a list.
    pub fn is_item(&self) -> bool {
        self.list || self.bullet
    }

    /// The markup of one line made of this line and, after it, `next`.
    pub fn join(&mut self, next: &Markup) {
        self.linked += next.linked;
        self.bold += next.bold;
        self.italic += next.italic;
        self.links += next.links;
        self.own |= next.own;
        if self.href.is_empty() {
            self.href.clone_from(&next.href);
        }
        if self.datetime.is_none() {
            self.datetime.clone_from(&next.datetime);
        }
    }
}
