//! How things look.

use super::{Desk, Effect};
use crate::command::{File, View};
use crate::session::{Page, Panel, Question, Session, Settings};

pub(super) fn dispatch(desk: &mut Desk<'_>, command: View) {
    let session = &mut *desk.session;
    match command {
        View::Page(page) => {
            show_page(session, page);
            leave_full_screen(desk);
        }
        View::Palette => session.palette_open = !session.palette_open,
        View::Shortcuts => session.question = Some(Question::Shortcuts),
        View::Settings => session.question = Some(Question::Settings),
        View::ResetSettings => {
            let before = desk.session.settings.clone();
            set(desk, Settings::reset);
            desk.effects.push(Effect::Zoom(desk.session.settings.zoom));
            desk.tell_restore("notice-settings-reset", before);
        }
        View::RestoreSettings => {
            if let Some(before) = session.replaced.take() {
                set(desk, |settings| settings.restore(*before));
                desk.effects.push(Effect::Zoom(desk.session.settings.zoom));
            }
        }
        View::ForgetRecent => set(desk, |s| s.recent.clear()),
        View::Welcome(on) => welcome(desk, on),
        View::About => session.question = Some(Question::About),
        View::Close => {
            session.question = None;
            session.palette_open = false;
            session.sheet = None;
        }
        View::Explain(command) => desk.explain(&command),
        View::DismissNotice(number) => {
            if number < session.notices.len() {
                session.notices.remove(number);
            }
        }
        View::ZoomIn => zoom(desk, |z| z * 1.1),
        View::ZoomOut => zoom(desk, |z| z / 1.1),
        View::ZoomReset => zoom(desk, |_| 1.0),
        View::Theme(theme) => set(desk, |s| s.theme = theme),
        View::Language(language) => set(desk, |s| s.language = language),
        View::Digits(digits) => set(desk, |s| s.digits = digits),
        View::Motion(on) => set(desk, |s| s.motion = on),
        View::LargerLatin => set(desk, |s| s.latin_scale += 0.05),
        View::SmallerLatin => set(desk, |s| s.latin_scale -= 0.05),
        View::Face(face) => set(desk, |s| s.face = face),
        View::Larger => set(desk, |s| s.size += 1.0),
        View::Smaller => set(desk, |s| s.size -= 1.0),
        View::LooserLines => set(desk, |s| s.line_height += 0.1),
        View::TighterLines => set(desk, |s| s.line_height -= 0.1),
        View::WiderColumn => set(desk, |s| s.column += 3.0),
        View::NarrowerColumn => set(desk, |s| s.column -= 3.0),
        View::Justify(on) => set(desk, |s| s.justify = on),
        View::ShowControls(on) => set(desk, |s| s.show_controls = on),
        View::FullScreen(on) => full_screen(desk, on),
        View::Dim(dim) => set(desk, |s| s.dim = dim),
        View::NextDim => set(desk, |s| s.dim = s.dim.next()),
        View::List(tab) => {
            leave_full_screen(desk);
            desk.session.list_tab = tab;
            desk.session.page = Page::Read;
            show_panel(desk, Panel::List, true);
        }
        View::ShowList(on) => show_panel(desk, Panel::List, on),
        View::ShowInspector(on) => show_panel(desk, Panel::Inspector, on),
        View::Beside(beside) => {
            session.page = Page::Read;
            session.parallel = beside;
        }
    }
}

/// Shows the words of welcome beside the sample, which is opened for them, or puts them away.
fn welcome(desk: &mut Desk<'_>, on: bool) {
    desk.session.welcome = on;
    if on {
        desk.session.question = None;
        super::file::dispatch(desk, File::OpenSample);
    }
}

/// Shows a panel or puts it away; in a narrow window it lies over the text, which is shown for it.
pub(super) fn show_panel(desk: &mut Desk<'_>, panel: Panel, on: bool) {
    leave_full_screen(desk);
    let session = &mut *desk.session;
    if session.show_panel(panel, on) {
        desk.effects.push(Effect::KeepSettings);
    }
    if session.sheet.is_some() && session.page != Page::Read {
        let sheet = session.sheet;
        show_page(session, Page::Read);
        session.sheet = sheet;
    }
}

/// Gives the text the whole screen, or takes it back. The panels are as they were then.
fn full_screen(desk: &mut Desk<'_>, on: bool) {
    if on && desk.session.article().is_some() {
        show_page(desk.session, Page::Read);
    }
    if desk.session.full_screen != on {
        desk.session.full_screen = on;
        desk.effects.push(Effect::FullScreen(on));
    }
}

/// Takes the whole screen from the text, as a panel is asked for.
pub(super) fn leave_full_screen(desk: &mut Desk<'_>) {
    full_screen(desk, false);
}

fn show_page(session: &mut Session, page: Page) {
    if session.update.is_some() || page == Page::Review && session.review.is_none() {
        return;
    }
    session.page = page;
    session.sheet = None;
    if page == Page::Review {
        // There the text is not worked in.
        (session.chosen, session.selection) = (None, None);
    }
    session.picking = None;
    // A mark chosen in a table may stand in another article than the one that is shown.
    if session.chosen().is_some_and(|chosen| session.article.as_ref() != Some(&chosen.article)) {
        session.chosen = None;
    }
}

/// Changes the settings, keeps them sound and keeps them for the next start.
fn set(desk: &mut Desk<'_>, change: impl FnOnce(&mut Settings)) {
    desk.session.withdraw_restore();
    let settings = &mut desk.session.settings;
    change(settings);
    *settings = std::mem::take(settings).sound();
    desk.effects.push(Effect::KeepSettings);
}

fn zoom(desk: &mut Desk<'_>, change: impl FnOnce(f32) -> f32) {
    set(desk, |s| {
        let zoom = change(s.zoom);
        // Steps up and down meet at 1 again, whatever was rounded on the way.
        s.zoom = if (zoom - 1.0).abs() < 0.03 { 1.0 } else { zoom };
    });
    let zoom = desk.session.settings.zoom;
    desk.effects.push(Effect::Zoom(zoom));
}
