//! The bar at the top: menu, list, name, undo, labels, search, theme.

use super::{Frame, Screen, menus};
use crate::annotation::LineStyle;
use crate::command::{Command, Edit, Mark, View};
use crate::session::{Page, Panel, ThemeChoice};
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::{end_to_start, start_to_end};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::{LabelShades, size};
use crate::ui::widgets::{
    Button, Label, Strip, button_ui, button_width, focus_ring, icon_button_ui, key_hint_size, label_ui, paint_key_hint,
    paint_text, segmented_ui,
};
use egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

/// How wide text settings and theme are at the bar's end.
const ENDS: f32 = 2.0 * size::CONTROL + 4.0;
/// How far what stands in the bar is apart, and what a line between two groups takes with the space around it.
const APART: f32 = 6.0;
const SEPARATOR: f32 = 4.0 + 1.0 + APART + 4.0;
/// How much of the project's name is shown: no more than this, and none where there is room for less than that.
const NAME_MOST: f32 = 200.0;
const NAME_LEAST: f32 = 48.0;

pub(super) fn toolbar_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let rect = ui.max_rect().shrink2(vec2(size::GAP_MEDIUM, 0.0));
    let mut strip = Strip::new(rect, frame.kit);
    let end = strip.take_end(ENDS + if rect.width() > 700.0 { size::GAP_LARGE } else { size::GAP_SMALL });
    ends_ui(ui, frame, screen, end);
    if rect.width() > 560.0 {
        let pages = pages_ui(ui, frame, strip.rest);
        strip.take_end(pages);
    }
    // The labels come first: the field takes what they leave.
    let (search, around) = match rect.width() < 1060.0 {
        true => (size::CONTROL, size::GAP_SMALL),
        false => ((rect.width() * 0.24).clamp(120.0, 304.0), size::GAP_MEDIUM),
    };
    if rect.width() > 560.0 {
        let place = strip.take_end(search + 2.0 * around);
        search_ui(ui, frame, place.shrink2(vec2(around, 0.0)));
    }
    let rest = strip.rest;
    let mut child = ui.new_child(UiBuilder::new().max_rect(rest).layout(start_to_end(frame.kit)).id_salt("start"));
    child.set_clip_rect(rest.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing.x = APART;
    starts_ui(&mut child, frame);
}

/// Menu, the list where it does not stand beside the text, the project's name, undo and redo, the labels.
fn starts_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    menus::main_menu_ui(ui, frame);
    let has_articles = !frame.session.project.articles.is_empty();
    let reads = has_articles && frame.session.page == Page::Read;
    if reads && !frame.session.docked.list {
        let list = Command::View(View::ShowList(!frame.session.shows(Panel::List)));
        let (name, key) = (frame.name(&list), frame.key(&list));
        if icon_button_ui(ui, frame.kit, Icon::ListPanel, &name, key.as_deref(), true).clicked() {
            frame.emit(list);
        }
    }
    let labels = if reads { label_buttons(frame) } else { Vec::new() };
    // The name leaves room for what stands behind it, up to the first label.
    let steps = if has_articles { SEPARATOR + 2.0 * (size::CONTROL + APART) } else { 0.0 };
    let first = labels.first().map_or(0.0, |label| button_width(frame.kit, &label.button()) + APART);
    let marks = if reads { SEPARATOR + first + size::CONTROL } else { 0.0 };
    // A point more, so that rounding leaves none out.
    name_ui(ui, frame, ui.available_width() - steps - marks - APART - 1.0);
    if !has_articles {
        return;
    }
    steps_ui(ui, frame);
    if !reads {
        return;
    }
    separator(ui, frame);
    for label in labels {
        let button = label.button();
        // The rest is in the menu.
        if ui.available_width() < button_width(frame.kit, &button) + APART + size::CONTROL {
            break;
        }
        if button_ui(ui, frame.kit, button).clicked() {
            frame.emit(label.command);
        }
    }
    menus::labels_menu_ui(ui, frame);
}

/// The project's name, in at most `room` points.
fn name_ui(ui: &mut Ui, frame: &mut Frame<'_>, room: f32) {
    let name = project_name(frame);
    let dirty = frame.session.is_dirty();
    // The dot stands behind the name as the interface runs, whichever way the name does.
    let way = if frame.kit.is_rtl() { '\u{2067}' } else { '\u{2066}' };
    let title = if dirty { format!("{way}\u{2068}{name}\u{2069} •\u{2069}") } else { name };
    let options = TextOptions::one_line((room - 4.0).clamp(1.0, NAME_MOST));
    let block = frame.kit.text.layout(&title, Role::Strong, options);
    if block.is_shortened() && room < NAME_LEAST {
        return;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(block.size().x + 4.0, size::CONTROL), Sense::hover());
    let color = frame.kit.theme.text;
    paint_text(ui, frame.kit, rect, Align2::CENTER_CENTER, &title, Role::Strong, color);
}

fn steps_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    separator(ui, frame);
    for (command, icon) in [(Command::Edit(Edit::Undo), Icon::Undo), (Command::Edit(Edit::Redo), Icon::Redo)] {
        let name = step_name(frame, &command);
        let key = frame.key(&command);
        let enabled = command.applies(frame.session);
        if icon_button_ui(ui, frame.kit, icon, &name, key.as_deref(), enabled).clicked() {
            frame.emit(command);
        }
    }
}

/// A label as a button.
struct LabelButton {
    command: Command,
    name: String,
    key: Option<String>,
    swatch: (LabelShades, LineStyle),
    refused: Option<String>,
}

impl LabelButton {
    fn button(&self) -> Button<'_> {
        let (shades, line) = self.swatch;
        let mut button = Button::new(&self.name).swatch(shades, line).in_bar();
        if let Some(key) = &self.key {
            button = button.key(key);
        }
        match &self.refused {
            Some(why) => button.enabled(false).tooltip(why),
            None => button,
        }
    }
}

fn label_buttons(frame: &Frame<'_>) -> Vec<LabelButton> {
    let button = |label: &crate::annotation::Label| {
        let command = Command::Mark(Mark::Label(label.id.clone()));
        LabelButton {
            name: frame.locale.label(label),
            key: label.key.map(String::from),
            swatch: (frame.kit.theme.label(label.color, label.role), label.line),
            refused: frame.session.read_only.as_ref().and_then(|_| frame.why_not(&command)),
            command,
        }
    };
    frame.session.project.labels.iter().map(button).collect()
}

/// What undo or redo would do, by name.
fn step_name(frame: &Frame<'_>, command: &Command) -> String {
    let (key, step) = match command {
        Command::Edit(Edit::Undo) => ("undo-step", frame.session.undo_name()),
        _ => ("redo-step", frame.session.redo_name()),
    };
    match step {
        Some(step) => {
            let step = frame.locale.text(step).to_string();
            frame.locale.text_with(key, &[("step", step.into())])
        }
        None => frame.name(command),
    }
}

/// The project's name: as its file is called, else as it is called itself, else the program's.
pub(super) fn project_name(frame: &Frame<'_>) -> String {
    let session = frame.session;
    if let Some(name) = session.file.as_ref().and_then(|f| f.file_name()) {
        let name = name.to_string_lossy();
        let stem = name.strip_suffix(".ron").unwrap_or(&name);
        return stem.strip_suffix(".isnad").unwrap_or(stem).to_owned();
    }
    if !session.project.name.is_empty() {
        return session.project.name.clone();
    }
    let key = if session.project.articles.is_empty() { "app-name" } else { "untitled-project" };
    frame.locale.text(key).to_string()
}

fn separator(ui: &mut Ui, frame: &Frame<'_>) {
    ui.add_space(4.0);
    let (rect, _) = ui.allocate_exact_size(vec2(1.0, 28.0), Sense::empty());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(size::HAIRLINE, frame.kit.theme.hairline));
    ui.add_space(4.0);
}

/// What looks like a field and opens the palette.
fn search_ui(ui: &mut Ui, frame: &mut Frame<'_>, room: Rect) {
    let rect = Rect::from_center_size(room.center(), vec2(room.width(), size::CONTROL));
    let command = Command::View(View::Palette);
    let hint = frame.locale.text("search-hint");
    if rect.width() <= size::CONTROL {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("search"));
        let key = frame.key(&command);
        if icon_button_ui(&mut child, frame.kit, Icon::Search, &hint, key.as_deref(), true).clicked() {
            frame.emit(command);
        }
        return;
    }
    let response = ui.interact(rect, ui.scope_id().with("search"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &*hint));
    let theme = frame.kit.theme;
    let edge = if response.hovered() { theme.line_strong } else { theme.hairline };
    ui.painter().rect(rect, size::RADIUS as f32, theme.surface_raised, Stroke::new(1.0, edge), StrokeKind::Inside);
    let mut strip = Strip::new(rect.shrink2(vec2(10.0, 0.0)), frame.kit);
    let icon = strip.take_start(size::ICON);
    paint_icon(ui.painter(), frame.kit, Icon::Search, icon, theme.text_muted);
    strip.take_start(8.0);
    if let Some(key) = frame.key(&command) {
        let wanted = key_hint_size(frame.kit, &key);
        let place = strip.take_end(wanted.x);
        let place = Rect::from_center_size(place.center(), wanted);
        paint_key_hint(ui, frame.kit, place, &key);
        strip.take_end(8.0);
    }
    let align = if frame.kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    paint_text(ui, frame.kit, strip.rest, align, &hint, Role::Body, theme.text_muted);
    focus_ring(ui.painter(), frame.kit, &response, rect, size::RADIUS);
    if response.clicked() {
        frame.emit(command);
    }
}

/// The pages the window can show, those about a colleague's work while there is one; answers with the room they take at
/// the end of `room`.
fn pages_ui(ui: &mut Ui, frame: &mut Frame<'_>, room: Rect) -> f32 {
    let session = frame.session;
    let is_there = |page: &Page| match page {
        Page::Read | Page::Sources => true,
        Page::Review => session.review.is_some(),
        Page::Agreement => session.page == Page::Agreement || !session.agreement.files.is_empty(),
    };
    let pages: Vec<Page> = Page::ALL.into_iter().filter(is_there).collect();
    let names: Vec<String> = pages.iter().map(|page| frame.name(&Command::View(View::Page(*page)))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let now = pages.iter().position(|page| *page == frame.session.page).unwrap_or_default();
    let layout = end_to_start(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).layout(layout).id_salt("pages"));
    child.add_space(size::GAP);
    if let Some(page) = segmented_ui(&mut child, frame.kit, &names, now).and_then(|i| pages.get(i)) {
        frame.emit(Command::View(View::Page(*page)));
    }
    child.min_rect().width() + size::GAP
}

/// Text settings and theme, at the bar's end.
fn ends_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, rect: Rect) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(end_to_start(frame.kit)).id_salt("end"));
    child.spacing_mut().item_spacing.x = 4.0;
    let (icon, next) = match frame.kit.theme.name {
        crate::ui::theme::ThemeName::Light => (Icon::Sun, ThemeChoice::Dark),
        crate::ui::theme::ThemeName::Dark => (Icon::Moon, ThemeChoice::Sepia),
        crate::ui::theme::ThemeName::Sepia => (Icon::Sepia, ThemeChoice::Light),
    };
    let command = Command::View(View::Theme(next));
    let name = frame.name(&command);
    if icon_button_ui(&mut child, frame.kit, icon, &name, None, true).clicked() {
        frame.emit(command);
    }
    menus::text_menu_ui(&mut child, frame, screen);
}

/// A line of muted text, for panels.
pub(super) fn muted_ui(ui: &mut Ui, frame: &mut Frame<'_>, text: &str) {
    let color = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(text).role(Role::Small).color(color));
}
