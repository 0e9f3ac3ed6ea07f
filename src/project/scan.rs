//! Cutting RON into its parts without reading them: which fields a record has, which items a list.
//!
//! This knows the lexical rules of RON (strings, characters, comments, brackets) and
//! nothing of its values; those are read by the `ron` crate, part by part, so that a
//! damaged record is one problem at one place and its neighbours are still read.
//! [`balance`] comes first: it bounds the nesting, so that nothing later recurses deeply.

use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// How deep brackets may nest in a project file.
pub const MAX_DEPTH: usize = 64;

/// Why a text cannot be cut into parts, and at which byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snag {
    pub at: usize,
    pub what: Cause,
}

/// What is in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    #[error(
        "the text that opens here is not closed on its line; close it with a quotation mark, and write a line break in it as \\n"
    )]
    OpenString,
    #[error("the comment that opens here is never closed with */")]
    OpenComment,
    #[error("a character is written between two quotes, as in 'a'")]
    BadChar,
    #[error("a single / means nothing here; a comment opens with // or /*")]
    Slash,
    #[error("this {0:?} is never closed: the file is cut short, or a bracket is missing")]
    OpenBracket(char),
    #[error("this {0:?} closes nothing")]
    LoneBracket(char),
    #[error("this {found:?} does not close the {open:?} that is open")]
    OtherBracket { open: char, found: char },
    #[error("brackets are nested more than {MAX_DEPTH} deep, which no project needs")]
    TooDeep,
    #[error("expected {0} here")]
    Expected(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Open(u8),
    Close(u8),
    Comma,
    Colon,
    /// A string or a character.
    Text,
    /// A name or a number.
    Word,
}

/// A field of a record: its name and where its value stands, in bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'t> {
    pub name: &'t str,
    /// Where the name begins.
    pub at: usize,
    pub value: Range<usize>,
}

/// Where large brackets close, so that a list of them is cut without reading through them again. Clones share it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jumps(Arc<[(u32, u32)]>);

/// Brackets that span less are not noted: there may be very many, and reading through them is as quick as looking them up.
const LARGE: usize = 64;

/// How many brackets are looked at one by one before the rest is searched.
const NEAR: usize = 8;

/// A place in [`Jumps`] that moves on with the text, as the brackets of a record are mostly near each other.
struct Jumper<'j> {
    /// Those that were not passed yet.
    rest: &'j [(u32, u32)],
}

impl Jumper<'_> {
    fn new(jumps: &Jumps, from: usize) -> Jumper<'_> {
        Jumper { rest: after(&jumps.0, from) }
    }

    /// The byte after the bracket that closes the one at `open`, if it is a large one; `open` never goes back.
    fn end(&mut self, open: usize) -> Option<usize> {
        let near = self.rest.iter().take(NEAR).position(|&(start, _)| start as usize >= open);
        self.rest = match near {
            Some(passed) => self.rest.get(passed..).unwrap_or_default(),
            None => after(self.rest, open),
        };
        self.rest.first().filter(|&&(start, _)| start as usize == open).map(|&(_, end)| end as usize)
    }
}

/// The part of `jumps` that starts at byte `at` or after it.
fn after(jumps: &[(u32, u32)], at: usize) -> &[(u32, u32)] {
    let passed = jumps.partition_point(|&(start, _)| (start as usize) < at);
    jumps.get(passed..).unwrap_or_default()
}

/// Walks over the tokens of `text[at..end]`.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

type Scan<T> = Result<T, Snag>;

const SPACE: u8 = 1;
/// Ends a word.
const ENDS_WORD: u8 = 2;
/// Stands between words and means nothing to brackets.
const BETWEEN: u8 = 4;
/// Begins a code point beyond ASCII, which may be white space.
const WIDE: u8 = 8;
/// May begin a raw string or one of bytes, if it begins a word.
const PREFIX: u8 = 16;

/// What each byte can mean, so that most are passed over without a look.
const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut i = 0;
    while i < 256 {
        class[i] = match i as u8 {
            b' ' | b'\t' | b'\r' | b'\n' | 0x0B | 0x0C => SPACE | BETWEEN | ENDS_WORD,
            b',' | b':' => BETWEEN | ENDS_WORD,
            b'"' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'\'' | b'/' => ENDS_WORD,
            b'b' | b'r' => PREFIX,
            0xC0.. => WIDE,
            _ => 0,
        };
        i += 1;
    }
    class
};

fn is(byte: u8, class: u8) -> bool {
    CLASS[usize::from(byte)] & class != 0
}

fn snag<T>(at: usize, what: Cause) -> Scan<T> {
    Err(Snag { at, what })
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Tokens<'t> {
        Tokens { text, at: range.start, end: range.end.min(text.len()) }
    }

    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..self.end).unwrap_or_default()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// The next token and where it stands; `None` at the end.
    fn next(&mut self) -> Scan<Option<(Token, Range<usize>)>> {
        self.skip_space()?;
        let start = self.at;
        let Some(&first) = self.bytes().first() else { return Ok(None) };
        let token = match first {
            b'(' | b'[' | b'{' => self.one(Token::Open(first)),
            b')' | b']' | b'}' => self.one(Token::Close(first)),
            b',' => self.one(Token::Comma),
            b':' => self.one(Token::Colon),
            b'"' => self.string(start, 1)?,
            b'\'' => self.character(start, 1)?,
            b'b' if self.rest().starts_with("b\"") => self.string(start, 2)?,
            b'b' if self.rest().starts_with("b'") => self.character(start, 2)?,
            b'b' | b'r' => match raw_string(self.rest()) {
                Some((skip, hashes)) => self.raw(start, skip, hashes)?,
                None => self.word(),
            },
            _ => self.word(),
        };
        Ok(Some((token, start..self.at)))
    }

    /// Like [`Tokens::next`], but steps over words, commas and colons where that is quick.
    fn next_bracket(&mut self) -> Scan<Option<(Token, Range<usize>)>> {
        let bytes = self.bytes();
        let mut passed = 0;
        while let Some(&byte) = bytes.get(passed) {
            if is(byte, BETWEEN) {
                passed += 1;
            } else if is(byte, ENDS_WORD | WIDE | PREFIX) {
                break;
            } else {
                let word = bytes.get(passed..).unwrap_or_default();
                passed += word.iter().position(|&byte| is(byte, ENDS_WORD | WIDE)).unwrap_or(word.len());
            }
        }
        self.at += passed;
        self.next()
    }

    fn one(&mut self, token: Token) -> Token {
        self.at += 1;
        token
    }

    /// Steps over white space and comments, of which most often there is one space or nothing.
    #[inline]
    fn skip_space(&mut self) -> Scan<()> {
        let bytes = self.bytes();
        let spaces = usize::from(bytes.first() == Some(&b' '));
        match bytes.get(spaces) {
            Some(&next) if next != b'/' && !is(next, SPACE | WIDE) => {
                self.at += spaces;
                Ok(())
            }
            _ => self.skip_any_space(),
        }
    }

    fn skip_any_space(&mut self) -> Scan<()> {
        loop {
            let bytes = self.bytes();
            let spaces = bytes.iter().position(|&b| !is(b, SPACE)).unwrap_or(bytes.len());
            self.at += spaces;
            match bytes.get(spaces..).unwrap_or_default() {
                [b'/', b'/', rest @ ..] => self.at += 2 + rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len()),
                [b'/', b'*', ..] => self.block_comment()?,
                [b'/', ..] => return snag(self.at, Cause::Slash),
                [first, ..] if is(*first, WIDE) => match self.rest().chars().next() {
                    Some(c) if is_space(c) => self.at += c.len_utf8(),
                    _ => return Ok(()),
                },
                _ => return Ok(()),
            }
        }
    }

    /// Block comments nest.
    fn block_comment(&mut self) -> Scan<()> {
        let (start, bytes) = (self.at, self.bytes());
        let (mut depth, mut i) = (0usize, 0);
        while let Some(pair) = bytes.get(i..i + 2) {
            match pair {
                b"/*" => (depth, i) = (depth + 1, i + 2),
                b"*/" => (depth, i) = (depth - 1, i + 2),
                _ => i += 1,
            }
            if depth == 0 {
                self.at += i;
                return Ok(());
            }
        }
        snag(start, Cause::OpenComment)
    }

    fn string(&mut self, start: usize, skip: usize) -> Scan<Token> {
        self.at += skip;
        loop {
            let rest = self.bytes();
            match special(rest).map(|i| (i, rest.get(i))) {
                Some((i, Some(b'"'))) => {
                    self.at += i + 1;
                    return Ok(Token::Text);
                }
                Some((i, Some(b'\\'))) => {
                    self.at += i + 1;
                    match self.rest().chars().next() {
                        Some(c) if c != '\n' && c != '\r' => self.at += c.len_utf8(),
                        _ => return snag(start, Cause::OpenString),
                    }
                }
                _ => return snag(start, Cause::OpenString),
            }
        }
    }

    fn raw(&mut self, start: usize, skip: usize, hashes: usize) -> Scan<Token> {
        self.at += skip;
        let rest = self.rest();
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let close = line.match_indices('"').find(|&(i, _)| {
            let after = line.as_bytes().get(i + 1..i + 1 + hashes);
            after.is_some_and(|after| after.iter().all(|&b| b == b'#'))
        });
        let Some((i, _)) = close else { return snag(start, Cause::OpenString) };
        self.at += i + 1 + hashes;
        Ok(Token::Text)
    }

    fn character(&mut self, start: usize, skip: usize) -> Scan<Token> {
        self.at += skip;
        let mut chars = self.rest().chars();
        let first = chars.next();
        let body = match first {
            // An escape: the character after the backslash is part of it whatever it is; the longest is \u{10FFFF}.
            Some('\\') => 1 + chars.next().map_or(0, char::len_utf8),
            Some(c) if c != '\n' => c.len_utf8(),
            _ => return snag(start, Cause::BadChar),
        };
        let tail = self.rest().get(body..).unwrap_or_default();
        let close = tail.char_indices().take(10).find(|&(_, c)| c == '\'').map(|(i, _)| i);
        match close {
            Some(i) if i == 0 || first == Some('\\') => self.at += body + i + 1,
            _ => return snag(start, Cause::BadChar),
        }
        Ok(Token::Text)
    }

    fn word(&mut self) -> Token {
        loop {
            let bytes = self.bytes();
            let end = bytes.iter().position(|&b| is(b, ENDS_WORD | WIDE)).unwrap_or(bytes.len());
            self.at += end;
            match bytes.get(end) {
                Some(&b) if is(b, WIDE) => match self.rest().chars().next() {
                    Some(c) if !is_space(c) => self.at += c.len_utf8(),
                    _ => return Token::Word,
                },
                _ => return Token::Word,
            }
        }
    }
}

/// Where the first byte stands that means something in a string: a quotation mark, a backslash, a line feed.
fn special(bytes: &[u8]) -> Option<usize> {
    const CHUNK: usize = 32;
    let (chunks, _) = bytes.as_chunks::<CHUNK>();
    // Written so that the compiler compares the bytes of a chunk all at once.
    let found = |found, &b: &u8| found | u8::from(b == b'"') | u8::from(b == b'\\') | u8::from(b == b'\n');
    let plain = CHUNK * chunks.iter().take_while(|chunk| chunk.iter().fold(0, found) == 0).count();
    bytes[plain..].iter().position(|b| matches!(b, b'"' | b'\\' | b'\n')).map(|i| plain + i)
}

/// What RON takes as white space: Unicode's Pattern_White_Space.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

/// If a raw string opens here: how long its opening is, and how many number signs it has.
fn raw_string(rest: &str) -> Option<(usize, usize)> {
    let after = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after.as_bytes().get(hashes).filter(|&&b| b == b'"')?;
    Some((rest.len() - after.len() + hashes + 1, hashes))
}

fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// Reads through the whole of `text`: every string and bracket is closed, none nests deeper than [`MAX_DEPTH`].
///
/// # Errors
/// The first [`Snag`].
pub fn balance(text: &str) -> Scan<Jumps> {
    let mut jumps = match in_pieces(text) {
        Some(jumps) => jumps,
        // Whatever is wrong is told by reading on from the start, which finds the first thing.
        None => {
            let found = Brackets::of(text, 0..text.len(), false)?;
            if let Some(&(bracket, at)) = found.open.last() {
                return snag(at, Cause::OpenBracket(char::from(bracket)));
            }
            found.jumps
        }
    };
    // Each piece is in order, so that this only puts them together.
    jumps.sort();
    Ok(Jumps(jumps.into()))
}

/// Shorter texts, in bytes, are read through by one thread.
const LONG: usize = 1 << 18;

/// How many pieces of a long text there are for each thread, so that one that is held up keeps no others waiting.
const PIECES: usize = 4;

/// The jumps of a long text, whose pieces are read through side by side; none if it is short or anything is wrong.
///
/// Only comments of blocks go on beyond their line, so if each piece ends outside of one, what the next one has is the same as
/// when it is read after it.
fn in_pieces(text: &str) -> Option<Vec<(u32, u32)>> {
    let count = Some(PIECES * rayon::current_num_threads()).filter(|_| text.len() >= LONG)?;
    let mut cuts: Vec<usize> = (0..count).map(|number| line_end(text, text.len() / count * number)).collect();
    // There is at least one thread, and so a first piece.
    cuts[0] = 0;
    cuts.push(text.len());
    let pieces: Vec<Option<Brackets>> =
        cuts.par_windows(2).map(|cut| Brackets::of(text, cut[0]..cut[1], cut[0] > 0).ok()).collect();
    let mut whole = Brackets::default();
    for piece in pieces {
        whole = whole.and(piece?)?;
    }
    whole.open.is_empty().then_some(whole.jumps)
}

/// The first byte at `from` or after it that ends a line; the text's end if there is none.
fn line_end(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len())
}

/// The brackets of a piece of a text, each with the byte where it stands.
#[derive(Default)]
struct Brackets {
    /// From where to where large ones go that are opened and closed in it, in the order in which they open.
    jumps: Vec<(u32, u32)>,
    /// Those it leaves open, the outermost first.
    open: Vec<(u8, usize)>,
    /// Those that close what was opened before it, the innermost first.
    closed: Vec<(u8, usize)>,
    /// How many of those it opens were open at once.
    deepest: usize,
}

impl Brackets {
    /// Reads through the piece in `range`, which begins and ends between tokens; `inside` says that brackets may be open
    /// before it.
    fn of(text: &str, range: Range<usize>, inside: bool) -> Scan<Brackets> {
        let mut tokens = Tokens::new(text, range);
        let mut brackets = Brackets::default();
        while let Some((token, range)) = tokens.next_bracket()? {
            match token {
                Token::Open(_) if brackets.open.len() == MAX_DEPTH => return snag(range.start, Cause::TooDeep),
                Token::Open(bracket) => {
                    brackets.open.push((bracket, range.start));
                    brackets.deepest = brackets.deepest.max(brackets.open.len());
                }
                Token::Close(found) => match brackets.open.pop() {
                    None if inside => brackets.closed.push((found, range.start)),
                    None => return snag(range.start, Cause::LoneBracket(char::from(found))),
                    Some((bracket, _)) if closing(bracket) != found => {
                        let (open, found) = (char::from(bracket), char::from(found));
                        return snag(range.start, Cause::OtherBracket { open, found });
                    }
                    Some((_, start)) => brackets.jump(start, range.end),
                },
                _ => {}
            }
        }
        brackets.jumps.sort_unstable();
        Ok(brackets)
    }

    /// This piece and the one after it as one; none if their brackets do not fit each other.
    fn and(mut self, next: Brackets) -> Option<Brackets> {
        self.deepest = self.deepest.max(self.open.len() + next.deepest);
        self.jumps.extend(next.jumps);
        for (found, at) in next.closed {
            let (bracket, start) = self.open.pop()?;
            (closing(bracket) == found).then(|| self.jump(start, at + 1))?;
        }
        self.open.extend(next.open);
        (self.deepest <= MAX_DEPTH).then_some(self)
    }

    /// Notes where a bracket that opens at `start` ends, if it is a large one.
    fn jump(&mut self, start: usize, end: usize) {
        if end - start >= LARGE {
            // Without its jump a bracket is only read through; files of 4 GB are refused before.
            self.jumps.extend(u32::try_from(start).ok().zip(u32::try_from(end).ok()));
        }
    }
}

/// The name before the bracket that opens `range`, empty if there is none, and the range without the name.
///
/// # Errors
/// When what stands there is no record: a name if need be, then `(`.
pub fn record(text: &str, range: Range<usize>) -> Scan<(&str, Range<usize>)> {
    let mut tokens = Tokens::new(text, range.clone());
    let mut name = "";
    loop {
        match tokens.next()? {
            Some((Token::Word, word)) if name.is_empty() => name = &text[word],
            Some((Token::Open(b'('), open)) => return Ok((name, open.start..range.end)),
            Some((_, other)) => return snag(other.start, Cause::Expected("a record in round brackets")),
            None => return snag(range.start, Cause::Expected("a record in round brackets")),
        }
    }
}

/// The fields of the record `(name: value, …)` in `range`, in the order they stand in.
///
/// # Errors
/// When it is none.
pub fn fields<'t>(text: &'t str, jumps: &Jumps, range: Range<usize>) -> Scan<Vec<Field<'t>>> {
    let (_, range) = record(text, range)?;
    let mut tokens = Tokens::new(text, range.clone());
    tokens.next()?;
    let mut jumper = Jumper::new(jumps, tokens.at);
    let mut fields = Vec::with_capacity(8);
    loop {
        let (name, at) = match tokens.next()? {
            Some((Token::Word, word)) => (&text[word.clone()], word.start),
            Some((Token::Close(_), close)) => return end(&mut tokens, fields, close.end),
            Some((_, other)) => return snag(other.start, Cause::Expected("the name of a field")),
            None => return snag(range.start, Cause::OpenBracket('(')),
        };
        match tokens.next()? {
            Some((Token::Colon, _)) => {}
            Some((_, other)) => return snag(other.start, Cause::Expected("a colon after the field's name")),
            None => return snag(at, Cause::Expected("a colon after the field's name")),
        }
        let (value, closed) = value(&mut tokens, &mut jumper, at)?;
        fields.push(Field { name, at, value });
        if let Some(close) = closed {
            return end(&mut tokens, fields, close);
        }
    }
}

/// The items of the list `[a, b, …]` in `range`.
///
/// # Errors
/// When it is none.
pub fn items(text: &str, jumps: &Jumps, range: Range<usize>) -> Scan<Vec<Range<usize>>> {
    let mut tokens = Tokens::new(text, range.clone());
    match tokens.next()? {
        Some((Token::Open(b'['), _)) => {}
        _ => return snag(range.start, Cause::Expected("a list in square brackets")),
    }
    let mut jumper = Jumper::new(jumps, tokens.at);
    let mut items = Vec::new();
    loop {
        let before = tokens.at;
        match tokens.next()? {
            Some((Token::Close(_), close)) => return end(&mut tokens, items, close.end),
            Some((_, first)) => tokens.at = first.start,
            None => return snag(range.start, Cause::OpenBracket('[')),
        }
        let (item, closed) = value(&mut tokens, &mut jumper, before)?;
        items.push(item);
        if let Some(close) = closed {
            return end(&mut tokens, items, close);
        }
    }
}

/// Gives `found` if nothing follows the closing bracket.
fn end<T>(tokens: &mut Tokens, found: T, close: usize) -> Scan<T> {
    tokens.at = close;
    match tokens.next()? {
        None => Ok(found),
        Some((_, other)) => snag(other.start, Cause::Expected("nothing more")),
    }
}

/// Steps over a value up to the comma or closing bracket after it: where it stands, and where that bracket
/// ends if it was one.
fn value(tokens: &mut Tokens, jumper: &mut Jumper, at: usize) -> Scan<(Range<usize>, Option<usize>)> {
    let (mut depth, mut found): (usize, Option<Range<usize>>) = (0, None);
    loop {
        let Some((token, mut range)) = tokens.next()? else { return snag(at, Cause::Expected("a value")) };
        let closes = matches!(token, Token::Close(_));
        if depth == 0 && (closes || token == Token::Comma) {
            let Some(found) = found else { return snag(range.start, Cause::Expected("a value")) };
            return Ok((found, closes.then_some(range.end)));
        }
        match token {
            Token::Open(_) => match jumper.end(range.start).filter(|&end| end <= tokens.end) {
                Some(end) => (tokens.at, range.end) = (end, end),
                None => depth += 1,
            },
            Token::Close(_) => depth -= 1,
            _ => {}
        }
        found = Some(found.map_or(range.start, |f| f.start)..range.end);
    }
}

/// The value in `range` on one line, evenly spaced, without comments and without commas that end a list.
///
/// # Errors
/// When its tokens stand in an order that no RON value has. What stands in its strings and numbers is not looked at.
pub fn one_line(text: &str, range: Range<usize>) -> Scan<String> {
    let end = range.end;
    let mut tokens = Tokens::new(text, range);
    let (mut line, mut last) = (String::new(), None);
    while let Some((token, range)) = tokens.next()? {
        if !may_follow(last, token) {
            return snag(range.start, Cause::Expected("a comma or a value"));
        }
        match (last, token) {
            // The last item's comma says nothing, and a list is written with or without it as its layout has it.
            (Some(Token::Comma), Token::Close(_)) => _ = line.pop(),
            (Some(Token::Comma | Token::Colon), _) => line.push(' '),
            _ => {}
        }
        line.push_str(&text[range]);
        last = Some(token);
    }
    match last {
        Some(Token::Close(_) | Token::Text | Token::Word) => Ok(line),
        _ => snag(end, Cause::Expected("a value")),
    }
}

/// Whether RON allows `token` after `last`.
fn may_follow(last: Option<Token>, token: Token) -> bool {
    match last {
        None | Some(Token::Colon) => matches!(token, Token::Open(_) | Token::Text | Token::Word),
        Some(Token::Open(_) | Token::Comma) => !matches!(token, Token::Comma | Token::Colon),
        Some(Token::Word) => !matches!(token, Token::Word | Token::Text | Token::Open(b'[' | b'{')),
        Some(Token::Text | Token::Close(_)) => !matches!(token, Token::Word | Token::Text | Token::Open(_)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lists_and_records_are_cut_at_their_own_commas() {
        let check = |text: &str, expected: &[&str]| {
            let found = items(text, &balance(text).unwrap(), 0..text.len()).unwrap();
            assert_eq!(found.into_iter().map(|r| &text[r]).collect::<Vec<_>>(), expected, "{text}");
        };
        check("[]", &[]);
        check("[ ] // end", &[]);
        check("[1, (a: 2, b: [3, 4]), {5: 6},]", &["1", "(a: 2, b: [3, 4])", "{5: 6}"]);
        check(
            r##"["a,]", r#"b",]"#, ',', '\'', '"', b"]", b',', br"]"]"##,
            &[r#""a,]""#, r##"r#"b",]"#"##, "','", r"'\''", "'\"'", "b\"]\"", "b','", "br\"]\""],
        );
        check("[1 /* , /* ] */ */, // ]\r\n 2]", &["1", "2"]);
        check("[\"\\\"\", \"\\\\\", '\\u{41}']", &["\"\\\"\"", "\"\\\\\"", "'\\u{41}'"]);
        check("[Some(1), r#type, -1.5e3, Name(x: 1)]", &["Some(1)", "r#type", "-1.5e3", "Name(x: 1)"]);
    }

    #[test]
    fn fields_are_named_and_placed() {
        let text = "Name(a: 1, /*x*/ b : \"ب\" ,)";
        let found = fields(text, &balance(text).unwrap(), 0..text.len()).unwrap();
        let shown: Vec<_> = found.iter().map(|f| (f.name, f.at, &text[f.value.clone()])).collect();
        assert_eq!(shown, [("a", 5, "1"), ("b", 17, "\"ب\"")]);
        assert_eq!(record(text, 0..text.len()).unwrap().0, "Name");
    }

    #[test]
    fn what_is_open_or_crossed_is_told_with_its_place() {
        let check = |text: &str, at, what| assert_eq!(balance(text).map(|_| ()), Err(Snag { at, what }), "{text}");
        check("(a: [1, 2)", 9, Cause::OtherBracket { open: '[', found: ')' });
        check("(a: 1", 0, Cause::OpenBracket('('));
        check("(a: 1))", 6, Cause::LoneBracket(')'));
        check("(a: \"b)\n)", 4, Cause::OpenString);
        check("(a: \"b\\", 4, Cause::OpenString);
        check("(a: r#\"b\"\n)", 4, Cause::OpenString);
        check("(a: 'bc')", 4, Cause::BadChar);
        check("(a: / 1)", 4, Cause::Slash);
        check("(/* /* */ a: 1)", 1, Cause::OpenComment);
        check(&"[".repeat(10_000), MAX_DEPTH, Cause::TooDeep);
        let deep = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
        assert_eq!(balance(&deep).map(|_| ()), Ok(()));
    }

    /// How one goes from token to token.
    type Next = fn(&mut Tokens<'_>) -> Scan<Option<(Token, Range<usize>)>>;

    proptest! {
        #[test]
        fn stepping_over_words_finds_the_same_brackets(text in "[\\[\\](){}\"'\\\\/*#,: abr\néبـ\u{2028}]{0,40}") {
            let all = |next: Next| {
                let (mut tokens, mut found) = (Tokens::new(&text, 0..text.len()), Vec::new());
                while let Some((token, range)) = next(&mut tokens)? {
                    if matches!(token, Token::Open(_) | Token::Close(_) | Token::Text) {
                        found.push((token, range));
                    }
                }
                Ok::<_, Snag>(found)
            };
            prop_assert_eq!(all(|tokens| tokens.next()), all(|tokens| tokens.next_bracket()));
        }
    }

    #[test]
    fn pieces_read_side_by_side_are_as_one_text() {
        let line = "  (a: \"قال ) [\", b: [1, (2, 3)], /* ( */ c: 'ب'), // ]\n".repeat(8000);
        let check = |text: &str, sound: bool| {
            assert!(text.len() >= LONG);
            let one = Brackets::of(text, 0..text.len(), false);
            let one = one.and_then(|b| match b.open.last() {
                Some(&(bracket, at)) => snag(at, Cause::OpenBracket(char::from(bracket))),
                None => Ok(Jumps(b.jumps.into())),
            });
            assert_eq!(one.is_ok(), sound);
            assert_eq!(in_pieces(text).is_some(), sound && !text.starts_with("/*"));
            assert_eq!(balance(text), one);
        };
        check(&format!("[\n{line}]"), true);
        check(&format!("({{[[{line}]}})"), false);
        check(&format!("({{[[{line}]]}})"), true);
        check(&format!("({{[[{line}]]))"), false);
        check(&format!("{{[{line}]}}]"), false);
        check(&format!("[{line}(\n\"x\n)]"), false);
        check(&format!("[{line}"), false);
        check(&format!("[{line}]{}", "(".repeat(MAX_DEPTH + 1)), false);
        check(&format!("{}{line}({line}){}", "[".repeat(MAX_DEPTH - 4), "]".repeat(MAX_DEPTH - 4)), true);
        // A comment over the cuts hides everything.
        let hidden = line.replace("*/", "").replace("/*", "");
        check(&format!("/*{hidden}*/[]"), true);
    }

    #[test]
    fn what_is_no_record_or_list_is_told() {
        let check = |text: &str| {
            let found = fields(text, &Jumps::default(), 0..text.len());
            assert!(matches!(&found, Err(Snag { what: Cause::Expected(_), .. })), "{text}: {found:?}");
        };
        let texts =
            ["", "1", "[1]", "(1)", "(a)", "(a:)", "(a: ,)", "(a: 1) 2", "(a: 1,, b: 2)", "a b (c: 1)", "(a: 1, 2)"];
        texts.into_iter().for_each(check);
    }

    #[test]
    fn one_line_is_even_and_stays_as_it_is() {
        let check = |text: &str, expected: &str| {
            let line = one_line(text, 0..text.len()).unwrap();
            assert_eq!(line, expected);
            assert_eq!(one_line(&line, 0..line.len()).unwrap(), line);
        };
        check("[ 1,2 , // x\n (a:1 , b : \"c  d\",), ]", "[1, 2, (a: 1, b: \"c  d\")]");
        check("Some ( -1 )", "Some(-1)");
        for text in ["", "1 2", "(1 2)", "(, 1)", "(a: )", "(a: , b: 1)", "\"x\" (1)", "[1] [2]", "(a:: 1)"] {
            assert!(one_line(text, 0..text.len()).is_err(), "{text}");
        }
    }

    #[test]
    fn jumping_over_large_brackets_finds_the_same_parts() {
        let row = format!("(a: \"{}\", b: [{}]), ", "ب) ]".repeat(30), "(1, '['), ".repeat(700));
        let text = format!("[{row}{{1: [{row}]}}, 5, [{}], /* ] */ \u{200F} x({row})\u{85}]", "2, ".repeat(3000));
        let jumps = balance(&text).unwrap();
        assert!(jumps.0.len() > 8);
        let found = items(&text, &jumps, 0..text.len()).unwrap();
        assert_eq!(found, items(&text, &Jumps::default(), 0..text.len()).unwrap());
        assert_eq!(found.len(), 5);
        let parts = fields(&text, &jumps, found[0].clone()).unwrap();
        assert_eq!(parts, fields(&text, &Jumps::default(), found[0].clone()).unwrap());
    }
}
