//! What holds for any text and any keys.

use super::edit::FieldState;
use super::input::tests::column;
use super::input::{Outcome, apply};
use crate::text::position::cp_len;
use crate::text::{Cp, CpRange, Direction, graphemes};
use crate::typeset::{Affinity, Caret};
use egui::{Event, ImeEvent, Key, Modifiers};
use proptest::prelude::*;

/// Narrow enough to break lines.
const ROOM: f32 = 90.0;

/// What a user may do.
#[derive(Clone, Debug)]
enum Act {
    Press(Key, Modifiers),
    Type(String),
    Paste(String),
    Cut,
    Compose(String),
    Commit(String),
    Select(u32, u32),
    Place(u32, bool),
    Word(u32),
    Force(Direction),
}

const MOVES: [Key; 8] =
    [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End, Key::PageUp, Key::PageDown];

/// Text of both directions with everything that joins characters or is not seen.
fn text(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-d ]{1,4}",
        "[\u{627}\u{644}\u{645}\u{628} ]{1,4}",
        "[\u{64E}\u{651}\u{300}\u{200C}\u{200D}\u{200E}\u{200F}\u{61C}]",
        "[\u{202A}-\u{202E}\u{2066}-\u{2069}]",
        "[\n0-9\u{660}-\u{663}(.]",
        Just("\u{1F468}\u{200D}\u{1F469}".to_owned()),
        "[\u{1F1F8}\u{1F1FE}\u{1F600}\u{FE0F}]",
        Just("\u{2029}".to_owned()),
    ];
    prop::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat())
}

fn act() -> impl Strategy<Value = Act> {
    let held = prop::sample::select(vec![
        Modifiers::NONE,
        Modifiers::SHIFT,
        Modifiers::COMMAND,
        Modifiers::COMMAND | Modifiers::SHIFT,
    ]);
    let keys: Vec<Key> = MOVES.into_iter().chain([Key::Backspace, Key::Delete, Key::Enter]).collect();
    prop_oneof![
        6 => (prop::sample::select(keys), held).prop_map(|(key, held)| Act::Press(key, held)),
        3 => text(3).prop_map(Act::Type),
        1 => text(6).prop_map(Act::Paste),
        1 => Just(Act::Cut),
        1 => text(2).prop_map(Act::Compose),
        1 => text(2).prop_map(Act::Commit),
        1 => (0u32..40, 0u32..40).prop_map(|(a, b)| Act::Select(a, b)),
        1 => (0u32..40, prop::bool::ANY).prop_map(|(at, extend)| Act::Place(at, extend)),
        1 => (0u32..40).prop_map(Act::Word),
        1 => prop::bool::ANY.prop_map(|rtl| Act::Force(if rtl { Direction::Rtl } else { Direction::Ltr })),
    ]
}

fn field(text: &str, divided: bool) -> FieldState {
    let mut state = FieldState::new(text);
    state.divide(divided);
    state
}

fn send(state: &mut FieldState, event: &Event) {
    let column = column(state, ROOM);
    apply(state, &column, 50.0, event, &mut Outcome::default());
}

fn press(state: &mut FieldState, key: Key, modifiers: Modifiers) {
    send(state, &Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
}

fn carry_out(state: &mut FieldState, act: &Act) {
    match act {
        Act::Press(key, modifiers) => press(state, *key, *modifiers),
        Act::Type(text) => text.chars().for_each(|c| send(state, &Event::Text(c.to_string()))),
        Act::Paste(text) => send(state, &Event::Paste(text.clone())),
        Act::Cut => send(state, &Event::Cut),
        Act::Compose(text) => {
            send(state, &Event::Ime(ImeEvent::Preedit { text: text.clone(), active_range_chars: None }))
        }
        Act::Commit(text) => send(state, &Event::Ime(ImeEvent::Commit(text.clone()))),
        Act::Select(a, b) => state.select(CpRange::new(*a, *b)),
        Act::Place(at, extend) => state.place(Caret { at: Cp(*at), affinity: Affinity::After }, *extend),
        Act::Word(at) => state.select_word(Cp(*at)),
        Act::Force(direction) => _ = state.force_direction(*direction),
    }
}

fn sound(state: &FieldState) -> Result<(), TestCaseError> {
    let all: Vec<Cp> = graphemes::boundaries(state.text()).collect();
    let (caret, anchor) = (state.caret().at, state.anchor());
    prop_assert!(all.contains(&caret), "caret {caret:?} in {:?}", state.text());
    prop_assert!(all.contains(&anchor), "anchor {anchor:?} in {:?}", state.text());
    prop_assert!(state.composing().is_none_or(|range| range.end.0 <= cp_len(state.text())));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever is done, caret and anchor stand between characters of the text; and all of it can be taken back and made again.
    #[test]
    fn carets_stand_between_characters_and_steps_can_be_walked(
        start in text(8), divided: bool, acts in prop::collection::vec(act(), 1..24),
    ) {
        let mut state = field(&start, divided);
        for act in &acts {
            carry_out(&mut state, act);
            sound(&state)?;
        }
        state.drop_composing();
        let end = state.text().to_owned();
        let mut steps = 0;
        while state.undo() {
            steps += 1;
            sound(&state)?;
        }
        prop_assert_eq!(state.text(), &start);
        for _ in 0..steps {
            prop_assert!(state.redo());
            sound(&state)?;
        }
        prop_assert!(!state.redo());
        prop_assert_eq!(state.text(), &end);
    }

    /// What is typed into an empty field is read back code point for code point.
    #[test]
    fn what_is_typed_is_read_back(typed in text(14)) {
        let mut state = field("", true);
        for c in typed.chars() {
            let event = Event::Text(c.to_string());
            if c == '\n' { press(&mut state, Key::Enter, Modifiers::NONE) } else { send(&mut state, &event) }
        }
        prop_assert_eq!(state.text(), &typed);
    }

    /// So is what is pasted, and what is copied of it.
    #[test]
    fn what_is_pasted_is_read_back(pasted in text(14)) {
        let mut state = field("", true);
        send(&mut state, &Event::Paste(pasted.clone()));
        prop_assert_eq!(state.text(), &pasted);
        state.select_all();
        prop_assert_eq!(state.selected_text(), &pasted);
    }

    /// Any plain text too, of whatever characters.
    #[test]
    fn any_characters_are_read_back(typed in "[^\r\0]{0,40}") {
        let mut state = field("", true);
        typed.chars().for_each(|c| send(&mut state, &Event::Text(c.to_string())));
        prop_assert_eq!(state.text(), &typed);
    }

    /// Left then Right, and Right then Left, lead back to the place on the screen, wherever the first of them stays in a
    /// paragraph or goes over to one of the same direction, from a place an arrow stops at.
    #[test]
    fn there_and_back_is_where_it_was(start in text(12), moves in prop::collection::vec(prop::bool::ANY, 1..30)) {
        let mut state = field(&start, true);
        for left in moves {
            let (key, back) = if left { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
            press(&mut state, back, Modifiers::NONE);
            let column = column(&state, ROOM);
            let before = column.place(state.caret());
            press(&mut state, key, Modifiers::NONE);
            let there = column.place(state.caret());
            let rtl = |piece: usize| column.pieces()[piece].is_rtl();
            if (there.piece, there.line, there.x) == (before.piece, before.line, before.x) {
                continue; // the text's edge
            }
            if rtl(there.piece) == rtl(before.piece) {
                press(&mut state, back, Modifiers::NONE);
                let again = column.place(state.caret());
                prop_assert_eq!((again.piece, again.line), (before.piece, before.line), "{:?}", state.text());
                prop_assert!((again.x - before.x).abs() < 0.1, "{} {} {:?}", again.x, before.x, state.text());
            }
        }
    }

    /// No key that moves gets stuck: from anywhere, going on in a direction reaches that end of the text.
    #[test]
    fn no_arrow_gets_stuck(start in text(12), at in 0u32..40, by_word: bool, down: bool) {
        let held = if by_word { Modifiers::COMMAND } else { Modifiers::NONE };
        for forward in [true, false] {
            let mut state = field(&start, true);
            state.select(CpRange::new(at, at));
            for _ in 0..(cp_len(&start) + 2) {
                let column = column(&state, ROOM);
                let (_, piece) = column.piece_at(state.caret().at);
                let key = match (down, forward) {
                    (true, true) => Key::ArrowDown,
                    (true, false) => Key::ArrowUp,
                    _ if piece.is_rtl() == forward => Key::ArrowLeft,
                    _ => Key::ArrowRight,
                };
                press(&mut state, key, if down { Modifiers::NONE } else { held });
            }
            let column = column(&state, ROOM);
            let place = column.place(state.caret());
            let wanted = column.place(if forward { state.end() } else { column.pieces()[0].start() });
            prop_assert_eq!((place.piece, place.line), (wanted.piece, wanted.line), "{:?}", state.text());
            prop_assert!((place.x - wanted.x).abs() < 0.1, "{} {} {:?}", place.x, wanted.x, state.text());
        }
    }

    /// Setting again what changed gives what setting everything anew gives.
    #[test]
    fn a_column_kept_in_part_is_the_column_anew(before in text(12), after in text(12), room in 40f32..200.0) {
        let (mut state, width) = (field(&before, true), column(&field("", true), ROOM));
        prop_assert_eq!(width.pieces().len(), 1);
        let old = column(&state, ROOM);
        state.select_all();
        state.cut();
        state.insert(&after);
        let anew = column(&state, room);
        let kept = super::input::tests::column_from(&state, room, Some(&old));
        let lines = |column: &super::column::Column| -> Vec<_> {
            column.pieces().iter().map(|p| (p.range, p.top, p.text().to_owned(), p.layout.lines().to_vec())).collect()
        };
        prop_assert_eq!(lines(&anew), lines(&kept));
    }
}
