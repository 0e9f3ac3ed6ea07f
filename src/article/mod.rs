//! Articles: what was read, in blocks, and where it came from.
//!
//! [`Article`] holds the text code point for code point as it stood in the file.
//! It knows nothing of annotations, fonts or windows. [`open`] reads a file from
//! disk, [`read_bytes`] one already in memory; both find out what it is, decode
//! it, and give back the article together with what should be said about it.

mod credits;
pub mod encoding;
mod docx;
mod extra;
mod head;
mod html;
mod language;
mod markdown;
mod model;
mod read;
mod sample;
mod sniff;
mod structure;

pub use credits::{CreditLine, credit_line, credits};
pub use extra::Extra;
pub use model::{Article, ArticleId, Block, BlockKind, Format, MAX_BLOCKS, Meta, Origin};
pub use read::{
    Advice, Damage, MAX_FILE_BYTES, OpenError, Opened, ReadOptions, Warning, beginning, open, paste_html, paste_text,
    plain_lines, plain_parts, plain_reason, read_bytes, read_file,
};
pub use sample::sample;
