//! What stands beside the article: its translation block by block, or another article.
//!
//! The article is the one that is scrolled and worked in. It is told how much room each of its blocks needs beside it
//! ([`Page::set_beside`]), so that both sides of a row begin at the same height, and what stands beside is drawn where
//! the article's blocks are. Only rows in view are laid out; the others are estimated, as blocks of the article are.

mod second;
#[cfg(test)]
mod tests;
mod translation;

use super::{ArticleView, Geometry, place_column, settle};
use crate::session::{Beside, Session};
use crate::ui::frame::Frame;
use crate::ui::kit::Kit;
use crate::ui::page::{Page, Visible};
use crate::ui::theme::size;
use egui::{Rangef, Rect, Sense, Stroke, Ui};
use second::Second;
use translation::Translation;

/// How often the rows in view are settled at most: each time some that were not laid out may come into view.
const ROUNDS: usize = 12;

/// What stands beside the article, as it is on the screen.
pub(super) enum Column {
    Translation(Translation),
    Second(Box<Second>),
}

/// How the two sides go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pairing {
    /// Block beside block.
    Blocks,
    /// By how far through each one is.
    Parts,
}

/// The room of the article, at the interface's start, and of what stands beside it.
pub(crate) fn divide(session: &Session, kit: &Kit, whole: Rect) -> (Rect, Option<Rect>) {
    if session.beside().is_none() {
        return (whole, None);
    }
    let middle = whole.center().x.round();
    let (left, right) = (whole.with_max_x(middle), whole.with_min_x(middle));
    if kit.is_rtl() { (right, Some(left)) } else { (left, Some(right)) }
}

/// From where to where the text stands in one of the two rooms, in that of the article with `cards`.
pub(crate) fn text_in(session: &Session, kit: &Kit, room: Rect, scale: f32, cards: bool) -> Rangef {
    let Geometry { left, column, .. } = place_column(session, kit, room, scale, cards);
    Rangef::new(left, left + column)
}

/// How the article and what stands beside it go together.
pub(crate) fn pairing(session: &Session) -> Option<Pairing> {
    Some(match session.beside()? {
        Beside::Translation => Pairing::Blocks,
        Beside::Article(id) => second::pairing(session.article()?, session.project.article(&id)?),
    })
}

impl ArticleView {
    /// How the two sides went together in the last frame.
    #[cfg(test)]
    fn pairing(&self) -> Option<Pairing> {
        Some(match self.beside.as_ref()? {
            Column::Translation(_) => Pairing::Blocks,
            Column::Second(second) => second.pairing(),
        })
    }

    /// Goes to where the translation of block `block` is written, at the next frame.
    pub fn translate(&mut self, block: usize) {
        self.translating = Some(block);
        if let Some(block) = self.page.as_ref().and_then(|page| page.article().blocks().get(block)) {
            self.reveal = Some(super::Reveal::Range(block.range));
        }
    }
}

/// Brings what stands beside up to date; `room` is where it goes, if anything does. Answers where its column is.
pub(super) fn derive(
    view: &mut ArticleView,
    kit: &mut Kit,
    session: &Session,
    room: Option<Rect>,
    scale: f32,
) -> Option<Geometry> {
    let Some(page) = &mut view.page else {
        view.beside = None;
        return None;
    };
    let (Some(room), Some(beside)) = (room, session.beside()) else {
        view.beside = None;
        page.set_beside(Vec::new());
        return None;
    };
    let geometry = place_column(session, kit, room, scale, false);
    match beside {
        Beside::Translation => {
            if !matches!(view.beside, Some(Column::Translation(_))) {
                view.beside = Some(Column::Translation(Translation::default()));
            }
        }
        Beside::Article(id) => {
            let article = session.project.article(&id)?;
            let same = matches!(&view.beside, Some(Column::Second(second)) if second.article().id == id);
            if !same {
                let style = super::page_style(session, article, scale, geometry.column);
                view.beside = Some(Column::Second(Box::new(Second::new(article.clone(), kit, style))));
            }
        }
    }
    match &mut view.beside {
        Some(Column::Translation(translation)) => translation.follow(session, page, &geometry),
        Some(Column::Second(second)) => second.follow(session, page, &geometry),
        None => {}
    }
    Some(geometry)
}

/// Lays out what is in view on both sides, until each row is as high as its taller side.
pub(super) fn settle_rows(
    view: &mut ArticleView,
    kit: &mut Kit,
    session: &Session,
    width: f32,
    beside: Option<&Geometry>,
    scale: f32,
) -> Option<Visible> {
    let mut visible = settle(view, session, width, scale)?;
    let Some(geometry) = beside else { return Some(visible) };
    for _ in 0..ROUNDS {
        let (Some(page), Some(column)) = (&mut view.page, &mut view.beside) else { break };
        let mut moved = false;
        for block in visible.blocks.clone() {
            moved |= column.measure(kit, session, page, block, geometry);
        }
        if !moved {
            break;
        }
        visible = settle(view, session, width, scale)?;
    }
    if let Some(column) = &mut view.beside {
        column.trim(&visible);
    }
    Some(visible)
}

impl Column {
    /// Lays out what stands beside block `block` and makes room for it. Answers whether its row is another height now.
    fn measure(&mut self, kit: &mut Kit, session: &Session, page: &mut Page, block: usize, at: &Geometry) -> bool {
        match self {
            Column::Translation(translation) => translation.measure(kit, session, page, block, at),
            Column::Second(second) => second.measure(page, block),
        }
    }

    /// The block whose translation is being written.
    pub(super) fn written(&self) -> Option<usize> {
        match self {
            Column::Translation(translation) => translation.focused(),
            Column::Second(_) => None,
        }
    }

    /// Forgets what is far from view.
    fn trim(&mut self, visible: &Visible) {
        match self {
            Column::Translation(translation) => translation.trim(visible),
            Column::Second(second) => second.trim(visible),
        }
    }
}

/// The ground of what stands beside, on which the wheel moves both sides.
pub(super) fn ground_ui(ui: &mut Ui, kit: &Kit, view: &mut ArticleView, room: Rect, scale: f32) -> egui::Response {
    ui.painter().rect_filled(room, 0.0, kit.theme.page);
    // Of a translation only the fields can be used.
    let sense = if matches!(view.beside, Some(Column::Second(_))) { Sense::click() } else { Sense::hover() };
    let response = ui.interact(room, ui.scope_id().with("beside"), sense);
    super::scroll_by_wheel(ui, &response, view, scale);
    response
}

/// Shows what stands beside the blocks in view.
pub(super) fn column_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    view: &mut ArticleView,
    at: &Geometry,
    visible: &Visible,
    ground: &egui::Response,
) {
    let Frame { kit, .. } = frame;
    let edge = if kit.is_rtl() { at.area.right() } else { at.area.left() };
    ui.painter().vline(edge, at.area.y_range(), Stroke::new(size::HAIRLINE, kit.theme.hairline));
    // Taken out for the frame, as both sides are asked at once.
    let Some(mut column) = view.beside.take() else { return };
    match &mut column {
        Column::Translation(translation) => {
            translation.column_ui(ui, frame, view, at, visible);
        }
        Column::Second(second) => second.column_ui(ui, frame, view, (at, visible, ground)),
    }
    view.beside = Some(column);
}
