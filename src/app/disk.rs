//! The project's file while it is open: noticing what others do to it, and letting other windows know of this one.
//! [`save`] writes it.

mod merge;
mod save;
mod watch;

pub(super) use merge::merge_theirs;
pub(super) use save::{is_same, keep_mine, take_theirs, write, write_to};

use super::App;
use super::beside;
use super::dispatch::Effect;
use super::effects::name_of;
use crate::annotation::{Project, Timestamp, VersionId};
use crate::article::plain_reason;
use crate::locale::Locale;
use crate::project::{Fingerprint, Held, Hold, Holder, SaveError, Why};
use crate::session::{Offer, Question, Severity};
use save::Saving;
use std::io;
use std::path::{Path, PathBuf};
use watch::{News, Watcher};

/// Every way on where a file has changed, the likeliest last.
const OFFERS: [Offer; 4] = [Offer::SaveElsewhere, Offer::KeepMine, Offer::TakeTheirs, Offer::Merge];

/// What is known of the project's file.
#[derive(Default)]
pub(super) struct Disk {
    /// What it looked like when it was last read or written here.
    known: Option<(PathBuf, Fingerprint)>,
    /// Whether it was opened and not written here since: then the project is to say that it was made from it.
    opened: bool,
    /// The project it then held, from which a merge starts; the records are shared with the open project.
    base: Option<Project>,
    watcher: Watcher,
    /// The file other windows are told of; whether they could be.
    held: Option<(PathBuf, Option<Hold>)>,
    /// The piece of work that tells them.
    holding: Option<u64>,
    saving: Option<Saving>,
    /// The piece of work that opens a project; of several the last counts.
    pub(super) opening: Option<u64>,
}

impl Disk {
    /// The version of the project's file that was last read or written here.
    pub(super) fn version(&self) -> Option<VersionId> {
        self.known.as_ref().map(|(_, fingerprint)| fingerprint.version())
    }

    /// Takes over what the file at `path` looked like when it was read or written, and the project in it. `opened` it
    /// is where that is a version which the open project does not tell of yet.
    pub(super) fn know(&mut self, path: &Path, fingerprint: Fingerprint, base: Option<Project>, opened: bool) {
        self.watcher.watch(path, &fingerprint);
        self.known = Some((path.to_owned(), fingerprint));
        self.base = base;
        self.opened = opened;
    }
}

/// Keeps up with which file is open, and says what happened to it.
pub(super) fn follow(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    let focused = ctx.input(|i| i.events.iter().any(|event| matches!(event, egui::Event::WindowFocused(true))));
    app.disk.watcher.start(ctx);
    if focused {
        app.disk.watcher.look_now();
    }
    let current = app.session.file.clone();
    if app.disk.known.as_ref().is_some_and(|(known, _)| current.as_ref() != Some(known)) {
        app.disk.known = None;
        app.disk.base = None;
        app.disk.watcher.stop();
    }
    hold(app, ctx, current, focused, more);
    // While the file is written here it may be found changed before it is known that we did it.
    while !save::is_under_way(app)
        && let Some(news) = app.disk.watcher.news()
    {
        tell(app, news);
    }
}

/// Lets other windows know that `current` is open here, and the user if one has it. `again` tries what failed.
fn hold(app: &mut App, ctx: &egui::Context, current: Option<PathBuf>, again: bool, more: &mut Vec<Effect>) {
    let held = app.disk.held.as_ref();
    let tried = held.map(|(path, _)| path) == current.as_ref();
    let failed = held.is_some_and(|(_, hold)| hold.is_none());
    if tried && !(again && failed && !app.disk.holding.is_some_and(|number| app.beside.is_under_way(number))) {
        return;
    }
    app.disk.held = current.clone().map(|path| (path, None));
    let (Some(path), Some(folder)) = (current, app.storage.open_projects().map(Path::to_owned)) else { return };
    let number = beside::begin(app, ctx, None, move |_| {
        let taken = Hold::take(&folder, &path);
        Box::new(move |app, _, _| held_by(app, path, taken, tried))
    });
    app.disk.holding = Some(number);
    beside::wait(app, ctx, number, more);
}

/// Takes over who has `path`, and says so unless it was tried before.
fn held_by(app: &mut App, path: PathBuf, taken: io::Result<Held>, tried: bool) {
    // Another file may be open by now.
    let Some((_, hold)) = app.disk.held.as_mut().filter(|(held, _)| *held == path) else { return };
    match taken {
        Ok(Held::Here(ours)) => *hold = Some(ours),
        Ok(Held::Elsewhere(holder)) if !tried => {
            let text = open_elsewhere(&app.locale, &path, holder);
            app.session.notify(Severity::Warning, text);
        }
        // Where it cannot be told, there is no more to say than if nobody else had it: saving looks for itself.
        Ok(Held::Elsewhere(_)) | Err(_) => {}
    }
}

fn open_elsewhere(locale: &Locale, path: &Path, holder: Holder) -> String {
    let file = name_of(path);
    match (holder.process, holder.since) {
        (Some(process), Some(since)) => {
            let time = locale.time(Timestamp(since));
            let args = [("file", file.into()), ("process", process.to_string().into()), ("time", time.into())];
            locale.text_with("warning-held-by", &args)
        }
        _ => locale.text_with("warning-held", &[("file", file.into())]),
    }
}

fn tell(app: &mut App, news: News) {
    let Some((path, known)) = &mut app.disk.known else { return };
    let file = name_of(path);
    let (key, offers) = match news {
        News::Touched(fingerprint) => {
            *known = fingerprint;
            return;
        }
        News::AsBefore => return app.session.withdraw_offers(),
        // It is being asked about already.
        News::Changed if app.session.question == Some(Question::Changed) => return,
        News::Changed => ("notice-changed", OFFERS.to_vec()),
        News::Gone => ("notice-gone", vec![Offer::SaveElsewhere]),
    };
    app.session.withdraw_offers();
    let text = app.locale.text_with(key, &[("file", file.into())]);
    app.session.offer(Severity::Warning, text, offers);
}

/// Says `key` of `path` and of its `copy`.
fn say(app: &mut App, severity: Severity, key: &str, path: &Path, copy: &Path) {
    let text = app.locale.text_with(key, &[("file", name_of(path).into()), ("copy", name_of(copy).into())]);
    app.session.notify(severity, text);
}

/// `key` with the file that could not be written and why.
pub(super) fn in_words(locale: &Locale, key: &str, error: &SaveError) -> String {
    let why = match error.why() {
        Why::NotPermitted => "save-not-permitted",
        Why::ReadOnlyDisk => "save-read-only-disk",
        Why::DiskFull => "save-disk-full",
        Why::FolderGone => "save-folder-gone",
        Why::IsFolder => "save-is-folder",
        Why::NotInFolder => "save-not-in-folder",
        Why::NameTooLong => "save-name-too-long",
        Why::NoFile => "save-no-file",
        Why::TooLarge => "save-too-large",
        Why::Other(_) => {
            let said = locale.text_with("save-other", &[("said", plain_reason(&error.cause).into())]);
            return locale.text_with(key, &[("file", name_of(&error.path).into()), ("why", said.into())]);
        }
    };
    let args = [("file", name_of(&error.path).into()), ("why", locale.text(why).to_string().into())];
    locale.text_with(key, &args)
}
