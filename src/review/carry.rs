//! Bringing what was marked and said in one version of a text to the version that holds.

use super::body::{Holds, same_text, which};
use super::fields::{Parts, same};
use super::merge::{Found, Side, Sides};
use super::records::{Kind, Map, Records};
use crate::anchor::{carry_blocks, place, update};
use crate::annotation::{Annotation, Field, Place, PlaceRemarks, Record, Version};
use crate::article::{Article, ArticleId};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Brings the annotations and remarks of the base and of both sides to the texts that hold. Answers what has no
/// certain place there: that side's version, kept as a conflict, and no part of its records any more.
pub(super) fn to_one_text(sides: &mut Sides) -> Vec<Found> {
    let ids: BTreeSet<ArticleId> = sides.ours.articles.keys().chain(sides.theirs.articles.keys()).cloned().collect();
    let mut found = Vec::new();
    for id in ids {
        let [base, ours, theirs] =
            [&sides.base, &sides.ours, &sides.theirs].map(|records| records.articles.get(&id).cloned());
        let (text, holder) = match (&ours, &theirs) {
            (Some(mine), Some(other)) if same_text(mine, other) => (mine.clone(), None),
            (Some(mine), Some(other)) => match which(base.as_deref(), mine, other) {
                Holds::Ours | Holds::Open => (mine.clone(), Some(Side::Ours)),
                Holds::Theirs => (other.clone(), Some(Side::Theirs)),
            },
            (Some(text), None) | (None, Some(text)) => (text.clone(), None),
            (None, None) => continue,
        };
        let before = sides.base.clone_of(&id);
        if let Some(old) = base.filter(|old| !same_text(old, &text)) {
            let there = match holder {
                Some(Side::Theirs) => &sides.theirs,
                _ => &sides.ours,
            };
            carry_annotations(&mut sides.base, &old, &text, &there.annotations);
            carry_remarks(&mut sides.base, &old, &text);
        }
        let (side, old) = match holder {
            Some(Side::Ours) => (Side::Theirs, theirs),
            Some(Side::Theirs) => (Side::Ours, ours),
            None => continue,
        };
        let Some(old) = old else { continue };
        let homeless = Homeless { sides, before: &before, side, found: &mut found };
        homeless.settle(&old, &text);
    }
    found
}

impl Records {
    /// The annotations of an article and what was said of its blocks.
    fn clone_of(&self, article: &ArticleId) -> Records {
        let annotations = self.annotations.iter().filter(|(_, a)| a.article == *article);
        let remarks = self.remarks.iter().filter(|(place, _)| place.article() == Some(article));
        Records {
            annotations: annotations.map(|(id, a)| (id.clone(), a.clone())).collect(),
            remarks: remarks.map(|(place, r)| (place.clone(), r.clone())).collect(),
            ..Records::default()
        }
    }
}

/// Places the annotations of `old` in `new`; gives back those that have no certain place there. The place that is
/// most likely is certain where `there`, the annotations in the new text, confirm it.
fn carry_annotations(
    records: &mut Records,
    old: &Article,
    new: &Article,
    there: &Map<Annotation>,
) -> Vec<Arc<Annotation>> {
    let all: Vec<Arc<Annotation>> = records.annotations.values().filter(|a| a.article == old.id).cloned().collect();
    let mut unplaced = Vec::new();
    for outcome in update(old, new, all) {
        let placed = place(new, &outcome.annotation, &outcome.best()).filter(|placed| {
            let ranges = |a: &Annotation| a.marks.iter().map(|mark| mark.range).collect::<Vec<_>>();
            let confirmed = |known: &Arc<Annotation>| {
                placed.marks.len() == outcome.annotation.marks.len() && ranges(known) == ranges(placed)
            };
            outcome.state().is_certain() || there.get(&placed.id).is_some_and(confirmed)
        });
        match placed {
            Some(placed) => _ = records.annotations.insert(placed.id.clone(), placed.into()),
            None => unplaced.push(outcome.annotation),
        }
    }
    unplaced
}

/// Brings what was said of blocks to those they have become; takes out and gives back what has no block any more.
fn carry_remarks(records: &mut Records, old: &Article, new: &Article) -> Vec<(Place, Arc<PlaceRemarks>)> {
    let of_block = |place: &Place| matches!(place, Place::Block(article, _) if *article == old.id);
    let places: Vec<Place> = records.remarks.keys().filter(|place| of_block(place)).cloned().collect();
    if places.is_empty() {
        return Vec::new();
    }
    let blocks = carry_blocks(old, new);
    let said: Map<PlaceRemarks> =
        places.into_iter().filter_map(|place| records.remarks.remove(&place).map(|said| (place, said))).collect();
    let mut unplaced = Vec::new();
    for (place, remarks) in said {
        let Place::Block(article, number) = &place else { continue };
        let to = blocks.get(*number as usize).copied().flatten();
        let to = to.map(|block| Place::Block(article.clone(), block as u32));
        match to.filter(|to| !records.remarks.contains_key(to)) {
            Some(to) => _ = records.remarks.insert(to, remarks),
            None => unplaced.push((place, remarks)),
        }
    }
    unplaced
}

/// What one side has in a text that does not hold.
struct Homeless<'a> {
    sides: &'a mut Sides,
    /// The base's annotations and remarks as they were in its own text.
    before: &'a Records,
    side: Side,
    found: &'a mut Vec<Found>,
}

impl Homeless<'_> {
    fn settle(mut self, old: &Article, text: &Article) {
        let (records, there) = match self.side {
            Side::Ours => (&mut self.sides.ours, &self.sides.theirs),
            Side::Theirs => (&mut self.sides.theirs, &self.sides.ours),
        };
        let annotations = carry_annotations(records, old, text, &there.annotations);
        let remarks = carry_remarks(records, old, text);
        annotations.into_iter().for_each(|annotation| self.annotation(annotation));
        remarks.into_iter().for_each(|(place, said)| self.remarks(&place, said));
    }

    /// An annotation that has no certain place in the text that holds. It stands where the other one has it; if
    /// it has an own place or the other has it not, it is kept as it is.
    fn annotation(&mut self, this: Arc<Annotation>) {
        let id = this.id.clone();
        let before = self.before.annotations.get(&id).cloned();
        let unmoved = before.as_ref().is_some_and(|b| b.article == this.article && b.marks == this.marks);
        let untouched = before.as_ref().is_some_and(|b| same(b, &this));
        let (mine, other) = match self.side {
            Side::Ours => (&mut self.sides.ours, &self.sides.theirs),
            Side::Theirs => (&mut self.sides.theirs, &self.sides.ours),
        };
        let fields = match other.annotations.get(&id).cloned() {
            Some(there) => {
                let stand = |a: &Annotation| a.clone().taking(Field::Marks, &there);
                mine.annotations.insert(id.clone(), stand(&this).into());
                if let (true, Some(before)) = (unmoved, &before) {
                    self.sides.base.annotations.insert(id.clone(), stand(before).into());
                    return;
                }
                vec![Field::Marks]
            }
            None => {
                mine.annotations.remove(&id);
                if untouched {
                    return;
                }
                Vec::new()
            }
        };
        let base = before.as_ref().map(|before| Version::Annotation(before.clone()));
        let other = Some(Version::Annotation(this));
        self.found.push(Found { record: Record::Annotation(id), fields, side: self.side, other, base });
    }

    /// What was said of a block that is gone is kept as said of the article.
    fn remarks(&mut self, place: &Place, said: Arc<PlaceRemarks>) {
        let Some(article) = place.article().cloned() else { return };
        if self.before.remarks.get(place).is_some_and(|before| same(before, &said)) {
            return;
        }
        let place = Place::Article(article);
        let fields = said.differing(&PlaceRemarks::default());
        let other = Some(PlaceRemarks::version(&place, &said));
        self.found.push(Found { record: Record::Remarks(place), fields, side: self.side, other, base: None });
    }
}
