//! What is drawn of an article's annotations: derived from the project, and brought up to date when it changes.

use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Changed, Comment, CommentId, Label, Project, Relation,
    RelationId, RelationKind, Role, Verdict, VerdictId, Watch,
};
use crate::article::Article;
use crate::review::proposed;
use crate::session::Side;
use crate::text::hash::{HashMap, HashSet};
use crate::text::{Cp, CpRange};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

/// One range of an annotation, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnMark {
    pub annotation: Arc<Annotation>,
    /// The index of the range among the annotation's.
    pub part: usize,
    /// In code points of the article's text.
    pub range: CpRange,
    /// Whether it has a tint: the innermost mark does, those around it are lines only.
    pub tinted: bool,
    /// Whether its line runs lower than the innermost one's.
    pub lower: bool,
    /// Whose it is, where two people's marks are shown.
    pub side: Option<Side>,
}

impl DrawnMark {
    /// Each range of `annotation`, as if nothing overlapped it.
    fn each(annotation: &Arc<Annotation>, side: Option<Side>) -> impl Iterator<Item = DrawnMark> + '_ {
        annotation.marks.iter().enumerate().map(move |(part, mark)| DrawnMark {
            annotation: annotation.clone(),
            part,
            range: mark.range,
            tinted: true,
            lower: false,
            side,
        })
    }
}

/// A mark that is proposed and not there yet.
#[derive(Clone, Debug)]
pub struct Ghost {
    /// Where it would stand in the text as it is now.
    pub mark: Arc<Annotation>,
    pub verdict: Arc<Verdict>,
}

/// An article's marks in text order, which of them touch each block, and what ties the project's annotations together.
///
/// It remembers the records it was made from, so that an edit costs what it changed and a walk over the marks.
#[derive(Default)]
pub struct MarkIndex {
    article: Option<Arc<Article>>,
    labels: Vec<Label>,
    watched_annotations: Watch<AnnotationId, Annotation>,
    watched_attributions: Watch<AttributionId, Attribution>,
    watched_relations: Watch<RelationId, Relation>,
    watched_verdicts: Watch<VerdictId, Verdict>,
    watched_comments: Watch<CommentId, Comment>,
    /// By place, the longer one first, then by id.
    marks: Vec<DrawnMark>,
    /// For each block, the indexes of the marks that touch it, outermost first.
    blocks: Vec<Vec<u32>>,
    /// How many annotations the article has.
    annotations: usize,
    /// For each annotation the attributions that name it, and the relations that begin or end at it, by id.
    attributions: HashMap<AnnotationId, Vec<Arc<Attribution>>>,
    relations: HashMap<AnnotationId, Vec<Arc<Relation>>>,
    /// The marks that are proposed for the article and not there yet.
    ghosts: Vec<Ghost>,
    /// How many open verdicts and comments each annotation has.
    open: HashMap<AnnotationId, usize>,
    /// The article's claims that no attribution names.
    untied: HashSet<AnnotationId>,
}

impl MarkIndex {
    /// Two people's annotations of one article, each with whose it is. Marks of the colleague's have their lines above
    /// and stand inside each other by themselves. All have tints: the longer ones are behind the others.
    pub fn of_readings(article: &Arc<Article>, all: impl Iterator<Item = (Arc<Annotation>, Side)>) -> MarkIndex {
        let (mut below, mut above) = (Vec::new(), Vec::new());
        for (annotation, side) in all {
            let marks = if side == Side::Theirs { &mut above } else { &mut below };
            marks.extend(DrawnMark::each(&annotation, Some(side)));
        }
        for marks in [&mut below, &mut above] {
            sort(marks);
            nest(marks);
        }
        below.append(&mut above);
        sort(&mut below);
        below.iter_mut().for_each(|mark| mark.tinted = true);
        let mut index = MarkIndex { article: Some(article.clone()), marks: below, ..MarkIndex::default() };
        index.annotations = index.marks.iter().filter(|mark| mark.part == 0).count();
        index.fill_blocks(article);
        index
    }

    /// Brings it up to what `project` has of `article` now.
    pub fn follow(&mut self, project: &Project, article: &Arc<Article>) {
        let other_article = self.article.as_ref().is_none_or(|known| known.id != article.id);
        if other_article || self.labels != project.labels {
            *self = MarkIndex { labels: project.labels.clone(), ..MarkIndex::default() };
        }
        let annotations = self.watched_annotations.changes(&project.annotations);
        let attributions = self.watched_attributions.changes(&project.attributions);
        for change in self.watched_relations.changes(&project.relations) {
            let ends = |relation: &Relation| [relation.from.clone(), relation.to.clone()];
            change.put_in(&mut self.relations, |relation| &relation.id, ends);
        }
        let verdicts = self.watched_verdicts.changes(&project.verdicts);
        let comments = self.watched_comments.changes(&project.comments);
        // What is open counts on annotations that are there.
        if !verdicts.is_empty() || !comments.is_empty() || !self.open.is_empty() && !annotations.is_empty() {
            self.open = project.open_reviews();
        }
        let same_text = self.article.as_ref().is_some_and(|known| Arc::ptr_eq(known, article));
        if !verdicts.is_empty() || !same_text {
            let proposals = project.open_proposals(&article.id);
            let ghost = |v: &Arc<Verdict>| Some(Ghost { mark: proposed(project, v)?.into(), verdict: v.clone() });
            self.ghosts = proposals.into_iter().filter_map(ghost).collect();
        }
        // At the first look every annotation is new, and judged for itself.
        let all_new = self.article.is_none();
        let mut doubtful: Vec<AnnotationId> = Vec::new();
        for change in attributions {
            let both = [&change.before, &change.now].into_iter().flatten().filter(|_| !all_new);
            doubtful.extend(both.filter_map(|attribution| attribution.claim().cloned()));
            let parts = |attribution: &Attribution| {
                let mut ids: Vec<AnnotationId> = attribution.parts().map(|(_, id)| id.clone()).collect();
                ids.sort_unstable();
                ids.dedup();
                ids
            };
            change.put_in(&mut self.attributions, |attribution| &attribution.id, parts);
        }
        for change in &annotations {
            match (&change.before, &change.now) {
                (_, Some(now)) if self.is_untied(project, article, now) => _ = self.untied.insert(now.id.clone()),
                (Some(before), _) => _ = self.untied.remove(&before.id),
                (None, _) => {}
            }
        }
        for id in doubtful {
            match project.annotations.get(&id) {
                Some(claim) if self.is_untied(project, article, claim) => _ = self.untied.insert(id),
                _ => _ = self.untied.remove(&id),
            }
        }
        let same_article = self.article.as_ref().is_some_and(|known| Arc::ptr_eq(known, article));
        if !same_article || !annotations.is_empty() {
            self.put(article, annotations);
            self.article = Some(article.clone());
        }
    }

    /// The marks that are proposed for the article, where they would stand.
    pub fn ghosts(&self) -> &[Ghost] {
        &self.ghosts
    }

    /// How many open verdicts and comments an annotation has.
    pub fn open_reviews(&self, id: &AnnotationId) -> usize {
        self.open.get(id).copied().unwrap_or_default()
    }

    /// Whether an annotation is a claim of `article` that is tied to nothing.
    fn is_untied(&self, project: &Project, article: &Article, annotation: &Annotation) -> bool {
        let is_claim = || project.label(&annotation.label).and_then(|label| label.role) == Some(Role::Claim);
        annotation.article == article.id && is_claim() && !self.attributions.contains_key(&annotation.id)
    }

    /// Takes out the marks that changed, puts in what they are now, and finds out anew which are inside which.
    fn put(&mut self, article: &Article, changes: Vec<Changed<Annotation>>) {
        let mut gone: Vec<*const Annotation> =
            changes.iter().filter_map(|c| c.before.as_ref().map(Arc::as_ptr)).collect();
        gone.sort_unstable();
        if !gone.is_empty() {
            self.marks.retain(|mark| gone.binary_search(&Arc::as_ptr(&mark.annotation)).is_err());
        }
        for annotation in changes.into_iter().filter_map(|change| change.now).filter(|a| a.article == article.id) {
            self.marks.extend(DrawnMark::each(&annotation, None));
        }
        sort(&mut self.marks);
        self.annotations = self.marks.iter().filter(|mark| mark.part == 0).count();
        nest(&mut self.marks);
        self.fill_blocks(article);
    }

    fn fill_blocks(&mut self, article: &Article) {
        let blocks = article.blocks();
        self.blocks.iter_mut().for_each(Vec::clear);
        self.blocks.resize_with(blocks.len(), Vec::new);
        // Marks come by their starts, so that the block a mark begins in is never before that of the mark before it.
        let mut first = 0;
        for (number, mark) in self.marks.iter().enumerate() {
            while blocks.get(first + 1).is_some_and(|next| next.range.start <= mark.range.start) {
                first += 1;
            }
            let touched = blocks.iter().skip(first + 1).take_while(|block| block.range.start < mark.range.end);
            let last = first + touched.count();
            let lists = self.blocks.get_mut(first..=last).into_iter().flatten();
            lists.for_each(|marks| marks.push(number as u32));
        }
    }

    /// How many annotations the article has.
    pub fn annotations(&self) -> usize {
        self.annotations
    }

    /// The marks that touch block `block`, outermost first.
    pub fn of_block(&self, block: usize) -> impl Iterator<Item = &DrawnMark> {
        self.blocks.get(block).into_iter().flatten().filter_map(|&i| self.marks.get(i as usize))
    }

    /// The innermost mark that holds the code point at `at` of block `block`; `choose` keeps some.
    pub fn innermost(&self, block: usize, at: Cp, choose: impl Fn(&DrawnMark) -> bool) -> Option<&DrawnMark> {
        // Of marks alike the first one is meant.
        let marks = self.of_block(block).filter(|m| m.range.contains(at) && choose(m));
        marks.enumerate().min_by_key(|(number, m)| (m.range.len(), Reverse(*number))).map(|(_, mark)| mark)
    }

    /// What names the annotation with this id: ties a claim to its sources, or a source or cue to its claims; by id.
    pub fn attributions(&self, id: &AnnotationId) -> &[Arc<Attribution>] {
        self.attributions.get(id).map_or(&[], Vec::as_slice)
    }

    /// The relations that begin or end at the annotation with this id, by id.
    pub fn relations(&self, id: &AnnotationId) -> &[Arc<Relation>] {
        self.relations.get(id).map_or(&[], Vec::as_slice)
    }

    /// How many relations say that another claim contradicts this one, or the other way round.
    pub fn contradictions(&self, id: &AnnotationId) -> usize {
        self.relations(id).iter().filter(|r| r.kind == RelationKind::Contradicts).count()
    }

    /// The claims that source or cue `id` is tied to.
    pub fn claims_of(&self, id: &AnnotationId) -> Vec<&AnnotationId> {
        self.attributions(id).iter().filter_map(|attribution| attribution.claim()).collect()
    }

    /// Whether `id` is tied to the chosen annotation, on either side, or is a source or cue of the same claim.
    pub fn is_tied(&self, id: &AnnotationId, chosen: &AnnotationId) -> bool {
        let names = |claim: &AnnotationId| claim != id && self.attributions(claim).iter().any(|a| a.names(id));
        names(chosen) || self.attributions(chosen).iter().filter_map(|a| a.claim()).any(names)
    }

    /// How many claims have no source.
    pub fn claims_untied(&self) -> usize {
        self.untied.len()
    }
}

/// By place, the longer one first, then by id, mine before theirs.
fn sort(marks: &mut [DrawnMark]) {
    let place = |mark: &DrawnMark| (mark.range.start, Reverse(mark.range.end));
    let theirs = |mark: &DrawnMark| mark.side == Some(Side::Theirs);
    marks.sort_by(|a, b| {
        let same = || a.annotation.id.cmp(&b.annotation.id).then_with(|| theirs(a).cmp(&theirs(b)));
        place(a).cmp(&place(b)).then_with(same)
    });
}

/// Decides which marks have tints: those that no shorter mark overlaps; of two alike it is the later one.
/// `marks` come by their starts.
fn nest(marks: &mut [DrawnMark]) {
    // Marks that have begun and not ended all overlap, so that only the shortest of them can have a tint.
    let mut open: BinaryHeap<Reverse<(u32, Reverse<usize>)>> = BinaryHeap::new();
    for number in 0..marks.len() {
        let range = marks[number].range;
        let own = (range.len(), Reverse(number));
        let outer = |mark: &mut DrawnMark, outer: bool| (mark.tinted, mark.lower) = (!outer, outer);
        outer(&mut marks[number], false);
        while let Some(&Reverse(shortest)) = open.peek() {
            let (_, Reverse(inner)) = shortest;
            if marks[inner].range.end > range.start {
                outer(&mut marks[if shortest < own { number } else { inner }], true);
                break;
            }
            open.pop();
        }
        open.push(Reverse(own));
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
