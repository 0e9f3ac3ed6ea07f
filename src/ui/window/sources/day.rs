//! Days, as people write them.

use crate::annotation::Timestamp;
use crate::locale::Locale;
use jiff::civil::Date;

/// The day a moment falls on where the user is.
pub(super) fn of(at: Timestamp) -> Date {
    let zone = jiff::tz::TimeZone::system();
    jiff::Timestamp::from_second(at.0).map_or(Date::default(), |moment| moment.to_zoned_datetime(zone).date())
}

/// The month's name in short, such as "May".
pub(super) fn month(locale: &Locale, date: Date) -> String {
    locale.text(&format!("sources-month-{}", date.month())).to_string()
}

/// Such as "14 May", or "14 May 2025" where the year is not `year`.
pub(super) fn text(locale: &Locale, date: Date, year: i16) -> String {
    let month = month(locale, date);
    let day = locale.number(date.day());
    if date.year() == year {
        return format!("{day} {month}");
    }
    format!("{day} {month} {}", locale.number(date.year()))
}
