//! A list of which everything or some things are taken. Only what is in view of it is laid out, so that it may be long.

use super::Frame;
use crate::annotation::{LineStyle, Role};
use crate::ui::theme::size;
use crate::ui::widgets::{CheckRow, beside_bar_ui, bring_into_view, check_row_at_ui, check_row_ui, scroll_ui};
use egui::{EventFilter, Id, Key, Modifiers, Rect, Ui, vec2};

/// Which row Tab goes to, and whether the focus is to follow.
#[derive(Clone, Copy, Default)]
pub(super) struct Cursor {
    at: usize,
    moved: bool,
}

/// A row.
pub(super) struct Pick {
    pub name: String,
    pub on: bool,
    pub look: Option<([u8; 3], Option<Role>, LineStyle)>,
    /// How many annotations it has.
    pub count: usize,
}

/// What was pressed.
pub(super) enum Picked {
    /// Everything, or nothing where everything was taken.
    All,
    One(usize),
}

/// How many rows are shown at once.
const ROWS: usize = 7;

/// Shows a row for all of them, called so and on or not, and the rows that `pick` gives.
pub(super) fn picks_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    id: &str,
    (all, is_all): (&str, bool),
    count: usize,
    pick: &dyn Fn(usize) -> Option<Pick>,
    cursor: &mut Cursor,
) -> Option<Picked> {
    let mut picked = check_row_ui(ui, frame.kit, CheckRow::new(all, is_all)).clicked().then_some(Picked::All);
    cursor.at = cursor.at.min(count.saturating_sub(1));
    let height = count.min(ROWS) as f32 * size::CONTROL;
    let room = vec2(ui.available_width().max(0.0), height);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    let (rect, _) = ui.allocate_exact_size(room, egui::Sense::hover());
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(id));
    // The ring of what has the focus reaches beyond the sides.
    let seen = rect.expand2(vec2(size::FOCUS_GAP + size::FOCUS_RING, 0.0));
    child.set_clip_rect(seen.intersect(ui.clip_rect()));
    scroll_ui(&mut child, frame.kit, id, |ui, kit| {
        beside_bar_ui(ui, kit, |ui, kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            if let Some(at) = rows_ui(ui, &mut inner, id, count, pick, cursor) {
                picked = Some(Picked::One(at));
            }
        });
    });
    frame.commands.extend(emitted);
    picked
}

fn rows_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    id: &str,
    count: usize,
    pick: &dyn Fn(usize) -> Option<Pick>,
    cursor: &mut Cursor,
) -> Option<usize> {
    let mut picked = None;
    let whole = vec2(ui.available_width().max(0.0), count as f32 * size::CONTROL);
    let (whole, _) = ui.allocate_exact_size(whole, egui::Sense::hover());
    let place = |at: usize| {
        let top = whole.top() + at as f32 * size::CONTROL;
        Rect::from_x_y_ranges(whole.x_range(), top..=top + size::CONTROL)
    };
    let clip = ui.clip_rect();
    let row_at = |y: f32| ((y - whole.top()) / size::CONTROL).max(0.0) as usize;
    let (first, last) = (row_at(clip.top()).min(count), (row_at(clip.bottom()) + 1).min(count));
    // The row that has the focus is there even where it is out of view, so that it keeps it.
    let beyond = Some(cursor.at).filter(|at| !(first..last).contains(at));
    for at in (first..last).chain(beyond) {
        let Some(row) = pick(at) else { continue };
        let swatch = row.look.map(|(color, role, line)| (frame.kit.theme.label(color, role), line));
        let (marks, said) =
            (row.count.to_string(), frame.locale.text_with("export-marks", &[("count", (row.count as i64).into())]));
        let shown = CheckRow { swatch, count: Some((&marks, &said)), ..CheckRow::new(&row.name, row.on) };
        let current = at == cursor.at;
        let response = check_row_at_ui(ui, frame.kit, place(at), row_id(id, at), current, shown);
        if response.clicked() {
            *cursor = Cursor { at, moved: true };
            picked = Some(at);
        }
        if current && std::mem::take(&mut cursor.moved) {
            response.request_focus();
            bring_into_view(ui, response.rect);
        }
        if response.has_focus()
            && let Some(to) = stepped(ui, response.id, at, count)
        {
            *cursor = Cursor { at: to, moved: true };
        }
    }
    picked
}

fn row_id(list: &str, at: usize) -> Id {
    Id::unique(("export-pick", list, at))
}

/// The row a key asks for.
fn stepped(ui: &Ui, id: Id, at: usize, count: usize) -> Option<usize> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let last = count.saturating_sub(1);
    let keys = [
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::ArrowDown, (at + 1).min(last)),
        (Key::PageUp, at.saturating_sub(ROWS)),
        (Key::PageDown, (at + ROWS).min(last)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    keys.into_iter().find(|(key, _)| pressed(*key)).map(|(_, to)| to).filter(|to| *to != at)
}
