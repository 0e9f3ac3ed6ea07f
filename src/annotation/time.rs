//! Moments, as the project file writes them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A moment, in whole seconds since the Unix epoch; written as RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The present moment by the system's clock.
    pub fn now() -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_second())
    }
}

/// RFC 3339 in UTC, such as `2026-11-23T18:08:25Z`. A moment outside the years −9999 to 9999 is
/// shown as the nearest one inside.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (least, most) = (jiff::Timestamp::MIN.as_second(), jiff::Timestamp::MAX.as_second());
        match jiff::Timestamp::from_second(self.0.clamp(least, most)) {
            Ok(moment) => write!(f, "{moment}"),
            Err(_) => Err(fmt::Error),
        }
    }
}

/// Reads RFC 3339 with any offset; parts of a second are dropped.
impl FromStr for Timestamp {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Timestamp, jiff::Error> {
        let moment: jiff::Timestamp = text.parse()?;
        Ok(Timestamp(moment.as_second() - i64::from(moment.subsec_nanosecond() < 0)))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|_| {
            serde::de::Error::custom("a time is written like \"2026-11-23T18:08:25Z\" (RFC 3339), and this is none")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_utc_and_read_with_any_offset() {
        let check = |text: &str, seconds| assert_eq!(text.parse::<Timestamp>().ok(), seconds, "{text}");
        check("1970-01-01T00:00:00Z", Some(Timestamp(0)));
        check("1970-01-01T03:00:00+03:00", Some(Timestamp(0)));
        check("1969-12-31T23:59:59.5Z", Some(Timestamp(-1)));
        check("1970-01-01T00:00:00.9Z", Some(Timestamp(0)));
        check("yesterday", None);
        assert_eq!(Timestamp(1_795_457_305).to_string(), "2026-11-23T18:08:25Z");
    }

    #[test]
    fn every_moment_that_can_be_written_is_read_back() {
        for seconds in [i64::MIN, -62_135_596_800, -1, 0, 1, 253_402_207_199, i64::MAX] {
            let text = Timestamp(seconds).to_string();
            let read: Timestamp = text.parse().unwrap();
            assert_eq!(read.to_string(), text);
        }
    }
}
