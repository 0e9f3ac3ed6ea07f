//! A message that goes away by itself.

use super::button::{Button, button_ui};
use super::look::floating_frame;
use super::message::{Sign, message_ui};
use crate::ui::kit::{Kit, start_to_end};
use crate::ui::theme::size;
use egui::{Align2, Area, Context, Id, Order, vec2};

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
        .show(ctx, |ui| {
            frame
                .show(ui, |ui| {
                    ui.set_max_width(size::TOAST_WIDTH);
                    ui.with_layout(start_to_end(kit), |ui| {
                        message_ui(ui, kit, shown.sign, &shown.text);
                        let action = shown.action.as_deref();
                        action.is_some_and(|text| button_ui(ui, kit, Button::new(text).quiet()).clicked())
                    })
                    .inner
                })
                .inner
        });
    if answer.response.contains_pointer() {
        shown.until = Some(now + size::TOAST_SECONDS);
    }
    ctx.request_repaint_after(std::time::Duration::from_secs_f64((until - now).max(0.0)));
    if answer.inner {
        *toast = None;
    }
    answer.inner
}
