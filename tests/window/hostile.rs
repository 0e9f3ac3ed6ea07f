//! Files made to break programs, and files that were changed by hand, opened as a person opens them.

use crate::common::shared_dir;
use crate::person::Person;
use egui::accesskit::Role;
use isnad::annotation::AnnotationId;
use isnad::app::startup::FirstView;
use isnad::project::{self, SCHEMA};
use isnad::session::Severity;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Each is dropped on the window, shown, marked whole where it has text, and saved with the others.
#[test]
fn adversarial_files_and_odd_encodings_open_are_marked_and_saved() {
    let Some(shared) = shared_dir() else { return };
    let mut paths = Vec::new();
    files(&shared.join("corpus/adversarial"), &mut paths);
    files(&shared.join("corpus/encodings"), &mut paths);
    assert!(paths.len() >= 40, "{} files", paths.len());
    // The same bytes are the same article, whatever the file is called.
    let mut seen = BTreeSet::new();
    paths.retain(|path| seen.insert(std::fs::read(path).expect("a file")));
    let mut person = Person::at(FirstView::Empty);
    for path in &paths {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let before = person.session().project.articles.len();
        person.drop_file(path);
        let errors: Vec<_> = person.session().notices.iter().filter(|n| n.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert_eq!(person.session().project.articles.len(), before + 1, "{name} is not in the project");
        assert_eq!(person.article().origin.file_name, name, "it is in view");
        person.press("Ctrl+A");
        assert_eq!(person.selected_text(), person.article().text().as_ref(), "{name}");
        let marks = person.session().project.annotations.len();
        person.press("1");
        assert_eq!(person.session().project.annotations.len(), marks + 1, "{name} was not marked");
    }
    let file = person.path("hostile.isnad.ron");
    let project = person.session().project.clone();
    project::save(&file, &project::write(&project)).expect("it is saved");
    let loaded = project::open(&file).expect("it is read");
    assert_eq!((loaded.project == project, loaded.warnings), (true, Vec::new()));
    let person = person.reopen(FirstView::Files(vec![file]));
    assert_eq!(person.session().project.annotations.len(), paths.len());
}

#[test]
fn a_mark_on_other_words_than_it_was_made_on_is_shown_by_a_button() {
    let sample = format!("{}/tests/versions/{SCHEMA}.isnad.ron", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(sample).expect("the sample");
    let changed = text.replacen("quote: \"12 أسرة", "quote: \"13 أسرة", 1);
    assert_ne!(changed, text);
    let mut person = Person::at(FirstView::Empty);
    let path = person.write("changed.isnad.ron", changed.as_bytes());
    person.drop_file(&path);
    let notices = || person.session().notices.clone();
    assert!(person.is_told("a mark that was made on “13 أسرة نُقلت” stands on “12 أسرة نُقلت” now"), "{:?}", notices());
    assert!(!person.is_told("line "), "one goes there by the button: {:?}", notices());
    person.click_on(Role::Button, "Show the mark");
    assert_eq!(person.session().chosen, Some(AnnotationId("01claimfigure".into())));
}
