//! Giving a claim of the table its grades: by the keys that give them beside the text, or in what opens under its cell.

use super::super::Frame;
use super::super::derived::ClaimRow;
use crate::command::{Assess, Command};
use crate::locale::Locale;
use crate::session::Session;
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use crate::ui::widgets::popup_ui;
use crate::ui::window::inspector::assessment_ui;
use egui::{Event, Key, Response, Ui};

/// What the keys that give grades ask for now, if one of them was pressed.
pub(super) fn pressed(ui: &Ui, frame: &Frame<'_>) -> Option<Command> {
    if ui.input(|input| input.events.is_empty()) {
        return None;
    }
    Assess::listed().find(|command| {
        let Some(shortcut) = command.shortcut(frame.session) else { return false };
        let Some(key) = Key::from_name(shortcut.key) else { return false };
        let is_it = |event: &Event| match event {
            Event::Key { key: other, pressed: true, modifiers: held, .. } => {
                let same = (held.command, held.alt, held.shift) == (shortcut.ctrl, shortcut.alt, shortcut.shift);
                *other == key && same
            }
            _ => false,
        };
        ui.input_mut(|input| {
            let at = input.events.iter().position(is_it);
            at.map(|at| input.events.remove(at)).is_some()
        })
    })
}

/// What a claim's cell of grades says in words, such as "Credibility 2, Very likely".
pub(super) fn words(locale: &Locale, row: &ClaimRow) -> String {
    let assessment = row.claim.assessment;
    let none = || locale.text("ungraded").to_string();
    let credibility = assessment.credibility.map_or_else(none, |grade| grade.key().to_owned());
    let likelihood =
        assessment.likelihood.map_or_else(none, |band| locale.text(&format!("likelihood-{}", band.key())).to_string());
    let args = [("credibility", credibility.into()), ("likelihood", likelihood.into())];
    locale.text_with("sources-grades", &args)
}

/// The grades of a claim under its cell; none while that is not open. Answers with what was given.
pub(super) fn grades_ui(
    kit: &mut Kit,
    locale: &Locale,
    session: &Session,
    row: &ClaimRow,
    cell: &Response,
) -> Option<Vec<Command>> {
    let mut commands = Vec::new();
    let open = popup_ui(kit, cell, size::CARD_PADDING, |ui, kit| {
        ui.set_width(size::GRADES_WIDTH);
        let mut frame = Frame { kit, locale, session, commands: &mut commands };
        assessment_ui(ui, &mut frame, &row.ties, &row.claim);
    });
    // Grades go to the chosen claim, which this one is from the frame after its cell was pressed.
    if session.chosen.as_ref() != Some(&row.claim.id) {
        commands.clear();
    }
    open.map(|()| commands)
}
