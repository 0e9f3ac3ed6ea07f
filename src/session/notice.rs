//! What is said to the user: sentences that are shown until they are dismissed or, if they only inform, for a while.

use super::Session;
use crate::annotation::AnnotationId;

/// How many messages that only say something are kept.
const MOST_NOTICES: usize = 4;

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

/// A sentence for the user, shown until it is dismissed or, if it is only information, for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub severity: Severity,
    pub text: String,
    /// What can be done about it, each a button.
    pub offers: Vec<Offer>,
    /// Whether it only says why something did nothing; the next one that does takes its place.
    pub hint: bool,
    /// Tells it from one of the same words that was said before.
    pub number: u64,
}

impl Notice {
    /// Whether it has said all it has to say once it was read: nothing depends on what is done about it.
    pub fn is_passing(&self) -> bool {
        self.offers.iter().all(|offer| matches!(offer, Offer::Undo | Offer::Restore | Offer::ShowMark(_)))
    }

    /// Whether it only says something, and at most shows it.
    fn is_said(&self) -> bool {
        self.offers.iter().all(|offer| matches!(offer, Offer::ShowMark(_)))
    }
}

/// What can be done about what is said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Offer {
    /// Write what is open over the file, whose version is kept beside it.
    KeepMine,
    /// Read the file again; unsaved work is kept beside it.
    TakeTheirs,
    SaveElsewhere,
    /// Put both together.
    Merge,
    /// List what could not be read of a newer version.
    ShowUnread,
    /// List what a merge left to be settled.
    Settle,
    /// Take back what was done last.
    Undo,
    /// Take back the reset of the settings or of the keys.
    Restore,
    /// Go to the mark that is spoken of.
    ShowMark(AnnotationId),
}

impl Session {
    /// Shows `text` to the user.
    pub fn notify(&mut self, severity: Severity, text: impl Into<String>) {
        self.offer(severity, text, Vec::new());
    }

    /// Says why something did nothing, in place of what was last said of that kind.
    pub fn hint(&mut self, severity: Severity, text: impl Into<String>) {
        let text = text.into();
        self.notices.retain(|notice| !notice.hint && notice.text != text);
        self.notify(severity, text);
        if let Some(latest) = self.notices.last_mut() {
            latest.hint = true;
        }
    }

    /// Shows `text` with what can be done about it.
    pub fn offer(&mut self, severity: Severity, text: impl Into<String>, offers: Vec<Offer>) {
        self.told += 1;
        let notice = Notice { severity, text: text.into(), offers, hint: false, number: self.told };
        let same = |other: &Notice| {
            (other.severity, &other.text, &other.offers) == (notice.severity, &notice.text, &notice.offers)
        };
        // What goes by itself is said anew, as the latest; the rest is still there.
        match self.notices.iter().position(same) {
            Some(at) if severity == Severity::Info => {
                self.notices.remove(at);
                self.notices.push(notice);
            }
            Some(_) => {}
            None => self.notices.push(notice),
        }
        // Of what is only said the oldest gives way: more than a few would cover the page.
        while self.notices.iter().filter(|notice| notice.is_said()).count() > MOST_NOTICES {
            let Some(oldest) = self.notices.iter().position(Notice::is_said) else { break };
            self.notices.remove(oldest);
        }
    }

    /// Takes away the offers to undo what is no longer the last step.
    pub fn withdraw_undo(&mut self) {
        self.notices.retain(|notice| notice.offers != [Offer::Undo]);
    }

    /// Takes away the offer to take back a reset, and what that would bring back: something else was set since.
    pub fn withdraw_restore(&mut self) {
        self.replaced = None;
        self.notices.retain(|notice| notice.offers != [Offer::Restore]);
    }

    /// Takes away what was offered about a file that is no longer the case.
    pub fn withdraw_offers(&mut self) {
        self.notices.retain(Notice::is_said);
    }

    /// Takes away what was offered about a project that is no longer the one that is open.
    pub fn withdraw_all_offers(&mut self) {
        self.notices.retain(|notice| notice.offers.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(session: &Session) -> Vec<&str> {
        session.notices.iter().map(|notice| notice.text.as_str()).collect()
    }

    #[test]
    fn why_something_did_nothing_gives_way_to_the_next_reason() {
        let mut session = Session::default();
        session.notify(Severity::Info, "saved");
        session.hint(Severity::Info, "choose a mark");
        session.hint(Severity::Info, "choose a claim");
        assert_eq!(texts(&session), ["saved", "choose a claim"]);
        session.hint(Severity::Info, "choose a claim");
        session.hint(Severity::Warning, "saved");
        assert_eq!(texts(&session), ["saved"], "what was said already is said as the latest");
    }

    #[test]
    fn what_is_said_again_is_not_said_twice() {
        let mut session = Session::default();
        session.notify(Severity::Info, "saved");
        session.notify(Severity::Warning, "changed");
        let number = session.notices.iter().map(|notice| notice.number).max();
        session.notify(Severity::Warning, "changed");
        session.notify(Severity::Info, "saved");
        assert_eq!(texts(&session), ["changed", "saved"]);
        assert!(session.notices.last().map(|notice| notice.number) > number, "its time begins anew");
    }

    #[test]
    fn what_shows_a_mark_gives_way_as_what_is_only_said() {
        let mut session = Session::default();
        let show = |number: usize| vec![Offer::ShowMark(AnnotationId(format!("m{number}").into()))];
        for number in 0..2 * MOST_NOTICES {
            session.offer(Severity::Warning, format!("mark {number}"), show(number));
        }
        assert_eq!(session.notices.len(), MOST_NOTICES);
        session.withdraw_offers();
        assert_eq!(session.notices.len(), MOST_NOTICES, "the marks are still there");
        session.withdraw_all_offers();
        assert!(session.notices.is_empty(), "another project has none of them");
    }

    #[test]
    fn what_offers_a_choice_does_not_pass() {
        let mut session = Session::default();
        session.notify(Severity::Info, "saved");
        session.offer(Severity::Info, "deleted", vec![Offer::Undo]);
        session.offer(Severity::Warning, "changed", vec![Offer::KeepMine, Offer::TakeTheirs]);
        session.notices.retain(|notice| !notice.is_passing());
        assert_eq!(texts(&session), ["changed"]);
    }
}
