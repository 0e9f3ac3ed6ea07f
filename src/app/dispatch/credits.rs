//! From an article's credit line to marks, entries of the registry, and attributions of the article.

use super::Desk;
use super::mark::no_random;
use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Edit, LabelId, Mark, Party, Project, Role, Source,
    SourceId, SourceKind, SourceNames, Subject, Timestamp, new_id,
};
use crate::article::{Article, BlockKind, credit_line};
use crate::session::Severity;
use crate::text::{CpRange, fold};
use std::sync::Arc;

/// Marks the label and the names of the credit lines of the article in view, lets the names refer to the registry, and
/// attributes the article to them. What is there already stays as it is.
pub(super) fn from_credits(desk: &mut Desk<'_>) {
    let Some(article) = desk.session.article().cloned() else { return };
    let Some(work) = Work::new(&desk.session.project, &article) else {
        return desk.say(Severity::Warning, "sources-credits-no-label");
    };
    let Ok(work) = work.done() else { return no_random(desk) };
    if work.named == 0 {
        return desk.say(Severity::Info, "sources-credits-none");
    }
    let (named, tied, made) = (work.named as i64, work.tied as i64, work.made.len() as i64);
    let is_new = !work.edits.is_empty();
    if !is_new {
        return desk.tell("sources-credits-known", &[("count", named.into())]);
    }
    let edits = work.edits;
    if desk.perform("step-credits", edits) {
        desk.tell("sources-credits-done", &[("count", tied.into()), ("made", made.into())]);
    }
}

/// What is to be done about an article's credit lines.
struct Work<'p> {
    project: &'p Project,
    article: &'p Article,
    source: LabelId,
    cue: Option<LabelId>,
    now: Timestamp,
    edits: Vec<Edit>,
    /// The entries that are new, with their folded names.
    made: Vec<(String, SourceId)>,
    /// How many names the lines have, and how many attributions are new.
    named: usize,
    tied: usize,
}

impl<'p> Work<'p> {
    /// Nothing yet; `None` if the label set has no label for sources.
    fn new(project: &'p Project, article: &'p Article) -> Option<Work<'p>> {
        let label = |role| project.labels.iter().find(|l| l.role == Some(role)).map(|l| l.id.clone());
        let (source, cue) = (label(Role::Source)?, label(Role::Cue));
        let now = Timestamp::now();
        Some(Work { project, article, source, cue, now, edits: Vec::new(), made: Vec::new(), named: 0, tied: 0 })
    }

    fn done(mut self) -> Result<Work<'p>, getrandom::Error> {
        for block in self.article.blocks().iter().filter(|b| b.kind == BlockKind::Credit) {
            let line = credit_line(self.article.block_text(block));
            let moved = |range: CpRange| CpRange {
                start: range.start.plus(block.range.start.0),
                end: range.end.plus(block.range.start.0),
            };
            if line.names.is_empty() {
                continue;
            }
            let cue = match (line.cue, self.cue.clone()) {
                (Some(range), Some(label)) => self.marked(&label, moved(range), None)?,
                _ => None,
            };
            for (range, name) in line.names {
                self.named += 1;
                let entry = self.entry(&name)?;
                let label = self.source.clone();
                if let Some(mention) = self.marked(&label, moved(range), Some(entry))? {
                    self.tie(cue.clone(), mention)?;
                }
            }
        }
        Ok(self)
    }

    /// The entry of that name, made if there is none.
    fn entry(&mut self, name: &str) -> Result<SourceId, getrandom::Error> {
        if let Some(known) = self.project.source_named(name) {
            return Ok(known.id.clone());
        }
        let folded = fold::fold(name).text().to_owned();
        let twins = SourceNames::of(self.project).find(name);
        // Several go by it: the best fit is as good as another, and a further one would be worse.
        let twin = twins.iter().find(|s| s.names().any(|other| fold::fold(other).text() == folded));
        if let Some(twin) = twin {
            return Ok(twin.id.clone());
        }
        if let Some((_, made)) = self.made.iter().find(|(other, _)| *other == folded) {
            return Ok(made.clone());
        }
        let id = SourceId(new_id()?);
        let mut entry = Source::new(id.clone(), Bilingual::in_script(name), self.project.author.clone(), self.now);
        entry.kind = SourceKind::Media;
        self.edits.push(Edit::PutSource(Arc::new(entry)));
        self.made.push((folded, id.clone()));
        Ok(id)
    }

    /// The annotation of `range` with this label, made if there is none; a mention of a source refers to `entry` unless
    /// it refers to another.
    fn marked(
        &mut self,
        label: &LabelId,
        range: CpRange,
        entry: Option<SourceId>,
    ) -> Result<Option<AnnotationId>, getrandom::Error> {
        let known = self.project.annotations.values().find(|a| {
            a.article == self.article.id && a.label == *label && matches!(&a.marks[..], [only] if only.range == range)
        });
        if let Some(known) = known {
            if known.refers_to.is_none() && entry.is_some() {
                let changed = Annotation { refers_to: entry, modified: self.now, ..known.as_ref().clone() };
                self.edits.push(Edit::PutAnnotation(Arc::new(changed)));
            }
            return Ok(Some(known.id.clone()));
        }
        let Some(mark) = Mark::of(self.article, range) else { return Ok(None) };
        let id = AnnotationId(new_id()?);
        let author = self.project.author.clone();
        let mut made =
            Annotation::new(id.clone(), self.article.id.clone(), label.clone(), vec![mark], author, self.now);
        made.refers_to = entry;
        self.edits.push(Edit::PutAnnotation(Arc::new(made)));
        Ok(Some(id))
    }

    /// Attributes the article to the mention, unless it is.
    fn tie(&mut self, cue: Option<AnnotationId>, mention: AnnotationId) -> Result<(), getrandom::Error> {
        if self.project.credits_of(&self.article.id).any(|tie| tie.source_mention() == Some(&mention)) {
            return Ok(());
        }
        let subject = Subject::Article(self.article.id.clone());
        let author = self.project.author.clone();
        let mut tie = Attribution::new(AttributionId(new_id()?), subject, author, self.now);
        tie.cue = cue;
        tie.source = Some(Party::Mention(mention));
        self.edits.push(Edit::PutAttribution(Arc::new(tie)));
        self.tied += 1;
        Ok(())
    }
}
