//! Names that another model, the teacher, found in plain texts: training takes them for more articles.
//!
//! The file keeps no text, only where the text lies, a checksum of it and the places of the names, column by column,
//! compressed with gzip: for each document its file (1 byte), its number in that file (counted on from the one before
//! it), its checksum (4 bytes) and how many marks it has; then for each mark the bytes since the last one's end, its
//! own bytes, and its label (1 byte). Numbers are LEB128.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    io::{self, Read, Write},
    path::Path,
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde::Deserialize;

use super::{corpus::Article, texts};
use crate::{analysis::Label, label::hash, span::Span};

/// The label of a stretch that the teacher is not sure of.
const UNSURE: u8 = Label::NAMES.len() as u8;

/// A text in which a teacher found names.
#[derive(Clone, Debug, Default)]
pub struct Silver {
    /// The text, with the names that the teacher is sure of.
    pub article: Article,
    /// Where it is not sure.
    pub unsure: Vec<Span>,
}

/// A document of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Document {
    file: u8,
    number: usize,
    check: u32,
    marks: Vec<(Span, u8)>,
}

/// A line of what a teacher writes.
#[derive(Deserialize)]
struct Line {
    file: String,
    at: usize,
    text: String,
    /// Start and end in characters, label, probability.
    spans: Vec<(usize, usize, String, f32)>,
    /// Where a word outside all names may well be in one: its start in characters, and how sure it is outside.
    #[serde(default)]
    unsure: Vec<(usize, f32)>,
}

fn check(text: &str) -> u32 {
    hash::bytes(text.as_bytes()) as u32
}

fn broken(what: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_string())
}

/// How much of the places of a name of several words must have the same label for it to be believed.
const AGREED: f32 = 0.8;

/// How often each name of several words has each label, among those of which the teacher is `sure`.
fn votes(lines: &[Line], sure: f32) -> HashMap<String, HashMap<&str, u32>> {
    let mut votes: HashMap<_, HashMap<_, _>> = HashMap::new();
    for line in lines {
        let characters: Vec<char> = line.text.chars().collect();
        for (start, end, label, probability) in &line.spans {
            let name: String = characters.get(*start..*end).into_iter().flatten().collect();
            if *probability >= sure && name.contains(' ') {
                *votes.entry(name).or_default().entry(label.as_str()).or_default() += 1;
            }
        }
    }
    votes
}

/// The file made of a teacher's JSON lines. Marked as unsure are names below the probability `sure`, and names of
/// several words to which the teacher gives now one label and now another: a single word may be a person here and a
/// city there, a longer name seldom is two things.
///
/// # Errors
/// Where a line is not what a teacher writes.
pub fn pack(lines: &str, sure: f32) -> io::Result<Vec<u8>> {
    let lines = lines.lines().map(serde_json::from_str).collect::<Result<Vec<Line>, _>>()?;
    let votes = votes(&lines, sure);
    let mut documents = BTreeMap::new();
    for line in &lines {
        let file = texts::FILES.iter().position(|file| *file == line.file);
        let file = file.ok_or_else(|| broken(format!("{} is no file of texts", line.file)))? as u8;
        let places: Vec<usize> =
            line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
        let place = |at: usize| places.get(at).copied().ok_or_else(|| broken("a span beyond its text"));
        let mut marks = Vec::new();
        for &(start, end, ref label, probability) in &line.spans {
            let kind = Label::NAMES.iter().position(|name| name.as_str() == label);
            let kind = kind.ok_or_else(|| broken(format!("{label} is no label")))? as u8;
            let span = Span::new(place(start)?, place(end)?);
            let agreed = votes.get(&line.text[span]).is_none_or(|labels| {
                let mine = labels.get(label.as_str()).copied().unwrap_or(0);
                mine as f32 >= AGREED * labels.values().sum::<u32>() as f32
            });
            marks.push((span, if agreed && probability >= sure { kind } else { UNSURE }));
        }
        for &(start, probability) in &line.unsure {
            if probability < sure {
                marks.push((Span::new(place(start)?, place(start + 1)?), UNSURE));
            }
        }
        marks.sort_by_key(|mark| mark.0.start);
        // Marks that meet an earlier one say nothing more.
        let mut end = 0;
        marks.retain(|mark| {
            mark.0.start >= end && {
                end = mark.0.end;
                true
            }
        });
        let check = check(&line.text);
        documents.insert((file, line.at), Document { file, number: line.at, check, marks });
    }
    write(&documents.into_values().collect::<Vec<_>>())
}

fn write(documents: &[Document]) -> io::Result<Vec<u8>> {
    let mut columns: [Vec<u8>; 7] = Default::default();
    let mut last = (0, 0);
    for Document { file, number, check, marks } in documents {
        let since = if last.0 == *file { number - last.1 } else { *number };
        last = (*file, *number);
        columns[0].push(*file);
        push(&mut columns[1], since);
        columns[2].extend_from_slice(&check.to_le_bytes());
        push(&mut columns[3], marks.len());
        let mut end = 0;
        for (span, kind) in marks {
            push(&mut columns[4], span.start - end);
            push(&mut columns[5], span.len());
            columns[6].push(*kind);
            end = span.end;
        }
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let mut count = Vec::new();
    push(&mut count, documents.len());
    gzip.write_all(&count)?;
    for column in columns {
        let mut length = Vec::new();
        push(&mut length, column.len());
        gzip.write_all(&length)?;
        gzip.write_all(&column)?;
    }
    gzip.finish()
}

/// Appends a number in groups of seven bits, the lowest first.
fn push(out: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes `count` bytes off the front.
fn take<'a>(from: &mut &'a [u8], count: usize) -> io::Result<&'a [u8]> {
    let (taken, rest) =
        from.split_at_checked(count).ok_or_else(|| broken("the file of names ends too early"))?;
    *from = rest;
    Ok(taken)
}

/// Takes a number off the front.
fn pull(from: &mut &[u8]) -> io::Result<usize> {
    let mut number = 0;
    for shift in (0..42).step_by(7) {
        let byte = take(from, 1)?[0];
        number |= usize::from(byte & 127) << shift;
        if byte < 128 {
            return Ok(number);
        }
    }
    Err(broken("a number of the file of names is too long"))
}

fn parse(bytes: &[u8]) -> io::Result<Vec<Document>> {
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut unpacked)?;
    let mut rest = &unpacked[..];
    let count = pull(&mut rest)?;
    let mut columns: [&[u8]; 7] = [&[]; 7];
    for column in &mut columns {
        let length = pull(&mut rest)?;
        *column = take(&mut rest, length)?;
    }
    let [files, numbers, checks, counts, gaps, lengths, kinds] = &mut columns;
    let mut documents: Vec<Document> = Vec::new();
    for _ in 0..count {
        let file = take(files, 1)?[0];
        let since = pull(numbers)?;
        let number = since + documents.last().filter(|last| last.file == file).map_or(0, |last| last.number);
        let check = u32::from_le_bytes(take(checks, 4)?.try_into().expect("four bytes were taken"));
        let mut end = 0;
        let mut mark = || -> io::Result<(Span, u8)> {
            let start = end + pull(gaps)?;
            end = start + pull(lengths)?;
            Ok((Span::new(start, end), take(kinds, 1)?[0]))
        };
        let count = pull(counts)?;
        let marks = (0..count).map(|_| mark()).collect::<io::Result<_>>()?;
        documents.push(Document { file, number, check, marks });
    }
    Ok(documents)
}

/// Reads the file `names` and the texts that it is about, which lie in `folder`.
///
/// # Errors
/// Where a file cannot be read, or a text is not the one that the teacher saw.
pub fn read(names: &Path, folder: &Path) -> io::Result<Vec<Silver>> {
    let documents = parse(&fs::read(names)?)?;
    let mut silver = Vec::with_capacity(documents.len());
    for documents in documents.chunk_by(|a, b| a.file == b.file) {
        let file = *texts::FILES.get(usize::from(documents[0].file)).ok_or_else(|| broken("no such file"))?;
        let wanted: Vec<usize> = documents.iter().map(|document| document.number).collect();
        let mut texts = texts::read(folder, file, &wanted)?.into_iter();
        for Document { number, check: wanted, marks, .. } in documents {
            let text = texts.next().filter(|text| check(text) == *wanted).ok_or_else(|| {
                broken(format!(
                    "document {number} of {file} is not the text that {} was made with: take the file of that time",
                    names.display()
                ))
            })?;
            silver.push(join(text, marks)?);
        }
    }
    Ok(silver)
}

/// A text with its marks.
fn join(text: String, marks: &[(Span, u8)]) -> io::Result<Silver> {
    let mut silver = Silver::default();
    for &(span, kind) in marks {
        if text.get(span.start..span.end).is_none() {
            return Err(broken("a name beyond its text"));
        }
        match Label::NAMES.get(usize::from(kind)) {
            Some(&label) => silver.article.names.push((span, label)),
            None => silver.unsure.push(span),
        }
    }
    let mut start = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            silver.article.blocks.push(Span::new(start, start + line.len()));
        }
        start += line.len() + 1;
    }
    silver.article.text = text;
    Ok(silver)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back() {
        let mark = |start, end, kind| (Span::new(start, end), kind);
        let documents = vec![
            Document { file: 1, number: 7, check: 5, marks: vec![mark(0, 3, 0), mark(3, 400, UNSURE)] },
            Document { file: 1, number: 300, check: u32::MAX, marks: vec![] },
            Document { file: 2, number: 0, check: 0, marks: vec![mark(20_000, 20_001, 10)] },
        ];
        assert_eq!(parse(&write(&documents).unwrap()).unwrap(), documents);
    }

    #[test]
    fn what_a_teacher_is_not_sure_of_is_marked_so() {
        let line = r#"{"file": "globalvoices.txt.gz", "at": 3, "text": "É Ann saw Bob in Rome", "spans":
            [[2, 5, "PERSON", 0.9], [10, 13, "PERSON", 0.4]], "unsure": [[17, 0.5]]}"#;
        let documents = parse(&pack(&line.replace('\n', " "), 0.6).unwrap()).unwrap();
        let marks: Vec<_> =
            documents[0].marks.iter().map(|(span, kind)| (span.start, span.end, *kind)).collect();
        assert_eq!(marks, [(3, 6, 0), (11, 14, UNSURE), (18, 19, UNSURE)]);
    }

    #[test]
    fn a_long_name_that_the_teacher_labels_now_so_now_so_is_marked_unsure() {
        let line = r#"{"file": "globalvoices.txt.gz", "at": 3, "text": "Blue Pen, Blue Pen, Roma, Roma", "spans":
            [[0, 8, "ORG", 0.9], [10, 18, "PERSON", 0.9], [20, 24, "GPE", 0.9], [26, 30, "PERSON", 0.9]]}"#;
        let documents = parse(&pack(&line.replace('\n', " "), 0.6).unwrap()).unwrap();
        let kinds: Vec<_> = documents[0].marks.iter().map(|(_, kind)| *kind).collect();
        assert_eq!(kinds, [UNSURE, UNSURE, 3, 0]);
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let bytes =
            pack(r#"{"file": "globalvoices.txt.gz", "at": 3, "text": "Ann", "spans": []}"#, 0.5).unwrap();
        assert!(parse(&bytes[..bytes.len() - 9]).is_err());
        assert!(parse(b"no gzip").is_err());
    }
}
