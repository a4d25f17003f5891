//! The sequence engine: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) over hashed
//! binary features. One engine labels the lines of a page and the tokens of a sentence.
//!
//! A room pushes the features of each position into a [`Sequence`] and has a [`Model`] decode it: the best path by
//! Viterbi over integer scores, and by the forward-backward algorithm the probability of each label and stretch of
//! the path. Models are read from a [`Container`], a checksummed file of named sections. The trainer
//! (`train::crf`, feature `train`) takes the same sequences.

mod bits;
mod chain;
mod container;
mod decode;
pub mod hash;
mod map;
mod model;
mod rows;
mod sequence;

pub use container::{Container, ContainerWriter, ModelError};
pub use decode::{Decoded, Scratch};
pub use map::HashTable;
#[cfg(feature = "train")]
pub(crate) use model::ModelParts;
pub use model::{LabelSet, MAX_LABELS, Model};
pub use sequence::Sequence;
