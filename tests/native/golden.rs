//! Whole analyses, written out to be read: a line for each line of the page, each name, value and quotation. A change
//! that touches them shows as a difference of text. Run with `UPDATE=1` to write them anew, and read the difference
//! before it is committed.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use copydesk::{
    Analysis, Options, Span,
    analysis::{OriginKind, Quote},
};

use crate::{fixtures::PAGES, invariants::analyze_checked};

/// The pages that are written out: a messy paste, quotations over paragraphs, broken lines, a live blog, saved HTML.
const GOLDEN: [&str; 5] = ["glued-breadcrumb", "long-quotes", "hard-wrapped", "live-blog", "saved-page"];

/// The article's day, where the page does not say it.
const DATE: &str = "2024-03-20";

fn file(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/golden")).join(name).with_extension("txt")
}

/// A text in one line, its middle left out where it is long.
fn clip(text: &str) -> String {
    let chars: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if chars.len() <= 64 {
        return chars.into_iter().collect();
    }
    let part = |chars: &[char]| chars.iter().collect::<String>();
    format!("{} … {}", part(&chars[..36]).trim_end(), part(&chars[chars.len() - 24..]).trim_start())
}

/// An analysis, a line for each thing in it. Probabilities stay out: they move with every training.
fn written(analysis: &Analysis) -> String {
    let mut out = String::new();
    let mut part = |name: &str, lines: Vec<String>| {
        writeln!(out, "{name}").expect("a string takes all");
        lines.iter().for_each(|line| writeln!(out, "  {line}").expect("a string takes all"));
    };
    let article = &analysis.article;
    let words = |span: Span| clip(&article.text[span]);
    let facts = [
        ("headline", &article.headline),
        ("standfirst", &article.standfirst),
        ("byline", &article.byline),
        ("published", &article.published),
        ("updated", &article.updated),
        ("section", &article.section),
    ];
    let facts = facts.into_iter().filter_map(|(name, fact)| Some(format!("{name:<10} {}", fact.as_ref()?)));
    part("article", facts.collect());
    let lines = analysis.blocks.iter().map(|block| {
        let sign = if block.kept { '+' } else { '-' };
        format!("{sign} {:<10} {} | {}", block.label.as_str(), clip(&block.text), block.reason)
    });
    part("lines", lines.collect());
    let edits = analysis.edits.iter();
    part(
        "edits",
        edits.map(|edit| format!("{:<10} -> {:?}", edit.kind.as_str(), edit.replacement)).collect(),
    );
    let mut entities = Vec::new();
    for entity in &analysis.entities {
        entities.push(format!("{} x{}", entity.id, entity.mentions.len()));
        entities.extend(entity.aliases.iter().map(|alias| format!("  = {}: {}", alias.name, alias.reason)));
        entities.extend(entity.roles.iter().map(|role| format!("  role {role}")));
        entities.extend(entity.related.iter().map(|other| format!("  ~ {}: {}", other.entity, other.reason)));
    }
    part("entities", entities);
    let times = analysis.times.iter().map(|time| {
        let modifier = time.modifier.map_or("", |modifier| modifier.as_str());
        let bounds = time.from.as_ref().zip(time.to.as_ref());
        let bounds = bounds.map_or(String::new(), |(from, to)| format!("{from}..{to}"));
        format!("{:<8} {} {modifier} {bounds} | {}", time.kind.as_str(), time.value, time.how)
    });
    part("times", times.collect());
    let amounts = analysis.amounts.iter().map(|amount| {
        let to = amount.to.as_ref().map_or(String::new(), |to| format!("..{to}"));
        let unit = amount.unit.as_deref().unwrap_or("-");
        format!("{:<8} {}{to} {unit} | {}", amount.kind.as_str(), amount.value, amount.how)
    });
    part("amounts", amounts.collect());
    let quote = |quote: &Quote| {
        let source = quote.source.map_or("-".to_owned(), |(start, end)| words(Span::new(start, end)));
        let entity = quote.entity.as_deref().unwrap_or("-");
        format!("{:<8} {} | {source} = {entity} | {}", quote.kind.as_str(), words(quote.span), quote.how)
    };
    part("quotes", analysis.quotes.iter().map(quote).collect());
    part("statements", analysis.statements.iter().map(quote).collect());
    let gist = &analysis.gist;
    let mut lines = vec![format!("{} words, {} sentences", gist.words, gist.sentences)];
    lines.extend(gist.key_sentences.iter().map(|it| format!("{} | {}", words(it.span), it.reason)));
    lines.extend(gist.key_terms.iter().map(|term| format!("{} x{}", term.text, term.count)));
    lines
        .extend(gist.speakers.iter().map(|it| format!("{}: {} in {} words", it.entity, it.quotes, it.words)));
    part("gist", lines);
    let notices = analysis.notices.iter();
    part("notices", notices.map(|notice| format!("{}: {}", notice.code, notice.message)).collect());
    out.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn pages_are_analysed_as_written_down() {
    let options = Options { date: Some(DATE.into()), ..Options::default() };
    let mut different = Vec::new();
    for name in GOLDEN {
        let page = PAGES.iter().find(|page| page.name == name).expect("the page is in the list");
        let kind = if page.html { OriginKind::Html } else { OriginKind::Text };
        let found = written(&analyze_checked(page.input, kind, &options));
        let file = file(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &found).expect("the file can be written");
        }
        let known = fs::read_to_string(&file).expect("each page has a file");
        if known != found {
            let gone = known.lines().filter(|line| !found.lines().any(|other| other == *line));
            let new = found.lines().filter(|line| !known.lines().any(|other| other == *line));
            let lines = gone.map(|line| format!("- {line}\n")).chain(new.map(|line| format!("+ {line}\n")));
            different.push(format!("{name}\n{}", lines.collect::<String>()));
        }
    }
    assert!(different.is_empty(), "write them anew with UPDATE=1:\n{}", different.join("\n"));
}
