//! Handing the project on in another format.

use super::{Desk, Effect, file};
use crate::command::Export as Action;
use crate::session::{Destination, Export, ExportChoices, Question, Session, Stage};
use std::path::PathBuf;

pub(super) fn dispatch(desk: &mut Desk<'_>, action: Action) {
    let session = &mut *desk.session;
    match action {
        Action::Show => {
            session.export = Some(Export::of(session, name(session)));
            session.palette_open = false;
            session.question = Some(Question::Export);
        }
        Action::Choose(options) => {
            if let Some(export) = session.export.as_mut().filter(|export| export.stage == Stage::Choosing) {
                session.settings.export = ExportChoices::of(&options);
                export.options = *options;
                export.failed = None;
            }
        }
        Action::Ask | Action::AskPath => ask(desk, action == Action::AskPath),
        Action::To(destination) => {
            session.question = Some(Question::Export);
            let Some(export) = &mut session.export else { return };
            export.failed = None;
            let to = with_ending(destination, export.options.format.extension());
            desk.effects.push(Effect::Export(to));
            desk.effects.push(Effect::KeepSettings);
        }
        Action::Back => session.question = Some(Question::Export),
        Action::Replace => desk.effects.push(Effect::ReplaceExported),
        Action::Stop => desk.effects.push(Effect::StopExport),
        Action::Close => {
            session.question = None;
            if let Some(export) = &mut session.export {
                export.preview = None;
            }
            desk.effects.push(Effect::StopExport);
            desk.effects.push(Effect::KeepSettings);
        }
    }
}

/// Asks where to, unless something is missing, which is said.
fn ask(desk: &mut Desk<'_>, by_path: bool) {
    let question = by_path.then(|| ask_path(desk.session)).flatten();
    let Some(export) = &mut desk.session.export else { return };
    if let Some(lacks) = export.lacks() {
        export.failed = Some(desk.locale.text(lacks).to_string());
    } else if by_path {
        desk.session.question = question;
    } else {
        let format = export.options.format;
        desk.effects.push(Effect::AskExport(export.options.file_name(), format));
    }
}

/// The question where to, with a name beside the project's file to begin with, else in the user's home.
pub fn ask_path(session: &Session) -> Option<Question> {
    let name = session.export.as_ref()?.options.file_name();
    let path = match session.file.as_ref().and_then(|file| file.parent()) {
        Some(folder) => folder.join(name),
        None => PathBuf::from("~").join(name),
    };
    Some(Question::ExportPath(path.display().to_string()))
}

/// What the files of an export are called at first: as the project's.
fn name(session: &Session) -> String {
    let name = file::own_name(session);
    let stem = [".isnad.ron", ".ron"].iter().find_map(|ending| name.strip_suffix(ending));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(&name).to_owned()
}

/// With the format's ending if it has none; nobody was asked then about the file that has it.
fn with_ending(to: Destination, extension: &str) -> Destination {
    match to.path.extension() {
        Some(ending) if ending.eq_ignore_ascii_case(extension) => to,
        _ => {
            let mut name = to.path.into_os_string();
            name.push(format!(".{extension}"));
            Destination { path: PathBuf::from(name), asked: false }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_the_ending_of_their_format() {
        let check = |path: &str, expected: &str, asked: bool| {
            let to = with_ending(Destination { path: path.into(), asked: true }, "docx");
            assert_eq!(to, Destination { path: expected.into(), asked }, "{path}");
        };
        check("/a/note.docx", "/a/note.docx", true);
        check("/a/note.DOCX", "/a/note.DOCX", true);
        check("/a/note", "/a/note.docx", false);
        check("/a/note.2026", "/a/note.2026.docx", false);
        check("/a/work.isnad.ron", "/a/work.isnad.ron.docx", false);
    }
}
