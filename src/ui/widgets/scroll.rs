//! Regions that scroll, and their bar, which stands at the interface's end side.

use crate::ui::kit::Kit;
use crate::ui::theme::size;
use egui::scroll_area::ScrollBarVisibility;
use egui::{CornerRadius, Id, Painter, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Shows `contents` in a region that fills what room there is and scrolls up and down; `id` tells it from its siblings.
pub fn scroll_ui<R>(ui: &mut Ui, kit: &mut Kit, id: &str, contents: impl FnOnce(&mut Ui, &mut Kit) -> R) -> R {
    let wanted = ui.make_persistent_id((id, "wanted"));
    let mut area = ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink([false, false])
        .animated(kit.motion)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    if let Some(offset) = ui.data_mut(|data| data.remove_temp::<f32>(wanted)) {
        area = area.vertical_scroll_offset(offset);
    }
    let output = area.show(ui, |ui| {
        let shown = contents(ui, kit);
        follow_focus(ui, kit);
        shown
    });
    let mut offset = output.state.clamped_offset().y;
    if scroll_bar_ui(ui, kit, wanted, output.inner_rect, output.content_size.y, &mut offset) {
        ui.data_mut(|data| data.insert_temp(wanted, offset));
        ui.ctx().request_repaint();
    }
    output.inner
}

/// Shows `contents` in a region that is as high as they are, and scrolls where that is more than `most` points.
pub fn fitted_scroll_ui<R>(
    ui: &mut Ui,
    kit: &mut Kit,
    id: &str,
    most: f32,
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> R {
    let height = ui.make_persistent_id((id, "height"));
    let known = ui.data(|data| data.get_temp::<f32>(height)).unwrap_or(most);
    let room = vec2(ui.available_width().max(0.0), known.min(most).max(0.0));
    let show = |ui: &mut Ui, kit: &mut Kit| (contents(ui, kit), ui.min_rect().height());
    let (inner, now) = ui.allocate_ui(room, |ui| scroll_ui(ui, kit, id, show)).inner;
    if now != known {
        ui.data_mut(|data| data.insert_temp(height, now));
        ui.ctx().request_repaint();
    }
    inner
}

/// Brings into view what the keyboard has just given the focus to, if it is part of the region whose contents are `ui`.
fn follow_focus(ui: &Ui, kit: &Kit) {
    let focused = ui.memory(|memory| memory.focused()).filter(|_| kit.focus_visible && !kit.focus_shown);
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)).filter(Response::gained_focus) else {
        return;
    };
    let rect = response.rect.expand(size::FOCUS_GAP + size::FOCUS_RING);
    if is_inside(ui, response.id) && !ui.clip_rect().contains_rect(rect) {
        bring_into_view(ui, rect);
    }
}

/// Scrolls the region that `ui` is in as far as is needed for `rect` to be seen, clear of where its edges fade.
pub fn bring_into_view(ui: &Ui, rect: Rect) {
    ui.scroll_to_rect(rect.expand2(vec2(0.0, size::FADE)), None);
}

/// Whether the widget `id` of this frame is `ui`'s or that of something in it.
fn is_inside(ui: &Ui, id: Id) -> bool {
    ui.ctx().viewport(|viewport| {
        let above = |id: &Id| viewport.this_pass.widgets.get(*id).map(|widget| widget.parent_id);
        // What stands alone has itself above it.
        let mut line = std::iter::successors(above(&id), |id| above(id).filter(|above| above != id));
        line.any(|id| id == ui.unique_id())
    })
}

/// How much of a handle's colour is seen while the pointer is elsewhere.
const AT_REST: f32 = 0.55;
/// How wide a bar is with its gaps.
const BAR: f32 = size::SCROLL_BAR + 2.0 * size::SCROLL_BAR_GAP;

/// `room` with its end moved outwards by so many points.
fn widened(mut room: Rect, kit: &Kit, by: f32) -> Rect {
    if kit.is_rtl() {
        room.min.x -= by;
    } else {
        room.max.x += by;
    }
    room
}

/// Shows `contents` of a region in what width its bar leaves free.
pub fn beside_bar_ui<R>(ui: &mut Ui, kit: &mut Kit, contents: impl FnOnce(&mut Ui, &mut Kit) -> R) -> R {
    let room = widened(ui.available_rect_before_wrap(), kit, -BAR);
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| contents(ui, kit)).inner
}

/// Shows a `region` whose bar stands beyond the end of the width there is, in what its surroundings leave free there: what
/// is beside the bar has the edges of what stands above and below the region.
pub fn bar_beyond_ui<R>(ui: &mut Ui, kit: &mut Kit, region: impl FnOnce(&mut Ui, &mut Kit) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let mut child = ui.new_child(UiBuilder::new().max_rect(widened(room, kit, BAR)));
    let inner = region(&mut child, kit);
    let taken = child.min_rect().y_range();
    ui.advance_cursor_after_rect(Rect::from_x_y_ranges(room.x_range(), taken));
    inner
}

/// Shows the bar of a region `view` whose contents are `content` points high, of which the part
/// from `offset` on is seen. Answers whether it was dragged or pressed, which changes `offset`.
///
/// Shows nothing where everything is seen.
pub fn scroll_bar_ui(ui: &Ui, kit: &Kit, id: Id, view: Rect, content: f32, offset: &mut f32) -> bool {
    let most = content - view.height();
    if most <= 0.5 || view.height() < 2.0 * size::SCROLL_BAR {
        return false;
    }
    let track = track(view, kit);
    let response = ui.interact(track.expand(size::SCROLL_BAR_GAP), id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::new(egui::Role::ScrollBar));
    let length = (view.height() / content * track.height()).max(size::SCROLL_HANDLE_MIN).min(track.height());
    let travel = (track.height() - length).max(f32::EPSILON);
    let before = *offset;
    let handle = |offset: f32| {
        let top = track.min.y + (offset / most).clamp(0.0, 1.0) * travel;
        Rect::from_min_max(pos2(track.min.x, top), pos2(track.max.x, top + length))
    };
    if response.dragged() {
        *offset = (*offset + response.drag_delta().y / travel * most).clamp(0.0, most);
    } else if response.clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let (step, now) = (view.height() * 0.9, handle(*offset));
        let by = if pointer.y < now.min.y { -step } else { step };
        if !now.y_range().contains(pointer.y) {
            *offset = (*offset + by).clamp(0.0, most);
        }
    }
    paint_handle(ui, kit, &response, handle(*offset));
    before != *offset
}

/// Paints ticks beside the bar of the region `view`, at these parts of its contents' height; `current` is longer.
pub fn paint_ticks(painter: &Painter, kit: &Kit, view: Rect, places: &[f32], current: Option<f32>) {
    let track = track(view, kit);
    let tick = |place: f32, out: f32| {
        let y = (track.min.y + place.clamp(0.0, 1.0) * track.height()).round();
        let rect =
            Rect::from_min_max(pos2(track.min.x - out, y - 1.0), pos2(track.max.x + out, y - 1.0 + size::FIND_TICK));
        painter.rect_filled(rect, CornerRadius::ZERO, kit.theme.found_line);
    };
    let mut last = f32::NEG_INFINITY;
    for &place in places {
        // Ticks that would cover each other are one.
        if (place - last) * track.height() >= 1.0 {
            tick(place, 0.0);
            last = place;
        }
    }
    if let Some(place) = current {
        tick(place, size::SCROLL_BAR_GAP);
    }
}

/// Where the handle runs.
fn track(view: Rect, kit: &Kit) -> Rect {
    let gap = size::SCROLL_BAR_GAP;
    let left = if kit.is_rtl() { view.min.x + gap } else { view.max.x - gap - size::SCROLL_BAR };
    Rect::from_min_max(pos2(left, view.min.y + gap), pos2(left + size::SCROLL_BAR, view.max.y - gap))
}

fn paint_handle(ui: &Ui, kit: &Kit, response: &Response, handle: Rect) {
    // Seen as something to drag where the pointer is; until then narrower and fainter, so that it stays calm.
    let active = response.hovered() || response.dragged();
    let (handle, color) = match active {
        true => (handle, kit.theme.line_strong),
        false => (handle.shrink2(vec2(1.0, 0.0)), kit.theme.line_strong.gamma_multiply(AT_REST)),
    };
    ui.painter().rect_filled(handle, CornerRadius::same(size::RADIUS_MARK), color);
}
