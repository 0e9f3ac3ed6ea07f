//! A key with its modifiers.

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
