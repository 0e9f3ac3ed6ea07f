//! An article with its highlights and numbered notes.

use super::{Fact, Lookup, NoteRef, describe};
use crate::annotation::{Annotation, Label, Place};
use crate::article::{Article, Block};
use crate::exchange::words::Words;
use crate::text::{Cp, CpRange, Direction};
use std::sync::Arc;

/// An article with its highlights and notes.
pub struct Annotated<'p> {
    pub article: &'p Arc<Article>,
    /// Which article of the project it is, from 0.
    pub number: usize,
    pub title: String,
    /// Byline, date, publisher and so on.
    pub facts: Vec<Fact>,
    /// What was noted about the article.
    pub remarks: Vec<Fact>,
    pub blocks: Vec<BlockPart<'p>>,
    /// In the order of the text; number 1 is the first.
    pub notes: Vec<Note<'p>>,
}

/// A block of an article, cut where highlights begin and end.
pub struct BlockPart<'p> {
    pub block: &'p Block,
    pub direction: Direction,
    /// All of its text, in order.
    pub runs: Vec<Run<'p>>,
    /// What was noted about the block.
    pub remarks: Vec<Fact>,
}

/// A stretch of a block's text over which the same marks lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'p> {
    /// In code points of the article.
    pub range: CpRange,
    pub text: &'p str,
    /// The notes whose marks lie over it, by index in [`Annotated::notes`]; the longest first.
    pub marks: Vec<usize>,
    /// Those that end with it for good: where the number of the note is to stand. Each note ends once; one whose marks
    /// have no text of a block, but line feeds alone, ends with the block before.
    pub ends: Vec<usize>,
}

/// What is said beside the text about an annotation.
pub struct Note<'p> {
    pub annotation: &'p Arc<Annotation>,
    /// Its number and its article's, by which other places refer to it.
    pub place: NoteRef,
    pub label: Option<&'p Label>,
    /// The label's name.
    pub name: String,
    /// Translation, chain, grades, note, tags, relations.
    pub facts: Vec<Fact>,
}

/// Makes the part of the report that shows article number `number`.
pub(super) fn annotated<'p>(
    lookup: &Lookup<'p>,
    words: &Words,
    number: usize,
    article: &'p Arc<Article>,
) -> Annotated<'p> {
    let project = lookup.project;
    let annotations = project.annotations_of(&article.id);
    let remarks_at = |place: Place| {
        project.remarks.get(&place).map_or_else(Vec::new, |said| describe::remarks(words, &said.remarks))
    };
    let mut cutter = Cutter::new(article, &annotations);
    let part = |(at, block): (usize, &'p Block)| BlockPart {
        block,
        direction: article.direction_of(block),
        runs: cutter.cut(article, block),
        remarks: u32::try_from(at).map_or_else(|_| Vec::new(), |at| remarks_at(Place::Block(article.id.clone(), at))),
    };
    let mut blocks: Vec<BlockPart<'p>> = article.blocks().iter().enumerate().map(part).collect();
    end_the_rest(article, &annotations, &mut blocks);
    Annotated {
        number,
        title: article.title().to_owned(),
        facts: describe::article(words, lookup, article),
        remarks: remarks_at(Place::Article(article.id.clone())),
        blocks,
        notes: annotations.iter().enumerate().map(|(at, a)| note(lookup, words, a, number, at)).collect(),
        article,
    }
}

/// Lets each note that ends in no run end in the block its mark begins in.
fn end_the_rest(article: &Article, annotations: &[&Arc<Annotation>], blocks: &mut [BlockPart<'_>]) {
    let mut ended = vec![false; annotations.len()];
    blocks.iter().flat_map(|b| &b.runs).flat_map(|run| &run.ends).for_each(|at| ended[*at] = true);
    for (at, annotation) in annotations.iter().enumerate().filter(|(at, _)| !ended[*at]) {
        let Some(part) = blocks.get_mut(article.block_at(annotation.span().start)) else { continue };
        if part.runs.is_empty() {
            let end = part.block.range.end;
            let range = CpRange { start: end, end };
            part.runs.push(Run { range, text: "", marks: Vec::new(), ends: Vec::new() });
        }
        if let Some(last) = part.runs.last_mut() {
            last.ends.push(at);
        }
    }
}

fn note<'p>(
    lookup: &Lookup<'p>,
    words: &Words,
    annotation: &'p Arc<Annotation>,
    article: usize,
    at: usize,
) -> Note<'p> {
    let label = lookup.project.label(&annotation.label);
    Note {
        annotation,
        place: NoteRef { article, number: at + 1 },
        label,
        name: label.map_or_else(String::new, |label| words.join(|locale| locale.label(label))),
        facts: describe::annotation(words, lookup, annotation),
    }
}

/// Where the text of an annotation's marks ends, without line feeds between blocks.
fn last_end(article: &Article, annotation: &Annotation) -> Cp {
    let trimmed = annotation.marks.iter().rev().find_map(|mark| {
        let text = article.slice(mark.range);
        let feeds = text.len() - text.trim_end_matches('\n').len();
        (feeds < text.len()).then(|| mark.range.end.minus(feeds as u32))
    });
    trimmed.unwrap_or(annotation.span().end)
}

/// Cuts an article's blocks, in order, where marks begin and end.
struct Cutter {
    /// Each mark's range with its annotation's index, by where it begins.
    marks: Vec<(CpRange, usize)>,
    /// Where each annotation ends.
    ends: Vec<Cp>,
    /// The first of `marks` that does not begin before the present block.
    next: usize,
    /// Marks that began before.
    open: Vec<(CpRange, usize)>,
}

impl Cutter {
    fn new(article: &Article, annotations: &[&Arc<Annotation>]) -> Cutter {
        let each = annotations.iter().enumerate();
        let mut marks: Vec<_> = each.flat_map(|(i, a)| a.marks.iter().map(move |m| (m.range, i))).collect();
        marks.sort_by_key(|(range, _)| range.start);
        Cutter { marks, ends: annotations.iter().map(|a| last_end(article, a)).collect(), next: 0, open: Vec::new() }
    }

    fn cut<'p>(&mut self, article: &'p Article, block: &Block) -> Vec<Run<'p>> {
        while let Some(mark) = self.marks.get(self.next).filter(|(range, _)| range.start < block.range.end) {
            self.open.push(*mark);
            self.next += 1;
        }
        self.open.retain(|(range, _)| range.end > block.range.start);
        let inside: Vec<(CpRange, usize)> =
            self.open.iter().filter_map(|(range, i)| Some((range.intersection(block.range)?, *i))).collect();
        let mut cuts: Vec<Cp> = inside.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
        cuts.extend([block.range.start, block.range.end]);
        cuts.sort_unstable();
        cuts.dedup();
        let run = |pair: &[Cp]| {
            let &[start, end] = pair else { return None };
            let range = CpRange { start, end };
            let mut over: Vec<(CpRange, usize)> = inside.iter().filter(|(r, _)| r.encloses(range)).copied().collect();
            over.sort_by_key(|(r, i)| (std::cmp::Reverse(r.len()), *i));
            let marks: Vec<usize> = over.iter().map(|(_, i)| *i).collect();
            let mut ends: Vec<usize> = marks.iter().filter(|i| self.ends.get(**i) == Some(&end)).copied().collect();
            ends.sort_unstable();
            Some(Run { range, text: article.slice(range), marks, ends })
        };
        cuts.windows(2).filter_map(run).collect()
    }
}
