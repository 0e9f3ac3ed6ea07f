//! The cards in the margin: what is said of the marks beside them.
//!
//! Claims always have a card, sources and other labels when they carry a note,
//! cues never; the chosen annotation always does, and its card stands exactly
//! beside its mark. The others move away from it, in text order, and never
//! cover each other.

use super::{ArticleView, Geometry, ink};
use crate::annotation::{Annotation, AnnotationId, Label, Role as LabelRole};
use crate::command::{Command, Mark};
use crate::session::{Language, Session};
use crate::text::{CpRange, Direction};
use crate::ui::icons::Icon;
use crate::ui::kit::Kit;
use crate::ui::locale::Locale;
use crate::ui::page::Visible;
use crate::ui::text::{Role, TextBlock, TextOptions};
use crate::ui::theme::{LabelShades, size};
use crate::ui::widgets::{Field, FieldState, MenuItem, field_ui, icon_button_ui, menu_ui, paint_swatch};
use egui::{Color32, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

const HEAD: f32 = 20.0;
const GAP: f32 = 8.0;
const ACTIONS: f32 = 34.0;
const NOTE_FIELD: f32 = 38.0;

/// What of the cards is merely on the screen.
#[derive(Default)]
pub(super) struct Cards {
    /// The note being written, and of which annotation.
    note: Option<(AnnotationId, FieldState)>,
}

/// One card before it is drawn.
struct Card {
    annotation: Arc<Annotation>,
    shades: LabelShades,
    label: Label,
    chosen: bool,
    /// Where its mark's first tint in view stands.
    mark: Rect,
    body: Option<Arc<TextBlock>>,
    foot: Vec<Arc<TextBlock>>,
    end: Option<Arc<TextBlock>>,
    rect: Rect,
}

/// Shows the cards of what is in view.
#[expect(clippy::too_many_arguments, reason = "a part of the article view needs all that a frame knows")]
pub(super) fn cards_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    locale: &Locale,
    session: &Session,
    view: &mut ArticleView,
    geometry: &Geometry,
    visible: &Visible,
    commands: &mut Vec<Command>,
) {
    let mut cards = collect(kit, locale, session, view, geometry, visible);
    let column = match geometry.cards {
        Some(column) => column,
        None => {
            // No room beside the text: only the chosen one, at the view's foot.
            cards.retain(|card| card.chosen);
            let height = cards.first().map_or(0.0, |card| card.rect.height());
            let area = geometry.area.shrink(12.0);
            Rect::from_min_max(pos2(area.left(), area.bottom() - height), pos2(area.left() + 320.0, area.bottom()))
        }
    };
    let fixed = geometry.cards.is_none().then_some(column.top());
    arrange(&mut cards, column, fixed);
    let clip = geometry.area;
    let hidden =
        cards.iter().filter(|card| card.rect.top() > clip.bottom() - 24.0 && card.mark.top() < clip.bottom()).count();
    for card in &cards {
        if geometry.cards.is_some() {
            connector(ui, kit, geometry, card);
        }
    }
    let mut hovered = None;
    for card in &cards {
        if card.rect.intersects(clip) {
            card_ui(ui, kit, locale, session, view, card, commands, &mut hovered);
        }
    }
    if hovered.is_some() {
        view.hovered = hovered;
    }
    if hidden > 0 {
        more_ui(ui, kit, locale, &cards, clip, column, hidden, commands);
    }
}

fn collect(
    kit: &mut Kit,
    locale: &Locale,
    session: &Session,
    view: &mut ArticleView,
    geometry: &Geometry,
    visible: &Visible,
) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let Some(page) = &mut view.page else { return cards };
    for block in visible.blocks.clone() {
        let near = ink::text_near(geometry, page, block, ink::marks_beyond(geometry));
        let marks = view.marks.of_block(block).filter_map(|m| Some((*m, m.range.intersection(near)?)));
        let mut marks: Vec<_> = marks.collect();
        marks.sort_by_key(|(mark, _)| mark.range.start);
        for (mark, part) in marks {
            let annotation = view.marks.annotation(&mark).clone();
            let chosen = session.chosen.as_ref() == Some(&annotation.id);
            let Some(label) = session.project.label(&annotation.label).cloned() else { continue };
            if !(chosen || has_card(&annotation, &label)) || cards.iter().any(|c| c.annotation.id == annotation.id) {
                continue;
            }
            let spans = page.spans(block, part);
            let Some(rect) = spans.first().and_then(|s| ink::tint_rect(geometry, page, block, s)) else { continue };
            let shades = kit.theme.label(label.color, label.role);
            let mut card = Card {
                annotation,
                shades,
                label,
                chosen,
                mark: rect,
                body: None,
                foot: Vec::new(),
                end: None,
                rect: Rect::NOTHING,
            };
            write(&mut card, kit, locale, session, &view.marks);
            cards.push(card);
        }
    }
    cards.sort_by(|a, b| a.mark.top().total_cmp(&b.mark.top()).then_with(|| a.annotation.id.cmp(&b.annotation.id)));
    cards
}

fn has_card(annotation: &Annotation, label: &Label) -> bool {
    let noted = !annotation.remarks.note.ar.is_empty() || !annotation.remarks.note.en.is_empty();
    match label.role {
        Some(LabelRole::Claim) => true,
        Some(LabelRole::Cue) => false,
        Some(LabelRole::Source) | None => noted,
    }
}

/// Lays a card's texts out and finds its height.
fn write(card: &mut Card, kit: &mut Kit, locale: &Locale, session: &Session, marks: &crate::ui::marks::MarkIndex) {
    let width = size::CARD_WIDTH - 2.0 * size::CARD_PADDING;
    let note = &card.annotation.remarks.note;
    let (first, second) = match locale.language() {
        Language::Arabic => (&note.ar, &note.en),
        Language::English => (&note.en, &note.ar),
    };
    let body = if first.is_empty() { second } else { first };
    let lines = |lines| TextOptions { max_lines: Some(lines), ..TextOptions::wrapped(width) };
    if !body.is_empty() && !card.chosen {
        card.body = Some(kit.text.layout(body, Role::Note, lines(3)));
    }
    let attributions = marks.attributions(&card.annotation.id);
    for attribution in attributions {
        let parts = [attribution.source_mention(), attribution.cue.as_ref()].map(|part| quote_of(session, part));
        // The source first, then the words that attribute; each isolated.
        let text = parts.into_iter().flatten().map(|part| format!("\u{2068}{part}\u{2069}")).collect::<Vec<_>>();
        if !text.is_empty() {
            let direction = session.article().map(|a| a.direction());
            let options = TextOptions { direction, ..lines(2) };
            card.foot.push(kit.text.layout(&text.join(" · "), Role::Small, options));
        }
    }
    let claims = marks.claims_of(&card.annotation.id).len();
    if claims > 0 && card.label.role == Some(LabelRole::Source) {
        let text = locale.text_with("card-said-of", &[("count", (claims as i64).into())]);
        card.foot.push(kit.text.layout(&text, Role::Small, lines(1)));
    }
    if card.chosen || card.foot.is_empty() {
        let time = locale.time(card.annotation.modified);
        let author = &card.annotation.author;
        // Each piece is isolated, so that a Latin name or the date keeps its order in an Arabic line.
        let time = format!("\u{2066}{time}\u{2069}");
        let text = if author.is_empty() { time } else { format!("\u{2068}{author}\u{2069} · {time}") };
        let direction = Some(locale.direction());
        card.foot.push(kit.text.layout(&text, Role::Small, TextOptions { direction, ..lines(1) }));
    }
    if card.label.role == Some(LabelRole::Claim) && attributions.is_empty() {
        let text = locale.text("card-untied");
        card.end = Some(kit.text.layout(&text, Role::Small, TextOptions::one_line(width / 2.0)));
    }
    let texts: f32 = card.body.iter().chain(&card.foot).map(|block| block.size().y).sum();
    let actions = if card.chosen { ACTIONS + NOTE_FIELD } else { 0.0 };
    let height = 2.0 * size::CARD_PADDING + HEAD + texts + actions;
    card.rect = Rect::from_min_size(card.mark.min, vec2(size::CARD_WIDTH, height.round()));
}

/// The words an annotation marks, its parts joined.
fn quote_of(session: &Session, id: Option<&AnnotationId>) -> Option<String> {
    let annotation = session.project.annotations.get(id?)?;
    Some(annotation.marks.iter().map(|m| m.quote.as_str()).collect::<Vec<_>>().join(" … "))
}

/// Gives each card its place: the chosen one beside its mark, the others as near to theirs as they can.
fn arrange(cards: &mut [Card], column: Rect, fixed: Option<f32>) {
    let wished = |card: &Card| fixed.unwrap_or(card.mark.top().round());
    let place = |card: &mut Card, top: f32| {
        let height = card.rect.height();
        card.rect = Rect::from_min_size(pos2(column.left(), top), vec2(column.width(), height));
    };
    let pivot = cards.iter().position(|card| card.chosen).unwrap_or(0);
    let mut floor = f32::NEG_INFINITY;
    for card in cards.iter_mut().skip(pivot) {
        let top = wished(card).max(floor);
        place(card, top);
        floor = card.rect.bottom() + GAP;
    }
    let mut ceiling = cards.get(pivot).map_or(f32::INFINITY, |card| card.rect.top() - GAP);
    for card in cards.iter_mut().take(pivot).rev() {
        let height = card.rect.height();
        let top = wished(card).min(ceiling - height);
        place(card, top);
        ceiling = top - GAP;
    }
}

/// The line from the gutter to the card.
fn connector(ui: &Ui, kit: &Kit, geometry: &Geometry, card: &Card) {
    let rtl = kit.direction.is_rtl();
    let edge = if rtl { geometry.left - 9.0 } else { geometry.left + geometry.column + 9.0 };
    let (to, stroke) = (
        if rtl { card.rect.right() } else { card.rect.left() },
        if card.chosen { Stroke::new(1.5, card.shades.line) } else { Stroke::new(0.75, kit.theme.line_strong) },
    );
    let (from_y, to_y) = (card.mark.center().y, card.rect.top() + size::CARD_PADDING + HEAD / 2.0);
    let bend = if rtl { to + 14.0 } else { to - 14.0 };
    let painter = ui.painter().with_clip_rect(geometry.area);
    painter.hline(egui::Rangef::new(edge.min(bend), edge.max(bend)), from_y, stroke);
    painter.vline(bend, egui::Rangef::new(from_y.min(to_y), from_y.max(to_y)), stroke);
    painter.hline(egui::Rangef::new(bend.min(to), bend.max(to)), to_y, stroke);
}

#[expect(clippy::too_many_arguments, reason = "a part of the article view needs all that a frame knows")]
fn card_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    locale: &Locale,
    session: &Session,
    view: &mut ArticleView,
    card: &Card,
    commands: &mut Vec<Command>,
    hovered: &mut Option<AnnotationId>,
) {
    let id = ui.scope_id().with(("card", &card.annotation.id));
    // It takes drags too, or the page behind it would.
    let response = ui.interact(card.rect, id, Sense::click_and_drag());
    let name = locale.label(&card.label);
    response.widget_info(|| {
        let quote = card.annotation.marks.iter().map(|m| m.quote.as_str()).collect::<Vec<_>>().join(" ");
        WidgetInfo::selected(egui::Role::ListBoxOption, true, card.chosen, format!("{name}: {quote}"))
    });
    if response.hovered() {
        *hovered = Some(card.annotation.id.clone());
    }
    if response.clicked() {
        let id = card.annotation.id.clone();
        let picks = session.picking.is_some() && matches!(card.label.role, Some(LabelRole::Source | LabelRole::Cue));
        commands.push(Command::Mark(if picks { Mark::Pick(id) } else { Mark::Choose(Some(id)) }));
    }
    let lit = response.hovered() || view.hovered.as_ref() == Some(&card.annotation.id);
    let edge = if card.chosen {
        Stroke::new(1.5, card.shades.line)
    } else if lit {
        Stroke::new(1.0, kit.theme.line_strong)
    } else {
        Stroke::new(1.0, kit.theme.hairline)
    };
    let painter = ui.painter().clone();
    painter.rect(card.rect, size::RADIUS_CARD as f32, kit.theme.surface_raised, edge, StrokeKind::Inside);
    let inner = card.rect.shrink(size::CARD_PADDING);
    head(ui, kit, card, inner, &name);
    let mut y = inner.top() + HEAD;
    if card.chosen {
        let note = Rect::from_min_size(pos2(inner.left(), y + 4.0), vec2(inner.width(), NOTE_FIELD - 8.0));
        note_ui(ui, kit, locale, view, card, note, commands);
        y += NOTE_FIELD;
    }
    let colors = [(&card.body, kit.theme.text)];
    for (block, color) in colors {
        if let Some(block) = block {
            natural(ui, kit, inner, &mut y, block, color);
        }
    }
    for block in &card.foot {
        let color = kit.theme.text_muted;
        natural(ui, kit, inner, &mut y, block, color);
    }
    if card.chosen {
        let row = Rect::from_min_size(pos2(inner.left(), y + 4.0), vec2(inner.width(), ACTIONS - 4.0));
        actions_ui(ui, kit, locale, session, view, card, row, commands);
    }
}

fn head(ui: &Ui, kit: &mut Kit, card: &Card, inner: Rect, name: &str) {
    let rtl = kit.direction.is_rtl();
    let row = Rect::from_min_size(inner.min, vec2(inner.width(), HEAD - 2.0));
    let swatch = vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT);
    let left = if rtl { row.right() - swatch.x } else { row.left() };
    let rect = Rect::from_min_size(pos2(left, row.center().y - swatch.y / 2.0), swatch);
    paint_swatch(ui.painter(), rect, &card.shades, card.label.line);
    let taken = card.end.as_ref().map_or(0.0, |end| end.size().x + 6.0);
    let text = kit.text.layout(name, Role::BodyMedium, TextOptions::one_line(row.width() - swatch.x - 8.0 - taken));
    let x = if rtl { rect.left() - 8.0 - text.size().x } else { rect.right() + 8.0 };
    let color = kit.theme.text;
    kit.text.paint(ui.painter(), pos2(x, row.center().y - text.size().y / 2.0), &text, color);
    if let Some(end) = &card.end {
        let x = if rtl { row.left() } else { row.right() - end.size().x };
        let color = kit.theme.text_muted;
        kit.text.paint(ui.painter(), pos2(x, row.center().y - end.size().y / 2.0), end, color);
    }
}

/// Paints a text on the side it starts from and moves `y` below it.
fn natural(ui: &Ui, kit: &mut Kit, inner: Rect, y: &mut f32, block: &TextBlock, color: Color32) {
    let x = match block.direction() {
        Direction::Rtl => inner.right() - block.size().x,
        Direction::Ltr => inner.left(),
    };
    kit.text.paint(ui.painter(), pos2(x, *y), block, color);
    *y += block.size().y;
}

/// The note of the chosen annotation: in Arabic or in English, as it begins.
fn note_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    locale: &Locale,
    view: &mut ArticleView,
    card: &Card,
    rect: Rect,
    commands: &mut Vec<Command>,
) {
    let note = &card.annotation.remarks.note;
    let kept = if note.ar.is_empty() { &note.en } else { &note.ar };
    let same = view.cards.note.as_ref().is_some_and(|(id, _)| *id == card.annotation.id);
    if !same {
        view.cards.note = Some((card.annotation.id.clone(), from_its_start(kept)));
    }
    let Some((_, state)) = &mut view.cards.note else { return };
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("note", &card.annotation.id)));
    let hint = locale.text("card-note-hint");
    let response = field_ui(&mut child, kit, state, Field::new(&hint).placeholder(&hint).width(rect.width()));
    if !response.has_focus() && !response.changed() && state.text() != kept {
        // Undo or another window changed it.
        *state = from_its_start(kept);
    }
    if response.changed() {
        let text = state.text().to_owned();
        let first = crate::text::direction::first_strong(&text);
        let arabic = first.map_or(!note.ar.is_empty(), Direction::is_rtl);
        commands.push(Command::Mark(Mark::SetNote { arabic, text }));
    }
}

/// A field with `text`, of which the beginning shows.
fn from_its_start(text: &str) -> FieldState {
    let mut state = FieldState::new(text);
    state.select(CpRange::default());
    state
}

#[expect(clippy::too_many_arguments, reason = "a part of the article view needs all that a frame knows")]
fn actions_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    locale: &Locale,
    session: &Session,
    view: &ArticleView,
    card: &Card,
    row: Rect,
    commands: &mut Vec<Command>,
) {
    let layout = crate::ui::kit::start_to_end(kit);
    let salt = ("actions", &card.annotation.id);
    let mut child = ui.new_child(UiBuilder::new().max_rect(row).layout(layout).id_salt(salt));
    let mut button = |child: &mut Ui, kit: &mut Kit, icon, command: Command, key: &str| {
        let hint = command.shortcut(session).map(|s| s.hint());
        if icon_button_ui(child, kit, icon, &locale.text(key), hint.as_deref(), true).clicked() {
            commands.push(command);
        }
    };
    if card.label.role == Some(LabelRole::Claim) {
        button(&mut child, kit, Icon::Link, Command::Mark(Mark::Attribute), "card-tie");
        if !view.marks.attributions(&card.annotation.id).is_empty() {
            button(&mut child, kit, Icon::Unlink, Command::Mark(Mark::Untie), "card-untie");
        }
    }
    button(&mut child, kit, Icon::Delete, Command::Mark(Mark::Delete), "card-delete");
    let change = locale.text("card-change-label");
    let anchor = icon_button_ui(&mut child, kit, Icon::Label, &change, None, true);
    let names: Vec<String> = session.project.labels.iter().map(|l| locale.label(l)).collect();
    let keys: Vec<String> =
        session.project.labels.iter().map(|l| l.key.map(String::from).unwrap_or_default()).collect();
    let items: Vec<MenuItem<'_>> = session
        .project
        .labels
        .iter()
        .enumerate()
        .map(|(i, label)| {
            let shades = kit.theme.label(label.color, label.role);
            let item = MenuItem::new(&names[i]).swatch(shades, label.line).selected(label.id == card.label.id);
            if keys[i].is_empty() { item } else { item.key(&keys[i]) }
        })
        .collect();
    if let Some(chosen) = menu_ui(kit, &anchor, &items).and_then(|i| session.project.labels.get(i)) {
        commands.push(Command::Mark(Mark::Label(chosen.id.clone())));
    }
}

/// The line that stands for cards that found no room, and brings up the first of them.
#[expect(clippy::too_many_arguments, reason = "a part of the article view needs all that a frame knows")]
fn more_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    locale: &Locale,
    cards: &[Card],
    clip: Rect,
    column: Rect,
    hidden: usize,
    commands: &mut Vec<Command>,
) {
    let text = locale.text_with("card-more", &[("count", (hidden as i64).into())]);
    let block = kit.text.layout(&text, Role::Small, TextOptions::one_line(column.width()));
    let rect = Rect::from_min_size(pos2(column.left(), clip.bottom() - 26.0), vec2(column.width(), 22.0));
    let response = ui.interact(rect, ui.scope_id().with("more-cards"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &text));
    let fill = if response.hovered() { kit.theme.hover } else { kit.theme.page };
    ui.painter().rect_filled(rect, size::RADIUS as f32, fill);
    let color = kit.theme.accent;
    let at = rect.center() - block.size() / 2.0;
    kit.text.paint(ui.painter(), at, &block, color);
    if response.clicked() {
        let first = cards.iter().find(|card| card.rect.top() > clip.bottom() - 24.0);
        if let Some(card) = first {
            commands.push(Command::Mark(Mark::Choose(Some(card.annotation.id.clone()))));
        }
    }
}
