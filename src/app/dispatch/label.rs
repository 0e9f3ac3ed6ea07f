//! The label set.

use super::{Desk, Effect};
use crate::annotation::{Bilingual, Edit, EditError, Import, Joins, Label, LabelId, LineStyle, Timestamp, new_id};
use crate::command::Labels;
use crate::session::{Question, Session, Severity};
use crate::ui::theme::vision;
use std::path::PathBuf;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Labels) {
    match command {
        Labels::Show(id) => desk.session.question = Some(Question::Labels(id)),
        Labels::Put { label, typed } => {
            let edits = put(desk.session, label);
            change(desk, edits, typed);
        }
        Labels::Add(under) => add(desk, under),
        Labels::SetKey(id, key) => {
            let taken = key.and_then(|key| desk.session.project.label_for_key(key)).filter(|other| other.id != id);
            let taken = taken.cloned().map(|other| Label { key: None, ..other });
            let mine = desk.session.project.label(&id).cloned().map(|label| Label { key, ..label });
            let labels: Vec<Label> = taken.into_iter().chain(mine).collect();
            let edits = labels.into_iter().flat_map(|label| put(desk.session, label)).collect();
            change(desk, edits, false);
        }
        Labels::Shift(id, shift) => {
            if let Some(edit) = desk.session.project.shift_label(&id, shift) {
                change(desk, vec![edit], false);
            }
        }
        Labels::Remove(id) => {
            let next = beside(desk.session, &id);
            if change(desk, vec![Edit::RemoveLabel(id)], false) {
                show(desk.session, next);
            }
        }
        Labels::Replace(gone, by) => {
            let edits = desk.session.project.replace_label(&gone, &by, Timestamp::now());
            if !edits.is_empty() && change(desk, edits, false) {
                show(desk.session, Some(by));
            }
        }
        Labels::Import => desk.effects.push(Effect::AskLabels),
        Labels::ImportFrom(path) => desk.effects.push(Effect::ReadLabels(path)),
        Labels::Export => {
            let name = suggested_name(desk.session);
            desk.effects.push(Effect::AskSaveLabels(name));
        }
        Labels::ExportTo(path) => desk.effects.push(Effect::WriteLabels(with_ending(path))),
    }
}

/// The edit that puts a label where the one with its id stands, else last.
fn put(session: &Session, label: Label) -> Vec<Edit> {
    let labels = &session.project.labels;
    let at = labels.iter().position(|l| l.id == label.id).unwrap_or(labels.len());
    if labels.get(at) == Some(&label) {
        return Vec::new();
    }
    vec![Edit::PutLabel { at, label }]
}

/// Changes the label set by one step, or as part of the one before; says in a sentence what stands in the way.
fn change(desk: &mut Desk<'_>, edits: Vec<Edit>, amend: bool) -> bool {
    if edits.is_empty() {
        return true;
    }
    if let Some(text) = obstacle(desk, &edits) {
        desk.session.notify(Severity::Warning, text);
        return false;
    }
    if amend { desk.amend("step-label", edits) } else { desk.perform("step-label", edits) }
}

/// Why one of `edits` cannot be, as a sentence, where it is one of the reasons that people meet.
fn obstacle(desk: &Desk<'_>, edits: &[Edit]) -> Option<String> {
    // A label set is small; what is tried here is the first edit alone, the others follow from it.
    let [edit @ (Edit::PutLabel { .. } | Edit::RemoveLabel(_))] = edits else { return None };
    let error = desk.session.project.clone().apply(edit.clone()).err()?;
    let name = |id: &LabelId| desk.session.project.label(id).map(|l| desk.locale.label(l)).unwrap_or_default();
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let text = match &error {
        EditError::JoinInUse(id, kind, uses) => {
            let kind = desk.locale.text(&format!("relation-{}", kind.key())).to_string();
            let args = [("label", name(id).into()), ("kind", kind.into()), ("count", count(*uses).into())];
            desk.locale.text_with("labels-join-in-use", &args)
        }
        EditError::LabelInUse(id, uses) => {
            desk.locale.text_with("labels-in-use", &[("label", name(id).into()), ("count", count(*uses).into())])
        }
        EditError::RoleInUse(id) => desk.locale.text_with("labels-role-in-use", &[("label", name(id).into())]),
        _ => return None,
    };
    Some(text)
}

/// Shows the label set with this label chosen.
fn show(session: &mut Session, id: Option<LabelId>) {
    if matches!(session.question, Some(Question::Labels(_))) {
        session.question = Some(Question::Labels(id));
    }
}

/// The label after, else before, `id` in the tree.
fn beside(session: &Session, id: &LabelId) -> Option<LabelId> {
    let tree = session.project.label_tree();
    let at = tree.iter().position(|(_, l)| l.id == *id)?;
    let other = tree.get(at + 1).or_else(|| tree.get(at.checked_sub(1)?))?;
    Some(other.1.id.clone())
}

/// Adds a label with a colour and a line that no other has, as far as there are any.
fn add(desk: &mut Desk<'_>, under: Option<LabelId>) {
    let Ok(id) = new_id() else { return super::mark::no_random(desk) };
    let labels = &desk.session.project.labels;
    let (color, line) = apart(labels);
    let name = Bilingual {
        ar: desk.locale.text("labels-new-ar").to_string(),
        en: desk.locale.text("labels-new-en").to_string(),
    };
    let label = Label {
        id: LabelId(id),
        name,
        color,
        line,
        key: ('4'..='9').find(|key| desk.session.project.label_for_key(*key).is_none()),
        role: None,
        parent: under,
        joins: Joins::default(),
        extra: crate::article::Extra::default(),
    };
    let id = label.id.clone();
    let edits = put(desk.session, label);
    if change(desk, edits, false) {
        desk.session.question = Some(Question::Labels(Some(id)));
    }
}

/// The first line style that is used least, and of the colours offered the one that stands farthest from the others.
fn apart(labels: &[Label]) -> ([u8; 3], LineStyle) {
    let uses = |line: LineStyle| labels.iter().filter(|l| l.line == line).count();
    let line = LineStyle::ALL.into_iter().min_by_key(|line| uses(*line)).unwrap_or_default();
    let rgb = |[r, g, b]: [u8; 3]| egui::Color32::from_rgb(r, g, b);
    let nearest = |color: [u8; 3]| {
        let distances = labels.iter().map(|l| vision::least_distance(rgb(color), rgb(l.color)));
        distances.fold(f32::INFINITY, f32::min)
    };
    let colors = crate::ui::theme::LABEL_COLORS.iter().map(|(_, color)| *color);
    let color = colors.max_by(|a, b| nearest(*a).total_cmp(&nearest(*b))).unwrap_or_default();
    (color, line)
}

/// Takes in the labels of a set that was read from the file called `file`.
pub fn import(desk: &mut Desk<'_>, file: &str, incoming: &[Label]) {
    let Import { edits, added, replaced, keyless, kept } = desk.session.project.import_labels(incoming);
    if !edits.is_empty() && !desk.perform("step-import-labels", edits) {
        return;
    }
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let args = [("file", file.to_owned().into()), ("added", count(added).into()), ("replaced", count(replaced).into())];
    let text = desk.locale.text_with("labels-imported", &args);
    desk.session.notify(Severity::Info, text);
    let names = |ids: &[LabelId]| {
        let labels = ids.iter().filter_map(|id| desk.session.project.label(id));
        labels.map(|label| desk.locale.label(label)).collect::<Vec<_>>().join(" · ")
    };
    let told: Vec<String> = [("labels-imported-keyless", keyless), ("labels-imported-kept", kept)]
        .iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(key, ids)| desk.locale.text_with(key, &[("labels", names(ids).into())]))
        .collect();
    for text in told {
        desk.session.notify(Severity::Warning, text);
    }
}

/// A file name for the label set, after the project's.
fn suggested_name(session: &Session) -> String {
    let name = super::file::suggested_name(session);
    let stem = name.strip_suffix(".isnad.ron").unwrap_or(&name);
    format!("{stem}{ENDING}")
}

/// How the files of label sets end.
pub const ENDING: &str = ".labels.ron";

/// Whether the file is a label set by its name.
pub fn is_label_set(path: &std::path::Path) -> bool {
    path.to_string_lossy().to_lowercase().ends_with(ENDING)
}

/// The question for the path of a label set, where no file dialog answers.
pub fn ask_path(session: &Session, import: bool) -> Question {
    if import {
        return Question::LabelsPath { import, path: String::new() };
    }
    let folder = session.file.as_ref().and_then(|file| file.parent()).map_or_else(|| PathBuf::from("~"), PathBuf::from);
    Question::LabelsPath { import, path: folder.join(suggested_name(session)).display().to_string() }
}

fn with_ending(path: PathBuf) -> PathBuf {
    match path.extension() {
        Some(e) if e.eq_ignore_ascii_case("ron") => path,
        _ => {
            let mut name = path.into_os_string();
            name.push(ENDING);
            PathBuf::from(name)
        }
    }
}
