//! Finding a mark again.

use super::finder::{Finder, PIECE, part, plain};
use super::fuzzy::similar;
use crate::annotation::{CONTEXT, Mark};
use crate::article::Article;
use crate::text::CpRange;
use std::collections::HashMap;

/// How well a place agrees with a mark, in thousandths: 1000 is quote and surroundings in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub u16);

/// A place where a mark may stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub range: CpRange,
    pub score: Score,
}

/// Where a mark stands in a text. Surroundings are the up to 32 code points on each side that a mark
/// keeps; a block's end and a space count alike in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The quote stands at its old position to the letter, its surroundings in full.
    Exact,
    /// The quote stands here to the letter, in its old surroundings or in enough of them, and nowhere else so.
    Moved(CpRange),
    /// This place is the most like it by far: its words were changed, or they stand in other surroundings.
    /// To be confirmed.
    Fuzzy(Candidate),
    /// Several places agree with it equally well, or nearly; best first, at least two and at most nine.
    Ambiguous(Vec<Candidate>),
    /// No place reaches [`lowest`]; the best of those that were looked at, if there was any.
    Orphan(Option<Candidate>),
}

/// More places than this are not looked at; a mark that stands so often is ambiguous anyway.
const MAX_PLACES: usize = 10_000;
/// No more than this many candidates are told.
const MAX_TOLD: usize = 9;
/// How many code points of unchanged text beside a quote tell it apart from others of the same words.
const TELLING: usize = 20;
/// A quote this long tells itself apart with little beside it.
const LONG_QUOTE: usize = 32;
/// What a long quote needs beside it, and a short one on its other side: on real text with random changes one
/// side alone was wrong once in 40,000 times, where a formula is repeated and the marked one was changed.
const LITTLE: usize = 8;
/// Candidates whose scores differ by less are a tie.
const MARGIN: u16 = 60;
/// A mark with less text of its own than this is looked for letter by letter: pieces of it may not be enough.
const SCANT: usize = 40;

/// Looks for `mark` in `article`; for many marks make one [`Finder`].
///
/// Exact and moved are certain as far as text can be. All else is for the user to settle.
pub fn resolve(article: &Article, mark: &Mark) -> Resolution {
    Finder::new(article).resolve(mark)
}

impl Finder<'_> {
    /// Looks for `mark`; see [`resolve`].
    pub fn resolve(&self, mark: &Mark) -> Resolution {
        self.look_for(mark, None)
    }

    /// Looks for `mark`, which was made in the text of `old`. What stood there more than once as it would
    /// be found here is never moved: which of its places is gone no text can tell.
    pub fn resolve_from(&self, old: &Finder<'_>, mark: &Mark) -> Resolution {
        self.look_for(mark, Some(old))
    }

    fn look_for(&self, mark: &Mark, old: Option<&Finder<'_>>) -> Resolution {
        let known = Known::of(mark);
        if known.quote.is_empty() {
            return Resolution::Orphan(None);
        }
        let here = mark.range.start.index();
        if self.stands(&known.quote, here) && Place::of(self, &known, here).certainty(&known) == Certainty::BothSides {
            return Resolution::Exact;
        }
        let places = self.places(&known);
        let most = places.iter().map(|place| place.certainty(&known)).max().unwrap_or_default();
        // Without the old text one side alone is too little: it may be that of a formula that stood elsewhere too.
        let most = if most == Certainty::Alone && old.is_none() { Certainty::None } else { most };
        let sure = places.iter().filter(|place| place.certainty(&known) >= most);
        let mut candidates: Vec<Candidate> = sure.map(|place| place.candidate(&known)).collect();
        if most == Certainty::None {
            // Where the words themselves were changed, the surroundings may still stand.
            let stands: HashMap<CpRange, usize> = candidates.iter().enumerate().map(|(i, c)| (c.range, i)).collect();
            for like in similar(self, &known) {
                match stands.get(&like.range).and_then(|i| candidates.get_mut(*i)) {
                    Some(known) => known.score = known.score.max(like.score),
                    None => candidates.push(like),
                }
            }
            return judge(candidates, &known);
        }
        let unsure = |old: &Finder<'_>| {
            let places = old.places(&known);
            places.len() >= MAX_PLACES || places.iter().filter(|p| p.certainty(&known) >= most).count() > 1
        };
        match *candidates.as_slice() {
            [only] if places.len() >= MAX_PLACES || old.is_some_and(unsure) => Resolution::Fuzzy(only),
            [only] => Resolution::Moved(only.range),
            _ => ambiguous(candidates),
        }
    }

    fn places(&self, known: &Known) -> Vec<Place> {
        self.starts_of(known).into_iter().map(|at| Place::of(self, known, at)).collect()
    }

    /// Where the quote stands to the letter, as far as those places could reach [`lowest`].
    fn starts_of(&self, known: &Known) -> Vec<usize> {
        let quote = known.quote.len();
        if quote >= PIECE || known.before.len() + quote + known.after.len() < SCANT {
            return self.occurrences(&known.quote, MAX_PLACES);
        }
        // So short a quote needs some of its surroundings, so that one of the pieces that hold it stands whole.
        let needle = known.needle(PIECE);
        let at = known.before.len().min(PIECE);
        let mut places = Vec::new();
        for from in (at + quote).saturating_sub(PIECE)..=at {
            let Some(piece) = needle.get(from..from + PIECE) else { continue };
            let found = self.likely(piece).iter().map(|&p| p as usize).filter(|&p| self.stands(piece, p));
            places.extend(found.take(MAX_PLACES).map(|p| p + at - from));
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// A mark's texts in code points.
pub(super) struct Known {
    pub quote: Vec<char>,
    /// What stood before it, the nearest first.
    pub before: Vec<char>,
    /// What stood after it.
    pub after: Vec<char>,
    /// Where it stood.
    pub start: usize,
}

impl Known {
    fn of(mark: &Mark) -> Known {
        Known {
            quote: mark.quote.chars().collect(),
            before: mark.prefix.chars().rev().collect(),
            after: mark.suffix.chars().collect(),
            start: mark.range.start.index(),
        }
    }

    /// The same in plain letters.
    pub fn plain(&self) -> Known {
        let plain = |chars: &[char]| chars.iter().copied().map(plain).collect();
        Known { quote: plain(&self.quote), before: plain(&self.before), after: plain(&self.after), start: self.start }
    }

    /// The quote with up to `around` code points on each side.
    pub fn needle(&self, around: usize) -> Vec<char> {
        let before = self.before.iter().take(around).rev();
        before.chain(&self.quote).chain(self.after.iter().take(around)).copied().collect()
    }
}

/// What to say of places none of which is certain.
fn judge(mut candidates: Vec<Candidate>, known: &Known) -> Resolution {
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.score), c.range.start.index().abs_diff(known.start)));
    let Some(best) = candidates.first().copied() else { return Resolution::Orphan(None) };
    if best.score < lowest(known.quote.len()) {
        return Resolution::Orphan(Some(best));
    }
    match candidates.get(1) {
        Some(second) if second.score.0 + MARGIN > best.score.0 => {
            candidates.retain(|c| c.score.0 + MARGIN > best.score.0);
            ambiguous(candidates)
        }
        _ => Resolution::Fuzzy(best),
    }
}

fn ambiguous(mut candidates: Vec<Candidate>) -> Resolution {
    candidates.sort_by_key(|c| std::cmp::Reverse(c.score));
    candidates.truncate(MAX_TOLD);
    Resolution::Ambiguous(candidates)
}

/// The lowest score at which a place is shown as fuzzy or ambiguous, for a quote of so many code points:
/// from 900 for one letter down towards 500. Short quotes are common words and need their surroundings;
/// one of 14 or more may stand alone, which scores 667.
pub fn lowest(quote: usize) -> Score {
    Score(500 + (3600 / (quote.min(4000) + 8)) as u16)
}

/// How surely a place with the very words is the one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    #[default]
    None,
    /// One side is as it was, and nothing of the other; of less than [`LITTLE`] the quote may be another word's.
    Alone,
    /// Enough of one side is as it was and a little of the other, or a long quote has a little beside it.
    OneSide,
    BothSides,
}

/// A place where the quote stands to the letter.
struct Place {
    at: usize,
    before: Side,
    after: Side,
}

/// How much of the surroundings on one side is as it was.
#[derive(Clone, Copy)]
struct Side {
    /// Code points that agree, counted from the quote outwards.
    same: usize,
    /// Code points that were noted.
    noted: usize,
    /// It is as it was for a little way, or up to the end or start of its block.
    near: bool,
    /// All that was noted agrees, and where less than usual was noted because the text ended, a block ends here.
    whole: bool,
}

impl Side {
    fn of<'c>(noted: &[char], mut found: impl Iterator<Item = &'c char>) -> Side {
        let alike = |a: char, b: char| a == b || a.is_whitespace() && b.is_whitespace();
        let (mut same, mut block) = (0, false);
        let mut next = found.next();
        while let (Some(&a), Some(&b)) = (noted.get(same), next)
            && alike(a, b)
        {
            block |= a == '\n' && b == '\n';
            same += 1;
            next = found.next();
        }
        // Whole graphemes may leave the context a little short of its full length.
        let whole = same == noted.len() && (same + LITTLE >= CONTEXT as usize || next.is_none_or(|&c| c == '\n'));
        Side { same, noted: noted.len(), near: same >= LITTLE || block || whole, whole }
    }

    /// Whether all of it is as it was, and it is long enough to mean something without the other side.
    fn stands_alone(self) -> bool {
        self.whole && self.noted >= TELLING
    }

    /// Whether enough of it is as it was to mean something.
    fn tells(self) -> bool {
        self.same >= TELLING
    }
}

impl Place {
    fn of(finder: &Finder<'_>, known: &Known, at: usize) -> Place {
        let before = part(&finder.chars, 0, at).iter().rev();
        let after = part(&finder.chars, at + known.quote.len(), usize::MAX).iter();
        Place { at, before: Side::of(&known.before, before), after: Side::of(&known.after, after) }
    }

    fn certainty(&self, known: &Known) -> Certainty {
        let quote = known.quote.len();
        if self.before.whole && self.after.whole {
            Certainty::BothSides
        } else if (self.before.tells() && self.after.near)
            || (self.after.tells() && self.before.near)
            || (quote >= LONG_QUOTE && self.before.same.max(self.after.same) >= LITTLE)
        {
            Certainty::OneSide
        } else if quote >= LITTLE && (self.before.stands_alone() || self.after.stands_alone()) {
            Certainty::Alone
        } else {
            Certainty::None
        }
    }

    fn candidate(&self, known: &Known) -> Candidate {
        let context = weigh(self.before.same + self.after.same, self.before.noted + self.after.noted);
        Candidate { range: Finder::range(self.at, self.at + known.quote.len()), score: score(1000, context) }
    }
}

/// `same` of `total` in thousandths.
pub(super) fn weigh(same: usize, total: usize) -> u32 {
    if total == 0 { 1000 } else { (same as u64 * 1000 / total as u64) as u32 }
}

/// The score of a quote and a context that agree to so many thousandths: the quote counts for two thirds.
pub(super) fn score(quote: u32, context: u32) -> Score {
    Score((quote.min(1000) * 2 + context.min(1000)).div_ceil(3) as u16)
}

/// How much of the noted surroundings stands around `range` of `chars`, in thousandths.
pub(super) fn context(chars: &[char], known: &Known, range: CpRange) -> u32 {
    let before = Side::of(&known.before, part(chars, 0, range.start.index()).iter().rev());
    let after = Side::of(&known.after, part(chars, range.end.index(), usize::MAX).iter());
    weigh(before.same + after.same, before.noted + after.noted)
}
