//! Telling how far long work is, and being told to stop.

use super::ExportError;

/// Told how much is done; answers whether to go on.
pub struct Progress<'a>(Option<&'a (dyn Fn(f32) -> bool + Sync)>);

impl<'a> Progress<'a> {
    /// Tells `watcher` the part that is done, from 0 to 1; its answer `false` stops the work.
    pub fn new(watcher: &'a (dyn Fn(f32) -> bool + Sync)) -> Progress<'a> {
        Progress(Some(watcher))
    }

    /// Tells nobody.
    pub fn silent() -> Progress<'static> {
        Progress(None)
    }

    /// Tells that `done` of `all` pieces are done.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] when the work is to stop.
    pub fn at(&self, done: usize, all: usize) -> Result<(), ExportError> {
        let part = if all == 0 { 1.0 } else { done as f32 / all as f32 };
        match self.0 {
            Some(watcher) if !watcher(part) => Err(ExportError::Cancelled),
            _ => Ok(()),
        }
    }
}
