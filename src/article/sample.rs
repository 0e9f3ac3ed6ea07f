//! The article a newcomer sees first; written for Isnad, its places and people invented.

use super::read::{ReadOptions, read_bytes};
use super::{Article, ArticleId, Meta, Origin};

/// The bundled sample, read as any other file is.
pub fn sample() -> Article {
    let bytes = include_bytes!("../../assets/sample.txt");
    read_bytes("sample.txt", bytes, ReadOptions::default()).map_or_else(
        // Unreachable as long as the file is text, which a test holds.
        |_| Article::new::<&str>(ArticleId::default(), Meta::default(), Origin::default(), []),
        |opened| opened.article,
    )
}
