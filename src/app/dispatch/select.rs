//! The caret and the selection.

use super::{Desk, Effect};
use crate::annotation::{AnnotationId, Edit, Mark};
use crate::article::Article;
use crate::command::{Motion, Select};
use crate::session::{Cursor, Page, Panel, Selection, Severity};
use crate::text::{Cp, CpRange, clitics};
use crate::typeset::Affinity;
use crate::ui::article_view::Reveal;
use std::sync::Arc;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Select) {
    match command {
        Select::Move { motion, extend } => move_caret(desk, motion, extend),
        Select::MoveAnchor(motion) => {
            if let Some(selection) = desk.session.selection {
                let anchor = desk.view.moved(selection.anchor, motion);
                set(desk, Some(Selection { anchor, ..selection }), Some(anchor));
            }
        }
        Select::Set(selection) => set(desk, selection, None),
        Select::Place { at, extend } => {
            let anchor = match desk.session.selection {
                Some(selection) if extend => selection.anchor,
                _ => at,
            };
            set(desk, Some(Selection { anchor, head: at }), None);
        }
        Select::All => {
            if let Some(article) = desk.session.article() {
                let all = CpRange { start: Cp(0), end: article.index().len() };
                set(desk, Some(Selection::of(all)), None);
            }
        }
        Select::Copy => {
            if let (Some(article), Some(range)) = (desk.session.article(), desk.session.selected()) {
                desk.effects.push(Effect::Copy(article.slice(range).to_owned()));
            } else if let Some(chosen) = desk.session.chosen() {
                let text = super::copy::citation(&desk.session.project, chosen, desk.locale);
                desk.effects.push(Effect::Copy(text));
                desk.say(Severity::Info, "notice-copied-mark");
            }
        }
        Select::Peel => peel(desk, clitics::peel, "notice-nothing-to-peel"),
        Select::Unpeel => peel(desk, clitics::unpeel, "notice-nothing-to-unpeel"),
        Select::Article(id) => {
            desk.session.page = Page::Read;
            desk.session.show_article(id);
            desk.session.selection = None;
            desk.session.chosen = None;
            desk.session.picking = None;
            desk.session.sheet = None;
        }
        Select::ShowMark(id) => show_mark(desk, id),
        Select::ShowBlock(block) => {
            desk.session.sheet = None;
            desk.view.reveal(Reveal::Block(block));
        }
        Select::Escape => escape(desk),
    }
}

/// Shows an annotation in its article, and chooses it.
pub(super) fn show_mark(desk: &mut Desk<'_>, id: AnnotationId) {
    let Some(annotation) = desk.session.project.annotations.get(&id) else { return };
    let article = annotation.article.clone();
    desk.session.page = Page::Read;
    if desk.session.article.as_ref() != Some(&article) {
        desk.session.show_article(article);
    }
    desk.session.selection = None;
    desk.session.chosen = Some(id.clone());
    desk.session.sheet = None;
    desk.view.reveal(Reveal::Mark(id));
}

fn set(desk: &mut Desk<'_>, selection: Option<Selection>, reveal: Option<Cursor>) {
    desk.session.selection = selection;
    if let Some(at) = reveal {
        desk.view.reveal(Reveal::At(at));
    }
}

fn move_caret(desk: &mut Desk<'_>, motion: Motion, extend: bool) {
    let Some(selection) = desk.session.selection else {
        without_caret(desk, motion);
        return;
    };
    let sideways = matches!(motion, Motion::Left | Motion::Right);
    let head = if !extend && !selection.is_empty() && sideways {
        side(desk, selection, motion)
    } else {
        desk.view.moved(selection.head, motion)
    };
    let anchor = if extend { selection.anchor } else { head };
    set(desk, Some(Selection { anchor, head }), Some(head));
}

/// The end of the selection that lies on the side a key points to.
fn side(desk: &Desk<'_>, selection: Selection, motion: Motion) -> Cursor {
    let range = selection.range();
    let rtl = desk.session.article().is_some_and(|article| article.direction_at(range.start).is_rtl());
    if (motion == Motion::Left) == rtl {
        Cursor { at: range.end, affinity: Affinity::Before }
    } else {
        Cursor::new(range.start)
    }
}

/// Without a caret the keys scroll; those that point along a line bring the caret.
fn without_caret(desk: &mut Desk<'_>, motion: Motion) {
    match motion {
        Motion::Up => desk.view.scroll_lines(-2.0),
        Motion::Down => desk.view.scroll_lines(2.0),
        Motion::PageUp => desk.view.scroll_pages(-1.0),
        Motion::PageDown => desk.view.scroll_pages(1.0),
        Motion::ArticleStart | Motion::LineStart => desk.view.reveal(Reveal::At(Cursor::default())),
        Motion::ArticleEnd | Motion::LineEnd => {
            if let Some(article) = desk.session.article() {
                let end = Cursor { at: article.index().len(), affinity: Affinity::Before };
                desk.view.reveal(Reveal::At(end));
            }
        }
        Motion::Left | Motion::Right | Motion::WordLeft | Motion::WordRight => {
            let at = desk.session.chosen().map(|a| Cursor::new(a.span().start)).or_else(|| desk.view.first_in_view());
            if let Some(at) = at {
                set(desk, Some(Selection::caret(at)), Some(at));
            }
        }
    }
}

/// Leaves the innermost thing that is under way.
fn escape(desk: &mut Desk<'_>) {
    let session = &mut *desk.session;
    if session.question.is_some() || session.palette_open {
        session.question = None;
        session.palette_open = false;
        return;
    }
    // What was said goes with whatever it leaves.
    session.notices.retain(|notice| !notice.is_passing());
    if let Some(sheet) = session.sheet.take() {
        // With a mark it would come again.
        session.chosen = session.chosen.take().filter(|_| sheet != Panel::Inspector);
    } else if session.picking.is_some() {
        session.picking = None;
    } else if session.find.open {
        super::find::close(desk);
    } else if let Some(review) = session.review.as_mut().filter(|_| session.page == Page::Review) {
        review.choose(&session.project, None);
    } else if session.selection.is_some_and(|s| !s.is_empty()) {
        session.selection = session.selection.map(|s| Selection::caret(s.head));
    } else if session.chosen.is_some() {
        session.chosen = None;
    } else if session.reads_full_screen() {
        super::view::leave_full_screen(desk);
    } else {
        session.selection = None;
    }
}

/// Changes the start of the selection, or else of the chosen mark, by what `change` makes of its range within a block;
/// says `nothing` where it makes nothing of it.
fn peel(desk: &mut Desk<'_>, change: impl Fn(&str, CpRange) -> Option<CpRange>, nothing: &str) {
    let Some(article) = desk.session.article().cloned() else { return };
    if let Some(range) = desk.session.selected() {
        match in_block(&article, range, &change) {
            Some(range) => set(desk, Some(Selection::of(range)), Some(Cursor::new(range.start))),
            None => desk.say(Severity::Info, nothing),
        }
        return;
    }
    let Some(annotation) = desk.session.chosen().cloned() else { return };
    let Some(first) = annotation.marks.first() else { return };
    let Some(mark) = in_block(&article, first.range, &change).and_then(|range| Mark::of(&article, range)) else {
        return desk.say(Severity::Info, nothing);
    };
    let mut changed = annotation.as_ref().clone();
    if let Some(first) = changed.marks.first_mut() {
        *first = mark;
    }
    changed.modified = crate::annotation::Timestamp::now();
    desk.perform("step-edge", vec![Edit::PutAnnotation(Arc::new(changed))]);
}

/// `change` of a range of the article's text, seen within the block it starts in.
fn in_block(article: &Article, range: CpRange, change: impl Fn(&str, CpRange) -> Option<CpRange>) -> Option<CpRange> {
    let block = article.blocks().get(article.block_at(range.start))?;
    let from = block.range.start.0;
    let part = CpRange { start: range.start.minus(from), end: range.end.min(block.range.end).minus(from) };
    let changed = change(article.block_text(block), part)?;
    Some(CpRange { start: changed.start.plus(from), end: range.end })
}
