//! How things look.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::session::{Beside, Digits, Dim, Face, Language, ListTab, Page, Panel, Session, ThemeChoice};

/// How things look.
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    Page(Page),
    Palette,
    Shortcuts,
    /// Show all settings.
    Settings,
    /// Make the settings what they were at first.
    ResetSettings,
    /// Take back the last reset of the settings or of the keys.
    RestoreSettings,
    /// Forget which files were opened last.
    ForgetRecent,
    /// Show or put away the words of welcome, which stand beside the sample.
    Welcome(bool),
    About,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Theme(ThemeChoice),
    Language(Language),
    Digits(Digits),
    Motion(bool),
    Face(Face),
    Larger,
    Smaller,
    LooserLines,
    TighterLines,
    WiderColumn,
    NarrowerColumn,
    /// Make Latin letters beside Arabic ones larger.
    LargerLatin,
    SmallerLatin,
    Justify(bool),
    ShowControls(bool),
    ShowList(bool),
    /// Show what the panel at the start lists: the articles or the marks.
    List(ListTab),
    ShowInspector(bool),
    /// Give the text the whole screen, or the window its panels again.
    FullScreen(bool),
    /// Dim what is not being read.
    Dim(Dim),
    /// From paragraph to line to nothing dimmed.
    NextDim,
    /// Put this beside the article that is read; `None` shows it alone.
    Beside(Option<Beside>),
    /// Close whatever stands over the page.
    Close,
    /// Say why this command does nothing now, and what helps.
    Explain(Box<Command>),
    DismissNotice(usize),
}

impl View {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            View::Page(Page::Read) => "page-read",
            View::Page(Page::Review) => "page-review",
            View::Page(Page::Sources) => "page-sources",
            View::Page(Page::Agreement) => "page-agreement",
            View::Palette => "palette",
            View::Shortcuts => "shortcuts",
            View::Settings => "settings",
            View::ResetSettings => "settings-reset",
            View::RestoreSettings => "settings-restore",
            View::ForgetRecent => "forget-recent",
            View::Welcome(true) => "welcome",
            View::Welcome(false) => "welcome-close",
            View::About => "about",
            View::ZoomIn => "zoom-in",
            View::ZoomOut => "zoom-out",
            View::ZoomReset => "zoom-reset",
            View::Theme(ThemeChoice::System) => "theme-system",
            View::Theme(ThemeChoice::Light) => "theme-light",
            View::Theme(ThemeChoice::Dark) => "theme-dark",
            View::Theme(ThemeChoice::Sepia) => "theme-sepia",
            View::Language(Language::English) => "language-english",
            View::Language(Language::Arabic) => "language-arabic",
            View::Digits(Digits::European) => "digits-european",
            View::Digits(Digits::Arabic) => "digits-arabic",
            View::Motion(true) => "motion-on",
            View::Motion(false) => "motion-off",
            View::LargerLatin => "larger-latin",
            View::SmallerLatin => "smaller-latin",
            View::Face(Face::Naskh) => "face-naskh",
            View::Face(Face::Sans) => "face-sans",
            View::Face(Face::Amiri) => "face-amiri",
            View::Larger => "larger",
            View::Smaller => "smaller",
            View::LooserLines => "looser-lines",
            View::TighterLines => "tighter-lines",
            View::WiderColumn => "wider-column",
            View::NarrowerColumn => "narrower-column",
            View::Justify(true) => "justify",
            View::Justify(false) => "align-start",
            View::ShowControls(true) => "show-controls",
            View::ShowControls(false) => "hide-controls",
            View::ShowList(true) => "show-list",
            View::ShowList(false) => "hide-list",
            View::List(ListTab::Articles) => "list-articles",
            View::List(ListTab::Marks) => "list-marks",
            View::ShowInspector(true) => "show-inspector",
            View::ShowInspector(false) => "hide-inspector",
            View::FullScreen(true) => "full-screen",
            View::FullScreen(false) => "leave-full-screen",
            View::Dim(Dim::Nothing) => "dim-nothing",
            View::Dim(Dim::Paragraph) => "dim-paragraph",
            View::Dim(Dim::Line) => "dim-line",
            View::NextDim => "dim-next",
            View::Beside(Some(Beside::Translation)) => "beside",
            View::Beside(Some(Beside::Article(_))) => "beside-article",
            View::Beside(None) => "beside-none",
            View::Close => "close",
            View::Explain(_) => "explain",
            View::DismissNotice(_) => "dismiss",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            View::Page(Page::Read) => Shortcut::ctrl("1"),
            View::Page(Page::Sources) => Shortcut::ctrl("2"),
            View::Page(Page::Agreement) => Shortcut::ctrl("3"),
            View::Page(Page::Review) => Shortcut::ctrl("4"),
            View::Palette => Shortcut::ctrl("K"),
            View::Shortcuts => Shortcut::key("F1"),
            View::Settings => Shortcut::ctrl("Comma"),
            View::ZoomIn => Shortcut::ctrl("Plus"),
            View::ZoomOut => Shortcut::ctrl("Minus"),
            View::ZoomReset => Shortcut::ctrl("0"),
            View::ShowControls(_) => Shortcut::ctrl("8").shift(),
            View::ShowList(_) => Shortcut::ctrl("B"),
            View::ShowInspector(_) => Shortcut::ctrl("I"),
            View::About => Shortcut::key("F1").shift(),
            View::Theme(theme) => Shortcut::ctrl(match theme {
                ThemeChoice::System => "F9",
                ThemeChoice::Light => "F10",
                ThemeChoice::Dark => "F11",
                ThemeChoice::Sepia => "F12",
            }),
            View::Language(Language::English) => Shortcut::key("E").alt(),
            View::Language(Language::Arabic) => Shortcut::key("A").alt(),
            View::Face(Face::Naskh) => Shortcut::key("N").alt(),
            View::Face(Face::Sans) => Shortcut::key("S").alt(),
            View::Face(Face::Amiri) => Shortcut::key("M").alt(),
            View::Larger => Shortcut::key("Plus").alt(),
            View::Smaller => Shortcut::key("Minus").alt(),
            View::LooserLines => Shortcut::ctrl("Plus").alt(),
            View::TighterLines => Shortcut::ctrl("Minus").alt(),
            View::WiderColumn => Shortcut::ctrl("Period").alt(),
            View::NarrowerColumn => Shortcut::ctrl("Comma").alt(),
            View::Justify(_) => Shortcut::ctrl("J"),
            View::FullScreen(_) => Shortcut::key("F11"),
            View::NextDim => Shortcut::ctrl("L").shift(),
            View::Beside(None | Some(Beside::Translation)) => Shortcut::ctrl("P").shift(),
            View::List(ListTab::Articles) => Shortcut::ctrl("L"),
            View::List(ListTab::Marks) => Shortcut::ctrl("M"),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let settings = &session.settings;
        match self {
            View::ShowControls(on) => unless(settings.show_controls != *on, Why::Already),
            View::ShowList(on) => unless(session.shows(Panel::List) != *on, Why::Already),
            View::ShowInspector(on) => unless(session.shows(Panel::Inspector) != *on, Why::Already),
            View::Justify(on) => unless(settings.justify != *on, Why::Already),
            View::Motion(on) => unless(settings.motion != *on, Why::Already),
            View::Digits(digits) => unless(settings.digits != *digits, Why::Already),
            View::RestoreSettings => unless(session.replaced.is_some(), Why::NothingToUndo),
            View::ForgetRecent => unless(!settings.recent.is_empty(), Why::NoRecentFiles),
            View::Welcome(on) => unless(session.welcome != *on, Why::Already),
            View::FullScreen(on) if session.full_screen == *on => Some(Why::Already),
            View::FullScreen(on) => unless(!on || session.article().is_some(), Why::NoArticle),
            View::Dim(dim) => unless(settings.dim != *dim, Why::Already),
            View::Beside(beside) if session.parallel == *beside => Some(Why::Already),
            View::Beside(_) => unless(session.article().is_some(), Why::NoArticle),
            View::Page(Page::Review) => unless(session.review.is_some(), Why::NoComparison),
            View::Page(_) => unless(session.update.is_none(), Why::Nothing),
            _ => None,
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        use ThemeChoice::{Dark, Light, Sepia, System};
        Page::ALL
            .into_iter()
            .map(View::Page)
            .chain([View::Palette, View::Shortcuts, View::Settings])
            .chain([View::ResetSettings, View::RestoreSettings, View::ForgetRecent])
            .chain([true, false].map(View::Welcome))
            .chain([true, false].map(View::Motion))
            .chain([Digits::European, Digits::Arabic].map(View::Digits))
            .chain([View::LargerLatin, View::SmallerLatin])
            .chain([View::About, View::ZoomIn, View::ZoomOut, View::ZoomReset])
            .chain([System, Light, Dark, Sepia].map(View::Theme))
            .chain([Language::English, Language::Arabic].map(View::Language))
            .chain(Face::ALL.map(View::Face))
            .chain([View::Larger, View::Smaller, View::LooserLines, View::TighterLines])
            .chain([View::WiderColumn, View::NarrowerColumn, View::Justify(true), View::Justify(false)])
            .chain([true, false].map(View::ShowControls))
            .chain([true, false].map(View::ShowList))
            .chain([ListTab::Articles, ListTab::Marks].map(View::List))
            .chain([true, false].map(View::ShowInspector))
            .chain([Some(Beside::Translation), None].map(View::Beside))
            .chain([true, false].map(View::FullScreen))
            .chain([View::NextDim])
            .chain(Dim::ALL.map(View::Dim))
            .map(Command::View)
    }
}
