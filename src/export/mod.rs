//! Views of an analysis as text: one file a format, each a pure function.

use crate::analysis::Analysis;

mod json;
mod markdown;
mod text;

/// A format an analysis can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The article as plain text.
    Text,
    /// The article as CommonMark.
    Markdown,
    /// The whole analysis, as [`from_json`] reads it back.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 3] = [Format::Text, Format::Markdown, Format::Json];

    /// Its name on the command line and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Json => "json",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The extension of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Json => "json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Text => "text/plain;charset=utf-8",
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Json => "application/json",
        }
    }
}

/// A file ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, without a folder.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What stands in it; ends with a line end.
    pub content: String,
}

/// Writes `analysis` in `format`. The first file is the format's own; a format that is of no use without the text
/// it points into brings that along. `stem` is the files' name without extension.
pub fn export(analysis: &Analysis, format: Format, stem: &str) -> Vec<File> {
    let content = match format {
        Format::Text => text::write(analysis),
        Format::Markdown => markdown::write(analysis),
        Format::Json => json::write(analysis),
    };
    vec![File { name: format!("{stem}.{}", format.extension()), media_type: format.media_type(), content }]
}

pub use json::from_json;
