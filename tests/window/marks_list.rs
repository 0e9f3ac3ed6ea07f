//! The panel of marks: filtering, ordering, going there.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use egui::{Rect, pos2, vec2};
use isnad::annotation::{Annotation, Bilingual, Edit, Source, SourceId, Timestamp};
use isnad::app::startup::FirstView;
use isnad::session::{Language, Settings};
use isnad::ui::theme::size;

const PARAGRAPHS: [&str; 3] =
    ["وزارة الطاقة تعلن خفض الأسعار", "قالت الوزيرة إن الأسعار ستنخفض.", "ونفى التجار ذلك نفيا تاما."];

/// Somebody whose two articles have three marks and one.
fn reader() -> Person {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الأسعار ستنخفض", "1");
    person.mark("الوزيرة", "2");
    person.mark("التجار", "2");
    let path = person.write("other.txt", "افتتاح الميناء الجديد\n\nأعلن الوزير موعد الافتتاح.".as_bytes());
    person.drop_file(&path);
    person.mark("موعد الافتتاح", "1");
    person.press("Ctrl+M");
    person
}

fn listed(person: &Person) -> Vec<String> {
    person.names(Role::ListItem)
}

fn choose(person: &mut Person, menu: &str, item: &str) {
    person.click_on(Role::Button, menu);
    person.click_on(Role::MenuItem, item);
}

fn counts(person: &Person, text: &str) -> bool {
    person.names(Role::Label).iter().any(|label| label.replace(['\u{2068}', '\u{2069}'], "") == text)
}

#[test]
fn marks_are_filtered_and_the_filters_cleared() {
    let mut person = reader();
    assert_eq!(listed(&person), ["موعد الافتتاح"]);
    choose(&mut person, "This article", "Whole project");
    assert_eq!(listed(&person), ["الوزيرة", "الأسعار ستنخفض", "التجار", "موعد الافتتاح"]);
    assert!(counts(&person, "4 marks"));
    choose(&mut person, "Label", "Source");
    assert_eq!(listed(&person), ["الوزيرة", "التجار"]);
    person.click_on(Role::TextInput, "Quotes, notes, tags");
    person.type_text("تجّار");
    assert_eq!(listed(&person), ["التجار"], "folded");
    assert!(counts(&person, "1 of 4 marks"));
    person.type_text("zz");
    assert!(counts(&person, "No mark is like that. Clear the filters to see all."));
    person.click_on(Role::Button, "Clear filters");
    assert_eq!(listed(&person).len(), 4);
    choose(&mut person, "State", "Unattributed");
    assert_eq!(listed(&person), ["الأسعار ستنخفض", "موعد الافتتاح"]);
    choose(&mut person, "Unattributed", "Any state");
    choose(&mut person, "Order", "By label");
    assert_eq!(listed(&person)[..2], ["الأسعار ستنخفض", "موعد الافتتاح"]);
}

#[test]
fn where_no_mark_is_that_is_said_once() {
    let mut person = Person::reading(&PARAGRAPHS);
    person.press("Ctrl+M");
    assert!(counts(&person, "No marks yet. Select words in the article and press the key of a label."));
    let foot = person.harness.ctx.content_rect().bottom() - size::STATUS;
    let counted = person.all(Role::Label, "0 marks");
    assert!(counted.iter().all(|place| place.top() >= foot), "no count above it: {counted:?}");
    person.mark("التجار", "2");
    person.press("Ctrl+M");
    person.press("Ctrl+M");
    assert!(counts(&person, "1 mark"));
}

#[test]
fn marks_are_of_any_entry_found_by_its_names() {
    let mut person = reader();
    choose(&mut person, "This article", "Whole project");
    let session = person.session_mut();
    let entry = |number: usize| SourceId(format!("s{number:02}").into());
    let ids: Vec<_> = session.project.annotations.values().filter(|a| a.quote() != "موعد الافتتاح").cloned().collect();
    let mut edits: Vec<Edit> = (0..40)
        .map(|number| {
            let name = Bilingual { ar: format!("مصدر رقم {number}"), en: String::new() };
            Edit::PutSource(Source::new(entry(number), name, "", Timestamp(0)).into())
        })
        .collect();
    for (mention, number) in ids.iter().filter(|a| a.label.0.as_ref() == "source").zip([39, 17]) {
        let mention = Annotation { refers_to: Some(entry(number)), ..mention.as_ref().clone() };
        edits.push(Edit::PutAnnotation(mention.into()));
    }
    session.history.perform(&mut session.project, "step-source-create", edits).expect("they fit");
    session.revision += 1;
    person.rest();
    // The toolbar has a button of this name too.
    let button = person.all(Role::Button, "Source").pop().expect("the button of the filter");
    person.click(button.center());
    // Those in use come first; all others can be found.
    let offered = person.names(Role::ListBoxOption);
    let any = offered.iter().position(|name| name == "Any source").expect("the way back to all is offered");
    let first: Vec<&str> = offered.iter().skip(any + 1).take(2).map(String::as_str).collect();
    assert_eq!(first, ["مصدر رقم 17", "مصدر رقم 39"], "those in use come first, all others can be found");
    person.type_text("رقم 39");
    person.press("Enter");
    assert_eq!(listed(&person).len(), 1);
    person.click_on(Role::Button, "مصدر رقم 39");
    person.type_text("مصدر رقم ٢٣");
    person.press("Enter");
    assert_eq!(listed(&person), [""; 0]);
    assert_eq!(person.session().filter.source, Some(entry(23)), "also one that nothing refers to");
    person.click_on(Role::Button, "مصدر رقم 23");
    person.press("Escape");
    assert_eq!(person.session().filter.source, Some(entry(23)));
    person.click_on(Role::Button, "مصدر رقم 23");
    person.click_on(Role::ListBoxOption, "Any source");
    assert_eq!(person.session().filter.source, None);
    assert_eq!(listed(&person).len(), 4);
}

#[test]
fn a_click_and_the_arrows_go_to_the_mark_in_whichever_article() {
    let mut person = reader();
    let second = person.article().id.clone();
    choose(&mut person, "This article", "Whole project");
    person.click_on(Role::ListItem, "الأسعار ستنخفض");
    assert_ne!(person.article().id, second);
    assert_eq!(person.chosen().quote(), "الأسعار ستنخفض");
    person.press("ArrowDown");
    assert_eq!(person.chosen().quote(), "التجار");
    person.press("ArrowDown");
    assert_eq!((person.chosen().quote().as_str(), &person.article().id), ("موعد الافتتاح", &second));
    person.press("ArrowDown");
    assert_eq!(person.chosen().quote(), "موعد الافتتاح", "there is no further one");
    person.press("Home");
    assert_eq!(person.chosen().quote(), "الوزيرة");
    person.click_on(Role::TextInput, "Quotes, notes, tags");
    person.type_text("موعد");
    person.press("Enter");
    assert_eq!(person.chosen().quote(), "موعد الافتتاح", "Enter goes to the first");
}

#[test]
fn only_the_rows_in_view_are_made() {
    let mut person = Person::reading(&PARAGRAPHS);
    let made = person.mark("الأسعار ستنخفض", "1");
    let session = person.session_mut();
    for number in 0..2000 {
        let mut copy = made.as_ref().clone();
        copy.id = isnad::annotation::AnnotationId(format!("m{number:05}").into());
        session.project.annotations.insert(copy.id.clone(), copy.into());
    }
    session.revision += 1;
    person.press("Ctrl+M");
    assert!(counts(&person, "2001 marks") || counts(&person, "2,001 marks"));
    let rows = listed(&person).len();
    assert!((4..30).contains(&rows), "{rows} rows are made");
}

#[test]
fn in_a_low_window_the_filters_scroll_away_with_the_rows() {
    let mut person = Person::with(FirstView::Sample, settings(), vec2(640.0, 400.0));
    person.press("Ctrl+M");
    let field = person.find(Role::TextInput, "Quotes, notes, tags");
    let foot = person.harness.ctx.content_rect().bottom() - size::STATUS;
    let in_view = |rect: &Rect| rect.top() >= field.bottom() && rect.bottom() <= foot;
    let rows = |person: &Person| person.rects(Role::ListItem).into_iter().filter(in_view).count();
    assert!(in_view(&person.find(Role::Button, "This article")), "the filters come first");
    let (few, over) = (rows(&person), pos2(field.center().x, (field.bottom() + foot) / 2.0));
    person.wheel(over, 160.0);
    let more = rows(&person);
    assert!(few < 2 && more >= 3, "{few} rows, then {more}");
    // The keyboard gets to the filters all the same, and brings them into view.
    person.click(field.center());
    person.press("Tab");
    assert!(in_view(&person.find(Role::Button, "This article")));
}

#[test]
fn the_articles_are_a_click_away() {
    let mut person = reader();
    person.click_on(Role::RadioButton, "Articles");
    assert!(listed(&person).iter().any(|name| name == "افتتاح الميناء الجديد"));
    person.click_on(Role::RadioButton, "Marks");
    assert_eq!(listed(&person), ["موعد الافتتاح"]);
}

#[test]
fn a_row_says_what_was_glossed_in_the_language_of_the_interface_alone() {
    let check = |key: &str, field: &str, said: [bool; 2]| {
        let mut person = Person::reading(&PARAGRAPHS);
        person.mark("الأسعار ستنخفض", "1");
        person.press("G");
        person.click_on(Role::MultilineTextInput, field);
        person.type_text("word of mine");
        person.press("Escape");
        person.press("Ctrl+M");
        let rows = |person: &Person| person.names(Role::Label).iter().any(|label| label.contains("word of mine"));
        let english = rows(&person);
        person.press(key);
        assert_eq!([english, rows(&person)], said, "{field}");
    };
    check("Alt+A", "Translation (English)", [true, false]);
    check("Alt+A", "Translation (Arabic)", [false, true]);
}

#[test]
fn the_button_of_the_order_says_in_a_word_which_it_is() {
    let mut person = Person::with(FirstView::Sample, Settings { language: Language::Arabic, ..settings() }, SIZE);
    person.press("Ctrl+M");
    choose(&mut person, "الترتيب", "بحسب الوقت");
    choose(&mut person, "الوقت", "بحسب التقدير");
    person.find(Role::Button, "التقدير");
}
