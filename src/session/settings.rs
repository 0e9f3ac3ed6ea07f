//! What the user likes: kept for the next start, apart from any project.

use super::ExportChoices;
use crate::locale::{Digits, Language};
use crate::typeset::Align;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    Light,
    Dark,
    Sepia,
}

/// The face articles are set in, each with its Latin companion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Face {
    /// Noto Naskh Arabic.
    #[default]
    Naskh,
    /// Noto Sans Arabic.
    Sans,
    Amiri,
}

impl Face {
    /// All faces, in the order menus show them.
    pub const ALL: [Face; 3] = [Face::Naskh, Face::Sans, Face::Amiri];
}

/// What is dimmed so that the rest is easier to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Dim {
    #[default]
    Nothing,
    /// All but the paragraph that is being read.
    Paragraph,
    /// All but the line.
    Line,
}

impl Dim {
    /// All of them, in the order menus show them.
    pub const ALL: [Dim; 3] = [Dim::Nothing, Dim::Paragraph, Dim::Line];

    /// The next one in turn.
    pub fn next(self) -> Dim {
        match self {
            Dim::Nothing => Dim::Paragraph,
            Dim::Paragraph => Dim::Line,
            Dim::Line => Dim::Nothing,
        }
    }
}

/// The user's settings. Lengths are points at 100 % zoom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub language: Language,
    /// What numbers and dates are written with.
    pub digits: Digits,
    pub theme: ThemeChoice,
    /// Whether anything may move that does not have to.
    pub motion: bool,
    pub face: Face,
    /// The size of paragraphs; everything else follows.
    pub size: f32,
    /// From line to line, as a factor of the size.
    pub line_height: f32,
    /// The width of the column, in characters of about half an em.
    pub column: f32,
    pub justify: bool,
    /// The size of Latin letters beside Arabic ones, as a factor.
    pub latin_scale: f32,
    /// Whether bidi controls, joiners and other invisible characters are shown.
    pub show_controls: bool,
    /// Whether the first words of welcome were read.
    pub welcomed: bool,
    /// What is dimmed beside what is being read.
    pub dim: Dim,
    /// The zoom of the whole window, as a factor.
    pub zoom: f32,
    pub list_open: bool,
    pub inspector_open: bool,
    /// The name new annotations carry.
    pub author: String,
    /// The files opened or saved last, the latest first.
    pub recent: Vec<PathBuf>,
    /// The keys the user chose, by the names of commands without `command-`, such as `save: Some("Ctrl+Shift+K")`;
    /// `None` is no key at all. Commands that are not here have their own.
    pub keys: BTreeMap<String, Option<String>>,
    /// What was chosen for the last export.
    pub export: ExportChoices,
    /// How large the window was last.
    pub window: Option<WindowSize>,
}

/// How large the window is, in points of the screen, whatever its zoom.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowSize {
    pub width: f32,
    pub height: f32,
    /// Whether it fills the screen; it has its size again when it no longer does.
    pub maximized: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: Language::English,
            digits: Digits::European,
            motion: true,
            welcomed: true,
            theme: ThemeChoice::System,
            face: Face::Naskh,
            size: 19.0,
            line_height: 2.0,
            column: 66.0,
            justify: false,
            latin_scale: 0.9,
            show_controls: false,
            dim: Dim::Nothing,
            zoom: 1.0,
            list_open: true,
            inspector_open: true,
            author: String::new(),
            recent: Vec::new(),
            keys: BTreeMap::new(),
            export: ExportChoices::default(),
            window: None,
        }
    }
}

/// How many recent files are kept.
const RECENT: usize = 12;

impl Settings {
    /// Brings every number into the range the window can show; for settings read from a file.
    pub fn sound(mut self) -> Settings {
        let within = |value: f32, low: f32, high: f32, default: f32| {
            if value.is_finite() { value.clamp(low, high) } else { default }
        };
        let default = Settings::default();
        self.size = within(self.size, 12.0, 40.0, default.size);
        self.line_height = within(self.line_height, 1.4, 2.8, default.line_height);
        self.column = within(self.column, 45.0, 90.0, default.column);
        self.latin_scale = within(self.latin_scale, 0.7, 1.2, default.latin_scale);
        self.zoom = within(self.zoom, 0.5, 3.0, default.zoom);
        self.window = self.window.filter(|window| {
            let fits = |length: f32, least: f32| length.is_finite() && (least..16_384.0).contains(&length);
            fits(window.width, 480.0) && fits(window.height, 360.0)
        });
        self.recent.truncate(RECENT);
        self
    }

    /// As at the first start, but for what the user made: the name, the keys, the recent files. The language stays.
    pub fn reset(&mut self) {
        let kept = std::mem::take(self);
        *self = Settings {
            language: kept.language,
            author: kept.author,
            recent: kept.recent,
            keys: kept.keys,
            export: kept.export,
            ..Settings::default()
        };
    }

    /// Takes back a reset of the settings or of the keys: as they were `before`, but for what no reset changes.
    pub fn restore(&mut self, before: Settings) {
        let kept = std::mem::take(self);
        *self = Settings {
            language: kept.language,
            author: kept.author,
            recent: kept.recent,
            export: kept.export,
            ..before
        };
    }

    /// How lines of running text fill the column.
    pub fn align(&self) -> Align {
        if self.justify { Align::Justify } else { Align::Start }
    }

    /// Puts `path` at the head of the recent files.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }
}
