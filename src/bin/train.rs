//! Trains the models: `cargo run --release --features train --bin train -- --help`.

use std::{error::Error, path::PathBuf, process::ExitCode, time::Instant};

use clap::{Parser, Subcommand};
use copydesk::train::lines;

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
}

fn run(what: What) -> Result<(), Box<dyn Error>> {
    match what {
        What::Lines { data, out, folds } => lines::run(&data, &out, folds)?,
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
