//! The lines from marks to their cards: each on a way of its own, so that one sees which card belongs where.
//!
//! Marks and cards stand in the same order, so ways that are kept apart need never cross: where several cards are moved
//! the same way, the line that has farthest to go along the gutter goes nearest to the cards.

use super::cards::{Card, HEAD};
use super::{Geometry, dim};
use crate::annotation::AnnotationId;
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use egui::emath::GuiRounding as _;
use egui::{Pos2, Rangef, Shape, Stroke, Ui, pos2};

/// Where the lines begin, from the text's edge: behind the first bar in the gutter.
const BEGIN: f32 = 9.0;
/// From the cards to the nearest way along the gutter, and to the farthest, which is clear of the second bar.
const NEAREST: f32 = 10.0;
const FARTHEST: f32 = 19.0;
/// From one way to the next where there is room for it.
const STEP: f32 = 4.0;

/// The way of one line: at which height it leaves the mark, at which it comes to the card, and how far from the cards it
/// goes from one to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Way {
    from: f32,
    to: f32,
    away: f32,
}

/// Paints the lines of `cards`, those of the chosen one and of the one under the pointer in front.
pub(super) fn connectors(
    ui: &Ui,
    kit: &Kit,
    geometry: &Geometry,
    cards: &[Card],
    hovered: Option<&AnnotationId>,
    is_dim: impl Fn(&Card) -> bool,
) {
    let places: Vec<(Rangef, Rangef)> = cards.iter().map(|card| (card.mark, card.rect.y_range())).collect();
    let ways = ways(&places);
    let strength = |card: &Card| (card.chosen, hovered == Some(&card.annotation.id));
    let mut order: Vec<(&Card, Way)> = cards.iter().zip(ways).collect();
    order.sort_by_key(|(card, _)| strength(card));
    let painter = ui.painter().with_clip_rect(geometry.area);
    let outward = if kit.is_rtl() { -1.0 } else { 1.0 };
    let edge = if kit.is_rtl() { geometry.left } else { geometry.left + geometry.column };
    for (card, way) in order {
        let stroke = match strength(card) {
            (true, _) => Stroke::new(1.5, card.shades.line),
            (false, true) => Stroke::new(1.25, card.shades.line),
            (false, false) => Stroke::new(0.75, kit.theme.line_strong),
        };
        let color = if is_dim(card) { stroke.color.blend(dim::veil(kit)) } else { stroke.color };
        let stroke = Stroke { color, ..stroke };
        let end = if kit.is_rtl() { card.rect.right() } else { card.rect.left() };
        let corners = line((edge + outward * BEGIN, end), way, stroke, geometry.scale);
        painter.add(Shape::line(corners, stroke));
    }
}

/// The corners of a line from `begin` to `end` that goes the way in one, on whole pixels as straight lines are put.
fn line((begin, end): (f32, f32), way: Way, stroke: Stroke, scale: f32) -> Vec<Pos2> {
    let snapped = |mut at: f32| {
        stroke.round_center_to_pixel(scale, &mut at);
        at
    };
    let outward = (end - begin).signum();
    // An end on the border of two pixels stays short of the one beyond.
    let inward = outward * 0.25 / scale;
    let [begin, last] = [begin + inward, end - inward].map(|at| at.round_to_pixel_center(scale));
    let (from, to, bend) = (snapped(way.from), snapped(way.to), snapped(end - outward * way.away));
    if from == to {
        return vec![pos2(begin, from), pos2(last, to)];
    }
    vec![pos2(begin, from), pos2(bend, from), pos2(bend, to), pos2(last, to)]
}

/// The ways between marks and cards at these heights, in the order they stand in.
fn ways(places: &[(Rangef, Rangef)]) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::with_capacity(places.len());
    // Marks that begin on one line share its height.
    for on_line in places.chunk_by(|(a, _), (b, _)| a == b) {
        for (at, (mark, card)) in on_line.iter().enumerate() {
            let part = (at + 1) as f32 / (on_line.len() + 1) as f32;
            let from = mark.min + part * mark.span();
            // One that stands beside its mark is reached straight on, another at the middle of its head.
            let head = Rangef::new(card.min, card.min + size::CARD_PADDING + HEAD).shrink(size::RADIUS_CARD as f32);
            let to = if head.contains(from) { from } else { card.min + size::CARD_PADDING + HEAD / 2.0 };
            ways.push(Way { from, to, away: NEAREST });
        }
    }
    // Only neighbours that are moved the same way, and meet along the gutter, need be kept apart.
    let meet = |a: &Way, b: &Way| {
        let down = a.from < a.to && b.from < b.to && b.from <= a.to + STEP;
        down || a.from > a.to && b.from > b.to && b.to <= a.from + STEP
    };
    for bundle in ways.chunk_by_mut(meet) {
        let step = STEP.min((FARTHEST - NEAREST) / (bundle.len().max(2) - 1) as f32);
        let down = bundle.first().is_some_and(|way| way.from < way.to);
        let last = bundle.len() - 1;
        for (at, way) in bundle.iter_mut().enumerate() {
            way.away = NEAREST + step * if down { at } else { last - at } as f32;
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The ways from marks, 29 points high, to cards, 60 points high, with these tops.
    fn ways_of(tops: &[(f32, f32)]) -> Vec<Way> {
        let places: Vec<_> =
            tops.iter().map(|&(mark, card)| (Rangef::new(mark, mark + 29.0), Rangef::new(card, card + 60.0))).collect();
        ways(&places)
    }

    #[test]
    fn a_card_beside_its_mark_is_reached_straight_on() {
        let ways = ways_of(&[(100.0, 100.0), (300.0, 300.0)]);
        assert!(ways.iter().all(|way| way.from == way.to && way.away == NEAREST), "{ways:?}");
    }

    #[test]
    fn the_way_that_has_farthest_to_go_is_nearest_to_the_cards() {
        let aways = |tops: &[(f32, f32)]| ways_of(tops).iter().map(|way| way.away).collect::<Vec<_>>();
        assert_eq!(aways(&[(100.0, 200.0), (138.0, 268.0), (176.0, 336.0)]), [10.0, 14.0, 18.0]);
        assert_eq!(aways(&[(300.0, 100.0), (338.0, 168.0)]), [14.0, 10.0]);
        // Apart from each other they need not be kept apart.
        assert_eq!(aways(&[(100.0, 200.0), (400.0, 480.0)]), [10.0, 10.0]);
    }

    #[test]
    fn a_line_is_one_from_its_mark_to_its_card_on_whole_pixels() {
        let stroke = Stroke::new(0.75, egui::Color32::BLACK);
        let straight = Way { from: 112.4, to: 112.4, away: NEAREST };
        assert_eq!(line((500.0, 540.0), straight, stroke, 1.0), [pos2(500.5, 112.5), pos2(539.5, 112.5)]);
        assert_eq!(line((540.0, 500.0), straight, stroke, 1.0), [pos2(539.5, 112.5), pos2(500.5, 112.5)]);
        // What differs by less than a pixel is no bend.
        let nearly = Way { to: 112.8, ..straight };
        assert_eq!(line((500.0, 540.0), nearly, stroke, 1.0).len(), 2);
        let bent = Way { to: 140.0, ..straight };
        for scale in [1.0, 1.5] {
            let corners = line((540.0, 500.0), bent, stroke, scale);
            assert_eq!(corners.len(), 4);
            assert!(corners.iter().all(|at| *at == at.round_to_pixel_center(scale)), "{scale}: {corners:?}");
            assert!(corners.windows(2).all(|two| two[0].x == two[1].x || two[0].y == two[1].y), "{corners:?}");
        }
    }

    proptest! {
        #[test]
        fn no_two_ways_meet(
            mut lines in prop::collection::vec(0u8..20, 1..12),
            gaps in prop::collection::vec(8.0f32..90.0, 12),
            first in -200.0f32..400.0,
        ) {
            lines.sort_unstable();
            let mut top = first;
            let tops: Vec<(f32, f32)> = lines.iter().zip(gaps).map(|(line, gap)| {
                let card = top;
                top += 60.0 + gap;
                (f32::from(*line) * 38.0, card)
            }).collect();
            let ways = ways_of(&tops);
            for (at, a) in ways.iter().enumerate() {
                for b in ways.iter().skip(at + 1) {
                    let order = a.from < b.from && a.to < b.to;
                    prop_assert!(order, "{a:?} {b:?}");
                    let [along_a, along_b] = [a, b].map(|way| Rangef::new(way.from.min(way.to), way.from.max(way.to)));
                    let along = along_a.min <= along_b.max && along_b.min <= along_a.max;
                    prop_assert!(!along || a.away != b.away, "{a:?} {b:?}");
                    // What goes across at a height is on its own side of what goes along there.
                    let crosses_b = along_b.contains(a.from) && a.away < b.away || along_b.contains(a.to) && a.away > b.away;
                    let crosses_a = along_a.contains(b.from) && b.away < a.away || along_a.contains(b.to) && b.away > a.away;
                    prop_assert!(!crosses_a && !crosses_b, "{a:?} {b:?}");
                }
            }
        }
    }
}
