//! Dividing a rectangle from its start and its end, whichever side those are.

use crate::ui::kit::Kit;
use egui::{Align2, Rect, Vec2, pos2};

/// What is left of a rectangle while pieces are taken from its two ends.
#[derive(Clone, Copy, Debug)]
pub struct Strip {
    /// What is left.
    pub rest: Rect,
    rtl: bool,
}

impl Strip {
    /// The whole of `rect`, in the interface's direction.
    pub fn new(rect: Rect, kit: &Kit) -> Strip {
        Strip { rest: rect, rtl: kit.is_rtl() }
    }

    /// The piece `width` wide at the start.
    pub fn take_start(&mut self, width: f32) -> Rect {
        self.take(width, !self.rtl)
    }

    /// The piece `width` wide at the end.
    pub fn take_end(&mut self, width: f32) -> Rect {
        self.take(width, self.rtl)
    }

    fn take(&mut self, width: f32, left: bool) -> Rect {
        let width = width.clamp(0.0, self.rest.width().max(0.0));
        let mut piece = self.rest;
        if left {
            piece.max.x = piece.min.x + width;
            self.rest.min.x = piece.max.x;
        } else {
            piece.min.x = piece.max.x - width;
            self.rest.max.x = piece.min.x;
        }
        piece
    }

    /// Where something of `size` stands at the start of what is left, centred vertically.
    pub fn at_start(&self, size: Vec2) -> Rect {
        let align = if self.rtl { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        align.align_size_within_rect(size, self.rest)
    }

    /// The part of `rect` as wide as `width` at its start; for bars along an edge.
    pub fn start_edge(rect: Rect, width: f32, kit: &Kit) -> Rect {
        if kit.is_rtl() {
            Rect::from_min_max(pos2(rect.max.x - width, rect.min.y), rect.max)
        } else {
            Rect::from_min_max(rect.min, pos2(rect.min.x + width, rect.max.y))
        }
    }
}
