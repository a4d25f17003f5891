//! What a reader puts right, as data: the core applies it while it analyses, so the page, the command line and every
//! export agree, and taking an entry off the list undoes it.

use serde::{Deserialize, Serialize};

use crate::{
    analysis::{Alias, BlockLabel, Entity, Label, Mention},
    span::{OffsetTable, OffsetUnit, Span},
    text::Document,
};

/// One correction. Lines are named by an offset into the paste within them, which no other correction moves;
/// entities by their [`crate::analysis::Entity::id`], which renaming and relabelling leave as it is. Words are added
/// first, then the others are applied in their order. One that fits nothing has no effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "do", rename_all = "camelCase", deny_unknown_fields)]
pub enum Correction {
    /// The line at `at` is `label`, whatever the model says.
    Line {
        /// An offset into the paste.
        at: usize,
        /// What the line is.
        label: BlockLabel,
    },
    /// The whole paste is the article: every line is kept as a paragraph unless another correction says otherwise.
    KeepAll,
    /// Two entities are one, `into` keeps its name.
    Merge {
        /// The entity that goes.
        entity: String,
        /// The entity that stays.
        into: String,
    },
    /// The mentions of an entity that are written as `name` are an entity of their own.
    Split {
        /// The entity they are taken from.
        entity: String,
        /// How they are written.
        name: String,
    },
    /// An entity's shown name.
    Rename {
        /// The entity.
        entity: String,
        /// Its new name.
        name: String,
    },
    /// An entity is of another kind.
    Relabel {
        /// The entity.
        entity: String,
        /// Its label.
        label: Label,
    },
    /// An entity and its mentions are left out.
    Hide {
        /// The entity.
        entity: String,
    },
    /// Every place where `text` stands as whole words names a `label`.
    Add {
        /// The words.
        text: String,
        /// What they name.
        label: Label,
    },
}

/// Turns the offsets of `corrections` from `unit` into bytes of `paste`.
pub(crate) fn to_bytes(corrections: &mut [Correction], paste: &str, unit: OffsetUnit) {
    let table = OffsetTable::new(paste, unit);
    for correction in corrections {
        if let Correction::Line { at, .. } = correction {
            *at = table.to_byte(*at);
        }
    }
}

/// Adds the mentions that [`Correction::Add`] asks for, in place of those that they overlap.
pub(crate) fn add(document: &Document<'_>, mentions: &mut Vec<Mention>, corrections: &[Correction]) {
    for correction in corrections {
        let Correction::Add { text, label } = correction else { continue };
        let added: Vec<Mention> = occurrences(document, text)
            .map(|span| Mention { span, label: *label, entity: None, confidence: 1.0 })
            .collect();
        if added.is_empty() {
            continue;
        }
        let mut next = 0;
        mentions.retain(|mention| {
            while next < added.len() && added[next].span.end <= mention.span.start {
                next += 1;
            }
            next == added.len() || !added[next].span.overlaps(mention.span)
        });
        mentions.extend(added);
        mentions.sort_by_key(|mention| mention.span);
    }
}

/// Where `text` stands as whole words, without overlaps, each within one block.
fn occurrences<'d>(document: &'d Document<'_>, text: &'d str) -> impl Iterator<Item = Span> + 'd {
    let words = text.trim();
    let whole = |span: Span| {
        let joins = |inner: Option<char>, outer: Option<char>| {
            inner.is_some_and(char::is_alphanumeric) && outer.is_some_and(char::is_alphanumeric)
        };
        !joins(words.chars().next(), document.text[..span.start].chars().next_back())
            && !joins(words.chars().next_back(), document.text[span.end..].chars().next())
    };
    let blocks = document.blocks.iter().filter(move |_| !words.is_empty());
    blocks
        .flat_map(move |&block| {
            let found = document.text[block].match_indices(words);
            found.map(move |(at, it)| Span::new(block.start + at, block.start + at + it.len()))
        })
        .filter(move |&span| whole(span))
}

/// Applies the corrections of entities, in order. Mentions of hidden entities are left out.
pub(crate) fn apply(
    document: &Document<'_>,
    mentions: &mut Vec<Mention>,
    entities: &mut Vec<Entity>,
    corrections: &[Correction],
) {
    let find = |entities: &[Entity], id: &str| entities.iter().position(|entity| entity.id == id);
    let mut hidden = vec![false; mentions.len()];
    for correction in corrections {
        match correction {
            Correction::Merge { entity, into } => {
                if let (Some(from), Some(to)) = (find(entities, entity), find(entities, into))
                    && from != to
                {
                    merge(entities, from, to);
                }
            }
            Correction::Split { entity, name } => {
                if let Some(at) = find(entities, entity) {
                    split(document, mentions, entities, at, name.trim());
                }
            }
            Correction::Rename { entity, name } => {
                if let Some(at) = find(entities, entity).filter(|_| !name.trim().is_empty()) {
                    entities[at].name = name.trim().to_string();
                }
            }
            Correction::Relabel { entity, label } => {
                if let Some(at) = find(entities, entity) {
                    entities[at].label = *label;
                    for &mention in &entities[at].mentions {
                        mentions[mention].label = *label;
                    }
                }
            }
            Correction::Hide { entity } => {
                if let Some(at) = find(entities, entity) {
                    for mention in entities.remove(at).mentions {
                        hidden[mention] = true;
                    }
                }
            }
            Correction::Line { .. } | Correction::KeepAll | Correction::Add { .. } => {}
        }
    }
    let ids: std::collections::HashSet<String> = entities.iter().map(|entity| entity.id.clone()).collect();
    for entity in entities.iter_mut() {
        entity.related.retain(|related| ids.contains(&related.entity));
    }
    leave_out(mentions, entities, &hidden);
    entities.sort_by_key(|entity| entity.mentions.first().copied());
}

/// Puts the entity at `from` into the one at `to`.
fn merge(entities: &mut Vec<Entity>, from: usize, to: usize) {
    let gone = entities.remove(from);
    let stays = &mut entities[if from < to { to - 1 } else { to }];
    stays.mentions.extend(gone.mentions);
    stays.mentions.sort_unstable();
    if stays.name != gone.name {
        stays.aliases.push(Alias { name: gone.name, reason: "joined by the reader".into() });
    }
    stays.aliases.extend(gone.aliases);
    for role in gone.roles {
        if !stays.roles.contains(&role) {
            stays.roles.push(role);
        }
    }
    for related in gone.related {
        if related.entity != stays.id && !stays.related.contains(&related) {
            stays.related.push(related);
        }
    }
    stays.related.retain(|related| related.entity != gone.id);
}

/// Makes the mentions of the entity at `at` that are written as `name` an entity of their own, unless all are.
fn split(document: &Document<'_>, mentions: &[Mention], entities: &mut Vec<Entity>, at: usize, name: &str) {
    let entity = &mut entities[at];
    let written = |&mention: &usize| document.text[mentions[mention].span] == *name;
    let (own, rest): (Vec<usize>, Vec<usize>) = entity.mentions.iter().partition(|mention| written(mention));
    if own.is_empty() || rest.is_empty() {
        return;
    }
    entity.mentions = rest;
    entity.aliases.retain(|alias| alias.name != name);
    let label = entity.label;
    if entity.name == name {
        entity.name = document.text[mentions[entity.mentions[0]].span].to_string();
    }
    let plain = format!("{}:{name}", label.as_str());
    let id = (1..)
        .map(|count| if count == 1 { plain.clone() } else { format!("{plain}#{count}") })
        .find(|id| entities.iter().all(|entity| entity.id != *id))
        .unwrap_or(plain);
    entities.push(Entity {
        id,
        label,
        name: name.to_string(),
        mentions: own,
        aliases: Vec::new(),
        roles: Vec::new(),
        related: Vec::new(),
    });
}

/// Takes the hidden mentions out and counts the indices of the entities anew.
fn leave_out(mentions: &mut Vec<Mention>, entities: &mut [Entity], hidden: &[bool]) {
    if !hidden.contains(&true) {
        return;
    }
    let mut kept = 0;
    let places: Vec<usize> = hidden
        .iter()
        .map(|&hidden| {
            kept += usize::from(!hidden);
            kept.saturating_sub(1)
        })
        .collect();
    let mut at = 0;
    mentions.retain(|_| {
        at += 1;
        !hidden[at - 1]
    });
    for mention in entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
        *mention = places[*mention];
    }
}
