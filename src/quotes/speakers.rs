//! The entity behind a source: a name, "she", "the mayor", "a spokesman for the union".

use std::{cell::OnceCell, collections::HashMap};

use super::marks::Quoted;
use crate::{
    analysis::{Entity, Label, Mention, Quote},
    entities::{self, Gender},
    span::Span,
    text::Document,
};

/// How many sentences back a pronoun may reach.
const SENTENCES_BACK: usize = 8;

/// Sets the entities of `quotes`, which are in order of their sources, and lowers their confidence where the entity is
/// less sure than the source. What is named within `quoted` words is not what a pronoun outside them stands for.
pub(super) fn resolve(
    document: &Document<'_>,
    mentions: &[Mention],
    entities: &[Entity],
    quoted: &[Quoted],
    quotes: &mut [&mut Quote],
) {
    if entities.is_empty() {
        return;
    }
    let mut resolver = Resolver::new(document, mentions, entities, quoted);
    for quote in quotes {
        let Some((start, end)) = quote.source else { continue };
        let source = Span::new(start, end);
        let Some(found) = resolver.speaker(source) else { continue };
        resolver.spoke.push((source.start, found.entity));
        let entity = &entities[found.entity];
        quote.entity = Some(entity.id.clone());
        quote.confidence *= found.certainty;
        if let Some(how) = found.how {
            quote.how = format!("{}; {how} {}", quote.how, entity.name);
        }
    }
}

/// An entity taken for a source.
struct Found {
    entity: usize,
    certainty: f32,
    /// How it was found where its name does not stand there; the entity's name follows.
    how: Option<&'static str>,
}

struct Resolver<'a, 'd> {
    document: &'a Document<'d>,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    /// The entity of every mention.
    entity_of: Vec<Option<usize>>,
    /// Whether every mention stands outside quotations.
    outside: Vec<bool>,
    genders: Vec<OnceCell<Option<Gender>>>,
    /// Persons by the nouns of their roles, folded.
    roles: HashMap<String, Vec<usize>>,
    /// Where which entity has spoken so far.
    spoke: Vec<(usize, usize)>,
}

impl<'a, 'd> Resolver<'a, 'd> {
    fn new(
        document: &'a Document<'d>,
        mentions: &'a [Mention],
        entities: &'a [Entity],
        quoted: &[Quoted],
    ) -> Self {
        let mut entity_of = vec![None; mentions.len()];
        let mut roles: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entity) in entities.iter().enumerate() {
            for &mention in &entity.mentions {
                if let Some(slot) = entity_of.get_mut(mention) {
                    *slot = Some(index);
                }
            }
            for word in entity.roles.iter().flat_map(|role| role.split_whitespace()).map(entities::fold) {
                if entities::speaks(&word) {
                    let holders = roles.entry(word).or_default();
                    if holders.last() != Some(&index) {
                        holders.push(index);
                    }
                }
            }
        }
        let mut outside = vec![true; mentions.len()];
        let first = |offset: usize| mentions.partition_point(|mention| mention.span.start < offset);
        for it in quoted.iter().filter(|it| it.depth == 0) {
            outside[first(it.span.start)..first(it.span.end)].fill(false);
        }
        let genders = vec![OnceCell::new(); entities.len()];
        Resolver { document, mentions, entities, entity_of, outside, genders, roles, spoke: Vec::new() }
    }

    fn gender(&self, entity: usize) -> Option<Gender> {
        *self.genders[entity]
            .get_or_init(|| entities::gender(self.document, self.mentions, &self.entities[entity]))
    }

    fn speaker(&self, source: Span) -> Option<Found> {
        let words = &self.document.text[source];
        match words.to_lowercase().as_str() {
            "he" | "his" => self.pronoun(source.start, Gender::Male),
            "she" | "her" => self.pronoun(source.start, Gender::Female),
            _ => self.named(source).or_else(|| self.apposed(source)).or_else(|| self.role(words)),
        }
    }

    /// The mentions that begin in `span`: a range of their list.
    fn mentions_in(&self, span: Span) -> std::ops::Range<usize> {
        let before = |offset: usize| self.mentions.partition_point(|mention| mention.span.start < offset);
        before(span.start)..before(span.end)
    }

    /// The entity whose name stands in the source.
    fn named(&self, source: Span) -> Option<Found> {
        let text = self.document.text;
        let mut body = None;
        for at in self.mentions_in(source) {
            let Some(entity) = self.entity_of[at] else { continue };
            let span = self.mentions[at].span;
            let before = &text[source.start..span.start];
            let after = text[..source.end].get(span.end..).unwrap_or("");
            let owned = after.starts_with("'s ")
                || after.starts_with("’s ")
                || after.starts_with("' ")
                || after.starts_with("’ ");
            let hangs = before
                .split_whitespace()
                .any(|word| matches!(word, "of" | "for" | "to" | "at" | "from" | "with"));
            if self.entities[entity].label == Label::Person {
                if !owned && !hangs {
                    return Some(Found { entity, certainty: 1.0, how: None });
                }
            } else if body.is_none() {
                let heads = !owned && !hangs && after.trim().is_empty();
                body = Some(match heads {
                    true => Found { entity, certainty: 1.0, how: None },
                    false => Found { entity, certainty: 0.6, how: Some("speaks for") },
                });
            }
        }
        // "Mensah's lawyer" is neither Mensah nor anybody else the article names; "Indiana officials" are no state.
        body.filter(|it| it.how.is_none() || self.entities[it.entity].label == Label::Org)
    }

    /// The person whose name explains the source: "the farmer's wife, Jean Armstrong, said".
    fn apposed(&self, source: Span) -> Option<Found> {
        let text = self.document.text;
        let start = source.end + text[source.end..].strip_prefix(", ").map(|_| 2)?;
        let at = self.mentions_in(Span::new(start, start + 1)).next()?;
        let span = self.mentions[at].span;
        let entity = self.entity_of[at]?;
        let fits = span.start == start
            && text[span.end..].starts_with(',')
            && self.entities[entity].label == Label::Person;
        fits.then_some(Found { entity, certainty: 0.95, how: Some("the apposition names") })
    }

    /// The only person with the role that the source names: "the mayor".
    fn role(&self, words: &str) -> Option<Found> {
        let holders = words
            .split_whitespace()
            .take_while(|word| !matches!(*word, "of" | "for" | "in" | "at" | "from"))
            .filter_map(|word| self.roles.get(&entities::fold(word)));
        let last = holders.last()?;
        let definite = words.starts_with("the ") || words.starts_with("The ");
        match last[..] {
            [entity] if definite => {
                Some(Found { entity, certainty: 0.8, how: Some("the only one in that role is") })
            }
            _ => None,
        }
    }

    /// The last person before `offset` of whom the article speaks as he or she.
    fn pronoun(&self, offset: usize, gender: Gender) -> Option<Found> {
        let sentences = &self.document.sentences;
        let current = sentences.partition_point(|sentence| sentence.span.end <= offset);
        for back in 0..SENTENCES_BACK {
            let sentence = current.checked_sub(back)?;
            let Some(sentence) = sentences.get(sentence) else { continue };
            let span = Span::new(sentence.span.start, sentence.span.end.min(offset).max(sentence.span.start));
            let mut fitting: Vec<usize> = Vec::new();
            let persons =
                self.mentions_in(span).filter(|&at| self.outside[at]).filter_map(|at| self.entity_of[at]);
            let first_spoke = self.spoke.partition_point(|(at, _)| *at < span.start);
            let spoke = self.spoke[first_spoke..]
                .iter()
                .take_while(|(at, _)| *at < span.end)
                .map(|(_, entity)| *entity);
            for entity in spoke.chain(persons) {
                let person = self.entities[entity].label == Label::Person;
                if person && !fitting.contains(&entity) && self.gender(entity).is_none_or(|it| it == gender) {
                    fitting.push(entity);
                }
            }
            let sure = fitting.iter().copied().find(|&entity| self.gender(entity) == Some(gender));
            let Some(entity) = sure.or_else(|| fitting.first().copied()) else { continue };
            let rivals = fitting.len() > 1;
            let certainty = match (sure.is_some(), rivals) {
                (true, false) => 0.9,
                (true, true) => 0.75,
                (false, false) => 0.7,
                (false, true) => 0.5,
            };
            let certainty = certainty - 0.03 * back as f32;
            return Some(Found { entity, certainty, how: Some("the pronoun is taken for") });
        }
        None
    }
}
