//! Bytes from outside, as text.

use std::{
    fmt,
    fs::File,
    io::{self, Read},
    path::Path,
};

use copydesk::{Source, analysis::Notice};
use encoding_rs::{Encoding, UTF_8};

/// An input that was read.
pub(crate) struct Input {
    /// Its characters.
    pub(crate) text: String,
    /// What had to be done to read it.
    pub(crate) notice: Option<Notice>,
}

/// Why an input cannot be analysed. The message says what to do.
#[derive(Debug)]
pub(crate) enum Unreadable {
    Io(io::Error),
    Empty,
    Binary { at: usize },
    TooLarge,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Io(error) => write!(f, "cannot be read: {error}"),
            Unreadable::Empty => write!(f, "is empty: there is nothing to analyse"),
            Unreadable::Binary { at } => {
                write!(f, "is no text (a NUL byte at offset {at}): give plain text or HTML")
            }
            Unreadable::TooLarge => {
                let limit = Source::LIMIT / 1_000_000;
                write!(f, "is over the limit of {limit} MB: split it and analyse the parts")
            }
        }
    }
}

/// How an input is called in messages.
pub(crate) fn name(file: &Path) -> String {
    if is_stdin(file) { "standard input".into() } else { file.display().to_string() }
}

/// Whether `file` stands for standard input.
pub(crate) fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

/// Opens a file or standard input.
///
/// # Errors
/// What the system says; a folder is an error too.
pub(crate) fn open(file: &Path) -> io::Result<Box<dyn Read>> {
    if is_stdin(file) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let opened = File::open(file)?;
    if opened.metadata()?.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
    }
    Ok(Box::new(opened))
}

/// Reads a whole input, never more than the limit.
///
/// # Errors
/// [`Unreadable`] says why it is no input.
pub(crate) fn read(file: &Path) -> Result<Input, Unreadable> {
    let mut bytes = Vec::new();
    // Twice the limit, since UTF-16 may take two bytes where UTF-8 takes one.
    let most = 2 * Source::LIMIT as u64 + 2;
    open(file).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(Unreadable::Io)?;
    let input = decode(bytes)?;
    if input.text.len() > Source::LIMIT {
        return Err(Unreadable::TooLarge);
    }
    if input.text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(input)
}

/// Reads UTF-8, UTF-16 with its byte-order mark, and what a saved page's `<meta charset>` names; anything else as
/// UTF-8 with the replacement character where it is none.
fn decode(bytes: Vec<u8>) -> Result<Input, Unreadable> {
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    if marked.is_none_or(|encoding| encoding == UTF_8)
        && let Some(at) = bytes.iter().position(|&byte| byte == 0)
    {
        return Err(Unreadable::Binary { at });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Input { text, notice: None }),
        Err(error) => error.into_bytes(),
    };
    let (text, used, broken) = marked.or_else(|| declared(&bytes)).unwrap_or(UTF_8).decode(&bytes);
    let notice = broken.then(|| invalid(used.name()));
    Ok(Input { text: text.into_owned(), notice })
}

/// The notice of an input that is not all in its encoding.
pub(crate) fn invalid(encoding: &str) -> Notice {
    let message = format!(
        "The input is not valid {encoding}: what could not be read stands as \u{FFFD}. Save it as UTF-8 for better results."
    );
    Notice::new("invalid-encoding", message)
}

/// The encoding that the head of an HTML page declares, looked for where HTML's standard looks, in the first
/// 1024 bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label = head[at..].strip_prefix(b"\"").or(head[at..].strip_prefix(b"'")).unwrap_or(&head[at..]);
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:".contains(byte))?;
    Encoding::for_label(&label[..end])
}

/// Whether an input is HTML, by its name or, where that says nothing, by how it begins.
pub(crate) fn looks_like_html(file: &Path, text: &str) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    match extension.as_deref() {
        Some("html" | "htm" | "xhtml" | "mhtml" | "mht") => true,
        Some("txt" | "md" | "text") => false,
        _ => {
            let text = text.trim_start_matches('\u{FEFF}').trim_start();
            ["<!doctype html", "<html"]
                .iter()
                .any(|tag| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
        }
    }
}
