//! The zip: written the same way each time, read within limits.

use crate::exchange::outcome::{Fault, Wrong};
use crate::exchange::{Format, ImportError, Input};
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// How large all that is unpacked may be together, in bytes, and how many entries an archive may have.
const MAX_BYTES: u64 = 256 << 20;
const MAX_ENTRIES: usize = 20_000;

/// An archive of these files.
///
/// # Errors
/// What the zip crate says of sizes that the format cannot hold.
pub(super) fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The time of a zip entry is no time of the project's, so it is always the earliest there is.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// What stands in the `project.qde` of an archive that was [`pack`]ed here.
pub(in crate::exchange) fn main_file(archive: &[u8]) -> Option<String> {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(archive)).ok()?.by_name("project.qde").ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// An archive that is read. Names of entries are compared, never followed.
pub(super) struct Archive<'i> {
    zip: ZipArchive<Cursor<&'i [u8]>>,
    /// Where each entry is, by its name in lower case; of several of one name the first.
    places: HashMap<String, usize>,
    input: &'i Input<'i>,
    left: u64,
}

impl<'i> Archive<'i> {
    pub fn open(input: &'i Input<'i>) -> Result<Archive<'i>, ImportError> {
        let zip = ZipArchive::new(Cursor::new(input.bytes))
            .map_err(|error| unreadable(input, Wrong::of(Fault::Archive, error.to_string())))?;
        if zip.len() > MAX_ENTRIES {
            let what = format!("{} entries", zip.len());
            return Err(ImportError::TooMuch { name: input.name.to_owned(), what, limit: MAX_ENTRIES as u64 });
        }
        let mut places = HashMap::new();
        for at in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(at) {
                places.entry(name.to_lowercase()).or_insert(at);
            }
        }
        Ok(Archive { zip, places, input, left: MAX_BYTES })
    }

    /// The text of the entry called so, whatever the case of its letters; `None` if there is none.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let Some(&at) = self.places.get(&name.to_lowercase()) else { return Ok(None) };
        let fault = |why: String| unreadable(self.input, Wrong::of(Fault::Archive, format!("{name}: {why}")));
        let entry = self.zip.by_index(at).map_err(|error| fault(error.to_string()))?;
        let mut bytes = Vec::new();
        entry.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| fault(error.to_string()))?;
        let length = bytes.len() as u64;
        if length > self.left {
            let what = "more bytes when unpacked".to_owned();
            return Err(ImportError::TooMuch { name: self.input.name.to_owned(), what, limit: MAX_BYTES });
        }
        self.left -= length;
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| unreadable(self.input, Wrong::of(Fault::Text, format!("{name}: it is not UTF-8"))))
    }
}

pub(super) fn unreadable(input: &Input<'_>, why: impl Into<Wrong>) -> ImportError {
    ImportError::Unreadable { name: input.name.to_owned(), format: Format::Qdpx, why: why.into() }
}
