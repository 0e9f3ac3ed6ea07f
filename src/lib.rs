//! Isnad (إسناد, "attribution"): a reader for analysts of Arabic news.
//!
//! The modules, in the order a newcomer should read them. Each may use those
//! above it as `ARCHITECTURE.md` draws it; `tests/architecture.rs` holds the rule.

#![forbid(unsafe_code)]

pub mod text;
pub mod article;
pub mod search;
pub mod annotation;
pub mod anchor;
pub mod project;
pub mod review;
pub mod agreement;
pub mod typeset;
pub mod locale;
pub mod exchange;
pub mod session;
pub mod command;
pub mod ui;
pub mod app;
pub mod cli;
