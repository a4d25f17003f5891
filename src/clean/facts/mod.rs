//! What the lines around an article say of it: when it was published, who wrote it.

mod byline;
mod date_words;
mod dates;

pub(super) use byline::authors;
pub(super) use dates::{Role, Stamp, read};
