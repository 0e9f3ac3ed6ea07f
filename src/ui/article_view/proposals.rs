//! The cards of marks that are proposed and not there yet: with whose it is and why, edged with dashes as the place in
//! the text is.

use super::cards::Card;
use super::{Geometry, ink};
use crate::locale::Locale;
use crate::session::Session;
use crate::text::CpRange;
use crate::ui::kit::Kit;
use crate::ui::marks::MarkIndex;
use crate::ui::page::Page;
use crate::ui::theme::size;
use crate::ui::widgets::dashed_edge;
use egui::{Painter, Stroke};

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
        let mut card = Card {
            chosen: session.proposal().is_some_and(|verdict| verdict.id == ghost.verdict.id),
            ghost: Some(ghost.verdict.clone()),
            ..Card::new(kit, ghost.mark.clone(), label, mark)
        };
        card.say(kit, ghost.verdict.reason.either(locale.is_arabic()));
        let by = match ghost.verdict.author.as_str() {
            "" => locale.text("card-proposed").to_string(),
            author => locale.text_with("card-proposed-by", &[("author", author.to_owned().into())]),
        };
        card.add(kit, locale, &by, 1);
        card.measure();
        cards.push(card);
    }
}

/// Paints a card's ground and an edge of dashes.
pub(super) fn edge(painter: &Painter, kit: &Kit, card: &Card, edge: Stroke) {
    painter.rect_filled(card.rect, size::RADIUS_CARD as f32, kit.theme.surface_raised);
    let rect = card.rect.shrink(0.5);
    let stroke = Stroke::new(edge.width.max(1.0), if card.chosen { edge.color } else { kit.theme.line_strong });
    dashed_edge(painter, rect, size::RADIUS_CARD, stroke);
}
