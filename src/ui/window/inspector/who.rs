//! Asking the source registry who it is: the source that only the verb tells, whom a claim came through, whom a
//! mention means, what an entry is merged with.

use crate::command::{Command, File, Tie, Who};
use crate::session::{Asked, Question};
use crate::ui::window::Frame;
use crate::ui::window::source_picker::{Ask, Picked, SourcePicker, source_picker_ui};
use egui::Ui;

/// The picker, and what it is open for.
#[derive(Default)]
pub(in crate::ui::window) struct WhoPicker {
    picker: SourcePicker,
    asked: Option<Asked>,
}

/// Shows the picker while the session asks who it is.
pub(in crate::ui::window) fn who_ui(ui: &mut Ui, frame: &mut Frame<'_>, who: &mut WhoPicker) {
    let Some(Question::Who(asked)) = &frame.session.question else {
        *who = WhoPicker::default();
        return;
    };
    if who.asked.as_ref() != Some(asked) {
        let project = &frame.session.project;
        let kept = match asked {
            Asked::Merge(kept) => Some(kept.clone()),
            _ => None,
        };
        let name = kept.as_ref().and_then(|kept| project.sources.get(kept)).map(|kept| frame.locale.source(kept));
        let question = match asked {
            Asked::InTheVerb => "who-in-the-verb",
            Asked::Hop(_) => "who-hop",
            Asked::Reference(_) => "who-reference",
            Asked::Merge(_) => "who-merge",
        };
        let ask = Ask {
            name: frame.locale.text_with(question, &[("name", name.unwrap_or_default().into())]),
            can_make: kept.is_none(),
            leave_out: kept.into_iter().collect(),
            nobody: match asked {
                Asked::Reference(_) => Some(frame.locale.text("who-nobody").to_string()),
                _ => None,
            },
            now: match asked {
                Asked::Reference(id) => project.annotations.get(id).and_then(|a| a.refers_to.clone()),
                _ => None,
            },
            ..Ask::default()
        };
        who.picker.open(ask);
        who.asked = Some(asked.clone());
    }
    match source_picker_ui(ui, frame, &mut who.picker) {
        Some(picked) => {
            let who = match picked {
                Picked::Entry(id) => Who::Entry(id),
                Picked::New(name) => Who::New(name),
                Picked::Nobody => Who::Nobody,
            };
            frame.emit(Command::Tie(Tie::Answer { asked: asked.clone(), who }));
        }
        None if !who.picker.is_open() => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}
