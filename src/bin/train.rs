//! Trains the models: `cargo run --release --features train --bin train -- --help`.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use clap::{Parser, Subcommand};
use copydesk::{
    Models, OffsetUnit, Options, Source, analyze,
    entities::Recogniser,
    train::{lines, names},
};
use serde::{Deserialize, Serialize};

#[derive(Parser)]
#[command(about = "Trains the models of Copydesk")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The line model.
    Lines {
        /// The folder with `corpus/pages` and `bench/paste`.
        #[arg(long)]
        data: PathBuf,
        /// The file to write; without it nothing is but measured.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Parts for cross-validation; with 0 there is none.
        #[arg(long, default_value_t = 0)]
        folds: usize,
        /// A file for the pages of cross-validation with what was wrong on them, worst first.
        #[arg(long)]
        mistakes: Option<PathBuf>,
    },
    /// The name lists and word clusters alone, for `names --lexicon`.
    Lexicon {
        /// The folder with `gazetteers` and `text`.
        #[arg(long)]
        data: PathBuf,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Finds the names in a file of JSON lines, `id` and `text`, with a model of one's own: adds their `spans`.
    Find {
        /// The names model.
        #[arg(long)]
        model: PathBuf,
        /// The file to read.
        texts: PathBuf,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// The names model.
    Names {
        /// The folder with `corpus`, `gazetteers` and `text`.
        #[arg(long)]
        data: PathBuf,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
        /// Name lists and clusters made before, by `lexicon`; without it they are made anew.
        #[arg(long)]
        lexicon: Option<PathBuf>,
        /// Parts for cross-validation.
        #[arg(long, default_value_t = names::Settings::default().folds)]
        folds: usize,
        /// The share of the articles trained on in other cases as well.
        #[arg(long, default_value_t = names::Settings::default().recased)]
        recased: f64,
        /// The share of the articles trained on with other names as well.
        #[arg(long, default_value_t = names::Settings::default().renamed)]
        renamed: f64,
        /// About how many tokens of plain text serve for self-training.
        #[arg(long, default_value_t = names::Settings::default().silver)]
        silver: usize,
        /// A file for the names that were wrong or missed in cross-validation.
        #[arg(long)]
        mistakes: Option<PathBuf>,
    },
}

/// A line of the file that `find` reads, and of the one that it writes.
#[derive(Deserialize, Serialize)]
struct Found {
    id: String,
    text: String,
    #[serde(default)]
    spans: Vec<(usize, usize, String)>,
}

/// Finds the names in the texts of a file of JSON lines.
fn find(model: &Path, texts: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut models = Models::default();
    models.names = Some(Recogniser::from_bytes(&fs::read(model)?)?);
    let options = Options { offsets: OffsetUnit::Char, ..Options::default() };
    let mut lines = String::new();
    for line in fs::read_to_string(texts)?.lines() {
        let mut found: Found = serde_json::from_str(line)?;
        let analysis = analyze(&Source::raw(&found.text)?, &options, &models)?;
        let names = analysis.mentions.iter().filter(|mention| mention.label.is_name());
        found.spans = names.map(|m| (m.span.start, m.span.end, m.label.as_str().to_owned())).collect();
        lines += &serde_json::to_string(&found)?;
        lines.push('\n');
    }
    Ok(fs::write(out, lines)?)
}

fn run(what: What) -> Result<(), Box<dyn Error>> {
    match what {
        What::Lines { data, out, folds, mistakes } => {
            lines::run(&data, out.as_deref(), folds, mistakes.as_deref())?;
        }
        What::Lexicon { data, out } => fs::write(out, names::lexicon(&data)?)?,
        What::Find { model, texts, out } => find(&model, &texts, &out)?,
        What::Names { data, out, lexicon, folds, recased, renamed, silver, mistakes } => {
            let lexicon = match lexicon {
                Some(file) => fs::read(file)?,
                None => names::lexicon(&data)?,
            };
            let settings = names::Settings { folds, recased, renamed, silver, ..names::Settings::default() };
            let (model, report) = names::train(&names::Data::read(&data)?, &lexicon, &settings)?;
            fs::write(out, &model)?;
            if let Some(file) = mistakes {
                fs::write(file, report.mistakes.join("\n"))?;
            }
            println!("held-out articles, first pass\n{}\n\nboth passes\n{}", report.first, report.second);
            for (source, score) in &report.sources {
                println!("{source}: {:.1}", 100.0 * score.f1());
            }
            for (tenth, (found, right)) in report.calibration.iter().enumerate() {
                let share = *right as f64 / (*found as f64).max(1.0);
                println!("confidence from 0.{tenth}: {found} names, {:.1}% right", 100.0 * share);
            }
            println!("{} bytes", model.len());
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    let start = Instant::now();
    if let Err(error) = run(Arguments::parse().what) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    println!("{} s", start.elapsed().as_secs());
    ExitCode::SUCCESS
}
