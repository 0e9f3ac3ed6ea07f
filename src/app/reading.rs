//! Long texts are made articles of beside the window: once the bytes are there their beginning is shown, the whole when
//! it is made.
//!
//! Until then the project holds an article that stands for it. No command ever
//! meets that one: before any is carried out, the whole is waited for. No disk is waited for by that.

use super::App;
use super::dispatch::file;
use super::effects::{name_of, take_in};
use super::told::Told;
use crate::article::{self, Article, ArticleId, OpenError, Opened};
use crate::session::Severity;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// A file that is being read.
pub(super) struct Reading {
    path: PathBuf,
    /// The article that stands for it.
    id: ArticleId,
    bytes: Arc<[u8]>,
    receiver: Receiver<Result<Whole, OpenError>>,
    /// Who will say what was read, until reading starts.
    sender: Option<Sender<Result<Whole, OpenError>>>,
}

/// The file's bytes and what was made of them.
type Whole = (Arc<[u8]>, Opened);

/// What a file of an article was found to hold.
pub(super) enum Loaded {
    Whole(Whole),
    /// The bytes of a long text, and its beginning.
    Long(Arc<[u8]>, Article),
}

/// Reads the article in the file at `path`, or of a long text only the beginning.
pub(super) fn load(path: &Path) -> Result<Loaded, OpenError> {
    let bytes = article::read_file(path)?;
    Ok(match article::beginning(&name_of(path), &bytes) {
        Some(beginning) => Loaded::Long(bytes.into(), beginning),
        None => Loaded::Whole(whole(path, bytes.into())?),
    })
}

/// Shows the beginning of a long text; the whole is read from the frame's end on.
pub(super) fn begin(app: &mut App, path: &Path, bytes: Arc<[u8]>, beginning: Article) {
    let Some(id) = file::show_beginning(&mut app.session, beginning) else { return };
    let (sender, receiver) = channel();
    app.readings.push_back(Reading { path: path.to_owned(), id, bytes, receiver, sender: Some(sender) });
}

impl Reading {
    /// Whether the article `id` stands for it.
    pub(super) fn is_of(&self, id: &ArticleId) -> bool {
        self.id == *id
    }
}

/// Starts to read what is to be read: at a frame's end, so that it doesn't hold up what shows the beginning.
pub(super) fn start(app: &mut App, ctx: &egui::Context) {
    for reading in &mut app.readings {
        let Some(sender) = reading.sender.take() else { continue };
        let (ctx, path, bytes) = (ctx.clone(), reading.path.clone(), reading.bytes.clone());
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send(whole(&path, bytes));
            ctx.request_repaint();
        });
    }
}

/// Reads the article in the file at `path`.
pub(super) fn read(path: &Path) -> Result<Whole, OpenError> {
    whole(path, article::read_file(path)?.into())
}

fn whole(path: &Path, bytes: Arc<[u8]>) -> Result<Whole, OpenError> {
    let opened = article::read_bytes(&name_of(path), &bytes, article::ReadOptions::default())?;
    Ok((bytes, opened))
}

/// Waits for all that is to be read.
pub(super) fn wait(app: &mut App, ctx: &egui::Context) {
    start(app, ctx);
    finish(app, true);
}

/// Puts what has been read into the place of its beginning, in the order in which it was asked for.
pub(super) fn take(app: &mut App) {
    finish(app, false);
}

fn finish(app: &mut App, wait: bool) {
    while let Some(reading) = app.readings.front() {
        let whole = if wait {
            reading.receiver.recv().ok()
        } else {
            match reading.receiver.try_recv() {
                Ok(whole) => Some(whole),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => None,
            }
        };
        if let Some(Reading { path, id, .. }) = app.readings.pop_front() {
            put(app, &path, &id, whole);
        }
    }
}

/// Puts what came of reading a file; nothing, where that came to a stop by a fault of the program's own.
fn put(app: &mut App, path: &Path, id: &ArticleId, whole: Option<Result<Whole, OpenError>>) {
    let shown = app.session.article.clone();
    file::drop_beginning(&mut app.session, id);
    match whole {
        Some(Ok((bytes, opened))) => take_in(app, path, bytes, opened, Some(id.clone())),
        Some(Err(error)) => app.session.notify(Severity::Error, error.told(&app.locale)),
        None => {
            let text = app.locale.text_with("error-stopped", &[("file", name_of(path).into())]);
            app.session.notify(Severity::Error, text);
        }
    }
    // Another may have been opened since.
    if shown.as_ref() != Some(id) {
        app.session.article = shown;
    }
    file::show_some_article(&mut app.session);
}
