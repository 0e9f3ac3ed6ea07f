//! Keys into commands.

use crate::command::{Command, Edit, File, Mark, Select, Shortcut, Tie, Update, View};
use crate::session::Session;
use egui::{Context, Event, Key, Modifiers, Popup};

/// Takes the keys that are commands out of the frame's input. While text is being typed only those are that fields
/// have no use for, and the keys of finding; while a list has the focus, which is `walking`, the arrows stay with it.
pub(super) fn read(ctx: &Context, session: &Session, typing: bool, walking: bool, commands: &mut Vec<Command>) {
    if Popup::is_any_open(ctx) {
        return;
    }
    let is_key = |event: &Event| {
        matches!(event, Event::Key { pressed: true, .. } | Event::Copy | Event::Cut | Event::Paste(_) | Event::Text(_))
    };
    if !ctx.input(|input| input.events.iter().any(is_key)) {
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
        input.events.retain(|event| {
            // The letter of a key that was a command; what the command opens must not find it typed.
            if matches!(event, Event::Text(_)) && !typing {
                return false;
            }
            let Some((key, modifiers)) = key_of(event) else { return true };
            if walking && modifiers.is_none() && matches!(key, Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End) {
                return true;
            }
            if focused && key == Key::Enter && modifiers.is_none() {
                return true;
            }
            match command(&bound, key, modifiers, typing) {
                Some(command) => {
                    commands.push(command);
                    false
                }
                None => true,
            }
        });
    });
    // What doesn't apply is dropped, but for keys that want an explanation.
    commands.retain(|command| command.applies(session) || explains(command));
}

/// The key that was pressed. The desktop's own events of the clipboard are the keys that bring them about.
fn key_of(event: &Event) -> Option<(Key, Modifiers)> {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
        Event::Copy => Some((Key::C, Modifiers::COMMAND)),
        Event::Cut => Some((Key::X, Modifiers::COMMAND)),
        Event::Paste(_) => Some((Key::V, Modifiers::COMMAND)),
        _ => None,
    }
}

/// Whether a command says why it does nothing now.
fn explains(command: &Command) -> bool {
    matches!(command, Command::Mark(Mark::Label(_)))
}

/// A key that does something, and what it does.
struct Binding {
    key: Key,
    shortcut: Shortcut,
    command: Command,
}

/// Every key that does something, with what it does; of two alike the first one counts.
fn bindings(session: &Session) -> Vec<Binding> {
    let mut bound: Vec<Binding> = Vec::new();
    let mut bind = |shortcut: Shortcut, command: Command| {
        if let Some(key) = Key::from_name(shortcut.key) {
            bound.push(Binding { key, shortcut, command });
        }
    };
    let mut plus: Vec<(Shortcut, Command)> = Vec::new();
    for command in Command::catalogue(session).into_iter().chain(Command::motions()) {
        // Of two that share a key, the one that changes what is so now is meant.
        let toggles = matches!(
            command,
            Command::View(
                View::ShowControls(_)
                    | View::ShowList(_)
                    | View::ShowInspector(_)
                    | View::Justify(_)
                    | View::Beside(_)
                    | View::FullScreen(_)
            )
        );
        if toggles && !command.applies(session) {
            continue;
        }
        if !command.has_meaning_on(session.page) {
            continue;
        }
        if let Some(shortcut) = command.shortcut(session) {
            if shortcut.key == "Plus" {
                plus.push((Shortcut { key: "Equals", ..shortcut }, command.clone()));
            }
            bind(shortcut, command);
        }
    }
    // The key of the plus sign, without Shift.
    for (shortcut, command) in plus {
        bind(shortcut, command);
    }
    // Second keys that hands know, for as long as the first one is the built-in one and nothing else has them.
    for (second, command) in [("Ctrl+Y", Command::Edit(Edit::Redo)), ("Backspace", Command::Mark(Mark::Delete))] {
        if !command.has_meaning_on(session.page) {
            continue;
        }
        if !session.settings.keys.contains_key(&command.bound_as())
            && let Some(shortcut) = Shortcut::parse(second)
        {
            bind(shortcut, command);
        }
    }
    if let (Some(_), Some(chosen)) = (&session.picking, &session.chosen)
        && let Some(enter) = Shortcut::parse("Enter")
    {
        bind(enter, Command::Tie(Tie::Pick(chosen.clone())));
    }
    bound
}

/// The keys while a newer version of an article is looked through.
fn update_bindings(session: &Session, placing: bool) -> Vec<Binding> {
    let always = Command::catalogue(session)
        .into_iter()
        .filter(|c| matches!(c, Command::View(v) if !matches!(v, View::Palette | View::Shortcuts | View::About)));
    let quit = [Command::File(File::Quit)];
    let motions = Command::motions().filter(|_| placing);
    let copy = [Command::Select(Select::Copy)].into_iter().filter(|_| placing);
    let mut bound = Vec::new();
    let mut bind = |shortcut: Option<Shortcut>, command: Command| {
        if let Some(shortcut) = shortcut
            && let Some(key) = Key::from_name(shortcut.key)
        {
            bound.push(Binding { key, shortcut, command });
        }
    };
    // These mean nothing elsewhere, and no label marks here: their keys are always their own.
    for command in Command::of_update(placing) {
        bind(command.default_shortcut(), command);
    }
    for command in motions.chain(copy).chain(always).chain(quit) {
        bind(command.shortcut(session), command);
    }
    if !placing {
        bind(Shortcut::parse("Backspace"), Command::Update(Update::Drop));
    }
    bound
}

fn command(bound: &[Binding], key: Key, held: Modifiers, typing: bool) -> Option<Command> {
    let same = |wanted: Shortcut| {
        let shift = wanted.shift == held.shift || key == Key::Plus;
        wanted.ctrl == held.command && wanted.alt == held.alt && shift
    };
    let Binding { shortcut, command, .. } = bound.iter().find(|b| b.key == key && same(b.shortcut))?;
    let fields_own = matches!(
        command,
        Command::Select(_) | Command::Edit(Edit::Undo | Edit::Redo) | Command::File(File::PasteArticle)
    );
    let is_find = matches!(command, Command::Find(_));
    if typing && !is_find && (fields_own || shortcut.is_for_fields()) {
        return None;
    }
    Some(command.clone())
}

#[cfg(test)]
mod tests {
    use crate::command::KEYS;

    #[test]
    fn the_toolkit_knows_every_key() {
        for key in KEYS {
            assert!(egui::Key::from_name(key).is_some(), "{key}");
        }
    }
}
