//! What colours look like to those who see fewer of them, and how far apart two then are.
//!
//! The simulation is that of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
//! Vision Deficiency" (2009), at full strength, on linear light. Distances are CIE 1976 ΔE*ab under D65.

use crate::exchange::lab::{lab, linear};
use egui::Color32;

/// A way of seeing colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vision {
    Full,
    /// Without the cones for long waves: red is dark and like green.
    Protan,
    /// Without the cones for middle waves: red is like green.
    Deutan,
    /// Without the cones for short waves: blue is like green, yellow like violet.
    Tritan,
}

impl Vision {
    /// All of them.
    pub const ALL: [Vision; 4] = [Vision::Full, Vision::Protan, Vision::Deutan, Vision::Tritan];

    /// The matrix of the paper's table 1 for severity 1.
    fn matrix(self) -> [[f32; 3]; 3] {
        match self {
            Vision::Full => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Vision::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Vision::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Vision::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    /// An opaque colour as it is seen: red, green and blue of linear light, each 0 to 1.
    fn seen(self, color: Color32) -> [f32; 3] {
        let light = [color.r(), color.g(), color.b()].map(linear);
        self.matrix().map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f32>().clamp(0.0, 1.0))
    }

    /// How far apart two opaque colours look: about 2 can just be told, 100 is black and white.
    pub fn distance(self, a: Color32, b: Color32) -> f32 {
        let (a, b) = (lab(self.seen(a)), lab(self.seen(b)));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
    }
}

/// The distance below which two lines in one style are hard to tell apart.
pub const APART: f32 = 15.0;

/// How far apart two opaque colours look to whom they look nearest.
pub fn least_distance(a: Color32, b: Color32) -> f32 {
    Vision::ALL.iter().map(|vision| vision.distance(a, b)).fold(f32::INFINITY, f32::min)
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::*;

    /// The design's table: normal, protan, deutan, tritan.
    #[test]
    fn distances_are_those_of_the_design_s_table() {
        let check = |name: &str, a: Color32, b: Color32, expected: [f32; 4]| {
            for (vision, expected) in Vision::ALL.into_iter().zip(expected) {
                let found = vision.distance(a, b);
                assert!((found - expected).abs() < 1.0, "{name}, {vision:?}: {found:.1}, listed as {expected}");
            }
        };
        let (light, dark, sepia) = (Theme::LIGHT, Theme::DARK, Theme::SEPIA);
        check("claim and source", light.claim.line, light.source.line, [94.0, 85.0, 95.0, 67.0]);
        check("claim and cue", dark.claim.line, dark.cue.line, [40.0, 21.0, 34.0, 60.0]);
        check("source and cue", sepia.source.line, sepia.cue.line, [61.0, 61.0, 53.0, 16.0]);
        check("source and cue", light.source.tint_strong, light.cue.tint_strong, [36.0, 36.0, 34.0, 6.0]);
        check("danger and ok", dark.danger, dark.ok, [65.0, 15.0, 6.0, 72.0]);
    }

    #[test]
    fn black_and_white_are_a_hundred_apart_to_everybody() {
        for vision in Vision::ALL {
            let found = vision.distance(Color32::BLACK, Color32::WHITE);
            assert!((found - 100.0).abs() < 0.5, "{vision:?}: {found}");
        }
        assert_eq!(least_distance(Color32::RED, Color32::RED), 0.0);
    }
}
