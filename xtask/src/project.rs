//! The project's folder, and how programs are run there.

use std::{
    env,
    ffi::OsString,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

/// The folder that holds Cargo.toml, and the PATH that finds the project's own tools before the system's.
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    path: OsString,
}

impl Project {
    /// The project that this program was built from.
    pub(crate) fn find() -> Result<Self> {
        // Cargo sets it while it runs xtask; the built-in value serves a copy that is started by hand.
        let here = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let here = here.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        Self::new(here.parent().context("xtask lies in the project's folder")?)
    }

    /// The project in the folder `root`.
    pub(crate) fn new(root: &Path) -> Result<Self> {
        let root = root.to_path_buf();
        let own = [root.join(".tools/bin"), root.join("www/node_modules/.bin")];
        let system = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&system)))?;
        Ok(Project { root, path })
    }

    /// A path below the project's folder.
    pub(crate) fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.at("target"), |folder| self.at(folder))
    }

    /// A program to run in the project's folder.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path);
        // What cargo tells xtask about itself is nothing that the tools should take for theirs.
        command.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH");
        command
    }

    /// npm, to run in the page's folder.
    pub(crate) fn npm(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("npm");
        command.current_dir(self.at("www")).args(arguments);
        command
    }

    /// cargo, to run in the project's folder.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// The first of `programs` that is on the PATH.
    pub(crate) fn which(&self, programs: &[&str]) -> Option<PathBuf> {
        let folders: Vec<_> = env::split_paths(&self.path).collect();
        let mut places = programs.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
        places.find(|place| place.is_file())
    }
}

/// Runs `command` with its output on the terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("  $ {line}");
    let status = command.status().map_err(|error| not_started(command, error))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// Runs `command` and gives what it wrote to standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| not_started(command, error))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` ended with {}: {}", line(command), output.status, words.trim());
    }
    String::from_utf8(output.stdout).context("the output is not UTF-8")
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Why a program could not be started, with what helps.
fn not_started(command: &Command, error: std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy().into_owned();
    if error.kind() != ErrorKind::NotFound {
        return anyhow::Error::new(error).context(format!("cannot run `{program}`"));
    }
    anyhow::anyhow!("`{program}` is not installed: {}", remedy(&program))
}

/// What to do where `program` is missing.
fn remedy(program: &str) -> &'static str {
    match program {
        "node" | "npm" => "install Node.js, which brings both: https://nodejs.org/en/download",
        "cargo" | "rustc" | "rustup" => "install Rust by rustup: https://rustup.rs",
        "git" => "install git: https://git-scm.com/downloads",
        _ => "run `cargo xtask setup`, which installs the project's tools",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_its_remedy() {
        let project = Project::find().unwrap();
        for (program, remedy) in [("npm", "https://nodejs.org"), ("rustup", "https://rustup.rs")] {
            let error = output(project.command(program).env("PATH", "/nowhere")).unwrap_err().to_string();
            assert!(error.contains(&format!("`{program}` is not installed")), "{error}");
            assert!(error.contains(remedy), "{error}");
        }
    }

    #[test]
    fn a_failing_program_is_an_error_with_its_words() {
        let project = Project::find().unwrap();
        let error = output(&mut project.cargo(&["no-such-command"])).unwrap_err().to_string();
        assert!(error.contains("`cargo no-such-command` ended with"), "{error}");
        assert!(error.contains("no such command"), "{error}");
    }
}
