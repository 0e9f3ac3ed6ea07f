//! How cards share a column: each beside its mark where it can be, none over another, none cut while there is room.
//!
//! Heights are in points on the screen.

use egui::Rangef;

/// Between two cards.
pub(super) const GAP: f32 = 8.0;

/// The height of the line that stands for cards without room.
pub(super) const MORE: f32 = 28.0;

/// How much farther than the text a card is moved at most that must come into view or leave it.
const SWIFT: f32 = 4.0;

/// One card.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The top of its mark, where it is to stand.
    pub mark: f32,
    pub height: f32,
    pub chosen: bool,
    /// Where it stands.
    pub top: f32,
    /// Whether it finds no room.
    pub gone: bool,
}

impl Slot {
    fn bottom(&self) -> f32 {
        self.top + self.height
    }

    /// The chosen one is seen whole, but for the first while as its mark comes into view.
    fn wished(&self, view: Rangef) -> f32 {
        let whole = (view.max - self.height).max(view.min);
        let come = self.mark - SWIFT * (view.max - self.mark);
        if self.chosen && view.contains(self.mark) { self.mark.min(whole.max(come)) } else { self.mark }
    }

    /// Whether others have left it no room above `foot` though its mark is in the view, which ends at `end`. What stands
    /// at its mark merely goes with it.
    fn is_left_out(&self, end: f32, foot: f32) -> bool {
        !self.chosen && self.mark < end && self.top > self.mark && self.bottom() > foot
    }
}

/// Gives each card its place, in the order they stand in: the chosen one beside its mark, the others as near to theirs
/// as they can; none above `page`, where the page begins. What others push over the foot of `view` comes up again as its
/// mark comes into view, at most [`SWIFT`] times as far, so that no card leaps while the text is scrolled; what then still
/// does not fit is gone, unless it needs no more than what is left. `end` is where marks go out of view.
///
/// Answers how many at the beginning are gone, as the chosen one has the room: the line that stands for them has its own,
/// where the page begins.
pub(super) fn stack(slots: &mut [Slot], page: f32, view: Rangef, end: f32) -> usize {
    let above = place(slots, page, view);
    let mut floor = if above > 0 { page + MORE } else { page };
    for slot in slots.iter_mut().filter(|slot| !slot.gone) {
        if slot.is_left_out(end, view.max) {
            let lowest = view.max - slot.height;
            slot.gone = floor > lowest;
            slot.top = if slot.gone { slot.top } else { slot.mark.clamp(floor, lowest) };
        }
        if !slot.gone && slot.mark < end {
            floor = slot.bottom() + GAP;
        }
    }
    above
}

/// Gives all of them their places, as if there were room below the foot of `view`; answers how many at the beginning
/// are gone.
fn place(slots: &mut [Slot], page: f32, view: Rangef) -> usize {
    let chosen = slots.iter().position(|slot| slot.chosen);
    let pivot = chosen.unwrap_or(0);
    let mut floor = f32::NEG_INFINITY;
    for slot in slots.iter_mut().skip(pivot) {
        slot.top = slot.wished(view).max(floor);
        floor = slot.bottom() + GAP;
    }
    let mut ceiling = slots.get(pivot).map_or(f32::INFINITY, |slot| slot.top - GAP);
    for slot in slots.iter_mut().take(pivot).rev() {
        slot.top = slot.mark.min(ceiling - slot.height);
        ceiling = slot.top - GAP;
    }
    // Those before the chosen one push it no farther down than it is whole; the first ones make room, and some more for
    // the line that stands for them.
    let mut above = 0;
    if let Some((before, chosen)) = chosen.and_then(|at| slots.split_at_mut_checked(at))
        && let Some(chosen) = chosen.first().filter(|chosen| view.contains(chosen.mark))
    {
        let room = (view.max - chosen.height - chosen.top).max(0.0);
        let without_room = |page: f32| before.iter().take_while(|slot| page - slot.top > room).count();
        above = if without_room(page) > 0 { without_room(page + MORE) } else { 0 };
        before.iter_mut().take(above).for_each(|slot| slot.gone = true);
    }
    let mut end = f32::INFINITY;
    let behind = chosen.map_or(0, |at| at + 1);
    for slot in slots.iter_mut().skip(behind).rev().filter(|slot| slot.mark < view.max) {
        let come = SWIFT * (view.max - slot.mark);
        end = end.min(view.max.max(slot.mark + slot.height).max(slot.bottom() - come));
        slot.top = slot.top.min(end - slot.height);
        end = slot.top - GAP;
    }
    let mut floor = if above > 0 { page + MORE } else { page };
    for (at, slot) in slots.iter_mut().enumerate().filter(|(_, slot)| !slot.gone) {
        // What is beside its mark at the view's head leaves with it; nothing is pushed out there.
        let head = view.min + SWIFT * (slot.mark - view.min).min(0.0);
        let head = if at >= pivot { head } else { f32::NEG_INFINITY };
        slot.top = slot.top.max(floor).max(head);
        floor = slot.bottom() + GAP;
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VIEW: Rangef = Rangef { min: 0.0, max: 600.0 };

    fn slot(mark: f32, height: f32, chosen: bool) -> Slot {
        Slot { mark, height, chosen, top: 0.0, gone: false }
    }

    /// Cards 100 points high at these marks, on a page that begins at `page`; the one with this number is chosen.
    fn stacked_on(page: f32, marks: &[f32], chosen: Option<usize>) -> Vec<Slot> {
        let slot = |(at, mark): (usize, &f32)| slot(*mark, 100.0, chosen == Some(at));
        let mut slots: Vec<Slot> = marks.iter().enumerate().map(slot).collect();
        stack(&mut slots, page, VIEW, VIEW.max);
        slots
    }

    fn stacked(marks: &[f32], chosen: Option<usize>) -> Vec<Slot> {
        stacked_on(-10_000.0, marks, chosen)
    }

    fn tops(marks: &[f32], chosen: Option<usize>) -> Vec<f32> {
        stacked(marks, chosen).iter().map(|slot| slot.top).collect()
    }

    #[test]
    fn cards_stand_beside_their_marks_and_move_down_where_they_must() {
        assert_eq!(tops(&[50.0, 300.0], None), [50.0, 300.0]);
        assert_eq!(tops(&[50.0, 60.0, 70.0], None), [50.0, 158.0, 266.0]);
        assert_eq!(tops(&[50.0, 60.0, 70.0], Some(2)), [-146.0, -38.0, 70.0], "the chosen one stays");
    }

    #[test]
    fn what_is_pushed_over_the_foot_comes_up_again() {
        assert_eq!(tops(&[450.0, 455.0], None), [392.0, 500.0]);
        assert_eq!(tops(&[450.0, 455.0, 460.0], None), [284.0, 392.0, 500.0]);
        // What stands at its mark goes with it, and those above make room.
        assert_eq!(tops(&[400.0, 550.0], None), [400.0, 550.0]);
        assert_eq!(tops(&[545.0, 550.0], None), [442.0, 550.0]);
        // What is out of view pushes nobody.
        assert_eq!(tops(&[550.0, 610.0], None), [550.0, 658.0]);
    }

    #[test]
    fn no_card_leaps_while_the_text_is_scrolled() {
        let marks = [380.0, 440.0, 450.0, 455.0, 610.0, 640.0, 655.0, 900.0];
        for chosen in [None, Some(3), Some(5)] {
            let scrolled = |by: u16| {
                let moved: Vec<f32> = marks.iter().map(|mark| mark - f32::from(by)).collect();
                tops(&moved, chosen)
            };
            for by in 0..400 {
                let (before, after) = (scrolled(by), scrolled(by + 1));
                let leap = before.iter().zip(&after).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                assert!(leap <= SWIFT + 1.0, "{by}: {before:?} {after:?}");
            }
        }
    }

    #[test]
    fn what_finds_no_room_is_left_out_but_never_the_chosen_one() {
        let left_out =
            |marks: &[f32], chosen| -> Vec<bool> { stacked(marks, chosen).iter().map(|slot| slot.gone).collect() };
        let seven = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0];
        assert_eq!(left_out(&seven, None), [false, false, false, false, false, true, true]);
        assert_eq!(left_out(&[580.0, 590.0], Some(0)), [false, true], "the chosen one is whole at the foot");
        assert_eq!(tops(&[580.0], Some(0)), [500.0]);
        assert_eq!(left_out(&[590.0], None), [false], "scrolled past, not left out");
    }

    #[test]
    fn what_needs_less_takes_the_room_that_is_left() {
        let heights = [(10.0, 300.0), (20.0, 150.0), (30.0, 200.0), (40.0, 60.0), (50.0, 70.0), (60.0, 50.0)];
        let mut slots: Vec<Slot> = heights.into_iter().map(|(mark, height)| slot(mark, height, false)).collect();
        stack(&mut slots, 0.0, VIEW, VIEW.max);
        let shown: Vec<f32> = slots.iter().filter(|slot| !slot.gone).map(|slot| slot.top).collect();
        assert_eq!(shown, [0.0, 308.0, 466.0, 534.0]);
        let gone: Vec<bool> = slots.iter().map(|slot| slot.gone).collect();
        assert_eq!(gone, [false, false, true, false, true, false], "of those that follow the first that fit");
    }

    #[test]
    fn at_the_beginning_of_the_page_the_first_ones_make_room_for_the_chosen_one() {
        let slots = stacked_on(0.0, &[10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0], Some(6));
        let gone: Vec<bool> = slots.iter().map(|slot| slot.gone).collect();
        assert_eq!(gone, [true, true, false, false, false, false, false]);
        let tops: Vec<f32> = slots.iter().skip(2).map(|slot| slot.top).collect();
        assert_eq!(tops, [28.0, 136.0, 244.0, 352.0, 460.0], "the line for the others stands above them");
        let mut slots = slots;
        assert_eq!(stack(&mut slots, 0.0, VIEW, VIEW.max), 2);
    }

    proptest! {
        #[test]
        fn the_chosen_one_is_whole_wherever_the_page_begins(
            mut marks in prop::collection::vec(-300.0f32..900.0, 1..12),
            chosen in 0usize..12,
            page in -400.0f32..100.0,
        ) {
            marks.iter_mut().for_each(|mark| *mark = mark.max(page).round());
            marks.sort_by(f32::total_cmp);
            let slots = stacked_on(page, &marks, Some(chosen % marks.len()));
            let shown: Vec<&Slot> = slots.iter().filter(|slot| !slot.gone).collect();
            for pair in shown.windows(2) {
                prop_assert!(pair[1].top >= pair[0].bottom() + GAP - 0.01, "{:?}", slots);
            }
            for slot in shown {
                let far = VIEW.max - slot.mark >= slot.height / SWIFT;
                let in_view = slot.chosen && far && VIEW.contains(slot.mark);
                prop_assert!(!in_view || slot.bottom() <= VIEW.max + 0.01, "{:?}", slots);
            }
        }

        #[test]
        fn cards_never_cover_each_other_and_are_whole_or_at_their_marks(
            mut marks in prop::collection::vec(-300.0f32..900.0, 0..12),
            chosen in prop::option::of(0usize..12),
        ) {
            marks.iter_mut().for_each(|mark| *mark = mark.round());
            marks.sort_by(f32::total_cmp);
            let slots = stacked(&marks, chosen);
            let shown: Vec<&Slot> = slots.iter().filter(|slot| !slot.gone).collect();
            for pair in shown.windows(2) {
                prop_assert!(pair[1].top >= pair[0].bottom() + GAP - 0.01, "{:?}", slots);
            }
            for slot in shown.into_iter().filter(|slot| (VIEW.min..VIEW.max).contains(&slot.mark)) {
                let whole = slot.bottom() <= VIEW.max + 0.01;
                prop_assert!(whole || slot.top <= slot.mark, "{:?}", slots);
                let far = VIEW.max - slot.mark >= slot.height / SWIFT;
                prop_assert!(!(slot.chosen && far) || whole && slot.top <= slot.mark, "{:?}", slots);
            }
        }
    }
}
