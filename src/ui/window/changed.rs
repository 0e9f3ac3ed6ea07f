//! What to do about a project's file that another program has changed.

use super::Frame;
use crate::command::{Command, File};
use crate::locale::Locale;
use crate::session::Offer;
use crate::ui::kit::column;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, DialogAnswer, Label, dialog_of_width_ui, label_ui};
use egui::Ui;

/// The choices of the dialog, from the least to the most wanted.
const CHOICES: [Offer; 3] = [Offer::SaveElsewhere, Offer::TakeTheirs, Offer::KeepMine];

/// What the button for `offer` does.
pub(super) fn command_of(offer: Offer) -> Command {
    Command::File(match offer {
        Offer::KeepMine => File::KeepMine,
        Offer::TakeTheirs => File::TakeTheirs,
        Offer::SaveElsewhere => File::SaveAs,
        Offer::ShowUnread => File::ShowUnread,
    })
}

/// What stands on the button for `offer`; `dirty` says whether there is unsaved work.
pub(super) fn name_of(locale: &Locale, offer: Offer, dirty: bool) -> std::sync::Arc<str> {
    locale.text(match offer {
        Offer::KeepMine => "changed-keep",
        Offer::TakeTheirs if dirty => "changed-take",
        Offer::TakeTheirs => "changed-reload",
        Offer::SaveElsewhere => "changed-elsewhere",
        Offer::ShowUnread => "command-show-unread",
    })
}

/// Asks which version to keep, and says what becomes of the other.
pub(super) fn changed_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let (locale, dirty) = (frame.locale, frame.session.is_dirty());
    let [title, body, cancel] = ["changed-title", "changed-body", "unsaved-cancel"].map(|key| locale.text(key));
    let names = CHOICES.map(|offer| name_of(locale, offer, dirty));
    let take = if dirty { "changed-take-body" } else { "changed-reload-body" };
    let said = ["changed-elsewhere-body", take, "changed-keep-body"].map(|key| locale.text(key));
    let [elsewhere, take, keep] = &names;
    let dialog = Dialog { id: "changed", title: &title, buttons: &[&cancel, elsewhere, take, keep] };
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
        let muted = kit.theme.text_muted;
        for (name, said) in names.iter().zip(&said).rev() {
            ui.add_space(size::GAP_MEDIUM);
            column(ui, kit, |ui, kit| {
                label_ui(ui, kit, Label::new(name).role(crate::ui::text::Role::BodyMedium));
                label_ui(ui, kit, Label::new(said).color(muted));
            });
        }
    });
    let chosen = match answer {
        Some(DialogAnswer::Button(button)) => button.checked_sub(1).and_then(|choice| CHOICES.get(choice)),
        Some(DialogAnswer::Cancel) => None,
        None => return,
    };
    frame.emit(chosen.map_or(Command::File(File::Cancel), |offer| command_of(*offer)));
}
