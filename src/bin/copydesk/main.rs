//! The command line: reads files, calls the library, writes what it gives.
//!
//! Exit codes: 0 all went well; 1 some inputs failed, named on standard error, the others were done; 2 the command
//! itself was wrong.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

mod args;
mod batch;
mod input;
mod one;

/// What became of a run whose command was right.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    failed: usize,
}

impl Outcome {
    /// Names an input that could not be done; the run goes on.
    fn fail(&mut self, input: &str, problem: impl std::fmt::Display) {
        self.failed += 1;
        warn(input, problem);
    }
}

/// Says something about an input on standard error. That nobody listens there is no reason to stop.
fn warn(input: &str, message: impl std::fmt::Display) {
    let _ = writeln!(io::stderr(), "copydesk: {input}: {message}");
}

fn main() -> ExitCode {
    let args::Arguments { command } = args::Arguments::parse();
    let options = match command.settings().options() {
        Ok(options) => options,
        Err(error) => {
            let _ = writeln!(io::stderr(), "copydesk: {error}");
            return ExitCode::from(2);
        }
    };
    let result = match &command {
        args::Command::Clean(command) => one::clean(command, &options),
        args::Command::Analyze(command) => one::analyze(command, &options),
        args::Command::Batch(command) => batch::run(command, &options),
    };
    match result {
        Ok(Outcome { failed: 0 }) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        // The reader of our output has seen enough (`| head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "copydesk: the result cannot be written: {error}");
            ExitCode::from(1)
        }
    }
}
