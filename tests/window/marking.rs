//! Marking, changing and undoing marks; notes; labels of one's own.

use crate::person::Person;
use egui::accesskit::Role;
use isnad::annotation::{Annotation, LabelId, Role as Part};
use isnad::session::{Cursor, Question};
use isnad::text::{Cp, CpRange};
use isnad::typeset::Affinity;

const TITLE: &str = "وزارة الطاقة تعلن خفض الأسعار";
const FIRST: &str =
    "قالت الوزيرة سلمى الحداد إن الشركة Northwind Marine خفضت أسعارها بنسبة 12%، وإن ذلك يشمل المدن الكبرى كلها.";
const SECOND: &str = "وأكد المتحدث والمصدر القريب أن المخزون يكفي 94 يوما، وأن قِيمَتَهُ لم تتغير.";

fn reader() -> Person {
    Person::reading(&[TITLE, FIRST, SECOND])
}

/// The ranges of a mark as text, joined.
fn quote(annotation: &Annotation) -> String {
    annotation.quote()
}

/// Takes back what `act` does and does it again, and sees that both are whole steps.
fn is_one_step(person: &mut Person, act: impl FnOnce(&mut Person)) {
    let (before, steps) = (person.session().project.clone(), person.steps());
    act(person);
    let after = person.session().project.clone();
    assert_ne!(before, after, "something was done");
    assert_eq!(person.steps(), steps + 1, "in one step");
    person.press("Ctrl+Z");
    assert_eq!(person.session().project, before, "undoing takes all of it back");
    person.press("Ctrl+Shift+Z");
    assert_eq!(person.session().project, after, "redoing does all of it again");
    person.press("Ctrl+Z");
    person.press("Ctrl+Y");
    assert_eq!(person.session().project, after);
}

#[test]
fn a_digit_marks_what_is_selected() {
    for (key, label, part) in [("1", "claim", Part::Claim), ("2", "source", Part::Source), ("3", "cue", Part::Cue)] {
        let mut person = reader();
        let range = person.range("الوزيرة سلمى الحداد");
        person.sweep(range);
        is_one_step(&mut person, |person| person.press(key));
        let made = person.session().project.annotations.values().next().expect("a mark").clone();
        assert_eq!((made.label.clone(), quote(&made)), (LabelId(label.into()), "الوزيرة سلمى الحداد".to_owned()));
        assert_eq!((made.marks[0].range, made.author.as_str()), (range, "Rana"));
        assert_eq!(person.session().project.role_of(&made.id), Some(part));
        assert!(person.session().is_dirty());
    }
}

#[test]
fn a_click_on_a_label_marks_too() {
    let mut person = reader();
    person.sweep(person.range("الوزيرة سلمى الحداد"));
    let at = person.all(Role::Button, "Source");
    assert_eq!(at.len(), 2, "in the toolbar and at the selection");
    person.click(at[1].center());
    assert_eq!(person.chosen_part(), Some(Part::Source));
    person.sweep(person.range("قالت"));
    person.click_on(Role::Button, "Cue");
    assert_eq!(person.chosen_part(), Some(Part::Cue));
}

#[test]
fn a_new_mark_is_chosen_and_the_caret_stands_behind_it() {
    let mut person = reader();
    let made = person.mark("المخزون يكفي 94 يوما", "1");
    assert_eq!((person.caret().at, person.session().selected()), (made.span().end, None));
    let card = person.names(Role::ListBoxOption);
    assert_eq!(card, ["Claim: المخزون يكفي 94 يوما"]);
}

#[test]
fn white_space_at_the_ends_is_not_marked() {
    let mut person = reader();
    let range = person.range(" سلمى الحداد ");
    person.sweep(range);
    person.press("2");
    assert_eq!(quote(&person.chosen()), "سلمى الحداد");
    let space = CpRange { start: range.start, end: range.start.plus(1) };
    person.sweep(space);
    person.press("2");
    assert_eq!(person.session().project.annotations.len(), 1, "a space alone is nothing to mark");
}

#[test]
fn marks_overlap_nest_and_cross_blocks() {
    let mut person = reader();
    let claim = person.mark("الشركة Northwind Marine خفضت أسعارها بنسبة 12%", "1");
    let source = person.mark("Northwind Marine", "2");
    let overlap = person.mark("أسعارها بنسبة 12%، وإن ذلك", "1");
    let whole = person.range(TITLE);
    let across = CpRange { start: whole.start, end: person.range("قالت الوزيرة").end };
    person.sweep(across);
    person.press("1");
    let across = person.chosen();
    assert_eq!(across.quote(), format!("{TITLE}\nقالت الوزيرة"));
    let all = &person.session().project.annotations;
    for mark in [&claim, &source, &overlap, &across] {
        assert_eq!(all.get(&mark.id), Some(mark));
    }
    assert_eq!(all.len(), 4);
    assert_eq!(&**person.article().text(), [TITLE, FIRST, SECOND].join("\n"), "the text is what it was");
    let mut check = |words: &str, nth: u32, expected: &Annotation| {
        let at = person.spot(person.range(words).start.plus(nth), 0.5);
        person.press("Escape");
        person.click(at);
        assert_eq!(person.chosen().id, expected.id, "a click on {words}");
    };
    check("Northwind", 3, &source);
    check("خفضت", 1, &claim);
    check("وإن ذلك", 2, &overlap);
    check("تعلن", 1, &across);
    check("قالت", 1, &across);
}

#[test]
fn marking_the_same_again_makes_no_second_mark() {
    let mut person = reader();
    let made = person.mark("الوزيرة سلمى الحداد", "2");
    let steps = person.steps();
    person.press("Escape");
    person.sweep(person.range("الوزيرة سلمى الحداد"));
    person.press("2");
    assert_eq!((person.chosen().id.clone(), person.steps()), (made.id.clone(), steps));
    person.sweep(person.range("الوزيرة سلمى الحداد"));
    person.press("1");
    assert_eq!(person.session().project.annotations.len(), 2, "another label is another mark");
}

#[test]
fn a_range_is_added_to_the_chosen_mark() {
    let mut person = reader();
    let made = person.mark("أسعارها بنسبة 12%", "1");
    person.sweep(person.range("يشمل المدن الكبرى"));
    is_one_step(&mut person, |person| person.press("="));
    let now = person.session().project.annotations[&made.id].clone();
    assert_eq!(quote(&now), "أسعارها بنسبة 12% … يشمل المدن الكبرى");
    person.sweep(person.range("كلها"));
    person.click_on(Role::Button, "Add to mark");
    assert_eq!(person.session().project.annotations[&made.id].marks.len(), 3);
    person.sweep(person.range("المدن الكبرى كلها"));
    person.press("=");
    let now = person.session().project.annotations[&made.id].clone();
    assert_eq!(quote(&now), "أسعارها بنسبة 12% … يشمل المدن الكبرى كلها", "ranges that meet are one");
}

#[test]
fn a_key_without_a_selection_changes_the_chosen_label() {
    let mut person = reader();
    let made = person.mark("الوزيرة سلمى الحداد", "1");
    is_one_step(&mut person, |person| person.press("2"));
    let now = person.session().project.annotations[&made.id].clone();
    assert_eq!((now.label.clone(), now.marks.clone()), (LabelId("source".into()), made.marks.clone()));
}

#[test]
fn a_key_with_nothing_to_mark_says_what_is_missing() {
    let mut person = reader();
    person.press("2");
    assert!(person.is_told("Select some text first, then press 2"), "{:?}", person.session().notices);
    assert!(person.session().project.annotations.is_empty());
}

#[test]
fn keys_move_the_ends_by_whole_letters() {
    let mut person = reader();
    let made = person.mark("القريب أن", "1");
    let check = |person: &mut Person, keys: &str, expected: &str| {
        is_one_step(person, |person| person.press(keys));
        assert_eq!(quote(&person.session().project.annotations[&made.id]), expected, "after {keys}");
    };
    check(&mut person, "Alt+ArrowDown", "القريب أن ");
    check(&mut person, "Alt+ArrowUp", "القريب أن");
    check(&mut person, "Alt+Shift+ArrowDown", "لقريب أن");
    check(&mut person, "Alt+Shift+ArrowUp", "القريب أن");
    person.press("Escape");
    let vowelled = person.mark("قِيمَتَهُ", "1");
    let check = |person: &mut Person, keys: &str, expected: &str| {
        person.press(keys);
        assert_eq!(quote(&person.session().project.annotations[&vowelled.id]), expected, "after {keys}");
    };
    check(&mut person, "Alt+ArrowUp", "قِيمَتَ");
    check(&mut person, "Alt+Shift+ArrowDown", "يمَتَ");
    check(&mut person, "Alt+ArrowUp", "يمَ");
    check(&mut person, "Alt+ArrowUp", "ي");
    person.press("Alt+ArrowUp");
    assert_eq!(quote(&person.chosen()), "ي", "a mark is never emptied");
}

#[test]
fn the_ends_of_a_mark_can_be_dragged() {
    let mut person = reader();
    let made = person.mark("Northwind Marine", "2");
    let range = made.span();
    let end = person.handle(Cursor { at: range.end, affinity: Affinity::Before }, false);
    let to = person.spot(person.range("خفضت").end.minus(1), 0.8);
    is_one_step(&mut person, |person| person.drag(end, to));
    assert_eq!(quote(&person.session().project.annotations[&made.id]), "Northwind Marine خفضت");
    person.press("Ctrl+Z");
    let start = person.handle(Cursor::new(range.start), true);
    let to = person.spot(person.range("الشركة").start, 0.2);
    is_one_step(&mut person, |person| person.drag(start, to));
    assert_eq!(quote(&person.session().project.annotations[&made.id]), "الشركة Northwind Marine");
    let start = person.handle(Cursor::new(person.range("الشركة").start), true);
    let beyond = person.spot(person.range("المخزون").start, 0.2);
    person.drag(start, beyond);
    assert_eq!(quote(&person.session().project.annotations[&made.id]), "e", "the ends never cross");
    assert_eq!(person.session().selected(), None, "a drag of a handle selects nothing");
}

#[test]
fn a_mark_is_deleted_and_brought_back() {
    for by in ["Delete", "Backspace"] {
        let mut person = reader();
        person.mark("الوزيرة سلمى الحداد", "2");
        is_one_step(&mut person, |person| {
            person.press(by);
            assert!(person.is_told("Mark deleted"));
        });
        assert!(person.session().project.annotations.is_empty());
        assert_eq!(person.session().chosen, None);
    }
    let mut person = reader();
    person.mark("المخزون يكفي 94 يوما", "1");
    is_one_step(&mut person, |person| person.click_on(Role::Button, "Delete"));
    assert!(person.session().project.annotations.is_empty());
    person.find(
        Role::Button,
        "Undo deleting a mark".replace("deleting a mark", "\u{2068}deleting a mark\u{2069}").as_str(),
    );
}

#[test]
fn undo_and_redo_have_buttons_that_name_the_step() {
    let mut person = reader();
    person.mark("المخزون يكفي 94 يوما", "1");
    person.click_on(Role::Button, "Undo marking");
    assert!(person.session().project.annotations.is_empty());
    person.click_on(Role::Button, "Redo marking");
    assert_eq!(person.session().project.annotations.len(), 1);
}

#[test]
fn clicks_choose_marks_and_their_cards() {
    let mut person = reader();
    let first = person.mark("أسعارها بنسبة 12%", "1");
    let second = person.mark("المخزون يكفي 94 يوما", "1");
    let at = person.spot(person.range("أسعارها").start.plus(2), 0.5);
    person.click(at);
    assert_eq!(person.chosen().id, first.id);
    let aside = person.spot(person.range("تعلن").start, 0.5);
    person.click(aside);
    assert_eq!(person.session().chosen, None, "a click beside all marks chooses none");
    person.click_on(Role::ListBoxOption, "Claim: المخزون يكفي 94 يوما");
    assert_eq!(person.chosen().id, second.id);
}

#[test]
fn brackets_step_through_the_marks_in_the_order_of_the_text() {
    let mut person = reader();
    let last = person.mark("المخزون يكفي 94 يوما", "1");
    let first = person.mark("وزارة الطاقة", "2");
    let middle = person.mark("Northwind Marine", "2");
    person.press("Escape");
    person.press("Escape");
    let check = |person: &mut Person, key: &str, expected: &Annotation| {
        person.press(key);
        assert_eq!(person.chosen().id, expected.id, "after {key}");
    };
    check(&mut person, "]", &first);
    check(&mut person, "]", &middle);
    check(&mut person, "]", &last);
    check(&mut person, "]", &first);
    check(&mut person, "[", &last);
    check(&mut person, "[", &middle);
}

#[test]
fn a_clitic_is_peeled_off_and_put_back() {
    let mut person = reader();
    person.sweep(person.range("والمصدر"));
    let check = |person: &mut Person, keys: &str, expected: &str| {
        person.press(keys);
        assert_eq!(person.selected_text(), expected, "after {keys}");
    };
    check(&mut person, "P", "المصدر");
    check(&mut person, "P", "مصدر");
    check(&mut person, "P", "مصدر");
    check(&mut person, "Shift+P", "والمصدر");
    assert_eq!(person.steps(), 0, "a selection is no step");
    person.press("2");
    is_one_step(&mut person, |person| person.press("P"));
    let id = person.session().project.annotations.keys().next().expect("a mark").clone();
    assert_eq!(person.session().project.annotations[&id].quote(), "المصدر");
    is_one_step(&mut person, |person| person.press("Shift+P"));
    assert_eq!(person.session().project.annotations[&id].quote(), "والمصدر");
}

#[test]
fn a_note_is_written_in_the_inspector_as_one_step() {
    let mut person = reader();
    let made = person.mark("المخزون يكفي 94 يوما", "1");
    person.click_on(Role::MultilineTextInput, "Note (Arabic)");
    is_one_step_outside_the_field(&mut person, |person| person.type_text("رقم الوزارة، لا رقم المفتشين 2 1 ل"));
    let note = person.session().project.annotations[&made.id].remarks.note.clone();
    assert_eq!((note.ar.as_str(), note.en.as_str()), ("رقم الوزارة، لا رقم المفتشين 2 1 ل", ""));
    assert_eq!(person.session().project.annotations.len(), 1, "digits in a note mark nothing");
}

/// As [`is_one_step`], where the focus is in a field whose own undo would answer.
fn is_one_step_outside_the_field(person: &mut Person, act: impl FnOnce(&mut Person)) {
    is_one_step(person, |person| {
        act(person);
        let aside = person.spot(person.range("تعلن").start, 0.5);
        person.click(aside);
    });
}

#[test]
fn notes_of_two_marks_are_two_steps_and_languages_are_told_apart() {
    let mut person = reader();
    let a = person.mark("المخزون يكفي 94 يوما", "1");
    person.click_on(Role::MultilineTextInput, "Note (English)");
    person.type_text("the ministry's figure");
    let note = person.session().project.annotations[&a.id].remarks.note.clone();
    assert_eq!((note.ar.as_str(), note.en.as_str()), ("", "the ministry's figure"));
    let steps = person.steps();
    let b = person.mark("أسعارها بنسبة 12%", "1");
    person.click_on(Role::MultilineTextInput, "Note (Arabic)");
    person.type_text("غير مؤكد");
    assert_eq!(person.steps(), steps + 2, "one to mark, one for the note");
    assert_eq!(person.session().project.annotations[&b.id].remarks.note.ar, "غير مؤكد");
    assert_eq!(person.session().project.annotations[&a.id].remarks.note.en, "the ministry's figure");
}

#[test]
fn keys_mark_again_after_a_note() {
    let mut person = reader();
    person.mark("المخزون يكفي 94 يوما", "1");
    person.click_on(Role::MultilineTextInput, "Note (Arabic)");
    person.type_text("رقم");
    person.mark("Northwind Marine", "2");
    assert_eq!(person.session().project.annotations.len(), 2);
    let aside = person.spot(person.range("تعلن").start, 0.5);
    person.click(aside);
    person.click_on(Role::ListBoxOption, "Claim: المخزون يكفي 94 يوما");
    person.click_on(Role::MultilineTextInput, "Note (Arabic)");
    person.press("Escape");
    person.press("2");
    assert_eq!(person.chosen_part(), Some(Part::Source), "Esc leaves the field, and keys are commands again");
}

#[test]
fn a_label_of_ones_own_marks_with_its_key() {
    let mut person = reader();
    person.press("L");
    assert_eq!(person.session().question, Some(Question::NewLabel));
    // The interface's own language comes first and has the focus.
    person.type_text("Opinion");
    person.click_on(Role::TextInput, "Name in Arabic");
    person.type_text("رأي");
    is_one_step(&mut person, |person| person.click_on(Role::Button, "Add label"));
    assert_eq!(person.session().question, None);
    let label = person.session().project.labels.last().expect("labels").clone();
    assert_eq!((label.name.ar.as_str(), label.name.en.as_str(), label.key), ("رأي", "Opinion", Some('4')));
    assert_eq!(person.session().project.labels.len(), 4);
    // Where there is room for it.
    person.harness.set_size(egui::vec2(1600.0, 860.0));
    person.rest();
    person.find(Role::Button, "Opinion");
    let made = person.mark("المدن الكبرى", "4");
    assert_eq!(made.label, label.id);
}

#[test]
fn a_label_needs_a_name() {
    let mut person = reader();
    person.press("L");
    person.press("Enter");
    assert_eq!(person.session().question, Some(Question::NewLabel), "it stays open");
    assert_eq!(person.session().project.labels.len(), 3);
    person.type_text("رأي");
    person.press("Enter");
    assert_eq!((person.session().question.clone(), person.session().project.labels.len()), (None, 4));
    // The name in the interface's language is asked for first.
    assert_eq!(person.session().project.labels[3].name.en, "رأي");
}

#[test]
fn the_card_offers_the_labels() {
    let mut person = reader();
    let made = person.mark("المخزون يكفي 94 يوما", "1");
    person.click_on(Role::Button, "Change label");
    person.click_on(Role::MenuItem, "Source");
    assert_eq!(person.session().project.annotations[&made.id].label, LabelId("source".into()));
}

#[test]
fn undoing_everything_leads_back_to_the_article_as_it_was_opened() {
    let mut person = reader();
    let opened = person.session().project.clone();
    person.mark("المخزون يكفي 94 يوما", "1");
    person.mark("والمصدر", "2");
    person.press("P");
    person.press("Alt+ArrowDown");
    person.press("Delete");
    let end = person.session().project.clone();
    let steps = person.steps();
    assert_eq!(steps, 5);
    for _ in 0..steps {
        person.press("Ctrl+Z");
    }
    assert_eq!(person.session().project, opened);
    assert!(!person.session().is_dirty());
    person.press("Ctrl+Z");
    for _ in 0..steps {
        person.press("Ctrl+Shift+Z");
    }
    assert_eq!(person.session().project, end);
    assert_eq!(person.article().block_at(Cp(0)), 0);
}

#[test]
fn a_note_can_be_composed_with_an_input_method() {
    use egui::{Event, ImeEvent};
    let mut person = reader();
    let made = person.mark("المخزون يكفي 94 يوما", "1");
    person.click_on(Role::MultilineTextInput, "Note (Arabic)");
    let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    person.frame(vec![preedit("م")]);
    person.frame(vec![preedit("مؤ")]);
    person.frame(vec![preedit(""), Event::Ime(ImeEvent::Commit("مؤكد".into()))]);
    person.rest();
    assert_eq!(person.session().project.annotations[&made.id].remarks.note.ar, "مؤكد");
    person.press("Escape");
    person.press("Ctrl+Z");
    assert_eq!(person.session().project.annotations[&made.id].remarks.note.ar, "", "composed text is one step too");
}

#[test]
fn the_window_can_be_worked_with_keys_alone() {
    let mut person = reader();
    let focused = |person: &Person| {
        use egui_kittest::kittest::{NodeT, Queryable, by};
        let node = person.harness.query_all(by().predicate(|node| node.is_focused())).next();
        node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    let mut seen = Vec::new();
    for _ in 0..40 {
        person.press("Tab");
        seen.push(focused(&person));
        if seen.last().is_some_and(|name| name == "Menu") {
            break;
        }
    }
    assert_eq!(seen.last().map(String::as_str), Some("Menu"), "{seen:?}");
    person.press("Enter");
    person.find(Role::MenuItem, "Select all");
    person.press("Escape");
    person.press("Escape");
    person.press("ArrowLeft");
    for _ in 0..12 {
        person.press("Shift+ArrowLeft");
    }
    person.press("1");
    assert_eq!(person.session().project.annotations.len(), 1);
}

#[test]
fn a_chosen_mark_is_copied_with_its_place() {
    let mut person = Person::reading(&["البحر هادئ", "قالت الوزيرة إن الأسعار ستنخفض."]);
    person.mark("الأسعار ستنخفض", "1");
    person.press("Ctrl+C");
    assert_eq!(person.copied, ["«الأسعار ستنخفض»\n\u{2068}البحر هادئ\u{2069}, block 2"]);
    assert!(person.is_told("Copied the mark"));
    person.sweep(person.range("الوزيرة"));
    person.press("Ctrl+C");
    assert_eq!(person.copied.last().map(String::as_str), Some("الوزيرة"), "what is selected comes first");
}
