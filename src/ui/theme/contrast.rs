//! Contrast of two colours by WCAG 2: relative luminance and its ratio.

use crate::exchange::lab::linear;
use egui::Color32;

/// The least ratio for text.
pub const TEXT: f32 = 4.5;
/// The least ratio for lines and shapes that say something.
pub const SHAPE: f32 = 3.0;

/// The relative luminance of an opaque colour, 0 (black) to 1 (white).
pub fn luminance(color: Color32) -> f32 {
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// The contrast ratio of two opaque colours, 1 to 21, whichever is the lighter.
pub fn ratio(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// `color` moved towards `pole` in small steps until it stands `least` apart from all of `grounds`.
///
/// Ends at `pole` itself if nothing nearer does.
pub fn pushed_towards(color: Color32, pole: Color32, grounds: &[Color32], least: f32) -> Color32 {
    (0..=32)
        .map(|step| mix(color, pole, step as f32 / 32.0))
        .find(|&c| grounds.iter().all(|&ground| ratio(c, ground) >= least))
        .unwrap_or(pole)
}

/// The opaque colour that is `share` (0 to 1) `b` and the rest `a`.
pub fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    Color32::from_rgb(channel(a.r(), b.r()), channel(a.g(), b.g()), channel(a.b(), b.b()))
}
