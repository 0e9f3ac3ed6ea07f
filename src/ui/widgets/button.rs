//! Buttons with words and buttons with icons.

use super::key_hint::{key_hint_size, paint_key_hint, paint_key_hint_disabled, paint_key_hint_on_accent};
use super::label::paint_block;
use super::look::{describe, edged, fill, fill_between, focus_ring, front, hairline};
use super::strip::Strip;
use super::swatch::paint_swatch;
use super::tooltip::tooltip_ui;
use crate::annotation::LineStyle;
use crate::ui::icons::{Icon, paint_icon, paint_icon_sized};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextBlock, TextOptions};
use crate::ui::theme::{LabelShades, contrast::mix, size};
use egui::epaint::MarginF32;
use egui::{Align, Align2, Color32, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};
use std::sync::Arc;

/// How much a button calls for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Weight {
    /// A raised fill and an edge.
    #[default]
    Plain,
    /// The accent; at most one in view.
    Primary,
    /// No fill, no edge at rest, the words in the accent where other text stands: panels.
    Quiet,
    /// No fill, no edge at rest: bars, where all that stands can be pressed.
    Bar,
}

/// A button with words.
#[derive(Clone, Debug)]
pub struct Button<'a> {
    text: &'a str,
    icon: Option<Icon>,
    swatch: Option<(LabelShades, LineStyle)>,
    key: Option<&'a str>,
    weight: Weight,
    selected: bool,
    enabled: bool,
    tooltip: Option<&'a str>,
    height: f32,
    width: Option<f32>,
    at_start: bool,
    opens: bool,
    name: Option<&'a str>,
}

impl<'a> Button<'a> {
    pub fn new(text: &'a str) -> Button<'a> {
        Button {
            text,
            icon: None,
            swatch: None,
            key: None,
            weight: Weight::Plain,
            selected: false,
            enabled: true,
            tooltip: None,
            height: size::CONTROL,
            width: None,
            at_start: false,
            opens: false,
            name: None,
        }
    }

    /// What it is called for those who don't see its surroundings, where its words alone say too little.
    pub fn named(mut self, name: &'a str) -> Button<'a> {
        self.name = Some(name);
        self
    }

    /// An icon before the words.
    pub fn icon(mut self, icon: Icon) -> Button<'a> {
        self.icon = Some(icon);
        self
    }

    /// A label's swatch before the words.
    pub fn swatch(mut self, shades: LabelShades, line: LineStyle) -> Button<'a> {
        self.swatch = Some((shades, line));
        self
    }

    /// The key that does the same, in a box after the words.
    pub fn key(mut self, key: &'a str) -> Button<'a> {
        self.key = Some(key);
        self
    }

    /// The one thing to do here.
    pub fn primary(mut self) -> Button<'a> {
        self.weight = Weight::Primary;
        self
    }

    /// Without fill and edge at rest, in the accent. At the edge of a column or row its words stand where the column's
    /// text does, and its ground reaches beyond, unless it is chosen.
    pub fn quiet(mut self) -> Button<'a> {
        self.weight = Weight::Quiet;
        self
    }

    /// Without fill and edge at rest, in the colour of text: where all that stands beside it can be pressed.
    pub fn in_bar(mut self) -> Button<'a> {
        self.weight = Weight::Bar;
        self
    }

    /// Opens a menu or another list of choices below it: a sign at its end says so.
    pub fn opens(mut self) -> Button<'a> {
        self.opens = true;
        self
    }

    /// Chosen, on, open.
    pub fn selected(mut self, selected: bool) -> Button<'a> {
        self.selected = selected;
        self
    }

    pub fn enabled(mut self, enabled: bool) -> Button<'a> {
        self.enabled = enabled;
        self
    }

    /// What it does beyond its words, or why it is disabled.
    pub fn tooltip(mut self, tooltip: &'a str) -> Button<'a> {
        self.tooltip = Some(tooltip);
        self
    }

    /// In points; 28 if not set.
    pub fn height(mut self, height: f32) -> Button<'a> {
        self.height = height.max(size::CONTROL_MIN);
        self
    }

    /// In points; as wide as its contents if not set. Wider ones have their words at the start and the key at the end.
    pub fn width(mut self, width: f32) -> Button<'a> {
        self.width = Some(width);
        self
    }

    /// Its words at its start rather than in its middle, where it is wider than they are.
    pub fn at_start(mut self) -> Button<'a> {
        self.at_start = true;
        self
    }
}

/// How wide a button is by itself, in points.
pub fn button_width(kit: &mut Kit, button: &Button<'_>) -> f32 {
    button.width.unwrap_or(Parts::new(kit, button).width).max(size::CONTROL_MIN)
}

/// Shows a button with words.
pub fn button_ui(ui: &mut Ui, kit: &mut Kit, mut button: Button<'_>) -> Response {
    let hang = hang(ui, kit, &button);
    button.width = button.width.map(|width| width + hang.sum().x);
    let parts = Parts::new(kit, &button);
    let whole = button.width.unwrap_or(parts.width).max(size::CONTROL_MIN);
    let place = vec2(whole - hang.sum().x, button.height);
    let (response, rect) = allocate_hanging(ui, place, button.enabled, hang);
    let enabled = response.enabled();
    if ui.is_rect_visible(response.rect) {
        let color = paint_ground(ui, kit, &response, &button);
        parts.paint(ui, kit, rect, &button, color);
        focus_ring(ui.painter(), kit, &response, response.rect, size::RADIUS);
    }
    let (selected, name) = (button.selected, button.name.unwrap_or(button.text));
    response.widget_info(|| {
        if selected {
            WidgetInfo::selected(egui::Role::Button, enabled, true, name)
        } else {
            WidgetInfo::labeled(egui::Role::Button, enabled, name)
        }
    });
    describe(&response, button.tooltip, button.key);
    match button.tooltip {
        Some(tooltip) => tooltip_ui(response, kit, tooltip, None),
        None => response,
    }
}

/// How far a quiet button reaches beyond the edges of the column or row that it stands at, so that its words stand
/// where the text above and below begins and ends. One without words has none to stand there, and the ground of one that
/// is chosen is seen, and keeps to the edges.
fn hang(ui: &Ui, kit: &Kit, button: &Button<'_>) -> MarginF32 {
    if button.weight != Weight::Quiet || button.text.is_empty() || button.selected {
        return MarginF32::ZERO;
    }
    let (column, room, layout) = (ui.max_rect(), ui.available_rect_before_wrap(), ui.layout());
    let to_right = match layout.is_horizontal() {
        true => layout.prefer_right_to_left(),
        false => layout.horizontal_align() == Align::Max,
    };
    let fills = button.width.is_some_and(|width| width > room.width() - 0.5);
    let [start, end] = paddings(button);
    let [left, right] = if kit.is_rtl() { [end, start] } else { [start, end] };
    let at_left = (fills || !to_right) && room.min.x < column.min.x + 0.5;
    let at_right = (fills || to_right) && room.max.x > column.max.x - 0.5;
    MarginF32 { left: if at_left { left } else { 0.0 }, right: if at_right { right } else { 0.0 }, ..MarginF32::ZERO }
}

/// Room for something to press; disabled if asked or if its surroundings are.
pub(super) fn allocate(ui: &mut Ui, desired: Vec2, enabled: bool) -> Response {
    allocate_hanging(ui, desired, enabled, MarginF32::ZERO).0
}

/// The same, reaching beyond its room by `hang`, as far as that and a ring around it are seen. Answers also with the
/// whole of it.
fn allocate_hanging(ui: &mut Ui, desired: Vec2, enabled: bool, hang: MarginF32) -> (Response, Rect) {
    let take = |ui: &mut Ui| {
        let (id, place) = ui.allocate_space(desired);
        let whole = place + hang;
        let seen = ui.clip_rect().shrink(size::FOCUS_GAP + size::FOCUS_RING);
        let mut pressed = whole;
        pressed.min.x = whole.min.x.max(seen.min.x.min(place.min.x));
        pressed.max.x = whole.max.x.min(seen.max.x.max(place.max.x));
        (ui.interact(pressed, id, Sense::click()), whole)
    };
    if enabled { take(ui) } else { ui.add_enabled_ui(false, take).inner }
}

/// The measured contents of a button.
struct Parts {
    words: Option<Arc<TextBlock>>,
    key: Vec2,
    /// All of it with padding.
    width: f32,
}

impl Parts {
    fn new(kit: &mut Kit, button: &Button<'_>) -> Parts {
        let key = button.key.map_or(Vec2::ZERO, |key| key_hint_size(kit, key));
        let pieces =
            [button.swatch.map(|_| size::SWATCH_WIDTH), button.icon.map(|_| size::ICON), button.key.map(|_| key.x)];
        // Each stands a gap away from the words.
        let gap = if button.text.is_empty() { 0.0 } else { size::GAP };
        let [start, end] = paddings(button);
        let sign = if button.opens { size::CHEVRON + size::CHEVRON_FREE } else { 0.0 };
        let around = pieces.iter().flatten().map(|piece| piece + gap).sum::<f32>() + start + end + sign;
        let words = (!button.text.is_empty()).then(|| {
            let room = |width: f32| TextOptions::one_line((width - around).max(1.0));
            kit.text.layout(button.text, Role::BodyMedium, button.width.map_or(TextOptions::default(), room))
        });
        let width = around + words.as_ref().map_or(0.0, |words| words.size().x);
        Parts { words, key, width }
    }

    fn paint(&self, ui: &Ui, kit: &mut Kit, rect: Rect, button: &Button<'_>, color: Color32) {
        let words_only = button.key.is_none() && button.icon.is_none() && button.swatch.is_none() && !button.opens;
        if button.width.is_some() && words_only && !button.at_start {
            if let Some(words) = &self.words {
                paint_block(ui, kit, rect, Align2::CENTER_CENTER, words, color);
            }
            return;
        }
        let mut strip = Strip::new(rect, kit);
        let [start, end] = paddings(button);
        strip.take_start(start);
        strip.take_end(end);
        if button.opens {
            let place = strip.take_end(size::CHEVRON);
            paint_icon_sized(ui.painter(), kit, Icon::Down, place, size::CHEVRON, color);
        }
        if let Some((shades, line)) = &button.swatch {
            paint_swatch(ui.painter(), strip.take_start(size::SWATCH_WIDTH), shades, *line);
            strip.take_start(size::GAP);
        }
        if let Some(icon) = button.icon {
            let place = strip.take_start(size::ICON);
            paint_icon(ui.painter(), kit, icon, place, color);
            strip.take_start(size::GAP);
        }
        if let Some(key) = button.key {
            let place = strip.take_end(self.key.x);
            match button.weight {
                Weight::Primary if button.enabled => paint_key_hint_on_accent(ui, kit, place, key),
                _ if button.enabled => paint_key_hint(ui, kit, place, key),
                _ => paint_key_hint_disabled(ui, kit, place, key),
            }
            strip.take_end(size::GAP);
        }
        if let Some(words) = &self.words {
            paint_block(ui, kit, strip.at_start(words.size()), Align2::CENTER_CENTER, words, color);
        }
    }
}

/// What is left free at a button's start and at its end.
fn paddings(button: &Button<'_>) -> [f32; 2] {
    let sides = match button.weight {
        Weight::Quiet | Weight::Bar => size::GAP,
        // What is chosen stands where it stands in a field.
        Weight::Plain | Weight::Primary if button.opens => size::FIELD_PADDING,
        Weight::Plain | Weight::Primary => size::BUTTON_PADDING,
    };
    [sides, if button.opens { sides - size::CHEVRON_FREE } else { sides }]
}

/// Paints fill and edge, and answers with the colour of what stands on them.
fn paint_ground(ui: &Ui, kit: &Kit, response: &Response, button: &Button<'_>) -> Color32 {
    let theme = &kit.theme;
    let enabled = response.enabled();
    let (ground, edge, text) = match (button.weight, button.selected) {
        (Weight::Primary, _) if enabled => {
            let hovered = mix(theme.accent, theme.text, 0.15);
            let pressed = mix(theme.accent, theme.text, 0.3);
            (fill_between(ui, kit, response, theme.accent, hovered, pressed), Stroke::NONE, theme.on_accent)
        }
        (_, true) => {
            let edge = match button.weight {
                Weight::Quiet | Weight::Bar => Stroke::NONE,
                Weight::Plain | Weight::Primary => Stroke::new(size::HAIRLINE, theme.accent),
            };
            (theme.accent_soft, edge, theme.accent)
        }
        (Weight::Quiet, false) => (fill(ui, kit, response, Color32::TRANSPARENT), Stroke::NONE, theme.accent),
        (Weight::Bar, false) => (fill(ui, kit, response, Color32::TRANSPARENT), Stroke::NONE, theme.text),
        (Weight::Plain | Weight::Primary, false) => {
            (fill(ui, kit, response, theme.surface_raised), hairline(theme), theme.text)
        }
    };
    edged(ui.painter(), response.rect, size::RADIUS, ground, edge);
    front(theme, enabled, text)
}

/// Shows a square button with an icon; `name` is what it does, said to assistive technology and in the tooltip.
///
/// `key` is the key that does the same, shown in the tooltip.
pub fn icon_button_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    icon: Icon,
    name: &str,
    key: Option<&str>,
    enabled: bool,
) -> Response {
    let response = allocate(ui, Vec2::splat(size::CONTROL), enabled);
    let rect = response.rect;
    if ui.is_rect_visible(rect) {
        let ground = fill(ui, kit, &response, Color32::TRANSPARENT);
        edged(ui.painter(), rect, size::RADIUS, ground, Stroke::NONE);
        let color = front(&kit.theme, response.enabled(), kit.theme.text);
        paint_icon(ui.painter(), kit, icon, rect, color);
        focus_ring(ui.painter(), kit, &response, rect, size::RADIUS);
    }
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, name));
    describe(&response, None, key);
    tooltip_ui(response, kit, name, key)
}
