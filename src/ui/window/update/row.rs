//! One mark of the list: its label and state, the words in both versions, and what can be done.

use super::excerpt::{self, Excerpt};
use super::{decided, sign};
use crate::command::{Command, Update as Action};
use crate::session::{Decision, Row, Update};
use crate::text::{Cp, CpRange, Direction};
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextBlock, TextOptions};
use crate::ui::theme::{LabelShades, size};
use crate::ui::widgets::{
    Button, Label, Strip, button_ui, icon_button_ui, label_ui, list_row_of_ui, paint_swatch, paint_text, tooltip_ui,
};
use crate::ui::window::Frame;
use crate::ui::window::cell::lines_of;
use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};
use std::sync::Arc;

/// How high a line of an article's words is, and how many are shown at most.
const LINE: f32 = 25.0;
const LINES: usize = 3;
/// A letter's width, told rather too wide: a free line is better than words that are cut.
const LETTER: f32 = 6.6;
/// How high what is said above the words is, where a mark may go to several places.
const NOTE: f32 = 20.0;
/// How high each of label, state and decision is.
const ABOUT_LINE: f32 = 20.0;
/// The column of label, state and decision.
const ABOUT: f32 = 156.0;
/// The column of buttons.
const ACTIONS: f32 = 3.0 * size::CONTROL + 2.0 * size::GAP_SMALL;
const GAP: f32 = 20.0;
/// How thick the line below a changed word is.
const CHANGE: f32 = 2.0;

/// In less width than this what a row is about stands above its words, and its buttons below them.
const NARROW: f32 = 520.0;

/// Where the parts of a row are.
struct Places {
    /// Label, state, decision.
    about: [Rect; 3],
    /// The words in the old version and in the new one.
    texts: [Rect; 2],
    actions: Rect,
}

impl Places {
    /// Those of a row that fills `rect`.
    fn new(kit: &Kit, rect: Rect) -> Places {
        if rect.width() < NARROW {
            return Places::below_each_other(kit, rect);
        }
        let mut strip = Strip::new(rect, kit);
        let about = strip.take_start(ABOUT);
        strip.take_start(GAP);
        let actions = strip.take_end(ACTIONS);
        strip.take_end(GAP);
        let line = |n: f32| Rect::from_min_size(about.min + vec2(0.0, n * ABOUT_LINE), vec2(ABOUT, ABOUT_LINE));
        Places { about: [line(0.0), line(1.0), line(2.0)], texts: halves(kit, strip.rest), actions }
    }

    fn below_each_other(kit: &Kit, rect: Rect) -> Places {
        let (about, rest) = rect.split_top_bottom_at_y(rect.top() + ABOUT_LINE);
        let (words, actions) = rest.split_top_bottom_at_y(rest.bottom() - size::CONTROL);
        let mut strip = Strip::new(about, kit);
        let third = ((about.width() - 2.0 * size::GAP) / 3.0).max(0.0);
        let mut next = || {
            let place = strip.take_start(third);
            strip.take_start(size::GAP);
            place
        };
        let about = [next(), next(), next()];
        let actions = Strip::new(actions, kit).take_end(ACTIONS);
        Places { about, texts: halves(kit, words.shrink2(vec2(0.0, size::GAP_SMALL))), actions }
    }

    /// How high a row is whose words are so high.
    fn height(rect: Rect, words: f32) -> f32 {
        match rect.width() < NARROW {
            true => ABOUT_LINE + words + 2.0 * size::GAP_SMALL + size::CONTROL,
            false => words.max(3.0 * ABOUT_LINE),
        }
    }
}

/// Both halves of `rect`, with a gap between them.
fn halves(kit: &Kit, rect: Rect) -> [Rect; 2] {
    let mut strip = Strip::new(rect, kit);
    let first = strip.take_start(((rect.width() - GAP) / 2.0).max(0.0));
    strip.take_start(GAP);
    [first, strip.rest]
}

/// How high a row is in `width` points: its words, told from their lengths, or what stands beside them.
pub(super) fn height(kit: &Kit, update: &Update, row: &Row, width: f32) -> f32 {
    let inner = Rect::from_min_size(Pos2::ZERO, vec2(width - 2.0 * size::ROW_PADDING, 0.0));
    let [old, new] = Places::new(kit, inner).texts;
    let words = |length: usize, column: Rect| lines_of(length, column.width(), LETTER, LINES) as f32 * LINE;
    let old_words = row.outcome.annotation.marks.iter().map(|mark| mark.range);
    let before = words(excerpt::length(&update.old, old_words), old);
    let note = if several(row).is_some() { NOTE } else { 0.0 };
    let after = note + words(excerpt::length(&update.new, row.ranges()), new);
    Places::height(inner, before.max(after)) + 2.0 * size::ROW_PADDING_TALL
}

/// How many places a mark may go to, where that is still to be decided and there are several.
fn several(row: &Row) -> Option<usize> {
    let most = row.outcome.marks.iter().map(|found| found.places(CpRange::default()).len()).max();
    most.filter(|count| *count > 1 && row.decision.is_none())
}

/// The columns' headings.
pub(super) fn heads_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let columns = Places::new(frame.kit, rect.shrink2(vec2(size::ROW_PADDING, 0.0))).texts;
    let muted = frame.kit.theme.text_muted;
    for (column, key) in columns.into_iter().zip(["update-old", "update-new"]) {
        let place = Rect::from_x_y_ranges(column.x_range(), rect.y_range());
        let text = frame.locale.text(key);
        let align = if frame.kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        paint_text(ui, frame.kit, place, align, &text, Role::Section, muted);
        let node = ui.interact(place, ui.scope_id().with(key), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &*text));
    }
}

/// Shows the row with this number, `height` points high.
pub(super) fn row_ui(ui: &mut Ui, frame: &mut Frame<'_>, update: &Update, number: usize, height: f32) {
    let Some(row) = update.rows.get(number) else { return };
    let annotation = &row.outcome.annotation;
    let label = frame.session.project.label(&annotation.label);
    let label_name = label.map(|label| frame.locale.label(label)).unwrap_or_default();
    let state = frame.locale.text(&format!("update-{}", row.state.name()));
    let decision = frame.locale.text(decided(frame, row.decision.as_ref()).0);
    let quote = annotation.quote();
    let args = [
        ("label", label_name.as_str().into()),
        ("state", (*state).into()),
        ("decision", (*decision).into()),
        ("quote", quote.as_str().into()),
    ];
    let name = plain(&frame.locale.text_with("update-row", &args));
    let selected = update.chosen == number;
    let response = list_row_of_ui(ui, frame.kit, &name, selected, height, |_, _| {});
    if response.clicked() {
        frame.emit(Command::Update(Action::Choose(number)));
    }
    // What follows is the same whether this row is in view or not, and keeps the focus.
    let ui = &mut ui.new_child(UiBuilder::new().scope_id(response.id.with("parts")).max_rect(response.rect));
    if !ui.is_rect_visible(response.rect) {
        return;
    }
    if !selected {
        let y = response.rect.bottom() - size::HAIRLINE / 2.0;
        let stroke = egui::Stroke::new(size::HAIRLINE, frame.kit.theme.hairline);
        ui.painter().hline(response.rect.x_range(), y, stroke);
    }
    let inner = response.rect.shrink2(vec2(size::ROW_PADDING, size::ROW_PADDING_TALL));
    let Places { about, texts, actions } = Places::new(frame.kit, inner);
    about_ui(ui, frame, row, &label_name, about);
    let shades = label.map_or(frame.kit.theme.claim, |label| frame.kit.theme.label(label.color, label.role));
    texts_ui(ui, frame, update, row, &shades, texts);
    actions_ui(ui, frame, number, row, &quote, actions);
}

/// `text` without the isolates that messages put around their parts.
fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// Label, state and decision, each in its place.
fn about_ui(ui: &mut Ui, frame: &mut Frame<'_>, row: &Row, label_name: &str, [first, second, third]: [Rect; 3]) {
    let muted = frame.kit.theme.text_muted;
    let align = if frame.kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let mut strip = Strip::new(first, frame.kit);
    if let Some(label) = frame.session.project.label(&row.outcome.annotation.label) {
        let shades = frame.kit.theme.label(label.color, label.role);
        paint_swatch(ui.painter(), strip.take_start(size::SWATCH_WIDTH), &shades, label.line);
        strip.take_start(size::GAP);
    }
    paint_text(ui, frame.kit, strip.rest, align, label_name, Role::Body, muted);
    let (icon, color) = sign(frame, row.state);
    let mut strip = Strip::new(second, frame.kit);
    paint_icon(ui.painter(), frame.kit, icon, strip.take_start(size::SWATCH_WIDTH), color);
    strip.take_start(size::GAP);
    let state = frame.locale.text(&format!("update-{}", row.state.name()));
    paint_text(ui, frame.kit, strip.rest, align, &state, Role::Strong, color);
    let why = frame.locale.text(&format!("update-{}-why", row.state.name()));
    let hover = ui.interact(second, ui.scope_id().with(("why", &row.outcome.annotation.id)), Sense::hover());
    tooltip_ui(hover, frame.kit, &why, None);
    let (key, color) = decided(frame, row.decision.as_ref());
    let decision = frame.locale.text(key);
    let mut strip = Strip::new(third, frame.kit);
    strip.take_start(size::SWATCH_WIDTH + size::GAP);
    paint_text(ui, frame.kit, strip.rest, align, &decision, Role::Small, color);
}

/// The words in both versions, what differs underlined.
fn texts_ui(ui: &mut Ui, frame: &mut Frame<'_>, update: &Update, row: &Row, shades: &LabelShades, places: [Rect; 2]) {
    let mut old = excerpt::of_marks(&row.outcome.annotation);
    let ranges = row.ranges();
    let whole = ranges.len() == row.outcome.annotation.marks.len();
    let dropped = row.decision == Some(Decision::Drop);
    let mut new = Excerpt::default();
    if whole {
        new = excerpt::of_ranges(&update.new, &ranges);
        excerpt::compare(&mut old, &mut new);
    }
    let (danger, ok) = (frame.kit.theme.danger, frame.kit.theme.ok);
    let faint = if dropped { frame.kit.theme.text_disabled } else { frame.kit.theme.text };
    let first = ranges.first().map_or(Cp(0), |range| range.start);
    let direction = update.new.direction_at(first);
    let before = frame.session.project.direction_of(&row.outcome.annotation).unwrap_or(direction);
    paint_excerpt(ui, frame.kit, places[0], (&old, before), shades, danger, frame.kit.theme.text);
    let muted = frame.kit.theme.text_muted;
    if whole {
        let mut place = places[1];
        if let Some(count) = several(row) {
            let text = frame.locale.text_with("update-places", &[("count", (count as i64).into())]);
            let note = Rect::from_min_size(place.min, vec2(place.width(), NOTE));
            let align = if frame.kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
            paint_text(ui, frame.kit, note, align, &text, Role::Small, frame.kit.theme.warn);
            place.min.y += NOTE;
        }
        paint_excerpt(ui, frame.kit, place, (&new, direction), shades, ok, faint);
    } else {
        let none = frame.locale.text("update-none");
        let mut child = ui.new_child(UiBuilder::new().max_rect(places[1]).layout(crate::ui::kit::top_down(frame.kit)));
        label_ui(&mut child, frame.kit, Label::new(&none).color(muted));
    }
}

/// The words in a column of `width` points, in `lines` lines at most.
fn set_excerpt(kit: &mut Kit, (excerpt, way): (&Excerpt, Direction), width: f32, lines: usize) -> Arc<TextBlock> {
    let options = TextOptions { max_lines: Some(lines), direction: Some(way), ..TextOptions::wrapped(width) };
    kit.text.layout(&excerpt.text, Role::QuotationSmall, options)
}

/// How much room the words take of `width` points.
pub(super) fn excerpt_size(kit: &mut Kit, excerpt: (&Excerpt, Direction), width: f32) -> Vec2 {
    set_excerpt(kit, excerpt, width, LINES).size()
}

/// Paints the words as their article runs, on the side it begins at, the marked ones on their label's tint, the changed ones
/// with a line below.
pub(super) fn paint_excerpt(
    ui: &Ui,
    kit: &mut Kit,
    place: Rect,
    (excerpt, direction): (&Excerpt, Direction),
    shades: &LabelShades,
    change: Color32,
    color: Color32,
) {
    let room = (place.height() / LINE + 0.01).floor().clamp(1.0, LINES as f32) as usize;
    let block = set_excerpt(kit, (excerpt, direction), place.width(), room);
    let align = if block.direction().is_rtl() { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
    let corner = align.align_size_within_rect(block.size(), place).min;
    let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
    for found in excerpt.marked.iter().flat_map(|range| block.rects(*range)) {
        let tint = found.translate(corner.to_vec2()).shrink2(vec2(0.0, 1.0));
        painter.rect_filled(tint, CornerRadius::same(size::RADIUS_MARK), shades.tint_strong);
    }
    for found in excerpt.changed.iter().flat_map(|range| block.rects(*range)) {
        let below = found.translate(corner.to_vec2());
        let line = below.with_min_y(below.max.y - CHANGE - 1.0).with_max_y(below.max.y - 1.0);
        painter.rect_filled(line, CornerRadius::ZERO, change);
    }
    kit.text.paint(&painter, corner, &block, color);
}

fn actions_ui(ui: &mut Ui, frame: &mut Frame<'_>, number: usize, row: &Row, quote: &str, place: Rect) {
    let mut strip = Strip::new(place, frame.kit);
    let actions = [(Icon::Check, Action::Accept), (Icon::Edit, Action::Place), (Icon::Delete, Action::Drop)];
    for (icon, action) in actions {
        let now = match action {
            Action::Accept => row.decision == Some(Decision::Accept),
            Action::Place => matches!(row.decision, Some(Decision::Place(_))),
            _ => row.decision == Some(Decision::Drop),
        };
        let at = strip.take_start(size::CONTROL);
        strip.take_start(size::GAP_SMALL);
        let at = Rect::from_min_size(at.min, vec2(size::CONTROL, size::CONTROL));
        let command = Command::Update(action.clone());
        let (name, key) = (frame.name(&command), frame.key(&command));
        let name = plain(&frame.locale.text_with("update-act", &[("action", name.into()), ("quote", quote.into())]));
        let mut child = ui.new_child(UiBuilder::new().id_salt((number, &name)).max_rect(at));
        let response = if now {
            let button = Button::new("").icon(icon).named(&name).quiet().selected(true).width(size::CONTROL);
            tooltip_ui(button_ui(&mut child, frame.kit, button), frame.kit, &name, key.as_deref())
        } else {
            let enabled = action != Action::Accept || row.acceptable;
            icon_button_ui(&mut child, frame.kit, icon, &name, key.as_deref(), enabled)
        };
        // What is decided already is decided again only by another place.
        if response.clicked() && (!now || action == Action::Place) {
            frame.emit(Command::Update(Action::Choose(number)));
            frame.emit(command);
        }
    }
}
