//! A window that cannot be seen, being minimised or behind others, of which no frame is shown.

use crate::person::Person;
use egui::{RawInput, ViewportCommand, ViewportEvent, ViewportId};
use isnad::project;
use isnad::session::Question;
use std::time::{Duration, Instant};

const PARAGRAPHS: [&str; 2] = ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل."];

/// What the program asks of its window, which is minimised, when the system has these news of it.
fn attend(person: &mut Person, events: Vec<ViewportEvent>) -> Vec<ViewportCommand> {
    without_frame(person, Some(true), events)
}

/// The same of a window that no frame is shown of, whatever the system says of it.
fn without_frame(person: &mut Person, minimized: Option<bool>, events: Vec<ViewportEvent>) -> Vec<ViewportCommand> {
    let ctx = person.harness.ctx.clone();
    let mut raw = RawInput { focused: false, ..RawInput::default() };
    let window = raw.viewports.entry(ViewportId::ROOT).or_default();
    (window.minimized, window.events) = (minimized, events);
    let app = person.harness.state_mut().as_mut().expect("the window is open");
    let mut output = ctx.run_logic(&raw, |ctx| app.before_frame(ctx));
    output.viewport_commands.remove(&ViewportId::ROOT).unwrap_or_default()
}

#[test]
fn closing_it_with_unsaved_work_asks_where_it_can_be_seen() {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    let asked = attend(&mut person, vec![ViewportEvent::Close]);
    for expected in [ViewportCommand::CancelClose, ViewportCommand::Minimized(false), ViewportCommand::Focus] {
        assert!(asked.contains(&expected), "{expected:?}: {asked:?}");
    }
    assert!(matches!(person.session().question, Some(Question::Unsaved(_))), "{:?}", person.session().question);
}

#[test]
fn so_it_does_where_a_compositor_holds_frames_back_and_does_not_say_so() {
    for minimized in [None, Some(false)] {
        let mut person = Person::reading(&PARAGRAPHS);
        person.mark("الوزارة", "2");
        let asked = without_frame(&mut person, minimized, vec![ViewportEvent::Close]);
        assert!(asked.contains(&ViewportCommand::CancelClose), "{minimized:?}: {asked:?}");
        assert!(matches!(person.session().question, Some(Question::Unsaved(_))), "{:?}", person.session().question);
    }
}

#[test]
fn without_unsaved_work_it_closes() {
    let mut person = Person::reading(&PARAGRAPHS);
    let path = person.path("work.isnad.ron");
    person.run("Save by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
    assert!(!person.session().is_dirty());
    assert!(!attend(&mut person, vec![ViewportEvent::Close]).contains(&ViewportCommand::CancelClose));
}

#[test]
fn what_was_done_last_is_kept() {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    let end = Instant::now() + Duration::from_secs(20);
    let is_kept = |person: &Person| {
        let Ok(mut entries) = std::fs::read_dir(person.path("config/journal")) else { return false };
        let now = project::write(&person.session().project);
        entries.any(|entry| {
            let path = entry.expect("an entry").path();
            std::fs::read(path).is_ok_and(|bytes| bytes.ends_with(now.as_bytes()))
        })
    };
    while !is_kept(&person) {
        assert!(Instant::now() < end, "never kept");
        std::thread::sleep(Duration::from_millis(5));
        attend(&mut person, Vec::new());
    }
}
