//! The new text, in which a mark is given its place by hand.

use super::excerpt;
use super::row::{excerpt_size, paint_excerpt};
use super::{EDGE, title_ui};
use crate::command::{Command, Update as Action};
use crate::session::{Placing, Update};
use crate::text::Direction;
use crate::ui::article_view::article_view_ui;
use crate::ui::icons::Icon;
use crate::ui::kit::{row_with_end, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Label, icon_button_ui, label_ui, swatch_ui};
use crate::ui::window::{Frame, Screen, panel};
use egui::{Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

/// How wide the mark in the text so far is at most.
const QUOTE: f32 = 860.0;

pub(super) fn placing_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, update: &Update, placing: &Placing) {
    let whole = ui.max_rect();
    let inner = whole.shrink2(vec2(EDGE, size::GAP_LARGE));
    let mut top = ui.new_child(UiBuilder::new().max_rect(inner).layout(top_down(frame.kit)));
    header_ui(&mut top, frame, placing);
    quote_ui(&mut top, frame, update, placing);
    let text = whole.with_min_y((top.min_rect().bottom() + size::GAP_LARGE).min(whole.bottom()));
    panel(ui, text, "update-text", |ui| {
        let Frame { kit, locale, commands, .. } = frame;
        let mut frame = Frame { kit, locale, session: &placing.session, commands };
        screen.view.leave_cards_out();
        article_view_ui(ui, &mut frame, &mut screen.view);
    });
    let stroke = Stroke::new(size::HAIRLINE, frame.kit.theme.hairline);
    ui.painter().hline(whole.x_range(), text.top(), stroke);
}

fn header_ui(ui: &mut Ui, frame: &mut Frame<'_>, placing: &Placing) {
    let title = frame.locale.text("update-place-title");
    let hint = frame.locale.text("update-place-hint");
    let muted = frame.kit.theme.text_muted;
    title_ui(ui, frame, (&title, ""), [Action::Confirm, Action::Back]);
    let steps = [(Icon::Forward, Action::NextPlace), (Icon::Back, Action::PreviousPlace)].map(|(icon, action)| {
        let command = Command::Update(action);
        let (name, key) = (frame.name(&command), frame.key(&command));
        (icon, command, name, key)
    });
    let count = placing.candidates.len();
    let args =
        [("number", frame.locale.number(placing.shown + 1).into()), ("count", frame.locale.number(count).into())];
    let which = frame.locale.text_with("update-place-candidate", &args);
    if count < 2 {
        label_ui(ui, frame.kit, Label::new(&hint).color(muted));
        return;
    }
    let mut pressed = None;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            label_ui(ui, kit, Label::new(&hint).color(muted).max_lines(1));
        },
        |ui, kit| {
            let [next, previous] = steps;
            if icon_button_ui(ui, kit, next.0, &next.2, next.3.as_deref(), true).clicked() {
                pressed = Some(next.1);
            }
            label_ui(ui, kit, Label::new(&which).color(muted).max_lines(1));
            if icon_button_ui(ui, kit, previous.0, &previous.2, previous.3.as_deref(), true).clicked() {
                pressed = Some(previous.1);
            }
        },
    );
    if let Some(command) = pressed {
        frame.emit(command);
    }
}

/// The mark in the text so far.
fn quote_ui(ui: &mut Ui, frame: &mut Frame<'_>, update: &Update, placing: &Placing) {
    let Some(row) = update.rows.get(placing.row) else { return };
    let annotation = &row.outcome.annotation;
    let label = frame.session.project.label(&annotation.label);
    let name = label.map(|label| frame.locale.label(label)).unwrap_or_default();
    let shades = label.map_or(frame.kit.theme.claim, |label| frame.kit.theme.label(label.color, label.role));
    let parts = annotation.marks.len();
    let old = frame.locale.text("update-old");
    let part = (parts > 1).then(|| {
        let args =
            [("number", frame.locale.number(placing.mark + 1).into()), ("count", frame.locale.number(parts).into())];
        frame.locale.text_with("update-place-part", &args)
    });
    let muted = frame.kit.theme.text_muted;
    crate::ui::kit::row(ui, frame.kit, |ui, kit| {
        if let Some(label) = label {
            swatch_ui(ui, kit, &shades, label.line, &name);
        }
        label_ui(ui, kit, Label::new(&name));
        label_ui(ui, kit, Label::new(&old).color(muted));
        if let Some(part) = &part {
            label_ui(ui, kit, Label::new(part).role(Role::Strong));
        }
    });
    // Of several parts the one that is asked for.
    let mut one = annotation.as_ref().clone();
    one.marks = annotation.marks.get(placing.mark).cloned().into_iter().collect();
    let shown = excerpt::of_marks(&one);
    // At the interface's start, under its label, whichever way its own lines run.
    let room = ui.available_width().min(QUOTE);
    let way = frame.session.project.direction_of(&one).unwrap_or(Direction::Rtl);
    let size = excerpt_size(frame.kit, (&shown, way), room);
    let size = vec2((size.x + 1.0).min(room), size.y);
    let (place, node) = ui.allocate_exact_size(size, Sense::hover());
    let color = frame.kit.theme.text;
    paint_excerpt(ui, frame.kit, place, (&shown, way), &shades, frame.kit.theme.danger, color);
    node.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &shown.text));
}
