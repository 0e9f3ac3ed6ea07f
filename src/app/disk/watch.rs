//! Looking after the project's file about once a second, beside the window.

use crate::project::{Fingerprint, Since};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How long a change may go unnoticed.
const PERIOD: Duration = Duration::from_secs(1);

/// What became of the file that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Its contents are the same, its time is another; what it is known by from now on.
    Touched(Fingerprint),
    Changed,
    /// It has not been there for two looks.
    Gone,
    /// It had changed or gone, and is again what is known.
    AsBefore,
}

/// The window's end of the watch.
#[derive(Default)]
pub(super) struct Watcher {
    orders: Option<Sender<Order>>,
    news: Option<Receiver<(u64, News)>>,
    /// What is to be told to a watch that has not begun.
    waiting: Option<Order>,
    /// Tells what is watched now from what was watched before.
    number: u64,
}

enum Order {
    Watch(Watched),
    Stop,
    LookNow,
}

/// A file with what is known of it.
struct Watched {
    number: u64,
    path: PathBuf,
    known: Fingerprint,
    told: Told,
}

/// What was last said about the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    Changed,
    /// Not said yet: whoever replaces a file may take it away a moment before.
    MissedOnce,
    Gone,
}

impl Watcher {
    /// Watches the file at `path`, which is known to look like `known`, instead of what was watched.
    pub(super) fn watch(&mut self, path: &Path, known: &Fingerprint) {
        self.number += 1;
        let (number, path) = (self.number, path.to_owned());
        self.order(Order::Watch(Watched { number, path, known: known.clone(), told: Told::Nothing }));
    }

    pub(super) fn stop(&mut self) {
        self.number += 1;
        self.order(Order::Stop);
    }

    /// Looks at once, such as when the user comes back from another program.
    pub(super) fn look_now(&mut self) {
        if self.orders.is_some() {
            self.order(Order::LookNow);
        }
    }

    fn order(&mut self, order: Order) {
        match &self.orders {
            // It goes on until this end is dropped.
            Some(orders) => drop(orders.send(order)),
            None => self.waiting = Some(order),
        }
    }

    /// Begins what waits for it; repaints `ctx` when there is news.
    pub(super) fn start(&mut self, ctx: &egui::Context) {
        let Some(order) = self.waiting.take() else { return };
        let (orders, received) = channel();
        let (told, news) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            keep_looking(&received, |number, news| {
                let heard = told.send((number, news)).is_ok();
                ctx.request_repaint();
                heard
            });
        });
        let _ = orders.send(order);
        (self.orders, self.news) = (Some(orders), Some(news));
    }

    /// What happened since it was last asked.
    pub(super) fn news(&mut self) -> Option<News> {
        let received = self.news.as_ref()?;
        // What was found before the file was written here is about another file.
        received.try_iter().find(|(number, _)| *number == self.number).map(|(_, news)| news)
    }
}

/// Looks at what it is ordered to look at until nobody gives orders or hears what is told.
fn keep_looking(orders: &Receiver<Order>, tell: impl Fn(u64, News) -> bool) {
    let mut watched: Option<Watched> = None;
    loop {
        let order = match watched {
            Some(_) => orders.recv_timeout(PERIOD),
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match order {
            Ok(Order::Watch(other)) => watched = Some(other),
            Ok(Order::Stop) => watched = None,
            Ok(Order::LookNow) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let Some(watched) = &mut watched else { continue };
        if let Some(news) = watched.look()
            && !tell(watched.number, news)
        {
            return;
        }
    }
}

impl Watched {
    fn look(&mut self) -> Option<News> {
        // What cannot be looked at now may be at the next look; saving says so if it matters.
        let since = self.known.compare(&self.path).ok()?;
        let was = self.told;
        self.told = match (&since, was) {
            (Since::Same | Since::Touched(_), _) => Told::Nothing,
            (Since::Changed, _) => Told::Changed,
            (Since::Gone, Told::MissedOnce | Told::Gone) => Told::Gone,
            (Since::Gone, Told::Nothing | Told::Changed) => Told::MissedOnce,
        };
        let news = match self.told {
            Told::Nothing if matches!(was, Told::Changed | Told::Gone) => Some(News::AsBefore),
            Told::Changed if was != Told::Changed => Some(News::Changed),
            Told::Gone if was != Told::Gone => Some(News::Gone),
            _ => None,
        };
        if let Since::Touched(fingerprint) = since {
            self.known = fingerprint.clone();
            return news.or(Some(News::Touched(fingerprint)));
        }
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn watched(path: &Path) -> Watched {
        let known = Fingerprint::new(&fs::metadata(path).unwrap(), &fs::read(path).unwrap());
        Watched { number: 1, path: path.to_owned(), known, told: Told::Nothing }
    }

    #[test]
    fn every_change_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let mut watched = watched(&path);
        let mut check = |expected: Option<News>| assert_eq!(watched.look(), expected);
        check(None);
        fs::write(&path, "two").unwrap();
        check(Some(News::Changed));
        check(None);
        fs::write(&path, "one").unwrap();
        let touched = |news: Option<News>| matches!(news, Some(News::AsBefore));
        assert!(touched(watched.look()));
        let mut check = |expected: Option<News>| assert_eq!(watched.look(), expected);
        fs::remove_file(&path).unwrap();
        check(None);
        check(Some(News::Gone));
        check(None);
        fs::write(&path, "three").unwrap();
        check(Some(News::Changed));
    }

    #[test]
    fn a_file_that_is_only_touched_is_no_news_to_anybody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let mut watched = watched(&path);
        let later = std::time::SystemTime::now() - Duration::from_secs(60);
        fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        assert!(matches!(watched.look(), Some(News::Touched(_))));
        assert_eq!(watched.look(), None);
    }
}
