//! Lists and tables that take the focus as a whole and answer the keys that go through them.

use super::Frame;
use egui::{EventFilter, Id, Key, Modifiers, Popup, Rect, Response, Sense, Ui, WidgetInfo};

/// What the keys ask of a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroked {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Enter,
    Delete,
    Escape,
    /// Towards the interface's end, or its start.
    Forward,
    Back,
}

/// Makes `rect` something that takes the focus as a whole, and tells what was pressed in it; also where nothing has
/// the focus, if `otherwise`.
pub(super) fn pane_ui(
    ui: &mut Ui,
    frame: &Frame<'_>,
    rect: Rect,
    id: Id,
    (role, name): (egui::Role, &str),
    otherwise: bool,
) -> (Response, Option<Stroked>) {
    let pane = ui.interact(rect, id, Sense::focusable_noninteractive());
    pane.widget_info(|| WidgetInfo::labeled(role, true, name));
    if pane.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let free = ui.memory(|memory| memory.focused().is_none()) && otherwise;
    let covered = frame.session.question.is_some() || frame.session.palette_open || Popup::is_any_open(ui.ctx());
    if covered || !(pane.has_focus() || free) {
        return (pane, None);
    }
    let (forward, back) =
        if frame.kit.is_rtl() { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let keys = [
        (Key::ArrowUp, Stroked::Up),
        (Key::ArrowDown, Stroked::Down),
        (Key::PageUp, Stroked::PageUp),
        (Key::PageDown, Stroked::PageDown),
        (Key::Home, Stroked::First),
        (Key::End, Stroked::Last),
        (Key::Enter, Stroked::Enter),
        (Key::Delete, Stroked::Delete),
        (Key::Escape, Stroked::Escape),
        (forward, Stroked::Forward),
        (back, Stroked::Back),
    ];
    let pressed = ui.input_mut(|i| keys.into_iter().find(|(key, _)| i.consume_key(Modifiers::NONE, *key)));
    (pane, pressed.map(|(_, stroked)| stroked))
}

/// Where a key leads in a list of `count` rows, `page` of which are in view.
pub(super) fn moved(stroked: Stroked, at: Option<usize>, count: usize, page: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (stroked, at) {
        (Stroked::Up, Some(at)) => at.saturating_sub(1),
        (Stroked::Down, Some(at)) => (at + 1).min(last),
        (Stroked::PageUp, Some(at)) => at.saturating_sub(page),
        (Stroked::PageDown, Some(at)) => (at + page).min(last),
        (Stroked::Down | Stroked::PageDown | Stroked::First, _) => 0,
        (Stroked::Up | Stroked::PageUp | Stroked::Last, _) => last,
        _ => return None,
    })
}
