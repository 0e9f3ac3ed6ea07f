//! Tying claims to who makes them.

use crate::person::Person;
use egui::accesskit::Role;
use isnad::annotation::{Annotation, Attribution};
use std::sync::Arc;

const TITLE: &str = "مضيق الصدف يترقب";
const FIRST: &str =
    "قالت وزارة النقل إن الحركة ستعود خلال أسابيع، ونقلت الوكالة عن مسؤول قوله إن الكلفة بلغت ثلاثة ملايين.";
const SECOND: &str = "وأكد المتحدث النسبة نفسها.";

/// A claim, two sources, two cues, in the first paragraph.
struct Marked {
    claim: Arc<Annotation>,
    ministry: Arc<Annotation>,
    official: Arc<Annotation>,
    said: Arc<Annotation>,
    reported: Arc<Annotation>,
}

fn marked() -> (Person, Marked) {
    let mut person = Person::reading(&[TITLE, FIRST, SECOND]);
    let said = person.mark("قالت", "3");
    let ministry = person.mark("وزارة النقل", "2");
    let claim = person.mark("الحركة ستعود خلال أسابيع", "1");
    let reported = person.mark("نقلت", "3");
    let official = person.mark("مسؤول", "2");
    let at = person.spot(person.range("ستعود").start.plus(1), 0.5);
    person.click(at);
    assert_eq!(person.chosen().id, claim.id);
    (person, Marked { claim, ministry, official, said, reported })
}

fn attributions(person: &Person) -> Vec<Arc<Attribution>> {
    person.session().project.attributions.values().cloned().collect()
}

/// Clicks into the mark.
fn click_mark(person: &mut Person, mark: &Annotation) {
    let at = person.spot(mark.span().start.plus(2), 0.5);
    person.click(at);
}

#[test]
fn a_claim_is_tied_to_the_source_that_is_clicked_with_the_nearest_cue() {
    let (mut person, marks) = marked();
    let steps = person.steps();
    person.press("A");
    assert!(person.session().picking.is_some());
    let told = person.names(Role::Label).iter().any(|text| text.contains("Pick the source of this claim"));
    assert!(told, "the status line says what to do");
    person.find(Role::Label, "Click, or go there with ] and press Enter");
    click_mark(&mut person, &marks.ministry);
    let made = attributions(&person);
    assert_eq!(made.len(), 1);
    let parts = |a: &Attribution| [a.claim(), a.cue.as_ref(), a.source_mention()].map(|id| id.cloned());
    let expected = [&marks.claim, &marks.said, &marks.ministry].map(|mark| Some(mark.id.clone()));
    assert_eq!(parts(&made[0]), expected);
    assert_eq!((made[0].author.as_str(), person.steps()), ("Rana", steps + 1));
    assert_eq!(person.session().picking, None);
    assert_eq!(person.chosen().id, marks.claim.id, "the claim stays chosen");
    assert!(person.is_told("Tied to وزارة النقل"), "{:?}", person.session().notices);
    person.press("Ctrl+Z");
    assert_eq!(attributions(&person), []);
    person.press("Ctrl+Shift+Z");
    assert_eq!(attributions(&person), made);
}

#[test]
fn the_cue_can_be_picked_on_the_way() {
    let (mut person, marks) = marked();
    person.press("A");
    click_mark(&mut person, &marks.reported);
    assert!(person.session().picking.is_some(), "a cue is not the end of it");
    assert!(person.is_told("Now pick the source"), "{:?}", person.session().notices);
    click_mark(&mut person, &marks.ministry);
    let made = attributions(&person);
    assert_eq!((made[0].cue.as_ref(), made[0].source_mention()), (Some(&marks.reported.id), Some(&marks.ministry.id)));
}

#[test]
fn a_claim_can_have_two_sources_and_none_twice() {
    let (mut person, marks) = marked();
    for source in [&marks.ministry, &marks.official, &marks.ministry] {
        person.press("A");
        click_mark(&mut person, source);
    }
    let made = attributions(&person);
    assert_eq!(made.len(), 2);
    let cue_of =
        |source: &Annotation| made.iter().find(|a| a.source_mention() == Some(&source.id)).and_then(|a| a.cue.clone());
    assert_eq!(cue_of(&marks.ministry), Some(marks.said.id.clone()));
    assert_eq!(cue_of(&marks.official), Some(marks.reported.id.clone()), "a cue belongs to one attribution");
}

#[test]
fn a_tie_is_made_with_keys_alone() {
    let (mut person, marks) = marked();
    person.press("A");
    person.press("]");
    assert_eq!(person.chosen().id, marks.reported.id, "claims are passed over");
    person.press("]");
    assert_eq!(person.chosen().id, marks.official.id);
    person.press("Enter");
    let made = attributions(&person);
    assert_eq!((made.len(), made[0].source_mention()), (1, Some(&marks.official.id)));
    assert_eq!(made[0].claim(), Some(&marks.claim.id));
    assert_eq!(person.chosen().id, marks.claim.id);
}

#[test]
fn the_inspector_has_buttons_to_tie_and_untie() {
    let (mut person, marks) = marked();
    assert!(person.seen(Role::Button, "Change the attribution").is_none(), "there is nothing to change yet");
    person.click_on(Role::Button, "Tie the claim to its source");
    click_mark(&mut person, &marks.ministry);
    let made = attributions(&person);
    assert_eq!(made.len(), 1);
    let steps = person.steps();
    person.click_on(Role::Button, "Change the attribution");
    person.click_on(Role::MenuItem, "Remove the attribution");
    assert_eq!((attributions(&person).len(), person.steps()), (0, steps + 1));
    person.press("Ctrl+Z");
    assert_eq!(attributions(&person), made);
    person.press("Shift+A");
    assert_eq!(attributions(&person), []);
}

#[test]
fn a_click_on_what_cannot_be_picked_says_so() {
    let (mut person, marks) = marked();
    person.press("A");
    click_mark(&mut person, &marks.ministry);
    // Whom it came through is a source; the words that attribute are none.
    person.press("V");
    click_mark(&mut person, &marks.reported);
    assert!(person.is_told("only a source can have passed it on"), "{:?}", person.session().notices);
    assert!(person.session().picking.is_some(), "it is still asked for");
    click_mark(&mut person, &marks.official);
    assert_eq!(attributions(&person)[0].via.len(), 1);
}

#[test]
fn tying_can_be_left_and_clicks_aside_do_not_leave_it() {
    let (mut person, marks) = marked();
    person.press("A");
    let aside = person.spot(person.range("النسبة").start, 0.5);
    person.click(aside);
    assert!(person.session().picking.is_some());
    assert_eq!(person.chosen().id, marks.claim.id);
    person.press("Escape");
    assert_eq!(person.session().picking, None);
    assert_eq!(attributions(&person), []);
    click_mark(&mut person, &marks.ministry);
    assert_eq!((person.chosen().id.clone(), attributions(&person).len()), (marks.ministry.id.clone(), 0));
}

#[test]
fn a_source_is_no_claim() {
    let (mut person, marks) = marked();
    click_mark(&mut person, &marks.ministry);
    person.press("A");
    assert_eq!(person.session().picking, None);
    assert!(person.seen(Role::Button, "Tie the claim to its source").is_none());
}

#[test]
fn a_click_on_a_sources_card_picks_it() {
    let (mut person, marks) = marked();
    click_mark(&mut person, &marks.ministry);
    person.click_on(Role::MultilineTextInput, "Note (Arabic)");
    person.type_text("الوزارة المعنية");
    click_mark(&mut person, &marks.claim);
    person.press("A");
    person.click_on(Role::ListBoxOption, "Source: وزارة النقل");
    let made = attributions(&person);
    assert_eq!(
        (made.len(), made.first().and_then(|a| a.source_mention().cloned())),
        (1, Some(marks.ministry.id.clone()))
    );
}

#[test]
fn deleting_a_source_unties_it_in_the_same_step() {
    let (mut person, marks) = marked();
    person.press("A");
    click_mark(&mut person, &marks.ministry);
    let made = attributions(&person);
    click_mark(&mut person, &marks.ministry);
    let steps = person.steps();
    person.press("Delete");
    assert_eq!(person.steps(), steps + 1);
    assert!(attributions(&person).iter().all(|a| a.source_mention() != Some(&marks.ministry.id)));
    assert!(!person.session().project.annotations.contains_key(&marks.ministry.id));
    person.press("Ctrl+Z");
    assert_eq!(attributions(&person), made);
}

#[test]
fn the_status_line_counts_claims_without_a_source() {
    let (mut person, marks) = marked();
    let counted =
        |person: &Person| person.names(Role::Label).iter().any(|text| text.contains("claim without a source"));
    assert!(counted(&person));
    person.press("A");
    click_mark(&mut person, &marks.ministry);
    assert!(!counted(&person));
}
