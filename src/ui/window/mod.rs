//! The window's panels around the article, and what stands over them.
//!
//! All of it mirrors with the interface's direction: positions are "start" and
//! "end", never left and right.

mod about;
mod agreement;
mod cell;
mod changed;
mod conflicts;
mod dialogs;
mod discussion;
mod import;
mod export;
mod label_menu;
mod labels;
mod inspector;
mod find_bar;
mod find_results;
mod full_screen;
mod list;
mod marks_list;
mod menus;
mod notices;
mod pair;
mod pane;
mod parallel;
mod palette;
mod proposal_rows;
mod recovery;
mod review;
mod reviewing;
mod saving;
mod settings;
mod shortcuts;
pub(crate) mod source_picker;
mod sources;
mod start;
mod status;
mod toolbar;
mod unread;
mod update;
mod welcome;

use crate::command::Command;
use crate::locale::Locale;
use crate::session::{Page, Session};
use crate::ui::article_view::{ArticleView, article_view_ui, divide};
use crate::ui::frame::Frame;
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use egui::{CursorIcon, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// What is merely on the screen.
#[derive(Default)]
pub struct Screen {
    pub view: ArticleView,
    start: Option<start::Words>,
    palette: palette::Palette,
    dialogs: dialogs::Dialogs,
    conflicts: conflicts::Conflicts,
    labels: labels::LabelsPage,
    export: export::ExportPage,
    counts: list::Counts,
    marks: marks_list::MarksList,
    find_bar: find_bar::FindBar,
    results: find_results::Results,
    review: review::ReviewPage,
    settings: Option<settings::SettingsPage>,
    sources: sources::SourcesPage,
    agreement: agreement::AgreementPage,
    notices: notices::Notices,
    translated: parallel::Progress,
    /// The list panel's width in points, once it was dragged.
    list_width: Option<f32>,
    inspector: inspector::Inspector,
    who: inspector::WhoPicker,
    author: Option<crate::ui::widgets::FieldState>,
    update: update::List,
    welcome: welcome::Welcome,
}

/// Below this width the list of articles gives way to the text.
const NARROW: f32 = 900.0;

/// Shows the whole window.
pub fn window_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    locale: &Locale,
    session: &Session,
    screen: &mut Screen,
    commands: &mut Vec<Command>,
) {
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, kit.theme.surface);
    screen.view.follow(session);
    let mut frame = Frame { kit, locale, session, commands };
    if session.update.is_some() {
        panel(ui, whole, "update", |ui| update::update_ui(ui, &mut frame, screen));
        notices::notices_ui(ui, &mut frame, screen);
        dialogs::dialogs_ui(ui, &mut frame, screen);
        return;
    }
    if session.reads_full_screen() {
        full_screen::full_screen_ui(ui, &mut frame, screen, whole);
        over_ui(ui, &mut frame, screen);
        return;
    }
    let bar = Rect::from_min_size(whole.min, vec2(whole.width(), size::TOOLBAR));
    let foot = Rect::from_min_max(pos2(whole.left(), whole.bottom() - size::STATUS), whole.max);
    let middle = Rect::from_min_max(pos2(whole.left(), bar.bottom()), pos2(whole.right(), foot.top()));
    panel(ui, bar, "toolbar", |ui| toolbar::toolbar_ui(ui, &mut frame, screen));
    panel(ui, foot, "status", |ui| status::status_ui(ui, &mut frame, screen));
    let hairline = Stroke::new(size::HAIRLINE, frame.kit.theme.hairline);
    match session.page {
        Page::Agreement => agreement::agreement_ui(ui, &mut frame, &mut screen.agreement, middle),
        Page::Sources => sources::sources_ui(ui, &mut frame, &mut screen.sources, middle),
        Page::Review if session.review.is_some() && session.article().is_some() => {
            review::review_ui(ui, &mut frame, screen, whole.width(), middle);
        }
        Page::Read if session.article().is_some() => read_ui(ui, &mut frame, screen, whole.width(), middle),
        Page::Read | Page::Review => {
            let words = screen.start.get_or_insert_default();
            panel(ui, middle, "start", |ui| start::start_ui(ui, &mut frame, words));
        }
    }
    ui.painter().hline(whole.x_range(), bar.bottom(), hairline);
    ui.painter().hline(whole.x_range(), foot.top(), hairline);
    over_ui(ui, &mut frame, screen);
}

/// What stands over the page.
fn over_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    welcome::welcome_ui(ui, frame, &mut screen.welcome);
    notices::notices_ui(ui, frame, screen);
    palette::palette_ui(ui, frame, screen);
    inspector::who_ui(ui, frame, &mut screen.who);
    dialogs::dialogs_ui(ui, frame, screen);
}

/// The page where an article is read: the list or what was found, the text, the inspector. `window` is how wide the
/// whole window is.
fn read_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, window: f32, mut middle: Rect) {
    let session = frame.session;
    let results = session.find.open && session.find.in_project;
    let inspector = screen.inspector.width.unwrap_or(size::INSPECTOR).clamp(size::INSPECTOR_MIN, size::INSPECTOR_MAX);
    let inspector = inspector.min(window * 0.6);
    // The list gives way where the inspector would else lie over the text: it is asked for less often.
    let beside = if session.settings.inspector_open { least_text(session) + inspector } else { 0.0 };
    let list = screen.list_width.unwrap_or(size::LIST_PANEL);
    let mut edge = None;
    if results || session.settings.list_open && window >= NARROW.max(list + beside) {
        let usual = if results { size::RESULTS_PANEL } else { size::LIST_PANEL };
        let width = screen.list_width.unwrap_or(usual).clamp(size::LIST_PANEL_MIN, size::LIST_PANEL_MAX);
        let list = take_start(&mut middle, width.min(window / 2.0), frame.kit);
        panel(ui, list, "list", |ui| match results {
            true => find_results::results_ui(ui, frame, &mut screen.results),
            false => list::list_ui(ui, frame, &mut screen.counts, &mut screen.marks, screen.view.marks()),
        });
        let at = if frame.kit.is_rtl() { list.left() } else { list.right() };
        drag_edge(ui, at, list, frame.kit, screen);
        edge = Some((at, list.y_range()));
    }
    // Beside the text where that keeps its least width; else over it, while a mark is chosen. So choosing a mark
    // never moves the text.
    let fits = middle.width() - inspector >= least_text(session);
    let shown = session.settings.inspector_open && (fits || session.chosen().is_some());
    let whole = middle;
    let end = if shown { take_end(&mut middle, inspector, frame.kit) } else { Rect::NOTHING };
    let mut text = if fits { middle } else { whole };
    parallel::bar_ui(ui, frame, screen, &mut text);
    panel(ui, text, "article", |ui| {
        article_view_ui(ui, frame, &mut screen.view);
    });
    // On the ground of what stands on both sides.
    if let Some((x, range)) = edge {
        ui.painter().vline(x, range, Stroke::new(size::HAIRLINE, frame.kit.theme.hairline));
    }
    if shown {
        inspector_panel(ui, frame, screen, end);
    }
    middle.min.y = text.min.y;
    let (middle, _) = divide(session, frame.kit, middle);
    find_bar::find_bar_ui(ui, frame, &mut screen.find_bar, middle);
}

/// The width in points that the text keeps beside the panels: of two columns each has 30 characters and the edges.
fn least_text(session: &Session) -> f32 {
    match session.beside() {
        Some(_) => 2.0 * (30.0 * size::CHARACTER * session.settings.size + 2.0 * size::PAGE_EDGE),
        None => least_article(session.settings.size),
    }
}

/// The width in points that the article keeps beside its panels: 45 characters and the edges.
fn least_article(em: f32) -> f32 {
    45.0 * size::CHARACTER * em + 2.0 * size::PAGE_EDGE
}

fn panel<R>(ui: &mut Ui, rect: Rect, id: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    contents(&mut child)
}

/// Cuts a piece `width` wide off the start of `rect`.
fn take_start(rect: &mut Rect, width: f32, kit: &Kit) -> Rect {
    let mut piece = *rect;
    if kit.is_rtl() {
        piece.min.x = piece.max.x - width;
        rect.max.x = piece.min.x;
    } else {
        piece.max.x = piece.min.x + width;
        rect.min.x = piece.max.x;
    }
    piece
}

/// The inspector at the end side; where it lies over the article it keeps what is pressed on it from the page.
fn inspector_panel(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, rect: Rect) {
    ui.painter().rect_filled(rect, 0.0, frame.kit.theme.surface);
    ui.interact(rect, ui.scope_id().with("inspector-ground"), Sense::CLICK | Sense::DRAG);
    let (view, inspector) = (&screen.view, &mut screen.inspector);
    panel(ui, rect, "inspector", |ui| inspector::inspector_ui(ui, frame, inspector, view.marks()));
    let edge = if frame.kit.is_rtl() { rect.right() } else { rect.left() };
    ui.painter().vline(edge, rect.y_range(), Stroke::new(size::HAIRLINE, frame.kit.theme.hairline));
    let grip = Rect::from_x_y_ranges(edge - 3.0..=edge + 3.0, rect.y_range());
    let response = ui
        .interact(grip, ui.scope_id().with("inspector-edge"), Sense::DRAG)
        .on_hover_cursor(CursorIcon::ResizeHorizontal);
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        let width = if frame.kit.is_rtl() { pointer.x - rect.left() } else { rect.right() - pointer.x };
        screen.inspector.width = Some(width.clamp(size::INSPECTOR_MIN, size::INSPECTOR_MAX));
    }
}

/// Cuts a piece `width` wide off the end of `rect`.
fn take_end(rect: &mut Rect, width: f32, kit: &Kit) -> Rect {
    let mut piece = *rect;
    if kit.is_rtl() {
        piece.max.x = piece.min.x + width;
        rect.min.x = piece.max.x;
    } else {
        piece.min.x = piece.max.x - width;
        rect.max.x = piece.min.x;
    }
    piece
}

/// Lets the edge of the list panel be dragged.
fn drag_edge(ui: &mut Ui, edge: f32, list: Rect, kit: &Kit, screen: &mut Screen) {
    let grip = Rect::from_x_y_ranges(edge - 3.0..=edge + 3.0, list.y_range());
    let response =
        ui.interact(grip, ui.scope_id().with("list-edge"), Sense::DRAG).on_hover_cursor(CursorIcon::ResizeHorizontal);
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        let width = if kit.is_rtl() { list.right() - pointer.x } else { pointer.x - list.left() };
        screen.list_width = Some(width.clamp(size::LIST_PANEL_MIN, size::LIST_PANEL_MAX));
    }
}
