//! What one start sends to another: a line that names the kind and its version, then each path with a zero after it.
//!
//! Whoever reads it trusts nothing: it is bounded, has to be whole, and names absolute paths.

use std::ffi::OsString;
use std::path::PathBuf;

/// What a message begins with.
const HEAD: &[u8] = b"isnad open 1\n";

/// The longest message, in bytes.
pub(super) const MOST: usize = 1 << 20;

/// The most paths in one.
const MOST_PATHS: usize = 1000;

/// The answer to a message that was taken.
pub(super) const TAKEN: &[u8] = b"taken\n";

/// The message that hands `paths` over; `None` if it would not be read.
pub(super) fn write(paths: &[PathBuf]) -> Option<Vec<u8>> {
    let mut bytes = HEAD.to_vec();
    for path in paths {
        bytes.extend_from_slice(path.as_os_str().as_encoded_bytes());
        bytes.push(0);
    }
    (read(&bytes).as_deref() == Some(paths)).then_some(bytes)
}

/// The paths in a message; `None` if it is none.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<PathBuf>> {
    if bytes.len() > MOST {
        return None;
    }
    let list = bytes.strip_prefix(HEAD)?.strip_suffix(&[0])?;
    let paths: Option<Vec<PathBuf>> = list.split(|byte| *byte == 0).map(path).collect();
    paths.filter(|paths| paths.len() <= MOST_PATHS)
}

/// The path that `bytes` spell, if it is an absolute one.
fn path(bytes: &[u8]) -> Option<PathBuf> {
    let path = PathBuf::from(name(bytes)?);
    path.is_absolute().then_some(path)
}

#[cfg(unix)]
fn name(bytes: &[u8]) -> Option<OsString> {
    use std::os::unix::ffi::OsStringExt;
    Some(OsString::from_vec(bytes.to_vec()))
}

#[cfg(not(unix))]
fn name(bytes: &[u8]) -> Option<OsString> {
    std::str::from_utf8(bytes).ok().map(OsString::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::Path;

    /// Reads `bytes` behind the head of a message.
    fn check(bytes: &[u8], expected: Option<&[&str]>) {
        let message = [HEAD, bytes].concat();
        let expected = expected.map(|paths| paths.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert_eq!(read(&message), expected, "{}", String::from_utf8_lossy(bytes));
    }

    #[cfg(unix)]
    #[test]
    fn only_whole_absolute_paths_are_read() {
        check(b"/a.txt\0", Some(&["/a.txt"]));
        check("/مقال.txt\0/b c\n.ron\0".as_bytes(), Some(&["/مقال.txt", "/b c\n.ron"]));
        check(b"", None);
        check(b"\0", None);
        check(b"/a.txt", None);
        check(b"/a.txt\0\0", None);
        check(b"a.txt\0", None);
        check(b"~/a.txt\0", None);
        check("/a\0".repeat(MOST_PATHS + 1).as_bytes(), None);
        check(format!("/{}\0", "a".repeat(MOST)).as_bytes(), None);
        assert_eq!(read(b"isnad open 2\n/a\0"), None, "another version");
    }

    #[test]
    fn what_would_not_be_read_is_not_written() {
        assert_eq!(write(&[]), None);
        assert_eq!(write(&[PathBuf::from("here.txt")]), None);
        assert_eq!(write(&vec![PathBuf::from("/a"); MOST_PATHS + 1]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
            let _ = read(&[HEAD, &bytes].concat());
        }

        #[cfg(unix)]
        #[test]
        fn what_was_written_is_read(names in proptest::collection::vec("[^\0/.][^\0/]{0,20}", 1..9)) {
            let paths: Vec<PathBuf> = names.iter().map(|name| Path::new("/folder").join(name)).collect();
            let message = write(&paths);
            prop_assert_eq!(message.as_deref().and_then(read), Some(paths));
        }
    }
}
