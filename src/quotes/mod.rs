//! Who said what.

use crate::{
    analysis::{Entity, Mention, Quote},
    text::Document,
};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Words in quotation marks, in order.
    pub quotes: Vec<Quote>,
    /// Statements reported without marks, in order.
    pub statements: Vec<Quote>,
}

/// Finds quotations and reported statements, with their sources.
pub fn find(_document: &Document<'_>, _mentions: &[Mention], _entities: &[Entity]) -> Found {
    Found::default()
}
