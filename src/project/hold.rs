//! Letting other windows know that a project is open: a lock that asks but does not forbid, and ends with the program.

use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// A project's file that this window has open. The system ends it when the program ends, however it does.
#[derive(Debug)]
pub struct Hold {
    file: File,
    path: PathBuf,
}

/// Who has a project open, as far as it said so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The number the system gave its process.
    pub process: Option<u32>,
    /// Since when, in seconds since 1970.
    pub since: Option<i64>,
}

/// What came of trying to hold a file.
#[derive(Debug)]
pub enum Held {
    /// It is ours.
    Here(Hold),
    /// Another window has it.
    Elsewhere(Holder),
}

impl Hold {
    /// Tries to hold the project file at `path`. Who holds what is written in `folder`, one small file for each project
    /// that is open, named after a digest of its path: nothing is put beside the project.
    ///
    /// # Errors
    /// When `path` is not there or nothing can be written in `folder`.
    pub fn take(folder: &Path, path: &Path) -> io::Result<Held> {
        let real = fs::canonicalize(path)?;
        let digest: [u8; 32] = Sha256::digest(real.as_os_str().as_encoded_bytes()).into();
        let name: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        fs::create_dir_all(folder)?;
        let path = folder.join(name + ".open");
        for _ in 0..16 {
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(Held::Elsewhere(Holder::read(&file))),
                Err(TryLockError::Error(error)) => return Err(error),
                // Whoever held it may have removed it just before we locked it.
                Ok(()) if !is_at(&file, &path) => {}
                Ok(()) => {
                    let hold = Hold { file, path };
                    hold.sign()?;
                    return Ok(Held::Here(hold));
                }
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    fn sign(&self) -> io::Result<()> {
        let mut file = &self.file;
        file.set_len(0)?;
        file.rewind()?;
        let since = crate::annotation::Timestamp::now().0;
        writeln!(file, "{} {since}", std::process::id())
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // Still locked here, so that nobody else's can be removed. Elsewhere the file stays, and nobody minds.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Holder {
    fn read(file: &File) -> Holder {
        let mut text = String::new();
        // What cannot be read says nothing.
        let _ = file.take(64).read_to_string(&mut text);
        let mut words = text.split_whitespace();
        let process = words.next().and_then(|word| word.parse().ok());
        Holder { process, since: words.next().and_then(|word| word.parse().ok()) }
    }
}

/// Whether `file` is what `path` leads to.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
