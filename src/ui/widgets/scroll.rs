//! A region that scrolls.

use crate::ui::kit::Kit;
use egui::{ScrollArea, Ui};

/// Shows `contents` in a region that fills what room there is and scrolls up and down; `id` tells it from its siblings.
pub fn scroll_ui<R>(ui: &mut Ui, kit: &mut Kit, id: &str, contents: impl FnOnce(&mut Ui, &mut Kit) -> R) -> R {
    ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(ui, |ui| contents(ui, kit)).inner
}
