//! The cards in the margin: what is said of the marks beside them.
//!
//! Claims always have a card, sources and other labels when they carry a note,
//! cues never; the chosen annotation always does, and its card stands
//! beside its mark, unless the page begins too near above it or the view ends too near below. The others move away from
//! it, in text order, and never cover each other; those that find no room are told by a line at the view's foot, or where
//! the page begins if they stand before the chosen one. What is proposed has a card edged with dashes. A card only shows:
//! the inspector is where things are written.

use super::connectors::connectors;
use super::stack::{GAP, MORE, Slot, stack};
use super::{ArticleView, Geometry, dim, ink, proposals};
use crate::annotation::{Annotation, AnnotationId, Label, Role as LabelRole, Verdict};
use crate::command::{Command, Mark, Review, Tie};
use crate::locale::Locale;
use crate::session::{Language, Page, Session};
use crate::text::Direction;
use crate::ui::frame::Frame;
use crate::ui::icons::{Icon, paint_icon_sized};
use crate::ui::kit::Kit;
use crate::ui::marks::MarkIndex;
use crate::ui::page::Visible;
use crate::ui::text::{Role, TextBlock, TextOptions};
use crate::ui::theme::{LabelShades, size};
use crate::ui::widgets::{focus_ring, listed, paint_grade, paint_swatch, placed};
use egui::{Color32, Rangef, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

pub(super) const HEAD: f32 = 20.0;
/// How large the sign for open verdicts and comments is.
const SIGN: f32 = 14.0;
/// How wide a card's texts are.
const TEXT: f32 = size::CARD_WIDTH - 2.0 * size::CARD_PADDING;

/// What stands at the far end of a card's head.
pub(super) enum End {
    Grade(&'static str),
    Words(Arc<TextBlock>),
}

/// One card before it is drawn.
pub(super) struct Card {
    pub annotation: Arc<Annotation>,
    pub shades: LabelShades,
    pub label: Label,
    pub chosen: bool,
    /// How high its mark's first tint in view stands.
    pub mark: Rangef,
    pub body: Option<Arc<TextBlock>>,
    pub foot: Vec<Arc<TextBlock>>,
    pub end: Option<End>,
    /// The proposal that this is, of a mark that is not there yet.
    pub ghost: Option<Arc<Verdict>>,
    /// How many open verdicts and comments it has, in words that stand beside the sign for it.
    pub open: Option<Arc<TextBlock>>,
    pub rect: Rect,
}

/// How the texts of a card are set that take at most so many lines.
fn lines(most: usize) -> TextOptions {
    TextOptions { max_lines: Some(most), ..TextOptions::wrapped(TEXT) }
}

impl Card {
    /// A card that says nothing yet, of a mark whose first tint stands so high.
    pub fn new(kit: &Kit, annotation: Arc<Annotation>, label: Label, mark: Rangef) -> Card {
        Card {
            annotation,
            shades: kit.theme.label(label.color, label.role),
            label,
            chosen: false,
            mark,
            body: None,
            foot: Vec::new(),
            end: None,
            ghost: None,
            open: None,
            rect: Rect::NOTHING,
        }
    }

    /// What it says first, where that is anything.
    pub fn say(&mut self, kit: &mut Kit, body: &str) {
        self.body = (!body.is_empty()).then(|| kit.text.layout(body, Role::Note, lines(3)));
    }

    /// A line of the interface's below that, of at most so many lines.
    pub fn add(&mut self, kit: &mut Kit, locale: &Locale, text: &str, most: usize) {
        let options = TextOptions { direction: Some(locale.direction()), ..lines(most) };
        self.foot.push(kit.text.layout(text, Role::Small, options));
    }

    /// Gives it the height that its texts need, beside its mark.
    pub fn measure(&mut self) {
        let texts: f32 = self.body.iter().chain(&self.foot).map(|block| block.size().y).sum();
        let height = (2.0 * size::CARD_PADDING + HEAD + texts).round();
        self.rect = Rect::from_min_size(pos2(0.0, self.mark.min), vec2(size::CARD_WIDTH, height));
    }
}

/// Shows the cards of what is in view; those whose marks do not stand in what is `read` are dimmed as these are.
pub(super) fn cards_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    view: &mut ArticleView,
    geometry: &Geometry,
    visible: &Visible,
    read: Option<Rangef>,
) {
    let mut cards = collect(frame, view, geometry, visible);
    let begins = geometry.y(0.0) + GAP;
    let (column, above) = match geometry.cards {
        Some(column) => (column, arrange(&mut cards, column, begins)),
        None => {
            // No room beside the text: only the chosen one, at the view's foot, unless the inspector says the same.
            let told = frame.session.page == Page::Read && frame.session.settings.inspector_open;
            cards.retain(|card| card.chosen && !told);
            let height = cards.first().map_or(0.0, |card| card.rect.height());
            let area = geometry.area.shrink(12.0);
            let corner = pos2(area.left(), area.bottom() - height);
            let foot = Rect::from_min_max(corner, pos2(area.left() + size::CARD_WIDTH, area.bottom()));
            cards.iter_mut().for_each(|card| card.rect = foot);
            (foot, 0)
        }
    };
    let clip = geometry.area;
    let (cards, hidden): (Vec<Card>, Vec<Card>) = cards.into_iter().partition(|card| card.rect.is_positive());
    let (above, below) = hidden.split_at(above.min(hidden.len()));
    let is_dim = |card: &Card| read.is_some_and(|read| !read.contains(card.mark.center()));
    if geometry.cards.is_some() {
        connectors(ui, frame.kit, geometry, &cards, view.hovered.as_ref(), is_dim);
    }
    let mut hovered = None;
    // No card shows through below the line that stands for those without room.
    let mut inner = ui.new_child(UiBuilder::new().id_salt("cards").max_rect(clip));
    if !below.is_empty() {
        inner.set_clip_rect(clip.with_max_y(clip.bottom() - MORE - GAP).intersect(ui.clip_rect()));
    }
    if !cards.is_empty() {
        listed(&inner, egui::Role::ListBox, &frame.locale.text("card-list"), above.len() + cards.len() + below.len());
    }
    for (at, card) in cards.iter().enumerate() {
        if card.rect.intersects(clip) {
            placed(&card_ui(&mut inner, frame, view, card, &mut hovered), above.len() + at);
            if is_dim(card) && hovered.as_ref() != Some(&card.annotation.id) {
                inner.painter().rect_filled(card.rect, size::RADIUS_CARD as f32, dim::veil(frame.kit));
            }
        }
    }
    if hovered.is_some() {
        view.hovered = hovered;
    }
    let line = |y: f32| Rect::from_min_size(pos2(column.left(), y), vec2(column.width(), MORE - 6.0));
    // Where two lines stand for cards, each says for which.
    let foot = if above.is_empty() { "card-more" } else { "card-more-below" };
    for (key, cards, y) in [("card-more-above", above, begins), (foot, below, clip.bottom() - MORE + 2.0)] {
        if !cards.is_empty() {
            more_ui(ui, frame, (key, cards), line(y), cards.iter().all(is_dim));
        }
    }
}

fn collect(frame: &mut Frame<'_>, view: &mut ArticleView, geometry: &Geometry, visible: &Visible) -> Vec<Card> {
    let Frame { kit, locale, session, .. } = frame;
    let mut cards: Vec<Card> = Vec::new();
    let Some(page) = &mut view.page else { return cards };
    for block in visible.blocks.clone() {
        let near = ink::text_near(geometry, page, block, ink::marks_beyond(geometry));
        let marks = view.marks.of_block(block).filter_map(|m| Some((m, m.range.intersection(near)?)));
        let mut marks: Vec<_> = marks.collect();
        marks.sort_by_key(|(mark, _)| mark.range.start);
        for (mark, part) in marks {
            let annotation = mark.annotation.clone();
            let chosen = session.chosen.as_ref() == Some(&annotation.id);
            let Some(label) = session.project.label(&annotation.label).cloned() else { continue };
            let reviewed = view.marks.open_reviews(&annotation.id) > 0;
            if !(chosen || reviewed || has_card(&annotation, &label))
                || cards.iter().any(|c| c.annotation.id == annotation.id)
            {
                continue;
            }
            let Some(height) = ink::tint_height_at(geometry, page, block, part.start) else { continue };
            let mut card = Card { chosen, ..Card::new(kit, annotation, label, height) };
            write(&mut card, kit, locale, session, &view.marks);
            cards.push(card);
        }
        proposals::collect(&mut cards, kit, locale, session, &view.marks, (geometry, page, block, near));
    }
    // Of those that begin on one line, the one that begins first in the text stands first.
    let start = |card: &Card| card.annotation.span().start;
    cards.sort_by(|a, b| a.mark.min.total_cmp(&b.mark.min).then_with(|| start(a).cmp(&start(b))));
    cards
}

fn has_card(annotation: &Annotation, label: &Label) -> bool {
    match label.role {
        Some(LabelRole::Claim) => true,
        Some(LabelRole::Cue) => false,
        Some(LabelRole::Source) | None => !annotation.remarks.is_empty(),
    }
}

/// What a card says first: the gloss in the interface's language, else a note in it, else what the other one has.
fn body_of<'a>(annotation: &'a Annotation, language: Language) -> &'a str {
    let remarks = &annotation.remarks;
    let in_language = |text: &'a crate::annotation::Bilingual, language| match language {
        Language::Arabic => text.ar.as_str(),
        Language::English => text.en.as_str(),
    };
    let other = if language == Language::Arabic { Language::English } else { Language::Arabic };
    let order =
        [(&remarks.gloss, language), (&remarks.note, language), (&remarks.gloss, other), (&remarks.note, other)];
    order.into_iter().map(|(text, language)| in_language(text, language)).find(|t| !t.is_empty()).unwrap_or_default()
}

/// Lays a card's texts out and finds its height.
fn write(card: &mut Card, kit: &mut Kit, locale: &Locale, session: &Session, marks: &MarkIndex) {
    let annotation = card.annotation.clone();
    card.say(kit, body_of(&annotation, locale.language()));
    match card.label.role {
        Some(LabelRole::Claim) => write_claim(card, kit, locale, session, marks),
        Some(LabelRole::Source) => write_source(card, kit, locale, session, marks),
        Some(LabelRole::Cue) | None => {}
    }
    let open = marks.open_reviews(&annotation.id);
    if open > 0 {
        let options = TextOptions::one_line(TEXT / 4.0);
        card.open = Some(kit.text.layout(&locale.number(open), Role::Small, options));
    }
    if card.foot.is_empty() {
        let author = &annotation.author;
        // Each piece is isolated, so that a Latin name or the date keeps its order in an Arabic line.
        let time = format!("\u{2068}{}\u{2069}", locale.time(annotation.modified));
        let text = if author.is_empty() { time } else { format!("\u{2068}{author}\u{2069} · {time}") };
        card.add(kit, locale, &text, 1);
    }
    card.measure();
}

/// Who said the claim, what contradicts it, and how far it is believed.
fn write_claim(card: &mut Card, kit: &mut Kit, locale: &Locale, session: &Session, marks: &MarkIndex) {
    let annotation = card.annotation.clone();
    let attributions = marks.attributions(&annotation.id);
    for attribution in attributions {
        card.add(kit, locale, &locale.chain(&session.project, attribution), 2);
    }
    if attributions.is_empty() {
        card.add(kit, locale, &locale.text("card-untied"), 1);
    }
    let against = marks.contradictions(&annotation.id);
    if against > 0 {
        card.add(kit, locale, &locale.text_with("card-contradicted", &[("count", (against as i64).into())]), 1);
    }
    card.end = Some(match annotation.assessment.credibility {
        Some(grade) => End::Grade(grade.key()),
        None => {
            let options = TextOptions::one_line(TEXT / 2.0);
            End::Words(kit.text.layout(&locale.text("card-ungraded"), Role::Small, options))
        }
    });
}

/// Whom the source means, how reliable that is, and how much it said.
fn write_source(card: &mut Card, kit: &mut Kit, locale: &Locale, session: &Session, marks: &MarkIndex) {
    let annotation = card.annotation.clone();
    if let Some(entry) = annotation.refers_to.as_ref().and_then(|id| session.project.sources.get(id)) {
        card.add(kit, locale, &format!("\u{2068}{}\u{2069}", locale.source(entry)), 2);
        card.end = entry.reliability().map(|grade| End::Grade(grade.key()));
    }
    let claims = marks.claims_of(&annotation.id).len();
    if claims > 0 {
        card.add(kit, locale, &locale.text_with("card-said-of", &[("count", (claims as i64).into())]), 1);
    }
}

/// Gives each card in `column` its place in the view, whole or, where there is no room for it, none; none above `page`,
/// where the page begins. Answers how many at the beginning have none.
fn arrange(cards: &mut [Card], column: Rect, page: f32) -> usize {
    let slot = |card: &Card| Slot {
        mark: card.mark.min.round(),
        height: card.rect.height(),
        chosen: card.chosen,
        top: 0.0,
        gone: false,
    };
    let mut slots: Vec<Slot> = cards.iter().map(slot).collect();
    // The line that stands for those without room needs some itself; it is kept free, or cards would move as it comes.
    let end = column.bottom() - GAP;
    let view = Rangef::new(column.top(), end - MORE);
    let above = stack(&mut slots, page, view, end);
    for (card, slot) in cards.iter_mut().zip(&slots) {
        card.rect = match slot.gone {
            true => Rect::NOTHING,
            false => Rect::from_min_size(pos2(column.left(), slot.top), vec2(column.width(), slot.height)),
        };
    }
    above
}

fn card_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    view: &mut ArticleView,
    card: &Card,
    hovered: &mut Option<AnnotationId>,
) -> Response {
    let Frame { kit, locale, session, commands } = frame;
    let id = ui.scope_id().with(("card", &card.annotation.id));
    // It takes drags too, or the page behind it would. By keyboard one goes from mark to mark, wherever they stand.
    let response = ui.interact(card.rect, id, Sense::CLICK | Sense::DRAG);
    let name = locale.label(&card.label);
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::ListBoxOption, true, card.chosen, spoken(card, locale, &view.marks))
    });
    if response.hovered() {
        *hovered = Some(card.annotation.id.clone());
    }
    if response.clicked() {
        let id = card.annotation.id.clone();
        let picks = session.picking.as_ref().is_some_and(|p| p.fits(&session.project, &card.annotation));
        commands.push(if let Some(verdict) = &card.ghost {
            Command::Review(Review::ShowProposal(verdict.id.clone()))
        } else if picks {
            Command::Tie(Tie::Pick(id))
        } else {
            Command::Mark(Mark::Choose(Some(id)))
        });
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
    match card.ghost {
        Some(_) => proposals::edge(&painter, kit, card, edge),
        None => {
            painter.rect(card.rect, size::RADIUS_CARD as f32, kit.theme.surface_raised, edge, StrokeKind::Inside);
        }
    }
    let inner = card.rect.shrink(size::CARD_PADDING);
    head(ui, kit, card, inner, &name);
    let mut y = inner.top() + HEAD;
    let (text, muted) = (kit.theme.text, kit.theme.text_muted);
    let body = card.body.iter().map(|block| (block, text));
    for (block, color) in body.chain(card.foot.iter().map(|block| (block, muted))) {
        natural(ui, kit, inner, &mut y, block, color);
    }
    response
}

/// What assistive technology hears of a card: whether it is proposed, its label, its words, how much on it is open.
fn spoken(card: &Card, locale: &Locale, marks: &MarkIndex) -> String {
    let label = locale.label(&card.label);
    let name = match card.ghost {
        Some(_) => format!("{}{}{label}", locale.text("card-proposed"), locale.comma()),
        None => label,
    };
    let quote = card.annotation.marks.iter().map(|m| m.quote.as_str()).collect::<Vec<_>>().join(" ");
    let open = match marks.open_reviews(&card.annotation.id) {
        0 => String::new(),
        open => format!(" ({})", locale.text_with("card-open", &[("count", (open as i64).into())])),
    };
    format!("{name}: {quote}{open}")
}

fn head(ui: &Ui, kit: &mut Kit, card: &Card, inner: Rect, name: &str) {
    let rtl = kit.direction.is_rtl();
    let row = Rect::from_min_size(inner.min, vec2(inner.width(), HEAD - 2.0));
    let swatch = vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT);
    let left = if rtl { row.right() - swatch.x } else { row.left() };
    let rect = Rect::from_min_size(pos2(left, row.center().y - swatch.y / 2.0), swatch);
    paint_swatch(ui.painter(), rect, &card.shades, card.label.line);
    let taken = match &card.end {
        Some(End::Grade(_)) => size::GRADE_WIDTH + 6.0,
        Some(End::Words(words)) => words.size().x + 6.0,
        None => 0.0,
    };
    let sign = card.open.as_ref().map_or(0.0, |count| SIGN + 3.0 + count.size().x + 8.0);
    let taken = taken + sign;
    let text = kit.text.layout(name, Role::BodyMedium, TextOptions::one_line(row.width() - swatch.x - 8.0 - taken));
    let x = if rtl { rect.left() - 8.0 - text.size().x } else { rect.right() + 8.0 };
    let color = kit.theme.text;
    kit.text.paint(ui.painter(), pos2(x, row.center().y - text.size().y / 2.0), &text, color);
    let end_left = |width: f32| if rtl { row.left() } else { row.right() - width };
    match &card.end {
        Some(End::Grade(grade)) => {
            let at = pos2(end_left(size::GRADE_WIDTH), row.center().y - size::GRADE_HEIGHT / 2.0);
            paint_grade(ui, kit, Rect::from_min_size(at, vec2(size::GRADE_WIDTH, size::GRADE_HEIGHT)), grade);
        }
        Some(End::Words(words)) => {
            let color = kit.theme.text_muted;
            let at = pos2(end_left(words.size().x), row.center().y - words.size().y / 2.0);
            kit.text.paint(ui.painter(), at, words, color);
        }
        None => {}
    }
    if let Some(count) = &card.open {
        // Before what stands at the far end: the sign, then how many.
        let room = sign - 8.0;
        let end = taken - sign;
        let left = if rtl { row.left() + end } else { row.right() - end - room };
        let color = kit.theme.accent;
        let icon_left = if rtl { left + room - SIGN } else { left };
        let icon = Rect::from_min_size(pos2(icon_left, row.center().y - SIGN / 2.0), vec2(SIGN, SIGN));
        paint_icon_sized(ui.painter(), kit, Icon::Comment, icon, SIGN, color);
        let x = if rtl { left } else { left + SIGN + 3.0 };
        kit.text.paint(ui.painter(), pos2(x, row.center().y - count.size().y / 2.0), count, color);
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

/// The line that stands for cards that found no room, and brings up the first of them; dimmed as these are.
fn more_ui(ui: &mut Ui, frame: &mut Frame<'_>, (key, hidden): (&str, &[Card]), rect: Rect, is_dim: bool) {
    let Frame { kit, locale, commands, .. } = frame;
    let text = locale.text_with(key, &[("count", (hidden.len() as i64).into())]);
    let block = kit.text.layout(&text, Role::Small, TextOptions::one_line(rect.width()));
    let response = ui.interact(rect, ui.scope_id().with(("more", key == "card-more-above")), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &text));
    let fill = if response.hovered() { kit.theme.hover } else { kit.theme.page };
    ui.painter().rect_filled(rect, size::RADIUS as f32, fill);
    let is_dim = is_dim && !response.hovered() && !response.has_focus();
    let color = if is_dim { kit.theme.accent.blend(dim::veil(kit)) } else { kit.theme.accent };
    let at = rect.center() - block.size() / 2.0;
    kit.text.paint(ui.painter(), at, &block, color);
    focus_ring(ui.painter(), kit, &response, rect.shrink(size::FOCUS_RING + size::FOCUS_GAP), size::RADIUS);
    if let Some(card) = hidden.first().filter(|_| response.clicked()) {
        commands.push(match &card.ghost {
            Some(verdict) => Command::Review(Review::ShowProposal(verdict.id.clone())),
            None => Command::Mark(Mark::Choose(Some(card.annotation.id.clone()))),
        });
    }
}
