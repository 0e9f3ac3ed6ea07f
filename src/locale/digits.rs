//! Numbers as they are shown, in the digits that were chosen.

use super::Locale;
use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// The digits that the interface writes numbers and dates with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Digits {
    /// 0123456789.
    #[default]
    European,
    /// ٠١٢٣٤٥٦٧٨٩, which Unicode calls Arabic-Indic.
    Arabic,
}

impl Digits {
    /// `text` with its digits written so.
    pub fn write(self, text: &str) -> String {
        match self {
            Digits::European => text.to_owned(),
            Digits::Arabic => text.chars().map(arabic_digit).collect(),
        }
    }

    /// `value` with so many decimals, below zero with the minus sign (U+2212). What rounds to zero has no sign.
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let figures = format!("{:.decimals$}", value.abs());
        let is_below = value < 0.0 && figures.contains(|c| matches!(c, '1'..='9'));
        format!("{}{}", if is_below { "\u{2212}" } else { "" }, self.write(&figures))
    }
}

/// The Arabic-Indic digit for a European one; any other character as it is.
fn arabic_digit(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c)
}

impl Locale {
    /// The digits numbers are written with.
    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// A number as it is shown, such as `12` or `0.5`.
    pub fn number(&self, number: impl Display) -> String {
        self.digits.write(&number.to_string())
    }

    /// A number with so many decimals, isolated. Its sign stands where it is read first: at the left of European digits, at
    /// the right of Arabic ones.
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        let figures = self.digits.decimal(value, decimals);
        match self.digits {
            Digits::European => format!("\u{2066}{figures}\u{2069}"),
            Digits::Arabic => format!("\u{2067}{figures}\u{2069}"),
        }
    }

    /// Figures and the sign for per cent, isolated. Figures run from left to right in both languages; Arabic digits have a
    /// sign of their own, which stands to their left.
    pub fn percent(&self, figures: impl Display) -> String {
        let figures = self.number(figures);
        match self.digits {
            Digits::European => format!("\u{2066}{figures}%\u{2069}"),
            Digits::Arabic => format!("\u{2067}{figures}\u{66A}\u{2069}"),
        }
    }
}
