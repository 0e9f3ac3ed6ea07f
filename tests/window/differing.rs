//! The panel that shows both versions of a difference: what stands in it, and that the verdict is in view.

use crate::comparing::{at, change, comparing, file, omar, rana, says, told};
use crate::person::{Person, SIZE};
use egui::accesskit::Role;
use egui::vec2;
use isnad::review::Class;
use isnad::session::{Language, ThemeChoice};
use isnad::ui::theme::size::STATUS;

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
