//! Every action as plain data: its name key, its shortcut, when it applies.
//!
//! Panels, menus, the palette and the keyboard all make [`Command`]s; they are
//! carried out in one place, after the frame (`app::dispatch`). Grouped by
//! family so that each family has its own dispatcher. No egui here.

use crate::annotation::{AnnotationId, Label, LabelId};
use crate::article::{ArticleId, BlockKind};
use crate::session::{Cursor, Face, Language, Selection, Session, ThemeChoice};
use crate::text::Direction;
use std::path::PathBuf;

/// An action of the user's.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    File(File),
    Edit(Edit),
    Select(Select),
    Mark(Mark),
    View(View),
}

/// Files, projects, articles.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// Leave the project for an empty one.
    New,
    /// Ask which file to open.
    Open,
    /// Open these files: articles are added, a project takes the place of the one that is open.
    OpenPaths(Vec<PathBuf>),
    /// Ask for a path by hand, where no file dialog answers.
    OpenByPath,
    OpenSample,
    /// Make an article of what the clipboard holds.
    PasteArticle,
    /// Read the article in view again with this encoding.
    ReadAs(&'static str),
    /// Take the article in view out of the project.
    RemoveArticle,
    Save,
    SaveAs,
    SaveByPath,
    SaveTo(PathBuf),
    Quit,
    /// Go on with what unsaved work held up, and lose it.
    Discard,
    /// Answer a question with no.
    Cancel,
}

/// Undo and what else changes the project as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Undo,
    Redo,
    SetAuthor(String),
    SetBlockKind(BlockKind),
    /// The base direction of the selected blocks; `None` follows the text.
    SetBlockDirection(Option<Direction>),
}

/// Where a movement goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme to the left on the screen.
    Left,
    /// One grapheme to the right on the screen.
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    LineStart,
    LineEnd,
    ArticleStart,
    ArticleEnd,
}

/// The caret and the selection.
#[derive(Clone, Debug, PartialEq)]
pub enum Select {
    /// Move the caret; with `extend` the selection grows or shrinks.
    Move {
        motion: Motion,
        extend: bool,
    },
    /// Move the selection's other end, where it began.
    MoveAnchor(Motion),
    /// Select just this; `None` selects nothing.
    Set(Option<Selection>),
    /// Put the caret here, as a click does.
    Place {
        at: Cursor,
        extend: bool,
    },
    All,
    /// Copy the exact text.
    Copy,
    /// Take one clitic (و، ف، ب، ك، ل، ال) off the start of the selection or of the chosen mark.
    Peel,
    /// Put it back.
    Unpeel,
    Article(ArticleId),
    /// Bring a block of the article into view.
    ShowBlock(usize),
    /// Leave whatever is under way: picking, the selection, the chosen mark.
    Escape,
}

/// Which end of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

/// Marking and tying.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Mark the selection with the label; without a selection give the chosen mark this label.
    Label(LabelId),
    /// Add the selection to the chosen annotation.
    AddRange,
    Choose(Option<AnnotationId>),
    Next,
    Previous,
    Delete,
    /// Move an end of the chosen mark by one grapheme, earlier or later in the text.
    MoveEdge {
        edge: Edge,
        later: bool,
    },
    /// Put an end of the chosen annotation's range number `range` here; `done` ends the gesture.
    DragEdge {
        range: usize,
        edge: Edge,
        to: Cursor,
        done: bool,
    },
    /// Begin to tie the chosen claim to its source.
    Attribute,
    /// Pick a source or a cue for the claim being tied.
    Pick(AnnotationId),
    /// Tie the claim to no source: said, but not by whom.
    Untie,
    SetNote {
        arabic: bool,
        text: String,
    },
    /// Ask for a new label.
    NewLabel,
    PutLabel(Label),
    RemoveLabel(LabelId),
}

/// How things look.
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    Palette,
    Shortcuts,
    About,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Theme(ThemeChoice),
    Language(Language),
    Face(Face),
    Larger,
    Smaller,
    LooserLines,
    TighterLines,
    WiderColumn,
    NarrowerColumn,
    Justify(bool),
    ShowControls(bool),
    ShowList(bool),
    /// Close whatever stands over the page.
    Close,
    DismissNotice(usize),
}

/// A key with its modifiers, by egui's key names. `ctrl` is Command on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    pub key: &'static str,
}

impl Shortcut {
    const fn key(key: &'static str) -> Shortcut {
        Shortcut { ctrl: false, shift: false, alt: false, key }
    }

    const fn ctrl(key: &'static str) -> Shortcut {
        Shortcut { ctrl: true, ..Shortcut::key(key) }
    }

    const fn shift(self) -> Shortcut {
        Shortcut { shift: true, ..self }
    }

    const fn alt(self) -> Shortcut {
        Shortcut { alt: true, ..self }
    }

    /// As a key hint shows it, such as `Ctrl Shift S`.
    pub fn hint(self) -> String {
        let mut parts = Vec::new();
        for (held, name) in [(self.ctrl, "Ctrl"), (self.alt, "Alt"), (self.shift, "Shift")] {
            if held {
                parts.push(name);
            }
        }
        parts.push(match self.key {
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "OpenBracket" => "[",
            "CloseBracket" => "]",
            "Plus" => "+",
            "Minus" => "−",
            "Equals" => "=",
            "Comma" => ",",
            "Period" => ".",
            "Delete" => "Del",
            "Escape" => "Esc",
            key => key,
        });
        parts.join(" ")
    }
}

impl Command {
    /// The key of its name in the message files.
    pub fn name_key(&self) -> String {
        let key = match self {
            Command::File(file) => match file {
                File::New => "new",
                File::Open | File::OpenPaths(_) => "open",
                File::OpenByPath => "open-path",
                File::OpenSample => "open-sample",
                File::PasteArticle => "paste-article",
                File::ReadAs(_) => "read-as",
                File::RemoveArticle => "remove-article",
                File::Save => "save",
                File::SaveAs | File::SaveTo(_) => "save-as",
                File::SaveByPath => "save-path",
                File::Quit => "quit",
                File::Discard => "discard",
                File::Cancel => "cancel",
            },
            Command::Edit(edit) => match edit {
                Edit::Undo => "undo",
                Edit::Redo => "redo",
                Edit::SetAuthor(_) => "set-author",
                Edit::SetBlockKind(kind) => return format!("command-block-{}", kind.name()),
                Edit::SetBlockDirection(None) => "direction-auto",
                Edit::SetBlockDirection(Some(Direction::Rtl)) => "direction-rtl",
                Edit::SetBlockDirection(Some(Direction::Ltr)) => "direction-ltr",
            },
            Command::Select(select) => match select {
                Select::Move { motion, extend } => return motion_key(*motion, if *extend { "extend" } else { "move" }),
                Select::MoveAnchor(motion) => return motion_key(*motion, "anchor"),
                Select::Set(_) | Select::Place { .. } => "select",
                Select::All => "select-all",
                Select::Copy => "copy",
                Select::Peel => "peel",
                Select::Unpeel => "unpeel",
                Select::Article(_) => "show-article",
                Select::ShowBlock(_) => "show-block",
                Select::Escape => "escape",
            },
            Command::Mark(mark) => match mark {
                Mark::Label(_) => "mark",
                Mark::AddRange => "add-range",
                Mark::Choose(_) => "choose",
                Mark::Next => "next-mark",
                Mark::Previous => "previous-mark",
                Mark::Delete => "delete-mark",
                Mark::MoveEdge { edge: Edge::Start, later: false } => "start-earlier",
                Mark::MoveEdge { edge: Edge::Start, later: true } => "start-later",
                Mark::MoveEdge { edge: Edge::End, later: false } => "end-earlier",
                Mark::MoveEdge { edge: Edge::End, later: true } => "end-later",
                Mark::DragEdge { .. } => "drag-edge",
                Mark::Attribute => "attribute",
                Mark::Pick(_) => "pick",
                Mark::Untie => "untie",
                Mark::SetNote { .. } => "note",
                Mark::NewLabel => "new-label",
                Mark::PutLabel(_) => "put-label",
                Mark::RemoveLabel(_) => "remove-label",
            },
            Command::View(view) => match view {
                View::Palette => "palette",
                View::Shortcuts => "shortcuts",
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
                View::Close => "close",
                View::DismissNotice(_) => "dismiss",
            },
        };
        format!("command-{key}")
    }

    /// The key that does it, if one does.
    pub fn shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Command::File(File::New) => Shortcut::ctrl("N"),
            Command::File(File::Open) => Shortcut::ctrl("O"),
            Command::File(File::OpenByPath) => Shortcut::ctrl("O").shift(),
            Command::File(File::PasteArticle) => Shortcut::ctrl("V"),
            Command::File(File::Save) => Shortcut::ctrl("S"),
            Command::File(File::SaveAs) => Shortcut::ctrl("S").shift(),
            Command::File(File::SaveByPath) => Shortcut::ctrl("S").alt(),
            Command::File(File::OpenSample) => Shortcut::ctrl("N").alt(),
            Command::File(File::RemoveArticle) => Shortcut::ctrl("W"),
            Command::File(File::Quit) => Shortcut::ctrl("Q"),
            Command::Edit(Edit::SetBlockKind(kind)) => {
                const KEYS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
                let number = BlockKind::ALL.iter().position(|k| k == kind)?;
                Shortcut::ctrl(KEYS.get(number)?).alt()
            }
            Command::Edit(Edit::SetBlockDirection(None)) => Shortcut::ctrl("D").alt(),
            Command::Edit(Edit::SetBlockDirection(Some(Direction::Rtl))) => Shortcut::ctrl("R").alt(),
            Command::Edit(Edit::SetBlockDirection(Some(Direction::Ltr))) => Shortcut::ctrl("L").alt(),
            Command::Edit(Edit::Undo) => Shortcut::ctrl("Z"),
            Command::Edit(Edit::Redo) => Shortcut::ctrl("Z").shift(),
            Command::Select(Select::All) => Shortcut::ctrl("A"),
            Command::Select(Select::Copy) => Shortcut::ctrl("C"),
            Command::Select(Select::Peel) => Shortcut::key("P"),
            Command::Select(Select::Unpeel) => Shortcut::key("P").shift(),
            Command::Select(Select::Escape) => Shortcut::key("Escape"),
            Command::Select(Select::Move { motion, extend }) => {
                let base = motion_shortcut(*motion);
                if *extend { base.shift() } else { base }
            }
            Command::Select(Select::MoveAnchor(motion)) => motion_shortcut(*motion).alt().shift(),
            Command::Mark(Mark::Next) => Shortcut::key("CloseBracket"),
            Command::Mark(Mark::Previous) => Shortcut::key("OpenBracket"),
            Command::Mark(Mark::Delete) => Shortcut::key("Delete"),
            Command::Mark(Mark::AddRange) => Shortcut::key("Equals"),
            Command::Mark(Mark::Attribute) => Shortcut::key("A"),
            Command::Mark(Mark::Untie) => Shortcut::key("A").shift(),
            Command::Mark(Mark::MoveEdge { edge, later }) => {
                let base = Shortcut::key(if *later { "ArrowDown" } else { "ArrowUp" }).alt();
                if *edge == Edge::Start { base.shift() } else { base }
            }
            Command::Mark(Mark::NewLabel) => Shortcut::key("L"),
            Command::View(View::Palette) => Shortcut::ctrl("K"),
            Command::View(View::Shortcuts) => Shortcut::key("F1"),
            Command::View(View::ZoomIn) => Shortcut::ctrl("Plus"),
            Command::View(View::ZoomOut) => Shortcut::ctrl("Minus"),
            Command::View(View::ZoomReset) => Shortcut::ctrl("0"),
            Command::View(View::ShowControls(_)) => Shortcut::ctrl("8").shift(),
            Command::View(View::ShowList(_)) => Shortcut::ctrl("B"),
            Command::View(View::About) => Shortcut::key("F1").shift(),
            Command::View(View::Theme(theme)) => Shortcut::key(match theme {
                ThemeChoice::System => "0",
                ThemeChoice::Light => "1",
                ThemeChoice::Dark => "2",
                ThemeChoice::Sepia => "3",
            })
            .alt(),
            Command::View(View::Language(Language::English)) => Shortcut::key("E").alt(),
            Command::View(View::Language(Language::Arabic)) => Shortcut::key("A").alt(),
            Command::View(View::Face(Face::Naskh)) => Shortcut::key("N").alt(),
            Command::View(View::Face(Face::Sans)) => Shortcut::key("S").alt(),
            Command::View(View::Face(Face::Amiri)) => Shortcut::key("M").alt(),
            Command::View(View::Larger) => Shortcut::key("Plus").alt(),
            Command::View(View::Smaller) => Shortcut::key("Minus").alt(),
            Command::View(View::LooserLines) => Shortcut::ctrl("Plus").alt(),
            Command::View(View::TighterLines) => Shortcut::ctrl("Minus").alt(),
            Command::View(View::WiderColumn) => Shortcut::ctrl("Period").alt(),
            Command::View(View::NarrowerColumn) => Shortcut::ctrl("Comma").alt(),
            Command::View(View::Justify(_)) => Shortcut::ctrl("J"),
            _ => return None,
        })
    }

    /// Whether it would do anything now.
    pub fn applies(&self, session: &Session) -> bool {
        let article = session.article().is_some();
        match self {
            Command::File(File::Save | File::SaveAs | File::SaveByPath) => !session.project.articles.is_empty(),
            Command::File(File::RemoveArticle) => article,
            Command::File(File::ReadAs(_)) => {
                session.article.as_ref().is_some_and(|id| session.originals.contains_key(id))
            }
            Command::Edit(Edit::Undo) => session.history.undo_name().is_some(),
            Command::Edit(Edit::Redo) => session.history.redo_name().is_some(),
            Command::Edit(Edit::SetAuthor(_)) => true,
            Command::Edit(_) => article && (session.selection.is_some() || session.chosen().is_some()),
            Command::Select(Select::Copy) => session.selected().is_some(),
            Command::Select(Select::Peel | Select::Unpeel) => {
                session.selected().is_some() || session.chosen().is_some()
            }
            Command::Select(Select::MoveAnchor(_)) => session.selected().is_some(),
            Command::Select(_) => article,
            Command::Mark(Mark::Label(_)) => session.selected().is_some() || session.chosen().is_some(),
            Command::Mark(Mark::AddRange) => session.selected().is_some() && session.chosen().is_some(),
            Command::Mark(Mark::Attribute | Mark::Untie) => is_claim_chosen(session),
            Command::Mark(Mark::Delete | Mark::MoveEdge { .. } | Mark::SetNote { .. }) => session.chosen().is_some(),
            Command::Mark(Mark::NewLabel | Mark::PutLabel(_) | Mark::RemoveLabel(_)) => true,
            Command::Mark(_) => article,
            Command::View(View::ShowControls(on)) => session.settings.show_controls != *on,
            Command::View(View::ShowList(on)) => session.settings.list_open != *on,
            Command::View(View::Justify(on)) => session.settings.justify != *on,
            _ => true,
        }
    }

    /// The commands the palette and the shortcut sheet list, in order.
    pub fn catalogue(session: &Session) -> Vec<Command> {
        let mut all: Vec<Command> = [
            File::Open,
            File::OpenByPath,
            File::PasteArticle,
            File::OpenSample,
            File::New,
            File::Save,
            File::SaveAs,
            File::SaveByPath,
            File::RemoveArticle,
        ]
        .map(Command::File)
        .into();
        all.extend([Edit::Undo, Edit::Redo].map(Command::Edit));
        all.extend(session.project.labels.iter().map(|l| Command::Mark(Mark::Label(l.id.clone()))));
        all.extend(
            [Mark::AddRange, Mark::Attribute, Mark::Untie, Mark::Next, Mark::Previous, Mark::Delete, Mark::NewLabel]
                .map(Command::Mark),
        );
        for edge in [Edge::Start, Edge::End] {
            for later in [false, true] {
                all.push(Command::Mark(Mark::MoveEdge { edge, later }));
            }
        }
        all.extend([Select::Peel, Select::Unpeel, Select::Copy, Select::All, Select::Escape].map(Command::Select));
        all.extend(BlockKind::ALL.map(|kind| Command::Edit(Edit::SetBlockKind(kind))));
        for direction in [None, Some(Direction::Rtl), Some(Direction::Ltr)] {
            all.push(Command::Edit(Edit::SetBlockDirection(direction)));
        }
        all.extend(View::listed().map(Command::View));
        all.push(Command::File(File::Quit));
        all
    }

    /// Every movement of the caret that has a key.
    pub fn motions() -> impl Iterator<Item = Command> {
        const MOTIONS: [Motion; 12] = [
            Motion::Left,
            Motion::Right,
            Motion::WordLeft,
            Motion::WordRight,
            Motion::Up,
            Motion::Down,
            Motion::PageUp,
            Motion::PageDown,
            Motion::LineStart,
            Motion::LineEnd,
            Motion::ArticleStart,
            Motion::ArticleEnd,
        ];
        let moves = MOTIONS
            .into_iter()
            .flat_map(|motion| [false, true].map(|extend| Command::Select(Select::Move { motion, extend })));
        let anchors = [Motion::Left, Motion::Right, Motion::WordLeft, Motion::WordRight]
            .map(|motion| Command::Select(Select::MoveAnchor(motion)));
        moves.chain(anchors)
    }
}

impl View {
    fn listed() -> impl Iterator<Item = View> {
        use ThemeChoice::{Dark, Light, Sepia, System};
        [View::Palette, View::Shortcuts, View::About, View::ZoomIn, View::ZoomOut, View::ZoomReset]
            .into_iter()
            .chain([System, Light, Dark, Sepia].map(View::Theme))
            .chain([Language::English, Language::Arabic].map(View::Language))
            .chain(Face::ALL.map(View::Face))
            .chain([View::Larger, View::Smaller, View::LooserLines, View::TighterLines])
            .chain([View::WiderColumn, View::NarrowerColumn, View::Justify(true), View::Justify(false)])
            .chain([true, false].map(View::ShowControls))
            .chain([true, false].map(View::ShowList))
    }
}

/// Whether the chosen annotation is a claim.
fn is_claim_chosen(session: &Session) -> bool {
    use crate::annotation::Role;
    session.chosen().is_some_and(|annotation| {
        session.project.label(&annotation.label).is_some_and(|label| label.role == Some(Role::Claim))
    })
}

fn motion_key(motion: Motion, what: &str) -> String {
    let to = match motion {
        Motion::Left => "left",
        Motion::Right => "right",
        Motion::WordLeft => "word-left",
        Motion::WordRight => "word-right",
        Motion::Up => "up",
        Motion::Down => "down",
        Motion::PageUp => "page-up",
        Motion::PageDown => "page-down",
        Motion::LineStart => "line-start",
        Motion::LineEnd => "line-end",
        Motion::ArticleStart => "article-start",
        Motion::ArticleEnd => "article-end",
    };
    format!("command-{what}-{to}")
}

fn motion_shortcut(motion: Motion) -> Shortcut {
    match motion {
        Motion::Left => Shortcut::key("ArrowLeft"),
        Motion::Right => Shortcut::key("ArrowRight"),
        Motion::WordLeft => Shortcut::ctrl("ArrowLeft"),
        Motion::WordRight => Shortcut::ctrl("ArrowRight"),
        Motion::Up => Shortcut::key("ArrowUp"),
        Motion::Down => Shortcut::key("ArrowDown"),
        Motion::PageUp => Shortcut::key("PageUp"),
        Motion::PageDown => Shortcut::key("PageDown"),
        Motion::LineStart => Shortcut::key("Home"),
        Motion::LineEnd => Shortcut::key("End"),
        Motion::ArticleStart => Shortcut::ctrl("Home"),
        Motion::ArticleEnd => Shortcut::ctrl("End"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Project, Timestamp};

    #[test]
    fn every_listed_action_has_a_key_of_its_own() {
        let session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        let mut taken: Vec<(String, Command)> = Vec::new();
        for command in Command::catalogue(&session).into_iter().chain(Command::motions()) {
            if let Command::Mark(Mark::Label(id)) = &command {
                assert!(session.project.label(id).and_then(|l| l.key).is_some(), "{command:?} has no key");
                continue;
            }
            let Some(hint) = command.shortcut().map(Shortcut::hint) else { panic!("{command:?} has no key") };
            if let Some((_, other)) = taken.iter().find(|(h, _)| *h == hint) {
                // The two sides of a switch share its key.
                assert_eq!(
                    std::mem::discriminant(&view_of(other)),
                    std::mem::discriminant(&view_of(&command)),
                    "{hint}: {other:?} and {command:?}"
                );
            }
            taken.push((hint, command));
        }
    }

    fn view_of(command: &Command) -> View {
        match command {
            Command::View(view @ (View::Justify(_) | View::ShowControls(_) | View::ShowList(_))) => view.clone(),
            other => panic!("{other:?} shares its key"),
        }
    }
}
