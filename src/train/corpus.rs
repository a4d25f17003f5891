//! Reads the annotated news: inline tags to text and spans, lines to documents.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    analysis::Label,
    entities::{MAX_SENTENCE, encode},
    span::Span,
    text::Document,
};

/// A text with its names.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Where it comes from: the file's name, for pages the page's.
    pub source: String,
    /// The lines, each a block.
    pub text: String,
    /// The place of each line.
    pub blocks: Vec<Span>,
    /// The names, in order.
    pub names: Vec<(Span, Label)>,
}

/// The label that a tag of the guidelines stands for; none for dates and amounts, and for other letters.
fn label(tag: u8) -> Option<Label> {
    let place = b"pnoglfewrau".iter().position(|&letter| letter == tag)?;
    Some(Label::NAMES[place])
}

impl Article {
    /// Appends a line with inline tags.
    pub fn push_line(&mut self, tagged: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        let mut open = None;
        let mut rest = tagged;
        while let Some(at) = rest.find('<') {
            let bytes = &rest.as_bytes()[at..];
            let (letter, length) = match bytes {
                [b'<', b'/', letter, b'>', ..] => (*letter, 4),
                [b'<', letter, b'>', ..] => (*letter, 3),
                _ => (b'<', 1),
            };
            self.text.push_str(&rest[..at]);
            if length == 1 {
                self.text.push('<');
            } else if length == 3 {
                open = Some(self.text.len());
            } else if let (Some(open), Some(label)) = (open.take(), label(letter)) {
                self.names.push((Span::new(open, self.text.len()), label));
            }
            rest = &rest[at + length..];
        }
        self.text.push_str(rest);
        self.blocks.push(Span::new(start, self.text.len()));
    }

    /// Appends a line as it stands, without names.
    pub fn push_plain(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(line);
        self.blocks.push(Span::new(start, self.text.len()));
    }

    /// The text in sentences and tokens.
    pub fn document(&self) -> Document<'_> {
        Document::new(&self.text, self.blocks.clone())
    }

    /// The label of each token of `document`, this article's. A name whose ends are no token's ends is left out.
    pub fn labels(&self, document: &Document<'_>) -> Vec<u8> {
        let mut labels = vec![0; document.tokens.len()];
        for &(span, label) in &self.names {
            let first = document.tokens.partition_point(|token| token.span.start < span.start);
            let last = document.tokens.partition_point(|token| token.span.end <= span.end);
            let starts = document.tokens.get(first).is_some_and(|token| token.span.start == span.start);
            let ends = last > first && document.tokens[last - 1].span.end == span.end;
            let sentence = document.sentences.partition_point(|sentence| sentence.tokens.end <= first);
            let whole = document.sentences.get(sentence).is_some_and(|s| last <= s.tokens.end);
            if starts && ends && whole && last - first < MAX_SENTENCE {
                let kind = Label::NAMES.iter().position(|&name| name == label).expect("only names are read");
                labels[first..last]
                    .iter_mut()
                    .zip(encode(kind, last - first))
                    .for_each(|(to, from)| *to = from);
            }
        }
        labels
    }
}

/// Lines of a news file that are taken as one article, since the files do not say where one ends.
const LINES: usize = 12;

/// Reads `news` and `pages` below `folder`, in the order of their names.
///
/// Of a page the lines that make the article (`TUBDPHI`) are one article, the others another.
///
/// # Errors
/// Where a file cannot be read.
pub fn read(folder: &Path) -> io::Result<Vec<Article>> {
    let mut articles = Vec::new();
    for file in files(&folder.join("news"))? {
        let text = fs::read_to_string(&file)?;
        let source = stem(&file);
        let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        for lines in lines.chunks(LINES) {
            let mut article = Article { source: source.clone(), ..Article::default() };
            lines.iter().for_each(|line| article.push_line(line));
            articles.push(article);
        }
    }
    for file in files(&folder.join("pages"))? {
        let text = fs::read_to_string(&file)?;
        let mut page = (Article::default(), Article::default());
        for line in text.lines() {
            if let Some(header) = line.strip_prefix("### ") {
                let source = header.split(" | ").next().unwrap_or(header).to_owned();
                let next = Article { source, ..Article::default() };
                let last = std::mem::replace(&mut page, (next.clone(), next));
                articles.extend([last.0, last.1].into_iter().filter(|part| !part.text.is_empty()));
            } else if let Some((letter, line)) = line.split_once('|') {
                let part = if "TUBDPHI".contains(letter) { &mut page.0 } else { &mut page.1 };
                part.push_line(line);
            }
        }
        articles.extend([page.0, page.1].into_iter().filter(|part| !part.text.is_empty()));
    }
    Ok(articles)
}

/// The text files of a folder, in the order of their names.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files = entries.collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    Ok(files)
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A fold for each article: all of a news file or page in one, so that no article is on both sides; sources are dealt
/// out evenly.
pub fn folds(articles: &[Article], folds: usize) -> Vec<usize> {
    let mut sources: Vec<&str> = Vec::new();
    articles
        .iter()
        .map(|article| {
            if sources.last() != Some(&article.source.as_str()) {
                sources.push(&article.source);
            }
            (sources.len() - 1) % folds
        })
        .collect()
}
