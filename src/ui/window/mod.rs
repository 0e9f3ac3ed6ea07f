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
mod drop;
mod import;
mod export;
mod label_menu;
mod labels;
mod inspector;
mod find_bar;
mod find_results;
mod full_screen;
mod list;
mod marks_filter;
mod marks_list;
mod menus;
mod notices;
mod pair;
mod pane;
mod panels;
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
use crate::ui::article_view::ArticleView;
use crate::ui::frame::Frame;
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use crate::ui::widgets::on_ground;
use egui::{Rect, Stroke, Ui, UiBuilder, pos2, vec2};

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
    sheet: panels::Sheet,
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
        drop::drop_ui(ui, &mut frame);
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
        Page::Read if session.article().is_some() => panels::read_ui(ui, &mut frame, screen, whole.width(), middle),
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
    drop::drop_ui(ui, frame);
}

/// The width in points that the article keeps beside its panels: 45 characters and the edges.
fn least_article(em: f32) -> f32 {
    column_of(45.0, em)
}

/// The least width in points in which the article is set beside a panel that has no room beside [`least_article`].
fn least_beside(em: f32) -> f32 {
    column_of(20.0, em)
}

/// The width in points of a column of so many characters, with its edges.
fn column_of(characters: f32, em: f32) -> f32 {
    characters * size::CHARACTER * em + 2.0 * size::PAGE_EDGE
}

fn panel<R>(ui: &mut Ui, rect: Rect, id: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    // The same whatever stands before it, so that what is in it keeps the focus when the window's width changes.
    let builder = UiBuilder::new().scope_id(ui.scope_id().with(id)).max_rect(rect);
    let mut child = ui.new_child(on_ground(builder, ui.visuals().panel_fill));
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
