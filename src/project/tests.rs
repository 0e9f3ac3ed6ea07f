use super::*;
use crate::annotation::{Timestamp, arbitrary};
use proptest::prelude::*;

#[test]
fn an_empty_project_is_read_back() {
    let project = Project::new("", Timestamp(0));
    let text = write(&project);
    assert_eq!(read(text.as_bytes()).unwrap(), Loaded { project, warnings: Vec::new() });
}

/// A project with `count` annotations of one article, their ids in order.
fn annotated(count: usize) -> Project {
    use crate::annotation::{Annotation, AnnotationId, LabelId, Mark};
    use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
    let mut project = Project::new("", Timestamp(0));
    let parts = [(BlockKind::Paragraph, None, "قال الوزير إن السد آمن")];
    let article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts);
    for number in 0..count {
        let mark = Mark::of(&article, crate::text::CpRange::new(4, 10)).unwrap();
        let (id, label) = (AnnotationId(format!("m{number:05}").into()), LabelId("source".into()));
        let annotation = Annotation::new(id, article.id.clone(), label, vec![mark], "", Timestamp(0));
        project.annotations.insert(annotation.id.clone(), annotation.into());
    }
    project.articles.push(article.into());
    project
}

#[test]
fn many_annotations_are_read_as_few_are() {
    let project = annotated(5000);
    let text = write(&project);
    assert_eq!(read(text.as_bytes()).unwrap().project, project);
    // Every hundredth one has a range that leaves the text, and one has the id of another.
    let damaged: String = text
        .lines()
        .map(|line| match line.find("id: \"m") {
            Some(at) if line[at..].starts_with("id: \"m03001") => line.replace("m03001", "m00001"),
            Some(at) if line[at + 9..].starts_with("00\"") => line.replace("end: 10", "end: 99"),
            _ => line.to_owned(),
        } + "\n")
        .collect();
    let Examined { project: left, problems } = examine(damaged.as_bytes());
    let first = text.lines().position(|line| line.contains("m00000")).unwrap() + 1;
    let lines: Vec<usize> = problems.iter().map(|problem| problem.place.line).collect();
    let mut expected: Vec<usize> = (0..50).map(|n| first + 100 * n).collect();
    expected.push(first + 3001);
    expected.sort_unstable();
    assert_eq!(lines, expected);
    assert_eq!(left.unwrap().annotations.len(), 5000 - 51);
}

#[test]
fn a_text_is_no_name_and_no_number() {
    let text = write(&annotated(1));
    for (from, to) in [("start: 4", "start: \"4\""), ("kind: Paragraph", "kind: \"Paragraph\"")] {
        assert!(text.contains(from));
        let problems = examine(text.replace(from, to).as_bytes()).problems;
        assert!(problems.iter().any(|p| matches!(p.what, Flaw::Value(_))), "{to}: {problems:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_written_is_read_back_equal(project in arbitrary::project()) {
        let text = write(&project);
        prop_assert!(text.ends_with(")\n") && !text.contains('\r'));
        let loaded = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&loaded.project, &project, "{}", text);
        prop_assert_eq!(loaded.warnings, Vec::new());
        prop_assert_eq!(write(&loaded.project), text);
    }

    /// The same with arbitrary texts in every field, ids too, and with fields of a newer version in every record.
    #[test]
    fn every_field_holds_every_text(project in arbitrary::dressed()) {
        let text = write(&project);
        let loaded = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&loaded.project, &project, "{}", text);
        prop_assert!(loaded.warnings.iter().all(|p| matches!(p.what, Flaw::Kept(_))), "{:?}", loaded.warnings);
        prop_assert_eq!(write(&loaded.project), text);
    }

    #[test]
    fn what_it_came_from_is_read_back(project in arbitrary::project(), versions in prop::collection::vec("[0-9a-f]{16}", 0..5)) {
        let mut project = project;
        project.note_made_from(versions.iter().filter_map(|text| crate::annotation::VersionId::parse(text)));
        let text = write(&project);
        prop_assert_eq!(&read(text.as_bytes()).unwrap().project, &project);
        prop_assert_eq!(text.contains("lineage: ["), !versions.is_empty());
        // One more is one more line.
        let lines = text.lines().count();
        project.note_made_from([crate::annotation::VersionId::of(b"another")]);
        prop_assert_eq!(write(&project).lines().count(), lines + if versions.is_empty() { 3 } else { 1 });
    }

    #[test]
    fn ron_itself_reads_the_whole_file(project in prop_oneof![arbitrary::project(), arbitrary::dressed()]) {
        let text = write(&project);
        let checked = ron::Options::default().from_str::<serde::de::IgnoredAny>(&text);
        prop_assert!(checked.is_ok(), "{:?} in {}", checked, text);
    }

    /// One put or removed annotation changes, adds or takes away its own line and nothing else.
    #[test]
    fn one_changed_mark_is_one_changed_line(project in arbitrary::project(), words in arbitrary::text()) {
        let before = write(&project);
        for (id, annotation) in &project.annotations {
            let mut changed = crate::annotation::Annotation::clone(annotation);
            changed.author = format!("{words}!{}", annotation.author);
            let mut project = project.clone();
            project.annotations.insert(id.clone(), changed.into());
            let after = write(&project);
            let differing = before.lines().zip(after.lines()).filter(|(a, b)| a != b).count();
            prop_assert_eq!((before.lines().count(), differing), (after.lines().count(), 1));
            project.annotations.remove(id);
            project.attributions.clear();
            let shorter = write(&project);
            let lost: Vec<_> = before.lines().filter(|l| !shorter.lines().any(|s| s == *l)).collect();
            prop_assert!(lost.iter().filter(|l| !l.contains("manner:")).count() <= 1, "{:?}", lost);
        }
    }
}

/// Every code point there is, those that no text should hold too, stands in a block and in a field that is read by another
/// way; and none that cannot be seen stands in the file as itself.
#[test]
fn every_code_point_is_read_back() {
    use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
    let all: Vec<char> = ('\0'..=char::MAX).filter(|c| *c != '\n').collect();
    let parts = all.chunks(1000).map(|chars| (BlockKind::Paragraph, None, chars.iter().collect::<String>()));
    let meta = Meta { title: all.iter().collect(), ..Meta::default() };
    let mut project = Project::new("\n\u{FEFF}", Timestamp(0));
    project.articles.push(Article::new(ArticleId("a".into()), meta, Origin::default(), parts).into());
    let text = write(&project);
    assert_eq!(read(text.as_bytes()).unwrap().project, project);
    let unseen = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}')
            || c as u32 & 0xFFFE == 0xFFFE
    };
    assert_eq!(text.chars().find(|c| unseen(*c)), None);
}

/// Saves `new` over `old` through `write`, which fails; gives why, after a look at what is left on disk.
fn failing(write: impl FnOnce(&mut std::fs::File, &[u8]) -> std::io::Result<()>) -> Why {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.isnad.ron");
    std::fs::write(&path, "old").unwrap();
    let Err(Refused::Failed(error)) = save::save_through(&path, b"new", Expected::Anything, write) else {
        panic!("it was saved")
    };
    assert_eq!(error.path, path);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    error.why()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_the_old_file_whole() {
    use std::io::Write;
    let why = failing(|file, bytes| {
        // Half is written where there is room, the rest where the system says there is none.
        file.write_all(&bytes[..1])?;
        std::fs::File::options().write(true).open("/dev/full")?.write_all(&bytes[1..])
    });
    assert_eq!(why, Why::DiskFull);
}

#[test]
fn what_the_system_refuses_is_put_into_words() {
    use std::io::ErrorKind;
    let check = |kind: ErrorKind, why: Why| assert_eq!(failing(|_, _| Err(kind.into())), why);
    check(ErrorKind::PermissionDenied, Why::NotPermitted);
    check(ErrorKind::ReadOnlyFilesystem, Why::ReadOnlyDisk);
    check(ErrorKind::StorageFull, Why::DiskFull);
    check(ErrorKind::QuotaExceeded, Why::DiskFull);
    let Why::Other(said) = failing(|_, _| Err(std::io::Error::other("the cable is out"))) else { panic!() };
    assert_eq!(said, "the cable is out");
}
