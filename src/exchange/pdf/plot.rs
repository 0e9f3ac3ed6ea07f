//! The plot of agreement: an axis from the side the report runs from, a row for each question.
//!
//! What it shows stands in the table below it too; so of the document's structure only the legend is a part.

use super::compose::Pen;
use super::page::{Area, Item, PartKind, height};
use super::style::{INK, MUTED, PAGE, RULE, Rgb, Role, SIDE, WIDTH};
use crate::agreement::{Answer, Axis, BANDS, Named};
use crate::exchange::report::Plot;
use crate::exchange::words::closed;
use crate::locale::Digits;
use crate::text::Direction;
use crate::typeset::Align;

/// The width of the questions' names, in points; the axis has the rest.
const NAMES: f32 = 175.0;
const ROW: f32 = 22.0;
/// Half a sign, and what is left free at both ends of the axis.
const SIGN: f32 = 3.2;
const INSET: f32 = 9.0;

const ACCENT: Rgb = [0x0E, 0x67, 0x62];
const LIGHTER: Rgb = [0xF4, 0xF2, 0xED];
const DEEPER: Rgb = [0xE8, 0xE4, 0xDB];
const PAPER: Rgb = [0xFF, 0xFF, 0xFF];

/// The axis on the page.
#[derive(Clone, Copy)]
struct Scale {
    axis: Axis,
    rtl: bool,
}

impl Scale {
    fn x(self, value: f64) -> f32 {
        let along = NAMES + INSET + self.axis.part(value) as f32 * (WIDTH - NAMES - 2.0 * INSET);
        if self.rtl { PAGE.0 - SIDE - along } else { SIDE + along }
    }

    fn between(self, from: f64, to: f64, top: f32, bottom: f32) -> Area {
        let (a, b) = (self.x(from), self.x(to));
        Area { left: a.min(b), top, right: a.max(b), bottom }
    }
}

/// Puts the plot at the pen.
pub(super) fn put(pen: &mut Pen<'_>, plot: &Plot) {
    let scale = Scale { axis: plot.axis, rtl: pen.direction().is_rtl() };
    pen.need(ROW * (plot.rows.len() as f32 + 1.0).min(12.0));
    put_ticks(pen, scale);
    for row in &plot.rows {
        let (page, top) = (pen.page, pen.y);
        if top + ROW > super::compose::FLOOR {
            pen.next_page();
            put_ticks(pen, scale);
        }
        let top = if pen.page == page { top } else { pen.y };
        let bottom = top + ROW;
        let [tentative, firm] = BANDS;
        let fill = |pen: &mut Pen<'_>, area, color| pen.book.put(pen.page, Item::Fill(area, color));
        fill(pen, scale.between(tentative, firm, top, bottom), LIGHTER);
        fill(pen, scale.between(firm, 1.0, top, bottom), DEEPER);
        for tick in scale.axis.ticks() {
            let x = scale.x(tick);
            let color = if tick == 0.0 { MUTED } else { RULE };
            fill(pen, Area { left: x - 0.2, top, right: x + 0.2, bottom }, color);
        }
        fill(pen, Area { left: SIDE, top: bottom - 0.3, right: PAGE.0 - SIDE, bottom }, RULE);
        put_name(pen, &row.name, top);
        if let Some(why) = &row.undefined {
            put_why(pen, why, top);
        }
        for (which, answer) in row.answers.iter().enumerate() {
            put_answer(pen, scale, answer, top + ROW / 2.0 + if which == 0 { -4.5 } else { 4.5 });
        }
        pen.y = bottom;
    }
    pen.y += 6.0;
    put_legend(pen, plot);
}

fn put_ticks(pen: &mut Pen<'_>, scale: Scale) {
    const WIDE: f32 = 24.0;
    for tick in scale.axis.ticks() {
        let text = pen.book.set(&Digits::European.decimal(tick, 1), Direction::Ltr, Role::Small, WIDE, Align::Center);
        let (left, top) = (scale.x(tick) - WIDE / 2.0, pen.y);
        pen.book.put(pen.page, Item::Ornament { text, left, top, color: MUTED });
    }
    pen.y += Role::Small.line() + 1.0;
}

fn put_name(pen: &mut Pen<'_>, name: &str, top: f32) {
    let width = NAMES - 6.0;
    // A row has room for one line.
    let mut shown: String = closed(name);
    let mut text = pen.book.set(&shown, pen.direction(), Role::Small, width, Align::Start);
    while text.lines().len() > 1 && shown.pop().is_some() {
        text =
            pen.book.set(&format!("{}…", closed(shown.trim_end())), pen.direction(), Role::Small, width, Align::Start);
    }
    let left = if pen.direction().is_rtl() { PAGE.0 - SIDE - width } else { SIDE };
    let top = top + (ROW - height(&text)) / 2.0;
    pen.book.put(pen.page, Item::Ornament { text, left, top, color: INK });
}

/// Why there is nothing on the axis, in its middle.
fn put_why(pen: &mut Pen<'_>, why: &str, top: f32) {
    let width = WIDTH - NAMES - 2.0 * INSET;
    let text = pen.book.set(&closed(why), pen.direction(), Role::Small, width, Align::Center);
    let left = if pen.direction().is_rtl() { SIDE + INSET } else { PAGE.0 - SIDE - INSET - width };
    let top = top + ((ROW - height(&text)) / 2.0).max(0.0);
    pen.book.put(pen.page, Item::Ornament { text, left, top, color: MUTED });
}

fn put_answer(pen: &mut Pen<'_>, scale: Scale, answer: &Answer, y: f32) {
    let Some(value) = answer.value() else { return };
    if let Some((low, high)) = answer.interval {
        let line = scale.between(low, high, y - 0.5, y + 0.5);
        pen.book.put(pen.page, Item::Fill(line, ACCENT));
        for x in [line.left, line.right] {
            let cap = Area { left: x - 0.4, top: y - 2.6, right: x + 0.4, bottom: y + 2.6 };
            pen.book.put(pen.page, Item::Fill(cap, ACCENT));
        }
    }
    let x = scale.x(value);
    if scale.axis.is_below(value) {
        let out = if scale.rtl { 1.0 } else { -1.0 };
        let (near, tip) = (x + out * (SIGN + 0.8), x + out * (SIGN + 5.0));
        pen.book.put(pen.page, Item::Shape(vec![(tip, y), (near, y - 2.5), (near, y + 2.5)], ACCENT));
    }
    put_sign(pen, answer.named, x, y);
}

/// The sign of a coefficient: they are told apart by shape.
fn put_sign(pen: &mut Pen<'_>, named: Named, x: f32, y: f32) {
    let diamond = |r: f32| vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    let page = pen.page;
    let mut put = |corners, color| pen.book.put(page, Item::Shape(corners, color));
    match named {
        Named::CohenKappa | Named::FleissKappa => {
            let corner = |n: u8| {
                let angle = f32::from(n) / 24.0 * std::f32::consts::TAU;
                (x + SIGN * angle.cos(), y + SIGN * angle.sin())
            };
            put((0..24).map(corner).collect(), ACCENT);
        }
        Named::Alpha => put(diamond(SIGN + 0.8), ACCENT),
        Named::AlphaU => {
            put(diamond(SIGN + 1.0), ACCENT);
            put(diamond(SIGN - 1.0), PAPER);
        }
        Named::Gamma => {
            let r = SIGN - 0.3;
            put(vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], ACCENT);
        }
    }
}

fn put_legend(pen: &mut Pen<'_>, plot: &Plot) {
    let inset = 14.0;
    for (named, name) in &plot.signs {
        let text = pen.book.set(&closed(name), pen.direction(), Role::Small, WIDTH - inset, Align::Start);
        pen.need(height(&text));
        let rtl = pen.direction().is_rtl();
        let x = if rtl { PAGE.0 - SIDE - 5.0 } else { SIDE + 5.0 };
        put_sign(pen, *named, x, pen.y + Role::Small.line() / 2.0);
        let left = if rtl { SIDE } else { SIDE + inset };
        let language = pen.language();
        pen.lines(&text, left, INK, PartKind::Paragraph, language);
    }
    let text = pen.book.set(&closed(&plot.bands), pen.direction(), Role::Small, WIDTH, Align::Start);
    let language = pen.language();
    pen.lines(&text, SIDE, MUTED, PartKind::Paragraph, language);
    pen.y += 10.0;
}
