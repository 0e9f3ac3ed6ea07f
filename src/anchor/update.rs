//! What becomes of an article's annotations in another version of its text.

use super::finder::Finder;
use super::resolve::{Candidate, Resolution};
use crate::annotation::{Annotation, Mark};
use crate::article::Article;
use crate::text::CpRange;
use std::sync::Arc;

/// What became of an annotation: that of its ranges' states which leaves most to settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Every range is [`Resolution::Exact`].
    Exact,
    /// Every range is exact or [`Resolution::Moved`].
    Moved,
    /// A range is [`Resolution::Fuzzy`].
    Fuzzy,
    /// A range is [`Resolution::Ambiguous`], or two of its ranges were found at one place.
    Ambiguous,
    /// A range is [`Resolution::Orphan`].
    Orphan,
}

impl State {
    /// All of them, from the most certain to the least.
    pub const ALL: [State; 5] = [State::Exact, State::Moved, State::Fuzzy, State::Ambiguous, State::Orphan];

    /// Whether nothing is left to be settled.
    pub fn is_certain(self) -> bool {
        self <= State::Moved
    }

    /// Its name in message keys and tables.
    pub fn name(self) -> &'static str {
        match self {
            State::Exact => "exact",
            State::Moved => "moved",
            State::Fuzzy => "fuzzy",
            State::Ambiguous => "ambiguous",
            State::Orphan => "orphan",
        }
    }
}

impl Resolution {
    /// Its state, for one range.
    pub fn state(&self) -> State {
        match self {
            Resolution::Exact => State::Exact,
            Resolution::Moved(_) => State::Moved,
            Resolution::Fuzzy(_) => State::Fuzzy,
            Resolution::Ambiguous(_) => State::Ambiguous,
            Resolution::Orphan(_) => State::Orphan,
        }
    }

    /// Where it may stand, best first: none for an orphan. `old` is where it stood.
    pub fn places(&self, old: CpRange) -> Vec<CpRange> {
        match self {
            Resolution::Exact => vec![old],
            Resolution::Moved(range) => vec![*range],
            Resolution::Fuzzy(Candidate { range, .. }) => vec![*range],
            Resolution::Ambiguous(candidates) => candidates.iter().map(|c| c.range).collect(),
            Resolution::Orphan(_) => Vec::new(),
        }
    }
}

/// An annotation and where its ranges stand in the new version.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub annotation: Arc<Annotation>,
    /// One for each of its marks, in their order.
    pub marks: Vec<Resolution>,
}

impl Outcome {
    /// What became of it as a whole.
    pub fn state(&self) -> State {
        let state = self.marks.iter().map(Resolution::state).max().unwrap_or(State::Orphan);
        let places = self.best();
        let overlap = |(i, a): (usize, &CpRange)| places.iter().skip(i + 1).any(|b| a.intersection(*b).is_some());
        if state.is_certain() && places.iter().enumerate().any(overlap) { State::Ambiguous } else { state }
    }

    /// The best place of each of its ranges, of those that have one.
    pub fn best(&self) -> Vec<CpRange> {
        let marks = self.annotation.marks.iter().zip(&self.marks);
        marks.filter_map(|(mark, found)| found.places(mark.range).first().copied()).collect()
    }
}

/// What becomes of `annotations`, all of them of `old`, in `new`, a newer version of it; one by one and in their order.
pub fn update(old: &Article, new: &Article, annotations: impl IntoIterator<Item = Arc<Annotation>>) -> Vec<Outcome> {
    let (before, after) = (Finder::new(old), Finder::new(new));
    let outcome = |annotation: Arc<Annotation>| {
        let marks = annotation.marks.iter().map(|mark| after.resolve_from(&before, mark)).collect();
        Outcome { annotation, marks }
    };
    annotations.into_iter().map(outcome).collect()
}

/// `annotation` on these ranges of `article`, each described anew, in order. `None` if there is none, or if
/// they overlap or leave the text.
pub fn place(article: &Article, annotation: &Annotation, ranges: &[CpRange]) -> Option<Annotation> {
    let mut marks = ranges.iter().map(|range| Mark::of(article, *range)).collect::<Option<Vec<Mark>>>()?;
    marks.sort_by_key(|mark| mark.range.start);
    let placed = Annotation { marks, ..annotation.clone() };
    placed.check_marks(article).is_ok().then_some(placed)
}

/// The annotation on another text of its article, if each of its marks stands there for certain; else where each does.
///
/// # Errors
/// The marks' resolutions, in order, when one of them is neither exact nor moved, or when two stand at one place.
pub fn carry(article: &Article, annotation: &Annotation) -> Result<Annotation, Vec<Resolution>> {
    let finder = Finder::new(article);
    let marks = annotation.marks.iter().map(|mark| finder.resolve(mark)).collect();
    let outcome = Outcome { annotation: Arc::new(annotation.clone()), marks };
    let carried = outcome.state().is_certain().then(|| place(article, annotation, &outcome.best())).flatten();
    carried.ok_or(outcome.marks)
}
