//! Views of an analysis as text: one file a format, each a pure function.
//!
//! Whatever unit the analysis counts in, [`Format::Json`] keeps it and every other format counts Unicode characters,
//! as the Web Annotation model, brat and Python do.

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;

mod annotation;
mod brat;
mod conll;
mod csv;
mod html;
mod json;
mod markdown;
mod reading;
mod text;

pub use json::{from_json, to_json};

/// A format an analysis can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// The article as plain text.
    Text,
    /// The article as CommonMark.
    Markdown,
    /// The article with its marks and tables, as one HTML file that needs no other.
    Html,
    /// The whole analysis, as [`from_json`] reads it back.
    Json,
    /// The entities as a table.
    CsvEntities,
    /// The mentions as a table.
    CsvMentions,
    /// The quotations and reported statements as a table.
    CsvQuotes,
    /// The times as a table.
    CsvTimes,
    /// The amounts as a table.
    CsvAmounts,
    /// W3C Web Annotations in JSON-LD, with the text they point into.
    WebAnnotation,
    /// brat's standoff annotations, with the text they point into and their types.
    Brat,
    /// CoNLL-2002: a token and its tag a line.
    Conll,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 12] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Json,
        Format::CsvEntities,
        Format::CsvMentions,
        Format::CsvQuotes,
        Format::CsvTimes,
        Format::CsvAmounts,
        Format::WebAnnotation,
        Format::Brat,
        Format::Conll,
    ];

    /// Its name on the command line, in JSON and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
            Format::CsvEntities => "csv-entities",
            Format::CsvMentions => "csv-mentions",
            Format::CsvQuotes => "csv-quotes",
            Format::CsvTimes => "csv-times",
            Format::CsvAmounts => "csv-amounts",
            Format::WebAnnotation => "web-annotation",
            Format::Brat => "brat",
            Format::Conll => "conll",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What follows the stem in the name of its first file, without the first dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Json => "json",
            Format::CsvEntities => "entities.csv",
            Format::CsvMentions => "mentions.csv",
            Format::CsvQuotes => "quotes.csv",
            Format::CsvTimes => "times.csv",
            Format::CsvAmounts => "amounts.csv",
            Format::WebAnnotation => "jsonld",
            Format::Brat => "ann",
            Format::Conll => "conll",
        }
    }

    /// The media type of its first file.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Text | Format::Brat | Format::Conll => PLAIN,
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Html => "text/html;charset=utf-8",
            Format::Json => "application/json",
            Format::CsvEntities
            | Format::CsvMentions
            | Format::CsvQuotes
            | Format::CsvTimes
            | Format::CsvAmounts => "text/csv;charset=utf-8;header=present",
            Format::WebAnnotation => "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
        }
    }
}

const PLAIN: &str = "text/plain;charset=utf-8";

/// A file ready to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ExportFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What stands in it.
    pub content: String,
}

/// Writes `analysis` in `format`. The first file is the format's own; a format that is of no use without the text
/// it points into brings that along. `stem` is the files' name without extension, for instance [`stem`].
pub fn export(analysis: &Analysis, format: Format, stem: &str) -> Vec<ExportFile> {
    let content = match format {
        Format::Text => text::write(analysis),
        Format::Markdown => markdown::write(analysis),
        Format::Html => html::write(analysis),
        Format::Json => to_json(analysis),
        Format::CsvEntities => csv::entities(analysis),
        Format::CsvMentions => csv::mentions(analysis),
        Format::CsvQuotes => csv::quotes(analysis),
        Format::CsvTimes => csv::times(analysis),
        Format::CsvAmounts => csv::amounts(analysis),
        Format::WebAnnotation => annotation::write(analysis, stem),
        Format::Brat => brat::write(analysis),
        Format::Conll => conll::write(analysis),
    };
    let own = ExportFile {
        name: format!("{stem}.{}", format.extension()),
        media_type: format.media_type(),
        content,
    };
    let pointed_into = || ExportFile {
        name: format!("{stem}.txt"),
        media_type: PLAIN,
        content: analysis.article.text.clone(),
    };
    match format {
        Format::WebAnnotation => vec![own, pointed_into()],
        Format::Brat => {
            let types =
                ExportFile { name: "annotation.conf".into(), media_type: PLAIN, content: brat::types() };
            vec![own, pointed_into(), types]
        }
        _ => vec![own],
    }
}

/// A name for the files of an analysis: its headline in small letters, digits and hyphens, at most 60 characters.
pub fn stem(analysis: &Analysis) -> String {
    let headline = analysis.article.headline.as_deref().unwrap_or_default().to_lowercase();
    let mut stem = String::new();
    for word in headline.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if stem.chars().count() + word.chars().count() >= 60 {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.push_str(word);
    }
    if stem.is_empty() { "article".into() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_one_name_everywhere() {
        for format in Format::ALL {
            assert_eq!(serde_json::to_value(format).unwrap(), format.name());
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
    }

    #[test]
    fn a_stem_is_a_plain_file_name() {
        let stem_of = |headline: &str| {
            let mut analysis = Analysis::default();
            analysis.article.headline = Some(headline.into());
            stem(&analysis)
        };
        assert_eq!(stem_of("Café “Zur Linde” / 2:0!"), "café-zur-linde-2-0");
        assert_eq!(stem_of("../.."), "article");
        assert!(stem_of(&"long ".repeat(50)).len() <= 60);
    }
}
