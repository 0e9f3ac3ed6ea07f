//! The colours of a label in what is exported: those the window has, without the window.
//!
//! A label has one colour, its line's in the light theme. The others are derived: tints by mixing it with the page, the
//! line by moving it until it stands out (WCAG 2 contrast), its mirror on a dark ground. Colours are red, green, blue, 0
//! to 255.

use super::lab::{linear, mirrored};
use crate::annotation::{Label, Role};

/// An opaque colour.
pub(super) type Rgb = [u8; 3];

/// A light or dark ground, and the text on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ground {
    pub page: Rgb,
    pub text: Rgb,
    /// Captions, credits and the like.
    muted: Rgb,
    dark: bool,
}

/// The colours of one label on one ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shades {
    /// The line under its marks.
    pub line: Rgb,
    /// Behind its marks.
    pub tint: Rgb,
    /// Behind what is pointed at; swatches.
    pub strong: Rgb,
}

pub(super) const LIGHT: Ground = Ground { page: rgb(0xFFFEFB), text: rgb(0x1E2024), muted: rgb(0x5A5D65), dark: false };
pub(super) const DARK: Ground = Ground { page: rgb(0x1B1E22), text: rgb(0xE6E3DC), muted: rgb(0xB0B4BB), dark: true };

/// The least contrast of text, and of lines.
const TEXT: f32 = 4.5;
const SHAPE: f32 = 3.0;

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/// The built-in roles' own shades, light and dark.
const BUILT_IN: [(Role, Shades, Shades); 3] = [
    (Role::Claim, shades(0x1A62A5, 0xE1EDF9, 0xBFD9F4), shades(0x78B2EC, 0x1E3247, 0x28486A)),
    (Role::Source, shades(0x8F5400, 0xFBEDD3, 0xF6D9A4), shades(0xE6B264, 0x3A2E1B, 0x574321)),
    (Role::Cue, shades(0x74194F, 0xFAE6F0, 0xF6D3E5), shades(0xF6BEDF, 0x44293C, 0x5F3A55)),
];

const fn rgb(hex: u32) -> Rgb {
    [(hex >> 16) as u8, (hex >> 8) as u8, hex as u8]
}

const fn shades(line: u32, tint: u32, strong: u32) -> Shades {
    Shades { line: rgb(line), tint: rgb(tint), strong: rgb(strong) }
}

impl Ground {
    /// The shades of a label on it.
    pub fn shades(&self, label: &Label) -> Shades {
        let own = label.role.and_then(|role| BUILT_IN.iter().find(|(built_in, ..)| *built_in == role));
        match own {
            Some((_, light, dark)) if light.line == label.color => *if self.dark { dark } else { light },
            _ => self.derived(label.color),
        }
    }

    fn derived(&self, color: Rgb) -> Shades {
        let (near, far) = if self.dark { (WHITE, BLACK) } else { (BLACK, WHITE) };
        let (weak, strong) = if self.dark { (0.20, 0.36) } else { (0.12, 0.28) };
        let tint = |share| pushed(mix(self.page, color, share), far, &[self.text, self.muted], TEXT);
        let (tint, strong) = (tint(weak), tint(strong));
        let color = if self.dark { mirrored(pushed(color, BLACK, &[LIGHT.page], TEXT)) } else { color };
        let line = pushed(color, near, &[self.page], TEXT);
        Shades { line: pushed(line, near, &[self.page, strong], SHAPE), tint, strong }
    }
}

/// `color` moved towards `pole` until it stands `least` apart from all of `grounds`.
fn pushed(color: Rgb, pole: Rgb, grounds: &[Rgb], least: f32) -> Rgb {
    let steps = (0..=32u8).map(|step| mix(color, pole, f32::from(step) / 32.0));
    let mut enough = steps.filter(|&c| grounds.iter().all(|&ground| contrast(c, ground) >= least));
    enough.next().unwrap_or(pole)
}

/// The colour that is `share` (0 to 1) `b` and the rest `a`.
fn mix(a: Rgb, b: Rgb, share: f32) -> Rgb {
    let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    let ([r, g, b_], [r2, g2, b2]) = (a, b);
    [channel(r, r2), channel(g, g2), channel(b_, b2)]
}

/// The contrast ratio of WCAG 2, 1 to 21.
pub(super) fn contrast(a: Rgb, b: Rgb) -> f32 {
    let light = |[r, g, b]: Rgb| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour as six hexadecimal digits.
pub(super) fn hex([r, g, b]: Rgb) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{LABEL_COLORS, Theme};
    use proptest::prelude::*;

    fn check(label: &Label) {
        for (ground, theme) in [(LIGHT, Theme::LIGHT), (DARK, Theme::DARK)] {
            let (ours, theirs) = (ground.shades(label), theme.label(label.color, label.role));
            let plain = |color: egui::Color32| [color.r(), color.g(), color.b()];
            assert_eq!(ours.line, plain(theirs.line), "{label:?}");
            assert_eq!((ours.tint, ours.strong), (plain(theirs.tint), plain(theirs.tint_strong)), "{label:?}");
            assert!(contrast(ours.line, ours.strong) >= SHAPE && contrast(ground.text, ours.strong) >= TEXT);
            assert_eq!((ground.text, ground.muted), (plain(theme.text), plain(theme.text_muted)));
        }
    }

    #[test]
    fn labels_look_as_in_the_window() {
        Label::built_in().iter().for_each(check);
        for (_, color) in LABEL_COLORS {
            let [mut label, ..] = Label::built_in();
            label.color = color;
            check(&label);
        }
    }

    proptest! {
        #[test]
        fn labels_of_any_colour_look_as_in_the_window(color in any::<[u8; 3]>()) {
            let [mut label, ..] = Label::built_in();
            (label.color, label.role) = (color, None);
            check(&label);
        }
    }
}
