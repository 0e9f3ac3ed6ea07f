//! A key with its modifiers, and which of them can be given to commands.

/// A key with its modifiers, by egui's key names. `ctrl` is Command on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    pub key: &'static str,
}

impl Shortcut {
    pub(crate) const fn key(key: &'static str) -> Shortcut {
        Shortcut { ctrl: false, shift: false, alt: false, key }
    }

    pub(crate) const fn ctrl(key: &'static str) -> Shortcut {
        Shortcut { ctrl: true, ..Shortcut::key(key) }
    }

    pub(crate) const fn shift(self) -> Shortcut {
        Shortcut { shift: true, ..self }
    }

    pub(crate) const fn alt(self) -> Shortcut {
        Shortcut { alt: true, ..self }
    }

    /// Reads what [`Shortcut`]'s `Display` writes, such as `Ctrl+Shift+K`. `None` for keys that are not in [`KEYS`].
    pub fn parse(text: &str) -> Option<Shortcut> {
        let mut held = Shortcut::key("");
        let mut rest = text.trim();
        while let Some((modifier, after)) = rest.split_once('+') {
            match modifier {
                "Ctrl" => held.ctrl = true,
                "Alt" => held.alt = true,
                "Shift" => held.shift = true,
                _ => return None,
            }
            rest = after;
        }
        let key = KEYS.iter().find(|key| **key == rest)?;
        Some(Shortcut { key, ..held })
    }

    /// The key of a label, a digit or a small Latin letter, on the keyboard.
    pub fn of_label_key(key: char) -> Option<Shortcut> {
        let mut name = [0; 4];
        let name: &str = key.to_ascii_uppercase().encode_utf8(&mut name);
        KEYS.iter().find(|key| **key == name).map(|key| Shortcut::key(key))
    }

    /// The label key this is, if it is one: a digit or a letter with nothing held.
    pub fn label_key(self) -> Option<char> {
        let mut chars = self.key.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else { return None };
        (!self.ctrl && !self.alt && !self.shift && c.is_ascii_alphanumeric()).then(|| c.to_ascii_lowercase())
    }

    /// Why no command can have this key, if none can.
    pub fn refusal(self) -> Option<KeyRefusal> {
        if self.ctrl || self.alt {
            return None;
        }
        match self.key {
            "Escape" => Some(KeyRefusal::Escape),
            "Tab" | "Enter" | "Space" | "Backspace" => Some(KeyRefusal::Typing),
            key if key.len() == 1 && key.starts_with(|c: char| c.is_ascii_digit()) => Some(KeyRefusal::Digit),
            _ => None,
        }
    }

    /// Whether text fields answer this key themselves: what writes, moves the caret, uses the clipboard, undoes, submits.
    pub fn is_for_fields(self) -> bool {
        if !self.ctrl {
            return !is_function_key(self.key);
        }
        const FIELDS: [&str; 14] = [
            "A",
            "C",
            "V",
            "X",
            "Y",
            "Z",
            "ArrowLeft",
            "ArrowRight",
            "ArrowUp",
            "ArrowDown",
            "Home",
            "End",
            "Backspace",
            "Delete",
        ];
        FIELDS.contains(&self.key) || self.key == "Enter" && !self.shift
    }

    /// As a key hint shows it, such as `Ctrl Shift S`.
    pub fn hint(self) -> String {
        let mut parts = Vec::new();
        for (held, name) in [(self.ctrl, "Ctrl"), (self.alt, "Alt"), (self.shift, "Shift")] {
            if held {
                parts.push(name);
            }
        }
        parts.push(match self.key {
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "OpenBracket" => "[",
            "CloseBracket" => "]",
            "Plus" => "+",
            "Minus" => "−",
            "Equals" => "=",
            "Comma" => ",",
            "Period" => ".",
            "Delete" => "Del",
            "Escape" => "Esc",
            key => key,
        });
        parts.join(" ")
    }
}

/// Why a key cannot be given to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRefusal {
    /// Without Ctrl or Alt it writes, or moves between the parts of the window.
    Typing,
    /// The digits belong to the labels.
    Digit,
    /// Esc leaves whatever is under way, everywhere.
    Escape,
}

impl std::fmt::Display for Shortcut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        f.write_str(self.key)
    }
}

fn is_function_key(key: &str) -> bool {
    key.strip_prefix('F').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Every key that a shortcut can have, by the toolkit's names for them.
pub const KEYS: [&str; 76] = [
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "M",
    "N",
    "O",
    "P",
    "Q",
    "R",
    "S",
    "T",
    "U",
    "V",
    "W",
    "X",
    "Y",
    "Z",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Insert",
    "Delete",
    "Backspace",
    "Enter",
    "Space",
    "Tab",
    "Escape",
    "Plus",
    "Minus",
    "Equals",
    "Comma",
    "Period",
    "Semicolon",
    "Colon",
    "Slash",
    "Backslash",
    "OpenBracket",
    "CloseBracket",
    "Backtick",
    "Quote",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_as_it_is_written() {
        for key in KEYS {
            for held in 0..8u8 {
                let shortcut = Shortcut { ctrl: held & 1 > 0, shift: held & 2 > 0, alt: held & 4 > 0, key };
                assert_eq!(Shortcut::parse(&shortcut.to_string()), Some(shortcut), "{shortcut}");
            }
        }
    }

    #[test]
    fn what_is_no_key_is_not_read() {
        for text in ["", "+", "Ctrl+", "Ctrl++", "Hyper+K", "k", "Ctrl+Ctrl", "F99", "Ctrl K"] {
            assert_eq!(Shortcut::parse(text), None, "{text}");
        }
    }

    #[test]
    fn keys_that_typing_needs_are_refused_without_a_modifier() {
        let check = |text: &str, expected: Option<KeyRefusal>| {
            let shortcut = Shortcut::parse(text).unwrap_or_else(|| panic!("{text} is a key"));
            assert_eq!(shortcut.refusal(), expected, "{text}");
        };
        check("Space", Some(KeyRefusal::Typing));
        check("Shift+Enter", Some(KeyRefusal::Typing));
        check("7", Some(KeyRefusal::Digit));
        check("Escape", Some(KeyRefusal::Escape));
        check("Ctrl+Space", None);
        check("Alt+7", None);
        check("K", None);
        check("Delete", None);
    }

    #[test]
    fn a_label_s_key_is_a_digit_or_a_letter_alone() {
        let check = |text: &str, expected: Option<char>| {
            assert_eq!(Shortcut::parse(text).and_then(Shortcut::label_key), expected, "{text}");
        };
        check("K", Some('k'));
        check("4", Some('4'));
        check("Shift+K", None);
        check("F4", None);
        check("Home", None);
        for key in ['k', '4'] {
            assert_eq!(Shortcut::of_label_key(key).and_then(Shortcut::label_key), Some(key));
        }
        assert_eq!(Shortcut::of_label_key('ق'), None);
    }
}
