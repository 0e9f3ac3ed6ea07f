//! The sizes, faces and colours of the pages.

use crate::text::Direction;
use crate::typeset::{Embedded, Stack, Style};
use std::sync::Arc;

/// How many of the layout's pixels a point has: the layout rounds to 1/64 px, so that pages are exact to 1/256 pt.
pub(super) const SCALE: f32 = 4.0;

/// A4, in points.
pub(super) const PAGE: (f32, f32) = (595.0, 842.0);

/// From the page's edge to what is on it, in points: at the sides, above, below.
pub(super) const SIDE: f32 = 45.0;
pub(super) const TOP: f32 = 48.0;
pub(super) const BOTTOM: f32 = 54.0;

/// The width of an article's column, in points; the notes have the rest but for [`GAP`].
pub(super) const COLUMN: f32 = 338.0;
pub(super) const GAP: f32 = 19.0;

/// The width between the sides.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;

/// Red, green, blue.
pub(super) type Rgb = [u8; 3];

pub(super) const INK: Rgb = [0x1F, 0x1D, 0x1A];
pub(super) const MUTED: Rgb = [0x5E, 0x5A, 0x53];
pub(super) const RULE: Rgb = [0xC9, 0xC4, 0xBA];
pub(super) const BAND: Rgb = [0xF3, 0xF0, 0xEA];

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// The report's title.
    Title,
    /// The title of a part.
    Part,
    /// The title of an article or of a source's sheet.
    Heading,
    /// An article's text.
    Text,
    /// A heading within an article.
    TextHeading,
    /// A caption or credit of an article.
    TextSmall,
    /// What the report says itself.
    Plain,
    /// The name of a label or a column.
    Name,
    /// Notes, cells, the foot of a page.
    Small,
    /// The number of a note at its mark.
    Number,
}

impl Role {
    /// The em of the first face and the height of a line, in points.
    fn measures(self) -> (f32, f32) {
        match self {
            Role::Title => (21.0, 34.0),
            Role::Part => (16.0, 27.0),
            Role::Heading => (15.5, 27.0),
            Role::Text => (12.0, 22.5),
            Role::TextHeading => (13.0, 23.0),
            Role::TextSmall => (10.0, 18.5),
            Role::Plain => (9.5, 15.5),
            Role::Name => (8.0, 13.0),
            Role::Small => (8.0, 13.0),
            Role::Number => (5.8, 8.0),
        }
    }

    /// The height of a line, in points.
    pub fn line(self) -> f32 {
        self.measures().1
    }

    /// The style for a text that runs in `direction`.
    pub fn style(self, direction: Direction) -> Style {
        use Embedded::*;
        let (size, line) = self.measures();
        // As in the window: Latin letters stand at 0.9 beside Naskh, and lead in texts that run from left to right.
        let mut faces = match self {
            Role::Text | Role::TextSmall => vec![(NotoNaskhArabic, 1.0), (NotoSans, 0.9)],
            Role::TextHeading | Role::Heading => vec![(NotoNaskhArabicBold, 1.0), (NotoSansBold, 0.9)],
            Role::Title | Role::Part | Role::Name => vec![(PlexSansArabicSemiBold, 1.04), (PlexSansSemiBold, 1.0)],
            Role::Plain | Role::Small | Role::Number => vec![(PlexSansArabic, 1.04), (PlexSans, 1.0)],
        };
        if !direction.is_rtl() || self == Role::Number {
            faces.reverse();
        }
        faces.extend([(NotoSansArabic, 1.0), (NotoSans, 1.0), (NotoSansHebrew, 1.0)]);
        let faces = faces.into_iter().map(|(face, factor)| (face.face(), factor)).collect();
        Style {
            stack: Arc::new(Stack { faces, system: true }),
            size: size * SCALE,
            line_height: (line * SCALE).round(),
        }
    }
}

/// `color` so light that it can stand behind text: an eighth of it on white.
pub(super) fn tint(color: Rgb) -> Rgb {
    color.map(|part| (255.0 - (255.0 - f32::from(part)) * 0.13).round() as u8)
}
