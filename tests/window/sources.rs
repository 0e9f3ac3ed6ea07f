//! The source registry: entries, the claims that name them, and mentions in the text.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use isnad::annotation::{
    AnnotationId, Bilingual, Confidence, Credibility, Edit, Likelihood, Party, Rating, Reliability, Source, SourceId,
    SourceKind, Subject, Timestamp,
};
use isnad::app::startup::FirstView;
use isnad::session::{Language, Page, Settings};
use isnad::text::{Cp, CpRange};
use std::sync::Arc;

const TITLE: &str = "مضيق الصدف يترقب";
const FIRST: &str =
    "قالت وزارة النقل إن الحركة ستعود خلال أسابيع، ونقلت الوكالة عن مسؤول قوله إن الكلفة بلغت ثلاثة ملايين.";
const SECOND: &str = "وأكد المتحدث النسبة نفسها، وقال لوزارة النقل إن الميناء جاهز.";
const CREDIT: &str = "المصدر: أفق برس + وكالات";

fn reading() -> Person {
    Person::reading(&[TITLE, FIRST, SECOND, CREDIT])
}

/// Puts an entry into the registry, as a step.
fn put(person: &mut Person, id: &str, ar: &str, en: &str) -> SourceId {
    let name = Bilingual { ar: ar.into(), en: en.into() };
    let source = Source::new(SourceId(id.into()), name, "Rana", Timestamp(1_778_000_000));
    put_source(person, source)
}

fn put_source(person: &mut Person, source: Source) -> SourceId {
    let id = source.id.clone();
    perform(person, Edit::PutSource(Arc::new(source)));
    id
}

fn perform(person: &mut Person, edit: Edit) {
    let session = person.session_mut();
    session.history.perform(&mut session.project, "step-source-create", vec![edit]).expect("it fits");
    session.revision += 1;
    person.rest();
}

fn source(person: &Person, id: &SourceId) -> Arc<Source> {
    person.session().project.sources.get(id).expect("the entry is there").clone()
}

/// The entries the list shows, in its order.
fn listed(person: &Person) -> Vec<String> {
    person.names(Role::ListItem).into_iter().filter(|name| !name.is_empty()).collect()
}

/// The claims the table shows, in its order.
fn rows(person: &Person) -> Vec<String> {
    person.names(Role::Row)
}

fn is_seen(person: &Person, role: Role, part: &str) -> bool {
    let plain = |text: String| text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    person.names(role).into_iter().map(plain).any(|name| name.contains(part))
}

/// Two claims, tied to sources that refer to entries, the second one through the first.
fn with_claims() -> (Person, [AnnotationId; 2], [SourceId; 2]) {
    let mut person = reading();
    let ministry = put(&mut person, "ministry", "وزارة النقل", "Ministry of Transport");
    let agency = put(&mut person, "agency", "الوكالة", "The Agency");
    let said = person.range("وزارة النقل إن الحركة");
    let mention = {
        let range = isnad::text::CpRange { start: said.start, end: said.start.plus(11) };
        person.sweep(range);
        person.press("2");
        person.chosen()
    };
    assert_eq!(mention.refers_to, Some(ministry.clone()));
    let agency_mark = person.mark("الوكالة", "2");
    let first = person.mark("الحركة ستعود خلال أسابيع", "1");
    person.press("A");
    let at = person.spot(mention.span().start.plus(2), 0.5);
    person.click(at);
    let second = person.mark("الكلفة بلغت ثلاثة ملايين", "1");
    person.press("A");
    let at = person.spot(agency_mark.span().start.plus(2), 0.5);
    person.click(at);
    let tie = person.session().project.attributions.values().find(|a| a.claim() == Some(&second.id)).cloned();
    let mut tie = tie.expect("the second claim is tied").as_ref().clone();
    tie.via = vec![Party::Entry(ministry.clone())];
    perform(&mut person, Edit::PutAttribution(Arc::new(tie)));
    let mut graded = person.session().project.annotations[&first.id].as_ref().clone();
    graded.assessment.likelihood = Some(Likelihood::VeryLikely);
    perform(&mut person, Edit::PutAnnotation(Arc::new(graded)));
    person.press("Ctrl+2");
    (person, [first.id.clone(), second.id.clone()], [ministry, agency])
}

#[test]
fn the_status_line_says_that_the_article_has_no_claims() {
    for (language, said) in [(Language::English, "no claims in the article"), (Language::Arabic, "لا ادعاءات في المقال")]
    {
        let mut person = Person::with(FirstView::Empty, Settings { language, ..settings() }, SIZE);
        let path = person.write("article.txt", FIRST.as_bytes());
        person.drop_file(&path);
        person.press("Ctrl+2");
        assert!(is_seen(&person, Role::Label, said), "{said} among {:?}", person.names(Role::Label));
    }
}

#[test]
fn the_pages_are_switched_by_keys_and_by_the_control() {
    let mut person = reading();
    assert_eq!(person.session().page, Page::Read);
    person.press("Ctrl+2");
    assert_eq!(person.session().page, Page::Sources);
    person.find(Role::TextInput, "Name, either language");
    assert!(person.seen(Role::Label, FIRST).is_none(), "the article is not in view");
    person.click_on(Role::RadioButton, "Read");
    assert_eq!(person.session().page, Page::Read);
    person.find(Role::Label, FIRST);
}

#[test]
fn an_empty_registry_says_what_to_do() {
    let mut person = reading();
    person.press("Ctrl+2");
    assert!(is_seen(&person, Role::Label, "No sources yet"));
    assert!(is_seen(&person, Role::Label, "No claims yet"));
    person.click_on(Role::Button, "Take sources from credits");
    assert_eq!(listed(&person), ["أفق برس", "وكالات"]);
}

#[test]
fn an_entry_is_made_and_named_in_both_languages() {
    let mut person = reading();
    person.press("Ctrl+2");
    let steps = person.steps();
    person.click_on(Role::Button, "New source");
    let id = person.session().source.clone().expect("the new entry is chosen");
    assert_eq!(person.steps(), steps + 1);
    // The name in the interface's language has the focus.
    person.type_text("Harbour Office");
    person.click_on(Role::TextInput, "Arabic name");
    person.type_text("مكتب الميناء");
    person.click_on(Role::TextInput, "Latin letters");
    person.type_text("Maktab al-Mīnāʾ");
    let made = source(&person, &id);
    assert_eq!(made.name, Bilingual { ar: "مكتب الميناء".into(), en: "Harbour Office".into() });
    assert_eq!((made.transliteration.as_str(), made.author.as_str()), ("Maktab al-Mīnāʾ", "Rana"));
    assert_eq!(person.steps(), steps + 4, "typing in one text is one step");
    assert_eq!(listed(&person), ["Harbour Office"]);
    person.click_on(Role::Button, "Done editing");
    person.press("Ctrl+Z");
    assert_eq!(source(&person, &id).transliteration, "");
    person.press("Ctrl+Z");
    assert_eq!(source(&person, &id).name.ar, "");
    person.click_on(Role::Button, "Edit the entry");
    person.click_on(Role::TextInput, "Arabic name");
    person.type_text("م");
    assert_eq!(source(&person, &id).name.ar, "م", "the field shows what the entry says now");
}

#[test]
fn an_entry_without_a_name_says_so_and_its_fields_begin_where_their_language_does() {
    for (language, unnamed, arabic, english) in [
        (Language::English, "Unnamed source", "Arabic name", "English name"),
        (Language::Arabic, "مصدر بلا اسم", "الاسم العربي", "الاسم الإنجليزي"),
    ] {
        let mut person = Person::with(FirstView::Empty, Settings { language, ..settings() }, SIZE);
        let path = person.write("article.txt", FIRST.as_bytes());
        person.drop_file(&path);
        put(&mut person, "nobody", "", "");
        person.press("Ctrl+2");
        assert_eq!(listed(&person), [unnamed]);
        person.click_on(Role::ListItem, unnamed);
        for (field, at_the_right) in [(arabic, true), (english, false)] {
            person.click_on(Role::TextInput, field);
            let place = person.find(Role::TextInput, field);
            let ime = person.harness.output().platform_output.ime.expect("the field has the focus");
            assert_eq!(ime.cursor_rect.center().x > place.center().x, at_the_right, "{field}");
        }
    }
}

#[test]
fn kind_other_names_and_what_it_belongs_to() {
    let mut person = reading();
    let ministry = put(&mut person, "m", "وزارة النقل", "Ministry of Transport");
    let office = put(&mut person, "o", "", "Harbour Office");
    person.press("Ctrl+2");
    person.click_on(Role::ListItem, "Harbour Office");
    person.click_on(Role::Button, "Edit the entry");
    person.click_on(Role::Button, "Person");
    person.click_on(Role::MenuItem, "Government body");
    assert_eq!(source(&person, &office).kind, SourceKind::Government);
    for name in ["مكتب الميناء", "HO", "مكتب الميناء"] {
        person.click_on(Role::TextInput, "Another name");
        person.type_text(name);
        person.press("Enter");
    }
    assert_eq!(source(&person, &office).aliases, ["مكتب الميناء", "HO"], "the same name twice is one");
    person.click_on(Role::Button, "Remove the name HO");
    assert_eq!(source(&person, &office).aliases, ["مكتب الميناء"]);
    person.click_on(Role::Button, "Nobody");
    person.type_text("وزاره");
    person.press("Enter");
    assert_eq!(source(&person, &office).parent, Some(ministry.clone()));
    // What belongs to the office is not offered to the ministry.
    person.click_on(Role::ListItem, "Ministry of Transport");
    person.click_on(Role::Button, "Nobody");
    assert!(person.seen(Role::ListBoxOption, "Harbour Office").is_none());
    person.press("Escape");
    assert_eq!(source(&person, &ministry).parent, None);
}

#[test]
fn entries_are_found_by_any_name_with_arabic_folding() {
    let mut person = reading();
    put(&mut person, "m", "وزارة النقل", "Ministry of Transport");
    let mut agency = Source::new(
        SourceId("a".into()),
        Bilingual { ar: "وكالة أفق".into(), en: "Ufuq Agency".into() },
        "Rana",
        Timestamp(0),
    );
    agency.aliases = vec!["مؤسسة الأُفق".into(), "UNA".into()];
    put_source(&mut person, agency);
    person.press("Ctrl+2");
    assert_eq!(listed(&person), ["Ministry of Transport", "Ufuq Agency"]);
    let mut check = |query: &str, expected: &[&str]| {
        person.click_on(Role::TextInput, "Name, either language");
        person.press("Ctrl+A");
        person.type_text(query);
        assert_eq!(listed(&person), expected, "{query}");
    };
    check("موسسه", &["Ufuq Agency"]);
    check("ميناء", &[]);
    check("مؤسسه الافق", &["Ufuq Agency"]);
    check("una", &["Ufuq Agency"]);
    check("وزاره", &["Ministry of Transport"]);
    check("trans", &["Ministry of Transport"]);
    // From the field the keys go through what is found.
    person.press("Ctrl+A");
    person.press("Backspace");
    person.press("ArrowDown");
    assert_eq!(person.session().source, Some(SourceId("m".into())));
    person.press("ArrowDown");
    assert_eq!(person.session().source, Some(SourceId("a".into())));
}

#[test]
fn a_rating_is_given_with_its_reason_and_taken_back() {
    let mut person = reading();
    let id = put(&mut person, "m", "وزارة النقل", "Ministry of Transport");
    person.press("Ctrl+2");
    person.press("ArrowDown");
    assert_eq!(person.session().source, Some(id.clone()));
    assert!(is_seen(&person, Role::Label, "Not rated yet."));
    person.click_on(Role::RadioButton, "B: Usually reliable");
    assert_eq!(source(&person, &id).ratings, [], "a grade is given with the button");
    person.click_on(Role::TextInput, "Reason");
    person.type_text("أرقام يناير تطابقت");
    person.press("Enter");
    let ratings = source(&person, &id).ratings.clone();
    let [Rating { reliability, reason, author, .. }] = &ratings[..] else { panic!("{ratings:?}") };
    assert_eq!((*reliability, reason.ar.as_str(), author.as_str()), (Reliability::B, "أرقام يناير تطابقت", "Rana"));
    person.click_on(Role::RadioButton, "D: Not usually reliable");
    person.click_on(Role::Button, "Add rating");
    assert_eq!(source(&person, &id).reliability(), Some(Reliability::D));
    assert_eq!(source(&person, &id).ratings.len(), 2, "the first stays in the history");
    assert!(person.names(Role::Image).iter().any(|name| name.starts_with("Reliability over time: B")));
    person.press("Ctrl+Z");
    assert_eq!(source(&person, &id).ratings, ratings);
}

#[test]
fn two_entries_are_made_one_in_one_step() {
    let (mut person, _, [ministry, agency]) = with_claims();
    person.click_on(Role::ListItem, "Ministry of Transport");
    person.click_on(Role::Button, "More");
    person.click_on(Role::MenuItem, "Merge with another entry…");
    person.type_text("وكاله");
    person.press("Enter");
    assert!(is_seen(&person, Role::Label, "1 mention and 0 attributions pass to"), "{:?}", person.names(Role::Label));
    let (steps, before) = (person.steps(), person.session().project.clone());
    assert!(before.sources.contains_key(&agency), "nothing is done before the answer");
    person.click_on(Role::Button, "Merge");
    assert_eq!(person.steps(), steps + 1);
    let project = &person.session().project;
    assert!(!project.sources.contains_key(&agency));
    assert_eq!(source(&person, &ministry).aliases, ["الوكالة", "The Agency"]);
    assert!(project.annotations.values().all(|a| a.refers_to.as_ref() != Some(&agency)));
    assert_eq!(rows(&person).len(), 2);
    person.press("Ctrl+Z");
    assert_eq!(person.session().project, before);
}

#[test]
fn the_key_that_opens_the_picker_of_the_other_entry_does_not_pick_it() {
    for key in ["Enter", "Space"] {
        let (mut person, ..) = with_claims();
        person.click_on(Role::ListItem, "Ministry of Transport");
        person.click_on(Role::Button, "More");
        person.focus_on(Role::MenuItem, "Merge with another entry…");
        person.press(key);
        assert!(person.seen(Role::Button, "Merge").is_none(), "{key}: it is not known yet with which");
        person.find(Role::ListBoxOption, "The Agency");
        person.press("Enter");
        let stays = "Ministry of Transport stays, and The Agency becomes part of it.";
        assert!(is_seen(&person, Role::Label, stays), "{key}: {:?}", person.names(Role::Label));
        assert_eq!(person.session().project.sources.len(), 2, "nothing is done before the answer");
    }
}

#[test]
fn the_palette_merges_the_chosen_entry_with_another() {
    for typed in ["merge with another", "دمج مع مدخل"] {
        let (mut person, ..) = with_claims();
        person.click_on(Role::ListItem, "Ministry of Transport");
        person.run(typed);
        assert!(is_seen(&person, Role::Label, "Merge Ministry of Transport with which entry?"), "{typed}");
        assert!(person.seen(Role::ListBoxOption, "Ministry of Transport").is_none(), "not with itself");
        person.press("Enter");
        assert!(is_seen(&person, Role::Label, "Ministry of Transport stays"), "{typed}");
        person.click_on(Role::Button, "Merge");
        assert_eq!(person.session().project.sources.len(), 1);
    }
}

#[test]
fn the_other_entry_can_stay_and_the_question_can_be_left() {
    let mut person = reading();
    put(&mut person, "m", "وزارة النقل", "Ministry of Transport");
    let twin = put(&mut person, "t", "وِزارة النقل", "MoT");
    person.press("Ctrl+2");
    assert!(is_seen(&person, Role::Label, "Two entries look alike"));
    person.click_on(Role::Button, "Compare and merge");
    person.click_on(Role::Button, "Cancel");
    assert_eq!(person.session().project.sources.len(), 2);
    person.click_on(Role::Button, "Compare and merge");
    person.click_on(Role::RadioButton, "MoT");
    person.click_on(Role::Button, "Merge");
    let left: Vec<_> = person.session().project.sources.keys().cloned().collect();
    assert_eq!(left, std::slice::from_ref(&twin));
    assert_eq!(
        source(&person, &twin).aliases,
        ["وزارة النقل", "Ministry of Transport"],
        "also what differs by a vowel"
    );
}

#[test]
fn the_entry_with_more_mentions_is_offered_to_stay_and_else_the_older() {
    let check = |is_mentioned: bool, stays: &str, alias: &str| {
        let mut person = reading();
        let entry = |id: &str, ar: &str, made: i64| {
            let name = Bilingual { ar: ar.into(), en: String::new() };
            Source::new(SourceId(id.into()), name, "Rana", Timestamp(made))
        };
        put_source(&mut person, entry("newer", "وزارة النقل", 1_778_000_000));
        if is_mentioned {
            // Without the verb before it.
            let said = person.range("قالت وزارة النقل");
            person.sweep(CpRange { start: Cp(said.start.0 + 5), ..said });
            person.press("2");
            assert_eq!(person.chosen().refers_to, Some(SourceId("newer".into())));
        }
        put_source(&mut person, entry("older", "وِزارة النقل", 1_700_000_000));
        person.press("Ctrl+2");
        person.click_on(Role::Button, "Compare and merge");
        person.click_on(Role::Button, "Merge");
        let left: Vec<_> = person.session().project.sources.keys().cloned().collect();
        assert_eq!(left, [SourceId(stays.into())]);
        assert_eq!(source(&person, &left[0]).aliases, [alias]);
    };
    check(false, "older", "وزارة النقل");
    check(true, "newer", "وِزارة النقل");
}

#[test]
fn the_table_shows_an_entrys_claims_filtered_and_sorted() {
    let (mut person, _, _) = with_claims();
    let (moves, costs) = ("الحركة ستعود خلال أسابيع", "الكلفة بلغت ثلاثة ملايين");
    assert_eq!(rows(&person).len(), 2, "without a chosen entry all claims are there");
    person.click_on(Role::ListItem, "The Agency");
    assert_eq!(rows(&person), [costs]);
    person.click_on(Role::ListItem, "Ministry of Transport");
    assert_eq!(rows(&person).len(), 2, "also the claim that came through it");
    person.click_on(Role::RadioButton, "Ungraded");
    assert_eq!(rows(&person), [costs]);
    person.click_on(Role::RadioButton, "Contradicted");
    assert_eq!(rows(&person), [""; 0]);
    assert!(is_seen(&person, Role::Label, "No such claims here."));
    person.click_on(Role::RadioButton, "All");
    person.click_on(Role::ColumnHeader, "Claim");
    assert_eq!(rows(&person), [moves, costs]);
    person.click_on(Role::ColumnHeader, "Claim");
    assert_eq!(rows(&person), [costs, moves]);
    person.click_on(Role::ColumnHeader, "Likelihood");
    assert_eq!(rows(&person), [moves, costs], "the likely first, the ungraded last");
    assert!(person.seen(Role::RadioButton, "Unattributed").is_none());
    person.click_on(Role::Button, "Show the claims of all sources");
    assert_eq!(person.session().source, None);
    person.click_on(Role::RadioButton, "Unattributed");
    assert_eq!(rows(&person), [""; 0]);
}

/// How the claim of this id is graded.
fn graded(person: &Person, id: &AnnotationId) -> (Option<Credibility>, Option<Likelihood>, Option<Confidence>) {
    let assessment = person.session().project.annotations[id].assessment;
    (assessment.credibility, assessment.likelihood, assessment.confidence)
}

#[test]
fn claims_are_graded_in_the_table_by_keys() {
    let (mut person, [first, second], _) = with_claims();
    let before = person.session().project.clone();
    person.press("Ctrl+1");
    person.press("Escape");
    person.press("Ctrl+2");
    person.session_mut().chosen = None;
    person.rest();
    person.press("Alt+3");
    assert_eq!(person.session().project, before, "no claim is chosen");
    person.click_on(Role::ColumnHeader, "Claim");
    person.click_on(Role::ListItem, "Ministry of Transport");
    person.press("ArrowRight");
    person.press("Home");
    let steps = person.steps();
    person.press("Alt+3");
    assert_eq!(graded(&person, &first), (Some(Credibility::PossiblyTrue), Some(Likelihood::VeryLikely), None));
    person.press("ArrowDown");
    person.press("Alt+6");
    person.press("Alt+Shift+5");
    person.press("Alt+9");
    let all = (Some(Credibility::CannotBeJudged), Some(Likelihood::Likely), Some(Confidence::High));
    assert_eq!(graded(&person, &second), all);
    assert_eq!(person.steps(), steps + 4);
    assert_eq!(person.session().page, Page::Sources);
    for _ in 0..4 {
        person.press("Ctrl+Z");
    }
    assert_eq!(person.session().project, before);
    person.press("Ctrl+Shift+Z");
    assert_eq!(graded(&person, &first).0, Some(Credibility::PossiblyTrue));
}

#[test]
fn what_is_typed_grades_nothing_nor_is_a_claim_graded_that_is_not_shown() {
    let (mut person, [first, second], _) = with_claims();
    person.session_mut().chosen = Some(first);
    person.click_on(Role::TextInput, "Name, either language");
    person.press("Alt+3");
    person.press("Escape");
    // Of the agency the second claim alone is shown.
    person.click_on(Role::ListItem, "The Agency");
    person.press("Alt+3");
    let grades = person.session().project.annotations.values().filter(|a| a.assessment.credibility.is_some());
    assert_eq!(grades.count(), 0);
    person.press("ArrowRight");
    person.press("Alt+3");
    assert_eq!(graded(&person, &second).0, Some(Credibility::PossiblyTrue));
}

#[test]
fn claims_are_graded_under_their_cell() {
    let (mut person, [first, second], _) = with_claims();
    person.session_mut().chosen = Some(second.clone());
    person.rest();
    let steps = person.steps();
    person.click_on(Role::Button, "Credibility ungraded, likelihood Very likely");
    assert_eq!((person.session().page, person.chosen().id.clone()), (Page::Sources, first.clone()));
    assert!(is_seen(&person, Role::Label, "Two grades, never one"), "the reason is said");
    person.click_on(Role::RadioButton, "Credibility 2: Probably true");
    // It stays open for the other grades, and for keys.
    person.click_on(Role::RadioButton, "Moderate");
    let all = (Some(Credibility::ProbablyTrue), Some(Likelihood::VeryLikely), Some(Confidence::Moderate));
    assert_eq!(graded(&person, &first), all);
    person.press("Alt+4");
    assert_eq!(graded(&person, &first).0, Some(Credibility::Doubtful));
    person.press("Escape");
    assert!(person.seen(Role::RadioButton, "Credibility 2: Probably true").is_none());
    assert_eq!((person.steps(), graded(&person, &second)), (steps + 3, (None, None, None)));
    person.find(Role::Button, "Credibility 4, likelihood Very likely");
    for _ in 0..3 {
        person.press("Ctrl+Z");
    }
    assert_eq!(graded(&person, &first), (None, Some(Likelihood::VeryLikely), None));
}

#[test]
fn a_claim_graded_among_the_ungraded_stays_until_another_is_chosen() {
    let (mut person, [_, second], _) = with_claims();
    let costs = "الكلفة بلغت ثلاثة ملايين";
    person.session_mut().chosen = None;
    person.click_on(Role::RadioButton, "Ungraded");
    assert_eq!(rows(&person), [costs]);
    person.click_on(Role::Button, "Credibility ungraded, likelihood ungraded");
    person.click_on(Role::RadioButton, "Credibility 5: Improbable");
    assert_eq!(graded(&person, &second).0, Some(Credibility::Improbable));
    assert_eq!(rows(&person), [costs], "its other grades can still be given");
    person.press("Escape");
    person.session_mut().chosen = None;
    person.rest();
    assert_eq!(rows(&person), [""; 0]);
}

#[test]
fn a_claim_is_opened_in_its_article() {
    let (mut person, [first, second], _) = with_claims();
    person.click_on(Role::Row, "الحركة ستعود خلال أسابيع");
    assert_eq!((person.session().page, person.chosen().id.clone()), (Page::Read, first));
    person.find(Role::Label, FIRST);
    person.press("Ctrl+2");
    person.click_on(Role::ListItem, "The Agency");
    person.press("Enter");
    person.press("Enter");
    assert_eq!((person.session().page, person.chosen().id.clone()), (Page::Read, second));
    // The arrows lead from the list to the table, down in it, and back.
    person.press("Ctrl+2");
    person.click_on(Role::ColumnHeader, "Claim");
    person.click_on(Role::ListItem, "Ministry of Transport");
    person.press("ArrowRight");
    person.press("Home");
    assert_eq!(person.chosen().quote(), "الحركة ستعود خلال أسابيع");
    person.press("ArrowDown");
    assert_eq!(person.chosen().quote(), "الكلفة بلغت ثلاثة ملايين");
    person.press("ArrowLeft");
    person.press("ArrowUp");
    assert_eq!(person.session().source, Some(SourceId("ministry".into())), "the first of the list stays so");
}

#[test]
fn a_mention_is_gone_to_and_an_entry_deleted_and_brought_back() {
    let (mut person, _, [ministry, _]) = with_claims();
    person.click_on(Role::ListItem, "Ministry of Transport");
    person.click_on(Role::ListItem, "وزارة النقل");
    assert_eq!((person.session().page, person.chosen().quote()), (Page::Read, "وزارة النقل".to_owned()));
    person.press("Ctrl+2");
    let before = person.session().project.clone();
    person.click_on(Role::Button, "More");
    person.click_on(Role::MenuItem, "Delete the entry");
    assert!(!person.session().project.sources.contains_key(&ministry));
    assert!(person.is_told("Deleted Ministry of Transport."));
    person.press("Ctrl+Z");
    assert_eq!(person.session().project, before);
}

#[test]
fn escape_leaves_a_field_or_a_picker_before_it_leaves_the_entry() {
    let mut person = reading();
    let id = put(&mut person, "m", "وزارة النقل", "Ministry of Transport");
    put(&mut person, "n", "الوكالة", "The Agency");
    person.press("Ctrl+2");
    person.click_on(Role::ListItem, "Ministry of Transport");
    person.click_on(Role::Button, "Edit the entry");
    person.click_on(Role::TextInput, "English name");
    person.press("Escape");
    assert_eq!(person.session().source, Some(id.clone()));
    person.click_on(Role::Button, "Nobody");
    assert_eq!(person.names(Role::ListBoxOption), ["The Agency"], "nobody belongs to itself");
    person.press("Escape");
    assert_eq!((person.session().source.clone(), person.names(Role::ListBoxOption).len()), (Some(id), 0));
    person.press("Escape");
    assert_eq!(person.session().source, None);
}

#[test]
fn the_bar_of_a_list_stands_beside_its_rows() {
    use egui_kittest::kittest::{Queryable, by};
    for language in [Language::English, Language::Arabic] {
        let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, SIZE);
        let check = |person: &Person, role: Role, height: f32| {
            let rects = |role: Role| -> Vec<egui::Rect> {
                person.harness.query_all(by().role(role)).map(|node| node.rect()).collect()
            };
            let (mut rows, bars) = (rects(role), rects(Role::ScrollBar));
            // Cards beside the text are options of a list too.
            rows.retain(|row| (row.height() - height).abs() < 0.5);
            assert!(!rows.is_empty() && !bars.is_empty(), "{role:?}: {rows:?} {bars:?}");
            let lies_on = |bar: &egui::Rect| rows.iter().any(|row| row.intersects(bar.shrink(1.0)));
            assert!(!bars.iter().any(lies_on), "{role:?}: {rows:?} {bars:?}");
        };
        person.press("Ctrl+2");
        check(&person, Role::ListItem, 52.0);
        person.press("Ctrl+1");
        let article = person.article().id.clone();
        let mut marks = person.session().project.annotations.values();
        let mention =
            marks.find(|mark| mark.article == article && &*mark.label.0 == "source").expect("a mention").id.clone();
        person.session_mut().chosen = Some(mention);
        person.rest();
        person.press("E");
        check(&person, Role::ListBoxOption, 28.0);
    }
}

#[test]
fn keys_of_the_text_do_nothing_to_marks_out_of_view() {
    let (mut person, _, _) = with_claims();
    let before = person.session().project.clone();
    for key in ["Delete", "Backspace", "1", "A", "Shift+A", "Alt+ArrowDown"] {
        person.press(key);
    }
    assert_eq!(person.session().project, before);
}

#[test]
fn a_mark_that_says_a_known_name_refers_to_it_in_the_same_step() {
    let mut person = reading();
    let ministry = put(&mut person, "m", "وِزارة النقل", "Ministry of Transport");
    let steps = person.steps();
    let mention = person.mark("لوزارة النقل", "2");
    assert_eq!((mention.refers_to.clone(), person.steps()), (Some(ministry), steps + 1));
    assert!(person.is_told("Refers to Ministry of Transport."));
    let claim = person.mark("الميناء جاهز", "1");
    assert_eq!(claim.refers_to, None);
    let other = person.mark("المتحدث", "2");
    assert_eq!(other.refers_to, None);
}

#[test]
fn an_entry_is_made_of_a_mention_for_all_that_say_the_same() {
    let mut person = Person::reading(&[TITLE, "قال مسؤول إن السفن عادت.", "وقال مسؤولٌ ثانيةً إن الكلفة كبيرة."]);
    let second = person.mark("مسؤولٌ", "2");
    let first = {
        let at = person.article().text().chars().position(|c| c == '\n').expect("there are paragraphs") as u32 + 5;
        person.sweep(isnad::text::CpRange::new(at, at + 6));
        person.press("2");
        person.chosen()
    };
    assert_eq!(first.quote().trim(), "مسؤول");
    let steps = person.steps();
    person.run("Make a source of the chosen mention");
    assert_eq!(person.steps(), steps + 1);
    let project = &person.session().project;
    let made: Vec<_> = project.sources.values().collect();
    assert_eq!((made.len(), made[0].name.ar.as_str()), (1, "مسؤول"));
    for mention in [first, second] {
        assert_eq!(project.annotations[&mention.id].refers_to.as_ref(), Some(&made[0].id));
    }
    assert!(person.is_told("2 mentions refer to it"));
}

#[test]
fn the_credit_line_gives_the_articles_sources_once() {
    let mut person = reading();
    let known = put(&mut person, "u", "أُفق برس", "Ufuq Press");
    let steps = person.steps();
    person.press("Ctrl+Shift+G");
    assert_eq!(person.steps(), steps + 1, "one step");
    let project = person.session().project.clone();
    let quotes = |label: &str| -> Vec<String> {
        let article = project.articles[0].id.clone();
        let marks = project.annotations_of(&article).into_iter().filter(|a| &*a.label.0 == label);
        marks.map(|a| a.quote()).collect()
    };
    assert_eq!(quotes("source"), ["أفق برس", "وكالات"]);
    assert_eq!(quotes("cue"), ["المصدر:"]);
    assert_eq!(project.sources.len(), 2, "the one that was known is not made again");
    let article = project.articles[0].id.clone();
    let credits: Vec<_> = project.credits_of(&article).collect();
    assert_eq!(credits.len(), 2);
    assert!(credits.iter().all(|tie| tie.subject == Subject::Article(article.clone()) && tie.cue.is_some()));
    let entries: Vec<_> = credits.iter().filter_map(|t| project.entry_of(t.source.as_ref()?)).collect();
    assert_eq!(entries.len(), 2);
    assert!(entries.iter().any(|entry| entry.id == known));
    person.press("Ctrl+Shift+G");
    assert_eq!((person.steps(), &person.session().project), (steps + 1, &project), "twice changes nothing");
    assert!(person.chosen_part() == Some(isnad::annotation::Role::Source), "what is there already is chosen");
    assert!(person.is_told("attributed"), "{:?}", person.session().notices);
    person.press("Ctrl+Z");
    assert_eq!(person.session().project.sources.len(), 1);
    assert!(person.session().project.annotations.is_empty());
}

#[test]
fn the_page_mirrors_in_the_arabic_interface() {
    let settings = Settings { language: Language::Arabic, ..settings() };
    let mut person = Person::with(FirstView::Empty, settings, SIZE);
    let path = person.write("article.txt", [TITLE, FIRST].join("\n\n").as_bytes());
    person.drop_file(&path);
    put(&mut person, "m", "وزارة النقل", "Ministry of Transport");
    person.press("Ctrl+2");
    person.click_on(Role::ListItem, "وزارة النقل");
    let list = person.find(Role::TextInput, "الاسم بأي من اللغتين");
    let table = person.find(Role::ColumnHeader, "الادعاء");
    let date = person.find(Role::ColumnHeader, "التاريخ");
    let entry = person.find(Role::Button, "تعديل المدخل");
    let order = [list, table, date, entry].map(|rect| rect.center().x);
    assert!(order.windows(2).all(|pair| pair[0] > pair[1]), "from right to left: {order:?}");
}

#[test]
fn a_narrow_window_keeps_the_details_at_hand() {
    let settings = settings();
    let mut person = Person::with(FirstView::Empty, settings, egui::vec2(900.0, 700.0));
    let path = person.write("article.txt", [TITLE, FIRST].join("\n\n").as_bytes());
    person.drop_file(&path);
    put(&mut person, "m", "وزارة النقل", "Ministry of Transport");
    person.press("Ctrl+2");
    person.click_on(Role::ListItem, "Ministry of Transport");
    assert!(person.seen(Role::Button, "Edit the entry").is_none());
    person.click_on(Role::Button, "Details of the source");
    person.find(Role::Button, "Edit the entry");
}

/// An entry in a window that is as small as many are at twice the size.
fn in_a_small_window(language: Language) -> (Person, SourceId) {
    let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, egui::vec2(640.0, 400.0));
    let ministry = put(&mut person, "ministry", "وزارة النقل", "Ministry of Transport");
    person.press("Ctrl+2");
    (person, ministry)
}

#[test]
fn the_details_lie_over_the_claims_where_there_is_no_room_and_are_closed_there() {
    for (language, details, close, claims) in [
        (Language::English, "Details of the source", "Close the details", "All"),
        (Language::Arabic, "تفاصيل المصدر", "إغلاق التفاصيل", "الكل"),
    ] {
        let (mut person, ministry) = in_a_small_window(language);
        person.session_mut().source = Some(ministry);
        person.rest();
        assert_eq!(person.seen(Role::Button, close), None);
        person.find(Role::RadioButton, claims);
        person.click_on(Role::Button, details);
        assert_eq!(person.seen(Role::RadioButton, claims), None, "{language:?}: the details have the table's room");
        person.click_on(Role::Button, close);
        assert_eq!(person.seen(Role::Button, close), None);
        person.find(Role::RadioButton, claims);
    }
}

#[test]
fn a_new_source_is_named_where_the_details_lie_over_the_claims() {
    let (mut person, _) = in_a_small_window(Language::English);
    person.press("Ctrl+Shift+E");
    person.type_text("Harbour Office");
    let id = person.session().source.clone().expect("the new entry is chosen");
    assert_eq!(source(&person, &id).name.en, "Harbour Office");
}
