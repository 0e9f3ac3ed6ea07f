//! What the pointer does in the article.

use super::{ArticleView, Geometry, ink, readings};
use crate::annotation::AnnotationId;
use crate::command::{Command, Edge, Mark, Select, Tie};
use crate::session::{Cursor, Selection, Session};
use crate::text::{Cp, CpRange, words};
use crate::ui::marks::DrawnMark;
use crate::ui::page::Page;
use egui::{CursorIcon, OutputCommand, Pos2, Response, Ui};

/// How far from a handle's centre it can still be taken, in points.
const GRAB: f32 = 8.0;
/// How fast the view follows a selection dragged beyond its edge, in view heights a second for each point beyond.
const AUTOSCROLL: f32 = 0.02;

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Gesture {
    #[default]
    None,
    /// Selecting, in steps of this size, from what was first pressed.
    Selecting { step: Step, from: CpRange, anchor: Cursor, moved: bool },
    /// Dragging an end of one of the chosen annotation's ranges.
    Edge { range: usize, edge: Edge },
}

/// In what steps a selection grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Letter,
    Word,
    Block,
}

/// Reads the pointer and emits what it means.
pub(super) fn pointer(
    ui: &Ui,
    response: &Response,
    geometry: &Geometry,
    session: &Session,
    view: &mut ArticleView,
    commands: &mut Vec<Command>,
) {
    if let Some(review) = super::reviewed(session) {
        return readings::pointer(ui, response, geometry, review, view, commands);
    }
    let Some(at) = response.interact_pointer_pos().or(response.hover_pos()) else {
        view.hovered = None;
        end(ui, session, view, geometry, None, commands);
        return;
    };
    hover(ui, response, geometry, session, view, at);
    let (pressed, down, shift) =
        ui.input(|i| (i.pointer.primary_pressed(), i.pointer.primary_down(), i.modifiers.shift));
    // Cards and the scroll bar lie over the page: what is pressed there is theirs. A tap may be pressed and
    // released within one frame.
    let mine = response.is_pointer_button_down_on() || response.clicked();
    if pressed && mine {
        response.request_focus();
        view.goal = None;
        // The pointer may have moved on since within this frame.
        let at = ui.input(|i| i.pointer.press_origin()).unwrap_or(at);
        press(ui, response, geometry, session, view, at, shift, commands);
    } else if down {
        drag(ui, geometry, view, at, commands);
    } else {
        end(ui, session, view, geometry, Some(at), commands);
    }
}

fn hover(ui: &Ui, response: &Response, geometry: &Geometry, session: &Session, view: &mut ArticleView, at: Pos2) {
    if !response.hovered() {
        view.hovered = None;
        return;
    }
    view.hovered = mark_at(geometry, session, view, at);
    let cursor = if handle_at(geometry, session, view, at).is_some() {
        CursorIcon::ResizeHorizontal
    } else if view.hovered.is_some() && view.gesture == Gesture::None {
        CursorIcon::PointingHand
    } else {
        return;
    };
    ui.ctx().set_cursor_icon(cursor);
}

/// The innermost annotation under a point; while a source is picked, the innermost that can be one.
fn mark_at(geometry: &Geometry, session: &Session, view: &mut ArticleView, at: Pos2) -> Option<AnnotationId> {
    let fits = |mark: &DrawnMark| {
        session.picking.as_ref().is_none_or(|picking| picking.fits(&session.project, &mark.annotation))
    };
    innermost_at(geometry, view, at, fits)
}

/// The innermost annotation under a point that `fits`.
fn innermost_at(
    geometry: &Geometry,
    view: &mut ArticleView,
    at: Pos2,
    fits: impl Fn(&DrawnMark) -> bool,
) -> Option<AnnotationId> {
    let page = view.page.as_mut()?;
    let (x, y) = geometry.on_page(at);
    let (block, cp) = page.character_at(x, y)?;
    let mark = view.marks.innermost(block, cp, fits)?;
    Some(mark.annotation.id.clone())
}

/// The handle of the chosen annotation under a point.
fn handle_at(geometry: &Geometry, session: &Session, view: &mut ArticleView, at: Pos2) -> Option<(usize, Edge)> {
    if session.selection.is_some_and(|s| !s.is_empty()) {
        return None;
    }
    let page = view.page.as_mut()?;
    let annotation = session.chosen().filter(|a| a.article == page.article().id)?;
    for (number, mark) in annotation.marks.iter().enumerate() {
        let places = ink::handle_places(geometry, page, mark.range);
        for (place, edge) in places.into_iter().zip([Edge::Start, Edge::End]) {
            if place.is_some_and(|p| p.distance(at) <= GRAB) {
                return Some((number, edge));
            }
        }
    }
    None
}

fn hit(geometry: &Geometry, page: &mut Page, at: Pos2) -> Cursor {
    let (x, y) = geometry.on_page(at);
    page.hit(x, y)
}

#[expect(clippy::too_many_arguments, reason = "a press needs all that a frame knows")]
fn press(
    ui: &Ui,
    response: &Response,
    geometry: &Geometry,
    session: &Session,
    view: &mut ArticleView,
    at: Pos2,
    shift: bool,
    commands: &mut Vec<Command>,
) {
    let (double, triple) = clicks(ui, response);
    // The first click may have chosen a short mark, whose handles then lie under the second.
    let handle = if double || triple { None } else { handle_at(geometry, session, view, at) };
    if let Some((range, edge)) = handle {
        view.gesture = Gesture::Edge { range, edge };
        return;
    }
    let Some(page) = &mut view.page else { return };
    let cursor = hit(geometry, page, at);
    if shift {
        let anchor = session.selection.map_or(cursor, |s| s.anchor);
        let from = CpRange { start: anchor.at, end: anchor.at };
        view.gesture = Gesture::Selecting { step: Step::Letter, from, anchor, moved: true };
        commands.push(Command::Select(Select::Place { at: cursor, extend: true }));
        return;
    }
    let step = if triple {
        Step::Block
    } else if double {
        Step::Word
    } else {
        Step::Letter
    };
    let from = unit(page, cursor.at, step, at, geometry);
    view.gesture = Gesture::Selecting { step, from, anchor: cursor, moved: step != Step::Letter };
    commands.push(Command::Select(match step {
        Step::Letter => Select::Place { at: cursor, extend: false },
        _ => Select::Set(Some(Selection::of(from))),
    }));
    if step != Step::Letter && session.picking.is_none() && session.chosen.is_some() {
        // One click chooses a mark, two mean the word: what is done next is done with that.
        commands.push(Command::Mark(Mark::Choose(None)));
    }
}

/// Whether this press is the second or third in a row. egui counts clicks on release; a selection starts on press.
fn clicks(ui: &Ui, response: &Response) -> (bool, bool) {
    let id = response.id.with("presses");
    let (now, at) = ui.input(|i| (i.time, i.pointer.press_origin().unwrap_or_default()));
    let (then, place, count) = ui.data(|d| d.get_temp::<(f64, Pos2, u32)>(id)).unwrap_or((f64::NEG_INFINITY, at, 0));
    let again = now - then < 0.4 && place.distance(at) < 6.0;
    let count = if again { count % 3 + 1 } else { 1 };
    ui.data_mut(|d| d.insert_temp(id, (now, at, count)));
    (count == 2, count == 3)
}

/// The letter's place, the word or the block at a position.
fn unit(page: &mut Page, at: Cp, step: Step, pointer: Pos2, geometry: &Geometry) -> CpRange {
    let (x, y) = geometry.on_page(pointer);
    let at = page.character_at(x, y).map_or(at, |(_, cp)| cp);
    let article = page.article();
    let Some(block) = article.blocks().get(article.block_at(at)) else { return CpRange { start: at, end: at } };
    match step {
        Step::Letter => CpRange { start: at, end: at },
        Step::Block => block.range,
        Step::Word => {
            let from = block.range.start.0;
            let word = words::word_at(article.block_text(block), at.minus(from));
            CpRange { start: word.start.plus(from), end: word.end.plus(from) }
        }
    }
}

fn drag(ui: &Ui, geometry: &Geometry, view: &mut ArticleView, at: Pos2, commands: &mut Vec<Command>) {
    if view.gesture == Gesture::None {
        return;
    }
    autoscroll(ui, geometry, view, at);
    let Some(page) = &mut view.page else { return };
    let inside = Pos2::new(at.x, at.y.clamp(geometry.area.top() + 1.0, geometry.area.bottom() - 1.0));
    let cursor = hit(geometry, page, inside);
    match &mut view.gesture {
        Gesture::None => {}
        Gesture::Edge { range, edge } => {
            let drag = Mark::DragEdge { range: *range, edge: *edge, to: cursor, done: false };
            commands.push(Command::Mark(drag));
        }
        Gesture::Selecting { step: Step::Letter, anchor, moved, .. } => {
            if cursor.at != anchor.at || *moved {
                *moved = true;
                commands.push(Command::Select(Select::Set(Some(Selection { anchor: *anchor, head: cursor }))));
            }
        }
        Gesture::Selecting { step, from, .. } => {
            let (step, from) = (*step, *from);
            let to = unit(page, cursor.at, step, inside, geometry);
            let selection = if to.start < from.start {
                Selection { anchor: Selection::of(from).head, head: Cursor::new(to.start) }
            } else {
                Selection::of(CpRange { start: from.start, end: from.end.max(to.end) })
            };
            commands.push(Command::Select(Select::Set(Some(selection))));
        }
    }
}

fn autoscroll(ui: &Ui, geometry: &Geometry, view: &mut ArticleView, at: Pos2) {
    let beyond = (at.y - geometry.area.bottom()).max(0.0) - (geometry.area.top() - at.y).max(0.0);
    if beyond != 0.0 {
        let seconds = ui.input(|i| i.stable_dt.min(0.1));
        view.scroll.by(f64::from(beyond * AUTOSCROLL * seconds) * view.window);
        ui.ctx().request_repaint();
    }
}

fn end(
    ui: &Ui,
    session: &Session,
    view: &mut ArticleView,
    geometry: &Geometry,
    at: Option<Pos2>,
    commands: &mut Vec<Command>,
) {
    match std::mem::take(&mut view.gesture) {
        Gesture::None => {}
        Gesture::Edge { range, edge } => {
            let (Some(page), Some(at)) = (&mut view.page, at) else { return };
            let to = hit(geometry, page, at);
            commands.push(Command::Mark(Mark::DragEdge { range, edge, to, done: true }));
        }
        Gesture::Selecting { moved: true, .. } => {
            // What was selected is there for who pastes by the middle button.
            if let (Some(article), Some(range)) = (session.article(), session.selected()) {
                ui.ctx().send_cmd(OutputCommand::TextSelectionSettled(article.slice(range).to_owned()));
            }
        }
        Gesture::Selecting { moved: false, .. } => {
            let mut mark = at.and_then(|at| mark_at(geometry, session, view, at));
            if session.picking.is_some() {
                // What cannot be picked is told why.
                mark = mark.or_else(|| innermost_at(geometry, view, at?, |_| true));
            }
            match (mark, session.picking.is_some()) {
                (Some(id), true) => commands.push(Command::Tie(Tie::Pick(id))),
                // A click beside everything leaves the claim chosen and goes on asking for its source.
                (None, true) => {}
                (mark, false) => commands.push(Command::Mark(Mark::Choose(mark))),
            }
        }
    }
}
