//! What is seen: theme, text painter, icons and widgets, panels, dialogs, and pictures without a display.
//!
//! Reads the model and [`crate::typeset`], emits commands, touches no file.

pub mod icons;
pub mod kit;
pub mod raster;
pub mod text;
pub mod theme;
pub mod widgets;
