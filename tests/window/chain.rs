//! Chains, grades, relations and notes, by mouse and by keys.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use isnad::annotation::{
    Annotation, Attribution, ClaimKind, ClaimStatus, Confidence, Credibility, Likelihood, Manner, Party, Place,
    RelationKind,
};
use isnad::app::startup::FirstView;
use isnad::session::{Language, Settings};
use std::sync::Arc;

const TITLE: &str = "سد الوادي يمتلئ";
const FIRST: &str = "نقلت وكالة الأفق عن وزارة المياه أن السد امتلأ كله، وقال الوزير «إن المدير يرى أن الماء يكفي عاما».";
const SECOND: &str = "وقالت إن السد لم يمتلئ بعد.";

fn reader() -> Person {
    Person::reading(&[TITLE, FIRST, SECOND])
}

fn choose(person: &mut Person, mark: &Annotation) {
    let at = person.spot(mark.span().start.plus(1), 0.5);
    person.click(at);
    assert_eq!(person.chosen().id, mark.id);
}

fn only(person: &Person) -> Arc<Attribution> {
    let all = &person.session().project.attributions;
    assert_eq!(all.len(), 1);
    all.values().next().expect("one").clone()
}

/// The attribution of this claim.
fn of(person: &Person, claim: &Annotation) -> Arc<Attribution> {
    let found = person.session().project.attributions.values().find(|a| a.claim() == Some(&claim.id));
    found.expect("the claim has an attribution").clone()
}

#[test]
fn a_claim_comes_through_an_agency_by_keys_alone() {
    let mut person = reader();
    let agency = person.mark("وكالة الأفق", "2");
    let ministry = person.mark("وزارة المياه", "2");
    let claim = person.mark("السد امتلأ كله", "1");
    person.press("V");
    assert!(person.is_told("Tie the claim to a source first"));
    person.press("A");
    // Only what can be picked is stepped through: from the claim back to the ministry.
    person.press("OpenBracket");
    assert_eq!(person.chosen().id, ministry.id);
    person.press("Enter");
    person.press("V");
    person.press("OpenBracket");
    person.press("OpenBracket");
    assert_eq!(person.chosen().id, agency.id);
    person.press("Enter");
    assert_eq!(person.chosen().id, claim.id);
    let tie = only(&person);
    assert_eq!(
        (tie.source.clone(), tie.via.clone()),
        (Some(Party::Mention(ministry.id.clone())), vec![Party::Mention(agency.id.clone())])
    );
    let shown = person.names(Role::Link);
    assert!(shown.iter().any(|name| name == "via: وكالة الأفق"), "{shown:?}");
    person.click_on(Role::Button, "Change the attribution");
    person.click_on(Role::MenuItem, "Not through وكالة الأفق");
    assert_eq!(only(&person).via, []);
    person.press("Ctrl+Z");
    assert_eq!(only(&person).via.len(), 1);
}

#[test]
fn what_one_says_within_what_another_says_is_nested_by_itself() {
    let mut person = reader();
    let minister = person.mark("الوزير", "2");
    let outer = person.mark("إن المدير يرى أن الماء يكفي عاما", "1");
    let inner = person.mark("الماء يكفي عاما", "1");
    let director = person.mark("المدير", "2");
    // The inner one is tied first; it comes to stand inside the outer one once that is tied.
    choose(&mut person, &inner);
    person.press("A");
    let at = person.spot(director.span().start.plus(1), 0.5);
    person.click(at);
    assert_eq!(of(&person, &inner).inside, None);
    choose(&mut person, &outer);
    person.press("A");
    let at = person.spot(minister.span().start.plus(1), 0.5);
    person.click(at);
    let outer_tie = of(&person, &outer);
    assert_eq!(outer_tie.manner, Manner::Direct, "it stands in quotation marks");
    assert_eq!(of(&person, &inner).inside, Some(outer_tie.id.clone()));
    choose(&mut person, &inner);
    let shown = person.names(Role::Link);
    assert!(shown.iter().any(|name| name == "inside: الوزير"), "{shown:?}");
    person.click_on(Role::Button, "Change the attribution");
    person.click_on(Role::MenuItem, "Inside no other");
    assert_eq!(of(&person, &inner).inside, None);
    person.click_on(Role::Button, "Change the attribution");
    person.click_on(Role::MenuItem, "Inside what الوزير says");
    assert_eq!(of(&person, &inner).inside, Some(outer_tie.id.clone()));
    choose(&mut person, &outer);
    person.press("Shift+A");
    assert_eq!(of(&person, &inner).inside, None, "the inner one stays and stands by itself");
}

#[test]
fn a_claim_of_nobody_is_not_a_claim_without_attribution() {
    let mut person = reader();
    let claim = person.mark("السد لم يمتلئ بعد", "1");
    let tally = |person: &Person| {
        let tally = person.session().project.tally(None);
        (tally.unattributed, tally.without_source)
    };
    assert_eq!(tally(&person), (1, 0));
    person.press("W");
    assert_eq!(tally(&person), (0, 1));
    assert_eq!(only(&person).source, None);
    person.press("M");
    assert_eq!(only(&person).manner, Manner::Mixed, "after indirect");
    person.press("W");
    assert_eq!(person.session().project.attributions.len(), 1, "said once is enough");
    assert_eq!(person.chosen().id, claim.id);
}

#[test]
fn the_next_claim_without_attribution_is_a_key_away() {
    let mut person = reader();
    let first = person.mark("السد امتلأ كله", "1");
    let second = person.mark("الماء يكفي عاما", "1");
    let third = person.mark("السد لم يمتلئ بعد", "1");
    choose(&mut person, &second);
    person.press("W");
    choose(&mut person, &first);
    person.press("Shift+CloseBracket");
    assert_eq!(person.chosen().id, third.id, "the second one is attributed");
    person.press("Shift+CloseBracket");
    assert_eq!(person.chosen().id, first.id, "after the last comes the first");
    person.press("W");
    person.press("Shift+CloseBracket");
    person.press("W");
    person.press("Shift+OpenBracket");
    assert!(person.is_told("Every claim of the project has an attribution"));
}

#[test]
fn grades_are_given_by_key_and_by_mouse_each_a_step_of_its_own() {
    let mut person = reader();
    person.mark("السد امتلأ كله", "1");
    let steps = person.steps();
    person.press("Alt+3");
    assert_eq!(person.chosen().assessment.credibility, Some(Credibility::PossiblyTrue));
    person.press("Alt+Shift+5");
    assert_eq!(person.chosen().assessment.likelihood, Some(Likelihood::Likely));
    person.press("Alt+8");
    assert_eq!(person.chosen().assessment.confidence, Some(Confidence::Moderate));
    person.click_on(Role::RadioButton, "Credibility 5: Improbable");
    assert_eq!(person.chosen().assessment.credibility, Some(Credibility::Improbable));
    person.click_on(Role::RadioButton, "Credibility 5: Improbable");
    assert_eq!(person.chosen().assessment.credibility, None, "the same again takes it back");
    person.click_on(Role::RadioButton, "High");
    assert_eq!(person.chosen().assessment.confidence, Some(Confidence::High));
    person.click_on(Role::Button, "Kind: Not said");
    person.click_on(Role::MenuItem, "Figure");
    person.click_on(Role::Button, "Status: Open");
    person.click_on(Role::MenuItem, "Disputed");
    let assessment = person.chosen().assessment;
    assert_eq!((assessment.kind, assessment.status), (Some(ClaimKind::Figure), ClaimStatus::Disputed));
    assert_eq!(person.steps(), steps + 8);
    let why = person.names(Role::Label);
    assert!(why.iter().any(|text| text.starts_with("Two grades, never one")), "the reason is said");
    assert!(why.iter().any(|text| text.starts_with("How likely it is and how sure")), "the reason is said");
}

#[test]
fn claims_are_related_and_the_other_end_is_a_click_away() {
    let mut person = reader();
    let filled = person.mark("السد امتلأ كله", "1");
    let denied = person.mark("السد لم يمتلئ بعد", "1");
    let source = person.mark("الوزير", "2");
    choose(&mut person, &denied);
    person.press("X");
    let is_asked = |text: &String| {
        text.replace(['\u{2068}', '\u{2069}'], "").starts_with("Pick the claim that this one contradicts, here")
    };
    assert!(person.names(Role::Label).iter().any(is_asked), "the status line says what to do");
    let at = person.spot(source.span().start.plus(1), 0.5);
    person.click(at);
    assert!(person.session().picking.is_some(), "a source cannot be contradicted; one goes on picking");
    person.press("OpenBracket");
    person.press("Enter");
    let relations: Vec<_> = person.session().project.relations.values().cloned().collect();
    assert_eq!(relations.len(), 1);
    let relation = &relations[0];
    assert_eq!((relation.kind, &relation.from, &relation.to), (RelationKind::Contradicts, &denied.id, &filled.id));
    assert_eq!(person.chosen().id, denied.id);
    person.click_on(Role::ListItem, "Contradicts: السد امتلأ كله");
    assert_eq!(person.chosen().id, filled.id);
    person.find(Role::ListItem, "Contradicted by: السد لم يمتلئ بعد");
    person.click_on(Role::Button, "Remove the relation");
    assert!(person.session().project.relations.is_empty());
    person.press("Ctrl+Z");
    assert_eq!(person.session().project.relations.len(), 1);
}

#[test]
fn a_relations_note_is_written_in_both_languages() {
    let mut person = reader();
    let filled = person.mark("السد امتلأ كله", "1");
    let denied = person.mark("السد لم يمتلئ بعد", "1");
    choose(&mut person, &denied);
    person.press("X");
    let at = person.spot(filled.span().start.plus(1), 0.5);
    person.click(at);
    let note = |person: &Person| {
        let relation = person.session().project.relations.values().next().expect("there is a relation");
        (relation.note.ar.clone(), relation.note.en.clone())
    };
    let steps = person.steps();
    assert!(person.seen(Role::MultilineTextInput, "Note on the relation (English)").is_none(), "it is asked for");
    person.click_on(Role::Button, "Write a note on the relation");
    // The one in the interface's language has the focus.
    person.type_text("One of the two is wrong.");
    person.click_on(Role::MultilineTextInput, "Note on the relation (Arabic)");
    person.type_text("أحدهما مخطئ");
    assert_eq!(note(&person), ("أحدهما مخطئ".to_owned(), "One of the two is wrong.".to_owned()));
    assert_eq!(person.steps(), steps + 2, "what is written into one field is one step");
    assert_eq!(person.chosen().remarks.note, Default::default(), "the mark's own note is another");
    person.press("Escape");
    person.click_on(Role::Button, "Done writing");
    // The note is written on from the other end as well.
    choose(&mut person, &filled);
    person.click_on(Role::Button, "Write a note on the relation");
    person.press("Ctrl+End");
    person.type_text(" Ask.");
    assert_eq!(note(&person).1, "One of the two is wrong. Ask.");
    person.press("Escape");
    person.press("Ctrl+Z");
    person.press("Ctrl+Z");
    assert_eq!(note(&person), (String::new(), "One of the two is wrong.".to_owned()));
    person.press("Ctrl+Z");
    assert_eq!(note(&person), Default::default());
    assert_eq!(person.session().project.relations.len(), 1);
}

#[test]
fn notes_glosses_and_tags_are_written_in_both_languages() {
    let mut person = reader();
    let made = person.mark("السد امتلأ كله", "1");
    let steps = person.steps();
    person.press("G");
    person.type_text("The dam is full.");
    person.click_on(Role::MultilineTextInput, "Note (Arabic)");
    person.type_text("سطر");
    person.press("Enter");
    person.type_text("آخر");
    person.press("Escape");
    person.press("T");
    person.type_text("سدود، مياه,");
    let remarks = person.session().project.annotations[&made.id].remarks.clone();
    assert_eq!(remarks.gloss.en, "The dam is full.");
    assert_eq!(remarks.note.ar, "سطر\nآخر");
    assert_eq!(remarks.tags, ["سدود", "مياه"]);
    assert_eq!(person.steps(), steps + 3, "what is written into one field is one step");
    let cards = person.names(Role::ListBoxOption);
    assert!(cards.iter().any(|name| name.contains("السد امتلأ كله")), "{cards:?}");
}

#[test]
fn notes_are_kept_on_block_article_and_project() {
    let mut person = reader();
    let at = person.spot(person.range("وقالت إن").start, 0.5);
    person.click(at);
    for (keys, text) in [("Shift+B", "block"), ("Shift+N", "article"), ("Ctrl+Shift+N", "project")] {
        person.press(keys);
        person.type_text(text);
        person.press("Escape");
    }
    let project = &person.session().project;
    let id = person.article().id.clone();
    let note = |place: Place| project.remarks.get(&place).map(|r| r.remarks.note.en.clone()).unwrap_or_default();
    assert_eq!(note(Place::Block(id.clone(), 2)), "block");
    assert_eq!(note(Place::Article(id)), "article");
    assert_eq!(note(Place::Project), "project");
    assert_eq!(person.steps(), 3);
    for _ in 0..3 {
        person.press("Ctrl+Z");
    }
    assert!(person.session().project.remarks.is_empty());
}

#[test]
fn whom_the_verb_alone_tells_is_found_in_the_registry_or_made() {
    let mut person = reader();
    person.mark("وقالت", "3");
    let claim = person.mark("السد لم يمتلئ بعد", "1");
    let steps = person.steps();
    person.press("Shift+V");
    person.type_text("وزارة المياه");
    person.press("Enter");
    let tie = of(&person, &claim);
    let project = &person.session().project;
    assert_eq!(project.party_name(tie.source.as_ref().expect("a source"), true), "وزارة المياه");
    assert!(matches!(tie.source, Some(Party::Entry(_))) && tie.cue.is_some());
    assert_eq!(person.steps(), steps + 1, "the entry is made in the same step");
    assert_eq!(project.tally(None).in_the_verb, 1);
    let shown = person.names(Role::Link);
    assert!(shown.iter().any(|name| name == "in the verb: وزارة المياه"), "{shown:?}");
    let other = person.mark("الماء يكفي عاما", "1");
    person.press("Shift+V");
    person.type_text("وزاره المياه");
    person.press("Enter");
    assert_eq!(of(&person, &other).source, tie.source, "it is found however it is written");
    assert_eq!(person.session().project.sources.len(), 1);
    person.press("Ctrl+Z");
    person.press("Ctrl+Z");
    person.press("Ctrl+Z");
    assert!(person.session().project.sources.is_empty() && person.session().project.attributions.is_empty());
}

#[test]
fn a_mention_is_told_whom_it_means_by_key() {
    let mut person = reader();
    let mention = person.mark("وزارة المياه", "2");
    person.press("E");
    person.type_text("Ministry of Water");
    person.press("Enter");
    let project = &person.session().project;
    let entry = project.annotations[&mention.id].refers_to.clone().expect("it refers to an entry");
    assert_eq!(project.sources[&entry].name.en, "Ministry of Water");
    person.press("E");
    person.press("Escape");
    assert_eq!(person.session().question, None);
    person.find(Role::ListItem, "Ministry of Water");
    person.press("E");
    person.type_text("Agency");
    person.press("Enter");
    person.press("E");
    person.type_text("Ministry");
    person.press("Enter");
    person.press("E");
    person.press("Enter");
    let project = &person.session().project;
    assert_eq!(project.sources.len(), 2);
    assert_eq!(project.annotations[&mention.id].refers_to, Some(entry), "the answer there is is the chosen row");
}

#[test]
fn a_claim_comes_through_someone_the_text_does_not_name() {
    let mut person = reader();
    let ministry = person.mark("وزارة المياه", "2");
    let claim = person.mark("السد امتلأ كله", "1");
    person.press("A");
    let at = person.spot(ministry.span().start.plus(1), 0.5);
    person.click(at);
    person.click_on(Role::Button, "Change the attribution");
    person.click_on(Role::MenuItem, "Came through someone the text does not name…");
    person.type_text("Norvik Wire");
    person.press("Enter");
    let tie = of(&person, &claim);
    assert_eq!(tie.via.len(), 1);
    assert_eq!(person.session().project.party_name(&tie.via[0], false), "Norvik Wire");
}

#[test]
fn the_key_that_asks_who_passed_it_on_does_not_answer() {
    let mut person = reader();
    let ministry = person.mark("وزارة المياه", "2");
    person.press("Ctrl+E");
    let claim = person.mark("السد امتلأ كله", "1");
    person.press("A");
    let at = person.spot(ministry.span().start.plus(1), 0.5);
    person.click(at);
    for key in ["Enter", "Space"] {
        person.click_on(Role::Button, "Change the attribution");
        person.focus_on(Role::MenuItem, "Came through someone the text does not name…");
        person.press(key);
        assert_eq!(of(&person, &claim).via, [], "{key}");
        person.find(Role::ListBoxOption, "وزارة المياه");
        person.press("Escape");
    }
}

#[test]
fn the_field_that_a_key_opens_is_seen_whole_with_the_one_below_it() {
    let mut person = Person::with(FirstView::Sample, settings(), egui::vec2(1280.0, 800.0));
    for _ in 0..40 {
        person.press("CloseBracket");
        if person.session().chosen.as_ref().is_some_and(|id| &*id.0 == "strait-seventy") {
            break;
        }
    }
    let check = |person: &mut Person, key: &str, fields: [&str; 2]| {
        person.press(key);
        for field in fields {
            let rect = person.find(Role::MultilineTextInput, field);
            assert!(rect.top() > 60.0 && rect.bottom() < 760.0, "{key}: {field} at {rect:?}");
        }
        person.press("Escape");
    };
    check(&mut person, "N", ["Note (English)", "Note (Arabic)"]);
    check(&mut person, "G", ["Translation (English)", "Translation (Arabic)"]);
}

#[test]
fn what_is_said_in_both_languages_stands_in_the_order_of_the_interface() {
    for (language, names) in [
        (Language::English, ["Note (English)", "Note (Arabic)", "Translation (English)", "Translation (Arabic)"]),
        (Language::Arabic, ["ملاحظة (العربية)", "ملاحظة (الإنجليزية)", "ترجمة (العربية)", "ترجمة (الإنجليزية)"]),
    ] {
        let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, SIZE);
        person.press("CloseBracket");
        person.press("G");
        let places = names.map(|name| person.find(Role::MultilineTextInput, name).top());
        assert!(places.is_sorted(), "{language:?}: {places:?}");
        // A key opens the translation into the language that the text is not in.
        person.type_text("of mine");
        assert!(person.chosen().remarks.gloss.en.ends_with("of mine"), "{language:?}");
    }
}
