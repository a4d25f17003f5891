//! Every chore of the project, behind one command: `cargo xtask`.

mod bench;
mod budget;
mod build;
mod check;
mod config;
mod dist;
mod project;
mod serve;
mod setup;
mod stamp;
mod steps;
mod tidy;
mod train;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{config::Config, project::Project};

/// The chores of Copydesk.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    /// The description of the web build, relative to the project's folder.
    #[arg(long, global = true, default_value = "wasm-pack.toml")]
    config: PathBuf,
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the page and serve it on this machine.
    Serve {
        /// Where; the first free port from 4173 if not given.
        #[arg(long)]
        port: Option<u16>,
    },
    /// Run every check there is.
    Test,
    /// Set up the tools and packages only.
    Setup,
    /// Build the page into www/dist.
    Build {
        /// Only the wasm package that the page imports.
        #[arg(long)]
        wasm: bool,
        /// Say what wasm-pack.toml comes to, and do nothing.
        #[arg(long)]
        plan: bool,
    },
    /// Build what is handed out into target/dist: the page, the page in one file, the npm package, the command.
    Dist {
        /// Only the page in one file, copydesk.html.
        #[arg(long)]
        single: bool,
    },
    /// Measure how fast names are found, natively and in a headless browser.
    Bench,
    /// Have Lighthouse look at the built page; it is fetched from npm, 185 MB.
    Lighthouse,
    /// Check the house rules only.
    Tidy,
    /// Train a model anew (lines, names), or make what training takes (lexicon, silver); what follows goes to the trainer.
    Train {
        /// The trainer's own arguments, as `names --data DIR`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let project = Project::find()?;
    let config = Config::load(&project.at(&cli.config))?;
    match cli.chore {
        Chore::Serve { port } => {
            setup::setup(&project, &config)?;
            build::build(&project, &config)?;
            serve::serve(&project, port)
        }
        Chore::Test => check::test(&project, &config),
        Chore::Setup => setup::setup(&project, &config),
        Chore::Build { plan: true, .. } => {
            build::plan(&project, &config);
            Ok(())
        }
        Chore::Build { wasm, .. } => {
            setup::setup(&project, &config)?;
            if wasm {
                return build::wasm(&project, &config).map(drop);
            }
            build::build(&project, &config)?;
            budget::check(&config.budgets, &project.root)
        }
        Chore::Dist { single } => {
            setup::setup(&project, &config)?;
            dist::dist(&project, &config, single)
        }
        Chore::Bench => bench::bench(&project, &config),
        Chore::Lighthouse => {
            setup::setup(&project, &config)?;
            build::build(&project, &config)?;
            let browser = setup::browser(&project, config::Browser::Chrome)?.browser;
            project::run(project.npm(&["run", "lighthouse"]).env("CHROME", browser))
        }
        Chore::Tidy => tidy::tidy(&project),
        Chore::Train { arguments } => train::train(&project, &arguments),
    }
}
