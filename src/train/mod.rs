//! The trainers: native only, behind the feature `train`. Training calls the feature functions of the rooms
//! themselves, so that what is learnt is what is asked later.

pub mod augment;
pub mod clusters;
pub mod corpus;
pub mod crf;
pub mod gazetteer;
mod lattice;
pub mod lines;
pub mod names;
mod random;
pub mod score;
pub mod silver;
pub mod texts;
pub mod trees;
pub mod vectors;

pub use random::Random;
