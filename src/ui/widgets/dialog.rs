//! A question that has to be answered first.
//!
//! A dialog is never higher than the window. What it holds is measured as it is shown, so that the region that scrolls in
//! it, if there is one, gets all the height that the rest of it leaves ([`Dialog::rest_ui`]).

use super::button::{Button, button_ui, button_width};
use super::label::{Label, label_ui};
use super::look::floating_frame;
use super::scroll::{bar_beyond_ui, beside_bar_ui, fitted_scroll_ui, scroll_ui};
use crate::ui::kit::{Kit, column, end_to_start, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use egui::{Context, Id, Key, Modal, Ui, UiBuilder, vec2};

/// The least height of what is scrolled, in points: of all contents, and of a region among them.
const LEAST: f32 = 60.0;
const LEAST_REST: f32 = 120.0;

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

/// How high the parts of a dialog were when it was shown last, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    /// All of it, by which the toolkit places it in the next frame.
    whole: f32,
    /// What stands around the contents: paddings, the title, the buttons.
    around: f32,
    /// The contents but for the region that takes the rest.
    contents: f32,
    /// How low that region can be made; nothing where there is none.
    rest: f32,
}

impl Known {
    /// The same, but for what is merely rounded in another way than `before`.
    fn steadied(self, before: Option<Known>) -> Known {
        let steady = |now: f32, before: f32| if (now - before).abs() < 1.0 { before } else { now };
        before.map_or(self, |before| Known {
            whole: steady(self.whole, before.whole),
            around: steady(self.around, before.around),
            contents: steady(self.contents, before.contents),
            rest: steady(self.rest, before.rest),
        })
    }

    /// How high all contents may be in a window of this height.
    fn room(&self, window: f32) -> f32 {
        (window - 2.0 * size::GAP_SMALL - self.around).max(LEAST)
    }

    /// How high the region may be that takes the rest.
    fn rest_room(&self, window: f32) -> f32 {
        (self.room(window) - self.contents).floor().max(LEAST_REST)
    }

    /// Whether the contents are scrolled, as they are too high even with a low region.
    fn scrolls(&self, window: f32) -> bool {
        self.contents + self.rest > self.room(window)
    }
}

impl Dialog<'_> {
    fn known_id(self) -> Id {
        Id::unique(("dialog", self.id, "known"))
    }

    fn rest_id(self) -> Id {
        Id::unique(("dialog", self.id, "rest"))
    }

    fn known(self, ctx: &Context) -> Option<Known> {
        ctx.data(|data| data.get_temp(self.known_id()))
    }

    /// Shows the one `region` of the dialog that takes what height all else in it leaves of the window; it is told how
    /// high it may be. The toolkit hides a dialog's first frame, in which that is not known yet.
    pub fn rest_ui<R>(self, ui: &mut Ui, kit: &mut Kit, region: impl FnOnce(&mut Ui, &mut Kit, f32) -> R) -> R {
        let window = ui.ctx().content_rect().height();
        let room = self.known(ui.ctx()).map_or(window, |known| known.rest_room(window));
        let shown = ui.scope(|ui| region(ui, kit, room));
        let height = shown.response.rect.height();
        ui.data_mut(|data| data.insert_temp(self.rest_id(), height));
        shown.inner
    }

    /// The same for `contents` that scroll in a region `height` points high, where there is room for that.
    pub fn scrolled_ui<R>(
        self,
        ui: &mut Ui,
        kit: &mut Kit,
        height: f32,
        contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
    ) -> R {
        self.rest_ui(ui, kit, |ui, kit, room| {
            let size = vec2(ui.available_width().max(0.0), height.min(room));
            let list =
                |ui: &mut Ui, kit: &mut Kit| scroll_ui(ui, kit, "rest", |ui, kit| beside_bar_ui(ui, kit, contents));
            ui.allocate_ui(size, |ui| bar_beyond_ui(ui, kit, list)).inner
        })
    }

    /// The same in a region as high as its `contents`, where there is room for that.
    pub fn fitted_ui<R>(self, ui: &mut Ui, kit: &mut Kit, contents: impl FnOnce(&mut Ui, &mut Kit) -> R) -> R {
        self.rest_ui(ui, kit, |ui, kit, room| {
            bar_beyond_ui(ui, kit, |ui, kit| {
                fitted_scroll_ui(ui, kit, "rest", room, |ui, kit| beside_bar_ui(ui, kit, contents))
            })
        })
    }
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
    let known = dialog.known(ctx);
    let modal = Modal::new(Id::unique(("dialog", dialog.id)))
        .backdrop_color(kit.theme.backdrop)
        .frame(floating_frame(kit, size::DIALOG_PADDING));
    let shown = modal.show(ctx, |ui| {
        let room = ui.ctx().content_rect().width() - 2.0 * (size::GAP_HUGE + size::DIALOG_PADDING);
        let width = width.max(buttons_width(ui, kit, dialog.buttons));
        ui.set_width(width.min(room).max(0.0));
        column(ui, kit, |ui, kit| {
            label_ui(ui, kit, Label::new(dialog.title).role(Role::Panel));
            ui.add_space(size::GAP);
            let inner = contents_ui(ui, kit, dialog.id, known, contents);
            ui.add_space(size::GAP_LARGE);
            (inner, buttons_ui(ui, kit, dialog.buttons, primary))
        })
        .inner
    });
    let cancelled = shown.should_close();
    let ((inner, region, contents), pressed) = shown.inner;
    let rest = ctx.data_mut(|data| data.remove_temp::<f32>(dialog.rest_id())).unwrap_or_default();
    let whole = shown.response.rect.height();
    let now = Known { whole, around: whole - region, contents: contents - rest, rest: rest.min(LEAST_REST) };
    let now = now.steadied(known);
    if known != Some(now) {
        ctx.data_mut(|data| data.insert_temp(dialog.known_id(), now));
        ctx.request_repaint();
    }
    let answer = pressed.map(DialogAnswer::Button).or(cancelled.then_some(DialogAnswer::Cancel));
    (inner, answer)
}

/// What stands between the title and the buttons: scrolled where the window is too low for it. Answers also with how
/// high it is there, and how high all of it is.
fn contents_ui<R>(
    ui: &mut Ui,
    kit: &mut Kit,
    id: &str,
    known: Option<Known>,
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> (R, f32, f32) {
    let id = Id::unique(("dialog", id, "contents"));
    let window = ui.ctx().content_rect().height();
    let layout = top_down(kit);
    // Of one scope in either case, so that what is in it is the same before and after.
    let show = |ui: &mut Ui, kit: &mut Kit| {
        let shown = ui.scope_builder(UiBuilder::new().scope_id(id).layout(layout), |ui| contents(ui, kit));
        (shown.inner, shown.response.rect.height())
    };
    let Some(known) = known.filter(|known| known.scrolls(window)) else {
        let (inner, height) = show(ui, kit);
        return (inner, height, height);
    };
    let room = vec2(ui.available_width(), known.room(window));
    let scrolled = |ui: &mut Ui| scroll_ui(ui, kit, "contents", |ui, kit| beside_bar_ui(ui, kit, show));
    let shown = ui.allocate_ui(room, scrolled);
    let (inner, height) = shown.inner;
    (inner, shown.response.rect.height(), height)
}

/// How wide the buttons are beside each other.
fn buttons_width(ui: &Ui, kit: &mut Kit, buttons: &[&str]) -> f32 {
    let between = ui.spacing().item_spacing.x * buttons.len().saturating_sub(1) as f32;
    let widths = buttons.iter().map(|text| button_width(kit, &Button::new(text)));
    (widths.sum::<f32>() + between).ceil()
}

/// The buttons at the dialog's end, the last one outermost; one below the other, the last one first, where the width does
/// not take them side by side.
fn buttons_ui(ui: &mut Ui, kit: &mut Kit, buttons: &[&str], primary: Option<usize>) -> Option<usize> {
    let room = ui.available_width().max(0.0);
    let whole = (buttons_width(ui, kit, buttons) > room + 0.5).then_some(room);
    let layout = if whole.is_some() { top_down(kit) } else { end_to_start(kit) };
    ui.allocate_ui_with_layout(vec2(room, size::CONTROL), layout, |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP;
        let mut pressed = None;
        for (index, text) in buttons.iter().enumerate().rev() {
            let button = Button::new(text);
            let button = if Some(index) == primary { button.primary() } else { button };
            let button = if let Some(width) = whole { button.width(width) } else { button };
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
