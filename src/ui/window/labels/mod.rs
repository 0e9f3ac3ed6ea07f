//! The label set: its tree at the start, the chosen label's details at the end.

mod editor;
pub(super) mod look;
mod preview;
mod relations;
mod warnings;

use super::{Frame, notices};
use crate::annotation::{Label as MarkLabel, LabelId, Role, Shift};
use crate::command::{Command, Edit, Labels, View};
use crate::session::Session;
use crate::ui::icons::Icon;
use crate::ui::kit::row;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, DialogAnswer, ListRow, dialog_of_width_ui, icon_button_ui, list_row_ui, scroll_ui};
use editor::Editor;
use egui::{EventFilter, Key, Modifiers, Rect, Response, Ui, UiBuilder, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// What the label set's dialog holds.
#[derive(Default)]
pub(super) struct LabelsPage {
    counts: Counts,
    editor: Option<Editor>,
    /// Whether the chosen row gets the focus.
    focus: bool,
}

/// How the project uses its labels: counted anew when it changes.
#[derive(Default)]
struct Counts {
    revision: Option<u64>,
    /// How many marks carry a label.
    uses: BTreeMap<LabelId, usize>,
    /// Labels of marks that attributions name, whose role is fixed.
    tied: BTreeSet<LabelId>,
}

impl Counts {
    fn follow(&mut self, session: &Session) {
        if self.revision.replace(session.revision) == Some(session.revision) {
            return;
        }
        let project = &session.project;
        self.uses = project.label_uses();
        let parts = project.attributions.values().flat_map(|a| a.parts());
        self.tied = parts.filter_map(|(_, id)| Some(project.annotations.get(id)?.label.clone())).collect();
    }

    fn of(&self, id: &LabelId) -> usize {
        self.uses.get(id).copied().unwrap_or_default()
    }
}

const WIDTH: f32 = 940.0;
const TREE: f32 = 284.0;
const INDENT: f32 = 20.0;
/// How high both columns are where there is room.
const HEIGHT: f32 = 720.0;

pub(super) fn labels_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut LabelsPage, asked: Option<&LabelId>) {
    let session = frame.session;
    page.counts.follow(session);
    let tree = session.project.label_tree();
    let chosen = asked.filter(|id| session.project.label(id).is_some()).or(tree.first().map(|(_, l)| &l.id)).cloned();
    let locale = frame.locale;
    let [title, export, import, done] =
        ["labels-title", "labels-export", "labels-import", "keys-done"].map(|key| locale.text(key));
    let dialog = Dialog { id: "labels", title: &title, buttons: &[&export, &import, &done] };
    let mut emitted = Vec::new();
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, WIDTH, dialog, |ui, kit| {
        dialog.rest_ui(ui, kit, |ui, kit, room| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            let room = vec2(ui.available_width().max(0.0), room.min(HEIGHT));
            let (whole, _) = ui.allocate_exact_size(room, egui::Sense::hover());
            columns_ui(ui, &mut inner, page, &tree, chosen.as_ref(), whole);
        });
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        undo_keys(ui, &mut inner);
        notices::last_ui(ui, &mut inner);
    });
    frame.commands.extend(emitted);
    match answer {
        Some(DialogAnswer::Button(0)) => frame.emit(Command::Labels(Labels::Export)),
        Some(DialogAnswer::Button(1)) => frame.emit(Command::Labels(Labels::Import)),
        Some(_) => {
            *page = LabelsPage::default();
            frame.emit(Command::View(View::Close));
        }
        None => {}
    }
}

/// The tree beside the chosen label.
fn columns_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut LabelsPage,
    tree: &[(usize, &MarkLabel)],
    chosen: Option<&LabelId>,
    whole: Rect,
) {
    let mut rest = whole;
    let start = super::take_start(&mut rest, TREE.min(whole.width() * 0.4), frame.kit);
    super::take_start(&mut rest, size::GAP_HUGE, frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(start).id_salt("tree"));
    tree_ui(&mut child, frame, page, tree, chosen);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rest).id_salt("label"));
    if let Some(label) = chosen.and_then(|id| frame.session.project.label(id)) {
        editor::editor_ui(&mut child, frame, &mut page.editor, &page.counts, label);
    }
}

/// Undo and redo by their keys, unless a field has the focus and answers them.
fn undo_keys(ui: &Ui, frame: &mut Frame<'_>) {
    if ui.output(|output| output.ime.is_some()) {
        return;
    }
    for command in [Edit::Redo, Edit::Undo].map(Command::Edit) {
        let Some(shortcut) = command.shortcut(frame.session) else { continue };
        let Some(key) = Key::from_name(shortcut.key) else { continue };
        let held = Modifiers { alt: shortcut.alt, shift: shortcut.shift, command: shortcut.ctrl, ..Modifiers::NONE };
        if ui.input_mut(|input| input.consume_key(held, key)) && command.applies(frame.session) {
            frame.emit(command);
        }
    }
}

fn tree_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut LabelsPage,
    tree: &[(usize, &MarkLabel)],
    chosen: Option<&LabelId>,
) {
    let (locale, session) = (frame.locale, frame.session);
    let height = (ui.available_height() - size::CONTROL - size::GAP).max(0.0);
    let room = vec2(ui.available_width(), height);
    let mut emitted = Vec::new();
    ui.allocate_ui(room, |ui| {
        scroll_ui(ui, frame.kit, "labels", |ui, kit| {
            ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            for (at, (depth, label)) in tree.iter().enumerate() {
                let is_chosen = chosen == Some(&label.id);
                let response = tree_row_ui(ui, &mut inner, page, *depth, label, is_chosen);
                if response.clicked() {
                    response.request_focus();
                }
                if response.clicked() || response.gained_focus() && !is_chosen {
                    inner.emit(Command::Labels(Labels::Show(Some(label.id.clone()))));
                }
                if is_chosen && std::mem::take(&mut page.focus) {
                    response.request_focus();
                }
                if response.has_focus() {
                    tree_keys(ui, &mut inner, page, tree, at, &response);
                }
            }
        });
    });
    frame.commands.extend(emitted);
    ui.add_space(size::GAP);
    tools_ui(ui, frame, page, chosen);
}

fn tree_row_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &LabelsPage,
    depth: usize,
    label: &MarkLabel,
    chosen: bool,
) -> Response {
    let name = frame.locale.label(label);
    let count = frame.locale.number(page.counts.of(&label.id));
    let key = label.key.map(|key| key.to_ascii_uppercase().to_string());
    let shades = frame.kit.theme.label(label.color, label.role);
    row(ui, frame.kit, |ui, kit| {
        ui.add_space(INDENT * depth.min(8) as f32);
        let mut row = ListRow::new(&name).swatch(shades, label.line).count(&count).selected(chosen);
        if let Some(key) = &key {
            row = row.key(key);
        }
        list_row_ui(ui, kit, row)
    })
    .inner
}

/// The arrows choose; with Alt they move the chosen label.
fn tree_keys(
    ui: &Ui,
    frame: &mut Frame<'_>,
    page: &mut LabelsPage,
    tree: &[(usize, &MarkLabel)],
    at: usize,
    response: &Response,
) {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, tab: false, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (inward, outward) =
        if frame.kit.is_rtl() { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let Some((_, label)) = tree.get(at) else { return };
    for (key, shift) in
        [(Key::ArrowUp, Shift::Up), (Key::ArrowDown, Shift::Down), (inward, Shift::In), (outward, Shift::Out)]
    {
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
            frame.emit(Command::Labels(Labels::Shift(label.id.clone(), shift)));
            frame.emit(Command::Labels(Labels::Show(Some(label.id.clone()))));
            page.focus = true;
        }
    }
    let (up, down) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::ArrowUp), input.consume_key(Modifiers::NONE, Key::ArrowDown))
    });
    let to = match (up, down) {
        (true, false) => at.checked_sub(1),
        (false, true) => Some(at + 1),
        _ => None,
    };
    if let Some((_, label)) = to.and_then(|to| tree.get(to)) {
        frame.emit(Command::Labels(Labels::Show(Some(label.id.clone()))));
        page.focus = true;
    }
}

/// The buttons below the tree.
fn tools_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut LabelsPage, chosen: Option<&LabelId>) {
    let session = frame.session;
    let mut commands: Vec<(Icon, Command)> = Vec::new();
    if let Some(id) = chosen {
        let shifts =
            [(Icon::Up, Shift::Up), (Icon::Down, Shift::Down), (Icon::Indent, Shift::In), (Icon::Outdent, Shift::Out)];
        commands.extend(shifts.map(|(icon, shift)| (icon, Command::Labels(Labels::Shift(id.clone(), shift)))));
    }
    let parent = chosen.and_then(|id| session.project.label(id)).and_then(|label| label.parent.clone());
    commands.insert(0, (Icon::Plus, Command::Labels(Labels::Add(parent))));
    commands.push((Icon::Undo, Command::Edit(Edit::Undo)));
    commands.push((Icon::Redo, Command::Edit(Edit::Redo)));
    let listed: Vec<_> =
        commands.iter().map(|(icon, command)| (*icon, command, frame.name(command), frame.key(command))).collect();
    let mut clicked = None;
    row(ui, frame.kit, |ui, kit| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (icon, command, name, key) in &listed {
            let enabled = command.applies(session);
            if icon_button_ui(ui, kit, *icon, name, key.as_deref(), enabled).clicked() {
                clicked = Some((*command).clone());
            }
        }
    });
    if let Some(command) = clicked {
        page.focus = matches!(command, Command::Labels(Labels::Shift(..)));
        frame.emit(command);
        if let Some(id) = chosen.filter(|_| page.focus) {
            frame.emit(Command::Labels(Labels::Show(Some(id.clone()))));
        }
    }
}

/// The message that names what a label's annotations can be in an attribution.
fn role_key(role: Option<Role>) -> &'static str {
    match role {
        None => "labels-role-none",
        Some(Role::Claim) => "labels-role-claim",
        Some(Role::Source) => "labels-role-source",
        Some(Role::Cue) => "labels-role-cue",
    }
}
