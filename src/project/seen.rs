//! Which ids a section has had.

use super::problem::Flaw;
use super::reader::Reader;
use crate::text::hash::HashMap;
use std::sync::Arc;

/// The ids that were met in one section.
#[derive(Default)]
pub struct Seen {
    /// Those that came in ascending order, as they are written, and at which byte each record begins.
    ascending: Vec<(Arc<str>, usize)>,
    others: HashMap<Arc<str>, usize>,
}

impl Seen {
    /// Whether the id of the record at byte `at` is new; a problem is noted if it is not.
    pub fn is_new(&mut self, reader: &mut Reader, id: &Arc<str>, at: usize) -> bool {
        if self.ascending.last().is_none_or(|(last, _)| last < id) && !self.others.contains_key(id) {
            self.ascending.push((id.clone(), at));
            return true;
        }
        let known = self.ascending.binary_search_by(|(known, _)| known.cmp(id)).ok();
        let known = known.and_then(|number| self.ascending.get(number)).map(|(_, first)| *first);
        let Some(first) = known.or_else(|| self.others.get(id).copied()) else {
            self.others.insert(id.clone(), at);
            return true;
        };
        let line = reader.lines.line(first);
        reader.note(at, Flaw::TakenId { id: id.to_string(), line });
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_new_once_in_whatever_order_they_come() {
        let check = |ids: &str, expected: &[bool]| {
            let mut reader = Reader::new(b"").expect("it is a text");
            let mut seen = Seen::default();
            let found: Vec<bool> =
                ids.chars().enumerate().map(|(at, id)| seen.is_new(&mut reader, &id.to_string().into(), at)).collect();
            assert_eq!(found, expected, "{ids}");
            assert_eq!(reader.told().len(), expected.iter().filter(|new| !**new).count(), "{ids}");
        };
        check("abc", &[true, true, true]);
        check("aab", &[true, false, true]);
        check("abca", &[true, true, true, false]);
        check("badbad", &[true, true, true, false, false, false]);
        // One that came out of order, and comes again where it would be in order.
        check("cacbdb", &[true, true, false, true, true, false]);
    }
}
