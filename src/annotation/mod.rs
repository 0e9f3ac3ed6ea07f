//! Annotations: who marked what with which label, and who says what.
//!
//! [`Project`] is the whole of an analyst's work. It changes only by [`Edit`]s;
//! applying one gives back its inverse, and [`History`] keeps those as undo steps.
//! Nothing here touches a file or a window, asks the clock or draws lots: ids and
//! times come in from outside.

mod check;
mod edit;
mod history;
mod label;
mod mark;
mod model;
mod query;
mod time;

#[cfg(test)]
pub(crate) mod arbitrary;

pub use edit::{Edit, EditError};
pub use history::{History, Step, StepId};
pub use mark::CONTEXT;
pub use model::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Label, LabelId, LineStyle, Manner, Mark, Project,
    Role, new_id,
};
pub use query::Ties;
pub use time::Timestamp;
