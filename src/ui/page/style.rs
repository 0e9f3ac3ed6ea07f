//! How each kind of block is set.

use crate::article::BlockKind;
use crate::session::Face;
use crate::text::Direction;
use crate::typeset::{Align, Embedded, Stack, Style};
use std::sync::Arc;

/// How far quotes and items stand in, with room for a number of one digit, and how wide each other digit is: in ems.
const INSET: f32 = 1.5;
const DIGIT: f32 = 0.6;

/// How an article is set. Lengths are physical pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct PageStyle {
    pub face: Face,
    /// The em of a paragraph.
    pub size: f32,
    /// From baseline to baseline of a paragraph, as a factor of the size.
    pub line_height: f32,
    /// The column's width.
    pub column: f32,
    /// How running text fills the column.
    pub align: Align,
    /// The size of Latin letters beside Arabic ones, as a factor.
    pub latin_scale: f32,
    /// Whether there is a line of publisher, author and date under the title.
    pub meta: bool,
}

/// What a block's kind and direction mean for its setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BlockSet {
    /// Its size, as a factor of a paragraph's.
    pub scale: f32,
    /// Its line height, as a factor of a paragraph's factor.
    pub leading: f32,
    pub bold: bool,
    /// Whether it is muted.
    pub muted: bool,
    /// Whether it is running text, to be justified if that is wished.
    pub running: bool,
    /// How far it stands in from the column's start edge, in ems of a paragraph.
    pub inset: f32,
    pub direction: Direction,
    above: f32,
    below: f32,
}

impl BlockSet {
    /// In an article whose lists have numbers of up to so many digits.
    pub fn of(kind: BlockKind, direction: Direction, digits: u32) -> BlockSet {
        let body = BlockSet {
            scale: 1.0,
            leading: 1.0,
            bold: false,
            muted: false,
            running: true,
            inset: 0.0,
            direction,
            above: 0.0,
            below: 0.6,
        };
        let line = BlockSet { running: false, ..body };
        match kind {
            BlockKind::Paragraph => body,
            BlockKind::Title => {
                BlockSet { scale: 25.0 / 19.0, leading: 0.88, bold: true, below: 0.5, above: 0.6, ..line }
            }
            BlockKind::Heading => {
                BlockSet { scale: 20.0 / 19.0, leading: 0.9, bold: true, above: 1.1, below: 0.2, ..line }
            }
            BlockKind::Caption | BlockKind::Credit => {
                BlockSet { scale: 15.5 / 19.0, leading: 0.97, muted: true, below: 0.5, above: 0.5, ..line }
            }
            BlockKind::Byline | BlockKind::Dateline => {
                BlockSet { scale: 15.5 / 19.0, leading: 0.97, muted: true, below: 0.3, ..line }
            }
            BlockKind::Quote => BlockSet { inset: INSET, below: 0.5, ..body },
            BlockKind::ListItem => {
                let more = digits.saturating_sub(1) as f32;
                BlockSet { inset: INSET + more * DIGIT, below: 0.5, ..body }
            }
        }
    }
}

impl PageStyle {
    /// Whether what is shaped with `other` can be kept.
    pub fn shapes_like(&self, other: &PageStyle) -> bool {
        self.face == other.face
            && self.size == other.size
            && self.line_height == other.line_height
            && self.latin_scale == other.latin_scale
    }

    /// From baseline to baseline.
    pub fn line_height(&self, set: &BlockSet) -> f32 {
        (self.size * set.scale * self.line_height * set.leading).round()
    }

    /// How far the block stands in.
    pub fn inset(&self, set: &BlockSet) -> f32 {
        (self.size * set.inset).round()
    }

    pub(super) fn space_above(&self, set: &BlockSet) -> f32 {
        (self.size * set.above).round()
    }

    pub(super) fn space_below(&self, set: &BlockSet, meta: bool) -> f32 {
        (self.size * set.below + if meta { self.meta_height() } else { 0.0 }).round()
    }

    /// The height of the line under the title.
    pub fn meta_height(&self) -> f32 {
        (self.size * 1.7).round()
    }
}

/// The faces a page needs, by weight and by the direction of the block.
pub(super) struct Stacks {
    rtl: [Arc<Stack>; 2],
    ltr: [Arc<Stack>; 2],
}

impl Stacks {
    pub(super) fn new(style: &PageStyle) -> Stacks {
        let arabic = match style.face {
            Face::Naskh => [Embedded::NotoNaskhArabic, Embedded::NotoNaskhArabicBold],
            Face::Sans => [Embedded::NotoSansArabic, Embedded::NotoSansArabicBold],
            Face::Amiri => [Embedded::Amiri, Embedded::AmiriBold],
        };
        let latin = [Embedded::NotoSans, Embedded::NotoSansBold];
        let stack = |weight: usize, latin_first: bool| {
            let mut faces = vec![(arabic[weight], 1.0), (latin[weight], style.latin_scale)];
            if latin_first {
                // So that digits and signs of an English line are those of its letters.
                faces.swap(0, 1);
            }
            faces.push((Embedded::NotoSansHebrew, style.latin_scale));
            if style.face != Face::Naskh {
                // What Persian, Urdu and the Koran need and the chosen face lacks.
                faces.push((Embedded::NotoNaskhArabic, 1.0));
            }
            let faces = faces.into_iter().map(|(face, scale)| (face.face(), scale)).collect();
            Arc::new(Stack { faces, system: true })
        };
        Stacks { rtl: [stack(0, false), stack(1, false)], ltr: [stack(0, true), stack(1, true)] }
    }

    pub(super) fn style(&self, page: &PageStyle, set: &BlockSet) -> Style {
        let stacks = if set.direction.is_rtl() { &self.rtl } else { &self.ltr };
        Style {
            stack: stacks[usize::from(set.bold)].clone(),
            size: page.size * set.scale,
            line_height: page.line_height(set),
        }
    }
}
