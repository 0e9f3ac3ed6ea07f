//! The fixed-point lengths layout reckons with.
//!
//! Glyph advances are counted in 1/65536 px, as shapers give them; lines are
//! filled in 1/64 px, each stretch rounded up, as browsers do. Whole numbers
//! make a new break at the same width come out the same on every machine.

/// 1/65536 px.
pub(super) type Fine = i64;
/// 1/64 px.
pub(super) type Coarse = i64;

/// The least number of 1/64 px that holds `fine`.
pub(super) fn ceil(fine: Fine) -> Coarse {
    (fine + 1023) >> 10
}

/// 1/64 px in 1/65536 px.
pub(super) fn fine(coarse: Coarse) -> Fine {
    coarse << 10
}

pub(super) fn px(fine: Fine) -> f32 {
    (fine as f64 / 65536.0) as f32
}

/// A length in px as 1/64 px, rounded down, at least 0; what is not a number is 0.
pub(super) fn from_px(px: f32) -> Coarse {
    // The greatest is far beyond any line and still safe to add to.
    if px.is_nan() { 0 } else { (f64::from(px.clamp(0.0, 1e12)) * 64.0) as Coarse }
}
