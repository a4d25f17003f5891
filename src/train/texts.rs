//! Reads plain news texts by their place in the files that hold them.

use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::Path,
};

use flate2::read::GzDecoder;
use serde::Deserialize;

/// The files.
pub const FILES: [&str; 6] = [
    "au-pm-media-releases.jsonl.gz",
    "globalvoices.txt.gz",
    "kremlin.jsonl.gz",
    "tehran-times.jsonl.gz",
    "whitehouse.jsonl.gz",
    "wikinews.jsonl.gz",
];

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    text: Option<String>,
}

/// Lines of a file of sentences that are taken as one document.
const SENTENCES: usize = 25;

/// The documents of `file`, one of [`FILES`] in `folder`, that have the numbers `wanted`, which rise; lines are parted
/// by `\n`. A number beyond the last document's is passed over.
///
/// # Errors
/// Where the file cannot be read, or is no JSON lines.
pub fn read(folder: &Path, file: &str, wanted: &[usize]) -> io::Result<Vec<String>> {
    let mut wanted = wanted.iter().copied().peekable();
    let path = folder.join(file);
    let opened =
        File::open(&path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
    let lines = BufReader::new(GzDecoder::new(opened)).lines();
    if file.ends_with(".txt.gz") {
        let lines = lines.collect::<io::Result<Vec<_>>>()?;
        let texts = lines.chunks(SENTENCES).enumerate();
        return Ok(texts
            .filter(|(number, _)| wanted.next_if_eq(number).is_some())
            .map(|(_, lines)| lines.join("\n"))
            .collect());
    }
    let mut texts = Vec::new();
    for (number, line) in lines.enumerate() {
        let line = line?;
        if wanted.next_if_eq(&number).is_some() {
            let record: Record = serde_json::from_str(&line)?;
            let parts = [record.title, record.text].into_iter().flatten();
            texts.push(parts.collect::<Vec<_>>().join("\n"));
        }
        if wanted.peek().is_none() {
            break;
        }
    }
    Ok(texts)
}
