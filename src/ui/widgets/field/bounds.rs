//! What Backspace deletes.

use crate::text::position::byte_of;
use crate::text::{Cp, graphemes};
use icu_properties::{CodePointMapData, props::GeneralCategory};

/// Where that begins which Backspace deletes at `at`: a mark alone, otherwise a whole character.
pub(super) fn deleted_back(text: &str, at: Cp) -> Cp {
    let is_mark = |c: char| {
        let category = CodePointMapData::<GeneralCategory>::new().get(c);
        matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark)
            // A variation selector is not seen by itself.
            && !('\u{FE00}'..='\u{FE0F}').contains(&c)
    };
    let last = text.get(..byte_of(text, at)).and_then(|before| before.chars().next_back());
    if last.is_some_and(is_mark) { at.minus(1) } else { graphemes::prev_boundary(text, at) }
}
