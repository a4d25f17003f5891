//! The trainers: native only, behind the feature `train`. Training calls the feature functions of the rooms
//! themselves, so that what is learnt is what is asked later.

pub mod crf;
pub mod lines;
mod random;

pub use random::Random;
