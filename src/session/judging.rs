//! The colleague's project as the reviewer judges it, and in which order that and one's own work were done.

use super::Review;
use crate::annotation::{
    Annotation, AnnotationId, Decision, Edit, EditError, History, Project, StepId, Topic, Verdict, VerdictId,
};
use crate::review::{Divergence, judged_by, with_mine};
use crate::text::hash::HashSet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a review file is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReviewOf {
    /// What is said in the project that is open.
    #[default]
    Mine,
    /// What is said of the colleague's that is held against it.
    Theirs,
}

/// A copy of the colleague's project with the reviewer's verdicts, proposals and comments in it, as records like those
/// she would make had she opened the file. The file itself is never written; what is hers goes into a review file.
///
/// It has a history of its own. On the page of the comparison there is one undo for both, in the order of doing: each
/// step here notes in which state my own project was then, and [`Judging::undoes_here`] and [`Judging::redoes_here`] say
/// whose turn it is. Elsewhere an undo is of my own project.
#[derive(Debug)]
pub struct Judging {
    pub project: Project,
    pub history: History,
    /// The state of my project's history when each step here was made.
    mine_at: BTreeMap<StepId, StepId>,
    /// Whether what is unsaved was given up, as what comes next ends the comparison.
    pub given_up: bool,
    /// The marks that the reviewer has given a verdict on, or proposed.
    decided: HashSet<AnnotationId>,
    /// Whose verdicts those are.
    reviewer: String,
}

impl Judging {
    /// `project` as it was read, judged by `reviewer`.
    pub fn new(project: Project, reviewer: &str) -> Judging {
        let mut judging = Judging {
            project,
            history: History::new(),
            mine_at: BTreeMap::new(),
            given_up: false,
            decided: HashSet::default(),
            reviewer: String::new(),
        };
        judging.follow(reviewer);
        judging
    }

    /// Finds out what `reviewer` has decided by now.
    pub fn follow(&mut self, reviewer: &str) {
        reviewer.clone_into(&mut self.reviewer);
        let own = self.project.verdicts.values().filter(|verdict| verdict.author == reviewer);
        self.decided = own.map(|verdict| verdict.on.clone()).collect();
    }

    /// Carries out `edits` as one step, or as part of the step `amended`; my own project is in the state `mine` meanwhile.
    ///
    /// # Errors
    /// When an edit does not fit; everything then stays as it was.
    pub fn perform(
        &mut self,
        name: &'static str,
        edits: Vec<Edit>,
        amended: Option<StepId>,
        mine: StepId,
    ) -> Result<StepId, EditError> {
        let id = match amended {
            Some(step) => self.history.amend(&mut self.project, step, name, edits)?,
            None => self.history.perform(&mut self.project, name, edits)?,
        };
        self.mine_at.insert(id, mine);
        self.changed();
        Ok(id)
    }

    /// Takes the last step back, or does the one that was taken back last again.
    ///
    /// # Errors
    /// When the way does not fit; everything then stays as it was.
    pub fn step(&mut self, back: bool) -> Result<(), EditError> {
        match back {
            true => self.history.undo(&mut self.project)?,
            false => self.history.redo(&mut self.project)?,
        };
        self.changed();
        Ok(())
    }

    fn changed(&mut self) {
        self.given_up = false;
        let reviewer = std::mem::take(&mut self.reviewer);
        self.follow(&reviewer);
    }

    /// Says that my own project is another one, with a new history: whatever is done to it from now on came after what
    /// was said here.
    pub fn mine_begins_anew(&mut self) {
        self.mine_at.values_mut().for_each(|state| *state = StepId::default());
    }

    /// Whether the last thing done is a step here, not one of `mine`.
    pub fn undoes_here(&self, mine: &History) -> bool {
        if self.history.is_empty() {
            return false;
        }
        let then = self.mine_at.get(&self.history.state());
        // What was done to my project since, and was not undone, comes first.
        mine.is_empty() || then.is_none_or(|then| mine.state() <= *then)
    }

    /// Whether of the steps that were undone the next one to be done again is one here.
    pub fn redoes_here(&self, mine: &History) -> bool {
        match (self.history.redo_state(), mine.redo_state()) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(here), Some(there)) => self.mine_at.get(&here).is_none_or(|then| there > *then),
        }
    }

    /// Whether the reviewer has given a verdict on this mark of theirs, or proposed this one of mine.
    pub fn has_decided(&self, id: &AnnotationId) -> bool {
        self.decided.contains(id)
    }

    /// The id of the reviewer's verdict on a mark.
    pub fn verdict_id(&self, on: &AnnotationId) -> VerdictId {
        VerdictId::of(&self.reviewer, on)
    }

    /// Whether the reviewer has said anything that is in no review file, and has not given it up.
    pub fn is_unsaved(&self) -> bool {
        !self.history.is_saved() && !self.given_up
    }
}

impl Review {
    /// Whether a verdict is still to be given on what this is about.
    pub fn is_open(&self, difference: &Divergence) -> bool {
        judged_by(difference).is_some_and(|id| !self.judging.has_decided(id))
    }

    /// The reviewer's verdict that settles this difference, if there is one.
    pub fn verdict(&self, difference: &Divergence) -> Option<&Arc<Verdict>> {
        let id = judged_by(difference).filter(|id| self.judging.has_decided(id))?;
        self.judging.project.verdicts.get(&self.judging.verdict_id(id))
    }

    /// The mark of theirs that the current difference is about, if it is about one.
    pub fn judged(&self) -> Option<&Arc<Annotation>> {
        self.judging.project.annotations.get(judged_by(self.current()?)?)
    }

    /// What is commented on at the current difference: the mark of theirs, else what is proposed, else the article.
    pub fn topic(&self) -> Option<Topic> {
        let current = self.current()?;
        if let Some(mark) = self.judged() {
            return Some(Topic::Annotation(mark.id.clone()));
        }
        if let Some(verdict) = self.verdict(current) {
            return Some(Topic::Verdict(verdict.id.clone()));
        }
        let article = current.article.as_ref()?;
        let paired = self.comparison.articles.iter().find(|(mine, _)| mine == article);
        let there = paired.map_or(article, |(_, theirs)| theirs);
        self.theirs.article(there).map(|article| Topic::Article(article.id.clone()))
    }

    /// The mark of theirs at the current difference as a verdict of the reviewer's would have it: as her change of it
    /// says, else as it is; and whether there is such a change.
    pub fn changed(&self) -> Option<(Arc<Annotation>, bool)> {
        let mark = self.judged()?;
        let known = self.judging.project.verdicts.get(&self.judging.verdict_id(&mark.id));
        Some(match known.map(|verdict| &verdict.decision) {
            Some(Decision::Change(version)) => (version.clone(), true),
            _ => (mark.clone(), false),
        })
    }

    /// Whether the reviewer's change of their mark asks for what `mine` has in this difference of it.
    pub fn asks_for_mine(&self, mine: &Project, difference: &Divergence) -> bool {
        let (Some((version, true)), Some(mark)) = (self.changed(), self.judged()) else { return false };
        let with = |version| with_mine([mine, &self.theirs], &self.comparison, difference, version).ok();
        with(&version).as_ref() == Some(&*version) && with(mark).as_ref() != Some(&**mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Timestamp;

    /// Steps of both kinds are undone and done again in the order in which they were done, whatever that was.
    #[test]
    fn undo_and_redo_go_through_both_histories_in_the_order_of_doing() {
        let check = |order: &str| {
            let (mut mine, mut own) = (Project::new("R", Timestamp(0)), History::new());
            let mut judging = Judging::new(Project::new("O", Timestamp(0)), "R");
            let name = |n: usize| vec![Edit::SetName(format!("{n}"))];
            for (number, what) in order.chars().enumerate() {
                match what {
                    'm' => _ = own.perform(&mut mine, "m", name(number)).unwrap(),
                    _ => _ = judging.perform("v", name(number), None, own.state()).unwrap(),
                }
            }
            let mut undone = String::new();
            while !own.is_empty() || !judging.history.is_empty() {
                let here = judging.undoes_here(&own);
                undone.insert(0, if here { 'v' } else { 'm' });
                if here { judging.step(true).unwrap() } else { _ = own.undo(&mut mine).unwrap() }
            }
            assert_eq!(undone, order, "undone");
            let mut redone = String::new();
            while own.redo_state().is_some() || judging.history.redo_state().is_some() {
                let here = judging.redoes_here(&own);
                redone.push(if here { 'v' } else { 'm' });
                if here { judging.step(false).unwrap() } else { _ = own.redo(&mut mine).unwrap() }
            }
            assert_eq!(redone, order, "done again");
        };
        // Every order of up to seven steps.
        for count in 0..=7u32 {
            for bits in 0..1u32 << count {
                let order: String = (0..count).map(|at| if bits >> at & 1 == 0 { 'm' } else { 'v' }).collect();
                check(&order);
            }
        }
    }

    #[test]
    fn unsaved_is_what_no_file_has_and_nobody_gave_up() {
        let mut judging = Judging::new(Project::new("O", Timestamp(0)), "R");
        assert!(!judging.is_unsaved());
        judging.perform("v", vec![Edit::SetName("1".into())], None, StepId::default()).unwrap();
        assert!(judging.is_unsaved());
        judging.history.mark_saved();
        assert!(!judging.is_unsaved());
        judging.step(true).unwrap();
        assert!(judging.is_unsaved(), "the file has what was taken back");
        judging.given_up = true;
        assert!(!judging.is_unsaved());
        judging.step(false).unwrap();
        assert!(!judging.is_unsaved(), "as the file has it");
        judging.perform("v", vec![Edit::SetName("2".into())], None, StepId::default()).unwrap();
        assert!(judging.is_unsaved(), "what comes after was not given up");
    }
}
