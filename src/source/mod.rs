//! What was pasted, as lines: flat text and HTML give the same page model.

mod hints;
mod html;
mod markup;

use std::borrow::Cow;

pub use hints::Hints;
pub(crate) use html::tokens;
pub use markup::Markup;

use crate::{analysis::OriginKind, error::Error, span::Span};

/// An input of a size that can be analysed.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    kind: OriginKind,
    text: &'a str,
}

impl<'a> Source<'a> {
    /// The largest input, in bytes.
    pub const LIMIT: usize = 20_000_000;

    /// Flat text, as the clipboard's `text/plain` or a text file holds it.
    ///
    /// # Errors
    /// [`Error::TooLarge`] over [`Source::LIMIT`].
    pub fn text(text: &'a str) -> Result<Self, Error> {
        Self::new(OriginKind::Text, text)
    }

    /// HTML: the clipboard's `text/html`, or a saved page.
    ///
    /// # Errors
    /// [`Error::TooLarge`] over [`Source::LIMIT`].
    pub fn html(html: &'a str) -> Result<Self, Error> {
        Self::new(OriginKind::Html, html)
    }

    /// Text that is the article's body already: neither repaired nor cleaned, so that offsets are offsets in it.
    ///
    /// # Errors
    /// [`Error::TooLarge`] over [`Source::LIMIT`].
    pub fn raw(text: &'a str) -> Result<Self, Error> {
        Self::new(OriginKind::Raw, text)
    }

    fn new(kind: OriginKind, text: &'a str) -> Result<Self, Error> {
        if text.len() > Self::LIMIT {
            return Err(Error::TooLarge { bytes: text.len(), limit: Self::LIMIT });
        }
        Ok(Source { kind, text })
    }

    /// Which reading it is.
    pub fn kind(&self) -> OriginKind {
        self.kind
    }
}

/// A page as lines.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The paste itself, or the flat reading of HTML.
    pub text: Cow<'a, str>,
    /// Its lines that hold more than white space, in order; everything between them is white space.
    pub lines: Vec<Line>,
    /// For each block element, by its number in [`Markup::block`], the number of the one that holds it, which is lower;
    /// the document itself, 1, holds itself. Empty for flat text.
    pub elements: Vec<u32>,
    /// What the document's head says of it; empty for flat text.
    pub head: Head,
}

/// A line and what the markup says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it stands, without the white space around it: in [`Page::text`], and once repaired in
    /// [`crate::text::Repaired::text`].
    pub span: Span,
    /// What the markup says of it; the default for flat text.
    pub markup: Markup,
}

/// What the head of a saved page says: title, meta, JSON-LD.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The headline, without the site's name.
    pub headline: Option<String>,
    /// The description or standfirst.
    pub description: Option<String>,
    /// Authors' names.
    pub authors: Vec<String>,
    /// Publication time, ISO 8601.
    pub published: Option<String>,
    /// Time of the last change, ISO 8601.
    pub updated: Option<String>,
    /// The section of the site.
    pub section: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// The language's BCP 47 tag.
    pub language: Option<String>,
}

/// Reads the source as lines.
pub fn read<'a>(source: &Source<'a>) -> Page<'a> {
    match source.kind {
        OriginKind::Html => html::read(source.text),
        OriginKind::Text | OriginKind::Raw => {
            let lines = flat_lines(source.text);
            let (elements, head) = (Vec::new(), Head::default());
            Page { text: Cow::Borrowed(source.text), lines, elements, head }
        }
    }
}

/// The lines of flat text that hold more than white space. A line ends with any of the line and paragraph breaks that
/// text files have; not with the control character 85, which is the ellipsis of Windows-1252 read as Latin-1.
fn flat_lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for line in text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{2028}', '\u{2029}']) {
        let line = line.trim();
        if !line.is_empty() {
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            lines.push(Line { span: Span::new(start, start + line.len()), markup: Markup::default() });
        }
    }
    lines
}
