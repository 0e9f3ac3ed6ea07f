//! One glyph's outline as 8-bit coverage.

use crate::typeset::{FaceId, Fonts};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use zeno::{Command, Mask, PathBuilder};

/// Where a glyph's outline is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// A face of the engine's fonts.
    Face(FaceId),
    /// The icon font.
    Icons,
}

/// The horizontal positions within a pixel that glyphs are drawn for.
pub(super) const SUBPIXELS: u8 = 4;

/// Which picture of which glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct GlyphKey {
    pub source: Source,
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
    /// From the baseline up to the top row's upper edge, in px.
    pub top: i32,
}

/// Pictures larger than this (px) are not drawn: no text of the program comes near.
const LARGEST: u32 = 1000;

/// The coverage of a glyph; `None` if it has no outline or no ink.
pub(super) fn rasterize(fonts: &Fonts, key: GlyphKey) -> Option<Coverage> {
    let mut path = Path::default();
    let size = key.size as f32 / 64.0;
    match key.source {
        Source::Face(face) => draw_face(fonts, face, key.glyph, size, &mut path)?,
        Source::Icons => {
            let font = FontRef::new(lucide_icons::LUCIDE_FONT_BYTES).ok()?;
            draw(&font, key.glyph, size, &mut path)?;
        }
    }
    if path.commands.is_empty() {
        return None;
    }
    let shift = f32::from(key.subpixel) / f32::from(SUBPIXELS);
    let mut mask = Mask::new(path.commands.as_slice());
    mask.origin(zeno::Origin::BottomLeft).offset((shift, 0.0));
    let mut too_large = false;
    mask.inspect(|_, width, height| too_large = width > LARGEST || height > LARGEST || width * height == 0);
    if too_large {
        return None;
    }
    let (mut pixels, place) = mask.render();
    if key.light {
        for pixel in &mut pixels {
            *pixel = lightened(*pixel);
        }
    }
    Some(Coverage {
        pixels,
        width: place.width as usize,
        height: place.height as usize,
        left: place.left,
        top: place.top,
    })
}

/// Light text blended in gamma space looks thinner than dark text of the same coverage;
/// raising its middle tones as browsers do (an exponent of 1.2) makes up for it.
fn lightened(coverage: u8) -> u8 {
    (255.0 * (f32::from(coverage) / 255.0).powf(1.0 / 1.2)).round() as u8
}

/// The glyph of `c` in the icon font.
pub(super) fn icon_glyph(c: char) -> Option<u16> {
    let font = FontRef::new(lucide_icons::LUCIDE_FONT_BYTES).ok()?;
    font.charmap().map(c).and_then(|glyph| u16::try_from(glyph.to_u32()).ok())
}

fn draw_face(fonts: &Fonts, face: FaceId, glyph: u16, size: f32, path: &mut Path) -> Option<()> {
    let _ = (fonts, face, glyph, size, path);
    None // until the engine gives outlines
}

fn draw(font: &FontRef<'_>, glyph: u16, size: f32, path: &mut Path) -> Option<()> {
    let outline = font.outline_glyphs().get(GlyphId::new(u32::from(glyph)))?;
    let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
    outline.draw(settings, path).ok().map(|_| ())
}

/// Collects an outline's commands in px, y up.
#[derive(Default)]
struct Path {
    commands: Vec<Command>,
}

impl OutlinePen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.commands.move_to((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.commands.line_to((x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.commands.quad_to((cx, cy), (x, y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.commands.curve_to((ax, ay), (bx, by), (x, y));
    }

    fn close(&mut self) {
        self.commands.close();
    }
}
