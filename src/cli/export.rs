//! `isnad export PROJECT --to FORMAT`: a project as notes for people or annotations for other programs.

use super::{Failure, Outcome, agree, output};
use crate::annotation::{LabelId, Project, Timestamp};
use crate::article::ArticleId;
use crate::exchange::{self, Format, Languages, Layouts, Progress, Remarked, Selection};
use crate::project;
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What `isnad export` is told.
#[derive(Debug, Args)]
pub struct Options {
    /// The project.
    #[arg(required_unless_present = "list")]
    project: Option<PathBuf>,
    /// The format, by its name in the list.
    #[arg(long, value_name = "FORMAT", value_parser = written, required_unless_present = "list")]
    to: Option<Format>,
    /// The file to write, or a folder to write into; - is stdout. Without it, the project's name in the present folder.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// The language of headings, notes and translations.
    #[arg(long, value_name = "ar|en|both", default_value = "both", value_parser = languages)]
    lang: Languages,
    /// The parts of a report.
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_enum)]
    parts: Vec<Part>,
    /// Tell how far the project agrees with this one, a colleague's of the same articles; may be given several times.
    #[arg(long, value_name = "PROJECT")]
    agreement: Vec<PathBuf>,
    /// Only this article, by its id or its number from 1; may be given several times.
    #[arg(long, value_name = "ARTICLE")]
    article: Vec<String>,
    /// Only annotations with this label, by its id or its name; may be given several times.
    #[arg(long, value_name = "LABEL")]
    label: Vec<String>,
    /// Only what this person made; may be given several times.
    #[arg(long, value_name = "NAME")]
    author: Vec<String>,
    /// Leave out notes and tags; translations stay.
    #[arg(long, conflicts_with = "no_notes")]
    glosses_only: bool,
    /// Leave out notes, tags and translations.
    #[arg(long)]
    no_notes: bool,
    /// Leave out grades of claims and sources.
    #[arg(long)]
    no_grades: bool,
    /// Begin a CSV file without a byte order mark.
    #[arg(long)]
    no_bom: bool,
    /// List the formats.
    #[arg(long)]
    list: bool,
}

/// The parts of a report by the names the command line gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Article,
    Claims,
    Sources,
    Reviews,
    /// How far people agree, of whom --agreement names the others.
    Agreement,
}

fn written(name: &str) -> Result<Format, String> {
    Format::named(name).filter(|format| format.is_written()).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().filter(|f| f.is_written()).map(|f| f.name()).collect();
        format!("no format called so is written; there are {}", names.join(", "))
    })
}

fn languages(name: &str) -> Result<Languages, String> {
    Languages::named(name).ok_or_else(|| "it is ar, en or both".to_owned())
}

/// Writes the project, or lists the formats.
pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let (false, Some(path), Some(format)) = (options.list, &options.project, options.to) else {
        output::stdout(list().as_bytes())?;
        return Ok(Outcome::Done);
    };
    let project = project::open(path).map_err(|error| Failure(error.to_string()))?.project;
    let asked = asked(options, &project, format, path)?;
    let asked = exchange::Options { agreement: agreement(options, &project, format, path)?, ..asked };
    let files = exchange::export(&project, &asked, &Progress::silent()).map_err(|error| Failure(error.to_string()))?;
    let (first, others) = files.split_first().ok_or_else(|| Failure("there is nothing to write".to_owned()))?;
    let target = target(options, &first.name);
    if target == Path::new("-") && !others.is_empty() {
        return Err(Failure(format!("{} is more than one file; name one with -o", format.title())));
    }
    output::file_or_stdout(&target, &first.bytes)?;
    for file in others {
        output::file_or_stdout(&target.with_file_name(&file.name), &file.bytes)?;
    }
    Ok(Outcome::Done)
}

/// A line for each format that is written or read.
fn list() -> String {
    let line = |format: Format| {
        let ways = match (format.is_written(), format.is_read()) {
            (true, true) => "export, import",
            (true, false) => "export",
            (false, _) => "import",
        };
        format!("{:<14}{:<22}{ways}\n", format.name(), format.title())
    };
    Format::ALL.into_iter().map(line).collect()
}

fn asked(options: &Options, project: &Project, format: Format, path: &Path) -> Result<exchange::Options, Failure> {
    let articles = options.article.iter().map(|name| article(project, name)).collect::<Result<BTreeSet<_>, _>>()?;
    let labels = options.label.iter().map(|name| label(project, name)).collect::<Result<BTreeSet<_>, _>>()?;
    let authors: BTreeSet<String> = options.author.iter().cloned().collect();
    let parts = |part| options.parts.is_empty() || options.parts.contains(&part);
    let remarks = match (options.glosses_only, options.no_notes) {
        (true, _) => Remarked::Glosses,
        (_, true) => Remarked::Nothing,
        _ => Remarked::All,
    };
    Ok(exchange::Options {
        languages: options.lang,
        layouts: Layouts {
            article: parts(Part::Article),
            claims: parts(Part::Claims),
            sources: parts(Part::Sources),
            reviews: parts(Part::Reviews),
            // Whoever names colleagues wants it.
            agreement: true,
        },
        selection: Selection {
            articles: (!articles.is_empty()).then_some(articles),
            labels: (!labels.is_empty()).then_some(labels),
            authors: (!authors.is_empty()).then_some(authors),
            remarks,
            grades: !options.no_grades,
        },
        byte_order_mark: !options.no_bom,
        ..exchange::Options::new(format, name(options, path, format), Timestamp::now())
    })
}

/// What is measured with the colleagues' projects that were named.
fn agreement(
    options: &Options,
    project: &Project,
    format: Format,
    path: &Path,
) -> Result<Option<exchange::Agreed>, Failure> {
    if options.agreement.is_empty() {
        return match options.parts.contains(&Part::Agreement) {
            true => Err(Failure("agreement is between several people; name a project with --agreement".to_owned())),
            false => Ok(None),
        };
    }
    if !format.is_for_people() {
        return Err(Failure(format!("{} does not hold agreement; a report does", format.title())));
    }
    let report = agree::measured_with(project, path, &options.agreement)?;
    Ok(Some(exchange::Agreed(Arc::new(report))))
}

fn article(project: &Project, name: &str) -> Result<ArticleId, Failure> {
    let by_number = name.parse::<usize>().ok().and_then(|n| project.articles.get(n.checked_sub(1)?));
    let found = project.articles.iter().find(|a| *a.id.0 == *name).or(by_number);
    found.map(|a| a.id.clone()).ok_or_else(|| Failure(format!("the project has no article {name:?}")))
}

fn label(project: &Project, name: &str) -> Result<LabelId, Failure> {
    let found = project.labels.iter().find(|l| *l.id.0 == *name || l.name.en == name || l.name.ar == name);
    found.map(|l| l.id.clone()).ok_or_else(|| Failure(format!("the project has no label {name:?}")))
}

/// What the files are called: as the output, else as the project.
fn name(options: &Options, path: &Path, format: Format) -> String {
    let output = options.output.as_deref().filter(|output| *output != Path::new("-") && !output.is_dir());
    let name = output.unwrap_or(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let endings = [format!(".{}", format.extension()), ".isnad.ron".to_owned(), ".ron".to_owned()];
    let stem = endings.iter().find_map(|ending| name.strip_suffix(ending.as_str())).filter(|stem| !stem.is_empty());
    stem.map_or_else(|| name.clone(), str::to_owned)
}

/// Where the first file goes.
fn target(options: &Options, name: &str) -> PathBuf {
    match &options.output {
        Some(output) if output.is_dir() => output.join(name),
        Some(output) => output.clone(),
        None => PathBuf::from(name),
    }
}
