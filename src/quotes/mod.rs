//! Who said what.

use crate::{
    analysis::{Entity, Mention, Quote},
    text::Document,
};

/// Finds quotations and reported statements, with their sources.
pub fn find(_document: &Document<'_>, _mentions: &[Mention], _entities: &[Entity]) -> Vec<Quote> {
    Vec::new()
}
