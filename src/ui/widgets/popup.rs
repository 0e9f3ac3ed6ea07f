//! Something that floats beside what opened it.

use super::look::floating_frame;
use crate::ui::kit::{Kit, top_down};
use crate::ui::theme::size;
use egui::accesskit::HasPopup;
use egui::{Popup, PopupCloseBehavior, RectAlign, Response, Ui};

/// Opens and closes with clicks on `anchor`, and shows `contents` below it while open.
///
/// Closes by Esc and by a click elsewhere; [`Ui::close`] inside closes it too.
pub fn popup_ui<R>(
    kit: &mut Kit,
    anchor: &Response,
    padding: f32,
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> Option<R> {
    let (frame, layout) = (floating_frame(kit, padding), top_down(kit));
    let align = if kit.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let open = Popup::is_id_open(&anchor.ctx, Popup::default_response_id(anchor));
    anchor.ctx.accesskit_node_builder(anchor.id, |node| {
        node.set_has_popup(HasPopup::Menu);
        node.set_expanded(open);
    });
    Popup::menu(anchor)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(align)
        .gap(size::GAP_SMALL)
        .layout(layout)
        .frame(frame)
        .show(|ui| contents(ui, kit))
        .map(|shown| shown.inner)
}
