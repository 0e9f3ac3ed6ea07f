//! What is seen: theme, text painter and widgets, the article view, the window's panels,
//! and pictures without a display.
//!
//! Reads the model, the session and [`crate::typeset`], emits commands, touches no file.

pub mod theme;
pub mod text;
pub mod icons;
pub mod kit;
pub(crate) mod frame;
pub mod widgets;
pub mod page;
pub(crate) mod differences;
pub(crate) mod versions;
pub mod marks;
pub mod article_view;
pub mod window;
pub mod raster;
