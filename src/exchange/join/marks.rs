//! The file's annotations in the project: those that are there, and those that come in.
//!
//! Two files of one article, from two tools or two people, call the same mark by other names, and other marks by the
//! same. So what is there is found by what it says where: first word by word, then as a mark that says all this one does.

use super::articles::Incoming;
use super::{Alike, Joining, Slot, slot};
use crate::annotation::{Annotation, AnnotationId, ClaimStatus, Edit, Project};
use crate::exchange::{ImportError, Progress};
use crate::text::CpRange;
use std::collections::HashMap;
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

/// Where an annotation stands and what it is marked as.
fn place(annotation: &Annotation) -> String {
    format!("{:?}", (&annotation.article, ranges(annotation), &annotation.label))
}

/// Whether `there`, in the same place, says all that `new` does, and for the same person where the file names one.
fn says_all_of(there: &Annotation, new: &Annotation) -> bool {
    fn holds<T: PartialEq>(there: &Option<T>, new: &Option<T>) -> bool {
        new.is_none() || there == new
    }
    let (of, said) = (&there.remarks, &new.remarks);
    let texts = [
        (&of.note.ar, &said.note.ar),
        (&of.note.en, &said.note.en),
        (&of.gloss.ar, &said.gloss.ar),
        (&of.gloss.en, &said.gloss.en),
    ];
    let (graded, grades) = (&there.assessment, &new.assessment);
    (new.author.is_empty() || there.author == new.author)
        && texts.iter().all(|(there, new)| new.is_empty() || there == new)
        && said.tags.iter().all(|tag| of.tags.contains(tag))
        && holds(&there.refers_to, &new.refers_to)
        && holds(&graded.kind, &grades.kind)
        && (grades.status == ClaimStatus::default() || graded.status == grades.status)
        && holds(&graded.credibility, &grades.credibility)
        && holds(&graded.likelihood, &grades.likelihood)
        && holds(&graded.confidence, &grades.confidence)
}

/// The annotations of a project by where they stand and what they are marked as.
fn in_places(project: &Project) -> HashMap<String, Vec<&Annotation>> {
    let mut places: HashMap<String, Vec<&Annotation>> = HashMap::new();
    for annotation in project.annotations.values() {
        places.entry(place(annotation)).or_default().push(annotation);
    }
    places
}

impl Joining<'_> {
    /// Adds the annotations that are not there yet.
    pub(super) fn annotations(&mut self, incoming: Incoming, progress: &Progress<'_>) -> Result<(), ImportError> {
        let mut alike = Alike::default();
        for there in self.before.annotations.values() {
            alike.add(whole(there), &there.id.0);
        }
        let places = in_places(self.before);
        let all = incoming.len();
        let mut met = Vec::with_capacity(all);
        for (old, mut new) in incoming {
            let Some(label) = self.label_ids.get(&old.label).cloned() else {
                self.lose(self.label_name(&old.id));
                continue;
            };
            new.label = label;
            new.refers_to = old.refers_to.as_ref().and_then(|id| self.source_ids.get(id)).cloned();
            let there = |id: &Arc<str>| Some(same(self.before.annotations.get(&AnnotationId(id.clone()))?, &new));
            let theirs = |id: &Arc<str>| self.theirs.annotations.contains_key(&AnnotationId(id.clone()));
            let slot = slot("annotation", &old.id.0, there, theirs);
            met.push((old, new, slot));
        }
        let known_ids = Slot::known(met.iter().map(|(.., slot)| slot));
        for (number, (old, mut new, slot)) in met.into_iter().enumerate() {
            progress.at(all + number, all * 2).map_err(|_| ImportError::Cancelled)?;
            let here = places.get(&place(&new)).map_or(&[][..], Vec::as_slice);
            let richer = || {
                let mut free = here.iter().filter(|there| !known_ids.contains(&there.id.0));
                free.find(|there| says_all_of(there, &new)).map(|there| there.id.0.clone())
            };
            let slot = match slot {
                Slot::Free(id) => {
                    alike.take(&whole(&new), &known_ids).or_else(richer).map_or(Slot::Free(id), Slot::Known)
                }
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
                self.joined.beside += usize::from(!here.is_empty());
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
