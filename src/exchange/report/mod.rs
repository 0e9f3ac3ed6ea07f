//! The report: what an analyst hands on, before it is HTML, Word, PDF or a table.
//!
//! A [`Report`] has up to four parts: each article with its highlights and numbered notes, the table of claims, a sheet
//! for each source, and how far several people agree. Its texts are in the languages asked for; nothing in it is escaped for any format. What is
//! chosen of the project is chosen before ([`super::Selection`]).

mod agreement;
mod annotated;
mod attributions;
mod claims;
mod describe;
mod reviews;
mod sources;

pub use agreement::{Agreement, Plot, PlotRow};
pub use annotated::{Annotated, BlockPart, Note, Run};
pub use sources::Sheet;

use super::words::{Said, Words};
use super::{Format, Options, Progress};
use crate::annotation::{AnnotationId, Corroboration, Project, Standing, Ties};
use crate::exchange::ExportError;
use crate::locale::Language;
use crate::text::hash::HashMap;

/// A report on a project.
pub struct Report<'p> {
    pub words: Words,
    /// What the project is called.
    pub title: String,
    /// Who made it, if they are named.
    pub author: Option<String>,
    /// Who made it, when, and from what, a line each.
    pub facts: Vec<Fact>,
    /// What was noted about the project as a whole.
    pub remarks: Vec<Fact>,
    /// The articles with their highlights and notes; empty if not wanted.
    pub articles: Vec<Annotated<'p>>,
    /// The claims of all articles; `None` if not wanted, or if a page would show none.
    pub claims: Option<Table>,
    /// The sources with what each is said to have said; empty if not wanted.
    pub sources: Vec<Sheet>,
    /// The sources, a row each; `None` likewise.
    pub registry: Option<Table>,
    /// Who is said to say what, a row for each attribution; comes with the sources.
    pub attributions: Option<Table>,
    /// What reviewers and authors said to each other; `None` if not wanted, or if nobody did.
    pub reviews: Option<Table>,
    /// How far several people agree; `None` where that was not measured or is not wanted.
    pub agreement: Option<Agreement>,
}

/// Something known, under its name: `Translation: The bridge is safe.`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub kind: FactKind,
    /// What it is, in the report's words.
    pub name: String,
    pub text: String,
    /// The language it is in, where that is known; otherwise its letters tell.
    pub language: Option<Language>,
}

/// What a fact tells, so that it can be shown in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    Gloss,
    Note,
    Tags,
    /// Who says it, through whom, on whose word.
    Chain,
    Grade,
    Relation,
    /// What is known of an article, a source, the report.
    About,
}

/// A table: of claims, of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is, whatever the language; for programs and tests.
    pub key: &'static str,
    pub title: String,
    /// How wide it is beside the others: 1 for a grade, 6 for a quotation.
    pub share: u8,
}

/// What stands in one place of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its paragraphs are apart by line feeds.
    pub text: String,
    /// The language it is in, where that is known; otherwise its letters tell.
    pub language: Option<Language>,
    /// The number of the note that tells more, in [`Annotated::notes`] of its article.
    pub note: Option<NoteRef>,
}

/// A note of an article: which article of the report, and which note of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteRef {
    /// The article's index in [`Project::articles`] of what was chosen.
    pub article: usize,
    /// The note's number, from 1.
    pub number: usize,
}

/// What is looked up for many annotations, found once.
struct Lookup<'p> {
    project: &'p Project,
    ties: Ties,
    standings: HashMap<&'p AnnotationId, Standing>,
    corroborations: HashMap<&'p AnnotationId, Corroboration>,
    /// The notes of annotations.
    notes: HashMap<&'p AnnotationId, NoteRef>,
    /// The relations of each annotation.
    relations: HashMap<&'p AnnotationId, Vec<&'p crate::annotation::Relation>>,
}

impl<'p> Report<'p> {
    /// Makes the report on `project`, which holds what is to be in it.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] when the user stops it.
    pub fn of(project: &'p Project, options: &Options, progress: &Progress<'_>) -> Result<Report<'p>, ExportError> {
        let words = Words::new(options.languages);
        let lookup = Lookup::of(project);
        let mut articles = Vec::new();
        if options.layouts.article {
            for (number, article) in project.articles.iter().enumerate() {
                progress.at(number, project.articles.len() * 2)?;
                articles.push(annotated::annotated(&lookup, &words, number, article));
            }
        }
        progress.at(1, 2)?;
        // On a page a table without rows would be a heading over nothing; in a file of tables it says that there are none.
        let is_of_tables = matches!(options.format, Format::Csv | Format::Xlsx);
        let kept = |table: &Table| is_of_tables || !table.rows.is_empty();
        let claims = options.layouts.claims.then(|| claims::table(&lookup, &words)).filter(kept);
        let registry = options.layouts.sources.then(|| sources::table(&lookup, &words)).filter(kept);
        let attributions = options.layouts.sources.then(|| attributions::table(&lookup, &words)).filter(kept);
        // Few projects have any: then there is no table of them in any format.
        let reviews = options.layouts.reviews.then(|| reviews::table(&lookup, &words));
        let reviews = reviews.filter(|table| !table.rows.is_empty());
        let sheets = if options.layouts.sources { sources::sheets(&lookup, &words) } else { Vec::new() };
        let title = if project.name.is_empty() { options.name.clone() } else { project.name.clone() };
        let facts = facts(project, &words, options);
        let place = crate::annotation::Place::Project;
        let remarks =
            project.remarks.get(&place).map_or_else(Vec::new, |said| describe::remarks(&words, &said.remarks));
        let author = Some(project.author.clone()).filter(|author| !author.is_empty());
        let agreement = agreement::agreement(&lookup, &words, options);
        Ok(Report {
            title,
            author,
            facts,
            remarks,
            articles,
            claims,
            sources: sheets,
            registry,
            attributions,
            reviews,
            agreement,
            words,
        })
    }

    /// What a list of contents leads to: each part's name to link to, and its title. Empty where there is but one.
    pub fn contents(&self) -> Vec<(String, &str)> {
        let articles = self.articles.iter().map(|a| (format!("a{}", a.number + 1), a.title.as_str()));
        let tables = [
            ("claims", &self.claims),
            ("sources", &self.registry),
            ("attributions", &self.attributions),
            ("reviews", &self.reviews),
        ];
        let tables = tables.into_iter().filter_map(|(id, table)| Some((id.to_owned(), table.as_ref()?.title.as_str())));
        let agreement = self.agreement.iter().map(|agreement| ("agreement".to_owned(), agreement.title.as_str()));
        let contents: Vec<_> = articles.chain(tables).chain(agreement).collect();
        if contents.len() < 2 { Vec::new() } else { contents }
    }
}

/// Who made the report, when, and what is in it.
fn facts(project: &Project, words: &Words, options: &Options) -> Vec<Fact> {
    let about = |key: &str, text: String| Fact::about(words.text(key), text);
    let author = (!project.author.is_empty()).then(|| about("report-author", project.author.clone()));
    let made = about("report-made", format!("\u{2068}{}\u{2069}", words.locale().time(options.now)));
    let tally = project.tally(None);
    let counts = [("articles", project.articles.len()), ("claims", tally.claims), ("sources", project.sources.len())];
    let args: Vec<(&str, fluent_bundle::FluentValue<'_>)> =
        counts.into_iter().map(|(name, count)| (name, (count as i64).into())).collect();
    let holds = about("report-holds", words.join(|locale| locale.text_with("report-counts", &args)));
    author.into_iter().chain([made, holds]).collect()
}

impl Fact {
    /// Something known of an article, a source, the report.
    fn about(name: String, text: String) -> Fact {
        Fact { kind: FactKind::About, name, text, language: None }
    }

    /// A fact for each language that something was said in.
    fn said(kind: FactKind, name: &str, said: Vec<Said>) -> impl Iterator<Item = Fact> {
        said.into_iter().map(move |Said { language, text }| Fact {
            kind,
            name: name.to_owned(),
            text,
            language: Some(language),
        })
    }
}

impl Cell {
    /// A cell whose letters tell its direction.
    fn text(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }
}

impl<'p> Lookup<'p> {
    fn of(project: &'p Project) -> Lookup<'p> {
        let mut notes = HashMap::default();
        for (article, held) in project.articles.iter().enumerate() {
            let annotations = project.annotations_of(&held.id);
            notes.extend(annotations.iter().enumerate().map(|(i, a)| (&a.id, NoteRef { article, number: i + 1 })));
        }
        let mut relations: HashMap<_, Vec<_>> = HashMap::default();
        for relation in project.relations.values() {
            relations.entry(&relation.from).or_default().push(&**relation);
            relations.entry(&relation.to).or_default().push(&**relation);
        }
        Lookup {
            project,
            ties: Ties::of(project),
            standings: project.standings(),
            corroborations: project.corroborations(),
            notes,
            relations,
        }
    }
}

#[cfg(test)]
mod tests;
