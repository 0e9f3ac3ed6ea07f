//! The find bar: what is looked for, how often it is there, and what to do with it.

use super::Frame;
use crate::command::{Command, Find};
use crate::session::Session;
use crate::ui::article_view::find_bar_width;
use crate::ui::icons::Icon;
use crate::ui::kit::start_to_end;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Field, FieldState, Label, MenuItem, button_ui, button_width, field_ui, floating_frame, icon_button_ui,
    label_ui, menu_ui,
};
use egui::{Area, Id, Key, Modifiers, Order, Popup, Rect, Ui, UiBuilder, pos2, vec2};

/// How much more stands between the field and the count than between two buttons.
const COUNT_GAP: f32 = size::GAP - size::GAP_SMALL;

/// What is typed into the bar.
#[derive(Default)]
pub(super) struct FindBar {
    field: FieldState,
    /// For which opening of the bar the field took the focus.
    asked: u64,
}

/// Shows the bar at the top end of `area` while it is open.
pub(super) fn find_bar_ui(ui: &mut Ui, frame: &mut Frame<'_>, bar: &mut FindBar, area: Rect) {
    let find = &frame.session.find;
    if !find.open {
        return;
    }
    let asked = bar.asked != find.asked;
    if asked || bar.field.text() != find.text {
        bar.field.set_text(find.text.clone());
        bar.field.select_all();
    }
    bar.asked = find.asked;
    if !Popup::is_any_open(ui.ctx())
        && frame.session.question.is_none()
        && !frame.session.palette_open
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        frame.emit(Command::Find(Find::Close));
    }
    let gap = size::FIND_BAR_GAP;
    let (width, one_row) = find_bar_width(area.width());
    let bar_end = gap + size::SCROLL_BAR + 2.0 * size::SCROLL_BAR_GAP;
    let left = if frame.kit.is_rtl() { area.left() + bar_end } else { area.right() - bar_end - width };
    let shell = floating_frame(frame.kit, 6.0);
    Area::new(Id::unique("find-bar"))
        .order(Order::Foreground)
        .fixed_pos(pos2(left.round(), area.top() + gap))
        .constrain(false)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            shell.show(ui, |ui| {
                ui.set_width(width - 12.0);
                contents_ui(ui, frame, bar, asked, one_row);
            });
        });
}

fn contents_ui(ui: &mut Ui, frame: &mut Frame<'_>, bar: &mut FindBar, asked: bool, one_row: bool) {
    let width = ui.available_width();
    let row = |ui: &mut Ui, frame: &Frame<'_>| {
        let (rect, _) = ui.allocate_exact_size(vec2(width, size::FIELD), egui::Sense::hover());
        let mut row = ui.new_child(UiBuilder::new().max_rect(rect).layout(start_to_end(frame.kit)));
        row.spacing_mut().item_spacing.x = size::GAP_SMALL;
        row
    };
    let mut first = row(ui, frame);
    let others = COUNT_GAP + if one_row { others_width(frame) } else { size::CONTROL + 2.0 * size::GAP_SMALL };
    let count = count_of(frame);
    let count_width = frame.kit.text.layout(&count, Role::Small, Default::default()).size().x.max(64.0);
    let room = width - others - count_width;
    field(&mut first, frame, bar, room.max(40.0), asked);
    let color = if is_missing(frame.session) { frame.kit.theme.danger } else { frame.kit.theme.text_muted };
    first.add_space(COUNT_GAP);
    count_ui(&mut first, frame, &count, count_width, color);
    if one_row {
        steps_ui(&mut first, frame);
        ways_ui(&mut first, frame);
        close_ui(&mut first, frame);
    } else {
        close_ui(&mut first, frame);
        let mut second = row(ui, frame);
        steps_ui(&mut second, frame);
        ways_ui(&mut second, frame);
    }
}

/// The width of all behind the count in one row.
fn others_width(frame: &mut Frame<'_>) -> f32 {
    let words = ["find-exact", "find-mark-all"].map(|key| frame.locale.text(key));
    let words =
        button_width(frame.kit, &exact(&words[0], frame.session)) + button_width(frame.kit, &mark_all(&words[1]));
    words + 3.0 * size::CONTROL + 6.0 * size::GAP_SMALL
}

fn exact<'a>(text: &'a str, session: &Session) -> Button<'a> {
    Button::new(text).selected(session.find.exact)
}

fn mark_all(text: &str) -> Button<'_> {
    Button::new(text).icon(Icon::Highlighter).in_bar().opens()
}

/// The field. Enter goes to the next hit, with Shift to the one before.
fn field(ui: &mut Ui, frame: &mut Frame<'_>, bar: &mut FindBar, width: f32, asked: bool) {
    let key = if frame.session.find.in_project { "find-in-project-hint" } else { "find-hint" };
    let hint = frame.locale.text(key);
    let field = Field::new(&hint).placeholder(&hint).icon(Icon::Search).width(width).focus(asked);
    let response = field_ui(ui, frame.kit, &mut bar.field, field.error(is_missing(frame.session)));
    if response.changed() {
        frame.emit(Command::Find(Find::SetQuery(bar.field.text().to_owned())));
    }
    if bar.field.submitted() {
        let back = ui.input(|input| input.modifiers.shift);
        frame.emit(Command::Find(if back { Find::Previous } else { Find::Next }));
    }
}

/// Whether something is looked for that is not in the article.
fn is_missing(session: &Session) -> bool {
    let hits = session.article().and_then(|article| session.find.hits(article));
    !session.find.text.is_empty() && hits.is_some_and(|hits| hits.is_empty())
}

/// How many hits the article has, and which is the current one. Where all articles are searched it says that these are
/// this one's.
fn count_of(frame: &Frame<'_>) -> String {
    let (session, locale) = (frame.session, frame.locale);
    let find = &session.find;
    if find.text.is_empty() {
        return String::new();
    }
    if find.query().is_empty() {
        return locale.text("find-nothing-left").to_string();
    }
    let Some(hits) = session.article().and_then(|article| find.hits(article)) else {
        return locale.text("find-searching").to_string();
    };
    if hits.is_empty() {
        return locale.text(if find.in_project { "find-none-here" } else { "find-none" }).to_string();
    }
    let count = ("count", (hits.len() as i64).into());
    let said = match find.number(hits) {
        Some(number) => locale.text_with("find-count", &[("at", (number as i64 + 1).into()), count]),
        None => locale.text_with("find-count-all", &[count]),
    };
    if find.in_project { locale.text_with("find-count-here", &[("hits", said.into())]) } else { said }
}

fn count_ui(ui: &mut Ui, frame: &mut Frame<'_>, count: &str, width: f32, color: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, size::CONTROL), egui::Sense::hover());
    let mut place = ui.new_child(UiBuilder::new().max_rect(rect).layout(start_to_end(frame.kit)));
    if !count.is_empty() {
        label_ui(&mut place, frame.kit, Label::new(count).role(Role::Small).color(color));
    }
}

fn steps_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let enabled = hit_count(frame) > 0;
    for (find, icon) in [(Find::Previous, Icon::Up), (Find::Next, Icon::Down)] {
        let command = Command::Find(find);
        let (name, key) = (frame.name(&command), frame.key(&command));
        if icon_button_ui(ui, frame.kit, icon, &name, key.as_deref(), enabled).clicked() {
            frame.emit(command);
        }
    }
}

/// Exactly or not, and marking every hit.
fn ways_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let command = Command::Find(Find::ToggleExact);
    let (text, tooltip) = (frame.locale.text("find-exact"), frame.locale.text("find-exact-tooltip"));
    if button_ui(ui, frame.kit, exact(&text, frame.session).tooltip(&tooltip)).clicked() {
        frame.emit(command);
    }
    let enabled = hit_count(frame) > 0;
    let (text, tooltip) = (frame.locale.text("find-mark-all"), frame.locale.text("find-mark-all-tooltip"));
    let anchor = button_ui(ui, frame.kit, mark_all(&text).enabled(enabled).tooltip(&tooltip));
    if !enabled {
        return;
    }
    let labels = &frame.session.project.labels;
    let names: Vec<String> = labels.iter().map(|label| frame.locale.label(label)).collect();
    let items: Vec<MenuItem<'_>> = labels
        .iter()
        .zip(&names)
        .map(|(label, name)| MenuItem::new(name).swatch(frame.kit.theme.label(label.color, label.role), label.line))
        .collect();
    if let Some(label) = menu_ui(frame.kit, &anchor, &items).and_then(|chosen| labels.get(chosen)) {
        frame.emit(Command::Find(Find::MarkAll(label.id.clone())));
    }
}

fn close_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let name = frame.locale.text("find-close");
    if icon_button_ui(ui, frame.kit, Icon::Close, &name, Some("Esc"), true).clicked() {
        frame.emit(Command::Find(Find::Close));
    }
}

/// How many hits there are: in the article, or in all where all are searched.
fn hit_count(frame: &Frame<'_>) -> usize {
    let session = frame.session;
    let in_view = session.article().and_then(|article| session.find.hits(article)).map_or(0, |hits| hits.len());
    if in_view > 0 || !session.find.in_project {
        return in_view;
    }
    session.project.articles.iter().filter_map(|article| session.find.hits(article)).map(|hits| hits.len()).sum()
}
