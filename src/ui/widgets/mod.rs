//! The program's own widgets.
//!
//! Functions named `…_ui` that take the toolkit's `Ui`, the [`Kit`](super::kit::Kit) and
//! what to show, and answer with the toolkit's `Response`. Each tells assistive
//! technology its role and text, can be reached by Tab if it can be used, and
//! draws the states of the design's table.

mod button;
mod check;
mod dialog;
mod field;
mod key_hint;
mod label;
mod list_row;
mod look;
mod menu;
mod message;
mod popup;
mod progress;
mod scale;
mod scroll;
mod segmented;
mod strip;
mod swatch;
mod tooltip;

pub use button::{Button, button_ui, button_width, icon_button_ui};
pub use check::{CheckRow, check_row_at_ui, check_row_ui, check_ui};
pub use dialog::{Dialog, DialogAnswer, dialog_of_width_ui, dialog_to_leave_ui, dialog_ui};
pub use field::{Field, FieldState, field_height, field_inset, field_ui};
pub use key_hint::{key_hint_size, key_hint_ui, paint_key_hint};
pub use label::{Label, counted_ui, heading_ui, label_ui, paint_text};
pub use list_row::{ListRow, list_row_at_ui, list_row_of_ui, list_row_ui, listed, paint_tick, placed, walked};
pub use look::{card_frame, dashed_edge, floating_frame, focus_ring, hairline_ui, on_ground, panel_frame};
pub use menu::{MenuGroup, MenuItem, context_menu_ui, menu_groups_ui, menu_items_ui, menu_of_ui, menu_ui, take_press};
pub use message::{Sign, message_ui};
pub use popup::popup_ui;
pub use progress::progress_ui;
pub use scale::{ScaleLook, grade_ui, paint_grade, scale_ui};
pub use scroll::{
    bar_beyond_ui, beside_bar_ui, bring_into_view, fitted_scroll_ui, paint_ticks, scroll_bar_ui, scroll_ui,
};
pub use segmented::{segmented_ui, segmented_width};
pub use strip::Strip;
pub use swatch::{line_thickness, paint_line_style, paint_swatch, swatch_ui};
pub use tooltip::tooltip_ui;

#[cfg(test)]
mod tests;
