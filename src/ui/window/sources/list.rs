//! The entries of the registry.

use super::claims::Claims;
use super::{Frame, SourcesPage, Stroked, choose, derived, is_empty, moved, other_name, pane_ui};
use crate::annotation::{Bilingual, Source, SourceId};
use crate::command::{Command, Source as SourceCommand};
use crate::locale::Locale;
use crate::session::Session;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, column, row_with_end};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Field, FieldState, Label, Strip, beside_bar_ui, bring_into_view, button_ui, field_ui, hairline_ui,
    icon_button_ui, label_ui, list_row_at_ui, paint_grade, paint_text, placed, scroll_ui,
};
use egui::{Align2, Key, Modifiers, Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// What is typed in the panel.
#[derive(Default)]
pub(super) struct List {
    query: FieldState,
    /// Whether to bring the chosen row into view.
    reveal: bool,
    /// The entry that was shown last; another one is brought into view.
    shown: Option<SourceId>,
}

pub(super) fn list_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut SourcesPage) {
    let SourcesPage { derived, list, claims, free, .. } = page;
    let rect = ui.max_rect().shrink2(vec2(size::GAP, size::GAP));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(crate::ui::kit::top_down(frame.kit)));
    let ui = &mut child;
    heading_ui(ui, frame, list);
    ui.add_space(size::GAP_SMALL);
    let stepped = search_ui(ui, frame, list);
    ui.add_space(size::GAP);
    let found = derived.find(frame.session, list.query.text());
    let foot = foot_height(derived);
    let place = rect.with_min_y(ui.cursor().top());
    let place = place.with_max_y(place.bottom() - foot);
    let mut rows = ui.new_child(UiBuilder::new().max_rect(place).id_salt("rows"));
    rows_ui(&mut rows, frame, (list, claims), derived, &found, (stepped, *free));
    if foot > 0.0 {
        let place = rect.with_min_y(place.bottom()).shrink2(vec2(size::GAP, 0.0));
        let layout = crate::ui::kit::top_down(frame.kit);
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt("alike"));
        alike_ui(&mut child, frame, derived);
    }
}

fn heading_ui(ui: &mut Ui, frame: &mut Frame<'_>, list: &List) {
    let [title, add] = ["sources-title", "sources-add"].map(|key| frame.locale.text(key));
    let count = frame.locale.number(frame.session.project.sources.len());
    let create = SourceCommand::Create { name: Bilingual::in_script(list.query.text()), of: None };
    let create = Command::Source(create);
    let (key, only_read) = (frame.key(&create), frame.only_reads(&create));
    let mut clicked = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            ui.add_space(size::GAP);
            let muted = kit.theme.text_muted;
            label_ui(ui, kit, Label::new(&title).role(Role::Section).color(muted));
            label_ui(ui, kit, Label::new(&count).role(Role::Small).color(muted));
        },
        |ui, kit| {
            clicked = !only_read && icon_button_ui(ui, kit, Icon::Plus, &add, key.as_deref(), true).clicked();
        },
    );
    if clicked {
        frame.emit(create);
    }
}

/// The field that finds entries by any name. Up and down in it go through what is found.
fn search_ui(ui: &mut Ui, frame: &mut Frame<'_>, list: &mut List) -> Option<Stroked> {
    let hint = frame.locale.text("sources-search");
    let field = Field::new(&hint).placeholder(&hint).icon(Icon::Search);
    let id = ui.next_auto_id();
    let stepped = if ui.memory(|memory| memory.has_focus(id)) {
        ui.input_mut(|i| {
            let keys = [(Key::ArrowUp, Stroked::Up), (Key::ArrowDown, Stroked::Down), (Key::Enter, Stroked::Enter)];
            keys.into_iter().find(|(key, _)| i.consume_key(Modifiers::NONE, *key)).map(|(_, stroked)| stroked)
        })
    } else {
        None
    };
    field_ui(ui, frame.kit, &mut list.query, field);
    stepped
}

fn rows_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    (list, claims): (&mut List, &mut Claims),
    derived: &derived::Derived,
    found: &[Arc<Source>],
    (stepped, free): (Option<Stroked>, bool),
) {
    if found.is_empty() {
        return empty_ui(ui, frame);
    }
    let room = ui.max_rect();
    let name = frame.locale.text("sources-title");
    let id = ui.scope_id().with("list");
    let (pane, stroked) = pane_ui(ui, frame, room, id, (egui::Role::List, &name), free);
    let at = frame.session.source.as_ref().and_then(|id| found.iter().position(|source| source.id == *id));
    let in_view = (room.height() / size::SOURCE_ROW).max(1.0) as usize;
    let to = stroked.or(stepped).and_then(|stroked| moved(stroked, at, found.len(), in_view));
    if let Some(source) = to.and_then(|to| found.get(to)) {
        frame.emit(choose(Some(source.id.clone())));
        list.reveal = true;
    }
    match (stroked, &frame.session.source) {
        (Some(Stroked::Escape), Some(_)) => frame.emit(choose(None)),
        (Some(Stroked::Delete), Some(id)) => frame.emit(Command::Source(SourceCommand::Remove(id.clone()))),
        (Some(Stroked::Enter | Stroked::Forward), _) => claims.take_focus(ui),
        _ => {}
    }
    if stepped == Some(Stroked::Enter)
        && at.is_none()
        && let Some(first) = found.first()
    {
        frame.emit(choose(Some(first.id.clone())));
    }
    if list.shown != frame.session.source {
        list.shown.clone_from(&frame.session.source);
        list.reveal = true;
    }
    let reveal = at.filter(|_| list.reveal);
    let (locale, session) = (frame.locale, frame.session);
    let rows = |ui: &mut Ui, kit: &mut Kit| in_view_ui(ui, kit, (locale, session), derived, found, reveal);
    // The scroll bar runs along the panel's edge, beside the rows.
    let by = size::GAP;
    let region =
        if frame.kit.is_rtl() { room.with_min_x(room.left() - by) } else { room.with_max_x(room.right() + by) };
    let mut child = ui.new_child(UiBuilder::new().max_rect(region).id_salt("entries").accessibility_parent(id));
    ui.ctx().accesskit_node_builder(id, |node| node.set_size_of_set(found.len()));
    let clicked = scroll_ui(&mut child, frame.kit, "entries", |ui, kit| beside_bar_ui(ui, kit, rows));
    list.reveal = list.reveal && at.is_none() && stroked.or(stepped).is_some();
    if let Some(id) = clicked {
        pane.request_focus();
        frame.emit(choose(id));
    }
    crate::ui::widgets::focus_ring(ui.painter(), frame.kit, &pane, room.shrink(3.0), size::RADIUS);
}

/// The rows in view, and that of the entry which is to be brought there. Answers with what a click chooses.
fn in_view_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    (locale, session): (&Locale, &Session),
    derived: &derived::Derived,
    found: &[Arc<Source>],
    reveal: Option<usize>,
) -> Option<Option<SourceId>> {
    let top = ui.cursor().min;
    let whole = vec2(ui.available_width(), found.len() as f32 * size::SOURCE_ROW);
    let (whole, _) = ui.allocate_exact_size(whole, Sense::hover());
    let row = |number: usize| {
        let y = top.y + number as f32 * size::SOURCE_ROW;
        Rect::from_min_size(pos2(whole.min.x, y), vec2(whole.width(), size::SOURCE_ROW)).shrink2(vec2(0.0, 1.0))
    };
    if let Some(at) = reveal {
        bring_into_view(ui, row(at));
    }
    let clip = ui.clip_rect();
    let first = ((clip.min.y - top.y) / size::SOURCE_ROW).floor().max(0.0) as usize;
    let last = ((clip.max.y - top.y) / size::SOURCE_ROW).ceil().max(0.0) as usize;
    let mut clicked = None;
    for (number, source) in found.iter().enumerate().take(last).skip(first) {
        let selected = session.source.as_ref() == Some(&source.id);
        let count = derived.count_of(&source.id);
        let response = row_ui(ui, kit, locale, row(number), (source, count, selected));
        placed(&response, number);
        if response.clicked() {
            clicked = Some(if selected { None } else { Some(source.id.clone()) });
        }
    }
    clicked
}

/// Shows an entry with the number of its claims.
fn row_ui(
    ui: &Ui,
    kit: &mut Kit,
    locale: &Locale,
    place: Rect,
    (source, count, selected): (&Source, usize, bool),
) -> Response {
    let name = locale.source(source);
    let other = other_name(locale, source);
    let claims = locale.text_with("sources-claims", &[("count", (count as i64).into())]);
    let parts = [other.to_owned(), claims].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let more = locale.clauses(parts);
    let said = (egui::Role::ListItem, name.as_str(), more.as_str());
    let id = ui.scope_id().with(("source", &*source.id.0));
    let response = list_row_at_ui(ui, kit, place, id, selected, said);
    let count = if count > 0 { locale.number(count) } else { String::new() };
    paint_row(ui, kit, place, source, &name, other, &count);
    response
}

fn paint_row(ui: &Ui, kit: &mut Kit, rect: Rect, source: &Source, name: &str, other: &str, count: &str) {
    let theme = kit.theme;
    let mut strip = Strip::new(rect.shrink2(vec2(size::ROW_PADDING, 0.0)), kit);
    let grade = source.reliability().map_or("–", |r| r.key());
    paint_grade(ui, kit, strip.take_start(size::GRADE_WIDTH), grade);
    strip.take_start(size::GAP_MEDIUM);
    let start = if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    if !count.is_empty() {
        let block = kit.text.layout(count, Role::Body, crate::ui::text::TextOptions::default());
        let place = strip.take_end(block.size().x);
        paint_text(ui, kit, place, Align2::CENTER_CENTER, count, Role::Body, theme.text_muted);
        strip.take_end(size::GAP);
    }
    let rest = strip.rest;
    let color = if source.is_named() { theme.text } else { theme.text_muted };
    if other.is_empty() {
        paint_text(ui, kit, rest, start, name, Role::Body, color);
        return;
    }
    let upper = Rect::from_min_max(pos2(rest.min.x, rest.min.y + 5.0), pos2(rest.max.x, rest.center().y));
    let lower = Rect::from_min_max(pos2(rest.min.x, rest.center().y), pos2(rest.max.x, rest.max.y - 5.0));
    paint_text(ui, kit, upper, start, name, Role::Body, color);
    paint_text(ui, kit, lower, start, other, Role::Body, theme.text_muted);
}

/// What to do where there is nothing.
fn empty_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let nothing = is_empty(frame.session);
    let (locale, rect) = (frame.locale, ui.max_rect().shrink2(vec2(size::GAP, size::GAP_SMALL)));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let credits = Command::Source(SourceCommand::FromCredits);
    let offered = nothing && credits.applies(frame.session);
    let text = locale.text(if nothing { "sources-empty" } else { "sources-none-found" });
    let action = frame.name(&credits);
    let mut clicked = false;
    column(&mut child, frame.kit, |ui, kit| {
        label_ui(ui, kit, Label::new(&text).color(kit.theme.text_muted));
        if offered {
            ui.add_space(size::GAP);
            clicked = button_ui(ui, kit, Button::new(&action).width(rect.width())).clicked();
        }
    });
    if clicked {
        frame.emit(credits);
    }
}

/// How much room the note on entries that look alike takes.
fn foot_height(derived: &derived::Derived) -> f32 {
    if derived.alike.is_empty() { 0.0 } else { 104.0 }
}

/// The first two entries that look alike, and what leads to making one of them.
fn alike_ui(ui: &mut Ui, frame: &mut Frame<'_>, derived: &derived::Derived) {
    let project = &frame.session.project;
    let Some((one, other)) = derived.alike.first() else { return };
    let [kept, gone] = derived.which_stays(project, [one, other]);
    let (Some(one), Some(other)) = (project.sources.get(kept), project.sources.get(gone)) else { return };
    let compare = Command::Source(SourceCommand::AskMerge { kept: kept.clone(), gone: gone.clone() });
    let refused = frame.refused(&compare);
    let (locale, kit) = (frame.locale, &mut *frame.kit);
    let names = format!("\u{2068}{}\u{2069} / \u{2068}{}\u{2069}", locale.source(one), locale.source(other));
    let title = if derived.alike.len() == 1 {
        locale.text("sources-alike").to_string()
    } else {
        locale.text_with("sources-alike-pairs", &[("count", (derived.alike.len() as i64).into())])
    };
    let action = locale.text("sources-compare");
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(size::GAP_SMALL);
    hairline_ui(ui, kit);
    ui.add_space(size::GAP);
    let muted = kit.theme.text_muted;
    let mut clicked = false;
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width());
        label_ui(ui, kit, Label::new(&title).color(muted).max_lines(1));
        label_ui(ui, kit, Label::new(&names).max_lines(1));
        let mut button = Button::new(&action).quiet().height(size::CONTROL_MIN);
        if let Some(why) = &refused {
            button = button.enabled(false).tooltip(why);
        }
        clicked = button_ui(ui, kit, button).clicked();
    });
    if clicked {
        frame.emit(compare);
    }
}
