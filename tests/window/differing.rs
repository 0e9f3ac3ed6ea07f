//! The panel that shows both versions of a difference: what stands in it, that the verdict is in view, and what is said
//! where something was taken away or no verdict is given.

use crate::comparing::{PARAGRAPHS, at, change, comparing, file, omar, on, rana, says, told};
use crate::person::{Person, SIZE};
use egui::accesskit::Role;
use egui::vec2;
use isnad::annotation::{Edit, Record, Relation, RelationId, RelationKind, Timestamp};
use isnad::review::Class;
use isnad::session::{Language, ThemeChoice};
use isnad::ui::theme::size::STATUS;

#[test]
fn what_is_taken_away_is_told_and_can_be_taken_back() {
    for (language, said, undo) in [
        (Language::English, "Removed from your project, as Omar has none: الشركة", "Undo"),
        (Language::Arabic, "حُذف من مشروعك لعدم وجوده عند Omar: الشركة", "تراجع"),
    ] {
        let mut person = comparing(language, SIZE);
        let is_there = |person: &Person| person.session().project.annotations.values().any(|a| a.quote() == "الشركة");
        person.press("OpenBracket");
        assert_eq!(at(&person).0, Class::OnlyMine);
        person.press("Y");
        assert!(!is_there(&person) && person.is_told(said), "{:?}", person.session().notices);
        person.click_on(Role::Button, undo);
        assert!(is_there(&person));
    }
}

#[test]
fn the_verdict_is_in_view_whatever_the_two_versions_hold() {
    for size in [vec2(1280.0, 800.0), vec2(900.0, 600.0)] {
        let mut person = rana(Language::English, size, ThemeChoice::Light);
        let mut theirs = omar(&person);
        change(&mut theirs, "الوزارة", |a| {
            a.remarks.note.ar = "كلمة بعد كلمة ".repeat(200);
            a.remarks.note.en = "word after word ".repeat(200);
            a.remarks.gloss.en = "the ministry ".repeat(200);
        });
        let path = file(&person, &theirs);
        person.drop_file(&path);
        person.click_on(Role::Button, "Compare");
        person.press("CloseBracket");
        assert_eq!(at(&person), (Class::Note, "الوزارة".to_owned()));
        let seen = |person: &Person, role, name: &str| person.find(role, name).bottom() < size.y - STATUS;
        for name in ["Take theirs", "Accept", "Change", "Reject"] {
            assert!(seen(&person, Role::Button, name), "{name} at {size:?}");
        }
        // Its reason, too, once it is to be said.
        person.click_on(Role::Button, "Reject");
        assert!(seen(&person, Role::MultilineTextInput, "Reason (English)"), "{size:?}");
        person.type_text("No.");
        let judged = &person.session().review.as_ref().expect("a comparison").judging.project;
        assert_eq!(judged.verdicts.values().map(|v| v.reason.en.as_str()).collect::<Vec<_>>(), ["No."]);
    }
}

#[test]
fn what_both_have_alike_stands_in_one_line() {
    let mut person = comparing(Language::English, SIZE);
    told(&person, "The same in both: Label: Claim");
    person.press("CloseBracket");
    told(&person, "The same in both: Label: Source");
    person.press("CloseBracket");
    assert_eq!(at(&person).0, Class::Range);
    told(&person, "The same in both: Label: Claim");
    // What only one has is shown whole.
    person.press("CloseBracket");
    assert!(!says(&person, "The same in both:"), "{:?}", person.names(Role::Label));
}

#[test]
fn verdicts_say_why_none_is_given_where_they_have_no_meaning() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let ends = [PARAGRAPHS[0], "الأسعار ستنخفض"].map(|words| on(&person.session().project, words).id.clone());
    let mut theirs = omar(&person);
    let relation = Relation::new(RelationId("r".into()), RelationKind::Supports, ends, "Omar", Timestamp(2));
    theirs.apply(Edit::PutRelation(relation.into())).expect("it fits");
    let path = file(&person, &theirs);
    person.drop_file(&path);
    person.click_on(Role::Button, "Compare");
    let current = |person: &Person| person.session().review.as_ref().and_then(|review| review.current()).cloned();
    let is_relation =
        |person: &Person| matches!(current(person).and_then(|difference| difference.theirs), Some(Record::Relation(_)));
    for _ in 0..6 {
        if !is_relation(&person) {
            person.press("CloseBracket");
        }
    }
    assert!(is_relation(&person), "{:?}", current(&person));
    assert!(person.names(Role::Label).iter().any(|name| name == "Supports"), "which relation it is");
    let judged =
        |person: &Person| person.session().review.as_ref().expect("a comparison").judging.project.verdicts.len();
    for key in ["Shift+C", "K", "Shift+X"] {
        person.session_mut().notices.clear();
        person.press(key);
        assert!(person.is_told("Verdicts are given on marks."), "{key}: {:?}", person.session().notices);
    }
    person.press("Q");
    assert!(person.is_told("Only a mark that they lack can be proposed."), "{:?}", person.session().notices);
    while current(&person).is_some_and(|difference| difference.class != Class::OnlyMine) {
        person.press("CloseBracket");
    }
    person.press("K");
    assert!(person.is_told("Only you have this mark"), "{:?}", person.session().notices);
    assert_eq!(judged(&person), 0);
}
