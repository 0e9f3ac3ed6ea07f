//! Searching: at once in short texts, beside the window in long ones.

use super::App;
use crate::article::Article;
use crate::search::Query;
use crate::session::{Cursor, Found};
use crate::ui::article_view::Reveal;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// How much text is searched within a frame, in bytes: a millisecond or two.
const AT_ONCE: usize = 1 << 20;

/// A search under way in a thread of its own.
pub(super) struct Search {
    query: Query,
    articles: Vec<Arc<Article>>,
    receiver: Receiver<Vec<Found>>,
}

/// Searches what is to be searched and is not yet, takes in what was found, and sees to the current hit.
pub(super) fn follow(app: &mut App, ctx: &egui::Context) {
    if !app.session.find.open {
        app.search = None;
        return;
    }
    take(app);
    start(app, ctx);
    let Some(article) = app.session.article().cloned() else { return };
    if let Some(hit) = app.session.find.settle(&article) {
        app.screen.view.reveal(Reveal::At(Cursor::new(hit.start)));
    }
}

/// The articles that are searched and whose hits are not known.
fn unknown(app: &App) -> Vec<Arc<Article>> {
    let session = &app.session;
    let in_view = |article: &Article| session.article.as_ref() == Some(&article.id);
    let wanted = session.project.articles.iter().filter(|a| session.find.in_project || in_view(a));
    wanted.filter(|article| session.find.hits(article).is_none()).cloned().collect()
}

fn start(app: &mut App, ctx: &egui::Context) {
    let articles = unknown(app);
    if articles.is_empty() {
        return;
    }
    let query = app.session.find.query();
    if articles.iter().map(|article| article.text().len()).sum::<usize>() <= AT_ONCE {
        let found = articles.iter().map(|article| Found::of(article, &query)).collect();
        app.session.find.take(found);
        return;
    }
    let same = |search: &Search| {
        let texts = |articles: &[Arc<Article>]| articles.iter().map(|a| Arc::as_ptr(a.text())).collect::<Vec<_>>();
        search.query == query && texts(&search.articles) == texts(&articles)
    };
    if app.search.as_ref().is_some_and(same) {
        return;
    }
    let (sender, receiver) = channel();
    app.search = Some(Search { query: query.clone(), articles: articles.clone(), receiver });
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let found = articles.iter().map(|article| Found::of(article, &query)).collect();
        // Something else may be looked for by now; then nobody waits for the answer.
        let _ = sender.send(found);
        ctx.request_repaint();
    });
}

fn take(app: &mut App) {
    let Some(search) = &app.search else { return };
    match search.receiver.try_recv() {
        Ok(found) => {
            if search.query == app.session.find.query() {
                app.session.find.take(found);
            }
            app.search = None;
        }
        Err(TryRecvError::Empty) => {}
        Err(TryRecvError::Disconnected) => app.search = None,
    }
}
