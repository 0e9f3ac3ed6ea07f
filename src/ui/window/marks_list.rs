//! The panel of marks: filtered, ordered, gone to by a click or the arrows.

use super::Frame;
use super::proposal_rows;
use super::source_picker::{Ask, Picked, SourcePicker, source_picker_ui};
use crate::annotation::{
    Annotation, AnnotationId, Chosen, ClaimStatus, Credibility, Filter, LabelId, Project, Sort, SourceId, Standing,
    State,
};
use crate::article::ArticleId;
use crate::command::{Command, Mark, Select};
use crate::locale::Locale;
use crate::session::Session;
use crate::text::controls;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row, row_with_end, top_down};
use crate::ui::marks::{Ghost, MarkIndex};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Field, FieldState, Label, MenuItem, beside_bar_ui, button_ui, field_ui, grade_ui, label_ui, list_row_of_ui,
    listed, menu_of_ui, placed, scroll_ui, swatch_ui, walked,
};
use egui::{Rect, Ui, UiBuilder, pos2, vec2};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the panel of marks keeps from frame to frame.
#[derive(Default)]
pub(super) struct MarksList {
    text: Option<FieldState>,
    found: Found,
    /// The mark whose row gets the focus.
    focus: Option<AnnotationId>,
    sources: SourcePicker,
    /// The chosen mark when it was last brought into view in the list.
    shown: Option<AnnotationId>,
}

/// What was found, and for which question.
#[derive(Default)]
struct Found {
    of: Option<(u64, Filter, Option<ArticleId>)>,
    chosen: Chosen,
    /// Where each row begins and the last one ends, in points, for rows this wide.
    tops: Vec<f32>,
    width: f32,
}

/// The height of a row whose quotation takes one line, and what a second one adds.
const ROW: f32 = 62.0;
const LINE: f32 = 23.0;
/// How many rows are measured; of more the heights are told from the lengths of the texts.
const MEASURED: usize = 250;
/// Quotations of no more characters than one for so many points of width take one line for sure.
const CHARACTER: f32 = 8.0;

impl Found {
    /// Looks again, if the project or what is asked for is another.
    fn follow(&mut self, session: &Session) {
        let of = Some((session.revision, session.filter.clone(), session.article.clone()));
        if self.of != of {
            self.of = of;
            self.chosen.follow(&session.filter, &session.project, session.article.as_ref());
            self.tops.clear();
        }
    }

    /// The marks to show, in order.
    fn marks(&self) -> &[Arc<Annotation>] {
        &self.chosen.marks
    }

    /// Finds the places of rows that are `width` wide.
    fn place(&mut self, kit: &mut Kit, project: &Project, width: f32) {
        if self.tops.len() == self.marks().len() + 1 && self.width == width {
            return;
        }
        let room = (width - 2.0 * size::ROW_PADDING).max(1.0);
        let measured = self.marks().len() <= MEASURED;
        self.width = width;
        self.tops.clear();
        self.tops.reserve(self.marks().len() + 1);
        let mut top = 0.0;
        for annotation in &self.chosen.marks {
            self.tops.push(top);
            let is_long = if measured {
                let options =
                    TextOptions { direction: project.direction_of(annotation), ..TextOptions::one_line(room) };
                kit.text.layout(&annotation.quote(), Role::Note, options).is_shortened()
            } else {
                let length: u32 = annotation.marks.iter().map(|mark| mark.range.len() + 3).sum();
                length > (room / CHARACTER) as u32 + 3
            };
            top += if is_long { ROW + LINE } else { ROW };
        }
        self.tops.push(top);
    }

    /// The row at this height, or the nearest one.
    fn row_at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1).min(self.marks().len().saturating_sub(1))
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

pub(super) fn marks_list_ui(ui: &mut Ui, frame: &mut Frame<'_>, list: &mut MarksList, index: &MarkIndex) {
    list.found.follow(frame.session);
    let submitted = text_ui(ui, frame, list);
    ui.add_space(size::GAP_SMALL);
    let mut found = std::mem::take(&mut list.found);
    filters_ui(ui, frame, &mut list.sources);
    count_ui(ui, frame, &found);
    if submitted && let Some(first) = found.marks().first() {
        list.focus = Some(first.id.clone());
        frame.emit(Command::Select(Select::ShowMark(first.id.clone())));
    }
    let ghosts = proposal_rows::listed(frame.session, index);
    if found.marks().is_empty() && ghosts.is_empty() {
        let key = if found.chosen.all == 0 { "marks-none" } else { "marks-none-found" };
        let color = frame.kit.theme.text_muted;
        let text = frame.locale.text(key);
        let room = ui.available_rect_before_wrap().shrink2(vec2(size::ROW_PADDING, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(room).layout(top_down(frame.kit)), |ui| {
            label_ui(ui, frame.kit, Label::new(&text).color(color))
        });
    } else {
        rows_ui(ui, frame, list, index, (&mut found, ghosts));
    }
    list.found = found;
}

/// The field for words. Answers whether Enter was pressed in it.
fn text_ui(ui: &mut Ui, frame: &mut Frame<'_>, list: &mut MarksList) -> bool {
    let filter = &frame.session.filter;
    let state = list.text.get_or_insert_with(|| FieldState::new(&filter.text));
    let hint = frame.locale.text("marks-search");
    let response = field_ui(ui, frame.kit, state, Field::new(&hint).placeholder(&hint).icon(Icon::Search));
    if response.changed() {
        let filter = Filter { text: state.text().to_owned(), ..filter.clone() };
        frame.emit(Command::Mark(Mark::Filter(filter)));
    } else if state.text() != filter.text {
        state.set_text(&filter.text);
    }
    let submitted = state.submitted();
    submitted && response.has_focus() | response.lost_focus()
}

/// A value a menu offers: its words, and the filter it makes.
type Choice = (String, Filter);

/// What a menu offers: while it is open all of it, else what was chosen from it is enough.
type Choices = fn(&Locale, &Session, &Filter, bool) -> Vec<Choice>;

/// The menus, two side by side.
fn filters_ui(ui: &mut Ui, frame: &mut Frame<'_>, picker: &mut SourcePicker) {
    ui.spacing_mut().item_spacing = vec2(size::GAP_SMALL, size::GAP_SMALL);
    let filter = frame.session.filter.clone();
    let menus: [(&str, Option<Choices>); 7] = [
        ("marks-scope", Some(|locale, _, filter, _| scopes(locale, filter))),
        ("marks-sort", Some(|locale, _, filter, _| sorts(locale, filter))),
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
    // The whole of a choice that the button is too narrow for.
    let tooltip = if on { text } else { &*title };
    let button = Button::new(text).width(width).at_start().opens().selected(on).tooltip(tooltip);
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

fn sorts(locale: &Locale, filter: &Filter) -> Vec<Choice> {
    let key = |sort: Sort| match sort {
        Sort::Place => "marks-by-place",
        Sort::Time => "marks-by-time",
        Sort::Label => "marks-by-label",
        Sort::Grade => "marks-by-grade",
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

/// How many, of how many where not all are listed, and the way back to all.
fn count_ui(ui: &mut Ui, frame: &mut Frame<'_>, found: &Found) {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let text = if found.marks().len() == found.chosen.all {
        frame.locale.text_with("status-marks", &[("count", count(found.chosen.all).into())])
    } else {
        let args = [("found", count(found.marks().len()).into()), ("all", count(found.chosen.all).into())];
        frame.locale.text_with("marks-count", &args)
    };
    let clear = frame.locale.text("marks-clear");
    let filtered = !frame.session.filter.is_empty();
    let color = frame.kit.theme.text_muted;
    let mut cleared = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            // At the edge of the rows' words.
            ui.add_space(size::ROW_PADDING);
            label_ui(ui, kit, Label::new(&text).role(Role::Small).color(color));
        },
        |ui, kit| cleared = filtered && button_ui(ui, kit, Button::new(&clear).quiet()).clicked(),
    );
    if cleared {
        frame.emit(Command::Mark(Mark::Filter(frame.session.filter.cleared())));
    }
}

/// The rows that are in view; the others are only room.
fn rows_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    list: &mut MarksList,
    index: &MarkIndex,
    (found, ghosts): (&mut Found, &[Ghost]),
) {
    let (locale, session) = (frame.locale, frame.session);
    let chosen = session.chosen.clone();
    let mut emitted = Vec::new();
    let rows = |ui: &mut Ui, kit: &mut Kit| {
        found.place(kit, &session.project, ui.available_width());
        let found = &*found;
        let height = found.tops.last().copied().unwrap_or_default();
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        listed(ui, egui::Role::List, &locale.text("marks"), ghosts.len() + found.marks().len());
        let whole = proposal_rows::rows_ui(ui, &mut inner, ghosts, ROW, height);
        let place = |at: usize| {
            let top = |at: usize| whole.top() + found.tops.get(at).copied().unwrap_or(height);
            Rect::from_min_max(pos2(whole.left(), top(at)), pos2(whole.right(), top(at + 1) - 2.0))
        };
        // A mark that was chosen elsewhere is brought into view here, once.
        if list.shown != chosen {
            list.shown.clone_from(&chosen);
            if let Some(at) = chosen.as_ref().and_then(|id| found.marks().iter().position(|a| a.id == *id)) {
                ui.scroll_to_rect(place(at), None);
            }
        }
        let view = ui.clip_rect();
        let (first, last) = (found.row_at(view.top() - whole.top()), found.row_at(view.bottom() - whole.top()));
        for (at, annotation) in found.marks().iter().enumerate().take(last + 1).skip(first) {
            // The same wherever it stands among those in view, so that it keeps the focus.
            let id = ui.scope_id().with(&annotation.id);
            let builder = UiBuilder::new().max_rect(place(at)).scope_id(id).layout(top_down(inner.kit));
            let mut child = ui.new_child(builder);
            let is_chosen = chosen.as_ref() == Some(&annotation.id);
            let response = mark_row_ui(&mut child, &mut inner, index, annotation, is_chosen);
            placed(&response, ghosts.len() + at);
            if list.focus.as_ref() == Some(&annotation.id) {
                list.focus = None;
                response.request_focus();
            }
            if response.clicked() {
                response.request_focus();
                list.shown = Some(annotation.id.clone());
                inner.emit(Command::Select(Select::ShowMark(annotation.id.clone())));
            }
            let to = walked(ui, inner.kit, &response, at, found.marks().len());
            if let Some(annotation) = to.and_then(|to| found.marks().get(to)) {
                list.focus = Some(annotation.id.clone());
                inner.emit(Command::Select(Select::ShowMark(annotation.id.clone())));
            }
        }
    };
    scroll_ui(ui, frame.kit, "marks", |ui, kit| beside_bar_ui(ui, kit, rows));
    frame.commands.extend(emitted);
}

/// One mark: its words, what is said of it, its grade.
fn mark_row_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    index: &MarkIndex,
    annotation: &Annotation,
    chosen: bool,
) -> egui::Response {
    let session = frame.session;
    let (quote, direction) = (annotation.quote(), session.project.direction_of(annotation));
    let (quote, direction) = match controls::is_seen(&quote) {
        true => (quote, direction),
        false => (frame.locale.text("marks-unseen").to_string(), None),
    };
    // The other language's would say to this reader what the quotation says.
    let gloss = frame.locale.own(&annotation.remarks.gloss);
    let label = session.project.label(&annotation.label);
    let name_of_label = label.map(|l| frame.locale.label(l)).unwrap_or_default();
    let entry = annotation.refers_to.as_ref().and_then(|id| session.project.sources.get(id));
    let said = index.attributions(&annotation.id).iter().filter(|tie| tie.claim() == Some(&annotation.id));
    let said_by =
        said.filter_map(|tie| tie.source.as_ref()).map(|source| frame.locale.party(&session.project, source)).next();
    let below = if gloss.is_empty() {
        // Where nothing else is known, what it is marked as.
        entry.map(|source| frame.locale.source(source)).or(said_by).unwrap_or_else(|| name_of_label.clone())
    } else {
        gloss.to_owned()
    };
    let grade = annotation.assessment.credibility.map(|grade| grade.digit().to_string());
    let muted = frame.kit.theme.text_muted;
    let grade_name = frame.locale.text("marks-grade");
    let height = ui.max_rect().height();
    let lines = if height > ROW { 2 } else { 1 };
    list_row_of_ui(ui, frame.kit, &quote, chosen, height, |ui, kit| {
        let height = ui.available_height() - size::GRADE_HEIGHT - size::GAP_SMALL;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), top_down(kit), |ui| {
            ui.set_min_height(height);
            label_ui(ui, kit, Label::new(&quote).role(Role::Note).max_lines(lines).quoted(direction));
        });
        row_with_end(
            ui,
            kit,
            |ui, kit| {
                if let Some(label) = label {
                    let shades = kit.theme.label(label.color, label.role);
                    swatch_ui(ui, kit, &shades, label.line, &name_of_label);
                    ui.add_space(size::GAP_SMALL);
                }
                label_ui(ui, kit, Label::new(&below).role(Role::Small).color(muted).max_lines(1));
            },
            |ui, kit| {
                if let Some(grade) = &grade {
                    grade_ui(ui, kit, grade, &grade_name);
                }
            },
        );
    })
}
