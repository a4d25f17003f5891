//! What can be said on the command line.

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use copydesk::{Error, OffsetUnit, Options, export::Format};

/// Turns what a browser copies from a news page into the article, with its names, dates, quotations and speakers
/// marked. Nothing leaves this machine.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print the article without what surrounds it on its page
    Clean(Clean),
    /// Print the article's analysis: what was kept and why, names, dates, amounts, quotations, gist
    Analyze(Analyze),
    /// Analyse many documents, one JSON object a line, over all cores
    Batch(Batch),
}

#[derive(Args)]
pub(crate) struct Clean {
    /// How to print the article
    #[arg(long, default_value = "text", value_parser = formats(&[Format::Text, Format::Markdown, Format::Json]))]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

#[derive(Args)]
pub(crate) struct Analyze {
    /// How to print the analysis
    #[arg(long, default_value = "json", value_parser = formats(&Format::ALL))]
    pub(crate) format: Format,
    /// Take the input as the article's body: no repair, no cleaning, offsets are offsets in it
    #[arg(long, conflicts_with = "html")]
    pub(crate) raw: bool,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

#[derive(Args)]
pub(crate) struct Batch {
    /// How to print the analyses
    #[arg(long, default_value = "jsonl", value_parser = ["jsonl"])]
    pub(crate) format: String,
    /// Take each text as an article's body: no repair, no cleaning, offsets are offsets in it
    #[arg(long)]
    pub(crate) raw: bool,
    /// Files with one {"id", "text" or "html", "date"?} a line; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// Files, and what is in them.
#[derive(Args)]
pub(crate) struct Inputs {
    /// Files to read; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Read the input as HTML; otherwise its name or its first line decides
    #[arg(long, conflicts_with = "text")]
    pub(crate) html: bool,
    /// Read the input as flat text; otherwise its name or its first line decides
    #[arg(long)]
    pub(crate) text: bool,
    /// Write one file an input into this folder instead of printing
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: Option<PathBuf>,
}

/// The library's options.
#[derive(Args)]
pub(crate) struct Settings {
    /// The day the article was published; it wins over what the page says
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// From 0 (keep every line) to 100 (keep only what is surely the article)
    #[arg(long, value_name = "0..100", default_value_t = Options::default().strictness)]
    strictness: u8,
    /// Leave out mentions below this probability
    #[arg(long, value_name = "0..1", default_value_t = Options::default().min_confidence)]
    min_confidence: f32,
    /// What offsets count: Unicode characters, UTF-16 code units or UTF-8 bytes
    #[arg(long, default_value = "char", value_parser = units())]
    offsets: OffsetUnit,
}

impl Settings {
    /// The options of every analysis of this run.
    ///
    /// # Errors
    /// Where a value is out of range.
    pub(crate) fn options(&self) -> Result<Options, Error> {
        let options = Options {
            date: self.date.clone(),
            strictness: self.strictness,
            min_confidence: self.min_confidence,
            offsets: self.offsets,
            ..Options::default()
        };
        options.check().map(|()| options)
    }
}

impl Command {
    pub(crate) fn settings(&self) -> &Settings {
        match self {
            Command::Clean(command) => &command.settings,
            Command::Analyze(command) => &command.settings,
            Command::Batch(command) => &command.settings,
        }
    }
}

fn formats(formats: &[Format]) -> impl TypedValueParser<Value = Format> {
    let names = formats.iter().map(|format| format.name());
    PossibleValuesParser::new(names.collect::<Vec<_>>())
        .map(|name| Format::from_name(&name).expect("the parser lets only the names of formats through"))
}

fn units() -> impl TypedValueParser<Value = OffsetUnit> {
    PossibleValuesParser::new(["char", "utf16", "utf8"]).map(|name| match name.as_str() {
        "char" => OffsetUnit::Char,
        "utf16" => OffsetUnit::Utf16,
        _ => OffsetUnit::Utf8,
    })
}
