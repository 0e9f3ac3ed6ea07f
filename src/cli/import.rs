//! `isnad import FILE --from FORMAT -o PROJECT`: what another tool wrote, as a project.

use super::{Failure, Outcome, output};
use crate::annotation::Timestamp;
use crate::article;
use crate::exchange::{self, Format, Input};
use crate::locale::{Language, Locale};
use crate::project;
use clap::Args;
use std::path::{Path, PathBuf};

/// What `isnad import` is told.
#[derive(Debug, Args)]
pub struct Options {
    /// What the other tool wrote.
    file: PathBuf,
    /// The format, by its name in the list of isnad export --list.
    #[arg(long, value_name = "FORMAT", value_parser = read)]
    from: Format,
    /// The project to write; - is stdout.
    #[arg(short, long, value_name = "PROJECT")]
    output: PathBuf,
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

/// Reads the file, writes the project, and says on stderr what was lost.
pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
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
    let imported = exchange::import(&input, options.from).map_err(|error| fail(&error))?;
    output::file_or_stdout(&options.output, project::write(&imported.project).as_bytes())?;
    let locale = Locale::new(Language::English);
    for loss in &imported.losses {
        let what = locale.text_with(&format!("loss-{}", loss.kind.key()), &[("name", loss.name.as_str().into())]);
        output::message(&format!("isnad: not taken in: {what} ({})", loss.count));
    }
    Ok(Outcome::Done)
}

/// The text in a file, as it stands there.
fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = article::read_file(path).map_err(|error| Failure(error.to_string()))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => Err(Failure(format!("{}: this is not UTF-8; save it as UTF-8 first", path.display()))),
    }
}
