//! Giving commands other keys.

use super::{Desk, Effect};
use crate::command::{Command, Key};
use crate::session::Session;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Key) {
    let before = desk.session.settings.clone();
    desk.session.withdraw_restore();
    match command {
        Key::Bind { name, to } => {
            if let Some(to) = to {
                if to.refusal().is_some() {
                    return;
                }
                // Whoever has the key now is left without one.
                for other in Command::rivals(to, &name, desk.session) {
                    if other.bound_as() == name {
                        continue;
                    }
                    desk.session.settings.keys.insert(other.bound_as(), None);
                }
            }
            desk.session.settings.keys.insert(name.clone(), to.map(|key| key.to_string()));
            forget_if_built_in(desk.session, &name);
        }
        Key::Reset(name) => {
            desk.session.settings.keys.remove(&name);
        }
        Key::ResetAll => {
            desk.session.settings.keys.clear();
            desk.tell_restore("notice-keys-reset", before);
        }
    }
    desk.effects.push(Effect::KeepSettings);
}

/// Forgets a choice that is the built-in key.
fn forget_if_built_in(session: &mut Session, name: &str) {
    let of_name = Command::catalogue(session).into_iter().chain(Command::motions()).find(|c| c.bound_as() == name);
    let built_in = of_name.and_then(|command| command.default_shortcut()).map(|key| key.to_string());
    if session.settings.keys.get(name) == Some(&built_in) {
        session.settings.keys.remove(name);
    }
}
