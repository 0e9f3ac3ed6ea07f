//! The panel of marks: filtered, ordered, gone to by a click or the arrows.

use super::Frame;
use super::marks_filter::filters_ui;
use super::proposal_rows;
use super::source_picker::SourcePicker;
use crate::annotation::{Annotation, AnnotationId, Chosen, Filter, Project};
use crate::article::ArticleId;
use crate::command::{Command, Mark, Select};
use crate::session::Session;
use crate::text::controls;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row_with_end, top_down};
use crate::ui::marks::{Ghost, MarkIndex};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Field, FieldState, Label, beside_bar_ui, bring_into_view, button_ui, field_ui, grade_ui, label_ui,
    list_row_of_ui, listed, placed, scroll_ui, swatch_ui, walked,
};
use egui::{Rect, Ui, UiBuilder, pos2, vec2};
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
    /// How high the filters and the count are, in points, and whether they scroll with the rows.
    head: f32,
    low: bool,
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
/// How many rows have room below the filters at least; where fewer have, the filters scroll with them.
const FEWEST: f32 = 4.0;
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

pub(super) fn marks_list_ui(ui: &mut Ui, frame: &mut Frame<'_>, list: &mut MarksList, index: &MarkIndex) {
    list.found.follow(frame.session);
    let submitted = text_ui(ui, frame, list);
    ui.add_space(size::GAP_SMALL);
    let low = ui.available_height() - list.head < FEWEST * ROW;
    if std::mem::replace(&mut list.low, low) != low {
        // The rows stand elsewhere now.
        list.shown = None;
    }
    let mut found = std::mem::take(&mut list.found);
    if submitted && let Some(first) = found.marks().first() {
        list.focus = Some(first.id.clone());
        frame.emit(Command::Select(Select::ShowMark(first.id.clone())));
    }
    let ghosts = proposal_rows::listed(frame.session, index);
    let nothing = found.marks().is_empty() && ghosts.is_empty();
    if !low {
        head_ui(ui, frame, list, &found);
    }
    if nothing && !low {
        nothing_ui(ui, frame, &found);
    } else {
        let (locale, session) = (frame.locale, frame.session);
        let mut emitted = Vec::new();
        let contents = |ui: &mut Ui, kit: &mut Kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            if low {
                head_ui(ui, &mut inner, list, &found);
            }
            match nothing {
                true => nothing_ui(ui, &mut inner, &found),
                // In a place of its own, so that those who hear the list hear no filters in it.
                false => {
                    ui.scope(|ui| rows_ui(ui, &mut inner, list, index, (&mut found, ghosts)));
                }
            }
        };
        scroll_ui(ui, frame.kit, "marks", |ui, kit| beside_bar_ui(ui, kit, contents));
        frame.commands.extend(emitted);
    }
    list.found = found;
}

/// The filters, and how many marks they find.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, list: &mut MarksList, found: &Found) {
    let top = ui.cursor().top();
    filters_ui(ui, frame, &mut list.sources);
    count_ui(ui, frame, found);
    let height = (ui.cursor().top() - top).round();
    if std::mem::replace(&mut list.head, height) != height {
        ui.ctx().request_repaint();
    }
}

/// Says that there is no mark, or none that is asked for.
fn nothing_ui(ui: &mut Ui, frame: &mut Frame<'_>, found: &Found) {
    let key = if found.chosen.all == 0 { "marks-none" } else { "marks-none-found" };
    let color = frame.kit.theme.text_muted;
    let text = frame.locale.text(key);
    let room = ui.available_rect_before_wrap().shrink2(vec2(size::ROW_PADDING, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(top_down(frame.kit)), |ui| {
        label_ui(ui, frame.kit, Label::new(&text).color(color))
    });
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

/// How many, of how many where not all are listed, and the way back to all. That there are none at all is said below.
fn count_ui(ui: &mut Ui, frame: &mut Frame<'_>, found: &Found) {
    let filtered = !frame.session.filter.is_empty();
    if found.chosen.all == 0 && !filtered {
        return;
    }
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let text = if found.marks().len() == found.chosen.all {
        frame.locale.text_with("status-marks", &[("count", count(found.chosen.all).into())])
    } else {
        let args = [("found", count(found.marks().len()).into()), ("all", count(found.chosen.all).into())];
        frame.locale.text_with("marks-count", &args)
    };
    let clear = frame.locale.text("marks-clear");
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
    let session = frame.session;
    let chosen = session.chosen.as_ref();
    listed(ui, egui::Role::List, &frame.locale.text("marks"), ghosts.len() + found.marks().len());
    found.place(frame.kit, &session.project, ui.available_width());
    let found = &*found;
    let height = found.tops.last().copied().unwrap_or_default();
    let whole = proposal_rows::rows_ui(ui, frame, ghosts, ROW, height);
    let place = |at: usize| {
        let top = |at: usize| whole.top() + found.tops.get(at).copied().unwrap_or(height);
        Rect::from_min_max(pos2(whole.left(), top(at)), pos2(whole.right(), top(at + 1) - 2.0))
    };
    // A mark that was chosen elsewhere is brought into view here, once.
    if list.shown.as_ref() != chosen {
        list.shown = chosen.cloned();
        if let Some(at) = chosen.and_then(|id| found.marks().iter().position(|a| a.id == *id)) {
            bring_into_view(ui, place(at));
        }
    }
    let view = ui.clip_rect();
    let (first, last) = (found.row_at(view.top() - whole.top()), found.row_at(view.bottom() - whole.top()));
    for (at, annotation) in found.marks().iter().enumerate().take(last + 1).skip(first) {
        // The same wherever it stands among those in view, so that it keeps the focus.
        let id = ui.scope_id().with(&annotation.id);
        let builder = UiBuilder::new().max_rect(place(at)).scope_id(id).layout(top_down(frame.kit));
        let mut child = ui.new_child(builder);
        let is_chosen = chosen == Some(&annotation.id);
        let response = mark_row_ui(&mut child, frame, index, annotation, is_chosen);
        placed(&response, ghosts.len() + at);
        if list.focus.as_ref() == Some(&annotation.id) {
            list.focus = None;
            response.request_focus();
        }
        if response.clicked() {
            response.request_focus();
            list.shown = Some(annotation.id.clone());
            frame.emit(Command::Select(Select::ShowMark(annotation.id.clone())));
        }
        let to = walked(ui, frame.kit, &response, at, found.marks().len());
        if let Some(annotation) = to.and_then(|to| found.marks().get(to)) {
            list.focus = Some(annotation.id.clone());
            frame.emit(Command::Select(Select::ShowMark(annotation.id.clone())));
        }
    }
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
