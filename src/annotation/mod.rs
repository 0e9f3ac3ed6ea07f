//! Annotations: who marked what with which label, and who says what.
//!
//! [`Project`] is the whole of an analyst's work. It changes only by [`Edit`]s;
//! applying one gives back its inverse, and [`History`] keeps those as undo steps.
//! Nothing here touches a file or a window, asks the clock or draws lots: ids and
//! times come in from outside.

mod assessment;
mod attribution;
mod chain;
mod check;
mod comment;
mod compare;
mod conflict;
mod edit;
mod filter;
mod history;
mod label;
mod label_set;
pub mod limits;
mod mark;
mod model;
mod names;
mod query;
mod remarks;
mod scene;
mod source;
mod time;
mod translation;
mod verdict;
mod watch;

#[cfg(test)]
pub(crate) mod arbitrary;

pub use assessment::{Assessment, ClaimKind, ClaimStatus, Confidence, Credibility, Likelihood, Reliability};
pub use attribution::{Attribution, Manner, Party, Relation, RelationKind, Subject};
pub use chain::{Corroboration, Standing, Tally};
pub use comment::{ArticleStage, Comment, CommentId, Stage, Thread, Topic};
pub use compare::{Change, Changes, Difference};
pub use conflict::{Conflict, ConflictId, Field, Head, Record, Version};
pub use edit::{Edit, EditError};
pub use filter::{Chosen, Filter, Folds, Sort, State};
pub use history::{History, Step, StepId};
pub use label::{Joins, Label, LineStyle, Role};
pub use label_set::{Import, Shift};
pub use mark::CONTEXT;
pub use model::{
    Annotation, AnnotationId, AttributionId, Bilingual, LabelId, Mark, Project, RelationId, SourceId, VersionId, new_id,
};
pub use names::SourceNames;
pub use query::Ties;
pub use remarks::{Place, PlaceRemarks, Remarks, tags_of};
pub use scene::{Scene, Spot};
pub use source::{Rating, Source, SourceKind};
pub use time::Timestamp;
pub use translation::{Filling, Tongue, paragraphs_of, translatable};
pub use verdict::{Answer, Decision, DecisionKind, Verdict, VerdictId};
pub use watch::{Changed, Watch};
