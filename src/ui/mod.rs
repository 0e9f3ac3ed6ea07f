//! The window's parts: theme, text, icons, widgets.
//!
//! Reads the model and [`crate::typeset`], emits commands, touches no file.

pub mod icons;
pub mod kit;
pub mod text;
pub mod theme;
pub mod widgets;
