//! brat's standoff format, version 1.3: <https://brat.nlplab.org/standoff.html>.
//!
//! Text-bound annotations count characters of the text file beside them. Mentions of one entity stand in an `Equiv`
//! relation; values of times and amounts are annotators' notes; a quotation has its source and cue as relations.

use std::{collections::BTreeMap, fmt::Write};

use super::reading::Reading;
use crate::{
    analysis::{AmountKind, Analysis, Label, Quote, QuoteKind, TimeType},
    span::Span,
};

/// An `.ann` file under construction.
struct Annotations<'a> {
    reading: Reading<'a>,
    out: String,
    bound: usize,
    relations: usize,
    notes: usize,
}

/// The annotations of an analysis.
pub(super) fn write(analysis: &Analysis) -> String {
    let mut file =
        Annotations { reading: Reading::new(analysis), out: String::new(), bound: 0, relations: 0, notes: 0 };
    let mut at = BTreeMap::new();
    let mentions: Vec<usize> = analysis
        .mentions
        .iter()
        .map(|mention| {
            *at.entry(mention.span).or_insert_with(|| file.bind(mention.label.as_str(), mention.span))
        })
        .collect();
    for entity in analysis.entities.iter().filter(|entity| entity.mentions.len() > 1) {
        file.out.push_str("*\tEquiv");
        for number in entity.mentions.iter().filter_map(|&mention| mentions.get(mention)) {
            let _ = write!(file.out, " T{number}");
        }
        file.out.push('\n');
    }
    for time in &analysis.times {
        let number = *at.entry(time.span).or_insert_with(|| file.bind(time_type(time.kind), time.span));
        file.note(number, &format!("{} {}", time.kind.as_str(), time.value));
    }
    for amount in &analysis.amounts {
        let number =
            *at.entry(amount.span).or_insert_with(|| file.bind(amount_type(amount.kind), amount.span));
        let value = [Some(&amount.value), amount.to.as_ref(), amount.unit.as_ref()];
        let value: Vec<&str> = value.into_iter().flatten().map(String::as_str).collect();
        file.note(number, &value.join(" "));
    }
    for quote in file.reading.said() {
        let number = file.bind(quote_type(quote.kind), quote.span);
        file.part(number, "Source", "SOURCE", quote.source);
        file.part(number, "Cue", "CUE", quote.cue);
        file.speaker(number, quote);
    }
    file.out
}

impl Annotations<'_> {
    /// A text-bound annotation; where it runs over line ends it has a fragment a line. Its number.
    fn bind(&mut self, kind: &str, span: Span) -> usize {
        let bytes = self.reading.bytes(span);
        let mut fragments = Vec::new();
        let mut start = bytes.start;
        for line in self.reading.text[bytes].split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            if !words.is_empty() {
                fragments.push(Span::new(start, start + words.len()));
            }
            start += line.len();
        }
        self.bound += 1;
        let _ = write!(self.out, "T{}\t{kind} ", self.bound);
        for (at, &fragment) in fragments.iter().enumerate() {
            let chars = self.reading.chars(fragment);
            let semicolon = if at > 0 { ";" } else { "" };
            let _ = write!(self.out, "{semicolon}{} {}", chars.start, chars.end);
        }
        let words: Vec<&str> = fragments.iter().map(|&fragment| &self.reading.text[fragment]).collect();
        let _ = writeln!(self.out, "\t{}", words.join(" "));
        self.bound
    }

    fn note(&mut self, number: usize, note: &str) {
        self.notes += 1;
        let note = note.replace(['\n', '\r', '\t'], " ");
        let _ = writeln!(self.out, "#{}\tAnnotatorNotes T{number}\t{note}", self.notes);
    }

    fn part(&mut self, quote: usize, relation: &str, kind: &str, part: Option<(usize, usize)>) {
        let Some((start, end)) = part else { return };
        let part = self.bind(kind, Span { start, end });
        self.relations += 1;
        let _ = writeln!(self.out, "R{}\t{relation} Arg1:T{quote} Arg2:T{part}", self.relations);
    }

    fn speaker(&mut self, number: usize, quote: &Quote) {
        if let Some(entity) = self.reading.entity(quote.entity.as_deref()) {
            self.note(number, &entity.name);
        }
    }
}

/// brat's name for a time that is no mention.
fn time_type(kind: TimeType) -> &'static str {
    match kind {
        TimeType::Time => "TIME",
        TimeType::Date | TimeType::Duration | TimeType::Set => "DATE",
    }
}

/// brat's name for an amount that is no mention.
fn amount_type(kind: AmountKind) -> &'static str {
    match kind {
        AmountKind::Money => "MONEY",
        AmountKind::Percent => "PERCENT",
        AmountKind::Quantity => "QUANTITY",
        AmountKind::Ordinal => "ORDINAL",
        AmountKind::Cardinal => "CARDINAL",
        AmountKind::Age => "DATE",
    }
}

fn quote_type(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "QUOTE",
        QuoteKind::Indirect => "STATEMENT",
        QuoteKind::Mention => "MENTION",
    }
}

/// `annotation.conf`: the types that the annotations use, without which brat shows none of them.
pub(super) fn types() -> String {
    let mut out = String::from("[entities]\n");
    for label in Label::ALL {
        let _ = writeln!(out, "{}", label.as_str());
    }
    out.push_str("QUOTE\nSTATEMENT\nSOURCE\nCUE\n\n[relations]\n");
    out.push_str("Source\tArg1:QUOTE|STATEMENT, Arg2:SOURCE\nCue\tArg1:QUOTE|STATEMENT, Arg2:CUE\n");
    out.push_str("Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n");
    out.push_str("\n[events]\n\n[attributes]\n");
    out
}
