//! Values that need no parser: strings without escapes, whole numbers, names. Whatever else there is, `ron` reads.

use serde::Deserializer;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{Error, Visitor};

/// A value that is taken as it is, without the work of a parser, as most are.
pub enum Plain<'t> {
    /// What stands in a string without escapes.
    Text(&'t str),
    /// A whole number of few digits.
    Whole(u64),
    /// A name in Latin letters.
    Name(&'t str),
}

impl<'t> Plain<'t> {
    /// What `value` is, if it is such a value.
    pub fn of(value: &'t str) -> Option<Plain<'t>> {
        if let Some(text) = value.strip_prefix('"') {
            let text = text.strip_suffix('"')?;
            let plain = text.bytes().fold(true, |plain, byte| plain & (byte != b'"') & (byte != b'\\'));
            return plain.then_some(Plain::Text(text));
        }
        if value.bytes().all(|byte| byte.is_ascii_digit()) && value.len() < 10 {
            return value.parse().ok().map(Plain::Whole);
        }
        value.bytes().all(|byte| byte.is_ascii_alphabetic()).then_some(Plain::Name(value))
    }
}

/// Gives the value to what wants one of its kind. What wants anything else fails, and is left to `ron`.
impl<'t> Deserializer<'t> for Plain<'t> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self {
            Plain::Text(text) => visitor.visit_borrowed_str(text),
            Plain::Whole(number) => visitor.visit_u64(number),
            // Names are read where one of several is asked for, and nowhere else.
            Plain::Name(_) => Err(Error::custom("a name")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, _: &'static str, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match self {
            Plain::Name(name) => visitor.visit_enum(BorrowedStrDeserializer::new(name)),
            Plain::Text(_) | Plain::Whole(_) => Err(Error::custom("no name")),
        }
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{ClaimKind, Likelihood};
    use crate::text::Cp;
    use serde::Deserialize;
    use std::borrow::Cow;
    use std::fmt::Debug;

    fn plain<'t, T: Deserialize<'t>>(text: &'t str) -> Option<T> {
        Plain::of(text).and_then(|value| T::deserialize(value).ok())
    }

    /// What is taken as it is, is what `ron` reads.
    fn check<'t, T: Deserialize<'t> + Debug + PartialEq>(text: &'t str, taken: bool) {
        let found = plain::<T>(text);
        assert_eq!(found.is_some(), taken, "{text}");
        if taken {
            assert_eq!(found, ron::from_str(text).ok(), "{text}");
        }
    }

    #[test]
    fn what_is_taken_as_it_is_is_what_the_parser_reads() {
        check::<String>("\"قال\"", true);
        check::<Cow<str>>("\"\"", true);
        for text in ["\"a\\nb\"", "\"", "r\"a\"", "a", "12", "", "'a'"] {
            check::<String>(text, false);
        }
        for (text, taken) in [("0", true), ("007", true), ("999999999", true), ("1234567890", false), ("-1", false)] {
            check::<u32>(text, taken);
            check::<Cp>(text, taken);
            check::<f32>(text, taken);
        }
        check::<u8>("255", true);
        for text in ["256", "1_0", "0x1", "1.0", "Some(1)", "\"1\"", ""] {
            check::<u8>(text, false);
        }
        check::<ClaimKind>("Figure", true);
        check::<Likelihood>("EvenChance", true);
        for text in ["figure", "Unheard", "r#Figure", "Figure()", "\"Figure\"", "1"] {
            check::<ClaimKind>(text, false);
        }
        check::<bool>("true", false);
        check::<Option<ClaimKind>>("None", false);
        check::<Option<String>>("\"a\"", false);
    }
}
