//! How wide the columns of the table are.

use super::Column;
use crate::annotation::Likelihood;
use crate::locale::Locale;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::Strip;
use egui::Rect;

/// How wide the columns are; what there is no room for is left out.
pub(super) struct Columns {
    pub claim: f32,
    others: [f32; 5],
    gap: f32,
}

/// The width of the sign that says by what and which way the rows are in order.
pub(super) const SORT_SIGN: f32 = 18.0;
/// The width of the sign before those who contradict.
pub(super) const SIGN: f32 = 13.0;

impl Columns {
    /// Columns for a table `width` wide: grades, dots and dates take what their words need in this language, claim and
    /// chain share the rest.
    pub fn new(kit: &mut Kit, locale: &Locale, width: f32) -> Columns {
        Columns::divided(width, needs(kit, locale))
    }

    /// `needs` are what the columns beside the claim need, that of the chain at least.
    fn divided(width: f32, mut needs: [f32; 5]) -> Columns {
        let fixed = |needs: &[f32; 5], gap: f32| needs[1..].iter().filter(|w| **w > 0.0).map(|w| w + gap).sum::<f32>();
        let mut gap = size::TABLE_GAP;
        let mut rest = width - fixed(&needs, gap) - gap;
        // Where room is short the columns come closer; then the date is the first to go, then likelihood, then the dots.
        for gone in [None, Some(4), Some(2), Some(3)] {
            if rest - needs[0] >= size::COLUMN_CLAIM_MIN {
                break;
            }
            gap = size::GAP_MEDIUM;
            if let Some(need) = gone.and_then(|column: usize| needs.get_mut(column)) {
                *need = 0.0;
            }
            rest = width - fixed(&needs, gap) - gap;
        }
        needs[0] = (rest * size::COLUMN_CHAIN_SHARE).min(size::COLUMN_CHAIN_MAX).max(needs[0]);
        let claim = (rest - needs[0]).max(size::GAP_HUGE);
        Columns { claim, others: needs, gap }.spread()
    }

    /// Gives what the claim does not need to all.
    fn spread(mut self) -> Columns {
        let each = (self.claim - size::COLUMN_CLAIM_MAX).max(0.0) / Column::ALL.len() as f32;
        self.claim -= each * self.others.len() as f32;
        self.others.iter_mut().for_each(|width| *width += each);
        self
    }

    /// How wide the chain is.
    pub fn chain(&self) -> f32 {
        self.others[0]
    }

    /// What is left between two columns.
    pub fn gap(&self) -> f32 {
        self.gap
    }

    /// How high a row mostly is.
    pub fn usual_height(&self) -> f32 {
        80.0
    }

    /// Each column's place in a row.
    pub fn places(&self, row: Rect, kit: &Kit) -> [Rect; 6] {
        let mut strip = Strip::new(row.shrink2(egui::vec2(size::TABLE_SIDE, 0.0)), kit);
        let claim = strip.take_start(self.claim);
        let rest = self.others.map(|width| {
            if width > 0.0 {
                strip.take_start(self.gap);
            }
            strip.take_start(width)
        });
        [claim, rest[0], rest[1], rest[2], rest[3], rest[4]]
    }
}

/// What the columns beside the claim need so that none of the program's own words is cut, whatever the rows say.
fn needs(kit: &mut Kit, locale: &Locale) -> [f32; 5] {
    let mut wide = |text: &str, role| kit.text.layout(text, role, TextOptions::default()).size().x.ceil() + 1.0;
    // A heading keeps its words when it bears the sign of the order, which reaches into the narrower gap.
    let mut head = |column: Column| wide(&locale.text(column.key()), Role::Section) + SORT_SIGN - size::GAP_MEDIUM;
    let [credibility, likelihood, corroboration, date] =
        [Column::Credibility, Column::Likelihood, Column::Corroboration, Column::Date].map(&mut head);
    let chain = size::COLUMN_CHAIN_MIN.max(wide(&locale.text("sources-nobody"), Role::Body));
    let bands = Likelihood::ALL.iter().map(|band| locale.text(&format!("likelihood-{}", band.key())));
    let words = bands.chain([locale.text("ungraded")]);
    let likelihood = words.map(|word| in_two_lines(&word, |text| wide(text, Role::Body))).fold(likelihood, f32::max);
    let counts = [("independent", 8.into()), ("reports", 8.into())];
    let independent = wide(&locale.text_with("sources-independent", &counts), Role::Body);
    // One of each form that a number can ask for in either language.
    let against = [1, 2, 8, 18].map(|count: i64| {
        SIGN + size::GAP_SMALL + wide(&locale.text_with("sources-contradicted", &[("count", count.into())]), Role::Body)
    });
    let corroboration = against.into_iter().fold(corroboration.max(independent), f32::max);
    let days = (1..=12).map(|month| format!("{} {}", locale.number(28), locale.text(&format!("month-{month}"))));
    let date = days.map(|day| wide(&day, Role::Body)).fold(date, f32::max);
    [chain, credibility.max(size::GRADE_WIDTH), likelihood, corroboration, date]
}

/// How wide `text` is at least when it may be broken once, between two words.
fn in_two_lines(text: &str, mut wide: impl FnMut(&str) -> f32) -> f32 {
    let breaks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let whole = wide(text);
    let halves = breaks.into_iter().filter_map(|at| Some((text.get(..at)?, text.get(at + 1..)?)));
    halves.map(|(first, second)| wide(first).max(wide(second))).fold(whole, f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Language;

    fn check(language: Language, width: f32) -> Columns {
        let ctx = egui::Context::default();
        let mut kit = Kit::new(&ctx);
        kit.begin_frame(&ctx);
        let columns = Columns::new(&mut kit, &Locale::new(language), width);
        let gaps = columns.others.iter().filter(|width| **width > 0.0).count() as f32 * columns.gap;
        let all = columns.claim + columns.others.iter().sum::<f32>() + gaps;
        assert!((all - width).abs() < 1.0, "{language:?}: {all} of {width}");
        columns
    }

    #[test]
    fn the_claim_has_the_most_room() {
        for language in [Language::English, Language::Arabic] {
            // As wide as in a window of 1280 points with both panels, and in a wider one.
            for width in [684.0, 1000.0, 1600.0] {
                let columns = check(language, width);
                assert!(
                    columns.others.iter().all(|other| (1.0..columns.claim).contains(other)),
                    "{language:?} {width}"
                );
                assert!(columns.claim >= 160.0, "{language:?} {width}: {}", columns.claim);
            }
        }
    }

    #[test]
    fn what_has_no_room_is_left_out_the_date_first() {
        let shown = |width| check(Language::English, width).others.map(|width| width > 0.0);
        assert_eq!(shown(700.0), [true; 5]);
        assert_eq!(shown(590.0), [true, true, true, true, false]);
        assert_eq!(shown(380.0), [true, true, false, false, false]);
    }

    #[test]
    fn a_break_between_two_words_saves_room() {
        let letters = |text: &str| text.chars().count() as f32;
        let check = |text, expected| assert_eq!(in_two_lines(text, letters), expected, "{text}");
        check("Likely", 6.0);
        check("Roughly even chance", 11.0);
        check("Almost certain", 7.0);
    }
}
