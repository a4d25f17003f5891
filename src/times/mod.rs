//! Times, dates, money and measures: found, resolved against the article's date, normalised.

use jiff::civil::Date;

use crate::{
    analysis::{Amount, Time},
    text::Document,
};

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Time expressions, in order, without overlaps.
    pub times: Vec<Time>,
    /// Amounts, in order, without overlaps among themselves or with the times.
    pub amounts: Vec<Amount>,
}

/// Finds times and amounts. `base` is the day of the article; without it relative times keep relative values.
pub fn find(_document: &Document<'_>, _base: Option<Date>) -> Values {
    Values::default()
}
