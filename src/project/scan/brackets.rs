//! Matching the brackets of a whole text, and stepping over large ones once they are matched.

use super::tokens::{Token, Tokens};
use super::{Cause, MAX_DEPTH, Scan, snag};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Where large brackets close, so that a list of them is cut without reading through them again. Clones share it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jumps(pub(super) Arc<[(u32, u32)]>);

/// Brackets that span less are not noted: there may be very many, and reading through them is as quick as looking them up.
const LARGE: usize = 64;

/// How many brackets are looked at one by one before the rest is searched.
const NEAR: usize = 8;

/// A place in [`Jumps`] that moves on with the text, as the brackets of a record are mostly near each other.
pub(super) struct Jumper<'j> {
    /// Those that were not passed yet.
    rest: &'j [(u32, u32)],
}

impl Jumper<'_> {
    #[inline]
    pub(super) fn new(jumps: &Jumps, from: usize) -> Jumper<'_> {
        Jumper { rest: after(&jumps.0, from) }
    }

    /// The byte after the bracket that closes the one at `open`, if it is a large one; `open` never goes back.
    #[inline]
    pub(super) fn end(&mut self, open: usize) -> Option<usize> {
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
pub(super) const LONG: usize = 1 << 18;

/// How many pieces of a long text there are for each thread, so that one that is held up keeps no others waiting.
const PIECES: usize = 4;

/// The jumps of a long text, whose pieces are read through side by side; none if it is short or anything is wrong.
///
/// Only comments of blocks go on beyond their line, so if each piece ends outside of one, what the next one has is the same as
/// when it is read after it.
pub(super) fn in_pieces(text: &str) -> Option<Vec<(u32, u32)>> {
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
pub(super) struct Brackets {
    /// From where to where large ones go that are opened and closed in it, in the order in which they open.
    pub(super) jumps: Vec<(u32, u32)>,
    /// Those it leaves open, the outermost first.
    pub(super) open: Vec<(u8, usize)>,
    /// Those that close what was opened before it, the innermost first.
    closed: Vec<(u8, usize)>,
    /// How many of those it opens were open at once.
    deepest: usize,
}

impl Brackets {
    /// Reads through the piece in `range`, which begins and ends between tokens; `inside` says that brackets may be open
    /// before it.
    pub(super) fn of(text: &str, range: Range<usize>, inside: bool) -> Scan<Brackets> {
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
