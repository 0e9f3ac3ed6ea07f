use super::*;
use crate::annotation::arbitrary;
use proptest::prelude::*;

fn project(name: &str) -> Project {
    let mut project = Project::new("رنا", Timestamp(7));
    project.name = name.into();
    project
}

fn about() -> About {
    About { file: Some("/home/رنا/a b.isnad.ron".into()), base: Some("00ff".into()), at: Timestamp(1_700_000_000) }
}

fn written(folder: &Path, name: &str) -> Journal {
    let mut journal = Journal::create(folder).expect("a journal");
    journal.write(&about(), &super::super::write(&project(name))).expect("it is written");
    journal
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("Unicode"))
        .collect();
    names.sort();
    names
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_is_kept_is_found(project in arbitrary::project()) {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::create(folder.path()).unwrap();
        for file in [None, about().file] {
            let about = About { file, ..about() };
            journal.write(&about, &super::super::write(&project)).unwrap();
            prop_assert_eq!(journal.read().unwrap(), (about, project.clone()));
        }
    }
}

#[test]
fn a_journal_is_left_behind_once_its_process_lets_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().join("state/journal");
    assert!(Journal::left_behind(&folder, true).is_empty(), "no folder, no journals");
    let (first, second) = (written(&folder, "one"), written(&folder, "two"));
    assert!(Journal::left_behind(&folder, true).is_empty(), "both windows are open");
    drop(first);
    let found = Journal::left_behind(&folder, false);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].read().expect("it is readable").1, project("one"));
    assert!(Journal::left_behind(&folder, false).is_empty(), "it is another process's now");
    for journal in found {
        journal.remove().expect("it is removed");
    }
    second.remove().expect("it is removed");
    assert_eq!(names(&folder), [""; 0]);
}

#[test]
fn what_was_put_off_waits_until_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    written(folder.path(), "one").put_off().expect("it is put off");
    assert!(Journal::left_behind(folder.path(), false).is_empty());
    let mut found = Journal::left_behind(folder.path(), true);
    let mut journal = found.pop().expect("it is there");
    assert!(journal.is_kept());
    assert_eq!(journal.read().expect("it is readable").1, project("one"));
    journal.write(&about(), &super::super::write(&project("more"))).expect("it is written");
    assert!(!journal.is_kept());
    assert_eq!(journal.read().expect("it is readable").1, project("more"));
    assert_eq!(names(folder.path()).len(), 2, "the journal and its lock");
}

#[test]
fn what_a_killed_process_leaves_is_cleared_away() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.lock", "b.tmp", "b.lock", "c.new", "notes.txt"] {
        fs::write(folder.path().join(name), "half").expect("written");
    }
    assert!(Journal::left_behind(folder.path(), true).is_empty());
    assert_eq!(names(folder.path()), ["notes.txt"]);
}

#[test]
fn damage_is_told_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = written(folder.path(), "one");
    let whole = fs::read(journal.file()).expect("its bytes");
    let mut seen = 0;
    for end in (0..whole.len()).step_by(7) {
        fs::write(journal.file(), &whole[..end]).expect("cut");
        assert!(matches!(journal.read(), Err(JournalError::Damaged { .. })), "cut at {end}");
        let mut changed = whole.clone();
        changed[end] ^= 4;
        fs::write(journal.file(), &changed).expect("changed");
        // A change in the line about the work need not show; the work itself is never read wrong.
        if let Ok((_, read)) = journal.read() {
            assert_eq!(read, project("one"), "changed at {end}");
            seen += 1;
        }
        assert_eq!(fs::read(journal.file()).expect("its bytes"), changed);
    }
    assert!(seen < whole.len() / 14, "most changes are noticed");
    let newer = String::from_utf8(whole).expect("text").replacen("journal:1", "journal:2", 1);
    fs::write(journal.file(), newer).expect("written");
    assert!(matches!(journal.read(), Err(JournalError::TooNew(_))));
}

#[test]
fn a_folder_that_refuses_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "no folder").expect("written");
    assert!(Journal::create(&file.join("journal")).is_err());
}
