//! Sentences for the user, above the status line: information goes by itself, the rest stays until dismissed. Where an
//! article is shown they stand at the foot of its column, and cover neither cards nor the line for those without room.

use super::changed;
use super::{Frame, Screen};
use crate::command::{Command, View};
use crate::locale::Locale;
use crate::session::{Notice, Offer, Severity};
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::{Kit, end_to_start, row_with_end};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Sign, Strip, button_ui, floating_frame, icon_button_ui, message_ui};
use egui::accesskit::Live;
use egui::{Align2, Area, Id, Order, Rangef, Rect, Sense, Ui, UiBuilder, WidgetInfo, vec2};

/// When each notice was first shown, by its number.
#[derive(Default)]
pub(super) struct Notices {
    since: Vec<(u64, f64)>,
}

pub(super) fn notices_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let now = ui.input(|i| i.time);
    let column = screen.view.take_column();
    let since = &mut screen.notices.since;
    since.retain(|(number, _)| frame.session.notices.iter().any(|n| n.number == *number));
    for notice in &frame.session.notices {
        if !since.iter().any(|(number, _)| *number == notice.number) {
            since.push((notice.number, now));
            // The place of all of them is known once this one has been measured.
            ui.ctx().request_repaint();
        }
    }
    if frame.session.notices.is_empty() {
        return;
    }
    let shell = floating_frame(frame.kit, size::GAP);
    let (middle, width) = place(column, ui.ctx().content_rect().x_range());
    let (session, locale) = (frame.session, frame.locale);
    let (mut gone, mut taken) = (Vec::new(), None);
    let kit = &mut *frame.kit;
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(middle, -(size::STATUS + size::GAP_LARGE)))
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            // The newest are shown; a hundred would cover the page.
            let first = session.notices.len().saturating_sub(4);
            for (i, notice) in session.notices.iter().enumerate().skip(first) {
                if i > first {
                    ui.add_space(size::GAP - ui.spacing().item_spacing.y);
                }
                let shown = shell.show(ui, |ui| {
                    notice_ui(ui, kit, locale, notice, width, || gone.push(i));
                    offers_ui(ui, kit, locale, &notice.offers, session.is_dirty(), width)
                });
                taken = taken.take().or(shown.inner);
                let hovered = shown.response.contains_pointer();
                let first = since.iter_mut().find(|(number, _)| *number == notice.number);
                if let Some((_, first)) = first {
                    // What is offered stays while the question stands that it is shown under.
                    let asked = session.question.is_some() && !notice.offers.is_empty();
                    if hovered || asked {
                        *first = now;
                    }
                    if notice.severity == Severity::Info && now - *first > size::NOTICE_SECONDS {
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
    if let Some(offer) = taken {
        frame.emit(changed::command_of(offer));
    }
}

/// What was said last, for a dialog: where it is said otherwise lies behind that. What was done can be taken back here.
pub(super) fn last_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let session = frame.session;
    let Some(notice) = session.notices.last() else { return };
    let dismiss = Command::View(View::DismissNotice(session.notices.len() - 1));
    let name = frame.name(&dismiss);
    let offers = notice.offers.iter().filter(|_| notice.is_passing());
    let offers: Vec<_> = offers
        .map(|offer| (changed::command_of(offer.clone()), changed::name_of(frame.locale, offer, session.is_dirty())))
        .collect();
    let mut taken = None;
    ui.add_space(size::GAP);
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            message_ui(ui, kit, sign_of(notice), &notice.text);
        },
        |ui, kit| {
            if icon_button_ui(ui, kit, Icon::Close, &name, None, true).clicked() {
                taken = Some(dismiss);
            }
            for (command, name) in offers {
                if button_ui(ui, kit, Button::new(&name)).clicked() {
                    taken = Some(command);
                }
            }
        },
    );
    frame.commands.extend(taken);
}

/// The same, if that was a reset of the settings or of the keys.
pub(super) fn reset_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    if frame.session.notices.last().is_some_and(|notice| notice.offers == [Offer::Restore]) {
        last_ui(ui, frame);
    }
}

fn sign_of(notice: &Notice) -> Sign {
    match notice.severity {
        Severity::Info => Sign::Info,
        Severity::Warning => Sign::Warning,
        Severity::Error => Sign::Error,
    }
}

/// How far beside the middle of a window notices stand, and how wide they are: within the text's column where there is
/// one, but for a column too narrow for a sentence.
fn place(column: Option<Rangef>, window: Rangef) -> (f32, f32) {
    let most = size::NOTICE_WIDTH.min(window.span() - 32.0).max(1.0);
    let Some(column) = column else { return (0.0, most) };
    let width = (column.span() - 2.0 * size::GAP).max(size::NOTICE_LEAST).min(most);
    // Nothing of them is out of the window, however narrow it is.
    let room = ((window.span() - width) / 2.0 - size::GAP_LARGE).max(0.0);
    let middle = (column.center() - window.center()).clamp(-room, room);
    (middle.round(), width)
}

/// What can be done about a notice, below its sentence; answers what was taken.
fn offers_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, offers: &[Offer], dirty: bool, width: f32) -> Option<Offer> {
    if offers.is_empty() {
        return None;
    }
    ui.add_space(size::GAP_SMALL);
    ui.allocate_ui_with_layout(vec2(width, size::CONTROL), end_to_start(kit), |ui| {
        let mut taken = None;
        for offer in offers.iter().rev().filter(|offer| changed::makes_sense(offer, dirty)) {
            let name = changed::name_of(locale, offer, dirty);
            if button_ui(ui, kit, Button::new(&name)).clicked() {
                taken = Some(offer.clone());
            }
        }
        taken
    })
    .inner
}

/// One notice: its sign, its sentence in as many lines as it needs, and what dismisses it.
fn notice_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, notice: &Notice, width: f32, mut dismiss: impl FnMut()) {
    let sign = sign_of(notice);
    let room = (width - size::ICON - size::CONTROL - 2.0 * size::GAP).max(1.0);
    let options = TextOptions { max_lines: Some(6), ..TextOptions::wrapped(room) };
    let text = kit.text.layout(&notice.text, Role::Body, options);
    let height = text.size().y.max(size::CONTROL);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    // A node of its own for each notice, wherever it stands among them: assistive technology speaks up when one comes.
    let response = ui.interact(rect, Id::unique(("notice", notice.number)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Alert, true, &notice.text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    let mut strip = Strip::new(rect, kit);
    let icon = strip.take_start(size::ICON);
    let color = sign.color(&kit.theme);
    paint_icon(ui.painter(), kit, sign.icon(), icon, color);
    strip.take_start(size::GAP);
    let close = strip.take_end(size::CONTROL);
    let place = strip.at_start(text.size());
    let color = kit.theme.text;
    kit.text.paint(ui.painter(), place.min, &text, color);
    let close = Rect::from_center_size(close.center(), vec2(size::CONTROL, size::CONTROL));
    let mut child = ui.new_child(UiBuilder::new().max_rect(close));
    if icon_button_ui(&mut child, kit, Icon::Close, &locale.text("command-dismiss"), None, true).clicked() {
        dismiss();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_stand_within_the_column() {
        let window = Rangef::new(0.0, 1280.0);
        assert_eq!(place(None, window), (0.0, size::NOTICE_WIDTH));
        assert_eq!(place(Some(Rangef::new(100.0, 700.0)), window), (-240.0, size::NOTICE_WIDTH));
        let (middle, width) = place(Some(Rangef::new(240.0, 640.0)), window);
        assert!(middle == -200.0 && width < 400.0, "{middle} {width}");
        let (middle, width) = place(Some(Rangef::new(900.0, 980.0)), window);
        assert!(middle == 300.0 && width == size::NOTICE_LEAST, "{middle} {width}");
        for column in [None, Some(Rangef::new(8.0, 88.0))] {
            let (middle, width) = place(column, Rangef::new(0.0, 90.0));
            assert!(middle.abs() <= 1.0 && width <= 58.0, "{middle} {width}");
        }
    }
}
