//! A colleague's project held against the open one: what is listed, the way through it, what is taken.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use egui::{Rect, Vec2, pos2, vec2};
use isnad::annotation::{Annotation, Bilingual, Credibility, Edit, Mark, Project, Source, SourceId, Timestamp};
use isnad::app::startup::FirstView;
use isnad::command::{Command, Compare};
use isnad::project;
use isnad::review::{Class, compare};
use isnad::session::{Language, Page, Question, Settings, ThemeChoice};
use isnad::ui::theme::Theme;
use isnad::ui::theme::size::STATUS;
use std::path::PathBuf;
use std::sync::Arc;

pub(crate) const PARAGRAPHS: [&str; 3] =
    ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل.", "ونفت الشركة وجود نقص في المخزون."];

/// The annotation on `words`.
pub(crate) fn on<'p>(project: &'p Project, words: &str) -> &'p Annotation {
    project.annotations.values().find(|a| a.quote() == words).expect("it is marked")
}

pub(crate) fn change(project: &mut Project, words: &str, how: impl FnOnce(&mut Annotation)) {
    let mut new = on(project, words).clone();
    how(&mut new);
    project.apply(Edit::PutAnnotation(new.into())).expect("it fits");
}

/// The article with what Rana marked in it.
pub(crate) fn rana(language: Language, size: Vec2, theme: ThemeChoice) -> Person {
    let chosen = Settings { language, theme, ..settings() };
    let mut person = Person::with(FirstView::Empty, chosen, size);
    let path = person.write("article.txt", PARAGRAPHS.join("\n\n").as_bytes());
    person.drop_file(&path);
    for (words, label) in
        [(PARAGRAPHS[0], "claim"), ("الوزارة", "source"), ("الأسعار ستنخفض", "claim"), ("الشركة", "source")]
    {
        put(person.session_mut(), words, label, "Rana");
    }
    person.rest();
    person
}

fn put(session: &mut isnad::session::Session, words: &str, label: &str, author: &str) {
    put_into(&mut session.project, words, label, author);
    session.revision += 1;
}

fn put_into(project: &mut Project, words: &str, label: &str, author: &str) {
    let article = project.articles[0].clone();
    let byte = article.text().find(words).expect("the words stand there");
    let start = article.text()[..byte].chars().count() as u32;
    let range = isnad::text::CpRange::new(start, start + words.chars().count() as u32);
    let mark = Mark::of(&article, range).expect("a mark");
    let id = isnad::annotation::AnnotationId(format!("{author}-{start}").into());
    let label = isnad::annotation::LabelId(label.into());
    let now = isnad::annotation::Timestamp(1_700_000_000);
    let mut made = Annotation::new(id, article.id.clone(), label, vec![mark], author, now);
    if words == PARAGRAPHS[0] {
        made.assessment.credibility = Some(Credibility::ProbablyTrue);
    }
    project.apply(Edit::PutAnnotation(made.into())).expect("it fits");
}

/// What Omar made of a copy of it: another grade, a note, a longer claim, a cue more, a source less.
pub(crate) fn omar(person: &Person) -> Project {
    let mut project = person.session().project.clone();
    project.author = "Omar".to_owned();
    change(&mut project, PARAGRAPHS[0], |a| a.assessment.credibility = Some(Credibility::Doubtful));
    change(&mut project, "الوزارة", |a| a.remarks.note.ar = "وزارة النفط لا المالية".to_owned());
    let article = project.articles[0].clone();
    change(&mut project, "الأسعار ستنخفض", |a| {
        let range = a.span();
        a.marks = vec![Mark::of(&article, isnad::text::CpRange { end: range.end.plus(15), ..range }).expect("a mark")];
    });
    put_into(&mut project, "ونفت", "cue", "Omar");
    let gone = on(&project, "الشركة").id.clone();
    project.apply(Edit::RemoveAnnotation(gone)).expect("it is there");
    project
}

pub(crate) fn file(person: &Person, project: &Project) -> PathBuf {
    person.write("omar.isnad.ron", project::write(project).as_bytes())
}

/// Rana's window with Omar's file dropped on it and compared.
pub(crate) fn comparing(language: Language, size: Vec2) -> Person {
    let mut person = rana(language, size, ThemeChoice::Light);
    let path = file(&person, &omar(&person));
    person.drop_file(&path);
    assert_eq!(person.session().question, Some(Question::Dropped(vec![path])));
    let compare = if language == Language::Arabic { "مقارنة" } else { "Compare" };
    person.click_on(Role::Button, compare);
    assert_eq!((person.session().page, person.session().question.clone()), (Page::Review, None));
    person
}

fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// Whether a label of the window says this.
pub(crate) fn says(person: &Person, words: &str) -> bool {
    person.names(Role::Label).iter().any(|name| plain(name).contains(words))
}

#[track_caller]
pub(crate) fn told(person: &Person, words: &str) {
    assert!(says(person, words), "{words} is not among {:#?}", person.names(Role::Label));
}

/// The class of the difference one is at, and the words it is about.
pub(crate) fn at(person: &Person) -> (Class, String) {
    let review = person.session().review.as_ref().expect("a comparison");
    let current = review.current().expect("a difference");
    let range = current.range.expect("it has a place");
    (current.class, person.article().slice(range).to_owned())
}

const WAY: [(Class, &str); 5] = [
    (Class::Grade, PARAGRAPHS[0]),
    (Class::Note, "الوزارة"),
    (Class::Range, "الأسعار ستنخفض"),
    (Class::OnlyTheirs, "ونفت"),
    (Class::OnlyMine, "الشركة"),
];

/// The same way in any language.
fn walk(person: &mut Person) {
    for (number, (class, words)) in WAY.into_iter().enumerate() {
        if number > 0 {
            person.press("CloseBracket");
        }
        assert_eq!(at(person), (class, words.to_owned()));
    }
    person.press("CloseBracket");
    assert_eq!(at(person).0, WAY[0].0, "after the last one comes the first");
    person.press("OpenBracket");
    assert_eq!(at(person).0, WAY[4].0);
}

#[test]
fn all_differences_are_gone_through_by_keyboard_and_shown_on_both_sides() {
    let mut person = comparing(Language::English, SIZE);
    told(&person, "Compare with Omar");
    told(&person, "omar.isnad.ron");
    told(&person, "Same in both 0");
    told(&person, "1 of 5");
    assert!(person.seen(Role::RadioButton, "Review").is_some(), "the page has a tab");
    assert!(person.seen(Role::Button, "Grade 2 / 4: أسعار الوقود تنخفض").is_some(), "{:?}", person.names(Role::Button));
    walk(&mut person);
    person.press("OpenBracket");
    told(&person, "only in Omar’s");
    told(&person, "You have no such mark.");
    person.press("OpenBracket");
    told(&person, "mine is shorter by 2 words");
    person.press("OpenBracket");
    told(&person, "وزارة النفط لا المالية");
    person.press("Ctrl+1");
    assert_eq!(person.session().page, Page::Read);
    person.press("CloseBracket");
    assert!(person.session().chosen.is_some(), "where an article is read the same key goes to marks");
    person.press("Ctrl+4");
    assert_eq!((person.session().page, person.session().chosen.clone()), (Page::Review, None));
    person.run("Leave the comparison");
    assert_eq!((person.session().page, person.session().review.is_none()), (Page::Read, true));
    assert_eq!(person.seen(Role::RadioButton, "Review"), None);
}

#[test]
fn a_class_and_a_person_filter_the_list_and_the_way() {
    let mut person = comparing(Language::English, SIZE);
    person.click_on(Role::ListItem, "Only Omar’s");
    told(&person, "Only Omar’s");
    assert_eq!(person.session().review.as_ref().unwrap().listed().len(), 1);
    for _ in 0..2 {
        person.press("CloseBracket");
        assert_eq!(at(&person), (Class::OnlyTheirs, "ونفت".to_owned()));
    }
    // Pressed again it lists all.
    person.click_on(Role::ListItem, "Only Omar’s");
    assert_eq!(person.session().review.as_ref().unwrap().listed().len(), 5);
    person.click_on(Role::Button, "Show all differences");
    person.click_on(Role::MenuItem, "Show those in mine");
    let review = person.session().review.as_ref().unwrap();
    assert_eq!((review.listed().len(), review.count(Some(Class::OnlyTheirs))), (4, 0));
    person.click_on(Role::Button, "Show those in mine");
    person.click_on(Role::MenuItem, "Show what Omar made");
    assert_eq!(person.session().review.as_ref().unwrap().listed().len(), 1);
    assert_eq!(person.seen(Role::ListItem, "Different grade"), None, "a class of none takes no room");
    person.click_on(Role::ListItem, "Only Omar’s");
    person.click_on(Role::Button, "Show what Omar made");
    person.click_on(Role::MenuItem, "Show those in mine");
    assert!(person.seen(Role::ListItem, "Only Omar’s").is_some(), "but what is listed can be let go of");
    person.click_on(Role::ListItem, "Only Omar’s");
    assert_eq!(person.session().review.as_ref().unwrap().listed().len(), 4);
}

#[test]
fn what_is_compared_stays_where_it_is_while_the_list_is_scrolled() {
    for (language, head) in [(Language::English, "Differences"), (Language::Arabic, "الاختلافات")] {
        let mut person = rana(language, SIZE, ThemeChoice::Light);
        let mut theirs = omar(&person);
        for words in PARAGRAPHS[1].split(' ').chain(PARAGRAPHS[2].split(' ').skip(2)) {
            put_into(&mut theirs, words, "cue", "Omar");
        }
        let path = file(&person, &theirs);
        person.app_mut().queue(Command::Compare(Compare::With(path)));
        person.rest();
        let before = person.find(Role::ListItem, head);
        person.press("OpenBracket");
        let at = person.session().review.as_ref().and_then(|review| review.at()).expect("a difference");
        assert!(at > 9, "the last of many");
        assert_eq!(person.find(Role::ListItem, head), before);
        let rows = person.names(Role::ListItem);
        let last = rows.iter().find(|name| name.starts_with("المخزون.:")).unwrap_or_else(|| panic!("{rows:?}"));
        let last = person.find(Role::ListItem, last);
        assert!(last.top() > before.bottom() && last.bottom() < SIZE.y, "{last:?} below {before:?}");
    }
}

#[test]
fn rows_tags_and_marks_choose_and_the_arrows_walk_the_list() {
    let mut person = comparing(Language::English, SIZE);
    person.click_on(Role::ListItem, "الأسعار ستنخفض: Claim, mine is shorter by 2 words");
    assert_eq!(at(&person).0, Class::Range);
    for (key, class) in [("ArrowDown", 3), ("ArrowUp", 2), ("Home", 0), ("End", 4)].map(|(k, n)| (k, WAY[n].0)) {
        person.press(key);
        assert_eq!(at(&person).0, class, "{key}");
    }
    person.click_on(Role::Button, "Only mine: الشركة");
    assert_eq!(at(&person).0, Class::OnlyMine);
    person.click_on(Role::Button, "Different note: الوزارة");
    assert_eq!(at(&person).0, Class::Note);
    let place = person.spot(person.range("ونفت").start, 0.5);
    person.click(place);
    assert_eq!(at(&person).0, Class::OnlyTheirs);
    person.press("Escape");
    assert!(person.session().review.as_ref().unwrap().current().is_none());
    // What only Omar has of the longer claim is his mark; the pointer leaves no caret in the text.
    let place = person.spot(person.range("المقبل").start, 0.5);
    person.click(place);
    assert_eq!(at(&person).0, Class::Range);
    assert_eq!((person.session().selection, person.session().chosen.clone()), (None, None));
}

#[test]
fn what_is_taken_is_one_step_and_no_difference_any_more() {
    let mut person = comparing(Language::English, SIZE);
    let before = project::write(&person.session().project);
    let steps = person.steps();
    person.press("Y");
    assert_eq!(on(&person.session().project, PARAGRAPHS[0]).assessment.credibility, Some(Credibility::Doubtful));
    assert_eq!(person.steps(), steps + 1);
    told(&person, "1 of 4");
    assert_eq!(at(&person).0, Class::Note, "the next one has come to its place");
    person.press("CloseBracket");
    person.click_on(Role::Button, "Take theirs");
    let longer = "الأسعار ستنخفض الأسبوع المقبل";
    assert_eq!(on(&person.session().project, longer).author, "Rana");
    person.press("Y");
    assert_eq!(on(&person.session().project, "ونفت").author, "Omar", "a mark of theirs keeps its author");
    person.press("Y");
    assert!(!person.session().project.annotations.values().any(|a| a.quote() == "الشركة"));
    told(&person, "1 of 1");
    person.press("Y");
    told(&person, "Nothing differs");
    assert!(compare(&person.session().project, &person.session().review.as_ref().unwrap().theirs).is_equal());
    for _ in 0..5 {
        person.press("Ctrl+Z");
    }
    assert_eq!(project::write(&person.session().project), before);
    assert_eq!(person.session().review.as_ref().unwrap().listed().len(), 5, "it is compared again");
}

#[test]
fn everything_of_theirs_is_taken_as_a_merge_with_its_conflicts() {
    let mut person = comparing(Language::English, SIZE);
    person.click_on(Role::Button, "More with this comparison");
    person.click_on(Role::MenuItem, "Take everything of theirs");
    let project = &person.session().project;
    // Nobody knows which of the two grades and ranges came first.
    assert_eq!(project.conflicts.len(), 2);
    assert_eq!(on(project, "الوزارة").remarks.note.ar, "وزارة النفط لا المالية");
    assert_eq!(on(project, "ونفت").author, "Omar");
    assert!(person.is_told("In 2 places both say different things"), "{:?}", person.session().notices);
    person.press("Ctrl+Z");
    assert_eq!(person.session().project.annotations.len(), 4);
}

#[test]
fn what_they_took_out_goes_where_it_is_known_what_both_began_with() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let sent = person.path("work.isnad.ron");
    person.run("Save by path");
    person.type_text(&sent.display().to_string());
    person.press("Enter");
    let version = isnad::annotation::VersionId::of(&std::fs::read(&sent).expect("it is saved"));
    // He opened what she sent; she has gone on since.
    let mut theirs = omar(&person);
    theirs.note_made_from([version.clone()]);
    person.mark("المخزون", "1");
    let path = file(&person, &theirs);
    person.drop_file(&path);
    person.click_on(Role::Button, "Compare");
    person.click_on(Role::Button, "More with this comparison");
    person.click_on(Role::MenuItem, "Take everything of theirs");
    let project = &person.session().project;
    assert!(project.conflicts.is_empty(), "only he changed the grade and the range");
    assert_eq!(on(project, PARAGRAPHS[0]).assessment.credibility, Some(Credibility::Doubtful));
    assert!(!project.annotations.values().any(|a| a.quote() == "الشركة"), "he took it out");
    assert_eq!(on(project, "المخزون").author, person.session().settings.author, "hers is there");
    assert!(
        project
            .lineage
            .is_superset(&[version, isnad::annotation::VersionId::of(&std::fs::read(&path).unwrap())].into())
    );
    person.press("Ctrl+Z");
    assert!(person.session().project.annotations.values().any(|a| a.quote() == "الشركة"));
}

#[test]
fn in_arabic_the_page_is_mirrored_and_works_the_same() {
    let mut person = comparing(Language::Arabic, SIZE);
    told(&person, "مقارنة مع Omar");
    told(&person, "1 من 5");
    let list = person.find(Role::ListItem, "الاختلافات");
    assert!(list.center().x > SIZE.x / 2.0, "the list stands at the right");
    let take = person.find(Role::Button, "أخذ نسخة الزميل");
    assert!(take.center().x < SIZE.x / 2.0);
    walk(&mut person);
    person.press("OpenBracket");
    person.press("OpenBracket");
    told(&person, "علامتي أقصر بكلمتين");
    person.press("Y");
    person.press("Ctrl+Z");
    assert_eq!(person.session().review.as_ref().unwrap().listed().len(), 5);
}

#[test]
fn in_a_narrow_window_the_list_is_a_drawer() {
    let mut person = comparing(Language::English, vec2(720.0, 640.0));
    assert_eq!(person.seen(Role::ListItem, "Different range"), None);
    person.click_on(Role::Button, "Differences 5");
    person.click_on(Role::ListItem, "الوزارة: Source, Arabic note");
    assert_eq!(at(&person).0, Class::Note);
    assert_eq!(person.seen(Role::ListItem, "Different range"), None, "it closes once something is chosen");
    let place = person.session().review.as_ref().and_then(|review| review.at()).expect("one is at a difference") + 1;
    assert_eq!(person.all(Role::Label, &format!("{place} of 5")).len(), 1, "said once");
    assert_eq!(person.all(Role::Button, "Next difference").len(), 1);
    person.press("CloseBracket");
    assert_eq!(at(&person).0, Class::Range);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let damaged = person.write("damaged.isnad.ron", b"Isnad(schema: 3, [");
    person.drop_file(&damaged);
    person.click_on(Role::Button, "Compare");
    assert!(person.is_told("damaged.isnad.ron"), "{:?}", person.session().notices);
    assert!(person.session().review.is_none() && person.session().page == Page::Read);
    let mut other = omar(&person);
    other.articles.clear();
    other.annotations.clear();
    other.sources.clear();
    let path = file(&person, &other);
    person.drop_file(&path);
    person.click_on(Role::Button, "Compare");
    told(&person, "No article in common");
    let copy = person.session().project.clone();
    let path = person.write("copy.isnad.ron", project::write(&copy).as_bytes());
    person.drop_file(&path);
    person.click_on(Role::Button, "Compare");
    told(&person, "Nothing differs");
    told(&person, "Same in both 4");
    told(&person, "Compare with copy.isnad.ron");
}

#[test]
fn a_dropped_project_may_be_opened_instead_and_articles_are_added_unasked() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let path = file(&person, &omar(&person));
    person.drop_file(&path);
    person.press("Escape");
    assert_eq!((person.session().question.clone(), person.session().review.is_none()), (None, true));
    person.drop_file(&path);
    person.click_on(Role::Button, "Open it instead");
    if let Some(Question::Unsaved(_)) = person.session().question {
        person.click_on(Role::Button, "Don’t save");
    }
    assert_eq!(person.session().project.author, "Omar");
    let article = person.write("more.txt", "نص آخر".as_bytes());
    person.drop_file(&article);
    assert_eq!((person.session().question.clone(), person.session().project.articles.len()), (None, 2));
}

#[test]
fn dark_and_sepia_show_both_tones() {
    for theme in [ThemeChoice::Dark, ThemeChoice::Sepia] {
        let mut person = rana(Language::English, SIZE, theme);
        let path = file(&person, &omar(&person));
        person.drop_file(&path);
        person.click_on(Role::Button, "Compare");
        person.press("CloseBracket");
        person.press("CloseBracket");
        told(&person, "3 of 5");
        let colors = match theme {
            ThemeChoice::Dark => Theme::DARK,
            _ => Theme::SEPIA,
        };
        let picture = person.harness.render().expect("a picture");
        // Behind words that only one marked, and are not those one is at.
        for (words, tint) in [("الشركة", colors.mine_tint), ("ونفت", colors.theirs_tint)] {
            let range = person.range(words);
            let (first, last) = (person.spot(range.start, 0.5), person.spot(range.end.minus(1), 0.5));
            let row =
                (last.x.min(first.x) as u32..=last.x.max(first.x) as u32).map(|x| picture.get_pixel(x, first.y as u32));
            let same = row.filter(|pixel| pixel.0[..3] == tint.to_array()[..3]).count();
            assert!(same > 8, "{words}: {same} pixels of the tint");
        }
    }
}

#[test]
fn records_without_a_place_are_shown_field_by_field() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let entry = |en: &str| {
        let name = Bilingual { ar: "وزارة النفط".to_owned(), en: en.to_owned() };
        Edit::PutSource(Source::new(SourceId("m".into()), name, "Rana", Timestamp(1)).into())
    };
    person.session_mut().project.apply(entry("Ministry of Oil")).expect("it fits");
    person.session_mut().revision += 1;
    let mut theirs = person.session().project.clone();
    theirs.author = "Omar".to_owned();
    theirs.apply(entry("Oil Ministry")).expect("it fits");
    let path = file(&person, &theirs);
    person.drop_file(&path);
    person.click_on(Role::Button, "Compare");
    for words in ["Something else", "English name", "Ministry of Oil", "Oil Ministry", "1 of 1"] {
        told(&person, words);
    }
    person.press("Y");
    let name = |person: &Person| person.session().project.sources[&SourceId("m".into())].name.en.clone();
    assert_eq!(name(&person), "Oil Ministry");
    told(&person, "Nothing differs");
    person.press("Ctrl+Z");
    assert_eq!(name(&person), "Ministry of Oil");
}

#[test]
fn what_changes_meanwhile_is_compared_when_the_page_is_shown_again() {
    let mut person = comparing(Language::English, SIZE);
    let before = person.session().review.as_ref().unwrap().comparison.clone();
    person.press("Ctrl+1");
    let place = person.spot(person.range("الشركة").start, 0.5);
    person.click(place);
    person.press("Delete");
    let known = |person: &Person| person.session().review.as_ref().unwrap().comparison.clone();
    assert!(Arc::ptr_eq(&known(&person), &before), "nothing is compared that nobody looks at");
    person.press("Ctrl+4");
    assert_eq!(person.session().review.as_ref().unwrap().listed().len(), 4);
    let now = known(&person);
    person.press("CloseBracket");
    person.wait(1.0);
    assert!(Arc::ptr_eq(&known(&person), &now), "without a change nothing is compared");
}

#[test]
fn in_a_low_window_what_is_compared_scrolls_with_the_differences() {
    let mut person = comparing(Language::English, SIZE);
    person.harness.set_size(vec2(640.0, 400.0));
    person.rest();
    person.click_on(Role::Button, "Differences 5");
    let foot = 400.0 - STATUS;
    let class = |person: &Person| person.find(Role::ListItem, "Different range");
    let over = class(&person).center();
    let over = pos2(over.x, foot / 2.0 + 40.0);
    person.wheel(over, -5000.0);
    assert!(class(&person).bottom() <= foot, "{}", class(&person));
    person.wheel(over, 5000.0);
    let is_row = |rect: Rect| rect.height() > 50.0 && rect.top() >= class(&person).bottom() && rect.bottom() <= foot;
    let rows = person.rects(Role::ListItem).into_iter().filter(|row| is_row(*row)).count();
    assert!(rows >= 3, "{rows} differences are in view");
}
