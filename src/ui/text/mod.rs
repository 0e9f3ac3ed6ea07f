//! Text on the screen: what to set ([`Role`]), how wide ([`TextOptions`]), and painting it.
//!
//! Everything the window says goes through [`TextPainter`], never through a
//! text widget of the toolkit, which knows no bidi. Texts are laid out by
//! [`crate::typeset`] in physical pixels; sizes and places at this surface are
//! points unless said otherwise.

mod accessible;
mod atlas;
mod block;
mod cache;
mod ink;
mod painter;
mod raster;
mod role;

pub use accessible::{Passage, Told, Unset, bounds, text_direction};
pub use block::{TextBlock, TextOptions};
pub use painter::TextPainter;
pub use role::{Faces, Role};
