//! The menus by which the list of marks is narrowed and ordered.

use super::Frame;
use super::source_picker::{Ask, Picked, SourcePicker, source_picker_ui};
use crate::annotation::{ClaimStatus, Credibility, Filter, LabelId, Sort, SourceId, Standing, State};
use crate::command::{Command, Mark};
use crate::locale::Locale;
use crate::session::Session;
use crate::ui::kit::row;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, MenuItem, button_ui, menu_of_ui};
use egui::{Ui, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// A value a menu offers: its words, and the filter it makes.
type Choice = (String, Filter);

/// What a menu offers: while it is open all of it, else what was chosen from it is enough, in the words of its button.
type Choices = fn(&Locale, &Session, &Filter, bool) -> Vec<Choice>;

/// The menus, two side by side.
pub(super) fn filters_ui(ui: &mut Ui, frame: &mut Frame<'_>, picker: &mut SourcePicker) {
    ui.spacing_mut().item_spacing = vec2(size::GAP_SMALL, size::GAP_SMALL);
    let filter = frame.session.filter.clone();
    let menus: [(&str, Option<Choices>); 7] = [
        ("marks-scope", Some(|locale, _, filter, _| scopes(locale, filter))),
        ("marks-sort", Some(|locale, _, filter, open| sorts(locale, filter, open))),
        ("marks-label", Some(|locale, session, filter, _| labels(locale, session, filter))),
        ("marks-state", Some(|locale, _, filter, _| states(locale, filter))),
        ("marks-source", None),
        ("marks-grade", Some(|locale, _, filter, _| grades(locale, filter))),
        ("marks-author", Some(authors)),
    ];
    for pair in menus.chunks(2) {
        let width = (ui.available_width() - size::GAP_SMALL) / 2.0;
        let whole = ui.available_width();
        let mut chosen = None;
        let (locale, session) = (frame.locale, frame.session);
        let mut emitted = Vec::new();
        row(ui, frame.kit, |ui, kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            for (title, choices) in pair {
                let width = if pair.len() == 1 { whole } else { width };
                match choices {
                    Some(choices) => {
                        chosen = filter_menu_ui(ui, &mut inner, title, *choices, &filter, width).or(chosen.take());
                    }
                    None => source_ui(ui, &mut inner, picker, &filter, width),
                }
            }
        });
        frame.commands.extend(emitted);
        if let Some(filter) = chosen {
            frame.emit(Command::Mark(Mark::Filter(filter)));
        }
    }
    if let Some(picked) = source_picker_ui(ui, frame, picker) {
        let source = match picked {
            Picked::Entry(id) => Some(id),
            Picked::Nobody | Picked::New(_) => None,
        };
        frame.emit(Command::Mark(Mark::Filter(Filter { source, ..filter })));
    }
}

/// The entries that most marks and claims are of, the most first.
fn frequent_sources(session: &Session) -> Vec<SourceId> {
    let project = &session.project;
    let claims = project.claims_by_source();
    let mut uses: BTreeMap<&SourceId, usize> = claims.iter().map(|(id, claims)| (*id, claims.len())).collect();
    for id in project.annotations.values().filter_map(|a| a.refers_to.as_ref()) {
        *uses.entry(id).or_default() += 1;
    }
    let mut uses: Vec<_> = uses.into_iter().collect();
    uses.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), (*id).clone()));
    uses.into_iter().map(|(id, _)| id.clone()).collect()
}

/// The button of the source that marks are to be of; any entry of the registry can be picked, or found by its names.
fn source_ui(ui: &mut Ui, frame: &mut Frame<'_>, picker: &mut SourcePicker, filter: &Filter, width: f32) {
    let locale = frame.locale;
    let title = locale.text("marks-source");
    let now = filter.source.as_ref();
    let chosen = now.and_then(|id| frame.session.project.sources.get(id));
    let text = chosen.map_or_else(|| title.to_string(), |source| locale.source(source));
    let button = Button::new(&text).width(width).at_start().opens().selected(chosen.is_some()).tooltip(&text);
    let response = button_ui(ui, frame.kit, button);
    if response.clicked() {
        let frequent = frequent_sources(frame.session).into_iter();
        picker.open(Ask {
            name: title.to_string(),
            nobody: Some(locale.text("marks-any-source").to_string()),
            first: now.into_iter().cloned().chain(frequent.filter(|id| now != Some(id))).collect(),
            now: now.cloned(),
            near: Some(response.rect),
            ..Ask::default()
        });
    }
}

/// One menu; its button says what is chosen, or what it is about where nothing is.
fn filter_menu_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    title: &str,
    choices: Choices,
    now: &Filter,
    width: f32,
) -> Option<Filter> {
    let title = frame.locale.text(title);
    let few = choices(frame.locale, frame.session, now, false);
    let chosen = few.iter().position(|(_, filter)| filter == now);
    let text = match chosen.and_then(|at| few.get(at)) {
        Some((name, _)) if chosen != Some(0) => name.as_str(),
        _ => &title,
    };
    let on = chosen.is_some_and(|at| at > 0);
    // The whole of a choice that the button is too narrow for, and of what it is one.
    let tooltip = if on { format!("{title}: {text}") } else { title.to_string() };
    let button = Button::new(text).width(width).at_start().opens().selected(on).tooltip(&tooltip);
    let anchor = button_ui(ui, frame.kit, button);
    let (locale, session) = (frame.locale, frame.session);
    let all = || choices(locale, session, now, true);
    menu_of_ui(frame.kit, &anchor, all, |(name, filter)| MenuItem::new(name).selected(filter == now))
        .map(|(_, filter)| filter)
}

fn scopes(locale: &Locale, filter: &Filter) -> Vec<Choice> {
    let scope = |everywhere: bool, key: &str| (locale.text(key).to_string(), Filter { everywhere, ..filter.clone() });
    vec![scope(false, "marks-here"), scope(true, "marks-everywhere")]
}

/// The orders; in a button, which stands among others, in a word.
fn sorts(locale: &Locale, filter: &Filter, open: bool) -> Vec<Choice> {
    let key = |sort: Sort| match sort {
        Sort::Place if open => "marks-by-place",
        Sort::Time if open => "marks-by-time",
        Sort::Label if open => "marks-by-label",
        Sort::Grade if open => "marks-by-grade",
        Sort::Place => "marks-sorted-place",
        Sort::Time => "marks-sorted-time",
        Sort::Label => "marks-sorted-label",
        Sort::Grade => "marks-sorted-grade",
    };
    Sort::ALL.into_iter().map(|sort| (locale.text(key(sort)).to_string(), Filter { sort, ..filter.clone() })).collect()
}

fn labels(locale: &Locale, session: &Session, filter: &Filter) -> Vec<Choice> {
    let with = |label: Option<LabelId>| Filter { label, ..filter.clone() };
    let mut choices = vec![(locale.text("marks-any-label").to_string(), with(None))];
    for (depth, label) in session.project.label_tree() {
        let indent = "\u{2003}".repeat(depth.min(8));
        choices.push((format!("{indent}{}", locale.label(label)), with(Some(label.id.clone()))));
    }
    choices
}

fn states(locale: &Locale, filter: &Filter) -> Vec<Choice> {
    let standing = [Standing::Unattributed, Standing::WithoutSource, Standing::InTheVerb, Standing::Named];
    let keys = ["marks-unattributed", "marks-without-source", "marks-in-verb", "marks-named"];
    let mut all: Vec<(String, Option<State>)> = vec![
        ("marks-any-state".to_owned(), None),
        ("marks-unresolved".to_owned(), Some(State::Unresolved)),
        ("marks-unidentified".to_owned(), Some(State::Unidentified)),
        ("marks-in-review".to_owned(), Some(State::InReview)),
    ];
    all.extend(keys.iter().zip(standing).map(|(key, standing)| ((*key).to_owned(), Some(State::Standing(standing)))));
    let status = |status: &ClaimStatus| (format!("status-{}", status.key()), Some(State::Status(*status)));
    all.extend(ClaimStatus::ALL.iter().map(status));
    all.into_iter().map(|(key, state)| (locale.text(&key).to_string(), Filter { state, ..filter.clone() })).collect()
}

fn grades(locale: &Locale, filter: &Filter) -> Vec<Choice> {
    let with = |grade| Filter { grade, ..filter.clone() };
    let mut choices = vec![(locale.text("marks-any-grade").to_string(), with(None))];
    for grade in Credibility::ALL {
        let digit = i64::from(grade.digit());
        let name = locale.text_with("marks-grade-of", &[("grade", digit.into())]);
        choices.push((name, with(Some(Some(*grade)))));
    }
    choices.push((locale.text("marks-ungraded").to_string(), with(Some(None))));
    choices
}

fn authors(locale: &Locale, session: &Session, filter: &Filter, open: bool) -> Vec<Choice> {
    let with = |author: Option<String>| Filter { author, ..filter.clone() };
    let any = (locale.text("marks-any-author").to_string(), with(None));
    let all = session.project.annotations.values().filter(|_| open).map(|a| &a.author);
    let names: BTreeSet<&String> = all.chain(&filter.author).filter(|name| !name.is_empty()).collect();
    std::iter::once(any).chain(names.into_iter().map(|name| (name.clone(), with(Some(name.clone()))))).collect()
}
