//! Trains the models: `cargo run --release --features train --bin train -- --help`.

use std::{error::Error, fs, path::PathBuf, process::ExitCode, time::Instant};

use clap::{Parser, Subcommand};
use copydesk::train::{lines, names};

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
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
        /// Parts for cross-validation; with 0 there is none.
        #[arg(long, default_value_t = 0)]
        folds: usize,
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
        /// A file for the names that were wrong or missed in cross-validation.
        #[arg(long)]
        mistakes: Option<PathBuf>,
    },
}

fn run(what: What) -> Result<(), Box<dyn Error>> {
    match what {
        What::Lines { data, out, folds } => lines::run(&data, &out, folds)?,
        What::Lexicon { data, out } => fs::write(out, names::lexicon(&data)?)?,
        What::Names { data, out, lexicon, folds, recased, renamed, mistakes } => {
            let lexicon = match lexicon {
                Some(file) => fs::read(file)?,
                None => names::lexicon(&data)?,
            };
            let settings = names::Settings { folds, recased, renamed, ..names::Settings::default() };
            let (model, report) = names::train(&names::Data::read(&data)?, &lexicon, &settings)?;
            fs::write(out, &model)?;
            if let Some(file) = mistakes {
                fs::write(file, report.mistakes.join("\n"))?;
            }
            println!("held-out articles, first pass\n{}\n\nboth passes\n{}", report.first, report.second);
            for (source, score) in &report.sources {
                println!("{source}: {:.1}", 100.0 * score.f1());
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
