//! The tags beside two people's marks: how each differs. Where there is no room for words they are signs.

use super::{ArticleView, Geometry, ink};
use crate::command::{Command, Compare};
use crate::review::{Class, Divergence};
use crate::session::{Difference, Review};
use crate::text::CpRange;
use crate::ui::differences;
use crate::ui::frame::Frame;
use crate::ui::icons::paint_icon;
use crate::ui::kit::Kit;
use crate::ui::page::Visible;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{focus_ring, tooltip_ui};
use egui::{Color32, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// The height of a tag, and from one to the next at least.
const HEIGHT: f32 = 24.0;
const STEP: f32 = 27.0;
const PADDING: f32 = 8.0;
/// From the text to the tag.
const GAP: f32 = 20.0;
/// A tag without words, and from the text to it: both together in the space beside a column that has no other.
const SIGN: f32 = 20.0;
const SIGN_GAP: f32 = 6.0;
const _: () = assert!(SIGN_GAP + SIGN < size::PAGE_EDGE);
/// How many lines of a mark are looked at for a free one.
const LINES: usize = 4;

/// A tag before it is drawn.
struct Tag<'r> {
    difference: &'r Divergence,
    /// The middles of the first lines of its mark, in points.
    lines: Vec<f32>,
    /// The height of its own middle.
    y: f32,
}

/// Shows the tags of the listed differences in view.
pub(super) fn tags_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    review: &Review,
    view: &mut ArticleView,
    geometry: &Geometry,
    visible: &Visible,
) {
    let mut tags = collect(review, view, geometry, visible);
    place(&mut tags);
    for tag in &tags {
        tag_ui(ui, frame, review, geometry, tag);
    }
}

fn collect<'r>(review: &'r Review, view: &mut ArticleView, geometry: &Geometry, visible: &Visible) -> Vec<Tag<'r>> {
    let Some(page) = &mut view.page else { return Vec::new() };
    let article = page.article().clone();
    let end = article.index().len();
    let mut tags = Vec::new();
    let mut seen: Option<(usize, CpRange)> = None;
    for difference in review.listed().filter(|d| d.article.as_ref() == Some(&article.id)) {
        let Some(range) = difference.range.filter(|range| !range.is_empty() && range.end <= end) else { continue };
        let block = article.block_at(range.start);
        if !visible.blocks.contains(&block) {
            continue;
        }
        let near = match seen {
            Some((known, near)) if known == block => near,
            _ => ink::text_near(geometry, page, block, ink::marks_beyond(geometry)),
        };
        seen = Some((block, near));
        let Some(part) = range.intersection(near) else { continue };
        let mut lines: Vec<f32> = Vec::new();
        for span in page.spans(block, part) {
            let Some(rect) = ink::tint_rect(geometry, page, block, &span) else { continue };
            if lines.last() != Some(&rect.center().y) {
                lines.push(rect.center().y);
            }
            if lines.len() == LINES {
                break;
            }
        }
        if let Some(&y) = lines.first() {
            tags.push(Tag { difference, lines, y });
        }
    }
    tags
}

/// Puts each tag beside the first line of its mark that is free, else below the tags that are there.
fn place(tags: &mut [Tag<'_>]) {
    tags.sort_by(|a, b| a.y.total_cmp(&b.y));
    // The middles of those that have their places, from the top down.
    let mut taken: Vec<f32> = Vec::new();
    for tag in tags {
        let is_free = |y: &f32| {
            let below = taken.partition_point(|other| *other < *y);
            let near = taken.get(below.saturating_sub(1)..taken.len().min(below + 1)).unwrap_or_default();
            near.iter().all(|other| (other - y).abs() >= STEP - 0.5)
        };
        let under_all = taken.last().map_or(tag.y, |last| (last + STEP).max(tag.y));
        tag.y = tag.lines.iter().copied().find(is_free).unwrap_or(under_all);
        taken.insert(taken.partition_point(|other| *other <= tag.y), tag.y);
    }
}

fn tag_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, geometry: &Geometry, tag: &Tag<'_>) {
    let Frame { kit, locale, session, commands } = frame;
    let difference = tag.difference;
    let words = differences::tag(locale, session, review, difference);
    let rtl = kit.is_rtl();
    let edge = if rtl { geometry.left } else { geometry.left + geometry.column };
    let outward = if rtl { -1.0 } else { 1.0 };
    let text = geometry.cards.map(|room| {
        let most = room.width() + size::CARD_GAP - GAP - 2.0 * PADDING;
        kit.text.layout(&words, Role::Small, TextOptions::one_line(most))
    });
    let (gap, width) = match &text {
        Some(text) => (GAP, text.size().x + 2.0 * PADDING),
        None => (SIGN_GAP, SIGN),
    };
    let near = edge + outward * gap;
    let far = near + outward * width;
    let rect = Rect::from_x_y_ranges(near.min(far)..=near.max(far), tag.y - HEIGHT / 2.0..=tag.y + HEIGHT / 2.0);
    if !rect.intersects(geometry.area) {
        return;
    }
    let id = ui.scope_id().with(("difference", Difference::of(difference)));
    let response = ui.interact(rect.intersect(geometry.area), id, Sense::click_and_drag());
    let current = review.is_current(difference);
    let name = format!("{words}: {}", differences::title(locale, session, review, difference));
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, current, &name));
    let painter = ui.painter().with_clip_rect(geometry.area);
    let color = color_of(kit, difference.class);
    let (fill, edge_color, front) = match (current, response.hovered()) {
        (true, _) => (kit.theme.text, kit.theme.text, kit.theme.page),
        (false, true) => (kit.theme.hover, color, color),
        (false, false) => (kit.theme.page, color, color),
    };
    if text.is_some() {
        let (from, to) = (edge + outward * 4.0, near);
        painter.hline(from.min(to)..=from.max(to), tag.y, Stroke::new(0.75, kit.theme.line_strong));
    }
    let radius = f32::from(size::RADIUS_KEY);
    painter.rect(rect, radius, fill, Stroke::new(1.0, edge_color), StrokeKind::Inside);
    match &text {
        Some(text) => kit.text.paint(&painter, rect.center() - text.size() / 2.0, text, front),
        None => paint_icon(&painter, kit, differences::icon(difference.class), rect, front),
    }
    focus_ring(&painter, kit, &response, rect, size::RADIUS_KEY);
    if response.clicked() {
        response.request_focus();
        commands.push(Command::Compare(Compare::Choose(Some(Difference::of(difference)))));
    }
    if text.is_none() {
        tooltip_ui(response, kit, &words, None);
    }
}

/// Whose it is where only one has it.
fn color_of(kit: &Kit, class: Class) -> Color32 {
    match class {
        Class::OnlyMine => kit.theme.mine_line,
        Class::OnlyTheirs => kit.theme.theirs_line,
        _ => kit.theme.text,
    }
}
