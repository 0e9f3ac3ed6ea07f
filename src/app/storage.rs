//! Where the user's settings are kept, their unsaved work, where they left off and what they print: the platform's
//! folders for them.

use crate::project::Versions;
use crate::session::{Places, Settings};
use std::path::{Path, PathBuf};

/// The folder of the settings, the one where it stands which projects are open, those of state and of files that can be
/// made again; none keeps nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Storage {
    folder: Option<PathBuf>,
    open: Option<PathBuf>,
    windows: Option<PathBuf>,
    state: Option<PathBuf>,
    cache: Option<PathBuf>,
}

/// Why settings could not be read or kept.
#[derive(Debug, thiserror::Error)]
#[error("The settings in {} could not be {what}: {cause}.", path.display())]
pub struct StorageError {
    pub(super) path: PathBuf,
    pub(super) what: &'static str,
    pub(super) cause: StorageCause,
}

/// What stood in the way.
#[derive(Debug, thiserror::Error)]
pub(super) enum StorageCause {
    #[error("{0}")]
    Disk(#[from] std::io::Error),
    /// They are not written as settings are; what their reader said.
    #[error("{0}")]
    Form(String),
}

impl Storage {
    /// The folder the platform gives this user's programs for settings.
    pub fn of_user() -> Storage {
        let Some(dirs) = directories::ProjectDirs::from("", "", "isnad") else { return Storage::default() };
        // The first ends with the user's desktop session, as what stands there does.
        let run = dirs.runtime_dir().or(dirs.state_dir()).unwrap_or(dirs.data_local_dir());
        // Only Linux has a folder for state; elsewhere it lies with the data of this machine.
        let state = dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned();
        let [open, windows] = ["open", "windows"].map(|name| Some(run.join(name)));
        let (folder, cache) = (Some(dirs.config_dir().to_owned()), Some(dirs.cache_dir().to_owned()));
        Storage { folder, open, windows, state: Some(state), cache }
    }

    /// A folder of one's own choice.
    pub fn in_folder(folder: PathBuf) -> Storage {
        let [open, windows, cache] = ["open", "windows", "cache"].map(|name| Some(folder.join(name)));
        Storage { open, windows, state: Some(folder.clone()), cache, folder: Some(folder) }
    }

    /// Where it stands which projects are open.
    pub(super) fn open_projects(&self) -> Option<&Path> {
        self.open.as_deref()
    }

    /// Where windows of one user find each other.
    pub(super) fn windows(&self) -> Option<PathBuf> {
        self.windows.clone()
    }

    /// The folder of the journals of unsaved work.
    pub fn journals(&self) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("journal"))
    }

    /// Where files lie that were made to be printed.
    pub(super) fn prints(&self) -> Option<PathBuf> {
        Some(self.cache.as_ref()?.join("print"))
    }

    /// The versions of project files that were read and written here.
    pub fn versions(&self) -> Option<Versions> {
        Some(Versions::in_folder(self.state.as_ref()?.join("versions")))
    }

    fn file(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("settings.ron"))
    }

    /// The settings kept last; the default ones, in the system's language, where none were.
    ///
    /// # Errors
    /// When there are some that can't be read; nothing is lost, as they are written anew only when changed.
    pub fn settings(&self) -> Result<Settings, StorageError> {
        // Where nothing can be kept the welcome would come at every start.
        let welcomed = self.folder.is_none();
        let fresh = || Settings { language: system_language(), welcomed, ..Settings::default() };
        let Some(path) = self.file() else { return Ok(fresh()) };
        let fault = |cause| StorageError { path: path.clone(), what: "read", cause };
        let unfit = |error: ron::error::SpannedError| fault(StorageCause::Form(error.to_string()));
        match std::fs::read_to_string(&path) {
            Ok(text) => ron::from_str::<Settings>(&text).map(Settings::sound).map_err(unfit),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(fresh()),
            Err(error) => Err(fault(error.into())),
        }
    }

    /// Keeps `settings` for the next start.
    ///
    /// # Errors
    /// When they can't be written.
    pub fn keep(&self, settings: &Settings) -> Result<(), StorageError> {
        let Some(path) = self.file() else { return Ok(()) };
        let fault = |cause| StorageError { path: path.clone(), what: "kept", cause };
        let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default())
            .map_err(|error| fault(StorageCause::Form(error.to_string())))?;
        put_whole(&path, &text).map_err(|error| fault(error.into()))
    }

    fn places_file(&self) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("places.ron"))
    }

    /// Where articles were left off; nothing where none is kept or what is kept cannot be read.
    pub fn places(&self) -> Places {
        let text = self.places_file().and_then(|path| std::fs::read_to_string(path).ok());
        text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
    }

    /// Keeps `places` beside what other windows have kept. What cannot be written is not kept.
    pub fn keep_places(&self, places: &Places) {
        let Some(path) = self.places_file() else { return };
        let all = places.over(&self.places());
        let written = ron::ser::to_string_pretty(&all, ron::ser::PrettyConfig::default())
            .map_err(std::io::Error::other)
            .and_then(|text| put_whole(&path, &text));
        // A place that is lost is found again by scrolling.
        let _ = written;
    }
}

/// Writes `text` to the file at `path` so that it is there whole or as it was.
fn put_whole(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    std::io::Write::write_all(&mut file, text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

/// Arabic where the system speaks Arabic, else English.
fn system_language() -> crate::session::Language {
    use crate::session::Language;
    match sys_locale::get_locale() {
        Some(locale) if locale.starts_with("ar") => Language::Arabic,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_found_again() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let storage = Storage::in_folder(folder.path().join("new"));
        let settings = Settings { size: 22.0, justify: true, ..storage.settings().expect("defaults") };
        storage.keep(&settings).expect("kept");
        assert_eq!(storage.settings().expect("read"), settings);
    }

    #[test]
    fn the_welcome_is_for_first_starts_that_can_be_remembered() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let welcomed = |storage: Storage| storage.settings().expect("defaults").welcomed;
        assert!(!welcomed(Storage::in_folder(folder.path().join("new"))));
        assert!(welcomed(Storage::default()));
    }

    #[test]
    fn damaged_settings_are_told_and_not_lost() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("settings.ron");
        std::fs::write(&path, "(size: oops").expect("written");
        assert!(Storage::in_folder(folder.path().to_owned()).settings().is_err());
        assert_eq!(std::fs::read_to_string(path).expect("still there"), "(size: oops");
    }
}
