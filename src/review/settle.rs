//! Settling a conflict: which edits take the one version or the other.

use super::body::same_text;
use super::fields::{Parts, same};
use super::merge::named;
use super::records::{Kind, Records};
use crate::anchor::{carry, carry_blocks, place, update};
use crate::annotation::{
    Annotation, Attribution, Conflict, ConflictId, Edit, EditError, Field, Head, Place, PlaceRemarks, Project, Record,
    Relation, Version,
};
use crate::article::{Article, Extra};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which version of what is in question is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What the project shows.
    Shown,
    /// What the conflict keeps.
    Other,
    /// What it was before either changed it.
    Base,
}

/// Why a conflict cannot be settled so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettleError {
    #[error(transparent)]
    Edit(#[from] EditError),
    #[error("it is not known what it was before")]
    NoBase,
    #[error("the marked words are not in the article's text, or not in one certain place: mark them there anew")]
    NoPlace,
}

/// The edits that settle `field` of a conflict, or all of it; one step of the history.
///
/// The last field that is settled takes the conflict with it. An article's other text takes the annotations along;
/// those that have no certain place in it are kept as conflicts, with what tied them.
///
/// # Errors
/// When the project has no such conflict or the chosen version does not fit it any more.
pub fn settle(
    project: &Project,
    id: &ConflictId,
    field: Option<Field>,
    choice: Choice,
) -> Result<Vec<Edit>, SettleError> {
    let conflict = project.conflicts.get(id).ok_or_else(|| EditError::NoConflict(id.clone()))?;
    let fields: Vec<Field> = match field {
        Some(field) => conflict.fields.iter().copied().filter(|f| *f == field).collect(),
        None => conflict.fields.clone(),
    };
    let mut edits = match choice {
        Choice::Shown => Vec::new(),
        Choice::Other => take(project, conflict, conflict.other.as_ref(), &fields)?,
        Choice::Base => match (&conflict.base, conflict.fields.is_empty()) {
            (None, true) => return Err(SettleError::NoBase),
            (base, _) => take(project, conflict, base.as_ref().or(blank(conflict).as_ref()), &fields)?,
        },
    };
    edits.push(Edit::RemoveConflict(id.clone()));
    let left: Vec<Field> = conflict.fields.iter().copied().filter(|f| !fields.contains(f)).collect();
    if !left.is_empty() {
        let rest = Conflict { fields: left, ..Conflict::clone(conflict) };
        edits.push(Edit::PutConflict(named(rest).into()));
    }
    let mut tried = project.clone();
    tried.apply(Edit::Batch(edits.clone()))?;
    Ok(edits)
}

/// Where there was nothing before, what remarks were: empty. Other kinds of record are never empty.
fn blank(conflict: &Conflict) -> Option<Version> {
    match &conflict.record {
        Record::Remarks(place) => Some(Version::Remarks(place.clone(), Arc::default())),
        _ => None,
    }
}

/// The edits that give the record in question the `fields` of `version`; that remove it where there is no such version.
fn take(
    project: &Project,
    conflict: &Conflict,
    version: Option<&Version>,
    fields: &[Field],
) -> Result<Vec<Edit>, SettleError> {
    match version {
        Some(version) => take_version(project, version, fields),
        None if conflict.fields.is_empty() => Ok(remove(project, &conflict.record)),
        None => Err(SettleError::NoBase),
    }
}

/// The edits that give the record the `fields` of `version`, or make it that version where it is in question as a
/// whole or is not there.
pub(super) fn take_version(project: &Project, version: &Version, fields: &[Field]) -> Result<Vec<Edit>, SettleError> {
    let records = Records::of(project);
    Ok(match version {
        Version::Project(head) => {
            let now = Head { name: project.name.clone(), extra: project.extra.clone() };
            let new = fields.iter().fold(now, |new, field| new.taking(*field, head));
            vec![Edit::SetName(new.name), Edit::SetExtra(new.extra)]
        }
        Version::Label(label) => {
            let at = project.labels.iter().position(|l| l.id == label.id).unwrap_or(project.labels.len());
            vec![Edit::PutLabel { at, label: with(&records, &label.id, label, fields) }]
        }
        Version::Article(article) => {
            let new = with(&records, &article.id, article, fields);
            match project.article(&article.id) {
                Some(old) => replace(project, old, new),
                None => vec![Edit::AddArticle { at: project.articles.len(), article: new.into() }],
            }
        }
        Version::Source(source) => vec![Edit::PutSource(with(&records, &source.id, source, fields).into())],
        Version::Annotation(annotation) => {
            let new = with(&records, &annotation.id, annotation, fields);
            vec![Edit::PutAnnotation(stand(project, new)?.into())]
        }
        Version::Attribution(attribution) => {
            vec![Edit::PutAttribution(with(&records, &attribution.id, attribution, fields).into())]
        }
        Version::Relation(relation) => vec![Edit::PutRelation(with(&records, &relation.id, relation, fields).into())],
        Version::Remarks(place, remarks) => {
            vec![Edit::PutRemarks(place.clone(), with(&records, place, remarks, fields).into())]
        }
        Version::Verdict(verdict) => vec![Edit::PutVerdict(with(&records, &verdict.id, verdict, fields).into())],
        Version::Comment(comment) => vec![Edit::PutComment(with(&records, &comment.id, comment, fields).into())],
        Version::Stage(article, said) => {
            vec![Edit::PutStage(article.clone(), with(&records, article, said, fields).into())]
        }
    })
}

/// The project's record with these fields of `from`; `from` itself where all of it is in question or there is none.
fn with<T: Kind>(records: &Records, id: &T::Id, from: &Arc<T>, fields: &[Field]) -> T {
    match T::map(records).get(id) {
        Some(now) if !fields.is_empty() => fields.iter().fold(T::clone(now), |new, field| new.taking(*field, from)),
        _ => T::clone(from),
    }
}

/// The annotation where its words stand in the project's text.
pub(super) fn stand(project: &Project, annotation: Annotation) -> Result<Annotation, SettleError> {
    let article = project.article(&annotation.article);
    let article = article.ok_or_else(|| EditError::NoArticle(annotation.article.clone()))?;
    let fits = annotation.check_marks(article).is_ok()
        && annotation.marks.iter().all(|mark| article.slice(mark.range) == mark.quote);
    if fits { Ok(annotation) } else { carry(article, &annotation).map_err(|_| SettleError::NoPlace) }
}

/// The edits that remove a record, if it is there.
pub(super) fn remove(project: &Project, record: &Record) -> Vec<Edit> {
    let edit = match record.clone() {
        Record::Project => return Vec::new(),
        Record::Label(id) => project.label(&id).map(|_| Edit::RemoveLabel(id)),
        Record::Article(id) => project.article(&id).map(|_| Edit::RemoveArticle(id)),
        Record::Source(id) => project.sources.get(&id).map(|_| Edit::RemoveSource(id)),
        Record::Annotation(id) => project.annotations.get(&id).map(|_| Edit::RemoveAnnotation(id)),
        Record::Attribution(id) => project.attributions.get(&id).map(|_| Edit::RemoveAttribution(id)),
        Record::Relation(id) => project.relations.get(&id).map(|_| Edit::RemoveRelation(id)),
        Record::Remarks(place) => project.remarks.get(&place).map(|_| Edit::RemoveRemarks(place)),
        Record::Verdict(id) => project.verdicts.get(&id).map(|_| Edit::RemoveVerdict(id)),
        Record::Comment(id) => project.comments.get(&id).map(|_| Edit::RemoveComment(id)),
        Record::Stage(article) => project.stages.get(&article).map(|_| Edit::RemoveStage(article)),
    };
    edit.into_iter().collect()
}

/// The edits that put another version of an article in its place, with all that was marked and said in it.
fn replace(project: &Project, old: &Article, new: Article) -> Vec<Edit> {
    let annotations: Vec<Arc<Annotation>> = project.annotations_of(&old.id).into_iter().cloned().collect();
    if same_text(old, &new) {
        return vec![Edit::ReplaceArticle { article: new.into(), annotations }];
    }
    let (mut placed, mut kept) = (Vec::new(), Vec::new());
    for outcome in update(old, &new, annotations) {
        let there = outcome.state().is_certain().then(|| place(&new, &outcome.annotation, &outcome.best())).flatten();
        match there {
            Some(there) => placed.push(Arc::new(there)),
            None => kept.push(Version::Annotation(outcome.annotation)),
        }
    }
    let (mut edits, said) = carry_remarks(project, old, &new, &mut kept);
    edits.push(Edit::ReplaceArticle { article: new.into(), annotations: placed });
    edits.extend(said);
    // What was tied to an annotation that has no place goes with it.
    let mut tried = project.clone();
    if tried.apply(Edit::Batch(edits.clone())).is_ok() {
        let differs = |a: &Arc<Attribution>| tried.attributions.get(&a.id).is_none_or(|b| !same(a, b));
        kept.extend(project.attributions.values().filter(|a| differs(a)).cloned().map(Version::Attribution));
        let is_gone = |r: &Arc<Relation>| !tried.relations.contains_key(&r.id);
        kept.extend(project.relations.values().filter(|r| is_gone(r)).cloned().map(Version::Relation));
        let verdicts = project.verdicts.values().filter(|v| !tried.verdicts.contains_key(&v.id));
        kept.extend(verdicts.cloned().map(Version::Verdict));
        let comments = project.comments.values().filter(|c| !tried.comments.contains_key(&c.id));
        kept.extend(comments.cloned().map(Version::Comment));
    }
    edits.extend(kept.into_iter().map(|version| {
        let fields = match &version {
            Version::Attribution(a) => tried.attributions.get(&a.id).map(|now| a.differing(now)),
            Version::Remarks(_, said) => Some(said.differing(&PlaceRemarks::default())),
            _ => None,
        };
        let conflict = Conflict {
            id: ConflictId::default(),
            record: version.record(),
            fields: fields.unwrap_or_default(),
            author: project.author.clone(),
            other: Some(version),
            base: None,
            extra: Extra::default(),
        };
        Edit::PutConflict(named(conflict).into())
    }));
    edits
}

/// The edits before and after the text is another that bring what was said of blocks to what these have become.
fn carry_remarks(project: &Project, old: &Article, new: &Article, kept: &mut Vec<Version>) -> (Vec<Edit>, Vec<Edit>) {
    let blocks = carry_blocks(old, new);
    let mut before = Vec::new();
    let mut carried: BTreeMap<Place, Arc<PlaceRemarks>> = BTreeMap::new();
    for (place, said) in &project.remarks {
        let Place::Block(article, block) = place else { continue };
        if *article != old.id {
            continue;
        }
        before.push(Edit::RemoveRemarks(place.clone()));
        let to = blocks.get(*block as usize).copied().flatten().map(|to| Place::Block(old.id.clone(), to as u32));
        match to.filter(|to| !carried.contains_key(to)) {
            Some(to) => _ = carried.insert(to, said.clone()),
            None => kept.push(Version::Remarks(Place::Article(old.id.clone()), said.clone())),
        }
    }
    (before, carried.into_iter().map(|(place, said)| Edit::PutRemarks(place, said)).collect())
}
