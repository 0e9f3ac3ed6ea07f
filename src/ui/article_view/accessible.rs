//! The article's text as assistive technology reads it: blocks by what they are, their lines as runs of characters, caret
//! and selection.
//!
//! Only what is in view is told, as only that is laid out. A block is a node that says what it is, a heading, a quotation,
//! and in it the text as a label: of such nodes alone assistive technology reads text.

use super::{ArticleView, Geometry};
use crate::article::{Article, Block, BlockKind};
use crate::command::{Command, Select};
use crate::session::{Cursor, Selection, Session};
use crate::typeset::Caret;
use crate::ui::frame::Frame;
use crate::ui::page::{Page, Visible};
use crate::ui::text::{Passage, Told, bounds};
use egui::accesskit::{Node, Role, TextDirection};
use egui::{Id, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2};

/// Puts the blocks in view into the tree, names the article, says what is selected, and selects what is asked for.
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
    let rows = visible.blocks.clone().map(|number| (number, *geometry));
    // A comparison is not selected in.
    let asked = view.told.asked(ui).filter(|_| super::reviewed(session).is_none());
    view.told = document_ui(ui, page, response, &name, rows);
    if let Some((anchor, head)) = asked {
        let [anchor, head] = [anchor, head].map(|Caret { at, affinity }| Cursor { at, affinity });
        commands.push(Command::Select(Select::Set(Some(Selection { anchor, head }))));
    }
    let Some(selection) = session.selection.or_else(|| start(session, page, visible)) else { return };
    let caret = |Cursor { at, affinity }| Caret { at, affinity };
    if let Some(told) = view.told.selection(caret(selection.anchor), caret(selection.head)) {
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

/// Puts blocks of the article of `page` under the node of `ground`, which is called `name`: each with where its column is.
/// Answers what was told of the text.
pub(super) fn document_ui(
    ui: &mut Ui,
    page: &mut Page,
    ground: &Response,
    name: &str,
    rows: impl Iterator<Item = (usize, Geometry)>,
) -> Told {
    ground.widget_info(|| WidgetInfo::labeled(egui::Role::Document, true, name));
    let article = page.article().clone();
    let heard = ui.ctx().accesskit_node_builder(ground.id, |node| {
        in_language(node, &article, None);
        node.add_action(egui::accesskit::Action::SetTextSelection);
    });
    let mut inside = child(ui, ground.id.with("blocks"), ground.id, Role::GenericContainer);
    let blocks = inside.unique_id();
    let mut told = Told::default();
    // Where nobody listens nothing is told.
    if heard.is_none() {
        return told;
    }
    let mut list: Option<Ui> = None;
    for (number, geometry) in rows {
        let Some(block) = article.blocks().get(number) else { continue };
        let (top, height) = (page.top(number), f64::from(page.block_height(number)));
        let rect = Rect::from_min_max(
            pos2(geometry.left, geometry.y(top)),
            pos2(geometry.left + geometry.column, geometry.y(top + height)),
        );
        let told_block = ToldBlock { article: &article, block, number, rect };
        if block.kind == BlockKind::ListItem {
            let id = ground.id.with(("list", number));
            let list = list.get_or_insert_with(|| child(&mut inside, id, blocks, Role::List));
            block_ui(list, page, geometry.scale, &told_block, &mut told);
        } else {
            list = None;
            block_ui(&mut inside, page, geometry.scale, &told_block, &mut told);
        }
    }
    told
}

/// A block that is to be told, and where it stands, in points.
struct ToldBlock<'a> {
    article: &'a Article,
    block: &'a Block,
    number: usize,
    rect: Rect,
}

/// Puts a block below the node of `ui`, and its lines where it is laid out.
fn block_ui(ui: &mut Ui, page: &Page, scale: f32, this: &ToldBlock<'_>, told: &mut Told) {
    let ToldBlock { article, block, number, rect } = *this;
    let text = article.block_text(block);
    let id = ui.scope_id().with(("block", number));
    let (role, level) = role(block.kind);
    let mut around = child(ui, id, ui.unique_id(), role);
    ui.ctx().accesskit_node_builder(id, |node| {
        in_language(node, article, Some(block));
        node.set_bounds(bounds(rect));
        if let Some(level) = level {
            node.set_level(level);
            node.set_label(text);
        }
    });
    let label = around.interact(rect, id.with("text"), Sense::empty());
    label.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    let Some(layout) = page.layout(number) else { return };
    let origin = rect.left_top() + egui::vec2(page.left(number) / scale, 0.0);
    let next = article.blocks().get(number + 1).map(|next| next.range.start);
    told.add(&mut around, label.id, &Passage { layout, origin, scale, start: block.range.start, next });
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
        node.set_text_direction(if direction.is_rtl() {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        });
    }
}
