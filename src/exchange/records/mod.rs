//! A project's records as JSON values, and back.
//!
//! The shape is that of `docs/isnad.schema.json`: fields as in the project file, names in camel case, what is empty or
//! not known left out. The plain JSON formats are made of it, and other formats carry in it what they have no place of
//! their own for. Fields that a newer version of Isnad wrote into a project are not among them: they are not JSON, and
//! could not be taken back from a file that anybody may have made.

mod read;
mod values;
mod write;

pub(super) use read::{annotation as annotation_of, assessment, frame, marks, ties, whole};
pub(super) use values::{Fields, boolean, count, list, object, parse, string, time};
pub(super) use write::{
    annotation, article, attribution, comment, credits, label, relation, said, source, stage, verdict,
};

use super::Languages;
use crate::annotation::{Bilingual, Decision, Project, Remarks};
use crate::locale::Language;
use std::borrow::Cow;
use std::sync::Arc;

/// The version of the shape.
pub(super) const VERSION: u64 = 1;

/// The project with only those notes, translations and reasons that are wanted; names stay in both languages.
pub(super) fn in_languages(project: &Project, languages: Languages) -> Cow<'_, Project> {
    let cut = |text: &mut Bilingual| {
        if !languages.show(Language::Arabic) {
            text.ar.clear();
        }
        if !languages.show(Language::English) {
            text.en.clear();
        }
    };
    let cut_remarks = |remarks: &mut Remarks| {
        cut(&mut remarks.note);
        cut(&mut remarks.gloss);
    };
    if languages == Languages::Both {
        return Cow::Borrowed(project);
    }
    let mut project = project.clone();
    project.annotations.values_mut().for_each(|a| cut_remarks(&mut Arc::make_mut(a).remarks));
    project.remarks.values_mut().for_each(|said| cut_remarks(&mut Arc::make_mut(said).remarks));
    project.relations.values_mut().for_each(|r| cut(&mut Arc::make_mut(r).note));
    for verdict in project.verdicts.values_mut().map(Arc::make_mut) {
        cut(&mut verdict.reason);
        if let Decision::Change(version) | Decision::Propose(version) = &mut verdict.decision {
            cut_remarks(&mut Arc::make_mut(version).remarks);
        }
        verdict.removed.iter_mut().for_each(|removed| cut_remarks(&mut Arc::make_mut(removed).remarks));
    }
    project.comments.values_mut().for_each(|comment| cut(&mut Arc::make_mut(comment).text));
    for source in project.sources.values_mut() {
        let source = Arc::make_mut(source);
        cut(&mut source.note);
        source.ratings.iter_mut().for_each(|rating| cut(&mut rating.reason));
    }
    Cow::Owned(project)
}
