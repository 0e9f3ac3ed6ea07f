//! A row of a list.

use super::button::allocate;
use super::key_hint::{key_hint_size, paint_key_hint, paint_key_hint_disabled};
use super::label::paint_block;
use super::look::{describe, edged, fill, focus_ring, front};
use super::scale::paint_grade;
use super::strip::Strip;
use super::swatch::paint_swatch;
use super::tooltip::tooltip_ui;
use crate::annotation::LineStyle;
use crate::text::CpRange;
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::{Kit, top_down};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::{LabelShades, size};
use egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, vec2,
};

/// A row of one line: tick, icon or swatch, text, and at its end a count, a grade or a key.
#[derive(Clone, Debug)]
pub struct ListRow<'a> {
    text: &'a str,
    marked: &'a [CpRange],
    icon: Option<Icon>,
    swatch: Option<(LabelShades, LineStyle)>,
    count: Option<&'a str>,
    grade: Option<&'a str>,
    key: Option<&'a str>,
    selected: bool,
    /// Whether it is ticked, where rows of its menu can be.
    tick: Option<bool>,
    enabled: bool,
    in_menu: bool,
    /// Whether its contents begin and end where it does.
    flush: bool,
    tooltip: Option<&'a str>,
    pub(super) height: f32,
}

impl<'a> ListRow<'a> {
    pub fn new(text: &'a str) -> ListRow<'a> {
        ListRow {
            text,
            marked: &[],
            icon: None,
            swatch: None,
            count: None,
            grade: None,
            key: None,
            selected: false,
            tick: None,
            enabled: true,
            in_menu: false,
            flush: false,
            tooltip: None,
            height: size::CONTROL,
        }
    }

    /// Which of its letters were found by what was typed, in code points.
    pub fn marked(mut self, ranges: &'a [CpRange]) -> ListRow<'a> {
        self.marked = ranges;
        self
    }

    pub fn icon(mut self, icon: Icon) -> ListRow<'a> {
        self.icon = Some(icon);
        self
    }

    pub fn swatch(mut self, shades: LabelShades, line: LineStyle) -> ListRow<'a> {
        self.swatch = Some((shades, line));
        self
    }

    /// A count or another short text at the end, muted.
    pub fn count(mut self, count: &'a str) -> ListRow<'a> {
        self.count = Some(count);
        self
    }

    /// A grade in a box at the end.
    pub fn grade(mut self, grade: &'a str) -> ListRow<'a> {
        self.grade = Some(grade);
        self
    }

    /// A key in a box at the end.
    pub fn key(mut self, key: &'a str) -> ListRow<'a> {
        self.key = Some(key);
        self
    }

    /// Where one is in the list: its ground is filled.
    pub fn selected(mut self, selected: bool) -> ListRow<'a> {
        self.selected = selected;
        self
    }

    /// What is on or chosen has a tick at its start, the others of its menu the room of one: the filled ground is that
    /// of the row one is at.
    pub fn ticked(mut self, ticked: bool) -> ListRow<'a> {
        self.tick = Some(ticked);
        self
    }

    pub fn enabled(mut self, enabled: bool) -> ListRow<'a> {
        self.enabled = enabled;
        self
    }

    /// As a row of a menu.
    pub fn in_menu(mut self) -> ListRow<'a> {
        self.in_menu = true;
        self
    }

    /// What it does beyond its words, or why it is disabled.
    pub fn tooltip(mut self, tooltip: &'a str) -> ListRow<'a> {
        self.tooltip = Some(tooltip);
        self
    }

    /// Without padding: among what stands at the edges of a panel's column.
    pub fn flush(mut self) -> ListRow<'a> {
        self.flush = true;
        self
    }

    /// In points; 28 if not set.
    pub fn height(mut self, height: f32) -> ListRow<'a> {
        self.height = height;
        self
    }

    /// How wide it needs to be so that nothing is cut.
    pub(super) fn natural_width(&self, kit: &mut Kit) -> f32 {
        let mut width = kit.text.layout(self.text, self.role(), TextOptions::default()).size().x;
        if self.icon.is_some() {
            width += size::ICON + size::GAP;
        }
        if self.tick.is_some() {
            width += size::ICON + size::GAP;
        }
        if self.swatch.is_some() {
            width += size::SWATCH_WIDTH + size::GAP;
        }
        if let Some(count) = self.count {
            width += kit.text.layout(count, Role::Body, TextOptions::default()).size().x + size::KEY_GAP;
        }
        if self.grade.is_some() {
            width += size::GRADE_WIDTH + size::KEY_GAP;
        }
        if let Some(key) = self.key {
            width += key_hint_size(kit, key).x + size::KEY_GAP;
        }
        (width + 2.0 * size::ROW_PADDING).ceil() + 1.0
    }

    fn role(&self) -> Role {
        if self.is_chosen() { Role::BodyMedium } else { Role::Body }
    }

    fn is_chosen(&self) -> bool {
        self.selected || self.tick == Some(true)
    }

    fn paint(&self, ui: &Ui, kit: &mut Kit, rect: Rect, enabled: bool) {
        let color = front(&kit.theme, enabled, kit.theme.text);
        let muted = front(&kit.theme, enabled, kit.theme.text_muted);
        let padding = if self.flush { 0.0 } else { size::ROW_PADDING };
        let mut strip = Strip::new(rect.shrink2(vec2(padding, 0.0)), kit);
        if let Some(ticked) = self.tick {
            paint_tick(ui, kit, &mut strip, ticked, enabled);
        }
        if let Some((shades, line)) = &self.swatch {
            paint_swatch(ui.painter(), strip.take_start(size::SWATCH_WIDTH), shades, *line);
            strip.take_start(size::GAP);
        }
        if let Some(icon) = self.icon {
            paint_icon(ui.painter(), kit, icon, strip.take_start(size::ICON), muted);
            strip.take_start(size::GAP);
        }
        if let Some(key) = self.key {
            let place = strip.take_end(key_hint_size(kit, key).x);
            match enabled {
                true => paint_key_hint(ui, kit, place, key),
                false => paint_key_hint_disabled(ui, kit, place, key),
            }
            strip.take_end(size::GAP);
        }
        if let Some(grade) = self.grade {
            paint_grade(ui, kit, strip.take_end(size::GRADE_WIDTH), grade);
            strip.take_end(size::GAP);
        }
        if let Some(count) = self.count {
            let block = kit.text.layout(count, Role::Body, TextOptions::default());
            let place = strip.take_end(block.size().x);
            paint_block(ui, kit, place, Align2::CENTER_CENTER, &block, muted);
            strip.take_end(size::GAP);
        }
        let align = if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        let block = kit.text.layout(self.text, self.role(), TextOptions::one_line(strip.rest.width()));
        let place = align.align_size_within_rect(block.size(), strip.rest);
        // The pale words of a disabled row are not to be read on a tint.
        let marked = if enabled { self.marked } else { &[] };
        for found in marked.iter().flat_map(|range| block.rects(*range)) {
            ui.painter().rect_filled(found.translate(place.min.to_vec2()), CornerRadius::same(1), kit.theme.selection);
        }
        paint_block(ui, kit, place, align, &block, color);
    }
}

/// Shows a row of one line over the width there is.
pub fn list_row_ui(ui: &mut Ui, kit: &mut Kit, row: ListRow<'_>) -> Response {
    let response = allocate(ui, vec2(ui.available_width(), row.height), row.enabled);
    if ui.is_rect_visible(response.rect) {
        paint_ground(ui, kit, &response, row.selected, row.in_menu);
        row.paint(ui, kit, response.rect, response.enabled());
    }
    let role = if row.in_menu { egui::Role::MenuItem } else { egui::Role::ListItem };
    announce(&response, role, row.is_chosen(), row.text);
    describe(&response, row.tooltip, row.key);
    match row.tooltip {
        Some(tooltip) => tooltip_ui(response, kit, tooltip, None),
        None => response,
    }
}

/// Shows a row `height` points high whose contents are drawn by `contents` in a column inside
/// its padding; `name` is what it is called for those who don't see it.
pub fn list_row_of_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    name: &str,
    selected: bool,
    height: f32,
    contents: impl FnOnce(&mut Ui, &mut Kit),
) -> Response {
    let response = allocate(ui, vec2(ui.available_width(), height), true);
    let rect = response.rect;
    if ui.is_rect_visible(rect) {
        paint_ground(ui, kit, &response, selected, false);
        let inner = rect.shrink2(vec2(size::ROW_PADDING, size::ROW_PADDING_TALL));
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(top_down(kit)));
        child.spacing_mut().item_spacing.y = 0.0;
        contents(&mut child, kit);
    } else {
        // What follows is the same whether this one is in view or not, and keeps the focus.
        ui.skip_ahead_auto_ids(1);
    }
    announce(&response, egui::Role::ListItem, selected, name);
    response
}

/// Paints a row's ground at `rect` and answers to clicks on it; for lists that lay out only what is in view and take
/// the focus as a whole. `name` is what it is called for those who don't see it, `more` what else there is to say.
pub fn list_row_at_ui(
    ui: &Ui,
    kit: &Kit,
    rect: Rect,
    id: Id,
    selected: bool,
    (role, name, more): (egui::Role, &str, &str),
) -> Response {
    let response = ui.interact(rect, id, Sense::CLICK);
    paint_ground(ui, kit, &response, selected, false);
    announce(&response, role, selected, name);
    describe(&response, Some(more).filter(|more| !more.is_empty()), None);
    response
}

/// The row that the arrows up and down, Home and End lead to from row `at` of `count`, which these keys are kept for while
/// it has the focus.
pub fn walked(ui: &Ui, kit: &mut Kit, row: &Response, at: usize, count: usize) -> Option<usize> {
    if !row.has_focus() {
        return None;
    }
    kit.keeps_arrows = true;
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: false, tab: false, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
    let keys = [Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End];
    let pressed = ui.input_mut(|input| keys.map(|key| input.consume_key(Modifiers::NONE, key)));
    let to = match pressed {
        [true, ..] => at.checked_sub(1)?,
        [_, true, ..] => at + 1,
        [_, _, true, _] => 0,
        [.., true] => count.checked_sub(1)?,
        _ => return None,
    };
    (to < count).then_some(to)
}

/// Says to those who don't see it that what `ui` shows is a list of `count` rows called `name`, of which only those in view
/// need be there: [`placed`] says which they are.
pub fn listed(ui: &Ui, role: egui::Role, name: &str, count: usize) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
        node.set_size_of_set(count);
    });
}

/// Says which row of its list this is, from 0.
pub fn placed(row: &Response, at: usize) {
    row.ctx.accesskit_node_builder(row.id, |node| node.set_position_in_set(at));
}

fn announce(response: &Response, role: egui::Role, selected: bool, name: &str) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(role, enabled, selected, name));
}

/// Takes the room of a tick and the gap behind it off the start of a row, with the tick if `ticked`.
pub fn paint_tick(ui: &Ui, kit: &mut Kit, strip: &mut Strip, ticked: bool, enabled: bool) {
    let place = strip.take_start(size::ICON);
    if ticked {
        let color = front(&kit.theme, enabled, kit.theme.accent);
        paint_icon(ui.painter(), kit, Icon::Check, place, color);
    }
    strip.take_start(size::GAP);
}

/// A row's ground: that of the one one is at, under the pointer, or, in a menu, at the keyboard.
fn paint_ground(ui: &Ui, kit: &Kit, response: &Response, selected: bool, in_menu: bool) {
    let rect = response.rect;
    if selected {
        edged(ui.painter(), rect, size::RADIUS, kit.theme.accent_soft, Stroke::NONE);
        let inset = size::ROW_BAR_INSET.min(rect.height() / 4.0);
        let edge = Strip::start_edge(rect.shrink2(vec2(0.0, inset)), size::ROW_BAR, kit);
        ui.painter().rect_filled(edge, CornerRadius::same(1), kit.theme.accent);
    } else {
        let at_keyboard = in_menu && response.has_focus() && kit.focus_visible;
        let rest = if at_keyboard { kit.theme.hover } else { Color32::TRANSPARENT };
        edged(ui.painter(), rect, size::RADIUS, fill(ui, kit, response, rest), Stroke::NONE);
    }
    focus_ring(ui.painter(), kit, response, rect.shrink(size::FOCUS_RING + size::FOCUS_GAP), size::RADIUS);
}
