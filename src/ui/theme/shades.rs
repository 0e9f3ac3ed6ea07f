//! The three shades of a label in a theme.

use super::Theme;
use super::contrast::{self, mix, pushed_towards};
use crate::annotation::Role;
use crate::exchange::lab::mirrored;
use crate::session::Side;
use egui::Color32;

/// The colours of one label in one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelShades {
    /// The line of its marks.
    pub line: Color32,
    /// Behind its marks at rest.
    pub tint: Color32,
    /// Behind the selected mark; swatches.
    pub tint_strong: Color32,
}

/// How much of the line colour is in the tints, for light and for dark grounds.
const TINT: (f32, f32) = (0.12, 0.20);
/// The same for what is marked by one of two people and looked at.
const SIDE_STRONG: f32 = 0.14;
const TINT_STRONG: (f32, f32) = (0.28, 0.36);
/// How much of a strong line is in the two bands of a plot, and in its ticks, which are seen on them too.
const BANDS: ([f32; 2], [f32; 2]) = ([0.13, 0.26], [0.18, 0.36]);
const TICK: f32 = 0.28;

impl Theme {
    /// The shades of a label: the design's own for the three built-in roles with their own
    /// colour, otherwise derived from `rgb`, the line's colour in the light theme.
    ///
    /// Derived shades keep the hue, and in the dark theme the line has the mirrored lightness, lest lines that differ in
    /// it become one; the line stands 4.5 apart from the page and 3 from its own strong tint, text and muted text 4.5
    /// from both tints.
    pub fn label(&self, rgb: [u8; 3], builtin: Option<Role>) -> LabelShades {
        let color = Color32::from_rgb(rgb[0], rgb[1], rgb[2]);
        let own = builtin.map(|role| match role {
            Role::Claim => (Theme::LIGHT.claim.line, self.claim),
            Role::Source => (Theme::LIGHT.source.line, self.source),
            Role::Cue => (Theme::LIGHT.cue.line, self.cue),
        });
        match own {
            Some((light_line, shades)) if light_line == color => shades,
            _ => self.derived(color),
        }
    }

    /// The shades of what one of two people marked, or both alike.
    pub fn side(&self, side: Side) -> LabelShades {
        let (line, tint) = match side {
            Side::Mine => (self.mine_line, self.mine_tint),
            Side::Theirs => (self.theirs_line, self.theirs_tint),
            Side::Both => (self.line_strong, self.agreed_tint),
        };
        LabelShades { line, tint, tint_strong: self.readable(mix(tint, line, SIDE_STRONG)) }
    }

    /// The lighter and the deeper band of a plot, through which a row's own ground is seen.
    pub fn bands(&self) -> [Color32; 2] {
        let shares = if self.is_dark() { BANDS.1 } else { BANDS.0 };
        shares.map(|share| self.line_strong.gamma_multiply(share))
    }

    /// A plot's ticks, over its bands.
    pub fn tick(&self) -> Color32 {
        self.line_strong.gamma_multiply(TICK)
    }

    /// `ground` moved away from the text until that, muted too, can be read on it.
    fn readable(&self, ground: Color32) -> Color32 {
        let far = if self.is_dark() { Color32::BLACK } else { Color32::WHITE };
        pushed_towards(ground, far, &[self.text, self.text_muted], contrast::TEXT)
    }

    fn derived(&self, color: Color32) -> LabelShades {
        let near = if self.is_dark() { Color32::WHITE } else { Color32::BLACK };
        let share = |pair: (f32, f32)| if self.is_dark() { pair.1 } else { pair.0 };
        let tint = |pair| self.readable(mix(self.page, color, share(pair)));
        let (tint, tint_strong) = (tint(TINT), tint(TINT_STRONG));
        let in_light = |color| pushed_towards(color, Color32::BLACK, &[Theme::LIGHT.page], contrast::TEXT);
        let color = if self.is_dark() { mirror_of(in_light(color)) } else { color };
        let line = pushed_towards(color, near, &[self.page], contrast::TEXT);
        let line = pushed_towards(line, near, &[self.page, tint_strong], contrast::SHAPE);
        LabelShades { line, tint, tint_strong }
    }
}

fn mirror_of(color: Color32) -> Color32 {
    let [r, g, b] = mirrored([color.r(), color.g(), color.b()]);
    Color32::from_rgb(r, g, b)
}
