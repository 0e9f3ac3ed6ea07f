//! Reading another tool's file beside the window, and holding it against the project.

use super::App;
use super::beside;
use super::dispatch::{Effect, import as action};
use super::effects::name_of;
use super::reading;
use super::told::Told;
use crate::annotation::{Project, Timestamp};
use crate::article::{self, Article, OpenError};
use crate::exchange::{
    Format, ImportError, Imported, Input, Joined, LossKind, Progress, import, join, told, words::closed,
};
use crate::session::{Doing, ImportStage, Ready, Work};
use std::path::{Path, PathBuf};

/// What came of it.
enum Came {
    /// It may be in any of these formats, or in any at all.
    Format(Vec<Format>),
    /// It has no text, and no article, or more than one, has all that it quotes.
    NoText(Format),
    Ready {
        format: Format,
        imported: Box<Imported>,
        joined: Box<Joined>,
        text_of: Option<String>,
    },
    Unread(OpenError),
    /// The file with the article's text, which has to be in UTF-8, by its name.
    NotUtf8(String),
    Refused(ImportError),
}

/// Reads the file that the session is to take in, as far as is known what it is.
pub(super) fn read(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    reading::wait(app, ctx);
    let Some(import) = &app.session.import else { return };
    let (path, format, text, work) = (import.path.clone(), import.format, import.text.clone(), import.work.clone());
    let (project, revision) = (app.session.project.clone(), app.session.revision);
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path.clone())), move |_| {
        let reader = Reader { path, text, project, work };
        let came = reader.read(format);
        Box::new(move |app, _, more| put(app, &reader, came, revision, more))
    });
    beside::wait(app, ctx, number, more);
}

/// Takes over what came, unless it was given up meanwhile.
fn put(app: &mut App, reader: &Reader, came: Came, revision: u64, more: &mut Vec<Effect>) {
    let locale = &app.locale;
    let Some(import) = app.session.import.as_mut().filter(|import| import.work.is(&reader.work)) else { return };
    let refused = match came {
        Came::Format(formats) => {
            import.stage = ImportStage::Format(formats);
            None
        }
        Came::NoText(format) => {
            import.format = Some(format);
            import.stage = ImportStage::Text;
            None
        }
        Came::Ready { format, imported, joined, text_of } => {
            import.format = Some(format);
            let (joined, project_name) = (*joined, imported.project.name);
            import.stage = ImportStage::Ready(Box::new(Ready { joined, project_name, text_of, revision }));
            None
        }
        Came::Refused(ImportError::Cancelled) => None,
        Came::Unread(why) => {
            let (file, why) = (name_of(&reader.path), why.told(locale));
            Some(locale.text_with("import-unread", &[("file", closed(&file).into()), ("why", why.into())]))
        }
        Came::NotUtf8(file) => Some(locale.text_with("import-text-encoding", &[("file", closed(&file).into())])),
        Came::Refused(error) => Some(error.told(locale)),
    };
    if let Some(why) = refused {
        action::refuse(&mut app.desk(more), why);
    }
}

/// Whether the content of the file tells that another tool wrote it.
pub(super) fn is_told(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    article::read_file(path).is_ok_and(|bytes| !told(&name, &bytes).is_empty())
}

/// What the thread has.
struct Reader {
    path: PathBuf,
    text: Option<PathBuf>,
    project: Project,
    work: Work,
}

impl Reader {
    fn read(&self, format: Option<Format>) -> Came {
        let bytes = match article::read_file(&self.path) {
            Ok(bytes) => bytes,
            Err(error) => return Came::Unread(error),
        };
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let format = match format.map_or_else(|| told(&name, &bytes), |format| vec![format]).as_slice() {
            [format] => *format,
            several => return Came::Format(several.to_vec()),
        };
        let text = match self.text.as_deref().map(text_of) {
            Some(Ok(text)) => Some(text),
            Some(Err(came)) => return came,
            None => None,
        };
        let folder = self.path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let beside = |name: &str| {
            // A name, not a path: nothing outside the folder is read.
            let plain = Path::new(name).file_name().is_some_and(|file| file == name);
            plain.then(|| article::read_file(&folder.join(name)).ok()).flatten()
        };
        let (author, now) = ("", Timestamp::now());
        let input = Input { name: &name, bytes: &bytes, text: text.as_deref(), beside: &beside, author, now };
        let found = match import(&input, format) {
            Err(ImportError::NoText { .. }) => match self.fitting(&input, format) {
                Some((article, imported)) => Ok((imported, Some(article.title().to_owned()))),
                None => return Came::NoText(format),
            },
            other => other.map(|imported| (imported, None)),
        };
        let joined = found.and_then(|(imported, text_of)| {
            let watcher = |part| self.work.at(part);
            let joined = join(&self.project, &imported, now, &Progress::new(&watcher))?;
            Ok(Came::Ready { format, imported: Box::new(imported), joined: Box::new(joined), text_of })
        });
        joined.unwrap_or_else(Came::Refused)
    }

    /// The only article of the project that has all that the file quotes, and what the file says of it.
    fn fitting(&self, input: &Input<'_>, format: Format) -> Option<(&Article, Imported)> {
        let mut fitting = None;
        for article in &self.project.articles {
            if self.work.is_stopped() {
                return None;
            }
            let Ok(imported) = import(&Input { text: Some(article.text()), ..*input }, format) else { continue };
            let strange = [LossKind::OutsideText, LossKind::OtherWords, LossKind::Ambiguous];
            let fits = !imported.project.annotations.is_empty()
                && imported.losses.iter().all(|loss| !strange.contains(&loss.kind));
            if fits && fitting.replace((&**article, imported)).is_some() {
                return None;
            }
        }
        fitting
    }
}

/// The text in a file, as it stands there, since positions count every character of it; or why there is none.
fn text_of(path: &Path) -> Result<String, Came> {
    let bytes = article::read_file(path).map_err(Came::Unread)?;
    String::from_utf8(bytes).map_err(|_| Came::NotUtf8(name_of(path)))
}
