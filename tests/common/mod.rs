//! What the integration tests share.

pub mod picture;

use std::path::PathBuf;

/// The folder of test data that lies beside the project, or `None` (with a note on stderr) where it is absent.
///
/// # Panics
/// When `CI` is set and the folder is absent: a check that CI skips is no check.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn shared_dir() -> Option<PathBuf> {
    let dir = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared"));
    if dir.is_dir() {
        return Some(dir);
    }
    assert!(std::env::var_os("CI").is_none(), "the test data in ../shared is absent; CI must have it");
    eprintln!("note: ../shared is absent, so this test had nothing to run on");
    None
}
