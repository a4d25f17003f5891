//! The lines of the paste, and what was repaired in them.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Article;
use super::words;
use crate::span::Span;

words! {
    /// What a line of a page is.
    pub enum BlockLabel {
        /// The headline of the article.
        Headline = "headline",
        /// The summary under the headline.
        Standfirst = "standfirst",
        /// The author's line.
        Byline = "byline",
        /// The article's own date line.
        Timestamp = "timestamp",
        /// A paragraph, list item or quotation of the article.
        Paragraph = "paragraph",
        /// A heading within the article.
        Subheading = "subheading",
        /// The caption or credit of a picture or video.
        Caption = "caption",
        /// An advertisement or its marker.
        Advert = "advert",
        /// Menus, breadcrumbs, section labels, tags, the site's own name and date.
        Navigation = "navigation",
        /// Share buttons and social counts.
        Share = "share",
        /// Headings and headlines of other articles.
        Related = "related",
        /// Newsletter, subscription, donation, app and cookie prompts.
        Prompt = "prompt",
        /// Readers' comments and what surrounds them.
        Comment = "comment",
        /// The author's biography, correction and contact lines.
        Note = "note",
        /// Copyright and legal lines.
        Footer = "footer",
        /// Anything else a page shows: a repeated headline, reading time, player controls.
        Other = "other",
    }
}

impl BlockLabel {
    /// Whether such a line stands in [`Article::text`].
    pub fn is_text(self) -> bool {
        matches!(
            self,
            BlockLabel::Headline | BlockLabel::Standfirst | BlockLabel::Paragraph | BlockLabel::Subheading
        )
    }

    /// Whether such a line belongs to the article, as text or as data about it.
    pub fn is_kept(self) -> bool {
        self.is_text() || matches!(self, BlockLabel::Byline | BlockLabel::Timestamp | BlockLabel::Caption)
    }
}

/// One line of the paste (several where hard-wrapped lines were joined, a part where glued ones were split).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Block {
    /// What it is.
    pub label: BlockLabel,
    /// Whether it belongs to the article.
    pub kept: bool,
    /// Why, in words for the reader.
    pub reason: String,
    /// The probability that `kept` is right, 0 to 1.
    pub confidence: f32,
    /// Where it stands in the paste.
    #[serde(flatten)]
    pub span: Span,
    /// Its text, repaired.
    pub text: String,
    /// Where it stands in [`Article::text`], if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub article: Option<Span>,
    /// The level of a heading, 1 to 6, where the markup says so; else 0.
    #[serde(default)]
    pub level: u8,
    /// Whether the markup or a bullet makes it a list item.
    #[serde(default)]
    pub list: bool,
}

/// One change of the text on its way from the paste to the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Edit {
    /// What was replaced, in the paste; empty for an insertion.
    #[serde(flatten)]
    pub span: Span,
    /// What stands there now; empty for a removal.
    pub replacement: String,
    /// What kind of repair it was.
    pub kind: EditKind,
}

words! {
    /// The kinds of repair.
    pub enum EditKind {
        /// UTF-8 that had been read as Windows-1252 or Latin-1.
        Mojibake = "mojibake",
        /// A backtick or acute accent that stood for an apostrophe.
        Apostrophe = "apostrophe",
        /// An HTML character reference left in the text.
        Reference = "reference",
        /// Soft hyphens, zero-width characters, byte-order marks, control characters.
        Invisible = "invisible",
        /// No-break and other odd spaces, tabs, runs of spaces.
        Space = "space",
        /// A word put together again that had been hyphenated over a line end.
        Hyphen = "hyphen",
        /// A hard line break inside a paragraph, now a space.
        Wrap = "wrap",
        /// The bullet of a list item, which [`Block::list`] now says.
        Bullet = "bullet",
        /// A line that held two things, now two.
        Split = "split",
    }
}
