//! One HTML file that needs no other: the article with its marks, then its tables. Nothing in it runs or loads.

use std::{collections::BTreeMap, fmt::Write};

use super::reading::{Piece, Reading};
use crate::{
    analysis::{Analysis, BlockLabel, Label, Mention},
    span::Span,
};

const STYLE: &str = include_str!("style.css");
/// Nothing may load or run, whatever a paste held.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The page of an analysis.
pub(super) fn write(analysis: &Analysis) -> String {
    let reading = Reading::new(analysis);
    let title = analysis.article.headline.as_deref().unwrap_or("Article");
    let mut out = String::from("<!doctype html>\n<html dir=\"auto\">\n<head>\n<meta charset=\"utf-8\">\n");
    let _ = writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    let _ = writeln!(out, "<meta name=\"generator\" content=\"Copydesk {}\">", env!("CARGO_PKG_VERSION"));
    out.push_str("<title>");
    escape(&mut out, title);
    let _ = writeln!(out, "</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<article>");
    article(&mut out, &reading);
    out.push_str("</article>\n<aside>\n");
    legend(&mut out, analysis);
    tables(&mut out, &reading);
    out.push_str("</aside>\n</body>\n</html>\n");
    out
}

fn article(out: &mut String, reading: &Reading<'_>) {
    let marks = Marks::new(reading);
    let mut credits = Some(&reading.analysis.article);
    let mut in_list = false;
    if let Some(headline) = reading.headline_of_head() {
        out.push_str("<h1>");
        escape(out, headline);
        out.push_str("</h1>\n");
    }
    for piece in reading.pieces() {
        let head = matches!(piece.label, BlockLabel::Headline | BlockLabel::Standfirst);
        if !head && let Some(article) = credits.take() {
            byline(out, article.byline.as_deref(), article.published.as_deref());
        }
        let list = piece.list && piece.label == BlockLabel::Paragraph;
        if list != in_list {
            out.push_str(if list { "<ul>\n" } else { "</ul>\n" });
            in_list = list;
        }
        let level = piece.level.clamp(2, 6);
        let (open, close) = match piece.label {
            BlockLabel::Headline => ("<h1>".into(), "</h1>".into()),
            BlockLabel::Standfirst => ("<p class=\"standfirst\">".into(), "</p>".into()),
            BlockLabel::Subheading => (format!("<h{level}>"), format!("</h{level}>")),
            _ if list => ("<li>".into(), "</li>".into()),
            _ => ("<p>".to_string(), "</p>".to_string()),
        };
        out.push_str(&open);
        marks.write(out, piece);
        let _ = writeln!(out, "{close}");
    }
    if in_list {
        out.push_str("</ul>\n");
    }
    if let Some(article) = credits {
        byline(out, article.byline.as_deref(), article.published.as_deref());
    }
}

fn byline(out: &mut String, byline: Option<&str>, published: Option<&str>) {
    if byline.is_none() && published.is_none() {
        return;
    }
    out.push_str("<p class=\"byline\">");
    escape(out, byline.unwrap_or_default());
    if let Some(published) = published {
        let _ = write!(out, "{}<time datetime=\"", if byline.is_some() { " · " } else { "" });
        escape(out, published);
        out.push_str("\">");
        escape(out, published);
        out.push_str("</time>");
    }
    out.push_str("</p>\n");
}

/// The places of an article that are marked, in bytes, in order.
struct Marks<'a> {
    reading: &'a Reading<'a>,
    mentions: Vec<(Span, &'a Mention)>,
    /// Quotations and the titles that name their speakers, without those within others.
    quotes: Vec<(Span, &'a str)>,
}

impl<'a> Marks<'a> {
    fn new(reading: &'a Reading<'a>) -> Self {
        let mentions = &reading.analysis.mentions;
        let mentions = mentions.iter().map(|mention| (reading.bytes(mention.span), mention)).collect();
        let mut quotes: Vec<(Span, &str)> = Vec::new();
        for quote in reading.said() {
            let span = reading.bytes(quote.span);
            if quotes.last().is_none_or(|(last, _)| last.end <= span.start) {
                quotes.push((span, reading.speaker(quote)));
            }
        }
        Marks { reading, mentions, quotes }
    }

    /// A piece's text: quotations hold mentions; where the two cross, the mention is marked in two parts.
    fn write(&self, out: &mut String, piece: Piece) {
        let mut at = piece.span.start;
        let first = self.quotes.partition_point(|(quote, _)| quote.end <= at);
        for &(quote, speaker) in
            self.quotes[first..].iter().take_while(|(quote, _)| quote.start < piece.span.end)
        {
            let start = quote.start.max(at);
            let end = quote.end.min(piece.span.end);
            self.mentions(out, Span::new(at, start));
            out.push_str("<span class=\"quote\"");
            if !speaker.is_empty() {
                out.push_str(" title=\"");
                escape(out, speaker);
                out.push('"');
            }
            out.push('>');
            self.mentions(out, Span::new(start, end));
            out.push_str("</span>");
            at = end;
        }
        self.mentions(out, Span::new(at, piece.span.end));
    }

    fn mentions(&self, out: &mut String, within: Span) {
        let text = self.reading.text;
        let mut at = within.start;
        let first = self.mentions.partition_point(|(mention, _)| mention.end <= at);
        for &(span, mention) in self.mentions[first..].iter().take_while(|(span, _)| span.start < within.end)
        {
            let (start, end) = (span.start.max(at), span.end.min(within.end));
            escape(out, &text[at..start]);
            let _ =
                write!(out, "<mark class=\"{}\" title=\"{}", class(mention.label), label_name(mention.label));
            if let Some(entity) = self.reading.entity(mention.entity.as_deref()) {
                out.push_str(": ");
                escape(out, &entity.name);
            }
            out.push_str("\">");
            escape(out, &text[start..end]);
            out.push_str("</mark>");
            at = end;
        }
        escape(out, &text[at..within.end]);
    }
}

/// The kinds of mention that the article has, with their counts.
fn legend(out: &mut String, analysis: &Analysis) {
    let mut counts = BTreeMap::new();
    for mention in &analysis.mentions {
        *counts.entry(mention.label).or_insert(0) += 1;
    }
    if counts.is_empty() {
        return;
    }
    out.push_str("<p class=\"legend\">");
    for (label, count) in counts {
        let _ = write!(out, "<mark class=\"{}\">{}</mark> {count} ", class(label), label_name(label));
    }
    out.push_str("</p>\n");
}

fn tables(out: &mut String, reading: &Reading<'_>) {
    let analysis = reading.analysis;
    let names = analysis.entities.iter().map(|entity| {
        let aliases: Vec<&str> = entity.aliases.iter().map(|alias| alias.name.as_str()).collect();
        let count = entity.mentions.len().to_string();
        [entity.name.clone(), label_name(entity.label).into(), count, aliases.join(", ")]
    });
    table(out, "Names", ["Name", "Kind", "Mentions", "Also called"], names);
    let quotes = reading.said().into_iter().map(|quote| {
        let (speaker, words) = (reading.speaker(quote), reading.words(quote.span));
        [speaker.into(), words.into(), reading.words_of(quote.cue).into(), quote.how.clone()]
    });
    table(out, "Quotations", ["Who", "What", "Cue", "How found"], quotes);
    let times = analysis.times.iter().map(|time| {
        [
            reading.words(time.span).into(),
            time.value.clone(),
            time.kind.as_str().to_lowercase(),
            time.how.clone(),
        ]
    });
    table(out, "Times", ["Words", "Value", "Kind", "How found"], times);
    let amounts = analysis.amounts.iter().map(|amount| {
        let value = match &amount.to {
            Some(to) => format!("{} to {to}", amount.value),
            None => amount.value.clone(),
        };
        [
            reading.words(amount.span).into(),
            value,
            amount.unit.clone().unwrap_or_default(),
            amount.how.clone(),
        ]
    });
    table(out, "Amounts", ["Words", "Value", "Unit", "How read"], amounts);
}

fn table<const N: usize>(
    out: &mut String,
    caption: &str,
    heads: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return;
    }
    let _ = write!(out, "<table>\n<caption>{caption}</caption>\n<thead><tr>");
    for head in heads {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for field in row {
            out.push_str("<td>");
            escape(out, &field);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn class(label: Label) -> String {
    label.as_str().to_lowercase().replace('_', "-")
}

/// A label in words for the reader.
fn label_name(label: Label) -> &'static str {
    match label {
        Label::Person => "Person",
        Label::Norp => "Group",
        Label::Org => "Organisation",
        Label::Gpe => "Country or town",
        Label::Loc => "Place",
        Label::Fac => "Building",
        Label::Event => "Event",
        Label::WorkOfArt => "Work",
        Label::Product => "Product",
        Label::Law => "Law",
        Label::Language => "Language",
        Label::Date => "Date",
        Label::Time => "Time",
        Label::Money => "Money",
        Label::Percent => "Percentage",
        Label::Quantity => "Quantity",
        Label::Ordinal => "Ordinal",
        Label::Cardinal => "Number",
    }
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
