//! Making what somebody else has mine: the edits that end one difference, and their project in my terms.

use super::compare::{Class, Comparison, Divergence};
use super::records::needs;
use super::settle::{SettleError, remove, take_version};
use super::terms::Terms;
use crate::annotation::{Attribution, AttributionId, Edit, Field, Label, Project, Record, Subject, Version};
use std::collections::{HashSet, VecDeque};

/// Their project with my ids for what is one thing in both, so that [`super::merge()`] holds it against mine whether the
/// two have a common origin or not.
pub fn in_my_terms(mine: &Project, theirs: &Project, comparison: &Comparison) -> Project {
    Terms::new(mine, theirs, comparison, false).project()
}

/// Whether [`take_theirs`] can end a difference of this kind. An article that only I have is not taken away for it, nor is a
/// conflict settled.
pub fn can_take(difference: &Divergence) -> bool {
    match (&difference.mine, &difference.theirs) {
        (Some(Record::Article(_) | Record::Project), None) | (None, None) => false,
        (Some(_), Some(_)) => true,
        _ => difference.class != Class::Other,
    }
}

/// The edits by which my project has it as theirs: fields go over into my record, what only they have comes in with their
/// names on it, what only I have goes. What is needed for it comes too: labels, entries of the registry, marks that an
/// attribution names. No edits if mine has it already in another way.
///
/// # Errors
/// When it has no certain place in my text, or does not fit my project.
pub fn take_theirs(
    mine: &Project,
    theirs: &Project,
    comparison: &Comparison,
    difference: &Divergence,
) -> Result<Vec<Edit>, SettleError> {
    if !can_take(difference) {
        return Ok(Vec::new());
    }
    let terms = Terms::new(mine, theirs, comparison, true);
    let mut taking = Taking { terms, theirs, tried: mine.clone(), edits: Vec::new(), begun: HashSet::new() };
    match (&difference.mine, &difference.theirs) {
        (Some(record), None) => taking.perform(remove(mine, record))?,
        (None, Some(record)) => taking.whole(record)?,
        (Some(_), Some(record)) => taking.fields(record, difference)?,
        (None, None) => {}
    }
    Ok(taking.edits)
}

struct Taking<'p> {
    terms: Terms<'p>,
    theirs: &'p Project,
    /// My project with the edits so far.
    tried: Project,
    edits: Vec<Edit>,
    /// Records of theirs that are being brought in.
    begun: HashSet<Record>,
}

impl Taking<'_> {
    fn perform(&mut self, edits: Vec<Edit>) -> Result<(), SettleError> {
        for edit in edits {
            self.tried.apply(edit.clone())?;
            self.edits.push(edit);
        }
        Ok(())
    }

    fn has(&self, record: &Record) -> bool {
        let project = &self.tried;
        match record {
            Record::Project => true,
            Record::Label(id) => project.label(id).is_some(),
            Record::Article(id) => project.article(id).is_some(),
            Record::Source(id) => project.sources.contains_key(id),
            Record::Annotation(id) => project.annotations.contains_key(id),
            Record::Attribution(id) => project.attributions.contains_key(id),
            Record::Relation(id) => project.relations.contains_key(id),
            Record::Remarks(place) => project.remarks.contains_key(place),
            Record::Verdict(id) => project.verdicts.contains_key(id),
            Record::Comment(id) => project.comments.contains_key(id),
            Record::Stage(article) => project.stages.contains_key(article),
        }
    }

    fn version(&self, record: &Record) -> Result<Version, SettleError> {
        self.terms.version(record).ok_or(SettleError::NoPlace)
    }

    /// Brings in what a version in my terms names and my project has not.
    fn needed(&mut self, version: &Version) -> Result<(), SettleError> {
        let mut all = Vec::new();
        needs(version, &mut |record| all.push(record));
        for record in all {
            // What mine has not has one id in both, or one that theirs was given here.
            if !self.has(&record) {
                let there = self.their_record(&record);
                self.bring(&there)?;
            }
        }
        Ok(())
    }

    /// Which record of theirs is this one of my terms.
    fn their_record(&self, record: &Record) -> Record {
        match record {
            Record::Annotation(id) if !self.theirs.annotations.contains_key(id) => {
                let there = self.theirs.annotations.keys().find(|there| self.terms.mark_id(there) == *id);
                Record::Annotation(there.unwrap_or(id).clone())
            }
            Record::Attribution(id) if !self.theirs.attributions.contains_key(id) => {
                let there = self.theirs.attributions.keys().find(|there| self.terms.attribution_id(there) == *id);
                Record::Attribution(there.unwrap_or(id).clone())
            }
            other => other.clone(),
        }
    }

    /// Puts a record that mine lacks into it, after what it needs.
    fn bring(&mut self, record: &Record) -> Result<(), SettleError> {
        let version = self.version(record)?;
        if self.has(&version.record()) || !self.begun.insert(record.clone()) {
            return Ok(());
        }
        self.needed(&version)?;
        let version = match version {
            Version::Label(label) => {
                // A key that a label of mine has stays with it.
                let key = label.key.filter(|key| self.tried.label_for_key(*key).is_none());
                Version::Label(Label { key, ..Label::clone(&label) }.into())
            }
            other => other,
        };
        let edits = take_version(&self.tried, &version, &[])?;
        self.perform(edits)
    }

    /// What only they have.
    fn whole(&mut self, record: &Record) -> Result<(), SettleError> {
        if let Record::Remarks(_) = record
            && self.has(&self.version(record)?.record())
        {
            return Err(SettleError::NoPlace);
        }
        self.bring(record)?;
        let theirs = self.theirs;
        match record {
            Record::Annotation(id) => self.said_of(&Subject::Claim(id.clone())),
            Record::Article(id) => {
                for annotation in theirs.annotations.values().filter(|a| a.article == *id) {
                    self.bring(&Record::Annotation(annotation.id.clone()))?;
                }
                for annotation in theirs.annotations.values().filter(|a| a.article == *id) {
                    self.said_of(&Subject::Claim(annotation.id.clone()))?;
                }
                for place in theirs.remarks.keys().filter(|place| place.article() == Some(id)) {
                    self.bring(&Record::Remarks(place.clone()))?;
                }
                self.said_of(&Subject::Article(id.clone()))
            }
            _ => Ok(()),
        }
    }

    /// Brings in who says it, where all that is named for that is in my project by now.
    fn said_of(&mut self, subject: &Subject) -> Result<(), SettleError> {
        let theirs = self.theirs;
        for there in theirs.attributions.values().filter(|a| a.subject == *subject) {
            let record = Record::Attribution(there.id.clone());
            let mut complete = true;
            needs(&self.version(&record)?, &mut |record| complete &= self.has(&record));
            if complete {
                self.bring(&record)?;
            }
        }
        Ok(())
    }

    /// Fields of a record that both have.
    fn fields(&mut self, record: &Record, difference: &Divergence) -> Result<(), SettleError> {
        if !difference.fields.is_empty() {
            let version = self.version(record)?;
            let version = match (&difference.mine, version) {
                // Which of mine it is, the comparison has found: by their names two can be one.
                (Some(Record::Relation(id)), Version::Relation(relation)) => {
                    let mut relation = crate::annotation::Relation::clone(&relation);
                    relation.id = id.clone();
                    Version::Relation(relation.into())
                }
                (Some(Record::Remarks(place)), Version::Remarks(_, said)) => Version::Remarks(place.clone(), said),
                (_, version) => version,
            };
            self.needed_for(&version, &difference.fields)?;
            let edits = take_version(&self.tried, &version, &difference.fields)?;
            self.perform(edits)?;
        }
        match record {
            Record::Annotation(id) if difference.class == Class::Attribution => self.ties(&Subject::Claim(id.clone())),
            Record::Article(id) if difference.class == Class::Attribution => self.ties(&Subject::Article(id.clone())),
            _ => Ok(()),
        }
    }

    /// Brings in what these fields of a version name.
    fn needed_for(&mut self, version: &Version, fields: &[Field]) -> Result<(), SettleError> {
        let names =
            |field: &Field| matches!(field, Field::Label | Field::RefersTo | Field::Parent | Field::From | Field::To);
        if !fields.iter().any(names) {
            return Ok(());
        }
        match version {
            Version::Annotation(annotation) => {
                let mut only = crate::annotation::Annotation::clone(annotation);
                if !fields.contains(&Field::RefersTo) {
                    only.refers_to = None;
                }
                self.needed(&Version::Annotation(only.into()))
            }
            other => self.needed(other),
        }
    }

    /// Lets what they say of who says it hold, in the place of what I say. One of mine that gives way to one of theirs
    /// leaves it its id, so that what stands inside it stays there.
    fn ties(&mut self, subject: &Subject) -> Result<(), SettleError> {
        let theirs: Vec<Attribution> = {
            let all = self.theirs.attributions.values().filter(|a| a.subject == *subject);
            all.map(|a| self.terms.attribution(a)).collect()
        };
        let here = match subject {
            Subject::Claim(id) => Subject::Claim(self.terms.mark_id(id)),
            Subject::Article(id) => Subject::Article(self.terms.article_id(id)),
        };
        let mine = self.tried.attributions.values().filter(|a| a.subject == here);
        let named: HashSet<&AttributionId> = theirs.iter().map(|a| &a.id).collect();
        let mut free: VecDeque<AttributionId> = mine.filter(|a| !named.contains(&a.id)).map(|a| a.id.clone()).collect();
        for mut new in theirs {
            if !self.tried.attributions.contains_key(&new.id)
                && let Some(id) = free.pop_front()
            {
                new.id = id;
            }
            let known = self.tried.attributions.get(&new.id);
            if known.is_some_and(|known| says_the_same(known, &new)) {
                continue;
            }
            let version = Version::Attribution(new.clone().into());
            self.needed(&version)?;
            self.perform(vec![Edit::PutAttribution(new.into())])?;
        }
        self.perform(free.into_iter().map(Edit::RemoveAttribution).collect())
    }
}

fn says_the_same(one: &Attribution, other: &Attribution) -> bool {
    let said = |a: &Attribution| {
        (a.subject.clone(), a.cue.clone(), a.source.clone(), a.via.clone(), a.manner, a.inside.clone())
    };
    said(one) == said(other)
}
