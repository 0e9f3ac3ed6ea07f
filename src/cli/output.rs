//! Writing results: to stdout, whose reader may have gone, or to a file, whole or not at all.

use super::Failure;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes to stdout. A reader that stopped reading, as `head` does, is no error.
pub(super) fn stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure(format!("cannot write to stdout: {error}"))),
        _ => Ok(()),
    }
}

/// Lets `write` write to stdout as it goes; `None` if the reader stopped reading, which is no error.
pub(super) fn to_stdout<T>(write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> Result<Option<T>, Failure> {
    let mut stdout = io::BufWriter::new(io::stdout().lock());
    match write(&mut stdout).and_then(|done| stdout.flush().map(|()| done)) {
        Ok(done) => Ok(Some(done)),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(None),
        Err(error) => Err(Failure(format!("cannot write to stdout: {error}"))),
    }
}

/// Writes a line to stderr; where nobody listens there is nobody to tell.
pub(super) fn message(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes `bytes` to `path`, or to stdout when it is `-`.
///
/// A file appears whole: it is written beside its place, synced and renamed. What is no
/// ordinary file, such as a pipe, is written to as it stands.
pub(super) fn file_or_stdout(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path == Path::new("-") {
        return stdout(bytes);
    }
    write_file(path, bytes)
        .map_err(|error| Failure(format!("cannot write {}: {error}; choose another place with -o", path.display())))
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: the file it names is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
        return File::options().write(true).open(&path)?.write_all(bytes);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = new_file_in(&folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// A temporary file with the rights a new file of the user's has: the crate's own default is for secrets.
fn new_file_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".isnad-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the user's umask forbids is taken off as the file is made.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
