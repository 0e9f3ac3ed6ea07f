//! The socket at which a window listens, and what a second start says there.

use super::{Place, message};
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read, Write};
use std::net::Shutdown;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long the other end may take in all.
const PATIENCE: Duration = Duration::from_secs(2);

impl Place {
    fn file(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }

    /// Opens the lock, and sees that nobody else can put anything beside it.
    fn lock_file(&self) -> io::Result<File> {
        if let Some(parent) = self.folder.parent() {
            fs::create_dir_all(parent)?;
        }
        match DirBuilder::new().mode(0o700).create(&self.folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).mode(0o600).open(self.file("lock"))?;
        require_private(&self.folder, &file)?;
        Ok(file)
    }
}

/// Refuses a folder that is a link, is not of whom `own`, a file of ours, is, or lets others in.
fn require_private(folder: &Path, own: &File) -> io::Result<()> {
    let (folder, own) = (fs::symlink_metadata(folder)?, own.metadata()?);
    let private = folder.is_dir() && folder.mode() & 0o077 == 0 && folder.uid() == own.uid() && own.nlink() == 1;
    if private { Ok(()) } else { Err(ErrorKind::PermissionDenied.into()) }
}

/// Sends `bytes` to the window that listens. Answers whether it took them.
///
/// # Errors
/// When none listens, or it does not answer in time.
pub(super) fn send(place: &Place, bytes: &[u8]) -> io::Result<bool> {
    // A folder that others can enter may hold a socket of theirs.
    place.lock_file()?;
    let mut stream = UnixStream::connect(place.file("socket"))?;
    let until = Instant::now() + PATIENCE;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(bytes)?;
    stream.shutdown(Shutdown::Write)?;
    Ok(read_until(&mut stream, until, message::TAKEN.len())? == message::TAKEN)
}

/// Waits until no other window of this place listens, and then takes in what comes, one message after the other;
/// `take` is given the paths and says whether it has them. Never ends but by an error.
///
/// # Errors
/// When the place can't be had or listened at.
pub(super) fn serve(place: &Place, mut take: impl FnMut(Vec<PathBuf>) -> bool) -> io::Result<()> {
    let lock = place.lock_file()?;
    lock.lock()?;
    let socket = place.file("socket");
    // With the lock held nobody listens there.
    match fs::remove_file(&socket) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&socket)?;
    fs::set_permissions(&socket, Permissions::from_mode(0o600))?;
    loop {
        match listener.accept() {
            // Who does not send a whole message in time gets no answer and opens a window of its own.
            Ok((stream, _)) => drop(receive(stream, &mut take)),
            Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::ConnectionAborted) => {}
            Err(error) => return Err(error),
        }
    }
}

fn receive(mut stream: UnixStream, take: &mut impl FnMut(Vec<PathBuf>) -> bool) -> io::Result<()> {
    let bytes = read_until(&mut stream, Instant::now() + PATIENCE, message::MOST)?;
    if message::read(&bytes).is_some_and(take) {
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(message::TAKEN)?;
    }
    Ok(())
}

/// What comes until the other end closes, at most `most` bytes and not after `until`.
fn read_until(stream: &mut UnixStream, until: Instant, most: usize) -> io::Result<Vec<u8>> {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut buffer) {
            Ok(0) => return Ok(bytes),
            Ok(count) => bytes.extend_from_slice(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if bytes.len() > most {
            return Err(ErrorKind::InvalidData.into());
        }
    }
}
