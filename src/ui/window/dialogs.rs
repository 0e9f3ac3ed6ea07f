//! The few questions that have to be answered before anything goes on.

use super::drop::arrived_ui;
use super::labels::labels_ui;
use super::labels::look::{NamedColor, colors_ui, lines_ui};
use super::shortcuts::{Sheet, shortcuts_ui};
use super::{Frame, Screen};
use crate::annotation::{Bilingual, Joins, Label as MarkLabel, LabelId, LineStyle, new_id};
use crate::command::{Agree, Command, Compare, Export, File, Import, Labels, Mark, Review, View};
use crate::locale::Locale;
use crate::session::{Destination, Leaving, Question, ReviewOf, Session};
use crate::text::Direction;
use crate::ui::kit::Kit;
use crate::ui::text::Role;
use crate::ui::theme::{LABEL_COLORS, size};
use crate::ui::widgets::{
    Dialog, DialogAnswer, Field, FieldState, Label, Sign, dialog_ui, field_ui, label_ui, message_ui, segmented_ui,
};
use egui::Ui;
use std::path::PathBuf;
use std::sync::Arc;

/// What is typed in dialogs.
#[derive(Default)]
pub(super) struct Dialogs {
    /// Which question the state below belongs to.
    of: Option<Question>,
    path: Option<FieldState>,
    /// Why a path is asked for, where that was not what was asked for.
    why: Option<Arc<str>>,
    /// Whether a path was just tried: should it be a wrong one, another is typed next.
    tried: bool,
    /// What was typed when a path was tried last.
    last: Option<String>,
    label: Option<NewLabel>,
    sheet: Option<Sheet>,
}

/// A label being made.
struct NewLabel {
    arabic: FieldState,
    english: FieldState,
    color: [u8; 3],
    line: LineStyle,
    key: usize,
    /// Whether it was tried and is not complete.
    tried: bool,
}

/// The colours offered for a new label: those that no built-in one has.
const COLORS: &[NamedColor] = LABEL_COLORS.split_at(3).1;

/// The styles of line, those first that no built-in label has.
const LINES: [LineStyle; 7] = [
    LineStyle::Dashed,
    LineStyle::DashDot,
    LineStyle::Thick,
    LineStyle::DoubleDotted,
    LineStyle::Solid,
    LineStyle::Double,
    LineStyle::Dotted,
];

pub(super) fn dialogs_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    if frame.session.question == Some(Question::Settings) {
        return super::settings::settings_ui(ui, frame, screen);
    }
    let dialogs = &mut screen.dialogs;
    if dialogs.of != frame.session.question {
        *dialogs = Dialogs { of: frame.session.question.clone(), ..Dialogs::default() };
    }
    match &frame.session.question {
        Some(Question::Who(_) | Question::Settings) | None => {}
        Some(Question::Unsaved(leaving)) => unsaved_ui(ui, frame, leaving),
        Some(Question::Saving(leaving)) => super::saving::saving_ui(ui, frame, leaving),
        Some(Question::Unread) => super::unread::unread_ui(ui, frame),
        Some(Question::Conflicts) => super::conflicts::conflicts_ui(ui, frame, &mut screen.conflicts),
        Some(Question::Changed) => super::changed::changed_ui(ui, frame),
        Some(Question::Recover(offer)) => super::recovery::recovery_ui(ui, frame, offer),
        Some(Question::OpenPath) => path_ui(ui, frame, dialogs, PathFor::Open),
        Some(Question::UpdatePath) => path_ui(ui, frame, dialogs, PathFor::Update),
        Some(Question::SavePath(path)) => path_ui(ui, frame, dialogs, PathFor::Save(path)),
        Some(Question::NewLabel) => label_dialog_ui(ui, frame, dialogs),
        Some(Question::MergeSources { kept, gone }) => super::sources::merge_dialog_ui(ui, frame, kept, gone),
        Some(Question::Shortcuts) => {
            let sheet = dialogs.sheet.get_or_insert_with(|| Sheet::new(frame.session));
            shortcuts_ui(ui, frame, sheet);
        }
        Some(Question::ComparePath) => path_ui(ui, frame, dialogs, PathFor::Compare),
        Some(Question::Dropped(paths)) => super::review::dropped_ui(ui, frame, paths),
        Some(Question::Import) => super::import::import_ui(ui, frame),
        Some(Question::ImportPath { text }) => path_ui(ui, frame, dialogs, PathFor::Import { text: *text }),
        Some(Question::ColleaguePath) => path_ui(ui, frame, dialogs, PathFor::Colleague),
        Some(Question::Export) => super::export::export_ui(ui, frame, &mut screen.export),
        Some(Question::ExportPath(path)) => export_path_ui(ui, frame, dialogs, path),
        Some(Question::Labels(chosen)) => labels_ui(ui, frame, &mut screen.labels, chosen.as_ref()),
        Some(Question::LabelsPath { import, path }) => labels_path_ui(ui, frame, dialogs, *import, path),
        Some(Question::ApplyReview { path, author, verdicts, comments }) => {
            super::reviewing::apply_ui(ui, frame, path, author, [*verdicts, *comments]);
        }
        Some(Question::ReviewPath { of, path }) => review_path_ui(ui, frame, dialogs, *of, path),
        Some(Question::UnsavedReview(leaving)) => super::reviewing::unsaved_ui(ui, frame, leaving),
        Some(Question::NoReasons(count)) => super::reviewing::no_reasons_ui(ui, frame, *count),
        Some(Question::FillTranslation { block, paragraphs, pasted }) => {
            super::parallel::fill_ui(ui, frame, *block, paragraphs, pasted);
        }
        Some(Question::About) => super::about::about_ui(ui, frame),
    }
}

fn unsaved_ui(ui: &mut Ui, frame: &mut Frame<'_>, leaving: &Leaving) {
    let (locale, session) = (frame.locale, frame.session);
    let [title, body, save, discard, cancel] =
        ["unsaved-title", "unsaved-body", "unsaved-save", "unsaved-discard", "unsaved-cancel"]
            .map(|key| locale.text(key));
    let dialog = Dialog { id: "unsaved", title: &title, buttons: &[&cancel, &discard, &save] };
    let (_, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
        arrived_ui(ui, kit, locale, session, leaving);
    });
    match answer {
        Some(DialogAnswer::Button(2)) => frame.emit(Command::File(File::Save)),
        Some(DialogAnswer::Button(1)) => frame.emit(Command::File(File::Discard)),
        Some(_) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}

/// What a path is asked for.
#[derive(Clone, Copy)]
enum PathFor<'a> {
    Open,
    Update,
    /// A project whose agreement with the open one is measured.
    Colleague,
    /// A colleague's project.
    Compare,
    /// With a path to begin with.
    Save(&'a str),
    /// Another tool's work, or the text it is about.
    Import {
        text: bool,
    },
}

/// A path by hand: for systems where no file dialog answers, and for those who like typing.
fn path_ui(ui: &mut Ui, frame: &mut Frame<'_>, dialogs: &mut Dialogs, what: PathFor<'_>) {
    let keys = match what {
        PathFor::Open => ["path-open-title", "path-open-body", "path-open", "path-hint"],
        PathFor::Colleague => ["agree-path-title", "agree-path-body", "agree-path-do", "path-project-hint"],
        PathFor::Update => ["path-update-title", "path-update-body", "path-update", "path-hint"],
        PathFor::Compare => ["compare-path-title", "compare-path-body", "compare-path-do", "path-project-hint"],
        PathFor::Import { text: false } => ["import-path-title", "import-path-body", "import-path-do", "path-hint"],
        PathFor::Import { text: true } => {
            ["import-path-text-title", "import-path-text-body", "import-path-text-do", "path-hint"]
        }
        PathFor::Save(_) => ["path-save-title", "path-save-body", "path-save", "path-project-hint"],
    };
    let words = keys.map(|key| frame.locale.text(key));
    let suggested = if let PathFor::Save(path) = what { path } else { "" };
    match ask_path_ui(ui, frame, dialogs, &words, suggested) {
        Some(Some(path)) if matches!(what, PathFor::Colleague) => {
            frame.emit(Command::Agree(Agree::With(vec![path])));
        }
        Some(Some(path)) if matches!(what, PathFor::Compare) => frame.emit(Command::Compare(Compare::With(path))),
        Some(Some(path)) => frame.emit(Command::File(match what {
            PathFor::Open | PathFor::Colleague | PathFor::Compare => File::OpenPaths(vec![path]),
            PathFor::Update => File::UpdateFrom(path),
            PathFor::Save(_) => File::SaveTo(path),
            PathFor::Import { text: false } => File::Import(Import::From(vec![path])),
            PathFor::Import { text: true } => File::Import(Import::TextFrom(path)),
        })),
        Some(None) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}

/// Asks for a path under a title, with what it is for and the word for doing it. Answers with the path, or with
/// none when it was left.
fn ask_path_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    dialogs: &mut Dialogs,
    [title, body, action, hint]: &[Arc<str>; 4],
    suggested: &str,
) -> Option<Option<PathBuf>> {
    let (locale, session) = (frame.locale, frame.session);
    let cancel = locale.text("unsaved-cancel");
    if dialogs.path.is_none() {
        dialogs.why = take_why(frame);
    }
    let focus = dialogs.path.is_none() || std::mem::take(&mut dialogs.tried);
    let state = dialogs.path.get_or_insert_with(|| {
        let mut state = FieldState::new(suggested);
        state.select_all();
        state
    });
    let dialog = Dialog { id: "path", title, buttons: &[&cancel, action] };
    let (_, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        if let Some(why) = &dialogs.why {
            message_ui(ui, kit, Sign::Info, why);
            ui.add_space(size::GAP_SMALL);
        }
        label_ui(ui, kit, Label::new(body).color(kit.theme.text_muted));
        ui.add_space(8.0);
        // A path runs from the left in either language, also while only its example stands there.
        let field = Field::new(title).placeholder(hint).natural(Direction::Ltr);
        field_ui(ui, kit, state, field.focus(focus));
        if session.asks_path() {
            // What was said of another text is not true of this one.
            let stale = dialogs.last.as_deref().is_some_and(|last| last != state.text());
            outcome_ui(ui, kit, locale, session, session.refused.as_deref().filter(|_| !stale));
        }
    });
    match answer.or(state.submitted().then_some(DialogAnswer::Button(1))) {
        Some(DialogAnswer::Button(1)) => {
            dialogs.tried = true;
            let typed = state.text().trim();
            if typed.is_empty() {
                return None;
            }
            dialogs.last = Some(state.text().to_owned());
            Some(Some(expand_home(typed)))
        }
        Some(_) => Some(None),
        None => None,
    }
}

/// Takes the notice that no file dialog answers, which would lie behind the question that it explains.
fn take_why(frame: &mut Frame<'_>) -> Option<Arc<str>> {
    let why = frame.locale.text("notice-no-dialog");
    let at = frame.session.notices.iter().position(|notice| notice.text == *why)?;
    frame.emit(Command::View(View::DismissNotice(at)));
    Some(why)
}

/// What has come of the path that was tried, below its field: why it was `refused`, or that its disk has not answered yet.
fn outcome_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, session: &Session, refused: Option<&str>) {
    let slow = session.tasks.iter().find(|task| task.slow);
    let (sign, text) = match (refused, slow) {
        (Some(why), _) => (Sign::Error, why.to_owned()),
        (None, Some(task)) => (Sign::Info, super::status::told(locale, task)),
        (None, None) => return,
    };
    ui.add_space(size::GAP);
    message_ui(ui, kit, sign, &text);
}

/// The path of a label set, to take in or to write.
fn labels_path_ui(ui: &mut Ui, frame: &mut Frame<'_>, dialogs: &mut Dialogs, import: bool, path: &str) {
    let keys = if import {
        ["labels-import-title", "labels-import-body", "labels-import-do", "labels-path-hint"]
    } else {
        ["labels-export-title", "labels-export-body", "path-save", "labels-path-hint"]
    };
    let words = keys.map(|key| frame.locale.text(key));
    match ask_path_ui(ui, frame, dialogs, &words, path) {
        Some(Some(path)) => {
            let command = if import { Labels::ImportFrom(path) } else { Labels::ExportTo(path) };
            frame.emit(Command::Labels(command));
            frame.emit(Command::Labels(Labels::Show(None)));
        }
        Some(None) => frame.emit(Command::Labels(Labels::Show(None))),
        None => {}
    }
}

/// The path of an export.
fn export_path_ui(ui: &mut Ui, frame: &mut Frame<'_>, dialogs: &mut Dialogs, path: &str) {
    let words =
        ["export-path-title", "export-path-body", "export-do", "export-path-hint"].map(|key| frame.locale.text(key));
    let command = match ask_path_ui(ui, frame, dialogs, &words, path) {
        Some(Some(path)) => Export::To(Destination { path, asked: false }),
        // Back to what was chosen.
        Some(None) => Export::Back,
        None => return,
    };
    frame.emit(Command::File(File::Export(command)));
}

/// The path of a review, to write or, if it is not said of what, to put in.
fn review_path_ui(ui: &mut Ui, frame: &mut Frame<'_>, dialogs: &mut Dialogs, of: Option<ReviewOf>, path: &str) {
    let keys = if of.is_none() {
        ["review-apply-path", "review-path-body", "path-open", "path-review-hint"]
    } else {
        ["review-save-path", "review-path-body", "path-save", "path-review-hint"]
    };
    let words = keys.map(|key| frame.locale.text(key));
    match ask_path_ui(ui, frame, dialogs, &words, path) {
        Some(Some(path)) => {
            let review = match of {
                Some(of) => Review::SaveTo(path, of),
                None => Review::ApplyFrom(path),
            };
            frame.emit(Command::Review(review));
        }
        Some(None) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}

/// A path as typed, quotes around it left out and `~` meaning the user's home.
fn expand_home(typed: &str) -> PathBuf {
    // Paths that are copied may have marks of direction around them, which nobody sees.
    let steers = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let typed = typed.trim_matches(|c: char| c == '"' || c == '\'' || steers(c) || c.is_whitespace());
    let typed = typed.strip_prefix("file://").unwrap_or(typed);
    let in_home = if typed == "~" { Some("") } else { typed.strip_prefix("~/") };
    match (in_home, std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(typed),
    }
}

fn label_dialog_ui(ui: &mut Ui, frame: &mut Frame<'_>, dialogs: &mut Dialogs) {
    let used = frame.session.project.labels.len();
    let keys: Vec<char> = ('1'..='9').filter(|k| frame.session.project.label_for_key(*k).is_none()).collect();
    let first = dialogs.label.is_none();
    let state = dialogs.label.get_or_insert_with(|| NewLabel {
        arabic: FieldState::new(""),
        english: FieldState::new(""),
        color: COLORS[used.saturating_sub(3) % COLORS.len()].1,
        line: LINES[used.saturating_sub(3) % LINES.len()],
        key: 0,
        tried: false,
    });
    let locale = frame.locale;
    let (title, add, cancel) = (locale.text("label-new"), locale.text("label-add"), locale.text("unsaved-cancel"));
    let dialog = Dialog { id: "label", title: &title, buttons: &[&cancel, &add] };
    let (_, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        let heading = |ui: &mut Ui, kit: &mut Kit, key: &str| {
            ui.add_space(6.0);
            let color = kit.theme.text_muted;
            label_ui(ui, kit, Label::new(&locale.text(key)).role(Role::Section).color(color));
        };
        let mut names = [
            ("label-name-ar", &mut state.arabic, Direction::Rtl),
            ("label-name-en", &mut state.english, Direction::Ltr),
        ];
        if !locale.is_arabic() {
            names.reverse();
        }
        for (number, (key, field, natural)) in names.into_iter().enumerate() {
            heading(ui, kit, key);
            let name = locale.text(key);
            field_ui(ui, kit, field, Field::new(&name).natural(natural).focus(first && number == 0));
        }
        heading(ui, kit, "label-colour");
        let look = (None, state.color);
        state.color = colors_ui(ui, kit, locale, COLORS, look, |_, _| {}).unwrap_or(state.color);
        heading(ui, kit, "label-line");
        let look = (None, state.color);
        state.line = lines_ui(ui, kit, locale, look, state.line).unwrap_or(state.line);
        heading(ui, kit, "label-key");
        let none = locale.text("label-key-none").to_string();
        let names: Vec<String> = keys.iter().map(|k| k.to_string()).chain([none]).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(chosen) = segmented_ui(ui, kit, &names, state.key) {
            state.key = chosen;
        }
        if state.tried {
            ui.add_space(6.0);
            message_ui(ui, kit, Sign::Error, &locale.text("label-name-needed"));
        }
    });
    let submitted = state.arabic.submitted() || state.english.submitted();
    match answer.or(submitted.then_some(DialogAnswer::Button(1))) {
        Some(DialogAnswer::Button(1)) => add_label(frame, dialogs, &keys),
        Some(_) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}

fn add_label(frame: &mut Frame<'_>, dialogs: &mut Dialogs, keys: &[char]) {
    let Some(state) = &mut dialogs.label else { return };
    let name = Bilingual { ar: state.arabic.text().trim().to_owned(), en: state.english.text().trim().to_owned() };
    let (false, Ok(id)) = (name.is_empty(), new_id()) else {
        state.tried = true;
        return;
    };
    let label = MarkLabel {
        id: LabelId(id),
        name,
        color: state.color,
        line: state.line,
        key: keys.get(state.key).copied(),
        role: None,
        parent: None,
        joins: Joins::default(),
        extra: crate::article::Extra::default(),
    };
    frame.emit(Command::File(File::Cancel));
    frame.emit(Command::Mark(Mark::PutLabel(label)));
}
