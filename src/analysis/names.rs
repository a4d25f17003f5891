//! What the article names: mentions, and the entities behind them.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Analysis;
use super::words;
use crate::span::Span;

words! {
    /// What a mention names.
    #[allow(missing_docs, reason = "the names are those of OntoNotes; the guidelines define them")]
    pub enum Label {
        Person = "PERSON",
        Norp = "NORP",
        Org = "ORG",
        Gpe = "GPE",
        Loc = "LOC",
        Fac = "FAC",
        Event = "EVENT",
        WorkOfArt = "WORK_OF_ART",
        Product = "PRODUCT",
        Law = "LAW",
        Language = "LANGUAGE",
        Date = "DATE",
        Time = "TIME",
        Money = "MONEY",
        Percent = "PERCENT",
        Quantity = "QUANTITY",
        Ordinal = "ORDINAL",
        Cardinal = "CARDINAL",
    }
}

impl Label {
    /// The labels of names, as opposed to dates and amounts: the first eleven.
    pub const NAMES: [Label; 11] = *Label::ALL.first_chunk().expect("there are more labels than names");

    /// Whether it is one of [`Label::NAMES`].
    pub fn is_name(self) -> bool {
        Label::NAMES.contains(&self)
    }
}

/// A place in the article that names something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What kind of thing it names.
    pub label: Label,
    /// The [`Entity::id`] of what it names; none for dates and amounts.
    pub entity: Option<String>,
    /// The probability that span and label are right, 0 to 1.
    pub confidence: f32,
}

/// Somebody or something the article names, with every mention of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Entity {
    /// Label and name, `PERSON:John Kerry`; with `#2` where two share both. The same paste gives the same ids.
    pub id: String,
    /// What kind of thing it is.
    pub label: Label,
    /// Its fullest name in the article.
    pub name: String,
    /// Its mentions: indices into [`Analysis::mentions`], rising.
    pub mentions: Vec<usize>,
    /// The other names it goes by, each with the reason why it was joined.
    pub aliases: Vec<Alias>,
    /// Roles and titles the article gives it.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Other entities it has to do with: a people and its country, names that may be one but are left apart.
    #[serde(default)]
    pub related: Vec<Related>,
}

/// Another name of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Alias {
    /// The name as written.
    pub name: String,
    /// Why it is taken for the same entity, in words for the reader: "surname of John Kerry".
    pub reason: String,
}

/// Another entity and what it has to do with this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Related {
    /// The other's [`Entity::id`].
    pub entity: String,
    /// How the two belong together, in words for the reader: "people of France", "could be Ama Owusu".
    pub reason: String,
}
