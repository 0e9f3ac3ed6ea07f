//! The readers of other tools' formats, and the joining of what they read, for the fuzzer: `src/exchange/mod.rs` without
//! what is written for people, whose crates set type and make spreadsheets.

#![allow(unused_imports, reason = "what writes is not asked for here")]

#[path = "../src/exchange/document.rs"]
mod document;
#[path = "../src/exchange/draft.rs"]
mod draft;
#[path = "../src/exchange/format.rs"]
mod format;
#[path = "../src/exchange/guid.rs"]
mod guid;
#[path = "../src/exchange/import.rs"]
mod import;
#[path = "../src/exchange/join/mod.rs"]
mod join;
#[path = "../src/exchange/options.rs"]
mod options;
#[path = "../src/exchange/outcome.rs"]
mod outcome;
#[path = "../src/exchange/progress.rs"]
mod progress;
#[path = "../src/exchange/quoted.rs"]
mod quoted;
#[path = "../src/exchange/records/mod.rs"]
mod records;
#[path = "../src/exchange/selection.rs"]
mod selection;
#[path = "../src/exchange/words.rs"]
pub mod words;

#[path = "../src/exchange/brat/mod.rs"]
mod brat;
#[path = "../src/exchange/cas/mod.rs"]
mod cas;
#[path = "../src/exchange/doccano.rs"]
mod doccano;
#[path = "../src/exchange/hypothesis.rs"]
mod hypothesis;
#[path = "../src/exchange/json.rs"]
mod json;
#[path = "../src/exchange/label_studio.rs"]
mod label_studio;
#[path = "../src/exchange/qdpx/mod.rs"]
mod qdpx;
#[path = "../src/exchange/w3c/mod.rs"]
mod w3c;
#[path = "../src/exchange/webanno/mod.rs"]
mod webanno;

pub use document::Document;
pub use draft::{Imported, Input, Loss, LossKind};
pub use format::Format;
pub use import::import;
pub use join::{Count, Fate, Joined, JoinedArticle, Unplaced, join};
pub use options::{Agreed, Languages, Layouts, Options};
pub use outcome::{ExportError, ImportError, Written};
pub use progress::Progress;
pub use selection::{Remarked, Selection};
pub use words::Words;
