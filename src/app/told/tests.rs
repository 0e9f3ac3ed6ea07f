use super::article::kind;
use super::project::wanted;
use super::*;
use crate::annotation::{AnnotationId, EditError, LabelId, RelationKind, Role};
use crate::article::{Advice, Damage, Format, OpenError, Warning};
use crate::exchange::{ExportError, Fault, ImportError, Wrong};
use crate::locale::Language;
use crate::project::{Cause, Flaw, Misfit, Place, Problem};
use crate::review::SettleError;
use std::collections::BTreeSet;

const LANGUAGES: [Language; 2] = [Language::English, Language::Arabic];

fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}

#[test]
fn every_message_is_there_and_used() {
    let code = [
        include_str!("../told.rs"),
        include_str!("article.rs"),
        include_str!("edits.rs"),
        include_str!("exchange.rs"),
        include_str!("project.rs"),
    ];
    let texts = code.iter().flat_map(|code| code.split('"'));
    let used: BTreeSet<&str> = texts.filter(|text| text.starts_with("error-")).collect();
    assert!(used.len() > 80);
    for written in
        [include_str!("../../../assets/locale/en/errors.ftl"), include_str!("../../../assets/locale/ar/errors.ftl")]
    {
        let written: BTreeSet<&str> = written
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .filter(|key| key.starts_with("error-"))
            .collect();
        assert_eq!(used, written);
    }
}

/// Whether it begins as the command line has it, with a line and a column.
fn has_place_before(told: &str) -> bool {
    let mut parts = told.split(':').map(str::trim);
    let is_number = |part: Option<&str>| part.is_some_and(|part| part.parse::<usize>().is_ok());
    is_number(parts.next()) && is_number(parts.next())
}

fn check(error: &dyn Told) {
    for language in LANGUAGES {
        let told = plain(&error.told(&Locale::new(language)));
        assert!(!told.contains("error-") && !told.contains("{$") && !told.contains("os error"), "{told}");
        assert!(!has_place_before(&told) && !told.contains(": warning:"), "{told}");
        let is_arabic = told.contains(|c: char| ('\u{620}'..='\u{64A}').contains(&c));
        assert_eq!(is_arabic, language == Language::Arabic, "{told}");
    }
}

#[test]
fn what_is_read_and_written_is_told() {
    let io = |kind| io::Error::from(kind);
    check(&io(io::ErrorKind::NotFound));
    check(&io(io::ErrorKind::InvalidData));
    let name = || "news.docx".to_owned();
    check(&OpenError::Io { name: name(), kind: io::ErrorKind::PermissionDenied, reason: String::new() });
    for damage in [
        Damage::CutOff,
        Damage::PartMissing("word/document.xml".to_owned()),
        Damage::Archive("invalid Zip archive".to_owned()),
        Damage::Xml(12, "syntax error".to_owned()),
    ] {
        check(&OpenError::Damaged { name: name(), detail: damage });
    }
    let faults = [Fault::Encoding, Fault::Text, Fault::Json, Fault::Xml, Fault::Archive, Fault::Empty];
    for fault in faults.into_iter().chain([Fault::Newer, Fault::Other]) {
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
    check(&Warning::Malformed { encoding: "windows-1256", count: 1, line: 2, byte: 40 });
    check(&Warning::Declared { declared: "UTF-8".to_owned(), used: "windows-1256" });
    for count in [1, 2, 3, 11, 100] {
        check(&Warning::NotesLeftOut { count });
        check(&Warning::DeletionsLeftOut { count });
    }
    check(&Warning::WholePage);
    check(&Warning::Nesting);
    let format = crate::exchange::Format::Pdf;
    check(&ExportError::ReadOnly(format));
    check(&ExportError::Failed { format, why: "too many rows".to_owned() });
    check(&ImportError::WriteOnly(format));
    check(&ImportError::NoText { name: name(), hint: String::new() });
    check(&ImportError::TooMuch { name: name(), what: "9 marks".to_owned(), limit: 8 });
    check(&ImportError::Unreadable { name: name(), format, why: Wrong::of(Fault::Other, "line 3: no mark") });
}

#[test]
fn what_is_wrong_with_a_project_is_told() {
    let [english, arabic] = LANGUAGES.map(Locale::new);
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
        Flaw::Quote { mark: AnnotationId("a".into()), quote: "yes".to_owned(), found: "no".to_owned() },
        Flaw::Unfit(EditError::NoAnnotation(AnnotationId("a".into()))),
        Flaw::TooMany("labels", 1000),
        Flaw::More(2, ""),
    ];
    for what in flaws {
        check(&what);
        let problem = Problem { place: Place { line: 3, column: 14 }, what };
        check(&problem);
        assert!(plain(&problem.told(&arabic)).starts_with("السطر 3، المحرف 14: "), "{}", problem.told(&arabic));
        assert!(plain(&problem.told(&english)).starts_with("line 3, character 14: "), "{}", problem.told(&english));
    }
    let label = || LabelId("claim".into());
    check(&EditError::Unjoinable(RelationKind::Supports, label(), label()));
    check(&EditError::LabelInUse(label(), 12));
    check(&EditError::Unfitting(AnnotationId("a".into()), Role::Source));
    check(&SettleError::NoPlace);
    check(&ImportError::Cancelled);
}

/// Every kind of file that is told of has its own word, with no English beside it in Arabic but a format's name.
#[test]
fn kinds_of_files_are_named() {
    let [english, arabic] = LANGUAGES.map(Locale::new);
    let source = include_str!("../../article/sniff.rs").split("#[cfg(test)]").next().unwrap_or_default();
    let kinds: Vec<&str> =
        source.split("Content::Other(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(kinds.len() > 20);
    for what in kinds {
        assert_eq!(plain(&kind(&english, what)), what);
        let told = kind(&arabic, what);
        let english = what.split(" (").next().unwrap_or_default();
        assert!(!told.contains(english), "{told}");
        let is_binary = what == "a file that is not text";
        assert_eq!(told == arabic.text("error-kind-binary").to_string(), is_binary, "{what}: {told}");
    }
}

#[test]
fn a_damaged_file_is_told_without_what_a_library_calls_it() {
    let damaged = Damage::Archive("invalid Zip archive: Could not find EOCD".to_owned());
    let error = OpenError::Damaged { name: "news.docx".to_owned(), detail: damaged };
    for language in LANGUAGES {
        let locale = Locale::new(language);
        let told = error.told(&locale);
        assert!(told.contains(&*locale.text("error-damage-archive")) && !told.contains("EOCD"), "{told}");
    }
}

#[test]
fn what_a_library_says_stands_apart() {
    let wrong = Wrong::of(Fault::Json, "it is not JSON: expected value at line 1 \u{202E}column 1");
    for language in LANGUAGES {
        let told = wrong.told(&Locale::new(language));
        assert!(
            told.contains("\u{2066}it is not JSON: expected value at line 1 \u{202E}column 1\u{202C}\u{2069}"),
            "{told:?}"
        );
    }
}

#[test]
fn what_ron_says_of_a_value_is_left_to_the_command_line() {
    let arabic = Locale::new(Language::Arabic);
    let check = |from: &str, to: &str, key: &str| {
        let sample = crate::project::write(&crate::project::sample());
        assert!(sample.contains(from), "{from}");
        let problems = crate::project::examine(sample.replacen(from, to, 1).as_bytes()).problems;
        let problem = problems.iter().find(|p| matches!(p.what, Flaw::Value(_))).expect("the value is told");
        let told = problem.told(&arabic);
        assert!(told.contains(&*arabic.text(key)) && !told.contains("التفاصيل"), "{told:?}");
        assert!(!told.contains(|c: char| c.is_ascii_alphabetic()), "{told}");
        let said = problem.to_string();
        assert!(said.contains("Expected") || said.contains("Unexpected"), "{said}");
    };
    check("line: Solid", "line: Wavy", "error-value-word");
    check("start: ", "start: \"4\" ", "error-value-number");
}

#[test]
fn where_the_text_begins_that_a_file_ends_in_is_told() {
    let cut = "IsnadProject(schema: 1,\n name: \"قال";
    let problem = crate::project::examine(cut.as_bytes()).problems.into_iter().next().expect("it is unsound");
    assert_eq!(problem.what, Flaw::Form(Cause::CutShort));
    for (language, place) in
        [(Language::English, "at line 2, character 8;"), (Language::Arabic, "في السطر 2، المحرف 8؛")]
    {
        let told = plain(&problem.told(&Locale::new(language)));
        assert!(told.contains(place) && !told.contains("begins here") && !told.contains("يبدأ هنا"), "{told}");
    }
}

/// What is expected in a project file has a name in the messages, whatever it is.
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
fn what_is_said_of_settings_and_kept_work_has_its_details_last() {
    for (language, word, details) in
        [(Language::English, "settings", ". Details: "), (Language::Arabic, "الإعدادات", " — التفاصيل: ")]
    {
        let locale = Locale::new(language);
        let path = std::path::PathBuf::from("/home/rana/.config/isnad/settings.ron");
        for what in ["read", "kept"] {
            let cause = StorageCause::Form("Expected opening `(`".to_owned());
            let told = StorageError { path: path.clone(), what, cause }.told(&locale);
            let (sentence, last) = told.split_once(details).unwrap_or_default();
            assert!(sentence.contains(word) && !sentence.contains("Expected"), "{told}");
            assert!(last.contains("Expected opening"), "{told}");
            let cause = StorageCause::Disk(io::ErrorKind::PermissionDenied.into());
            check(&StorageError { path: path.clone(), what, cause });
        }
        let damaged = JournalError::Damaged { path, reason: "it breaks off".to_owned() };
        check(&damaged);
        let told = damaged.told(&locale);
        assert!(told.ends_with("\u{2066}it breaks off\u{2069}\u{2069}"), "{told:?}");
    }
}
