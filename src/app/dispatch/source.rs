//! The source registry.

use super::Desk;
use super::mark::no_random;
use crate::annotation::{
    Annotation, AnnotationId, Bilingual, Edit, Rating, Reliability, Role, Source as Entry, SourceId, Timestamp, new_id,
};
use crate::command::Source;
use crate::session::{Asked, Question, Severity};
use crate::text::fold;
use std::sync::Arc;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Source) {
    match command {
        Source::Choose(source) => desk.session.source = source,
        Source::Create { name, of } => create(desk, name, of),
        Source::CreateFromMention(mention) => create_from_mention(desk, &mention),
        Source::Put(source) => put(desk, *source),
        Source::Remove(id) => remove(desk, id),
        Source::MergeWith(kept) => desk.session.question = Some(Question::Who(Asked::Merge(kept))),
        Source::AskMerge { kept, gone } => {
            desk.session.question = Some(Question::MergeSources { kept, gone });
        }
        Source::Merge { kept, gone } => merge(desk, kept, gone),
        Source::Rate { source, reliability, reason } => rate(desk, &source, reliability, reason),
        Source::Refer { mention, entry } => refer(desk, &mention, entry),
        Source::FromCredits => super::credits::from_credits(desk),
    }
}

/// The entry that a mention about to be made means; none if its label is not a source's.
pub(super) fn meant_by(desk: &Desk<'_>, mention: &Annotation) -> Option<Arc<Entry>> {
    let project = &desk.session.project;
    let is_source = project.label(&mention.label).is_some_and(|label| label.role == Some(Role::Source));
    is_source.then(|| project.source_meant(&mention.quote()).cloned()).flatten()
}

/// A mention that refers to `entry` from now on.
fn referring(mention: &Annotation, entry: Option<SourceId>, now: Timestamp) -> Edit {
    Edit::PutAnnotation(Arc::new(Annotation { refers_to: entry, modified: now, ..mention.clone() }))
}

fn create(desk: &mut Desk<'_>, name: Bilingual, of: Option<AnnotationId>) {
    let Ok(id) = new_id() else { return no_random(desk) };
    let (id, now) = (SourceId(id), Timestamp::now());
    let mut edits = vec![Edit::PutSource(Arc::new(Entry::new(id.clone(), name, desk.author(), now)))];
    let mention = of.and_then(|mention| desk.session.project.annotations.get(&mention));
    edits.extend(mention.map(|mention| referring(mention, Some(id.clone()), now)));
    if desk.perform("step-source-create", edits) {
        desk.session.source = Some(id);
    }
}

fn create_from_mention(desk: &mut Desk<'_>, mention: &AnnotationId) {
    let project = &desk.session.project;
    let Some(mention) = project.annotations.get(mention).filter(|_| project.role_of(mention) == Some(Role::Source))
    else {
        return;
    };
    let Ok(id) = new_id() else { return no_random(desk) };
    let (id, now) = (SourceId(id), Timestamp::now());
    let quote = mention.quote();
    let folded = fold::fold(&quote).text().to_owned();
    let same = |other: &&Arc<Annotation>| {
        other.id == mention.id
            || other.refers_to.is_none()
                && project.role_of(&other.id) == Some(Role::Source)
                && fold::fold(&other.quote()).text() == folded
    };
    let mut edits = vec![Edit::PutSource(Arc::new(Entry::new(
        id.clone(),
        Bilingual::in_script(&quote),
        project.author.clone(),
        now,
    )))];
    edits.extend(project.annotations.values().filter(same).map(|other| referring(other, Some(id.clone()), now)));
    let count = edits.len() as i64 - 1;
    if desk.perform("step-source-create", edits) {
        desk.session.source = Some(id);
        desk.tell("sources-created-from", &[("name", quote.into()), ("count", count.into())]);
    }
}

/// Puts a changed entry in its place. Typing in one text is one step, anything else a step of its own.
fn put(desk: &mut Desk<'_>, new: Entry) {
    let Some(old) = desk.session.project.sources.get(&new.id).filter(|old| ***old != new) else { return };
    let typed = [
        (old.name.ar != new.name.ar, "step-source-name-ar"),
        (old.name.en != new.name.en, "step-source-name-en"),
        (old.transliteration != new.transliteration, "step-source-transliteration"),
        (old.role != new.role, "step-source-role"),
        (old.note != new.note, "step-source-note"),
    ];
    let other = [
        (old.kind != new.kind, "step-source-kind"),
        (old.aliases != new.aliases, "step-source-aliases"),
        (old.parent != new.parent, "step-source-parent"),
    ];
    let first = |steps: &[(bool, &'static str)]| steps.iter().find(|(is, _)| *is).map(|(_, step)| *step);
    let edits = vec![Edit::PutSource(Arc::new(Entry { modified: Timestamp::now(), ..new }))];
    match (first(&typed), first(&other)) {
        (Some(step), None) => desk.amend(step, edits),
        (_, other) => {
            desk.gesture.0 = None;
            desk.perform(other.unwrap_or("step-source-change"), edits)
        }
    };
}

fn remove(desk: &mut Desk<'_>, id: SourceId) {
    let Some(entry) = desk.session.project.sources.get(&id).cloned() else { return };
    if desk.perform("step-source-remove", vec![Edit::RemoveSource(id.clone())]) {
        if desk.session.source.as_ref() == Some(&id) {
            desk.session.source = None;
        }
        let name = called(desk, &entry);
        desk.tell_undo("sources-removed", &[("name", name.into())]);
    }
}

fn merge(desk: &mut Desk<'_>, kept: SourceId, gone: SourceId) {
    desk.session.question = None;
    let Some(other) = desk.session.project.sources.get(&gone).cloned() else { return };
    let edits = desk.session.project.merge_sources(&kept, &gone, Timestamp::now());
    if edits.is_empty() {
        return;
    }
    if desk.perform("step-source-merge", edits) {
        let name = desk.session.project.sources.get(&kept).map(|entry| called(desk, entry)).unwrap_or_default();
        let gone = called(desk, &other);
        desk.session.source = Some(kept);
        desk.tell_undo("sources-merged", &[("name", name.into()), ("gone", gone.into())]);
    }
}

fn rate(desk: &mut Desk<'_>, source: &SourceId, reliability: Reliability, reason: Bilingual) {
    let Some(entry) = desk.session.project.sources.get(source) else { return };
    let now = Timestamp::now();
    let mut entry = entry.as_ref().clone();
    entry.rate(Rating { at: now, reliability, reason, author: desk.author() });
    entry.modified = now;
    desk.perform("step-source-rate", vec![Edit::PutSource(Arc::new(entry))]);
}

fn refer(desk: &mut Desk<'_>, mention: &AnnotationId, entry: Option<SourceId>) {
    let project = &desk.session.project;
    if project.role_of(mention) != Some(Role::Source) {
        return desk.say(Severity::Warning, "sources-not-a-mention");
    }
    let Some(mention) = project.annotations.get(mention).filter(|m| m.refers_to != entry) else { return };
    let edits = vec![referring(mention, entry, Timestamp::now())];
    desk.perform("step-source-refer", edits);
}

/// What to call an entry, which may have no name.
fn called(desk: &Desk<'_>, entry: &Entry) -> String {
    match desk.locale.bilingual(&entry.name) {
        "" => desk.locale.text("sources-unnamed").to_string(),
        name => name.to_owned(),
    }
}
