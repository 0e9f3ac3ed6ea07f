//! What the export will say, on a page of its own. Only what is in view of it is laid out.

use super::Frame;
use super::piece::{self, Setting};
use crate::exchange::Preview;
use crate::session::Export;
use crate::text::Direction;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Label, Strip, focus_ring, label_ui, on_ground, scroll_ui};
use egui::{EventFilter, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};
use std::sync::Arc;

/// How high the pieces are.
#[derive(Default)]
pub(super) struct Pane {
    of: Option<Arc<Preview>>,
    /// In points, at which scale.
    width: f32,
    scale: f32,
    /// Of those that were laid out what they are, of the others about that.
    heights: Vec<f32>,
}

/// From the page's edges to what stands on it.
const EDGE: f32 = 18.0;

/// What the line above the page takes.
const HEAD: f32 = 24.0;

/// How far an arrow key moves the page.
const STEP: f32 = 60.0;

pub(super) fn preview_ui(ui: &mut Ui, frame: &mut Frame<'_>, pane: &mut Pane, export: &Export, rect: Rect) {
    let mut page = rect;
    page.min.y = (page.min.y + HEAD).min(page.max.y);
    let head = Rect::from_min_max(rect.min, egui::pos2(rect.max.x, page.min.y));
    head_ui(ui, frame, export, head);
    let theme = frame.kit.theme;
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    let edge = Stroke::new(size::HAIRLINE, theme.hairline);
    painter.rect(page, size::RADIUS, theme.page, edge, StrokeKind::Inside);
    let response = ui.interact(page, ui.scope_id().with("export-preview"), Sense::focusable_noninteractive());
    let name = frame.locale.text("export-preview");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Document, true, &*name));
    focus_ring(&painter, frame.kit, &response, page.shrink(size::FOCUS_RING + size::FOCUS_GAP), size::RADIUS);
    let inner = page.shrink(size::HAIRLINE);
    let builder = UiBuilder::new().max_rect(inner).id_salt("export-page");
    let mut child = ui.new_child(on_ground(builder, theme.page));
    child.set_clip_rect(inner.intersect(ui.clip_rect()));
    match &export.preview {
        Some(preview) => {
            pane.follow(frame, preview, inner.width() - 2.0 * EDGE, ui.ctx().pixels_per_point());
            pieces_ui(&mut child, frame, pane, preview, &response);
        }
        None => {
            let stopped = export.lacks().is_some() || export.failed.is_some();
            let key = if stopped { "export-preview-none" } else { "export-preview-waits" };
            let text = frame.locale.text(key);
            let mut child = child.new_child(UiBuilder::new().max_rect(inner.shrink(EDGE)));
            crate::ui::kit::column(&mut child, frame.kit, |ui, kit| {
                label_ui(ui, kit, Label::new(&text).color(theme.text_muted));
            });
        }
    }
}

/// What is shown, and how much goes in.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, export: &Export, rect: Rect) {
    let color = frame.kit.theme.text_muted;
    let title = frame.locale.text("export-preview");
    let mut strip = Strip::new(Rect::from_min_size(rect.min, vec2(rect.width(), 18.0)), frame.kit);
    let show = |ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect, text: &str, role: Role| {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(crate::ui::kit::start_to_end(frame.kit)));
        label_ui(&mut child, frame.kit, Label::new(text).role(role).color(color).max_lines(1));
    };
    let width = frame.kit.text.layout(&title, Role::Section, TextOptions::default()).size().x;
    show(ui, frame, strip.take_start(width + 1.0), &title, Role::Section);
    strip.take_start(size::GAP_MEDIUM);
    let Some(preview) = &export.preview else { return };
    let counts = preview.counts;
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
    let args = [
        ("articles", count(counts.articles)),
        ("annotations", count(counts.annotations)),
        ("claims", count(counts.claims)),
        ("sources", count(counts.sources)),
    ];
    let text = frame.locale.text_with("export-counts", &args);
    let width = frame.kit.text.layout(&text, Role::Small, TextOptions::default()).size().x + 1.0;
    let place = strip.take_end(width.min(strip.rest.width()));
    show(ui, frame, place, &text, Role::Small);
}

impl Pane {
    /// Forgets the heights where they are of something else.
    fn follow(&mut self, frame: &Frame<'_>, preview: &Arc<Preview>, width: f32, scale: f32) {
        let same = self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, preview));
        if same && self.width == width && self.scale == scale {
            return;
        }
        let setting = Setting::new(frame.kit, frame.locale, width, preview.direction);
        self.heights = preview.pieces.iter().map(|piece| piece::about(&setting, piece)).collect();
        (self.of, self.width, self.scale) = (Some(preview.clone()), width, scale);
    }
}

fn pieces_ui(ui: &mut Ui, frame: &mut Frame<'_>, pane: &mut Pane, preview: &Preview, response: &Response) {
    let locale = frame.locale;
    scroll_ui(ui, frame.kit, "export-preview", |ui, kit| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        if response.has_focus() {
            scroll_keys(ui, response);
        }
        let setting = Setting::new(kit, locale, pane.width, preview.direction);
        let origin = ui.cursor().min;
        let clip = ui.clip_rect();
        let mut top = EDGE;
        for (number, (piece, height)) in preview.pieces.iter().zip(&mut pane.heights).enumerate() {
            let at = origin.y + top;
            if at + *height >= clip.top() && at <= clip.bottom() {
                let set = piece::set(kit, &setting, piece);
                *height = set.height;
                let place = Rect::from_min_size(egui::pos2(ui.max_rect().left() + EDGE, at), vec2(pane.width, *height));
                let id = ui.scope_id().with(("piece", number));
                let response = ui.interact(place, id, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, piece::said(locale, piece)));
                set.paint(ui.painter(), kit, place.min);
            }
            top += *height;
        }
        ui.allocate_exact_size(vec2(ui.available_width().max(0.0), top + EDGE), Sense::hover());
    });
}

/// The page is moved by keys while it has the focus.
fn scroll_keys(ui: &mut Ui, response: &Response) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let leaf = (ui.clip_rect().height() - STEP).max(STEP);
    let moves = [
        (Key::ArrowUp, STEP),
        (Key::ArrowDown, -STEP),
        (Key::PageUp, leaf),
        (Key::PageDown, -leaf),
        (Key::Home, f32::from(u16::MAX) * 16.0),
        (Key::End, f32::from(u16::MAX) * -16.0),
    ];
    for (key, by) in moves {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}

/// The direction a preview runs in: what is for programs from left to right.
pub(super) fn direction(of: Option<Direction>) -> Direction {
    of.unwrap_or(Direction::Ltr)
}
