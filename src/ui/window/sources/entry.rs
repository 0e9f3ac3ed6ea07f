//! The chosen entry: who it is, how reliable it was held to be, what became of its claims, where it is mentioned.

use super::derived::{Derived, Record};
use super::form::{Form, form_ui};
use super::{Frame, SourcesPage, choose, rating};
use crate::annotation::{Annotation, Source};
use crate::command::{Command, Select, Source as SourceCommand};
use crate::locale::Locale;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row, row_with_end, top_down};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Label, MenuItem, Strip, button_ui, counted_ui, hairline_ui, heading_ui, icon_button_ui, label_ui,
    list_row_of_ui, menu_ui, scroll_ui, swatch_ui,
};
use crate::ui::window::inspector::only_read_ui;
use crate::ui::window::source_picker::{Ask, Picked, SourcePicker, source_picker_ui};
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};
use std::sync::Arc;

/// What is typed and open in the inspector.
#[derive(Default)]
pub(super) struct Inspector {
    /// The entry this belongs to.
    of: Option<crate::annotation::SourceId>,
    pub form: Form,
    pub rating: rating::Rater,
    /// Asks what it belongs to.
    picker: SourcePicker,
    /// Whether the entry's texts are fields.
    editing: bool,
    all_mentions: bool,
}

impl Inspector {
    /// Whether an entry is being picked.
    pub fn is_picking(&self) -> bool {
        self.picker.is_open()
    }

    /// Whether the entry has no name and has not been shown since it was chosen.
    pub fn asks_for_name(&self, source: &Source) -> bool {
        !source.is_named() && self.of.as_ref() != Some(&source.id)
    }
}

/// How many mentions are listed before one asks for all, and then.
const MENTIONS: usize = 4;
const MENTIONS_ALL: usize = 200;

/// Shows the chosen entry; it can be closed where it takes the table's room.
pub(super) fn entry_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut SourcesPage,
    source: &Arc<Source>,
    can_close: bool,
) {
    let SourcesPage { derived, entry, over, .. } = page;
    if entry.of.as_ref() != Some(&source.id) {
        let fresh = !source.is_named();
        let editing = entry.editing || fresh;
        *entry = Inspector { of: Some(source.id.clone()), editing, ..Inspector::default() };
        entry.form.focus_name = fresh;
    }
    let rect = ui.max_rect().shrink2(vec2(0.0, size::GAP_SMALL));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    scroll_ui(&mut child, frame.kit, &format!("entry-{}", source.id.0), |ui, kit| {
        // The scroll bar runs along the panel's edge, beside what scrolls.
        let inner = ui.available_rect_before_wrap().shrink2(vec2(size::PANEL_SIDE, 0.0));
        let layout = top_down(kit);
        ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_SMALL;
            ui.add_space(size::PANEL_TOP - size::GAP_SMALL);
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            only_read_ui(ui, &mut inner);
            entry.editing &= session.read_only.is_none();
            *over &= !head_ui(ui, &mut inner, entry, source, can_close);
            contents_ui(ui, &mut inner, entry, derived, source);
        });
    });
    frame.commands.extend(emitted);
    answer(ui, frame, entry, source);
}

fn contents_ui(ui: &mut Ui, frame: &mut Frame<'_>, entry: &mut Inspector, derived: &Derived, source: &Arc<Source>) {
    if entry.editing {
        if let Some(near) = form_ui(ui, frame, &mut entry.form, source) {
            ask(frame, entry, source, near);
        }
    } else {
        facts_ui(ui, frame, source);
    }
    section_ui(ui, frame.kit);
    rating::rating_ui(ui, frame, &mut entry.rating, source);
    section_ui(ui, frame.kit);
    record_ui(ui, frame.kit, frame.locale, derived.record_of(&source.id));
    section_ui(ui, frame.kit);
    mentions_ui(ui, frame, entry, derived.mentions_of(&source.id));
    ui.add_space(size::GAP_HUGE);
}

/// A hairline with air around it.
fn section_ui(ui: &mut Ui, kit: &Kit) {
    ui.add_space(size::SECTION - size::GAP_SMALL);
    hairline_ui(ui, kit);
    ui.add_space(size::SECTION - size::GAP_SMALL);
}

/// Name, what can be done with the entry, and the name in the other language. Answers whether it was closed.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, entry: &mut Inspector, source: &Source, can_close: bool) -> bool {
    let locale = frame.locale;
    let name = locale.source(source);
    let [more, edit, done, delete, close] =
        ["more", "sources-edit", "sources-edit-done", "sources-delete", "sources-details-close"]
            .map(|key| locale.text(key));
    let merge = Command::Source(SourceCommand::MergeWith(source.id.clone()));
    let (merge_name, refused) = (frame.name(&merge), frame.refused(&merge));
    let (shades, theme) = (frame.kit.theme.source, frame.kit.theme);
    let color = if source.is_named() { theme.text } else { theme.text_muted };
    // A name that does not fit beside the buttons stands below them, whole.
    let buttons = if can_close { 3.0 } else { 2.0 };
    let room = ui.available_width() - buttons * size::CONTROL - size::SWATCH_WIDTH - size::GAP_LARGE;
    let is_long = frame.kit.text.layout(&name, Role::Panel, TextOptions::default()).size().x > room;
    let mut chosen = None;
    let (mut toggled, mut closed) = (false, false);
    let live = frame.session.read_only.is_none();
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            swatch_ui(ui, kit, &shades, crate::annotation::LineStyle::Double, &locale.text("sources-entry"));
            ui.add_space(size::GAP);
            if !is_long {
                label_ui(ui, kit, Label::new(&name).role(Role::Panel).color(color).max_lines(1));
            }
        },
        |ui, kit| {
            ui.spacing_mut().item_spacing.x = 0.0;
            if can_close {
                closed = icon_button_ui(ui, kit, Icon::Close, &close, None, true).clicked();
            }
            let anchor = icon_button_ui(ui, kit, Icon::More, &more, None, live);
            let merging = MenuItem::new(&merge_name).icon(Icon::Compare);
            let merging = if refused.is_some() { merging.disabled(refused.as_deref()) } else { merging };
            chosen = menu_ui(kit, &anchor, &[merging, MenuItem::new(&delete).icon(Icon::Delete).separated()]);
            let (icon, name) = if entry.editing { (Icon::Check, &done) } else { (Icon::Edit, &edit) };
            toggled = icon_button_ui(ui, kit, icon, name, None, live).clicked();
        },
    );
    if toggled {
        entry.editing = !entry.editing;
    }
    match chosen {
        Some(0) => frame.emit(merge),
        Some(_) => frame.emit(Command::Source(SourceCommand::Remove(source.id.clone()))),
        None => {}
    }
    if is_long {
        label_ui(ui, frame.kit, Label::new(&name).role(Role::Panel).color(color));
    }
    if !entry.editing {
        let other = super::other_name(locale, source);
        if !other.is_empty() {
            label_ui(ui, frame.kit, Label::new(other).role(Role::Quotation).natural().max_lines(4));
        }
    }
    closed
}

/// What is known of the entry, a line each; what is not known has no line.
fn facts_ui(ui: &mut Ui, frame: &mut Frame<'_>, source: &Source) {
    let locale = frame.locale;
    let project = &frame.session.project;
    let fact = |ui: &mut Ui, kit: &mut Kit, key: &str, value: &str| {
        if !value.is_empty() {
            fact_ui(ui, kit, &locale.text(key), &[value], value);
        }
    };
    ui.spacing_mut().item_spacing.y = 2.0;
    fact(ui, frame.kit, "sources-kind", &locale.text(&format!("sources-kind-{}", source.kind.key())));
    fact(ui, frame.kit, "sources-role", locale.bilingual(&source.role));
    let translit =
        if super::other_name(locale, source) == source.transliteration { "" } else { &source.transliteration };
    fact(ui, frame.kit, "sources-transliteration", translit);
    if !source.aliases.is_empty() {
        let names: Vec<&str> = source.aliases.iter().map(|name| &**name).collect();
        fact_ui(ui, frame.kit, &locale.text("sources-aliases"), &names, &locale.list(&names));
    }
    let parent = source.parent.as_ref().and_then(|id| project.sources.get(id));
    if let Some(parent) = parent {
        link_ui(ui, frame, "sources-parent", parent);
    }
    for child in project.sources.values().filter(|s| s.parent.as_ref() == Some(&source.id)).take(6) {
        link_ui(ui, frame, "sources-children", child);
    }
    let note = locale.bilingual(&source.note);
    if !note.is_empty() {
        ui.add_space(size::GAP_SMALL);
        label_ui(ui, frame.kit, Label::new(note).role(Role::Note).natural());
    }
}

/// A label and what there is of it, in two columns: each value from a line of its own on, in its own direction. `said` is
/// all of them for those who don't see it.
fn fact_ui(ui: &mut Ui, kit: &mut Kit, label: &str, values: &[&str], said: &str) {
    let width = ui.available_width() - size::FORM_LABEL - size::GAP;
    let muted = kit.theme.text_muted;
    let height = |value: &&str| kit.text.layout(value, Role::Body, TextOptions::wrapped(width)).size().y;
    let height: f32 = values.iter().map(height).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height.max(20.0)), Sense::hover());
    let mut strip = Strip::new(rect, kit);
    let mut place = strip.take_start(size::FORM_LABEL);
    super::cell::at_start(ui, kit, &mut place, label, super::cell::Ink { role: Role::Body, color: muted, lines: 1 });
    strip.take_start(size::GAP);
    let mut place = strip.rest;
    let color = kit.theme.text;
    for value in values {
        super::cell::at_start(ui, kit, &mut place, value, super::cell::Ink { role: Role::Body, color, lines: 99 });
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{label}: {said}")));
}

/// A label and another entry, which a click goes to.
fn link_ui(ui: &mut Ui, frame: &mut Frame<'_>, key: &str, other: &Source) {
    let (label, name) = (frame.locale.text(key), frame.locale.source(other));
    let muted = frame.kit.theme.text_muted;
    let clicked = row(ui, frame.kit, |ui, kit| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(size::FORM_LABEL, 20.0), Sense::hover());
        let mut place = rect;
        super::cell::at_start(
            ui,
            kit,
            &mut place,
            &label,
            super::cell::Ink { role: Role::Body, color: muted, lines: 1 },
        );
        let width = ui.available_width();
        button_ui(ui, kit, Button::new(&name).quiet().at_start().width(width).height(size::CONTROL_MIN)).clicked()
    })
    .inner;
    if clicked {
        frame.emit(choose(Some(other.id.clone())));
    }
}

/// How many of its claims have which status: a bar and its words.
fn record_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, record: Record) {
    let all = locale.text_with("sources-claims", &[("count", (record.all() as i64).into())]);
    heading_ui(ui, kit, &locale.text("sources-record"), &all);
    let theme = kit.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::BAR), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(2), theme.hairline);
    let share = |count: usize| rect.width() * count as f32 / record.all().max(1) as f32;
    let mut strip = Strip::new(rect, kit);
    if record.borne_out > 0 {
        let part = strip.take_start(share(record.borne_out));
        ui.painter().rect_filled(part.shrink2(vec2(0.5, 0.0)), CornerRadius::same(2), theme.accent);
    }
    for count in [record.refuted, record.withdrawn].into_iter().filter(|count| *count > 0) {
        let part = strip.take_start(share(count)).shrink2(vec2(1.0, 0.0));
        let edge = Stroke::new(1.5, theme.danger);
        ui.painter().rect(part, CornerRadius::same(2), theme.surface_raised, edge, StrokeKind::Inside);
    }
    let parts = [
        ("status-borne-out", record.borne_out),
        ("status-refuted", record.refuted),
        ("status-withdrawn", record.withdrawn),
        ("status-disputed", record.disputed),
        ("status-open", record.open),
    ];
    let is_rare = |key: &str| matches!(key, "status-withdrawn" | "status-disputed");
    let parts = parts.into_iter().filter(|(key, count)| *count > 0 || !is_rare(key));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (key, count) in parts {
            counted_ui(ui, kit, &locale.text(key), &locale.number(count));
        }
    });
}

/// Where the entry is mentioned; a click goes there.
fn mentions_ui(ui: &mut Ui, frame: &mut Frame<'_>, entry: &mut Inspector, mentions: &[Arc<Annotation>]) {
    let locale = frame.locale;
    heading_ui(ui, frame.kit, &locale.text("sources-mentions"), &frame.locale.number(mentions.len()));
    if mentions.is_empty() {
        let muted = frame.kit.theme.text_muted;
        label_ui(ui, frame.kit, Label::new(&locale.text("sources-no-mentions")).color(muted));
        return;
    }
    let most = if entry.all_mentions { MENTIONS_ALL } else { MENTIONS };
    for mention in mentions.iter().take(most) {
        let (quote, direction) = (mention.quote(), frame.session.project.direction_of(mention));
        let article = frame.session.project.article(&mention.article);
        let title = article.map(|a| a.title().to_owned()).unwrap_or_default();
        let muted = frame.kit.theme.text_muted;
        let clicked = list_row_of_ui(ui, frame.kit, &quote, false, 50.0, |ui, kit| {
            label_ui(ui, kit, Label::new(&quote).max_lines(1).quoted(direction));
            label_ui(ui, kit, Label::new(&title).role(Role::Small).color(muted).max_lines(1).natural());
        })
        .clicked();
        if clicked {
            frame.emit(Command::Select(Select::ShowMark(mention.id.clone())));
        }
    }
    let more = mentions.len().saturating_sub(most);
    let words = locale.text_with("sources-more", &[("count", (more as i64).into())]);
    if more > 0 && !entry.all_mentions {
        entry.all_mentions = button_ui(ui, frame.kit, Button::new(&words).quiet()).clicked();
    } else if more > 0 {
        let muted = frame.kit.theme.text_muted;
        label_ui(ui, frame.kit, Label::new(&words).color(muted));
    }
}

/// Asks what the entry belongs to.
fn ask(frame: &mut Frame<'_>, entry: &mut Inspector, source: &Source, near: Rect) {
    let locale = frame.locale;
    let project = &frame.session.project;
    entry.picker.open(Ask {
        name: locale.text("sources-parent").to_string(),
        // Nobody belongs to what belongs to them.
        leave_out: project.sources.keys().filter(|id| project.is_under(id, &source.id)).cloned().collect(),
        can_make: false,
        nobody: source.parent.is_some().then(|| locale.text("sources-parent-none").to_string()),
        now: source.parent.clone(),
        near: Some(near),
        ..Ask::default()
    });
}

/// Takes the picker's answer.
fn answer(ui: &mut Ui, frame: &mut Frame<'_>, entry: &mut Inspector, source: &Arc<Source>) {
    match source_picker_ui(ui, frame, &mut entry.picker) {
        Some(Picked::Entry(id)) => put(frame, source, |s| s.parent = Some(id)),
        Some(Picked::Nobody) => put(frame, source, |s| s.parent = None),
        Some(Picked::New(_)) | None => {}
    }
}

/// Emits the entry with a change.
pub(super) fn put(frame: &mut Frame<'_>, source: &Source, change: impl FnOnce(&mut Source)) {
    let mut new = source.clone();
    change(&mut new);
    frame.emit(Command::Source(SourceCommand::Put(Box::new(new))));
}
