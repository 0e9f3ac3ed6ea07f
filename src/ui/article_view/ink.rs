//! What is painted of a block: tints, hits, selection, lines under marks, text.
//!
//! Measures follow the design's table "Marks in the text", in ems of the text.

use super::{Geometry, readings};
use crate::annotation::{Annotation, LineStyle};
use crate::article::BlockKind;
use crate::session::{Session, Side};
use crate::text::{Cp, CpRange, controls};
use crate::typeset::{Affinity, Caret, Line, Span};
use crate::ui::kit::Kit;
use crate::ui::marks::{DrawnMark, MarkIndex};
use crate::ui::page::Page;
use crate::ui::text::{Role as TextRole, TextOptions};
use crate::ui::theme::LabelShades;
use crate::ui::widgets::{line_thickness, paint_line_style};
use egui::{Color32, Painter, Pos2, Rangef, Rect, Stroke, StrokeKind, pos2, vec2};

/// The height of a tint, in ems.
const TINT: f32 = 1.53;
/// From the tint's top to its line, in ems: under the deepest descender.
const LINE: f32 = 1.47;
/// From one level of lines to the next, in ems.
const LEVEL: f32 = 0.32;
const MARK_RADIUS: f32 = 3.0;
/// The line around the current hit.
const HIT_EDGE: f32 = 2.0;
/// The dashes around a proposed mark and what is between them, in points.
const GHOST_DASH: f32 = 4.0;
const GHOST_GAP: f32 = 3.0;
/// How far a line's ink may reach over its edges, in px.
const INK: f64 = 20.0;

/// What is painted on and with.
pub(super) struct Canvas<'a> {
    pub painter: &'a Painter,
    pub geometry: &'a Geometry,
    pub session: &'a Session,
    pub marks: &'a MarkIndex,
    pub hovered: Option<&'a crate::annotation::AnnotationId>,
}

/// A mark's part near the view, ready to be painted.
struct Drawn {
    mark: DrawnMark,
    look: Look,
    /// From the top of its first tint to the bottom of its last.
    height: Rangef,
    /// Its tints, from line to line, of what is in view.
    rects: Vec<Rect>,
}

/// How far beyond the view's edges marks still count, in px, so that nothing changes places as they leave it.
pub(super) fn marks_beyond(geometry: &Geometry) -> f64 {
    f64::from(geometry.area.height() * geometry.scale)
}

/// How a mark looks now.
pub(super) struct Look {
    pub shades: LabelShades,
    style: LineStyle,
    chosen: bool,
    strong: bool,
    side: Option<Side>,
}

/// How high the tints on a line of block `block` stand, in points.
fn tint_height(geometry: &Geometry, page: &mut Page, block: usize, line: &Line) -> Rangef {
    let top = page.top(block);
    let em = em(geometry, page, block);
    let height = (TINT * em).min((line.bottom - line.top) / geometry.scale - 1.0);
    Rangef::point(geometry.y(top + f64::from(line.top + line.bottom) / 2.0)).expand(height / 2.0)
}

/// How high the tint on the line that shows the code point at `at` of the article's text stands, in points.
pub(super) fn tint_height_at(geometry: &Geometry, page: &mut Page, block: usize, at: Cp) -> Option<Rangef> {
    let at = at.minus(page.article().blocks().get(block)?.range.start.0);
    let lines = page.layout(block)?.lines();
    let line = *lines.get(lines.partition_point(|line| line.range.end <= at)).or(lines.last())?;
    Some(tint_height(geometry, page, block, &line))
}

/// Where the tint of a span on a line stands, in points.
pub(super) fn tint_rect(geometry: &Geometry, page: &mut Page, block: usize, span: &Span) -> Option<Rect> {
    let left = page.left(block);
    let line = *page.layout(block)?.lines().get(span.line)?;
    let height = tint_height(geometry, page, block, &line);
    // White space that hangs beyond the line's end is marked, but not shown.
    let (x0, x1) = (span.left.max(line.left), span.right.min(line.right));
    if x0 >= x1 {
        return None;
    }
    let (x0, x1) = (geometry.x(left + x0) - 1.0, geometry.x(left + x1) + 1.0);
    Some(Rect::from_x_y_ranges(x0..=x1, height))
}

/// The code points of the article's text on the lines of block `block` that are in view, or at most `beyond` px
/// from it.
pub(super) fn text_near(geometry: &Geometry, page: &mut Page, block: usize, beyond: f64) -> CpRange {
    let top = page.top(block);
    let (Some(layout), Some(b)) = (page.layout(block), page.article().blocks().get(block)) else {
        return CpRange::default();
    };
    let lines = layout.lines().get(lines_near(geometry, layout.lines(), top, beyond)).unwrap_or_default();
    let from = b.range.start.0;
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => CpRange { start: first.range.start.plus(from), end: last.range.end.plus(from) },
        _ => CpRange::default(),
    }
}

/// Which of `lines`, of a block whose top is at height `top` of the page, are in view or at most `beyond` px from it.
fn lines_near(geometry: &Geometry, lines: &[Line], top: f64, beyond: f64) -> std::ops::Range<usize> {
    let from = geometry.top - top;
    let to = from + f64::from(geometry.area.height() * geometry.scale);
    let first = lines.partition_point(|l| f64::from(l.bottom) < from - beyond);
    let last = lines.partition_point(|l| f64::from(l.top) < to + beyond);
    first..last.max(first)
}

/// The size of block `block`'s text, in points.
fn em(geometry: &Geometry, page: &Page, block: usize) -> f32 {
    let scale = page.article().blocks().get(block).map_or(1.0, |b| page.set_of(b).scale);
    page.style().size * scale / geometry.scale
}

impl Canvas<'_> {
    /// What lies behind the text of block `block`: tints, hits, the selection, the marks' lines, bars in the gutter.
    pub fn behind(&self, kit: &Kit, page: &mut Page, block: usize) {
        let near = text_near(self.geometry, page, block, marks_beyond(self.geometry));
        let seen = text_near(self.geometry, page, block, INK);
        let mut drawn: Vec<Drawn> = Vec::new();
        for mark in self.marks.of_block(block) {
            if let Some(part) = mark.range.intersection(near)
                && let Some(height) = self.height(page, block, part)
                && let Some(look) = self.look(kit, mark)
            {
                let rects = part.intersection(seen).map_or_else(Vec::new, |part| self.rects(page, block, part));
                drawn.push(Drawn { mark: mark.clone(), look, height, rects });
            }
        }
        for mark in &drawn {
            self.tint(mark);
        }
        self.hits(kit, page, block);
        self.selection(kit, page, block);
        let em = em(self.geometry, page, block);
        for mark in &drawn {
            self.lines(mark, em);
        }
        if super::reviewed(self.session).is_none() {
            self.gutter(kit, &drawn);
        }
    }

    /// Where the marks that are proposed would stand in block `block`: an outline of dashes in the label's colour.
    pub fn ghosts(&self, kit: &Kit, page: &mut Page, block: usize) {
        let near = text_near(self.geometry, page, block, marks_beyond(self.geometry));
        for ghost in self.marks.ghosts() {
            let Some(label) = self.session.project.label(&ghost.mark.label) else { continue };
            let shades = kit.theme.label(label.color, label.role);
            let parts = ghost.mark.marks.iter().filter_map(|mark| mark.range.intersection(near));
            for rect in parts.flat_map(|part| self.rects(page, block, part)) {
                let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
                let path = [corners[0], corners[1], corners[2], corners[3], corners[0]];
                let stroke = Stroke::new(1.25, shades.line);
                self.painter.extend(egui::Shape::dashed_line(&path, stroke, GHOST_DASH, GHOST_GAP));
            }
        }
    }

    fn look(&self, kit: &Kit, mark: &DrawnMark) -> Option<Look> {
        match mark.side {
            Some(side) => self.look_of_side(kit, &mark.annotation, side),
            None => self.look_of_label(kit, &mark.annotation),
        }
    }

    /// A mark of one of two people: the colour says whose it is, the line still which label it has.
    fn look_of_side(&self, kit: &Kit, annotation: &Annotation, side: Side) -> Option<Look> {
        let review = self.session.review.as_ref()?;
        let style = readings::label_of(self.session, review, annotation, side)?.line;
        let chosen = readings::is_current(review, &annotation.id, side);
        let strong = chosen || self.hovered == Some(&annotation.id);
        Some(Look { shades: kit.theme.side(side), style, chosen, strong, side: Some(side) })
    }

    pub(super) fn look_of_label(&self, kit: &Kit, annotation: &Annotation) -> Option<Look> {
        let label = self.session.project.label(&annotation.label)?;
        let chosen = self.session.chosen.as_ref() == Some(&annotation.id);
        let tied = self.session.chosen.as_ref().is_some_and(|c| self.marks.is_tied(&annotation.id, c));
        let strong = chosen || tied || self.hovered == Some(&annotation.id);
        let shades = kit.theme.label(label.color, label.role);
        Some(Look { shades, style: label.line, chosen, strong, side: None })
    }

    /// From the top of the first tint of `range` to the bottom of the last.
    fn height(&self, page: &mut Page, block: usize, range: CpRange) -> Option<Rangef> {
        let first = tint_height_at(self.geometry, page, block, range.start)?;
        let last = tint_height_at(self.geometry, page, block, range.end.minus(1))?;
        Some(Rangef::new(first.min, last.max))
    }

    fn rects(&self, page: &mut Page, block: usize, range: CpRange) -> Vec<Rect> {
        let spans = page.spans(block, range);
        spans.iter().filter_map(|span| tint_rect(self.geometry, page, block, span)).collect()
    }

    fn tint(&self, Drawn { mark, look, rects, .. }: &Drawn) {
        if !mark.tinted && !look.chosen {
            return;
        }
        let fill = if look.strong { look.shades.tint_strong } else { look.shades.tint };
        for &rect in rects {
            // One that is chosen is tinted around those inside it too.
            if mark.tinted || look.side.is_none() {
                self.painter.rect_filled(rect, MARK_RADIUS, fill);
            }
            // Of two people's marks the one that is looked at has the stronger tint; its tag says the rest.
            if look.chosen && look.side.is_none() {
                let stroke = Stroke::new(1.5, look.shades.line);
                self.painter.rect_stroke(rect, MARK_RADIUS, stroke, StrokeKind::Middle);
            }
        }
    }

    fn lines(&self, Drawn { mark, look, rects, .. }: &Drawn, em: f32) {
        for rect in rects {
            let level = if mark.lower { LEVEL * em } else { 0.0 };
            let thickness = line_thickness(look.style);
            let y = match look.side {
                // A colleague's line stands above the words, a further one above that.
                Some(Side::Theirs) => rect.top() - thickness / 2.0 - level,
                _ => (rect.top() + LINE * em).min(rect.bottom() - 0.5) + level,
            };
            let line = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), thickness));
            paint_line_style(self.painter, line, look.style, look.shades.line);
        }
    }

    /// What was found, the current hit with a line around it.
    fn hits(&self, kit: &Kit, page: &mut Page, block: usize) {
        let find = &self.session.find;
        let Some(hits) = find.hits(page.article()).filter(|_| find.open).cloned() else { return };
        let near = text_near(self.geometry, page, block, INK);
        let from = hits.partition_point(|hit| hit.end <= near.start);
        for &hit in hits.iter().skip(from).take_while(|hit| hit.start < near.end) {
            for rect in self.rects(page, block, hit) {
                self.painter.rect_filled(rect, MARK_RADIUS, kit.theme.found);
                if find.current == Some(hit) {
                    // Above and below there is room; at the sides it would reach over the spaces to the next words.
                    let edge = rect.expand2(vec2(0.0, HIT_EDGE));
                    let stroke = Stroke::new(HIT_EDGE, kit.theme.found_line);
                    self.painter.rect_stroke(edge, MARK_RADIUS, stroke, StrokeKind::Inside);
                }
            }
        }
    }

    fn selection(&self, kit: &Kit, page: &mut Page, block: usize) {
        // What is selected is of the article in view, not of one beside it.
        let Some(range) = self.session.selected().filter(|_| self.is_in_view(page)) else { return };
        let Some(range) = range.intersection(text_near(self.geometry, page, block, INK)) else { return };
        let (top, left) = (page.top(block), page.left(block));
        let spans = page.spans(block, range);
        let Some(layout) = page.layout(block) else { return };
        for span in spans {
            let Some(line) = layout.lines().get(span.line) else { continue };
            let rect = Rect::from_min_max(
                pos2(self.geometry.x(left + span.left), self.geometry.y(top + f64::from(line.top))),
                pos2(self.geometry.x(left + span.right), self.geometry.y(top + f64::from(line.bottom))),
            );
            self.painter.rect_filled(rect, 0.0, kit.theme.selection);
        }
    }

    fn is_in_view(&self, page: &Page) -> bool {
        self.session.article.as_ref() == Some(&page.article().id)
    }

    /// Bars beside the lines that the marks touch, at the text's start side in the interface's margin.
    fn gutter(&self, kit: &Kit, drawn: &[Drawn]) {
        let side = if kit.direction.is_rtl() { -1.0 } else { 1.0 };
        let edge = if side > 0.0 { self.geometry.left + self.geometry.column } else { self.geometry.left };
        let mut levels: Vec<Rect> = Vec::new();
        for Drawn { mark, look, height, .. } in drawn {
            let annotation = &mark.annotation;
            let role = self.session.project.label(&annotation.label).and_then(|l| l.role);
            let shown = look.chosen
                || role != Some(crate::annotation::Role::Cue) && role != Some(crate::annotation::Role::Source);
            if !shown {
                continue;
            }
            let (y0, y1) = (height.min, height.max);
            let depth = levels.iter().filter(|r| r.top() < y1 && y0 < r.bottom()).count().min(1);
            let x = edge + side * (7.5 + 6.0 * depth as f32);
            let bar = Rect::from_min_max(pos2(x - 1.5, y0), pos2(x + 1.5, y1));
            paint_bar(self.painter, look.style, bar, look.shades.line);
            levels.push(bar);
        }
    }

    /// The text of block `block`, and the sign before a quotation or list item.
    pub fn text(&self, kit: &mut Kit, page: &mut Page, block: usize) {
        let Some(b) = page.article().blocks().get(block).cloned() else { return };
        let set = page.set_of(&b);
        let color = if set.muted { kit.theme.text_muted } else { kit.theme.text };
        let (top, left) = (page.top(block), page.left(block));
        let origin = pos2(self.geometry.x(left), self.geometry.y(top));
        let Some(layout) = page.layout(block) else { return };
        let lines = lines_near(self.geometry, layout.lines(), top, INK);
        if !lines.is_empty() {
            kit.text.paint_lines(self.painter, origin, layout, lines, color);
        }
        self.sign(kit, page, block, b.kind, set.direction.is_rtl(), origin);
    }

    fn sign(&self, kit: &mut Kit, page: &Page, block: usize, kind: BlockKind, rtl: bool, origin: Pos2) {
        let Some(layout) = page.layout(block) else { return };
        let em = page.style().size / self.geometry.scale;
        let edge = if rtl { self.geometry.left + self.geometry.column } else { self.geometry.left };
        let inward = if rtl { -1.0 } else { 1.0 };
        match kind {
            BlockKind::Quote => {
                let x = edge + inward * em * 0.4;
                let bottom = origin.y + layout.height() / self.geometry.scale;
                let rect = Rect::from_min_max(pos2(x - 1.0, origin.y + em * 0.3), pos2(x + 1.0, bottom - em * 0.3));
                self.painter.rect_filled(rect, 1.0, kit.theme.hairline);
            }
            BlockKind::ListItem if let Some((number, left)) = page.number(block) => {
                let place = pos2(self.geometry.x(left), origin.y);
                let color = kit.theme.text;
                kit.text.paint_lines(self.painter, place, number, 0..number.lines().len(), color);
            }
            // Text that brings its own sign or number needs no other.
            BlockKind::ListItem if layout.paragraph().text().starts_with(char::is_alphabetic) => {
                let line = layout.lines().first().map_or(0.0, |l| (l.top + l.bottom) / 2.0);
                let centre = pos2(edge + inward * em * 0.7, origin.y + line / self.geometry.scale);
                self.painter.circle_filled(centre, em * 0.11, kit.theme.text_muted);
            }
            _ => {}
        }
    }

    /// The names of invisible characters, small and above where they stand; the text itself does not move.
    pub fn controls(&self, kit: &mut Kit, page: &mut Page, block: usize) {
        let Some(b) = page.article().blocks().get(block).cloned() else { return };
        let shown = text_near(self.geometry, page, block, INK);
        let (top, left) = (page.top(block), page.left(block));
        let Some(layout) = page.layout(block) else { return };
        for (at, c) in page.article().slice(shown).chars().enumerate() {
            let Some(name) = controls::name(c) else { continue };
            let at = shown.start.plus(at as u32).minus(b.range.start.0);
            let shape = layout.caret(Caret { at, affinity: Affinity::After });
            let (x, y0, y1) = (
                self.geometry.x(left + shape.x),
                self.geometry.y(top + f64::from(shape.top)),
                self.geometry.y(top + f64::from(shape.bottom)),
            );
            if !self.geometry.area.y_range().contains(y0) && !self.geometry.area.y_range().contains(y1) {
                continue;
            }
            let stroke = Stroke::new(1.0, kit.theme.warn);
            self.painter.vline(x, (y0 + y1) / 2.0 - 8.0..=(y0 + y1) / 2.0 + 8.0, stroke);
            let block = kit.text.layout(name, TextRole::Key, TextOptions::default());
            let at = pos2(x - block.size().x / 2.0, (y0 + y1) / 2.0 - 8.0 - block.size().y);
            let color = kit.theme.warn;
            kit.text.paint(self.painter, at, &block, color);
        }
    }
}

/// A bar in the gutter, in the label's line style turned upright.
fn paint_bar(painter: &Painter, style: LineStyle, bar: Rect, color: Color32) {
    match style {
        LineStyle::Double | LineStyle::DoubleDotted => {
            let thin = |x: f32| Rect::from_min_max(pos2(x, bar.top()), pos2(x + 1.0, bar.bottom()));
            painter.rect_filled(thin(bar.left()), 0.0, color);
            painter.rect_filled(thin(bar.right() - 1.0), 0.0, color);
        }
        LineStyle::Dotted => {
            let mut y = bar.top() + 1.5;
            while y < bar.bottom() {
                painter.circle_filled(pos2(bar.center().x, y), 1.5, color);
                y += 5.0;
            }
        }
        LineStyle::Dashed | LineStyle::DashDot => {
            let mut y = bar.top();
            while y < bar.bottom() {
                let dash = Rect::from_min_max(pos2(bar.left(), y), pos2(bar.right(), (y + 6.0).min(bar.bottom())));
                painter.rect_filled(dash, 0.0, color);
                y += 9.0;
            }
        }
        LineStyle::Solid | LineStyle::Thick => {
            painter.rect_filled(bar, 1.0, color);
        }
    }
}
