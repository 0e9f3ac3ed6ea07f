//! Journals: the unsaved work of a window that is open, kept in the user's state folder in case it ends unasked.
//!
//! A journal is a line about the work in RON and after it the project as its file would be ([`super::write()`]).
//! It is replaced whole, so that whoever reads it at any moment finds one state or the next. Beside it lies a
//! file that its process holds locked: the system lets go of the lock however the process ends, and what is not
//! locked has lost its window. Journals are for the machine they lie on: only there do the paths in them mean
//! anything, and none of it goes into a project file.
//!
//! Of the work `ID` there is `ID.journal`, or `ID.kept` once the user put it off; `ID.lock` while a process has
//! it; `ID.tmp` while it is written; `ID.new` before there is an `ID.lock`.

use super::{ProjectError, read, read_bytes};
use crate::annotation::{Project, Timestamp, new_id};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The version of the line about the work.
const VERSION: u32 = 1;

/// What a journal says of the work in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The project's file; none for work that has none yet, or one whose path is not Unicode.
    pub file: Option<PathBuf>,
    /// The [`fingerprint`] of that file when it was read or saved last; none where it was not known.
    pub base: Option<String>,
    /// When the work was kept.
    pub at: Timestamp,
}

/// The first line of a journal.
#[derive(Serialize, Deserialize)]
struct Header {
    journal: u32,
    file: Option<String>,
    base: Option<String>,
    at: Timestamp,
    /// Of what follows the line.
    sha256: String,
}

/// Why a journal could not be read. It is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    #[error("{} cannot be read: {reason}", path.display())]
    Io { path: PathBuf, reason: io::Error },
    #[error("{} is damaged: {reason}", path.display())]
    Damaged { path: PathBuf, reason: String },
    /// From a newer Isnad.
    #[error("{} was written by a newer version", .0.display())]
    TooNew(PathBuf),
}

/// Why the bytes of a journal could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// What is wrong with them.
    Damaged(String),
    /// They are from a newer Isnad.
    TooNew,
}

/// A journal that this process has for itself until it is dropped.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    id: Arc<str>,
    /// Locked, unless the folder's file system knows no locks.
    _lock: File,
    kept: bool,
}

impl Journal {
    /// A journal with nothing in it yet; makes the folder if there is none.
    ///
    /// # Errors
    /// When the folder may not be written to.
    pub fn create(folder: &Path) -> io::Result<Journal> {
        make_private_folder(folder)?;
        let id = new_id().map_err(io::Error::other)?;
        let new = folder.join(format!("{id}.new"));
        let lock = private().create_new(true).open(&new)?;
        // Under its name only once it is locked, lest another process takes it for left behind.
        if lock.try_lock().is_err_and(|error| matches!(error, TryLockError::WouldBlock)) {
            return Err(ErrorKind::WouldBlock.into());
        }
        fs::rename(&new, folder.join(format!("{id}.lock")))?;
        Ok(Journal { folder: folder.to_owned(), id, _lock: lock, kept: false })
    }

    /// The journals in `folder` that no process has, those put off only if `kept`; they are this process's now.
    /// Clears away what processes that ended left beside them.
    pub fn left_behind(folder: &Path, kept: bool) -> Vec<Journal> {
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let mut ids: Vec<String> = entries
            .filter_map(|entry| {
                let name = entry.ok()?.file_name().into_string().ok()?;
                let (id, ending) = name.split_once('.')?;
                (["journal", "kept", "lock", "tmp", "new"].contains(&ending)).then(|| id.to_owned())
            })
            .collect();
        ids.sort();
        ids.dedup();
        ids.into_iter().filter_map(|id| claim(folder, id.into(), kept)).collect()
    }

    fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.id))
    }

    /// Whether the user put it off before.
    pub fn is_kept(&self) -> bool {
        self.kept
    }

    /// Where the work lies.
    pub fn file(&self) -> PathBuf {
        self.path(if self.kept { "kept" } else { "journal" })
    }

    /// Replaces what is in it by the project that [`super::write()`] gave as `text`.
    ///
    /// # Errors
    /// When the disk or the folder refuses; what was in it is still there.
    pub fn write(&mut self, about: &About, text: &str) -> io::Result<()> {
        let header = journal_header(about, text)?;
        let temporary = self.path("tmp");
        let mut file = private().create(true).truncate(true).open(&temporary)?;
        file.write_all(header.as_bytes())?;
        file.write_all(b"\n")?;
        file.write_all(text.as_bytes())?;
        file.sync_data()?;
        fs::rename(&temporary, self.path("journal"))?;
        if std::mem::take(&mut self.kept) {
            fs::remove_file(self.path("kept"))?;
        }
        Ok(())
    }

    /// What is in it.
    ///
    /// # Errors
    /// When it can't be read or is damaged.
    pub fn read(&self) -> Result<(About, Project), JournalError> {
        let path = self.file();
        let bytes = read_bytes(&path).map_err(|error| match error {
            ProjectError::Io { path, reason } => JournalError::Io { path, reason },
            other => JournalError::Damaged { path: path.clone(), reason: other.to_string() },
        })?;
        read_journal(&bytes).map_err(|why| match why {
            Unread::Damaged(reason) => JournalError::Damaged { path, reason },
            Unread::TooNew => JournalError::TooNew(path),
        })
    }

    /// Removes it from the disk.
    ///
    /// # Errors
    /// When the folder may not be written to.
    pub fn remove(self) -> io::Result<()> {
        let missing_is_fine = |done: io::Result<()>| match done {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            other => other,
        };
        missing_is_fine(fs::remove_file(self.file()))?;
        missing_is_fine(fs::remove_file(self.path("tmp")))?;
        missing_is_fine(fs::remove_file(self.path("lock")))
    }

    /// Keeps it until it is asked for. Also what can't be read is kept so, and told once only.
    ///
    /// # Errors
    /// When the folder may not be written to.
    pub fn put_off(self) -> io::Result<()> {
        if !self.kept {
            fs::rename(self.path("journal"), self.path("kept"))?;
        }
        fs::remove_file(self.path("lock"))
    }
}

/// The line about the work that stands before `text`, which is the project; the line feed between them is not in it.
///
/// # Errors
/// None is known; those of the serialiser.
pub fn journal_header(about: &About, text: &str) -> io::Result<String> {
    let header = Header {
        journal: VERSION,
        file: about.file.as_ref().and_then(|path| path.to_str()).map(str::to_owned),
        base: about.base.clone(),
        at: about.at,
        sha256: sha256(text.as_bytes()),
    };
    ron::to_string(&header).map_err(io::Error::other)
}

/// What is in a journal.
///
/// # Errors
/// When it is damaged or from a newer Isnad.
pub fn read_journal(bytes: &[u8]) -> Result<(About, Project), Unread> {
    let damaged = |reason: &str| Unread::Damaged(reason.to_owned());
    let end = bytes.iter().position(|byte| *byte == b'\n').ok_or_else(|| damaged("it ends in its first line"))?;
    let (line, rest) = bytes.split_at(end);
    let text = rest.get(1..).unwrap_or_default();
    let header = std::str::from_utf8(line).ok().and_then(|line| ron::from_str::<Header>(line).ok());
    let header = header.ok_or_else(|| damaged("its first line is no journal's"))?;
    if header.journal > VERSION {
        return Err(Unread::TooNew);
    }
    if header.sha256 != sha256(text) {
        return Err(damaged("it is not as it was written"));
    }
    let project = read(text).map_err(|error| damaged(&error.to_string()))?.project;
    Ok((About { file: header.file.map(PathBuf::from), base: header.base, at: header.at }, project))
}

/// Takes the journal `id` if no process has it and there is one; removes what else is left of it.
fn claim(folder: &Path, id: Arc<str>, kept: bool) -> Option<Journal> {
    let path = |ending: &str| folder.join(format!("{id}.{ending}"));
    let new = path("new");
    if let Ok(file) = File::open(&new) {
        if file.try_lock().is_ok() {
            // Nothing comes of one that can't be removed.
            let _ = fs::remove_file(&new);
        }
        return None;
    }
    let there = |ending: &str| path(ending).is_file();
    if !(there("lock") || there("journal") || kept && there("kept")) {
        return None;
    }
    let lock = private().create(true).truncate(false).open(path("lock")).ok()?;
    if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        return None;
    }
    let _ = fs::remove_file(path("tmp"));
    if there("journal") || kept && there("kept") {
        let kept = !there("journal");
        return Some(Journal { folder: folder.to_owned(), id, _lock: lock, kept });
    }
    let _ = fs::remove_file(path("lock"));
    None
}

/// What tells the content of the file at `path` from any other: its SHA-256. None when it can't be read.
pub fn fingerprint(path: &Path) -> Option<String> {
    read_bytes(path).ok().map(|bytes| sha256(&bytes))
}

fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// How a file is opened for writing that only its user may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
#[path = "journal_tests.rs"]
mod tests;
