//! What the caller may choose.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{corrections::Correction, error::Error, span::OffsetUnit, times};

/// The settings of one analysis. [`Options::default`] is what the figures in the model cards were measured with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// The document's name, handed through to the analysis.
    pub id: Option<String>,
    /// The day the article was published, `YYYY-MM-DD`; it wins over what the page says.
    pub date: Option<String>,
    /// From 0 (keep every line) to 100 (keep only what is surely the article).
    pub strictness: u8,
    /// Mentions below this probability are left out, 0 to 1.
    pub min_confidence: f32,
    /// The unit of the offsets in the analysis and in `corrections`.
    pub offsets: OffsetUnit,
    /// What the reader has put right, oldest first.
    pub corrections: Vec<Correction>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            id: None,
            date: None,
            strictness: 50,
            min_confidence: 0.0,
            offsets: OffsetUnit::Utf8,
            corrections: Vec::new(),
        }
    }
}

impl Options {
    /// Checks every value.
    ///
    /// # Errors
    /// [`Error::Option`] names the first that is out of range.
    pub fn check(&self) -> Result<(), Error> {
        if self.strictness > 100 {
            let problem = format!("{} is not between 0 and 100", self.strictness);
            return Err(Error::Option { name: "strictness", problem });
        }
        if !(0.0..=1.0).contains(&self.min_confidence) {
            let problem = format!("{} is not between 0 and 1", self.min_confidence);
            return Err(Error::Option { name: "minConfidence", problem });
        }
        self.base_date().map(|_| ())
    }

    /// [`Options::date`] as a date.
    ///
    /// # Errors
    /// [`Error::Option`] where it is no date.
    pub fn base_date(&self) -> Result<Option<Date>, Error> {
        let parse = |text: &String| {
            times::value::day(text).ok_or_else(|| Error::Option {
                name: "date",
                problem: format!("`{text}` is not a day: write it as YYYY-MM-DD"),
            })
        };
        self.date.as_ref().map(parse).transpose()
    }
}
