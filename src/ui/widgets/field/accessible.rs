//! A field as assistive technology reads it and writes into it.

use super::column::Column;
use super::edit::FieldState;
use super::input::Outcome;
use super::view::Field;
use crate::text::Cp;
use crate::text::position::cp_len;
use crate::typeset::{Affinity, Caret};
use crate::ui::text::{Passage, Told};
use egui::accesskit::{Action, ActionData, ActionRequest, Invalid, Role};
use egui::{Event, Id, Pos2, Rect, Response, Ui, UiBuilder, WidgetInfo, vec2};

/// The most code points a text may have to be told whole while only a part of it is seen.
const WHOLE: u32 = 10_000;

/// Where the text of a field stands.
pub(super) struct TextArea<'a> {
    pub column: &'a Column,
    /// The column's left top corner, in points.
    pub origin: Pos2,
    /// Where it is seen.
    pub inner: Rect,
    /// Physical pixels a point.
    pub scale: f32,
}

/// Does what assistive technology asks of the field, whether it has the focus or not: it need not have it to be read.
///
/// What is `only_read` is not written into.
pub(super) fn answer(ui: &Ui, state: &mut FieldState, id: Id, only_read: bool, outcome: &mut Outcome) {
    let before = (state.caret(), state.anchor(), state.revision());
    if let Some((anchor, caret)) = state.shown.told.asked(ui) {
        state.select_between(anchor.at, caret);
    }
    let mine = ui.input(|input| {
        let requests = input.events.iter().filter_map(|event| match event {
            Event::AccessKitActionRequest(request) if request.target_node == id.accesskit_id() => Some(request.clone()),
            _ => None,
        });
        requests.collect::<Vec<_>>()
    });
    mine.iter().filter(|_| !only_read).for_each(|request| write(state, request));
    outcome.text_changed |= before.2 != state.revision();
    outcome.caret_moved |= (before.0, before.1) != (state.caret(), state.anchor());
}

fn write(state: &mut FieldState, request: &ActionRequest) {
    let Some(ActionData::Value(text)) = &request.data else { return };
    match request.action {
        Action::SetValue => {
            state.select_all();
            if text.is_empty() { _ = state.cut() } else { state.insert(text) }
        }
        Action::ReplaceSelectedText => state.insert(text),
        _ => {}
    }
}

/// Tells name, text and selection.
pub(super) fn announce(
    ui: &mut Ui,
    state: &mut FieldState,
    before: &str,
    field: &Field<'_>,
    response: &Response,
    area: &TextArea<'_>,
) {
    response.widget_info(|| WidgetInfo {
        label: Some(field.name.to_owned()),
        ..WidgetInfo::text_edit(field.enabled, before, state.text(), field.placeholder)
    });
    // Always, so that what follows in the window keeps its number whether somebody listens or not.
    let below = UiBuilder::new().scope_id(response.id.with("text")).accessibility_parent(response.id);
    let mut inside = ui.new_child(below);
    let heard = ui.ctx().accesskit_node_builder(response.id, |node| {
        if field.lines.is_some() {
            node.set_role(Role::MultilineTextInput);
        }
        if field.error {
            node.set_invalid(Invalid::True);
        }
        if field.only_read {
            node.set_read_only();
        } else if field.enabled {
            node.add_action(Action::SetValue);
            node.add_action(Action::ReplaceSelectedText);
        }
        if field.enabled {
            node.add_action(Action::SetTextSelection);
        }
    });
    state.shown.told = Told::default();
    if heard.is_none() {
        return;
    }
    state.shown.told = runs(&mut inside, state, response.id, area);
    let anchor = Caret { at: state.anchor(), affinity: Affinity::After };
    let selection = state.shown.told.selection(anchor, state.caret());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if let Some(selection) = selection {
            node.set_text_selection(selection);
        }
    });
}

/// The paragraphs in view as runs, or all where they are not long; where none is in view the caret's.
fn runs(ui: &mut Ui, state: &FieldState, parent: Id, area: &TextArea<'_>) -> Told {
    let TextArea { column, origin, inner, scale } = *area;
    let all = column.pieces();
    let seen = column.pieces_between((inner.min.y - origin.y) * scale, (inner.max.y - origin.y) * scale);
    let told_of = match cp_len(state.text()) {
        ..=WHOLE => all,
        _ if seen.is_empty() => std::slice::from_ref(column.piece_at(state.caret().at).1),
        _ => seen,
    };
    let mut told = Told::default();
    for piece in told_of {
        let following = all.partition_point(|other| other.range.start <= piece.range.start);
        let next: Option<Cp> = all.get(following).map(|next| next.range.start);
        let origin = origin + vec2(0.0, piece.top / scale);
        told.add(ui, parent, &Passage { layout: &piece.layout, origin, scale, start: piece.range.start, next });
    }
    told
}
