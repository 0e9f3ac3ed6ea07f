//! Pasting articles, whatever of the clipboard the system lets a program read.

use crate::person::Person;
use egui::{Event, ViewportCommand};
use isnad::app::Held;
use isnad::command::{Command, File};

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
