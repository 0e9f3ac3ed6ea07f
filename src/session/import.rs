//! Another tool's file on its way into the project: what is known of it, and what it would bring.

use crate::annotation::{Edit, Project};
use crate::exchange::{Format, Joined};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// A file that is being taken in, until the user accepts it or gives it up.
///
/// Nothing here changes the project.
#[derive(Debug)]
pub struct Import {
    pub path: PathBuf,
    /// The file's name, as it is shown.
    pub name: String,
    /// The format, once it is told or the user said it.
    pub format: Option<Format>,
    /// The file that has the article's text, where the user gave one.
    pub text: Option<PathBuf>,
    pub stage: ImportStage,
    pub work: Work,
    /// The files that come after it.
    pub rest: Vec<PathBuf>,
}

/// How far it has come.
#[derive(Debug)]
pub enum ImportStage {
    /// It is being read and held against the project.
    Reading,
    /// The user is asked for its format: one of these, of all where there are none.
    Format(Vec<Format>),
    /// The user is asked for the text that it is about.
    Text,
    /// What it brings is shown, to be accepted.
    Ready(Box<Ready>),
}

/// What a file would bring.
#[derive(Debug)]
pub struct Ready {
    pub joined: Joined,
    /// The name of the project that was read, taken over where the open one has none and nothing in it.
    pub project_name: String,
    /// The article that it has no text for and that has all it quotes, by its title.
    pub text_of: Option<String>,
    /// The [`super::Session::revision`] of the project that it was held against.
    pub revision: u64,
}

impl Ready {
    /// The edits that take it in.
    pub fn edits(&self, project: &Project) -> Vec<Edit> {
        let named = project.name.is_empty() && project.articles.is_empty() && !self.project_name.is_empty();
        let name = named.then(|| Edit::SetName(self.project_name.clone()));
        self.joined.edit.iter().cloned().chain(name).collect()
    }
}

/// Shared with the thread that does the work: how far it is, and whether it is to stop.
#[derive(Clone, Debug, Default)]
pub struct Work(Arc<(AtomicU32, AtomicBool)>);

impl Work {
    /// Says which part is done, from 0 to 1; answers whether to go on.
    pub fn at(&self, part: f32) -> bool {
        self.0.0.store((part.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        !self.is_stopped()
    }

    /// Which part is done, in hundredths.
    pub fn percent(&self) -> u32 {
        self.0.0.load(Ordering::Relaxed) / 10
    }

    pub fn stop(&self) {
        self.0.1.store(true, Ordering::Relaxed);
    }

    pub fn is_stopped(&self) -> bool {
        self.0.1.load(Ordering::Relaxed)
    }

    /// Whether both are the same piece of work.
    pub fn is(&self, other: &Work) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Import {
    /// The first of `paths`, of which nothing is known yet.
    pub fn new(mut paths: Vec<PathBuf>) -> Option<Import> {
        if paths.is_empty() {
            return None;
        }
        let path = paths.remove(0);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let (stage, work) = (ImportStage::Reading, Work::default());
        Some(Import { path, name, format: None, text: None, stage, work, rest: paths })
    }

    /// Begins the reading of it, with what is known by now.
    pub fn read_again(&mut self) {
        self.work.stop();
        self.work = Work::default();
        self.stage = ImportStage::Reading;
    }
}

impl Drop for Import {
    /// What is given up is not read any further.
    fn drop(&mut self) {
        self.work.stop();
    }
}
