//! A text field on the text engine: of one line, or of paragraphs that each run in their own direction.

mod accessible;
mod bounds;
mod column;
mod edit;
mod force;
mod history;
mod input;
mod moves;
mod paint;
mod pointer;
mod shown;
mod view;

pub use edit::FieldState;
pub use view::{Field, field_height, field_inset, field_ui};

#[cfg(test)]
mod heard;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
