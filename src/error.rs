//! All that can go wrong, apart from the text itself, which never does.

use thiserror::Error;

/// Why an analysis could not begin. The message says what to do.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The input is longer than [`crate::Source::LIMIT`].
    #[error("the input has {bytes} bytes, more than the limit of {limit}: split it and analyse the parts")]
    TooLarge {
        /// The input's size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// An option has a value it cannot have.
    #[error("option `{name}`: {problem}")]
    Option {
        /// The option's name.
        name: &'static str,
        /// What is wrong and what would be right.
        problem: String,
    },
    /// A text that should be a stored analysis is none.
    #[error("this is no analysis that can be read ({problem}): analyse the article again")]
    Analysis {
        /// What is wrong.
        problem: String,
    },
}

impl Error {
    /// A short stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Error::TooLarge { .. } => "too-large",
            Error::Option { .. } => "bad-option",
            Error::Analysis { .. } => "bad-analysis",
        }
    }
}
