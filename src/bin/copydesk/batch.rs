//! `batch`: a document a line, over all cores, in order, in bounded memory.

use std::{
    borrow::Cow,
    io::{self, BufRead, BufReader, Read, Write},
};

use copydesk::{Options, Source, analysis::OriginKind, export};
use rayon::prelude::*;
use serde::Deserialize;

use crate::{Outcome, args::Batch, input, one::analyze_as, warn};

/// Lines are read until this many bytes are at hand, analysed, and written before more are read.
const CHUNK_BYTES: usize = 16_000_000;
/// And never more lines than this, so that output comes steadily.
const CHUNK_LINES: usize = 1024;
/// The longest line: a document at the limit whose every character JSON escapes with six.
const LINE_LIMIT: u64 = 6 * Source::LIMIT as u64 + 1_000_000;

/// One line of the input.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    id: Option<Id>,
    text: Option<String>,
    html: Option<String>,
    date: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// A line as read, with its number.
struct Line {
    number: usize,
    bytes: Vec<u8>,
}

/// Analyses every line of every file.
///
/// # Errors
/// Where the output cannot be written.
pub(crate) fn run(command: &Batch, options: &Options) -> io::Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for file in &command.files {
        let name = input::name(file);
        let mut reader = match input::open(file) {
            Ok(file) => BufReader::new(file),
            Err(error) => {
                outcome.fail(&name, input::Unreadable::Io(error));
                continue;
            }
        };
        let mut number = 0;
        loop {
            let lines = match chunk(&mut reader, &mut number) {
                Ok(lines) if lines.is_empty() => break,
                Ok(lines) => lines,
                Err(error) => {
                    outcome.fail(&name, input::Unreadable::Io(error));
                    break;
                }
            };
            let results: Vec<_> = lines.par_iter().map(|line| analysis(line, command.raw, options)).collect();
            for (line, result) in lines.iter().zip(results) {
                match result {
                    Ok(json) => out.write_all(json.as_bytes())?,
                    Err(problem) => outcome.fail(&format!("{name}, line {}", line.number), problem),
                }
            }
            out.flush()?;
        }
        if number == 0 {
            warn(&name, "holds no line");
        }
    }
    Ok(outcome)
}

/// The next lines, without blank ones; none at the end. A line over the limit comes back cut, one byte over it.
fn chunk(reader: &mut impl BufRead, number: &mut usize) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut size = 0;
    while size < CHUNK_BYTES && lines.len() < CHUNK_LINES {
        let mut bytes = Vec::new();
        if reader.by_ref().take(LINE_LIMIT + 1).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        *number += 1;
        if bytes.len() as u64 > LINE_LIMIT && bytes.last() != Some(&b'\n') {
            reader.skip_until(b'\n')?;
        }
        if !bytes.trim_ascii().is_empty() {
            size += bytes.len();
            lines.push(Line { number: *number, bytes });
        }
    }
    Ok(lines)
}

/// The analysis of one line as JSON, or what is wrong with it.
fn analysis(line: &Line, raw: bool, options: &Options) -> Result<String, String> {
    if line.bytes.len() as u64 > LINE_LIMIT {
        return Err(format!("the line has more than {LINE_LIMIT} bytes: split the document"));
    }
    let json = String::from_utf8_lossy(&line.bytes);
    let document: Document = serde_json::from_str(json.trim_start_matches('\u{FEFF}'))
        .map_err(|error| format!("{error}: give {{\"id\", \"text\" or \"html\", \"date\"?}}"))?;
    let (kind, text) = match (document.text, document.html) {
        (Some(text), None) if raw => (OriginKind::Raw, text),
        (Some(text), None) => (OriginKind::Text, text),
        (None, Some(_)) if raw => return Err("--raw takes \"text\", not \"html\"".into()),
        (None, Some(html)) => (OriginKind::Html, html),
        (Some(_), Some(_)) => return Err("it has both \"text\" and \"html\": give one of them".into()),
        (None, None) => return Err("it has neither \"text\" nor \"html\"".into()),
    };
    let id = match document.id {
        Some(Id::Text(id)) => id,
        Some(Id::Number(id)) => id.to_string(),
        None => line.number.to_string(),
    };
    let date = document.date.or_else(|| options.date.clone());
    let options = Options { id: Some(id), date, ..options.clone() };
    let mut analysis = analyze_as(kind, &text, &options).map_err(|error| error.to_string())?;
    if let Cow::Owned(_) = json {
        analysis.notices.insert(0, input::invalid("UTF-8"));
    }
    let files = export::export(&analysis, export::Format::Json, "");
    Ok(files.into_iter().map(|file| file.content).collect())
}
