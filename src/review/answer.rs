//! The author's answer to a verdict: doing what it asks for, or not.

use super::settle::{SettleError, stand};
use crate::annotation::{Annotation, Answer, Decision, Edit, EditError, Project, Timestamp, Verdict, VerdictId};
use std::sync::Arc;

/// The edits that do what a verdict asks for and say so; one step of the history. None where that was done before.
///
/// A changed or missing annotation is put where its words stand in the article's text as it is now. What was rejected
/// is removed and kept in the verdict.
///
/// # Errors
/// When the project has no such verdict, or what it asks for does not fit it any more.
pub fn take(project: &Project, id: &VerdictId, now: Timestamp) -> Result<Vec<Edit>, SettleError> {
    let verdict = project.verdicts.get(id).ok_or_else(|| EditError::NoVerdict(id.clone()))?;
    if verdict.answer == Answer::Taken {
        return Ok(Vec::new());
    }
    let taken = Verdict { answer: Answer::Taken, ..Verdict::clone(verdict) };
    let there = project.annotations.get(&verdict.on);
    let edits = match (&verdict.decision, there) {
        (Decision::Accept, _) => vec![Edit::PutVerdict(taken.into())],
        (Decision::Change(version), Some(old)) => {
            let new = Annotation { created: old.created, modified: now, ..Annotation::clone(version) };
            vec![Edit::PutAnnotation(stand(project, new)?.into()), Edit::PutVerdict(taken.into())]
        }
        (Decision::Reject, Some(old)) => {
            let taken = Verdict { removed: Some(old.clone()), ..taken };
            vec![Edit::PutVerdict(taken.into()), Edit::RemoveAnnotation(verdict.on.clone())]
        }
        (Decision::Propose(_), Some(_)) => vec![Edit::PutVerdict(taken.into())],
        (Decision::Propose(version), None) => {
            let new = Annotation { modified: now, ..Annotation::clone(version) };
            vec![Edit::PutAnnotation(stand(project, new)?.into()), Edit::PutVerdict(taken.into())]
        }
        (Decision::Change(_) | Decision::Reject, None) => {
            return Err(EditError::NoAnnotation(verdict.on.clone()).into());
        }
    };
    let mut tried = project.clone();
    tried.apply(Edit::Batch(edits.clone()))?;
    Ok(edits)
}

/// The edits that decline a verdict, or open it again. None where nothing changes, and of a rejection that was taken:
/// that is undone, or the mark made anew.
pub fn answer(project: &Project, id: &VerdictId, answer: Answer) -> Vec<Edit> {
    let Some(verdict) = project.verdicts.get(id) else { return Vec::new() };
    if verdict.answer == answer || verdict.removed.is_some() || answer == Answer::Taken {
        return Vec::new();
    }
    vec![Edit::PutVerdict(Arc::new(Verdict { answer, ..Verdict::clone(verdict) }))]
}

/// Where the annotation that a verdict proposes would stand in the text as it is now, if that is certain.
pub fn proposed(project: &Project, verdict: &Verdict) -> Option<Annotation> {
    match &verdict.decision {
        Decision::Propose(version) => stand(project, Annotation::clone(version)).ok(),
        _ => None,
    }
}
