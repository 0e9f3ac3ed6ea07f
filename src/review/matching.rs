//! Which articles of two projects are the same, and which annotations are held against each other.

use super::body::same_text;
use super::compare::Comparison;
use super::reading::Readings;
use crate::anchor::{place, update};
use crate::annotation::{Annotation, AnnotationId, LabelId, Project};
use crate::article::{Article, ArticleId};
use crate::text::{Cp, CpRange};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

/// A block of fewer code points than this says little about whether two articles are the same.
const TELLING: u32 = 20;

/// The articles that both have, in the order of mine: by id, then by text, then by most of their blocks.
pub(super) fn match_articles(mine: &Project, theirs: &Project) -> Vec<(ArticleId, ArticleId)> {
    let mut pairs: HashMap<&ArticleId, &ArticleId> = HashMap::new();
    let mut taken: BTreeSet<&ArticleId> = BTreeSet::new();
    let by_id: HashMap<&ArticleId, &Arc<Article>> = theirs.articles.iter().map(|a| (&a.id, a)).collect();
    for article in mine.articles.iter().filter(|article| by_id.contains_key(&article.id)) {
        pairs.insert(&article.id, &article.id);
        taken.insert(&article.id);
    }
    let mut by_text: HashMap<&str, Vec<&ArticleId>> = HashMap::new();
    for article in theirs.articles.iter().rev().filter(|article| !taken.contains(&article.id)) {
        by_text.entry(article.text()).or_default().push(&article.id);
    }
    for article in mine.articles.iter().filter(|a| !a.text().is_empty()) {
        if !pairs.contains_key(&article.id)
            && let Some(other) = by_text.get_mut(&**article.text()).and_then(Vec::pop)
        {
            pairs.insert(&article.id, other);
            taken.insert(other);
        }
    }
    for (_, article, other) in alike(mine, theirs, |m, t| !pairs.contains_key(m) && !taken.contains(t)) {
        if !pairs.contains_key(article) && taken.insert(other) {
            pairs.insert(article, other);
        }
    }
    let in_order = mine.articles.iter().filter_map(|a| pairs.get(&a.id).map(|t| (a.id.clone(), (*t).clone())));
    in_order.collect()
}

/// Pairs of articles of which the shorter one has at least half of its text in blocks of the other, most first.
fn alike<'p>(
    mine: &'p Project,
    theirs: &'p Project,
    is_free: impl Fn(&ArticleId, &ArticleId) -> bool,
) -> Vec<(Reverse<u32>, &'p ArticleId, &'p ArticleId)> {
    let telling = |article: &'p Arc<Article>| {
        let blocks = article.blocks().iter().filter(|block| block.range.len() >= TELLING);
        blocks.map(|block| (article.block_text(block), block.range.len()))
    };
    let mut with_block: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, article) in theirs.articles.iter().enumerate() {
        telling(article).for_each(|(text, _)| with_block.entry(text).or_default().push(number));
    }
    let mut found = Vec::new();
    for article in &mine.articles {
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for (text, length) in telling(article) {
            // What stands in every article of an agency tells none of them apart.
            let others = with_block.get(text).filter(|others| others.len() <= 20);
            others.into_iter().flatten().for_each(|other| *shared.entry(*other).or_default() += length);
        }
        for (number, length) in shared {
            let Some(other) = theirs.articles.get(number) else { continue };
            let shorter = article.index().len().min(other.index().len());
            if length.saturating_mul(2) >= shorter.0 && is_free(&article.id, &other.id) {
                found.push((Reverse(length), &article.id, &other.id));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Holds the annotations of the articles that both have against each other.
pub(super) fn match_marks<'p>(mine: &'p Project, theirs: &'p Project, comparison: &mut Comparison) -> Readings<'p> {
    let mut readings = Readings::new(mine, theirs, &comparison.articles);
    let mut my_marks = by_article(mine);
    let mut their_marks = by_article(theirs);
    let my_articles: HashMap<&ArticleId, &Arc<Article>> = mine.articles.iter().map(|a| (&a.id, a)).collect();
    let their_articles: HashMap<&ArticleId, &Arc<Article>> = theirs.articles.iter().map(|a| (&a.id, a)).collect();
    for (id, other) in comparison.articles.clone() {
        let (Some(text), Some(old)) = (my_articles.get(&id), their_articles.get(&other)) else { continue };
        let mut mine = my_marks.remove(&id).unwrap_or_default();
        let mut theirs = their_marks.remove(&other).unwrap_or_default();
        if !same_text(text, old) {
            theirs = on_my_text(old, text, theirs, &mine, comparison);
        }
        comparison.theirs.extend(theirs.iter().map(|a| (a.id.clone(), a.clone())));
        let mut pair = |a: &Annotation, b: &Annotation| _ = comparison.marks.insert(a.id.clone(), b.id.clone());
        match_by(&mut mine, &mut theirs, &mut pair, |a| a.id.clone(), |a| a.id.clone());
        let ranges = |a: &Annotation| -> Vec<CpRange> { a.marks.iter().map(|mark| mark.range).collect() };
        let label = |a: &Annotation| readings.label(&a.label);
        match_by(&mut mine, &mut theirs, &mut pair, |a| (ranges(a), a.label.clone()), |a| (ranges(a), label(a)));
        match_by(&mut mine, &mut theirs, &mut pair, ranges, ranges);
        match_overlapping(&mine, &theirs, label, &mut pair);
    }
    // Those without a place in my text have their counterpart by their id.
    for id in &comparison.unplaced {
        if mine.annotations.contains_key(id) && !comparison.marks.contains_key(id) {
            comparison.marks.insert(id.clone(), id.clone());
        }
    }
    readings.tie_up(&comparison.marks);
    readings
}

fn by_article(project: &Project) -> HashMap<ArticleId, Vec<Arc<Annotation>>> {
    let mut all: HashMap<ArticleId, Vec<Arc<Annotation>>> = HashMap::new();
    for annotation in project.annotations.values() {
        all.entry(annotation.article.clone()).or_default().push(annotation.clone());
    }
    all
}

/// Their annotations as they stand in my text, those that have a certain place there. The place that is most likely
/// is certain where I marked just that.
fn on_my_text(
    old: &Article,
    text: &Article,
    theirs: Vec<Arc<Annotation>>,
    mine: &[Arc<Annotation>],
    comparison: &mut Comparison,
) -> Vec<Arc<Annotation>> {
    let ranges = |a: &Annotation| -> Vec<CpRange> { a.marks.iter().map(|mark| mark.range).collect() };
    let known: HashSet<Vec<CpRange>> = mine.iter().map(|annotation| ranges(annotation)).collect();
    let mut placed = Vec::with_capacity(theirs.len());
    for outcome in update(old, text, theirs) {
        let there = place(text, &outcome.annotation, &outcome.best()).filter(|there| {
            let whole = there.marks.len() == outcome.annotation.marks.len();
            outcome.state().is_certain() || whole && known.contains(&ranges(there))
        });
        match there {
            // It is held against what stands in my article, whatever its id.
            Some(there) => placed.push(Arc::new(Annotation { article: text.id.clone(), ..there })),
            None => _ = comparison.unplaced.insert(outcome.annotation.id.clone()),
        }
    }
    placed
}

/// Pairs annotations that have the same key, in their order, and takes them out of the lists.
fn match_by<K: Hash + Eq>(
    mine: &mut Vec<Arc<Annotation>>,
    theirs: &mut Vec<Arc<Annotation>>,
    pair: &mut impl FnMut(&Annotation, &Annotation),
    my_key: impl Fn(&Annotation) -> K,
    their_key: impl Fn(&Annotation) -> K,
) {
    let mut with_key: HashMap<K, Vec<usize>> = HashMap::new();
    for (number, annotation) in theirs.iter().enumerate().rev() {
        with_key.entry(their_key(annotation)).or_default().push(number);
    }
    let mut gone = vec![false; theirs.len()];
    mine.retain(|annotation| {
        let Some(number) = with_key.get_mut(&my_key(annotation)).and_then(Vec::pop) else { return true };
        let Some(other) = theirs.get(number) else { return true };
        pair(annotation, other);
        gone[number] = true;
        false
    });
    let mut gone = gone.into_iter();
    theirs.retain(|_| !gone.next().unwrap_or(false));
}

/// No more overlapping annotations than this are looked at for one.
const MOST: usize = 64;

/// Pairs annotations with the same label that overlap, those first that have most in common.
fn match_overlapping(
    mine: &[Arc<Annotation>],
    theirs: &[Arc<Annotation>],
    label: impl Fn(&Annotation) -> LabelId,
    pair: &mut impl FnMut(&Annotation, &Annotation),
) {
    // By label, in the order of their starts, each with the last end so far.
    let mut by_label: HashMap<LabelId, Vec<(CpRange, Cp, usize)>> = HashMap::new();
    for (number, annotation) in theirs.iter().enumerate() {
        by_label.entry(label(annotation)).or_default().push((annotation.span(), Cp(0), number));
    }
    for spans in by_label.values_mut() {
        spans.sort_unstable_by_key(|(span, _, number)| (span.start, span.end, *number));
        let mut last = Cp(0);
        for (span, reach, _) in spans {
            last = last.max(span.end);
            *reach = last;
        }
    }
    let mut candidates: Vec<(Reverse<u32>, &AnnotationId, &AnnotationId, usize, usize)> = Vec::new();
    for (number, annotation) in mine.iter().enumerate() {
        let Some(spans) = by_label.get(&annotation.label) else { continue };
        let span = annotation.span();
        let behind = spans.partition_point(|(other, _, _)| other.start < span.end);
        let near = spans[..behind].iter().rev().take_while(|(_, reach, _)| *reach > span.start).take(MOST);
        for (_, _, other) in near {
            let Some(theirs) = theirs.get(*other) else { continue };
            let share = overlap(annotation, theirs);
            if share > 0 {
                candidates.push((Reverse(share), &annotation.id, &theirs.id, number, *other));
            }
        }
    }
    candidates.sort_unstable();
    let (mut my_taken, mut their_taken) = (vec![false; mine.len()], vec![false; theirs.len()]);
    for (_, _, _, a, b) in candidates {
        if !my_taken[a] && !their_taken[b] {
            (my_taken[a], their_taken[b]) = (true, true);
            pair(&mine[a], &theirs[b]);
        }
    }
}

/// How much of what either covers both cover, in thousandths, at least one if they touch at all.
fn overlap(a: &Annotation, b: &Annotation) -> u32 {
    let length = |annotation: &Annotation| annotation.marks.iter().map(|m| u64::from(m.range.len())).sum::<u64>();
    let (mut shared, mut i, mut j) = (0u64, 0, 0);
    while let (Some(x), Some(y)) = (a.marks.get(i), b.marks.get(j)) {
        shared += x.range.intersection(y.range).map_or(0, |range| u64::from(range.len()));
        if x.range.end <= y.range.end {
            i += 1;
        } else {
            j += 1;
        }
    }
    let all = length(a) + length(b) - shared;
    if shared == 0 || all == 0 { 0 } else { ((shared * 1000 / all) as u32).max(1) }
}
