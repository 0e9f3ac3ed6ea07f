//! What an export is to be like.

use super::{Format, Selection};
use crate::agreement::Report;
use crate::annotation::Timestamp;
use crate::locale::Language;
use std::sync::Arc;

/// In which language the words of a report are, and which notes and translations it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Languages {
    Arabic,
    English,
    /// Everything that was written, under headings in both.
    #[default]
    Both,
}

impl Languages {
    /// All of them, in the order menus show them.
    pub const ALL: [Languages; 3] = [Languages::Arabic, Languages::English, Languages::Both];

    /// Its name on the command line and in message keys.
    pub fn name(self) -> &'static str {
        match self {
            Languages::Arabic => "ar",
            Languages::English => "en",
            Languages::Both => "both",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Languages> {
        Languages::ALL.into_iter().find(|languages| languages.name() == name)
    }

    /// Whether what is written in `language` is shown.
    pub fn show(self, language: Language) -> bool {
        match self {
            Languages::Arabic => language == Language::Arabic,
            Languages::English => language == Language::English,
            Languages::Both => true,
        }
    }

    /// The language the report itself runs in: English where both are shown.
    pub fn main(self) -> Language {
        match self {
            Languages::Arabic => Language::Arabic,
            Languages::English | Languages::Both => Language::English,
        }
    }
}

/// Which parts a report has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layouts {
    /// Each article with its highlights and notes.
    pub article: bool,
    /// The table of claims.
    pub claims: bool,
    /// A sheet for each source, with its claims.
    pub sources: bool,
    /// Verdicts and comments.
    pub reviews: bool,
    /// How far the people agree whose work was measured: [`Options::agreement`].
    pub agreement: bool,
}

impl Default for Layouts {
    fn default() -> Layouts {
        Layouts { article: true, claims: true, sources: true, reviews: true, agreement: true }
    }
}

/// What was measured of several people's agreement. Two are the same if they are of one measurement.
#[derive(Clone, Debug)]
pub struct Agreed(pub Arc<Report>);

impl PartialEq for Agreed {
    fn eq(&self, other: &Agreed) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What an export is to be like.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    pub format: Format,
    pub languages: Languages,
    pub layouts: Layouts,
    pub selection: Selection,
    /// What its files are called, without an extension.
    pub name: String,
    /// When it is made; stands in it.
    pub now: Timestamp,
    /// Whether a CSV file begins with a byte order mark, which Excel needs to tell UTF-8.
    pub byte_order_mark: bool,
    /// What was measured of agreement, with this project as the first one's; shown where [`Layouts::agreement`] says so.
    pub agreement: Option<Agreed>,
}

impl Options {
    /// The whole project in this format.
    pub fn new(format: Format, name: impl Into<String>, now: Timestamp) -> Options {
        Options {
            format,
            languages: Languages::default(),
            layouts: Layouts::default(),
            selection: Selection::default(),
            name: name.into(),
            now,
            byte_order_mark: true,
            agreement: None,
        }
    }

    /// What is to be shown of agreement.
    pub fn shown_agreement(&self) -> Option<&Report> {
        self.agreement.as_ref().filter(|_| self.layouts.agreement).map(|agreed| &*agreed.0)
    }

    /// The name of its main file.
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.name, self.format.extension())
    }
}
