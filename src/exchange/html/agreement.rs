//! Agreement: the plot as drawings in the page, the table, the places in dispute.
//!
//! The drawings hold shapes and digits only; every name stands beside them as text of the page. The axis runs from the
//! side the page is read from.

use super::{Page, text};
use crate::agreement::{Answer, Axis, BANDS, Named};
use crate::exchange::report::{Agreement, Plot, PlotRow};
use crate::locale::Digits;
use std::fmt::Write;

/// A drawing's width and the heights of the axis and of a row, in its own units.
const WIDTH: f64 = 560.0;
const HEAD: f64 = 18.0;
const ROW: f64 = 30.0;
/// What is left free at both ends of the axis, and half a sign.
const INSET: f64 = 14.0;
const SIGN: f64 = 4.5;

impl Page<'_> {
    pub(super) fn agreement(&mut self, agreement: &Agreement) {
        self.out.push_str("<section id=\"agreement\">\n");
        self.piece("h2", "", &agreement.title, None);
        self.facts("about", &agreement.facts);
        self.plot(&agreement.plot);
        self.table(&agreement.table);
        for disputes in &agreement.disputes {
            let title = self.words().in_dispute(&disputes.title);
            self.piece("h3", "", &title, None);
            self.table(disputes);
        }
        self.out.push_str("</section>\n");
    }

    fn plot(&mut self, plot: &Plot) {
        let drawing = Drawing { axis: plot.axis, rtl: self.base.direction.is_rtl() };
        self.out.push_str("<figure class=\"plot\">\n<div class=\"pr\"><span></span>");
        self.out.push_str(&drawing.head());
        self.out.push_str("</div>\n");
        for row in &plot.rows {
            self.plot_row(drawing, row);
        }
        self.out.push_str("<figcaption><ul>\n");
        for (named, name) in &plot.signs {
            self.out.push_str("<li>");
            let _ = write!(
                self.out,
                "<svg class=\"ps\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">{}</svg>",
                sign(*named, 7.0, 7.0)
            );
            self.piece("span", "", name, None);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
        self.piece("p", "", &plot.bands, None);
        self.out.push_str("</figcaption>\n</figure>\n");
    }

    fn plot_row(&mut self, drawing: Drawing, row: &PlotRow) {
        self.out.push_str("<div class=\"pr\">");
        self.piece("span", "", &row.name, None);
        if let Some(why) = &row.undefined {
            self.piece("div", "pu", why, None);
            self.out.push_str("</div>\n");
            return;
        }
        self.out.push_str(&format!("<svg viewBox=\"0 0 {WIDTH} {ROW}\" role=\"img\" aria-label=\""));
        text::exact(&mut self.out, &super::super::words::closed(&row.said));
        self.out.push_str("\">");
        self.out.push_str(&drawing.ground(ROW));
        for (which, answer) in row.answers.iter().enumerate() {
            let y = if which == 0 { ROW / 2.0 - 6.0 } else { ROW / 2.0 + 6.0 };
            self.out.push_str(&drawing.answer(answer, y));
        }
        self.out.push_str("</svg></div>\n");
    }
}

/// The axis in a drawing.
#[derive(Clone, Copy)]
struct Drawing {
    axis: Axis,
    rtl: bool,
}

impl Drawing {
    fn x(self, value: f64) -> f64 {
        let along = INSET + self.axis.part(value) * (WIDTH - 2.0 * INSET);
        if self.rtl { WIDTH - along } else { along }
    }

    /// Left end and width of the stretch between two values.
    fn between(self, from: f64, to: f64) -> (f64, f64) {
        let (a, b) = (self.x(from), self.x(to));
        (a.min(b), (a - b).abs())
    }

    /// The numbers of the axis.
    fn head(self) -> String {
        let mut out = format!("<svg viewBox=\"0 0 {WIDTH} {HEAD}\" aria-hidden=\"true\">");
        for tick in self.axis.ticks() {
            let (x, y) = (self.x(tick), HEAD - 5.0);
            let number = Digits::European.decimal(tick, 1);
            let _ = write!(out, "<text class=\"pt\" x=\"{x:.1}\" y=\"{y:.1}\">{number}</text>");
        }
        out + "</svg>"
    }

    /// The bands and the lines at the ticks.
    fn ground(self, height: f64) -> String {
        let mut out = String::new();
        let [tentative, firm] = BANDS;
        for (class, from, to) in [("p1", tentative, firm), ("p2", firm, 1.0)] {
            let (left, width) = self.between(from, to);
            let _ = write!(
                out,
                "<rect class=\"{class}\" x=\"{left:.1}\" y=\"0\" width=\"{width:.1}\" height=\"{height}\"/>"
            );
        }
        for tick in self.axis.ticks() {
            let class = if tick == 0.0 { "p0" } else { "pl" };
            let x = self.x(tick);
            let _ = write!(out, "<line class=\"{class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{height}\"/>");
        }
        out
    }

    /// A coefficient with its interval; nothing where there is none.
    fn answer(self, answer: &Answer, y: f64) -> String {
        let Some(value) = answer.value() else { return String::new() };
        let mut out = String::new();
        if let Some((low, high)) = answer.interval {
            let (left, width) = self.between(low, high);
            let right = left + width;
            let (top, bottom) = (y - 3.5, y + 3.5);
            let path =
                format!("M{left:.1} {y:.1}H{right:.1}M{left:.1} {top:.1}V{bottom:.1}M{right:.1} {top:.1}V{bottom:.1}");
            let _ = write!(out, "<path class=\"pw\" d=\"{path}\"/>");
        }
        let x = self.x(value);
        if self.axis.is_below(value) {
            let out_by = if self.rtl { 1.0 } else { -1.0 };
            let (near, tip) = (x + out_by * (SIGN + 1.0), x + out_by * (SIGN + 7.0));
            let _ = write!(out, "<path class=\"pf\" d=\"M{tip:.1} {y:.1}L{near:.1} {:.1}V{:.1}Z\"/>", y - 3.5, y + 3.5);
        }
        out + &sign(answer.named, x, y)
    }
}

/// The sign of a coefficient: they are told apart by shape.
fn sign(named: Named, x: f64, y: f64) -> String {
    let diamond = |class: &str, r: f64| {
        format!(
            "<path class=\"{class}\" d=\"M{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}Z\"/>",
            y - r,
            x + r,
            y + r,
            x - r
        )
    };
    match named {
        Named::CohenKappa | Named::FleissKappa => {
            format!("<circle class=\"pf\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{SIGN}\"/>")
        }
        Named::Alpha => diamond("pf", SIGN + 1.0),
        Named::AlphaU => diamond("ph", SIGN + 0.5),
        Named::Gamma => {
            let (left, top, side) = (x - 4.0, y - 4.0, 8.0);
            format!("<rect class=\"pf\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{side}\" height=\"{side}\"/>")
        }
    }
}
