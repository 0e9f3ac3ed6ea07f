//! The entry's texts as fields.

use super::Frame;
use super::entry::put;
use crate::annotation::{Source, SourceKind};
use crate::session::Language;
use crate::text::Direction;
use crate::ui::icons::{self, Icon};
use crate::ui::kit::{Kit, row};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Field, FieldState, Label, MenuItem, button_ui, field_ui, icon_button_ui, label_ui, menu_ui,
};
use egui::{Rect, Sense, Ui, vec2};

/// A field that follows what it stands for, also when that changes behind its back.
#[derive(Default)]
struct Bound {
    state: FieldState,
    seen: String,
}

impl Bound {
    /// Shows the field; answers with the new text once it was changed.
    fn ui(&mut self, ui: &mut Ui, kit: &mut Kit, value: &str, field: Field<'_>) -> Option<String> {
        if self.seen != value {
            if self.state.text() != value {
                self.state.set_text(value);
                // A long name shows how it begins.
                self.state.place(crate::typeset::Caret::default(), false);
            }
            value.clone_into(&mut self.seen);
        }
        let changed = field_ui(ui, kit, &mut self.state, field).changed();
        (changed && self.state.text() != value).then(|| self.state.text().to_owned())
    }
}

/// What is typed in the form.
#[derive(Default)]
pub(super) struct Form {
    texts: [Bound; TEXTS.len()],
    alias: FieldState,
    /// Whether the field of the name takes the focus.
    pub focus_name: bool,
}

/// One of the entry's texts: its message, the way its language runs, where it is, and whether it is the name in a
/// language.
struct Text {
    key: &'static str,
    natural: Direction,
    get: Get,
    get_mut: GetMut,
    name_in: Option<Language>,
    /// Whether it stands after the kind.
    late: bool,
}

type Get = fn(&Source) -> &String;
type GetMut = fn(&mut Source) -> &mut String;

const fn arabic(key: &'static str, get: Get, get_mut: GetMut) -> Text {
    Text { key, natural: Direction::Rtl, get, get_mut, name_in: None, late: true }
}

const fn latin(key: &'static str, get: Get, get_mut: GetMut) -> Text {
    Text { natural: Direction::Ltr, ..arabic(key, get, get_mut) }
}

const TEXTS: [Text; 7] = [
    Text {
        name_in: Some(Language::Arabic),
        late: false,
        ..arabic("sources-name-ar", |s| &s.name.ar, |s| &mut s.name.ar)
    },
    Text {
        name_in: Some(Language::English),
        late: false,
        ..latin("sources-name-en", |s| &s.name.en, |s| &mut s.name.en)
    },
    Text { late: false, ..latin("sources-transliteration", |s| &s.transliteration, |s| &mut s.transliteration) },
    arabic("sources-role-ar", |s| &s.role.ar, |s| &mut s.role.ar),
    latin("sources-role-en", |s| &s.role.en, |s| &mut s.role.en),
    arabic("sources-note-ar", |s| &s.note.ar, |s| &mut s.note.ar),
    latin("sources-note-en", |s| &s.note.en, |s| &mut s.note.en),
];

/// Shows the form. Answers with the place of the button that asks what the entry belongs to, if it was pressed.
pub(super) fn form_ui(ui: &mut Ui, frame: &mut Frame<'_>, form: &mut Form, source: &Source) -> Option<Rect> {
    texts_ui(ui, frame, form, source, false);
    kind_ui(ui, frame, source);
    let wanted = parent_ui(ui, frame, source);
    aliases_ui(ui, frame, form, source);
    texts_ui(ui, frame, form, source, true);
    wanted
}

/// A label, and something beside it in what room is left.
fn labelled<R>(ui: &mut Ui, kit: &mut Kit, label: &str, contents: impl FnOnce(&mut Ui, &mut Kit, f32) -> R) -> R {
    row(ui, kit, |ui, kit| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(size::FORM_LABEL, size::CONTROL), Sense::hover());
        let color = kit.theme.text_muted;
        let align = if kit.is_rtl() { egui::Align2::RIGHT_CENTER } else { egui::Align2::LEFT_CENTER };
        crate::ui::widgets::paint_text(ui, kit, rect, align, label, Role::Body, color);
        let width = ui.available_width();
        contents(ui, kit, width)
    })
    .inner
}

fn texts_ui(ui: &mut Ui, frame: &mut Frame<'_>, form: &mut Form, source: &Source, late: bool) {
    let first = if frame.session.settings.language == Language::Arabic { 0 } else { 1 };
    // The interface's own language first.
    let order = if first == 0 { [0, 1, 2, 3, 4, 5, 6] } else { [1, 0, 2, 4, 3, 6, 5] };
    for number in order {
        let text = &TEXTS[number];
        if text.late != late {
            continue;
        }
        let label = frame.locale.text(text.key);
        let takes = form.focus_name && text.name_in == Some(frame.session.settings.language);
        if takes {
            form.focus_name = false;
        }
        let value = (text.get)(source);
        let bound = &mut form.texts[number];
        let changed = labelled(ui, frame.kit, &label, |ui, kit, width| {
            let field = Field::new(&label).height(size::CONTROL).width(width).natural(text.natural).focus(takes);
            bound.ui(ui, kit, value, field)
        });
        if let Some(typed) = changed {
            put(frame, source, |new| *(text.get_mut)(new) = typed);
        }
    }
}

fn kind_ui(ui: &mut Ui, frame: &mut Frame<'_>, source: &Source) {
    let label = frame.locale.text("sources-kind");
    let names: Vec<_> =
        SourceKind::ALL.iter().map(|kind| frame.locale.text(&format!("sources-kind-{}", kind.key()))).collect();
    let now = SourceKind::ALL.iter().position(|kind| *kind == source.kind).unwrap_or_default();
    let chosen = labelled(ui, frame.kit, &label, |ui, kit, width| {
        let shown = names.get(now).map(|name| &**name).unwrap_or_default();
        let anchor = button_ui(ui, kit, Button::new(shown).width(width).at_start().opens().tooltip(&label));
        let kinds = names.iter().zip(SourceKind::ALL);
        let items: Vec<MenuItem<'_>> = kinds
            .map(|(name, kind)| MenuItem::new(name).icon(icons::of_source(*kind)).selected(*kind == source.kind))
            .collect();
        menu_ui(kit, &anchor, &items)
    });
    if let Some(kind) = chosen.and_then(|number| SourceKind::ALL.get(number)) {
        put(frame, source, |new| new.kind = *kind);
    }
}

fn parent_ui(ui: &mut Ui, frame: &mut Frame<'_>, source: &Source) -> Option<Rect> {
    let locale = frame.locale;
    let label = locale.text("sources-parent");
    let parent = source.parent.as_ref().and_then(|id| frame.session.project.sources.get(id));
    let name = parent.map_or_else(|| locale.text("sources-parent-none").to_string(), |p| locale.source(p));
    labelled(ui, frame.kit, &label, |ui, kit, width| {
        let button = Button::new(&name).icon(Icon::Link).width(width).at_start().opens().tooltip(&label);
        let response = button_ui(ui, kit, button);
        response.clicked().then_some(response.rect)
    })
}

/// The other names, each with what takes it away, and a field for one more.
fn aliases_ui(ui: &mut Ui, frame: &mut Frame<'_>, form: &mut Form, source: &Source) {
    let locale = frame.locale;
    let label = locale.text("sources-aliases");
    let mut gone = None;
    for (number, alias) in source.aliases.iter().enumerate() {
        let head = if number == 0 { &*label } else { "" };
        let name = locale.text_with("sources-alias-remove", &[("name", alias.as_str().into())]);
        labelled(ui, frame.kit, head, |ui, kit, width| {
            let layout = crate::ui::kit::end_to_start(kit);
            ui.allocate_ui_with_layout(vec2(width, size::CONTROL), layout, |ui| {
                if icon_button_ui(ui, kit, Icon::Close, &name, None, true).clicked() {
                    gone = Some(number);
                }
                ui.with_layout(crate::ui::kit::start_to_end(kit), |ui| {
                    label_ui(ui, kit, Label::new(alias).max_lines(1));
                });
            });
        });
    }
    if let Some(number) = gone {
        put(frame, source, |new| {
            new.aliases.remove(number);
        });
    }
    let head = if source.aliases.is_empty() { &*label } else { "" };
    let hint = locale.text("sources-alias-add");
    let state = &mut form.alias;
    let add = labelled(ui, frame.kit, head, |ui, kit, width| {
        let room = width - size::CONTROL - size::GAP_SMALL;
        let field = Field::new(&hint).placeholder(&hint).height(size::CONTROL).width(room);
        let response = field_ui(ui, kit, state, field);
        ui.add_space(size::GAP_SMALL);
        let typed = !state.text().trim().is_empty();
        let pressed = icon_button_ui(ui, kit, Icon::Plus, &hint, None, typed).clicked();
        // What was typed is not lost by going on to something else.
        typed && (pressed || state.submitted() || response.lost_focus())
    });
    if add {
        let typed = std::mem::take(&mut form.alias);
        let mut new = source.clone();
        new.add_alias(typed.text());
        if new.aliases != source.aliases {
            put(frame, source, |known| known.aliases = new.aliases);
        }
    }
}
