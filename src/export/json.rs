//! JSON: the whole analysis, there and back.

use serde::Deserialize;

use crate::{
    analysis::{Analysis, SCHEMA},
    error::Error,
};

/// The analysis on one line.
pub fn to_json(analysis: &Analysis) -> String {
    let mut out = serde_json::to_string(analysis).expect("an analysis holds only strings, numbers and lists");
    out.push('\n');
    out
}

/// Reads an analysis that [`super::Format::Json`] wrote.
///
/// # Errors
/// [`Error::Analysis`] where it is no analysis, or one of another [`SCHEMA`].
pub fn from_json(json: &str) -> Result<Analysis, Error> {
    #[derive(Deserialize)]
    struct Version {
        schema: u32,
    }
    let wrong = |error: serde_json::Error| Error::Analysis { problem: error.to_string() };
    let Version { schema } = serde_json::from_str(json).map_err(wrong)?;
    if schema != SCHEMA {
        let problem = format!("it has schema {schema}, this Copydesk reads schema {SCHEMA}");
        return Err(Error::Analysis { problem });
    }
    serde_json::from_str(json).map_err(wrong)
}
