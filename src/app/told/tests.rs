use super::*;
use crate::annotation::{AnnotationId, EditError, LabelId, RelationKind, Role};
use crate::locale::Language;
use crate::project::Place;
use crate::review::SettleError;
use std::collections::BTreeSet;

#[test]
fn every_message_is_there_and_used() {
    let code = [include_str!("../told.rs"), include_str!("edits.rs")];
    let texts = code.iter().flat_map(|code| code.split('"'));
    let used: BTreeSet<&str> = texts.filter(|text| text.starts_with("error-")).collect();
    let written: BTreeSet<&str> = include_str!("../../../assets/locale/ar/errors.ftl")
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with("error-"))
        .collect();
    assert!(used.len() > 80);
    assert_eq!(used, written);
}

#[test]
fn errors_speak_the_language_of_the_interface() {
    let [english, arabic] = [Language::English, Language::Arabic].map(Locale::new);
    let check = |error: &dyn Told| {
        assert_eq!(error.told(&english), error.to_string());
        let told = error.told(&arabic);
        assert!(told.contains(|c: char| ('\u{620}'..='\u{64A}').contains(&c)), "{told}");
        assert!(!told.contains("error-") && !told.contains("{$"), "{told}");
    };
    let io = |kind| io::Error::from(kind);
    check(&io(io::ErrorKind::NotFound));
    check(&io(io::ErrorKind::InvalidData));
    let name = || "خبر.docx".to_owned();
    check(&OpenError::Io { name: name(), kind: io::ErrorKind::PermissionDenied, reason: String::new() });
    for damage in [
        Damage::CutOff,
        Damage::PartMissing("word/document.xml".to_owned()),
        Damage::Archive("invalid Zip archive".to_owned()),
        Damage::Xml(12, "syntax error".to_owned()),
    ] {
        check(&OpenError::Damaged { name: name(), detail: damage });
    }
    for fault in [Fault::Encoding, Fault::Json, Fault::Xml, Fault::Archive, Fault::Empty, Fault::Newer, Fault::Other] {
        check(&Wrong::of(fault, "EOF while parsing"));
    }
    for advice in
        [Advice::SaveAs, Advice::Unpack, Advice::Opens, Advice::PasteText, Advice::SavePage, Advice::FileInside]
    {
        check(&OpenError::Unsupported { name: name(), what: "a folder", advice });
        check(&OpenError::Misnamed { name: name(), what: "an archive (zip)", advice });
    }
    for format in [Format::Text, Format::Html, Format::Docx, Format::Markdown] {
        check(&OpenError::NoText { name: name(), format });
    }
    check(&OpenError::UnknownEncoding { name: name(), label: "utf-9".to_owned() });
    check(&Warning::Malformed { encoding: "windows-1256", count: 3, line: 2, byte: 40 });
    check(&Warning::NotesLeftOut { count: 11 });
    let flaws = [
        Flaw::TooNew(9),
        Flaw::Form(Cause::OtherBracket { open: '[', found: ')' }),
        Flaw::Form(Cause::Expected("a value")),
        Flaw::Value(Misfit::Color),
        Flaw::Value(Misfit::Credibility),
        Flaw::Value(Misfit::Number("Expected integer".to_owned())),
        Flaw::Value(Misfit::Word("Unexpected variant named `Loud`".to_owned())),
        Flaw::LeftOut("label", "a".to_owned()),
        Flaw::TakenId { id: "a".to_owned(), line: 7 },
        Flaw::Quote { quote: "نعم".to_owned(), found: "لا".to_owned() },
        Flaw::Unfit(EditError::NoAnnotation(AnnotationId("a".into()))),
        Flaw::TooMany("labels", 1000),
        Flaw::More(2, ""),
    ];
    for what in flaws {
        check(&what);
        let problem = Problem { place: Place { line: 3, column: 14 }, what };
        let told = problem.told(&arabic);
        assert!(told.contains("السطر") && told.contains('3') && told.contains("14"), "{told}");
    }
    let label = || LabelId("claim".into());
    check(&EditError::Unjoinable(RelationKind::Supports, label(), label()));
    check(&EditError::LabelInUse(label(), 12));
    check(&EditError::Unfitting(AnnotationId("a".into()), Role::Source));
    check(&SettleError::NoPlace);
    check(&ImportError::Cancelled);
}

/// Every kind of file that is told of has its own word in Arabic, with no English beside it but a format's name.
#[test]
fn kinds_of_files_are_named_in_arabic() {
    let arabic = Locale::new(Language::Arabic);
    let source = include_str!("../../article/sniff.rs").split("#[cfg(test)]").next().unwrap_or_default();
    let kinds: Vec<&str> =
        source.split("Content::Other(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(kinds.len() > 20);
    for what in kinds {
        let told = kind(&arabic, what);
        let plain = what.split(" (").next().unwrap_or_default();
        assert!(!told.contains(plain), "{told}");
        let is_binary = what == "a file that is not text";
        assert_eq!(told == arabic.text("error-kind-binary").to_string(), is_binary, "{what}: {told}");
    }
}

#[test]
fn what_a_library_says_stands_apart() {
    let arabic = Locale::new(Language::Arabic);
    let wrong = Wrong::of(Fault::Json, "it is not JSON: expected value at line 1 \u{202E}column 1");
    let told = wrong.told(&arabic);
    assert!(
        told.contains("\u{2066}it is not JSON: expected value at line 1 \u{202E}column 1\u{202C}\u{2069}"),
        "{told:?}"
    );
}

#[test]
fn what_ron_says_of_a_value_comes_after_the_sentence() {
    let arabic = Locale::new(Language::Arabic);
    let check = |from: &str, to: &str, key: &str| {
        let sample = crate::project::write(&crate::project::sample());
        assert!(sample.contains(from), "{from}");
        let problems = crate::project::examine(sample.replacen(from, to, 1).as_bytes()).problems;
        let problem = problems.iter().find(|p| matches!(p.what, Flaw::Value(_))).expect("the value is told");
        let told = problem.told(&arabic);
        let (sentence, details) = told.split_once(" — التفاصيل: ").unwrap_or((&told, ""));
        assert!(sentence.contains(&*arabic.text(key)), "{told}");
        assert!(!sentence.contains(|c: char| c.is_ascii_alphabetic()), "{told}");
        assert!(details.contains("\u{2066}Expected") || details.contains("\u{2066}Unexpected"), "{told:?}");
    };
    check("line: Solid", "line: Wavy", "error-value-word");
    check("start: ", "start: \"4\" ", "error-value-number");
}

/// What is expected in a project file is named in Arabic, whatever it is.
#[test]
fn what_is_expected_is_named() {
    let source = include_str!("../../project/scan/cut.rs");
    let expected: BTreeSet<&str> =
        source.split("Cause::Expected(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(expected.len() > 6);
    let commas: Vec<&&str> = expected.iter().filter(|what| wanted(what) == "comma").collect();
    assert_eq!(commas, [&"a comma or a value"]);
}

#[test]
fn what_the_system_says_is_not_lost() {
    let arabic = Locale::new(Language::Arabic);
    let (name, kind) = ("خبر.txt".to_owned(), io::ErrorKind::InvalidData);
    let told = OpenError::Io { name, kind, reason: "Input/output error".to_owned() }.told(&arabic);
    let details = told.split_once("التفاصيل: ").map(|(_, details)| details.to_owned()).unwrap_or_default();
    assert!(details.contains("\u{2066}Input/output error\u{2069}"), "{told:?}");
}

#[test]
fn what_is_said_of_settings_and_kept_work_is_arabic() {
    let arabic = Locale::new(Language::Arabic);
    let path = std::path::PathBuf::from("/home/rana/.config/isnad/settings.ron");
    for what in ["read", "kept"] {
        let told = StorageError { path: path.clone(), what, reason: "Expected opening `(`".to_owned() }.told(&arabic);
        let (sentence, details) = told.split_once(" — التفاصيل: ").unwrap_or_default();
        assert!(sentence.contains("الإعدادات") && !sentence.contains("Expected"), "{told}");
        assert!(details.contains("Expected opening"), "{told}");
    }
    let told = JournalError::Damaged { path, reason: "it breaks off".to_owned() }.told(&arabic);
    assert!(told.contains("تالف") && told.ends_with("\u{2066}it breaks off\u{2069}\u{2069}"), "{told:?}");
}
