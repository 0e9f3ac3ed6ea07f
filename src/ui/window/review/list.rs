//! The panel at the start: with whom, how much differs and how, and the differences themselves.

use super::Frame;
use super::detail::{height_of, keep_height};
use crate::command::{Command, Compare, Review as Judge};
use crate::review::{Class, Divergence};
use crate::session::{Difference, DifferenceFilter, Review, Side, Whose};
use crate::ui::differences;
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::{row, row_with_end, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, CheckRow, Label, ListRow, MenuItem, Strip, beside_bar_ui, bring_into_view, button_ui, check_row_ui,
    hairline_ui, heading_ui, icon_button_ui, label_ui, list_row_of_ui, list_row_ui, listed, menu_ui, placed, scroll_ui,
    walked,
};
use crate::ui::window::discussion::sign;
use egui::{Color32, CornerRadius, Id, Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};

/// What the list keeps from frame to frame.
#[derive(Default)]
pub(super) struct List {
    /// The place in the list whose row gets the focus.
    focus: Option<usize>,
    /// The difference that was last brought into view.
    shown: Option<Difference>,
    /// Whether the head scrolls with the rows.
    low: bool,
}

/// What the differences keep of the panel's height at least: where they cannot, the head scrolls with them.
const LEAST: f32 = 3.0 * size::DIFFERENCE_ROW;

/// Shows the panel in all the room there is: what the differences are of stays where it is while they are scrolled, unless
/// that leaves too little room for them.
pub(super) fn list_ui(ui: &mut Ui, frame: &mut Frame<'_>, list: &mut List, review: &Review) {
    let rect = ui.max_rect().shrink2(vec2(size::GAP, 0.0));
    let rect = rect.with_min_y(rect.top() + size::PANEL_TOP);
    let layout = top_down(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    let head = child.scope_id().with("head");
    let low = rect.height() - height_of(&child, head, 0.0) < LEAST;
    if std::mem::replace(&mut list.low, low) != low {
        // The rows stand elsewhere now.
        list.shown = None;
    }
    if !low {
        beside_bar_ui(&mut child, frame.kit, |ui, kit| {
            above_ui(ui, &mut Frame { kit, locale, session, commands: &mut emitted }, review, head);
        });
    }
    scroll_ui(&mut child, frame.kit, "differences", |ui, kit| {
        beside_bar_ui(ui, kit, |ui, kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            if low {
                above_ui(ui, &mut inner, review, head);
            }
            // In a place of its own, so that those who hear the list hear nothing else in it.
            ui.scope(|ui| rows_ui(ui, &mut inner, list, review));
        });
    });
    frame.commands.extend(emitted);
}

/// All that stands above the differences; how high that is, is kept as `part`.
fn above_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, part: Id) {
    let top = ui.cursor().top();
    ui.scope(|ui| {
        head_ui(ui, frame, review);
        section_ui(ui, frame);
        classes_ui(ui, frame, review);
        whose_ui(ui, frame, review);
        open_ui(ui, frame, review);
    });
    section_ui(ui, frame);
    listed_ui(ui, frame, review);
    let height = (ui.cursor().top() - top).round();
    keep_height(ui, part, height);
}

fn section_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.add_space(size::GAP);
    hairline_ui(ui, frame.kit);
    ui.add_space(size::GAP);
}

/// With whom, in which file of when, and what the two tones mean.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
    let locale = frame.locale;
    let muted = frame.kit.theme.text_muted;
    inset_ui(ui, frame, |ui, frame| {
        let title = locale.text_with("compare-with", &[("name", review.name.clone().into())]);
        title_ui(ui, frame, &title);
        // Each piece is isolated, so that a Latin name or the date keeps its order in an Arabic line.
        let mut file = format!("\u{2068}{}\u{2069}", review.file);
        if let Some(written) = review.written {
            file.push_str(&format!(" · \u{2068}{}\u{2069}", locale.time(written)));
        }
        label_ui(ui, frame.kit, Label::new(&file).role(Role::Small).color(muted).max_lines(2));
        ui.add_space(size::GAP_SMALL);
        let mine = locale.text("compare-mine");
        for (side, name, key) in
            [(Side::Mine, &*mine, "compare-line-below"), (Side::Theirs, review.name.as_str(), "compare-line-above")]
        {
            let place = locale.text(key);
            row_with_end(
                ui,
                frame.kit,
                |ui, kit| {
                    let (rect, _) =
                        ui.allocate_exact_size(vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT), Sense::hover());
                    paint_side(ui, kit, rect, side);
                    label_ui(ui, kit, Label::new(name).max_lines(1));
                },
                |ui, kit| {
                    label_ui(ui, kit, Label::new(&place).role(Role::Small).color(muted));
                },
            );
        }
    });
}

/// Inside the padding of the rows below.
fn inset_ui(ui: &mut Ui, frame: &mut Frame<'_>, contents: impl FnOnce(&mut Ui, &mut Frame<'_>)) {
    let room = ui.available_rect_before_wrap().shrink2(vec2(size::GAP, 0.0));
    let layout = top_down(frame.kit);
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(layout), |ui| contents(ui, frame));
}

/// The tone of a side in small, its line below or above.
pub(super) fn paint_side(ui: &Ui, kit: &crate::ui::kit::Kit, rect: Rect, side: Side) {
    let shades = kit.theme.side(side);
    let place = egui::Align2::CENTER_CENTER.align_size_within_rect(vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT), rect);
    ui.painter().rect_filled(place, CornerRadius::same(size::RADIUS_MARK), shades.tint);
    let y = if side == Side::Theirs { place.top() } else { place.bottom() - 2.0 };
    let line = Rect::from_min_size(pos2(place.left(), y), vec2(place.width(), 2.0));
    ui.painter().rect_filled(line, CornerRadius::ZERO, shades.line);
}

/// How many differences of each class there are; one that is pressed is listed alone.
fn classes_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
    let locale = frame.locale;
    ui.spacing_mut().item_spacing.y = 1.0;
    let filter = review.filter();
    let all = locale.text("compare-differences");
    let count = locale.number(review.count(None));
    let row = ListRow::new(&all).icon(Icon::Compare).count(&count).selected(filter.class.is_none());
    if list_row_ui(ui, frame.kit, row).clicked() {
        frame.emit(filtered(DifferenceFilter { class: None, ..filter.clone() }));
    }
    for class in Class::ALL {
        let (count, chosen) = (review.count(Some(class)), filter.class == Some(class));
        // One of which there is none takes no room, unless it is what is listed.
        if count == 0 && !chosen {
            continue;
        }
        let (name, words) = (differences::class(locale, review, class), locale.number(count));
        let mut row = ListRow::new(&name).count(&words).selected(chosen);
        let side = match class {
            Class::OnlyMine => Some(Side::Mine),
            Class::OnlyTheirs => Some(Side::Theirs),
            _ => None,
        };
        // The tone of the side stands where the other classes have their signs.
        row = row.icon(differences::icon(class));
        let response = list_row_ui(ui, frame.kit, row);
        if let Some(side) = side {
            let mut strip = Strip::new(response.rect.shrink2(vec2(size::ROW_PADDING - 1.0, 4.0)), frame.kit);
            let place = strip.take_start(size::SWATCH_WIDTH);
            let ground = if chosen { frame.kit.theme.accent_soft } else { frame.kit.theme.surface };
            ui.painter().rect_filled(place, CornerRadius::ZERO, ground);
            paint_side(ui, frame.kit, place, side);
        }
        if response.clicked() {
            let class = Some(class).filter(|_| !chosen);
            frame.emit(filtered(DifferenceFilter { class, ..filter.clone() }));
        }
    }
    same_ui(ui, frame, review);
}

fn filtered(filter: DifferenceFilter) -> Command {
    Command::Compare(Compare::Filter(filter))
}

/// How many annotations are the same in both.
fn same_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
    let (name, count) = (frame.locale.text("compare-same"), frame.locale.number(review.comparison.same));
    let muted = frame.kit.theme.text_muted;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::hover());
    let mut strip = Strip::new(rect.shrink2(vec2(size::ROW_PADDING, 0.0)), frame.kit);
    let sign = strip.take_start(size::ICON);
    paint_icon(ui.painter(), frame.kit, Icon::Check, sign, muted);
    strip.take_start(size::GAP);
    let mut child = ui.new_child(UiBuilder::new().max_rect(strip.rest).id_salt("same"));
    row_with_end(
        &mut child,
        frame.kit,
        |ui, kit| label_ui(ui, kit, Label::new(&name).color(muted)),
        |ui, kit| {
            label_ui(ui, kit, Label::new(&count).color(muted));
        },
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name} {count}")));
}

/// Whose work is to differ.
fn whose_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
    let locale = frame.locale;
    let filter = review.filter();
    let mut all = vec![Whose::Anybody, Whose::Mine, Whose::Theirs];
    // One name on each side is what the sides say.
    if review.authors.len() > 1 {
        all.extend(review.authors.iter().cloned().map(Whose::Author));
    }
    let name = |whose: &Whose| match whose {
        Whose::Anybody => locale.text("compare-whose-anybody").to_string(),
        Whose::Mine => locale.text("compare-whose-mine").to_string(),
        Whose::Theirs => locale.text_with("compare-whose-theirs", &[("name", review.name.clone().into())]),
        Whose::Author(name) => locale.text_with("compare-whose-author", &[("name", name.clone().into())]),
    };
    let names: Vec<String> = all.iter().map(name).collect();
    let items: Vec<MenuItem<'_>> =
        names.iter().zip(&all).map(|(name, whose)| MenuItem::new(name).selected(*whose == filter.whose)).collect();
    let now = name(&filter.whose);
    ui.add_space(size::GAP_SMALL);
    let width = ui.available_width();
    let anchor = button_ui(ui, frame.kit, Button::new(&now).icon(Icon::Persons).width(width).at_start().opens());
    if let Some(whose) = menu_ui(frame.kit, &anchor, &items).and_then(|at| all.get(at)) {
        frame.emit(filtered(DifferenceFilter { whose: whose.clone(), ..filter.clone() }));
    }
}

/// Whether only those are listed that a verdict is still to be given on, and how many that are.
fn open_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
    let filter = review.filter();
    let (all, settled) = review.settled();
    let (name, count) = (frame.locale.text("compare-open-only"), frame.locale.number(all - settled));
    let row = CheckRow { count: Some((&count, &count)), in_list: true, ..CheckRow::new(&name, filter.open) };
    if check_row_ui(ui, frame.kit, row).clicked() {
        frame.emit(filtered(DifferenceFilter { open: !filter.open, ..filter.clone() }));
    }
}

/// What is listed, and how many that are.
fn listed_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
    let locale = frame.locale;
    let title = match review.filter().class {
        Some(class) => differences::class(locale, review, class),
        None => locale.text("compare-differences").to_string(),
    };
    let count = review.listed().len();
    inset_ui(ui, frame, |ui, frame| {
        heading_ui(ui, frame.kit, &title, &locale.number(count));
        if count == 0 {
            let key = if review.comparison.is_equal() { "compare-equal" } else { "compare-none-listed" };
            let color = frame.kit.theme.text_muted;
            label_ui(ui, frame.kit, Label::new(&locale.text(key)).color(color));
        }
    });
    ui.add_space(size::GAP_SMALL);
}

/// The differences, of which only those in view are laid out.
fn rows_ui(ui: &mut Ui, frame: &mut Frame<'_>, list: &mut List, review: &Review) {
    let count = review.listed().len();
    let whole = Rect::from_min_size(
        ui.available_rect_before_wrap().min,
        vec2(ui.available_width(), count as f32 * size::DIFFERENCE_ROW),
    );
    ui.allocate_rect(whole, Sense::hover());
    listed(ui, egui::Role::List, &frame.locale.text("compare-differences"), count);
    let top = |at: usize| whole.top() + at as f32 * size::DIFFERENCE_ROW;
    let place = |at: usize| Rect::from_min_max(pos2(whole.left(), top(at)), pos2(whole.right(), top(at + 1) - 2.0));
    // One that was chosen elsewhere is brought into view here, once.
    let current = review.current().map(Difference::of);
    if list.shown != current {
        list.shown = current;
        if let Some(at) = review.at() {
            bring_into_view(ui, place(at));
        }
    }
    let view = ui.clip_rect();
    let row_at = |y: f32| ((y - whole.top()) / size::DIFFERENCE_ROW).floor().max(0.0) as usize;
    let (first, last) = (row_at(view.top()), row_at(view.bottom()));
    for at in first..(last + 1).min(count) {
        let Some(difference) = review.listed_at(at) else { break };
        // The same wherever it stands among those in view, so that it keeps the focus.
        let id = ui.scope_id().with(("difference", at));
        let builder = UiBuilder::new().max_rect(place(at)).scope_id(id).layout(top_down(frame.kit));
        let mut child = ui.new_child(builder);
        let response = row_ui(&mut child, frame, review, difference, review.at() == Some(at));
        placed(&response, at);
        if list.focus == Some(at) {
            list.focus = None;
            response.request_focus();
        }
        if response.clicked() {
            response.request_focus();
            list.shown = Some(Difference::of(difference));
            frame.emit(choose(difference));
        }
        let to = walked(ui, frame.kit, &response, at, count);
        if let Some((to, difference)) = to.and_then(|to| Some((to, review.listed_at(to)?))) {
            list.focus = Some(to);
            frame.emit(choose(difference));
        }
    }
}

fn choose(difference: &Divergence) -> Command {
    Command::Compare(Compare::Choose(Some(Difference::of(difference))))
}

/// One difference: its words; what it is, and how the two differ in it.
fn row_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, difference: &Divergence, chosen: bool) -> Response {
    let (locale, session) = (frame.locale, frame.session);
    let title = differences::title(locale, session, review, difference).replace('\n', " ");
    let direction = differences::direction_of(session, review, difference);
    let (kind, said) = (
        differences::kind(locale, session, review, difference),
        differences::said(locale, session, review, difference),
    );
    // Isolated pieces: what they hold may run either way. How they differ may be made of such pieces alone, and runs as
    // the interface does.
    let way = if frame.kit.is_rtl() { '\u{2067}' } else { '\u{2066}' };
    let below = format!("\u{2068}{kind}\u{2069} · {way}{said}\u{2069}");
    let decided = review.verdict(difference).map(|verdict| verdict.decision.kind());
    let sign = decided.map(|kind| sign(kind, &frame.kit.theme));
    let decided = decided.map(|kind| locale.text(&format!("compare-settled-{}", kind.key())));
    let comma = locale.comma();
    let mut name = format!("{title}: {kind}{comma}{said}");
    if let Some(decided) = &decided {
        name.push_str(&format!("{comma}{decided}"));
    }
    let muted: Color32 = frame.kit.theme.text_muted;
    let height = ui.max_rect().height();
    list_row_of_ui(ui, frame.kit, &name, chosen, height, |ui, kit| {
        let title = if title.is_empty() { Label::new(&kind).natural() } else { Label::new(&title).quoted(direction) };
        label_ui(ui, kit, title.role(Role::Note).max_lines(1));
        let (Some(decided), Some((icon, color))) = (&decided, sign) else {
            label_ui(ui, kit, Label::new(&below).role(Role::Small).color(muted).max_lines(1));
            return;
        };
        row(ui, kit, |ui, kit| {
            let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), Sense::hover());
            paint_icon(ui.painter(), kit, icon, rect, color);
            label_ui(ui, kit, Label::new(decided).role(Role::Small).color(color).max_lines(1));
            label_ui(ui, kit, Label::new(&below).role(Role::Small).color(muted).max_lines(1));
        });
    })
}

/// The panel's title, and in a menu what is done with all of it.
fn title_ui(ui: &mut Ui, frame: &mut Frame<'_>, title: &str) {
    let commands = [Command::Compare(Compare::TakeAll), Command::Review(Judge::Save), Command::Compare(Compare::Leave)];
    let names = commands.each_ref().map(|command| frame.name(command));
    let keys = commands.each_ref().map(|command| frame.key(command).unwrap_or_default());
    let reasons = commands.each_ref().map(|command| frame.why_not(command));
    let items: Vec<MenuItem<'_>> = names
        .iter()
        .zip(keys.iter().zip(&reasons))
        .map(|(name, (key, why_not))| {
            let item = MenuItem::new(name);
            let item = if key.is_empty() { item } else { item.key(key) };
            if why_not.is_some() { item.disabled(why_not.as_deref()) } else { item }
        })
        .collect();
    let more = frame.locale.text("compare-more");
    let mut chosen = None;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| label_ui(ui, kit, Label::new(title).role(Role::Panel).max_lines(1)),
        |ui, kit| {
            let anchor = icon_button_ui(ui, kit, Icon::More, &more, None, true);
            chosen = menu_ui(kit, &anchor, &items);
        },
    );
    if let Some(command) = chosen.and_then(|at| commands.get(at)) {
        frame.emit(command.clone());
    }
}
