//! A newer version of an article, and what its marks are to become in it, until the user applies or cancels it.
//!
//! Nothing here changes the project. An article whose marks are not all decided keeps its old text, so that
//! no mark is ever left without a place.

use super::Session;
use crate::anchor::{Outcome, State, place, update};
use crate::annotation::{Annotation, AnnotationId, Project};
use crate::article::Article;
use crate::text::CpRange;
use std::collections::HashSet;
use std::sync::Arc;

/// What the user decided about an annotation.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// It goes to the place that was found.
    Accept,
    /// It goes to these ranges of the new text, one for each of its marks.
    Place(Vec<CpRange>),
    /// It is removed with the old text.
    Drop,
}

/// One annotation of the article.
#[derive(Clone, Debug)]
pub struct Row {
    pub outcome: Outcome,
    pub state: State,
    /// Whether the place that was found is one place for each mark, apart from each other.
    pub acceptable: bool,
    pub decision: Option<Decision>,
}

impl Row {
    fn new(article: &Article, outcome: Outcome) -> Row {
        let state = outcome.state();
        let acceptable = state <= State::Fuzzy && place(article, &outcome.annotation, &outcome.best()).is_some();
        let decision = (acceptable && state.is_certain()).then_some(Decision::Accept);
        Row { outcome, state, acceptable, decision }
    }

    /// Where it goes by what was decided; the best place that was found where nothing was. Empty for none.
    pub fn ranges(&self) -> Vec<CpRange> {
        match &self.decision {
            Some(Decision::Place(ranges)) => ranges.clone(),
            _ => self.outcome.best(),
        }
    }
}

/// How many annotations are what; see [`Update::count`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the order of [`State::ALL`].
    pub states: [usize; 5],
    pub undecided: usize,
    pub dropped: usize,
    /// Attributions that go with a dropped claim.
    pub ties_gone: usize,
    /// Attributions that lose their cue, or one of their sources.
    pub ties_loosened: usize,
    /// Relations of dropped annotations to others.
    pub relations_gone: usize,
    /// Exact and moved ones that are not accepted.
    pub certain_open: usize,
}

/// A version of the article in view that waits to take its place.
pub struct Update {
    /// What the step of the history will be called.
    pub step: &'static str,
    pub old: Arc<Article>,
    /// With the old one's id.
    pub new: Arc<Article>,
    /// The bytes it was read from, if they are known.
    pub original: Option<Arc<[u8]>>,
    /// In the order of the old text.
    pub rows: Vec<Row>,
    pub counts: Counts,
    /// The rows of this state only.
    pub filter: Option<State>,
    /// The number of the chosen row.
    pub chosen: usize,
    /// The mark that is being given another place.
    pub placing: Option<Placing>,
}

/// An annotation that is being given another place by hand.
pub struct Placing {
    /// The number of its row.
    pub row: usize,
    /// Where its marks go, as far as that is said.
    pub ranges: Vec<Option<CpRange>>,
    /// The number of the mark that is being placed.
    pub mark: usize,
    /// The places that were found for that mark, best first.
    pub candidates: Vec<CpRange>,
    /// Which of them was shown last.
    pub shown: usize,
    /// The new text with a selection of its own.
    pub session: Box<Session>,
}

impl Update {
    /// Looks for the marks of `old`, an article of `project`, in `new`.
    pub fn new(project: &Project, step: &'static str, old: Arc<Article>, new: Arc<Article>) -> Update {
        let annotations: Vec<Arc<Annotation>> = project.annotations_of(&old.id).into_iter().cloned().collect();
        let rows: Vec<Row> =
            update(&old, &new, annotations).into_iter().map(|outcome| Row::new(&new, outcome)).collect();
        let chosen = rows.iter().position(|row| row.decision.is_none()).unwrap_or(0);
        let counts = Counts::default();
        let mut update = Update { step, old, new, original: None, rows, counts, filter: None, chosen, placing: None };
        update.count(project);
        update
    }

    /// The numbers of the rows that the filter lets through.
    pub fn shown(&self) -> Vec<usize> {
        let shown = self.rows.iter().enumerate().filter(|(_, row)| self.filter.is_none_or(|state| row.state == state));
        shown.map(|(number, _)| number).collect()
    }

    /// Counts anew what the rows say; to be called after any of them changed.
    pub fn count(&mut self, project: &Project) {
        let mut counts = Counts::default();
        let mut dropped: HashSet<&AnnotationId> = HashSet::new();
        for row in &self.rows {
            if let Some(at) = State::ALL.iter().position(|state| *state == row.state) {
                counts.states[at] += 1;
            }
            counts.undecided += usize::from(row.decision.is_none());
            counts.certain_open += usize::from(row.is_certain_but_open());
            if row.decision == Some(Decision::Drop) {
                dropped.insert(&row.outcome.annotation.id);
            }
        }
        counts.dropped = dropped.len();
        if !dropped.is_empty() {
            for attribution in project.attributions.values() {
                if attribution.claim().is_some_and(|claim| dropped.contains(claim)) {
                    counts.ties_gone += 1;
                } else if attribution.parts().any(|(_, part)| dropped.contains(part)) {
                    counts.ties_loosened += 1;
                }
            }
            let relations = project.relations.values();
            let gone = relations.filter(|r| dropped.contains(&r.from) || dropped.contains(&r.to));
            counts.relations_gone = gone.count();
        }
        self.counts = counts;
    }

    /// The annotations as they will stand in the new text, described anew; `None` while something is undecided
    /// or does not fit.
    pub fn annotations(&self, now: crate::annotation::Timestamp) -> Option<Vec<Arc<Annotation>>> {
        let mut carried = Vec::new();
        for row in &self.rows {
            let old = &row.outcome.annotation;
            match row.decision.as_ref()? {
                Decision::Drop => {}
                Decision::Accept | Decision::Place(_) => {
                    let mut new = place(&self.new, old, &row.ranges())?;
                    if new.marks != old.marks {
                        new.modified = now;
                    }
                    carried.push(Arc::new(new));
                }
            }
        }
        Some(carried)
    }
}

impl Row {
    /// Whether it is exact or moved and not accepted.
    pub fn is_certain_but_open(&self) -> bool {
        self.acceptable && self.state.is_certain() && self.decision != Some(Decision::Accept)
    }
}
