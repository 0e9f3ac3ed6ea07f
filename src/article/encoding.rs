//! From a file's bytes to text: which encoding it is in, and what could not be decoded.
//!
//! The order of trust, for any file: a byte order mark; what the user said;
//! then the shape of the bytes (UTF-16 without a mark, UTF-8); then, for the
//! legacy encodings, statistics ([`chardetng`], and our own eye for the two
//! Arabic ones, which share most letters). A page's own declaration comes
//! before the statistics; see [`decode_declared`].

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use std::borrow::Cow;

/// How a text is encoded. UTF-32 is not a WHATWG encoding, yet files in it exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// One of the WHATWG encodings.
    Web(&'static Encoding),
    Utf32Le,
    Utf32Be,
}

impl Charset {
    /// The name as WHATWG writes it, such as `windows-1256` or `UTF-8`; `UTF-32LE` and `UTF-32BE` likewise.
    pub fn name(self) -> &'static str {
        match self {
            Charset::Web(encoding) => encoding.name(),
            Charset::Utf32Le => "UTF-32LE",
            Charset::Utf32Be => "UTF-32BE",
        }
    }

    /// The encoding a name or one of its usual other names means, in any case.
    pub fn for_label(label: &str) -> Option<Charset> {
        match label.trim().to_ascii_lowercase().as_str() {
            "utf-32le" | "utf-32" | "utf32" => Some(Charset::Utf32Le),
            "utf-32be" => Some(Charset::Utf32Be),
            other => {
                let found = Encoding::for_label(other.as_bytes())?;
                (found != encoding_rs::REPLACEMENT && found != encoding_rs::X_USER_DEFINED).then_some(found.into())
            }
        }
    }
}

impl From<&'static Encoding> for Charset {
    fn from(encoding: &'static Encoding) -> Charset {
        Charset::Web(encoding)
    }
}

/// The encodings a user is offered when the guess was wrong, the likeliest for Arabic news first.
pub const OFFERED: [&str; 8] =
    ["UTF-8", "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE", "windows-1255", "ISO-8859-8", "windows-1252"];

/// Bytes that stand for nothing in the encoding; each became U+FFFD in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// How many U+FFFD were put in.
    pub count: usize,
    /// The byte offset in the file of the first.
    pub byte: usize,
    /// The line of the first, from 1.
    pub line: usize,
}

/// A decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark at its start.
    pub text: String,
    pub charset: Charset,
    pub malformed: Option<Malformed>,
}

/// Decodes `bytes` as plain text in `charset`, or in what it seems to be in.
pub fn decode(bytes: &[u8], charset: Option<Charset>) -> Decoded {
    match charset.or_else(|| bom(bytes)).or_else(|| utf16_without_mark(bytes)) {
        Some(charset) => decode_as(bytes, charset),
        None => match utf8(bytes) {
            Some(text) => Decoded { text: text.into_owned(), charset: UTF_8.into(), malformed: None },
            None => decode_as(bytes, guess(bytes)),
        },
    }
}

/// `bytes` as text, if they are UTF-8 throughout. Many times as quick as the standard library on Arabic.
pub(super) fn utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    UTF_8.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Decodes `bytes` that declare `declared` themselves (a page's `<meta charset>`).
///
/// A byte order mark outranks the declaration, and so do the bytes: text that
/// is valid UTF-8 beyond ASCII is UTF-8 whatever it says, and text declared
/// UTF-8 that mostly is not is looked at as if it had declared nothing.
pub fn decode_declared(bytes: &[u8], declared: Option<Charset>) -> Decoded {
    if let Some(charset) = bom(bytes).or_else(|| utf16_without_mark(bytes)) {
        return decode_as(bytes, charset);
    }
    let seems_utf8 = seems_utf8(bytes);
    let charset = match declared {
        _ if seems_utf8 == Some(true) => UTF_8.into(),
        // A declaration that could be read as ASCII cannot be UTF-16 (HTML, "prescan a byte stream").
        Some(Charset::Web(e)) if (e == UTF_16LE || e == UTF_16BE || e == UTF_8) && seems_utf8.is_none() => UTF_8.into(),
        Some(Charset::Web(e)) if e == UTF_16LE || e == UTF_16BE || e == UTF_8 => guess(bytes),
        Some(Charset::Web(e)) => e.into(),
        _ => guess(bytes),
    };
    decode_as(bytes, charset)
}

/// What the byte order mark says, if there is one.
pub fn bom(bytes: &[u8]) -> Option<Charset> {
    match bytes {
        // FF FE 00 00 would also be UTF-16 beginning with a NUL; only whole, valid UTF-32 counts.
        [0xFF, 0xFE, 0, 0, ..] if is_utf32(bytes, u32::from_le_bytes) => Some(Charset::Utf32Le),
        [0, 0, 0xFE, 0xFF, ..] if is_utf32(bytes, u32::from_be_bytes) => Some(Charset::Utf32Be),
        _ => Encoding::for_bom(bytes).map(|(encoding, _)| encoding.into()),
    }
}

fn is_utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> bool {
    let (units, rest) = bytes.as_chunks::<4>();
    rest.is_empty() && units.iter().take(1024).all(|&u| char::from_u32(unit(u)).is_some())
}

/// Whether `bytes` look like UTF-16 without a byte order mark.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    utf16_without_mark(bytes).is_some()
}

/// UTF-16 without a mark: nine in ten units are ASCII or of the scripts written right to left,
/// in one byte order and clearly not in the other.
fn utf16_without_mark(bytes: &[u8]) -> Option<Charset> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (units, _) = bytes.get(..bytes.len().min(1 << 16))?.as_chunks::<2>();
    let likely = |unit: fn([u8; 2]) -> u16| {
        let fits = |u: u16| matches!(u, 9 | 10 | 13 | 0x20..=0x7E | 0xA0 | 0xAB | 0xBB | 0x590..=0x74F | 0x200B..=0x2027 | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF);
        units.iter().filter(|&&u| fits(unit(u))).count() * 10
    };
    let (le, be) = (likely(u16::from_le_bytes), likely(u16::from_be_bytes));
    let (best, other, charset) = if le >= be { (le, be, UTF_16LE) } else { (be, le, UTF_16BE) };
    (best >= units.len() * 9 && other < units.len() * 5).then_some(charset.into())
}

/// Whether text beyond ASCII is UTF-8, give or take damage: `None` if it is all ASCII.
///
/// Damaged UTF-8 still has four sequences of the right shape (lone surrogates
/// written as if they were characters have it) for each broken one; running
/// legacy text has next to none.
fn seems_utf8(bytes: &[u8]) -> Option<bool> {
    if bytes.is_ascii() {
        return None;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some(true);
    }
    let (mut good, mut bad) = (0usize, 0usize);
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        let length = match first {
            0..=0x7F => 0,
            0xC2..=0xDF => 1,
            0xE0..=0xEF => 2,
            0xF0..=0xF4 => 3,
            _ => usize::MAX,
        };
        let following = after.iter().take(length.min(3)).take_while(|b| (0x80..=0xBF).contains(*b)).count();
        rest = after.get(following..).unwrap_or_default();
        if following == length {
            good += usize::from(length > 0);
        } else if !rest.is_empty() || length > 3 {
            // What a cut leaves at the very end is not held against it.
            bad += 1;
        }
    }
    Some(good > 0 && good >= bad * 4)
}

/// The likeliest encoding of bytes that carry neither mark nor declaration.
fn guess(bytes: &[u8]) -> Charset {
    if seems_utf8(bytes) != Some(false) {
        return UTF_8.into();
    }
    // Two megabytes tell as much as the whole.
    let sample = bytes.get(..bytes.len().min(2 << 20)).unwrap_or(bytes);
    if let Some(arabic) = arabic_legacy(sample) {
        return arabic.into();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == ISO_8859_6 && has_persian_letters(sample) { WINDOWS_1256.into() } else { guess.into() }
}

/// windows-1256 or ISO-8859-6, if it is either.
///
/// They agree on the letters from hamza to dad and differ beyond. Arabic shows
/// itself by the article: words that begin with alef and lam, C7 E1 in the
/// one and C7 E4 in the other. (C7 E4 in windows-1256 is "ان", which is common
/// enough to ask for a clear majority.) Without the article, the code points
/// ISO-8859-6 leaves empty and the Latin letters windows-1256 has among the
/// Arabic ones decide between them.
fn arabic_legacy(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut article_1256, mut article_iso, mut high, mut letters) = (0usize, 0usize, 0usize, 0usize);
    let (mut not_iso, mut not_1256) = (0usize, 0usize);
    let mut in_word = false;
    for (i, &b) in bytes.iter().enumerate() {
        if b < 0x80 {
            in_word = false;
            continue;
        }
        high += 1;
        letters += usize::from((0xC1..=0xDA).contains(&b) || (0xE0..=0xED).contains(&b));
        not_iso += usize::from(matches!(b, 0xDB..=0xDF | 0xF3..=0xFF | 0xA1 | 0xBA | 0x81 | 0x8D | 0x8E | 0x90 | 0x98));
        not_1256 += usize::from(matches!(b, 0xE0 | 0xE2 | 0xE7..=0xEB));
        if !in_word && b == 0xC7 {
            match bytes.get(i + 1) {
                Some(0xE1) => article_1256 += 1,
                Some(0xE4) => article_iso += 1,
                _ => {}
            }
        }
        // Inside a run of high bytes; punctuation such as 0xAC and 0xA0 ends a word too.
        in_word = b >= 0xC0;
    }
    // Arabic words of four letters or more begin with the article about once in three;
    // one in forty letters is far below that and far above chance in other scripts.
    let articles = article_1256.max(article_iso);
    if letters * 10 < high * 7 || articles == 0 || articles * 40 < high {
        return None;
    }
    if article_1256 >= article_iso * 2 {
        return Some(WINDOWS_1256);
    }
    if article_iso >= article_1256 * 2 && !has_persian_letters(bytes) {
        return Some(ISO_8859_6);
    }
    Some(if not_iso >= not_1256 { WINDOWS_1256 } else { ISO_8859_6 })
}

/// Whether there are bytes that windows-1256 has for the letters of Persian and Urdu and the zero-width non-joiner,
/// and ISO-8859-6 for controls.
fn has_persian_letters(bytes: &[u8]) -> bool {
    bytes.iter().any(|b| matches!(b, 0x81 | 0x8D | 0x8E | 0x90 | 0x98 | 0x9D | 0x9F))
}

fn decode_as(bytes: &[u8], charset: Charset) -> Decoded {
    match charset {
        Charset::Utf32Le => decode_utf32(bytes, charset, u32::from_le_bytes),
        Charset::Utf32Be => decode_utf32(bytes, charset, u32::from_be_bytes),
        Charset::Web(encoding) => decode_web(bytes, encoding),
    }
}

fn decode_utf32(bytes: &[u8], charset: Charset, unit: fn([u8; 4]) -> u32) -> Decoded {
    let mut sink = Sink::with_capacity(bytes.len() / 2);
    let (units, rest) = bytes.as_chunks::<4>();
    for (i, &u) in units.iter().enumerate() {
        match char::from_u32(unit(u)) {
            Some('\u{FEFF}') if i == 0 => {}
            Some(c) => sink.text.push(c),
            None => sink.replace(i * 4),
        }
    }
    if !rest.is_empty() {
        sink.replace(units.len() * 4);
    }
    sink.done(charset)
}

fn decode_web(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mark = Encoding::for_bom(bytes).filter(|(e, _)| *e == encoding).map_or(0, |(_, n)| n);
    let body = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(body)
    {
        return Decoded { text: text.to_owned(), charset: encoding.into(), malformed: None };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut sink = Sink::with_capacity(body.len() + body.len() / 2);
    // Straight into the text, all the room left in it would be touched at each malformed byte.
    let mut buffer = [0; 1 << 12];
    let mut read = 0;
    loop {
        let rest = body.get(read..).unwrap_or_default();
        let (result, n, written) = decoder.decode_to_utf8_without_replacement(rest, &mut buffer, true);
        // The decoder writes UTF-8 and nothing else.
        sink.text.push_str(std::str::from_utf8(buffer.get(..written).unwrap_or_default()).unwrap_or_default());
        read += n;
        match result {
            encoding_rs::DecoderResult::InputEmpty => break,
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::Malformed(length, after) => {
                sink.replace((mark + read).saturating_sub(usize::from(length) + usize::from(after)));
            }
        }
    }
    sink.done(encoding.into())
}

/// Gathers decoded text and counts what could not be decoded.
struct Sink {
    text: String,
    malformed: Option<Malformed>,
}

impl Sink {
    fn with_capacity(bytes: usize) -> Sink {
        Sink { text: String::with_capacity(bytes), malformed: None }
    }

    fn replace(&mut self, byte: usize) {
        match &mut self.malformed {
            Some(malformed) => malformed.count += 1,
            None => {
                let line = self.text.bytes().filter(|b| *b == b'\n').count() + 1;
                self.malformed = Some(Malformed { count: 1, byte, line });
            }
        }
        self.text.push('\u{FFFD}');
    }

    fn done(self, charset: Charset) -> Decoded {
        Decoded { text: self.text, charset, malformed: self.malformed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "وقالت الوزارة في بيان لها إن الميناء سيغلق غدا، وإن السفن العالقة ستُنقل إلى المرفأ الشمالي.";
    const PERSIAN: &str = "وزارت راه گفت که پل جدید در روز چهارشنبه باز می‌شود و مردم می‌توانند از آن بگذرند.";
    const HEBREW: &str = "שר התחבורה אמר אתמול כי הגשר החדש ייפתח בשבוע הבא, למרות העיכובים.";

    fn check(bytes: &[u8], charset: &str, text: &str) {
        let decoded = decode(bytes, None);
        assert_eq!((decoded.charset.name(), decoded.text.as_str()), (charset, text));
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn marks_are_believed_and_are_not_text() {
        check(&[b"\xEF\xBB\xBF", ARABIC.as_bytes()].concat(), "UTF-8", ARABIC);
        check(&utf16(&format!("\u{FEFF}{ARABIC}"), u16::to_le_bytes), "UTF-16LE", ARABIC);
        check(&utf16(&format!("\u{FEFF}{ARABIC}"), u16::to_be_bytes), "UTF-16BE", ARABIC);
        let utf32 = |unit: fn(u32) -> [u8; 4]| -> Vec<u8> {
            format!("\u{FEFF}{ARABIC}").chars().flat_map(|c| unit(c as u32)).collect()
        };
        check(&utf32(u32::to_le_bytes), "UTF-32LE", ARABIC);
        check(&utf32(u32::to_be_bytes), "UTF-32BE", ARABIC);
        // A second mark is a character of the text.
        check("\u{FEFF}\u{FEFF}a".as_bytes(), "UTF-8", "\u{FEFF}a");
    }

    #[test]
    fn utf16_is_known_without_its_mark() {
        for text in [ARABIC, PERSIAN, HEBREW, "plain English, 12 lines\r\n", "قال"] {
            check(&utf16(text, u16::to_le_bytes), "UTF-16LE", text);
            check(&utf16(text, u16::to_be_bytes), "UTF-16BE", text);
        }
        for text in ["", "a", "ab", "abcd", "قال", "0000", "\0\0\0\0", "قبل\0بعد\u{1}"] {
            check(text.as_bytes(), "UTF-8", text);
        }
    }

    #[test]
    fn the_two_arabic_legacy_encodings_are_told_apart() {
        let plain = "وقالت الوزارة في بيان لها إن الميناء سيغلق غدا، وإن السفن ستنقل إلى المرفأ الشمالي";
        for text in [plain, "قالت الوزارة", "أعلنت الشركة أن الأرباح 12%", "قطر والأردن توقعان اتفاق النقل"]
        {
            for encoding in [WINDOWS_1256, ISO_8859_6] {
                let (bytes, _, lossy) = encoding.encode(text);
                assert!(!lossy, "{text} in {}", encoding.name());
                check(&bytes, encoding.name(), text);
            }
        }
        let (bytes, ..) = WINDOWS_1256.encode(ARABIC);
        check(&bytes, "windows-1256", ARABIC);
        for persian in ["به هر حال ما در انتظار تشکيل مجلس ششم هستيم.", "بايد براي آن چاره‌اي انديشيد."]
        {
            check(&WINDOWS_1256.encode(persian).0, "windows-1256", persian);
        }
        let hebrew = encoding_rs::WINDOWS_1255.encode(HEBREW).0;
        check(&hebrew, "windows-1255", HEBREW);
        let french = "À l’été, l’élève préféra le thé glacé près de la forêt, où le maître déjà âgé rêvait.";
        check(&encoding_rs::WINDOWS_1252.encode(french).0, "windows-1252", french);
    }

    #[test]
    fn malformed_bytes_are_counted_and_placed() {
        let decoded = decode("سطر\nثان \u{1F600}".as_bytes().get(..16).unwrap_or_default(), None);
        assert_eq!(decoded.text, "سطر\nثان \u{FFFD}");
        assert_eq!(decoded.malformed, Some(Malformed { count: 1, byte: 14, line: 2 }));
        let decoded = decode(b"\xD8\xA8\xED\xA0\x80\xD8\xA9\xED\xB0\x80", Some(UTF_8.into()));
        assert_eq!(decoded.text, "ب\u{FFFD}\u{FFFD}\u{FFFD}ة\u{FFFD}\u{FFFD}\u{FFFD}");
        assert_eq!(decoded.malformed, Some(Malformed { count: 6, byte: 2, line: 1 }));
        assert_eq!(decode(b"\xFF\xFE\x27\x06\x00\xD8", None).text, "ا\u{FFFD}");
    }

    #[test]
    fn a_declaration_yields_to_the_bytes() {
        let check = |bytes: &[u8], declared, expected| {
            assert_eq!(decode_declared(bytes, Charset::for_label(declared)).charset.name(), expected);
        };
        check(ARABIC.as_bytes(), "windows-1256", "UTF-8");
        check(&WINDOWS_1256.encode(ARABIC).0, "utf-8", "windows-1256");
        check(&WINDOWS_1256.encode("تم").0, "windows-1256", "windows-1256");
        check(&ISO_8859_6.encode("الخبر").0, "iso-8859-6", "ISO-8859-6");
        check(b"ascii", "utf-16", "UTF-8");
        check(b"ascii", "windows-1256", "windows-1256");
    }

    #[test]
    fn every_offered_name_is_known() {
        for name in OFFERED {
            assert_eq!(Charset::for_label(name).map(Charset::name), Some(name));
        }
        assert_eq!(Charset::for_label("arabic").map(Charset::name), Some("ISO-8859-6"));
        assert_eq!(Charset::for_label("nonsense"), None);
    }
}
