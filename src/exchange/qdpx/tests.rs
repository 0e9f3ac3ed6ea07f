use super::archive::pack;
use crate::annotation::{Project, RelationKind, Timestamp, arbitrary};
use crate::exchange::draft::tests::input;
use crate::exchange::{Format, ImportError, Imported, LossKind, Options, Progress, export, import};
use crate::project;
use proptest::prelude::*;
use std::io::Read;

fn written(project: &Project) -> Vec<u8> {
    let options = Options::new(Format::Qdpx, "a", Timestamp(1_790_000_000));
    let files = export(project, &options, &Progress::silent()).expect("it is written");
    files.into_iter().next().expect("one file").bytes
}

fn read_of(bytes: &[u8]) -> Result<Imported, ImportError> {
    import(&input("a.qdpx", bytes), Format::Qdpx)
}

fn qde_of(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    zip.by_name("project.qde").expect("its main part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// An archive of another program: the project's inside, and one text.
fn foreign(inside: &str, text: &str) -> Vec<u8> {
    let qde = format!(
        r##"<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="P"><Users><User
        guid="AAAAAAAA-0000-0000-0000-000000000001" name="Nur"/></Users>{inside}</Project>"##
    );
    pack(&[("project.qde".to_owned(), qde.into_bytes()), ("Sources/t.txt".to_owned(), text.as_bytes().to_vec())])
        .expect("an archive")
}

fn source(selections: &str) -> String {
    format!(
        r##"<CodeBook><Codes><Code guid="c1" name="People" isCodable="true" color="#F00"><Code guid="c2" name="Leaders"
        isCodable="true"/></Code></Codes></CodeBook><Sources><TextSource guid="s" name="News"
        plainTextPath="internal://t.txt">{selections}</TextSource></Sources>"##
    )
}

fn selection(start: u64, end: u64, name: &str) -> String {
    format!(
        r##"<PlainTextSelection guid="p{start}" name="{name}" startPosition="{start}" endPosition="{end}"
        creatingUser="{{aaaaaaaa-0000-0000-0000-000000000001}}" creationDateTime="2026-01-02T03:04:05Z"><Coding guid="k"><CodeRef
        targetGUID="c2"/></Coding></PlainTextSelection>"##
    )
}

fn check(inside: &str, text: &str, expected: &[&str], lost: &[(LossKind, &str)]) {
    let read = read_of(&foreign(inside, text)).expect(inside);
    let quotes: Vec<String> = match read.project.articles.first() {
        Some(article) => read.project.annotations_of(&article.id).iter().map(|a| a.quote()).collect(),
        None => Vec::new(),
    };
    assert_eq!(quotes, expected, "{inside}");
    let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
    assert_eq!(losses, lost, "{inside}");
}

#[test]
fn the_sample_comes_back_whole() {
    for project in [project::sample(), Project::new("", Timestamp(0))] {
        let bytes = written(&project);
        let back = read_of(&bytes).expect("it is read");
        assert_eq!(back.losses, []);
        assert_eq!(back.project, project);
        assert_eq!(written(&back.project), bytes, "the same project gives the same bytes");
    }
}

#[test]
fn every_selection_names_the_words_that_stand_there() {
    let sample = project::sample();
    let qde = qde_of(&written(&sample));
    let document = roxmltree::Document::parse(&qde).expect("XML");
    let selections: Vec<_> =
        document.descendants().filter(|node| node.tag_name().name() == "PlainTextSelection").collect();
    assert_eq!(selections.len(), sample.annotations.values().map(|a| a.marks.len()).sum::<usize>());
    let texts: Vec<_> = sample.articles.iter().map(|a| a.text().chars().collect::<Vec<char>>()).collect();
    for node in selections {
        let at = |name: &str| node.attribute(name).and_then(|n| n.parse::<usize>().ok()).expect("a number");
        let source = node.parent().expect("a source").prev_siblings().filter(|n| n.is_element()).count() - 1;
        let there: String = texts[source][at("startPosition")..at("endPosition")].iter().collect();
        let words: Vec<&str> = there.split_whitespace().collect();
        assert_eq!(node.attribute("name"), Some(words.join(" ").as_str()));
    }
}

#[test]
fn what_another_program_changed_in_our_file_is_taken() {
    let sample = project::sample();
    let qde = qde_of(&written(&sample));
    let noted = sample.annotations.values().find(|a| !a.remarks.note.en.is_empty()).expect("a note");
    let id = crate::exchange::guid::guid("note-en", &noted.id.0).to_string();
    let at = qde.find(&format!("<Note guid=\"{id}\"")).expect("the note");
    let from = at + qde[at..].find("<PlainTextContent>").expect("its text") + "<PlainTextContent>".len();
    let to = from + qde[from..].find('<').expect("its end");
    let changed = format!("{}Not so.{}", &qde[..from], &qde[to..]);
    let code = crate::exchange::guid::guid("label", "claim");
    let new = format!(
        "<PlainTextSelection guid=\"new\" startPosition=\"0\" endPosition=\"3\"><Coding guid=\"k\"><CodeRef targetGUID=\"{code}\"/>\
        </Coding></PlainTextSelection></TextSource>"
    );
    let changed = changed.replacen("</TextSource>", &new, 1);
    let mut files = vec![("project.qde".to_owned(), changed.into_bytes())];
    for article in &sample.articles {
        let guid = crate::exchange::guid::guid("article", &article.id.0);
        files.push((format!("Sources/{guid}.txt").to_uppercase(), article.text().as_bytes().to_vec()));
    }
    let back = read_of(&pack(&files).expect("an archive")).expect("it is read");
    assert_eq!(back.losses, []);
    assert_eq!(back.project.annotations[&noted.id].remarks.note.en, "Not so.");
    let (known, added): (Vec<_>, Vec<_>) =
        back.project.annotations.values().partition(|a| sample.annotations.contains_key(&a.id));
    assert_eq!(known.iter().filter(|a| sample.annotations[&a.id] != ***a).count(), 1);
    assert_eq!(added.iter().map(|a| (&*a.label.0, a.span().end.0)).collect::<Vec<_>>(), [("claim", 3)]);
    // Another text in the place of ours: its selections are read as any other program's.
    files[1].1 = b"Another text.".to_vec();
    let back = read_of(&pack(&files).expect("an archive")).expect("it is read");
    assert!(back.project.sources.is_empty() && !back.losses.is_empty());
}

#[test]
fn other_programs_count_in_units_of_their_own() {
    const TEXT: &str = "قال 😀\r\nثم كارتر نعم";
    let check_at = |start, end| check(&source(&selection(start, end, "كارتر")), TEXT, &["كارتر"], &[]);
    check_at(10, 15);
    check_at(11, 16);
    check_at(9, 14);
    // Without a name that tells, the standard's.
    check(&source(&selection(10, 15, "")), TEXT, &["كارتر"], &[]);
    check(&source(&selection(10, 1500, "x")), TEXT, &[], &[(LossKind::OutsideText, "x")]);
}

#[test]
fn codes_notes_and_users_are_read() {
    let inside = format!(
        r##"{}<Notes><Note guid="n"><PlainTextContent>Who is it?</PlainTextContent></Note></Notes><Links><Link guid="l"
        name="contradicts" originGUID="p4" targetGUID="p10"/><Link guid="m" name="knows" originGUID="p4" targetGUID="p10"/></Links>"##,
        source(&format!(
            "{}{}<NoteRef targetGUID=\"n\"/>",
            selection(4, 9, "كارتر")
                .replace("</PlainTextSelection>", "<NoteRef targetGUID=\"n\"/></PlainTextSelection>"),
            selection(10, 13, "نعم")
        ))
    );
    let read = read_of(&foreign(&inside, "قال كارتر نعم")).expect("it is read");
    let project = &read.project;
    let label = |name: &str| project.labels.iter().find(|l| l.name.en == name).expect(name);
    assert_eq!(label("People").color, [255, 0, 0]);
    assert_eq!(label("Leaders").parent.as_ref(), Some(&label("People").id));
    let first = project.annotations_of(&project.articles[0].id)[0].clone();
    assert_eq!((first.author.as_str(), first.created), ("Nur", Timestamp(1_767_323_045)));
    assert_eq!((first.remarks.note.en.as_str(), &first.label), ("Who is it?", &label("Leaders").id));
    assert_eq!(project.remarks.len(), 1, "the note about the text");
    assert_eq!(project.relations.values().map(|r| r.kind).collect::<Vec<_>>(), [RelationKind::Contradicts]);
    assert_eq!(read.losses.iter().map(|l| l.name.as_str()).collect::<Vec<_>>(), ["knows"]);
}

#[test]
fn what_is_no_text_is_lost() {
    let inside = r##"<Variables/><Cases/><Sources><PictureSource guid="a"/><TextSource guid="b"
        plainTextPath="relative:///../../etc/passwd"/><TextSource guid="c" plainTextPath="internal://../t.txt"/></Sources>"##;
    check(
        inside,
        "x",
        &[],
        &[
            (LossKind::NoSpan, "PictureSource"),
            (LossKind::Dangling, "text internal://../t.txt"),
            (LossKind::Dangling, "text relative:///../../etc/passwd"),
            (LossKind::Part, "Cases"),
            (LossKind::Part, "Variables"),
        ],
    );
}

#[test]
fn hostile_archives_are_refused() {
    let refused = |bytes: &[u8], part: &str| {
        let error = read_of(bytes).expect_err(part).to_string();
        assert!(error.contains(part), "{error}");
    };
    refused(b"no zip", "a.qdpx is no REFI-QDA file");
    refused(&pack(&[("x".to_owned(), Vec::new())]).expect("an archive"), "there is no project.qde");
    let with = |qde: &str| pack(&[("project.qde".to_owned(), qde.as_bytes().to_vec())]).expect("an archive");
    refused(&with("<Project"), "not XML");
    refused(&with("<Other/>"), "no project of REFI-QDA");
    let bomb = r#"<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Project name="&b;"/>"#;
    refused(&with(bomb), "not XML");
    let outside = r#"<!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project name="x">&a;</Project>"#;
    refused(&with(outside), "not XML");
    // Three hundred megabytes of nothing, in a third of one.
    let zeros = vec![0u8; 300 << 20];
    let bomb = pack(&[("project.qde".to_owned(), zeros)]).expect("an archive");
    assert!(bomb.len() < 1 << 20);
    refused(&bomb, "more bytes when unpacked");
}

#[test]
fn codes_nested_without_end_are_read_without_recursion() {
    let deep = "<Code guid=\"x\" name=\"x\">".repeat(500) + &"</Code>".repeat(500);
    let inside = format!("<CodeBook><Codes>{deep}</Codes></CodeBook>");
    assert!(read_of(&foreign(&inside, "x")).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_project_comes_back_whole(project in arbitrary::project()) {
        let back = read_of(&written(&project)).expect("it is read");
        prop_assert_eq!(back.losses, []);
        // What is open after a merge stays at home, and so do reviews.
        prop_assert_eq!(back.project, arbitrary::handed_on(project));
    }

    #[test]
    fn no_change_of_a_file_breaks_the_reader(at in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 1..5), end in any::<usize>()) {
        let mut file = foreign(&source(&selection(4, 9, "كارتر")), "قال كارتر نعم");
        for (n, byte) in bytes.into_iter().enumerate() {
            let length = file.len();
            file[at.wrapping_mul(n + 1) % length] = byte;
        }
        file.truncate(file.len().min(end % (2 * file.len())));
        let _ = read_of(&file);
    }

    #[test]
    fn no_change_of_the_xml_breaks_the_reader(at in any::<usize>(), piece in "[<>&\"/a-zA-Z0-9= ]{1,12}") {
        let mut inside = source(&selection(4, 9, "كارتر"));
        let places: Vec<usize> = inside.char_indices().map(|(at, _)| at).collect();
        inside.insert_str(places[at % places.len()], &piece);
        if let Ok(read) = read_of(&foreign(&inside, "قال كارتر نعم")) {
            prop_assert_eq!(arbitrary::faults(&read.project), [] as [String; 0]);
        }
    }
}
