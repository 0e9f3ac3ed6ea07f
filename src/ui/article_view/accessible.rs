//! The article's text as assistive technology reads it: blocks by what they are, their lines as runs of characters, caret
//! and selection.
//!
//! All of the text is told, so that it can be read on beyond the window: what is in view with its places, as only that is
//! laid out, the rest without, made once and kept ([`Heard`]). Of a very long article a stretch around the view is told. A
//! block is a node that says what it is, a heading, a quotation, and in it the text as a label: of such nodes alone
//! assistive technology reads text. What is marked in a block is its description, as neither runs nor relations tell of marks
//! on every platform.

use super::{ArticleView, Geometry, Reveal};
use crate::annotation::Project;
use crate::article::{Article, Block, BlockKind};
use crate::command::{Command, Select};
use crate::locale::Locale;
use crate::session::{Cursor, Selection, Session};
use crate::text::Cp;
use crate::typeset::Caret;
use crate::ui::frame::Frame;
use crate::ui::marks::MarkIndex;
use crate::ui::page::{Page, Visible};
use crate::ui::text::{Passage, Told, Unset, bounds, text_direction};
use egui::accesskit::{Node, Role};
use egui::{Id, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The most code points and blocks of an article that is told whole.
const WHOLE: (u32, usize) = (200_000, 2_000);

/// By how many code points and blocks the stretch that is told of a longer one goes on: what is told anew is work for
/// whoever listens.
const STEP: (u32, usize) = (50_000, 500);

/// The most marks that a block's description names, and of each the most code points.
const MARKS: (usize, usize) = (20, 80);

/// What was told of an article in the last frame, and what of it the next one tells again.
#[derive(Default)]
pub(super) struct Heard {
    told: Told,
    /// The article that `unset` is of.
    article: Option<Arc<Article>>,
    /// Blocks out of view, by their numbers.
    unset: BTreeMap<usize, Unset>,
}

impl Heard {
    /// Begins a frame that tells `blocks` of `article`.
    fn begin(&mut self, article: &Arc<Article>, blocks: &Range<usize>) {
        self.told = Told::default();
        if !self.article.as_ref().is_some_and(|known| Arc::ptr_eq(known, article)) {
            self.unset.clear();
            self.article = Some(article.clone());
        }
        self.unset.retain(|number, _| blocks.contains(number));
    }
}

/// Puts the article into the tree, names it, says what is selected, and selects what is asked for.
pub(super) fn accessible(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    view: &mut ArticleView,
    geometry: &Geometry,
    visible: &Visible,
    response: &Response,
) {
    let Frame { locale, session, commands, .. } = frame;
    let Some(page) = &mut view.page else { return };
    let name = format!("{}: {}", locale.text("article-view"), page.article().title());
    let rows: Vec<(usize, Geometry)> = visible.blocks.clone().map(|number| (number, *geometry)).collect();
    // A comparison is not selected in.
    let is_own = super::reviewed(session).is_none();
    let asked = view.heard.told.asked(ui).filter(|_| is_own);
    let marks = &view.marks;
    let marked = |number: usize| marked(locale, &session.project, marks, number).filter(|_| is_own);
    document_ui(ui, page, response, (&name, &marked), &rows, &mut view.heard);
    let selection = session.selection.or_else(|| start(session, page, visible));
    if let Some((anchor, head)) = asked {
        let [anchor, head] = [anchor, head].map(|Caret { at, affinity }| Cursor { at, affinity });
        commands.push(Command::Select(Select::Set(Some(Selection { anchor, head }))));
        view.reveal(Reveal::At(head));
    }
    let Some(selection) = selection else { return };
    let caret = |Cursor { at, affinity }| Caret { at, affinity };
    if let Some(told) = view.heard.told.selection(caret(selection.anchor), caret(selection.head)) {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_text_selection(told));
    }
}

/// Where the keyboard would bring the caret while there is none: to the mark that is chosen, else to the first block in
/// view.
fn start(session: &Session, page: &Page, visible: &Visible) -> Option<Selection> {
    let article = page.article();
    let chosen = session.chosen().filter(|mark| mark.article == article.id).map(|mark| mark.span().start);
    let first = || article.blocks().get(visible.blocks.start).map(|block| block.range.start);
    chosen.or_else(first).map(|at| Selection::caret(Cursor::new(at)))
}

/// What is marked in block `number`: the label and the words of each mark.
pub(super) fn marked(locale: &Locale, project: &Project, marks: &MarkIndex, number: usize) -> Option<String> {
    let said = |words: &str| match words.char_indices().nth(MARKS.1) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    };
    let name = |id| project.label(id).map(|label| locale.label(label)).unwrap_or_default();
    let all = marks.of_block(number).take(MARKS.0).filter_map(|mark| {
        let quote = &mark.annotation.marks.get(mark.part)?.quote;
        Some(format!("{}: {}", name(&mark.annotation.label), said(quote)))
    });
    let all: Vec<String> = all.collect();
    (!all.is_empty()).then(|| locale.clauses(all))
}

/// Puts the article of `page` under the node of `ground`, which is called `name`; `marked` says what is marked in a block.
/// `rows` are the blocks in view, in their order, each with where its column is.
pub(super) fn document_ui(
    ui: &mut Ui,
    page: &mut Page,
    ground: &Response,
    (name, marked): (&str, &dyn Fn(usize) -> Option<String>),
    rows: &[(usize, Geometry)],
    heard: &mut Heard,
) {
    ground.widget_info(|| WidgetInfo::labeled(egui::Role::Document, true, name));
    let article = page.article().clone();
    let is_heard = ui.ctx().accesskit_node_builder(ground.id, |node| {
        in_language(node, &article, None);
        node.add_action(egui::accesskit::Action::SetTextSelection);
    });
    let mut inside = child(ui, ground.id.with("blocks"), ground.id, Role::GenericContainer);
    let blocks = inside.unique_id();
    let seen = rows.first().zip(rows.last()).map_or(0..0, |(first, last)| first.0..last.0 + 1);
    // Where nobody listens nothing is told.
    if is_heard.is_none() || seen.is_empty() {
        *heard = Heard::default();
        return;
    }
    let stretch = stretch(&article, &seen);
    heard.begin(&article, &stretch);
    let mut list: Option<Ui> = None;
    for number in stretch {
        let Some(block) = article.blocks().get(number) else { continue };
        let row = number.checked_sub(seen.start).and_then(|at| rows.get(at)).filter(|row| row.0 == number);
        let (geometry, marked) = (row.map(|row| &row.1), marked(number));
        let this = ToldBlock { article: &article, block, number, geometry, marked };
        if block.kind == BlockKind::ListItem {
            let id = ground.id.with(("list", number));
            let list = list.get_or_insert_with(|| child(&mut inside, id, blocks, Role::List));
            block_ui(list, page, &this, heard);
        } else {
            list = None;
            block_ui(&mut inside, page, &this, heard);
        }
    }
}

/// The blocks that are told while those of `seen` are in view: all of an article that is not too long.
fn stretch(article: &Article, seen: &Range<usize>) -> Range<usize> {
    let (blocks, length) = (article.blocks(), article.index().len());
    if length.0 <= WHOLE.0 && blocks.len() <= WHOLE.1 {
        return 0..blocks.len();
    }
    let start = |number: usize| blocks.get(number).map_or(length, |block| block.range.start).0;
    let starting_at = |at: u32| blocks.partition_point(|block| block.range.start.0 < at);
    let from = starting_at((start(seen.start) / STEP.0).saturating_sub(1) * STEP.0);
    let to = starting_at((start(seen.end) / STEP.0).saturating_add(2).saturating_mul(STEP.0));
    let from = from.max((seen.start / STEP.1).saturating_sub(1) * STEP.1);
    let to = to.min((seen.end / STEP.1 + 2) * STEP.1);
    from.min(seen.start)..to.max(seen.end)
}

/// A block that is to be told: where its column is, if it is in view, and what is marked in it.
struct ToldBlock<'a> {
    article: &'a Article,
    block: &'a Block,
    number: usize,
    geometry: Option<&'a Geometry>,
    marked: Option<String>,
}

impl ToldBlock<'_> {
    fn text(&self) -> &str {
        self.article.block_text(self.block)
    }

    /// Where the text goes on after it.
    fn next(&self) -> Option<Cp> {
        self.article.blocks().get(self.number + 1).map(|next| next.range.start)
    }
}

/// Puts a block below the node of `ui`, and its text into it.
fn block_ui(ui: &mut Ui, page: &mut Page, this: &ToldBlock<'_>, heard: &mut Heard) {
    let id = ui.scope_id().with(("block", this.number));
    let (role, level) = role(this.block.kind);
    let mut around = child(ui, id, ui.unique_id(), role);
    ui.ctx().accesskit_node_builder(id, |node| {
        in_language(node, this.article, Some(this.block));
        if let Some(level) = level {
            node.set_level(level);
            node.set_label(this.text());
        }
        if let Some(marked) = &this.marked {
            node.set_description(&**marked);
        }
    });
    match this.geometry {
        Some(geometry) => seen_ui(&mut around, page, geometry, this, &mut heard.told),
        None => unseen_ui(&mut around, this, heard),
    }
}

/// Puts the text of a block in view below its node, with the places of its lines.
fn seen_ui(around: &mut Ui, page: &mut Page, geometry: &Geometry, this: &ToldBlock<'_>, told: &mut Told) {
    let (number, scale) = (this.number, geometry.scale);
    let (top, height) = (page.top(number), f64::from(page.block_height(number)));
    let rect = Rect::from_min_max(
        pos2(geometry.left, geometry.y(top)),
        pos2(geometry.left + geometry.column, geometry.y(top + height)),
    );
    around.ctx().accesskit_node_builder(around.unique_id(), |node| node.set_bounds(bounds(rect)));
    let label = around.interact(rect, around.unique_id().with("text"), Sense::empty());
    label.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, this.text()));
    let Some(layout) = page.layout(number) else { return };
    let origin = rect.left_top() + egui::vec2(page.left(number) / scale, 0.0);
    told.add(around, label.id, &Passage { layout, origin, scale, start: this.block.range.start, next: this.next() });
}

/// Puts the text of a block out of view below its node. It has no place.
fn unseen_ui(around: &mut Ui, this: &ToldBlock<'_>, heard: &mut Heard) {
    let id = around.unique_id().with("text");
    let mut label = child(around, id, around.unique_id(), Role::Label);
    label.ctx().accesskit_node_builder(id, |node| node.set_value(this.text()));
    let range = this.block.range;
    if range.len() > WHOLE.0 {
        return;
    }
    let direction = || this.article.direction_of(this.block);
    let make = || Unset::new(this.text(), direction(), range.start, this.next());
    heard.told.add_unset(&mut label, heard.unset.entry(this.number).or_insert_with(make));
}

/// A part of the tree with a node of its own below that of `parent`.
fn child(ui: &mut Ui, id: Id, parent: Id, role: Role) -> Ui {
    ui.new_child(UiBuilder::new().scope_id(id).accessibility_parent(parent).accessibility_role(role))
}

/// What a block is to assistive technology, and the level of a heading, from 1.
fn role(kind: BlockKind) -> (Role, Option<usize>) {
    match kind {
        BlockKind::Title => (Role::Heading, Some(1)),
        BlockKind::Heading => (Role::Heading, Some(2)),
        BlockKind::Caption => (Role::Caption, None),
        BlockKind::Quote => (Role::Blockquote, None),
        BlockKind::ListItem => (Role::ListItem, None),
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Paragraph | BlockKind::Credit => (Role::Paragraph, None),
    }
}

/// Says the language and direction of the article or of one of its blocks.
fn in_language(node: &mut Node, article: &Article, block: Option<&Block>) {
    if !article.meta.language.is_empty() {
        node.set_language(&*article.meta.language);
    }
    if let Some(direction) = block.map(|block| article.direction_of(block)) {
        node.set_text_direction(text_direction(direction.is_rtl()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Meta, Origin};

    fn article(blocks: usize, each: usize) -> Article {
        let parts = (0..blocks).map(|_| (BlockKind::Paragraph, None, "م".repeat(each)));
        Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts)
    }

    #[test]
    fn a_long_article_is_told_around_the_view() {
        assert_eq!(stretch(&article(200, 300), &(7..9)), 0..200, "one of 60 000 is told whole");
        let check = |article: &Article, seen: Range<usize>| {
            let told = stretch(article, &seen);
            assert!(told.start <= seen.start && seen.end <= told.end && told.end <= article.blocks().len(), "{told:?}");
            let length: u32 = article.blocks()[told.clone()].iter().map(|block| block.range.len()).sum();
            assert!(length <= WHOLE.0 && told.len() <= WHOLE.1, "{told:?}");
            told
        };
        let (long, many) = (article(600, 1000), article(9000, 1));
        for article in [&long, &many] {
            let count = article.blocks().len();
            let ends = [check(article, 0..3), check(article, count - 3..count)];
            assert_eq!((ends[0].start, ends[1].end), (0, count));
            let [here, further] = [300..303, 301..304].map(|seen| check(article, seen));
            assert_eq!(here, further, "it stays while one reads");
        }
        assert!(check(&long, 300..303).start < 270 && check(&long, 300..303).end > 330, "some is told ahead");
    }
}
