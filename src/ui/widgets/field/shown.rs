//! What the window keeps about a field from one frame to the next.

use super::column::Column;
use super::force::Held;
use crate::text::CpRange;
use crate::ui::text::Told;
use egui::{Pos2, Rect, Vec2};
use std::sync::Arc;

#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// How far the text is moved to the left and up under the field's edges, in points.
    pub scroll: Vec2,
    /// Whether it was submitted in the last frame shown.
    pub submitted: bool,
    /// When something last happened, in the toolkit's seconds; the caret's blinking starts from there.
    pub touched: f64,
    /// Whether the user has moved the caret or its other end since the selection was last handed on.
    pub selecting: bool,
    /// The text as it was last set.
    pub column: Option<Arc<Column>>,
    /// Where the text stood in the last frame.
    pub inner: Option<Rect>,
    /// Whether there is more than the field shows, so that room is left for the scroll bar.
    pub scrolls: bool,
    pub held: Held,
    /// What assistive technology was told of the text in the last frame.
    pub told: Told,
    pub press: Press,
}

/// The last press of the pointer in the field.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Press {
    pub time: f64,
    pub pos: Pos2,
    /// 1 for a press by itself, 2 for a double click, 3 for a triple one.
    pub count: u8,
    /// What that press took: nothing, a word or a paragraph.
    pub taken: CpRange,
}

impl Shown {
    /// The same for another text.
    pub fn rewound(self) -> Shown {
        Shown { scroll: Vec2::ZERO, press: Press::default(), ..self }
    }
}
