//! Ctrl with a Shift key alone: the direction of the paragraph.
//!
//! This is what "Ctrl+Shift left" and "right" mean on Windows, in Word and in
//! browsers there: Ctrl with the *left* Shift key makes the paragraph run from
//! left to right, with the *right* one from right to left. It happens when the
//! first of the two keys is let go, and only if nothing else was pressed
//! meanwhile; Ctrl+Shift with an arrow goes on selecting words, as it does everywhere.
//! Where the desktop keeps these keys for changing the keyboard's layout,
//! Ctrl+Shift+X turns the direction round, as in Firefox.

use crate::text::Direction;
use egui::{Event, Key};

/// Which of the keys are held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Held {
    shift: Option<Direction>,
    control: bool,
    /// Whether something else was pressed meanwhile, or it happened already.
    spent: bool,
    /// Whether the field has only just got the focus: the frame's keys may be those that opened it.
    is_new: bool,
}

impl Default for Held {
    /// Of a field that has not had the focus.
    fn default() -> Held {
        Held { shift: None, control: false, spent: false, is_new: true }
    }
}

impl Held {
    /// Of a field that has the focus, with nothing held.
    fn here() -> Held {
        Held { is_new: false, ..Held::default() }
    }

    /// Ends a frame in which the field had the focus. What is held since before then asks for nothing when it is let go.
    pub fn end_frame(&mut self) {
        self.is_new = false;
    }

    /// Takes note of an event; answers with a direction when one is asked for.
    pub fn take(&mut self, event: &Event) -> Option<Direction> {
        match event {
            _ if self.is_new => None,
            Event::Key { key, pressed, repeat: false, modifiers, .. } => match (side(*key), is_control(*key)) {
                // One of the two may have been let go while another window had the keys; then the modifiers know.
                (Some(direction), _) if *pressed => {
                    self.spent = self.shift.is_some_and(|other| other != direction);
                    (self.shift, self.control) = (Some(direction), modifiers.ctrl);
                    None
                }
                (None, true) if *pressed => {
                    self.spent = false;
                    (self.shift, self.control) = (self.shift.filter(|_| modifiers.shift), true);
                    None
                }
                (None, false) => {
                    self.spent |= *pressed;
                    None
                }
                (released, _) => self.release(released.is_some()),
            },
            Event::PointerButton { pressed: true, .. } | Event::MouseWheel { .. } | Event::Ime(_) => {
                self.spent = true;
                None
            }
            Event::Copy | Event::Cut | Event::Paste(_) | Event::Text(_) => {
                self.spent = true;
                None
            }
            Event::WindowFocused(_) => {
                *self = Held::here();
                None
            }
            _ => None,
        }
    }

    fn release(&mut self, shift: bool) -> Option<Direction> {
        let asked = self.shift.filter(|_| self.control && !self.spent);
        if shift {
            self.shift = None;
        } else {
            self.control = false;
        }
        self.spent |= asked.is_some();
        asked
    }
}

fn side(key: Key) -> Option<Direction> {
    match key {
        Key::ShiftLeft => Some(Direction::Ltr),
        Key::ShiftRight => Some(Direction::Rtl),
        _ => None,
    }
}

fn is_control(key: Key) -> bool {
    matches!(key, Key::ControlLeft | Key::ControlRight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    /// Presses (`+`) and releases (`-`) keys in turn; answers with the directions asked for.
    fn check(keys: &[(char, Key)], expected: &[Direction]) {
        let mut held = Held::here();
        let (mut ctrl, mut shift) = (false, false);
        let mut found = Vec::new();
        for &(what, key) in keys {
            let pressed = what == '+';
            // As the toolkit says it: what is held before the key itself counts.
            let modifiers = Modifiers { ctrl, shift, command: ctrl, ..Modifiers::NONE };
            found.extend(held.take(&Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }));
            if is_control(key) {
                ctrl = pressed;
            } else if side(key).is_some() {
                shift = pressed;
            }
        }
        assert_eq!(found, expected, "{keys:?}");
    }

    #[test]
    fn ctrl_and_a_shift_key_alone_ask_for_a_direction() {
        use Key::{ControlLeft as Ctrl, ShiftLeft as Left, ShiftRight as Right};
        check(&[('+', Ctrl), ('+', Right), ('-', Right), ('-', Ctrl)], &[Direction::Rtl]);
        check(&[('+', Right), ('+', Ctrl), ('-', Ctrl), ('-', Right)], &[Direction::Rtl]);
        check(&[('+', Ctrl), ('+', Left), ('-', Ctrl), ('-', Left)], &[Direction::Ltr]);
        let twice = [('+', Ctrl), ('+', Left), ('-', Left), ('+', Right), ('-', Right), ('-', Ctrl)];
        check(&twice, &[Direction::Ltr, Direction::Rtl]);
    }

    #[test]
    fn keys_that_brought_the_focus_ask_for_nothing() {
        let modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        let event = |key, pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let mut held = Held::default();
        for key in [Key::ControlLeft, Key::ShiftLeft] {
            assert_eq!(held.take(&event(key, true)), None);
        }
        held.end_frame();
        for key in [Key::U, Key::ShiftLeft, Key::ControlLeft] {
            assert_eq!(held.take(&event(key, false)), None);
        }
        for key in [Key::ControlLeft, Key::ShiftLeft] {
            assert_eq!(held.take(&event(key, true)), None);
        }
        assert_eq!(held.take(&event(Key::ShiftLeft, false)), Some(Direction::Ltr));
    }

    #[test]
    fn with_another_key_they_ask_for_nothing() {
        use Key::{ArrowLeft as Arrow, ControlLeft as Ctrl, ShiftLeft as Left, ShiftRight as Right};
        check(&[('+', Ctrl), ('+', Left), ('+', Arrow), ('-', Arrow), ('-', Left), ('-', Ctrl)], &[]);
        check(&[('+', Ctrl), ('+', Left), ('+', Right), ('-', Left), ('-', Right), ('-', Ctrl)], &[]);
        check(&[('+', Left), ('-', Left)], &[]);
        check(&[('+', Ctrl), ('-', Ctrl), ('+', Left), ('-', Left)], &[]);
        let after =
            [('+', Ctrl), ('+', Left), ('+', Arrow), ('-', Left), ('-', Ctrl), ('+', Ctrl), ('+', Left), ('-', Left)];
        check(&after, &[Direction::Ltr]);
    }
}
