//! Trains the models: `cargo run --release --features train --bin train -- --help`.

use std::{
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use clap::{Args, Parser, Subcommand};
use copydesk::{
    Models, OffsetUnit, Options, Source, analyze,
    entities::Recogniser,
    train::{
        clusters, crf, lines,
        names::{self, Group},
        silver,
        vectors::{self, Vectors},
    },
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
        #[command(flatten)]
        evidence: Evidence,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// The names that a teacher found in plain texts, packed for `names`.
    Silver {
        /// What the teacher wrote: a document a line, as JSON.
        found: PathBuf,
        /// The least probability of a name; one less sure teaches nothing of its place.
        #[arg(long, default_value_t = 0.6)]
        sure: f32,
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
    Names(Box<NamesArguments>),
}

/// What names are known by beside their articles.
#[derive(Args)]
struct Evidence {
    /// The folder with `corpus`, `gazetteers`, `text` and `vectors`.
    #[arg(long)]
    data: PathBuf,
    /// The file of word vectors, where it is not in the folder of data.
    #[arg(long)]
    vectors: Option<PathBuf>,
    /// Words that get a cluster.
    #[arg(long, default_value_t = clusters::Settings::default().words)]
    words: usize,
    /// Clusters of clusters.
    #[arg(long, default_value_t = clusters::Settings::default().coarse)]
    coarse: usize,
}

impl Evidence {
    fn lexicon(&self) -> io::Result<Vec<u8>> {
        let own = self.data.join(vectors::FILE);
        let vectors = Vectors::read(self.vectors.as_ref().unwrap_or(&own))?;
        let settings =
            clusters::Settings { words: self.words, coarse: self.coarse, ..clusters::Settings::default() };
        names::lexicon(&self.data.join("gazetteers"), &vectors, &settings)
    }
}

#[derive(Args)]
struct NamesArguments {
    #[command(flatten)]
    evidence: Evidence,
    /// The file to write.
    #[arg(long)]
    out: PathBuf,
    /// Name lists and clusters made before, by `lexicon`; without it they are made anew.
    #[arg(long)]
    lexicon: Option<PathBuf>,
    /// The names that a teacher found, packed by `silver`.
    #[arg(long)]
    silver: Option<PathBuf>,
    /// How much a sentence of theirs counts.
    #[arg(long, default_value_t = names::Settings::default().silver)]
    silver_weight: f32,
    /// Parts for cross-validation.
    #[arg(long, default_value_t = names::Settings::default().folds)]
    folds: usize,
    /// The one part that the model is not trained on, and measured on.
    #[arg(long)]
    hold_out: Option<usize>,
    /// The share of the articles trained on in other cases as well.
    #[arg(long, default_value_t = names::Settings::default().recased)]
    recased: f64,
    /// The share of the articles trained on with other names as well.
    #[arg(long, default_value_t = names::Settings::default().renamed)]
    renamed: f64,
    /// The share of the articles trained on at all.
    #[arg(long, default_value_t = names::Settings::default().share)]
    share: f64,
    /// A group of features to leave out.
    #[arg(long)]
    without: Option<Group>,
    /// The language of the articles, as a BCP 47 tag.
    #[arg(long, default_value_t = names::Settings::default().language)]
    language: String,
    /// Passes over the examples before weights are dropped.
    #[arg(long, default_value_t = names::Settings::default().weights.epochs)]
    epochs: usize,
    /// The penalty on each weight.
    #[arg(long, default_value_t = names::Settings::default().weights.l1)]
    l1: f32,
    /// The most weights.
    #[arg(long, default_value_t = names::Settings::default().weights.max_weights)]
    max_weights: usize,
    /// A file for the names that were wrong or missed in cross-validation.
    #[arg(long)]
    mistakes: Option<PathBuf>,
}

impl NamesArguments {
    fn settings(&self) -> names::Settings {
        let default = names::Settings::default();
        names::Settings {
            folds: self.folds,
            hold_out: self.hold_out,
            recased: self.recased,
            renamed: self.renamed,
            silver: self.silver_weight,
            share: self.share,
            without: self.without,
            language: self.language.clone(),
            weights: crf::Settings {
                epochs: self.epochs,
                l1: self.l1,
                max_weights: self.max_weights,
                ..default.weights
            },
        }
    }
}

fn train_names(arguments: &NamesArguments) -> Result<(), Box<dyn Error>> {
    let lexicon = match &arguments.lexicon {
        Some(file) => fs::read(file)?,
        None => arguments.evidence.lexicon()?,
    };
    let folder = &arguments.evidence.data;
    let mut data = names::Data::read(folder)?;
    if let Some(file) = &arguments.silver {
        data.silver = silver::read(file, &folder.join("text"))?;
    }
    let (model, report) = names::train(&data, &lexicon, &arguments.settings())?;
    fs::write(&arguments.out, &model)?;
    if let Some(file) = &arguments.mistakes {
        fs::write(file, report.mistakes.join("\n"))?;
    }
    println!("held-out articles\n{}", report.all);
    for (source, score) in &report.sources {
        println!("{source}: {:.1}", 100.0 * score.f1());
    }
    for (tenth, (found, right)) in report.calibration.iter().enumerate() {
        let share = *right as f64 / (*found as f64).max(1.0);
        println!("confidence from 0.{tenth}: {found} names, {:.1}% right", 100.0 * share);
    }
    println!("{} bytes", model.len());
    Ok(())
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
        What::Lexicon { evidence, out } => fs::write(out, evidence.lexicon()?)?,
        What::Silver { found, sure, out } => {
            fs::write(out, silver::pack(&fs::read_to_string(found)?, sure)?)?;
        }
        What::Find { model, texts, out } => find(&model, &texts, &out)?,
        What::Names(arguments) => train_names(&arguments)?,
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
