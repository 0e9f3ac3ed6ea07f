//! Telling whether a file is still what was read or written.

use crate::annotation::VersionId;
use sha2::{Digest, Sha256};
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// What a file looked like when it was last read or written: a quick look, and its contents for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// In bytes.
    length: u64,
    modified: Option<SystemTime>,
    /// Whether the file was older than the clock's grain when looked at, so that a later change shows in its time.
    settled: bool,
    sha256: [u8; 32],
}

/// What became of a file since its [`Fingerprint`] was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    Same,
    /// The same contents with another time; the fingerprint to go on with.
    Touched(Fingerprint),
    Changed,
    Gone,
}

/// The coarsest time that file systems in use keep, which is FAT's.
const GRAIN: Duration = Duration::from_secs(2);

impl Fingerprint {
    /// Of a file that holds `bytes`, with what the system said of it before they were read or after they were written.
    pub fn new(meta: &Metadata, bytes: &[u8]) -> Fingerprint {
        Fingerprint::with(meta, Sha256::digest(bytes).into())
    }

    /// The version of the project's file that it is of.
    pub fn version(&self) -> VersionId {
        version(&self.sha256)
    }

    fn with(meta: &Metadata, sha256: [u8; 32]) -> Fingerprint {
        let modified = meta.modified().ok();
        let age = modified.and_then(|at| SystemTime::now().duration_since(at).ok());
        Fingerprint { length: meta.len(), modified, settled: age.is_some_and(|age| age > GRAIN), sha256 }
    }

    /// Looks at `path` again; at its contents only where length and time leave a doubt.
    ///
    /// # Errors
    /// When it is there but cannot be looked at.
    pub fn compare(&self, path: &Path) -> io::Result<Since> {
        let meta = match fs::metadata(path) {
            Ok(meta) => meta,
            Err(error) if is_absent(&error) => return Ok(Since::Gone),
            Err(error) => return Err(error),
        };
        // Opening anything else might wait for ever.
        if !meta.is_file() || meta.len() != self.length {
            return Ok(Since::Changed);
        }
        if self.settled && self.modified.is_some() && meta.modified().ok() == self.modified {
            return Ok(Since::Same);
        }
        let sha256 = match digest(path) {
            Ok(sha256) => sha256,
            Err(error) if is_absent(&error) => return Ok(Since::Gone),
            Err(error) => return Err(error),
        };
        let now = Fingerprint::with(&meta, sha256);
        Ok(match now.sha256 == self.sha256 {
            false => Since::Changed,
            true if now == *self => Since::Same,
            true => Since::Touched(now),
        })
    }
}

impl VersionId {
    /// The version of a project's file that has these bytes.
    pub fn of(bytes: &[u8]) -> VersionId {
        version(&Sha256::digest(bytes).into())
    }
}

fn version(sha256: &[u8; 32]) -> VersionId {
    VersionId(sha256.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>().into())
}

fn digest(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let (mut hasher, mut part) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut part) {
            Ok(0) => return Ok(hasher.finalize().into()),
            Ok(read) => hasher.update(part.get(..read).unwrap_or(&part)),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether there is nothing under that name.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
