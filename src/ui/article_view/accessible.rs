//! The article's text as assistive technology reads it: blocks, their lines as runs of characters, caret and selection.
//!
//! Only what is in view is told, as only that is laid out. A character is a grapheme, as the caret moves. What AccessKit asks of
//! runs is in its `Node`: lengths of characters in bytes of UTF-8, starts of words in characters of the run.

use super::{ArticleView, Geometry};
use crate::article::{Article, Block, BlockKind};
use crate::locale::Locale;
use crate::session::Session;
use crate::text::position::slice_of;
use crate::text::{Cp, CpRange, graphemes, words};
use crate::typeset::Layout;
use crate::ui::page::Visible;
use egui::accesskit::{Node, Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Pos2, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2};

/// The most characters of a run: AccessKit counts the words' starts in bytes.
const MOST: usize = 255;

/// A run that was told: the code points of the article's text on it, and its characters' ends.
struct Run {
    id: Id,
    range: CpRange,
    /// The code point after each character.
    ends: Vec<Cp>,
}

/// Puts the blocks in view into the tree, names the article, and says what is selected.
pub(super) fn accessible(
    ui: &mut Ui,
    locale: &Locale,
    session: &Session,
    view: &mut ArticleView,
    geometry: &Geometry,
    visible: &Visible,
    response: &Response,
) {
    let Some(page) = &mut view.page else { return };
    let article = page.article().clone();
    response.widget_info(|| {
        WidgetInfo::labeled(egui::Role::Document, true, format!("{}: {}", locale.text("article-view"), article.title()))
    });
    // Where nobody listens no runs are made.
    let heard = ui.ctx().accesskit_node_builder(response.id, |node| in_language(node, &article, None)).is_some();
    let whole = UiBuilder::new().id_salt("blocks").accessibility_parent(response.id);
    let mut inside = ui.new_child(whole);
    let mut runs = Vec::new();
    for number in visible.blocks.clone() {
        let Some(block) = article.blocks().get(number) else { continue };
        let (top, height) = (page.top(number), f64::from(page.block_height(number)));
        let rect = Rect::from_min_max(
            pos2(geometry.left, geometry.y(top)),
            pos2(geometry.left + geometry.column, geometry.y(top + height)),
        );
        let node = inside.interact(rect, ui.scope_id().with(("block", number)), Sense::empty());
        node.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, article.block_text(block)));
        let Some(layout) = page.layout(number).filter(|_| heard) else { continue };
        ui.ctx().accesskit_node_builder(node.id, |node| {
            in_language(node, &article, Some(block));
            if let Some(level) = level(block.kind) {
                node.set_level(level);
            }
        });
        let origin = rect.left_top() + egui::vec2(page.left(number) / geometry.scale, 0.0);
        runs.extend(lines(&mut inside, &article, block, layout, (origin, geometry.scale), node.id));
    }
    if let Some(selection) = session.selection.filter(|_| heard) {
        let place = |at: Cp| position(&runs, at);
        let told = place(selection.anchor.at).zip(place(selection.head.at));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if let Some((anchor, focus)) = told {
                node.set_text_selection(TextSelection { anchor, focus });
            }
        });
    }
}

/// The level of a heading, from 1.
fn level(kind: BlockKind) -> Option<usize> {
    match kind {
        BlockKind::Title => Some(1),
        BlockKind::Heading => Some(2),
        _ => None,
    }
}

/// Says the language and direction of the article or of one of its blocks.
fn in_language(node: &mut Node, article: &Article, block: Option<&Block>) {
    if !article.meta.language.is_empty() {
        node.set_language(&*article.meta.language);
    }
    if let Some(direction) = block.map(|block| article.direction_of(block)) {
        node.set_text_direction(if direction.is_rtl() {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        });
    }
}

/// Puts the lines of a block under its node `parent`; its layout's origin stands at `origin`, with `scale` pixels a point.
fn lines(
    ui: &mut Ui,
    article: &Article,
    block: &Block,
    layout: &Layout,
    (origin, scale): (Pos2, f32),
    parent: Id,
) -> Vec<Run> {
    let text = article.block_text(block);
    let word_starts: Vec<Cp> = words::segments(text).filter(|s| s.is_word).map(|s| s.range.start).collect();
    let rtl = article.direction_of(block).is_rtl();
    let mut runs = Vec::new();
    let last = layout.lines().len().saturating_sub(1);
    for (number, line) in layout.lines().iter().enumerate() {
        let place = Rect::from_min_max(
            origin + egui::vec2(line.left, line.top) / scale,
            origin + egui::vec2(line.right, line.bottom) / scale,
        );
        let ends = ends_in(text, line.range);
        let mut start = line.range.start;
        let pieces: Vec<&[Cp]> = if ends.is_empty() { vec![&[]] } else { ends.chunks(MOST).collect() };
        let count = pieces.len();
        for (piece, ends) in pieces.into_iter().enumerate() {
            let range = CpRange { start, end: ends.last().copied().unwrap_or(start) };
            let salt = ("run", block.range.start.0, number, piece);
            let child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(place).accessibility_parent(parent));
            let id = child.unique_id();
            let ends_block = number == last && piece + 1 == count;
            ui.ctx().accesskit_node_builder(id, |node| {
                tell_run(node, text, range, ends, &word_starts, ends_block);
                node.set_text_direction(if rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
                node.set_bounds(egui::accesskit::Rect {
                    x0: place.left().into(),
                    y0: place.top().into(),
                    x1: place.right().into(),
                    y1: place.bottom().into(),
                });
            });
            let from = block.range.start.0;
            let outward = CpRange { start: range.start.plus(from), end: range.end.plus(from) };
            runs.push(Run { id, range: outward, ends: ends.iter().map(|end| end.plus(from)).collect() });
            start = range.end;
        }
    }
    runs
}

/// Where the characters of `range` end, in code points of `text`.
fn ends_in(text: &str, range: CpRange) -> Vec<Cp> {
    graphemes::boundaries_in(text, range).into_iter().filter(|at| *at > range.start && *at <= range.end).collect()
}

/// Fills in the node of the run on `range` of `text`, whose characters end at `ends`.
fn tell_run(node: &mut Node, text: &str, range: CpRange, ends: &[Cp], word_starts: &[Cp], ends_block: bool) {
    let part = slice_of(text, range);
    let (mut value, mut lengths, mut from) = (part.to_owned(), Vec::with_capacity(ends.len() + 1), range.start);
    let mut rest = part;
    for end in ends {
        let bytes = rest.char_indices().nth(end.minus(from.0).0 as usize).map_or(rest.len(), |(byte, _)| byte);
        // A grapheme of more bytes than can be told is told shorter; the value stays whole.
        lengths.push(u8::try_from(bytes).unwrap_or(u8::MAX));
        (rest, from) = (rest.get(bytes..).unwrap_or_default(), *end);
    }
    if ends_block {
        // The block's end is a character to step over, as in every text.
        value.push('\n');
        lengths.push(1);
    }
    let index = |at: &Cp| ends.partition_point(|end| end <= at);
    let starts: Vec<u8> = word_starts
        .iter()
        .filter(|at| **at >= range.start && **at < range.end)
        .filter_map(|at| u8::try_from(index(at)).ok())
        .collect();
    node.set_role(Role::TextRun);
    node.set_value(value);
    node.set_character_lengths(lengths);
    node.set_word_starts(starts);
}

/// The place of code point `at` of the article's text in the runs that are told: the first or last one's edge for what is out of
/// view.
fn position(runs: &[Run], at: Cp) -> Option<TextPosition> {
    let number = runs.partition_point(|run| run.range.end < at).min(runs.len().checked_sub(1)?);
    let run = runs.get(number)?;
    let character_index = run.ends.partition_point(|end| *end <= at);
    Some(TextPosition { node: run.id.accesskit_id(), character_index })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, range: CpRange, ends_block: bool) -> Node {
        let starts: Vec<Cp> = words::segments(text).filter(|s| s.is_word).map(|s| s.range.start).collect();
        let mut node = Node::new(Role::Unknown);
        tell_run(&mut node, text, range, &ends_in(text, range), &starts, ends_block);
        node
    }

    #[test]
    fn characters_are_graphemes_and_words_start_where_they_do() {
        let text = "قَالَ Kerry 👩‍💻!";
        let node = told(text, CpRange::new(0, text.chars().count() as u32), true);
        assert_eq!(node.role(), Role::TextRun);
        assert_eq!(node.value(), Some("قَالَ Kerry 👩‍💻!\n"));
        // Three letters with their vowels, six of " Kerry", a space, the woman at her computer, a sign, the end.
        assert_eq!(node.character_lengths(), [4, 2, 4, 1, 1, 1, 1, 1, 1, 1, 11, 1, 1]);
        assert_eq!(node.word_starts(), [0, 4]);
        let sum: usize = node.character_lengths().iter().map(|&length| usize::from(length)).sum();
        assert_eq!(sum, node.value().map_or(0, str::len));
    }

    #[test]
    fn a_place_is_in_the_run_that_has_it() {
        let run = |start: u32, end: u32| Run {
            id: Id::unique(start),
            range: CpRange::new(start, end),
            ends: (start + 1..=end).map(Cp).collect(),
        };
        let runs = [run(10, 14), run(14, 20), run(21, 30)];
        let check = |at: u32, run: usize, index: usize| {
            let place = position(&runs, Cp(at)).expect("there are runs");
            assert_eq!((place.node, place.character_index), (runs[run].id.accesskit_id(), index), "{at}");
        };
        check(3, 0, 0);
        check(10, 0, 0);
        check(12, 0, 2);
        check(14, 0, 4);
        check(15, 1, 1);
        check(20, 1, 6);
        check(21, 2, 0);
        check(99, 2, 9);
        assert_eq!(position(&[], Cp(0)), None);
    }
}
