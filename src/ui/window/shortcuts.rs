//! The sheet of keys: what each does, found by name or by pressing it, and changed.

use super::Frame;
use crate::command::{Command, KEYS, Key, KeyRefusal, Labels, Mark, Shortcut, View};
use crate::locale::Locale;
use crate::session::{Language, Session};
use crate::text::fold;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row, row_with_end, wrapped_row};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Field, FieldState, Label, ListRow, Sign, button_ui, card_frame, dialog_of_width_ui,
    field_ui, icon_button_ui, label_ui, list_row_ui, message_ui,
};
use egui::{Event, EventFilter, Modifiers, Sense, Ui};

/// What is typed and chosen in the sheet.
pub(super) struct Sheet {
    entries: Vec<Entry>,
    search: FieldState,
    /// Shows only what this key does.
    by_key: Option<Shortcut>,
    /// The command whose key is being changed, by the name it is bound by.
    open: Option<String>,
    hearing: Hearing,
    /// What stood in the way of the key that was pressed.
    hitch: Option<Hitch>,
    /// The row that gets the focus back.
    focus: Option<String>,
    fresh: bool,
}

/// What the next key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hearing {
    Nothing,
    Search,
    NewKey,
}

/// Why a key was not taken at once.
#[derive(Clone, Debug, PartialEq)]
enum Hitch {
    Refused(Shortcut, KeyRefusal),
    /// A label of the project has it.
    OfLabel(Shortcut, String),
    /// Another command has it.
    Taken(Shortcut, String),
    Unknown,
}

/// A command of the sheet.
struct Entry {
    command: Command,
    /// Its name and family in both languages, folded.
    folded: String,
}

const WIDTH: f32 = 620.0;
/// How high the list is where there is room.
const HEIGHT: f32 = 560.0;

impl Sheet {
    pub(super) fn new(session: &Session) -> Sheet {
        let locales = [Language::English, Language::Arabic].map(Locale::new);
        let mut entries: Vec<Entry> = Vec::new();
        for command in Command::catalogue(session).into_iter().chain(Command::motions()) {
            // Of the two sides of a switch, which share a key, the one that can be done now stands for both.
            let twin = entries.iter_mut().find(|e| e.command.bound_as() == command.bound_as() && !is_label(&command));
            match twin {
                Some(twin) if command.applies(session) => twin.command = command,
                Some(_) => {}
                None => {
                    let folded = folded_names(&command, session, &locales);
                    entries.push(Entry { command, folded });
                }
            }
        }
        Sheet {
            entries,
            search: FieldState::new(""),
            by_key: None,
            open: None,
            hearing: Hearing::Nothing,
            hitch: None,
            focus: None,
            fresh: true,
        }
    }

    /// Whether the words typed or the key pressed find `entry`.
    fn finds(&self, entry: &Entry, session: &Session) -> bool {
        let key = entry.command.shortcut(session);
        if let Some(wanted) = self.by_key {
            return key == Some(wanted);
        }
        let query = fold::fold(self.search.text());
        let hint = key.map(|k| fold::fold(&k.hint()).text().to_owned()).unwrap_or_default();
        let mut words = query.text().split([' ', '+']).filter(|word| !word.is_empty());
        // With a plus sign it is a key that is typed: Ctrl+Q.
        let only_keys = query.text().contains('+');
        words.all(|word| !only_keys && entry.folded.contains(word) || hint.split(' ').any(|part| part == word))
    }

    fn close_row(&mut self) {
        self.focus = self.open.take();
        self.hearing = Hearing::Nothing;
        self.hitch = None;
    }
}

fn is_label(command: &Command) -> bool {
    matches!(command, Command::Mark(Mark::Label(_)))
}

fn folded_names(command: &Command, session: &Session, locales: &[Locale; 2]) -> String {
    let mut all = String::new();
    for locale in locales {
        let name = match command {
            Command::Mark(Mark::Label(id)) => session.project.label(id).map(|l| locale.label(l)).unwrap_or_default(),
            command => locale.text(&command.name_key()).to_string(),
        };
        let family = locale.text(command.family_key());
        all.push_str(fold::fold(&format!("{name} {family} ")).text());
    }
    all
}

/// Takes the next key out of the frame's input, if one was pressed: `None` inside for one that no command can have.
pub(super) fn take_key(ui: &Ui) -> Option<Option<Shortcut>> {
    ui.input_mut(|input| {
        let mut heard = None;
        input.events.retain(|event| {
            let pressed = match event {
                Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
                Event::Copy => Some((egui::Key::C, Modifiers::COMMAND)),
                Event::Cut => Some((egui::Key::X, Modifiers::COMMAND)),
                Event::Paste(_) => Some((egui::Key::V, Modifiers::COMMAND)),
                Event::Text(_) => return false,
                _ => return true,
            };
            if let Some((key, held)) = pressed {
                let name = KEYS.iter().find(|name| egui::Key::from_name(name) == Some(key));
                // Shift is how some layouts write the plus sign.
                let shift = held.shift && key != egui::Key::Plus;
                heard = Some(name.map(|key| Shortcut { ctrl: held.command, shift, alt: held.alt, key }));
            }
            false
        });
        heard
    })
}

pub(super) fn shortcuts_ui(ui: &mut Ui, frame: &mut Frame<'_>, sheet: &mut Sheet) {
    let (locale, session) = (frame.locale, frame.session);
    let title = locale.text("shortcuts-title");
    let (close, reset) = (locale.text("dialog-close"), locale.text("keys-reset-all"));
    let buttons: &[&str] = if session.settings.keys.is_empty() { &[&close] } else { &[&reset, &close] };
    let dialog = Dialog { id: "shortcuts", title: &title, buttons };
    let mut emitted = Vec::new();
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, WIDTH, dialog, |ui, kit| {
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        hear(ui, &mut inner, sheet);
        search_ui(ui, &mut inner, sheet);
        ui.add_space(size::GAP);
        dialog.scrolled_ui(ui, kit, HEIGHT, |ui, kit| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            rows_ui(ui, &mut inner, sheet);
        });
        super::notices::reset_ui(ui, &mut Frame { kit, locale, session, commands: &mut emitted });
    });
    frame.commands.extend(emitted);
    match answer {
        Some(DialogAnswer::Button(0)) if buttons.len() > 1 => frame.emit(Command::Key(Key::ResetAll)),
        Some(_) => frame.emit(Command::View(View::Close)),
        None => {}
    }
}

/// What the pressed key is for.
fn hear(ui: &Ui, frame: &mut Frame<'_>, sheet: &mut Sheet) {
    let escape = Shortcut::parse("Escape");
    if sheet.hearing == Hearing::Nothing {
        if sheet.open.is_some() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, egui::Key::Escape)) {
            sheet.close_row();
        }
        return;
    }
    let Some(heard) = take_key(ui) else { return };
    let hearing = std::mem::replace(&mut sheet.hearing, Hearing::Nothing);
    if heard.is_some() && heard == escape {
        return;
    }
    match (hearing, heard, sheet.open.clone()) {
        (Hearing::Search, heard, _) => sheet.by_key = heard,
        (_, Some(key), Some(name)) => {
            sheet.hitch = hitch(frame.session, frame.locale, key, &name);
            match sheet.hitch {
                None => {
                    frame.emit(Command::Key(Key::Bind { name, to: Some(key) }));
                    sheet.close_row();
                }
                Some(Hitch::Taken(..)) => {}
                Some(_) => sheet.hearing = Hearing::NewKey,
            }
        }
        _ => {
            sheet.hitch = Some(Hitch::Unknown);
            sheet.hearing = Hearing::NewKey;
        }
    }
}

/// What stands in the way of giving `key` to the command bound as `name`.
fn hitch(session: &Session, locale: &Locale, key: Shortcut, name: &str) -> Option<Hitch> {
    if let Some(refusal) = key.refusal() {
        return Some(Hitch::Refused(key, refusal));
    }
    match Command::rivals(key, name, session).into_iter().next()? {
        Command::Mark(Mark::Label(id)) => {
            let label = session.project.label(&id).map(|l| locale.label(l)).unwrap_or_default();
            Some(Hitch::OfLabel(key, label))
        }
        other if other.bound_as() == name => None,
        other => Some(Hitch::Taken(key, locale.text(&other.name_key()).to_string())),
    }
}

/// The field, and the button by which a key is found by pressing it.
fn search_ui(ui: &mut Ui, frame: &mut Frame<'_>, sheet: &mut Sheet) {
    let locale = frame.locale;
    if sheet.by_key.is_some() || sheet.hearing == Hearing::Search {
        let text = match sheet.by_key {
            Some(key) if sheet.hearing != Hearing::Search => {
                locale.text_with("keys-found-by", &[("key", key.hint().into())])
            }
            _ => locale.text("keys-press-any").to_string(),
        };
        let all = locale.text("keys-show-all");
        let mut back = false;
        row_with_end(
            ui,
            frame.kit,
            |ui, kit| {
                message_ui(ui, kit, Sign::Info, &text);
            },
            |ui, kit| back = button_ui(ui, kit, Button::new(&all)).clicked(),
        );
        if back {
            (sheet.by_key, sheet.hearing, sheet.fresh) = (None, Hearing::Nothing, true);
        }
        return;
    }
    let (hint, by_key) = (locale.text("keys-search"), locale.text("keys-by-key"));
    let mut listen = false;
    let focus = std::mem::take(&mut sheet.fresh);
    row(ui, frame.kit, |ui, kit| {
        let width = (ui.available_width() - size::CONTROL - size::GAP).max(0.0);
        let field = Field::new(&hint).placeholder(&hint).icon(Icon::Search).width(width).focus(focus);
        field_ui(ui, kit, &mut sheet.search, field);
        listen = icon_button_ui(ui, kit, Icon::Keyboard, &by_key, None, true).clicked();
    });
    ui.add_space(size::GAP_SMALL);
    super::toolbar::muted_ui(ui, frame, &locale.text("keys-letters"));
    if listen {
        sheet.close_row();
        sheet.hearing = Hearing::Search;
    }
}

fn rows_ui(ui: &mut Ui, frame: &mut Frame<'_>, sheet: &mut Sheet) {
    let mut family = "";
    let entries = std::mem::take(&mut sheet.entries);
    let found: Vec<&Entry> = entries.iter().filter(|entry| sheet.finds(entry, frame.session)).collect();
    let any = !found.is_empty();
    for entry in found {
        if entry.command.family_key() != family {
            let first = family.is_empty();
            family = entry.command.family_key();
            if !first {
                ui.add_space(size::GAP_MEDIUM);
            }
            let color = frame.kit.theme.text_muted;
            label_ui(ui, frame.kit, Label::new(&frame.locale.text(family)).role(Role::Section).color(color));
            ui.add_space(size::GAP_SMALL);
        }
        row_ui(ui, frame, sheet, entry);
    }
    sheet.entries = entries;
    if !any {
        let text = frame.locale.text("keys-empty");
        super::toolbar::muted_ui(ui, frame, &text);
    }
}

fn row_ui(ui: &mut Ui, frame: &mut Frame<'_>, sheet: &mut Sheet, entry: &Entry) {
    let bound_as = entry.command.bound_as();
    if sheet.open.as_deref() == Some(&bound_as) {
        change_ui(ui, frame, sheet, entry);
        return;
    }
    let name = frame.name(&entry.command);
    let (none, of_label) = (frame.locale.text("keys-none"), frame.locale.text("keys-of-label"));
    let key = frame.key(&entry.command);
    let mut row = ListRow::new(&name);
    row = match &key {
        Some(key) => row.key(key),
        None => row.count(&none),
    };
    let label = is_label(&entry.command);
    if label {
        row = row.tooltip(&of_label);
    }
    let response = list_row_ui(ui, frame.kit, row);
    if sheet.focus.as_deref() == Some(&bound_as) && !label {
        sheet.focus = None;
        response.request_focus();
        frame.kit.focus_visible = true;
    }
    if let (Command::Mark(Mark::Label(id)), true) = (&entry.command, response.clicked()) {
        frame.emit(Command::Labels(Labels::Show(Some(id.clone()))));
    } else if response.clicked() {
        sheet.open = Some(bound_as);
        sheet.hearing = Hearing::NewKey;
        sheet.hitch = None;
    }
}

/// The row of the command whose key is being changed.
fn change_ui(ui: &mut Ui, frame: &mut Frame<'_>, sheet: &mut Sheet, entry: &Entry) {
    let name = entry.command.bound_as();
    let command = frame.name(&entry.command);
    let hearing = sheet.hearing == Hearing::NewKey;
    let key = if hearing { "keys-press" } else { "keys-choose" };
    let text = frame.locale.text_with(key, &[("command", command.into())]);
    let shell = card_frame(frame.kit);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted: Vec<Command> = Vec::new();
    let kit = &mut *frame.kit;
    shell.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = size::GAP;
        let words = label_ui(ui, kit, Label::new(&text).sense(Sense::focusable_noninteractive()));
        if hearing {
            // No key moves the focus away while the next one is waited for.
            words.request_focus();
            let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(words.id, all));
        } else if words.has_focus() {
            words.surrender_focus();
        }
        if let Some(hitch) = &sheet.hitch {
            hitch_ui(ui, kit, locale, hitch);
        }
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        if buttons_ui(ui, &mut inner, sheet, &entry.command, &name) {
            sheet.close_row();
        }
    });
    frame.commands.extend(emitted);
}

/// The buttons of the row that is open. Answers whether it can be closed.
fn buttons_ui(ui: &mut Ui, frame: &mut Frame<'_>, sheet: &mut Sheet, command: &Command, name: &str) -> bool {
    let locale = frame.locale;
    let changed = frame.session.settings.keys.contains_key(name);
    let reset = match command.default_shortcut() {
        Some(key) => locale.text_with("keys-reset", &[("key", key.hint().into())]),
        None => locale.text("keys-reset-none").to_string(),
    };
    let [take, change, remove, done] =
        ["keys-take", "keys-change", "keys-remove", "keys-done"].map(|key| locale.text(key));
    let mut done_with = None;
    let has_key = frame.key(command).is_some();
    let hearing = sheet.hearing == Hearing::NewKey;
    let taken = match &sheet.hitch {
        Some(Hitch::Taken(key, _)) if !hearing => Some(*key),
        _ => None,
    };
    wrapped_row(ui, frame.kit, |ui, kit| {
        if let Some(key) = taken {
            let response = button_ui(ui, kit, Button::new(&take).primary());
            focus_first(ui, &response);
            if response.clicked() {
                done_with = Some(Some(Key::Bind { name: name.to_owned(), to: Some(key) }));
            }
        }
        if !hearing {
            let response = button_ui(ui, kit, Button::new(&change));
            if taken.is_none() {
                focus_first(ui, &response);
            }
            if response.clicked() {
                (sheet.hearing, sheet.hitch) = (Hearing::NewKey, None);
            }
        }
        if has_key && button_ui(ui, kit, Button::new(&remove)).clicked() {
            done_with = Some(Some(Key::Bind { name: name.to_owned(), to: None }));
        }
        if changed && button_ui(ui, kit, Button::new(&reset)).clicked() {
            done_with = Some(Some(Key::Reset(name.to_owned())));
        }
        if button_ui(ui, kit, Button::new(&done)).clicked() {
            done_with = Some(None);
        }
    });
    let over = done_with.is_some();
    if let Some(Some(key)) = done_with {
        frame.emit(Command::Key(key));
    }
    over
}

/// Gives `response` the focus where nothing that can be used has it.
fn focus_first(ui: &Ui, response: &egui::Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}

fn hitch_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, hitch: &Hitch) {
    let text = match hitch {
        Hitch::Refused(key, why) => {
            let message = match why {
                KeyRefusal::Typing => "keys-refused-typing",
                KeyRefusal::Digit => "keys-refused-digit",
                KeyRefusal::Escape => "keys-refused-escape",
            };
            locale.text_with(message, &[("key", key.hint().into())])
        }
        Hitch::OfLabel(key, label) => {
            locale.text_with("keys-taken-label", &[("key", key.hint().into()), ("other", label.clone().into())])
        }
        Hitch::Taken(key, other) => {
            locale.text_with("keys-taken", &[("key", key.hint().into()), ("other", other.clone().into())])
        }
        Hitch::Unknown => locale.text("keys-unknown").to_string(),
    };
    message_ui(ui, kit, Sign::Warning, &text);
}
