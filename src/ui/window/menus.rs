//! The menus of the toolbar and the popup of text settings.

mod main_menu;

pub(super) use main_menu::main_menu_ui;

use super::{Frame, Screen};
use crate::article::{BlockKind, encoding};
use crate::command::{Command, Edit, File, Labels, Mark, Select, Tie, View};
use crate::session::{Dim, Face, Language, ThemeChoice};
use crate::text::Direction;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, end_to_start, row_with_end};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Field, FieldState, Label, MenuGroup, MenuItem, bar_beyond_ui, beside_bar_ui, button_ui, field_ui,
    fitted_scroll_ui, icon_button_ui, label_ui, menu_groups_ui, menu_items_ui, menu_ui, popup_ui, segmented_ui,
};
use egui::{Response, Ui};

/// A command as a menu shows it.
struct Listed {
    command: Command,
    name: String,
    key: Option<String>,
    why_not: Option<String>,
    is_on: bool,
    separated: bool,
}

impl Listed {
    fn item(&self) -> MenuItem<'_> {
        let mut item = MenuItem::new(&self.name).selected(self.is_on);
        if let Some(key) = &self.key {
            item = item.key(key);
        }
        if self.why_not.is_some() {
            item = item.disabled(self.why_not.as_deref());
        }
        if self.separated { item.separated() } else { item }
    }
}

/// The commands as a menu shows them; `None` in the list is a separator.
fn listed(frame: &Frame<'_>, commands: &[Option<Command>]) -> Vec<Listed> {
    let mut separated = false;
    let mut listed = Vec::new();
    for command in commands {
        let Some(command) = command else {
            separated = true;
            continue;
        };
        listed.push(Listed {
            name: frame.name(command),
            key: frame.key(command),
            why_not: frame.why_not(command),
            is_on: is_on(frame, command),
            separated: std::mem::take(&mut separated),
            command: command.clone(),
        });
    }
    listed
}

/// Shows a menu of commands below `anchor`; `None` in the list is a separator.
fn commands_menu_ui(frame: &mut Frame<'_>, anchor: &Response, commands: &[Option<Command>]) {
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted: Vec<Command> = Vec::new();
    // What stands in it is looked up only while it is open.
    popup_ui(frame.kit, anchor, size::MENU_PADDING, |ui, kit| {
        let listed = listed(&Frame { kit: &mut *kit, locale, session, commands: &mut Vec::new() }, commands);
        let items: Vec<MenuItem<'_>> = listed.iter().map(Listed::item).collect();
        let chosen = menu_items_ui(ui, kit, &items).and_then(|i| listed.get(i));
        emitted.extend(chosen.map(|listed| listed.command.clone()));
    });
    frame.commands.extend(emitted);
}

/// The same of groups of commands, each with the key of its heading.
fn groups_menu_ui(frame: &mut Frame<'_>, anchor: &Response, groups: &[(&str, Vec<Option<Command>>)]) {
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted: Vec<Command> = Vec::new();
    popup_ui(frame.kit, anchor, size::MENU_PADDING, |ui, kit| {
        let inner = Frame { kit: &mut *kit, locale, session, commands: &mut Vec::new() };
        let listed: Vec<_> =
            groups.iter().map(|(heading, commands)| (locale.text(heading), listed(&inner, commands))).collect();
        let groups: Vec<MenuGroup<'_>> = listed
            .iter()
            .map(|(heading, listed)| MenuGroup { heading, items: listed.iter().map(Listed::item).collect() })
            .collect();
        let chosen = menu_groups_ui(ui, kit, &groups);
        let chosen = chosen.and_then(|(group, item)| listed.get(group)?.1.get(item));
        emitted.extend(chosen.map(|listed| listed.command.clone()));
    });
    frame.commands.extend(emitted);
}

/// Whether a command stands for something that is so already.
fn is_on(frame: &Frame<'_>, command: &Command) -> bool {
    let settings = &frame.session.settings;
    let block = || {
        let article = frame.session.article()?;
        let at = frame.session.selection.map(|s| s.head.at).or(frame.session.chosen().map(|a| a.span().start))?;
        article.blocks().get(article.block_at(at)).cloned()
    };
    match command {
        Command::View(View::Theme(theme)) => settings.theme == *theme,
        Command::View(View::Face(face)) => settings.face == *face,
        Command::View(View::Language(language)) => settings.language == *language,
        Command::View(View::Page(page)) => frame.session.page == *page,
        Command::Edit(Edit::SetBlockKind(kind)) => block().is_some_and(|b| b.kind == *kind),
        Command::Edit(Edit::SetBlockDirection(direction)) => block().is_some_and(|b| b.direction == *direction),
        Command::File(File::ReadAs(name)) => frame.session.article().is_some_and(|a| a.origin.encoding == *name),
        _ => false,
    }
}

/// What can be done with marks, beyond the labels in the bar.
pub(super) fn labels_menu_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let name = frame.locale.text("menu-mark");
    let anchor = icon_button_ui(ui, frame.kit, Icon::More, &name, None, true);
    let mark = |m: Mark| Some(Command::Mark(m));
    let mut items: Vec<Option<Command>> =
        frame.session.project.labels.iter().map(|l| mark(Mark::Label(l.id.clone()))).collect();
    items.extend([
        mark(Mark::NewLabel),
        Some(Command::Labels(Labels::Show(None))),
        None,
        Some(Command::Tie(Tie::Source)),
        Some(Command::Tie(Tie::Untie)),
        mark(Mark::AddRange),
        mark(Mark::Delete),
        None,
        mark(Mark::Next),
        mark(Mark::Previous),
        None,
        Some(Command::Select(Select::Peel)),
        Some(Command::Select(Select::Unpeel)),
    ]);
    for edge in [crate::command::Edge::Start, crate::command::Edge::End] {
        items.extend([false, true].map(|later| mark(Mark::MoveEdge { edge, later })));
    }
    commands_menu_ui(frame, &anchor, &items);
}

/// The kinds and directions a block can have, below `anchor`.
pub(super) fn block_menu_ui(frame: &mut Frame<'_>, anchor: &Response) {
    let mut items: Vec<Option<Command>> =
        BlockKind::ALL.map(|kind| Some(Command::Edit(Edit::SetBlockKind(kind)))).into();
    items.push(None);
    let directions = [None, Some(Direction::Rtl), Some(Direction::Ltr)];
    items.extend(directions.map(|d| Some(Command::Edit(Edit::SetBlockDirection(d)))));
    commands_menu_ui(frame, anchor, &items);
}

/// The encodings an article's file can be read with, below `anchor`.
pub(super) fn encoding_menu_ui(frame: &mut Frame<'_>, anchor: &Response) {
    let current = frame.session.article().map(|a| a.origin.encoding.clone()).unwrap_or_default();
    let items: Vec<MenuItem<'_>> =
        encoding::OFFERED.iter().map(|name| MenuItem::new(name).selected(**name == *current)).collect();
    if let Some(name) = menu_ui(frame.kit, anchor, &items).and_then(|i| encoding::OFFERED.get(i)) {
        frame.emit(Command::File(File::ReadAs(name)));
    }
}

/// The popup in which the text is made to the reader's liking.
pub(super) fn text_menu_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let name = frame.locale.text("menu-text");
    let anchor = icon_button_ui(ui, frame.kit, Icon::TextSize, &name, None, true);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted: Vec<Command> = Vec::new();
    // No higher than there is room for below the button.
    let below = ui.ctx().content_rect().bottom() - anchor.rect.bottom() - size::GAP_SMALL - size::GAP;
    let most = (below - 2.0 * size::PANEL_SIDE).max(size::CONTROL);
    popup_ui(frame.kit, &anchor, size::PANEL_SIDE, |ui, kit| {
        ui.set_width(300.0);
        let settings = |ui: &mut Ui, kit: &mut Kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            settings_ui(ui, &mut inner, screen);
        };
        bar_beyond_ui(ui, kit, |ui, kit| {
            fitted_scroll_ui(ui, kit, "text", most, |ui, kit| beside_bar_ui(ui, kit, settings));
        });
    });
    frame.commands.extend(emitted);
}

fn settings_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let settings = &frame.session.settings;
    let faces = Face::ALL.map(View::Face);
    choice_ui(ui, frame, "text-face", &["face-naskh", "face-sans", "face-amiri"], &faces, |s| View::Face(s.face));
    let em = frame.locale.number(settings.size.round());
    stepper_ui(ui, frame, "text-size", &em, View::Smaller, View::Larger);
    let leading = frame.locale.number(format_args!("{:.1}", settings.line_height));
    stepper_ui(ui, frame, "text-leading", &leading, View::TighterLines, View::LooserLines);
    let count = settings.column.round() as i64;
    let column = frame.locale.text_with("text-column-characters", &[("count", count.into())]);
    stepper_ui(ui, frame, "text-column", &column, View::NarrowerColumn, View::WiderColumn);
    let aligns = [View::Justify(false), View::Justify(true)];
    choice_ui(ui, frame, "text-alignment", &["align-start", "align-justify"], &aligns, |s| View::Justify(s.justify));
    let controls = [View::ShowControls(false), View::ShowControls(true)];
    choice_ui(ui, frame, "text-controls", &["controls-hide", "controls-show"], &controls, |s| {
        View::ShowControls(s.show_controls)
    });
    let dims = Dim::ALL.map(View::Dim);
    choice_ui(ui, frame, "text-dim", &["dim-nothing", "dim-paragraph", "dim-line"], &dims, |s| View::Dim(s.dim));
    use ThemeChoice::{Dark, Light, Sepia, System};
    let themes = [System, Light, Dark, Sepia].map(View::Theme);
    let names = ["theme-system", "theme-light", "theme-dark", "theme-sepia"];
    choice_ui(ui, frame, "text-theme", &names, &themes, |s| View::Theme(s.theme));
    title_ui(ui, frame, "text-language");
    let languages = [Language::English, Language::Arabic];
    let now = languages.iter().position(|l| *l == settings.language).unwrap_or(0);
    if let Some(chosen) = segmented_ui(ui, frame.kit, &["English", "العربية"], now) {
        frame.emit(Command::View(View::Language(languages[chosen.min(1)])));
    }
    title_ui(ui, frame, "text-author");
    let width = ui.available_width();
    author_field_ui(ui, frame, screen, width);
    ui.add_space(size::GAP);
    let all = Command::View(View::Settings);
    let text = frame.name(&all);
    command_button_ui(ui, frame, all, &text, false);
}

/// The field of the name that new annotations carry, `width` points wide.
pub(super) fn author_field_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, width: f32) {
    let name = &frame.session.settings.author;
    let state = screen.author.get_or_insert_with(|| FieldState::new(name));
    let title = frame.locale.text("text-author");
    let hint = frame.locale.text("text-author-hint");
    let response = field_ui(ui, frame.kit, state, Field::new(&title).placeholder(&hint).width(width));
    if response.lost_focus() && state.text().trim() != name {
        let name = state.text().trim().to_owned();
        frame.emit(Command::Edit(Edit::SetAuthor(name)));
    }
}

fn title_ui(ui: &mut Ui, frame: &mut Frame<'_>, key: &str) {
    // Between a choice and the next; the first begins at the top.
    if ui.min_rect().height() > 0.0 {
        ui.add_space(size::GAP);
    }
    let text = frame.locale.text(key);
    let color = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&text).role(Role::Section).color(color));
    ui.add_space(2.0);
}

/// A heading and a row of which one is chosen.
fn choice_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    title: &str,
    names: &[&str],
    commands: &[View],
    now: impl Fn(&crate::session::Settings) -> View,
) {
    title_ui(ui, frame, title);
    let names: Vec<_> = names.iter().map(|key| frame.locale.text(key)).collect();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let now = now(&frame.session.settings);
    let at = commands.iter().position(|c| *c == now).unwrap_or(usize::MAX);
    if let Some(command) = segmented_ui(ui, frame.kit, &names, at).and_then(|i| commands.get(i)) {
        frame.emit(Command::View(command.clone()));
    }
}

/// A heading, a value, and buttons that make it less and more.
fn stepper_ui(ui: &mut Ui, frame: &mut Frame<'_>, title: &str, value: &str, less: View, more: View) {
    ui.add_space(6.0);
    let title = frame.locale.text(title);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            let color = kit.theme.text_muted;
            label_ui(ui, kit, Label::new(&title).role(Role::Section).color(color));
        },
        |ui, kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            steps_ui(ui, &mut inner, value, &less, &more);
        },
    );
    frame.commands.extend(emitted);
}

/// A value between the buttons that make it less and more; laid out from the end, so the last one first.
pub(super) fn steps_ui(ui: &mut Ui, frame: &mut Frame<'_>, value: &str, less: &View, more: &View) {
    let (less, more) = (Command::View(less.clone()), Command::View(more.clone()));
    let names = [frame.name(&less), frame.name(&more)];
    let width = STEPS_VALUE + 2.0 * (size::CONTROL + ui.spacing().item_spacing.x);
    ui.allocate_ui_with_layout(egui::vec2(width, size::CONTROL), end_to_start(frame.kit), |ui| {
        if icon_button_ui(ui, frame.kit, Icon::Plus, &names[1], None, true).clicked() {
            frame.emit(more);
        }
        let (rect, response) = ui.allocate_exact_size(egui::vec2(STEPS_VALUE, size::CONTROL), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, value));
        let color = frame.kit.theme.text;
        crate::ui::widgets::paint_text(ui, frame.kit, rect, egui::Align2::CENTER_CENTER, value, Role::Body, color);
        if icon_button_ui(ui, frame.kit, Icon::Minus, &names[0], None, true).clicked() {
            frame.emit(less);
        }
    });
}

/// The width of a value between its two buttons, in points: eleven characters, such as "66 characters" in Arabic.
const STEPS_VALUE: f32 = 92.0;

/// A plain button for a command, with its key.
pub(super) fn command_button_ui(ui: &mut Ui, frame: &mut Frame<'_>, command: Command, text: &str, primary: bool) {
    let key = frame.key(&command);
    let mut button = Button::new(text).height(size::CONTROL_WELCOME).width(ui.available_width()).at_start();
    if let Some(key) = &key {
        button = button.key(key);
    }
    if primary {
        button = button.primary();
    }
    if button_ui(ui, frame.kit, button).clicked() {
        frame.emit(command);
    }
}
