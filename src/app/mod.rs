//! The window: state, dispatch, effects; the only module that sees all the others.
//!
//! A frame goes: keys and the window's own events become commands, the panels
//! are shown and emit more, all of them are carried out ([`dispatch`]), and
//! what they ask of the outside is done ([`effects`]).

mod agreeing;
mod appearance;
mod beside;
mod clipboard;
mod comparing;
mod disk;
pub mod dispatch;
mod effects;
mod exporting;
mod file_dialogs;
mod finding;
mod handover;
mod importing;
mod keeping;
mod keys;
mod opening;
mod reading;
mod places;
mod printing;
mod recovery;
mod reviewing;
mod size;
pub mod render;
pub mod startup;
mod storage;
mod told;
mod updating;
mod verdicts;

use crate::command::{Agree, Command, File, View};
use crate::locale::Locale;
use crate::session::{Page, Question, Session};
use crate::typeset::Fonts;
use crate::ui::kit::Kit;
use crate::ui::theme::Theme;
use crate::ui::window::{Screen, window_ui};
use dispatch::{Desk, Effect, GestureStep, agree};
use startup::FirstView;
use std::collections::VecDeque;
use std::path::PathBuf;
use told::Told;

pub use beside::Gate;
pub use clipboard::{Held, Reader};
pub use printing::Opener;
pub use storage::Storage;

/// The program while its window is open.
pub struct App {
    pub session: Session,
    kit: Kit,
    locale: Locale,
    screen: Screen,
    gesture: GestureStep,
    storage: Storage,
    dialogs: file_dialogs::FileDialogs,
    clipboard: clipboard::Clipboard,
    /// What is done with disks meanwhile.
    beside: beside::Beside,
    /// What is known of the project's file.
    disk: disk::Disk,
    recovery: recovery::Recovery,
    places: places::Keeping,
    /// What shows a file that is to be printed.
    opener: Opener,
    exporting: exporting::Exporting,
    /// The measuring of agreement that is under way.
    agreeing: Option<u64>,
    comparing: comparing::Comparing,
    /// Long texts that are being read, of which only the beginning is there yet.
    readings: VecDeque<reading::Reading>,
    /// A search in long texts that is under way.
    search: Option<finding::Search>,
    title: String,
    /// When the last frame was shown, in the toolkit's seconds.
    last_frame: Option<f64>,
    /// What the desktop says of light and dark.
    appearance: appearance::Appearance,
    /// How the system was last asked to paint the window's frame.
    frame_theme: Option<egui::SystemTheme>,
    /// Whether the system last said that the window fills the screen.
    fills_screen: bool,
    /// Whether the window may close without a question.
    closing: bool,
    /// Commands that wait for the next frame.
    waiting: Vec<Command>,
    /// Keys that wait for it, as what was pressed before them has to be shown first.
    waiting_keys: keys::Waiting,
    unheard: keys::Unheard,
    /// What other starts of the program hand over.
    arrivals: Option<handover::Arrivals>,
    /// Whether the desktop was asked to show that the window has news.
    wants_attention: bool,
    size: size::Size,
}

impl App {
    /// An app that shows `first_view` and takes in what other starts hand over at `place`.
    fn new(creation: &eframe::CreationContext<'_>, first_view: FirstView, place: Option<handover::Place>) -> App {
        let ctx = &creation.egui_ctx;
        // Asked first, so that the answer is there in the first frame, if it can be.
        let appearance = appearance::Appearance::of_desktop(ctx);
        let arrivals = place.map(|place| place.listen(ctx));
        let dialogs = file_dialogs::FileDialogs::of_window(creation);
        let clipboard = clipboard::Clipboard::of_system();
        App { appearance, arrivals, dialogs, clipboard, ..App::with(ctx, first_view, Storage::of_user()) }
    }

    /// The same in any egui context, with its settings in `storage`.
    pub fn with(ctx: &egui::Context, first_view: FirstView, storage: Storage) -> App {
        let mut session = Session::default();
        match storage.settings() {
            Ok(settings) => session.settings = settings,
            Err(error) => {
                let locale = Locale::new(session.settings.language);
                session.notify(crate::session::Severity::Warning, error.told(&locale));
            }
        }
        session.places = storage.places();
        dispatch::file::close_project(&mut session);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        ctx.set_zoom_factor(session.settings.zoom);
        // Who came to read an article of their own is not held up.
        let first_start = !session.settings.welcomed && !matches!(first_view, FirstView::Files(_));
        let waiting = match first_view {
            _ if first_start => vec![Command::View(View::Welcome(true))],
            FirstView::Empty => Vec::new(),
            FirstView::Sample => vec![Command::File(File::OpenSample)],
            FirstView::Files(paths) => vec![Command::File(File::OpenPaths(paths))],
        };
        session.settings.welcomed |= first_start;
        let mut app = App {
            locale: Locale::with_digits(session.settings.language, session.settings.digits),
            recovery: recovery::Recovery::new(ctx, storage.journals()),
            opener: printing::of_system(),
            places: places::Keeping::in_storage(storage.clone()),
            kit: Kit::with_fonts(ctx, Fonts::embedded()),
            session,
            screen: Screen::default(),
            gesture: GestureStep::default(),
            storage,
            dialogs: file_dialogs::FileDialogs::default(),
            clipboard: clipboard::Clipboard::default(),
            beside: beside::Beside::default(),
            disk: disk::Disk::default(),
            exporting: exporting::Exporting::default(),
            agreeing: None,
            comparing: comparing::Comparing::default(),
            readings: VecDeque::new(),
            search: None,
            title: String::new(),
            last_frame: None,
            appearance: appearance::Appearance::default(),
            frame_theme: None,
            fills_screen: false,
            closing: false,
            waiting,
            waiting_keys: keys::Waiting::default(),
            unheard: keys::Unheard::default(),
            arrivals: None,
            wants_attention: false,
            size: size::Size::default(),
        };
        effects::look_for_missing(&mut app, ctx);
        if first_start {
            effects::carry_out(&mut app, ctx, Effect::KeepSettings, &mut Vec::new());
        }
        app
    }

    /// Lets everything that is done with disks begin by calling `gate`, which may take its time. For tests: so a slow
    /// disk is put under the program.
    pub fn slow_down(&mut self, gate: Gate) {
        self.beside.gate = Some(gate);
    }

    /// Lets files that are to be printed be shown by `opener` rather than the system's viewer. For tests.
    pub fn open_with(&mut self, opener: Opener) {
        self.opener = opener;
    }

    /// Lets the clipboard be read by `reader`. For tests: without it nothing is read but through the toolkit.
    pub fn paste_from(&mut self, reader: Reader) {
        self.clipboard.read = reader;
    }

    /// Whether something is being read or written beside the window.
    pub fn is_busy(&self) -> bool {
        self.beside.is_busy()
    }

    /// What the last frame painted of which something is not to be seen; see [`crate::ui::text::TextPainter::unfit`].
    pub fn unfit(&self) -> &[String] {
        self.kit.text.unfit()
    }

    /// Has `command` carried out at the beginning of the next frame.
    pub fn queue(&mut self, command: Command) {
        self.waiting.push(command);
    }

    /// One frame of the window.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.last_frame = Some(ctx.input(|input| input.time));
        self.beside.begin_frame();
        self.follow_settings(&ctx);
        reading::take(self);
        let mut effects = Vec::new();
        beside::follow(self, &ctx, &mut effects);
        disk::follow(self, &ctx, &mut effects);
        agreeing::follow(self);
        self.carry_out(&ctx, effects);
        let mut commands = std::mem::take(&mut self.waiting);
        self.run(&ctx, &mut commands);
        self.window_events(&ctx, &mut commands);
        keys::settle(&ctx);
        self.unheard.begin_frame(&ctx);
        self.waiting_keys.begin_frame(&ctx, self.kit.typing);
        let mut effects = Vec::new();
        clipboard::begin_frame(self, &ctx, &mut effects);
        self.carry_out(&ctx, effects);
        // What a key of a panel means depends on whether it has room.
        let width = ui.max_rect().width();
        self.session.dock(self.screen.docked(&self.session, width));
        if self.session.question.is_none() && !self.session.palette_open {
            let (typing, walking) = (self.kit.typing, self.kit.keeps_arrows);
            let waiting = keys::read(&ctx, &self.session, typing, walking, &mut commands);
            if !waiting.is_empty() {
                self.waiting_keys.hold(waiting);
            }
        }
        self.close(&ctx, &mut commands);
        self.run(&ctx, &mut commands);
        finding::follow(self, &ctx);
        let mut effects = Vec::new();
        exporting::follow(self, &ctx, &mut effects);
        comparing::follow(self, &ctx, &mut effects);
        self.carry_out(&ctx, effects);
        self.kit.begin_frame(&ctx);
        self.session.dock(self.screen.docked(&self.session, width));
        window_ui(ui, &mut self.kit, &self.locale, &self.session, &mut self.screen, &mut commands);
        self.kit.end_frame(&ctx);
        if !commands.is_empty() || !self.waiting_keys.is_empty() {
            ctx.request_repaint();
        }
        self.run(&ctx, &mut commands);
        self.set_title(&ctx);
        reading::start(self, &ctx);
        recovery::follow(self, &ctx);
        places::follow(self, &ctx);
        size::follow(self, &ctx);
    }

    /// To be called before every frame, and alone where none follows: where the window is hidden, or a compositor asks for
    /// none and does not say why, as on Wayland. Then the toolkit's time stands still.
    pub fn before_frame(&mut self, ctx: &egui::Context) {
        let (visible, time) = ctx.input(|input| (input.viewport().visible(), input.time));
        let stands_still = self.last_frame == Some(time) && ctx.current_pass_index() == 0;
        if visible == Some(false) || stands_still {
            self.attend(ctx);
        }
    }

    /// What goes on while the window cannot be seen, being minimised or behind others, and no frame is shown: what comes
    /// from outside is taken in, work is kept, a wish to close is answered. Keys, pointer and time are still those of the
    /// last frame, so nothing here may look at them.
    pub fn attend(&mut self, ctx: &egui::Context) {
        self.beside.begin_frame();
        reading::take(self);
        let mut effects = Vec::new();
        beside::follow(self, ctx, &mut effects);
        disk::follow(self, ctx, &mut effects);
        agreeing::follow(self);
        exporting::follow(self, ctx, &mut effects);
        comparing::follow(self, ctx, &mut effects);
        self.carry_out(ctx, effects);
        let mut commands = std::mem::take(&mut self.waiting);
        self.take_in(ctx, Vec::new(), &mut commands);
        self.close(ctx, &mut commands);
        self.run(ctx, &mut commands);
        self.set_title(ctx);
        reading::start(self, ctx);
        recovery::follow(self, ctx);
    }

    /// Takes over language and theme from the settings.
    fn follow_settings(&mut self, ctx: &egui::Context) {
        let settings = &self.session.settings;
        if (self.locale.language(), self.locale.digits()) != (settings.language, settings.digits) {
            self.locale = Locale::with_digits(settings.language, settings.digits);
        }
        self.kit.motion = settings.motion;
        self.kit.direction = self.locale.direction();
        self.appearance.follow();
        self.kit.theme = Theme::chosen(settings.theme, self.appearance.theme(ctx.system_theme()));
        let frame_theme = self.appearance.frame_theme(settings.theme, ctx.system_theme());
        if self.frame_theme.replace(frame_theme) != Some(frame_theme) {
            ctx.send_viewport_cmd(egui::ViewportCommand::SetTheme(frame_theme));
        }
    }

    /// Carries out `commands` and what they ask of the outside, until nothing is left.
    fn run(&mut self, ctx: &egui::Context, commands: &mut Vec<Command>) {
        if !commands.is_empty() {
            reading::wait(self, ctx);
        }
        let mut effects: Vec<Effect> = Vec::new();
        for command in commands.drain(..) {
            dispatch::dispatch(&mut self.desk(&mut effects), command);
        }
        self.carry_out(ctx, effects);
    }

    /// Does what was asked of the outside, and what follows from it.
    fn carry_out(&mut self, ctx: &egui::Context, mut effects: Vec<Effect>) {
        while !effects.is_empty() {
            for effect in std::mem::take(&mut effects) {
                effects::carry_out(self, ctx, effect, &mut effects);
            }
        }
    }

    /// The desk at which commands are carried out.
    fn desk<'a>(&'a mut self, effects: &'a mut Vec<Effect>) -> Desk<'a> {
        Desk {
            session: &mut self.session,
            view: &mut self.screen.view,
            locale: &self.locale,
            effects,
            gesture: &mut self.gesture,
        }
    }

    /// What the window's system says, and what comes from outside.
    fn window_events(&mut self, ctx: &egui::Context, commands: &mut Vec<Command>) {
        let dropped: Vec<_> = ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        self.take_in(ctx, dropped, commands);
        let (focused, fills) = ctx.input(|i| (i.focused, size::fills_screen(i.viewport())));
        if focused && std::mem::take(&mut self.wants_attention) {
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestUserAttention(egui::UserAttentionType::Reset));
        }
        // The system has keys of its own for giving a window the whole screen and for taking it back.
        match (std::mem::replace(&mut self.fills_screen, fills), fills) {
            (false, true) => {
                self.session.full_screen |= self.session.page == Page::Read && self.session.article().is_some()
            }
            // It is asked for it too, or on X11 it would be held to have it still.
            (true, false) if self.session.full_screen => commands.push(Command::View(View::FullScreen(false))),
            _ => {}
        }
    }

    /// Files dropped on the window or handed over by another start, an answer of a file dialog. Files are taken in one
    /// coming after the other, as each may ask something, and none while an open question would be gone with them. A question
    /// whether to quit says which wait.
    fn take_in(&mut self, ctx: &egui::Context, dropped: Vec<PathBuf>, commands: &mut Vec<Command>) {
        let arrivals = self.arrivals.as_ref().map_or_else(Vec::new, handover::Arrivals::come);
        if !arrivals.is_empty() {
            self.bring_to_front(ctx);
        }
        self.session.arrived.extend(arrivals.into_iter().chain([dropped]).filter(|paths| !paths.is_empty()));
        let waits = self.session.question.as_ref().is_some_and(Question::holds_files);
        if !waits && let Some(dropped) = self.session.arrived.pop_front() {
            if !self.session.arrived.is_empty() {
                ctx.request_repaint();
            }
            let with = self.session.page == Page::Agreement && dropped.iter().all(|path| agree::is_project(path));
            commands.push(match with && !self.session.project.articles.is_empty() {
                true => Command::Agree(Agree::With(dropped)),
                false => Command::File(File::Drop(dropped)),
            });
        }
        commands.extend(self.dialogs.answers(&mut self.session, &self.locale));
    }

    /// Answers a wish to close the window. What was done just before it comes first: that may be what is not saved yet.
    fn close(&mut self, ctx: &egui::Context, commands: &mut Vec<Command>) {
        let (asked, focused, acts) =
            ctx.input(|i| (i.viewport().close_requested(), i.raw.focused, !i.events.is_empty()));
        if !asked || self.closing || !(self.session.is_held_up() || acts) {
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        // What is asked has to be seen.
        if !focused {
            self.bring_to_front(ctx);
        }
        commands.push(Command::File(File::Quit));
    }

    /// Shows the window before all others.
    fn bring_to_front(&mut self, ctx: &egui::Context) {
        ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        // Where a program may not bring itself to the front, as on Wayland, the desktop shows that it has news.
        if !ctx.input(|input| input.raw.focused) {
            let attention = egui::UserAttentionType::Informational;
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestUserAttention(attention));
            self.wants_attention = true;
        }
    }

    /// Names the project in the window's title, with a dot while it is unsaved.
    fn set_title(&mut self, ctx: &egui::Context) {
        let name = self.session.file.as_ref().and_then(|f| f.file_name()).map(|n| n.to_string_lossy().into_owned());
        let name = name.or_else(|| self.session.article().map(|a| a.title().to_owned()));
        let new = || self.session.is_begun().then(|| self.locale.text("project-new").to_string());
        let name = name.or_else(new).unwrap_or_default();
        let dot = if self.session.is_dirty() { "• " } else { "" };
        // Isolated, so that the name's direction stays its own wherever the system draws it.
        let title = if name.is_empty() { "Isnad".to_owned() } else { format!("{dot}\u{2068}{name}\u{2069} — Isnad") };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        // The window's node in the tree has the same name: the system's frame is no part of that.
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(&*self.title));
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.before_frame(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }
}
