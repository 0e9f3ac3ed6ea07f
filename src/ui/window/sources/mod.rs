//! The page of the source registry: its entries, the claims that name them, the chosen entry.

mod chart;
mod claims;
mod day;
mod derived;
mod entry;
mod form;
mod list;
mod merge;
mod rating;

pub(super) use merge::merge_dialog_ui;

use super::cell;
use super::pane::{Stroked, moved, pane_ui};
use super::{Frame, panel, take_end, take_start};
use crate::annotation::{Source, SourceId};
use crate::command::{Command, Source as SourceCommand};
use crate::locale::Locale;
use crate::session::{Language, Session};
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use egui::{Rect, Stroke, Ui};

/// What is merely on the screen of this page.
#[derive(Default)]
pub(super) struct SourcesPage {
    derived: derived::Derived,
    list: list::List,
    claims: claims::Claims,
    entry: entry::Inspector,
    /// Whether nothing had the focus, and nothing was picked, when the last frame ended: a key that takes the focus away
    /// means nothing more.
    free: bool,
    /// Whether a text field had the focus when the last frame ended, so that keys are text.
    typing: bool,
    /// Whether the inspector lies over the table, where there is no room beside it.
    over: bool,
}

/// Below this width the inspector lies over the table, if it is asked for.
const NARROW: f32 = 1080.0;

/// Shows the page in `room`.
pub(super) fn sources_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut SourcesPage, room: Rect) {
    page.derived.follow(frame.session);
    let hairline = Stroke::new(size::HAIRLINE, frame.kit.theme.hairline);
    let mut middle = room;
    let is_narrow = room.width() < NARROW;
    let list_width = if is_narrow { size::LIST_PANEL } else { size::SOURCES_PANEL };
    let list = take_start(&mut middle, list_width.min(room.width() / 2.0), frame.kit);
    let chosen = frame.session.source.as_ref().and_then(|id| frame.session.project.sources.get(id)).cloned();
    // What has no name yet is there to be named.
    page.over |= is_narrow && chosen.as_ref().is_some_and(|source| page.entry.asks_for_name(source));
    let over = is_narrow && page.over;
    let inspector = chosen.as_ref().filter(|_| over || !is_narrow).map(|_| {
        // The table goes where what would be left of it is too narrow for a claim.
        let beside = middle.width() - size::SOURCES_INSPECTOR > size::COLUMN_CLAIM_MIN;
        let width = if beside { size::SOURCES_INSPECTOR } else { middle.width() };
        take_end(&mut middle, width, frame.kit)
    });
    panel(ui, list, "sources", |ui| list::list_ui(ui, frame, page));
    if middle.width() >= 1.0 {
        panel(ui, middle, "claims", |ui| claims::claims_ui(ui, frame, page, is_narrow));
    }
    let edge = |rect: Rect, end: bool, kit: &Kit| if kit.is_rtl() == end { rect.right() } else { rect.left() };
    ui.painter().vline(edge(list, false, frame.kit), list.y_range(), hairline);
    if let Some((source, inspector)) = chosen.zip(inspector) {
        ui.painter().rect_filled(inspector, 0.0, frame.kit.theme.surface);
        panel(ui, inspector, "entry", |ui| entry::entry_ui(ui, frame, page, &source, is_narrow));
        ui.painter().vline(edge(inspector, true, frame.kit), inspector.y_range(), hairline);
    }
    page.typing = ui.ctx().output(|output| output.ime.is_some());
    page.free = ui.memory(|memory| memory.focused().is_none()) && !page.entry.is_picking();
}

/// Whether the chosen claim is among those the page shows.
pub(super) fn shows_chosen(page: &SourcesPage) -> bool {
    page.claims.has_chosen
}

/// What the status line says of the page.
pub(super) fn status(frame: &Frame<'_>, page: &SourcesPage) -> [String; 2] {
    let project = &frame.session.project;
    let count = |key: &str, args: &[(&'static str, i64)]| {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, (*value).into())).collect();
        frame.locale.text_with(key, &args)
    };
    let articles = [("count", project.articles.len() as i64)];
    let claims = match page.derived.rows.len() as i64 {
        0 => count("sources-no-claims-in", &articles),
        some => format!("{} {}", count("sources-claims", &[("count", some)]), count("sources-in-articles", &articles)),
    };
    [count("sources-count", &[("count", project.sources.len() as i64)]), claims]
}

/// Its name in the other language, where it has both.
pub(super) fn other_name<'s>(locale: &Locale, source: &'s Source) -> &'s str {
    if source.name.ar.is_empty() || source.name.en.is_empty() {
        return &source.transliteration;
    }
    if locale.language() == Language::Arabic { &source.name.en } else { &source.name.ar }
}

fn choose(id: Option<SourceId>) -> Command {
    Command::Source(SourceCommand::Choose(id))
}

/// Whether the page has anything to show.
fn is_empty(session: &Session) -> bool {
    session.project.sources.is_empty()
}
