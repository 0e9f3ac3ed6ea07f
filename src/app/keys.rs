//! Keys into commands.

use crate::command::{Command, Edit, File, Mark, Note, Select, Shortcut, Tie, Update, View, Why};
use crate::session::{Beside, Session};
use egui::{Context, Event, FocusDirection, Key, Modifiers, Popup};

/// Gives the frame's keys the names they have where they stand, as far as their layout has other names for them.
///
/// A key without a Latin letter goes by its place, so that shortcuts are the same on Arabic keyboards; but with Shift
/// those have `/` where `L` is, and brackets where `F` and `D` are, and would lose `Shift L` and `Ctrl Shift F`.
pub(super) fn settle(ctx: &Context) {
    ctx.input_mut(|input| {
        for event in &mut input.events {
            if let Event::Key { key, physical_key: Some(place), modifiers, .. } = event
                && modifiers.shift
                && goes_by_place(*key, *place)
            {
                *key = *place;
            }
        }
    });
}

/// Whether a key pressed with Shift is the one at its place rather than the sign it writes.
fn goes_by_place(key: Key, place: Key) -> bool {
    let is_letter = |key: Key| (Key::A..=Key::Z).contains(&key);
    let is_digit = |key: Key| (Key::Num0..=Key::Num9).contains(&key);
    // Signs that some layouts write by Shift and a digit have shortcuts, such as the plus; the exclamation mark has none.
    is_letter(place) && !is_letter(key) && !is_digit(key) || is_digit(place) && key == Key::Exclamationmark
}

/// `Ctrl V` where the clipboard holds no text: of it the toolkit tells only that the key was let go.
#[derive(Default)]
pub(super) struct Unheard {
    /// Whether Ctrl is held.
    held: bool,
    /// Whether no other key was pressed since it was. It may be let go first.
    ctrl: bool,
    /// Whether the key was told to be pressed.
    down: bool,
    /// Whether something was pasted since Ctrl is held.
    pasted: bool,
}

impl Unheard {
    /// Puts the press that was not told before the release.
    pub fn begin_frame(&mut self, ctx: &Context) {
        ctx.input_mut(|input| {
            for event in std::mem::take(&mut input.events) {
                if self.hears(&event) {
                    let modifiers = Modifiers::CTRL | Modifiers::COMMAND;
                    let press = Event::Key { key: Key::V, physical_key: None, pressed: true, repeat: false, modifiers };
                    input.events.push(press);
                }
                input.events.push(event);
            }
        });
    }

    /// Takes note of `event`; whether a press was kept back before it.
    fn hears(&mut self, event: &Event) -> bool {
        match event {
            Event::WindowFocused(_) => *self = Unheard::default(),
            Event::ModifiersChanged(modifiers) => {
                self.pasted &= self.held || !modifiers.command;
                self.ctrl |= modifiers.command;
                self.held = modifiers.command;
            }
            Event::Paste(_) | Event::PasteImage(_) => self.pasted = true,
            Event::Key { key: Key::V, pressed: false, modifiers, .. } => {
                let unheard = (self.ctrl || modifiers.command) && !self.down && !self.pasted;
                *self = Unheard { held: self.held, ..Unheard::default() };
                return unheard;
            }
            Event::Key { key, pressed: true, .. } => {
                self.ctrl = false;
                self.down |= *key == Key::V;
            }
            _ => {}
        }
        false
    }
}

/// Keys that wait until what was pressed before them is shown.
#[derive(Default)]
pub(super) struct Waiting {
    events: Vec<Event>,
    /// For how many frames they have waited.
    frames: u8,
}

/// For how many frames keys wait at least: in the first a field is opened, in the second it has the focus and says so.
const FRAMES: u8 = 2;

/// And at most, where no field takes what is typed: one may come into view first.
const MOST_FRAMES: u8 = 6;

impl Waiting {
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Lets these keys wait.
    pub fn hold(&mut self, events: Vec<Event>) {
        (self.events, self.frames) = (events, 0);
    }

    /// Begins a frame: its keys queue behind those that wait; once these have waited, and a field takes what is typed or none
    /// will, they are the frame's first.
    pub fn begin_frame(&mut self, ctx: &Context, typing: bool) {
        if self.events.is_empty() {
            return;
        }
        self.frames += 1;
        let done = self.frames >= if typing { FRAMES } else { MOST_FRAMES };
        let arrows = ctx.input_mut(|input| {
            let (mut keys, others): (Vec<_>, Vec<_>) = std::mem::take(&mut input.events).into_iter().partition(is_key);
            let arrows = arrows(&keys);
            self.events.append(&mut keys);
            input.events = others;
            if done {
                input.events.splice(0..0, std::mem::take(&mut self.events));
            }
            arrows
        });
        if arrows > 0 {
            stay(ctx);
        }
    }
}

/// Takes the keys that are commands out of the frame's input. While text is being typed only those are that fields
/// have no use for, and the keys of finding; while a list has the focus, which is `walking`, the arrows stay with it.
///
/// Gives back the keys that have to wait for the next frame: those pressed after a command that may open a field, or may
/// change what they mean. A frame that takes long finds both in its input.
pub(super) fn read(
    ctx: &Context,
    session: &Session,
    typing: bool,
    walking: bool,
    commands: &mut Vec<Command>,
) -> Vec<Event> {
    if Popup::is_any_open(ctx) || !ctx.input(|input| input.events.iter().any(is_key)) {
        return Vec::new();
    }
    let bound = match &session.update {
        Some(update) => update_bindings(session, update.placing.is_some()),
        None => bindings(session),
    };
    // In the list what Tab went to answers to Enter itself.
    let listing = session.update.as_ref().is_some_and(|update| update.placing.is_none());
    // So it does beside a translation; without a focus the translation is begun there.
    let translating = session.beside() == Some(Beside::Translation) && session.picking.is_none();
    let focused = (listing || translating) && ctx.memory(|memory| memory.focused().is_some());
    let mut taken = Taken::default();
    let arrows_before = ctx.input(|input| arrows(&input.events));
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            if taken.holds(event) {
                return false;
            }
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
                Some(command) if command.applies(session) => {
                    taken.take(event, command.repeats(), !modifiers.command);
                    commands.push(command);
                    false
                }
                Some(command) => {
                    if command.explains_itself() {
                        commands.push(Command::View(View::Explain(Box::new(command))));
                    }
                    false
                }
                None => true,
            }
        });
    });
    if ctx.input(|input| arrows(&input.events)) < arrows_before {
        stay(ctx);
    }
    taken.waiting
}

/// How many arrow keys there are.
fn arrows(events: &[Event]) -> usize {
    let is_arrow = |key| matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
    events.iter().filter_map(key_of).filter(|(key, _)| is_arrow(*key)).count()
}

/// Leaves the focus where it is: egui moves it by the arrow keys too, before it is known that they are commands.
fn stay(ctx: &Context) {
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
}

/// The command that was taken last out of a frame's input, and what waits for it to be carried out.
#[derive(Default)]
struct Taken {
    /// Its key, and whether the same key again means the same again.
    last: Option<(Event, bool)>,
    /// Whether its letter may come next. With Ctrl none comes.
    letter: bool,
    waiting: Vec<Event>,
}

impl Taken {
    fn take(&mut self, event: &Event, repeats: bool, letter: bool) {
        (self.last, self.letter) = (Some((event.clone(), repeats)), letter);
    }

    /// Whether `event` has to wait, or is the letter of the key that was taken.
    fn holds(&mut self, event: &Event) -> bool {
        let Some((last, repeats)) = &self.last else { return false };
        let is_letter = std::mem::take(&mut self.letter) && matches!(event, Event::Text(_));
        let again = *repeats && self.waiting.is_empty() && key_of(event).is_some() && key_of(event) == key_of(last);
        if is_letter || again || !is_key(event) {
            return is_letter;
        }
        self.waiting.push(event.clone());
        true
    }
}

/// Whether a key brought the event about.
fn is_key(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. } | Event::Text(_)) || is_of_clipboard(event)
}

/// Whether it is one of the desktop's own events of the clipboard.
fn is_of_clipboard(event: &Event) -> bool {
    matches!(event, Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_))
}

/// The key that was pressed. The desktop's own events of the clipboard are the keys that bring them about.
fn key_of(event: &Event) -> Option<(Key, Modifiers)> {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
        Event::Copy => Some((Key::C, Modifiers::COMMAND)),
        Event::Cut => Some((Key::X, Modifiers::COMMAND)),
        Event::Paste(_) | Event::PasteImage(_) => Some((Key::V, Modifiers::COMMAND)),
        _ => None,
    }
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
        if toggles && command.why_not(session) == Some(Why::Already) {
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
    } else if session.beside() == Some(Beside::Translation)
        && let Some(enter) = Shortcut::parse("Enter")
    {
        bind(enter, Command::Note(Note::Translate));
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
    fn with_shift_a_key_that_writes_a_sign_goes_by_its_place() {
        use super::goes_by_place;
        use egui::Key;
        let check = |key: Key, place: Key, expected: bool| assert_eq!(goes_by_place(key, place), expected, "{key:?}");
        // An Arabic keyboard's.
        check(Key::Slash, Key::L, true);
        check(Key::OpenBracket, Key::F, true);
        check(Key::CloseBracket, Key::D, true);
        check(Key::OpenCurlyBracket, Key::V, true);
        check(Key::Quote, Key::M, true);
        // An English one's, a French one's, a Swiss one's.
        check(Key::Exclamationmark, Key::Num1, true);
        check(Key::A, Key::Q, false);
        check(Key::Num1, Key::Num1, false);
        check(Key::Plus, Key::Num1, false);
        check(Key::Plus, Key::Equals, false);
        check(Key::OpenCurlyBracket, Key::OpenBracket, false);
    }

    #[test]
    fn the_toolkit_knows_every_key() {
        for key in KEYS {
            assert!(egui::Key::from_name(key).is_some(), "{key}");
        }
    }
}
