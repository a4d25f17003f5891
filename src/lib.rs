//! Turns what a browser copies from a news page into the article, marked up: names, dates, amounts, quotations and
//! their speakers. Nothing is deleted, only labelled, and every mark maps back to its place in the paste.

pub mod analysis;
pub mod clean;
pub mod corrections;
pub mod entities;
pub mod error;
pub mod export;
pub mod gist;
pub mod label;
pub mod models;
pub mod options;
mod pipeline;
pub mod quotes;
pub mod source;
pub mod span;
pub mod text;
pub mod times;
#[cfg(feature = "train")]
pub mod train;
#[cfg(test)]
mod typescript;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::Analysis;
pub use error::Error;
pub use models::Models;
pub use options::Options;
pub use pipeline::{Stage, analyze, analyze_in_stages};
pub use source::Source;
pub use span::{OffsetUnit, Span};

/// The examples of the README are tested with the docs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[derive(Debug)]
pub struct Readme;
