//! Times and amounts: a table of expressions with what they mean.

use copydesk::{
    Span,
    text::Document,
    times::{self, Values},
};

/// Finds the values of one line of text; `base` is a date or `-`.
fn find(text: &str, base: &str) -> Values {
    let document = Document::new(text, vec![Span::new(0, text.len())]);
    times::find(&document, (base != "-").then(|| base.parse().expect("a date of the table")))
}

/// The text without its brackets, and the span that stood in them.
fn bracketed(marked: &str) -> (String, Span) {
    let (before, rest) = marked.split_once('[').expect("a row marks its expression");
    let (inside, after) = rest.split_once(']').expect("a row closes its bracket");
    (format!("{before}{inside}{after}"), Span::new(before.len(), before.len() + inside.len()))
}

/// The rows of a table: what is neither blank nor a comment, cut at its tabs.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

#[test]
fn every_time_of_the_table_has_its_span_type_and_value() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../data/times.tsv")) {
        let [marked, base, kind, value] = row[..] else { panic!("a row has four columns: {row:?}") };
        let (text, span) = bracketed(marked);
        let values = find(&text, base);
        let got = values.times.iter().find(|time| time.span == span);
        let right = got.is_some_and(|time| {
            time.value == value && serde_json::to_value(time.kind).expect("a type is a word") == kind
        });
        if !right {
            let got: Vec<_> =
                values.times.iter().map(|time| (&text[time.span], time.kind, &time.value)).collect();
            wrong.push(format!("{marked} on {base}: wanted {kind} {value}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_amount_of_the_table_has_its_span_kind_value_and_unit() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../data/amounts.tsv")) {
        let [marked, kind, value, unit] = row[..] else { panic!("a row has four columns: {row:?}") };
        let (text, span) = bracketed(marked);
        let values = find(&text, "-");
        let got = values.amounts.iter().find(|amount| amount.span == span);
        let (from, to) = value.split_once("..").map_or((value, None), |(from, to)| (from, Some(to)));
        let right = got.is_some_and(|amount| {
            amount.value == from
                && amount.to.as_deref() == to
                && amount.unit.as_deref().unwrap_or("-") == unit
                && serde_json::to_value(amount.kind).expect("a kind is a word") == kind
        });
        if !right {
            let got: Vec<_> = values.amounts.iter().map(|amount| (&text[amount.span], amount)).collect();
            wrong.push(format!("{marked}: wanted {kind} {value} {unit}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}
