//! Annotations: who marked what with which label, and who says what.
//!
//! [`Project`] is the whole of an analyst's work. It changes only by [`Edit`]s;
//! applying one gives back its inverse, and [`History`] keeps those as undo steps.
//! Nothing here touches a file or a window.

mod model;

pub use model::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Label, LabelId, LineStyle, Manner, Mark, Project,
    Role, Timestamp, new_id,
};
