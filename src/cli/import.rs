//! `isnad import FILE --from FORMAT`: what another tool wrote, as a project of its own (`-o`) or taken into one that is
//! there (`--into`).

use super::{Failure, Outcome, output};
use crate::annotation::Timestamp;
use crate::article;
use crate::exchange::{self, Count, Fate, Format, Imported, Input, Joined, Progress};
use crate::locale::{Language, Locale};
use crate::project::{self, Expected, Refused};
use clap::Args;
use std::path::{Path, PathBuf};

/// What `isnad import` is told.
#[derive(Debug, Args)]
#[command(
    after_help = "With --into an article of the file is the project's article with the same text; in another version of \
                  it annotations are found again, and those without a sure place come in with the article beside it. \
                  What is there already is not added again. The project's version before is kept beside it, with ~ at \
                  its name's end.\n\
                  Exit status: 0 if all is done, 1 if annotations had no sure place, 2 if it could not be done; the \
                  project is then as it was."
)]
pub struct Options {
    /// What the other tool wrote.
    file: PathBuf,
    /// The format, by its name in the list of isnad export --list.
    #[arg(long, value_name = "FORMAT", value_parser = read)]
    from: Format,
    /// The project to write, which must not be there yet; - is stdout.
    #[arg(short, long, value_name = "PROJECT", required_unless_present = "into", conflicts_with = "into")]
    output: Option<PathBuf>,
    /// The project to take it into.
    #[arg(long, value_name = "PROJECT")]
    into: Option<PathBuf>,
    /// The article's text, where the format does not carry it.
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// Whose work it is, where the file does not say.
    #[arg(long, value_name = "NAME", default_value = "")]
    author: String,
}

fn read(name: &str) -> Result<Format, String> {
    Format::named(name).filter(|format| format.is_read()).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().filter(|f| f.is_read()).map(|f| f.name()).collect();
        format!("no format called so is read; there are {}", names.join(", "))
    })
}

/// Reads the file, writes the project, and says on stderr what came in and what was lost.
pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    match (&options.into, &options.output) {
        (Some(into), _) => take_into(options, into),
        (None, Some(output)) => write_new(options, output),
        // clap sees to it that there is one.
        (None, None) => Err(Failure("give a project to write with -o, or one to take it into with --into".to_owned())),
    }
}

fn write_new(options: &Options, output: &Path) -> Result<Outcome, Failure> {
    if output.is_file() {
        let path = output.display();
        return Err(Failure(format!("{path} is there already; --into {path} takes the file into it")));
    }
    let imported = imported(options)?;
    output::file_or_stdout(output, project::write(&imported.project).as_bytes())?;
    say_losses(&imported.losses);
    Ok(Outcome::Done)
}

/// What the file holds.
fn imported(options: &Options) -> Result<Imported, Failure> {
    let fail = |error: &dyn std::fmt::Display| Failure(error.to_string());
    let bytes = article::read_file(&options.file).map_err(|error| fail(&error))?;
    let text = match &options.text {
        Some(path) => Some(text_of(path)?),
        None => None,
    };
    let folder = options.file.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let beside = |name: &str| {
        // A name, not a path: nothing outside the folder is read.
        let plain = Path::new(name).file_name().is_some_and(|file| file == name);
        plain.then(|| article::read_file(&folder.join(name)).ok()).flatten()
    };
    let name = options.file.file_name().unwrap_or_default().to_string_lossy();
    let input = Input {
        name: &name,
        bytes: &bytes,
        text: text.as_deref(),
        beside: &beside,
        author: &options.author,
        now: Timestamp::now(),
    };
    exchange::import(&input, options.from).map_err(|error| fail(&error))
}

fn take_into(options: &Options, path: &Path) -> Result<Outcome, Failure> {
    let (loaded, fingerprint) = project::open_known(path).map_err(|error| Failure(error.to_string()))?;
    let imported = imported(options)?;
    let joined = exchange::join(&loaded.project, &imported, Timestamp::now(), &Progress::silent());
    let mut joined = joined.map_err(|error| Failure(error.to_string()))?;
    if let Some(edit) = joined.edit.take() {
        let mut project = loaded.project;
        project.apply(edit).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
        let saved = project::save_over(path, &project::write(&project), Expected::Unchanged(&fingerprint));
        let saved = saved.map_err(|refused| match refused {
            Refused::Changed => Failure(format!("{} has changed meanwhile; try again", path.display())),
            Refused::Failed(error) => Failure(error.to_string()),
        })?;
        if let Err(error) = saved.backup {
            output::message(&format!("isnad: the version before was not kept: {error}"));
        }
    }
    say_joined(&joined, path);
    Ok(if joined.unplaced.is_empty() { Outcome::Done } else { Outcome::Different })
}

/// Says what came in, article by article and by kind, what had no sure place, and what was lost.
fn say_joined(joined: &Joined, path: &Path) {
    for article in &joined.articles {
        let what = match article.fate {
            Fate::New => "new article",
            Fate::Same => "article there already",
            Fate::Version => "article there in another version",
            Fate::Beside => "article put beside its other version",
        };
        let Count { added, known, .. } = article.annotations;
        let title = plain(&article.title);
        output::message(&format!("isnad: {what}: {title}: annotations: {added} added, {known} there already"));
    }
    let kinds = [
        ("annotations", joined.annotations),
        ("labels", joined.labels),
        ("sources", joined.sources),
        ("attributions", joined.attributions),
        ("relations", joined.relations),
        ("remarks", joined.remarks),
    ];
    let kinds = kinds.iter().filter(|(_, count)| *count != Count::default()).map(|(name, count)| {
        let Count { added, known, filled } = count;
        let filled = if *filled > 0 { format!(" ({filled} completed)") } else { String::new() };
        format!("{name}: {added} added, {known} there already{filled}")
    });
    let kinds: Vec<String> = kinds.collect();
    output::message(&format!("isnad: {}: {}", path.display(), kinds.join("; ")));
    if joined.beside > 0 {
        let beside = joined.beside;
        output::message(&format!("isnad: added where another annotation has the same label and words: {beside}"));
    }
    for unplaced in &joined.unplaced {
        let (label, quote) = (plain(unplaced.label.either(false)), plain(&unplaced.quote));
        let (state, article) = (unplaced.state.name(), plain(&unplaced.article));
        output::message(&format!("isnad: no sure place ({state}): {label}: {quote}: {article}"));
    }
    say_losses(&joined.losses);
}

fn say_losses(losses: &[exchange::Loss]) {
    let locale = Locale::new(Language::English);
    for loss in losses {
        let what = locale.text_with(&format!("loss-{}", loss.kind.key()), &[("name", plain(&loss.name).into())]);
        output::message(&format!("isnad: not taken in: {what} ({})", loss.count));
    }
}

/// How many characters of a title or quote are told.
const LONGEST: usize = 160;

/// A text of the file as a part of one line: no control of a terminal and no direction that it opens goes on after it.
fn plain(text: &str) -> String {
    let line: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let dots = if text.chars().count() > LONGEST { "…" } else { "" };
    exchange::words::closed(&line) + dots
}

/// The text in a file, as it stands there.
fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = article::read_file(path).map_err(|error| Failure(error.to_string()))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => Err(Failure(format!("{}: this is not UTF-8; save it as UTF-8 first", path.display()))),
    }
}
