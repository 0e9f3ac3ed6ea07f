//! The page where an article is read: the list or what was found, the text, the inspector. A panel that has no room
//! beside the text lies over it, as a sheet from its side, while it is asked for; beside the sheet of a chosen mark the
//! text is set anew, where that leaves it enough to be read.

use super::{
    NARROW, Screen, column_of, find_bar, find_results, inspector, least_article, least_beside, list, panel, parallel,
    take_end, take_start,
};
use crate::command::{Command, View};
use crate::session::{Docked, Panel, Session};
use crate::ui::article_view::{article_view_ui, divide};
use crate::ui::frame::Frame;
use crate::ui::kit::Kit;
use crate::ui::theme::chrome::floating_shadow;
use crate::ui::theme::size;
use crate::ui::widgets::focus_ring;
use egui::{CursorIcon, Id, Rangef, Rect, Sense, Stroke, Ui, WidgetInfo};

/// How much of the text is seen beside a sheet, where a window is too narrow for half of it.
const STRIP: f32 = 56.0;

/// The sheet that was shown last, and what had the focus before it.
#[derive(Default)]
pub(super) struct Sheet {
    shown: Option<Panel>,
    before: Option<Id>,
    /// How much of its room the text gives up to it, in points.
    given: f32,
    /// Whether what was pressed last is the text.
    on_text: bool,
}

impl Sheet {
    /// How many points of `text` are given up now where `wished` is what should be. Nothing that is pressed goes from under
    /// the pointer, while it may be dragged or pressed once more.
    pub(super) fn give(&mut self, ui: &Ui, text: Rect, wished: f32) -> f32 {
        let delay = ui.ctx().options(|options| options.input_options.max_double_click_delay);
        let (pressed, down, since) = ui.input(|input| {
            let pressed = input.pointer.press_origin().filter(|_| input.pointer.any_pressed());
            (pressed, input.pointer.any_down(), input.pointer.time_since_last_click())
        });
        if let Some(at) = pressed {
            // Not on what floats above.
            self.on_text = text.contains(at) && ui.ctx().layer_id_at(at) == Some(ui.layer_id());
        }
        let waits = self.on_text && (down || f64::from(since) < delay);
        if !waits {
            self.given = wished;
        } else if self.given != wished {
            ui.ctx().request_repaint_after_secs(delay as f32);
        }
        self.given
    }
}

impl Screen {
    /// Which panels have room in a window `window` points wide. What they were dragged to does not take it from them.
    pub fn docked(&self, session: &Session, window: f32) -> Docked {
        let needs = least_text(session);
        let inspector = self.wanted(Panel::Inspector).min(size::INSPECTOR);
        // The list gives way where the inspector would else lie over the text: it is asked for less often.
        let beside = if session.settings.inspector_open { needs + inspector } else { 0.0 };
        let list = window >= NARROW.max(self.wanted(Panel::List).min(size::LIST_PANEL) + beside);
        let taken = if shows_results(session) {
            self.results_width(window)
        } else if list && session.settings.list_open {
            self.wanted(Panel::List).min(size::LIST_PANEL)
        } else {
            0.0
        };
        Docked { list, inspector: window - taken - inspector >= needs }
    }

    /// How wide the user would have a panel, in points.
    fn wanted(&self, panel: Panel) -> f32 {
        match panel {
            Panel::List => {
                self.list_width.unwrap_or(size::LIST_PANEL).clamp(size::LIST_PANEL_MIN, size::LIST_PANEL_MAX)
            }
            Panel::Inspector => {
                self.inspector.width.unwrap_or(size::INSPECTOR).clamp(size::INSPECTOR_MIN, size::INSPECTOR_MAX)
            }
        }
    }

    fn results_width(&self, window: f32) -> f32 {
        let wanted = self.list_width.unwrap_or(size::RESULTS_PANEL);
        wanted.clamp(size::LIST_PANEL_MIN, size::LIST_PANEL_MAX).min(window / 2.0)
    }

    /// How wide a panel is where `room` points are left beside it: wider than usual only as far as the text keeps
    /// its characters, or half of the window.
    fn docked_width(&self, panel: Panel, session: &Session, window: f32, room: f32) -> f32 {
        let usual = match panel {
            Panel::List => size::LIST_PANEL,
            Panel::Inspector => size::INSPECTOR,
        };
        let kept = comfortable_text(session).min(window / 2.0).max(least_text(session));
        self.wanted(panel).min((room - kept).max(usual))
    }

    /// How wide a panel is that lies over the text: no more than half of the window, as far as there is room for
    /// what is in it.
    fn sheet_width(&self, panel: Panel, window: f32) -> f32 {
        let least = match panel {
            Panel::List => size::LIST_PANEL_MIN,
            Panel::Inspector => size::INSPECTOR_MIN,
        };
        self.wanted(panel).min((window / 2.0).max(least)).min((window - STRIP).max(0.6 * window))
    }
}

/// Whether what was found in the project is listed.
fn shows_results(session: &Session) -> bool {
    session.find.open && session.find.in_project
}

/// Shows the page. `window` is how wide the whole window is.
pub(super) fn read_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, window: f32, mut middle: Rect) {
    let session = frame.session;
    let whole = middle;
    let edge = start_ui(ui, frame, screen, window, &mut middle);
    let over = middle;
    let end = if session.docked.inspector && session.shows(Panel::Inspector) {
        let width = screen.docked_width(Panel::Inspector, session, window, middle.width());
        Some(take_end(&mut middle, width, frame.kit))
    } else {
        None
    };
    let mut text = middle;
    parallel::bar_ui(ui, frame, screen, &mut text);
    make_room(ui, frame, screen, window, &mut text);
    panel(ui, text, "article", |ui| {
        article_view_ui(ui, frame, &mut screen.view);
    });
    // On the ground of what stands on both sides.
    if let Some((x, range)) = edge {
        ui.painter().vline(x, range, Stroke::new(size::HAIRLINE, frame.kit.theme.hairline));
    }
    if let Some(end) = end {
        inspector_panel(ui, frame, screen, end, Sense::CLICK | Sense::DRAG);
    }
    // A sheet over the text leaves the find bar beside it.
    let mut beside = middle;
    sheets_ui(ui, frame, screen, (window, whole, over), &mut beside);
    beside.min.y = text.min.y;
    let (beside, _) = divide(session, frame.kit, beside);
    find_bar::find_bar_ui(ui, frame, &mut screen.find_bar, beside);
}

/// Leaves of the text's room what is beside the inspector's sheet, where that is enough.
fn make_room(ui: &Ui, frame: &Frame<'_>, screen: &mut Screen, window: f32, text: &mut Rect) {
    let session = frame.session;
    let covers = session.beside().is_none() && !session.docked.inspector && session.shows(Panel::Inspector);
    let sheet = if covers { screen.sheet_width(Panel::Inspector, window) } else { 0.0 };
    // One that is asked for with no mark chosen is soon put away.
    let beside = session.chosen().is_some() && text.width() - sheet >= least_beside(session.settings.size);
    let given = screen.sheet.give(ui, *text, if beside { sheet } else { 0.0 });
    screen.view.cover((sheet - given).max(0.0));
    let left = take_end(text, given, frame.kit);
    ui.painter().rect_filled(left, 0.0, frame.kit.theme.page);
}

/// The list or what was found, where it stands beside the text; answers with its edge.
fn start_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    screen: &mut Screen,
    window: f32,
    middle: &mut Rect,
) -> Option<(f32, Rangef)> {
    let session = frame.session;
    let results = shows_results(session);
    if !(results || session.docked.list && session.shows(Panel::List)) {
        return None;
    }
    let width = if results {
        screen.results_width(window)
    } else {
        let inspector = if session.settings.inspector_open { size::INSPECTOR } else { 0.0 };
        screen.docked_width(Panel::List, session, window, middle.width() - inspector)
    };
    let rect = take_start(middle, width, frame.kit);
    panel(ui, rect, "list", |ui| match results {
        true => find_results::results_ui(ui, frame, &mut screen.results),
        false => list::list_ui(ui, frame, &mut screen.counts, &mut screen.marks, screen.view.marks()),
    });
    let at = if frame.kit.is_rtl() { rect.left() } else { rect.right() };
    drag_edge(ui, at, rect, frame.kit, screen);
    Some((at, rect.y_range()))
}

/// What lies over the text in a window `window` points wide: a panel that was asked for, or the inspector with the mark
/// that is chosen. It keeps what is pressed on it from the page, and takes the inspector's room from `beside`.
fn sheets_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    screen: &mut Screen,
    (window, whole, over): (f32, Rect, Rect),
    beside: &mut Rect,
) {
    let session = frame.session;
    let asked = session.sheet.filter(|panel| session.shows(*panel));
    let changed = screen.sheet.shown != asked;
    if changed && screen.sheet.shown.is_none() {
        screen.sheet.before = ui.memory(|memory| memory.focused());
    }
    if changed && asked.is_none() {
        give_focus_back(ui, screen.sheet.before.take());
    }
    screen.sheet.shown = asked;
    if let Some(opened) = asked.filter(|_| changed) {
        // From its ground the keyboard goes on into what is on it.
        let ground = ground_of(ui, opened);
        ui.memory_mut(|memory| memory.request_focus(ground));
    }
    let sense = if asked.is_some() { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG };
    let mut sheet = None;
    if !session.docked.inspector && session.shows(Panel::Inspector) {
        let mut room = over;
        let rect = take_end(&mut room, screen.sheet_width(Panel::Inspector, window), frame.kit);
        *beside = room;
        if screen.sheet.given < rect.width() {
            shadow(ui, frame.kit, rect);
        }
        inspector_panel(ui, frame, screen, rect, sense);
        sheet = Some(rect);
    } else if !session.docked.list && session.shows(Panel::List) {
        let mut room = whole;
        let rect = take_start(&mut room, screen.sheet_width(Panel::List, window), frame.kit);
        shadow(ui, frame.kit, rect);
        list_sheet(ui, frame, screen, rect);
        sheet = Some(rect);
    }
    screen.view.lie_under(sheet);
    let pressed = ui.input(|input| input.pointer.press_origin().filter(|_| input.pointer.any_pressed()));
    let (Some(rect), Some(at), Some(_)) = (sheet, pressed, asked) else { return };
    // A press on the text beside it puts it away; one on what floats above does not.
    if !changed && whole.contains(at) && !rect.contains(at) && ui.ctx().layer_id_at(at) == Some(ui.layer_id()) {
        frame.emit(Command::View(View::Close));
        // What was pressed has the focus.
        (screen.sheet.shown, screen.sheet.before) = (None, None);
    }
}

/// Gives the focus back to what had it before a sheet; else nothing has it.
fn give_focus_back(ui: &Ui, before: Option<Id>) {
    ui.memory_mut(|memory| match before {
        Some(id) => memory.request_focus(id),
        None => {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        }
    });
}

/// The shadow under a sheet: what it lies over goes on under it.
fn shadow(ui: &Ui, kit: &Kit, sheet: Rect) {
    ui.painter().add(floating_shadow(&kit.theme).as_shape(sheet, 0));
}

/// The list over the text.
fn list_sheet(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, rect: Rect) {
    ground_ui(ui, frame, Panel::List, rect, Sense::click_and_drag());
    panel(ui, rect, "list", |ui| {
        list::list_ui(ui, frame, &mut screen.counts, &mut screen.marks, screen.view.marks());
    });
    let edge = if frame.kit.is_rtl() { rect.left() } else { rect.right() };
    ui.painter().vline(edge, rect.y_range(), Stroke::new(size::HAIRLINE, frame.kit.theme.line_strong));
    drag_edge(ui, edge, rect, frame.kit, screen);
}

/// What takes the focus as a sheet is opened.
fn ground_of(ui: &Ui, panel: Panel) -> Id {
    ui.scope_id().with(("ground", panel))
}

/// The ground of a panel, which keeps what is pressed on it from the page; it is named where it takes the focus.
fn ground_ui(ui: &Ui, frame: &Frame<'_>, panel: Panel, rect: Rect, sense: Sense) {
    ui.painter().rect_filled(rect, 0.0, frame.kit.theme.surface);
    let response = ui.interact(rect, ground_of(ui, panel), sense);
    if sense.is_focusable() {
        let name = match panel {
            Panel::List => frame.locale.text("panel-list"),
            Panel::Inspector => frame.locale.text("panel-inspector"),
        };
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Pane, true, &*name));
        focus_ring(ui.painter(), frame.kit, &response, rect.shrink(size::FOCUS_RING + size::FOCUS_GAP), 0);
    }
}

/// The inspector at the end side.
fn inspector_panel(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, rect: Rect, sense: Sense) {
    ground_ui(ui, frame, Panel::Inspector, rect, sense);
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

/// The width in points that the text keeps beside the panels: of two columns each has 30 characters and the edges.
fn least_text(session: &Session) -> f32 {
    match session.beside() {
        Some(_) => two_columns(session),
        None => least_article(session.settings.size),
    }
}

/// The width in points in which the text is read at ease: 60 characters and the edges.
fn comfortable_text(session: &Session) -> f32 {
    match session.beside() {
        Some(_) => two_columns(session),
        None => column_of(60.0, session.settings.size),
    }
}

fn two_columns(session: &Session) -> f32 {
    2.0 * column_of(30.0, session.settings.size)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A window where the panels were dragged to these widths.
    fn dragged(list: f32, inspector: f32) -> Screen {
        let mut screen = Screen { list_width: Some(list), ..Screen::default() };
        screen.inspector.width = Some(inspector);
        screen
    }

    #[test]
    fn a_panel_has_room_where_the_text_keeps_its_width() {
        let check = |window: f32, list: bool, inspector: bool| {
            let session = Session::default();
            let expected = Docked { list, inspector };
            for screen in [Screen::default(), dragged(size::LIST_PANEL_MAX, size::INSPECTOR_MAX)] {
                assert_eq!(screen.docked(&session, window), expected, "{window}");
            }
        };
        check(1280.0, true, true);
        check(1000.0, true, true);
        check(920.0, false, true);
        check(700.0, false, false);
        check(1.0, false, false);
    }

    #[test]
    fn however_far_panels_are_dragged_the_text_keeps_sixty_characters_or_half_of_the_window() {
        let mut session = Session::default();
        for size in [19.0, 30.0, 40.0] {
            session.settings.size = size;
            for window in [1000.0_f32, 1280.0, 1600.0, 2400.0] {
                let screen = dragged(size::LIST_PANEL_MAX, size::INSPECTOR_MAX);
                let docked = screen.docked(&session, window);
                let mut left = window;
                if docked.list {
                    left -= screen.docked_width(Panel::List, &session, window, left - size::INSPECTOR);
                }
                if docked.inspector {
                    left -= screen.docked_width(Panel::Inspector, &session, window, left);
                }
                // As much as with panels of their usual widths is always there.
                let usual = window - size::LIST_PANEL - size::INSPECTOR;
                let kept = column_of(60.0, size).min(window / 2.0).min(usual);
                assert!(left >= kept - 0.5, "{left} of {window} at {size}");
                assert!(left >= least_text(&session) - 0.5 || !docked.inspector, "{left} of {window} at {size}");
            }
        }
    }

    #[test]
    fn a_sheet_leaves_half_of_the_window_or_at_least_a_strip() {
        let check = |window: f32, expected: f32| {
            let screen = dragged(size::LIST_PANEL_MAX, size::INSPECTOR_MAX);
            assert_eq!(screen.sheet_width(Panel::Inspector, window), expected, "{window}");
        };
        check(640.0, 320.0);
        check(560.0, 280.0);
        check(480.0, 280.0);
        check(300.0, 244.0);
        assert_eq!(Screen::default().sheet_width(Panel::List, 700.0), size::LIST_PANEL);
    }
}
