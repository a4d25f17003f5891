//! The trained models, loaded once and shared by all analyses.

/// The models an analysis needs.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Models {}

#[cfg(feature = "bundled")]
impl Models {
    /// The models that ship with the library.
    pub fn bundled() -> &'static Models {
        static MODELS: std::sync::LazyLock<Models> = std::sync::LazyLock::new(Models::default);
        &MODELS
    }
}
