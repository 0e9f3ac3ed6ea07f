//! What stands around the text: the line under the title, and the scroll bar with its ticks.

use super::{ArticleView, Geometry};
use crate::article::{Article, BlockKind};
use crate::locale::Locale;
use crate::session::Session;
use crate::text::{Cp, CpRange};
use crate::ui::kit::Kit;
use crate::ui::page::{Page, Scroll, Visible};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{paint_ticks, scroll_bar_ui};
use egui::{Painter, Rect, Ui, pos2};

/// Whether anything is known that stands under the title.
pub(super) fn has_meta(article: &Article) -> bool {
    !meta_parts(article, str::to_owned).is_empty()
}

/// Publisher, author, date and address, as far as they are known and not blocks of the article.
fn meta_parts(article: &Article, day: impl Fn(&str) -> String) -> Vec<String> {
    let meta = &article.meta;
    let is_block = |kind| article.blocks().iter().any(|b| b.kind == kind);
    let mut parts = Vec::new();
    if !meta.publisher.is_empty() {
        parts.push(meta.publisher.clone());
    }
    if !meta.byline.is_empty() && !is_block(BlockKind::Byline) {
        parts.push(meta.byline.clone());
    }
    if !meta.published.is_empty() && !is_block(BlockKind::Dateline) {
        parts.push(day(&meta.published));
    }
    if let Some(host) = meta.url.split("//").nth(1).and_then(|rest| rest.split('/').next()) {
        parts.push(host.to_owned());
    }
    parts
}

/// Paints the line under the title: each part in its own direction, set apart by dots, in the article's direction.
pub(super) fn meta(
    painter: &Painter,
    kit: &mut Kit,
    locale: &Locale,
    page: &mut Page,
    geometry: &Geometry,
    visible: &Visible,
) {
    let Some(block) = visible.blocks.clone().find(|&b| page.is_meta_block(b)) else { return };
    let bottom = page.top(block) + f64::from(page.block_height(block));
    let y = geometry.y(bottom) + 2.0;
    let rtl = page.article().direction().is_rtl();
    let color = kit.theme.text_muted;
    let mut x = if rtl { geometry.left + geometry.column } else { geometry.left };
    let end = if rtl { geometry.left } else { geometry.left + geometry.column };
    let parts = meta_parts(page.article(), |published| locale.published(published));
    let pieces = parts.iter().flat_map(|part| ["·", part.as_str()]).skip(1);
    for piece in pieces {
        let room = (x - end).abs();
        if room < 40.0 {
            return;
        }
        let text = kit.text.layout(piece, Role::Note, TextOptions::one_line(room));
        let width = text.size().x;
        let left = if rtl { x - width } else { x };
        kit.text.paint(painter, pos2(left, y), &text, color);
        x += if rtl { -width - 8.0 } else { width + 8.0 };
    }
}

/// The scroll bar at the end side of `area`, with a tick for each hit.
pub(super) fn scrollbar_ui(
    ui: &Ui,
    kit: &Kit,
    session: &Session,
    view: &mut ArticleView,
    geometry: &Geometry,
    visible: &Visible,
    area: Rect,
) {
    let Some(page) = &mut view.page else { return };
    let scale = f64::from(geometry.scale);
    let above = f64::from((size::PAGE_TOP + super::covered(session, geometry.area.width())) * geometry.scale);
    let mut offset = ((visible.top + above) / scale) as f32;
    let height = (visible.height / scale) as f32;
    let id = ui.scope_id().with("article-scroll");
    if scroll_bar_ui(ui, kit, id, area, height, &mut offset) {
        view.scroll = Scroll::at(page, f64::from(offset) * scale - above);
        ui.ctx().request_repaint();
    }
    if let Some(hits) = session.find.hits(page.article()).filter(|_| session.find.open) {
        let current = session.find.current.map(|hit| hit.start);
        let place = |page: &mut Page, at: Cp| ((place_of(page, at) + above) / visible.height) as f32;
        let rows: Vec<f32> = starts(page, hits).into_iter().map(|at| place(page, at)).collect();
        let current = current.map(|at| place(page, at));
        paint_ticks(ui.painter(), kit, area, &rows, current);
    }
}

/// How many ticks are told apart at most.
const TICKS: u32 = 1000;

/// The starts of `hits`; of many one for each small part of the text.
fn starts(page: &Page, hits: &[CpRange]) -> Vec<Cp> {
    if hits.len() <= TICKS as usize {
        return hits.iter().map(|hit| hit.start).collect();
    }
    let step = page.article().index().len().0 / TICKS + 1;
    let first_in = |part: u32| {
        let (from, to) = (Cp(part.saturating_mul(step)), Cp((part + 1).saturating_mul(step)));
        hits.get(hits.partition_point(|hit| hit.start < from)).map(|hit| hit.start).filter(|&at| at < to)
    };
    (0..TICKS).filter_map(first_in).collect()
}

/// About which place in the text is at height `y` of the page, in code points: what is not laid out is estimated.
pub(super) fn text_at(page: &mut Page, y: f64) -> f64 {
    let number = page.block_at(y);
    let Some(range) = page.article().blocks().get(number).map(|block| block.range) else { return 0.0 };
    let height = f64::from(page.block_height(number)).max(1.0);
    let part = ((y - page.top(number)) / height).clamp(0.0, 1.0);
    f64::from(range.start.0) + part * f64::from(range.len())
}

/// The height at which that place stands, in px.
pub(super) fn height_of(page: &mut Page, at: f64) -> f64 {
    let number = page.article().block_at(Cp(at.max(0.0) as u32));
    let Some(range) = page.article().blocks().get(number).map(|block| block.range) else { return 0.0 };
    let part = ((at - f64::from(range.start.0)) / f64::from(range.len().max(1))).clamp(0.0, 1.0);
    page.top(number) + part * f64::from(page.block_height(number))
}

/// About how far down the page the character at `at` stands, in px: what is not laid out is estimated.
fn place_of(page: &mut Page, at: Cp) -> f64 {
    height_of(page, f64::from(at.0))
}
