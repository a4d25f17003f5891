//! Names: recognised, joined to entities.

use crate::{
    analysis::{Entity, Mention},
    models::Models,
    options::Options,
    text::{Document, language::Language},
    times::{self, Values},
};

pub mod aliases;
mod calibration;
mod features;
mod labels;
mod lexicon;
mod plain;
mod recogniser;
mod spans;
mod tokens;
mod view;

#[cfg(feature = "train")]
pub use features::Group;
pub use recogniser::Recogniser;
#[cfg(feature = "train")]
pub(crate) use {
    calibration::{Calibration, KNOTS},
    labels::{OUTSIDE, decode, encode, label_set},
    lexicon::{Kinds, Lexicon, MAX_WORDS, cluster_key, phrase_key, word_key},
    recogniser::{MAX_SENTENCE, stretches},
    tokens::Former,
    view::View,
};

pub(crate) use aliases::{Gender, fold, gender, speaks};

/// Finds the names of a document, gives those of the same words one label, and lets them and `values` settle their
/// overlaps: the result holds both, in order, without overlaps, each mention's `entity` still empty. Where the document's `language` is known, a model of another
/// one is not asked: it would take German nouns for names.
pub fn find(
    document: &Document<'_>,
    language: Option<Language>,
    values: &Values,
    options: &Options,
    models: &Models,
) -> Vec<Mention> {
    let speaks = |names: &&Recogniser| language.is_none_or(|language| language.tag == names.language());
    let names = models.names.as_ref().filter(speaks).map(|names| names.names(document)).unwrap_or_default();
    let mut mentions = settle(names, times::mentions(values));
    aliases::agree(document, &mut mentions);
    mentions.retain(|mention| mention.confidence >= options.min_confidence);
    mentions
}

/// Joins mentions to entities and applies the corrections that concern them.
pub fn resolve(document: &Document<'_>, mentions: &mut Vec<Mention>, options: &Options) -> Vec<Entity> {
    aliases::resolve(document, mentions, options)
}

/// One list of two, both in order and each without overlaps of its own: where a name and a value overlap, the longer
/// one stays ("2022 World Cup", "Theresa May" over the date in them); of equals the value, which was matched by rule.
fn settle(names: Vec<Mention>, values: Vec<Mention>) -> Vec<Mention> {
    let mut settled: Vec<Mention> = Vec::with_capacity(names.len() + values.len());
    let (mut names, mut values) = (names.into_iter().peekable(), values.into_iter().peekable());
    loop {
        let name_first = match (names.peek(), values.peek()) {
            (Some(name), Some(value)) => name.span.start < value.span.start,
            (name, _) => name.is_some(),
        };
        let Some(next) = (if name_first { names.next() } else { values.next() }) else {
            return settled;
        };
        // The next one may meet several before it: it stays only where it wins over each.
        let met = settled.iter().rev().take_while(|other| other.span.overlaps(next.span)).count();
        let wins = |other: &Mention| {
            (next.span.len(), !next.label.is_name()) > (other.span.len(), !other.label.is_name())
        };
        if settled[settled.len() - met..].iter().all(wins) {
            settled.truncate(settled.len() - met);
            settled.push(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::Label, span::Span};

    #[test]
    fn names_and_values_settle_their_overlaps() {
        let mention =
            |start, end, label| Mention { span: Span::new(start, end), label, entity: None, confidence: 1.0 };
        let names = vec![
            mention(0, 14, Label::Event),
            mention(20, 26, Label::Person),
            mention(30, 33, Label::Person),
            mention(40, 44, Label::Org),
            mention(60, 70, Label::Org),
        ];
        let values = vec![
            mention(0, 4, Label::Date),
            mention(23, 26, Label::Date),
            mention(30, 33, Label::Date),
            mention(40, 50, Label::Money),
            mention(52, 56, Label::Date),
        ];
        let found: Vec<_> =
            settle(names, values).iter().map(|m| (m.span.start, m.span.end, m.label)).collect();
        let expected = [
            (0, 14, Label::Event),
            (20, 26, Label::Person),
            (30, 33, Label::Date),
            (40, 50, Label::Money),
            (52, 56, Label::Date),
            (60, 70, Label::Org),
        ];
        assert_eq!(found, expected);
    }
}
