//! Whatever is done at the window, in whatever order: it goes on, and what it holds stays sound.

use crate::person::{Person, settings};
use egui::{Event, Modifiers, Pos2, vec2};
use isnad::app::startup::FirstView;
use isnad::session::{Language, Question, Settings};

/// How many events each run has.
const EVENTS: usize = 700;

/// Numbers that look random and are the same each time (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % sides.max(1)
    }

    fn place(&mut self) -> Pos2 {
        Pos2::new(self.roll(1400) as f32 - 60.0, self.roll(980) as f32 - 60.0)
    }

    fn of<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.roll(items.len() as u64) as usize]
    }
}

/// Keys that do something; not those that open the system's dialogs or read its clipboard.
const KEYS: [&str; 46] = [
    "1",
    "2",
    "3",
    "4",
    "A",
    "Shift+A",
    "P",
    "Shift+P",
    "L",
    "[",
    "]",
    "=",
    "Delete",
    "Backspace",
    "Enter",
    "Escape",
    "Escape",
    "Tab",
    "Ctrl+A",
    "Ctrl+C",
    "Ctrl+X",
    "Ctrl+Z",
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Ctrl+K",
    "F1",
    "Ctrl+B",
    "Ctrl+Plus",
    "Ctrl+Minus",
    "Ctrl+0",
    "Ctrl+Shift+8",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
    "Shift+ArrowLeft",
    "Ctrl+Shift+ArrowRight",
    "Alt+Shift+ArrowLeft",
    "Alt+ArrowUp",
    "Alt+Shift+ArrowDown",
    "Home",
    "End",
    "Ctrl+End",
    "PageDown",
    "Shift+PageUp",
    "Ctrl+Q",
];

const TEXTS: [&str; 8] = ["ا", "قال", "e", "1", "\u{202E}", "\u{200F}", "👩‍👩‍👧", "َ"];

/// Does one thing of many.
fn act(person: &mut Person, dice: &mut Dice) {
    let at = dice.place();
    match dice.roll(20) {
        0..=8 => person.press_once(dice.of(&KEYS)),
        9 | 10 => person.point(at),
        11 | 12 => {
            let to = dice.place();
            person.point(at);
            person.button(at, true, Modifiers::NONE);
            person.point(at.lerp(to, 0.5));
            person.point(to);
            if dice.roll(8) > 0 {
                person.button(to, false, Modifiers::NONE);
            }
        }
        13..=15 => {
            person.point(at);
            for _ in 0..=dice.roll(3) {
                let held = if dice.roll(5) == 0 { Modifiers::SHIFT } else { Modifiers::NONE };
                person.button(at, true, held);
                person.button(at, false, held);
            }
        }
        16 => person.frame(vec![Event::Text(dice.of(&TEXTS).to_owned())]),
        17 => person.turn(at, dice.roll(3000) as f32 - 1500.0),
        18 => {
            let size = vec2(1.0 + dice.roll(1500) as f32, 1.0 + dice.roll(1000) as f32);
            person.harness.set_size(if dice.roll(3) == 0 { size } else { crate::person::SIZE });
        }
        _ => person.frame(vec![Event::PointerGone]),
    }
}

/// What holds whatever was done.
fn is_sound(person: &Person) {
    let session = person.session();
    let text_of = |id| session.project.articles.iter().find(|a| a.id == id).map(|a| a.text().clone());
    for annotation in session.project.annotations.values() {
        let text = text_of(annotation.article.clone()).expect("a mark's article is there");
        assert!(!annotation.marks.is_empty());
        let mut before = None;
        for mark in &annotation.marks {
            assert!(!mark.range.is_empty() && mark.range.end.index() <= text.chars().count(), "{annotation:?}");
            assert!(before.is_none_or(|end| end < mark.range.start), "{annotation:?}");
            let quote: String = text.chars().skip(mark.range.start.index()).take(mark.range.len() as usize).collect();
            assert_eq!(mark.quote, quote);
            before = Some(mark.range.end);
        }
    }
    for attribution in session.project.attributions.values() {
        for (role, part) in attribution.parts() {
            assert_eq!(session.project.role_of(part), Some(role), "{attribution:?}");
        }
    }
    if let (Some(article), Some(selection)) = (session.article(), session.selection) {
        assert!(selection.range().end <= article.index().len());
    }
    assert!(session.chosen.is_none() || session.chosen().is_some());
}

/// Runs `EVENTS` events from `seed`, and sees that the text stays and that undo leads back to the beginning.
fn run(seed: u64, language: Language) {
    let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, crate::person::SIZE);
    let (text, opened) = (person.article().text().clone(), person.session().project.clone());
    let mut dice = Dice(seed);
    for step in 0..EVENTS {
        // Nothing is to be written or read at a path that dice typed.
        if matches!(
            person.session().question,
            Some(Question::SavePath(_) | Question::OpenPath | Question::ExportPath(_) | Question::Unsaved(_))
        ) {
            person.press_once("Escape");
        }
        act(&mut person, &mut dice);
        if step % 20 == 0 {
            is_sound(&person);
        }
    }
    is_sound(&person);
    for article in &person.session().project.articles {
        if article.id == opened.articles[0].id {
            assert_eq!(article.text(), &text);
        }
    }
    let read =
        isnad::project::read(isnad::project::write(&person.session().project).as_bytes()).expect("it can be read back");
    assert_eq!(read.project, person.session().project);
    let mut history = std::mem::take(&mut person.session_mut().history);
    while history.undo(&mut person.session_mut().project).expect("every step can be taken back").is_some() {}
    assert_eq!(person.session().project, opened);
}

#[test]
fn anything_goes() {
    run(1, Language::English);
}

#[test]
fn anything_goes_in_arabic() {
    run(2, Language::Arabic);
}

#[test]
fn anything_goes_once_more() {
    run(3, Language::English);
}
