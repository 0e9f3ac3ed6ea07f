//! Rules X1 to I2 of UAX #9, over code points.
//!
//! The names are those of the annex (revision 51, Unicode 17). Every step is
//! linear in the paragraph's length, but for N0, which the annex bounds by 63
//! nested brackets.

use super::{bracket, is_isolate_initiator, is_removed};
use unicode_bidi::BidiClass::{self, *};

/// The deepest explicit level (BD2).
const MAX_DEPTH: u8 = 125;
/// The most brackets that may be open at once (BD16).
const MAX_OPEN_BRACKETS: usize = 63;

/// The level of each code point of one paragraph; those removed by X9 get the level of their embedding.
///
/// `chars` and `classes` are of one length; a paragraph separator may only be the last of them.
pub(super) fn resolve(chars: &[char], classes: &[BidiClass], base: u8) -> Vec<u8> {
    let isolates = Isolates::find(classes);
    let (mut levels, types) = explicit(classes, &isolates, base);
    for sequence in sequences(classes, &levels, &isolates, base) {
        let mut work = Work { sequence: &sequence, types: sequence.at.iter().map(|&i| types[i]).collect() };
        work.weak();
        work.brackets(chars, classes);
        work.neutral();
        for (&i, &class) in sequence.at.iter().zip(&work.types) {
            levels[i] += raise(sequence.level, class);
        }
    }
    levels
}

/// What rules I1 and I2 add to `level` for a character resolved to `class`.
fn raise(level: u8, class: BidiClass) -> u8 {
    match (level.is_multiple_of(2), class) {
        (true, R) => 1,
        (true, AN | EN) => 2,
        (false, L | AN | EN) => 1,
        _ => 0,
    }
}

/// The strong class of a level's direction.
fn direction_of(level: u8) -> BidiClass {
    if level.is_multiple_of(2) { L } else { R }
}

/// The isolates of a paragraph (BD9, X5c).
struct Isolates {
    /// For each code point the index of its matching PDI, if it is an initiator that has one.
    ends: Vec<Option<usize>>,
    /// For each code point its class, each FSI replaced with the LRI or RLI it stands for.
    classes: Vec<BidiClass>,
}

impl Isolates {
    fn find(classes: &[BidiClass]) -> Isolates {
        let mut found = Isolates { ends: vec![None; classes.len()], classes: classes.to_vec() };
        let mut open: Vec<usize> = Vec::new();
        for (i, &class) in classes.iter().enumerate() {
            match class {
                LRI | RLI | FSI => open.push(i),
                PDI => {
                    if let Some(start) = open.pop() {
                        found.ends[start] = Some(i);
                    }
                }
                L | R | AL => {
                    if let Some(&start) = open.last()
                        && found.classes[start] == FSI
                    {
                        found.classes[start] = if class == L { LRI } else { RLI };
                    }
                }
                _ => {}
            }
        }
        for class in found.classes.iter_mut().filter(|class| **class == FSI) {
            *class = LRI;
        }
        found
    }
}

/// An entry of the directional status stack (X1).
#[derive(Clone, Copy)]
struct Status {
    level: u8,
    overriding: Option<BidiClass>,
    isolate: bool,
}

/// Rules X1 to X8: the explicit level of each code point, and its class after overrides.
fn explicit(classes: &[BidiClass], isolates: &Isolates, base: u8) -> (Vec<u8>, Vec<BidiClass>) {
    let bottom = Status { level: base, overriding: None, isolate: false };
    let mut stack = vec![bottom];
    let (mut overflow_isolates, mut overflow_embeddings, mut valid_isolates) = (0usize, 0usize, 0usize);
    let mut levels = Vec::with_capacity(classes.len());
    let mut types = classes.to_vec();
    for (i, &class) in isolates.classes.iter().enumerate() {
        let top = stack.last().copied().unwrap_or(bottom);
        let mut here = top;
        match class {
            RLE | LRE | RLO | LRO | RLI | LRI => {
                let level = if matches!(class, RLE | RLO | RLI) { (top.level + 1) | 1 } else { (top.level + 2) & !1 };
                let isolate = matches!(class, RLI | LRI);
                if level <= MAX_DEPTH && overflow_isolates == 0 && overflow_embeddings == 0 {
                    let overriding = match class {
                        RLO => Some(R),
                        LRO => Some(L),
                        _ => None,
                    };
                    valid_isolates += usize::from(isolate);
                    stack.push(Status { level, overriding, isolate });
                } else if isolate {
                    overflow_isolates += 1;
                } else if overflow_isolates == 0 {
                    overflow_embeddings += 1;
                }
            }
            PDI => {
                if overflow_isolates > 0 {
                    overflow_isolates -= 1;
                } else if valid_isolates > 0 {
                    overflow_embeddings = 0;
                    while stack.pop().is_some_and(|status| !status.isolate) {}
                    valid_isolates -= 1;
                }
                here = stack.last().copied().unwrap_or(bottom);
            }
            PDF => {
                if overflow_isolates == 0 && overflow_embeddings > 0 {
                    overflow_embeddings -= 1;
                } else if overflow_isolates == 0 && !top.isolate && stack.len() > 1 {
                    stack.pop();
                }
            }
            B => here = bottom,
            _ => {}
        }
        levels.push(here.level);
        if let Some(overriding) = here.overriding
            && !is_removed(class)
            && class != B
        {
            types[i] = overriding;
        }
    }
    (levels, types)
}

/// An isolating run sequence (BD13, X10).
struct Sequence {
    /// The indices of its code points, those removed by X9 left out.
    at: Vec<usize>,
    level: u8,
    sos: BidiClass,
    eos: BidiClass,
}

/// Rule X10: the isolating run sequences of a paragraph.
fn sequences(classes: &[BidiClass], levels: &[u8], isolates: &Isolates, base: u8) -> Vec<Sequence> {
    let kept: Vec<usize> = (0..classes.len()).filter(|&i| !is_removed(classes[i])).collect();
    let runs: Vec<&[usize]> = kept.chunk_by(|&a, &b| levels[a] == levels[b]).collect();
    // The run that starts with each PDI, and for each run the places before and after it in `kept`.
    let mut starting = vec![None; classes.len()];
    let mut places = Vec::with_capacity(runs.len());
    let mut place = 0;
    for (number, run) in runs.iter().enumerate() {
        starting[run[0]] = Some(number); // chunk_by gives no empty run
        places.push((place, place + run.len()));
        place += run.len();
    }
    let level_at = |place: Option<usize>| place.and_then(|p| kept.get(p)).map_or(base, |&i| levels[i]);
    let mut joined = vec![false; runs.len()];
    let mut found = Vec::new();
    for first in 0..runs.len() {
        if joined[first] {
            continue;
        }
        let mut at = Vec::new();
        let mut last = first;
        loop {
            at.extend_from_slice(runs[last]);
            let next = at.last().and_then(|&i| isolates.ends[i]).and_then(|end| starting[end]);
            match next {
                Some(next) if next > last => last = next,
                _ => break,
            }
            joined[last] = true;
        }
        let level = levels[runs[first][0]];
        let open_ended = at.last().is_some_and(|&i| is_isolate_initiator(classes[i]));
        let before = level_at(places[first].0.checked_sub(1));
        let after = if open_ended { base } else { level_at(Some(places[last].1)) };
        let (sos, eos) = (direction_of(level.max(before)), direction_of(level.max(after)));
        found.push(Sequence { at, level, sos, eos });
    }
    found
}

/// An isolating run sequence while its classes are being resolved.
struct Work<'a> {
    sequence: &'a Sequence,
    /// The present class of each of its code points.
    types: Vec<BidiClass>,
}

impl Work<'_> {
    /// Rules W1 to W7.
    fn weak(&mut self) {
        let (sos, types) = (self.sequence.sos, &mut self.types);
        let mut before = sos;
        for class in types.iter_mut() {
            if *class == NSM {
                *class = if before == PDI || is_isolate_initiator(before) { ON } else { before }; // W1
            }
            before = *class;
        }
        let mut strong = sos;
        for class in types.iter_mut() {
            match *class {
                L | R | AL => strong = *class,
                EN if strong == AL => *class = AN, // W2
                _ => {}
            }
        }
        for class in types.iter_mut().filter(|class| **class == AL) {
            *class = R; // W3
        }
        for i in 1..types.len().saturating_sub(1) {
            match (types[i - 1], types[i], types[i + 1]) {
                (EN, ES | CS, EN) => types[i] = EN, // W4
                (AN, CS, AN) => types[i] = AN,
                _ => {}
            }
        }
        let mut i = 0;
        while i < types.len() {
            let end = types[i..].iter().position(|&class| class != ET).map_or(types.len(), |n| i + n);
            let near_number =
                i < end && (types.get(end) == Some(&EN) || i.checked_sub(1).is_some_and(|before| types[before] == EN));
            if near_number {
                types[i..end].fill(EN); // W5
            }
            i = end.max(i) + 1;
        }
        let mut strong = sos;
        for class in types.iter_mut() {
            match *class {
                ES | ET | CS => *class = ON, // W6
                L | R => strong = *class,
                EN if strong == L => *class = L, // W7
                _ => {}
            }
        }
    }

    /// Rule N0.
    fn brackets(&mut self, chars: &[char], classes: &[BidiClass]) {
        let embedding = direction_of(self.sequence.level);
        for (open, close) in self.bracket_pairs(chars) {
            let inside = self.types[open + 1..close].iter().filter_map(|&class| strong(class));
            let mut opposite = false;
            let mut same = false;
            for class in inside {
                if class == embedding {
                    same = true;
                    break;
                }
                opposite = true;
            }
            let class = if same {
                embedding
            } else if opposite {
                self.types[..open].iter().rev().find_map(|&class| strong(class)).unwrap_or(self.sequence.sos)
            } else {
                continue;
            };
            for at in [open, close] {
                self.types[at] = class;
                let marks = self.sequence.at[at + 1..].iter().take_while(|&&i| classes[i] == NSM).count();
                self.types[at + 1..at + 1 + marks].fill(class);
            }
        }
    }

    /// The bracket pairs (BD16), as places in the sequence, in the order of their opening brackets.
    fn bracket_pairs(&self, chars: &[char]) -> Vec<(usize, usize)> {
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut pairs = Vec::new();
        for (place, &i) in self.sequence.at.iter().enumerate() {
            if self.types[place] != ON {
                continue;
            }
            match bracket(chars[i]) {
                Some((_, true)) if open.len() == MAX_OPEN_BRACKETS => break,
                Some((kind, true)) => open.push((kind, place)),
                Some((kind, false)) => {
                    if let Some(depth) = open.iter().rposition(|&(opened, _)| opened == kind) {
                        pairs.push((open[depth].1, place));
                        open.truncate(depth);
                    }
                }
                None => {}
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// Rules N1 and N2.
    fn neutral(&mut self) {
        let embedding = direction_of(self.sequence.level);
        let mut before = self.sequence.sos;
        let mut i = 0;
        while i < self.types.len() {
            if let Some(class) = strong(self.types[i]) {
                before = class;
                i += 1;
                continue;
            }
            let next = self.types[i..].iter().position(|&class| strong(class).is_some());
            let end = next.map_or(self.types.len(), |n| i + n);
            let after = self.types.get(end).and_then(|&class| strong(class)).unwrap_or(self.sequence.eos);
            self.types[i..end].fill(if before == after { before } else { embedding });
            i = end;
        }
    }
}

/// The direction a class counts as in rules N0 to N2: numbers are right to left; `None` for neutrals.
fn strong(class: BidiClass) -> Option<BidiClass> {
    match class {
        L => Some(L),
        R | AL | AN | EN => Some(R),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn resolve_text(text: &str, base: u8) -> Vec<u8> {
        let chars: Vec<char> = text.chars().collect();
        let classes: Vec<BidiClass> = chars.iter().map(|&c| super::super::class(c)).collect();
        resolve(&chars, &classes, base)
    }

    #[test]
    fn depth_is_limited() {
        let nested = "\u{2067}".repeat(500) + "ا(a)" + &"\u{2069}".repeat(500) + "(a)";
        let levels = resolve_text(&nested, 1);
        assert_eq!(levels.iter().max(), Some(&126));
        assert_eq!(levels.last(), Some(&1));
        let embedded = "\u{202A}\u{202B}".repeat(500) + "ا" + &"\u{202C}".repeat(1000) + "ا";
        assert_eq!(resolve_text(&embedded, 0).last(), Some(&1));
    }

    #[test]
    fn more_than_63_open_brackets_end_the_search_for_pairs() {
        let shallow = "(".repeat(63) + "ا" + &")".repeat(63) + "a";
        let deep = "(".repeat(64) + "ا" + &")".repeat(64) + "a";
        assert_eq!(resolve_text(&format!("ا{shallow}"), 0)[1..64], [1; 63]);
        assert_eq!(resolve_text(&format!("a{deep}"), 1)[1], 1);
    }

    proptest! {
        #[test]
        fn without_isolates_it_does_what_unicode_bidi_does(
            text in "[aا1\u{0661}+$,. !()\\[\\]\u{064E}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{200F}\u{00AD}\t]{0,40}",
            base in 0u8..2,
        ) {
            agrees_with_unicode_bidi(&text, base)?;
        }

        #[test]
        fn without_brackets_it_does_what_unicode_bidi_does(
            text in "[aا1\u{0661}+$, \u{064E}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{00AD}]{0,40}",
            base in 0u8..2,
        ) {
            agrees_with_unicode_bidi(&text, base)?;
        }
    }

    fn agrees_with_unicode_bidi(text: &str, base: u8) -> Result<(), TestCaseError> {
        let info = unicode_bidi::ParagraphBidiInfo::new(text, unicode_bidi::Level::new(base).ok());
        let expected: Vec<(char, u8)> = text.char_indices().map(|(i, c)| (c, info.levels[i].number())).collect();
        for (level, (c, expected)) in resolve_text(text, base).into_iter().zip(expected) {
            prop_assert!(level == expected || is_removed(super::super::class(c)), "{:?}", text);
        }
        Ok(())
    }
}
