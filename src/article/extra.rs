//! Fields of a record that this version does not know.

use std::collections::BTreeMap;
use std::sync::Arc;

/// What a newer version of Isnad wrote into a record and this one does not know: field name and value as RON.
///
/// Kept with the record it was found in and written back with it, so that an
/// older program loses nothing of a newer one's. Nearly always empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(Option<Arc<BTreeMap<String, String>>>);

impl Extra {
    /// Keeps `fields`.
    pub fn new(fields: BTreeMap<String, String>) -> Extra {
        Extra((!fields.is_empty()).then(|| Arc::new(fields)))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Name and value of each, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|fields| fields.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }
}
