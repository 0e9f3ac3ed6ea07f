//! The axis that coefficients are drawn on: from below 0 to 1, the same for all questions of a report.
//!
//! Where it begins depends on the least value; what would lie further down is drawn at its begin. It knows no page and
//! no direction: a part of its length is told, and whoever draws begins at the side where reading begins.

use super::Report;

/// The values from which K. Krippendorff (*Content Analysis*, 2nd ed. 2004, 241) would draw conclusions: tentative ones
/// from the first on, any from the second on. They are customary, and are about α.
pub const BANDS: [f64; 2] = [0.667, 0.8];

/// From where to where values are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Its begin, below 0; its end is 1.
    pub from: f64,
}

/// From one tick to the next.
const STEP: f64 = 0.2;

impl Axis {
    /// The axis on which all values of a report have their place, but for those below −1.
    pub fn of(report: &Report) -> Axis {
        let answers = report.questions.iter().flat_map(|question| &question.answers);
        let ends = answers.filter_map(|answer| Some(answer.value()?.min(answer.interval.map_or(1.0, |(low, _)| low))));
        Axis::to(ends.fold(0.0, f64::min))
    }

    /// The axis that reaches down to `least`, by whole steps.
    fn to(least: f64) -> Axis {
        let steps = (-least / STEP).ceil().clamp(1.0, 1.0 / STEP);
        Axis { from: -steps * STEP }
    }

    /// Which part of its length lies before `value`, from 0 to 1.
    pub fn part(self, value: f64) -> f64 {
        ((value - self.from) / (1.0 - self.from)).clamp(0.0, 1.0)
    }

    /// Whether `value` lies before its begin.
    pub fn is_below(self, value: f64) -> bool {
        value < self.from - 1e-9
    }

    /// The values at which it is marked, 0 and 1 among them.
    pub fn ticks(self) -> Vec<f64> {
        let first = (self.from / STEP).round() as i32;
        (first..=(1.0 / STEP).round() as i32).map(|step| f64::from(step) / 5.0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_reaches_to_the_least_value_by_whole_steps() {
        let check = |least: f64, from: f64| assert!((Axis::to(least).from - from).abs() < 1e-9, "{least}");
        check(0.4, -0.2);
        check(0.0, -0.2);
        check(-0.1, -0.2);
        check(-0.31, -0.4);
        check(-7.0, -1.0);
        let axis = Axis::to(-0.3);
        assert_eq!(axis.ticks(), [-0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
        assert_eq!((axis.part(-0.4), axis.part(1.0), axis.part(-9.0)), (0.0, 1.0, 0.0));
        assert!((axis.part(0.3) - 0.5).abs() < 1e-9 && axis.is_below(-0.41) && !axis.is_below(-0.4));
    }
}
