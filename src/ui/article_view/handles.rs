//! The caret, and the handles at the ends of what is selected and of the chosen mark.

use super::Geometry;
use super::ink::Canvas;
use crate::session::Cursor;
use crate::text::CpRange;
use crate::typeset::Affinity;
use crate::ui::kit::Kit;
use crate::ui::page::Page;
use crate::ui::theme::size;
use egui::{Color32, Pos2, Stroke, pos2};

/// The radius of a handle.
const HANDLE: f32 = 4.0;

impl Canvas<'_> {
    /// The caret, and handles at the ends of what is selected.
    pub fn caret(&self, kit: &Kit, page: &mut Page) {
        let Some(selection) = self.session.selection else {
            self.mark_handles(kit, page);
            return;
        };
        let Some(place) = page.place(selection.head) else { return };
        let (x, y0, y1) = (self.geometry.x(place.x), self.geometry.y(place.top), self.geometry.y(place.bottom));
        let x = (x * self.geometry.scale).round() / self.geometry.scale;
        self.painter.vline(x, y0..=y1, Stroke::new(size::CARET, kit.theme.text));
        if !selection.is_empty() {
            self.handles(page, selection.range(), kit.theme.accent);
            return;
        }
        // A small flag at the caret's top says which way the text runs.
        let way = if place.direction.is_rtl() { -1.0 } else { 1.0 };
        let flag = [pos2(x, y0), pos2(x + way * 4.0, y0 + 2.0), pos2(x, y0 + 4.0)];
        self.painter.add(egui::Shape::convex_polygon(flag.to_vec(), kit.theme.text, Stroke::NONE));
        self.mark_handles(kit, page);
    }

    fn mark_handles(&self, kit: &Kit, page: &mut Page) {
        let Some(annotation) = self.session.chosen() else { return };
        if Some(&annotation.article) != self.session.article.as_ref() {
            return;
        }
        let Some(look) = self.look_of_label(kit, annotation) else { return };
        for mark in &annotation.marks {
            self.handles(page, mark.range, look.shades.line);
        }
    }

    fn handles(&self, page: &mut Page, range: CpRange, color: Color32) {
        for at in places(self.geometry, page, range).into_iter().flatten() {
            self.painter.circle_filled(at, HANDLE, color);
        }
    }
}

/// The centres of the handles at a range's start and end, in points; none for a block that is not laid out.
pub(super) fn places(geometry: &Geometry, page: &mut Page, range: CpRange) -> [Option<Pos2>; 2] {
    let ends = [
        (Cursor { at: range.start, affinity: Affinity::After }, true),
        (Cursor { at: range.end, affinity: Affinity::Before }, false),
    ];
    ends.map(|(cursor, is_above)| {
        page.layout(page.article().block_at(cursor.at))?;
        let place = page.place(cursor)?;
        let y = if is_above { place.top } else { place.bottom };
        Some(pos2(geometry.x(place.x), geometry.y(y)))
    })
}
