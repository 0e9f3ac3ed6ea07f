//! Putting a project file on disk so that there is always a whole one.

use super::MAX_BYTES;
use super::fingerprint::{Fingerprint, Since, is_absent};
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why a project was not saved. What was on disk before is still there, whole.
#[derive(Debug, thiserror::Error)]
#[error("{} was not saved: {}", path.display(), self.why())]
pub struct SaveError {
    pub path: PathBuf,
    pub cause: io::Error,
}

/// What stood in the way of saving. Shown, it is what went wrong and what to do, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    NotPermitted,
    ReadOnlyDisk,
    DiskFull,
    FolderGone,
    IsFolder,
    NotInFolder,
    NameTooLong,
    NoFile,
    /// Larger than [`MAX_BYTES`], so that it could not be opened again.
    TooLarge,
    /// What the system said.
    Other(String),
}

impl SaveError {
    /// What stood in the way.
    pub fn why(&self) -> Why {
        match self.cause.kind() {
            ErrorKind::PermissionDenied => Why::NotPermitted,
            ErrorKind::ReadOnlyFilesystem => Why::ReadOnlyDisk,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Why::DiskFull,
            ErrorKind::NotFound => Why::FolderGone,
            ErrorKind::IsADirectory => Why::IsFolder,
            ErrorKind::NotADirectory => Why::NotInFolder,
            ErrorKind::InvalidFilename | ErrorKind::ArgumentListTooLong => Why::NameTooLong,
            ErrorKind::InvalidInput => Why::NoFile,
            ErrorKind::FileTooLarge => Why::TooLarge,
            _ => Why::Other(self.cause.to_string()),
        }
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Why::NotPermitted => "the file or its folder may not be written to; save it elsewhere",
            Why::ReadOnlyDisk => "the disk is read-only; save it elsewhere",
            Why::DiskFull => "the disk is full; make room, or save it elsewhere",
            Why::FolderGone => "its folder does not exist; save it elsewhere",
            Why::IsFolder => "a folder has this name; choose another",
            Why::NotInFolder => "a part of the path is not a folder; save it elsewhere",
            Why::NameTooLong => "the name is too long; choose a shorter one",
            Why::NoFile => "this is no ordinary file; choose another name",
            Why::TooLarge => "it is larger than 1 GiB and could not be opened again; move articles to another project",
            Why::Other(said) => return write!(f, "{said}; try again, or save it elsewhere"),
        })
    }
}

/// What may be under the name that is saved to.
#[derive(Clone, Copy, Debug)]
pub enum Expected<'a> {
    /// Whatever is there is replaced.
    Anything,
    /// Nothing.
    Absent,
    /// What was read or written last; or nothing, as there is nothing to lose then.
    Unchanged(&'a Fingerprint),
}

/// Why a project was not saved over what is there.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The file is not what was expected.
    #[error("the file has changed on disk")]
    Changed,
    #[error(transparent)]
    Failed(#[from] SaveError),
}

/// A project that was saved.
#[derive(Debug)]
pub struct Saved {
    pub fingerprint: Fingerprint,
    /// Where the version before is now, if there was one and it was another; or why it could not be kept.
    pub backup: Result<Option<PathBuf>, SaveError>,
}

/// Writes `text` to `path`: into a new file beside it, to the disk, and then under its name.
///
/// Whoever reads `path` at any moment finds the old text or the new one, never a part, also after a
/// power cut. An existing file's permissions are kept; a symbolic link's target is replaced, not the link.
///
/// # Errors
/// When the file is write-protected, a folder or no ordinary file, or the disk or folder refuses.
pub fn save(path: &Path, text: &str) -> Result<(), SaveError> {
    let error = |cause| SaveError { path: path.to_owned(), cause };
    let draft = Draft::write(path, text.as_bytes(), write_all).map_err(error)?;
    draft.put().map_err(error)
}

/// Writes several files that belong together: each is written beside its place before any gets its name, so that
/// where one cannot be written nothing has changed. `go_on` is asked before each is written and before any is put.
/// Answers whether all were, which they are unless it said no.
///
/// # Errors
/// As [`save`]. Only where a disk refuses a name at the very end can those before have theirs already.
pub fn save_all(files: &[(PathBuf, &[u8])], go_on: &dyn Fn() -> bool) -> Result<bool, SaveError> {
    let error = |path: &Path, cause| SaveError { path: path.to_owned(), cause };
    let mut drafts = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        if !go_on() {
            return Ok(false);
        }
        drafts.push((path, Draft::write(path, bytes, write_all).map_err(|cause| error(path, cause))?));
    }
    if !go_on() {
        return Ok(false);
    }
    for (path, draft) in drafts {
        draft.put().map_err(|cause| error(path, cause))?;
    }
    Ok(true)
}

/// As [`save`], but only over what is `expected` there, and keeping the version before as [`backup_path`].
///
/// # Errors
/// When the file is not what was expected, or [`save`] would fail. It does not fail where only the backup does.
pub fn save_over(path: &Path, text: &str, expected: Expected<'_>) -> Result<Saved, Refused> {
    save_through(path, text.as_bytes(), expected, write_all)
}

/// The same with another way to write bytes into a file.
pub(super) fn save_through(
    path: &Path,
    bytes: &[u8],
    expected: Expected<'_>,
    write: impl FnOnce(&mut File, &[u8]) -> io::Result<()>,
) -> Result<Saved, Refused> {
    let error = |cause| SaveError { path: path.to_owned(), cause };
    let draft = Draft::write(path, bytes, write).map_err(error)?;
    // Looked at as late as can be, so that hardly anything fits between this and the new name.
    let as_expected = match expected {
        Expected::Anything => true,
        Expected::Absent => matches!(fs::symlink_metadata(&draft.target), Err(e) if is_absent(&e)),
        Expected::Unchanged(known) => known.compare(&draft.target).map_err(error)? != Since::Changed,
    };
    if !as_expected {
        return Err(Refused::Changed);
    }
    let backup = back_up(&draft.target, bytes);
    let fingerprint = Fingerprint::new(&draft.file.as_file().metadata().map_err(error)?, bytes);
    draft.put().map_err(error)?;
    Ok(Saved { fingerprint, backup })
}

/// Writes `bytes` to a new file beside `path`, called as it is with `word` in it: `work.word.isnad.ron`, and with a
/// number where that is taken by something else. Gives its path; a file that holds the same already is enough.
///
/// # Errors
/// When it could not be written.
pub fn save_beside(path: &Path, word: &str, bytes: &[u8]) -> Result<PathBuf, SaveError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let lower = name.to_ascii_lowercase();
    let ending = [".isnad.ron", ".ron"].into_iter().find(|ending| lower.ends_with(ending)).map_or(0, str::len);
    // The endings are ASCII, so that this is between two characters.
    let (stem, ending) = name.split_at(name.len() - ending);
    let mut last = path.to_owned();
    for number in 1..1000 {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        last = path.with_file_name(format!("{stem}.{word}{number}{ending}"));
        let error = |cause| SaveError { path: last.clone(), cause };
        match fs::metadata(&last) {
            Ok(meta) if meta.is_file() && meta.len() == bytes.len() as u64 => {
                if fs::read(&last).is_ok_and(|there| there == bytes) {
                    return Ok(last);
                }
                continue;
            }
            Ok(_) => continue,
            Err(_) => {}
        }
        let draft = Draft::write(&last, bytes, write_all).map_err(error)?;
        match draft.put_new() {
            Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {}
            put => return put.map(|()| last.clone()).map_err(error),
        }
    }
    Err(SaveError { path: last, cause: ErrorKind::AlreadyExists.into() })
}

/// Where saving keeps the version before the last: beside the file, with a `~` at its name's end.
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("~");
    PathBuf::from(name)
}

fn write_all(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)
}

/// A file that is written and on the disk but has not its name yet.
struct Draft {
    file: NamedTempFile,
    /// What it is to be called: links followed.
    target: PathBuf,
}

impl Draft {
    fn write(path: &Path, bytes: &[u8], write: impl FnOnce(&mut File, &[u8]) -> io::Result<()>) -> io::Result<Draft> {
        check_size(bytes.len() as u64)?;
        let target = follow_links(path)?;
        let permissions = ordinary_file(&target)?.map(|old| old.permissions());
        if permissions.as_ref().is_some_and(Permissions::readonly) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let mut file = new_file_in(folder_of(&target))?;
        if let Some(permissions) = permissions {
            file.as_file().set_permissions(permissions)?;
        }
        write(file.as_file_mut(), bytes)?;
        file.as_file().sync_all()?;
        Ok(Draft { file, target })
    }

    fn put(self) -> io::Result<()> {
        self.file.persist(&self.target).map_err(|error| error.error)?;
        sync_folder(folder_of(&self.target))
    }

    /// The same, unless the name is taken.
    fn put_new(self) -> io::Result<()> {
        self.file.persist_noclobber(&self.target).map_err(|error| error.error)?;
        sync_folder(folder_of(&self.target))
    }
}

/// Whether a file of so many bytes can be opened again.
fn check_size(bytes: u64) -> io::Result<()> {
    if bytes > MAX_BYTES { Err(ErrorKind::FileTooLarge.into()) } else { Ok(()) }
}

/// What the system says of the file at `path`; nothing where there is none.
fn ordinary_file(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::metadata(path) {
        Ok(old) if old.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(old) if !old.is_file() => Err(ErrorKind::InvalidInput.into()),
        Ok(old) => Ok(Some(old)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn new_file_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".isnad-").suffix(".tmp");
    let fresh = new_file_permissions();
    if let Some(fresh) = &fresh {
        builder.permissions(fresh.clone());
    }
    builder.tempfile_in(folder)
}

/// Keeps what `target` holds under the backup's name, unless that is `bytes` or nothing.
fn back_up(target: &Path, bytes: &[u8]) -> Result<Option<PathBuf>, SaveError> {
    let backup = backup_path(target);
    match keep_as(target, &backup, bytes) {
        Ok(kept) => Ok(kept.then_some(backup)),
        Err(cause) => Err(SaveError { path: backup, cause }),
    }
}

fn keep_as(target: &Path, backup: &Path, bytes: &[u8]) -> io::Result<bool> {
    let Some(old) = ordinary_file(target)? else { return Ok(false) };
    if old.len() == bytes.len() as u64 && fs::read(target)? == bytes {
        return Ok(false);
    }
    // A second name costs no room, and the file itself stays what it was: the new one only takes its first name.
    // Not every file system has second names; a copy takes the permissions along as well.
    let second_name = |name: &Path| match fs::hard_link(target, name) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(target, name),
        linked => linked,
    };
    let mut builder = tempfile::Builder::new();
    let kept = builder.prefix(".isnad-").suffix(".tmp").make_in(folder_of(target), second_name)?;
    let second = kept.path().to_owned();
    kept.persist(backup).map_err(|error| error.error)?;
    // Where both were names of one file already, renaming did nothing.
    let _ = fs::remove_file(second);
    Ok(true)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let copied = fs::copy(from, to).and_then(|_| File::open(to)?.sync_all());
    if copied.is_err() {
        // A part of it is of no use, and there may be nothing to remove.
        let _ = fs::remove_file(to);
    }
    copied
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_belong_together_are_written_all_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let names = || {
            let entries = fs::read_dir(folder.path()).expect("it can be read");
            let mut names: Vec<_> = entries.map(|e| e.expect("an entry").file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        let files = [(path("a.ann"), &b"one"[..]), (path("missing/a.txt"), b"two")];
        let failed = save_all(&files, &|| true).unwrap_err();
        assert_eq!((failed.why(), failed.path), (Why::FolderGone, path("missing/a.txt")));
        assert!(names().is_empty(), "{:?}", names());
        let files = [(path("a.ann"), &b"one"[..]), (path("a.txt"), b"two")];
        let asked = std::cell::Cell::new(0);
        let until = |last| {
            asked.set(0);
            save_all(&files, &|| asked.replace(asked.get() + 1) < last)
        };
        for last in 0..3 {
            assert!(!until(last).expect("nothing refuses"));
            assert!(names().is_empty(), "stopped at {last}: {:?}", names());
        }
        assert!(until(3).expect("nothing refuses"));
        assert_eq!(names(), ["a.ann", "a.txt"]);
        assert_eq!(fs::read(path("a.txt")).expect("it is there"), b"two");
    }

    #[test]
    fn what_could_not_be_opened_again_is_not_saved() {
        assert!(check_size(MAX_BYTES).is_ok());
        let error = SaveError { path: "a".into(), cause: check_size(MAX_BYTES + 1).unwrap_err() };
        assert_eq!(error.why(), Why::TooLarge);
    }
}
