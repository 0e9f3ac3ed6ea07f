//! A reviewer's verdicts and comments by themselves: taken out of one project and put into another, in which the
//! work may have gone on.

use super::merge::named;
use crate::anchor::{Finder, Outcome, place};
use crate::annotation::{
    Annotation, AnnotationId, Answer, Bilingual, Comment, CommentId, Conflict, ConflictId, Decision, Edit, Project,
    Topic, Verdict, VerdictId, Version,
};
use crate::article::{ArticleId, Extra};
use crate::project::{Review, ReviewedArticle};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What became of a verdict or comment when a review was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    Added,
    /// The project had an older one.
    Renewed,
    /// The project has the same.
    Known,
    /// The project has a newer one, which stays.
    Older,
    /// What it was on is not in the article any more, or not for certain: it is kept as a comment on the article.
    OnArticle,
    /// Its article is not in the project, or it does not fit it: it is kept as a conflict.
    Apart,
}

impl Fate {
    /// All of them, in the order in which they are told.
    pub const ALL: [Fate; 6] = [Fate::Added, Fate::Renewed, Fate::Known, Fate::Older, Fate::OnArticle, Fate::Apart];

    /// Its name in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Fate::Added => "added",
            Fate::Renewed => "renewed",
            Fate::Known => "known",
            Fate::Older => "older",
            Fate::OnArticle => "on-article",
            Fate::Apart => "apart",
        }
    }
}

/// A review put into a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied {
    /// One step of the history; none where nothing is new.
    pub edits: Vec<Edit>,
    /// What became of each verdict.
    pub verdicts: BTreeMap<VerdictId, Fate>,
    /// What became of each comment.
    pub comments: BTreeMap<CommentId, Fate>,
}

impl Applied {
    /// How many verdicts and comments came to this.
    pub fn count(&self, fate: Fate) -> usize {
        self.verdicts.values().chain(self.comments.values()).filter(|one| **one == fate).count()
    }
}

/// What says, in both languages, on which annotation a verdict or comment was that is kept without it, and what the
/// verdict was.
pub type Words<'a> = &'a dyn Fn(&Annotation, Option<&Verdict>) -> Bilingual;

/// The verdicts and comments of `author` in `project`, with what is needed to find again what they are about.
///
/// What the author of the project answered is no part of it: that is hers.
pub fn collect(project: &Project, author: &str) -> Review {
    let mut review = Review { author: author.to_owned(), project: project.name.clone(), ..Review::default() };
    let (mut annotations, mut articles) = (BTreeSet::new(), BTreeSet::new());
    for verdict in project.verdicts.values().filter(|verdict| verdict.author == author) {
        let plain = Verdict { answer: Answer::Open, removed: None, ..Verdict::clone(verdict) };
        note_verdict(project, verdict, &mut review, &mut annotations, &mut articles);
        review.verdicts.insert(plain.id.clone(), plain.into());
    }
    for comment in project.comments.values().filter(|comment| comment.author == author) {
        match &comment.on {
            Topic::Annotation(id) => _ = annotations.insert(id.clone()),
            Topic::Article(id) => _ = articles.insert(id.clone()),
            Topic::Verdict(id) => {
                if let Some(verdict) = project.verdicts.get(id) {
                    note_verdict(project, verdict, &mut review, &mut annotations, &mut articles);
                }
            }
        }
        review.comments.insert(comment.id.clone(), comment.clone());
    }
    for annotation in annotations.iter().filter_map(|id| project.annotations.get(id)) {
        review.annotations.insert(annotation.id.clone(), annotation.clone());
    }
    articles.extend(review.annotations.values().map(|annotation| annotation.article.clone()));
    for article in articles.iter().filter_map(|id| project.article(id)) {
        review.articles.insert(article.id.clone(), ReviewedArticle::of(article));
    }
    review
}

/// Notes what a verdict is about.
fn note_verdict(
    project: &Project,
    verdict: &Verdict,
    review: &mut Review,
    annotations: &mut BTreeSet<AnnotationId>,
    articles: &mut BTreeSet<ArticleId>,
) {
    articles.extend(project.article_of_verdict(verdict).cloned());
    articles.extend(verdict.own_article().cloned());
    if project.annotations.contains_key(&verdict.on) {
        annotations.insert(verdict.on.clone());
    } else if let Some(removed) = &verdict.removed {
        review.annotations.insert(removed.id.clone(), removed.clone());
    }
}

/// Who said something in a project that a review could be made of, in order.
pub fn reviewers(project: &Project) -> BTreeSet<&str> {
    let verdicts = project.verdicts.values().map(|verdict| verdict.author.as_str());
    verdicts.chain(project.comments.values().map(|comment| comment.author.as_str())).collect()
}

/// Puts a review into a project, in which the work may have gone on since.
///
/// An annotation is the one with its id; else the one that stands where its words stand now for certain, with the same
/// label. What has no such annotation is kept as a comment on the article, and where that is not there either, as a
/// conflict; nothing is dropped. A verdict or comment that is there already is renewed only by one that was changed
/// later, and what was answered to a verdict stays unless the decision is another one. So applying a review twice
/// changes nothing, and an older one overwrites nothing newer.
pub fn apply(project: &Project, review: &Review, words: Words<'_>) -> Applied {
    let mut applying = Applying {
        articles: match_articles(project, review),
        project: project.clone(),
        review,
        words,
        found: HashMap::new(),
        verdict_ids: BTreeMap::new(),
        kept: BTreeMap::new(),
        applied: Applied::default(),
    };
    applying.annotations(project);
    review.verdicts.values().for_each(|verdict| applying.verdict(verdict));
    // A thread is begun before it is answered.
    let (first, answers): (Vec<_>, Vec<_>) = review.comments.values().partition(|c| c.thread.is_none());
    first.into_iter().chain(answers).for_each(|comment| applying.comment(comment));
    applying.applied
}

struct Applying<'a> {
    /// The project as it is with what was applied so far.
    project: Project,
    review: &'a Review,
    words: Words<'a>,
    /// The project's article that each of the review's is.
    articles: BTreeMap<ArticleId, ArticleId>,
    /// The project's annotation that each of the review's is.
    found: HashMap<AnnotationId, AnnotationId>,
    /// What verdicts are called here that have another id there.
    verdict_ids: BTreeMap<VerdictId, VerdictId>,
    /// The comments that verdicts are kept as.
    kept: BTreeMap<VerdictId, CommentId>,
    applied: Applied,
}

/// The project's article that each of the review's is: the one with its id, else the only one with its text.
fn match_articles(project: &Project, review: &Review) -> BTreeMap<ArticleId, ArticleId> {
    let mut by_text: BTreeMap<String, Vec<&ArticleId>> = BTreeMap::new();
    if review.articles.keys().any(|id| project.article(id).is_none()) {
        for article in &project.articles {
            by_text.entry(ReviewedArticle::of(article).text).or_default().push(&article.id);
        }
    }
    let there: BTreeSet<&ArticleId> = project.articles.iter().map(|article| &article.id).collect();
    let found = review.articles.iter().filter_map(|(id, article)| {
        if there.contains(id) {
            return Some((id.clone(), id.clone()));
        }
        match by_text.get(&article.text).map(Vec::as_slice) {
            Some([only]) => Some((id.clone(), (*only).clone())),
            _ => None,
        }
    });
    found.collect()
}

impl Applying<'_> {
    /// Finds the annotations that the review is about.
    fn annotations(&mut self, project: &Project) {
        let mut finders: BTreeMap<&ArticleId, (Finder<'_>, Vec<&Arc<Annotation>>)> = BTreeMap::new();
        for (id, annotation) in &self.review.annotations {
            if project.annotations.contains_key(id) {
                self.found.insert(id.clone(), id.clone());
                continue;
            }
            let Some(article) = self.articles.get(&annotation.article).and_then(|id| project.article(id)) else {
                continue;
            };
            let (finder, there) = finders
                .entry(&article.id)
                .or_insert_with(|| (Finder::new(article), project.annotations_of(&article.id)));
            let marks = annotation.marks.iter().map(|mark| finder.resolve(mark)).collect();
            let outcome = Outcome { annotation: annotation.clone(), marks };
            let Some(placed) =
                outcome.state().is_certain().then(|| place(article, annotation, &outcome.best())).flatten()
            else {
                continue;
            };
            let ranges = |a: &Annotation| a.marks.iter().map(|mark| mark.range).collect::<Vec<_>>();
            let same = |a: &&&Arc<Annotation>| a.label == annotation.label && ranges(a) == ranges(&placed);
            let mut same = there.iter().filter(same);
            if let (Some(only), None) = (same.next(), same.next()) {
                self.found.insert(id.clone(), only.id.clone());
            }
        }
    }

    /// Does an edit if it fits.
    fn put(&mut self, edit: Edit) -> bool {
        let fits = self.project.apply(edit.clone()).is_ok();
        if fits {
            self.applied.edits.push(edit);
        }
        fits
    }

    fn verdict(&mut self, verdict: &Arc<Verdict>) {
        let fate = self.settle_verdict(verdict);
        self.applied.verdicts.insert(verdict.id.clone(), fate);
    }

    fn settle_verdict(&mut self, verdict: &Arc<Verdict>) -> Fate {
        if let Some(fate) = self.known_verdict(verdict) {
            return fate;
        }
        let Some(here) = self.verdict_here(verdict) else {
            return if self.was_taken(verdict) { Fate::Known } else { self.without_mark(verdict) };
        };
        self.verdict_ids.insert(verdict.id.clone(), here.id.clone());
        if let Some(fate) = self.known_verdict(&here) {
            return fate;
        }
        let before = self.project.verdicts.get(&here.id).cloned();
        let fate = if before.is_some() { Fate::Renewed } else { Fate::Added };
        let mut new = here;
        if let Some(before) = before {
            new.created = before.created.min(new.created);
            if before.decision == new.decision {
                (new.answer, new.removed) = (before.answer, before.removed.clone());
            }
        }
        if self.put(Edit::PutVerdict(new.into())) { fate } else { self.without_mark(verdict) }
    }

    /// What becomes of a verdict that the project has in the same or a newer state.
    fn known_verdict(&self, verdict: &Verdict) -> Option<Fate> {
        let there = self.project.verdicts.get(&verdict.id)?;
        if there.modified > verdict.modified {
            return Some(Fate::Older);
        }
        let same = there.decision.kind() == verdict.decision.kind() && there.reason == verdict.reason;
        (there.modified == verdict.modified).then_some(if same { Fate::Known } else { Fate::Older })
    }

    /// Whether this is a rejection that was taken here, of a mark that has another id here.
    fn was_taken(&self, verdict: &Verdict) -> bool {
        let same = |there: &&Arc<Verdict>| {
            let times = there.created == verdict.created && there.modified == verdict.modified;
            there.removed.is_some() && there.author == verdict.author && times && there.reason == verdict.reason
        };
        verdict.decision == Decision::Reject && self.project.verdicts.values().any(|there| same(&there))
    }

    /// The verdict in the terms of the project; `None` if what it is on is not there.
    fn verdict_here(&self, verdict: &Verdict) -> Option<Verdict> {
        let mut here = Verdict { answer: Answer::Open, removed: None, ..verdict.clone() };
        let own = match &verdict.decision {
            Decision::Propose(version) => {
                let article = self.articles.get(&version.article)?.clone();
                return Some(Verdict {
                    decision: Decision::Propose(Annotation { article, ..Annotation::clone(version) }.into()),
                    ..here
                });
            }
            _ => self
                .found
                .get(&verdict.on)
                .or_else(|| self.project.annotations.get_key_value(&verdict.on).map(|(id, _)| id))?,
        };
        if let Decision::Change(version) = &verdict.decision {
            let article = self.articles.get(&version.article).unwrap_or(&version.article).clone();
            let version = Annotation { id: own.clone(), article, ..Annotation::clone(version) };
            here.decision = Decision::Change(version.into());
        }
        here.id = VerdictId::of(&verdict.author, own);
        here.on = own.clone();
        Some(here)
    }

    /// The annotation that a verdict of the review is on, as the reviewer saw it.
    fn seen(&self, verdict: &Verdict) -> Option<Arc<Annotation>> {
        let version = verdict.decision.version();
        self.review.annotations.get(&verdict.on).or(version).cloned()
    }

    /// Keeps a verdict whose annotation is gone or not certain.
    fn without_mark(&mut self, verdict: &Arc<Verdict>) -> Fate {
        let seen = self.seen(verdict);
        let article = seen.as_ref().and_then(|seen| self.articles.get(&seen.article)).cloned();
        let (Some(seen), Some(article)) = (seen, article) else {
            return self.apart(Version::Verdict(verdict.clone()));
        };
        let said = joined(&(self.words)(&seen, Some(verdict)), &verdict.reason);
        let id = comment_id("verdict", &verdict.id.0);
        let mut comment =
            Comment::new(id.clone(), Topic::Article(article), said, verdict.author.clone(), verdict.created);
        comment.modified = verdict.modified;
        self.kept.insert(verdict.id.clone(), id);
        match self.put_comment(comment) {
            Fate::Added | Fate::Renewed => Fate::OnArticle,
            fate => fate,
        }
    }

    fn comment(&mut self, comment: &Arc<Comment>) {
        let fate = self.settle_comment(comment);
        self.applied.comments.insert(comment.id.clone(), fate);
    }

    fn settle_comment(&mut self, comment: &Arc<Comment>) -> Fate {
        let mut here = Comment::clone(comment);
        let mut on_article = false;
        match self.topic(&comment.on) {
            Some(topic) => here.on = topic,
            None => {
                let Some((topic, thread, said)) = self.instead(comment) else {
                    return self.apart(Version::Comment(comment.clone()));
                };
                (here.on, here.thread, on_article) = (topic, thread, true);
                here.text = if here.thread.is_none() { joined(&said, &comment.text) } else { here.text };
            }
        }
        let begins = |first: &Arc<Comment>| first.thread.is_none() && first.on == here.on && first.id != here.id;
        here.thread = here.thread.filter(|first| self.project.comments.get(first).is_some_and(begins));
        match self.put_comment(here) {
            Fate::Added | Fate::Renewed if on_article => Fate::OnArticle,
            Fate::Apart => self.apart(Version::Comment(comment.clone())),
            fate => fate,
        }
    }

    /// What a comment of the review is about here.
    fn topic(&self, topic: &Topic) -> Option<Topic> {
        let here = match topic {
            Topic::Article(id) => Topic::Article(self.articles.get(id)?.clone()),
            Topic::Annotation(id) => Topic::Annotation(self.found.get(id).unwrap_or(id).clone()),
            Topic::Verdict(id) => Topic::Verdict(self.verdict_ids.get(id).unwrap_or(id).clone()),
        };
        self.project.check_topic(&here).ok().map(|()| here)
    }

    /// Where a comment is kept whose mark or verdict is gone: on the article, in the thread of the verdict where that
    /// is kept so, and what it was about.
    fn instead(&self, comment: &Comment) -> Option<(Topic, Option<CommentId>, Bilingual)> {
        let kept = |id: &CommentId| self.project.comments.get(id).map(|c| (c.on.clone(), c.thread.clone()));
        if let Topic::Verdict(id) = &comment.on
            && let Some(first) = self.kept.get(id)
            && let Some((topic, None)) = kept(first)
        {
            return Some((topic, Some(first.clone()), Bilingual::default()));
        }
        // What its thread began with may be kept so already.
        if let Some(first) = &comment.thread
            && let Some((topic @ Topic::Article(_), None)) = kept(first)
        {
            return Some((topic, Some(first.clone()), Bilingual::default()));
        }
        let seen = match &comment.on {
            Topic::Annotation(id) => self.review.annotations.get(id).cloned(),
            Topic::Verdict(id) => self.review.verdicts.get(id).and_then(|verdict| self.seen(verdict)),
            Topic::Article(_) => None,
        }?;
        let article = self.articles.get(&seen.article)?.clone();
        Some((Topic::Article(article), None, (self.words)(&seen, None)))
    }

    /// Puts a comment unless the project has the same or a newer one.
    fn put_comment(&mut self, mut new: Comment) -> Fate {
        let Some(there) = self.project.comments.get(&new.id).cloned() else {
            return if self.put(Edit::PutComment(new.into())) { Fate::Added } else { Fate::Apart };
        };
        if there.modified > new.modified {
            return Fate::Older;
        }
        if there.modified == new.modified {
            return if there.text == new.text { Fate::Known } else { Fate::Older };
        }
        // Where it stands here is settled; what was closed stays so.
        (new.on, new.thread) = (there.on.clone(), there.thread.clone());
        new.created = there.created.min(new.created);
        new.resolved |= there.resolved;
        if self.put(Edit::PutComment(new.into())) { Fate::Renewed } else { Fate::Apart }
    }

    /// Keeps what has no place in the project as a conflict.
    fn apart(&mut self, version: Version) -> Fate {
        let conflict = named(Conflict {
            id: ConflictId::default(),
            record: version.record(),
            fields: Vec::new(),
            author: self.review.author.clone(),
            other: Some(version),
            base: None,
            extra: Extra::default(),
        });
        if self.project.conflicts.contains_key(&conflict.id) {
            return Fate::Known;
        }
        self.put(Edit::PutConflict(conflict.into()));
        Fate::Apart
    }
}

/// Both texts in each language, with a line between them.
fn joined(first: &Bilingual, second: &Bilingual) -> Bilingual {
    let join = |a: &str, b: &str| [a, b].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    Bilingual { ar: join(&first.ar, &second.ar), en: join(&first.en, &second.en) }
}

/// The id of the comment that something is kept as.
fn comment_id(what: &str, id: &str) -> CommentId {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digest = Sha256::new().chain_update(what).chain_update(b"\n").chain_update(id).finalize();
    let id: String = digest.iter().take(12).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    CommentId(id.into())
}

#[cfg(test)]
#[path = "handed_tests.rs"]
mod tests;
