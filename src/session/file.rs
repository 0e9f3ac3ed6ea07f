//! What the user has to know of the project's file: why it may only be read, and what is done with disks right now.

/// A project that may only be looked at, as a newer version of Isnad wrote its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOnly {
    /// The version of the file's format.
    pub schema: u32,
    /// What could not be read, in the order of the file, each with its line and column.
    pub unread: Vec<String>,
}

/// Something that is being read or written beside the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub doing: Doing,
    /// The file's name.
    pub file: String,
    /// Whether it takes long enough to be said.
    pub slow: bool,
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Saving,
    Opening,
    /// Finding the marks of an article in a newer text.
    Updating,
}
