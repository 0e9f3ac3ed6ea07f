//! Verdicts, comments and how far articles have come, of two projects held against each other.

use super::{At, Class, Comparing, Comparison};
use crate::annotation::{Annotation, AnnotationId, Decision, Field, Project, Record, Topic, Verdict, VerdictId};
use crate::article::ArticleId;
use crate::review::fields::Parts;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

impl Comparing<'_> {
    /// What reviewers and authors said, and how far articles have come.
    pub(super) fn reviews(&mut self, comparison: &Comparison) {
        let here = Here {
            marks: comparison.marks.iter().map(|(m, t)| (t, m)).collect(),
            articles: comparison.articles.iter().map(|(m, t)| (t, m)).collect(),
            comparison,
        };
        self.verdicts(&here);
        self.comments(&here);
        self.stages(&here);
    }

    fn review(&mut self, mine: Option<Record>, theirs: Option<Record>, fields: Vec<Field>, at: At) {
        if mine.is_none() || theirs.is_none() || !fields.is_empty() {
            self.add(Class::Review, mine, theirs, fields, at);
        }
    }

    fn verdicts(&mut self, here: &Here<'_>) {
        let (mine, theirs) = (self.mine, self.theirs);
        let mut met: BTreeSet<VerdictId> = BTreeSet::new();
        for other in theirs.verdicts.values() {
            let there = Record::Verdict(other.id.clone());
            let on = here.marks.get(&other.on).copied().unwrap_or(&other.on);
            let id = VerdictId::of(&other.author, on);
            let Some(verdict) = mine.verdicts.get(&id).filter(|_| met.insert(id.clone())) else {
                let at = here.at(theirs, &Topic::Verdict(other.id.clone()));
                self.review(None, Some(there), Vec::new(), at);
                continue;
            };
            // The versions in it are of my annotation, in my article, with my label.
            let version = |version: &Arc<Annotation>| -> Arc<Annotation> {
                let article = here.article(&version.article);
                let label = self.readings.label(&version.label);
                Arc::new(Annotation { id: on.clone(), article, label, ..Annotation::clone(version) })
            };
            let decision = match &other.decision {
                Decision::Change(changed) => Decision::Change(version(changed)),
                Decision::Propose(proposed) => Decision::Propose(version(proposed)),
                plain => plain.clone(),
            };
            let removed = other.removed.as_ref().map(version);
            let fields = verdict.differing(&Verdict { decision, removed, ..Verdict::clone(other) });
            let at = At::of_topic(mine, &Topic::Verdict(id.clone()));
            self.review(Some(Record::Verdict(id)), Some(there), fields, at);
        }
        for id in mine.verdicts.keys().filter(|id| !met.contains(*id)) {
            let at = At::of_topic(mine, &Topic::Verdict(id.clone()));
            self.review(Some(Record::Verdict(id.clone())), None, Vec::new(), at);
        }
    }

    fn comments(&mut self, here: &Here<'_>) {
        let (mine, theirs) = (self.mine, self.theirs);
        for (id, comment) in &mine.comments {
            let (record, at) = (Record::Comment(id.clone()), At::of_topic(mine, &comment.on));
            match theirs.comments.get(id) {
                None => self.review(Some(record), None, Vec::new(), at),
                Some(other) => {
                    let mut fields = comment.differing(other);
                    fields.retain(|field| matches!(field, Field::TextAr | Field::TextEn | Field::Resolved));
                    self.review(Some(record.clone()), Some(record), fields, at);
                }
            }
        }
        for (id, comment) in theirs.comments.iter().filter(|(id, _)| !mine.comments.contains_key(*id)) {
            let at = here.at(theirs, &comment.on);
            self.review(None, Some(Record::Comment(id.clone())), Vec::new(), at);
        }
    }

    fn stages(&mut self, here: &Here<'_>) {
        let (mine, theirs) = (self.mine, self.theirs);
        let there: BTreeMap<ArticleId, &ArticleId> = theirs.stages.keys().map(|id| (here.article(id), id)).collect();
        let articles: BTreeSet<&ArticleId> = mine.stages.keys().chain(there.keys()).collect();
        for article in articles {
            let other = there.get(article).copied().unwrap_or(article);
            if mine.stage_of(article) == theirs.stage_of(other) {
                continue;
            }
            // Of which nobody said anything there is no record.
            let said =
                |project: &Project, id: &ArticleId| project.stages.contains_key(id).then(|| Record::Stage(id.clone()));
            let (record, other) = (said(mine, article), said(theirs, other));
            let fields = if record.is_some() && other.is_some() { vec![Field::Stage] } else { Vec::new() };
            self.review(record, other, fields, At { article: Some(article.clone()), range: None });
        }
    }
}

impl At {
    /// Where what is said about something is.
    fn of_topic(project: &Project, topic: &Topic) -> At {
        match topic {
            Topic::Annotation(id) => At::of_mark(project, id),
            Topic::Article(id) => At { article: Some(id.clone()), range: None },
            Topic::Verdict(id) => {
                let Some(verdict) = project.verdicts.get(id) else { return At::default() };
                let at = At::of_mark(project, &verdict.on);
                let own = || verdict.decision.version().or(verdict.removed.as_ref());
                match own().filter(|_| at.article.is_none()) {
                    Some(own) => At { article: Some(own.article.clone()), range: Some(own.span()) },
                    None => at,
                }
            }
        }
    }
}

/// What of theirs is in my project, and where.
struct Here<'a> {
    marks: HashMap<&'a AnnotationId, &'a AnnotationId>,
    articles: HashMap<&'a ArticleId, &'a ArticleId>,
    comparison: &'a Comparison,
}

impl Here<'_> {
    /// My id of an article of theirs; theirs where only they have it.
    fn article(&self, theirs: &ArticleId) -> ArticleId {
        self.articles.get(theirs).copied().unwrap_or(theirs).clone()
    }

    /// Where in my text what they say about something is; without a range where that has no certain place there.
    fn at(&self, theirs: &Project, topic: &Topic) -> At {
        let there = At::of_topic(theirs, topic);
        let Some(article) = there.article.map(|id| self.article(&id)) else { return At::default() };
        let on = match topic {
            Topic::Annotation(id) => Some(id),
            Topic::Verdict(id) => theirs.verdicts.get(id).map(|verdict| &verdict.on),
            Topic::Article(_) => None,
        };
        let range = match on {
            Some(id) if self.comparison.theirs.contains_key(id) => {
                self.comparison.theirs.get(id).map(|placed| placed.span())
            }
            Some(id) if self.comparison.unplaced.contains(id) => None,
            _ => there.range,
        };
        At { article: Some(article), range }
    }
}
