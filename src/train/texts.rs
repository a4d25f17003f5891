//! Reads plain news text, for clusters and self-training.

use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::Path,
};

use flate2::read::GzDecoder;
use serde::Deserialize;

/// The files, each with how many of its documents are taken: one in so many.
const FILES: [(&str, usize); 6] = [
    ("au-pm-media-releases.jsonl.gz", 1),
    ("globalvoices.txt.gz", 1),
    ("kremlin.jsonl.gz", 1),
    // One house style, many times the size of the others.
    ("tehran-times.jsonl.gz", 5),
    ("whitehouse.jsonl.gz", 1),
    ("wikinews.jsonl.gz", 1),
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

/// Every document in `folder`, its lines parted by `\n`, in a fixed order.
///
/// # Errors
/// Where a file cannot be read, or is no JSON lines.
pub fn read(folder: &Path) -> io::Result<Vec<String>> {
    let mut texts = Vec::new();
    for (name, one_in) in FILES {
        let lines = BufReader::new(GzDecoder::new(File::open(folder.join(name))?)).lines();
        if name.ends_with(".txt.gz") {
            let lines = lines.collect::<io::Result<Vec<_>>>()?;
            texts.extend(lines.chunks(SENTENCES).map(|lines| lines.join("\n")));
            continue;
        }
        for line in lines.step_by(one_in) {
            let record: Record = serde_json::from_str(&line?)?;
            let parts = [record.title, record.text].into_iter().flatten();
            texts.push(parts.collect::<Vec<_>>().join("\n"));
        }
    }
    Ok(texts)
}
