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
    if work.edits.is_empty() {
        // What is there already is shown.
        if let Some(mention) = work.mentions.first().cloned() {
            super::select::show_mark(desk, mention);
        }
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
    /// The mentions of the names, each once.
    mentions: Vec<AnnotationId>,
}

impl<'p> Work<'p> {
    /// Nothing yet; `None` if the label set has no label for sources.
    fn new(project: &'p Project, article: &'p Article) -> Option<Work<'p>> {
        let label = |role| project.labels.iter().find(|l| l.role == Some(role)).map(|l| l.id.clone());
        let (source, cue) = (label(Role::Source)?, label(Role::Cue));
        let now = Timestamp::now();
        let (edits, made, mentions) = (Vec::new(), Vec::new(), Vec::new());
        Some(Work { project, article, source, cue, now, edits, made, named: 0, tied: 0, mentions })
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
                (Some(range), Some(label)) => self.marked(Role::Cue, &label, moved(range), None)?,
                _ => None,
            };
            for (range, name) in line.names {
                self.named += 1;
                let label = self.source.clone();
                // A mention that says already whom it means needs no entry.
                let known = self.known(Role::Source, moved(range)).is_some_and(|mention| mention.refers_to.is_some());
                let entry = if known { None } else { Some(self.entry(&name)?) };
                let mention = self.marked(Role::Source, &label, moved(range), entry)?;
                // One mention may stand for several names.
                let Some(mention) = mention.filter(|mention| !self.mentions.contains(mention)) else { continue };
                self.mentions.push(mention.clone());
                self.tie(cue.clone(), mention)?;
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

    /// The annotation in that role which covers `range` or a part of it; of several the one that covers just that.
    fn known(&self, role: Role, range: CpRange) -> Option<&'p Arc<Annotation>> {
        let overlaps = |a: &Annotation| a.marks.iter().any(|m| m.range.start < range.end && range.start < m.range.end);
        let in_role = |a: &Annotation| self.project.label(&a.label).is_some_and(|label| label.role == Some(role));
        let here = self.project.annotations.values().filter(|a| a.article == self.article.id);
        here.filter(|a| overlaps(a) && in_role(a))
            .min_by_key(|a| !matches!(a.marks.as_slice(), [only] if only.range == range))
    }

    /// The annotation of `range` in that role, made with this label if there is none; a mention of a source refers to
    /// `entry` unless it refers to another.
    fn marked(
        &mut self,
        role: Role,
        label: &LabelId,
        range: CpRange,
        entry: Option<SourceId>,
    ) -> Result<Option<AnnotationId>, getrandom::Error> {
        if let Some(known) = self.known(role, range) {
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
