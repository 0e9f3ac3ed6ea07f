//! Unsaved work of a window that ended unasked, as it is offered to the user.

use crate::annotation::{Difference, Timestamp};
use std::path::PathBuf;

/// Work that can be restored.
#[derive(Clone, Debug, PartialEq)]
pub struct Recoverable {
    /// The file it belongs to.
    pub file: Option<PathBuf>,
    /// The file's name, else the work's own; empty if it has none.
    pub name: String,
    /// When it was kept.
    pub at: Timestamp,
    pub disk: OnDisk,
    /// What restoring it would do to the file's content, or to an empty project where there is none to read.
    pub difference: Difference,
    /// Whether the user put it off before.
    pub kept: bool,
    /// How much more work waits behind it.
    pub more: usize,
}

impl Recoverable {
    /// Whether there is a project on the disk that the work differs from.
    pub fn is_compared(&self) -> bool {
        matches!(self.disk, OnDisk::Same | OnDisk::Changed)
    }
}

/// How the file is that the work belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// As it was when the work began.
    Same,
    /// Changed since.
    Changed,
    /// No longer there.
    Gone,
    /// There, but no project can be read from it.
    Unreadable,
    /// The work has no file yet.
    Untitled,
}

/// What to do with work that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Open it as unsaved changes.
    Restore,
    /// Leave the file as it is, and the work where it is until it is asked for.
    Keep,
    Delete,
    /// Ask again at the next start.
    Later,
}
