//! The palette: every command by a few letters of its name, in English or Arabic.

use super::{Frame, Screen};
use crate::command::{Command, View};
use crate::session::Language;
use crate::text::fold;
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::theme::size;
use crate::ui::widgets::{Field, FieldState, ListRow, field_ui, floating_frame, list_row_ui, scroll_ui};
use egui::{Align2, Area, Id, Key, Modifiers, Order, Ui, Vec2, vec2};

/// What is typed and chosen in the palette.
#[derive(Default)]
pub(super) struct Palette {
    state: Option<FieldState>,
    chosen: usize,
    /// The names in both languages, folded, made once.
    other: Option<[Locale; 2]>,
}

const WIDTH: f32 = 560.0;

pub(super) fn palette_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    if !frame.session.palette_open {
        screen.palette.state = None;
        screen.palette.chosen = 0;
        return;
    }
    let palette = &mut screen.palette;
    let opened = palette.state.is_none();
    let state = palette.state.get_or_insert_with(|| FieldState::new(""));
    let locales = palette.other.get_or_insert_with(|| [Language::English, Language::Arabic].map(Locale::new));
    let found = find(frame, state.text(), locales);
    let (up, down, enter, close) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::Enter),
            i.consume_key(Modifiers::NONE, Key::Escape),
        )
    });
    let last = found.len().saturating_sub(1);
    palette.chosen = palette.chosen.min(last);
    if down {
        palette.chosen = if palette.chosen == last { 0 } else { palette.chosen + 1 };
    }
    if up {
        palette.chosen = palette.chosen.checked_sub(1).unwrap_or(last);
    }
    let mut run = enter.then_some(palette.chosen);
    let width = WIDTH.min(ui.ctx().content_rect().width() - 32.0).max(0.0);
    let shell = floating_frame(frame.kit, size::GAP);
    let (locale, session) = (frame.locale, frame.session);
    let chosen = palette.chosen;
    let moved = up || down;
    let mut emitted = Vec::new();
    let kit = &mut *frame.kit;
    let shown = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, size::TOOLBAR + 12.0))
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            shell
                .show(ui, |ui| {
                    ui.set_width(width);
                    let hint = locale.text("search-hint");
                    let field = Field::new(&hint).placeholder(&hint).icon(Icon::Search).focus(true);
                    let changed = field_ui(ui, kit, state, field).changed();
                    ui.add_space(6.0);
                    let height = (found.len().max(1) as f32 * size::CONTROL).min(380.0);
                    let mut inner = Frame { kit, locale, session, commands: &mut emitted };
                    let clicked = rows_ui(ui, &mut inner, vec2(width, height), &found, chosen, moved);
                    run = clicked.or(run);
                    changed
                })
                .inner
        });
    if shown.inner {
        palette.chosen = 0;
    }
    let outside = !opened && ui.input(|i| i.pointer.any_pressed()) && !shown.response.contains_pointer();
    if let Some(command) = run.and_then(|i| found.get(i)).filter(|c| c.applies(frame.session)) {
        frame.emit(Command::View(View::Close));
        frame.emit(command.clone());
    } else if close || outside {
        frame.emit(Command::View(View::Close));
    }
}

/// The commands found, the chosen one in view. Answers with the one that was clicked.
fn rows_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    room: Vec2,
    found: &[Command],
    chosen: usize,
    moved: bool,
) -> Option<usize> {
    let (locale, session) = (frame.locale, frame.session);
    if found.is_empty() {
        super::toolbar::muted_ui(ui, frame, &locale.text("palette-empty"));
        return None;
    }
    let mut clicked = None;
    let texts: Vec<_> = found.iter().map(|c| (frame.name(c), frame.key(c).unwrap_or_default())).collect();
    ui.allocate_ui(room, |ui| {
        scroll_ui(ui, frame.kit, "commands", |ui, kit| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (i, ((name, key), command)) in texts.iter().zip(found).enumerate() {
                let mut row = ListRow::new(name).selected(i == chosen).enabled(command.applies(session));
                if !key.is_empty() {
                    row = row.key(key);
                }
                let response = list_row_ui(ui, kit, row);
                if i == chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(i);
                }
            }
        });
    });
    clicked
}

/// The commands whose name has the letters of `query` in order, the best first; those that don't apply now last.
fn find(frame: &Frame<'_>, query: &str, locales: &[Locale; 2]) -> Vec<Command> {
    let query = fold::fold(query.trim()).text().to_owned();
    let mut found: Vec<(i32, usize, Command)> = Vec::new();
    for (i, command) in Command::catalogue(frame.session).into_iter().enumerate() {
        if command == Command::View(View::Palette) {
            continue;
        }
        let names = locales.iter().map(|locale| match &command {
            Command::Mark(crate::command::Mark::Label(id)) => {
                let label = frame.session.project.label(id);
                format!("{} {}", locale.text("command-mark"), label.map(|l| locale.label(l)).unwrap_or_default())
            }
            command => locale.text(&command.name_key()).to_string(),
        });
        let best = names.filter_map(|name| score(fold::fold(&name).text(), &query)).max();
        if let Some(best) = best {
            let late = if command.applies(frame.session) { 0 } else { -1000 };
            found.push((best + late, i, command));
        }
    }
    found.sort_by_key(|(score, i, _)| (std::cmp::Reverse(*score), *i));
    found.into_iter().map(|(_, _, command)| command).collect()
}

/// How well the letters of `query` stand in `name`, in order: higher is better, `None` is not at all.
fn score(name: &str, query: &str) -> Option<i32> {
    if query.is_empty() {
        return Some(0);
    }
    if let Some(at) = name.find(query) {
        let starts_word = at == 0 || name[..at].ends_with(' ');
        return Some(if starts_word { 300 } else { 200 } - at.min(100) as i32);
    }
    let mut rest = name.chars();
    let mut points = 100;
    for c in query.chars().filter(|c| !c.is_whitespace()) {
        let skipped = rest.by_ref().take_while(|&other| other != c).count() as i32;
        if skipped > 0 && rest.as_str().is_empty() && !name.ends_with(c) {
            return None;
        }
        points -= skipped.min(20);
    }
    // Letters strewn over a long name are no match.
    (points > 40).then_some(points)
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn better_matches_score_higher() {
        let check = |query: &str, better: &str, worse: &str| {
            assert!(score(better, query) > score(worse, query), "{query}: {better} before {worse}");
        };
        check("sav", "save", "unsaved");
        check("حفظ", "حفظ باسم", "عدم الحفظ");
        check("tl", "theme: light", "language");
        assert_eq!(score("copy", "xyz"), None);
        assert_eq!(score("حفظ", "ققق"), None);
    }
}
