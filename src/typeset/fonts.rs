//! The loaded faces, and what layout and painting ask of one: shaping, metrics, outlines.

use super::system::System;
use harfrust::{Direction as ShapingDirection, FontRef, Script, ShapePlan, Shaper, ShaperData, Tag};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

/// One face of a [`Fonts`] set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// The faces that come with the program, in the order [`Fonts::embedded`] loads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Embedded {
    NotoNaskhArabic,
    NotoNaskhArabicBold,
    NotoSansArabic,
    NotoSansArabicBold,
    NotoSans,
    NotoSansBold,
    NotoSansHebrew,
    Amiri,
    AmiriBold,
    PlexSansArabic,
    PlexSansArabicMedium,
    PlexSansArabicSemiBold,
    PlexSans,
    PlexSansMedium,
    PlexSansSemiBold,
    /// The interface's icons, in the private use area.
    Lucide,
}

impl Embedded {
    /// All of them, in order.
    pub const ALL: [Embedded; 16] = [
        Embedded::NotoNaskhArabic,
        Embedded::NotoNaskhArabicBold,
        Embedded::NotoSansArabic,
        Embedded::NotoSansArabicBold,
        Embedded::NotoSans,
        Embedded::NotoSansBold,
        Embedded::NotoSansHebrew,
        Embedded::Amiri,
        Embedded::AmiriBold,
        Embedded::PlexSansArabic,
        Embedded::PlexSansArabicMedium,
        Embedded::PlexSansArabicSemiBold,
        Embedded::PlexSans,
        Embedded::PlexSansMedium,
        Embedded::PlexSansSemiBold,
        Embedded::Lucide,
    ];

    /// Its face in any set that [`Fonts::embedded`] made.
    pub fn face(self) -> FaceId {
        FaceId(self as u16)
    }

    /// The font file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Embedded::NotoNaskhArabic => include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf"),
            Embedded::NotoNaskhArabicBold => include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf"),
            Embedded::NotoSansArabic => include_bytes!("../../fonts/NotoSansArabic-Regular.ttf"),
            Embedded::NotoSansArabicBold => include_bytes!("../../fonts/NotoSansArabic-Bold.ttf"),
            Embedded::NotoSans => include_bytes!("../../fonts/NotoSans-Regular.ttf"),
            Embedded::NotoSansBold => include_bytes!("../../fonts/NotoSans-Bold.ttf"),
            Embedded::NotoSansHebrew => include_bytes!("../../fonts/NotoSansHebrew-Regular.ttf"),
            Embedded::Amiri => include_bytes!("../../fonts/Amiri-Regular.ttf"),
            Embedded::AmiriBold => include_bytes!("../../fonts/Amiri-Bold.ttf"),
            Embedded::PlexSansArabic => include_bytes!("../../fonts/IBMPlexSansArabic-Regular.ttf"),
            Embedded::PlexSansArabicMedium => include_bytes!("../../fonts/IBMPlexSansArabic-Medium.ttf"),
            Embedded::PlexSansArabicSemiBold => include_bytes!("../../fonts/IBMPlexSansArabic-SemiBold.ttf"),
            Embedded::PlexSans => include_bytes!("../../fonts/IBMPlexSans-Regular.ttf"),
            Embedded::PlexSansMedium => include_bytes!("../../fonts/IBMPlexSans-Medium.ttf"),
            Embedded::PlexSansSemiBold => include_bytes!("../../fonts/IBMPlexSans-SemiBold.ttf"),
            Embedded::Lucide => lucide_icons::LUCIDE_FONT_BYTES,
        }
    }
}

/// Why a font could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// It is no TrueType or OpenType font, or lacks tables nothing can be set without.
    #[error("this is not a font that can be used: {0}")]
    Unusable(String),
    /// No identifier is left.
    #[error("too many fonts are loaded")]
    TooMany,
}

/// The loaded faces. Cheap to clone: clones share the faces, also those added later.
#[derive(Clone, Default)]
pub struct Fonts {
    faces: Arc<RwLock<Vec<Arc<Face>>>>,
    pub(super) system: Arc<System>,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fonts({} faces)", self.len())
    }
}

impl Fonts {
    /// A set without faces.
    pub fn new() -> Fonts {
        Fonts::default()
    }

    /// A set of the faces that come with the program; [`Embedded::face`] names them.
    pub fn embedded() -> Fonts {
        let fonts = Fonts::new();
        for face in Embedded::ALL {
            // They are part of the program, and a test loads each.
            fonts.push(Data::Embedded(face.bytes()), 0).expect("an embedded font can be used");
        }
        fonts
    }

    /// Adds face `index` of a font file (0 unless it is a collection).
    pub fn add(&self, bytes: impl Into<Arc<[u8]>>, index: u32) -> Result<FaceId, FontError> {
        self.push(Data::Shared(bytes.into()), index)
    }

    /// How many faces there are.
    pub fn len(&self) -> usize {
        self.faces.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The metrics of `face` at an em of `size` px; all zero for a face the set has not.
    pub fn metrics(&self, face: FaceId, size: f32) -> FaceMetrics {
        self.face(face).map_or(FaceMetrics::default(), |face| face.metrics(size))
    }

    /// The outline of a glyph with an em of `size` px, unhinted, `y` down from the baseline; empty if there is none.
    pub fn outline(&self, face: FaceId, glyph: u16, size: f32) -> Vec<OutlineCommand> {
        let mut path = Path::default();
        if let Some(face) = self.face(face)
            && let Some(font) = face.font()
            && let Some(outline) = font.outline_glyphs().get(skrifa::GlyphId::new(u32::from(glyph)))
        {
            let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
            // A damaged outline draws what could be read of it.
            let _ = outline.draw(settings, &mut path);
        }
        path.0
    }

    pub(super) fn face(&self, face: FaceId) -> Option<Arc<Face>> {
        self.faces.read().unwrap_or_else(PoisonError::into_inner).get(face.0 as usize).cloned()
    }

    fn push(&self, data: Data, index: u32) -> Result<FaceId, FontError> {
        let face = Arc::new(Face::new(data, index)?);
        let mut faces = self.faces.write().unwrap_or_else(PoisonError::into_inner);
        let id = u16::try_from(faces.len()).map_err(|_| FontError::TooMany)?;
        faces.push(face);
        Ok(FaceId(id))
    }
}

/// The measures of a face, in px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FaceMetrics {
    /// From the baseline up.
    pub ascent: f32,
    /// From the baseline down, positive.
    pub descent: f32,
    /// Where an underline's upper edge lies below the baseline.
    pub underline: f32,
    /// How thick an underline is.
    pub underline_thickness: f32,
}

/// A step of a glyph's outline, in px from the glyph's origin, `y` down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OutlineCommand {
    MoveTo(f32, f32),
    LineTo(f32, f32),
    QuadTo(f32, f32, f32, f32),
    CurveTo(f32, f32, f32, f32, f32, f32),
    Close,
}

#[derive(Default)]
struct Path(Vec<OutlineCommand>);

impl OutlinePen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(OutlineCommand::MoveTo(x, -y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(OutlineCommand::LineTo(x, -y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.push(OutlineCommand::QuadTo(cx, -cy, x, -y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.push(OutlineCommand::CurveTo(ax, -ay, bx, -by, x, -y));
    }

    fn close(&mut self) {
        self.0.push(OutlineCommand::Close);
    }
}

/// The bytes of a font file.
enum Data {
    Embedded(&'static [u8]),
    Shared(Arc<[u8]>),
}

/// A face, ready to shape with.
pub(super) struct Face {
    data: Data,
    index: u32,
    shaping: ShaperData,
    plans: RwLock<Vec<Arc<ShapePlan>>>,
    /// For an em of 1.
    unit: FaceMetrics,
    space: u32,
}

impl Face {
    fn new(data: Data, index: u32) -> Result<Face, FontError> {
        let bytes: &[u8] = match &data {
            Data::Embedded(bytes) => bytes,
            Data::Shared(bytes) => bytes,
        };
        let font = FontRef::from_index(bytes, index).map_err(|e| FontError::Unusable(e.to_string()))?;
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        if metrics.units_per_em == 0 || metrics.glyph_count == 0 {
            return Err(FontError::Unusable("it has no glyphs".into()));
        }
        let underline = metrics.underline.unwrap_or_default();
        let unit = FaceMetrics {
            ascent: metrics.ascent,
            descent: -metrics.descent,
            underline: -underline.offset,
            underline_thickness: underline.thickness,
        };
        let space = font.charmap().map(' ').map_or(0, |glyph| glyph.to_u32());
        let shaping = ShaperData::new(&font);
        Ok(Face { data, index, shaping, plans: RwLock::default(), unit, space })
    }

    /// The parsed font; `None` only if it is damaged in a way loading did not notice.
    fn font(&self) -> Option<FontRef<'_>> {
        let bytes: &[u8] = match &self.data {
            Data::Embedded(bytes) => bytes,
            Data::Shared(bytes) => bytes,
        };
        FontRef::from_index(bytes, self.index).ok()
    }

    pub(super) fn metrics(&self, size: f32) -> FaceMetrics {
        FaceMetrics {
            ascent: self.unit.ascent * size,
            descent: self.unit.descent * size,
            underline: self.unit.underline * size,
            underline_thickness: self.unit.underline_thickness * size,
        }
    }

    /// Whether the face has a glyph for `c`.
    pub(super) fn has(&self, c: char) -> bool {
        self.font().is_some_and(|font| font.charmap().map(c).is_some())
    }

    /// The glyph of the space, 0 if there is none.
    pub(super) fn space(&self) -> u32 {
        self.space
    }

    pub(super) fn shaper(&self) -> Option<Shaper<'_>> {
        Some(self.shaping.shaper(&self.font()?).build())
    }

    /// The plan for a script and direction, made once.
    pub(super) fn plan(&self, shaper: &Shaper<'_>, script: Script, direction: ShapingDirection) -> Arc<ShapePlan> {
        let wanted = |plan: &&Arc<ShapePlan>| plan.script() == Some(script) && plan.direction() == direction;
        if let Some(plan) = self.plans.read().unwrap_or_else(PoisonError::into_inner).iter().find(wanted) {
            return plan.clone();
        }
        let plan = Arc::new(ShapePlan::new(shaper, direction, Some(script), None, &[]));
        self.plans.write().unwrap_or_else(PoisonError::into_inner).push(plan.clone());
        plan
    }
}

/// The name the shaper knows a script by.
pub(super) fn shaping_script(tag: [u8; 4]) -> Script {
    Script::from_iso15924_tag(Tag::new(&tag)).unwrap_or(harfrust::script::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_face_loads_and_draws() {
        let fonts = Fonts::embedded();
        assert_eq!(fonts.len(), Embedded::ALL.len());
        for face in Embedded::ALL {
            let metrics = fonts.metrics(face.face(), 20.0);
            assert!(metrics.ascent > 5.0 && metrics.descent >= 0.0, "{face:?}: {metrics:?}");
            let drawn = (1..60).any(|glyph| !fonts.outline(face.face(), glyph, 20.0).is_empty());
            assert!(drawn, "{face:?}");
        }
    }

    #[test]
    fn what_is_no_font_is_refused() {
        let fonts = Fonts::new();
        assert!(fonts.add(*b"no font", 0).is_err());
        assert!(fonts.add(Embedded::NotoSans.bytes(), 7).is_err());
        assert!(fonts.add(&Embedded::NotoSans.bytes()[..200], 0).is_err());
        assert!(fonts.is_empty());
    }

    #[test]
    fn clones_share_what_is_added_later() {
        let fonts = Fonts::new();
        let other = fonts.clone();
        let id = fonts.add(Embedded::NotoSans.bytes(), 0).unwrap();
        assert!(other.face(id).is_some());
    }
}
