//! The door for JavaScript: the only file that knows of it.
