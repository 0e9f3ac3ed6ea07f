//! A text field of one line.

mod bounds;
mod edit;
mod input;
mod view;

pub use edit::FieldState;
pub use view::{Field, field_ui};
