//! The article: text, marks, selection, cards. Reads the session, emits commands.
//!
//! It changes nothing but what is merely on the screen ([`ArticleView`]); what
//! gestures mean for project and selection goes out as [`Command`]s.

mod accessible;
mod aside;
mod beside;
mod cards;
mod connectors;
mod dim;
mod furniture;
mod gesture;
mod handles;
mod ink;
mod proposals;
mod readings;
mod selection_bar;
mod stack;
mod tags;
mod under_bar;

use crate::annotation::AnnotationId;
use crate::article::{Article, ArticleId};
use crate::command::{Command, Motion, Note};
use crate::locale::Locale;
use crate::review::Comparison;
use crate::session::{Beside, Cursor, Page as Shown, Review, Session};
use crate::text::{Cp, CpRange};
use crate::ui::frame::Frame;
use crate::ui::kit::Kit;
use crate::ui::marks::MarkIndex;
use crate::ui::page::{Page, PageStyle, Scroll, Visible};
use crate::ui::theme::size;
use crate::ui::widgets::focus_ring;
use egui::{Key, Pos2, Rangef, Rect, Sense, Ui, vec2};
use gesture::Gesture;
use std::sync::Arc;

pub(crate) use beside::{Pairing, divide, pairing, text_in};
pub(crate) use readings::label_of;
use under_bar::covered;
pub(crate) use under_bar::find_bar_width;

/// How much of the view a page key moves.
const PAGE_KEY: f32 = 0.85;

/// What of the article is merely on the screen.
#[derive(Default)]
pub struct ArticleView {
    page: Option<Page>,
    marks: MarkIndex,
    /// The project's revision that `marks` were made from.
    revision: Option<(u64, ArticleId)>,
    /// Two people's marks of the article, while they are compared, and what they were made from.
    compared: MarkIndex,
    compared_of: Option<(Arc<Comparison>, Arc<Article>)>,
    scroll: Scroll,
    /// Where each article was left.
    places: Vec<(ArticleId, Scroll)>,
    gesture: Gesture,
    hovered: Option<AnnotationId>,
    /// The x that moves up and down keep, in px of the column.
    goal: Option<f32>,
    /// The view's height in px at the last frame.
    window: f64,
    /// Where the text is moved to while a panel lies over it.
    aside: aside::Aside,
    /// How much of its top the find bar covered at the last frame, in px.
    covered: f64,
    /// From where to where the column went on the screen when it was last shown, until somebody asks.
    column: Option<Rangef>,
    /// Whether to bring the caret or the chosen mark into view at the next frame.
    reveal: Option<Reveal>,
    /// What stands beside the article.
    beside: Option<beside::Column>,
    /// The block whose translation is to be written from the next frame on.
    translating: Option<usize>,
    /// What assistive technology was told of the text in the last frame.
    heard: accessible::Heard,
    /// Whether this is a picture, which nobody scrolls.
    still: bool,
    /// Whether no cards are to stand beside the text in the next frame.
    without_cards: bool,
}

/// What to bring into view.
#[derive(Clone, Debug, PartialEq)]
pub enum Reveal {
    At(Cursor),
    Block(usize),
    Mark(AnnotationId),
    Range(CpRange),
}

/// Where things are in this frame, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Geometry {
    /// The whole view.
    pub area: Rect,
    /// The column's left edge and its width.
    pub left: f32,
    pub column: f32,
    /// Where the cards stand, if there is room for them.
    pub cards: Option<Rect>,
    /// Physical pixels a point.
    pub scale: f32,
    /// The view's top, in px from the page's top.
    pub top: f64,
}

impl Geometry {
    /// A height on the page, in px, as a place on the screen, in points.
    fn y(&self, px: f64) -> f32 {
        self.area.top() + ((px - self.top) / f64::from(self.scale)) as f32
    }

    /// A distance from the column's left edge, in px, as a place on the screen, in points.
    fn x(&self, px: f32) -> f32 {
        self.left + px / self.scale
    }

    /// A point on the screen, in px from the column's left edge and the page's top.
    fn on_page(&self, at: Pos2) -> (f32, f64) {
        ((at.x - self.left) * self.scale, f64::from(at.y - self.area.top()) * f64::from(self.scale) + self.top)
    }
}

impl ArticleView {
    /// A view for a picture.
    pub fn still() -> ArticleView {
        ArticleView { still: true, ..ArticleView::default() }
    }

    /// Brings something into view at the next frame.
    pub fn reveal(&mut self, what: Reveal) {
        self.reveal = Some(what);
    }

    /// From where to where the text's column goes on the screen, if it was shown since this was asked last.
    pub(crate) fn take_column(&mut self) -> Option<Rangef> {
        self.column.take()
    }

    /// The marks of the article in view.
    pub fn marks(&self) -> &MarkIndex {
        &self.marks
    }

    /// Where `motion` leads from `cursor`.
    pub fn moved(&mut self, cursor: Cursor, motion: Motion) -> Cursor {
        let window = self.window as f32 * PAGE_KEY;
        match &mut self.page {
            Some(page) => page.moved(cursor, motion, &mut self.goal, window),
            None => cursor,
        }
    }

    /// The first place in the text that is in view.
    pub fn first_in_view(&mut self) -> Option<Cursor> {
        let page = self.page.as_mut()?;
        // Of a copy: who asks moves nothing.
        let mut scroll = self.scroll;
        let visible = scroll.settle(page, self.window, 0.0, 0.0);
        let block = page.article().blocks().get(visible.blocks.start)?;
        Some(Cursor::new(block.range.start))
    }

    /// Says that in the next frame no cards are to stand beside the text, nor to have room there.
    pub(crate) fn leave_cards_out(&mut self) {
        self.without_cards = true;
    }

    /// Moves the view down by `lines` lines, up where negative.
    pub fn scroll_lines(&mut self, lines: f64) {
        if let Some(page) = &self.page {
            self.scroll.by(lines * f64::from(page.style().size * page.style().line_height));
        }
    }

    /// Moves the view by a part of its height.
    pub fn scroll_pages(&mut self, pages: f64) {
        self.scroll.by(pages * self.window * f64::from(PAGE_KEY));
    }

    /// Where the reader is: the article in view and the place in its text at the view's top, 0 at the beginning. `None`
    /// until it was shown.
    pub fn left_off(&mut self) -> Option<(Arc<Article>, Cp)> {
        let page = self.page.as_mut()?;
        let at = self.scroll.place(page).map_or(Cp(0), |cursor| cursor.at);
        Some((page.article().clone(), at))
    }

    /// Brings what is derived from the session up to date.
    fn derive(&mut self, kit: &Kit, session: &Session, scale: f32, column: f32) {
        let Some(article) = session.article() else {
            self.page = None;
            self.revision = None;
            return;
        };
        let style = page_style(session, article, scale, column);
        let same = self.page.as_ref().is_some_and(|p| p.article().id == article.id);
        if same {
            if let Some(page) = &mut self.page {
                page.set_article(article.clone());
                if *page.style() != style {
                    let held = held(page, &self.scroll, self.window, session);
                    page.set_style(style);
                    if let Some(scroll) = held.and_then(|(place, below)| Scroll::to(page, place, below)) {
                        self.scroll = scroll;
                    }
                }
            }
        } else {
            self.leave_place();
            let mut page = Page::new(article.clone(), kit.text.fonts().clone(), style);
            let here = self.places.iter().find(|(id, _)| *id == article.id).map(|(_, scroll)| *scroll);
            // Where it was left at an earlier start, by its words, as the lines may break elsewhere now.
            let before = || session.places.of(article).and_then(|at| Scroll::to(&mut page, Cursor::new(at), 0.0));
            self.scroll = here.or_else(before).unwrap_or_default();
            self.page = Some(page);
            self.gesture = Gesture::default();
            self.hovered = None;
            self.goal = None;
        }
        self.follow(session);
    }

    /// Brings the marks up to date; the panels that are shown before the article show them too.
    pub(crate) fn follow(&mut self, session: &Session) {
        let Some(article) = session.article() else { return };
        let revision = (session.revision, article.id.clone());
        if self.revision.as_ref() != Some(&revision) {
            self.marks.follow(&session.project, article);
            self.revision = Some(revision);
        }
        let Some(review) = reviewed(session) else { return };
        let same = self
            .compared_of
            .as_ref()
            .is_some_and(|(comparison, of)| Arc::ptr_eq(comparison, &review.comparison) && Arc::ptr_eq(of, article));
        if !same {
            self.compared = MarkIndex::of_readings(article, readings::marks(session, review, article).into_iter());
            self.compared_of = Some((review.comparison.clone(), article.clone()));
        }
    }

    fn leave_place(&mut self) {
        self.give_way(0.0);
        if let Some(page) = &self.page {
            let id = page.article().id.clone();
            self.places.retain(|(known, _)| *known != id);
            self.places.push((id, self.scroll));
        }
    }

    fn bring_into_view(&mut self, session: &Session, width: f32, scale: f32) {
        let (Some(what), Some(page)) = (self.reveal.take(), &mut self.page) else { return };
        let line = f64::from(page.style().size * page.style().line_height);
        // Nothing is brought into view behind the find bar.
        let margin = line.max(f64::from(covered(session, width) * scale));
        let cursors = match what {
            Reveal::At(cursor) => [cursor; 2],
            Reveal::Block(block) => {
                let top = page.top(block);
                self.scroll = Scroll::at(page, top - margin);
                return;
            }
            Reveal::Mark(id) => {
                let Some(mark) = session.project.annotations.get(&id).and_then(|a| a.marks.first()) else { return };
                self.aside.wish(mark.range);
                [Cursor::new(mark.range.start), Cursor::new(mark.range.end.minus(1))]
            }
            Reveal::Range(range) => {
                // What no longer is in the text is not looked for.
                let end = page.article().index().len();
                self.aside.wish(CpRange { start: range.start.min(end), end: range.end.min(end) });
                [range.start.min(end), range.end.minus(1).min(end)].map(Cursor::new)
            }
        };
        if let [Some(first), Some(last)] = cursors.map(|cursor| page.place(cursor)) {
            self.scroll.reveal(page, first.top, last.bottom, self.window, margin);
        }
    }
}

/// The comparison that is shown, where it is.
pub(crate) fn reviewed(session: &Session) -> Option<&Review> {
    session.review.as_ref().filter(|_| session.page == Shown::Review)
}

/// What stays where it is however the lines break, and how far below the view's top its line begins, in px: the chosen
/// mark or the caret, where it is in view, else what the reader is at, at the top.
fn held(page: &mut Page, scroll: &Scroll, window: f64, session: &Session) -> Option<(Cursor, f64)> {
    let chosen = session.chosen().filter(|annotation| annotation.article == page.article().id);
    let mark = chosen.and_then(|annotation| annotation.marks.first()).map(|mark| Cursor::new(mark.range.start));
    let caret = session.selection.map(|selection| selection.head);
    let top = scroll.top(page);
    let seen = [mark, caret].into_iter().flatten().find_map(|cursor| {
        let below = page.place(cursor)?.top - top;
        (0.0..window).contains(&below).then_some((cursor, below))
    });
    seen.or_else(|| Some((scroll.place(page)?, 0.0)))
}

/// How `article` is set by these settings in a column of `column` points, where a point has `scale` physical pixels.
fn page_style(session: &Session, article: &Article, scale: f32, column: f32) -> PageStyle {
    let settings = &session.settings;
    PageStyle {
        face: settings.face,
        size: settings.size * scale,
        line_height: settings.line_height,
        column: (column * scale).round(),
        align: settings.align(),
        latin_scale: settings.latin_scale,
        meta: furniture::has_meta(article),
    }
}

/// Where column and, if there are any, cards go in `area`.
fn place_column(session: &Session, kit: &Kit, area: Rect, scale: f32, cards: bool) -> Geometry {
    let em = session.settings.size;
    let wished = (session.settings.column * size::CHARACTER * em).round();
    let beside = size::CARD_GAP + size::CARD_WIDTH + size::CARD_MARGIN;
    let edge = size::PAGE_EDGE;
    let with_cards = area.width() - beside - edge;
    let least = 45.0 * size::CHARACTER * em;
    let has_cards = cards && with_cards >= least;
    let room = if has_cards { with_cards } else { area.width() - 2.0 * edge };
    let column = wished.min(room).max(80.0);
    let used = column + if has_cards { beside } else { 0.0 };
    let slack = ((area.width() - used) / 2.0).max(edge.min(area.width() / 8.0));
    let rtl = kit.direction.is_rtl();
    // The cards stand at the interface's end side.
    let left = if !rtl || !has_cards { area.left() + slack } else { area.right() - slack - column };
    let left = (left * scale).round() / scale;
    let cards = has_cards.then(|| {
        let x = if rtl { left - size::CARD_GAP - size::CARD_WIDTH } else { left + column + size::CARD_GAP };
        Rect::from_min_size(Pos2::new(x, area.top()), vec2(size::CARD_WIDTH, area.height()))
    });
    Geometry { area, left, column, cards, scale, top: 0.0 }
}

/// Shows the article in all the room that is left, and what stands beside it in the half at the interface's end.
pub(crate) fn article_view_ui(ui: &mut Ui, frame: &mut Frame<'_>, view: &mut ArticleView) {
    let Frame { kit, locale, session, commands } = frame;
    let (locale, session) = (*locale, *session);
    let whole = ui.available_rect_before_wrap();
    let (area, room) = divide(session, kit, whole);
    let scale = ui.ctx().pixels_per_point();
    let cards = !std::mem::take(&mut view.without_cards);
    let mut geometry = place_column(session, kit, area, scale, cards);
    view.derive(kit, session, scale, geometry.column);
    let mut beside = beside::derive(view, kit, session, room, scale);
    ui.painter().rect_filled(area, 0.0, kit.theme.page);
    let response = ui.allocate_rect(area, Sense::click_and_drag());
    view.window = f64::from(area.height() * scale);
    view.give_way(f64::from(covered(session, area.width()) * scale));
    view.bring_into_view(session, area.width(), scale);
    scroll_by_wheel(ui, &response, view, scale);
    let ground = room.map(|room| beside::ground_ui(ui, kit, view, room, scale));
    let visible = beside::settle_rows(view, kit, session, area.width(), beside.as_ref(), scale);
    let Some(visible) = visible else { return };
    geometry.top = visible.top;
    aside::step_aside(view, kit, &mut geometry);
    view.column = Some(Rangef::new(geometry.left, geometry.left + geometry.column));
    let response = response.on_hover_cursor(egui::CursorIcon::Text);
    gesture::pointer(ui, &response, &geometry, session, view, commands);
    let translates = session.beside() == Some(Beside::Translation) && response.has_focus();
    if translates && ui.input(|i| i.modifiers.is_none() && i.key_pressed(Key::Enter)) {
        commands.push(Command::Note(Note::Translate));
    }
    paint(ui, kit, locale, session, view, &geometry, &visible);
    if session.selection.is_none() {
        // Once there is a caret, that says where the focus is.
        focus_ring(ui.painter(), kit, &response, area.shrink(size::FOCUS_RING + size::FOCUS_GAP), size::RADIUS);
    }
    if let (Some(at), Some(ground)) = (&mut beside, &ground) {
        at.top = visible.top;
        beside::column_ui(ui, frame, view, at, &visible, ground);
    }
    let read = dim::dim_ui(ui, frame.kit, session, view, &geometry, room, &visible);
    if !view.still {
        furniture::scrollbar_ui(ui, frame.kit, session, view, &geometry, &visible, whole);
    }
    match reviewed(session) {
        Some(review) => tags::tags_ui(ui, frame, review, view, &geometry, &visible),
        None => {
            cards::cards_ui(ui, frame, view, &geometry, &visible, read);
            selection_bar::selection_bar_ui(ui, frame, view, &geometry);
        }
    }
    accessible::accessible(ui, frame, view, &geometry, &visible, &response);
}

fn settle(view: &mut ArticleView, session: &Session, width: f32, scale: f32) -> Option<Visible> {
    let page = view.page.as_mut()?;
    let (above, below) = ((size::PAGE_TOP + covered(session, width)) * scale, size::PAGE_BOTTOM * scale);
    Some(view.scroll.settle(page, view.window, f64::from(above), f64::from(below)))
}

fn scroll_by_wheel(ui: &Ui, response: &egui::Response, view: &mut ArticleView, scale: f32) {
    let covered = view.is_under_pointer(ui);
    if response.contains_pointer() && !covered {
        let delta = ui.input(|input| input.smooth_scroll_delta().y);
        view.scroll.by(f64::from(-delta * scale));
    }
}

fn paint(
    ui: &Ui,
    kit: &mut Kit,
    locale: &Locale,
    session: &Session,
    view: &mut ArticleView,
    geometry: &Geometry,
    visible: &Visible,
) {
    let painter = ui.painter().with_clip_rect(geometry.area);
    let Some(page) = &mut view.page else { return };
    let marks = if reviewed(session).is_some() { &view.compared } else { &view.marks };
    let canvas = ink::Canvas { painter: &painter, geometry, session, marks, hovered: view.hovered.as_ref() };
    for block in visible.blocks.clone() {
        canvas.behind(kit, page, block);
        canvas.ghosts(kit, page, block);
    }
    for block in visible.blocks.clone() {
        canvas.text(kit, page, block);
        if session.settings.show_controls {
            canvas.controls(kit, page, block);
        }
    }
    canvas.caret(kit, page);
    furniture::meta(&painter, kit, locale, page, geometry, visible);
}

/// Draws the whole of an article without a window: for pictures. Gives the height it needs in points.
pub fn whole_height(kit: &Kit, session: &Session, view: &mut ArticleView, width: f32, scale: f32) -> f32 {
    let area = Rect::from_min_size(Pos2::ZERO, vec2(width, 1.0));
    let geometry = place_column(session, kit, area, scale, true);
    view.derive(kit, session, scale, geometry.column);
    let Some(page) = view.page.as_mut() else { return 1.0 };
    page.ensure_all();
    (page.height() as f32 / scale + size::PAGE_TOP + size::PAGE_TOP).ceil()
}
