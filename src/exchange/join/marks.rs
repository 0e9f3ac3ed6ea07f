//! The file's annotations in the project: those that are there, and those that come in.

use super::articles::Incoming;
use super::{Alike, Joining, Slot, slot};
use crate::annotation::{Annotation, AnnotationId, Edit};
use crate::exchange::{ImportError, Progress};
use crate::text::CpRange;
use std::sync::Arc;

fn ranges(annotation: &Annotation) -> Vec<CpRange> {
    annotation.marks.iter().map(|mark| mark.range).collect()
}

/// What an annotation says, but for its place.
fn content(annotation: &Annotation) -> impl PartialEq + std::fmt::Debug {
    let a = annotation.clone();
    (a.label, a.author, a.remarks, a.refers_to, a.assessment)
}

/// What it says and where: what two annotations have in common that are the same but for their ids and times.
fn whole(annotation: &Annotation) -> String {
    format!("{:?}", (&annotation.article, ranges(annotation), content(annotation)))
}

/// Whether two annotations with one id are the same. In another article, which can only be another version of the text,
/// they have the same words.
fn same(there: &Annotation, new: &Annotation) -> bool {
    let quotes = |a: &Annotation| a.marks.iter().map(|mark| mark.quote.clone()).collect::<Vec<_>>();
    let stands = match there.article == new.article {
        true => ranges(there) == ranges(new),
        false => quotes(there) == quotes(new),
    };
    stands && content(there) == content(new)
}

impl Joining<'_> {
    /// Adds the annotations that are not there yet.
    pub(super) fn annotations(&mut self, incoming: Incoming, progress: &Progress<'_>) -> Result<(), ImportError> {
        let mut alike = Alike::default();
        for there in self.before.annotations.values().filter(|a| !self.theirs.annotations.contains_key(&a.id)) {
            alike.add(whole(there), &there.id.0);
        }
        let all = incoming.len();
        for (number, (old, mut new)) in incoming.into_iter().enumerate() {
            progress.at(all + number, all * 2).map_err(|_| ImportError::Cancelled)?;
            let Some(label) = self.label_ids.get(&old.label).cloned() else {
                self.lose(self.label_name(&old.id));
                continue;
            };
            new.label = label;
            new.refers_to = old.refers_to.as_ref().and_then(|id| self.source_ids.get(id)).cloned();
            let there = |id: &Arc<str>| Some(same(self.mine.annotations.get(&AnnotationId(id.clone()))?, &new));
            let theirs = |id: &Arc<str>| self.theirs.annotations.contains_key(&AnnotationId(id.clone()));
            let slot = match slot("annotation", &old.id.0, there, theirs) {
                Slot::Free(id) => alike.take(&whole(&new)).map_or(Slot::Free(id), Slot::Known),
                known => known,
            };
            let number = self.article_numbers.get(&old.article).copied();
            let known = matches!(slot, Slot::Known(_));
            let (Slot::Known(id) | Slot::Free(id)) = slot;
            let id = AnnotationId(id);
            if !known {
                new.id = id.clone();
                if !self.put(Edit::PutAnnotation(Arc::new(new)), self.label_name(&old.id)) {
                    continue;
                }
            }
            self.annotation_ids.insert(old.id.clone(), id);
            let counts = number.and_then(|number| self.joined.articles.get_mut(number)).map(|a| &mut a.annotations);
            for count in counts.into_iter().chain([&mut self.joined.annotations]) {
                count.known += usize::from(known);
                count.added += usize::from(!known);
            }
        }
        Ok(())
    }
}
