use super::*;
use crate::annotation::{Timestamp, arbitrary};
use proptest::prelude::*;

#[test]
fn an_empty_project_is_read_back() {
    let project = Project::new("", Timestamp(0));
    let text = write(&project);
    assert_eq!(read(text.as_bytes()).unwrap(), Loaded { project, warnings: Vec::new() });
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

    #[test]
    fn ron_itself_reads_the_whole_file(project in arbitrary::project()) {
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
