//! The trainers: native only, behind the feature `train`. Training calls the feature functions of the rooms
//! themselves, so that what is learnt is what is asked later.

pub mod augment;
pub mod clusters;
pub mod corpus;
pub mod crf;
pub mod gazetteer;
pub mod lines;
pub mod names;
mod random;
pub mod score;
pub mod texts;
pub mod trees;

pub use random::Random;
