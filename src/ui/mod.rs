//! What is seen: theme and locale, text painter and widgets, the article view, panels, and pictures
//! without a display.
//!
//! Reads the model, the session and [`crate::typeset`], emits commands, touches no file.

pub mod raster;
pub mod theme;
pub mod text;
pub mod icons;
pub mod kit;
pub mod widgets;
