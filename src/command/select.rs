//! The caret and the selection.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::AnnotationId;
use crate::article::ArticleId;
use crate::session::{Cursor, Selection, Session};

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

impl Motion {
    /// Whether it leads from line to line rather than along one; without a caret such a movement scrolls.
    pub fn is_across_lines(self) -> bool {
        !matches!(self, Motion::Left | Motion::Right | Motion::WordLeft | Motion::WordRight)
    }
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
    /// Copy the exact text that is selected; without a selection the chosen mark with its source and place.
    Copy,
    /// Take one clitic (و، ف، ب، ك، ل، ال) off the start of the selection or of the chosen mark.
    Peel,
    /// Put it back.
    Unpeel,
    Article(ArticleId),
    /// Show the annotation in its article, and choose it.
    ShowMark(AnnotationId),
    /// Bring a block of the article into view.
    ShowBlock(usize),
    /// Leave whatever is under way: picking, the selection, the chosen mark.
    Escape,
}

impl Select {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Select::Move { motion, extend } => return motion_key(*motion, if *extend { "extend" } else { "move" }),
            Select::MoveAnchor(motion) => return motion_key(*motion, "anchor"),
            Select::Set(_) | Select::Place { .. } => "select",
            Select::All => "select-all",
            Select::Copy => "copy",
            Select::Peel => "peel",
            Select::Unpeel => "unpeel",
            Select::Article(_) => "show-article",
            Select::ShowMark(_) => "show-mark",
            Select::ShowBlock(_) => "show-block",
            Select::Escape => "escape",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Select::All => Shortcut::ctrl("A"),
            Select::Copy => Shortcut::ctrl("C"),
            Select::Peel => Shortcut::key("P"),
            Select::Unpeel => Shortcut::key("P").shift(),
            Select::Escape => Shortcut::key("Escape"),
            Select::Move { motion, extend } => {
                let base = motion_shortcut(*motion);
                if *extend { base.shift() } else { base }
            }
            Select::MoveAnchor(motion) => motion_shortcut(*motion).alt().shift(),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let is_selected = session.selected().is_some();
        match self {
            Select::Copy | Select::Peel | Select::Unpeel => {
                unless(is_selected || session.chosen().is_some(), Why::NeitherSelectionNorMark)
            }
            Select::MoveAnchor(_) => unless(is_selected, Why::NoSelection),
            Select::ShowMark(id) => unless(session.project.annotations.contains_key(id), Why::Nothing),
            _ => unless(session.article().is_some(), Why::NoArticle),
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Select::Peel, Select::Unpeel, Select::Copy, Select::All, Select::Escape].into_iter().map(Command::Select)
    }

    /// Every movement of the caret that has a key.
    pub(super) fn motions() -> impl Iterator<Item = Command> {
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
    format!("{what}-{to}")
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
