//! The plot: an axis, a sign for each coefficient, and what they mean.

use super::{Frame, start_align};
use crate::agreement::{Answer, Axis, BANDS, Named, Report};
use crate::exchange::agreed;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Strip, paint_text};
use egui::{Align2, Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Half the height of a coefficient's sign, in points.
const SIGN: f32 = 4.5;
/// How far what is drawn around a sign reaches beyond it.
const BEYOND: f32 = 6.0;

/// The axis where it is drawn: in a column, from the interface's start to its end.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    axis: Axis,
    left: f32,
    right: f32,
    rtl: bool,
}

impl Scale {
    /// In `column`, with room at both ends for half a sign and what is drawn around it.
    pub fn new(axis: Axis, column: Rect, kit: &Kit) -> Scale {
        let inset = SIGN + BEYOND;
        Scale { axis, left: column.min.x + inset, right: column.max.x - inset, rtl: kit.is_rtl() }
    }

    pub fn x(&self, value: f64) -> f32 {
        let along = self.axis.part(value) as f32 * (self.right - self.left);
        if self.rtl { self.right - along } else { self.left + along }
    }

    /// The stretch between two values.
    fn between(&self, from: f64, to: f64) -> egui::Rangef {
        let (a, b) = (self.x(from), self.x(to));
        egui::Rangef::new(a.min(b), a.max(b))
    }

    /// Paints the customary bands over the height of `rect`, and a line at each tick.
    pub fn paint_ground(&self, painter: &Painter, kit: &Kit, rect: Rect) {
        let theme = kit.theme;
        let [tentative, firm] = BANDS;
        let [lighter, deeper] = theme.bands();
        for (from, to, fill) in [(tentative, firm, lighter), (firm, 1.0, deeper)] {
            painter.rect_filled(Rect::from_x_y_ranges(self.between(from, to), rect.y_range()), 0.0, fill);
        }
        for tick in self.axis.ticks() {
            let color = if tick == 0.0 { theme.line_strong } else { theme.tick() };
            painter.vline(self.x(tick).round() + 0.5, rect.y_range(), Stroke::new(size::HAIRLINE, color));
        }
    }

    /// Paints the numbers of the ticks in the middle of `rect`, as many as have room.
    pub fn paint_ticks(&self, ui: &Ui, frame: &mut Frame<'_>, rect: Rect) {
        let color = frame.kit.theme.text_muted;
        let ticks = self.axis.ticks();
        let step = (self.right - self.left) / (ticks.len().max(2) - 1) as f32;
        let every = (28.0 / step.max(1.0)).ceil().max(1.0) as i64;
        for tick in ticks {
            let number = (tick * 5.0).round() as i64;
            // Counted from 1, which is always there.
            if (5 - number).rem_euclid(every) != 0 {
                continue;
            }
            let place = Rect::from_center_size(pos2(self.x(tick), rect.center().y), vec2(40.0, rect.height()));
            let text = frame.locale.decimal(tick, usize::from(number % 5 != 0));
            paint_text(ui, frame.kit, place, Align2::CENTER_CENTER, &text, Role::Small, color);
        }
    }

    /// Paints a coefficient at the height `y`, with its interval; answers with where it stands.
    pub fn paint_answer(&self, painter: &Painter, kit: &Kit, answer: &Answer, y: f32, is_chosen: bool) -> Option<Pos2> {
        let value = answer.value()?;
        let color = kit.theme.accent;
        if let Some((low, high)) = answer.interval {
            let range = self.between(low, high);
            let stroke = Stroke::new(1.5, color);
            painter.hline(range, y, stroke);
            for x in [range.min, range.max] {
                painter.vline(x, y - 4.0..=y + 4.0, stroke);
            }
        }
        let at = pos2(self.x(value), y);
        if self.axis.is_below(value) {
            // It lies further out than is drawn.
            let out = if self.rtl { 1.0 } else { -1.0 };
            let tip = at + vec2(out * (SIGN + BEYOND), 0.0);
            let side = |dy: f32| at + vec2(out * (SIGN + 1.0), dy);
            painter.add(Shape::convex_polygon(vec![tip, side(-3.5), side(3.5)], color, Stroke::NONE));
        }
        paint_sign(painter, kit, answer.named, at, color);
        if is_chosen {
            let around = Rect::from_center_size(at, vec2(2.0 * SIGN + 7.0, 2.0 * SIGN + 7.0));
            painter.rect_stroke(
                around,
                f32::from(size::RADIUS_KEY),
                Stroke::new(1.5, kit.theme.text),
                StrokeKind::Middle,
            );
        }
        Some(at)
    }
}

/// Paints the sign of a coefficient: they are told apart by shape, not by colour.
pub(super) fn paint_sign(painter: &Painter, kit: &Kit, named: Named, at: Pos2, color: Color32) {
    let diamond = |r: f32| vec![at - vec2(0.0, r), at + vec2(r, 0.0), at + vec2(0.0, r), at - vec2(r, 0.0)];
    match named {
        Named::CohenKappa | Named::FleissKappa => {
            painter.circle_filled(at, SIGN, color);
        }
        Named::Alpha => {
            painter.add(Shape::convex_polygon(diamond(SIGN + 1.0), color, Stroke::NONE));
        }
        Named::AlphaU => {
            painter.add(Shape::convex_polygon(diamond(SIGN + 0.5), kit.theme.page, Stroke::new(1.8, color)));
        }
        Named::Gamma => {
            painter.rect_filled(Rect::from_center_size(at, vec2(2.0 * SIGN - 1.0, 2.0 * SIGN - 1.0)), 1.0, color);
        }
    }
}

/// The coefficients of a report, each once, with the words of the legend.
fn signs(frame: &Frame<'_>, report: &Report) -> Vec<(Named, String)> {
    let mut named: Vec<Named> = report.questions.iter().flat_map(|q| &q.answers).map(|answer| answer.named).collect();
    named.sort_unstable();
    named.dedup();
    named
        .into_iter()
        .map(|named| (named, frame.locale.text(&format!("agree-sign-{}", named.key())).to_string()))
        .collect()
}

const LINE: f32 = 22.0;
const PADDING: f32 = 8.0;

/// Where each entry of the legend stands: line, and how far from the start; and how many lines there are.
fn flow(frame: &mut Frame<'_>, signs: &[(Named, String)], width: f32) -> (Vec<(usize, f32, f32)>, usize) {
    let (mut line, mut at) = (0, 0.0);
    let mut places = Vec::new();
    for (_, text) in signs {
        let wide = frame.kit.text.layout(text, Role::Small, TextOptions::default()).size().x + 20.0;
        if at > 0.0 && at + wide > width {
            (line, at) = (line + 1, 0.0);
        }
        places.push((line, at, wide));
        at += wide + size::GAP_LARGE;
    }
    (places, line + 1)
}

/// How high the legend is in a width.
pub(super) fn legend_height(frame: &mut Frame<'_>, report: &Report, width: f32) -> f32 {
    let width = (width - 2.0 * size::TABLE_SIDE).max(1.0);
    let signs = signs(frame, report);
    let (_, lines) = flow(frame, &signs, width);
    let words = frame.locale.text("agree-bands");
    let block = frame.kit.text.layout(&words, Role::Small, TextOptions::wrapped(width - 26.0));
    lines as f32 * LINE + block.size().y + 2.0 * PADDING
}

/// What the signs mean, and whose the shaded bands are.
pub(super) fn legend_ui(ui: &mut Ui, frame: &mut Frame<'_>, report: &Report, rect: Rect) {
    ui.painter().rect_filled(rect, 0.0, frame.kit.theme.page);
    let inner = rect.shrink2(vec2(size::TABLE_SIDE, PADDING));
    let signs = signs(frame, report);
    let (places, lines) = flow(frame, &signs, inner.width());
    let theme = frame.kit.theme;
    for ((named, text), (line, at, wide)) in signs.iter().zip(places) {
        let y = inner.min.y + line as f32 * LINE;
        let mut strip = Strip::new(Rect::from_min_max(pos2(inner.min.x, y), pos2(inner.max.x, y + LINE)), frame.kit);
        strip.take_start(at);
        let place = strip.take_start(wide);
        let mut strip = Strip::new(place, frame.kit);
        let sign = strip.take_start(14.0);
        paint_sign(ui.painter(), frame.kit, *named, sign.center(), theme.accent);
        strip.take_start(6.0);
        paint_text(
            ui,
            frame.kit,
            strip.rest.expand2(vec2(1.0, 0.0)),
            start_align(frame.kit),
            text,
            Role::Small,
            theme.text,
        );
        let response = ui.interact(place, ui.scope_id().with(("legend", named.key())), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    }
    let words = frame.locale.text("agree-bands");
    let below = Rect::from_min_max(pos2(inner.min.x, inner.min.y + lines as f32 * LINE), inner.max);
    let mut strip = Strip::new(below, frame.kit);
    let swatch = strip.take_start(18.0);
    strip.take_start(8.0);
    let [lighter, deeper] = theme.bands();
    let swatch = Rect::from_min_size(pos2(swatch.min.x, swatch.min.y + 4.0), vec2(18.0, 11.0));
    let (mut first, mut second) = swatch.split_left_right_at_fraction(0.5);
    if frame.kit.is_rtl() {
        std::mem::swap(&mut first, &mut second);
    }
    ui.painter().rect_filled(first, 0.0, lighter);
    ui.painter().rect_filled(second, 0.0, deeper);
    ui.painter().rect_stroke(swatch, 0.0, Stroke::new(size::HAIRLINE, theme.hairline), StrokeKind::Outside);
    let block = frame.kit.text.layout(&words, Role::Small, TextOptions::wrapped(strip.rest.width().max(1.0)));
    let left = if frame.kit.is_rtl() { strip.rest.max.x - block.size().x } else { strip.rest.min.x };
    frame.kit.text.paint(ui.painter(), pos2(left, strip.rest.min.y), &block, theme.text_muted);
    let response = ui.interact(strip.rest, ui.scope_id().with("bands"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &*words));
}

/// A coefficient's value for a cell: the number, or a word for there being none.
pub(super) fn short(frame: &Frame<'_>, answer: &Answer) -> String {
    match answer.value() {
        Some(value) => agreed::figure(frame.locale, value),
        None => frame.locale.text("agree-undefined-short").to_string(),
    }
}
