//! The model of Isnad for the fuzzer: the modules that read what others wrote, and nothing of the window, whose five
//! hundred crates would have to be built again with the fuzzer's instruments.
//!
//! The library is called `isnad` as the real one is, so that [`fuzzed`] is the same file here and in the test that
//! replays the corpus.

#![forbid(unsafe_code)]
#![allow(dead_code, reason = "the window uses what is unused here")]

extern crate self as isnad;

#[path = "../src/text/mod.rs"]
pub mod text;
#[path = "../src/article/mod.rs"]
pub mod article;
#[path = "../src/annotation/mod.rs"]
pub mod annotation;
#[path = "../src/anchor/mod.rs"]
pub mod anchor;
#[path = "../src/project/mod.rs"]
pub mod project;
#[path = "../src/review/mod.rs"]
pub mod review;
#[path = "../src/agreement/mod.rs"]
pub mod agreement;
#[path = "../src/locale/mod.rs"]
pub mod locale;
#[path = "exchange.rs"]
pub mod exchange;
#[path = "../tests/common/fuzzed.rs"]
pub mod fuzzed;
