//! The trained models, loaded once and shared by all analyses.

use crate::{clean::LineModel, entities::Recogniser, label::ModelError};

/// The models an analysis needs. What is missing is done by plain rules.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Models {
    /// Tells what each line of a page is.
    pub lines: Option<LineModel>,
    /// Finds names.
    pub names: Option<Recogniser>,
}

impl Models {
    /// Reads both models: the bytes of `models/lines.bin` and `models/en-names.bin`, or of files that the trainer made.
    ///
    /// # Errors
    /// [`ModelError`] says what is wrong with the bytes.
    pub fn from_bytes(lines: &[u8], names: &[u8]) -> Result<Self, ModelError> {
        Ok(Models { lines: Some(LineModel::from_bytes(lines)?), names: Some(Recogniser::from_bytes(names)?) })
    }
}

#[cfg(feature = "bundled")]
impl Models {
    /// The models that ship with the library.
    pub fn bundled() -> &'static Models {
        static MODELS: std::sync::LazyLock<Models> = std::sync::LazyLock::new(|| {
            let lines = include_bytes!("../models/lines.bin");
            let names = include_bytes!("../models/en-names.bin");
            Models::from_bytes(lines, names).expect("the models were whole when they were built in")
        });
        &MODELS
    }
}
