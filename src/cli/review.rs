//! `isnad review save` and `isnad review apply`: a reviewer's verdicts and comments in a file of their own.

use super::merge::read;
use super::{Failure, Outcome, output};
use crate::annotation::{Edit, Project, VerdictId};
use crate::locale::{Language, Locale};
use crate::project::{self, Expected, Refused, read_review, write_review};
use crate::review::{self, Applied, Fate};
use std::path::{Path, PathBuf};

/// What to do with a review.
#[derive(Debug, clap::Subcommand)]
pub enum Action {
    /// Save the verdicts and comments of one reviewer as a small file to send back.
    #[command(
        after_help = "Exit status: 0 if it was saved, 2 if not. It is not where a rejection or a change lacks its \
                      reason: which ones is said on stderr."
    )]
    Save {
        /// The project they were made in.
        project: PathBuf,
        /// Whose; without it, of who works on the project.
        #[arg(long, value_name = "NAME")]
        author: Option<String>,
        /// Save rejections and changes too that don't say why.
        #[arg(long)]
        without_reasons: bool,
        /// The file to write, as NAME.review.ron; - is stdout.
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Put a saved review into the author's project, in which the work may have gone on.
    #[command(
        after_help = "A verdict whose mark is gone or not certain is kept as a comment on the article; what is on an \
                      article that is not there, as a conflict. What the project has newer stays. Applying a review \
                      twice changes nothing. Without -o the project's version before is kept beside it, with ~ at its \
                      name's end.\n\
                      Exit status: 0 if all found its place, 1 if not, 2 if it could not be done; the project is then \
                      as it was."
    )]
    Apply {
        /// The review.
        review: PathBuf,
        /// The author's project.
        project: PathBuf,
        /// Where to write the result instead of into the project; - is stdout.
        #[arg(short, long, value_name = "OUT")]
        out: Option<PathBuf>,
    },
}

pub(super) fn run(action: &Action) -> Result<Outcome, Failure> {
    match action {
        Action::Save { project, author, without_reasons, out } => {
            save(project, author.as_deref(), *without_reasons, out)
        }
        Action::Apply { review, project, out } => apply(review, project, out.as_deref()),
    }
}

fn save(path: &Path, author: Option<&str>, without_reasons: bool, out: &Path) -> Result<Outcome, Failure> {
    let project = read(path)?;
    let author = author.unwrap_or(&project.author);
    let made = review::collect(&project, author);
    if made.is_empty() {
        let named: Vec<String> = review::reviewers(&project).into_iter().map(|name| format!("{name:?}")).collect();
        let advice = match named.is_empty() {
            true => "nobody has said anything in it".to_owned(),
            false => format!("name one of those who have with --author: {}", named.join(", ")),
        };
        return Err(Failure(format!(
            "{}: {author:?} has made no verdict and no comment in it; {advice}",
            path.display()
        )));
    }
    let lacking = review::without_reason(&project, author);
    if !lacking.is_empty() && !without_reasons {
        return Err(Failure(unreasoned(&project, path, &lacking)));
    }
    output::file_or_stdout(out, write_review(&made).as_bytes())?;
    let (verdicts, comments) = (made.verdicts.len(), made.comments.len());
    output::message(&format!("isnad: {verdicts} verdicts and {comments} comments by {author:?} saved"));
    Ok(Outcome::Done)
}

/// Which verdicts lack their reason, and what can be done.
fn unreasoned(project: &Project, path: &Path, lacking: &[VerdictId]) -> String {
    let count = lacking.len();
    let mut text = format!(
        "{}: {count} {} no reason; add it, or save without by --without-reasons:",
        path.display(),
        if count == 1 { "verdict has" } else { "verdicts have" }
    );
    for verdict in lacking.iter().filter_map(|id| project.verdicts.get(id)) {
        let article = project.article_of_verdict(verdict).map(|id| &*id.0).unwrap_or_default();
        let (kind, quote) = (verdict.decision.kind().key(), review::quote(project, &verdict.on, review::COMMA));
        text.push_str(&format!("\n  {kind} {:?} in {article:?}", quote));
    }
    text
}

fn apply(file: &Path, path: &Path, out: Option<&Path>) -> Result<Outcome, Failure> {
    let bytes = project::read_bytes(file).map_err(|error| Failure(error.to_string()))?;
    let read = read_review(&bytes).map_err(|problems| {
        let first = problems.iter().find(|problem| problem.severity() == project::Severity::Fault);
        Failure(format!("{}:{}", file.display(), first.map(ToString::to_string).unwrap_or_default()))
    })?;
    let (loaded, known) = project::open_known(path).map_err(|error| Failure(error.to_string()))?;
    let mut project = loaded.project;
    let locales = [Language::Arabic, Language::English].map(Locale::new);
    let Applied { edits, verdicts, comments } =
        review::apply(&project, &read, &|seen, verdict| Locale::without_mark(&locales, seen, verdict));
    project.apply(Edit::Batch(edits.clone())).map_err(|error| Failure(error.to_string()))?;
    let text = project::write(&project);
    match out {
        Some(out) => output::file_or_stdout(out, text.as_bytes())?,
        None if edits.is_empty() => {}
        None => {
            let saved =
                project::save_over(path, &text, Expected::Unchanged(&known)).map_err(|refused| match refused {
                    Refused::Changed => Failure(format!("{} has changed meanwhile; try again", path.display())),
                    Refused::Failed(error) => Failure(error.to_string()),
                })?;
            if let Err(error) = saved.backup {
                output::message(&format!("isnad: the version before was not kept: {error}"));
            }
        }
    }
    let fates: Vec<Fate> = verdicts.values().chain(comments.values()).copied().collect();
    for fate in Fate::ALL {
        let count = fates.iter().filter(|one| **one == fate).count();
        if count > 0 {
            output::message(&format!("isnad: {count} {}", told(fate)));
        }
    }
    let homeless = fates.iter().any(|fate| matches!(fate, Fate::OnArticle | Fate::Apart));
    Ok(if homeless { Outcome::Different } else { Outcome::Done })
}

/// What became of so many verdicts and comments.
fn told(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "added",
        Fate::Renewed => "renewed",
        Fate::Known => "there already",
        Fate::Older => "left as they are: the project has newer ones",
        Fate::OnArticle => "kept as comments on the article, as their marks are gone or not certain",
        Fate::Apart => "kept as conflicts, as their article is not in the project",
    }
}
