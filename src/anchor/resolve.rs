//! Finding a mark again.

use super::fuzzy::similar;
use super::occurrences::occurrences;
use crate::annotation::{Annotation, CONTEXT, Mark};
use crate::article::Article;
use crate::text::{CpRange, position::cp_len};
use std::collections::HashSet;

/// How well a place agrees with a mark, in thousandths: 1000 is quote and surroundings in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub u16);

/// A place where a mark may stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub range: CpRange,
    pub score: Score,
}

/// Where a mark stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Where it stood, with the same surroundings.
    Exact,
    /// The same words stand here, told apart from any others by what surrounds them.
    Moved(CpRange),
    /// Something like it stands here: changed words, or the same words in other surroundings. To be confirmed.
    Fuzzy(Candidate),
    /// Several places agree with it equally well, or nearly; best first, at least two.
    Ambiguous(Vec<Candidate>),
    /// No place agrees with it well enough; the best of those, if there was any.
    Orphan(Option<Candidate>),
}

/// More places than this are not looked at; a mark that stands so often is ambiguous anyway.
const MAX_PLACES: usize = 10_000;
/// No more than this many candidates are told.
const MAX_TOLD: usize = 9;
/// How many code points of unchanged text beside a quote tell it apart from others of the same words.
const TELLING: u32 = 20;
/// A quote this long tells itself apart with little beside it.
const LONG_QUOTE: u32 = 32;
/// What a long quote needs beside it.
const LITTLE: u32 = 8;
/// Candidates whose scores differ by less are a tie.
const MARGIN: u16 = 60;

/// Looks for `mark` in `article`.
///
/// Exact and moved are certain as far as text can be: the quote stands there to the letter, with its
/// old surroundings on at least one side, and nowhere else so. All else is for the user to settle.
pub fn resolve(article: &Article, mark: &Mark) -> Resolution {
    if mark.quote.is_empty() {
        return Resolution::Orphan(None);
    }
    let text = article.text();
    let here = article.index().byte_range(text, mark.range);
    if text.get(here.clone()) == Some(&mark.quote)
        && Place::of(article, mark, here.start).certainty() == Certainty::BothSides
    {
        return Resolution::Exact;
    }
    let places = occurrences(text, &mark.quote, MAX_PLACES);
    let places: Vec<Place> = places.into_iter().map(|at| Place::of(article, mark, at)).collect();
    let most = places.iter().map(Place::certainty).max().unwrap_or_default();
    let candidates = places.iter().filter(|p| p.certainty() == most).map(|p| p.candidate(article, mark));
    let mut candidates: Vec<Candidate> = candidates.collect();
    if most == Certainty::None {
        // Where the words themselves were changed, the surroundings may still stand.
        let known: HashSet<CpRange> = candidates.iter().map(|c| c.range).collect();
        candidates.extend(similar(article, mark).into_iter().filter(|c| !known.contains(&c.range)));
        return judge(candidates, mark);
    }
    match candidates.as_slice() {
        [only] => Resolution::Moved(only.range),
        _ => ambiguous(candidates),
    }
}

/// What to say of places none of which is certain.
fn judge(mut candidates: Vec<Candidate>, mark: &Mark) -> Resolution {
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.score), c.range.start.0.abs_diff(mark.range.start.0)));
    let Some(best) = candidates.first().copied() else { return Resolution::Orphan(None) };
    if best.score < lowest(mark) {
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

/// The lowest score worth showing. Short quotes are common words: they need their surroundings.
fn lowest(mark: &Mark) -> Score {
    match mark.quote.chars().count() {
        0..=3 => Score(850),
        4..=11 => Score(700),
        12..=31 => Score(600),
        _ => Score(500),
    }
}

/// How surely a place with the very words is the one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    #[default]
    None,
    /// One side is as it was, or a long quote has a little beside it.
    OneSide,
    BothSides,
}

/// A place where the quote stands to the letter.
struct Place {
    /// In bytes.
    at: usize,
    before: Side,
    after: Side,
    quote: u32,
}

/// How much of the surroundings on one side is as it was.
#[derive(Clone, Copy)]
struct Side {
    /// Code points that agree, counted from the quote outwards.
    same: u32,
    /// Code points that were noted.
    noted: u32,
    /// All that was noted agrees, and where less than usual was noted because the text ended, it ends here too.
    whole: bool,
}

impl Side {
    fn of(noted: impl Iterator<Item = char>, mut found: impl Iterator<Item = char>) -> Side {
        let (mut same, mut total, mut agrees) = (0, 0, true);
        for c in noted {
            total += 1;
            agrees = agrees && found.next() == Some(c);
            same += u32::from(agrees);
        }
        // Whole graphemes may leave the context a little short of its full length.
        let whole = same == total && (total + LITTLE >= CONTEXT || found.next().is_none());
        Side { same, noted: total, whole }
    }

    /// Whether it is as it was and long enough to mean something.
    fn tells(self) -> bool {
        self.whole && self.noted >= TELLING
    }
}

impl Place {
    fn of(article: &Article, mark: &Mark, at: usize) -> Place {
        let (before, rest) = article.text().split_at(at);
        let after = rest.get(mark.quote.len()..).unwrap_or_default();
        Place {
            at,
            before: Side::of(mark.prefix.chars().rev(), before.chars().rev()),
            after: Side::of(mark.suffix.chars(), after.chars()),
            quote: cp_len(&mark.quote),
        }
    }

    fn certainty(&self) -> Certainty {
        if self.before.whole && self.after.whole {
            Certainty::BothSides
        } else if self.before.tells()
            || self.after.tells()
            || (self.quote >= LONG_QUOTE && self.before.same.max(self.after.same) >= LITTLE)
        {
            Certainty::OneSide
        } else {
            Certainty::None
        }
    }

    fn range(&self, article: &Article, mark: &Mark) -> CpRange {
        let text = article.text();
        let start = article.index().cp_of_byte(text, self.at);
        CpRange { start, end: article.index().cp_of_byte(text, self.at + mark.quote.len()) }
    }

    fn candidate(&self, article: &Article, mark: &Mark) -> Candidate {
        let context = weigh(self.before.same + self.after.same, self.before.noted + self.after.noted);
        Candidate { range: self.range(article, mark), score: score(1000, context) }
    }
}

/// `same` of `total` in thousandths.
pub fn weigh(same: u32, total: u32) -> u32 {
    if total == 0 { 1000 } else { (u64::from(same) * 1000 / u64::from(total)) as u32 }
}

/// The score of a quote and a context that agree to so many thousandths: the quote counts for two thirds.
pub fn score(quote: u32, context: u32) -> Score {
    Score((quote.min(1000) * 2 + context.min(1000)).div_ceil(3) as u16)
}

/// How much of the noted surroundings stands around `range`, in thousandths.
pub fn context(article: &Article, mark: &Mark, range: CpRange) -> u32 {
    let text = article.text();
    let place = article.index().byte_range(text, range);
    let before = Side::of(mark.prefix.chars().rev(), text.get(..place.start).unwrap_or_default().chars().rev());
    let after = Side::of(mark.suffix.chars(), text.get(place.end..).unwrap_or_default().chars());
    weigh(before.same + after.same, before.noted + after.noted)
}

/// The annotation on another text of its article, if each of its marks stands there for certain; else where each does.
///
/// # Errors
/// The marks' resolutions, in order, when one of them is neither exact nor moved, or when they would
/// no longer stand in order and apart.
pub fn carry(article: &Article, annotation: &Annotation) -> Result<Annotation, Vec<Resolution>> {
    let found: Vec<Resolution> = annotation.marks.iter().map(|mark| resolve(article, mark)).collect();
    let placed = annotation.marks.iter().zip(&found).map(|(mark, resolution)| match resolution {
        Resolution::Exact => Some(mark.clone()),
        Resolution::Moved(range) => Mark::of(article, *range).filter(|new| new.range == *range),
        _ => None,
    });
    let Some(marks) = placed.collect::<Option<Vec<Mark>>>() else { return Err(found) };
    let carried = Annotation { marks, ..annotation.clone() };
    match carried.check_marks(article) {
        Ok(()) => Ok(carried),
        Err(_) => Err(found),
    }
}
