//! The article beside its translation, or beside another article.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use egui::{Event, Rect, vec2};
use isnad::annotation::{Place, RelationKind};
use isnad::app::startup::FirstView;
use isnad::session::{Beside, Language, Question, Settings};
use isnad::ui::theme::Theme;

const PARAGRAPHS: [&str; 4] = [
    "وزارة الطاقة تعلن خفض الأسعار",
    "قالت الوزيرة إن أسعار الطاقة ستنخفض في الخريف، وإن الحكومة ستعوض المتضررين من ارتفاعها في العام الماضي، على أن يبدأ الصرف قبل نهاية الشهر المقبل بحسب الوزارة.",
    "وأضافت أن الأسعار لن ترتفع قبل عامين.",
    "«سننتظر حتى الخريف»",
];

const PASTED: &str = "Ministry announces cuts\n\nPrices will fall,\nthe minister said.\n\nThey will not rise.";

fn reader() -> Person {
    let mut person = Person::reading(&PARAGRAPHS);
    person.press("Ctrl+Shift+P");
    person
}

fn field(person: &Person, block: usize) -> Rect {
    person.find(Role::MultilineTextInput, &format!("Translation of paragraph {}", block + 1))
}

/// Where the block's own text stands.
fn block(person: &Person, number: usize) -> Rect {
    let rects = person.all(Role::Label, PARAGRAPHS[number]);
    rects.into_iter().max_by(|a, b| a.height().total_cmp(&b.height())).expect("the block is in view")
}

/// What is written of the block's translation.
fn written(person: &Person, block: u32) -> String {
    let place = Place::Block(person.article().id.clone(), block);
    person.session().project.remarks.get(&place).map(|said| said.remarks.gloss.en.clone()).unwrap_or_default()
}

fn says(person: &Person, what: &str) -> bool {
    let plain = |text: &str| text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    person.names(Role::Label).iter().any(|text| plain(text) == what)
}

fn paste(person: &mut Person, text: &str) {
    person.frame(vec![Event::Paste(text.to_owned())]);
    person.rest();
}

#[test]
fn both_sides_of_a_paragraph_begin_at_the_same_height() {
    let mut person = reader();
    assert_eq!(person.session().beside(), Some(Beside::Translation));
    let check = |person: &Person| {
        for number in 0..PARAGRAPHS.len() {
            let (text, field) = (block(person, number), field(person, number));
            assert!((field.top() + 4.0 - text.top()).abs() <= 1.0, "{number}: {text} {field}");
            assert!(text.right() < field.left(), "the article stands at the start: {text} {field}");
            if number > 0 {
                assert!(block(person, number - 1).bottom() <= text.top());
                assert!(self::field(person, number - 1).bottom() <= field.top());
            }
        }
    };
    check(&person);
    let before = block(&person, 3).top();
    person.click(field(&person, 2).center());
    person.type_text(&"and that prices will not rise, the minister said, before two years have gone by ".repeat(5));
    check(&person);
    assert!(block(&person, 3).top() > before + 60.0, "the longer side makes the room");
    person.press("Escape");
    person.press("Ctrl+Shift+P");
    assert_eq!(person.session().beside(), None);
    assert!(person.seen(Role::MultilineTextInput, "Translation of paragraph 1").is_none());
}

#[test]
fn the_translation_is_written_block_by_block() {
    let mut person = reader();
    assert!(says(&person, "0 of 4 paragraphs translated"), "{:?}", person.names(Role::Label));
    person.click(field(&person, 0).center());
    person.type_text("Cuts announced");
    person.press("Tab");
    person.type_text("Prices will fall.");
    person.press("Ctrl+Enter");
    person.type_text("No rise.");
    assert_eq!([0, 1, 2, 3].map(|n| written(&person, n)), ["Cuts announced", "Prices will fall.", "No rise.", ""]);
    person.press("Shift+Tab");
    person.type_text(" So she said.");
    assert!(written(&person, 1).contains("So she said."));
    assert!(says(&person, "3 of 4 paragraphs translated"));
    let bar = person.find(Role::ProgressIndicator, "3 of 4 paragraphs translated");
    assert!(bar.width() > 40.0);
    person.press("Escape");
    for left in ["Prices will fall.", "Prices will fall."] {
        person.press("Ctrl+Z");
        assert!(written(&person, 1).starts_with(left));
    }
    assert_eq!(written(&person, 2), "", "each field was a step of its own");
    person.press("Ctrl+Z");
    person.press("Ctrl+Z");
    assert!(says(&person, "0 of 4 paragraphs translated"));
    assert!(!person.is_told("cannot"));
}

#[test]
fn enter_writes_the_translation_of_the_caret_s_paragraph() {
    let mut person = reader();
    person.click(block(&person, 2).center());
    person.press("Enter");
    person.type_text("No rise.");
    assert_eq!(written(&person, 2), "No rise.");
    person.press("Escape");
    person.press("Ctrl+Shift+P");
    person.click(block(&person, 3).center());
    person.press("Shift+G");
    assert_eq!(person.session().beside(), Some(Beside::Translation), "it opens by itself");
    person.type_text("We shall wait.");
    assert_eq!(written(&person, 3), "We shall wait.");
}

#[test]
fn enter_begins_the_translation_at_what_is_shown_where_there_is_no_caret() {
    let mut person = reader();
    assert_eq!(person.session().selection, None);
    person.press("Enter");
    person.type_text("Cuts announced");
    assert_eq!(written(&person, 0), "Cuts announced");
    // In a field it begins a line, and on a button it presses that.
    person.press("Enter");
    person.type_text("today");
    assert_eq!(written(&person, 0), "Cuts announced\ntoday");
}

#[test]
fn pasted_paragraphs_fill_the_blocks_in_one_step() {
    let mut person = reader();
    person.click(field(&person, 2).center());
    person.type_text("old");
    let steps = person.steps();
    person.click(field(&person, 0).center());
    paste(&mut person, PASTED);
    assert!(matches!(person.session().question, Some(Question::FillTranslation { block: 0, .. })));
    assert!(says(&person, "1 of these paragraphs has another translation, which would be replaced."));
    person.click_on(Role::Button, "Fill 3 paragraphs");
    let filled = ["Ministry announces cuts", "Prices will fall, the minister said.", "They will not rise.", ""];
    assert_eq!([0, 1, 2, 3].map(|n| written(&person, n)), filled);
    assert_eq!(person.steps(), steps + 1);
    person.press("Escape");
    person.press("Ctrl+Z");
    assert_eq!([0, 1, 2, 3].map(|n| written(&person, n)), ["", "", "old", ""]);
}

#[test]
fn pasted_paragraphs_can_stay_together_or_be_left() {
    let mut person = reader();
    person.click(field(&person, 1).center());
    paste(&mut person, PASTED);
    person.press("Escape");
    assert_eq!((person.session().question.clone(), written(&person, 1)), (None, String::new()));
    person.click(field(&person, 1).center());
    paste(&mut person, PASTED);
    person.click_on(Role::Button, "All into this one");
    assert_eq!(written(&person, 1), PASTED);
    person.press("Escape");
    person.click(field(&person, 3).center());
    paste(&mut person, "one paragraph");
    assert_eq!(person.session().question, None, "one paragraph is pasted as ever");
    assert_eq!(written(&person, 3), "one paragraph");
    paste(&mut person, "\nanother\nand one more");
    assert_eq!(written(&person, 3), "one paragraph\nanother\nand one more", "where something stands nothing is asked");
}

#[test]
fn another_article_stands_beside_with_its_marks() {
    let mut person = Person::at(FirstView::Sample);
    let first = person.article();
    let second = person.session().project.articles.iter().find(|a| a.id != first.id).expect("two articles").clone();
    // The list has a row of that name too.
    person.press("Ctrl+B");
    person.press("Ctrl+Shift+P");
    person.click_on(Role::Button, "What stands beside the article");
    person.click_on(Role::MenuItem, second.title());
    assert_eq!(person.session().beside(), Some(Beside::Article(second.id.clone())));
    let name = format!("Beside the article: {}", second.title());
    let there = person.find(Role::Document, &name);
    let here = person.find(Role::Document, &format!("Article: {}", first.title()));
    assert!(here.right() <= there.left() + 1.0);
    assert!(says(&person, "scrolled in proportion") || says(&person, "paragraph by paragraph"));
    let title = |person: &Person| {
        let rects = person.all(Role::Label, second.title());
        rects.into_iter().find(|rect| there.contains(rect.center())).map(|rect| rect.top())
    };
    let before = title(&person).expect("it begins at its beginning");
    person.wheel(there.center(), 60.0);
    assert!(title(&person).is_none_or(|after| after < before), "the wheel over it moves both");
    person.wheel(there.center(), -4000.0);
    // Choosing the other article in the list makes the two change places.
    person.run(second.title());
    assert_eq!(person.session().article.as_ref(), Some(&second.id));
    assert_eq!(person.session().beside(), Some(Beside::Article(first.id.clone())));
}

#[test]
fn a_relation_s_other_end_is_picked_beside() {
    let words = "قالت الوزارة إن السد آمن.";
    let mut person = Person::reading(&["عنوان", words]);
    let first = person.mark(words, "1");
    let path = person.write("two.txt", "خبر\n\nقال الناطق إن السد متصدع.".as_bytes());
    person.drop_file(&path);
    let second = person.mark("السد متصدع", "1");
    person.session_mut().parallel = Some(Beside::Article(first.article.clone()));
    person.rest();
    person.press("X");
    let there = person.find(Role::Label, words);
    person.click(egui::pos2(there.right() - 20.0, there.center().y));
    let relation = person.session().project.relations.values().next().expect("they are related").clone();
    assert_eq!((relation.kind, &relation.from, &relation.to), (RelationKind::Contradicts, &second.id, &first.id));
}

#[test]
fn it_is_mirrored_and_holds_in_a_narrow_window() {
    for language in [Language::English, Language::Arabic] {
        let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, vec2(900.0, 700.0));
        person.press("Ctrl+Shift+P");
        let name = |n: usize| match language {
            Language::English => format!("Translation of paragraph {n}"),
            Language::Arabic => format!("ترجمة الفقرة {n}"),
        };
        let field = person.find(Role::MultilineTextInput, &name(2));
        let article = person.article();
        let title = article.block_text(&article.blocks()[1]).to_owned();
        let rects = person.all(Role::Label, &title);
        let text = rects.into_iter().max_by(|a, b| a.height().total_cmp(&b.height())).expect("in view");
        match language {
            Language::English => assert!(text.right() < field.left(), "{text} {field}"),
            Language::Arabic => assert!(field.right() < text.left(), "{text} {field}"),
        }
        assert!(field.left() >= 0.0 && field.right() <= 900.0 && field.width() > 200.0, "{field}");
    }
    for size in [vec2(1.0, 1.0), vec2(200.0, 120.0), vec2(480.0, 700.0), SIZE] {
        let mut person = Person::with(FirstView::Sample, settings(), size);
        person.session_mut().parallel = Some(Beside::Translation);
        person.rest();
        person.harness.render().expect("a picture");
    }
}

#[test]
fn the_field_one_writes_in_stays_the_one_when_the_window_becomes_narrow() {
    let mut person = Person::at(FirstView::Sample);
    person.press("Ctrl+Shift+P");
    let place = |person: &Person| person.find(Role::MultilineTextInput, "Translation of paragraph 3");
    person.click(place(&person).center());
    person.type_text("One");
    for width in [1000.0, 760.0, 1280.0] {
        person.harness.set_size(vec2(width, 700.0));
        person.rest();
        let (rect, theme) = (place(&person), Theme::LIGHT);
        let is_ring = |shape: &egui::epaint::ClippedShape| match &shape.shape {
            egui::Shape::Rect(ring) => ring.stroke.color == theme.accent && ring.rect.intersects(rect),
            _ => false,
        };
        assert!(person.harness.output().shapes.iter().any(is_ring), "{width}: the focus is seen");
        person.type_text("!");
    }
    assert!(written(&person, 2).ends_with("One!!!"), "{}", written(&person, 2));
}

#[test]
fn nothing_stands_beside_where_nothing_is_read() {
    let mut person = Person::at(FirstView::Empty);
    person.press("Ctrl+Shift+P");
    person.press("Shift+G");
    assert_eq!(person.session().beside(), None);
    let mut person = reader();
    person.press("Ctrl+2");
    assert_eq!(person.session().beside(), None);
    person.press("Ctrl+1");
    assert_eq!(person.session().beside(), Some(Beside::Translation), "it is there again");
    person.click_on(Role::Button, "What stands beside the article");
    assert!(says(&person, "The project has no other article. Open one to read it beside this one."));
}

#[test]
fn the_count_gives_way_to_the_name_of_what_stands_beside() {
    let mut person = Person::with(FirstView::Sample, settings(), vec2(1600.0, 800.0));
    person.press("Ctrl+Shift+P");
    let (done, all) = person.session().project.translated(&person.article());
    let name = |person: &Person| person.find(Role::Button, "What stands beside the article").width();
    let whole = name(&person);
    assert!(says(&person, &format!("{done} of {all} paragraphs translated")));
    person.harness.set_size(vec2(640.0, 400.0));
    person.rest();
    assert_eq!(name(&person), whole);
    assert!(says(&person, &format!("{done} of {all}")), "{:?}", person.names(Role::Label));
}
