//! The sample project, made from the two articles and from what is said about them here.
//!
//! A place in an article is given by its words: `"[قالت] وزارة النقل"` is the word in brackets where the text runs so.
//! Ids and times are fixed, so that the same words always give the same file.

mod desk;
mod remarks;
mod report;
mod sources;
mod strait;

use desk::Desk;
use isnad::annotation::Project;

/// The analyst whose work it is.
const ANALYST: &str = "Rana Khoury";
/// Who looked over it and graded some of the sources.
const REVIEWER: &str = "Tom Whitlock";

/// The project.
pub fn project() -> Project {
    let mut desk = Desk::new();
    sources::enter(&mut desk);
    let desk = report::annotate(strait::annotate(desk));
    remarks::write(desk)
}
