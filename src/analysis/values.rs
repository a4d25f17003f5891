//! Times and amounts with their values.

use serde::{Deserialize, Serialize};

use super::words;
use crate::span::Span;

words! {
    /// The types of TIMEX3.
    pub enum TimeType {
        /// A day or longer, on the calendar.
        Date = "DATE",
        /// A point or part of a day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }
}

words! {
    /// What words like "early" or "about" do to a time, as TIMEX3 names it.
    pub enum Modifier {
        /// "early", "the beginning of".
        Start = "START",
        /// "mid-", "the middle of".
        Mid = "MID",
        /// "late", "the end of".
        End = "END",
        /// "about", "nearly".
        Approx = "APPROX",
        /// "more than".
        MoreThan = "MORE_THAN",
        /// "less than", "under".
        LessThan = "LESS_THAN",
        /// "at least".
        EqualOrMore = "EQUAL_OR_MORE",
        /// "at most", "up to".
        EqualOrLess = "EQUAL_OR_LESS",
    }
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Time {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// Its TIMEX3 value: ISO 8601, `PRESENT_REF`, `P3D`; `X` for every digit that is not known.
    pub value: String,
    /// What "early" or "the end of" do to the value; how exactly it is meant: "about", "more than", "at least".
    #[serde(rename = "mod", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub modifier: Option<Modifier>,
    /// The first day of what lasts longer than one, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub from: Option<String>,
    /// The last day of what lasts longer than one, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub to: Option<String>,
    /// How far it is from the article's day where that day is not known: an ISO 8601 duration with a sign, `-P1D`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub offset: Option<String>,
    /// The time zone as written: `GMT`, `local time`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub zone: Option<String>,
    /// How it was resolved, in words for the reader.
    pub how: String,
    /// Whether the value may be off by a day or so (a feast by the tabular calendar).
    #[serde(default)]
    pub approximate: bool,
}

words! {
    /// What an amount measures.
    #[allow(missing_docs, reason = "the names say it")]
    pub enum AmountKind {
        Money = "money",
        Percent = "percent",
        Quantity = "quantity",
        Ordinal = "ordinal",
        Cardinal = "cardinal",
        Age = "age",
    }
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Amount {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What it measures.
    pub kind: AmountKind,
    /// The amount as a decimal: `3500000000`, `-1.25`.
    pub value: String,
    /// The upper end where it is a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub to: Option<String>,
    /// The ISO 4217 currency or the UCUM unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub unit: Option<String>,
    /// How it was read, in words for the reader.
    pub how: String,
}
