//! The article as assistive technology reads it, in both languages of the interface.

use crate::person::{Person, SIZE, bare_sample, settings};
use egui::Event;
use egui::accesskit::{Action, ActionData, ActionRequest, Live, NodeId, Role, TextSelection, TreeId};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable, by};
use isnad::app::startup::FirstView;
use isnad::article::BlockKind;
use isnad::session::{Language, Settings};
use isnad::text::Cp;

const LANGUAGES: [Language; 2] = [Language::English, Language::Arabic];

fn at(language: Language) -> Person {
    Person::with(bare_sample(), Settings { language, ..settings() }, SIZE)
}

/// Reads the node of the article.
fn document<R>(person: &Person, read: impl FnOnce(AccessKitNode<'_>) -> R) -> R {
    let mut documents = person.harness.query_all(by().role(Role::Document));
    read(documents.next().expect("an article is shown").accesskit_node())
}

/// Where the caret is told to be, in code points of what is told.
fn caret(person: &Person) -> usize {
    document(person, |node| node.text_selection_focus().expect("a caret is told").to_global_usv_index())
}

/// The selection assistive technology asks for, in code points of what is told.
fn select(person: &mut Person, from: usize, to: usize) {
    let (target_node, selection) = document(person, |node| {
        let place = |at| node.text_position_from_global_usv_index(at).expect("a place in the text").to_raw();
        (node.locate().0, TextSelection { anchor: place(from), focus: place(to) })
    });
    let data = Some(ActionData::SetTextSelection(selection));
    let request = ActionRequest { action: Action::SetTextSelection, target_tree: TreeId::ROOT, target_node, data };
    person.frame(vec![Event::AccessKitActionRequest(request)]);
    person.rest();
}

#[test]
fn the_text_is_heard_as_it_stands() {
    for language in LANGUAGES {
        let person = at(language);
        let told = document(&person, |node| node.document_range().text());
        assert_eq!(told, **person.article().text());
        document(&person, |node| {
            assert_eq!(node.language(), Some("ar"));
            assert!(node.label().is_some_and(|name| name.contains(person.article().title())));
        });
    }
}

#[test]
fn each_block_says_what_it_is() {
    let mut person = Person::at(FirstView::Empty);
    let page = "<h1>أسعار الوقود</h1><p>قالت الوزارة.</p><h2>ردود</h2><blockquote><p>لن ترتفع</p></blockquote>\
                <ul><li>أولا</li><li>ثانيا</li></ul><p>انتهى</p>";
    let path =
        person.write("page.html", format!("<html lang=ar><body><article>{page}</article></body></html>").as_bytes());
    person.drop_file(&path);
    let kinds: Vec<BlockKind> = person.article().blocks().iter().map(|block| block.kind).collect();
    assert!(kinds.contains(&BlockKind::Quote) && kinds.contains(&BlockKind::ListItem), "{kinds:?}");
    let headings: Vec<(String, Option<usize>)> = person
        .harness
        .query_all(by().role(Role::Heading))
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.accesskit_node().data().level()))
        .collect();
    assert_eq!(headings, [("أسعار الوقود".to_owned(), Some(1)), ("ردود".to_owned(), Some(2))]);
    let within = |role, count: usize| {
        let found: Vec<String> = person
            .harness
            .query_all(by().role(role))
            .flat_map(|node| node.accesskit_node().children().filter_map(|child| child.value()).collect::<Vec<_>>())
            .collect();
        assert_eq!(found.len(), count, "{role:?}: {found:?}");
    };
    within(Role::Blockquote, 1);
    within(Role::ListItem, 2);
    let lists: Vec<usize> = person
        .harness
        .query_all(by().role(Role::List))
        // The window's own lists have names.
        .filter(|list| list.accesskit_node().label().is_none())
        .map(|list| list.accesskit_node().children().filter(|item| item.role() == Role::ListItem).count())
        .filter(|items| *items > 0)
        .collect();
    assert_eq!(lists, [2], "the items of a list are in one");
}

#[test]
fn a_caret_is_told_before_there_is_one() {
    for language in LANGUAGES {
        let mut person = at(language);
        assert_eq!(person.session().selection, None);
        assert_eq!(caret(&person), 0, "where the keyboard would begin");
        let there = person.range("طلب عدم نشر اسمه");
        let spot = person.spot(there.start, 0.3);
        person.click(spot);
        assert_eq!(caret(&person), there.start.index());
        person.press("ArrowLeft");
        assert_eq!(caret(&person), person.caret().at.index());
    }
}

#[test]
fn what_is_selected_is_told_and_asked_for() {
    for language in LANGUAGES {
        let mut person = at(language);
        let words = person.range("طلب عدم نشر اسمه");
        person.sweep(words);
        let told = document(&person, |node| node.text_selection().expect("a selection").text());
        assert_eq!(told, "طلب عدم نشر اسمه");
        let other = person.range("وزارة النقل في جمهورية الساحل");
        select(&mut person, other.start.index(), other.end.index());
        assert_eq!(person.session().selected(), Some(other));
        select(&mut person, other.end.index(), other.end.index());
        assert_eq!((person.session().selected(), person.caret().at), (None, other.end));
    }
}

/// The named lists with rows that are told: name, how many rows there are, which of them are told.
fn lists(person: &Person, list: Role, row: Role) -> Vec<(String, Option<usize>, Vec<Option<usize>>)> {
    fn rows(node: AccessKitNode<'_>, row: Role, found: &mut Vec<Option<usize>>) {
        for child in node.children() {
            if child.role() == row {
                found.push(child.position_in_set());
            }
            rows(child, row, found);
        }
    }
    let all = person.harness.query_all(by().role(list)).filter_map(|list| {
        let node = list.accesskit_node();
        let (name, mut found) = (node.label()?, Vec::new());
        rows(node, row, &mut found);
        (!found.is_empty()).then(|| (name, node.size_of_set(), found))
    });
    all.collect()
}

#[test]
fn rows_are_told_in_lists_with_their_places() {
    for (language, names) in [
        (Language::English, ["Articles", "Marks", "Marks in view", "Sources"]),
        (Language::Arabic, ["المقالات", "العلامات", "العلامات الظاهرة", "المصادر"]),
    ] {
        let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, SIZE);
        let check = |person: &Person, list, row, name: &str, count: Option<usize>| {
            let all = lists(person, list, row);
            let (_, size, places) = all.iter().find(|(called, ..)| called == name).unwrap_or_else(|| panic!("{all:?}"));
            let size = size.expect("its length is told");
            assert!(count.is_none_or(|count| count == size), "{all:?}");
            assert!(places.iter().all(|place| place.is_some_and(|at| at < size)) && places.is_sorted(), "{all:?}");
        };
        let project = person.session().project.clone();
        let (articles, sources) = (project.articles.len(), project.sources.len());
        check(&person, Role::List, Role::ListItem, names[0], Some(articles));
        check(&person, Role::ListBox, Role::ListBoxOption, names[2], None);
        person.press("Ctrl+M");
        check(&person, Role::List, Role::ListItem, names[1], None);
        person.press("Ctrl+2");
        check(&person, Role::List, Role::ListItem, names[3], Some(sources));
    }
}

#[test]
fn a_notice_is_announced_when_it_comes_and_only_then() {
    for language in LANGUAGES {
        let mut person = at(language);
        let notices = |person: &Person| -> Vec<(String, NodeId, Live)> {
            let alerts = person.harness.query_all(by().role(Role::Alert));
            let node = |alert: egui_kittest::Node<'_>| {
                let node = alert.accesskit_node();
                (node.label().unwrap_or_default(), node.locate().0, node.live())
            };
            alerts.map(node).collect()
        };
        let say = |person: &mut Person, text: &str| {
            person.session_mut().notify(isnad::session::Severity::Warning, text);
            person.rest();
        };
        say(&mut person, "First.");
        say(&mut person, "Second.");
        let both = notices(&person);
        assert_eq!(both.iter().map(|(text, ..)| &**text).collect::<Vec<_>>(), ["First.", "Second."]);
        assert!(both.iter().all(|(.., live)| *live == Live::Polite) && both[0].1 != both[1].1, "{both:?}");
        person.session_mut().notices.remove(0);
        person.rest();
        assert_eq!(notices(&person), both[1..], "what stays is the same node");
    }
}

#[test]
fn the_window_has_the_name_of_its_title() {
    for language in LANGUAGES {
        let mut person = at(language);
        let name = |person: &Person| person.harness.root().accesskit_node().label();
        let before = name(&person).expect("a name");
        assert!(before.ends_with(" — Isnad") && !before.contains('\u{2068}'), "{before}");
        person.mark("يترقب", "1");
        assert_eq!(name(&person), Some(format!("• {}", before.trim_start_matches("• "))), "unsaved");
    }
}

#[test]
fn what_is_marked_is_told_where_it_stands() {
    for (language, label) in [(Language::English, "Claim"), (Language::Arabic, "ادعاء")] {
        let mut person = at(language);
        let words = "حركة السفن في مضيق الصدف ستعود إلى مستواها المعتاد";
        let described = |person: &Person| -> Vec<(String, String)> {
            let blocks = person.harness.query_all(by().role(Role::Paragraph));
            let told = blocks.filter_map(|block| {
                let node = block.accesskit_node();
                Some((node.children().next()?.value()?, node.description()?))
            });
            told.collect()
        };
        assert_eq!(described(&person), []);
        person.mark(words, "1");
        let told = described(&person);
        let [(text, said)] = &told[..] else { panic!("{told:?}") };
        assert!(text.contains(words) && *said == format!("{label}: {words}"), "{told:?}");
    }
}

#[test]
fn what_is_out_of_view_is_heard_and_gone_to() {
    for language in LANGUAGES {
        let mut person = Person::with(bare_sample(), Settings { language, ..settings() }, egui::vec2(700.0, 300.0));
        let article = person.article();
        let last = article.blocks().last().expect("a text").clone();
        let words = article.block_text(&last).to_owned();
        assert_eq!(person.seen(Role::Label, &words), None, "it is out of view");
        let told = document(&person, |node| node.document_range().text());
        assert_eq!(told, **article.text());
        let heard = person.names(Role::Label);
        assert!(article.blocks().iter().all(|block| heard.iter().any(|name| name == article.block_text(block))));
        let (start, end) = (last.range.start, last.range.end);
        select(&mut person, start.index(), end.index());
        assert_eq!(person.session().selected(), Some(last.range));
        assert_eq!(document(&person, |node| node.text_selection().expect("a selection").text()), words);
        assert!(person.seen(Role::Label, &words).is_some(), "it came into view");
        select(&mut person, 0, 0);
        assert_eq!((person.caret().at, caret(&person)), (Cp(0), 0));
        let title = person.spot(Cp(0), 0.5);
        assert!((0.0..300.0).contains(&title.y), "{title}");
    }
}

#[test]
fn characters_are_told_where_they_are_painted() {
    let person = at(Language::English);
    let there = person.range("طلب عدم");
    for at in there.start.0..there.end.0 {
        let at = Cp(at);
        let spot = person.spot(at, 0.5);
        let told = document(&person, |node| {
            let start = node.text_position_from_global_usv_index(at.index()).expect("a place");
            let mut one = start.to_degenerate_range();
            one.set_end(start.forward_to_character_end());
            one.bounding_boxes()
        });
        let scale = f64::from(person.harness.ctx.pixels_per_point());
        let (x, y) = (f64::from(spot.x) * scale, f64::from(spot.y) * scale);
        let holds = told.iter().any(|r| (r.x0 - 1.5..=r.x1 + 1.5).contains(&x) && (r.y0..=r.y1).contains(&y));
        assert!(holds, "{at:?} is at {spot:?}, told {told:?}");
    }
}

#[test]
fn no_name_has_signs_for_painting_in_it() {
    for language in LANGUAGES {
        let person = Person::with(FirstView::Sample, Settings { language, ..settings() }, SIZE);
        let odd = |text: &String| text.contains(|c| ('\u{2066}'..='\u{2069}').contains(&c));
        for role in [Role::Button, Role::Label, Role::ListItem, Role::TextInput, Role::Status, Role::Document] {
            let names: Vec<String> = person.names(role).into_iter().filter(odd).collect();
            assert!(names.is_empty(), "{role:?}: {names:?}");
        }
    }
}
