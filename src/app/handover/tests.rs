//! Windows that listen, as threads, and starts that send to them.

use super::{Place, socket};
use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

fn place_in(folder: &Path) -> Place {
    Place { folder: folder.join("windows"), name: "test".to_owned() }
}

/// A window that listens at `place` and takes what comes as long as `takes`; gives what it took.
fn window(place: &Place, takes: bool) -> Receiver<Vec<PathBuf>> {
    let (sender, came) = channel();
    let place = place.clone();
    std::thread::spawn(move || socket::serve(&place, |files| takes && sender.send(files).is_ok()));
    came
}

/// Hands `files` over, trying until a window listens.
fn hand_over(place: &Place, files: &[PathBuf]) -> bool {
    let until = Instant::now() + Duration::from_secs(20);
    while Instant::now() < until {
        if place.hand_over(files) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

#[test]
fn the_window_that_is_there_gets_the_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = place_in(folder.path());
    assert!(!place.hand_over(&[PathBuf::from("/a.txt")]), "nobody is there");
    let came = window(&place, true);
    let files = [PathBuf::from("/مقال.txt"), PathBuf::from("/b.isnad.ron")];
    assert!(hand_over(&place, &files));
    assert_eq!(came.recv().ok().as_deref(), Some(&files[..]));
    // What is relative is relative to who sends it.
    assert!(place.hand_over(&[PathBuf::from("here.txt")]));
    let here = std::env::current_dir().expect("a folder").join("here.txt");
    assert_eq!(came.recv().ok(), Some(vec![here]));
}

#[test]
fn a_socket_that_was_left_behind_is_taken_over() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = place_in(folder.path());
    // Makes the folder.
    assert!(!place.hand_over(&[PathBuf::from("/a.txt")]));
    drop(UnixListener::bind(place.folder.join("test.socket")).expect("a socket"));
    assert!(!place.hand_over(&[PathBuf::from("/a.txt")]), "nobody listens");
    let came = window(&place, true);
    assert!(hand_over(&place, &[PathBuf::from("/a.txt")]));
    assert!(came.recv().is_ok());
}

#[test]
fn a_window_listens_once_the_one_before_is_gone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = place_in(folder.path());
    assert!(!place.hand_over(&[PathBuf::from("/a.txt")]));
    // The lock of a window before.
    let before = fs::File::open(place.folder.join("test.lock")).expect("the lock");
    before.lock().expect("locked");
    let came = window(&place, true);
    assert!(!place.hand_over(&[PathBuf::from("/a.txt")]), "it waits");
    drop(before);
    assert!(hand_over(&place, &[PathBuf::from("/a.txt")]));
    assert!(came.recv().is_ok());
}

#[test]
fn bad_and_unfinished_messages_change_nothing_for_the_next() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = place_in(folder.path());
    let came = window(&place, true);
    assert!(hand_over(&place, &[PathBuf::from("/first")]));
    let connect = || UnixStream::connect(place.folder.join("test.socket")).expect("it listens");
    // Refused at once: no message, and one that does not end.
    connect().write_all(b"GET / HTTP/1.1\r\n\r\n").expect("sent");
    let mut endless = connect();
    while endless.write_all(&[b'a'; 65_536]).is_ok() {}
    // Left alone after a moment.
    let silent = connect();
    assert!(hand_over(&place, &[PathBuf::from("/last")]));
    drop(silent);
    let files: Vec<_> = came.try_iter().flatten().collect();
    assert_eq!(files.first(), Some(&PathBuf::from("/first")));
    assert_eq!(files.last(), Some(&PathBuf::from("/last")));
    assert!(files.iter().all(|file| file == Path::new("/first") || file == Path::new("/last")));
}

#[test]
fn what_the_window_does_not_take_is_not_handed_over() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = place_in(folder.path());
    let _came = window(&place, false);
    let until = Instant::now() + Duration::from_secs(20);
    while UnixStream::connect(place.folder.join("test.socket")).is_err() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(!place.hand_over(&[PathBuf::from("/a.txt")]));
}

#[test]
fn a_folder_that_others_can_enter_is_not_used() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = place_in(folder.path());
    fs::create_dir(&place.folder).expect("made");
    fs::set_permissions(&place.folder, Permissions::from_mode(0o755)).expect("opened to all");
    let refused = socket::serve(&place, |_| true).expect_err("not private");
    assert_eq!(refused.kind(), std::io::ErrorKind::PermissionDenied);
    assert!(!place.hand_over(&[PathBuf::from("/a.txt")]));
}
