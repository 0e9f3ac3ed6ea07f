//! Pasting articles, whatever of the clipboard the system lets a program read.

use crate::person::Person;
use egui::{Color32, ColorImage, Event, Key, Modifiers, ViewportCommand};
use isnad::app::Held;
use isnad::command::{Command, File};
use std::sync::Arc;

const FIRST: &str = "قالت وزارة النقل إن الحركة ستعود خلال أسابيع.";
const PASTED: &str = "ونقلت الوكالة عن مسؤول قوله إن الكلفة بلغت ثلاثة ملايين.";

/// Somebody with an article, whose clipboard holds this as far as the program can read it itself.
fn reader(held: Held) -> Person {
    let mut person = Person::reading(&[FIRST]);
    person.app_mut().paste_from(Box::new(move || held.clone()));
    person
}

/// Has `command` read the clipboard; the toolkit gives `text` when it is asked for it.
fn paste_by(person: &mut Person, command: File, text: Option<&str>) {
    person.app_mut().queue(Command::File(command));
    person.frame(Vec::new());
    assert!(person.asked.contains(&ViewportCommand::RequestPaste));
    person.frame(Vec::new());
    person.frame(text.map(|text| Event::Paste(text.to_owned())).into_iter().collect());
    person.rest();
}

#[test]
fn a_key_pastes_the_text_that_comes_with_it() {
    for held in [Held::Unreadable, Held::Nothing, Held::Html("<p> </p>".to_owned())] {
        let mut person = reader(held);
        person.frame(vec![Event::Paste(PASTED.to_owned())]);
        person.rest();
        assert_eq!(&**person.article().text(), PASTED);
        assert_eq!(person.session().project.articles.len(), 2);
        assert!(!person.asked.contains(&ViewportCommand::RequestPaste));
    }
}

#[test]
fn what_can_be_read_as_html_is() {
    let mut person = reader(Held::Html(format!("<h1>خبر</h1><p>{PASTED}</p>")));
    person.frame(vec![Event::Paste(format!("خبر {PASTED}"))]);
    person.rest();
    assert_eq!(person.article().blocks().len(), 2);
}

#[test]
fn without_a_key_the_text_is_asked_for() {
    let mut person = reader(Held::Unreadable);
    paste_by(&mut person, File::PasteArticle, Some(PASTED));
    assert_eq!(&**person.article().text(), PASTED);
    let mut person = reader(Held::Unreadable);
    paste_by(&mut person, File::PasteVersion, Some(PASTED));
    // Nothing is marked that could be asked about.
    assert_eq!(&**person.article().text(), PASTED);
    assert_eq!(person.session().project.articles.len(), 1, "it stands in the place of the one before");
}

#[test]
fn a_clipboard_that_cannot_be_read_is_not_called_empty() {
    for (held, said) in [(Held::Nothing, "holds no text"), (Held::Unreadable, "cannot be read")] {
        let mut person = reader(held);
        paste_by(&mut person, File::PasteArticle, None);
        assert!(person.is_told(said), "{:?}", person.session().notices);
        assert_eq!(person.session().notices.len(), 1);
    }
}

const CTRL: Modifiers = Modifiers { command: true, ..Modifiers::CTRL };

/// The letter V under these modifiers.
fn letter(pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key { key: Key::V, physical_key: Some(Key::V), pressed, repeat: false, modifiers }
}

#[test]
fn a_key_whose_press_the_toolkit_keeps_back_pastes_as_it_is_let_go() {
    for ctrl_first in [false, true] {
        let mut person = reader(Held::Html(format!("<h1>خبر</h1><p>{PASTED}</p>")));
        person.frame(vec![Event::ModifiersChanged(CTRL)]);
        if ctrl_first {
            person.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
            person.frame(vec![letter(false, Modifiers::NONE)]);
        } else {
            person.frame(vec![letter(false, CTRL)]);
            person.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
        }
        person.rest();
        assert_eq!(person.session().project.articles.len(), 2, "Ctrl let go first: {ctrl_first}");
        assert_eq!(person.article().blocks().len(), 2);
    }
}

#[test]
fn a_key_that_pastes_nothing_says_so() {
    let mut person = reader(Held::Nothing);
    person.frame(vec![Event::ModifiersChanged(CTRL), letter(false, CTRL)]);
    person.rest();
    assert!(person.is_told("holds no text"), "{:?}", person.session().notices);
    // A picture comes with the key, and once more where the text is asked for.
    let picture = || Event::PasteImage(Arc::new(ColorImage::filled([1, 1], Color32::WHITE)));
    let mut person = reader(Held::Nothing);
    person.frame(vec![Event::ModifiersChanged(CTRL), picture()]);
    person.frame(vec![picture()]);
    person.frame(vec![letter(false, CTRL), Event::ModifiersChanged(Modifiers::NONE)]);
    person.rest();
    assert!(person.is_told("holds no text"), "{:?}", person.session().notices);
    assert_eq!(person.session().notices.len(), 1, "it is said once");
}

#[test]
fn letting_go_of_a_key_that_was_heard_pastes_nothing_more() {
    let mut person = reader(Held::Html(format!("<p>{PASTED}</p>")));
    person.frame(vec![letter(true, Modifiers::NONE), Event::Text("v".to_owned())]);
    person.frame(vec![Event::ModifiersChanged(CTRL), letter(false, CTRL)]);
    person.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
    person.rest();
    assert_eq!(person.session().project.articles.len(), 1, "a letter that was typed");
    person.frame(vec![Event::ModifiersChanged(CTRL), Event::Paste(PASTED.to_owned())]);
    person.frame(vec![letter(false, CTRL), Event::ModifiersChanged(Modifiers::NONE)]);
    person.rest();
    assert_eq!(person.session().project.articles.len(), 2, "text that was pasted");
}
