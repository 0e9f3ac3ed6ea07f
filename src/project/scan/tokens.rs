//! Walking over the tokens of a text in RON.
//!
//! The steps are `inline`, as they are taken for every token of a file from more than one module.

use super::{Cause, Scan, snag};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open(u8),
    Close(u8),
    Comma,
    Colon,
    /// A string or a character.
    Text,
    /// A name or a number.
    Word,
}

/// Walks over the tokens of `text[at..end]`.
pub(super) struct Tokens<'t> {
    text: &'t str,
    pub(super) at: usize,
    pub(super) end: usize,
}

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

#[inline]
fn is(byte: u8, class: u8) -> bool {
    CLASS[usize::from(byte)] & class != 0
}

impl<'t> Tokens<'t> {
    #[inline]
    pub(super) fn new(text: &'t str, range: Range<usize>) -> Tokens<'t> {
        Tokens { text, at: range.start, end: range.end.min(text.len()) }
    }

    #[inline]
    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..self.end).unwrap_or_default()
    }

    #[inline]
    fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// The next token and where it stands; `None` at the end.
    #[inline]
    pub(super) fn next(&mut self) -> Scan<Option<(Token, Range<usize>)>> {
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
    #[inline]
    pub(super) fn next_bracket(&mut self) -> Scan<Option<(Token, Range<usize>)>> {
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

    #[inline]
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

    /// Why the text that opens at `start` is not closed on its line.
    fn open_string(&self, start: usize) -> Scan<Token> {
        let line_ends = self.text.get(start..).is_some_and(|rest| rest.contains('\n'));
        snag(start, if line_ends { Cause::OpenString } else { Cause::CutShort })
    }

    #[inline]
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
                        _ => return self.open_string(start),
                    }
                }
                _ => return self.open_string(start),
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
        let Some((i, _)) = close else { return self.open_string(start) };
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

    #[inline]
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
#[inline]
fn special(bytes: &[u8]) -> Option<usize> {
    const CHUNK: usize = 32;
    let (chunks, _) = bytes.as_chunks::<CHUNK>();
    // Written so that the compiler compares the bytes of a chunk all at once.
    let found = |found, &b: &u8| found | u8::from(b == b'"') | u8::from(b == b'\\') | u8::from(b == b'\n');
    let plain = CHUNK * chunks.iter().take_while(|chunk| chunk.iter().fold(0, found) == 0).count();
    bytes[plain..].iter().position(|b| matches!(b, b'"' | b'\\' | b'\n')).map(|i| plain + i)
}

/// What RON takes as white space: Unicode's Pattern_White_Space.
#[inline]
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
