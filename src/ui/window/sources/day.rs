//! The day of a moment.

use crate::annotation::Timestamp;
use jiff::civil::Date;

/// The day a moment falls on where the user is.
pub(super) fn of(at: Timestamp) -> Date {
    let zone = jiff::tz::TimeZone::system();
    jiff::Timestamp::from_second(at.0).map_or(Date::default(), |moment| moment.to_zoned_datetime(zone).date())
}
