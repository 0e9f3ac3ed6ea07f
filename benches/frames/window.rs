//! The whole window without a display.

use eframe::egui;
use isnad::annotation::Edit;
use isnad::app::startup::FirstView;
use isnad::app::{App, Storage, dispatch};
use isnad::article::Article;
use isnad::session::{Face, Selection};
use isnad::text::{Cp, CpRange};
use isnad::typeset::Align;
use isnad::ui::page::PageStyle;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const SIZE: egui::Vec2 = egui::vec2(1280.0, 860.0);

/// The longest a window sleeps that nobody wakes.
const LONGEST: Duration = Duration::from_secs(1);

/// Seconds from one frame to the next.
const FRAME: f64 = 1.0 / 60.0;

/// What the user does in one frame.
#[derive(Default)]
pub struct Input {
    events: Vec<egui::Event>,
    dropped: Option<PathBuf>,
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Input {
    pub fn dropping(path: &Path) -> Input {
        Input { dropped: Some(path.to_owned()), ..Input::default() }
    }

    pub fn copy() -> Input {
        Input { events: vec![egui::Event::Copy], ..Input::default() }
    }

    /// The wheel, over the text.
    pub fn wheel(points: f32) -> Input {
        let wheel = egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        };
        Input { events: vec![egui::Event::PointerMoved(over_text()), wheel], ..Input::default() }
    }

    pub fn key(key: egui::Key) -> Input {
        Input::held(key, egui::Modifiers::NONE)
    }

    pub fn ctrl(key: egui::Key) -> Input {
        Input::held(key, egui::Modifiers::CTRL | egui::Modifiers::COMMAND)
    }

    pub fn ctrl_shift(key: egui::Key) -> Input {
        Input::held(key, egui::Modifiers::CTRL | egui::Modifiers::COMMAND | egui::Modifiers::SHIFT)
    }

    pub fn typed(letter: &str) -> Input {
        Input { events: vec![egui::Event::Text(letter.to_owned())], dropped: None }
    }

    fn held(key: egui::Key, modifiers: egui::Modifiers) -> Input {
        let event = |pressed| egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        Input { events: vec![event(true), event(false)], dropped: None }
    }

    /// Frame `number` of a drag: the button goes down in the first.
    pub fn drag(number: usize) -> Input {
        let at = over_text() + egui::vec2((number * 7 % 300) as f32, (number * 3 % 400) as f32);
        let mut events = vec![egui::Event::PointerMoved(at)];
        if number == 0 {
            let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
            events.push(egui::Event::PointerButton { pos: at, button, pressed: true, modifiers });
        }
        Input { events, ..Input::default() }
    }
}

fn over_text() -> egui::Pos2 {
    egui::pos2(600.0, 300.0)
}

/// The window, and the clock its frames run by.
pub struct Window {
    pub app: App,
    /// In points.
    pub size: egui::Vec2,
    ctx: egui::Context,
    scale: f32,
    time: f64,
    /// What was copied last.
    pub copied: Option<String>,
    shapes: Vec<egui::epaint::ClippedShape>,
    /// When the next frame is asked for, as egui or a thread beside the window says.
    asked: Receiver<Instant>,
}

impl Window {
    pub fn empty(scale: f32) -> Window {
        Window::new(FirstView::Empty, scale, Storage::default())
    }

    pub fn with_file(path: &Path, scale: f32) -> Window {
        Window::new(FirstView::Files(vec![path.to_owned()]), scale, Storage::default())
    }

    /// That keeps settings and unsaved work in `folder`.
    pub fn in_folder(folder: &Path) -> Window {
        Window::new(FirstView::Empty, 1.0, Storage::in_folder(folder.to_owned()))
    }

    fn new(first_view: FirstView, scale: f32, storage: Storage) -> Window {
        let ctx = egui::Context::default();
        let mut app = App::with(&ctx, first_view, storage);
        app.session.settings.language = isnad::session::Language::English;
        let (ask, asked) = channel();
        let ask = Mutex::new(ask);
        ctx.set_request_repaint_callback(move |info| {
            let ask = ask.lock().unwrap_or_else(PoisonError::into_inner);
            // A window that is gone asks for nothing.
            let _ = ask.send(Instant::now() + info.delay.min(LONGEST));
        });
        Window { app, size: SIZE, ctx, scale, time: 0.0, copied: None, shapes: Vec::new(), asked }
    }

    /// Sleeps until a frame is asked for, as the window does.
    pub fn sleep(&mut self) {
        let mut due = Instant::now() + LONGEST;
        while let Ok(asked) = self.asked.recv_timeout(due.saturating_duration_since(Instant::now())) {
            due = due.min(asked);
        }
    }

    /// Runs one frame; gives the time from its input to the list of shapes.
    pub fn frame(&mut self, input: Input) -> Duration {
        self.time += FRAME;
        let mut raw = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, self.size)),
            time: Some(self.time),
            predicted_dt: FRAME as f32,
            events: input.events,
            focused: true,
            ..Default::default()
        };
        raw.viewports.entry(egui::ViewportId::ROOT).or_default().native_pixels_per_point = Some(self.scale);
        raw.dropped_files.extend(input.dropped.map(|path| Arc::new(Dropped(path)) as egui::DroppedFileHandle));
        let start = Instant::now();
        let mut output = self.ctx.run_ui(raw, |ui| self.app.frame(ui));
        let time = start.elapsed();
        for command in output.platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                self.copied = Some(text);
            }
        }
        // Nothing is painted.
        output.textures_delta.clear();
        self.shapes = output.shapes;
        time
    }

    /// Runs frames until an article is open and has been shown.
    pub fn frames_until_shown(&mut self) {
        for _ in 0..1000 {
            let was_open = self.app.session.article().is_some();
            if was_open && self.text_width() > 0.0 {
                return;
            }
            self.sleep();
            self.frame(Input::default());
        }
        panic!("no article was shown in 1000 frames");
    }

    /// Runs frames until the article has `bytes` bytes.
    pub fn frames_until_whole(&mut self, bytes: usize) {
        while self.app.session.article().is_none_or(|article| article.text().len() < bytes) {
            self.frame(Input::default());
        }
    }

    /// Adds an article as opening a file does.
    pub fn add(&mut self, article: Article) {
        dispatch::file::add_article(&mut self.app.session, article, None);
    }

    /// Changes the project by one step.
    pub fn perform(&mut self, edits: Vec<Edit>) {
        let session = &mut self.app.session;
        session.history.perform(&mut session.project, "step-mark", edits).expect("the edits fit");
        session.revision += 1;
    }

    pub fn select(&mut self, range: CpRange) {
        self.app.session.selection = Some(Selection::of(range));
    }

    /// The end of the article.
    pub fn end(&self) -> Cp {
        self.app.session.article().map_or(Cp(0), |a| a.index().len())
    }

    /// A place in the text that is in view.
    pub fn first_in_view(&mut self) -> Cp {
        // A click on the text puts the caret there.
        let (pos, button, modifiers) = (over_text(), egui::PointerButton::Primary, egui::Modifiers::NONE);
        for pressed in [true, false] {
            let events =
                vec![egui::Event::PointerMoved(pos), egui::Event::PointerButton { pos, button, pressed, modifiers }];
            self.frame(Input { events, ..Input::default() });
        }
        self.app.session.selection.expect("a click puts the caret").head.at
    }

    /// The width of the widest mesh of text in the last frame, in points: about the column's.
    pub fn text_width(&self) -> f32 {
        let widths = self.shapes.iter().filter_map(|clipped| match &clipped.shape {
            egui::Shape::Mesh(mesh) if mesh.vertices.len() > 1000 => Some(mesh.calc_bounds().width()),
            _ => None,
        });
        widths.fold(0.0, f32::max)
    }
}

/// How an article is set with the settings a new user has, at 1×.
pub fn page_style() -> PageStyle {
    PageStyle {
        face: Face::Naskh,
        size: 19.0,
        line_height: 2.0,
        column: 602.0,
        align: Align::Start,
        latin_scale: 0.9,
        meta: false,
    }
}
