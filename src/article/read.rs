//! Reading a file: find out what it is, decode it, make an article of it.

use super::encoding::{self, Charset, Decoded};
use super::model::{Article, ArticleId, BlockKind, Format, MAX_BLOCKS, Meta, Origin};
use super::sniff::{self, Content};
use super::structure::{self, Part};
use super::{docx, head, html, language, markdown};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 256 << 20;

/// How long a plain text is whose beginning is worth showing before the whole is read, in bytes.
const LONG: u64 = 512 << 10;

/// How much of it is shown, in bytes: more than the tallest window holds.
const BEGINNING: u64 = 16 << 10;

/// What the user can say about a file before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions<'a> {
    /// An encoding's name, where the guess was wrong; see [`encoding::OFFERED`].
    pub encoding: Option<&'a str>,
}

/// An article, and what should be said about how it was read.
#[derive(Clone, Debug)]
pub struct Opened {
    pub article: Article,
    pub warnings: Vec<Warning>,
}

/// Something the reader of an article should know about how it was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// Bytes that stand for nothing in the encoding; each shows as U+FFFD.
    #[error(
        "{count} places could not be decoded as {encoding}, the first on line {line} (byte {byte}); another encoding may fit better"
    )]
    Malformed { encoding: &'static str, count: usize, line: usize, byte: usize },
    /// The file says one encoding and is in another.
    #[error("the file says it is {declared}, but its text is {used}")]
    Declared { declared: String, used: &'static str },
    /// No article was found in the page; all of its text is shown, menus perhaps included.
    #[error("no article could be told from the rest of the page; all of its text is shown")]
    WholePage,
    /// The file nests its elements deeper than anything a person writes; the deepest were flattened.
    #[error("the file nests its parts too deeply; the deepest were flattened")]
    Nesting,
    /// The file's footnotes or comments are not part of the article.
    #[error("{count} footnotes or endnotes were left out")]
    NotesLeftOut { count: usize },
    /// Deletions that the document tracks are not part of the article.
    #[error("{count} tracked deletions were left out")]
    DeletionsLeftOut { count: usize },
}

impl Warning {
    /// The stable key of its message.
    pub fn key(&self) -> &'static str {
        match self {
            Warning::Malformed { .. } => "read-malformed",
            Warning::Declared { .. } => "read-declared",
            Warning::WholePage => "read-whole-page",
            Warning::Nesting => "read-nesting",
            Warning::NotesLeftOut { .. } => "read-notes-left-out",
            Warning::DeletionsLeftOut { .. } => "read-deletions-left-out",
        }
    }
}

/// Why a file could not be read. Its text says what happened, to which file, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    #[error("{name}: {reason}. Check the path, and that you may read the file.")]
    Io { name: String, kind: std::io::ErrorKind, reason: String },
    #[error("{name}: larger than the {limit} bytes that are read. Split it, or keep only its text.")]
    TooLarge { name: String, limit: u64 },
    #[error("{name}: more than the {limit} paragraphs that are read. Split it.")]
    TooLong { name: String, limit: usize },
    #[error("{name}: this is {what}, which Isnad does not read. {advice}")]
    Unsupported { name: String, what: &'static str, advice: Advice },
    /// Called `.docx`, and no Word document.
    #[error(
        "{name}: this is no Word document, whatever its name says: it has no part with a document's text, and seems to be {what}. {advice}"
    )]
    Misnamed { name: String, what: &'static str, advice: Advice },
    /// Read, but there is nothing in it to be marked.
    #[error("{name}: there is no text in it. {}", without_text(*format))]
    NoText { name: String, format: Format },
    #[error("{name}: protected by a password, or a document of Word 97–2003. Save it as an unprotected .docx.")]
    Encrypted { name: String },
    #[error("{name}: damaged ({detail}). Open it in the program it comes from and save it again.")]
    Damaged { name: String, detail: Damage },
    #[error("{name}: there is no encoding called “{label}”. Try UTF-8, windows-1256 or ISO-8859-6.")]
    UnknownEncoding { name: String, label: String },
    #[error("{name}: this is a project, not an article. Open it as a project.")]
    Project { name: String },
}

/// What to do with a file that is of no kind we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Advice {
    #[error("Save it as .docx, .html or .txt.")]
    SaveAs,
    #[error("Unpack it and open the article inside.")]
    Unpack,
    #[error("Isnad opens text (.txt), web pages (.html), Word documents (.docx) and Markdown (.md).")]
    Opens,
    #[error("Copy its text and paste it as a new article; where none can be copied, it is scanned and holds no text.")]
    PasteText,
    #[error("Save the page as “Web page, HTML only”.")]
    SavePage,
    #[error("Choose the file of an article in it.")]
    FileInside,
}

/// What to do with a file of this format that has no text.
fn without_text(format: Format) -> &'static str {
    match format {
        Format::Text | Format::Markdown => "Choose the file that has the article.",
        Format::Html => {
            "Its text may be a picture, or come only with its scripts: open it in a browser, copy the text and paste it as a new article."
        }
        Format::Docx => "It may be a scanned page or a picture: paste its text as a new article.",
    }
}

/// What is damaged in a file. What libraries said of it is in English, whatever the interface speaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("the text breaks off")]
    CutOff,
    #[error("{0} is missing")]
    PartMissing(String),
    /// What the reader of archives said.
    #[error("{0}")]
    Archive(String),
    /// Where, and what the reader of XML said.
    #[error("XML at byte {0}: {1}")]
    Xml(u64, String),
}

impl OpenError {
    /// The stable key of its message.
    pub fn key(&self) -> &'static str {
        match self {
            OpenError::Io { .. } => "open-io",
            OpenError::TooLarge { .. } => "open-too-large",
            OpenError::TooLong { .. } => "open-too-long",
            OpenError::Unsupported { .. } => "open-unsupported",
            OpenError::Misnamed { .. } => "open-misnamed",
            OpenError::NoText { .. } => "open-no-text",
            OpenError::Encrypted { .. } => "open-encrypted",
            OpenError::Damaged { .. } => "open-damaged",
            OpenError::UnknownEncoding { .. } => "open-unknown-encoding",
            OpenError::Project { .. } => "open-project",
        }
    }
}

/// What the system says of a file, without the number it gives the fault.
pub fn plain_reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split_once(" (os error").map_or(text.as_str(), |(words, _)| words).to_owned()
}

/// What a format's reader makes of a file.
#[derive(Debug, Default)]
pub(super) struct Draft<'t> {
    pub meta: Meta,
    pub parts: Vec<Part<'t>>,
    pub warnings: Vec<Warning>,
}

/// Why a format's reader gave up; [`OpenError`] once the file's name is known.
#[derive(Debug)]
pub(super) enum Refusal {
    Damaged(Damage),
    TooLarge(u64),
    Unsupported(&'static str, Advice),
    Encrypted,
}

impl Refusal {
    fn of(self, name: &str) -> OpenError {
        let name = name.to_owned();
        match self {
            Refusal::Damaged(detail) => OpenError::Damaged { name, detail },
            Refusal::TooLarge(limit) => OpenError::TooLarge { name, limit },
            Refusal::Unsupported(what, advice) => OpenError::Unsupported { name, what, advice },
            Refusal::Encrypted => OpenError::Encrypted { name },
        }
    }
}

/// Reads the article in the file at `path`.
///
/// # Errors
/// When the file cannot be read, is too large, or is of no kind we read.
pub fn open(path: &Path, options: ReadOptions) -> Result<Opened, OpenError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    read_bytes(&name, &read_file(path)?, options)
}

/// The bytes of the file at `path`, at most one more than [`MAX_FILE_BYTES`].
///
/// # Errors
/// When it cannot be read or is no file.
pub fn read_file(path: &Path) -> Result<Vec<u8>, OpenError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let io = |e: std::io::Error| OpenError::Io { name: name.clone(), kind: e.kind(), reason: plain_reason(&e) };
    // A pipe or device could be read for ever.
    let metadata = std::fs::metadata(path).map_err(io)?;
    if !metadata.is_file() {
        let (what, advice) =
            if metadata.is_dir() { ("a folder", Advice::FileInside) } else { ("a device", Advice::Opens) };
        return Err(OpenError::Unsupported { name, what, advice });
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(io)?;
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
    Ok(bytes)
}

/// The beginning of a long plain text, as an article of its own: to be shown while the whole is read.
///
/// Of a file called `name` that holds `bytes`. `None` for one that is short, too large, of another format or encoding
/// than UTF-8, or that has no line's end near.
pub fn beginning(name: &str, bytes: &[u8]) -> Option<Article> {
    let length = bytes.len() as u64;
    if !(LONG..=MAX_FILE_BYTES).contains(&length) {
        return None;
    }
    let bytes = bytes.get(..usize::try_from(BEGINNING).ok()?).unwrap_or(bytes);
    let end = bytes.iter().rposition(|&b| b == b'\n')?;
    let bytes = bytes.get(..end)?;
    if !matches!(sniff::content(name, bytes), Content::Text) || std::str::from_utf8(bytes).is_err() {
        return None;
    }
    read_bytes(name, bytes, ReadOptions::default()).ok().map(|opened| opened.article)
}

/// Reads the article in `bytes`, the content of a file called `name`.
///
/// The article's id is made from the bytes: the same file gives the same id.
///
/// # Errors
/// When the file is too large, damaged, of no kind we read, or without text.
pub fn read_bytes(name: &str, bytes: &[u8], options: ReadOptions) -> Result<Opened, OpenError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(OpenError::TooLarge { name: name.to_owned(), limit: MAX_FILE_BYTES });
    }
    let said = match options.encoding {
        Some(label) => Some(
            Charset::for_label(label)
                .ok_or_else(|| OpenError::UnknownEncoding { name: name.to_owned(), label: label.to_owned() })?,
        ),
        None => None,
    };
    let refuse = |refusal: Refusal| refusal.of(name);
    let finish = |draft: Draft, format, decoded: Option<&Decoded>| {
        if block_count(&draft.parts) > MAX_BLOCKS {
            return Err(OpenError::TooLong { name: name.to_owned(), limit: MAX_BLOCKS });
        }
        let opened = finish(draft, name, format, bytes, decoded);
        if opened.article.blocks().is_empty() {
            return Err(OpenError::NoText { name: name.to_owned(), format });
        }
        Ok(opened)
    };
    match sniff::content(name, bytes) {
        // Nothing tells what it was to be.
        Content::Docx | Content::Other(..) if bytes.trim_ascii().is_empty() => {
            Err(OpenError::NoText { name: name.to_owned(), format: Format::Text })
        }
        Content::Text => {
            // XML says what it is in.
            let declares = bytes.starts_with(b"<?xml");
            let (decoded, warning) =
                if declares { decode_page(bytes, said) } else { (encoding::decode(bytes, said), None) };
            let mut draft = text_draft(&decoded.text);
            draft.warnings.extend(warning);
            finish(draft, Format::Text, Some(&decoded))
        }
        Content::Html => {
            let (decoded, warning) = decode_page(bytes, said);
            let mut draft = html::draft(&decoded.text).map_err(refuse)?;
            draft.warnings.extend(warning);
            finish(draft, Format::Html, Some(&decoded))
        }
        Content::Docx => finish(docx::draft(bytes).map_err(refuse)?, Format::Docx, None),
        Content::Markdown => {
            let decoded = encoding::decode(bytes, said);
            finish(markdown::draft(&decoded.text).map_err(refuse)?, Format::Markdown, Some(&decoded))
        }
        Content::Project => Err(OpenError::Project { name: name.to_owned() }),
        Content::Encrypted => Err(refuse(Refusal::Encrypted)),
        Content::Other(what, advice) if sniff::is_named_word(name) => {
            Err(OpenError::Misnamed { name: name.to_owned(), what, advice })
        }
        Content::Other(what, advice) => Err(refuse(Refusal::Unsupported(what, advice))),
    }
}

/// How long the parts of [`plain_parts`] are, in bytes.
const PART: usize = 1 << 20;

/// The content of a plain text that says nothing of another encoding than UTF-8, cut at line feeds into parts that can
/// be read apart from each other; `None` for other files.
///
/// With [`plain_lines`] this is the quick way to the texts of its blocks, for those who need not know what they are.
pub fn plain_parts<'b>(name: &str, bytes: &'b [u8]) -> Option<Vec<&'b [u8]>> {
    let plain = bytes.len() as u64 <= MAX_FILE_BYTES
        && matches!(sniff::content(name, bytes), Content::Text)
        && !bytes.starts_with(b"<?xml")
        && encoding::bom(bytes).is_none()
        && !encoding::is_utf16(bytes);
    let mut parts = Vec::new();
    let mut rest = bytes;
    while plain && !rest.is_empty() {
        let end = rest.iter().skip(PART).position(|&b| b == b'\n').map_or(rest.len(), |at| PART + at + 1);
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    plain.then_some(parts)
}

/// The texts of the blocks in a part of a plain text, in order; `None` if it is not in UTF-8.
pub fn plain_lines(part: &[u8]) -> Option<Vec<&str>> {
    let Cow::Borrowed(text) = encoding::utf8(part)? else { return None };
    let lines = structure::lines(text).into_iter();
    Some(lines.filter_map(|line| if let Cow::Borrowed(text) = line.text { Some(text) } else { None }).collect())
}

/// Makes an article of copied text.
pub fn paste_text(text: &str) -> Article {
    finish(text_draft(text), "", Format::Text, text.as_bytes(), None).article
}

/// Makes an article of copied HTML; all of it, not only what looks like an article.
pub fn paste_html(html: &str) -> Article {
    finish(html::fragment(html), "", Format::Html, html.as_bytes(), None).article
}

/// Decodes a page or XML: as the user said, else by its own declaration; a false one is worth a warning.
fn decode_page(bytes: &[u8], said: Option<Charset>) -> (Decoded, Option<Warning>) {
    if said.is_some() {
        return (encoding::decode(bytes, said), None);
    }
    let declared = html::declared_charset(bytes);
    let decoded = encoding::decode_declared(bytes, declared.as_deref().and_then(Charset::for_label));
    let used = decoded.charset.name();
    let warning = declared.filter(|d| !same(d, decoded.charset)).map(|declared| Warning::Declared { declared, used });
    (decoded, warning)
}

/// Whether `label` is a name of `charset`; ASCII text declared UTF-16 is rightly read as UTF-8.
fn same(label: &str, charset: Charset) -> bool {
    Charset::for_label(label) == Some(charset) || label.starts_with("utf-16") && charset.name().starts_with("UTF-")
}

/// Plain text: lines, and the structure they show.
fn text_draft(text: &str) -> Draft<'_> {
    let mut parts = structure::lines(text);
    structure::arrange(&mut parts);
    let meta = Meta { language: language::guess(text).to_owned(), ..Meta::default() };
    Draft { meta, parts, warnings: Vec::new() }
}

/// Fills what the blocks tell into the metadata and makes the article.
fn finish(mut draft: Draft, name: &str, format: Format, bytes: &[u8], decoded: Option<&Decoded>) -> Opened {
    let first = |kind| draft.parts.iter().find(|p| p.kind == kind).map(|p| p.text.as_ref());
    if draft.meta.title.is_empty() {
        draft.meta.title = first(BlockKind::Title).unwrap_or_default().to_owned();
    }
    if draft.meta.byline.is_empty() {
        draft.meta.byline = first(BlockKind::Byline).unwrap_or_default().to_owned();
    }
    if draft.meta.published.is_empty() {
        draft.meta.published = first(BlockKind::Dateline).and_then(head::date_in).unwrap_or_default().to_owned();
    }
    if let Some(name) = head::byline_name(&draft.meta.byline) {
        draft.meta.byline = name.to_owned();
    }
    if let Some(Decoded { malformed: Some(m), charset, .. }) = decoded {
        let encoding = charset.name();
        draft.warnings.insert(0, Warning::Malformed { encoding, count: m.count, line: m.line, byte: m.byte });
    }
    let sha256 = hex(&Sha256::digest(bytes));
    let id = ArticleId(sha256.get(..12).unwrap_or_default().into());
    let encoding = decoded.map_or("", |d| d.charset.name()).to_owned();
    let origin = Origin { file_name: name.to_owned(), format, encoding, sha256 };
    let parts: Vec<Part> = draft.parts.into_iter().flat_map(split_lines).collect();
    let numbers: Vec<_> = parts.iter().enumerate().filter_map(|(at, part)| Some((at, part.number?))).collect();
    let parts = parts.into_iter().map(|part| (part.kind, part.direction, part.text));
    let mut article = Article::new::<Cow<str>>(id, draft.meta, origin, parts);
    numbers.into_iter().for_each(|(block, number)| article.set_number(block, Some(number)));
    Opened { article, warnings: draft.warnings }
}

/// How many blocks `parts` will be, or a greater number than is read.
fn block_count(parts: &[Part]) -> usize {
    let mut count = 0;
    for part in parts {
        let ends = part.text.matches(structure::is_line_end).take(MAX_BLOCKS).count();
        count += ends + 1;
        if count > MAX_BLOCKS {
            break;
        }
    }
    count
}

/// A part as one or more blocks: no block holds the end of a line, whatever the format thought of it.
fn split_lines(mut part: Part) -> Vec<Part> {
    if !structure::holds_line_end(&part.text) {
        return vec![part];
    }
    let text = std::mem::take(&mut part.text);
    let lines = text.split(structure::is_line_end).map(str::trim).filter(|l| !l.is_empty());
    // The number is the first line's.
    let mut number = part.number.take();
    lines.map(|l| Part { text: Cow::Owned(l.to_owned()), number: number.take(), ..part.clone() }).collect()
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| char::from(DIGITS[usize::from(n & 15)]);
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(*b)]).collect()
}
