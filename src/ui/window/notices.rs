//! Sentences for the user, above the status line: information goes by itself, the rest stays until dismissed.

use super::{Frame, Screen};
use crate::command::{Command, View};
use crate::session::Severity;
use crate::ui::icons::Icon;
use crate::ui::kit::start_to_end;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Label, Sign, floating_frame, icon_button_ui, label_ui};
use egui::{Align2, Area, Id, Order, Sense, Ui, vec2};

/// When each notice was first shown.
#[derive(Default)]
pub(super) struct Notices {
    since: Vec<(String, f64)>,
}

pub(super) fn notices_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let now = ui.input(|i| i.time);
    let since = &mut screen.notices.since;
    since.retain(|(text, _)| frame.session.notices.iter().any(|n| n.text == *text));
    for notice in &frame.session.notices {
        if !since.iter().any(|(text, _)| *text == notice.text) {
            since.push((notice.text.clone(), now));
        }
    }
    if frame.session.notices.is_empty() {
        return;
    }
    let shell = floating_frame(frame.kit, size::GAP);
    let width = size::TOAST_WIDTH.min(ui.ctx().content_rect().width() - 32.0);
    let (session, locale) = (frame.session, frame.locale);
    let mut gone = Vec::new();
    let kit = &mut *frame.kit;
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -(size::STATUS + size::GAP_LARGE)))
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            // The newest are shown; a hundred would cover the page.
            let first = session.notices.len().saturating_sub(4);
            for (i, notice) in session.notices.iter().enumerate().skip(first) {
                let hovered = shell
                    .show(ui, |ui| {
                        ui.set_width(width);
                        ui.horizontal(|ui| {
                            ui.set_width(width);
                            ui.with_layout(start_to_end(kit), |ui| {
                                let sign = match notice.severity {
                                    Severity::Info => Sign::Info,
                                    Severity::Warning => Sign::Warning,
                                    Severity::Error => Sign::Error,
                                };
                                let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::CONTROL), Sense::hover());
                                let color = sign.color(&kit.theme);
                                crate::ui::icons::paint_icon(ui.painter(), kit, sign.icon(), rect, color);
                                let room = vec2(ui.available_width() - 40.0, 0.0);
                                ui.allocate_ui(room, |ui| {
                                    label_ui(ui, kit, Label::new(&notice.text).role(Role::Body).max_lines(6));
                                });
                                let name = locale.text("command-dismiss");
                                if icon_button_ui(ui, kit, Icon::Close, &name, None, true).clicked() {
                                    gone.push(i);
                                }
                            });
                        });
                    })
                    .response
                    .contains_pointer();
                let first = since.iter_mut().find(|(text, _)| *text == notice.text);
                if let Some((_, first)) = first {
                    if hovered {
                        *first = now;
                    }
                    if notice.severity == Severity::Info && now - *first > size::TOAST_SECONDS {
                        gone.push(i);
                    }
                }
            }
        });
    if session.notices.iter().any(|n| n.severity == Severity::Info) {
        ui.ctx().request_repaint_after_secs(0.5);
    }
    gone.sort_unstable();
    gone.dedup();
    for i in gone.into_iter().rev() {
        frame.emit(Command::View(View::DismissNotice(i)));
    }
}
