//! Where articles were left off is kept in the user's state folder, once the reader has stayed at a place for a moment.
//!
//! It is a convenience: a file that cannot be read or written is as good as none, and nobody is told.

use super::storage::Storage;
use super::{App, beside};
use crate::article::ArticleId;
use crate::session::{Page, Places};
use crate::text::Cp;
use std::time::Duration;

/// How long somebody stays at a place before it is kept, in seconds.
const MOMENT: f64 = 1.0;

/// What is to be kept.
pub(super) struct Keeping {
    storage: Storage,
    /// Where the reader is, and since when.
    at: Option<(ArticleId, Cp)>,
    since: f64,
    /// The places that changed at this start, and whether any is not kept yet.
    fresh: Places,
    due: bool,
}

impl Keeping {
    pub(super) fn in_storage(storage: Storage) -> Keeping {
        Keeping { storage, at: None, since: 0.0, fresh: Places::default(), due: false }
    }
}

/// What is not kept yet is at the end.
impl Drop for Keeping {
    fn drop(&mut self) {
        if self.due {
            self.storage.keep_places(&self.fresh);
        }
    }
}

/// Sees where the reader is.
pub(super) fn follow(app: &mut App, ctx: &egui::Context) {
    if app.session.page != Page::Read || app.session.update.is_some() || app.session.article().is_none() {
        return;
    }
    let Some((article, at)) = app.screen.view.left_off() else { return };
    let now = ctx.input(|input| input.time);
    let here = Some((article.id.clone(), at));
    let keeping = &mut app.places;
    if keeping.at != here {
        let opened = keeping.at.as_ref().is_none_or(|(id, _)| *id != article.id);
        (keeping.at, keeping.since) = (here, now);
        // An article that is only opened is where it was.
        if !opened {
            app.session.places.put(&article, at);
            keeping.fresh.put(&article, at);
            keeping.due = true;
        }
    }
    if !keeping.due {
        return;
    }
    let left = keeping.since + MOMENT - now;
    if left > 0.0 {
        return ctx.request_repaint_after(Duration::from_secs_f64(left));
    }
    keeping.due = false;
    let (storage, fresh) = (keeping.storage.clone(), keeping.fresh.clone());
    beside::begin(app, ctx, None, move |_| {
        storage.keep_places(&fresh);
        Box::new(|_, _, _| {})
    });
}
