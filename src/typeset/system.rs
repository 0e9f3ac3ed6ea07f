//! Looking for a character among the fonts of the system.

use super::fonts::{FaceId, Fonts};
use crate::text::hash::HashMap;
use fontdb::{Database, FaceInfo, ID, Style};
use skrifa::{FontRef, MetadataProvider};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The system's fonts, listed when the first character is missing, and what was found in them.
#[derive(Default)]
pub(super) struct System {
    list: OnceLock<(Database, Vec<ID>)>,
    found: Mutex<Found>,
}

#[derive(Default)]
struct Found {
    of_char: HashMap<char, Option<FaceId>>,
    of_file: HashMap<ID, Option<FaceId>>,
}

/// The most system fonts that are loaded, so that hostile text cannot load them all.
const MOST_LOADED: usize = 64;

impl Fonts {
    /// Lists the system's fonts, so that the first missing character need not wait for it. May take a second; for a thread of its own.
    pub fn load_system(&self) {
        self.system.list();
    }

    /// A face of the system that has `c`, always the same one.
    pub(super) fn system_face(&self, c: char) -> Option<FaceId> {
        let mut found = self.system.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&face) = found.of_char.get(&c) {
            return face;
        }
        let face = self.search(c, &mut found);
        found.of_char.insert(c, face);
        face
    }

    fn search(&self, c: char, found: &mut Found) -> Option<FaceId> {
        let (list, order) = self.system.list();
        for &id in order {
            let has = |bytes: &[u8], index| {
                FontRef::from_index(bytes, index).is_ok_and(|font| font.charmap().map(c).is_some())
            };
            if list.with_face_data(id, has) != Some(true) {
                continue;
            }
            if let Some(&loaded) = found.of_file.get(&id) {
                match loaded {
                    Some(face) => return Some(face),
                    None => continue,
                }
            }
            if found.of_file.len() >= MOST_LOADED {
                return None;
            }
            let loaded = list.with_face_data(id, |bytes, index| self.add(bytes, index).ok()).flatten();
            found.of_file.insert(id, loaded);
            if loaded.is_some() {
                return loaded;
            }
        }
        None
    }
}

impl System {
    fn list(&self) -> &(Database, Vec<ID>) {
        self.list.get_or_init(|| {
            let mut list = Database::new();
            list.load_system_fonts();
            let mut faces: Vec<&FaceInfo> = list.faces().collect();
            faces.sort_by_cached_key(|face| rank(face));
            let order = faces.iter().map(|face| face.id).collect();
            (list, order)
        })
    }
}

/// Upright and regular faces first, then by name, so that the choice does not depend on the order of a directory.
fn rank(face: &FaceInfo) -> (bool, u16, String, String, u32) {
    let path = match &face.source {
        fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) => path.to_string_lossy().into_owned(),
        fontdb::Source::Binary(_) => String::new(),
    };
    (face.style != Style::Normal, face.weight.0.abs_diff(400), face.post_script_name.clone(), path, face.index)
}
