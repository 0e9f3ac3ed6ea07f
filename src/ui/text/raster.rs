//! One glyph's outline as 8-bit coverage.

use crate::typeset::{Embedded, FaceId, Fonts, OutlineCommand};
use skrifa::{FontRef, MetadataProvider};
use zeno::{Command, Mask, Vector};

/// The horizontal positions within a pixel that glyphs are drawn for.
pub(super) const SUBPIXELS: u8 = 4;

/// Which picture of which glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct GlyphKey {
    pub face: FaceId,
    pub glyph: u16,
    /// The em in 1/64 px.
    pub size: u32,
    /// In quarters of a pixel, to the right.
    pub subpixel: u8,
    /// Whether it is painted lighter than its ground.
    pub light: bool,
}

/// A glyph's coverage, row by row from the top.
pub(super) struct Coverage {
    pub pixels: Vec<u8>,
    pub width: usize,
    pub height: usize,
    /// From the glyph's origin, rounded down to whole px, to the left column.
    pub left: i32,
    /// From the baseline down to the top row's upper edge, in px; negative above it.
    pub top: i32,
}

/// Pictures larger than this (px) are not drawn: no text of the program comes near.
const LARGEST: u32 = 1000;

/// The coverage of a glyph; `None` if it has no outline or no ink.
pub(super) fn rasterize(fonts: &Fonts, key: GlyphKey) -> Option<Coverage> {
    let shift = f32::from(key.subpixel) / f32::from(SUBPIXELS);
    let outline = fonts.outline(key.face, key.glyph, key.size as f32 / 64.0);
    if outline.is_empty() {
        return None;
    }
    let path: Vec<Command> = outline.iter().map(|&step| shifted(step, shift)).collect();
    let mut mask = Mask::new(path.as_slice());
    let mut drawable = false;
    mask.inspect(|_, width, height| drawable = (1..=LARGEST).contains(&width) && (1..=LARGEST).contains(&height));
    if !drawable {
        return None;
    }
    let (mut pixels, place) = mask.render();
    if key.light {
        for pixel in &mut pixels {
            *pixel = lightened(*pixel);
        }
    }
    let (width, height) = (place.width as usize, place.height as usize);
    Some(Coverage { pixels, width, height, left: place.left, top: place.top })
}

/// A step of an outline, moved to the right by `shift` px.
fn shifted(step: OutlineCommand, shift: f32) -> Command {
    let at = |x: f32, y: f32| Vector::new(x + shift, y);
    match step {
        OutlineCommand::MoveTo(x, y) => Command::MoveTo(at(x, y)),
        OutlineCommand::LineTo(x, y) => Command::LineTo(at(x, y)),
        OutlineCommand::QuadTo(ax, ay, x, y) => Command::QuadTo(at(ax, ay), at(x, y)),
        OutlineCommand::CurveTo(ax, ay, bx, by, x, y) => Command::CurveTo(at(ax, ay), at(bx, by), at(x, y)),
        OutlineCommand::Close => Command::Close,
    }
}

/// Light text blended in gamma space looks thinner than dark text of the same coverage;
/// raising its middle tones as browsers do (an exponent of 1.2) makes up for it.
fn lightened(coverage: u8) -> u8 {
    (255.0 * (f32::from(coverage) / 255.0).powf(1.0 / 1.2)).round() as u8
}

/// The glyph of `c` in the icon font.
pub(super) fn icon_glyph(c: char) -> Option<u16> {
    let font = FontRef::new(Embedded::Lucide.bytes()).ok()?;
    font.charmap().map(c).and_then(|glyph| u16::try_from(glyph.to_u32()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(face: Embedded, glyph: u16, size: f32, subpixel: u8) -> GlyphKey {
        GlyphKey { face: face.face(), glyph, size: (size * 64.0) as u32, subpixel, light: false }
    }

    /// The ink of a picture, in px of full coverage, and the column of its centre of mass from the glyph's origin.
    fn mass(coverage: &Coverage) -> (f32, f32) {
        let (mut sum, mut moment) = (0.0, 0.0);
        for (i, &c) in coverage.pixels.iter().enumerate() {
            let column = (i % coverage.width) as f32 + 0.5 + coverage.left as f32;
            sum += f32::from(c) / 255.0;
            moment += f32::from(c) / 255.0 * column;
        }
        (sum, moment / sum)
    }

    #[test]
    fn each_subpixel_position_is_a_quarter_further_right() {
        let fonts = Fonts::embedded();
        let glyph = icon_glyph(lucide_icons::Icon::Menu.into()).expect("an icon");
        let at = |subpixel| mass(&rasterize(&fonts, key(Embedded::Lucide, glyph, 16.0, subpixel)).expect("ink"));
        let (ink, start) = at(0);
        for subpixel in 1..SUBPIXELS {
            let (more, center) = at(subpixel);
            assert!((center - start - 0.25 * f32::from(subpixel)).abs() < 0.02, "{subpixel}: {center} from {start}");
            assert!((more - ink).abs() < ink * 0.02, "the same ink");
        }
    }

    #[test]
    fn ink_lies_above_the_baseline() {
        let fonts = Fonts::embedded();
        let glyph = icon_glyph(lucide_icons::Icon::Search.into()).expect("an icon");
        let coverage = rasterize(&fonts, key(Embedded::Lucide, glyph, 32.0, 0)).expect("ink");
        assert!(coverage.top < 0 && coverage.top >= -32, "{}", coverage.top);
        assert!(coverage.top + coverage.height as i32 <= 1);
        assert!(coverage.pixels.iter().any(|&c| c > 200));
    }

    #[test]
    fn what_has_no_ink_has_no_picture() {
        let fonts = Fonts::embedded();
        assert!(rasterize(&fonts, key(Embedded::PlexSans, u16::MAX, 16.0, 0)).is_none());
        assert!(rasterize(&fonts, key(Embedded::PlexSans, 40, 0.0, 0)).is_none());
        assert!(rasterize(&fonts, key(Embedded::PlexSans, 40, 40000.0, 0)).is_none());
    }

    #[test]
    fn light_text_is_a_little_stronger() {
        assert_eq!((lightened(0), lightened(255)), (0, 255));
        assert!((1..255).all(|c| lightened(c) >= c && lightened(c) - c < 20));
    }
}
