//! What to do about a project's file that another program has changed.

use super::Frame;
use crate::command::{Command, Edit, File, Review, Select, View};
use crate::locale::Locale;
use crate::session::Offer;
use crate::ui::kit::column;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, DialogAnswer, Label, dialog_of_width_ui, label_ui};
use egui::Ui;

/// The choices of the dialog, from the least to the most wanted.
const CHOICES: [Offer; 4] = [Offer::SaveElsewhere, Offer::TakeTheirs, Offer::KeepMine, Offer::Merge];

/// Whether there is anything to `offer`; without unsaved work there is nothing to put together.
pub(super) fn makes_sense(offer: &Offer, dirty: bool) -> bool {
    dirty || *offer != Offer::Merge
}

/// What the button for `offer` does.
pub(super) fn command_of(offer: Offer) -> Command {
    let file = match offer {
        Offer::KeepMine => File::KeepMine,
        Offer::TakeTheirs => File::TakeTheirs,
        Offer::SaveElsewhere => File::SaveAs,
        Offer::Merge => File::MergeTheirs,
        Offer::ShowUnread => File::ShowUnread,
        Offer::Settle => return Command::Review(Review::Conflicts),
        Offer::Undo => return Command::Edit(Edit::Undo),
        Offer::ShowMark(mark) => return Command::Select(Select::ShowMark(mark)),
        Offer::Restore => return Command::View(View::RestoreSettings),
    };
    Command::File(file)
}

/// What stands on the button for `offer`; `dirty` says whether there is unsaved work.
pub(super) fn name_of(locale: &Locale, offer: &Offer, dirty: bool) -> std::sync::Arc<str> {
    locale.text(match offer {
        Offer::KeepMine => "changed-keep",
        Offer::TakeTheirs if dirty => "changed-take",
        Offer::TakeTheirs => "changed-reload",
        Offer::SaveElsewhere => "changed-elsewhere",
        Offer::Merge => "changed-merge",
        Offer::ShowUnread => "command-show-unread",
        Offer::Settle => "command-conflicts",
        Offer::Undo | Offer::Restore => "command-undo",
        Offer::ShowMark(_) => "notice-show-mark",
    })
}

/// Asks which version to keep, and says what becomes of the other.
pub(super) fn changed_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let (locale, dirty) = (frame.locale, frame.session.is_dirty());
    let [title, body, cancel] = ["changed-title", "changed-body", "unsaved-cancel"].map(|key| locale.text(key));
    let offered = CHOICES.into_iter().filter(|offer| makes_sense(offer, dirty));
    let choices: Vec<_> = offered
        .map(|offer| {
            let said = match offer {
                Offer::TakeTheirs if dirty => "changed-take-body",
                Offer::TakeTheirs => "changed-reload-body",
                Offer::KeepMine => "changed-keep-body",
                Offer::Merge => "changed-merge-body",
                _ => "changed-elsewhere-body",
            };
            let name = name_of(locale, &offer, dirty);
            (offer, name, locale.text(said))
        })
        .collect();
    let buttons: Vec<&str> = std::iter::once(&*cancel).chain(choices.iter().map(|(_, name, _)| &**name)).collect();
    let dialog = Dialog { id: "changed", title: &title, buttons: &buttons };
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
        let muted = kit.theme.text_muted;
        for (_, name, said) in choices.iter().rev() {
            ui.add_space(size::GAP_MEDIUM);
            column(ui, kit, |ui, kit| {
                label_ui(ui, kit, Label::new(name).role(crate::ui::text::Role::BodyMedium));
                label_ui(ui, kit, Label::new(said).color(muted));
            });
        }
    });
    let chosen = match answer {
        Some(DialogAnswer::Button(button)) => button.checked_sub(1).and_then(|choice| choices.get(choice)),
        Some(DialogAnswer::Cancel) => None,
        None => return,
    };
    frame.emit(chosen.map_or(Command::File(File::Cancel), |(offer, ..)| command_of(offer.clone())));
}
