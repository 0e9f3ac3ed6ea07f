//! Menus.

use super::label::{Label, label_ui};
use super::list_row::{ListRow, list_row_ui};
use super::look::{floating_frame, hairline_ui};
use super::popup::popup_ui;
use super::scroll::{beside_bar_ui, scroll_ui};
use super::strip::Strip;
use crate::annotation::LineStyle;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, top_down};
use crate::ui::text::Role;
use crate::ui::theme::{LabelShades, size};
use egui::{
    Context, Event, Key, Modifiers, Popup, PopupCloseBehavior, RectAlign, Response, Sense, SetOpenCommand, Ui,
    UiBuilder, Vec2, vec2,
};
use std::ops::Range;

/// One row of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem<'a> {
    pub text: &'a str,
    pub icon: Option<Icon>,
    pub swatch: Option<(LabelShades, LineStyle)>,
    /// The key that does the same.
    pub key: Option<&'a str>,
    /// On, chosen: it has a tick.
    pub selected: bool,
    /// Whether it can be used now.
    pub enabled: bool,
    /// Why it cannot.
    pub reason: Option<&'a str>,
    /// Whether a line separates it from the row above.
    pub separated: bool,
}

impl<'a> MenuItem<'a> {
    pub fn new(text: &'a str) -> MenuItem<'a> {
        MenuItem {
            text,
            icon: None,
            swatch: None,
            key: None,
            selected: false,
            enabled: true,
            reason: None,
            separated: false,
        }
    }

    pub fn icon(mut self, icon: Icon) -> MenuItem<'a> {
        self.icon = Some(icon);
        self
    }

    pub fn swatch(mut self, shades: LabelShades, line: LineStyle) -> MenuItem<'a> {
        self.swatch = Some((shades, line));
        self
    }

    pub fn key(mut self, key: &'a str) -> MenuItem<'a> {
        self.key = Some(key);
        self
    }

    pub fn selected(mut self, selected: bool) -> MenuItem<'a> {
        self.selected = selected;
        self
    }

    /// Cannot be used now, for the reason if one is given.
    pub fn disabled(mut self, reason: Option<&'a str>) -> MenuItem<'a> {
        (self.enabled, self.reason) = (false, reason);
        self
    }

    /// With a line above it.
    pub fn separated(mut self) -> MenuItem<'a> {
        self.separated = true;
        self
    }

    /// As a row; `ticks` says whether one of those it stands among has a tick.
    fn row(&self, ticks: bool) -> ListRow<'a> {
        let mut row = ListRow::new(self.text).in_menu().enabled(self.enabled);
        if ticks {
            row = row.ticked(self.selected);
        }
        if let Some(icon) = self.icon {
            row = row.icon(icon);
        }
        if let Some((shades, line)) = self.swatch {
            row = row.swatch(shades, line);
        }
        if let Some(key) = self.key {
            row = row.key(key);
        }
        if let Some(reason) = self.reason {
            row = row.tooltip(reason);
        }
        row
    }
}

/// A menu that clicks on `anchor` open and close; answers with the index of the item chosen in this frame.
pub fn menu_ui(kit: &mut Kit, anchor: &Response, items: &[MenuItem<'_>]) -> Option<usize> {
    popup_ui(kit, anchor, size::MENU_PADDING, |ui, kit| menu_items_ui(ui, kit, items)).flatten()
}

/// A menu like [`menu_ui`] of values that are only looked up while it is open; answers with the one chosen in this
/// frame.
pub fn menu_of_ui<T>(
    kit: &mut Kit,
    anchor: &Response,
    values: impl FnOnce() -> Vec<T>,
    item: impl for<'t> Fn(&'t T) -> MenuItem<'t>,
) -> Option<T> {
    let show = |ui: &mut Ui, kit: &mut Kit| {
        let values = values();
        let items: Vec<MenuItem<'_>> = values.iter().map(item).collect();
        let chosen = menu_items_ui(ui, kit, &items);
        chosen.and_then(|number| values.into_iter().nth(number))
    };
    popup_ui(kit, anchor, size::MENU_PADDING, show).flatten()
}

/// A menu below `anchor` that a secondary click on it opens, or the menu key or Shift F10 while it has the focus; the
/// focus goes to its first item then.
pub fn context_menu_ui(kit: &mut Kit, anchor: &Response, items: &[MenuItem<'_>]) -> Option<usize> {
    let by_key = anchor.has_focus()
        && anchor.ctx.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Menu) || input.consume_key(Modifiers::SHIFT, Key::F10)
        });
    let open = match (by_key || anchor.secondary_clicked(), anchor.clicked()) {
        (true, _) => Some(SetOpenCommand::Bool(true)),
        (_, true) => Some(SetOpenCommand::Bool(false)),
        _ => None,
    };
    let (frame, layout) = (floating_frame(kit, size::MENU_PADDING), top_down(kit));
    let align = if kit.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    Popup::menu(anchor)
        .open_memory(open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(align)
        .gap(size::GAP_SMALL)
        .layout(layout)
        .frame(frame)
        .show(|ui| items_and_focus_ui(ui, kit, items, by_key))
        .and_then(|shown| shown.inner)
}

/// Items of a menu under a heading.
#[derive(Clone, Debug)]
pub struct MenuGroup<'a> {
    pub heading: &'a str,
    pub items: Vec<MenuItem<'a>>,
}

/// How far groups that stand under each other are apart.
const APART: f32 = size::GAP_MEDIUM;
/// How many columns groups stand in at most.
const COLUMNS: usize = 3;

/// The groups of a menu, to be shown in a popup: in as many columns beside each other as the window has room for, scrolled
/// where it is too low. Answers with the numbers of the group and of the item in it that was chosen in this frame.
pub fn menu_groups_ui(ui: &mut Ui, kit: &mut Kit, groups: &[MenuGroup<'_>]) -> Option<(usize, usize)> {
    let widths: Vec<f32> = groups.iter().map(|group| width_of(kit, &group.items)).collect();
    // Each with the room above it, which the first of a column has none of.
    let heights: Vec<f32> = groups.iter().map(|group| APART + size::CONTROL + height_of(&group.items)).collect();
    let window = ui.ctx().content_rect().size() - Vec2::splat(2.0 * (size::MENU_PADDING + size::GAP));
    let bar = size::SCROLL_BAR + 2.0 * size::SCROLL_BAR_GAP;
    let laid_out = |count: usize| {
        let columns = divided(&heights, count);
        let widest =
            |column: &Range<usize>| widths.get(column.clone()).unwrap_or_default().iter().copied().fold(0.0, f32::max);
        let column_widths: Vec<f32> = columns.iter().map(widest).collect();
        (columns, column_widths)
    };
    let total = |widths: &[f32]| widths.iter().sum::<f32>() + size::GAP * widths.len().saturating_sub(1) as f32;
    let fits = |(_, widths): &(Vec<Range<usize>>, Vec<f32>)| total(widths) + bar <= window.x;
    let (columns, widths) = (2..=COLUMNS).rev().map(laid_out).find(fits).unwrap_or_else(|| laid_out(1));
    let height_of = |column: &Range<usize>| heights.get(column.clone()).unwrap_or_default().iter().sum::<f32>() - APART;
    let whole = vec2(total(&widths), columns.iter().map(height_of).fold(0.0, f32::max));
    let show = |ui: &mut Ui, kit: &mut Kit| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width().min(whole.x), whole.y), Sense::hover());
        let mut strip = Strip::new(rect, kit);
        let mut chosen = None;
        for (number, (column, width)) in columns.iter().zip(&widths).enumerate() {
            let place = strip.take_start(*width);
            strip.take_start(size::GAP);
            let builder = UiBuilder::new().max_rect(place).layout(top_down(kit)).id_salt(("column", number));
            let mut column_ui = ui.new_child(builder);
            column_ui.spacing_mut().item_spacing.y = 0.0;
            for at in column.clone() {
                let Some(group) = groups.get(at) else { continue };
                if at > column.start {
                    column_ui.add_space(APART);
                }
                heading_ui(&mut column_ui, kit, group.heading);
                chosen = rows_ui(&mut column_ui, kit, &group.items, false).map(|item| (at, item)).or(chosen);
            }
        }
        chosen
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    if whole.y <= window.y {
        ui.set_width(whole.x);
        return show(ui, kit);
    }
    ui.set_width((whole.x + bar).min(window.x));
    scrolled_ui(ui, kit, window.y, show)
}

/// Which of the things of these heights stand in each of at most `count` columns, one after the other, so that the
/// highest column is as low as can be.
fn divided(heights: &[f32], count: usize) -> Vec<Range<usize>> {
    let under = |most: f32| {
        let mut columns: Vec<Range<usize>> = Vec::new();
        let mut left = 0.0;
        for (number, height) in heights.iter().enumerate() {
            match columns.last_mut() {
                Some(column) if *height <= left => column.end = number + 1,
                _ => {
                    columns.push(number..number + 1);
                    left = most;
                }
            }
            left -= height;
        }
        columns
    };
    let mut bounds: Vec<f32> = (0..heights.len())
        .flat_map(|from| (from + 1..=heights.len()).map(move |to| from..to))
        .map(|range| heights.get(range).unwrap_or_default().iter().sum())
        .collect();
    bounds.sort_by(f32::total_cmp);
    bounds.into_iter().map(under).find(|columns| columns.len() <= count).unwrap_or_default()
}

/// The heading of a group: where its rows begin.
fn heading_ui(ui: &mut Ui, kit: &mut Kit, heading: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::hover());
    let inner = rect.shrink2(vec2(size::ROW_PADDING, size::ROW_PADDING_TALL));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(top_down(kit)));
    let color = kit.theme.text_muted;
    label_ui(&mut child, kit, Label::new(heading).role(Role::Section).color(color).max_lines(1));
}

/// The items of a menu, to be shown in a popup.
pub fn menu_items_ui(ui: &mut Ui, kit: &mut Kit, items: &[MenuItem<'_>]) -> Option<usize> {
    items_and_focus_ui(ui, kit, items, false)
}

/// Whether one of the items has a tick.
fn has_ticks(items: &[MenuItem<'_>]) -> bool {
    items.iter().any(|item| item.selected)
}

/// How wide the widest item is.
fn width_of(kit: &mut Kit, items: &[MenuItem<'_>]) -> f32 {
    let ticks = has_ticks(items);
    let widest = items.iter().map(|item| item.row(ticks).natural_width(kit)).fold(size::MENU_MIN, f32::max);
    widest.min(size::MENU_MAX)
}

/// How high all items are, with the lines between them.
fn height_of(items: &[MenuItem<'_>]) -> f32 {
    let lines = items.iter().skip(1).filter(|item| item.separated).count() as f32;
    items.iter().map(|item| item.row(false).height).sum::<f32>() + lines * (2.0 * size::GAP_SMALL + size::HAIRLINE)
}

/// Shows what is higher than the window in `most` points of it: it scrolls, its bar beside it.
fn scrolled_ui<R>(ui: &mut Ui, kit: &mut Kit, most: f32, contents: impl FnOnce(&mut Ui, &mut Kit) -> R) -> R {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), most), top_down(kit), |ui| {
        ui.set_height(most);
        scroll_ui(ui, kit, "menu", |ui, kit| beside_bar_ui(ui, kit, contents))
    })
    .inner
}

/// Shows the items, the first of which gets the focus if `focus`; answers with the one chosen.
fn items_and_focus_ui(ui: &mut Ui, kit: &mut Kit, items: &[MenuItem<'_>], focus: bool) -> Option<usize> {
    let (width, height) = (width_of(kit, items), height_of(items));
    ui.spacing_mut().item_spacing.y = 0.0;
    let most = ui.ctx().content_rect().height() - 2.0 * (size::MENU_PADDING + size::GAP);
    if height <= most {
        ui.set_width(width);
        return rows_ui(ui, kit, items, focus);
    }
    let bar = size::SCROLL_BAR + 2.0 * size::SCROLL_BAR_GAP;
    ui.set_width((width + bar).min(size::MENU_MAX));
    scrolled_ui(ui, kit, most, |ui, kit| rows_ui(ui, kit, items, focus))
}

fn rows_ui(ui: &mut Ui, kit: &mut Kit, items: &[MenuItem<'_>], focus: bool) -> Option<usize> {
    let ticks = has_ticks(items);
    let mut chosen = None;
    for (index, item) in items.iter().enumerate() {
        if item.separated && index > 0 {
            ui.add_space(size::GAP_SMALL);
            hairline_ui(ui, kit);
            ui.add_space(size::GAP_SMALL);
        }
        let response = list_row_ui(ui, kit, item.row(ticks));
        if focus && index == 0 {
            response.request_focus();
        }
        if response.clicked() {
            chosen = Some(index);
            take_press(ui.ctx());
            ui.close();
        }
    }
    chosen
}

/// Takes the key that pressed what has the focus out of the frame's input, so that what it opens does not hear it too.
pub fn take_press(ctx: &Context) {
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, pressed, .. } => !(*pressed && matches!(key, Key::Enter | Key::Space)),
            Event::Text(text) => text != " ",
            _ => true,
        });
    });
}

#[cfg(test)]
mod tests {
    use super::super::tests::in_english;
    use super::*;
    use crate::ui::theme::Theme;
    use egui::accesskit;
    use egui::{Color32, Rect, Shape};
    use egui_kittest::kittest::{NodeT, Queryable};

    #[test]
    fn what_is_chosen_is_ticked_and_the_row_at_the_keyboard_has_the_ground() {
        let mut harness = in_english((), |ui, kit, ()| {
            let items = ["One", "Two", "Three"].map(|name| MenuItem::new(name).selected(name == "Three"));
            menu_items_ui(ui, kit, &items);
        });
        let node = |harness: &egui_kittest::Harness<'_, _>, name: &str| {
            let node = harness.get_by_role_and_label(accesskit::Role::MenuItem, name);
            (node.rect(), node.accesskit_node().toggled())
        };
        let grounds = |harness: &egui_kittest::Harness<'_, _>| -> Vec<(Rect, Color32)> {
            let shapes = harness.output().shapes.iter().map(|clipped| &clipped.shape);
            let filled = shapes.filter_map(|shape| match shape {
                Shape::Rect(shape) if shape.rect.height() == size::CONTROL && shape.fill != Color32::TRANSPARENT => {
                    Some((shape.rect, shape.fill))
                }
                _ => None,
            });
            filled.collect()
        };
        harness.run();
        assert_eq!(node(&harness, "Three").1, Some(accesskit::Toggled::True));
        assert_eq!(node(&harness, "One").1, Some(accesskit::Toggled::False));
        assert_eq!(grounds(&harness), [], "nobody is at a row");
        harness.key_press(Key::Tab);
        harness.run();
        assert_eq!(grounds(&harness), [(node(&harness, "One").0, Theme::LIGHT.hover)]);
    }

    #[test]
    fn groups_are_divided_so_that_the_highest_column_is_lowest() {
        let check = |count: usize, expected: &[usize]| {
            let ends: Vec<usize> =
                divided(&[16.0, 4.0, 9.0, 6.0, 4.0], count).iter().map(|column| column.end).collect();
            assert_eq!(ends, expected, "{count}");
        };
        check(1, &[5]);
        check(2, &[2, 5]);
        check(3, &[1, 3, 5]);
        assert!(divided(&[], 2).is_empty());
    }
}
