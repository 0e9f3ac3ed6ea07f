//! The details of one label.

use super::super::shortcuts::take_key;
use super::look::{colors_ui, lines_ui};
use super::warnings::{Warning, warnings};
use super::{Counts, Frame, preview, relations, role_key};
use crate::annotation::{Bilingual, Joins, Label as MarkLabel, LabelId, Role as Part};
use crate::command::{Command, Labels, Mark, Shortcut};
use crate::session::Page;
use crate::text::Direction;
use crate::ui::kit::row;
use crate::ui::text::Role;
use crate::ui::theme::vision::Vision;
use crate::ui::theme::{LABEL_COLORS, ThemeName, size};
use crate::ui::widgets::{
    Button, Field, FieldState, Label, MenuItem, Sign, Strip, beside_bar_ui, button_ui, field_ui, key_hint_ui, label_ui,
    menu_ui, message_ui, scroll_ui, segmented_ui,
};
use crate::ui::window::inspector::only_read_ui;
use egui::{EventFilter, Sense, Ui, vec2};

/// What is typed about one label.
pub(super) struct Editor {
    of: LabelId,
    arabic: FieldState,
    english: FieldState,
    hex: FieldState,
    /// What the fields were last made from or last said.
    name: Bilingual,
    color: [u8; 3],
    /// Whether the next key becomes the label's.
    hearing: bool,
    /// A key that has a use already.
    hitch: Option<Hitch>,
}

/// Why a key was not taken at once.
#[derive(Clone, Debug, PartialEq)]
enum Hitch {
    Unfit,
    OfLabel(char, String),
    OfCommand(char, String),
}

impl Editor {
    fn new(label: &MarkLabel) -> Editor {
        Editor {
            of: label.id.clone(),
            arabic: FieldState::new(&label.name.ar),
            english: FieldState::new(&label.name.en),
            hex: FieldState::new(hex(label.color)),
            name: label.name.clone(),
            color: label.color,
            hearing: false,
            hitch: None,
        }
    }

    /// Takes over what was changed elsewhere, by undo for one.
    fn follow(&mut self, label: &MarkLabel) {
        if self.name != label.name {
            self.arabic.set_text(&label.name.ar);
            self.english.set_text(&label.name.en);
            self.name = label.name.clone();
        }
        if self.color != label.color {
            self.hex.set_text(hex(label.color));
            self.color = label.color;
        }
    }
}

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02X}{g:02X}{b:02X}")
}

/// A colour written as `#1A62A5`, with or without the sign, in three digits or six.
fn parse_hex(text: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> =
        text.trim().trim_start_matches('#').chars().map(|c| Some(c.to_digit(16)? as u8)).collect::<Option<_>>()?;
    match digits.as_slice() {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [a, b, c, d, e, f] => Some([a * 16 + b, c * 16 + d, e * 16 + f]),
        _ => None,
    }
}

pub(super) fn editor_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    editor: &mut Option<Editor>,
    counts: &Counts,
    label: &MarkLabel,
) {
    if editor.as_ref().is_some_and(|editor| editor.of != label.id) {
        *editor = None;
    }
    let editor = editor.get_or_insert_with(|| Editor::new(label));
    editor.follow(label);
    hear(ui, frame, editor, label);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    scroll_ui(ui, frame.kit, "label", |ui, kit| {
        beside_bar_ui(ui, kit, |ui, kit| {
            let mut frame = Frame { kit, locale, session, commands: &mut emitted };
            ui.set_min_width(ui.available_width());
            only_read_ui(ui, &mut frame);
            names_ui(ui, &mut frame, editor, label);
            look_ui(ui, &mut frame, editor, label);
            preview::preview_ui(ui, frame.kit, locale, label);
            warnings_ui(ui, &mut frame, label);
            key_ui(ui, &mut frame, editor, label);
            role_ui(ui, &mut frame, counts, label);
            heading_ui(ui, &mut frame, "labels-relations");
            relations::relations_ui(ui, &mut frame, label);
            remove_ui(ui, &mut frame, counts, label);
        });
    });
    frame.commands.extend(emitted);
}

fn heading_ui(ui: &mut Ui, frame: &mut Frame<'_>, key: &str) {
    ui.add_space(size::GAP_MEDIUM);
    let color = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&frame.locale.text(key)).role(Role::Section).color(color));
    ui.add_space(size::GAP_SMALL);
}

fn put(frame: &mut Frame<'_>, label: MarkLabel, typed: bool) {
    frame.emit(Command::Labels(Labels::Put { label, typed }));
}

/// The names, side by side, the interface's own language first.
fn names_ui(ui: &mut Ui, frame: &mut Frame<'_>, editor: &mut Editor, label: &MarkLabel) {
    let empty = editor.arabic.text().trim().is_empty() && editor.english.text().trim().is_empty();
    let color = frame.kit.theme.text_muted;
    let mut changed = false;
    let height = size::FIELD + size::CONTROL_MIN;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let each = (rect.width() - size::GAP) / 2.0;
    let mut strip = Strip::new(rect, frame.kit);
    let only_read = frame.session.read_only.is_some();
    let kit = &mut *frame.kit;
    let mut fields =
        [("label-name-ar", &mut editor.arabic, Direction::Rtl), ("label-name-en", &mut editor.english, Direction::Ltr)];
    if !frame.locale.is_arabic() {
        fields.reverse();
    }
    for (key, state, natural) in fields {
        let title = &*frame.locale.text(key);
        let place = strip.take_start(each);
        strip.take_start(size::GAP);
        let mut child =
            ui.new_child(egui::UiBuilder::new().max_rect(place).layout(crate::ui::kit::top_down(kit)).id_salt(title));
        child.spacing_mut().item_spacing.y = size::GAP_SMALL;
        label_ui(&mut child, kit, Label::new(title).role(Role::Section).color(color));
        let field = Field::new(title).width(each).natural(natural).error(empty).only_read(only_read);
        changed |= field_ui(&mut child, kit, state, field).changed();
    }
    if empty {
        ui.add_space(size::GAP_SMALL);
        message_ui(ui, frame.kit, Sign::Error, &frame.locale.text("label-name-needed"));
    } else if changed {
        let name =
            Bilingual { ar: editor.arabic.text().trim().to_owned(), en: editor.english.text().trim().to_owned() };
        editor.name = name.clone();
        put(frame, MarkLabel { name, ..label.clone() }, true);
    }
}

/// Colour and line.
fn look_ui(ui: &mut Ui, frame: &mut Frame<'_>, editor: &mut Editor, label: &MarkLabel) {
    heading_ui(ui, frame, "label-colour");
    let (locale, only_read) = (frame.locale, frame.session.read_only.is_some());
    let mut written = None;
    let pressed = colors_ui(ui, frame.kit, locale, &LABEL_COLORS, (label.role, label.color), |ui, kit| {
        ui.add_space(size::GAP);
        // As far from the colours where it has no room beside them.
        ui.spacing_mut().item_spacing.y = size::GAP;
        let title = locale.text("labels-hex");
        let wrong = parse_hex(editor.hex.text()).is_none();
        let field = Field::new(&title).placeholder("#1A62A5").width(96.0).error(wrong).only_read(only_read);
        if field_ui(ui, kit, &mut editor.hex, field).changed() {
            written = parse_hex(editor.hex.text()).inspect(|color| editor.color = *color);
        }
    });
    let chosen = written.or(pressed);
    if let Some(color) = chosen.filter(|color| *color != label.color) {
        put(frame, MarkLabel { color, ..label.clone() }, false);
    }
    heading_ui(ui, frame, "label-line");
    let chosen = lines_ui(ui, frame.kit, locale, (label.role, label.color), label.line);
    if let Some(line) = chosen.filter(|line| *line != label.line) {
        put(frame, MarkLabel { line, ..label.clone() }, false);
    }
    ui.add_space(size::GAP_MEDIUM);
}

fn warnings_ui(ui: &mut Ui, frame: &mut Frame<'_>, label: &MarkLabel) {
    let locale = frame.locale;
    let theme = |name: ThemeName| {
        locale
            .text(match name {
                ThemeName::Light => "theme-light",
                ThemeName::Dark => "theme-dark",
                ThemeName::Sepia => "theme-sepia",
            })
            .to_string()
    };
    for warning in warnings(label, &frame.session.project.labels) {
        let text = match warning {
            Warning::Pale(ratio) => locale.text_with("labels-pale", &[("ratio", format!("{ratio:.1}").into())]),
            Warning::Faint(name, ratio) => {
                let args = [("theme", theme(name).into()), ("ratio", format!("{ratio:.1}").into())];
                locale.text_with("labels-faint", &args)
            }
            Warning::Near(other, name, vision) => {
                let other = frame.session.project.label(&other).map(|l| locale.label(l)).unwrap_or_default();
                let who = locale.text(match vision {
                    Vision::Full => "vision-full",
                    Vision::Protan => "vision-protan",
                    Vision::Deutan => "vision-deutan",
                    Vision::Tritan => "vision-tritan",
                });
                let args = [("other", other.into()), ("theme", theme(name).into()), ("who", who.to_string().into())];
                locale.text_with("labels-near", &args)
            }
        };
        ui.add_space(size::GAP_SMALL);
        message_ui(ui, frame.kit, Sign::Warning, &text);
    }
}

/// Takes the next key for the label.
fn hear(ui: &Ui, frame: &mut Frame<'_>, editor: &mut Editor, label: &MarkLabel) {
    if !editor.hearing {
        return;
    }
    let Some(heard) = take_key(ui) else { return };
    editor.hearing = false;
    if heard.is_some() && heard == Shortcut::parse("Escape") {
        return;
    }
    let Some(key) = heard.and_then(Shortcut::label_key) else {
        editor.hitch = Some(Hitch::Unfit);
        return;
    };
    let set = Command::Labels(Labels::SetKey(label.id.clone(), Some(key)));
    if let Some(other) = frame.session.project.label_for_key(key) {
        if other.id != label.id {
            editor.hitch = Some(Hitch::OfLabel(key, frame.locale.label(other)));
        }
        return;
    }
    let of_command = Shortcut::of_label_key(key).and_then(|key| Command::of_shortcut(key, frame.session));
    let of_command = of_command.filter(|command| command.has_meaning_on(Page::Read));
    match of_command {
        Some(command) if !matches!(command, Command::Mark(Mark::Label(_))) => {
            editor.hitch = Some(Hitch::OfCommand(key, frame.name(&command)));
        }
        _ => frame.emit(set),
    }
}

fn key_ui(ui: &mut Ui, frame: &mut Frame<'_>, editor: &mut Editor, label: &MarkLabel) {
    heading_ui(ui, frame, "label-key");
    let locale = frame.locale;
    let [change, none, press, take] =
        ["labels-key-change", "keys-remove", "labels-key-press", "keys-take"].map(|key| locale.text(key));
    let key = label.key.map(|key| key.to_ascii_uppercase().to_string());
    let no_key = locale.text("keys-none");
    let mut command = None;
    let muted = frame.kit.theme.text_muted;
    row(ui, frame.kit, |ui, kit| {
        if editor.hearing {
            let words = label_ui(ui, kit, Label::new(&press).sense(Sense::focusable_noninteractive()));
            words.request_focus();
            let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(words.id, all));
            return;
        }
        match &key {
            Some(key) => key_hint_ui(ui, kit, key),
            None => label_ui(ui, kit, Label::new(&no_key).color(muted)),
        };
        ui.add_space(size::GAP);
        if button_ui(ui, kit, Button::new(&change)).clicked() {
            (editor.hearing, editor.hitch) = (true, None);
        }
        if key.is_some() && button_ui(ui, kit, Button::new(&none)).clicked() {
            command = Some(None);
        }
    });
    let Some(hitch) = &editor.hitch else {
        return emit_key(frame, editor, label, command);
    };
    let (text, key) = match hitch {
        Hitch::Unfit => (locale.text("labels-key-unfit").to_string(), None),
        Hitch::OfLabel(key, other) => {
            let args = [("key", key.to_ascii_uppercase().to_string().into()), ("other", other.clone().into())];
            (locale.text_with("labels-key-label", &args), Some(*key))
        }
        Hitch::OfCommand(key, other) => {
            let args = [("key", key.to_ascii_uppercase().to_string().into()), ("other", other.clone().into())];
            (locale.text_with("labels-key-command", &args), Some(*key))
        }
    };
    ui.add_space(size::GAP_SMALL);
    message_ui(ui, frame.kit, Sign::Warning, &text);
    if key.is_some() && button_ui(ui, frame.kit, Button::new(&take)).clicked() {
        command = Some(key);
    }
    emit_key(frame, editor, label, command);
}

fn emit_key(frame: &mut Frame<'_>, editor: &mut Editor, label: &MarkLabel, command: Option<Option<char>>) {
    if let Some(key) = command {
        editor.hitch = None;
        frame.emit(Command::Labels(Labels::SetKey(label.id.clone(), key)));
    }
}

fn role_ui(ui: &mut Ui, frame: &mut Frame<'_>, counts: &Counts, label: &MarkLabel) {
    heading_ui(ui, frame, "labels-role");
    const ROLES: [Option<Part>; 4] = [None, Some(Part::Claim), Some(Part::Source), Some(Part::Cue)];
    let locale = frame.locale;
    if counts.tied.contains(&label.id) {
        let text =
            locale.text_with("labels-role-fixed", &[("role", locale.text(role_key(label.role)).to_string().into())]);
        message_ui(ui, frame.kit, Sign::Info, &text);
        return;
    }
    let names = ROLES.map(|role| locale.text(role_key(role)));
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let now = ROLES.iter().position(|role| *role == label.role).unwrap_or(0);
    let chosen = row(ui, frame.kit, |ui, kit| segmented_ui(ui, kit, &names, now)).inner;
    if let Some(role) = chosen.and_then(|at| ROLES.get(at)) {
        let mut new = MarkLabel { role: *role, ..label.clone() };
        // What the label allowed only as what it was, it allows as what it becomes.
        if label.joins == Joins::of_role(&label.id, label.role) {
            new.joins = Joins::of_role(&label.id, *role);
        }
        put(frame, new, false);
    }
}

/// Removing the label; while marks carry it, giving them another.
fn remove_ui(ui: &mut Ui, frame: &mut Frame<'_>, counts: &Counts, label: &MarkLabel) {
    ui.add_space(size::GAP_LARGE);
    let (locale, session) = (frame.locale, frame.session);
    let uses = counts.of(&label.id);
    if uses == 0 {
        let text = locale.text("labels-remove");
        let clicked = row(ui, frame.kit, |ui, kit| button_ui(ui, kit, Button::new(&text)).clicked()).inner;
        if clicked {
            frame.emit(Command::Labels(Labels::Remove(label.id.clone())));
        }
        return;
    }
    let count = i64::try_from(uses).unwrap_or(i64::MAX);
    let text = locale.text_with("labels-carried", &[("count", count.into())]);
    message_ui(ui, frame.kit, Sign::Info, &text);
    ui.add_space(size::GAP_SMALL);
    let others: Vec<(&MarkLabel, String)> =
        session.project.labels.iter().filter(|l| l.id != label.id).map(|l| (l, locale.label(l))).collect();
    let give = locale.text("labels-give");
    let button = Button::new(&give).opens().enabled(!others.is_empty());
    let anchor = row(ui, frame.kit, |ui, kit| button_ui(ui, kit, button)).inner;
    let items: Vec<MenuItem<'_>> = others
        .iter()
        .map(|(other, name)| MenuItem::new(name).swatch(frame.kit.theme.label(other.color, other.role), other.line))
        .collect();
    if let Some((by, _)) = menu_ui(frame.kit, &anchor, &items).and_then(|at| others.get(at)) {
        frame.emit(Command::Labels(Labels::Replace(label.id.clone(), by.id.clone())));
    }
}

#[cfg(test)]
mod tests {
    use super::{hex, parse_hex};

    #[test]
    fn colours_are_read_as_people_write_them() {
        let check = |text: &str, expected: Option<[u8; 3]>| assert_eq!(parse_hex(text), expected, "{text}");
        check("#1A62A5", Some([0x1A, 0x62, 0xA5]));
        check(" 1a62a5 ", Some([0x1A, 0x62, 0xA5]));
        check("#fa0", Some([0xFF, 0xAA, 0x00]));
        check("#12345", None);
        check("أحمر", None);
        check("", None);
        assert_eq!(parse_hex(&hex([1, 2, 255])), Some([1, 2, 255]));
    }
}
