//! What is drawn of an article's annotations: derived from the project, made anew when it changes.

use crate::annotation::{Annotation, AnnotationId, Attribution, Project, Relation, RelationKind, Role};
use crate::article::Article;
use crate::text::{Cp, CpRange};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// One range of an annotation, ready to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnMark {
    /// The index of its annotation in [`MarkIndex::annotations`].
    pub annotation: usize,
    /// The index of the range among the annotation's.
    pub part: usize,
    /// In code points of the article's text.
    pub range: CpRange,
    /// Whether it has a tint: the innermost mark does, those around it are lines only.
    pub tinted: bool,
    /// Whether its line runs lower than the innermost one's.
    pub lower: bool,
}

/// An article's annotations in text order, and which of them touch each block.
#[derive(Default)]
pub struct MarkIndex {
    annotations: Vec<Arc<Annotation>>,
    marks: Vec<DrawnMark>,
    /// For each block, the indexes of the marks that touch it, outermost first.
    blocks: Vec<Vec<u32>>,
    by_claim: BTreeMap<AnnotationId, Vec<Arc<Attribution>>>,
    /// For each source or cue, the claims it is tied to.
    ties: BTreeMap<AnnotationId, Vec<AnnotationId>>,
    places: HashMap<AnnotationId, usize>,
    claims_untied: usize,
    /// The relations that begin or end at an annotation of this article.
    relations: HashMap<AnnotationId, Vec<Arc<Relation>>>,
}

impl MarkIndex {
    /// Reads what `project` has of `article`.
    pub fn new(project: &Project, article: &Article) -> MarkIndex {
        let mut annotations: Vec<Arc<Annotation>> =
            project.annotations.values().filter(|a| a.article == article.id).cloned().collect();
        let place = |a: &Annotation| a.marks.first().map(|m| (m.range.start, std::cmp::Reverse(m.range.end)));
        // They came by id; a stable sort leaves those at one place so.
        annotations.sort_by_key(|a| place(a));
        let mut index = MarkIndex { blocks: vec![Vec::new(); article.blocks().len()], ..MarkIndex::default() };
        for (number, annotation) in annotations.iter().enumerate() {
            index.places.insert(annotation.id.clone(), number);
            for (part, mark) in annotation.marks.iter().enumerate() {
                let drawn = DrawnMark { annotation: number, part, range: mark.range, tinted: true, lower: false };
                index.marks.push(drawn);
            }
        }
        index.annotations = annotations;
        index.nest();
        for (number, mark) in index.marks.iter().enumerate() {
            for block in article.blocks_in(mark.range) {
                if let Some(marks) = index.blocks.get_mut(block) {
                    marks.push(number as u32);
                }
            }
        }
        index.tie(project);
        index
    }

    /// Decides which marks have tints: those that no shorter mark overlaps.
    fn nest(&mut self) {
        self.marks.sort_by_key(|m| (m.range.start, std::cmp::Reverse(m.range.end), m.annotation));
        let mut open: Vec<usize> = Vec::new();
        for i in 0..self.marks.len() {
            let range = self.marks[i].range;
            open.retain(|&j| self.marks[j].range.end > range.start);
            for &j in &open {
                // Of two that overlap the longer is the outer one; of two alike, the one that came first.
                let outer = if self.marks[j].range.len() >= range.len() { j } else { i };
                self.marks[outer].tinted = false;
                self.marks[outer].lower = true;
            }
            open.push(i);
        }
    }

    fn tie(&mut self, project: &Project) {
        for attribution in project.attributions.values() {
            let Some(claim) = attribution.claim().filter(|claim| self.places.contains_key(*claim)) else { continue };
            for (_, end) in attribution.parts().filter(|(role, _)| *role != Role::Claim) {
                self.ties.entry(end.clone()).or_default().push(claim.clone());
            }
            self.by_claim.entry(claim.clone()).or_default().push(attribution.clone());
        }
        for relation in project.relations.values() {
            for end in [&relation.from, &relation.to].into_iter().filter(|end| self.places.contains_key(*end)) {
                self.relations.entry(end.clone()).or_default().push(relation.clone());
            }
        }
        self.claims_untied = self
            .annotations
            .iter()
            .filter(|a| project.label(&a.label).is_some_and(|l| l.role == Some(Role::Claim)))
            .filter(|a| !self.by_claim.contains_key(&a.id))
            .count();
    }

    /// The annotations in text order.
    pub fn annotations(&self) -> &[Arc<Annotation>] {
        &self.annotations
    }

    /// The marks that touch block `block`, outermost first.
    pub fn of_block(&self, block: usize) -> impl Iterator<Item = &DrawnMark> {
        self.blocks.get(block).into_iter().flatten().filter_map(|&i| self.marks.get(i as usize))
    }

    /// The annotation of a mark.
    pub fn annotation(&self, mark: &DrawnMark) -> &Arc<Annotation> {
        // Every mark was made from one of the annotations.
        &self.annotations[mark.annotation]
    }

    /// The innermost mark that holds the code point at `at` of block `block`; `choose` keeps some.
    pub fn innermost(&self, block: usize, at: Cp, choose: impl Fn(&Annotation) -> bool) -> Option<&DrawnMark> {
        self.of_block(block)
            .filter(|m| m.range.contains(at) && choose(self.annotation(m)))
            .min_by_key(|m| (m.range.len(), std::cmp::Reverse(m.annotation)))
    }

    /// The place of an annotation in text order.
    pub fn place(&self, id: &AnnotationId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// What ties claim `id` to its sources.
    pub fn attributions(&self, id: &AnnotationId) -> &[Arc<Attribution>] {
        self.by_claim.get(id).map_or(&[], Vec::as_slice)
    }

    /// The relations that begin or end at the annotation with this id.
    pub fn relations(&self, id: &AnnotationId) -> &[Arc<Relation>] {
        self.relations.get(id).map_or(&[], Vec::as_slice)
    }

    /// How many relations say that another claim contradicts this one, or the other way round.
    pub fn contradictions(&self, id: &AnnotationId) -> usize {
        self.relations(id).iter().filter(|r| r.kind == RelationKind::Contradicts).count()
    }

    /// The claims that source or cue `id` is tied to.
    pub fn claims_of(&self, id: &AnnotationId) -> &[AnnotationId] {
        self.ties.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether `id` is tied to the chosen annotation, on either side.
    pub fn is_tied(&self, id: &AnnotationId, chosen: &AnnotationId) -> bool {
        let names = |claim: &AnnotationId, other: &AnnotationId| {
            claim != other && self.attributions(claim).iter().any(|a| a.names(other))
        };
        names(id, chosen) || names(chosen, id) || self.claims_of(chosen).iter().any(|claim| names(claim, id))
    }

    /// How many claims have no source.
    pub fn claims_untied(&self) -> usize {
        self.claims_untied
    }
}
