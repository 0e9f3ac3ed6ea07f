//! The program's menu, with what the bar and the panels do and what is asked for often of the rest; the palette has all.

use super::groups_menu_ui;
use crate::annotation::Bilingual;
use crate::command::{Command, Compare, Edit, Export, File, Find, Import, Labels, Mark, Review, Select, Source, View};
use crate::session::{Beside, Language, ListTab, Page, Panel, Session, ThemeChoice};
use crate::ui::icons::Icon;
use crate::ui::widgets::icon_button_ui;
use crate::ui::window::{Frame, inspector};
use egui::Ui;

/// The program's menu: submenus would hide what is there, so its groups stand beside each other.
pub(in crate::ui::window) fn main_menu_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let name = frame.locale.text("menu");
    let anchor = icon_button_ui(ui, frame.kit, Icon::Menu, &name, None, true);
    let session = frame.session;
    let groups = [
        ("menu-file", file_group()),
        ("menu-edit", edit_group()),
        ("family-find", find_group()),
        ("family-mark", mark_group()),
        ("family-source", source_group()),
        ("family-review", review_group(session)),
        ("menu-view", view_group(session)),
        ("menu-help", help_group()),
    ];
    groups_menu_ui(frame, &anchor, &groups);
}

fn file_group() -> Vec<Option<Command>> {
    let file = |f: File| Some(Command::File(f));
    vec![
        file(File::Open),
        file(File::OpenByPath),
        file(File::Import(Import::Ask)),
        file(File::PasteArticle),
        file(File::OpenSample),
        file(File::New),
        None,
        file(File::UpdateArticle),
        file(File::UpdateArticleByPath),
        file(File::PasteVersion),
        None,
        file(File::Save),
        file(File::SaveAs),
        file(File::SaveByPath),
        file(File::Export(Export::Show)),
        file(File::Print),
        file(File::LookForWork),
        None,
        file(File::Quit),
    ]
}

fn edit_group() -> Vec<Option<Command>> {
    vec![
        Some(Command::Edit(Edit::Undo)),
        Some(Command::Edit(Edit::Redo)),
        Some(Command::Select(Select::Copy)),
        Some(Command::Select(Select::All)),
    ]
}

fn find_group() -> Vec<Option<Command>> {
    [Find::Open, Find::OpenInProject, Find::Next, Find::Previous].map(|find| Some(Command::Find(find))).into()
}

/// Of marks as such; what is done with the chosen one is in the menu beside the labels.
fn mark_group() -> Vec<Option<Command>> {
    let mark = |mark: Mark| Some(Command::Mark(mark));
    vec![
        Some(Command::View(View::List(ListTab::Marks))),
        mark(Mark::Next),
        mark(Mark::Previous),
        mark(Mark::NextUntied),
        mark(Mark::PreviousUntied),
        None,
        mark(Mark::NewLabel),
        Some(Command::Labels(Labels::Show(None))),
    ]
}

fn source_group() -> Vec<Option<Command>> {
    let create = Source::Create { name: Bilingual::default(), of: None };
    vec![
        Some(Command::View(View::Page(Page::Sources))),
        Some(Command::Source(create)),
        Some(Command::Source(Source::FromCredits)),
    ]
}

fn view_group(session: &Session) -> Vec<Option<Command>> {
    let settings = &session.settings;
    let language = match settings.language {
        Language::English => Language::Arabic,
        Language::Arabic => Language::English,
    };
    let beside = if session.parallel.is_some() { None } else { Some(Beside::Translation) };
    let mut commands = vec![
        Some(Command::View(View::Page(Page::Read))),
        None,
        Some(Command::View(View::ZoomIn)),
        Some(Command::View(View::ZoomOut)),
        Some(Command::View(View::ZoomReset)),
        None,
        Some(Command::View(View::ShowControls(!settings.show_controls))),
        Some(Command::View(View::ShowList(!session.shows(Panel::List)))),
        Some(inspector::toggle(session)),
        Some(Command::View(View::Beside(beside))),
        Some(Command::View(View::FullScreen(!session.full_screen))),
        None,
    ];
    use ThemeChoice::{Dark, Light, Sepia, System};
    commands.extend([System, Light, Dark, Sepia].map(|theme| Some(Command::View(View::Theme(theme)))));
    commands.extend([None, Some(Command::View(View::Language(language))), Some(Command::View(View::Settings))]);
    commands
}

/// Of reviewing; without what few projects have anything for.
fn review_group(session: &Session) -> Vec<Option<Command>> {
    let rare = |command: &Command| matches!(command, Command::Review(Review::Conflicts | Review::Save));
    [
        Command::Compare(Compare::Ask),
        Command::Compare(Compare::Leave),
        Command::Review(Review::Apply),
        Command::Review(Review::Save),
        Command::Review(Review::Conflicts),
        Command::View(View::Page(Page::Agreement)),
    ]
    .into_iter()
    .filter(|command| !rare(command) || command.applies(session))
    .map(Some)
    .collect()
}

fn help_group() -> Vec<Option<Command>> {
    [View::Palette, View::Shortcuts, View::About].map(|view| Some(Command::View(view))).into()
}
