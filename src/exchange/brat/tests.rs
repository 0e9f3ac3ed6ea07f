use crate::annotation::{AnnotationId, Party, Project, RelationKind, Role, Subject, Timestamp, arbitrary};
use crate::exchange::draft::tests::input;
use crate::exchange::{Format, ImportError, Imported, Input, LossKind, Options, Progress, Written, export, import};
use crate::project;
use proptest::prelude::*;

fn written(project: &Project) -> Vec<Written> {
    let options = Options::new(Format::Brat, "a", Timestamp(1_790_000_000));
    export(project, &options, &Progress::silent()).expect("it is written")
}

/// Reads the first of `files`, the others being beside it.
fn read_files(files: &[Written]) -> Result<Imported, ImportError> {
    let beside = |name: &str| files.iter().find(|file| file.name == name).map(|file| file.bytes.clone());
    import(&Input { beside: &beside, ..input(&files[0].name, &files[0].bytes) }, Format::Brat)
}

fn read_of(ann: &str, text: &str) -> Result<Imported, ImportError> {
    import(&Input { text: Some(text), ..input("a.ann", ann.as_bytes()) }, Format::Brat)
}

fn check(ann: &str, text: &str, expected: &[(&str, &str)], lost: &[(LossKind, &str)]) {
    let read = read_of(ann, text).expect(ann);
    let project = &read.project;
    let name = |id| project.label(id).map_or("", |label| label.name.either(false));
    let found: Vec<(&str, String)> =
        project.annotations_of(&project.articles[0].id).into_iter().map(|a| (name(&a.label), a.quote())).collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(label, quote)| (*label, (*quote).to_owned())).collect();
    assert_eq!(found, expected, "{ann}");
    let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
    assert_eq!(losses, lost, "{ann}");
}

/// The sample, with one line of its first document changed.
fn changed(from: impl Fn(&str) -> bool, to: impl Fn(&str) -> Option<String>) -> Imported {
    let mut files = written(&project::sample());
    let text = String::from_utf8(files[0].bytes.clone()).expect("UTF-8");
    let mut done = false;
    let lines = text.lines().filter_map(|line| {
        if done || !from(line) {
            return Some(line.to_owned());
        }
        done = true;
        to(line)
    });
    files[0].bytes = lines.map(|line| line + "\n").collect::<String>().into_bytes();
    assert!(done, "a line was changed");
    read_files(&files).expect("it is read")
}

#[test]
fn the_sample_comes_back_whole() {
    for project in [project::sample(), Project::new("", Timestamp(0))] {
        let files = written(&project);
        assert_eq!((files[0].name.as_str(), files[1].name.as_str()), ("a.ann", "a.txt"));
        let back = read_files(&files).expect("it is read");
        assert_eq!(back.losses, []);
        assert_eq!(back.project, project);
        assert_eq!(written(&back.project), files, "the same project gives the same bytes");
    }
}

#[test]
fn what_another_program_changed_in_our_documents_is_taken() {
    let sample = project::sample();
    let is_first = |line: &str| line.starts_with("T1\t");
    let gone = changed(is_first, |_| None).project;
    assert_eq!(gone.annotations.len(), sample.annotations.len() - 1);
    let first = sample.annotations_of(&sample.articles[0].id)[0].clone();
    let renamed = changed(is_first, |line| {
        let (start, rest) = line.split_once(' ').expect("a type");
        Some(format!("{} {rest}", start.split('\t').next().expect("an id").to_owned() + "\tPerson"))
    });
    let now = &renamed.project.annotations[&first.id];
    assert_eq!(renamed.project.label(&now.label).expect("a label").name.en, "Person");
    assert_eq!((&now.marks, &now.remarks), (&first.marks, &first.remarks));
    let more =
        changed(is_first, |line| Some(format!("{line}\nT9999\tPerson 0 3\tabc\n#9999\tAnnotatorNotes T9999\twho?")));
    assert_eq!(more.project.annotations.len(), sample.annotations.len() + 1);
    assert!(more.project.annotations.values().any(|a| a.remarks.note.en == "who?"));
    let noted = changed(|line| line.starts_with("#1\t"), |_| Some("#1\tAnnotatorNotes T1\tNot so.".to_owned()));
    let other = noted.project.annotations.values().filter(|a| sample.annotations[&a.id] != **a).count();
    assert!(other >= 1, "the note is another's now");
    let tied = changed(is_first, |line| Some(format!("{line}\nR9999\tSupports Arg1:T1 Arg2:T2")));
    assert_eq!(tied.losses.iter().map(|loss| loss.kind).collect::<Vec<_>>(), [LossKind::Tie]);
}

#[test]
fn parts_and_units_of_other_programs() {
    let text = "قال 😀 كارتر إن\r\nالسد آمن.";
    check("T1\tPER 6 11\tكارتر\n", text, &[("PER", "كارتر")], &[]);
    check("T1\tPER 7 12\tكارتر\n", text, &[("PER", "كارتر")], &[]);
    check("T1\tX 0 3;6 11\tقال كارتر\n", text, &[("X", "قال … كارتر")], &[]);
    check("T1\tX 12 14;16 20\tإن السد\n", text, &[("X", "إن … السد")], &[]);
    check("T1\tX 6 11\tبايدن\n", text, &[], &[(LossKind::OtherWords, "X")]);
    check("T1\tX 6 1100\tكارتر\n", text, &[], &[(LossKind::OutsideText, "X")]);
    check("T1\tX 0 3\tقال\nT2\tX\n", text, &[("X", "قال")], &[(LossKind::Part, "T2")]);
}

#[test]
fn attributes_references_and_notes() {
    let ann = "T1\tClaim 0 1\ta\nE1\tClaim:T1\nA1\tStatus E1 disputed\nM1\tNegation T1\nN1\tReference T1 Wiki:5\tname\n\
        #1\tAnnotatorNotes E1\twhy?\n#2\tAnnotatorNotes T9\tall\n#3\tNormalizationNotes T1\tx\nA2\tStatus T9 x\n";
    let read = read_of(ann, "a b").expect(ann);
    let annotation = read.project.annotations.values().next().expect("one");
    assert_eq!(annotation.remarks.tags, ["Status=disputed", "Negation", "Wiki:5"]);
    assert_eq!(annotation.remarks.note.en, "why?");
    assert_eq!(read.project.remarks.values().next().expect("a note").remarks.note.en, "all");
    let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
    assert_eq!(
        losses,
        [(LossKind::Property, "NormalizationNotes"), (LossKind::Tie, "Claim"), (LossKind::Dangling, "Status=x"),]
    );
}

#[test]
fn a_reference_of_a_mention_is_an_entry_of_the_registry() {
    let read = read_of("T1\tSource 0 1\ta\nN1\tReference T1 Wiki:5\tReuters\n", "a b").expect("it is read");
    let entry = read.project.sources.values().next().expect("one");
    assert_eq!(entry.name.en, "Reuters");
    let mention = read.project.annotations.values().next().expect("one");
    assert_eq!((mention.refers_to.as_ref(), mention.remarks.tags.len()), (Some(&entry.id), 0));
}

#[test]
fn attributions_are_read_in_the_form_of_polnear_and_in_ours() {
    let bounds =
        "T1\tSource 0 1\ta\nT2\tCue 2 3\tb\nT3\tContent 4 5\tc\nT4\tAttribution 0 5\ta b c\nT5\tSource 6 7\td\n";
    for event in ["E1\tAttribution:T4 Cue:T2 Source:T1 Content:T3 Via:T5", "E1\tCue:T2 Source:T1 Content:T3 Via2:T5"] {
        let read = read_of(&format!("{bounds}{event}\n"), "a b c d").expect(event);
        assert_eq!(read.losses, [], "{event}");
        let attribution = read.project.attributions.values().next().expect("one");
        let quote = |id: &AnnotationId| read.project.annotations[id].quote();
        let mention = |party: &Party| party.mention().map(quote);
        assert_eq!(attribution.cue.as_ref().map(quote).as_deref(), Some("b"), "{event}");
        assert_eq!(attribution.source.as_ref().and_then(mention).as_deref(), Some("a"), "{event}");
        assert_eq!(attribution.via.iter().filter_map(mention).collect::<Vec<_>>(), ["d"], "{event}");
        assert!(matches!(&attribution.subject, Subject::Claim(id) if quote(id) == "c"), "{event}");
        assert_eq!(read.project.role_of(attribution.claim().expect("a claim")), Some(Role::Claim));
    }
}

#[test]
fn relations_are_read_where_they_are_ours() {
    let ann = "T1\tX 0 1\ta\nT2\tX 2 3\tb\nR1\tsupports Arg1:T1 Arg2:T2\nR2\tOwns Arg1:T1 Arg2:T2\nR3\tSupports Arg1:T1 \
        Arg2:T7\n*\tEquiv T1 T2\nE1\tMerge:T1 Org:T2\n";
    let read = read_of(ann, "a b").expect(ann);
    assert_eq!(read.project.relations.values().map(|r| r.kind).collect::<Vec<_>>(), [RelationKind::Supports]);
    let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
    assert_eq!(
        losses,
        [(LossKind::Tie, "Equiv"), (LossKind::Tie, "Merge"), (LossKind::Tie, "Owns"), (LossKind::Dangling, "Supports"),]
    );
}

#[test]
fn what_is_no_document_is_refused() {
    let why = |ann: &str| read_of(ann, "a b").expect_err(ann).to_string();
    assert!(why("just some text\nand more").contains("none of its lines is an annotation"));
    let bytes = import(&Input { text: Some("a"), ..input("a.ann", b"\xFF\xFE") }, Format::Brat);
    assert!(bytes.expect_err("no UTF-8").to_string().contains("UTF-8"));
    let none = import(&input("a.ann", b"T1\tX 0 1\ta\n"), Format::Brat);
    assert_eq!(none, Err(ImportError::NoText { name: "a.ann".into(), hint: "a.txt".into() }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_project_comes_back_whole(project in arbitrary::project()) {
        let back = read_files(&written(&project)).expect("it is read");
        prop_assert_eq!(back.losses, []);
        // What is open after a merge stays at home, and so do reviews.
        prop_assert_eq!(back.project, arbitrary::handed_on(project));
    }

    #[test]
    fn no_change_of_a_document_breaks_the_reader(at in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 1..6), end in any::<usize>()) {
        let mut files = written(&project::sample());
        let ann = &mut files[0].bytes;
        for (n, byte) in bytes.into_iter().enumerate() {
            let length = ann.len();
            ann[at.wrapping_mul(n + 1) % length] = byte;
        }
        ann.truncate(ann.len().min(end % (2 * ann.len())));
        if let Ok(read) = read_files(&files) {
            prop_assert_eq!(arbitrary::faults(&read.project), [] as [String; 0]);
        }
    }

    #[test]
    fn any_lines_are_read_or_refused(lines in prop::collection::vec("[TERAN#*][0-9]{1,2}[\t ][A-Z:0-9a-z; \t]{0,20}", 0..8)) {
        let _ = read_of(&lines.join("\n"), "a b c d e f g");
    }
}
