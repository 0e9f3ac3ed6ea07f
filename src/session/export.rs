//! An export being made: what was chosen for it, what it will say, how far its writing is.

use super::Session;
use crate::annotation::Timestamp;
use crate::exchange::{Format, Languages, Layouts, Options, Preview, Remarked, Selection};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// What was chosen for the last export and holds for any project; formats and the like by their names, so that a
/// settings file that knows others is read all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportChoices {
    pub format: String,
    pub languages: String,
    /// The parts of a report.
    pub article: bool,
    pub claims: bool,
    pub sources: bool,
    pub reviews: bool,
    pub agreement: bool,
    /// Which notes and translations go in.
    pub remarks: String,
    pub grades: bool,
    pub byte_order_mark: bool,
}

impl Default for ExportChoices {
    fn default() -> ExportChoices {
        ExportChoices::of(&Options::new(Format::Docx, "", Timestamp(0)))
    }
}

impl ExportChoices {
    /// What `options` say that holds for any project.
    pub fn of(options: &Options) -> ExportChoices {
        let Layouts { article, claims, sources, reviews, agreement } = options.layouts;
        ExportChoices {
            format: options.format.name().to_owned(),
            languages: options.languages.name().to_owned(),
            article,
            claims,
            sources,
            reviews,
            agreement,
            remarks: options.selection.remarks.name().to_owned(),
            grades: options.selection.grades,
            byte_order_mark: options.byte_order_mark,
        }
    }

    /// The whole of a project called `name`, exported so; what is not known here is as it is at first.
    pub fn options(&self, name: String, now: Timestamp) -> Options {
        let format = Format::named(&self.format).filter(|format| format.is_written()).unwrap_or(Format::Docx);
        let selection = Selection {
            remarks: Remarked::named(&self.remarks).unwrap_or_default(),
            grades: self.grades,
            ..Selection::default()
        };
        Options {
            languages: Languages::named(&self.languages).unwrap_or_default(),
            layouts: Layouts {
                article: self.article,
                claims: self.claims,
                sources: self.sources,
                reviews: self.reviews,
                agreement: self.agreement,
            },
            selection,
            byte_order_mark: self.byte_order_mark,
            ..Options::new(format, name, now)
        }
    }
}

/// An export being made.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// What was chosen.
    pub options: Options,
    /// The project it is of: [`Session::opened`] when it was begun.
    pub opened: u64,
    /// What it will say, once that is known; while another is made, the one before.
    pub preview: Option<Arc<Preview>>,
    pub stage: Stage,
    /// Why the last try failed, as a sentence.
    pub failed: Option<String>,
}

/// How far an export is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// Choices are being made.
    #[default]
    Choosing,
    /// The files are made and written; `part` of that is done, from 0 to 1.
    Writing { file: String, part: f32, saving: bool },
    /// Files of these names are there already: whether to replace them is asked.
    Replacing(Vec<String>),
}

/// Where an export is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    pub path: PathBuf,
    /// Whether the user was asked already whether a file of that name is to be replaced.
    pub asked: bool,
}

impl Export {
    /// An export of what is open, as the last one was.
    pub fn of(session: &Session, name: String) -> Export {
        let mut options = session.settings.export.options(name, Timestamp::now());
        options.agreement = session.agreement.agreed();
        // What was chosen of this project before still holds, but for what is gone.
        if let Some(before) = session.export.as_ref().filter(|export| export.opened == session.opened) {
            options.selection = there(&before.options.selection, session);
        }
        Export { options, opened: session.opened, preview: None, stage: Stage::Choosing, failed: None }
    }

    /// Whether it is being written.
    pub fn is_writing(&self) -> bool {
        matches!(self.stage, Stage::Writing { .. })
    }

    /// What is missing for it to make sense, as the key of a message.
    pub fn lacks(&self) -> Option<&'static str> {
        let Options { format, layouts, selection, .. } = &self.options;
        let tables = layouts.claims || layouts.sources || self.options.shown_agreement().is_some();
        match format {
            _ if selection.articles.as_ref().is_some_and(|chosen| chosen.is_empty()) => Some("export-no-article"),
            Format::Csv | Format::Xlsx if !tables => Some("export-no-table"),
            _ if format.is_for_people() && !layouts.article && !tables => Some("export-no-part"),
            _ => None,
        }
    }
}

/// `selection` without what is not in the project any more; where nothing chosen is left, all is.
fn there(selection: &Selection, session: &Session) -> Selection {
    let project = &session.project;
    let mut selection = selection.clone();
    if let Some(chosen) = &mut selection.articles {
        chosen.retain(|id| project.article(id).is_some());
    }
    if let Some(chosen) = &mut selection.labels {
        chosen.retain(|id| project.label(id).is_some());
    }
    selection.articles = selection.articles.filter(|chosen| !chosen.is_empty());
    selection.labels = selection.labels.filter(|chosen| !chosen.is_empty());
    selection
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{LabelId, Project};

    #[test]
    fn choices_are_kept_by_name() {
        for format in Format::ALL.into_iter().filter(|format| format.is_written()) {
            for languages in Languages::ALL {
                for remarks in Remarked::ALL {
                    let options = Options {
                        languages,
                        layouts: Layouts {
                            article: false,
                            claims: true,
                            sources: false,
                            reviews: true,
                            agreement: true,
                        },
                        selection: Selection { remarks, grades: false, ..Selection::default() },
                        byte_order_mark: false,
                        ..Options::new(format, "a", Timestamp(7))
                    };
                    assert_eq!(ExportChoices::of(&options).options("a".into(), Timestamp(7)), options);
                }
            }
        }
    }

    #[test]
    fn what_no_longer_has_a_name_is_as_at_first() {
        let odd = ExportChoices { format: "cas-xmi".into(), languages: "fr".into(), ..ExportChoices::default() };
        let options = odd.options("a".into(), Timestamp(0));
        assert_eq!((options.format, options.languages), (Format::Docx, Languages::Both));
    }

    #[test]
    fn what_was_chosen_of_a_project_holds_while_it_is_open() {
        let mut session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        let mut export = Export::of(&session, "a".into());
        let chosen = [LabelId("claim".into()), LabelId("gone".into())];
        export.options.selection.labels = Some(chosen.into());
        session.export = Some(export);
        let labels = |session: &Session| Export::of(session, "a".into()).options.selection.labels;
        assert_eq!(labels(&session), Some([LabelId("claim".into())].into()));
        session.opened += 1;
        assert_eq!(labels(&session), None);
    }

    #[test]
    fn an_export_of_nothing_lacks_something() {
        let session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        let check = |format, layouts, lacks| {
            let mut export = Export::of(&session, "a".into());
            export.options = Options { format, layouts, ..export.options };
            assert_eq!(export.lacks(), lacks, "{format:?} {layouts:?}");
        };
        let nothing = Layouts { article: false, claims: false, sources: false, reviews: false, agreement: true };
        check(Format::Pdf, nothing, Some("export-no-part"));
        check(Format::Json, nothing, None);
        check(Format::Csv, Layouts { article: true, ..nothing }, Some("export-no-table"));
        check(Format::Csv, Layouts { sources: true, ..nothing }, None);
        check(Format::Html, Layouts { article: true, ..nothing }, None);
    }
}
