//! Days and moments.

use super::Locale;
use crate::annotation::Timestamp;
use jiff::civil::Date;

impl Locale {
    /// The month's name in short, such as `May`.
    pub fn month(&self, date: Date) -> String {
        self.text(&format!("month-{}", date.month())).to_string()
    }

    /// A day, such as `14 May 2026`; set apart by its first letter (U+2068), since in Arabic it runs from right to left.
    pub fn date(&self, date: Date) -> String {
        format!("{} {} {}", self.number(date.day()), self.month(date), self.number(date.year()))
    }

    /// The same without its year where that is `year`.
    pub fn short_date(&self, date: Date, year: i16) -> String {
        if date.year() == year {
            return format!("{} {}", self.number(date.day()), self.month(date));
        }
        self.date(date)
    }

    /// The day that `at` falls on where the user is, such as `14 May 2026`.
    pub fn day(&self, at: Timestamp) -> String {
        here(at).map(|moment| self.date(moment.date())).unwrap_or_default()
    }

    /// A moment, where the user is, such as `14 May 2026, 18:20`.
    pub fn time(&self, at: Timestamp) -> String {
        let Some(moment) = here(at) else { return String::new() };
        let time = self.number(moment.strftime("%H:%M"));
        format!("{}{}{time}", self.date(moment.date()), self.comma())
    }

    /// When an article appeared: as a day if it is said as ISO 8601 has it, else in the page's own words.
    pub fn published(&self, said: &str) -> String {
        let (day, rest) = said.split_at_checked(10).unwrap_or((said, ""));
        match day.parse::<Date>() {
            Ok(date) if rest.is_empty() || rest.starts_with(['T', ' ']) => self.date(date),
            _ => said.to_owned(),
        }
    }
}

/// The moment as it is where the user is.
fn here(at: Timestamp) -> Option<jiff::ZonedDateTime> {
    let moment = jiff::Timestamp::from_second(at.0).ok()?;
    Some(moment.to_zoned_datetime(jiff::tz::TimeZone::system()))
}
