//! A piece of a preview, laid out and painted.

use super::preview::direction;
use crate::annotation::LineStyle;
use crate::article::BlockKind;
use crate::exchange::preview::{Block, Left, Look, Piece, Row, Told};
use crate::exchange::words::direction_of;
use crate::locale::Locale;
use crate::text::Direction;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextBlock, TextOptions};
use crate::ui::theme::{LabelShades, size};
use crate::ui::widgets::{line_thickness, paint_line_style, paint_swatch};
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Vec2, pos2, vec2};
use std::sync::Arc;

/// How pieces are laid out.
pub(super) struct Setting<'l> {
    locale: &'l Locale,
    width: f32,
    /// The direction the export runs in.
    direction: Direction,
    text: Color32,
    muted: Color32,
}

impl<'l> Setting<'l> {
    pub(super) fn new(kit: &Kit, locale: &'l Locale, width: f32, of: Option<Direction>) -> Setting<'l> {
        let (text, muted) = (kit.theme.text, kit.theme.text_muted);
        Setting { locale, width: width.max(40.0), direction: direction(of), text, muted }
    }
}

/// A piece laid out; places are from its left top corner, in points.
#[derive(Default)]
pub(super) struct Set {
    pub height: f32,
    texts: Vec<(Vec2, Arc<TextBlock>, Color32)>,
    washes: Vec<(Rect, LabelShades, LineStyle)>,
    swatches: Vec<(Rect, LabelShades, LineStyle)>,
    rules: Vec<Rect>,
    bars: Vec<(Rect, Color32)>,
}

/// Where a share of a table's width is less, its columns are too narrow for words, and cells stand under each other.
const SHARE_MIN: f32 = 17.0;

const CELL: f32 = 6.0;

/// From the start to what a note says.
const NOTE: f32 = 12.0;

/// The width below which a fact's name stands above what it names.
const NAME_BESIDE: f32 = 300.0;

impl Set {
    /// Adds a text at the side it begins from, between `left` and `left + width`; gives its height and place.
    fn text(
        &mut self,
        kit: &mut Kit,
        text: &str,
        (role, color): (Role, Color32),
        base: Option<Direction>,
        place: Rect,
    ) -> (f32, Vec2, Arc<TextBlock>) {
        let options = TextOptions { direction: base, ..TextOptions::wrapped(place.width().max(1.0)) };
        let block = kit.text.layout(text, role, options);
        let rtl = base.unwrap_or(block.direction()).is_rtl();
        let left = if rtl { place.right() - block.size().x } else { place.left() };
        let at = vec2(left, place.top());
        self.texts.push((at, block.clone(), color));
        (block.size().y, at, block)
    }

    pub(super) fn paint(&self, painter: &Painter, kit: &mut Kit, origin: Pos2) {
        let by = origin.to_vec2();
        for (rect, color) in &self.bars {
            painter.rect_filled(rect.translate(by), CornerRadius::same(1), *color);
        }
        for (rect, shades, line) in &self.washes {
            let tint = rect.translate(by);
            painter.rect_filled(tint, size::RADIUS_MARK, shades.tint);
            let bottom = pos2(tint.right(), tint.bottom() + line_thickness(*line));
            paint_line_style(painter, Rect::from_min_max(pos2(tint.left(), tint.bottom()), bottom), *line, shades.line);
        }
        for (rect, shades, line) in &self.swatches {
            paint_swatch(painter, rect.translate(by), shades, *line);
        }
        for rule in &self.rules {
            painter.rect_filled(rule.translate(by), CornerRadius::ZERO, kit.theme.hairline);
        }
        for (at, block, color) in &self.texts {
            kit.text.paint(painter, origin + *at, block, *color);
        }
    }
}

/// About how high a piece is.
pub(super) fn about(setting: &Setting<'_>, piece: &Piece) -> f32 {
    let lines = |text: &str, character: f32, width: f32| {
        let each = |line: &str| (line.chars().count() as f32 * character / width.max(20.0)).ceil().max(1.0);
        text.split('\n').map(each).sum::<f32>()
    };
    match piece {
        Piece::Heading { .. } => 44.0,
        Piece::Block(block) => lines(&block.text, 6.6, setting.width) * 25.0 + size::GAP,
        Piece::Note { facts, .. } => {
            28.0 + facts
                .iter()
                .map(|told| lines(&told.text, 6.2, setting.width - name_width(setting.width)) * 20.0)
                .sum::<f32>()
        }
        Piece::Fact(told) => lines(&told.text, 6.2, setting.width - name_width(setting.width)) * 20.0,
        Piece::Row(row) => {
            let widths = columns(setting, row);
            let high = |(cell, (_, width)): (&String, &(f32, f32))| lines(cell, 6.0, width - 2.0 * CELL) * 18.0;
            row.cells.iter().zip(&widths).map(high).fold(18.0, f32::max) + 2.0 * CELL
        }
        Piece::Line(line) => lines(line, 6.4, setting.width) * 18.0,
        Piece::Files(..) => 40.0,
        Piece::More { .. } => 30.0,
    }
}

/// Lays a piece out.
pub(super) fn set(kit: &mut Kit, setting: &Setting<'_>, piece: &Piece) -> Set {
    let mut set = Set::default();
    match piece {
        Piece::Heading { level, text } => heading(&mut set, kit, setting, *level, text),
        Piece::Block(block) => article_block(&mut set, kit, setting, block),
        Piece::Note { number, look, name, facts } => note(&mut set, kit, setting, (*number, look, name), facts),
        Piece::Fact(told) => set.height = fact(&mut set, kit, setting, told, 0.0, 0.0),
        Piece::Row(row) if setting.width < shares(row) * SHARE_MIN => stacked_row(&mut set, kit, setting, row),
        Piece::Row(row) => table_row(&mut set, kit, setting, row),
        Piece::Line(line) => {
            let place = Rect::from_min_size(pos2(0.0, 0.0), vec2(setting.width, 0.0));
            let line = if line.is_empty() { " " } else { line };
            set.height = set.text(kit, line, (Role::Small, setting.text), Some(Direction::Ltr), place).0;
        }
        Piece::Files(..) | Piece::More { .. } => {
            let place = Rect::from_min_size(pos2(0.0, CELL), vec2(setting.width, 0.0));
            let text = said(setting.locale, piece);
            set.height = set.text(kit, &text, (Role::Small, setting.muted), None, place).0 + 2.0 * CELL;
        }
    }
    set
}

fn heading(set: &mut Set, kit: &mut Kit, setting: &Setting<'_>, level: u8, text: &str) {
    let (role, above) = match level {
        1 => (Role::Page, 0.0),
        2 => (Role::Panel, size::GAP_LARGE),
        _ => (Role::Strong, size::GAP_MEDIUM),
    };
    let place = Rect::from_min_size(pos2(0.0, above), vec2(setting.width, 0.0));
    let base = direction_of(text, setting.direction);
    set.height = above + set.text(kit, text, (role, setting.text), Some(base), place).0 + size::GAP_SMALL;
}

/// A block of an article with its highlights.
fn article_block(set: &mut Set, kit: &mut Kit, setting: &Setting<'_>, block: &Block) {
    let (role, above, color) = match block.kind {
        BlockKind::Title => (Role::ArticleHeading, size::GAP_LARGE, setting.text),
        BlockKind::Heading => (Role::Quotation, size::GAP, setting.text),
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Caption | BlockKind::Credit => {
            (Role::QuotationSmall, 0.0, setting.muted)
        }
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem => (Role::QuotationSmall, 0.0, setting.text),
    };
    let inset = if block.kind == BlockKind::Quote { size::GAP_LARGE } else { 0.0 };
    let place = Rect::from_min_size(pos2(inset, above), vec2(setting.width - 2.0 * inset, 0.0));
    let (height, at, laid) = set.text(kit, &block.text, (role, color), Some(block.direction), place);
    for highlight in &block.highlights {
        let shades = kit.theme.label(highlight.look.color, highlight.look.role);
        for rect in laid.rects(highlight.range) {
            let tint = rect.translate(at).shrink2(vec2(0.0, (rect.height() * 0.08).round()));
            set.washes.push((tint, shades, highlight.look.line));
        }
    }
    set.height = above + height + size::GAP;
}

/// A note: its number, its label, what it says; a bar in the label's colour along its start.
fn note(
    set: &mut Set,
    kit: &mut Kit,
    setting: &Setting<'_>,
    (number, look, name): (usize, &Look, &str),
    facts: &[Told],
) {
    let rtl = setting.direction.is_rtl();
    let shades = kit.theme.label(look.color, look.role);
    let mut x = NOTE;
    in_line(set, kit, setting, &mut x, &number.to_string(), setting.muted);
    let left = if rtl { setting.width - x - size::SWATCH_WIDTH } else { x };
    let swatch = Rect::from_min_size(pos2(left, 3.0), vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT));
    set.swatches.push((swatch, shades, look.line));
    x += size::SWATCH_WIDTH + size::GAP;
    in_line(set, kit, setting, &mut x, name, setting.text);
    let mut y = 22.0;
    for told in facts {
        y += fact(set, kit, setting, told, NOTE, y);
    }
    let bar = if rtl { setting.width - 2.0 } else { 0.0 };
    set.bars.push((Rect::from_min_size(pos2(bar, 2.0), vec2(2.0, (y - 4.0).max(4.0))), shades.line));
    set.height = y + size::GAP;
}

/// Puts a word into a note's first line, `x` from the start, and moves `x` behind it.
fn in_line(set: &mut Set, kit: &mut Kit, setting: &Setting<'_>, x: &mut f32, text: &str, color: Color32) {
    let options = TextOptions::one_line((setting.width - *x).max(1.0));
    let block = kit.text.layout(text, Role::BodyMedium, options);
    let width = block.size().x;
    let left = if setting.direction.is_rtl() { setting.width - *x - width } else { *x };
    set.texts.push((vec2(left, 0.0), block, color));
    *x += width + size::GAP;
}

/// Something known under its name, `inset` from the start, from `top` on; gives its height.
fn fact(set: &mut Set, kit: &mut Kit, setting: &Setting<'_>, told: &Told, inset: f32, top: f32) -> f32 {
    let width = setting.width - inset;
    let rtl = setting.direction.is_rtl();
    let start = |from: f32, width: f32, y: f32| {
        let left = if rtl { setting.width - from - width } else { from };
        Rect::from_min_size(pos2(left, y), vec2(width.max(1.0), 0.0))
    };
    let name = (Role::Small, setting.muted);
    if told.text.is_empty() {
        return set.text(kit, &told.name, name, Some(setting.direction), start(inset, width, top)).0;
    }
    let value = (Role::Note, setting.text);
    if width < NAME_BESIDE {
        let mut y = top;
        if !told.name.is_empty() {
            y += set.text(kit, &told.name, name, Some(setting.direction), start(inset, width, y)).0;
        }
        return y - top + set.text(kit, &told.text, value, base(setting, &told.text), start(inset, width, y)).0;
    }
    let named = match told.name.is_empty() {
        true => 0.0,
        false => {
            set.text(kit, &told.name, name, Some(setting.direction), start(inset, name_width(width) - size::GAP, top)).0
        }
    };
    let (height, ..) = set.text(
        kit,
        &told.text,
        value,
        base(setting, &told.text),
        start(inset + name_width(width), width - name_width(width), top),
    );
    height.max(named)
}

/// The room of a fact's name, with the gap behind it, where all of it is `width` wide.
fn name_width(width: f32) -> f32 {
    (width * 0.26).clamp(96.0, 150.0)
}

/// All shares of a table's width.
fn shares(row: &Row) -> f32 {
    row.shares.iter().map(|share| f32::from(*share)).sum::<f32>().max(1.0)
}

/// The base direction of a text that stands by itself; where it has several lines, each has its own.
fn base(setting: &Setting<'_>, text: &str) -> Option<Direction> {
    (!text.contains('\n')).then(|| direction_of(text, setting.direction))
}

/// Where each column begins, from the start, and how wide it is.
fn columns(setting: &Setting<'_>, row: &Row) -> Vec<(f32, f32)> {
    let all = shares(row);
    let mut from = 0.0;
    let column = |share: &u8| {
        let width = setting.width * f32::from(*share) / all;
        let place = (from, width);
        from += width;
        place
    };
    row.shares.iter().map(column).collect()
}

fn table_row(set: &mut Set, kit: &mut Kit, setting: &Setting<'_>, row: &Row) {
    let rtl = setting.direction.is_rtl();
    let look = if row.head { (Role::Section, setting.muted) } else { (Role::Small, setting.text) };
    let mut height: f32 = 18.0;
    for ((from, width), cell) in columns(setting, row).into_iter().zip(&row.cells) {
        let left = if rtl { setting.width - from - width } else { from };
        let place = Rect::from_min_size(pos2(left + CELL, CELL), vec2((width - 2.0 * CELL).max(1.0), 0.0));
        let base = if row.head { Some(setting.direction) } else { base(setting, cell) };
        height = height.max(set.text(kit, cell, look, base, place).0);
    }
    set.height = height + 2.0 * CELL;
    let rule = pos2(0.0, set.height - size::HAIRLINE);
    set.rules.push(Rect::from_min_size(rule, vec2(setting.width, size::HAIRLINE)));
}

/// A row where there is no room for columns: each cell under its column's name.
fn stacked_row(set: &mut Set, kit: &mut Kit, setting: &Setting<'_>, row: &Row) {
    if row.head {
        return;
    }
    let mut y = CELL;
    for (title, cell) in row.titles.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
        y += fact(set, kit, setting, &Told { name: title.clone(), text: cell.clone() }, 0.0, y);
    }
    set.height = y + CELL;
    let rule = pos2(0.0, set.height - size::HAIRLINE);
    set.rules.push(Rect::from_min_size(rule, vec2(setting.width, size::HAIRLINE)));
}

/// A piece in words, for those who don't see it.
pub(super) fn said(locale: &Locale, piece: &Piece) -> String {
    let told = |told: &Told| match told.name.is_empty() {
        true => told.text.clone(),
        false => format!("{}: {}", told.name, told.text),
    };
    match piece {
        Piece::Heading { text, .. } | Piece::Line(text) => text.clone(),
        Piece::Block(block) => block.text.clone(),
        Piece::Note { number, name, facts, .. } => {
            let facts = facts.iter().map(told);
            std::iter::once(format!("{number} {name}")).chain(facts).collect::<Vec<_>>().join("\n")
        }
        Piece::Fact(fact) => told(fact),
        Piece::Row(row) => locale.clauses(row.cells.iter().filter(|cell| !cell.is_empty())),
        Piece::Files(names, all) => {
            let more = (*all > names.len()).then_some("…");
            let list = locale.list(names.iter().map(String::as_str).chain(more));
            let count = i64::try_from(*all).unwrap_or(i64::MAX);
            locale.text_with("export-files", &[("count", count.into()), ("names", list.into())])
        }
        Piece::More { what, count } => {
            let key = match what {
                Left::Blocks => "export-more-blocks",
                Left::Rows => "export-more-rows",
                Left::Sheets => "export-more-sheets",
                Left::Lines => "export-more-lines",
                Left::Files => "export-more-files",
            };
            locale.text_with(key, &[("count", i64::try_from(*count).unwrap_or(i64::MAX).into())])
        }
    }
}
