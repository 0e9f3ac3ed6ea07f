//! One window for one user at one display: a second start hands its files to the window that is there.
//!
//! The window that came first holds a lock and listens at a socket beside it, in a folder that only this user may
//! enter. A start with files sends their paths there and ends; where nobody answers it opens a window of its own, which
//! listens as soon as the lock is let go. The lock ends with its program however that ends, so whoever has it takes
//! the place of a socket that was left behind. What comes in is checked ([`message`]) and then treated as if it had been
//! dropped on the window. Where there are no such sockets, every start opens a window.

#[cfg_attr(not(unix), allow(dead_code, reason = "only sockets carry messages"))]
mod message;
#[cfg(unix)]
mod socket;
#[cfg(all(test, unix))]
mod tests;

use super::storage::Storage;
use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};

/// How many messages may wait for the window; more are refused, and their senders open windows of their own.
const MOST_WAITING: usize = 16;

/// Where the windows of one user at one display find each other.
#[cfg_attr(not(unix), allow(dead_code, reason = "only sockets have a place"))]
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Nobody else may enter it.
    folder: PathBuf,
    /// What the names of the lock and the socket begin with.
    name: String,
}

impl Place {
    /// That of this user at this display, which has one name however the environment spells it; none where nothing can
    /// be kept.
    pub(super) fn of_user(display: &OsStr) -> Option<Place> {
        let digest: [u8; 32] = Sha256::digest(display.as_encoded_bytes()).into();
        // A socket's whole path has to fit into a hundred bytes.
        let name = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Some(Place { folder: Storage::of_user().windows()?, name })
    }

    /// Hands `files` to the window that is there. Answers whether one took them.
    pub(super) fn hand_over(&self, files: &[PathBuf]) -> bool {
        let absolute: Option<Vec<PathBuf>> = files.iter().map(|file| std::path::absolute(file).ok()).collect();
        absolute.and_then(|files| message::write(&files)).is_some_and(|bytes| self.send(&bytes))
    }

    #[cfg(unix)]
    fn send(&self, bytes: &[u8]) -> bool {
        socket::send(self, bytes).unwrap_or(false)
    }

    #[cfg(not(unix))]
    fn send(&self, _: &[u8]) -> bool {
        false
    }

    /// Takes in what other starts hand over from now on, beside the window; `ctx` is repainted when something came.
    pub(super) fn listen(self, ctx: &egui::Context) -> Arrivals {
        let (sender, files) = sync_channel(MOST_WAITING);
        #[cfg(unix)]
        {
            let ctx = ctx.clone();
            std::thread::spawn(move || {
                // Without a place to listen at, every start has a window of its own; the work is the same.
                let _ = socket::serve(&self, |files| {
                    let taken = sender.try_send(files).is_ok();
                    ctx.request_repaint();
                    taken
                });
            });
        }
        #[cfg(not(unix))]
        drop((sender, ctx));
        Arrivals { files }
    }
}

/// The window's end.
pub(super) struct Arrivals {
    files: Receiver<Vec<PathBuf>>,
}

impl Arrivals {
    /// What came since it was asked last, each message by itself.
    pub(super) fn come(&self) -> Vec<Vec<PathBuf>> {
        self.files.try_iter().collect()
    }
}
