//! A newer version of an article's text, and what its marks become.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use egui::{Rect, pos2, vec2};
use isnad::anchor::State;
use isnad::annotation::{Annotation, AnnotationId, Edit, LabelId, Mark, Timestamp};
use isnad::app::startup::FirstView;
use isnad::session::{Decision, Language, Question, Selection, Settings, Update};
use isnad::text::CpRange;

const TITLE: &str = "مضيق الصدف يترقب عودة الملاحة بعد شهرين من الإغلاق الكامل";
const FIRST: &str =
    "قالت وزارة النقل إن الحركة ستعود خلال أسابيع، ونقلت الوكالة عن مسؤول قوله إن الكلفة بلغت ثلاثة ملايين.";
const SECOND: &str = "وأكد المتحدث النسبة نفسها في حديث إلى الصحافيين أمس.";
const THIRD: &str = "ويشكو التجار من طول الانتظار، ويقولون إن الخسائر تتراكم كل يوم.";

/// A person with five marks: one each to be exact, moved, fuzzy, ambiguous and orphan in [`newer`], the first two tied.
fn marked() -> Person {
    let mut person = Person::reading(&[TITLE, FIRST, SECOND, THIRD]);
    let claim = person.mark("الحركة ستعود خلال أسابيع", "1");
    person.mark("وزارة النقل", "2");
    person.mark("مضيق الصدف", "2");
    person.mark("النسبة نفسها", "1");
    person.mark("الخسائر تتراكم", "1");
    person.session_mut().chosen = Some(claim.id.clone());
    person.press("A");
    let at = person.spot(person.range("وزارة").start.plus(1), 0.5);
    person.click(at);
    person.press("Escape");
    assert_eq!(person.session().project.attributions.len(), 1, "claim and source are tied");
    person
}

/// Its first block is as it was, the claim is reworded, one sentence stands twice, and the last block is gone.
fn newer() -> String {
    let first = FIRST.replace("ستعود خلال أسابيع", "ستعود خلال أشهر");
    [TITLE, "خبر عاجل يسبق النص كله", &first, "فاصل", SECOND, "فاصل بين الفقرتين", SECOND].join("\n\n")
}

/// Asks for the newer version by its path.
fn update(person: &mut Person, text: &str) {
    let path = person.write("newer.txt", text.as_bytes());
    person.press("Ctrl+Shift+U");
    assert_eq!(person.session().question, Some(Question::UpdatePath));
    person.type_text(&path.display().to_string());
    person.press("Enter");
}

fn list(person: &Person) -> &Update {
    person.session().update.as_ref().expect("the list is shown")
}

/// The number of the only row in this state.
fn row(person: &Person, state: State) -> usize {
    let rows = &list(person).rows;
    let found: Vec<usize> = (0..rows.len()).filter(|i| rows[*i].state == state).collect();
    assert_eq!(found.len(), 1, "{state:?}: {:?}", rows.iter().map(|r| r.state).collect::<Vec<_>>());
    found[0]
}

fn choose(person: &mut Person, state: State) -> String {
    let number = row(person, state);
    let name = person.names(Role::ListItem).into_iter().nth(number).expect("a row");
    person.click_on(Role::ListItem, &name);
    assert_eq!(list(person).chosen, number);
    name
}

#[test]
fn every_mark_is_listed_with_what_became_of_it() {
    let mut person = marked();
    update(&mut person, &newer());
    let rows = person.names(Role::ListItem);
    assert_eq!(
        rows,
        [
            "Source, Exact, Accepted: مضيق الصدف",
            "Source, Moved, Accepted: وزارة النقل",
            "Claim, Similar, To be decided: الحركة ستعود خلال أسابيع",
            "Claim, Several places, To be decided: النسبة نفسها",
            "Claim, Not found, To be decided: الخسائر تتراكم",
        ]
    );
    for name in ["All 5", "Exact 1", "Moved 1", "Similar 1", "Several places 1", "Not found 1"] {
        person.find(Role::RadioButton, name);
    }
    assert_eq!(&**person.article().text(), [TITLE, FIRST, SECOND, THIRD].join("\n"), "nothing has changed yet");
    person.click_on(Role::RadioButton, "Not found 1");
    assert_eq!(person.names(Role::ListItem), ["Claim, Not found, To be decided: الخسائر تتراكم"]);
    person.click_on(Role::RadioButton, "All 5");
    // Nothing is applied while anything is undecided.
    person.press("Ctrl+Enter");
    assert!(person.session().update.is_some());
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let mut person = marked();
    let (project, steps) = (person.session().project.clone(), person.steps());
    update(&mut person, &newer());
    choose(&mut person, State::Orphan);
    person.press("Delete");
    person.press("Enter");
    person.press("Escape");
    assert!(person.session().update.is_none());
    assert_eq!((person.session().project.clone(), person.steps()), (project, steps));
    assert!(person.is_told("keeps its text"));
}

#[test]
fn decided_marks_are_applied_as_one_step() {
    let mut person = marked();
    let (before, steps) = (person.session().project.clone(), person.steps());
    update(&mut person, &newer());
    // The first mark that waits is chosen: the fuzzy one. Enter accepts, and the next comes.
    assert_eq!(list(&person).chosen, row(&person, State::Fuzzy));
    person.press("Enter");
    assert_eq!(list(&person).rows[row(&person, State::Fuzzy)].decision, Some(Decision::Accept));
    assert_eq!(list(&person).chosen, row(&person, State::Ambiguous));
    // Of two places the second is meant.
    person.press("R");
    let placing = list(&person).placing.as_ref().expect("the new text is shown");
    assert_eq!(placing.candidates.len(), 2);
    let second = placing.candidates[1];
    person.find(Role::Button, "Next place");
    person.press("N");
    assert_eq!(list(&person).placing.as_ref().and_then(|p| p.session.selected()), Some(second));
    person.press("Enter");
    assert_eq!(list(&person).rows[row(&person, State::Ambiguous)].decision, Some(Decision::Place(vec![second])));
    assert_eq!(list(&person).chosen, row(&person, State::Orphan));
    person.press("Delete");
    assert_eq!(list(&person).counts.undecided, 0);
    person.click_on(Role::Button, "Apply");
    assert!(person.session().update.is_none());
    assert_eq!(&**person.article().text(), newer().replace("\n\n", "\n"));
    let marks = |person: &Person| -> Vec<(String, String)> {
        let session = person.session();
        let all = session.project.annotations_of(session.article.as_ref().expect("an article"));
        let article = person.article();
        all.iter().map(|a| (a.quote(), article.slice(a.marks[0].range).to_owned())).collect()
    };
    let quotes = ["مضيق الصدف", "وزارة النقل", "الحركة ستعود خلال أشهر", "النسبة نفسها"];
    assert_eq!(marks(&person), quotes.map(|q| (q.to_owned(), q.to_owned())));
    let placed = person.session().project.annotations.values().find(|a| a.quote() == "النسبة نفسها");
    assert_eq!(placed.map(|a| a.span()), Some(second));
    assert_eq!(person.session().project.attributions.len(), 1, "the tie holds");
    assert_eq!(person.steps(), steps + 1);
    person.press("Ctrl+Z");
    assert_eq!(person.session().project, before, "one step back is all the way back");
    person.press("Ctrl+Shift+Z");
    assert_eq!(&**person.article().text(), newer().replace("\n\n", "\n"));
}

#[test]
fn an_orphan_is_placed_by_hand() {
    let mut person = marked();
    update(&mut person, &newer());
    choose(&mut person, State::Orphan);
    // With no place to accept, Enter opens the new text.
    person.press("Enter");
    assert!(list(&person).placing.as_ref().is_some_and(|p| p.candidates.is_empty()));
    assert!(person.seen(Role::Label, "فاصل بين الفقرتين").is_some(), "the new text is shown");
    let confirm = person.find(Role::Button, "Place it here");
    person.click(confirm.center());
    assert!(list(&person).placing.is_some(), "without a selection there is no place");
    let words = person.seen(Role::Label, "فاصل بين الفقرتين").expect("the block");
    // A double click selects the first word of the line.
    person.clicks(egui::pos2(words.right() - 12.0, words.top() + 12.0), 2);
    person.press("Enter");
    let number = row(&person, State::Orphan);
    let Some(Decision::Place(ranges)) = list(&person).rows[number].decision.clone() else { panic!("it is placed") };
    assert_eq!(list(&person).new.slice(ranges[0]), "فاصل");
    // Escape in the text goes back to the list only.
    person.press("R");
    person.press("Escape");
    assert!(list(&person).placing.is_none());
}

#[test]
fn the_text_to_place_a_mark_in_stands_in_the_middle_right_below_the_old_words() {
    let mut person = marked();
    update(&mut person, &newer());
    choose(&mut person, State::Orphan);
    person.press("Enter");
    let column = person.find(Role::Label, TITLE);
    assert!((column.center().x - SIZE.x / 2.0).abs() < 1.0, "{column:?}");
    let old = person.names(Role::Label).into_iter().find(|name| name.contains("الخسائر تتراكم")).expect("the words");
    let between = column.top() - person.find(Role::Label, &old).bottom();
    assert!((0.0..70.0).contains(&between), "{between}");
}

#[test]
fn rows_are_as_high_as_their_words() {
    let mut person = Person::reading(&[TITLE, FIRST, SECOND, THIRD]);
    person.mark("مضيق الصدف", "2");
    person.mark(FIRST, "1");
    person.mark("الخسائر تتراكم", "1");
    update(&mut person, &newer());
    let rows: Vec<_> = person.names(Role::ListItem).iter().map(|name| person.find(Role::ListItem, name)).collect();
    let [short, long, last] = rows[..] else { panic!("{rows:?}") };
    assert!(short.height() < 80.0 && short.height() == last.height(), "{rows:?}");
    assert!(long.height() > short.height(), "{rows:?}");
    let touch = |above: egui::Rect, below: egui::Rect| (above.bottom() - below.top()).abs() < 0.5;
    assert!(touch(short, long) && touch(long, last), "{rows:?}");
}

#[test]
fn of_a_mark_in_parts_those_are_asked_for_that_are_not_certain() {
    let mut person = Person::reading(&[TITLE, FIRST, SECOND]);
    let article = person.article();
    let parts = ["وزارة النقل", "ثلاثة ملايين"].map(|words| Mark::of(&article, person.range(words)).expect("a mark"));
    let (id, label) = (AnnotationId("parts".into()), LabelId("source".into()));
    let annotation = Annotation::new(id.clone(), article.id.clone(), label, parts.to_vec(), "Rana", Timestamp(0));
    let session = person.session_mut();
    let edit = vec![Edit::PutAnnotation(annotation.into())];
    session.history.perform(&mut session.project, "step-mark", edit).expect("it fits");
    session.revision += 1;
    let first = FIRST.replace("إن الكلفة بلغت ثلاثة ملايين", "إن المبلغ وصل إلى ألوف الدنانير");
    update(&mut person, &[TITLE, "خبر عاجل", &first, SECOND].join("\n\n"));
    assert!(!list(&person).rows[0].state.is_certain());
    person.press("R");
    assert_eq!(list(&person).placing.as_ref().map(|p| p.mark), Some(1), "the first part is certain");
    person.find(Role::Label, "Part 2 of 2");
    let words = "ألوف الدنانير";
    let text = list(&person).new.text().clone();
    let start = text[..text.find(words).expect("the words")].chars().count() as u32;
    let range = CpRange::new(start, start + words.chars().count() as u32);
    let placing = person.session_mut().update.as_mut().and_then(|u| u.placing.as_mut()).expect("the new text");
    placing.session.selection = Some(Selection::of(range));
    person.press("Enter");
    person.press("Ctrl+Enter");
    assert_eq!(person.session().project.annotations[&id].quote(), "وزارة النقل … ألوف الدنانير");
}

#[test]
fn what_goes_with_a_dropped_claim_is_told() {
    let mut person = marked();
    update(&mut person, &newer());
    choose(&mut person, State::Fuzzy);
    person.press("Delete");
    let counts = list(&person).counts;
    assert_eq!((counts.dropped, counts.ties_gone, counts.ties_loosened), (1, 1, 0));
    let told = person.names(Role::Label).join("\n").replace(['\u{2068}', '\u{2069}'], "");
    assert!(told.contains("1 mark will be dropped · 1 attribution goes with it"), "{told}");
    choose(&mut person, State::Moved);
    person.press("Delete");
    person.click_on(Role::Button, "Accept all exact and moved");
    assert_eq!(list(&person).counts.dropped, 1, "the moved mark is accepted again");
}

#[test]
fn other_commands_wait_until_the_list_is_done() {
    let mut person = marked();
    update(&mut person, &newer());
    let before = person.session().project.clone();
    for key in ["1", "Ctrl+Z", "Ctrl+W", "A", "Ctrl+K", "Ctrl+O"] {
        person.press(key);
    }
    let other = person.write("other.txt", "نص آخر".as_bytes());
    person.drop_file(&other);
    assert!(person.session().update.is_some() && !person.session().palette_open);
    assert_eq!(person.session().project, before);
    assert!(person.is_told("Apply or cancel the new text first."));
}

#[test]
fn the_same_text_changes_nothing() {
    let mut person = marked();
    update(&mut person, &[TITLE, FIRST, SECOND, THIRD].join("\n\n"));
    assert!(person.session().update.is_none());
    assert!(person.is_told("the same as the old one"));
}

#[test]
fn an_article_without_marks_is_updated_at_once() {
    let mut person = Person::reading(&[TITLE, FIRST]);
    update(&mut person, TITLE);
    assert!(person.session().update.is_none());
    assert_eq!(&**person.article().text(), TITLE);
    assert_eq!(person.session().history.undo_name(), Some("step-update"));
    person.press("Ctrl+Z");
    assert_eq!(&**person.article().text(), [TITLE, FIRST].join("\n"));
}

#[test]
fn another_encoding_asks_where_marks_would_be_lost() {
    let mut person = marked();
    let before = person.session().project.clone();
    person.click_on(Role::Button, "UTF-8");
    person.click_on(Role::MenuItem, "windows-1256");
    assert!(list(&person).counts.undecided > 0, "hardly a word stays the same");
    person.press("Escape");
    assert_eq!(person.session().project, before);
}

#[test]
fn the_list_is_there_in_arabic() {
    let person = Person::with(FirstView::Empty, Settings { language: Language::Arabic, ..settings() }, SIZE);
    let path = person.write("article.txt", [TITLE, FIRST].join("\n\n").as_bytes());
    let mut person = person;
    person.drop_file(&path);
    person.mark("وزارة النقل", "2");
    update(&mut person, &[TITLE, "عاجل", FIRST].join("\n\n"));
    assert_eq!(person.names(Role::ListItem), ["مصدر، منقولة، مقبولة: وزارة النقل"]);
    let (old, new) = (person.find(Role::Label, "النص الحالي"), person.find(Role::Label, "النص الجديد"));
    assert!(old.center().x > new.center().x, "the list is mirrored");
    person.press("Ctrl+Enter");
    assert!(person.session().update.is_none());
    assert!(person.article().text().contains("عاجل"));
}

#[test]
fn in_a_low_window_all_but_the_title_scrolls_with_the_marks() {
    let mut person = marked();
    update(&mut person, &newer());
    person.harness.set_size(vec2(640.0, 400.0));
    person.rest();
    let title = person.find(Role::Label, "What became of the marks");
    let in_view = |rect: &Rect| rect.top() >= title.bottom() && rect.bottom() <= 400.0;
    let chosen = person.find(Role::ListItem, "Claim, Similar, To be decided: الحركة ستعود خلال أسابيع");
    assert!(in_view(&chosen), "{chosen}");
    let filter = |person: &Person| person.find(Role::RadioButton, "All 5");
    person.wheel(pos2(320.0, 300.0), -5000.0);
    assert!(in_view(&filter(&person)), "{}", filter(&person));
    person.wheel(pos2(320.0, 300.0), 5000.0);
    assert!(!in_view(&filter(&person)), "{}", filter(&person));
    let rows = person.rects(Role::ListItem).iter().filter(|row| in_view(row)).count();
    assert!(rows >= 3, "{rows} marks are in view");
}

#[test]
fn in_a_narrow_window_the_buttons_of_a_mark_stand_below_its_words() {
    let mut person = marked();
    update(&mut person, &newer());
    person.harness.set_size(vec2(480.0, 640.0));
    person.rest();
    let quote = "الحركة ستعود خلال أسابيع";
    let row = person.find(Role::ListItem, &format!("Claim, Similar, To be decided: {quote}"));
    assert!(row.left() >= 0.0 && row.right() <= 480.0, "{row}");
    let buttons: Vec<String> = person.names(Role::Button).into_iter().filter(|name| name.contains(quote)).collect();
    assert_eq!(buttons.len(), 3, "{buttons:?}");
    for button in &buttons {
        let place = person.find(Role::Button, button);
        assert!(row.contains_rect(place) && place.top() > row.center().y, "{button}: {place} in {row}");
    }
}
