//! Whole pages, from the paste to the marks: what the file beside each says should become of it.

use std::{collections::BTreeSet, fs, path::Path};

use copydesk::{
    Analysis, Options, Span,
    analysis::{Block, BlockLabel, OriginKind},
};
use serde::Deserialize;

use crate::{
    fixtures::{PAGES, Page},
    invariants::analyze_checked,
};

/// What should become of a page. What is not said is not checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Expected {
    /// The day the caller gives.
    date: Option<String>,
    headline: Option<String>,
    standfirst: Option<String>,
    byline: Option<String>,
    authors: Option<Vec<String>>,
    published: Option<String>,
    updated: Option<String>,
    /// All of the body's paragraphs and sub-headings, in order: whole, or their first and last words with `[...]`.
    kept: Option<Vec<String>>,
    /// Some of them, in order.
    #[serde(default)]
    kept_some: Vec<String>,
    /// The beginnings of kept list items.
    #[serde(default)]
    list: Vec<String>,
    /// Label and beginning of lines that are set aside; `a|b` where either is right.
    #[serde(default)]
    aside: Vec<(String, String)>,
    /// The kinds of all edits.
    edits: Option<BTreeSet<String>>,
    /// Words of the article.
    #[serde(default)]
    words: Vec<String>,
    /// What no line may hold.
    #[serde(default)]
    never: Vec<String>,
    /// Words and label of mentions.
    #[serde(default)]
    mentions: Vec<(String, String)>,
    /// Name and label of entities, and some of what they are called.
    #[serde(default)]
    entities: Vec<(String, String, Vec<String>)>,
    /// Words and value of times.
    #[serde(default)]
    times: Vec<(String, String)>,
    /// The beginnings of quotations, and who speaks.
    #[serde(default)]
    quotes: Vec<(String, String)>,
}

/// An analysis beside its expectation, and every difference found so far.
struct Check<'a> {
    analysis: &'a Analysis,
    problems: Vec<String>,
}

impl<'a> Check<'a> {
    fn that(&mut self, holds: bool, problem: impl FnOnce() -> String) {
        if !holds {
            self.problems.push(problem());
        }
    }

    fn same(&mut self, what: &str, expected: &Option<String>, found: &Option<String>) {
        self.that(expected.is_none() || expected == found, || {
            format!("{what}: {expected:?} expected, {found:?} found")
        });
    }

    fn words(&self, span: Span) -> &'a str {
        &self.analysis.article.text[span]
    }

    fn article(&mut self, expected: &Expected) {
        let article = &self.analysis.article;
        self.same("headline", &expected.headline, &article.headline);
        self.same("standfirst", &expected.standfirst, &article.standfirst);
        self.same("byline", &expected.byline, &article.byline);
        self.same("published", &expected.published, &article.published);
        self.same("updated", &expected.updated, &article.updated);
        let authors = expected.authors.as_ref().unwrap_or(&article.authors);
        self.that(*authors == article.authors, || format!("authors: {:?} found", article.authors));
        for words in &expected.words {
            self.that(article.text.contains(words.as_str()), || format!("the article lacks {words:?}"));
        }
    }

    fn lines(&mut self, expected: &Expected) {
        let blocks = &self.analysis.blocks;
        let body: Vec<&Block> = blocks
            .iter()
            .filter(|block| block.article.is_some())
            .filter(|block| !matches!(block.label, BlockLabel::Headline | BlockLabel::Standfirst))
            .collect();
        if let Some(kept) = &expected.kept {
            for pair in diff(kept, &body) {
                self.problems.push(pair);
            }
        }
        let mut rest = body.iter();
        for line in &expected.kept_some {
            self.that(rest.any(|block| fits(line, &block.text)), || {
                format!("not kept, or not in order: {line}")
            });
        }
        for start in &expected.list {
            let found = body.iter().any(|block| block.list && block.text.starts_with(start.as_str()));
            self.that(found, || format!("no list item: {start}"));
        }
        for (labels, start) in &expected.aside {
            let lines: Vec<&Block> = blocks.iter().filter(|block| starts(&block.text, start)).collect();
            self.that(!lines.is_empty(), || format!("no line begins with {start:?}"));
            for block in lines.iter().filter(|block| block.label != BlockLabel::Headline) {
                let label = block.label.as_str();
                let right = labels.split('|').any(|one| one == label);
                self.that(right && !block.kept, || {
                    format!("{labels} expected, {label} found: {}", block.text)
                });
            }
        }
        for words in &expected.never {
            let found = blocks.iter().any(|block| block.text.contains(words.as_str()));
            self.that(!found, || format!("{words:?} stands in a line"));
        }
        if let Some(kinds) = &expected.edits {
            let found = self.analysis.edits.iter().map(|edit| edit.kind.as_str().to_owned()).collect();
            self.that(*kinds == found, || format!("edits: {kinds:?} expected, {found:?} found"));
        }
    }

    fn marks(&mut self, expected: &Expected) {
        let Analysis { mentions, entities, times, .. } = self.analysis;
        for (words, labels) in &expected.mentions {
            let found: Vec<&str> = mentions
                .iter()
                .filter(|mention| self.words(mention.span) == words)
                .map(|mention| mention.label.as_str())
                .collect();
            let right = found.iter().any(|label| labels.split('|').any(|one| one == *label));
            self.that(right, || format!("mention {words:?}: {labels} expected, {found:?} found"));
        }
        for (name, label, called) in &expected.entities {
            let entity =
                entities.iter().find(|entity| entity.name == *name && entity.label.as_str() == label);
            self.that(entity.is_some(), || format!("no entity {name} ({label})"));
            let Some(entity) = entity else { continue };
            for words in called {
                let found = entity.mentions.iter().any(|&at| self.words(mentions[at].span) == words);
                self.that(found, || format!("{words:?} is not {name}"));
            }
        }
        for (words, value) in &expected.times {
            let found: Vec<&str> = times
                .iter()
                .filter(|time| self.words(time.span) == words)
                .map(|time| time.value.as_str())
                .collect();
            self.that(found.contains(&value.as_str()), || {
                format!("{words:?}: {value} expected, {found:?} found")
            });
        }
    }

    fn quotes(&mut self, expected: &Expected) {
        let Analysis { quotes, entities, .. } = self.analysis;
        for (start, speaker) in &expected.quotes {
            let quote = quotes.iter().find(|quote| self.words(quote.span).starts_with(start.as_str()));
            let found =
                quote.map(|quote| match entities.iter().find(|one| Some(&one.id) == quote.entity.as_ref()) {
                    Some(entity) => entity.name.as_str(),
                    None => quote.source.map_or("", |(start, end)| self.words(Span::new(start, end))),
                });
            self.that(found == Some(speaker), || format!("{start}: by {speaker} expected, {found:?} found"));
        }
    }
}

/// Whether a text is what `pattern` says: the whole of it, or its first and last words around `[...]`.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once("[...]") {
        Some((first, last)) => text.starts_with(first.trim()) && text.ends_with(last.trim()),
        None => text == pattern,
    }
}

/// Whether a line begins with `start`, which may be written in two ways: `a|b`.
fn starts(text: &str, start: &str) -> bool {
    text.starts_with(start)
        || start.split_once('|').is_some_and(|(a, b)| text.starts_with(a) || text.starts_with(b))
}

/// The lines missing from the body and the ones too many, found in one pass over both.
fn diff(expected: &[String], body: &[&Block]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut at = 0;
    for pattern in expected {
        match body[at..].iter().position(|block| fits(pattern, &block.text)) {
            Some(skipped) => {
                problems
                    .extend(body[at..at + skipped].iter().map(|block| format!("kept too: {}", block.text)));
                at += skipped + 1;
            }
            None => problems.push(format!("not kept, or not in order: {pattern}")),
        }
    }
    problems.extend(body[at..].iter().map(|block| format!("kept too: {}", block.text)));
    problems
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages"))
}

fn check(page: &Page) -> Vec<String> {
    let expected =
        fs::read_to_string(folder().join(page.name).with_extension("toml")).expect("each page has a file");
    let expected: Expected =
        toml::from_str(&expected).unwrap_or_else(|error| panic!("{}: {error}", page.name));
    let kind = if page.html { OriginKind::Html } else { OriginKind::Text };
    let options = Options { date: expected.date.clone(), ..Options::default() };
    let analysis = analyze_checked(page.input, kind, &options);
    let mut check = Check { analysis: &analysis, problems: Vec::new() };
    check.article(&expected);
    check.lines(&expected);
    check.marks(&expected);
    check.quotes(&expected);
    check.problems
}

/// What the pages do not yet become is written down, so that a change for the better or the worse is seen: run with
/// `UPDATE=1` to write it anew, and read the difference before it is committed.
#[test]
fn pages_become_what_the_files_beside_them_say_but_for_what_is_written_down() {
    let mut report = String::new();
    for page in PAGES {
        let problems = check(page);
        if !problems.is_empty() {
            report += &format!("{}\n  {}\n", page.name, problems.join("\n  "));
        }
    }
    let unmet = folder().with_file_name("unmet.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&unmet, &report).expect("the file can be written");
    }
    let known = fs::read_to_string(&unmet).expect("tests/fixtures/unmet.txt is there");
    for line in report.lines().filter(|line| !known.contains(line)) {
        eprintln!("new:  {line}");
    }
    for line in known.lines().filter(|line| !report.contains(line)) {
        eprintln!("gone: {line}");
    }
    assert!(report == known, "pages become something else than tests/fixtures/unmet.txt says");
}

#[test]
fn every_page_gives_an_analysis_that_holds_together() {
    for page in PAGES {
        let kind = if page.html { OriginKind::Html } else { OriginKind::Text };
        analyze_checked(page.input, kind, &Options::default());
        analyze_checked(page.input, OriginKind::Raw, &Options::default());
    }
}

#[test]
fn no_mention_is_less_sure_than_asked_for() {
    for page in PAGES {
        let kind = if page.html { OriginKind::Html } else { OriginKind::Text };
        for min_confidence in [0.4, 0.5, 0.6, 0.7] {
            let options = Options { min_confidence, ..Options::default() };
            for mention in analyze_checked(page.input, kind, &options).mentions {
                assert!(mention.confidence >= min_confidence, "{}: {mention:?}", page.name);
            }
        }
    }
}

#[test]
fn every_page_in_the_folder_is_in_the_list() {
    let stems = |extension: &[&str]| -> BTreeSet<String> {
        let files =
            fs::read_dir(folder()).expect("the folder can be read").map(|file| file.expect("a file").path());
        files
            .filter(|file| extension.iter().any(|one| file.extension().is_some_and(|found| found == *one)))
            .map(|file| file.file_stem().expect("a name").to_string_lossy().into_owned())
            .collect()
    };
    let listed: BTreeSet<String> = PAGES.iter().map(|page| page.name.to_owned()).collect();
    assert_eq!(stems(&["txt", "html"]), listed);
    assert_eq!(stems(&["toml"]), listed);
}
