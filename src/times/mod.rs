//! Times, dates, money and measures: found, resolved against the article's date, normalised.

mod feasts;
mod grammar;
mod lexer;
mod lexicon;
mod numbers;
mod resolve;
mod tense;
pub mod value;

use jiff::civil::Date;

use crate::{
    analysis::{Amount, Label, Mention, Time},
    span::Span,
    text::Document,
    times::{grammar::Expr, lexer::Atoms, resolve::Resolver},
};

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Time expressions, in order, without overlaps.
    pub times: Vec<Time>,
    /// Amounts, in order, without overlaps among themselves or with the times.
    pub amounts: Vec<Amount>,
    /// What of them the guidelines mark as a mention, in order, without overlaps.
    mentions: Vec<(Span, Label)>,
}

/// Finds times and amounts. `base` is the day of the article; without it relative times keep relative values.
pub fn find(document: &Document<'_>, base: Option<Date>) -> Values {
    let mut values = Values::default();
    let mut resolver = Resolver::new(base);
    for &block in &document.blocks {
        let atoms = Atoms::new(document.text, block);
        for found in grammar::scan(&atoms) {
            let resolved = resolver.resolve(&atoms, &found);
            let span = atoms.span(found.start, found.end);
            let zone = match &found.expr {
                Expr::Clock(.., zone) => zone.clone(),
                _ => None,
            };
            let words = &document.text[span];
            values.times.push(Time {
                span,
                kind: resolved.kind,
                value: resolved.value.to_string(),
                modifier: found.modifier,
                from: resolved.bounds.map(|(first, _)| first.to_string()),
                to: resolved.bounds.map(|(_, last)| last.to_string()),
                offset: resolved.offset,
                zone,
                how: format!("{words}: {}", resolved.how),
                approximate: resolved.approximate,
            });
            let mentions = found.mentions.iter().map(|&(start, end, label)| (atoms.span(start, end), label));
            values.mentions.extend(mentions);
        }
    }
    values
}

/// The mentions among times and amounts, in order, without overlaps, as the guidelines span them.
pub fn mentions(values: &Values) -> Vec<Mention> {
    values
        .mentions
        .iter()
        .map(|&(span, label)| Mention { span, label, entity: None, confidence: 1.0 })
        .collect()
}
