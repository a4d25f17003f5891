//! Altered copies of articles: other cases, for headlines and careless typing; other names, against blindness for
//! names that the articles happen not to hold.

use std::{collections::HashMap, fs, io, path::Path};

use super::{Random, corpus::Article};
use crate::{analysis::Label, span::Span};

/// How a line's letters are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// All capitals.
    Upper,
    /// All small.
    Lower,
    /// A capital for each word of four letters and more.
    Title,
}

/// A copy of `article` whose lines, those that `changes` gives a case for, are in that case.
pub fn recase(article: &Article, mut changes: impl FnMut(usize) -> Option<Case>) -> Article {
    let cases: Vec<Option<Case>> = (0..article.blocks.len()).map(&mut changes).collect();
    rebuild(article, |line, _, text| match cases[line] {
        None => text.to_owned(),
        Some(Case::Upper) => text.to_uppercase(),
        Some(Case::Lower) => text.to_lowercase(),
        Some(Case::Title) => title(text),
    })
}

fn title(text: &str) -> String {
    let words = text.split_inclusive(' ').map(|word| {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if word.trim_end().chars().count() > 3 => first.to_uppercase().chain(chars).collect(),
            _ => word.to_owned(),
        }
    });
    words.collect()
}

/// The article with each stretch, within a name or between names, replaced; stretches never cross a line.
fn rebuild(article: &Article, mut replace: impl FnMut(usize, Option<Label>, &str) -> String) -> Article {
    let mut copy = Article { source: article.source.clone(), ..Article::default() };
    let mut names = article.names.iter().peekable();
    for (line, &block) in article.blocks.iter().enumerate() {
        if line > 0 {
            copy.text.push('\n');
        }
        let start = copy.text.len();
        let mut at = block.start;
        while let Some(&(span, label)) = names.next_if(|name| name.0.start < block.end) {
            copy.text.push_str(&replace(line, None, &article.text[at..span.start]));
            let begin = copy.text.len();
            copy.text.push_str(&replace(line, Some(label), &article.text[span]));
            copy.names.push((Span::new(begin, copy.text.len()), label));
            at = span.end;
        }
        copy.text.push_str(&replace(line, None, &article.text[at..block.end]));
        copy.blocks.push(Span::new(start, copy.text.len()));
    }
    copy
}

/// Names from all over the world.
#[derive(Clone, Debug, Default)]
pub struct Names {
    given: Vec<String>,
    family: Vec<String>,
    places: Vec<String>,
    countries: Vec<String>,
}

impl Names {
    /// Reads them from the lists in `folder`.
    ///
    /// # Errors
    /// Where a list cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let column = |file: &str, column: usize, keep: &dyn Fn(&[&str]) -> bool| -> io::Result<Vec<String>> {
            let text = fs::read_to_string(folder.join(file))?;
            let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
            let kept =
                rows.filter(|row| keep(row)).filter_map(|row| row.get(column).map(|&name| name.to_owned()));
            Ok(kept.filter(|name| name.chars().next().is_some_and(char::is_uppercase)).collect())
        };
        let number = |row: &[&str], column: usize| row.get(column).and_then(|cell| cell.parse::<u64>().ok());
        let borne = |row: &[&str]| number(row, 1).is_some_and(|count| count >= 4);
        Ok(Names {
            given: column("given-names.tsv", 0, &borne)?,
            family: column("family-names.tsv", 0, &borne)?,
            places: column("places.tsv", 0, &|row| number(row, 5).is_some_and(|people| people >= 15_000))?,
            countries: column("countries.tsv", 0, &|_| true)?,
        })
    }

    /// A copy of `article` with other persons and places; the same name becomes the same other name throughout.
    pub fn rename(&self, article: &Article, random: &mut Random) -> Article {
        let mut chosen: HashMap<String, String> = HashMap::new();
        let mut pick = |word: &str, list: &[String]| {
            if list.is_empty() {
                return word.to_owned();
            }
            let pick = || list[random.below(list.len())].clone();
            chosen.entry(word.to_owned()).or_insert_with(pick).clone()
        };
        rebuild(article, |_, label, text| match label {
            Some(Label::Person) => {
                let words: Vec<&str> = text.split(' ').collect();
                let count = words.len();
                let words = words.into_iter().enumerate().map(|(at, word)| {
                    let plain = word.len() > 2 && word.chars().all(|c| c.is_alphabetic() || c == '-');
                    if !plain || !word.starts_with(char::is_uppercase) || word.chars().all(char::is_uppercase)
                    {
                        word.to_owned()
                    } else if at + 1 == count {
                        pick(word, &self.family)
                    } else {
                        pick(word, &self.given)
                    }
                });
                words.collect::<Vec<_>>().join(" ")
            }
            Some(Label::Gpe) if text.len() > 3 && text.chars().skip(1).any(char::is_lowercase) => {
                if self.countries.iter().any(|country| country == text) {
                    pick(text, &self.countries)
                } else {
                    pick(text, &self.places)
                }
            }
            _ => text.to_owned(),
        })
    }
}
