//! Keys into commands.

use crate::command::{Command, Edit, File, Mark, Select, Tie, Update, View};
use crate::session::{Page, Session};
use egui::{Context, Event, Key, Modifiers, Popup};

/// Takes the keys that are commands out of the frame's input. While text is being typed only those with Ctrl are,
/// and not those that fields answer themselves, and the keys of finding.
pub(super) fn read(ctx: &Context, session: &Session, typing: bool, commands: &mut Vec<Command>) {
    if Popup::is_any_open(ctx) {
        return;
    }
    let bound = match &session.update {
        Some(update) => update_bindings(session, update.placing.is_some()),
        None => bindings(session),
    };
    // In the list what Tab went to answers to Enter itself.
    let listing = session.update.as_ref().is_some_and(|update| update.placing.is_none());
    let focused = listing && ctx.memory(|memory| memory.focused().is_some());
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            // The letter of a key that was a command; what the command opens must not find it typed.
            Event::Text(_) if !typing => false,
            Event::Copy if !typing && session.page == Page::Read => {
                commands.push(Command::Select(Select::Copy));
                false
            }
            Event::Paste(_) if !typing => {
                commands.push(Command::File(File::PasteArticle));
                false
            }
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if focused && modifiers.is_none() => true,
            Event::Key { key, pressed: true, modifiers, .. } => match command(&bound, *key, *modifiers, typing) {
                Some(command) => {
                    commands.push(command);
                    false
                }
                None => true,
            },
            _ => true,
        });
    });
    // What doesn't apply is dropped, but for keys that want an explanation.
    commands.retain(|command| command.applies(session) || explains(command));
}

/// Whether a command says why it does nothing now.
fn explains(command: &Command) -> bool {
    matches!(command, Command::Mark(Mark::Label(_)))
}

/// Every key that does something, with what it does.
fn bindings(session: &Session) -> Vec<(Key, Modifiers, Command)> {
    let mut bound: Vec<(Key, Modifiers, Command)> = Vec::new();
    let mut bind = |name: &str, modifiers: Modifiers, command: Command| {
        if let Some(key) = Key::from_name(name) {
            bound.push((key, modifiers, command));
        }
    };
    for command in Command::catalogue(session).into_iter().chain(Command::motions()) {
        // Of two that share a key, the one that changes what is so now is meant.
        let toggles = matches!(
            command,
            Command::View(View::ShowControls(_) | View::ShowList(_) | View::ShowInspector(_) | View::Justify(_))
        );
        if toggles && !command.applies(session) {
            continue;
        }
        if session.page != Page::Read && command.is_of_the_text() {
            continue;
        }
        if let Command::Mark(Mark::Label(id)) = &command {
            if let Some(key) = session.project.label(id).and_then(|label| label.key) {
                bind(&key.to_ascii_uppercase().to_string(), Modifiers::NONE, command.clone());
            }
        } else if let Some(s) = command.shortcut() {
            let modifiers = Modifiers { alt: s.alt, shift: s.shift, command: s.ctrl, ..Modifiers::NONE };
            bind(s.key, modifiers, command);
        }
    }
    bind("Y", Modifiers::COMMAND, Command::Edit(Edit::Redo));
    // The key of the plus sign, without Shift.
    bind("Equals", Modifiers::COMMAND, Command::View(View::ZoomIn));
    bind("Equals", Modifiers::ALT, Command::View(View::Larger));
    bind("Equals", Modifiers::COMMAND | Modifiers::ALT, Command::View(View::LooserLines));
    if session.page == Page::Read {
        bind("Backspace", Modifiers::NONE, Command::Mark(Mark::Delete));
    }
    if let (Some(_), Some(chosen)) = (&session.picking, &session.chosen) {
        bind("Enter", Modifiers::NONE, Command::Tie(Tie::Pick(chosen.clone())));
    }
    bound
}

/// The keys while a newer version of an article is looked through.
fn update_bindings(session: &Session, placing: bool) -> Vec<(Key, Modifiers, Command)> {
    let always = Command::catalogue(session)
        .into_iter()
        .filter(|c| matches!(c, Command::View(v) if !matches!(v, View::Palette | View::Shortcuts | View::About)));
    let quit = [Command::File(File::Quit)];
    let motions = Command::motions().filter(|_| placing);
    let copy = [Command::Select(Select::Copy)].into_iter().filter(|_| placing);
    let mut bound = Vec::new();
    for command in Command::of_update(placing).chain(motions).chain(copy).chain(always).chain(quit) {
        let Some(s) = command.shortcut() else { continue };
        let modifiers = Modifiers { alt: s.alt, shift: s.shift, command: s.ctrl, ..Modifiers::NONE };
        if let Some(key) = Key::from_name(s.key) {
            bound.push((key, modifiers, command));
        }
    }
    if !placing {
        bound.push((Key::Backspace, Modifiers::NONE, Command::Update(Update::Drop)));
    }
    bound
}

fn command(bound: &[(Key, Modifiers, Command)], key: Key, held: Modifiers, typing: bool) -> Option<Command> {
    let same = |wanted: &Modifiers| {
        let shift = wanted.shift == held.shift || key == Key::Plus;
        wanted.command == held.command && wanted.alt == held.alt && shift
    };
    let (_, wanted, command) = bound.iter().find(|(k, wanted, _)| *k == key && same(wanted))?;
    if typing {
        let fields_own = matches!(
            command,
            Command::Select(_) | Command::Edit(Edit::Undo | Edit::Redo) | Command::File(File::PasteArticle)
        );
        if matches!(command, Command::Find(_)) {
            return Some(command.clone());
        }
        if fields_own || !wanted.command && !matches!(key, Key::F1) {
            return None;
        }
    }
    Some(command.clone())
}
