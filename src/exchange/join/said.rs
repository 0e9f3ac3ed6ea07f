//! What the file says of the project, its articles and their blocks.

use super::Joining;
use crate::annotation::{Edit, Place, PlaceRemarks, Remarks};
use std::sync::Arc;

/// Adds a text on a line of its own, unless it is there.
fn add(mine: &mut String, theirs: &str) {
    if !theirs.is_empty() && !mine.contains(theirs) {
        mine.push_str(if mine.is_empty() { "" } else { "\n" });
        mine.push_str(theirs);
    }
}

/// Gives `mine` what `theirs` has and it lacks.
fn fill(mine: &mut Remarks, theirs: &Remarks) {
    add(&mut mine.note.ar, &theirs.note.ar);
    add(&mut mine.note.en, &theirs.note.en);
    add(&mut mine.gloss.ar, &theirs.gloss.ar);
    add(&mut mine.gloss.en, &theirs.gloss.en);
    for tag in &theirs.tags {
        if !mine.tags.contains(tag) {
            mine.tags.push(tag.clone());
        }
    }
}

impl Joining<'_> {
    /// Adds what is said of places; where something is said already, what that lacks is added to it.
    pub(super) fn remarks(&mut self) {
        for (place, said) in &self.theirs.remarks {
            let name = place.article().and_then(|id| self.theirs.article(id)).map_or("–", |article| article.title());
            let Some(place) = self.place(place) else {
                self.lose(name);
                continue;
            };
            let Some(there) = self.mine.remarks.get(&place).cloned() else {
                let added = self.put(Edit::PutRemarks(place, said.clone()), name);
                self.joined.remarks.added += usize::from(added);
                continue;
            };
            self.joined.remarks.known += 1;
            let mut filled = PlaceRemarks::clone(&there);
            fill(&mut filled.remarks, &said.remarks);
            if filled != *there {
                filled.modified = self.now;
                let changed = self.put(Edit::PutRemarks(place, Arc::new(filled)), name);
                self.joined.remarks.filled += usize::from(changed);
            }
        }
    }

    /// The place in the project that one of theirs is.
    fn place(&self, place: &Place) -> Option<Place> {
        Some(match place {
            Place::Project => Place::Project,
            Place::Article(id) => Place::Article(self.article_ids.get(id)?.clone()),
            Place::Block(id, block) => {
                let to = match self.blocks.get(id) {
                    Some(blocks) => blocks.get(*block as usize).copied().flatten()? as u32,
                    None => *block,
                };
                Place::Block(self.article_ids.get(id)?.clone(), to)
            }
        })
    }
}
