//! A message that goes away by itself.

use super::button::{Button, button_ui};
use super::look::floating_frame;
use super::message::{Sign, message_size, message_ui};
use super::strip::Strip;
use crate::ui::kit::{Kit, start_to_end, top_down};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use egui::{Align2, Area, Context, Id, Order, Sense, Ui, UiBuilder, vec2};

/// A message above the status line, for some seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    pub sign: Sign,
    pub text: String,
    /// What can be done about it, such as undoing.
    pub action: Option<String>,
    /// When it goes, in the toolkit's seconds; set when it is first shown.
    pub until: Option<f64>,
}

impl Toast {
    pub fn new(sign: Sign, text: impl Into<String>) -> Toast {
        Toast { sign, text: text.into(), action: None, until: None }
    }

    /// With a button.
    pub fn action(mut self, action: impl Into<String>) -> Toast {
        self.action = Some(action.into());
        self
    }
}

/// The message, and the button at its end; answers whether that was pressed.
fn contents_ui(ui: &mut Ui, kit: &mut Kit, toast: &Toast) -> bool {
    let action = toast.action.as_deref().map(|text| {
        let width = kit.text.layout(text, Role::BodyMedium, TextOptions::default()).size().x;
        (text, width + 2.0 * size::GAP)
    });
    let action_width = action.map_or(0.0, |(_, width)| width + size::GAP);
    let room = size::TOAST_WIDTH.min(ui.ctx().content_rect().width() - 2.0 * size::GAP_HUGE) - action_width;
    let message = message_size(kit, &toast.text, room);
    let desired = vec2(message.x + action_width, message.y.max(size::CONTROL));
    let (rect, _) = ui.allocate_exact_size(desired, Sense::hover());
    let mut strip = Strip::new(rect, kit);
    let place = Align2::CENTER_CENTER.align_size_within_rect(message, strip.take_start(message.x));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(top_down(kit)));
    message_ui(&mut child, kit, toast.sign, &toast.text);
    let Some((text, width)) = action else { return false };
    let place = strip.take_end(width);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(start_to_end(kit)));
    button_ui(&mut child, kit, Button::new(text).quiet()).clicked()
}

/// Shows `toast` until its time is over, then empties it; answers whether its action was taken.
///
/// Time stands still while the pointer is on it.
pub fn toast_ui(ctx: &Context, kit: &mut Kit, toast: &mut Option<Toast>) -> bool {
    let Some(shown) = toast else { return false };
    let now = ctx.input(|input| input.time);
    let until = *shown.until.get_or_insert(now + size::TOAST_SECONDS);
    if now >= until {
        *toast = None;
        return false;
    }
    let frame = floating_frame(kit, size::GAP_MEDIUM);
    let answer = Area::new(Id::unique("toast"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -(size::STATUS + size::GAP_LARGE)))
        .fade_in(kit.motion)
        .show(ctx, |ui| frame.show(ui, |ui| contents_ui(ui, kit, shown)).inner);
    if answer.response.contains_pointer() {
        shown.until = Some(now + size::TOAST_SECONDS);
    }
    ctx.request_repaint_after(std::time::Duration::from_secs_f64((until - now).max(0.0)));
    if answer.inner {
        *toast = None;
    }
    answer.inner
}
