//! Pasting an article: what the clipboard holds, as HTML where there is some, else as text.
//!
//! The clipboard is read in two ways. We read its HTML and its text ourselves, which some compositors do not let a program
//! do (GNOME's knows no `data-control` protocol). The toolkit reads text as the window that has the focus, which
//! every system lets it do: the text comes with `Ctrl V`, or is asked for where another key or a menu pastes. Where there is no text the toolkit
//! keeps `Ctrl V` to itself, and [`super::keys::Unheard`] finds it.

use super::App;
use super::dispatch::{Effect, file, update};
use crate::article::{self, Article};
use crate::session::Severity;

/// What the system says that its clipboard holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    Html(String),
    Text(String),
    /// Nothing, or something that is no text.
    Nothing,
    /// It does not let itself be read.
    Unreadable,
}

/// What reads the system's clipboard.
pub type Reader = Box<dyn Fn() -> Held>;

/// What is done with what is pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PasteAs {
    /// It comes into the project as an article.
    Article,
    /// It is a newer version of the article in view.
    Version,
}

/// How many frames the toolkit may take to give the text that it was asked for; where it has none it says nothing.
const PATIENCE: u8 = 3;

pub(super) struct Clipboard {
    pub read: Reader,
    /// The text that came with the frame's keys.
    came: Option<String>,
    asked: Option<Asked>,
}

/// Text that the toolkit was asked for.
struct Asked {
    paste_as: PasteAs,
    /// Whether the clipboard could be read, and held no text then.
    is_empty: bool,
    /// How many frames are still waited for it.
    frames: u8,
}

impl Default for Clipboard {
    /// One that cannot be read but through the toolkit.
    fn default() -> Clipboard {
        Clipboard { read: Box::new(|| Held::Unreadable), came: None, asked: None }
    }
}

impl Clipboard {
    pub fn of_system() -> Clipboard {
        Clipboard { read: Box::new(read_system), ..Clipboard::default() }
    }
}

fn read_system() -> Held {
    let Ok(mut clipboard) = arboard::Clipboard::new() else { return Held::Unreadable };
    match clipboard.get().html() {
        Ok(html) if !html.trim().is_empty() => return Held::Html(html),
        _ => {}
    }
    match clipboard.get_text() {
        Ok(text) => Held::Text(text),
        Err(arboard::Error::ContentNotAvailable) => Held::Nothing,
        Err(_) => Held::Unreadable,
    }
}

/// Notes the text that comes with the frame's keys, and pastes it if it was asked for: then it is no key.
pub(super) fn begin_frame(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    let is_paste = |event: &egui::Event| matches!(event, egui::Event::Paste(_) | egui::Event::PasteImage(_));
    app.clipboard.came = ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::Paste(text) => Some(text.clone()),
            _ => None,
        })
    });
    let Some(asked) = app.clipboard.asked.take() else { return };
    if ctx.input(|input| input.events.iter().any(is_paste)) {
        ctx.input_mut(|input| input.events.retain(|event| !is_paste(event)));
        let text = app.clipboard.came.take();
        match text.and_then(|text| written(article::paste_text(&text))) {
            Some(article) => put(app, article, asked.paste_as, more),
            None => say_nothing_pasted(app, true),
        }
    } else if asked.frames == 0 {
        say_nothing_pasted(app, asked.is_empty);
    } else {
        app.clipboard.asked = Some(Asked { frames: asked.frames - 1, ..asked });
        ctx.request_repaint();
    }
}

/// Pastes what the clipboard holds, at once or as soon as the toolkit has read it.
pub(super) fn paste(app: &mut App, ctx: &egui::Context, paste_as: PasteAs, more: &mut Vec<Effect>) {
    if app.desk(more).refuses() {
        return;
    }
    let held = (app.clipboard.read)();
    let is_empty = held != Held::Unreadable;
    let (html, text) = match held {
        Held::Html(html) => (Some(html), None),
        Held::Text(text) => (None, Some(text)),
        Held::Nothing | Held::Unreadable => (None, None),
    };
    let html = html.and_then(|html| written(article::paste_html(&html)));
    let text = || app.clipboard.came.take().or(text).and_then(|text| written(article::paste_text(&text)));
    match html.or_else(text) {
        Some(article) => put(app, article, paste_as, more),
        None => {
            app.clipboard.asked = Some(Asked { paste_as, is_empty, frames: PATIENCE });
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            ctx.request_repaint();
        }
    }
}

/// `article`, if anything is written in it.
fn written(article: Article) -> Option<Article> {
    Some(article).filter(|article| !article.text().trim().is_empty())
}

fn put(app: &mut App, article: Article, paste_as: PasteAs, more: &mut Vec<Effect>) {
    match paste_as {
        PasteAs::Article => file::add_article(&mut app.session, article, None),
        PasteAs::Version => update::begin(&mut app.desk(more), "step-update", article, None),
    }
}

fn say_nothing_pasted(app: &mut App, is_empty: bool) {
    let text = app.locale.text(if is_empty { "notice-pasted-nothing" } else { "notice-clipboard-unreadable" });
    app.session.notify(Severity::Info, &*text);
}
