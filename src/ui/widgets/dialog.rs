//! A question that has to be answered first.

use super::button::{Button, button_ui, button_width};
use super::label::{Label, label_ui};
use super::look::floating_frame;
use super::scroll::{beside_bar_ui, scroll_ui};
use crate::ui::kit::{Kit, column, end_to_start, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use egui::{Context, Id, Key, Modal, Ui, UiBuilder, vec2};

/// The least height of what is scrolled, in points.
const LEAST: f32 = 60.0;

/// A dialog's words.
#[derive(Clone, Copy, Debug)]
pub struct Dialog<'a> {
    /// Tells it from other dialogs.
    pub id: &'a str,
    pub title: &'a str,
    /// From the least to the most wanted; the last one is the primary button and answers to Enter, but in a
    /// [`dialog_to_leave_ui`].
    pub buttons: &'a [&'a str],
}

/// What was done in a dialog in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogAnswer {
    /// The button with that index.
    Button(usize),
    /// Esc, or a click beside the dialog.
    Cancel,
}

/// Shows a dialog in the middle of the window, with `contents` between its title and its buttons. When it is no longer
/// shown, what had the focus before it has it again.
pub fn dialog_ui<R>(
    ctx: &Context,
    kit: &mut Kit,
    dialog: Dialog<'_>,
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> (R, Option<DialogAnswer>) {
    dialog_of_width_ui(ctx, kit, size::DIALOG_WIDTH, dialog, contents)
}

/// The same, `width` points wide where the window has room for it, or wider if the buttons are.
pub fn dialog_of_width_ui<R>(
    ctx: &Context,
    kit: &mut Kit,
    width: f32,
    dialog: Dialog<'_>,
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> (R, Option<DialogAnswer>) {
    let primary = dialog.buttons.len().checked_sub(1);
    shown_ui(ctx, kit, width, (dialog, primary), contents)
}

/// The same where the buttons only leave what is chosen or waited for in `contents`: none is primary or answers to Enter.
pub fn dialog_to_leave_ui<R>(
    ctx: &Context,
    kit: &mut Kit,
    width: f32,
    dialog: Dialog<'_>,
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> (R, Option<DialogAnswer>) {
    shown_ui(ctx, kit, width, (dialog, None), contents)
}

/// Shows a dialog with the number of its primary button.
fn shown_ui<R>(
    ctx: &Context,
    kit: &mut Kit,
    width: f32,
    (dialog, primary): (Dialog<'_>, Option<usize>),
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> (R, Option<DialogAnswer>) {
    kit.hold_focus(ctx);
    let modal = Modal::new(Id::unique(("dialog", dialog.id)))
        .backdrop_color(kit.theme.backdrop)
        .frame(floating_frame(kit, size::DIALOG_PADDING));
    let shown = modal.show(ctx, |ui| {
        let room = ui.ctx().content_rect().width() - 2.0 * (size::GAP_HUGE + size::DIALOG_PADDING);
        let width = width.max(buttons_width(ui, kit, dialog.buttons));
        ui.set_width(width.min(room).max(0.0));
        column(ui, kit, |ui, kit| {
            let title = label_ui(ui, kit, Label::new(dialog.title).role(Role::Panel));
            ui.add_space(size::GAP);
            let inner = contents_ui(ui, kit, dialog.id, title.rect.height(), contents);
            ui.add_space(size::GAP_LARGE);
            (inner, buttons_ui(ui, kit, dialog.buttons, primary))
        })
        .inner
    });
    let cancelled = shown.should_close();
    let (inner, pressed) = shown.inner;
    let answer = pressed.map(DialogAnswer::Button).or(cancelled.then_some(DialogAnswer::Cancel));
    (inner, answer)
}

/// What stands between the title, `title` points high, and the buttons: scrolled where the window is too low for it.
fn contents_ui<R>(
    ui: &mut Ui,
    kit: &mut Kit,
    id: &str,
    title: f32,
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> R {
    let id = Id::unique(("dialog", id, "contents"));
    let spaces = 4.0 * ui.spacing().item_spacing.y + size::GAP + size::GAP_LARGE;
    let around = 2.0 * (size::GAP_SMALL + size::DIALOG_PADDING) + title + spaces + size::CONTROL;
    let most = (ui.ctx().content_rect().height() - around).max(LEAST);
    let layout = top_down(kit);
    // Of one scope in either case, so that what is in it is the same before and after.
    let show = |ui: &mut Ui, kit: &mut Kit| {
        let shown = ui.scope_builder(UiBuilder::new().scope_id(id).layout(layout), |ui| contents(ui, kit));
        (shown.inner, shown.response.rect.height())
    };
    let known = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    let (inner, height) = if known > most {
        let room = vec2(ui.available_width(), most);
        let scrolled = |ui: &mut Ui| scroll_ui(ui, kit, "contents", |ui, kit| beside_bar_ui(ui, kit, show));
        ui.allocate_ui(room, scrolled).inner
    } else {
        show(ui, kit)
    };
    ui.data_mut(|data| data.insert_temp(id, height));
    if (known > most) != (height > most) {
        ui.ctx().request_repaint();
    }
    inner
}

/// How wide the buttons are beside each other.
fn buttons_width(ui: &Ui, kit: &mut Kit, buttons: &[&str]) -> f32 {
    let between = ui.spacing().item_spacing.x * buttons.len().saturating_sub(1) as f32;
    let widths = buttons.iter().map(|text| button_width(kit, &Button::new(text)));
    (widths.sum::<f32>() + between).ceil()
}

/// The buttons at the dialog's end, the last one outermost.
fn buttons_ui(ui: &mut Ui, kit: &mut Kit, buttons: &[&str], primary: Option<usize>) -> Option<usize> {
    let layout = end_to_start(kit);
    let size = egui::vec2(ui.available_width().max(0.0), size::CONTROL);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        let mut pressed = None;
        for (index, text) in buttons.iter().enumerate().rev() {
            let button = Button::new(text);
            let button = if Some(index) == primary { button.primary() } else { button };
            if button_ui(ui, kit, button).clicked() {
                pressed = Some(index);
            }
        }
        let nothing_focused = ui.memory(|memory| memory.focused().is_none());
        if nothing_focused && ui.input(|input| input.key_pressed(Key::Enter)) {
            pressed = pressed.or(primary);
        }
        pressed
    })
    .inner
}
