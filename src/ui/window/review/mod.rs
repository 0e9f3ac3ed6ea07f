//! The page on which a colleague's reading is held against one's own: what differs, the text with both people's marks,
//! both versions of the difference one is at and the reviewer's verdict on it.

mod cards;
mod detail;
mod list;
mod tinted;
mod verdict;

use super::{Frame, NARROW, Screen, find_bar, least_article, least_beside, panel, take_end, take_start};
use crate::command::{Command, Compare, File};
use crate::session::Review;
use crate::ui::article_view::article_view_ui;
use crate::ui::icons::Icon;
use crate::ui::kit::{column, row};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Label, button_ui, dialog_of_width_ui, icon_button_ui, label_ui,
};
use egui::{Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};
use std::path::PathBuf;

/// What is merely on the screen of this page.
#[derive(Default)]
pub(super) struct ReviewPage {
    list: list::List,
    /// What is being written about the difference one is at.
    writing: verdict::Writing,
    /// Whether the list lies over the text, where there is no room beside it.
    drawer: bool,
}

/// The height of the bar that leads to the list in a narrow window.
const BAR: f32 = 44.0;

/// Shows the page in `middle`; `window` is how wide the whole window is.
pub(super) fn review_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, window: f32, mut middle: Rect) {
    let Some(review) = &frame.session.review else { return };
    let hairline = Stroke::new(size::HAIRLINE, frame.kit.theme.hairline);
    let width = size::INSPECTOR.min(window * 0.8);
    let least = least_article(frame.session.settings.size);
    // The list gives way where the text would else lie under the difference.
    let is_narrow = window < NARROW.max(size::REVIEW_PANEL + least + width);
    if is_narrow {
        let bar = Rect::from_min_size(middle.min, vec2(middle.width(), BAR));
        middle.min.y = bar.max.y;
        panel(ui, bar, "review-bar", |ui| bar_ui(ui, frame, &mut screen.review, review));
        ui.painter().hline(bar.x_range(), bar.bottom(), hairline);
    } else {
        screen.review.drawer = false;
        let list = take_start(&mut middle, size::REVIEW_PANEL, frame.kit);
        panel(ui, list, "differences", |ui| list::list_ui(ui, frame, &mut screen.review.list, review));
        let edge = if frame.kit.is_rtl() { list.left() } else { list.right() };
        ui.painter().vline(edge, list.y_range(), hairline);
    }
    let left = middle.width() - width;
    // Beside the text where that keeps its least width; else while there is a difference one is at: beside what is left
    // of the text where that can be read, or over it.
    let beside = left >= least || review.current().is_some() && left >= least_beside(frame.session.settings.size);
    let shown = beside || review.current().is_some() && !screen.review.drawer;
    let (whole, mut text) = (middle, middle);
    let end = if shown { take_end(&mut middle, width, frame.kit) } else { Rect::NOTHING };
    let given = if left >= least { width } else { screen.sheet.give(ui, whole, if beside { width } else { 0.0 }) };
    let strip = take_end(&mut text, given, frame.kit);
    ui.painter().rect_filled(strip, 0.0, frame.kit.theme.page);
    screen.view.cover(if shown { (width - given).max(0.0) } else { 0.0 });
    text_ui(ui, frame, screen, review, text);
    screen.view.lie_under((shown && given < width).then_some(end));
    if shown {
        over_ui(ui, frame, end, "difference");
        let writing = &mut screen.review.writing;
        panel(ui, end, "difference", |ui| detail::detail_ui(ui, frame, writing, (review, is_narrow)));
        let edge = if frame.kit.is_rtl() { end.right() } else { end.left() };
        ui.painter().vline(edge, end.y_range(), hairline);
    }
    if screen.review.drawer {
        let mut rest = whole;
        let list = take_start(&mut rest, size::LIST_PANEL_MAX.min(window * 0.8), frame.kit);
        over_ui(ui, frame, list, "differences");
        screen.view.lie_under(Some(list));
        let at = review.at();
        panel(ui, list, "differences", |ui| list::list_ui(ui, frame, &mut screen.review.list, review));
        let edge = if frame.kit.is_rtl() { list.left() } else { list.right() };
        ui.painter().vline(edge, list.y_range(), hairline);
        let goes = |command: &Command| matches!(command, Command::Compare(Compare::Choose(Some(_))));
        screen.review.drawer = !frame.commands.iter().any(goes) && at == review.at();
    }
}

/// The ground of a panel that may lie over the text: what is pressed on it is not the text's.
fn over_ui(ui: &mut Ui, frame: &Frame<'_>, rect: Rect, id: &str) {
    ui.painter().rect_filled(rect, 0.0, frame.kit.theme.surface);
    ui.interact(rect, ui.scope_id().with((id, "ground")), Sense::CLICK | Sense::DRAG);
}

/// The article with both people's marks; words where the two have no article in common.
fn text_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, review: &Review, room: Rect) {
    if !review.comparison.articles.is_empty() {
        panel(ui, room, "article", |ui| {
            article_view_ui(ui, frame, &mut screen.view);
        });
        find_bar::find_bar_ui(ui, frame, &mut screen.find_bar, room);
        return;
    }
    ui.painter().rect_filled(room, 0.0, frame.kit.theme.page);
    let width = (room.width() - 2.0 * size::GAP_HUGE).clamp(1.0, 420.0);
    let place = Rect::from_center_size(pos2(room.center().x, room.top() + room.height() * 0.35), vec2(width, 160.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt("nothing-in-common"));
    let args = [("name", review.name.clone().into()), ("file", review.file.clone().into())];
    let body = frame.locale.text_with("compare-no-article-body", &args);
    let title = frame.locale.text("compare-no-article");
    column(&mut child, frame.kit, |ui, kit| {
        label_ui(ui, kit, Label::new(&title).role(Role::Page));
        ui.add_space(size::GAP);
        label_ui(ui, kit, Label::new(&body).color(kit.theme.text_muted));
    });
}

/// In a narrow window: what opens the list, and the way from difference to difference.
fn bar_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut ReviewPage, review: &Review) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, frame.kit.theme.surface);
    let rect = ui.max_rect().shrink2(vec2(size::GAP_MEDIUM, size::GAP));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("bar"));
    let differences = frame.locale.text("compare-differences");
    let count = review.count(None);
    let words = format!("{differences} {count}");
    let steps = steps(frame);
    let place = place_in_list(frame, review);
    let (mut toggled, mut stepped) = (false, None);
    row(&mut child, frame.kit, |ui, kit| {
        toggled = button_ui(ui, kit, Button::new(&words).icon(Icon::ListPanel).selected(page.drawer)).clicked();
        for (command, icon, name, key) in &steps {
            let enabled = review.listed().len() > 0;
            if icon_button_ui(ui, kit, *icon, name, key.as_deref(), enabled).clicked() {
                stepped = Some(command.clone());
            }
        }
        label_ui(ui, kit, Label::new(&place).color(kit.theme.text_muted));
    });
    if toggled {
        page.drawer = !page.drawer;
    }
    if let Some(command) = stepped {
        page.drawer = false;
        frame.emit(command);
    }
}

/// What leads to the difference before and to the next one: the command, its sign, its name, its key.
fn steps(frame: &Frame<'_>) -> [(Command, Icon, String, Option<String>); 2] {
    [(Compare::Previous, Icon::Up), (Compare::Next, Icon::Down)].map(|(step, icon)| {
        let command = Command::Compare(step);
        let (name, key) = (frame.name(&command), frame.key(&command));
        (command, icon, name, key)
    })
}

/// "4 of 7".
fn place_in_list(frame: &Frame<'_>, review: &Review) -> String {
    let Some(at) = review.at() else { return String::new() };
    let args = [("at", (at as i64 + 1).into()), ("count", (review.listed().len() as i64).into())];
    frame.locale.text_with("compare-place", &args)
}

/// Asks what to do with a project that was dropped on the window while another one is open.
pub(super) fn dropped_ui(ui: &mut Ui, frame: &mut Frame<'_>, paths: &[PathBuf]) {
    let locale = frame.locale;
    let [cancel, open, compare] =
        ["unsaved-cancel", "compare-dropped-open", "compare-dropped-compare"].map(|key| locale.text(key));
    let path = paths.first().cloned().unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let title = locale.text_with("compare-dropped-title", &[("file", name.into())]);
    let body = locale.text("compare-dropped-body");
    let dialog = Dialog { id: "dropped", title: &title, buttons: &[&cancel, &open, &compare] };
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
    });
    match answer {
        Some(DialogAnswer::Button(2)) => {
            // Whatever else was dropped is opened as ever.
            let rest: Vec<PathBuf> = paths.iter().filter(|other| **other != path).cloned().collect();
            if !rest.is_empty() {
                frame.emit(Command::File(File::OpenPaths(rest)));
            }
            frame.emit(Command::Compare(Compare::With(path)));
        }
        Some(DialogAnswer::Button(1)) => frame.emit(Command::File(File::OpenPaths(paths.to_vec()))),
        Some(_) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}
