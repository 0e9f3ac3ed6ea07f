//! Saving over files that others may have written, the version before, copies, and who has a file open.

use isnad::project::{
    Expected, Fingerprint, Held, Hold, Refused, Saved, Since, Why, backup_path, save_beside, save_over,
};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A folder with one file that holds `text`.
fn folder_with(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.isnad.ron");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn fingerprint(path: &Path) -> Fingerprint {
    Fingerprint::new(&fs::metadata(path).unwrap(), &fs::read(path).unwrap())
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn date(path: &Path, at: SystemTime) {
    File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
}

fn saved(path: &Path, text: &str, expected: Expected<'_>) -> Saved {
    save_over(path, text, expected).unwrap()
}

#[test]
fn a_change_shows_whatever_its_time_and_length() {
    let (_folder, path) = folder_with("one");
    let old = SystemTime::now() - Duration::from_secs(100);
    let check = |known: &Fingerprint, expected: &str| {
        let since = known.compare(&path).unwrap();
        let name = match since {
            Since::Same => "same",
            Since::Touched(_) => "touched",
            Since::Changed => "changed",
            Since::Gone => "gone",
        };
        assert_eq!(name, expected);
    };
    // Just written: the same length at the same time may still be other contents.
    let known = fingerprint(&path);
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "two").unwrap();
    date(&path, time);
    check(&known, "changed");
    fs::write(&path, "one").unwrap();
    date(&path, old);
    check(&known, "touched");
    let known = fingerprint(&path);
    check(&known, "same");
    fs::write(&path, "three").unwrap();
    date(&path, old);
    check(&known, "changed");
    fs::remove_file(&path).unwrap();
    check(&known, "gone");
    fs::create_dir(&path).unwrap();
    check(&known, "changed");
}

#[test]
fn only_what_is_known_is_overwritten() {
    let (folder, path) = folder_with("one");
    let known = fingerprint(&path);
    fs::write(&path, "theirs").unwrap();
    let refused = save_over(&path, "mine", Expected::Unchanged(&known));
    assert!(matches!(refused, Err(Refused::Changed)), "{refused:?}");
    let refused = save_over(&path, "mine", Expected::Absent);
    assert!(matches!(refused, Err(Refused::Changed)), "{refused:?}");
    assert_eq!((read(&path), names(folder.path())), ("theirs".into(), vec!["work.isnad.ron".into()]));
    // Another time alone is no change.
    let known = fingerprint(&path);
    date(&path, SystemTime::now() - Duration::from_secs(100));
    let next = saved(&path, "mine", Expected::Unchanged(&known)).fingerprint;
    assert_eq!(read(&path), "mine");
    saved(&path, "mine again", Expected::Unchanged(&next));
    // What is gone can be written again.
    fs::remove_file(&path).unwrap();
    saved(&path, "mine", Expected::Unchanged(&next));
    assert_eq!(read(&path), "mine");
}

#[test]
fn the_version_before_is_kept_and_only_that_one() {
    let (folder, path) = folder_with("one");
    let backup = backup_path(&path);
    // Saving the same again keeps what is kept.
    for (text, kept, new) in
        [("two", "one", true), ("three", "two", true), ("three", "two", false), ("four", "three", true)]
    {
        let saved = saved(&path, text, Expected::Anything);
        assert_eq!((read(&path).as_str(), read(&backup).as_str()), (text, kept));
        assert_eq!(saved.backup.unwrap().is_some(), new);
        assert_eq!(names(folder.path()), ["work.isnad.ron", "work.isnad.ron~"]);
    }
    let new = folder.path().join("new.isnad.ron");
    assert_eq!(saved(&new, "one", Expected::Absent).backup.unwrap(), None);
    assert!(!backup_path(&new).exists(), "a new file has no version before");
}

#[test]
fn a_backup_that_cannot_be_kept_does_not_stop_saving() {
    let (folder, path) = folder_with("one");
    fs::create_dir(backup_path(&path)).unwrap();
    let saved = saved(&path, "two", Expected::Anything);
    assert_eq!(saved.backup.unwrap_err().path, backup_path(&path));
    assert_eq!(read(&path), "two");
    assert_eq!(names(folder.path()), ["work.isnad.ron", "work.isnad.ron~"], "nothing else is left");
}

/// As after a power cut between keeping the version before and writing the new one.
#[test]
fn a_backup_that_is_the_file_itself_becomes_one() {
    let (folder, path) = folder_with("one");
    fs::hard_link(&path, backup_path(&path)).unwrap();
    saved(&path, "two", Expected::Anything);
    assert_eq!((read(&path), read(&backup_path(&path))), ("two".into(), "one".into()));
    assert_eq!(names(folder.path()), ["work.isnad.ron", "work.isnad.ron~"]);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay_with_a_backup_too() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = folder_with("one");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.isnad.ron");
    symlink("work.isnad.ron", &link).unwrap();
    saved(&link, "two", Expected::Unchanged(&fingerprint(&link)));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&backup_path(&path))), (0o640, 0o640));
    assert_eq!((read(&path), read(&backup_path(&path))), ("two".into(), "one".into()));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn copies_never_take_the_place_of_anything() {
    let (folder, path) = folder_with("one");
    let beside = |bytes: &[u8]| save_beside(&path, "unsaved", bytes).unwrap();
    let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(name(beside(b"a")), "work.unsaved.isnad.ron");
    assert_eq!(name(beside(b"b")), "work.unsaved-2.isnad.ron");
    assert_eq!(name(beside(b"a")), "work.unsaved.isnad.ron", "it is there already");
    assert_eq!(read(&folder.path().join("work.unsaved.isnad.ron")), "a");
    assert_eq!(names(folder.path()).len(), 3);
    let odd = folder.path().join("عمل.RON");
    assert_eq!(name(save_beside(&odd, "from-disk", b"x").unwrap()), "عمل.from-disk.RON");
    let plain = folder.path().join("عمل");
    assert_eq!(name(save_beside(&plain, "from-disk", b"x").unwrap()), "عمل.from-disk");
}

#[test]
fn a_path_that_cannot_be_written_says_why() {
    let (folder, path) = folder_with("one");
    let check = |path: &Path, why: Why| match save_over(path, "new", Expected::Anything) {
        Err(Refused::Failed(error)) => assert_eq!(error.why(), why, "{error}"),
        other => panic!("{other:?}"),
    };
    check(folder.path(), Why::IsFolder);
    check(&path.join("b.ron"), Why::NotInFolder);
    check(&folder.path().join("gone/b.ron"), Why::FolderGone);
    check(&folder.path().join("x".repeat(4000)), Why::NameTooLong);
    check(&folder.path().join("a/".repeat(2000)).join("b.ron"), Why::FolderGone);
    check(&folder.path().join("a/".repeat(2100)).join("b.ron"), Why::NameTooLong);
    #[cfg(target_os = "linux")]
    check(Path::new("/dev/null"), Why::NoFile);
    assert_eq!((read(&path), names(folder.path()).len()), ("one".into(), 1));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = folder_with("one");
    let allow = |mode: u32| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    let superuser = File::create(folder.path().join("probe")).is_ok();
    let answer = save_over(&path, "two", Expected::Anything);
    allow(0o755);
    match answer {
        // Nothing is closed to the superuser; there the system's answer is put in by hand, in the module's own tests.
        Ok(_) => assert!(superuser && read(&path) == "two"),
        Err(Refused::Failed(error)) => assert_eq!((error.why(), read(&path)), (Why::NotPermitted, "one".into())),
        Err(Refused::Changed) => panic!("nothing has changed"),
    }
}

fn holder(answer: Held) -> Option<u32> {
    match answer {
        Held::Here(_) => None,
        Held::Elsewhere(holder) => {
            assert!(holder.since.is_some());
            holder.process
        }
    }
}

#[test]
fn a_file_is_held_once_and_let_go() {
    let (folder, path) = folder_with("one");
    let open = folder.path().join("state/open");
    let Held::Here(hold) = Hold::take(&open, &path).unwrap() else { panic!("nobody else has it") };
    assert_eq!(names(&open).len(), 1);
    assert!(!names(&open)[0].contains("work"), "no name is told");
    assert_eq!(holder(Hold::take(&open, &path).unwrap()), Some(std::process::id()));
    // Saving puts another file in its place; it is the same project.
    saved(&path, "two", Expected::Anything);
    assert_eq!(holder(Hold::take(&open, &path).unwrap()), Some(std::process::id()));
    // By another way to the same file.
    let roundabout = folder.path().join("state/../work.isnad.ron");
    assert_eq!(holder(Hold::take(&open, &roundabout).unwrap()), Some(std::process::id()));
    assert!(matches!(Hold::take(&open, &backup_path(&path)).unwrap(), Held::Here(_)), "another file");
    drop(hold);
    assert_eq!(names(&open), Vec::<String>::new(), "nothing is left");
    assert!(matches!(Hold::take(&open, &path).unwrap(), Held::Here(_)));
    assert!(Hold::take(&open, &folder.path().join("gone")).is_err());
}

/// What a crash leaves is a file that nobody has locked.
#[test]
fn a_crash_holds_nothing() {
    let (folder, path) = folder_with("one");
    let open = folder.path().join("open");
    let Held::Here(hold) = Hold::take(&open, &path).unwrap() else { panic!("nobody else has it") };
    let left = open.join(&names(&open)[0]);
    let text = read(&left);
    drop(hold);
    fs::write(&left, text).unwrap();
    assert!(matches!(Hold::take(&open, &path).unwrap(), Held::Here(_)));
    fs::write(&left, "\u{0}nonsense").unwrap();
    assert!(matches!(Hold::take(&open, &path).unwrap(), Held::Here(_)));
}
