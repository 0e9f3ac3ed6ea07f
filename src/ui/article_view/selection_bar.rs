//! The bar at a selection: the labels with their keys, never over the selection.

use super::gesture::Gesture;
use super::{ArticleView, Geometry};
use crate::command::{Command, Mark};
use crate::ui::frame::Frame;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, button_ui, floating_frame};
use egui::{Area, Id, Order, Rangef, Ui, pos2, vec2};

const DISTANCE: f32 = 12.0;
const HEIGHT: f32 = 44.0;

/// Shows the bar below the selection's moving end, above it where there is no room below.
pub(super) fn selection_bar_ui(ui: &mut Ui, frame: &mut Frame<'_>, view: &mut ArticleView, geometry: &Geometry) {
    let session = frame.session;
    let Some(selection) = session.selection.filter(|s| !s.is_empty()) else { return };
    // Where nothing can be marked with, as in a version that is only looked through, there is nothing to offer.
    if session.project.labels.is_empty() {
        return;
    }
    if view.gesture != Gesture::None {
        return;
    }
    let Some(page) = &mut view.page else { return };
    let (Some(head), Some(anchor)) = (page.place(selection.head), page.place(selection.anchor)) else { return };
    let area = geometry.area;
    let (top, bottom) = (geometry.y(head.top.min(anchor.top)), geometry.y(head.bottom.max(anchor.bottom)));
    let moving = geometry.y(head.bottom);
    if moving < area.top() || geometry.y(head.top) > area.bottom() {
        return;
    }
    let below = bottom + DISTANCE;
    let y = if below + HEIGHT < area.bottom() {
        below
    } else if top - DISTANCE - HEIGHT > area.top() {
        top - DISTANCE - HEIGHT
    } else {
        area.bottom() - HEIGHT - DISTANCE
    };
    let id = Id::unique("selection-bar");
    let width = ui.data(|d| d.get_temp::<f32>(id)).unwrap_or(320.0);
    // Over the text alone, where it has that much room.
    let column = Rangef::new(geometry.left, geometry.left + geometry.column);
    let within = if width <= column.span() { column } else { area.x_range().shrink(size::GAP) };
    let x = (geometry.x(head.x) - width / 2.0).clamp(within.min, (within.max - width).max(within.min));
    let ground = floating_frame(frame.kit, size::MENU_PADDING);
    let shown = Area::new(id).order(Order::Foreground).fixed_pos(pos2(x.round(), y.round())).fade_in(false).show(
        ui.ctx(),
        |ui| {
            let shown = ground.show(ui, |ui| {
                // From right to left a row takes all the width there is: it gets what it took in the frame before.
                let layout = crate::ui::kit::start_to_end(frame.kit);
                let room = vec2(width - 2.0 * size::MENU_PADDING, size::CONTROL);
                let row = ui.allocate_ui_with_layout(room, layout, |ui| {
                    labels_ui(ui, frame);
                    ui.min_rect().width()
                });
                row.inner + 2.0 * size::MENU_PADDING
            });
            shown.inner
        },
    );
    ui.data_mut(|d| d.insert_temp(id, shown.inner));
}

fn labels_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let Frame { kit, locale, session, commands } = frame;
    ui.spacing_mut().item_spacing.x = 2.0;
    for label in &session.project.labels {
        let name = locale.label(label);
        let key = label.key.map(String::from).unwrap_or_default();
        let shades = kit.theme.label(label.color, label.role);
        let mut button = Button::new(&name).swatch(shades, label.line).in_bar();
        if !key.is_empty() {
            button = button.key(&key);
        }
        let command = Command::Mark(Mark::Label(label.id.clone()));
        let refused = command.why_not(session).map(|why| why.told(&command, session, locale));
        if let Some(why) = &refused {
            button = button.enabled(false).tooltip(why);
        }
        if button_ui(ui, kit, button).clicked() {
            commands.push(command);
        }
    }
    let add = Command::Mark(Mark::AddRange);
    if add.applies(session) {
        let (text, key) = (locale.text("bar-add"), add.shortcut(session).map(|s| s.hint()).unwrap_or_default());
        if button_ui(ui, kit, Button::new(&text).key(&key).in_bar()).clicked() {
            commands.push(add);
        }
    }
}
