//! What stands above the table: the page's name, whose claims these are, and the filter.

use super::super::{Frame, SourcesPage, choose};
use super::order::Filter;
use super::start_align;
use crate::ui::icons::Icon;
use crate::ui::kit::end_to_start;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Strip, icon_button_ui, paint_text, segmented_ui};
use egui::{Rect, Ui, UiBuilder, vec2};

/// With less room it is not said whose claims these are.
const ABOUT_LEAST: f32 = 40.0;

/// Shows it; where the page `is_narrow`, with a button for what else is known of the source.
pub(super) fn title_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut SourcesPage, rect: Rect, is_narrow: bool) {
    let mut strip = Strip::new(rect.shrink2(vec2(size::TABLE_SIDE, 0.0)), frame.kit);
    let taken = filter_ui(ui, frame, page, strip.rest, is_narrow);
    strip.take_end(taken + size::GAP);
    if name_ui(ui, frame, &mut strip) {
        about_ui(ui, frame, page.claims.order.len(), strip);
    }
}

/// Shows the filter at the end of `room`. Answers how wide it is.
fn filter_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut SourcesPage, room: Rect, is_narrow: bool) -> f32 {
    let locale = frame.locale;
    let is_of_one = frame.session.source.is_some();
    let offered: Vec<Filter> =
        Filter::ALL.into_iter().filter(|filter| !is_of_one || *filter != Filter::Unattributed).collect();
    let names: Vec<_> = offered.iter().map(|filter| locale.text(filter.key())).collect();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let now = offered.iter().position(|filter| *filter == page.claims.filter).unwrap_or_default();
    let layout = end_to_start(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).layout(layout).id_salt("filter"));
    if is_of_one && is_narrow {
        let name = locale.text("sources-details");
        if icon_button_ui(&mut child, frame.kit, Icon::Inspector, &name, None, true).clicked() {
            page.over = !page.over;
        }
        child.add_space(size::GAP_SMALL);
    }
    if let Some(filter) = segmented_ui(&mut child, frame.kit, &names, now).and_then(|i| offered.get(i)) {
        page.claims.filter = *filter;
    }
    let shown = child.min_rect();
    if frame.kit.is_rtl() { shown.max.x - room.min.x } else { room.max.x - shown.min.x }
}

/// The page's name, as large as there is room for beside the filter. Answers whether there is any.
fn name_ui(ui: &Ui, frame: &mut Frame<'_>, strip: &mut Strip) -> bool {
    let title = frame.locale.text("sources-claims-title");
    let room = strip.rest.width();
    let mut fits = |role: &Role| frame.kit.text.layout(&title, *role, TextOptions::default()).size().x <= room;
    let Some(role) = [Role::Page, Role::Strong, Role::Small].into_iter().find(|role| fits(role)) else { return false };
    let (start, color) = (start_align(frame.kit), frame.kit.theme.text);
    let block = paint_text(ui, frame.kit, strip.rest, start, &title, role, color);
    strip.take_start(block.size().x + size::GAP_MEDIUM);
    true
}

/// How many claims these are and whose; if one source's, with a button that shows all again.
fn about_ui(ui: &mut Ui, frame: &mut Frame<'_>, count: usize, mut strip: Strip) {
    let (locale, session) = (frame.locale, frame.session);
    let source = session.source.as_ref().and_then(|id| session.project.sources.get(id));
    let count = ("count", (count as i64).into());
    let about = match source {
        Some(source) => {
            locale.text_with("sources-claims-from", &[count, ("name", locale.source_within(source).into())])
        }
        None => locale.text_with("sources-claims-all", &[count]),
    };
    let close = if source.is_some() { size::CONTROL } else { 0.0 };
    let mut free = strip;
    free.take_end(close);
    if free.rest.width() < ABOUT_LEAST {
        return;
    }
    let (start, color) = (start_align(frame.kit), frame.kit.theme.text_muted);
    let block = paint_text(ui, frame.kit, free.rest, start, &about, Role::Body, color);
    if source.is_none() {
        return;
    }
    strip.take_start(block.size().x + size::GAP_SMALL);
    let place = strip.take_start(size::CONTROL);
    let place = Rect::from_center_size(place.center(), vec2(size::CONTROL, size::CONTROL));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt("all"));
    let name = locale.text("sources-show-all");
    if icon_button_ui(&mut child, frame.kit, Icon::Close, &name, None, true).clicked() {
        frame.emit(choose(None));
    }
}
