//! Reliability over time, as steps: a grade holds until the next.

use super::day;
use crate::annotation::{Rating, Reliability};
use crate::locale::Locale;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use egui::{Align2, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

/// Shows the ratings, which are in the order of time, as a chart over the width there is. Time runs as the interface
/// does.
pub(super) fn chart_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, ratings: &[Rating]) {
    let (Some(first), Some(last)) = (ratings.first(), ratings.last()) else { return };
    let steps = Reliability::ALL.len() as f32;
    let height = steps * size::CHART_STEP + size::CHART_FOOT;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let year = day::of(last.at).year();
    let said = ratings.iter().map(|r| format!("{} {}", r.reliability.key(), locale.short_date(day::of(r.at), year)));
    let name = format!("{}: {}", locale.text("sources-reliability"), locale.clauses(said));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
    let chart = Chart { rect, rtl: kit.is_rtl(), from: first.at.0, to: last.at.0 };
    let theme = kit.theme;
    for (number, grade) in Reliability::ALL.iter().enumerate() {
        let y = chart.y(number);
        let (left, right) = chart.sides();
        ui.painter().hline(left..=right, y, Stroke::new(size::HAIRLINE, theme.hairline));
        let x = if chart.rtl { rect.max.x - 6.0 } else { rect.min.x + 6.0 };
        let block = kit.text.layout(grade.key(), Role::Small, TextOptions::default());
        let at = Rect::from_center_size(pos2(x, y), block.size());
        kit.text.paint(ui.painter(), at.min, &block, theme.text_muted);
    }
    let points: Vec<Pos2> = ratings.iter().map(|r| pos2(chart.x(r.at.0), chart.y(r.reliability as usize))).collect();
    let mut line: Vec<Pos2> = Vec::new();
    for point in &points {
        if let Some(before) = line.last() {
            line.push(pos2(point.x, before.y));
        }
        line.push(*point);
    }
    // The last grade holds still.
    if let Some(last) = line.last().copied() {
        let (left, right) = chart.sides();
        line.push(pos2(if chart.rtl { left } else { right }, last.y));
    }
    ui.painter().add(Shape::line(line, Stroke::new(2.0, theme.accent)));
    for point in points {
        ui.painter().circle(point, size::CHART_POINT, theme.surface, Stroke::new(2.0, theme.accent));
    }
    for (at, text) in chart.ticks(locale) {
        let block = kit.text.layout(&text, Role::Small, TextOptions::default());
        let half = block.size().x / 2.0;
        let x = chart.x(at).clamp(rect.min.x + half, rect.max.x - half);
        let at = Align2::CENTER_BOTTOM.align_size_within_rect(
            block.size(),
            Rect::from_x_y_ranges(x - half..=x + half, rect.max.y - size::CHART_FOOT..=rect.max.y),
        );
        kit.text.paint(ui.painter(), at.min, &block, theme.text_muted);
    }
}

/// Where grades and moments stand.
struct Chart {
    rect: Rect,
    rtl: bool,
    /// The first and the last moment, in seconds since the epoch.
    from: i64,
    to: i64,
}

const DAY: i64 = 86_400;

impl Chart {
    /// The ends of the grid.
    fn sides(&self) -> (f32, f32) {
        if self.rtl {
            (self.rect.min.x, self.rect.max.x - size::CHART_LETTERS)
        } else {
            (self.rect.min.x + size::CHART_LETTERS, self.rect.max.x)
        }
    }

    fn y(&self, grade: usize) -> f32 {
        self.rect.min.y + (grade as f32 + 0.5) * size::CHART_STEP
    }

    fn x(&self, at: i64) -> f32 {
        let (left, right) = self.sides();
        let inset = 12.0;
        let share = if self.to > self.from { (at - self.from) as f32 / (self.to - self.from) as f32 } else { 0.0 };
        let along = inset + share * (right - left - 2.0 * inset);
        if self.rtl { right - along } else { left + along }
    }

    /// What stands below the grid: months or years where the time is long, days where it is short.
    fn ticks(&self, locale: &Locale) -> Vec<(i64, String)> {
        let (first, last) = (self.date(self.from), self.date(self.to));
        let year = last.year();
        if self.to - self.from < 60 * DAY {
            let mut ticks = vec![(self.from, locale.short_date(first, year))];
            if self.to - self.from >= DAY {
                ticks.push((self.to, locale.short_date(last, year)));
            }
            return ticks;
        }
        let months = (i64::from(last.year()) - i64::from(first.year())) * 12 + i64::from(last.month() - first.month());
        let by_year = months > 24;
        let stride = if by_year { 12 * (months / 60 + 1) } else { months / 5 + 1 };
        let mut ticks = Vec::new();
        let mut month = i64::from(first.year()) * 12 + i64::from(first.month()) - 1;
        if by_year {
            month = (month + 11) / 12 * 12;
        }
        while month < i64::from(last.year()) * 12 + i64::from(last.month()) {
            let Some(date) = Date::new((month.div_euclid(12)) as i16, (month.rem_euclid(12) + 1) as i8, 1).ok() else {
                break;
            };
            let at = date.to_zoned_datetime(jiff::tz::TimeZone::UTC).map_or(self.from, |z| z.timestamp().as_second());
            let text = if by_year { locale.number(date.year()) } else { locale.month(date) };
            ticks.push((at.max(self.from), text));
            month += stride.max(1);
        }
        ticks
    }

    fn date(&self, at: i64) -> Date {
        day::of(crate::annotation::Timestamp(at))
    }
}
