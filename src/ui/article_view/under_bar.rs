//! The find bar lies over the top of the text: how much of it, and how the text gives way.
//!
//! What is at its beginning when the bar opens would be hidden for good, as nobody scrolls farther up: it moves below the
//! bar, and back as the bar goes. Anywhere else the text stays where it is read.

use super::ArticleView;
use crate::session::Session;
use crate::ui::theme::size;

/// How wide the find bar is in a view of this width, and whether all of it is in one row.
pub(crate) fn find_bar_width(view: f32) -> (f32, bool) {
    let room = view - 2.0 * size::FIND_BAR_GAP - 2.0 * size::SCROLL_BAR;
    let width = size::FIND_BAR_WIDTH.min(room).max(0.0);
    (width, width >= size::FIND_BAR_ONE_ROW)
}

/// How much of the top of a view of this width the find bar covers, in points.
pub(super) fn covered(session: &Session, width: f32) -> f32 {
    let second_row = if find_bar_width(width).1 { 0.0 } else { size::FIELD + size::GAP_SMALL };
    if session.find.open { size::FIND_BAR + second_row + 2.0 * size::FIND_BAR_GAP } else { 0.0 }
}

impl ArticleView {
    /// Says that the find bar covers so many px of the view's top from now on. Where the text begins in view below the bar
    /// as it was, it begins as far below the bar as it is.
    pub(super) fn give_way(&mut self, covered: f64) {
        let before = std::mem::replace(&mut self.covered, covered);
        let Some(page) = &mut self.page else { return };
        if before != covered && self.scroll.top(page) + before <= 0.0 {
            self.scroll.by(before - covered);
        }
    }
}
