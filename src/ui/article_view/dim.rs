//! The focus line: all but the paragraph or line that is being read is dimmed.
//!
//! What is being read is where the caret is, or the chosen mark, or the translation that is written; where none of
//! these is in view, what stands a little above the middle of the view, nearer to its edges at the text's ends.

use super::{ArticleView, Geometry, beside};
use crate::session::{Cursor, Dim, Page as Shown, Session};
use crate::ui::kit::Kit;
use crate::ui::page::{Page, Visible};
use crate::ui::theme::size;
use egui::{Color32, Rangef, Rect, Ui};

/// How far down the view one reads, as a part of its height.
const READING: f64 = 0.4;
/// How much of the page's ground lies over what is dimmed.
const VEIL: f32 = 0.66;

/// Dims what is not being read, in the article and in the room beside it. Answers from where to where on the screen the
/// block stands that is being read; `None` where nothing is dimmed.
pub(super) fn dim_ui(
    ui: &Ui,
    kit: &Kit,
    session: &Session,
    view: &mut ArticleView,
    geometry: &Geometry,
    room: Option<Rect>,
    visible: &Visible,
) -> Option<Rangef> {
    if session.settings.dim == Dim::Nothing || session.page != Shown::Read {
        return None;
    }
    let written = view.beside.as_ref().and_then(beside::Column::written);
    let page = view.page.as_mut()?;
    let (block, y) = place(session, page, geometry, visible, written);
    let row = page.top(block)..page.top(block + 1);
    let line = match session.settings.dim {
        Dim::Line => line(page, block, y).unwrap_or(row.clone()),
        Dim::Paragraph | Dim::Nothing => row.clone(),
    };
    let read = Rangef::new(geometry.y(row.start), geometry.y(row.end));
    let color = veil(kit);
    let veil = |area: Rect, seen: std::ops::Range<f64>| {
        let (from, to) = (geometry.y(seen.start), geometry.y(seen.end));
        let [from, to] = [from, to].map(|y| y.clamp(area.top(), area.bottom()));
        for rect in [area.with_max_y(from), area.with_min_y(to)] {
            ui.painter().rect_filled(rect, 0.0, color);
        }
    };
    veil(geometry.area, line);
    if let Some(room) = room {
        veil(room, row);
    }
    Some(read)
}

/// What lies over what is dimmed.
pub(super) fn veil(kit: &Kit) -> Color32 {
    kit.theme.page.gamma_multiply(VEIL)
}

/// The block that is being read, and at which height of the page.
fn place(
    session: &Session,
    page: &mut Page,
    geometry: &Geometry,
    visible: &Visible,
    written: Option<usize>,
) -> (usize, f64) {
    if let Some(block) = written {
        return (block, page.top(block));
    }
    let window = f64::from(geometry.area.height() * geometry.scale);
    let chosen = session.chosen().filter(|mark| mark.article == page.article().id).map(|mark| mark.span().start);
    let at = session.selection.map(|selection| selection.head).or(chosen.map(Cursor::new));
    // Far from view nothing is laid out for it.
    let near = at.filter(|at| visible.blocks.contains(&page.article().block_at(at.at)));
    if let Some(place) = near.and_then(|at| page.place(at))
        && place.bottom > visible.top
        && place.top < visible.top + window
    {
        return (place.block, (place.top + place.bottom) / 2.0);
    }
    let (above, below) = (f64::from(size::PAGE_TOP * geometry.scale), f64::from(size::PAGE_BOTTOM * geometry.scale));
    let y = reading(visible.top, page.height(), window, above, below);
    (page.block_at(y), y)
}

/// The height at which one reads on a page that is `height` px high and seen from `top` on, with `above` and `below` px
/// around it: at its beginning the view's top, at its end the last line.
fn reading(top: f64, height: f64, window: f64, above: f64, below: f64) -> f64 {
    let from_start = (top + above).max(0.0);
    let to_end = (height + below - window - top).max(0.0);
    let usual = (READING * window).min(from_start);
    let down = usual.max(window - below - to_end).min(window);
    (top + down).clamp(0.0, (height - 1.0).max(0.0))
}

/// From where to where the line of block `block` at height `y` goes; its last line where `y` is below.
fn line(page: &mut Page, block: usize, y: f64) -> Option<std::ops::Range<f64>> {
    let top = page.top(block);
    let lines = page.layout(block)?.lines();
    let at = lines.partition_point(|line| top + f64::from(line.bottom) <= y).min(lines.len().checked_sub(1)?);
    let line = lines.get(at)?;
    Some(top + f64::from(line.top)..top + f64::from(line.bottom))
}

#[cfg(test)]
mod tests {
    use super::reading;

    #[test]
    fn one_reads_from_the_first_line_to_the_last() {
        let check = |top: f64, expected: f64| {
            let y = reading(top, 5000.0, 800.0, 28.0, 120.0);
            assert!((y - expected).abs() < 0.5, "from {top}: {y}");
        };
        check(-28.0, 0.0);
        check(100.0, 228.0);
        check(1000.0, 1320.0);
        check(4320.0, 4999.0);
        // Never beyond the text, however short it is.
        assert_eq!(reading(-28.0, 10.0, 800.0, 28.0, 120.0), 9.0);
        assert_eq!(reading(-28.0, 0.0, 1.0, 28.0, 120.0), 0.0);
    }
}
