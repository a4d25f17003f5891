//! The trained models, loaded once and shared by all analyses.

use crate::clean::LineModel;

/// The models an analysis needs. What is missing is done by plain rules.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Models {
    /// Tells what each line of a page is.
    pub lines: Option<LineModel>,
}

#[cfg(feature = "bundled")]
impl Models {
    /// The models that ship with the library.
    pub fn bundled() -> &'static Models {
        static MODELS: std::sync::LazyLock<Models> = std::sync::LazyLock::new(|| Models {
            lines: Some(
                LineModel::from_bytes(include_bytes!("../models/lines.bin"))
                    .expect("the line model was whole when it was built in"),
            ),
        });
        &MODELS
    }
}
