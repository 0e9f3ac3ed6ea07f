//! How a claim stands to others, also of other articles.

use super::{fields, heading_ui, section_ui};
use crate::annotation::{Annotation, AnnotationId, Relation, RelationId, RelationKind};
use crate::command::{About, Command, Select, Tie};
use crate::ui::icons::Icon;
use crate::ui::kit::{end_to_start, top_down};
use crate::ui::marks::MarkIndex;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Label, MenuItem, button_ui, icon_button_ui, label_ui, list_row_of_ui, menu_ui};
use crate::ui::window::Frame;
use egui::{Ui, vec2};
use std::sync::Arc;

/// The relation whose note is being written.
#[derive(Default)]
pub(super) struct Writing {
    of: Option<RelationId>,
    fields: fields::Fields,
    /// Whether its fields were not shown yet.
    fresh: bool,
}

impl Writing {
    /// Opens the fields of `relation`, or closes them.
    fn toggle(&mut self, relation: &RelationId) {
        let of = Some(relation.clone()).filter(|id| self.of.as_ref() != Some(id));
        *self = Writing { fresh: of.is_some(), of, ..Writing::default() };
    }
}

/// Shows them where there are any, or could be.
pub(super) fn relations_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    writing: &mut Writing,
    marks: &MarkIndex,
    annotation: &Arc<Annotation>,
) {
    let locale = frame.locale;
    let relations = marks.relations(&annotation.id);
    let kinds = kinds(frame, annotation);
    if relations.is_empty() && kinds.is_empty() {
        return;
    }
    section_ui(ui, frame);
    heading_ui(ui, frame, &locale.text("relations"), "");
    for relation in relations {
        relation_ui(ui, frame, writing, annotation, relation);
    }
    if !relations.iter().any(|relation| writing.of.as_ref() == Some(&relation.id)) {
        *writing = Writing::default();
    }
    if kinds.is_empty() {
        return;
    }
    let names: Vec<String> = kinds.iter().map(|k| frame.name(&Command::Tie(Tie::Relate(*k)))).collect();
    let keys: Vec<String> =
        kinds.iter().map(|k| frame.key(&Command::Tie(Tie::Relate(*k))).unwrap_or_default()).collect();
    let items: Vec<MenuItem<'_>> = names
        .iter()
        .zip(&keys)
        .map(|(name, key)| if key.is_empty() { MenuItem::new(name) } else { MenuItem::new(name).key(key) })
        .collect();
    let relate = locale.text("relations-add");
    let button = Button::new(&relate).quiet().icon(Icon::Plus).opens();
    let anchor = button_ui(ui, frame.kit, button);
    if let Some(kind) = menu_ui(frame.kit, &anchor, &items).and_then(|i| kinds.get(i)) {
        frame.emit(Command::Tie(Tie::Relate(*kind)));
    }
}

/// The relations that may lead from an annotation with this label to any other, where they may be drawn.
fn kinds(frame: &Frame<'_>, annotation: &Annotation) -> Vec<RelationKind> {
    if frame.only_reads(&Command::Tie(Tie::Relate(RelationKind::Contradicts))) {
        return Vec::new();
    }
    let project = &frame.session.project;
    let line = project.label_line(&annotation.label);
    let may = |kind: &RelationKind| line.iter().any(|label| label.joins.0.contains_key(kind));
    RelationKind::ALL.iter().copied().filter(may).collect()
}

/// One relation as seen from `annotation`: what it is, the other end, where that is, and its note, which can be
/// written.
fn relation_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    writing: &mut Writing,
    annotation: &Annotation,
    relation: &Arc<Relation>,
) {
    let (locale, project) = (frame.locale, &frame.session.project);
    let Some(other) = relation.other(&annotation.id).and_then(|id| project.annotations.get(id)) else { return };
    let leads = relation.from == annotation.id;
    let key = format!("relation-{}-{}", relation.kind.key(), if leads { "to" } else { "from" });
    let (title, quote, direction) = (locale.text(&key), other.quote(), project.direction_of(other));
    let place = project.article(&other.article).filter(|_| other.article != annotation.article);
    let place = place.map(|article| article.title().to_owned());
    let is_written = writing.of.as_ref() == Some(&relation.id);
    let note = Some(locale.bilingual(&relation.note)).filter(|note| !note.is_empty() && !is_written);
    let name = format!("{title}: {quote}");
    let theme = frame.kit.theme;
    let color = if relation.kind == RelationKind::Contradicts { theme.danger } else { theme.text_muted };
    let lines = [place.is_some(), note.is_some()].into_iter().filter(|there| *there).count();
    let height = 20.0 + 22.0 + 20.0 * lines as f32 + 2.0 * size::ROW_PADDING_TALL;
    let unrelate = Command::Tie(Tie::Unrelate(relation.id.clone()));
    let only_read = frame.only_reads(&unrelate);
    let (mut removed, mut toggled) = (false, false);
    let room = vec2(ui.available_width(), height);
    let response = ui
        .allocate_ui_with_layout(room, end_to_start(frame.kit), |ui| {
            if !only_read {
                (removed, toggled) = buttons_ui(ui, frame, is_written);
            }
            let layout = top_down(frame.kit);
            ui.with_layout(layout, |ui| {
                list_row_of_ui(ui, frame.kit, &name, false, height, |ui, kit| {
                    label_ui(ui, kit, Label::new(&title).role(Role::Small).color(color));
                    label_ui(ui, kit, Label::new(&quote).role(Role::Note).max_lines(1).quoted(direction));
                    for line in place.as_deref().into_iter().chain(note) {
                        let muted = theme.text_muted;
                        label_ui(ui, kit, Label::new(line).role(Role::Small).color(muted).max_lines(1).natural());
                    }
                })
            })
            .inner
        })
        .inner;
    if is_written {
        let focus = std::mem::take(&mut writing.fresh);
        let about = About::Relation(relation.id.clone());
        fields::note_ui(ui, frame, &mut writing.fields, about, &relation.note, focus);
        ui.add_space(size::GAP);
    }
    if toggled {
        writing.toggle(&relation.id);
    } else if removed {
        frame.emit(unrelate);
    } else if response.clicked() {
        let id: AnnotationId = other.id.clone();
        frame.emit(Command::Select(Select::ShowMark(id)));
    }
}

/// What removes a relation, and what shows and hides the field of its note; answers whether they were pressed.
fn buttons_ui(ui: &mut Ui, frame: &mut Frame<'_>, is_written: bool) -> (bool, bool) {
    let remove = frame.locale.text("command-unrelate");
    let removed = icon_button_ui(ui, frame.kit, Icon::Close, &remove, None, true).clicked();
    let (icon, write) = if is_written { (Icon::Check, "relation-note-done") } else { (Icon::Edit, "relation-note") };
    let toggled = icon_button_ui(ui, frame.kit, icon, &frame.locale.text(write), None, true).clicked();
    (removed, toggled)
}
