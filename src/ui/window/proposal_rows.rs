//! The rows of marks that are proposed and not there yet, in the list of marks.

use super::Frame;
use crate::annotation::{Filter, State};
use crate::command::{Command, Review};
use crate::session::Session;
use crate::ui::kit::{row, top_down};
use crate::ui::marks::{Ghost, MarkIndex};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Label, label_ui, list_row_of_ui, placed, swatch_ui};
use egui::{Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};

/// What is listed: what is proposed for the article, among all of its marks and among those in review.
pub(super) fn listed<'m>(session: &Session, marks: &'m MarkIndex) -> &'m [Ghost] {
    let Filter { state, sort, everywhere, .. } = session.filter;
    let plain = Filter { state, sort, everywhere, ..Filter::default() };
    let shown = matches!(state, None | Some(State::InReview)) && session.filter == plain;
    if shown { marks.ghosts() } else { &[] }
}

/// Shows these rows, each with the `height` given, of which only those in view are laid out; and makes room for what comes
/// below, `below` points high, which it answers with.
pub(super) fn rows_ui(ui: &mut Ui, frame: &mut Frame<'_>, ghosts: &[Ghost], height: f32, below: f32) -> Rect {
    let before = ghosts.len() as f32 * height;
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), before + below), Sense::empty());
    let view = ui.clip_rect();
    for (number, ghost) in ghosts.iter().enumerate() {
        let top = whole.top() + number as f32 * height;
        let place = Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), top + height - 2.0));
        if !place.intersects(view) {
            continue;
        }
        let id = ui.scope_id().with(("proposal", &ghost.verdict.id));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).scope_id(id).layout(top_down(frame.kit)));
        placed(&row_ui(&mut child, frame, ghost), number);
    }
    whole.with_min_y(whole.top() + before)
}

fn row_ui(ui: &mut Ui, frame: &mut Frame<'_>, ghost: &Ghost) -> Response {
    let session = frame.session;
    let (quote, direction) = (ghost.mark.quote(), session.project.direction_of(&ghost.mark));
    let label = session.project.label(&ghost.mark.label);
    let name_of_label = label.map(|label| frame.locale.label(label)).unwrap_or_default();
    let by = match ghost.verdict.author.as_str() {
        "" => frame.locale.text("card-proposed").to_string(),
        author => frame.locale.text_with("card-proposed-by", &[("author", author.to_owned().into())]),
    };
    let chosen = session.proposal().is_some_and(|verdict| verdict.id == ghost.verdict.id);
    let name = format!("{}: {quote}", frame.locale.text("card-proposed"));
    let muted = frame.kit.theme.text_muted;
    let height = ui.max_rect().height();
    let response = list_row_of_ui(ui, frame.kit, &name, chosen, height, |ui, kit| {
        label_ui(ui, kit, Label::new(&quote).role(Role::Note).max_lines(1).quoted(direction));
        row(ui, kit, |ui, kit| {
            if let Some(label) = label {
                let shades = kit.theme.label(label.color, label.role);
                swatch_ui(ui, kit, &shades, label.line, &name_of_label);
                ui.add_space(size::GAP_SMALL);
            }
            label_ui(ui, kit, Label::new(&by).role(Role::Small).color(muted).max_lines(1));
        });
    });
    if response.clicked() {
        frame.emit(Command::Review(Review::ShowProposal(ghost.verdict.id.clone())));
    }
    response
}
