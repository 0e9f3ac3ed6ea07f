//! Text as assistive technology reads it: lines as runs of characters, and places in them.
//!
//! A run is a stretch of one line that goes in one direction, so that its characters stand in a row; runs of a line are
//! linked in the order of the text. A character is a grapheme, as the caret moves. What AccessKit asks of runs is in its
//! `Node`: lengths of characters in bytes of UTF-8, starts of words in characters of the run, places and widths in points
//! from the side that the run begins at.
//!
//! What is not laid out is told too, as [`Unset`]: places and widths are what AccessKit can do without.
//!
//! It is called where somebody listens only; whose node the runs stand under is the caller's.

use crate::text::position::CpIndex;
use crate::text::{Cp, CpRange, Direction, graphemes, words};
use crate::typeset::{Affinity, Caret, ClusterBox, Layout, Line};
use egui::accesskit::{self, Node, Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Pos2, Rect, Ui, UiBuilder, pos2};
use std::sync::Arc;

/// The most characters of a run: AccessKit counts the words' starts in bytes.
const MOST: usize = 255;

/// The most bytes of a character, which AccessKit counts in a byte too.
const LONGEST: usize = u8::MAX as usize;

/// Of texts with more code points only the lines in view are told: there may be tens of thousands.
const LONG: u32 = 10_000;

/// A paragraph to be told.
pub struct Passage<'a> {
    pub layout: &'a Layout,
    /// Where the layout's own origin stands, in points.
    pub origin: Pos2,
    /// Physical pixels a point.
    pub scale: f32,
    /// Where it starts in the whole text.
    pub start: Cp,
    /// Where the text goes on after it, what separates the two stepped over; `None` where it ends with it.
    pub next: Option<Cp>,
}

/// What was told of a text, from its start to its end; paragraphs may be left out.
#[derive(Clone, Debug, Default)]
pub struct Told {
    runs: Vec<Run>,
}

/// A run that was told. Positions are in the whole text.
#[derive(Clone, Debug)]
struct Run {
    id: Id,
    start: Cp,
    /// The code point after each character. What ends a paragraph is not among them.
    ends: Arc<[Cp]>,
    /// The code point after what ends the paragraph, where the run does that.
    after: Option<Cp>,
}

/// A paragraph that is told without being laid out, as one line in its direction: for what is out of view. Made once, it
/// is told in every frame.
#[derive(Debug)]
pub struct Unset {
    runs: Vec<UnsetRun>,
}

#[derive(Debug)]
struct UnsetRun {
    node: Node,
    start: Cp,
    ends: Arc<[Cp]>,
    after: Option<Cp>,
}

/// A character of a run that is about to be told.
struct Character {
    /// The code point after it, in the paragraph.
    end: Cp,
    /// In bytes.
    length: u8,
    /// The left edge and the width on the line, in px.
    x: f32,
    width: f32,
}

impl Run {
    fn end(&self) -> Cp {
        self.ends.last().copied().unwrap_or(self.start)
    }

    fn place(&self, at: Cp) -> TextPosition {
        let character_index = self.ends.partition_point(|end| *end <= at);
        TextPosition { node: self.id.accesskit_id(), character_index }
    }
}

impl Told {
    /// Puts the lines of `passage` under the node of `parent`, below `ui`.
    pub fn add(&mut self, ui: &mut Ui, parent: Id, passage: &Passage<'_>) {
        let lines = passage.layout.lines();
        let source = Source::new(passage.layout.paragraph().text());
        let (clip, is_long) = (ui.clip_rect(), source.index.len().0 > LONG);
        let y = |y: f32| y / passage.scale + passage.origin.y;
        let is_told = |line: &Line| !is_long || y(line.bottom) >= clip.top() && y(line.top) <= clip.bottom();
        let told: Vec<usize> = (0..lines.len()).filter(|&number| lines.get(number).is_some_and(is_told)).collect();
        let end = |number: Option<&usize>| number.and_then(|&number| lines.get(number)).map(|line| line.range);
        let Some((first, last)) = end(told.first()).zip(end(told.last())) else { return };
        let seen = source.slice(CpRange { start: first.start, end: last.end });
        let word_starts = word_starts(seen, first.start);
        for line in told {
            self.add_line(ui, parent, passage, &source, line, &word_starts);
        }
    }

    fn add_line(
        &mut self,
        ui: &mut Ui,
        parent: Id,
        passage: &Passage<'_>,
        source: &Source<'_>,
        number: usize,
        word_starts: &[Cp],
    ) {
        let layout = passage.layout;
        let rtl = layout.paragraph().direction().is_rtl();
        let Some(line) = layout.lines().get(number) else { return };
        let is_last = number + 1 == layout.lines().len();
        let stretches = stretches(source, &layout.graphemes(number), u8::from(rtl));
        let id = |piece: usize| parent.with(("run", passage.start.0, number, piece));
        let (count, mut start) = (stretches.len(), line.range.start);
        for (piece, (level, characters)) in stretches.into_iter().enumerate() {
            let ends_text = is_last && piece + 1 == count;
            let after = passage.next.filter(|_| ends_text);
            let (left, right) = edges(&characters).unwrap_or_else(|| {
                let x = layout.caret(Caret { at: line.range.start, affinity: Affinity::LineStart }).x;
                (x, x)
            });
            let at = |x: f32, y: f32| pos2(x, y) / passage.scale + passage.origin.to_vec2();
            let place = Rect::from_min_max(at(left, line.top), at(right, line.bottom));
            let rtl = level % 2 == 1;
            let child = ui.new_child(UiBuilder::new().scope_id(id(piece)).max_rect(place).accessibility_parent(parent));
            let heard = ui.ctx().accesskit_node_builder(child.unique_id(), |node| {
                tell(node, source, start, &characters, after.is_some(), word_starts);
                measure(node, &characters, (left, right), after.is_some(), rtl, passage.scale);
                node.set_bounds(bounds(place));
                link(node, piece, count, id);
            });
            let outward = |at: Cp| at.plus(passage.start.0);
            let ends = characters.iter().map(|character| outward(character.end)).collect();
            // Nothing may be said of a run that is not in the tree.
            if heard.is_some() {
                self.runs.push(Run { id: child.unique_id(), start: outward(start), ends, after });
            }
            start = characters.last().map_or(start, |character| character.end);
        }
    }

    /// Puts the runs of `unset` under the node of `ui`.
    pub fn add_unset(&mut self, ui: &mut Ui, unset: &Unset) {
        let (parent, count) = (ui.unique_id(), unset.runs.len());
        let id = |piece: usize| parent.with(("unset", piece));
        for (piece, run) in unset.runs.iter().enumerate() {
            let child = ui.new_child(UiBuilder::new().scope_id(id(piece)));
            let heard = ui.ctx().accesskit_node_builder(child.unique_id(), |node| {
                node.clone_from(&run.node);
                link(node, piece, count, id);
            });
            if heard.is_some() {
                let (id, ends) = (child.unique_id(), run.ends.clone());
                self.runs.push(Run { id, start: run.start, ends, after: run.after });
            }
        }
    }

    /// The place of a caret: the nearest one for what was left out. `None` where nothing was told.
    pub fn position(&self, caret: Caret) -> Option<TextPosition> {
        let at = caret.at;
        let before = self.runs.partition_point(|run| run.end() < at);
        let from = self.runs.partition_point(|run| run.start <= at).saturating_sub(1);
        let number = match caret.affinity {
            Affinity::Before | Affinity::LineEnd => before.min(self.runs.len().checked_sub(1)?),
            Affinity::After | Affinity::LineStart => from,
        };
        self.runs.get(number).map(|run| run.place(at))
    }

    /// What is selected from `anchor` to `head`.
    pub fn selection(&self, anchor: Caret, head: Caret) -> Option<TextSelection> {
        let focus = self.position(head)?;
        let anchor = if anchor.at == head.at { focus } else { self.position(anchor)? };
        Some(TextSelection { anchor, focus })
    }

    /// The caret at a place; `None` where that is no place of this text.
    pub fn caret(&self, place: TextPosition) -> Option<Caret> {
        let run = self.runs.iter().find(|run| run.id.accesskit_id() == place.node)?;
        let index = place.character_index;
        if let Some(after) = run.after.filter(|_| index > run.ends.len()) {
            return Some(Caret { at: after, affinity: Affinity::After });
        }
        match index.checked_sub(1) {
            None => Some(Caret { at: run.start, affinity: Affinity::After }),
            Some(before) => {
                let at = run.ends.get(before).copied().unwrap_or(run.end());
                let affinity = if at == run.end() { Affinity::Before } else { Affinity::After };
                Some(Caret { at, affinity })
            }
        }
    }

    /// What assistive technology asked to be selected in this text in this frame: anchor and head.
    pub fn asked(&self, ui: &Ui) -> Option<(Caret, Caret)> {
        use accesskit::ActionData::SetTextSelection;
        ui.input(|input| {
            input.events.iter().rev().find_map(|event| match event {
                egui::Event::AccessKitActionRequest(request) => match &request.data {
                    Some(SetTextSelection(asked)) => self.caret(asked.anchor).zip(self.caret(asked.focus)),
                    _ => None,
                },
                _ => None,
            })
        })
    }
}

impl Unset {
    /// `text` goes in this direction and starts at `start` of the whole text, which goes on at `next` after it.
    pub fn new(text: &str, direction: Direction, start: Cp, next: Option<Cp>) -> Unset {
        let source = Source::new(text);
        let level = u8::from(direction.is_rtl());
        let boundaries: Vec<Cp> = graphemes::boundaries(text).collect();
        let ranges = boundaries.iter().zip(boundaries.iter().skip(1)).map(|(&start, &end)| CpRange { start, end });
        let clusters: Vec<ClusterBox> = ranges.map(|range| ClusterBox { range, x: 0.0, width: 0.0, level }).collect();
        let (word_starts, stretches) = (word_starts(text, Cp(0)), stretches(&source, &clusters, level));
        let (count, mut at) = (stretches.len(), Cp(0));
        let mut runs = Vec::with_capacity(count);
        for (piece, (_, characters)) in stretches.into_iter().enumerate() {
            let after = next.filter(|_| piece + 1 == count);
            let mut node = Node::new(Role::TextRun);
            tell(&mut node, &source, at, &characters, after.is_some(), &word_starts);
            node.set_text_direction(text_direction(direction.is_rtl()));
            let ends = characters.iter().map(|character| character.end.plus(start.0)).collect();
            runs.push(UnsetRun { node, start: at.plus(start.0), ends, after });
            at = characters.last().map_or(at, |character| character.end);
        }
        Unset { runs }
    }
}

/// Says which runs stand beside run `piece` of the `count` on its line.
fn link(node: &mut Node, piece: usize, count: usize, id: impl Fn(usize) -> Id) {
    if let Some(before) = piece.checked_sub(1) {
        node.set_previous_on_line(id(before).accesskit_id());
    }
    if piece + 1 < count {
        node.set_next_on_line(id(piece + 1).accesskit_id());
    }
}

/// Where words start in `text`, which itself starts at `from`.
fn word_starts(text: &str, from: Cp) -> Vec<Cp> {
    words::segments(text).filter(|segment| segment.is_word).map(|word| word.range.start.plus(from.0)).collect()
}

/// A direction as AccessKit writes it.
pub fn text_direction(is_rtl: bool) -> TextDirection {
    if is_rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight }
}

/// A place on the screen as AccessKit writes it.
pub fn bounds(place: Rect) -> accesskit::Rect {
    let Rect { min, max } = place;
    accesskit::Rect { x0: min.x.into(), y0: min.y.into(), x1: max.x.into(), y1: max.y.into() }
}

/// The characters of a line in stretches of one level, short enough to be runs: at least one, of `base` where the line
/// is empty.
fn stretches(source: &Source<'_>, graphemes: &[ClusterBox], base: u8) -> Vec<(u8, Vec<Character>)> {
    let mut stretches: Vec<(u8, Vec<Character>)> = Vec::new();
    for grapheme in graphemes {
        for character in characters(source, grapheme) {
            match stretches.last_mut() {
                Some((level, last)) if *level == grapheme.level && last.len() < MOST => last.push(character),
                _ => stretches.push((grapheme.level, vec![character])),
            }
        }
    }
    if stretches.is_empty() {
        stretches.push((base, Vec::new()));
    }
    stretches
}

/// A text whose parts are looked up again and again.
struct Source<'t> {
    text: &'t str,
    index: CpIndex,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Source<'t> {
        Source { text, index: CpIndex::new(text) }
    }

    fn slice(&self, range: CpRange) -> &'t str {
        self.text.get(self.index.byte_range(self.text, range)).unwrap_or_default()
    }
}

/// A grapheme as one character, or, of more bytes than can be told, as several of which all but the first take no room.
fn characters(source: &Source<'_>, grapheme: &ClusterBox) -> Vec<Character> {
    let mut characters: Vec<Character> = Vec::with_capacity(1);
    let mut at = grapheme.range.start;
    for c in source.slice(grapheme.range).chars() {
        at = at.plus(1);
        let more = c.len_utf8() as u8; // at most four
        match characters.last_mut() {
            Some(last) if usize::from(last.length) + usize::from(more) <= LONGEST => {
                (last.end, last.length) = (at, last.length + more);
            }
            Some(_) => characters.push(Character { end: at, length: more, x: grapheme.x, width: 0.0 }),
            None => characters.push(Character { end: at, length: more, x: grapheme.x, width: grapheme.width }),
        }
    }
    characters
}

/// The left and right edge of what takes room, in px.
fn edges(characters: &[Character]) -> Option<(f32, f32)> {
    characters.iter().fold(None, |edges: Option<(f32, f32)>, character| {
        let (left, right) = (character.x, character.x + character.width);
        Some(edges.map_or((left, right), |edges| (edges.0.min(left), edges.1.max(right))))
    })
}

/// Fills in the node of the run of `characters` of `source`, which begins at `start`, and where `ends_paragraph` with the
/// character that does so, which takes no room.
fn tell(
    node: &mut Node,
    source: &Source<'_>,
    start: Cp,
    characters: &[Character],
    ends_paragraph: bool,
    word_starts: &[Cp],
) {
    let end = characters.last().map_or(start, |character| character.end);
    let index = |at: Cp| characters.partition_point(|character| character.end <= at);
    let from = word_starts.partition_point(|at| *at < start);
    let here = word_starts.get(from..).unwrap_or_default().iter().take_while(|at| **at < end);
    let starts: Vec<u8> = here.filter_map(|at| u8::try_from(index(*at)).ok()).collect();
    let mut value = source.slice(CpRange { start, end }).to_owned();
    let mut lengths: Vec<u8> = characters.iter().map(|character| character.length).collect();
    if ends_paragraph {
        value.push('\n');
        lengths.push(1);
    }
    node.set_role(Role::TextRun);
    node.set_value(value);
    node.set_character_lengths(lengths);
    node.set_word_starts(starts);
}

/// Says where the characters of a run stand that has these edges, in px, from the side it begins at.
fn measure(
    node: &mut Node,
    characters: &[Character],
    (left, right): (f32, f32),
    ends_paragraph: bool,
    rtl: bool,
    scale: f32,
) {
    let place = |character: &Character| {
        let from = if rtl { right - (character.x + character.width) } else { character.x - left };
        from / scale
    };
    let mut places: Vec<f32> = characters.iter().map(place).collect();
    let mut widths: Vec<f32> = characters.iter().map(|character| character.width / scale).collect();
    if ends_paragraph {
        places.push((right - left) / scale);
        widths.push(0.0);
    }
    node.set_character_positions(places);
    node.set_character_widths(widths);
    node.set_text_direction(text_direction(rtl));
}

#[cfg(test)]
mod tests;
