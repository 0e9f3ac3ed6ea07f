//! Menus.

use super::list_row::{ListRow, list_row_ui};
use super::look::{floating_frame, hairline_ui};
use super::popup::popup_ui;
use super::scroll::{beside_bar_ui, scroll_ui};
use crate::annotation::LineStyle;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, top_down};
use crate::ui::theme::{LabelShades, size};
use egui::{Key, Modifiers, Popup, PopupCloseBehavior, RectAlign, Response, SetOpenCommand, Ui, vec2};

/// One row of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem<'a> {
    pub text: &'a str,
    pub icon: Option<Icon>,
    pub swatch: Option<(LabelShades, LineStyle)>,
    /// The key that does the same.
    pub key: Option<&'a str>,
    /// On, chosen.
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

    fn row(&self) -> ListRow<'a> {
        let mut row = ListRow::new(self.text).selected(self.selected).in_menu().enabled(self.enabled);
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
    popup_ui(kit, anchor, size::MENU_PADDING, |ui, kit| items_ui(ui, kit, items)).flatten()
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
        let chosen = items_ui(ui, kit, &items);
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

fn items_ui(ui: &mut Ui, kit: &mut Kit, items: &[MenuItem<'_>]) -> Option<usize> {
    items_and_focus_ui(ui, kit, items, false)
}

/// Shows the items, the first of which gets the focus if `focus`; answers with the one chosen.
fn items_and_focus_ui(ui: &mut Ui, kit: &mut Kit, items: &[MenuItem<'_>], focus: bool) -> Option<usize> {
    let widest = items.iter().map(|item| item.row().natural_width(kit)).fold(size::MENU_MIN, f32::max);
    ui.spacing_mut().item_spacing.y = 0.0;
    let lines = items.iter().skip(1).filter(|item| item.separated).count() as f32;
    let height =
        items.iter().map(|item| item.row().height).sum::<f32>() + lines * (2.0 * size::GAP_SMALL + size::HAIRLINE);
    let most = ui.ctx().content_rect().height() - 2.0 * (size::MENU_PADDING + size::GAP);
    if height <= most {
        ui.set_width(widest.min(size::MENU_MAX));
        return rows_ui(ui, kit, items, focus);
    }
    // More than the window is high: the rows scroll, their bar beside them.
    let bar = size::SCROLL_BAR + 2.0 * size::SCROLL_BAR_GAP;
    ui.set_width((widest + bar).min(size::MENU_MAX));
    ui.allocate_ui_with_layout(vec2(ui.available_width(), most), top_down(kit), |ui| {
        ui.set_height(most);
        scroll_ui(ui, kit, "menu", |ui, kit| beside_bar_ui(ui, kit, |ui, kit| rows_ui(ui, kit, items, focus)))
    })
    .inner
}

fn rows_ui(ui: &mut Ui, kit: &mut Kit, items: &[MenuItem<'_>], focus: bool) -> Option<usize> {
    let mut chosen = None;
    for (index, item) in items.iter().enumerate() {
        if item.separated && index > 0 {
            ui.add_space(size::GAP_SMALL);
            hairline_ui(ui, kit);
            ui.add_space(size::GAP_SMALL);
        }
        let response = list_row_ui(ui, kit, item.row());
        if focus && index == 0 {
            response.request_focus();
        }
        if response.clicked() {
            chosen = Some(index);
            ui.close();
        }
    }
    chosen
}
