//! What is seen: the text painter and widgets, panels, dialogs, theme and locale, and pictures without a display.

pub mod raster;
