//! The native tests: a module a room.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../fixtures/pages/mod.rs"]
mod fixtures;
#[path = "../fixtures/lines.rs"]
mod lines;

mod aliases;
mod api;
mod clean;
#[cfg(feature = "cli")]
mod cli;
mod export;
mod front;
mod gist;
mod golden;
mod invariants;
#[cfg(feature = "train")]
mod label;
mod names;
mod pages;
mod quotes;
mod repair;
mod source;
mod text;
mod times;
