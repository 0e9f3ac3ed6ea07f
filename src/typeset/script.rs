//! Dividing a paragraph into stretches that are shaped by one script's rules.
//!
//! The whole text is scanned in logical order, whatever its levels. A
//! character that belongs to several scripts (a comma, a space, a digit) joins
//! the stretch before it; a closing bracket takes the script of its opening
//! one, so that both come from the same font features. Emoji stand apart.

use super::chars::{self, COMMON, INHERITED, LATIN, ScriptCode};
use icu_properties::props::{BidiMirroringGlyph, BidiPairedBracketType, EnumeratedProperty};
use std::collections::VecDeque;
use std::iter::Peekable;
use std::str::Chars;

/// A stretch of one script, up to `end` code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) end: u32,
    pub(super) script: ScriptCode,
}

/// The stretches of `text`, in order, covering it.
pub(super) fn segments(text: &str) -> Vec<Segment> {
    if text.chars().all(|c| c <= '\u{FF}') {
        return vec![Segment { end: crate::text::position::cp_len(text), script: LATIN }];
    }
    split_at_emoji(text, Scan::new(text).run())
}

/// The other bracket of the pair, and whether `c` is the opening one.
pub(super) fn bracket(c: char) -> Option<(char, bool)> {
    if c < '(' {
        return None;
    }
    let mirrored = BidiMirroringGlyph::for_char(c);
    let other = mirrored.mirroring_glyph?;
    match mirrored.paired_bracket_type {
        BidiPairedBracketType::Open => Some((other, true)),
        BidiPairedBracketType::Close => Some((other, false)),
        _ => None,
    }
}

/// How many opening brackets are remembered.
const MOST_BRACKETS: usize = 32;

struct Scan<'t> {
    text: Peekable<Chars<'t>>,
    /// The scripts the stretch may still turn out to be of: always one at least.
    current: Vec<ScriptCode>,
    /// The scripts of the character at hand: one at least from the first character on.
    next: Vec<ScriptCode>,
    /// Those of the character after it, where they were looked up.
    ahead: Vec<ScriptCode>,
    /// What a stretch of common characters is taken for.
    preferred: ScriptCode,
    brackets: VecDeque<(char, ScriptCode)>,
    /// How many of the last brackets lie in the stretch at hand, their script not yet known.
    unresolved: usize,
    found: Vec<Segment>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Scan {
            text: text.chars().peekable(),
            current: vec![COMMON],
            next: Vec::new(),
            ahead: Vec::new(),
            preferred: COMMON,
            brackets: VecDeque::new(),
            unresolved: 0,
            found: Vec::new(),
        }
    }

    fn run(mut self) -> Vec<Segment> {
        let mut at = 0u32;
        while let Some(c) = self.text.next() {
            let is_bracket = chars::flags_of(c) & chars::BRACKET != 0;
            if is_bracket || !self.joins_plainly(c) {
                self.read(c, at == 0);
                let opens = is_bracket && self.read_bracket(c);
                if !self.merge() {
                    self.close(at, opens);
                }
            }
            at += 1;
        }
        if at > 0 {
            self.close(at, false);
        }
        self.found
    }

    /// The quick answer for characters of one script: whether `c` changes nothing.
    fn joins_plainly(&self, c: char) -> bool {
        match chars::single_script(c) {
            Some(INHERITED) => true,
            Some(script) => script != COMMON && self.current.len() == 1 && self.current[0] == script,
            None => false,
        }
    }

    /// Fills `next` with the scripts of `c`.
    fn read(&mut self, c: char, first: bool) {
        chars::scripts(c, &mut self.next);
        if self.next[0] == INHERITED && !first {
            self.next.truncate(1);
        }
        // A mark of few scripts lends them to the common character it stands on.
        if self.next[0] == COMMON
            && let Some(&mark) = self.text.peek()
        {
            chars::scripts(mark, &mut self.ahead);
            if self.ahead[0] == INHERITED && self.ahead.len() > 1 {
                self.next.clear();
                self.next.extend_from_slice(&self.ahead[1..]);
            }
        }
    }

    /// Keeps account of brackets; `true` if `c` opens one.
    fn read_bracket(&mut self, c: char) -> bool {
        let Some((other, opens)) = bracket(c) else { return false };
        if opens {
            if self.brackets.len() == MOST_BRACKETS {
                self.brackets.pop_front();
                self.unresolved = self.unresolved.min(MOST_BRACKETS - 1);
            }
            if self.next == [COMMON] && chars::is_east_asian(c) {
                chars::scripts('\u{300C}', &mut self.next);
            }
            self.brackets.push_back((c, COMMON));
            self.unresolved += 1;
            return true;
        }
        let Some(at) = self.brackets.iter().rposition(|&(open, _)| open == other) else { return false };
        let mut script = self.brackets[at].1;
        if chars::is_han(script)
            && let Some(&han) = self.current.iter().find(|&&s| chars::is_han(s))
        {
            script = han;
        }
        if script != COMMON {
            self.next.clear();
            self.next.push(script);
        }
        let closed = self.brackets.len() - at - 1;
        self.brackets.truncate(at + 1);
        self.unresolved = self.unresolved.saturating_sub(closed);
        false
    }

    /// Narrows `current` to what it has in common with `next`; `false` if that is nothing.
    fn merge(&mut self) -> bool {
        let first = self.current[0];
        if self.next[0] <= INHERITED {
            if self.next.len() == 2 && first <= INHERITED && self.preferred == COMMON {
                self.preferred = self.next[1];
            }
            return true;
        }
        if first <= INHERITED {
            self.current.clone_from(&self.next);
            return true;
        }
        if self.current.len() == 1 {
            return self.next.contains(&first);
        }
        // Several on at least one side: those of both, the preferred one of either kept first.
        let keep_first = self.next.contains(&first);
        let leader = if keep_first { first } else { self.next[0] };
        let mut both: Vec<ScriptCode> = Vec::with_capacity(self.current.len());
        if keep_first || self.current[1..].contains(&leader) {
            both.push(leader);
        }
        let rest = if keep_first { &self.next[..] } else { &self.next[1..] };
        both.extend(
            self.current[1..].iter().filter(|s| rest.contains(s) && !both.contains(s)).copied().collect::<Vec<_>>(),
        );
        if both.is_empty() {
            return false;
        }
        self.current = both;
        true
    }

    /// Ends the stretch before code point `end`; the next begins with the scripts of `next`.
    fn close(&mut self, end: u32, before_bracket: bool) {
        let script = if self.current[0] == COMMON { self.preferred } else { self.current[0] };
        let known = self.brackets.len() - usize::from(before_bracket && !self.brackets.is_empty());
        let from = self.brackets.len().saturating_sub(self.unresolved);
        for (_, of) in self.brackets.range_mut(from.min(known)..known) {
            *of = script;
        }
        self.unresolved = usize::from(before_bracket && self.unresolved > 0);
        self.found.push(Segment { end, script });
        std::mem::swap(&mut self.current, &mut self.next);
        if self.current.is_empty() {
            self.current.push(COMMON);
        }
    }
}

/// Cuts `segments` where emoji begin and end.
fn split_at_emoji(text: &str, segments: Vec<Segment>) -> Vec<Segment> {
    let emoji = emoji_ranges(text);
    if emoji.is_empty() {
        return segments;
    }
    let mut cuts: Vec<u32> = emoji.iter().flat_map(|&(start, end)| [start, end]).collect();
    cuts.dedup();
    let mut cut = Vec::with_capacity(segments.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for segment in segments {
        let start = cut.last().map_or(0, |s: &Segment| s.end);
        while let Some(at) = cuts.next_if(|&at| at < segment.end) {
            if at > start {
                cut.push(Segment { end: at, script: segment.script });
            }
        }
        cuts.next_if_eq(&segment.end);
        cut.push(segment);
    }
    cut
}

/// The code points shown as emoji, adjoining ones together.
fn emoji_ranges(text: &str) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    let mut rest = text.chars();
    let mut at = 0;
    loop {
        let len = emoji_len(rest.clone());
        if len > 0 {
            match ranges.last_mut() {
                Some((_, end)) if *end == at => *end = at + len,
                _ => ranges.push((at, at + len)),
            }
        }
        let step = len.max(1);
        at += step;
        for _ in 0..step {
            if rest.next().is_none() {
                return ranges;
            }
        }
    }
}

/// How many code points the emoji that `text` begins with has; 0 if it begins with none.
fn emoji_len(text: Chars<'_>) -> u32 {
    let mut text = text.peekable();
    let mut len = 0;
    loop {
        let Some(c) = text.next() else { return 0 };
        if chars::flags_of(c) & chars::EMOJI == 0 {
            return if len > 0 { len - 1 } else { 0 };
        }
        let mut shown = chars::is_emoji_by_default(c);
        let mut own = 1;
        match text.peek() {
            Some('\u{FE0E}') => shown = false,
            Some('\u{FE0F}') => {
                shown = true;
                own += 1;
                text.next();
                if text.next_if_eq(&'\u{20E3}').is_some() {
                    own += 1;
                }
            }
            Some(&modifier) if chars::is_emoji_modifier(modifier) => {
                shown = true;
                own += 1;
                text.next();
            }
            _ => {}
        }
        if !shown {
            return if len > 0 { len - 1 } else { 0 };
        }
        len += own;
        while text.next_if(|c| matches!(c, '\u{E0020}'..='\u{E007F}')).is_some() {
            len += 1;
        }
        if text.next_if_eq(&'\u{200D}').is_none() {
            return len;
        }
        len += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar between stretches and each stretch's script before it.
    fn shown(text: &str) -> String {
        let mut out = String::new();
        let mut chars = text.chars();
        let mut at = 0;
        for segment in segments(text) {
            let tag = chars::script_tag(segment.script);
            out += &format!("{}:", String::from_utf8_lossy(&tag));
            out.extend(chars.by_ref().take((segment.end - at) as usize));
            out += "|";
            at = segment.end;
        }
        out
    }

    #[test]
    fn common_characters_join_the_stretch_before() {
        let check = |text, expected: &str| assert_eq!(shown(text), expected);
        check("", "Latn:|");
        check("plain", "Latn:plain|");
        check("قال Kerry، ثم", "Arab:قال |Latn:Kerry|Arab:، ثم|");
        check("12 قال", "Arab:12 قال|");
        check("… – —", "Zyyy:… – —|");
    }

    #[test]
    fn a_closing_bracket_has_the_script_of_its_opening_one() {
        let check = |text, expected: &str| assert_eq!(shown(text), expected);
        check("قال (Kerry) نعم", "Arab:قال (|Latn:Kerry|Arab:) نعم|");
        check("abc [قال] d", "Latn:abc [|Arab:قال|Latn:] d|");
    }

    #[test]
    fn emoji_stand_apart() {
        let check = |text, expected: &str| assert_eq!(shown(text), expected);
        check("قال 😀 نعم", "Arab:قال |Arab:😀|Arab: نعم|");
        check("عين 1\u{FE0F}\u{20E3}", "Arab:عين |Arab:1\u{FE0F}\u{20E3}|");
        check("عين 1 ❤", "Arab:عين 1 ❤|");
        check("👩\u{200D}👩\u{200D}👧 ع", "Arab:👩\u{200D}👩\u{200D}👧|Arab: ع|");
    }
}
