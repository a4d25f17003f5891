//! The pages that the line model learns from.
//!
//! `corpus/pages/*.txt` names the label of every line. `bench/paste/SET/truth.jsonl` with `ID.txt` and `ID.html` says
//! only what the article's body is: whole (`body`), or by snippets that it holds (`with`) and that it does not
//! (`without`). From those, each line gets the set of labels it may have.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    analysis::BlockLabel,
    clean,
    label::hash,
    source::{self, Head, Source},
    text::{self, Repaired},
};

/// A page with what is known of it.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its name in the corpus.
    pub id: String,
    /// The pages that must not be parted by cross-validation have the same: a site, a file.
    pub group: String,
    /// Where it comes from.
    pub set: Set,
    /// Whether it was read from the clipboard's HTML.
    pub html: bool,
    /// Its lines.
    pub page: Repaired,
    /// What its head says.
    pub head: Head,
    /// Their measures.
    pub measures: Vec<Vec<f32>>,
    /// The labels each line may have: bit `l` for `BlockLabel::ALL[l]`.
    pub allowed: Vec<u64>,
    /// What a good answer is measured by.
    pub truth: Truth,
}

/// The parts of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named like their folders")]
pub enum Set {
    Pages,
    Scraping,
    Trafilatura,
}

/// What a page is measured by.
#[derive(Clone, Debug)]
pub enum Truth {
    /// The label of each line.
    Labels(Vec<BlockLabel>),
    /// The article's body.
    Body(String),
    /// Parts of the body, and parts of the page that are not the body.
    Snippets {
        /// Parts of the body.
        with: Vec<String>,
        /// Parts of the rest.
        without: Vec<String>,
    },
}

/// Why the corpus could not be read.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    /// A file or folder is missing or unreadable.
    #[error(
        "cannot read {path}: {error}; --data must name the folder that holds corpus/pages/*.txt and \
         bench/paste/{{scraping,trafilatura}}/truth.jsonl"
    )]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A line that is not as it should be.
    #[error("{path}, line {line}: {problem}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
}

const LETTERS: &str = "TUBDPHIANSREMWFO";

fn bit(label: BlockLabel) -> u64 {
    1 << BlockLabel::ALL.iter().position(|&known| known == label).expect("all labels are listed")
}

/// Every label.
const FREE: u64 = u16::MAX as u64;

/// The labels of the body.
pub(super) fn body() -> u64 {
    bit(BlockLabel::Paragraph) | bit(BlockLabel::Subheading)
}

/// The labels of what stands under the headline.
pub(super) fn under_headline() -> u64 {
    body() | bit(BlockLabel::Standfirst)
}

/// Reads the whole corpus under `data`, in a fixed order.
///
/// # Errors
/// [`CorpusError`] names the file, and the line in it.
pub fn read(data: &Path) -> Result<Vec<Page>, CorpusError> {
    let mut pages = labelled(&data.join("corpus/pages"))?;
    for (set, folder) in [(Set::Scraping, "scraping"), (Set::Trafilatura, "trafilatura")] {
        pages.extend(pasted(&data.join("bench/paste").join(folder), set)?);
    }
    Ok(pages)
}

fn open(path: &Path) -> Result<String, CorpusError> {
    fs::read_to_string(path).map_err(|error| CorpusError::File { path: path.into(), error })
}

/// The pages with a label for every line.
fn labelled(folder: &Path) -> Result<Vec<Page>, CorpusError> {
    let failed = |error| CorpusError::File { path: folder.into(), error };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut pages = Vec::new();
    for path in paths {
        let group = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let content = open(&path)?;
        let mut lines: Vec<(BlockLabel, String)> = Vec::new();
        let mut id = None;
        for (number, line) in content.lines().enumerate() {
            if let Some(title) = line.strip_prefix("### ") {
                pages.extend(id.take().map(|id| page_of(id, &group, &std::mem::take(&mut lines))));
                id = Some(title.split(" | ").next().unwrap_or(title).to_owned());
                continue;
            }
            if line.trim().is_empty() {
                continue;
            }
            let label = line.split_once('|').and_then(|(letter, text)| {
                Some((BlockLabel::ALL[LETTERS.find(letter).filter(|_| letter.len() == 1)?], untagged(text)))
            });
            lines.push(label.ok_or_else(|| CorpusError::Line {
                path: path.clone(),
                line: number + 1,
                problem: format!("a line begins with one of {LETTERS} and `|`"),
            })?);
        }
        pages.extend(id.take().map(|id| page_of(id, &group, &lines)));
    }
    Ok(pages)
}

/// A sub-heading is short and ends no sentence: takes that label from the lines that are none.
fn paragraphs_apart(page: &Repaired, allowed: &mut [u64]) {
    for (line, allowed) in page.lines.iter().zip(allowed) {
        let text = &page.text[line.span];
        if text.split_whitespace().count() > 12 || text.ends_with(['.', '!', ',', ';', '…']) {
            *allowed &= !bit(BlockLabel::Subheading);
        }
    }
}

/// The text without the tags of its names: `<p>`, `</p>`, one letter each.
fn untagged(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let tag = rest[at + 1..].trim_start_matches('/');
        let is_tag = tag.as_bytes().first().is_some_and(u8::is_ascii_lowercase) && tag[1..].starts_with('>');
        plain.push_str(&rest[..at]);
        if is_tag {
            rest = &tag[2..];
        } else {
            plain.push('<');
            rest = &rest[at + 1..];
        }
    }
    plain + rest
}

fn page_of(id: String, group: &str, lines: &[(BlockLabel, String)]) -> Page {
    let paste = lines.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n");
    let (page, head) = prepare(&paste, false);
    let mut ends = Vec::new();
    for (_, text) in lines {
        ends.push(ends.last().map_or(0, |end| end + 1) + text.len());
    }
    let labels: Vec<BlockLabel> = page
        .lines
        .iter()
        .map(|line| lines[ends.partition_point(|&end| end <= page.to_paste(line.span).start)].0)
        .collect();
    let allowed = labels.iter().map(|&label| bit(label)).collect();
    let measures = clean::measures_of_page(&page, &head);
    let truth = Truth::Labels(labels);
    let group = group.into();
    Page { id, group, set: Set::Pages, html: false, page, head, measures, allowed, truth }
}

fn prepare(paste: &str, html: bool) -> (Repaired, Head) {
    let source = if html { Source::html(paste) } else { Source::text(paste) };
    let page = source::read(&source.expect("no page of the corpus is over the limit"));
    let mut repaired = text::repair(&page);
    clean::split_glued(&mut repaired);
    (repaired, page.head)
}

#[derive(Deserialize)]
struct Row {
    id: String,
    url: String,
    body: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

/// The pages with a known body, as flat text and as HTML.
fn pasted(folder: &Path, set: Set) -> Result<Vec<Page>, CorpusError> {
    let path = folder.join("truth.jsonl");
    let mut pages = Vec::new();
    for (number, line) in open(&path)?.lines().enumerate() {
        let row: Row = serde_json::from_str(line).map_err(|error| CorpusError::Line {
            path: path.clone(),
            line: number + 1,
            problem: error.to_string(),
        })?;
        for (extension, html) in [("txt", false), ("html", true)] {
            let file = folder.join(format!("{}.{extension}", row.id));
            if !file.exists() {
                continue;
            }
            let (page, head) = prepare(&open(&file)?, html);
            let mut allowed = match &row.body {
                Some(body) => allowed_by_body(&page, body),
                None => allowed_by_snippets(&page, &row.with, &row.without),
            };
            paragraphs_apart(&page, &mut allowed);
            pages.push(Page {
                id: row.id.clone(),
                group: site(&row.url),
                set,
                html,
                measures: clean::measures_of_page(&page, &head),
                page,
                head,
                allowed,
                truth: match &row.body {
                    Some(body) => Truth::Body(body.clone()),
                    None => Truth::Snippets { with: row.with.clone(), without: row.without.clone() },
                },
            });
        }
    }
    Ok(pages)
}

/// The registered name of an address's host: its last two parts, three where the last but one is short (`co.uk`).
fn site(url: &str) -> String {
    let host = url.split("://").last().unwrap_or(url).split('/').next().unwrap_or(url);
    let parts: Vec<&str> = host.split('.').collect();
    let keep = if parts.len() > 2 && parts[parts.len() - 2].len() <= 3 { 3 } else { 2 };
    parts[parts.len().saturating_sub(keep)..].join(".")
}

/// The words of a text as the scorers cut them (`\w+`), hashed.
pub(super) fn words(text: &str) -> Vec<u64> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(|word| hash::bytes(word.as_bytes()))
        .collect()
}

/// The text with all white space made one space.
pub(super) fn squash(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line of four words or more belongs to the body where most of its shingles of four words do, and does not where
/// few do; a shorter one where it is a line of the body too, or at least its words stand there in a row, and lines of
/// the body are near.
fn allowed_by_body(page: &Repaired, truth: &str) -> Vec<u64> {
    let all = words(truth);
    let shingles: HashSet<&[u64]> = all.windows(4).collect();
    let short: HashSet<&[u64]> = (1..4).flat_map(|length| all.windows(length)).collect();
    let lines: HashSet<Vec<u64>> = truth.lines().map(words).collect();
    let cut: Vec<Vec<u64>> = page.lines.iter().map(|line| words(&page.text[line.span])).collect();
    let mut allowed: Vec<u64> = cut
        .iter()
        .map(|line| {
            let known = line.windows(4).filter(|shingle| shingles.contains(shingle)).count();
            let share = known as f32 / line.windows(4).count().max(1) as f32;
            match line.len() {
                0..4 => FREE,
                _ if share >= 0.6 => body(),
                _ if share <= 0.25 => FREE & !body(),
                _ => FREE,
            }
        })
        .collect();
    // A second copy far from the other lines of the body is most likely none of it.
    let near = |allowed: &[u64], at: usize| {
        let (from, to) = (at.saturating_sub(3), (at + 4).min(allowed.len()));
        (from..to).filter(|&line| line != at && allowed[line] == body()).count()
    };
    let mut copies: HashMap<&[u64], Vec<usize>> = HashMap::new();
    for (at, line) in cut.iter().enumerate().filter(|(at, _)| allowed[*at] == body()) {
        copies.entry(line).or_default().push(at);
    }
    let mut second = Vec::new();
    for places in copies.values().filter(|places| places.len() > 1) {
        let best = places.iter().map(|&at| near(&allowed, at)).max().unwrap_or(0);
        let kept = places.iter().position(|&at| near(&allowed, at) == best).unwrap_or(0);
        second.extend(places.iter().enumerate().filter(|&(nth, _)| nth != kept).map(|(_, &at)| at));
    }
    second.into_iter().for_each(|at| allowed[at] = FREE);
    let long = allowed.clone();
    for (at, line) in cut.iter().enumerate().filter(|(_, line)| line.len() < 4) {
        let beside = near(&long, at);
        allowed[at] = if line.is_empty() || !short.contains(line.as_slice()) || beside == 0 {
            if line.is_empty() { FREE } else { FREE & !body() }
        } else if lines.contains(line) && beside > 0 {
            body()
        } else {
            FREE
        };
    }
    allowed
}

/// A line that holds a snippet is what the snippet says; the others may be anything. Snippets that several lines hold
/// say nothing of any.
fn allowed_by_snippets(page: &Repaired, with: &[String], without: &[String]) -> Vec<u64> {
    let lines: Vec<String> = page.lines.iter().map(|line| squash(&page.text[line.span])).collect();
    let mut allowed = vec![FREE; lines.len()];
    let mut mark = |snippet: &String, labels: u64| {
        let snippet = squash(snippet);
        let holding: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].contains(&snippet)).collect();
        if let (true, [at]) = (snippet.len() > 3, holding.as_slice()) {
            allowed[*at] = if allowed[*at] & labels == 0 { FREE } else { allowed[*at] & labels };
        }
    };
    with.iter().for_each(|snippet| mark(snippet, body()));
    without.iter().for_each(|snippet| mark(snippet, FREE & !body()));
    allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_names_are_taken_out_and_nothing_else() {
        assert_eq!(untagged("<p>Ann</p> has 2 < 3 </b> <bold>"), "Ann has 2 < 3  <bold>");
    }

    #[test]
    fn hosts_of_one_owner_are_one_site() {
        assert_eq!(site("https://www.news.example.co.uk/a/b"), "example.co.uk");
        assert_eq!(site("https://blog.example.de/a"), "example.de");
    }

    #[test]
    fn a_line_belongs_to_the_body_by_its_shingles() {
        let paste = "Home\nThe minister spoke on Monday in the town hall.\nYes.\nMore news from the region today here";
        let (page, _) = prepare(paste, false);
        let allowed = allowed_by_body(&page, "The minister spoke on Monday in the town hall.\n\nYes.");
        assert_eq!(allowed, [FREE & !body(), body(), body(), FREE & !body()]);
    }
}
