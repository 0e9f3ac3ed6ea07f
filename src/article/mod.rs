//! Articles: what was read, in blocks, and where it came from.
//!
//! [`Article`] holds the text code point for code point as it stood in the file.
//! It knows nothing of annotations, fonts or windows.

mod extra;
mod model;

pub use extra::Extra;
pub use model::{Article, ArticleId, Block, BlockKind, Format, Meta, Origin};
