//! What is handed on through a frame of the window.

use crate::command::{Command, Mark, Why};
use crate::locale::Locale;
use crate::session::Session;
use crate::ui::kit::Kit;

/// What every panel, and every part of the article view, needs of a frame.
pub(crate) struct Frame<'a> {
    pub kit: &'a mut Kit,
    pub locale: &'a Locale,
    pub session: &'a Session,
    pub commands: &'a mut Vec<Command>,
}

impl Frame<'_> {
    /// Emits `command`.
    pub(crate) fn emit(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// The hint of the key that does `command`.
    pub(crate) fn key(&self, command: &Command) -> Option<String> {
        command.shortcut(self.session).map(|shortcut| shortcut.hint())
    }

    /// Why `command` does nothing now, if it does nothing.
    pub(crate) fn why_not(&self, command: &Command) -> Option<String> {
        command.why_not(self.session).map(|why| why.told(command, self.session, self.locale))
    }

    /// Whether the project is only read, and so what `command` would write is shown as it is.
    pub(crate) fn only_reads(&self, command: &Command) -> bool {
        self.session.read_only.is_some() && command.why_not(self.session) == Some(Why::ReadOnly)
    }

    /// Why `command` is refused where the project is only read: it is to be shown as something that cannot be done here.
    pub(crate) fn refused(&self, command: &Command) -> Option<String> {
        self.why_not(command).filter(|_| self.only_reads(command))
    }

    /// The name of `command`.
    pub(crate) fn name(&self, command: &Command) -> String {
        if let Command::Mark(Mark::Label(id)) = command
            && let Some(label) = self.session.project.label(id)
        {
            return self.locale.label(label);
        }
        self.locale.text(&command.name_key()).to_string()
    }
}
