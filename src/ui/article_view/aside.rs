//! Where a panel lies over the side of the text that a mark stands at: the text is moved aside, so that a mark that a
//! command brings into view is seen beside the panel.
//!
//! A click moves nothing, as what was clicked would go from under the pointer. As the panel goes the text goes back.

use super::{ArticleView, Geometry};
use crate::text::CpRange;
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use egui::{Rangef, Rect, Ui};

/// Where the text is moved to.
#[derive(Default)]
pub(super) struct Aside {
    /// How much of the view's end side a panel lies over in this frame, in points.
    covered: f32,
    /// Where something lay over the view in the frame before.
    under: Option<Rect>,
    /// What is to be seen beside it from this frame on.
    wished: Option<CpRange>,
    /// How far the text is moved, in points.
    shift: f32,
}

impl Aside {
    pub(super) fn wish(&mut self, range: CpRange) {
        self.wished = Some(range);
    }
}

impl ArticleView {
    /// Says that in this frame a panel lies over so many points of the view's end side.
    pub(crate) fn cover(&mut self, points: f32) {
        self.aside.covered = points;
    }

    /// Says what part of the view has just been drawn over, so that the wheel there is not the text's.
    pub(crate) fn lie_under(&mut self, sheet: Option<Rect>) {
        self.aside.under = sheet;
    }

    /// Whether the pointer is over what lies over the view.
    pub(super) fn is_under_pointer(&mut self, ui: &Ui) -> bool {
        let under = self.aside.under.take();
        let at = ui.input(|input| input.pointer.hover_pos());
        under.zip(at).is_some_and(|(sheet, at)| sheet.contains(at))
    }
}

/// Moves the column that is to be shown aside as far as is needed.
pub(super) fn step_aside(view: &mut ArticleView, kit: &Kit, geometry: &mut Geometry) {
    let covered = std::mem::take(&mut view.aside.covered);
    let wished = view.aside.wished.take();
    if covered <= 0.0 {
        view.aside.shift = 0.0;
        return;
    }
    let free = match kit.is_rtl() {
        true => Rangef::new(geometry.area.left() + covered, geometry.area.right()),
        false => Rangef::new(geometry.area.left(), geometry.area.right() - covered),
    };
    if let Some((place, rtl)) = wished.and_then(|range| first_line(view, geometry, range)) {
        view.aside.shift = (shift(place, free.shrink(size::GAP), rtl) * geometry.scale).round() / geometry.scale;
    }
    geometry.left += view.aside.shift;
}

/// From where to where the first line of a range goes where the column stands now, in points, and whether it is read from
/// right to left.
fn first_line(view: &mut ArticleView, geometry: &Geometry, range: CpRange) -> Option<(Rangef, bool)> {
    let page = view.page.as_mut()?;
    let block = page.article().block_at(range.start);
    page.ensure(block)?;
    let spans = page.spans(block, range);
    let line = spans.first()?.line;
    let left = page.left(block);
    let on_line = spans.iter().filter(|span| span.line == line);
    let all = on_line.fold(Rangef::NOTHING, |all, span| all.union(Rangef::new(left + span.left, left + span.right)));
    let place = Rangef::new(geometry.x(all.min), geometry.x(all.max));
    Some((place, page.article().direction_at(range.start).is_rtl()))
}

/// How far `place` is to be moved to be in what is `free`: with the end it is read from, where it is too long.
fn shift(place: Rangef, free: Rangef, rtl: bool) -> f32 {
    if free.span() <= 0.0 {
        return 0.0;
    }
    match (place.span() > free.span(), rtl) {
        (true, true) => free.max - place.max,
        (true, false) => free.min - place.min,
        (false, _) => (free.min - place.min).max(0.0) + (free.max - place.max).min(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_brought_into_view_is_moved_no_farther_than_beside_the_panel() {
        let check = |place: (f32, f32), rtl: bool, expected: f32| {
            let place = Rangef::new(place.0, place.1);
            assert_eq!(shift(place, Rangef::new(8.0, 376.0), rtl), expected, "{place:?}");
        };
        check((100.0, 300.0), true, 0.0);
        check((500.0, 600.0), true, -224.0);
        check((-50.0, 100.0), false, 58.0);
        check((20.0, 680.0), true, -304.0);
        check((20.0, 680.0), false, -12.0);
        assert_eq!(shift(Rangef::new(20.0, 40.0), Rangef::new(60.0, 8.0), true), 0.0, "there is no room beside it");
    }
}
