//! Which relations may lead from a label's annotations to which others.

use super::Frame;
use crate::annotation::{Label as MarkLabel, LabelId, RelationKind};
use crate::command::{Command, Labels};
use crate::ui::kit::row;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{CheckRow, Label, Strip, check_row_ui, check_ui, label_ui, paint_swatch, paint_text};
use egui::{Align2, Rect, Sense, Ui, vec2};

const COLUMN: f32 = 84.0;

/// A row for every label, a column for every kind of relation.
pub(super) fn relations_ui(ui: &mut Ui, frame: &mut Frame<'_>, label: &MarkLabel) {
    let (locale, session) = (frame.locale, frame.session);
    let kinds: Vec<_> =
        RelationKind::ALL.iter().map(|kind| (*kind, locale.text(&format!("relation-{}", kind.key())))).collect();
    let color = frame.kit.theme.text_muted;
    let first = (ui.available_width() - COLUMN * kinds.len() as f32 - size::GAP_MEDIUM).max(80.0);
    let mut changed = None;
    if ui.available_width() < COLUMN * kinds.len() as f32 + size::GAP_MEDIUM + 80.0 {
        // No room for columns: a row for each of both.
        for (_, to) in session.project.label_tree() {
            for (kind, name) in &kinds {
                let name = format!("{name}: {}", locale.label(to));
                let on = label.joins.allow(*kind, &to.id);
                if check_row_ui(ui, frame.kit, CheckRow::new(&name, on)).clicked() {
                    changed = Some((*kind, to.id.clone(), !on));
                }
            }
        }
        return change(frame, label, changed);
    }
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    row(ui, frame.kit, |ui, kit| {
        let (rect, _) = ui.allocate_exact_size(vec2(first, size::CONTROL), Sense::hover());
        let align = if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        paint_text(ui, kit, rect, align, &locale.text("labels-to"), Role::Small, color);
        for (_, name) in &kinds {
            let (rect, _) = ui.allocate_exact_size(vec2(COLUMN, size::CONTROL), Sense::hover());
            paint_text(ui, kit, rect, Align2::CENTER_CENTER, name, Role::Small, color);
        }
    });
    for (depth, to) in session.project.label_tree() {
        let name = locale.label(to);
        row(ui, frame.kit, |ui, kit| {
            let (rect, _) = ui.allocate_exact_size(vec2(first, size::CONTROL), Sense::hover());
            let mut strip = Strip::new(rect, kit);
            strip.take_start(12.0 * depth.min(8) as f32);
            paint_swatch(
                ui.painter(),
                strip.take_start(size::SWATCH_WIDTH),
                &kit.theme.label(to.color, to.role),
                to.line,
            );
            strip.take_start(size::GAP);
            let mut child =
                ui.new_child(egui::UiBuilder::new().max_rect(strip.rest).layout(crate::ui::kit::start_to_end(kit)));
            label_ui(&mut child, kit, Label::new(&name).max_lines(1));
            for (kind, kind_name) in &kinds {
                let (column, _) = ui.allocate_exact_size(vec2(COLUMN, size::CONTROL), Sense::hover());
                let on = label.joins.allow(*kind, &to.id);
                let whole = format!("{kind_name}: {name}");
                let place: Rect = Align2::CENTER_CENTER.align_size_within_rect(vec2(24.0, 24.0), column);
                let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place));
                if check_ui(&mut child, kit, &whole, on, true).clicked() {
                    changed = Some((*kind, to.id.clone(), !on));
                }
            }
        });
    }
    change(frame, label, changed);
}

/// Allows or forbids a kind of relation to a label.
fn change(frame: &mut Frame<'_>, label: &MarkLabel, changed: Option<(RelationKind, LabelId, bool)>) {
    if let Some((kind, to, allowed)) = changed {
        let mut new = label.clone();
        new.joins.set(kind, to, allowed);
        frame.emit(Command::Labels(Labels::Put { label: new, typed: false }));
    }
}
