//! What the pointer does in the article.

use super::{ArticleView, Geometry, handles, readings};
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
    match super::reviewed(session) {
        Some(review) => readings::pointer(ui, response, geometry, review, view, commands),
        None => Hand { ui, response, geometry, session, view, commands }.read(),
    }
}

/// The pointer over the article, and what it works on.
struct Hand<'a> {
    ui: &'a Ui,
    response: &'a Response,
    geometry: &'a Geometry,
    session: &'a Session,
    view: &'a mut ArticleView,
    commands: &'a mut Vec<Command>,
}

impl Hand<'_> {
    fn read(&mut self) {
        let Some(at) = self.response.interact_pointer_pos().or(self.response.hover_pos()) else {
            self.view.hovered = None;
            return self.end(None);
        };
        self.hover(at);
        let (pressed, down) = self.ui.input(|i| (i.pointer.primary_pressed(), i.pointer.primary_down()));
        // Cards and the scroll bar lie over the page: what is pressed there is theirs. A tap may be pressed and
        // released within one frame.
        let mine = self.response.is_pointer_button_down_on() || self.response.clicked();
        if pressed && mine {
            self.response.request_focus();
            self.view.goal = None;
            // The pointer may have moved on since within this frame.
            let at = self.ui.input(|i| i.pointer.press_origin()).unwrap_or(at);
            self.press(at);
        } else if down {
            self.drag(at);
        } else {
            self.end(Some(at));
        }
    }

    fn hover(&mut self, at: Pos2) {
        if !self.response.hovered() {
            self.view.hovered = None;
            return;
        }
        self.view.hovered = self.mark_at(at);
        let cursor = if self.handle_at(at).is_some() {
            CursorIcon::ResizeHorizontal
        } else if self.view.hovered.is_some() && self.view.gesture == Gesture::None {
            CursorIcon::PointingHand
        } else {
            return;
        };
        self.ui.ctx().set_cursor_icon(cursor);
    }

    /// The innermost annotation under a point; while a source is picked, the innermost that can be one.
    fn mark_at(&mut self, at: Pos2) -> Option<AnnotationId> {
        let session = self.session;
        self.innermost_at(at, |mark| {
            session.picking.as_ref().is_none_or(|picking| picking.fits(&session.project, &mark.annotation))
        })
    }

    /// The innermost annotation under a point that `fits`.
    fn innermost_at(&mut self, at: Pos2, fits: impl Fn(&DrawnMark) -> bool) -> Option<AnnotationId> {
        let page = self.view.page.as_mut()?;
        let (x, y) = self.geometry.on_page(at);
        let (block, cp) = page.character_at(x, y)?;
        let mark = self.view.marks.innermost(block, cp, fits)?;
        Some(mark.annotation.id.clone())
    }

    /// The handle of the chosen annotation under a point.
    fn handle_at(&mut self, at: Pos2) -> Option<(usize, Edge)> {
        if self.session.selection.is_some_and(|s| !s.is_empty()) {
            return None;
        }
        let page = self.view.page.as_mut()?;
        let annotation = self.session.chosen().filter(|a| a.article == page.article().id)?;
        for (number, mark) in annotation.marks.iter().enumerate() {
            let places = handles::places(self.geometry, page, mark.range);
            for (place, edge) in places.into_iter().zip([Edge::Start, Edge::End]) {
                if place.is_some_and(|p| p.distance(at) <= GRAB) {
                    return Some((number, edge));
                }
            }
        }
        None
    }

    fn press(&mut self, at: Pos2) {
        let step = clicked(self.ui, self.response);
        // The first click may have chosen a short mark, whose handles then lie under the second.
        let handle = if step == Step::Letter { self.handle_at(at) } else { None };
        if let Some((range, edge)) = handle {
            self.view.gesture = Gesture::Edge { range, edge };
            return;
        }
        let Some(page) = &mut self.view.page else { return };
        let cursor = hit(self.geometry, page, at);
        if self.ui.input(|i| i.modifiers.shift) {
            let anchor = self.session.selection.map_or(cursor, |s| s.anchor);
            let from = CpRange { start: anchor.at, end: anchor.at };
            self.view.gesture = Gesture::Selecting { step: Step::Letter, from, anchor, moved: true };
            self.commands.push(Command::Select(Select::Place { at: cursor, extend: true }));
            return;
        }
        let from = unit(page, cursor.at, step, at, self.geometry);
        self.view.gesture = Gesture::Selecting { step, from, anchor: cursor, moved: step != Step::Letter };
        self.commands.push(Command::Select(match step {
            Step::Letter => Select::Place { at: cursor, extend: false },
            Step::Word | Step::Block => Select::Set(Some(Selection::of(from))),
        }));
        if step != Step::Letter && self.session.picking.is_none() && self.session.chosen.is_some() {
            // One click chooses a mark, two mean the word: what is done next is done with that.
            self.commands.push(Command::Mark(Mark::Choose(None)));
        }
    }

    fn drag(&mut self, at: Pos2) {
        if self.view.gesture == Gesture::None {
            return;
        }
        self.autoscroll(at);
        let Some(page) = &mut self.view.page else { return };
        let area = self.geometry.area;
        let inside = Pos2::new(at.x, at.y.clamp(area.top() + 1.0, area.bottom() - 1.0));
        let cursor = hit(self.geometry, page, inside);
        match &mut self.view.gesture {
            Gesture::None => {}
            Gesture::Edge { range, edge } => {
                let drag = Mark::DragEdge { range: *range, edge: *edge, to: cursor, done: false };
                self.commands.push(Command::Mark(drag));
            }
            Gesture::Selecting { step: Step::Letter, anchor, moved, .. } => {
                if cursor.at != anchor.at || *moved {
                    *moved = true;
                    self.commands.push(Command::Select(Select::Set(Some(Selection { anchor: *anchor, head: cursor }))));
                }
            }
            Gesture::Selecting { step, from, .. } => {
                let (step, from) = (*step, *from);
                let to = unit(page, cursor.at, step, inside, self.geometry);
                let selection = if to.start < from.start {
                    Selection { anchor: Selection::of(from).head, head: Cursor::new(to.start) }
                } else {
                    Selection::of(CpRange { start: from.start, end: from.end.max(to.end) })
                };
                self.commands.push(Command::Select(Select::Set(Some(selection))));
            }
        }
    }

    fn autoscroll(&mut self, at: Pos2) {
        let area = self.geometry.area;
        let beyond = (at.y - area.bottom()).max(0.0) - (area.top() - at.y).max(0.0);
        if beyond != 0.0 {
            let seconds = self.ui.input(|i| i.stable_dt.min(0.1));
            self.view.scroll.by(f64::from(beyond * AUTOSCROLL * seconds) * self.view.window);
            self.ui.ctx().request_repaint();
        }
    }

    /// The button is up: over the page, where it is known where.
    fn end(&mut self, at: Option<Pos2>) {
        match std::mem::take(&mut self.view.gesture) {
            Gesture::None => {}
            Gesture::Edge { range, edge } => {
                let (Some(page), Some(at)) = (&mut self.view.page, at) else { return };
                let to = hit(self.geometry, page, at);
                self.commands.push(Command::Mark(Mark::DragEdge { range, edge, to, done: true }));
            }
            Gesture::Selecting { moved: true, .. } => {
                // What was selected is there for who pastes by the middle button.
                if let (Some(article), Some(range)) = (self.session.article(), self.session.selected()) {
                    let text = article.slice(range).to_owned();
                    self.ui.ctx().send_cmd(OutputCommand::TextSelectionSettled(text));
                }
            }
            Gesture::Selecting { moved: false, .. } => self.click(at),
        }
    }

    /// A click without a drag chooses the mark under it, or picks it where something is asked for.
    fn click(&mut self, at: Option<Pos2>) {
        let mark = at.and_then(|at| self.mark_at(at));
        if self.session.picking.is_none() {
            self.commands.push(Command::Mark(Mark::Choose(mark)));
            return;
        }
        // What cannot be picked is told why; a click beside everything leaves the claim chosen and goes on asking.
        let mark = mark.or_else(|| self.innermost_at(at?, |_| true));
        self.commands.extend(mark.map(|id| Command::Tie(Tie::Pick(id))));
    }
}

fn hit(geometry: &Geometry, page: &mut Page, at: Pos2) -> Cursor {
    let (x, y) = geometry.on_page(at);
    page.hit(x, y)
}

/// In what steps this press selects: by words if it is the second in a row, by blocks if the third. egui counts clicks on
/// release; a selection starts on press.
fn clicked(ui: &Ui, response: &Response) -> Step {
    let id = response.id.with("presses");
    let (now, at) = ui.input(|i| (i.time, i.pointer.press_origin().unwrap_or_default()));
    let (then, place, count) = ui.data(|d| d.get_temp::<(f64, Pos2, u32)>(id)).unwrap_or((f64::NEG_INFINITY, at, 0));
    let again = now - then < 0.4 && place.distance(at) < 6.0;
    let count = if again { count % 3 + 1 } else { 1 };
    ui.data_mut(|d| d.insert_temp(id, (now, at, count)));
    match count {
        2 => Step::Word,
        3 => Step::Block,
        _ => Step::Letter,
    }
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
