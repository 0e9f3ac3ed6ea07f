//! The cards of marks that are proposed and not there yet: with whose it is and why, edged with dashes as the place in
//! the text is.

use super::cards::{Card, HEAD};
use super::{Geometry, ink};
use crate::locale::Locale;
use crate::session::Session;
use crate::text::CpRange;
use crate::ui::kit::Kit;
use crate::ui::marks::MarkIndex;
use crate::ui::page::Page;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::dashed_edge;
use egui::{Painter, Rect, Stroke, pos2, vec2};

/// Adds the cards of what is proposed for a block: where the page is, the page, the block, and the part of it that is
/// near what is in view.
pub(super) fn collect(
    cards: &mut Vec<Card>,
    kit: &mut Kit,
    locale: &Locale,
    session: &Session,
    marks: &MarkIndex,
    (geometry, page, block, near): (&Geometry, &mut Page, usize, CpRange),
) {
    for ghost in marks.ghosts() {
        let Some(label) = session.project.label(&ghost.mark.label).cloned() else { continue };
        if cards.iter().any(|card| card.annotation.id == ghost.mark.id) {
            continue;
        }
        let part = ghost.mark.marks.iter().find_map(|mark| mark.range.intersection(near));
        let Some(part) = part.filter(|part| !part.is_empty()) else { continue };
        let Some(mark) = ink::tint_height_at(geometry, page, block, part.start) else { continue };
        let width = size::CARD_WIDTH - 2.0 * size::CARD_PADDING;
        let lines = |lines| TextOptions { max_lines: Some(lines), ..TextOptions::wrapped(width) };
        let reason = ghost.verdict.reason.either(locale.is_arabic());
        let body = (!reason.is_empty()).then(|| kit.text.layout(reason, Role::Note, lines(3)));
        let by = match ghost.verdict.author.as_str() {
            "" => locale.text("card-proposed").to_string(),
            author => locale.text_with("card-proposed-by", &[("author", author.to_owned().into())]),
        };
        let direction = Some(locale.direction());
        let foot = vec![kit.text.layout(&by, Role::Small, TextOptions { direction, ..lines(1) })];
        let texts: f32 = body.iter().chain(&foot).map(|block| block.size().y).sum();
        let height = (2.0 * size::CARD_PADDING + HEAD + texts).round();
        cards.push(Card {
            annotation: ghost.mark.clone(),
            shades: kit.theme.label(label.color, label.role),
            label,
            chosen: session.proposal().is_some_and(|verdict| verdict.id == ghost.verdict.id),
            mark,
            body,
            foot,
            end: None,
            ghost: Some(ghost.verdict.clone()),
            open: None,
            rect: Rect::from_min_size(pos2(0.0, mark.min), vec2(size::CARD_WIDTH, height)),
        });
    }
}

/// Paints a card's ground and an edge of dashes.
pub(super) fn edge(painter: &Painter, kit: &Kit, card: &Card, edge: Stroke) {
    painter.rect_filled(card.rect, size::RADIUS_CARD as f32, kit.theme.surface_raised);
    let rect = card.rect.shrink(0.5);
    let stroke = Stroke::new(edge.width.max(1.0), if card.chosen { edge.color } else { kit.theme.line_strong });
    dashed_edge(painter, rect, size::RADIUS_CARD, stroke);
}
