//! What a file is, by its first bytes and its name.

use super::read::Advice::{self, Opens, PasteText, SaveAs, SavePage, Unpack};
/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Text,
    Html,
    Docx,
    Markdown,
    /// A project of ours.
    Project,
    /// An OLE container: an encrypted document, or one of Word 97–2003.
    Encrypted,
    /// Something we do not read: what it is, and what to do.
    Other(&'static str, Advice),
}

/// First bytes by which kinds of file are known.
const MAGIC: &[(&[u8], Content)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Content::Encrypted),
    (b"%PDF-", Content::Other("a PDF document", PasteText)),
    (b"{\\rtf", Content::Other("an RTF document", SaveAs)),
    (b"\x89PNG\r\n\x1A\n", Content::Other("a picture (PNG)", Opens)),
    (b"\xFF\xD8\xFF", Content::Other("a picture (JPEG)", Opens)),
    (b"GIF87a", Content::Other("a picture (GIF)", Opens)),
    (b"GIF89a", Content::Other("a picture (GIF)", Opens)),
    (b"II*\0", Content::Other("a picture (TIFF)", Opens)),
    (b"MM\0*", Content::Other("a picture (TIFF)", Opens)),
    (b"RIFF", Content::Other("a picture, sound or film (RIFF)", Opens)),
    (b"ID3", Content::Other("a sound file (MP3)", Opens)),
    (b"OggS", Content::Other("a sound file (Ogg)", Opens)),
    (b"\x1A\x45\xDF\xA3", Content::Other("a film (Matroska)", Opens)),
    (b"\x1F\x8B", Content::Other("a compressed file (gzip)", Unpack)),
    (b"BZh", Content::Other("a compressed file (bzip2)", Unpack)),
    (b"\xFD7zXZ\0", Content::Other("a compressed file (xz)", Unpack)),
    (b"\x28\xB5\x2F\xFD", Content::Other("a compressed file (zstd)", Unpack)),
    (b"7z\xBC\xAF\x27\x1C", Content::Other("an archive (7z)", Unpack)),
    (b"Rar!\x1A\x07", Content::Other("an archive (RAR)", Unpack)),
    (b"SQLite format 3\0", Content::Other("a database (SQLite)", Opens)),
    (b"\x7FELF", Content::Other("a program", Opens)),
];

/// What the file called `name` with these `bytes` is: by its first bytes if they are telling, else by its
/// name, else by whether it looks like a page.
pub(super) fn content(name: &str, bytes: &[u8]) -> Content {
    let extension = extension(name);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    if let Some((_, content)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *content;
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Content::Other("a film or picture (MP4)", Opens);
    }
    match extension.as_str() {
        "docx" | "docm" => Content::Docx,
        "ron" => Content::Project,
        _ if is_binary(bytes) => Content::Other("a file that is not text", Opens),
        "txt" | "text" => Content::Text,
        "html" | "htm" | "xhtml" | "xht" => Content::Html,
        "md" | "markdown" => Content::Markdown,
        "mht" | "mhtml" => Content::Other("a web archive (MHTML)", SavePage),
        "odt" | "fodt" => Content::Other("an OpenDocument text", SaveAs),
        _ if looks_like_html(bytes) => Content::Html,
        _ => Content::Text,
    }
}

/// Whether the file calls itself a Word document.
pub(super) fn is_named_word(name: &str) -> bool {
    matches!(extension(name).as_str(), "docx" | "docm")
}

/// What follows the last dot of a name, in small letters.
fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

/// What a zip is, by the names in its directory, which stands uncompressed near the file's end.
fn archive(bytes: &[u8]) -> Content {
    let tail = bytes.get(bytes.len().saturating_sub(1 << 20)..).unwrap_or(bytes);
    let head = bytes.get(..bytes.len().min(1 << 12)).unwrap_or(bytes);
    let holds = |needle: &[u8]| [head, tail].iter().any(|b| b.windows(needle.len()).any(|w| w == needle));
    match () {
        () if holds(b"word/document") => Content::Docx,
        () if holds(b"application/vnd.oasis.opendocument.text") => Content::Other("an OpenDocument text", SaveAs),
        () if holds(b"application/epub+zip") => Content::Other("an electronic book (EPUB)", SaveAs),
        () if holds(b"xl/workbook") => Content::Other("a spreadsheet (Excel)", SaveAs),
        () if holds(b"ppt/presentation") => Content::Other("a presentation (PowerPoint)", SaveAs),
        // Truncated documents have lost their directory; the reader will say what is wrong.
        () if holds(b"[Content_Types].xml") || !holds(b"PK\x05\x06") => Content::Docx,
        () => Content::Other("an archive (zip)", Unpack),
    }
}

/// Whether a third of the first bytes are controls that no text has, UTF-16 and UTF-32 aside.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(1 << 13)).unwrap_or(bytes);
    let control = |b: &&u8| matches!(**b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    let controls = sample.iter().filter(control).count();
    controls * 3 > sample.len() && super::encoding::bom(bytes).is_none() && !super::encoding::is_utf16(bytes)
}

/// Whether the file begins as pages do, in ASCII or UTF-16.
fn looks_like_html(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(2048)).unwrap_or(bytes);
    let ascii: String =
        sample.iter().filter(|b| b.is_ascii() && **b != 0).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let ascii = ascii.trim_start();
    let tags = ["<!doctype html", "<html", "<head", "<body"];
    tags.iter().any(|t| ascii.starts_with(t)) || ascii.starts_with('<') && tags.iter().any(|t| ascii.contains(t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let check = |name, bytes: &[u8], expected| assert_eq!(content(name, bytes), expected, "{name}");
        check("a.txt", "خبر".as_bytes(), Content::Text);
        check("a", "خبر".as_bytes(), Content::Text);
        check("a", b" <!DOCTYPE html><p>x", Content::Html);
        check("a.php", b"<!-- saved from url=(0014)about:internet -->\n<html>", Content::Html);
        check("a.txt", b"<html>", Content::Text);
        check("A.HTM", b"x", Content::Html);
        check("a.md", b"# x", Content::Markdown);
        check("a.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", Content::Encrypted);
        check("a.isnad.ron", b"(schema: 1)", Content::Project);
        assert!(matches!(content("a.txt", b"%PDF-1.7"), Content::Other("a PDF document", _)));
        assert!(matches!(content("a.txt", &[1, 2, 3, 4, 5, b'a']), Content::Other("a file that is not text", _)));
        check(
            "a.txt",
            "\u{FEFF}قال".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice(),
            Content::Text,
        );
        check("a.txt", "قال".encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>().as_slice(), Content::Text);
    }
}
