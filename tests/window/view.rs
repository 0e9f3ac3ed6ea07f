//! How things look: language and mirroring, themes, zoom, sizes of the window.

use crate::person::{Person, SIZE, bare_sample, settings};
use egui::accesskit::Role;
use egui::{Color32, vec2};
use isnad::app::startup::FirstView;
use isnad::article::BlockKind;
use isnad::session::{Language, Settings, ThemeChoice};
use isnad::ui::theme::Theme;

/// The rectangle of the sample's first block, which is as wide as the column.
fn column(person: &Person) -> egui::Rect {
    let article = person.article();
    let text = article.block_text(&article.blocks()[0]).to_owned();
    let rects = person.all(Role::Label, &text);
    rects.into_iter().max_by(|a, b| a.width().total_cmp(&b.width())).expect("the title is in view")
}

#[test]
fn the_arabic_interface_is_the_english_one_in_a_mirror() {
    let mut person = Person::at(bare_sample());
    let claim = "حركة السفن في مضيق الصدف ستعود إلى مستواها المعتاد";
    person.mark(claim, "1");
    let card = |person: &Person, label: &str| person.find(Role::ListBoxOption, &format!("{label}: {claim}"));
    let list = |person: &Person, name: &str| person.find(Role::ListItem, name);
    let title = person.article().title().to_owned();
    let (english_list, english_card) = (list(&person, &title), card(&person, "Claim"));
    let english_menu = person.find(Role::Button, "Menu");
    assert!(english_list.right() < column(&person).left() && column(&person).right() < english_card.left());
    assert!(english_menu.right() < 100.0);
    person.run("Interface language: Arabic");
    assert_eq!(person.session().settings.language, Language::Arabic);
    let (arabic_list, arabic_card) = (list(&person, &title), card(&person, "ادعاء"));
    let arabic_menu = person.find(Role::Button, "القائمة");
    assert!(arabic_card.right() < column(&person).left() && column(&person).right() < arabic_list.left());
    let mirrored = |a: egui::Rect, b: egui::Rect| (a.left() - (SIZE.x - b.right())).abs() < 2.0;
    assert!(mirrored(english_list, arabic_list), "{english_list} {arabic_list}");
    assert!(mirrored(english_menu, arabic_menu), "{english_menu} {arabic_menu}");
    assert!(mirrored(english_card, arabic_card), "{english_card} {arabic_card}");
    person.sweep(person.range("وزارة النقل"));
    person.press("2");
    assert_eq!(person.session().project.annotations.len(), 2, "one works in it just the same");
    person.run("لغة الواجهة: الإنجليزية");
    assert_eq!(person.find(Role::Button, "Menu"), english_menu);
}

#[test]
fn the_language_is_kept_for_the_next_start() {
    let mut person = Person::at(FirstView::Sample);
    person.run("Interface language: Arabic");
    person.run("ورقي");
    let person = person.reopen(FirstView::Empty);
    assert_eq!(person.session().settings.language, Language::Arabic);
    assert_eq!(person.session().settings.theme, ThemeChoice::Sepia);
}

#[test]
fn each_theme_has_its_page() {
    let mut person = Person::at(FirstView::Sample);
    let page = |person: &mut Person| {
        let at = column(person).left_top() - vec2(12.0, 12.0);
        let picture = person.harness.render().expect("a picture");
        let pixel = picture.get_pixel(at.x as u32, at.y as u32);
        Color32::from_rgb(pixel[0], pixel[1], pixel[2])
    };
    for (name, theme) in [("Theme: dark", Theme::DARK), ("Theme: sepia", Theme::SEPIA), ("Theme: light", Theme::LIGHT)]
    {
        person.run(name);
        assert_eq!(page(&mut person), theme.page, "{name}");
    }
    person.click_on(Role::Button, "Theme: dark");
    assert_eq!(page(&mut person), Theme::DARK.page);
}

#[test]
fn zoom_keys_go_up_down_and_back() {
    let mut person = Person::at(FirstView::Sample);
    let zoom = |person: &Person| (person.session().settings.zoom, person.harness.ctx.zoom_factor());
    person.press("Ctrl+Plus");
    person.press("Ctrl+Equals");
    let (kept, shown) = zoom(&person);
    assert!((kept - 1.21).abs() < 0.001 && (shown - kept).abs() < 0.001, "{kept} {shown}");
    person.press("Ctrl+Minus");
    assert!((zoom(&person).1 - 1.1).abs() < 0.001);
    person.press("Ctrl+0");
    assert_eq!(zoom(&person), (1.0, 1.0));
    for _ in 0..40 {
        person.press("Ctrl+Plus");
    }
    assert_eq!(zoom(&person).0, 3.0);
    for _ in 0..60 {
        person.press("Ctrl+Minus");
    }
    assert_eq!(zoom(&person).0, 0.5);
}

#[test]
fn text_settings_change_the_text_and_are_kept() {
    let mut person = Person::at(FirstView::Sample);
    let height = column(&person).height();
    for _ in 0..6 {
        person.run("Larger text");
    }
    assert_eq!(person.session().settings.size, 25.0);
    assert!(column(&person).height() > height);
    person.run("Typeface: Sans");
    person.run("Justify lines");
    person.run("Show invisible characters");
    person.run("Looser lines");
    person.run("Narrower column");
    let now = person.session().settings.clone();
    assert_eq!(Settings { recent: Vec::new(), ..person.reopen(FirstView::Empty).session().settings.clone() }, now);
}

#[test]
fn the_outline_is_spaced_as_the_articles_above_it() {
    let person = Person::at(bare_sample());
    let article = person.article();
    let mut rows = person.all(Role::ListItem, article.title());
    rows.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let [first, outlined] = rows[..] else { panic!("the title stands in both: {rows:?}") };
    let gap = |heading: &str, row: egui::Rect| row.top() - person.find(Role::Label, heading).bottom();
    let gaps = [gap("Articles", first), gap("Outline", outlined)];
    assert!((gaps[0] - gaps[1]).abs() < 1.0, "{gaps:?}");
    let credit = article.blocks().iter().find(|block| block.kind == BlockKind::Credit).expect("a credit line");
    let credits = person.all(Role::Label, article.block_text(credit));
    let credit = credits.into_iter().min_by(|a, b| a.width().total_cmp(&b.width())).expect("in the list");
    let [second, third] = ["روايتان للحادث", "ماذا بعد؟"].map(|name| person.find(Role::ListItem, name));
    let steps = [(outlined, second), (second, third), (third, credit)].map(|(a, b)| b.center().y - a.center().y);
    assert!(steps.iter().all(|step| (step - steps[0]).abs() < 2.0), "{steps:?}");
}

#[test]
fn the_list_gives_way() {
    let mut person = Person::at(FirstView::Sample);
    let title = person.article().title().to_owned();
    assert!(person.seen(Role::ListItem, &title).is_some());
    person.press("Ctrl+B");
    assert!(person.seen(Role::ListItem, &title).is_none());
    person.press("Ctrl+B");
    assert!(person.seen(Role::ListItem, &title).is_some());
    let person = Person::with(FirstView::Sample, settings(), vec2(480.0, 700.0));
    assert!(person.seen(Role::ListItem, &title).is_none(), "a narrow window is for the text");
}

#[test]
fn in_a_narrow_window_a_panel_lies_over_the_text_while_it_is_asked_for() {
    for language in [Language::English, Language::Arabic] {
        let narrow = Settings { language, ..settings() };
        let mut person = Person::with(FirstView::Sample, narrow, vec2(700.0, 500.0));
        let (title, text) = (person.article().title().to_owned(), column(&person));
        let (note, arabic) = match language {
            Language::English => ("Note (English)", false),
            Language::Arabic => ("ملاحظة (العربية)", true),
        };
        let focused = |person: &Person| person.harness.ctx.memory(|memory| memory.focused());
        let at_left = |rect: egui::Rect| rect.left() < 60.0 && rect.right() <= 350.0;
        let at_right = |rect: egui::Rect| rect.right() > 640.0 && rect.left() >= 350.0;
        let list = |person: &Person| person.seen(Role::ListItem, &title);
        let inspector = |person: &Person| person.seen(Role::MultilineTextInput, note);
        for leave in ["Escape", "Ctrl+B"] {
            assert_eq!((list(&person), focused(&person)), (None, None));
            person.press("Ctrl+B");
            let row = list(&person).expect("the list is shown");
            assert!(if arabic { at_right(row) } else { at_left(row) }, "{language:?}: {row}");
            assert!(focused(&person).is_some(), "the focus goes into it");
            assert_eq!(column(&person), text, "the text stays where it is");
            person.press(leave);
        }
        assert_eq!((list(&person), focused(&person)), (None, None), "and back");
        for leave in ["Escape", "Ctrl+I"] {
            assert_eq!(inspector(&person), None);
            person.press("Ctrl+I");
            let field = inspector(&person).expect("the inspector is shown");
            assert!(if arabic { at_left(field) } else { at_right(field) }, "{language:?}: {field}");
            assert_eq!(column(&person), text);
            person.press(leave);
        }
        assert_eq!(inspector(&person), None);
        let set = &person.session().settings;
        assert!(set.list_open && set.inspector_open, "in a wide window they are where they were");
        // Whoever chose from the list wants to see it; a press beside it puts it away, too.
        let other = person.session().project.articles.iter().find(|a| a.title() != title).expect("two").clone();
        person.press("Ctrl+B");
        person.click_on(Role::ListItem, other.title());
        assert_eq!((person.article().id.clone(), list(&person)), (other.id.clone(), None));
        person.press("Ctrl+B");
        assert!(list(&person).is_some());
        person.click(egui::pos2(if arabic { 40.0 } else { 660.0 }, 300.0));
        assert_eq!(list(&person), None);
        // What is written into is shown for it.
        person.press("Shift+N");
        assert!(inspector(&person).is_some());
    }
}

#[test]
fn in_a_narrow_window_the_toolbar_leads_to_the_list_and_has_a_label() {
    for (language, names, label) in [
        (Language::English, ["Show the list of articles", "Hide the list of articles"], "Claim"),
        (Language::Arabic, ["إظهار قائمة المقالات", "إخفاء قائمة المقالات"], "ادعاء"),
    ] {
        let small = Settings { language, ..settings() };
        let mut person = Person::with(FirstView::Sample, small.clone(), vec2(640.0, 400.0));
        let title = person.article().title().to_owned();
        let bar =
            |person: &Person, name: &str| person.all(Role::Button, name).into_iter().find(|rect| rect.top() < 44.0);
        assert!(bar(&person, label).is_some(), "{language:?}: {:?}", person.names(Role::Button));
        person.click_on(Role::Button, names[0]);
        assert!(person.seen(Role::ListItem, &title).is_some());
        assert_eq!(bar(&person, names[0]), None);
        person.click_on(Role::Button, names[1]);
        assert_eq!(person.seen(Role::ListItem, &title), None);
        let wide = Person::with(FirstView::Sample, small, vec2(1280.0, 800.0));
        assert_eq!(bar(&wide, names[1]), None, "where it stands beside the text it is seen");
    }
}

#[test]
fn where_too_little_room_is_left_the_mark_that_is_gone_to_is_seen_beside_the_panel() {
    for (language, note) in [(Language::English, "Note (English)"), (Language::Arabic, "ملاحظة (العربية)")]
    {
        let narrow = Settings { language, ..settings() };
        let mut person = Person::with(FirstView::Sample, narrow, vec2(480.0, 500.0));
        let left = |person: &Person, number: usize| {
            let article = person.article();
            let text = article.block_text(&article.blocks()[number]).to_owned();
            let rects = person.all(Role::Label, &text).into_iter();
            rects.max_by(|a, b| a.width().total_cmp(&b.width())).expect("the block is in view").left()
        };
        let (before, mut moved, mut block) = (left(&person, 0), false, 0);
        for _ in 0..6 {
            person.press("CloseBracket");
            let start = person.chosen().span().start;
            let (at, panel) = (person.spot(start, 0.5).x, person.find(Role::MultilineTextInput, note));
            let seen = if language == Language::English { 0.0..panel.left() } else { panel.right()..480.0 };
            assert!(seen.contains(&at), "{language:?}: {at} of {seen:?}");
            block = person.article().block_at(start);
            moved |= left(&person, block) != before;
        }
        assert!(moved || language == Language::Arabic, "Arabic lines begin where an English panel lies");
        person.press("Escape");
        assert!(person.session().chosen.is_none());
        assert_eq!(left(&person, block), before, "as the panel goes the text goes back");
    }
}

/// From where to where the blocks of the text that are in view go.
fn text_in_view(person: &Person) -> egui::Rect {
    let article = person.article();
    let widest = |text: &str| {
        let rects = person.all(Role::Label, text).into_iter();
        rects.max_by(|a, b| a.width().total_cmp(&b.width()))
    };
    let blocks = article.blocks().iter().filter_map(|block| widest(article.block_text(block)));
    blocks.fold(egui::Rect::NOTHING, |all, rect| all.union(rect))
}

#[test]
fn in_a_narrow_window_the_text_is_set_anew_beside_the_mark_that_is_chosen() {
    for (language, note) in [(Language::English, "Note (English)"), (Language::Arabic, "ملاحظة (العربية)")]
    {
        // 1280×800 at 200%.
        let narrow = Settings { language, ..settings() };
        let mut person = Person::with(FirstView::Sample, narrow, vec2(640.0, 400.0));
        let wide = text_in_view(&person);
        assert!(wide.width() > 300.0, "{wide}");
        for _ in 0..8 {
            person.press("CloseBracket");
            let (text, panel) = (text_in_view(&person), person.find(Role::MultilineTextInput, note));
            let room = if language == Language::English { 0.0..=panel.left() } else { panel.right()..=640.0 };
            assert!(room.contains(&text.left()) && room.contains(&text.right()), "{language:?}: {text} of {room:?}");
            assert!(text.width() > 240.0, "{language:?}: {text} is enough to read");
            let start = person.chosen().span().start;
            let at = person.spot(start, 0.5);
            assert!(room.contains(&at.x) && (0.0..400.0).contains(&at.y), "{language:?}: {at} is in view");
        }
        person.press("Escape");
        assert_eq!(text_in_view(&person).x_range(), wide.x_range(), "as the panel goes the text has its width again");
    }
}

#[test]
fn nothing_goes_from_under_the_pointer_that_is_pressed() {
    let mut person = Person::with(FirstView::Sample, settings(), vec2(640.0, 400.0));
    let wide = text_in_view(&person);
    person.press("CloseBracket");
    let start = person.chosen().span().start;
    person.press("Escape");
    person.rest();
    let mark = person.spot(start, 0.5);
    person.click(mark);
    assert_eq!(person.chosen().span().start, start);
    assert_eq!(text_in_view(&person).x_range(), wide.x_range(), "a second click would be on the same word");
    person.wait(1.0);
    assert!(text_in_view(&person).width() < wide.width() - 50.0, "the text makes room");
    let moved = person.spot(start, 0.5);
    assert!((moved.y - mark.y).abs() < 1.0, "the line that was clicked stays at its height: {mark} {moved}");
}

#[test]
fn a_narrow_window_is_one_to_work_in() {
    for language in [Language::English, Language::Arabic] {
        let narrow = Settings { language, ..settings() };
        let mut person = Person::with(FirstView::Sample, narrow, vec2(480.0, 700.0));
        let column = column(&person);
        assert!(column.left() >= 0.0 && column.right() <= 480.0 && column.width() > 380.0, "{column}");
        let made = person.mark("يترقب", "1");
        // The inspector lies over the text, and says what a card would.
        let name = if language == Language::English { "Note (English)" } else { "ملاحظة (العربية)" };
        let field = person.find(Role::MultilineTextInput, name);
        assert!(field.left() >= 0.0 && field.right() <= 480.0, "{field}");
        let card = if language == Language::English { "Claim: يترقب" } else { "ادعاء: يترقب" };
        assert!(person.seen(Role::ListBoxOption, card).is_none());
        person.press("Delete");
        assert!(!person.session().project.annotations.contains_key(&made.id));
    }
}

#[test]
fn no_size_of_the_window_is_too_small() {
    for first in [FirstView::Sample, FirstView::Empty] {
        let mut person = Person::at(first.clone());
        if first == FirstView::Sample {
            person.mark("يترقب", "1");
            person.sweep(person.range("وزارة النقل"));
        }
        for (width, height) in [
            (1.0, 1.0),
            (1.0, 800.0),
            (800.0, 1.0),
            (20.0, 20.0),
            (90.0, 60.0),
            (200.0, 120.0),
            (4000.0, 30.0),
            (1280.0, 860.0),
        ] {
            person.harness.set_size(vec2(width, height));
            person.rest();
            person.press("Ctrl+K");
            person.press("Escape");
            person.press("F1");
            person.press("Escape");
            person.press("ArrowDown");
            person.harness.render().expect("a picture");
        }
        let zoomed = [0.5, 3.0];
        for zoom in zoomed {
            person.session_mut().settings.zoom = zoom;
            person.press("Ctrl+Minus");
            person.press("PageDown");
        }
    }
}

#[test]
fn a_fine_screen_shows_the_same_lines() {
    let coarse = Person::at(FirstView::Sample);
    let mut fine = Person::sharp(FirstView::Sample, 2.0);
    let (before, after) = (column(&coarse), column(&fine));
    assert!((before.left() - after.left()).abs() <= 1.0 && (before.right() - after.right()).abs() <= 1.0);
    assert!((before.height() - after.height()).abs() <= 1.0, "{before} {after}");
    for words in ["وزارة النقل في", "الناقلة Amber Star راسية", "70% من أعمال"] {
        fine.sweep(fine.range(words));
    }
}

#[test]
fn assistive_technology_reads_the_article_its_caret_and_selection() {
    use egui::accesskit::TextDirection;
    use egui_kittest::kittest::{NodeT, Queryable, by};
    let mut person = Person::at(bare_sample());
    let words = "وزارة النقل";
    let range = person.range("قالت وزارة النقل في جمهورية الساحل");
    person.sweep(range);
    let document = person.harness.query_all(by().role(Role::Document)).next().expect("the article");
    let node = document.accesskit_node();
    assert!(node.supports_text_ranges(), "its text can be read");
    assert_eq!(node.language(), Some("ar"));
    let selection = node.text_selection().expect("something is selected");
    assert_eq!(selection.text(), "قالت وزارة النقل في جمهورية الساحل");
    let whole = node.document_range().text();
    assert!(whole.contains(words), "{whole}");
    let title = person.article().title().to_owned();
    assert!(whole.starts_with(&title), "blocks are told in their order: {whole}");
    let run = person.harness.query_all(by().role(Role::TextRun)).next().expect("a line");
    assert_eq!(run.accesskit_node().text_direction(), Some(TextDirection::RightToLeft));
    // A word forward from the start of the selection.
    let caret = selection.start();
    assert!(caret.is_word_start());
    assert_eq!(caret.forward_to_word_start().backward_to_word_start(), caret);
}
