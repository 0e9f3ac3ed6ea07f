//! Somebody at the window: points, clicks, drags, types, and finds things by what they are called.

use crate::picture::PictureRenderer;
use egui::accesskit::Role;
use egui::{
    Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, UiBuilder, Vec2, ViewportCommand, ViewportId, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{Queryable, by};
use isnad::annotation::{Annotation, Role as Part};
use isnad::app::startup::FirstView;
use isnad::app::{App, Storage};
use isnad::article::Article;
use isnad::session::{Cursor, Language, Session, Settings, ThemeChoice};
use isnad::text::{Cp, CpRange};
use isnad::typeset::{ClusterBox, Fonts};
use isnad::ui::page::{CaretPlace, Page, PageStyle};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The window most tests use: tall enough that a short article is in view whole.
pub const SIZE: Vec2 = vec2(1280.0, 860.0);

/// Frames that nothing may take longer than to come to rest: two seconds.
const PATIENCE: usize = 120;

/// A person at a window of their own, with settings of their own.
pub struct Person {
    pub harness: Harness<'static, Option<App>>,
    folder: Arc<Folder>,
    /// Everything that was copied.
    pub copied: Vec<String>,
    /// Everything the program asked of its window.
    pub asked: Vec<ViewportCommand>,
    /// Whether resting is waiting for disks too.
    pub patient: bool,
}

/// The settings tests start from: nothing follows the machine they run on.
pub fn settings() -> Settings {
    Settings { language: Language::English, theme: ThemeChoice::Light, author: "Rana".into(), ..Settings::default() }
}

/// The sample article as a file of its own: without the marks of the sample project.
pub fn bare_sample() -> FirstView {
    FirstView::Files(vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.txt"))])
}

/// A person's folder.
enum Folder {
    /// Removed at the end.
    Temporary(tempfile::TempDir),
    Given(PathBuf),
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Folder::Temporary(folder) => folder.path(),
            Folder::Given(path) => path,
        }
    }
}

/// A folder of one's own, with `settings` kept in it.
fn folder_with(settings: &Settings) -> Arc<Folder> {
    let folder = Arc::new(Folder::Temporary(tempfile::tempdir().expect("a temporary folder")));
    Storage::in_folder(folder.path().join("config")).keep(settings).expect("settings are kept");
    folder
}

impl Person {
    /// At a window that shows `first` as it opens.
    pub fn at(first: FirstView) -> Person {
        Person::with(first, settings(), SIZE)
    }

    pub fn with(first: FirstView, settings: Settings, size: Vec2) -> Person {
        Person::again(&folder_with(&settings), first, size, 1.0)
    }

    /// At a window on a screen with `scale` pixels to a point.
    pub fn sharp(first: FirstView, scale: f32) -> Person {
        Person::again(&folder_with(&settings()), first, SIZE, scale)
    }

    /// At a window of `size` points on a screen with `scale` pixels to a point.
    #[allow(dead_code, reason = "the pictures of the README need it")]
    pub fn on_screen(first: FirstView, settings: &Settings, size: Vec2, scale: f32) -> Person {
        Person::again(&folder_with(settings), first, size, scale)
    }

    /// At a window whose settings and journals are in `folder`.
    pub fn in_folder(folder: &Path, first: FirstView) -> Person {
        Person::again(&Arc::new(Folder::Given(folder.to_owned())), first, SIZE, 1.0)
    }

    /// At another window, with what the one before left in the folder.
    fn again(folder: &Arc<Folder>, first: FirstView, size: Vec2, scale: f32) -> Person {
        let storage = Storage::in_folder(folder.path().join("config"));
        let harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(scale)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(PATIENCE as u64)
            .renderer(PictureRenderer::default())
            .build_ui_state(
                move |ui, app: &mut Option<App>| {
                    let ctx = ui.ctx().clone();
                    let app = app.get_or_insert_with(|| App::with(&ctx, first.clone(), storage.clone()));
                    // The harness leaves a margin that a window has not.
                    let whole = ctx.content_rect();
                    let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
                    ui.set_clip_rect(whole);
                    app.frame(&mut ui);
                },
                None,
            );
        let mut person =
            Person { harness, folder: folder.clone(), copied: Vec::new(), asked: Vec::new(), patient: true };
        person.harness.set_render_cursor(false);
        person.rest();
        person
    }

    /// At a window that shows an article of these paragraphs.
    pub fn reading(paragraphs: &[&str]) -> Person {
        let mut person = Person::at(FirstView::Empty);
        let path = person.write("article.txt", paragraphs.join("\n\n").as_bytes());
        person.drop_file(&path);
        assert_eq!(&**person.article().text(), paragraphs.join("\n"), "the article was read as it stands");
        person
    }

    /// Closes this window and opens another on `first`.
    pub fn reopen(self, first: FirstView) -> Person {
        let folder = self.folder.clone();
        drop(self);
        Person::again(&folder, first, SIZE, 1.0)
    }

    /// Closes this window, does `between`, and opens another.
    pub fn reopen_after(self, between: impl FnOnce()) -> Person {
        let folder = self.folder.clone();
        drop(self);
        between();
        Person::again(&folder, FirstView::Empty, SIZE, 1.0)
    }

    /// Opens another window on `first`, this one staying open.
    pub fn beside(&self, first: FirstView) -> Person {
        Person::again(&self.folder, first, SIZE, 1.0)
    }

    /// A path in a folder of this person's own.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file into that folder.
    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).expect("the file is written");
        path
    }

    pub fn app(&self) -> &App {
        self.harness.state().as_ref().expect("the app is there from the first frame on")
    }

    pub fn app_mut(&mut self) -> &mut App {
        self.harness.state_mut().as_mut().expect("the app is there from the first frame on")
    }

    pub fn session(&self) -> &Session {
        &self.app().session
    }

    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.app_mut().session
    }

    pub fn article(&self) -> Arc<Article> {
        self.session().article().expect("an article is open").clone()
    }

    /// One frame with these events.
    pub fn frame(&mut self, events: Vec<Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
        let output = self.harness.output();
        self.copied.extend(output.platform_output.commands.iter().filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
        if let Some(viewport) = output.viewport_output.get(&ViewportId::ROOT) {
            self.asked.extend(viewport.commands.iter().cloned());
        }
    }

    /// Waits until nothing moves, and sees that everything that can be used has a name.
    pub fn rest(&mut self) {
        let until = Instant::now() + Duration::from_secs(60);
        for _ in 0..PATIENCE {
            self.frame(Vec::new());
            while self.patient && self.app().is_busy() {
                assert!(Instant::now() < until, "the disk never answers: {:?}", self.session().tasks);
                std::thread::sleep(Duration::from_millis(1));
                self.frame(Vec::new());
            }
            let viewport = self.harness.output().viewport_output.get(&ViewportId::ROOT);
            if viewport.is_none_or(|viewport| !viewport.repaint_delay.is_zero()) {
                self.harness.check_accessibility();
                return;
            }
        }
        panic!("the window does not come to rest: {:?}", self.harness.ctx.repaint_causes());
    }

    /// Lets `seconds` pass.
    pub fn wait(&mut self, seconds: f64) {
        let now = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now + seconds);
        self.frame(Vec::new());
        // From here on the harness counts on by itself.
        self.harness.input_mut().time = None;
        self.rest();
    }

    /// Presses and lets go of a key such as `1`, `Ctrl+Shift+Z` or `Alt+ArrowUp`, with the events a desktop sends.
    pub fn press(&mut self, keys: &str) {
        self.press_once(keys);
        self.rest();
    }

    /// The same without waiting.
    pub fn press_once(&mut self, keys: &str) {
        let (down, up) = struck(keys);
        self.frame(down);
        self.frame(up);
    }

    /// Presses `keys` and types `text` so fast, or so slow is the window, that one frame gets it all.
    pub fn press_at_once(&mut self, keys: &[&str], text: &str) {
        let mut events = Vec::new();
        for keys in keys {
            let (down, up) = struck(keys);
            events.extend(down.into_iter().chain(up));
        }
        events.extend(text.chars().map(|c| Event::Text(c.to_string())));
        self.frame(events);
        self.rest();
    }

    /// What stands in the fields of the window.
    pub fn written(&self) -> Vec<String> {
        use egui_kittest::kittest::NodeT;
        let fields = [Role::TextInput, Role::MultilineTextInput, Role::SearchInput];
        let value = |role| self.harness.query_all(by().role(role)).filter_map(|node| node.accesskit_node().value());
        fields.into_iter().flat_map(value).collect()
    }

    /// Types `text` letter by letter, as a keyboard for its language does.
    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(vec![Event::Text(c.to_string())]);
        }
        self.rest();
    }

    /// Moves the pointer.
    pub fn point(&mut self, at: Pos2) {
        self.frame(vec![Event::PointerMoved(at)]);
    }

    /// Presses or lets go of the first button, `modifiers` held.
    pub fn button(&mut self, at: Pos2, pressed: bool, modifiers: Modifiers) {
        self.frame(vec![
            Event::ModifiersChanged(modifiers),
            Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers },
        ]);
    }

    /// One click, apart from those before it.
    pub fn click(&mut self, at: Pos2) {
        self.clicks(at, 1);
    }

    /// So many clicks in a row.
    pub fn clicks(&mut self, at: Pos2, count: usize) {
        self.wait(1.0);
        self.point(at);
        for _ in 0..count {
            self.button(at, true, Modifiers::NONE);
            self.button(at, false, Modifiers::NONE);
        }
        self.rest();
    }

    pub fn shift_click(&mut self, at: Pos2) {
        self.wait(1.0);
        self.point(at);
        self.button(at, true, Modifiers::SHIFT);
        self.button(at, false, Modifiers::SHIFT);
        self.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
        self.rest();
    }

    /// Drags from one place to another, on a way of several frames.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.wait(1.0);
        self.point(from);
        self.button(from, true, Modifiers::NONE);
        for step in 1..=8 {
            self.point(from.lerp(to, step as f32 / 8.0));
        }
        self.button(to, false, Modifiers::NONE);
        self.rest();
    }

    /// Turns the wheel over a place: down where `points` is positive.
    pub fn wheel(&mut self, at: Pos2, points: f32) {
        self.turn(at, points);
        self.rest();
    }

    /// The same without waiting.
    pub fn turn(&mut self, at: Pos2, points: f32) {
        self.point(at);
        self.frame(vec![Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        }]);
    }

    /// Drops a file on the window.
    pub fn drop_file(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.frame(Vec::new());
        self.rest();
    }

    /// What has this role and name, isolates aside: where it is, where there is one.
    pub fn seen(&self, role: Role, name: &str) -> Option<Rect> {
        self.all(role, name).into_iter().next()
    }

    /// Where all are that have this role and name, isolates aside. Text of an article that is out of view is told without
    /// a place.
    pub fn all(&self, role: Role, name: &str) -> Vec<Rect> {
        use egui_kittest::kittest::NodeT;
        let plain = |text: String| text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
        let called = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.bounding_box().is_some()
                && node.label().or(node.value()).is_some_and(|label| plain(label) == plain(name.to_owned()))
        };
        self.harness.query_all(by().role(role)).filter(called).map(|node| node.rect()).collect()
    }

    /// Of all that have this role and name, the nearest above `place`.
    pub fn above(&self, role: Role, name: &str, place: Rect) -> Rect {
        let above = self.all(role, name).into_iter().filter(|rect| rect.bottom() <= place.top());
        above.max_by(|a, b| a.top().total_cmp(&b.top())).unwrap_or_else(|| panic!("{name:?} is not above {place:?}"))
    }

    /// The same, but it must be there.
    pub fn find(&self, role: Role, name: &str) -> Rect {
        self.seen(role, name).unwrap_or_else(|| {
            let names: Vec<_> = self.harness.query_all(by().role(role)).map(|n| format!("{n:?}")).collect();
            panic!("there is no {role:?} {name:?} among {names:#?}")
        })
    }

    /// Clicks on what has this role and name; turns the wheel over it first where it lies below the window.
    pub fn click_on(&mut self, role: Role, name: &str) {
        let mut rect = self.find(role, name);
        let below = self.harness.ctx.content_rect().bottom() - 60.0;
        if rect.center().y > below {
            let over = egui::pos2(rect.center().x, below / 2.0);
            self.wheel(over, rect.center().y - below / 2.0);
            rect = self.find(role, name);
        }
        self.click(rect.center());
    }

    /// Gives the focus to what has this role and name, as assistive technology does.
    pub fn focus_on(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).focus();
        self.rest();
    }

    /// Where all are that have this role and a place in the window.
    pub fn rects(&self, role: Role) -> Vec<Rect> {
        use egui_kittest::kittest::NodeT;
        let placed = |node: &egui_kittest::Node<'_>| node.accesskit_node().bounding_box().is_some();
        self.harness.query_all(by().role(role)).filter(placed).map(|node| node.rect()).collect()
    }

    /// The names of all that have this role and a place in the window.
    pub fn names_in_view(&self, role: Role) -> Vec<String> {
        use egui_kittest::kittest::NodeT;
        let name = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.bounding_box()?;
            node.label().or(node.value())
        };
        self.harness.query_all(by().role(role)).filter_map(name).collect()
    }

    /// The names of all that have this role, as assistive technology hears them, in the window or not.
    pub fn names(&self, role: Role) -> Vec<String> {
        use egui_kittest::kittest::NodeT;
        let name = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().or(node.value()).unwrap_or_default()
        };
        self.harness.query_all(by().role(role)).map(name).collect()
    }

    /// Runs the command of this name through the palette.
    pub fn run(&mut self, name: &str) {
        self.press("Ctrl+K");
        self.type_text(name);
        self.press("Enter");
        assert!(!self.session().palette_open, "{name} was found and run");
    }

    /// Where the only occurrence of `words` stands in the article's text.
    pub fn range(&self, words: &str) -> CpRange {
        let text = self.article().text().clone();
        let mut found = text.match_indices(words).map(|(byte, _)| text[..byte].chars().count() as u32);
        let (Some(start), None) = (found.next(), found.next()) else { panic!("{words:?} is not there just once") };
        CpRange::new(start, start + words.chars().count() as u32)
    }

    /// Pixels to a point.
    fn scale(&self) -> f32 {
        self.harness.ctx.pixels_per_point()
    }

    /// The block with this number: where its column is, and a page of our own that sets it as the window does.
    fn page_at(&self, number: usize) -> (Rect, Page) {
        let article = self.article();
        let text = article.block_text(&article.blocks()[number]);
        let rects = self.all(Role::Label, text).into_iter();
        let rect =
            rects.max_by(|a, b| a.width().total_cmp(&b.width())).unwrap_or_else(|| panic!("out of view: {text}"));
        let settings = &self.session().settings;
        let scale = self.scale();
        let style = PageStyle {
            face: settings.face,
            size: settings.size * scale,
            line_height: settings.line_height,
            column: (rect.width() * scale).round(),
            align: settings.align(),
            latin_scale: settings.latin_scale,
            meta: false,
        };
        (rect, Page::new(article, Fonts::embedded(), style))
    }

    /// A place in the character at `at`: this part of its width from the side it begins on.
    pub fn spot(&self, at: Cp, part: f32) -> Pos2 {
        let article = self.article();
        let number = article.block_at(at);
        let (rect, mut page) = self.page_at(number);
        let left = page.left(number);
        let layout = page.ensure(number).expect("the block is there");
        let within = at.minus(article.blocks()[number].range.start.0);
        for (number, line) in layout.lines().iter().enumerate() {
            let holds = |cluster: &&ClusterBox| cluster.range.contains(within);
            if let Some(cluster) = layout.clusters(number).iter().find(holds) {
                let part = if cluster.level % 2 == 1 { 1.0 - part } else { part };
                let (x, y) = (left + cluster.x + cluster.width * part, (line.top + line.bottom) / 2.0);
                return rect.min + vec2(x, y) / self.scale();
            }
        }
        panic!("no line holds {at:?}")
    }

    /// Where the caret stands in its column.
    pub fn caret_place(&self) -> CaretPlace {
        let caret = self.caret();
        let (_, mut page) = self.page_at(self.article().block_at(caret.at));
        page.place(caret).expect("the caret's block is there")
    }

    /// The handle at an end of a mark: above its start, below its end.
    pub fn handle(&self, cursor: Cursor, above: bool) -> Pos2 {
        let number = self.article().block_at(cursor.at);
        let (rect, mut page) = self.page_at(number);
        let place = page.place(cursor).expect("the end's block is there");
        let y = if above { place.top } else { place.bottom } - page.top(number);
        rect.min + vec2(place.x, y as f32) / self.scale()
    }

    /// Selects `range` with the pointer, from its first character to its last.
    pub fn sweep(&mut self, range: CpRange) {
        let (from, to) = (self.spot(range.start, 0.2), self.spot(range.end.minus(1), 0.8));
        self.drag(from, to);
        assert_eq!(self.session().selected(), Some(range), "what was swept over is selected");
    }

    /// Selects the only occurrence of `words`, marks it with the label that has `key`, and gives the new mark.
    pub fn mark(&mut self, words: &str, key: &str) -> Arc<Annotation> {
        let range = self.range(words);
        self.sweep(range);
        let before = self.session().project.annotations.len();
        self.press(key);
        assert_eq!(self.session().project.annotations.len(), before + 1, "{words} was marked");
        self.chosen()
    }

    pub fn chosen(&self) -> Arc<Annotation> {
        self.session().chosen().expect("a mark is chosen").clone()
    }

    /// The part the chosen mark can have in an attribution.
    pub fn chosen_part(&self) -> Option<Part> {
        self.session().project.role_of(&self.chosen().id)
    }

    /// What is selected, as text.
    pub fn selected_text(&self) -> String {
        self.session().selected().map(|range| self.article().slice(range).to_owned()).unwrap_or_default()
    }

    /// Where the caret stands.
    pub fn caret(&self) -> Cursor {
        self.session().selection.expect("there is a caret").head
    }

    /// How many steps can be undone.
    pub fn steps(&self) -> usize {
        self.session().history.len()
    }

    /// Whether a notice says this.
    pub fn is_told(&self, what: &str) -> bool {
        let plain = |text: &str| text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
        self.session().notices.iter().any(|notice| plain(&notice.text).contains(what))
    }
}

fn key_event(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
    Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers }
}

/// What a desktop sends as a key such as `Ctrl+Shift+Z` is pressed, and as it is let go of.
fn struck(keys: &str) -> (Vec<Event>, Vec<Event>) {
    let mut modifiers = Modifiers::NONE;
    let mut name = keys;
    while let Some((modifier, rest)) = name.split_once('+').filter(|(_, rest)| !rest.is_empty()) {
        modifiers |= match modifier {
            "Ctrl" => Modifiers::CTRL | Modifiers::COMMAND,
            "Shift" => Modifiers::SHIFT,
            "Alt" => Modifiers::ALT,
            other => panic!("{other} is no modifier"),
        };
        name = rest;
    }
    let key = Key::from_name(name).unwrap_or_else(|| panic!("{name} is no key"));
    let mut down = vec![Event::ModifiersChanged(modifiers)];
    match (key, modifiers.command && !modifiers.shift && !modifiers.alt) {
        (Key::C, true) => down.push(Event::Copy),
        (Key::X, true) => down.push(Event::Cut),
        _ => down.push(key_event(key, modifiers, true)),
    }
    if let Some(text) = typed_by(key).filter(|_| !modifiers.command && !modifiers.alt) {
        down.push(Event::Text(if modifiers.shift { text.to_uppercase() } else { text }));
    }
    (down, vec![key_event(key, modifiers, false), Event::ModifiersChanged(Modifiers::NONE)])
}

/// What a key of the English layout types.
fn typed_by(key: Key) -> Option<String> {
    let text = match key {
        Key::Equals => "=",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Space => " ",
        key if key.name().len() == 1 => return Some(key.name().to_lowercase()),
        _ => return None,
    };
    Some(text.to_owned())
}

/// A file dropped on the window.
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
