//! Putting a project file on disk so that there is always a whole one.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why a project was not saved. What was on disk before is still there, whole.
#[derive(Debug, thiserror::Error)]
#[error("{} was not saved: {}", path.display(), reason(cause))]
pub struct SaveError {
    pub path: PathBuf,
    pub cause: io::Error,
}

/// What went wrong and what to do, in one sentence.
fn reason(error: &io::Error) -> String {
    let text = match error.kind() {
        ErrorKind::PermissionDenied => "the file or its folder may not be written to; save it elsewhere",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only; save it elsewhere",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full; make room, or save it elsewhere",
        ErrorKind::NotFound => "its folder is no longer there; save it elsewhere",
        ErrorKind::IsADirectory => "a folder has this name; choose another",
        ErrorKind::NotADirectory => "a part of the path is not a folder; save it elsewhere",
        ErrorKind::InvalidFilename | ErrorKind::ArgumentListTooLong => "the name is too long; choose a shorter one",
        ErrorKind::InvalidInput => "this is no ordinary file; choose another name",
        _ => return format!("{error}; try again, or save it elsewhere"),
    };
    text.to_owned()
}

/// Writes `text` to `path`: into a new file beside it, to the disk, and then under its name.
///
/// Whoever reads `path` at any moment finds the old text or the new one, never a part, also after a
/// power cut. An existing file's permissions are kept; a symbolic link's target is replaced, not the link.
///
/// # Errors
/// When the file is write-protected, a folder or no ordinary file, or the disk or folder refuses.
pub fn save(path: &Path, text: &str) -> Result<(), SaveError> {
    save_bytes(path, text.as_bytes()).map_err(|cause| SaveError { path: path.to_owned(), cause })
}

fn save_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = follow_links(path)?;
    let permissions = match fs::metadata(&target) {
        Ok(old) if old.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(old) if !old.is_file() => return Err(ErrorKind::InvalidInput.into()),
        Ok(old) if old.permissions().readonly() => return Err(ErrorKind::PermissionDenied.into()),
        Ok(old) => Some(old.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".isnad-").suffix(".tmp");
    let fresh = new_file_permissions();
    if let Some(fresh) = &fresh {
        builder.permissions(fresh.clone());
    }
    let mut file = builder.tempfile_in(folder)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// What `path` leads to through symbolic links; it need not exist.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    // As many as Linux follows.
    for _ in 0..40 {
        match fs::symlink_metadata(&path) {
            Ok(meta) if meta.file_type().is_symlink() => {
                let link = fs::read_link(&path)?;
                path = path.parent().unwrap_or(Path::new("")).join(link);
            }
            _ => return Ok(path),
        }
    }
    Err(ErrorKind::InvalidInput.into())
}

/// What a new file gets, less the user's mask; a temporary file alone would be private.
#[cfg(unix)]
fn new_file_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn new_file_permissions() -> Option<Permissions> {
    None
}

/// Puts the file's new name on the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some network folders cannot be synced; the file itself is.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
