//! The native tests: a module a room.
#![cfg(not(target_arch = "wasm32"))]

mod api;
mod clean;
#[cfg(feature = "cli")]
mod cli;
mod export;
mod front;
mod invariants;
#[cfg(feature = "train")]
mod label;
mod quotes;
mod source;
mod text;
mod times;
