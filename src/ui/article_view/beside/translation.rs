//! The translation of the blocks in view, each a field in its place.

use super::super::{ArticleView, Geometry};
use crate::annotation::{Place, PlaceRemarks, Tongue, paragraphs_of, translatable};
use crate::article::Article;
use crate::command::{About, Command, Note, Written};
use crate::session::Session;
use crate::text::Direction;
use crate::text::hash::HashMap;
use crate::ui::frame::Frame;
use crate::ui::kit::Kit;
use crate::ui::page::{Page, PageStyle, Visible};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Field, FieldState, field_height, field_inset, field_ui};
use egui::{Event, Key, Rect, Response, Ui, UiBuilder, vec2};
use std::sync::Arc;

/// The space between two translations, in ems: as between two paragraphs.
const GAP: f32 = 0.6;
/// A field in place never scrolls by itself.
const LINES: usize = 1_000_000;
/// The size in points at which the article's role is set.
const USUAL: f32 = 19.0;
/// How many fields are kept beside those in view.
const KEPT: usize = 64;

/// The translation as it is on the screen.
#[derive(Default)]
pub(in crate::ui::article_view) struct Translation {
    /// What the rows were estimated from.
    of: Option<(Arc<Article>, PageStyle, f32)>,
    /// What is written about blocks, as it was when last looked at.
    known: HashMap<usize, Arc<PlaceRemarks>>,
    revision: Option<u64>,
    states: HashMap<usize, FieldState>,
    /// The block whose field had the focus in the last frame.
    focused: Option<usize>,
}

impl Translation {
    /// The block whose field has the focus.
    pub(super) fn focused(&self) -> Option<usize> {
        self.focused
    }

    /// Takes over what the project says; estimates the rows that are others now.
    pub(super) fn follow(&mut self, session: &Session, page: &mut Page, at: &Geometry) {
        let same = self.of.as_ref().is_some_and(|(article, style, column)| {
            Arc::ptr_eq(article, page.article()) && style == page.style() && *column == at.column
        });
        if same && self.revision == Some(session.revision) {
            return;
        }
        let article = page.article().clone();
        if !same {
            let other = self.of.as_ref().is_none_or(|(known, ..)| known.id != article.id);
            if other {
                *self = Translation::default();
            }
            self.known.clear();
            let empty = row(session, 1.0, at.scale);
            page.set_beside(vec![empty; article.blocks().len()]);
            self.of = Some((article.clone(), page.style().clone(), at.column));
        }
        self.revision = Some(session.revision);
        let all = Place::Block(article.id.clone(), 0)..=Place::Block(article.id.clone(), u32::MAX);
        let said = session.project.remarks.range(all).filter_map(|(place, said)| match place {
            Place::Block(_, number) => Some((*number as usize, said.clone())),
            _ => None,
        });
        let now: HashMap<usize, Arc<PlaceRemarks>> = said.collect();
        let into = Tongue::of(&article);
        let gone = self.known.keys().filter(|block| !now.contains_key(block)).map(|block| (*block, ""));
        let is_other = |block: &usize, said: &Arc<PlaceRemarks>| {
            self.known.get(block).is_none_or(|known| !Arc::ptr_eq(known, said))
        };
        let others = now.iter().filter(|(block, said)| is_other(block, said));
        let others = others.map(|(block, said)| (*block, into.of_both(&said.remarks.gloss)));
        for (block, text) in gone.chain(others) {
            page.set_beside_at(block, estimate(session, text, at));
        }
        self.known = now;
    }

    /// How high the translation of block `block`, laid out before, is on the screen.
    #[cfg(test)]
    pub(super) fn height(&mut self, kit: &mut Kit, session: &Session, block: usize, at: &Geometry) -> f32 {
        let field = field(session, Tongue::English, "", "");
        let inset = field_inset(&field);
        let Some(state) = self.states.get_mut(&block) else { return 0.0 };
        field_height(kit, state, &field, at.column + 2.0 * inset.x) - 2.0 * inset.y
    }

    /// Lays out the translation of block `block`.
    pub(super) fn measure(
        &mut self,
        kit: &mut Kit,
        session: &Session,
        page: &mut Page,
        block: usize,
        at: &Geometry,
    ) -> bool {
        let article = page.article().clone();
        let into = Tongue::of(&article);
        let text = session.project.translation(&article, block, into);
        let state = self.states.entry(block).or_insert_with(|| FieldState::new(text));
        if state.text() != text {
            // Undo, or another part of the window, changed it.
            *state = FieldState::new(text);
        }
        let field = field(session, into, "", "");
        let inset = field_inset(&field);
        let high = field_height(kit, state, &field, at.column + 2.0 * inset.x) - 2.0 * inset.y;
        page.set_beside_at(block, (high + GAP * session.settings.size) * at.scale)
    }

    /// Forgets the fields far from view, but the one that is written in.
    pub(super) fn trim(&mut self, visible: &Visible) {
        if self.states.len() > visible.blocks.len() + KEPT {
            let focused = self.focused;
            self.states.retain(|block, _| visible.blocks.contains(block) || focused == Some(*block));
        }
    }

    /// Shows the fields beside the blocks in view and emits what is written.
    pub(super) fn column_ui(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        view: &mut ArticleView,
        at: &Geometry,
        visible: &Visible,
    ) {
        let Frame { kit, locale, session, commands } = frame;
        let Some(page) = &mut view.page else { return };
        let article = page.article().clone();
        let into = Tongue::of(&article);
        let hint = locale.text("beside-write");
        let (wished, focused) = (view.translating, self.focused.take());
        let mut next = None;
        let mut column = ui.new_child(UiBuilder::new().max_rect(at.area).id_salt("translation"));
        column.set_clip_rect(at.area.intersect(ui.clip_rect()));
        for block in visible.blocks.clone() {
            let words = article.blocks().get(block).map(|b| article.block_text(b)).unwrap_or_default();
            let (false, Some(state)) = (words.trim().is_empty(), self.states.get_mut(&block)) else { continue };
            if focused == Some(block) && state.text().is_empty() && session.read_only.is_none() {
                take_paste(&column, block, commands);
            }
            let args = [("block", (block as i64 + 1).into())];
            let name = locale.text_with("beside-field", &args);
            let field = field(session, into, &name, &hint).focus(wished == Some(block));
            let inset = field_inset(&field);
            let top = at.y(page.top(block)) - inset.y;
            let room = vec2(at.column + 2.0 * inset.x, 0.0);
            let rect = Rect::from_min_size(egui::pos2(at.left - inset.x, top), room);
            // The same wherever its block stands among those in view, so that it keeps the focus.
            let id = column.scope_id().with(("block", block));
            let mut place = column.new_child(UiBuilder::new().max_rect(rect).scope_id(id));
            let response = field_ui(&mut place, kit, state, field);
            if response.has_focus() {
                self.focused = Some(block);
                next = next.or(step(ui, state, &response).map(|forward| (block, forward)));
            }
            if response.changed() {
                let about = About::Place(Place::Block(article.id.clone(), block as u32));
                let what = match into {
                    Tongue::Arabic => Written::GlossArabic,
                    Tongue::English => Written::GlossEnglish,
                };
                commands.push(Command::Note(Note::Write { about, what, text: state.text().to_owned() }));
                ui.ctx().request_repaint();
            }
        }
        if wished.is_some_and(|block| visible.blocks.contains(&block)) {
            view.translating = None;
        }
        if let Some((block, forward)) = next {
            go_on(ui, view, &article, block, forward);
        }
    }
}

/// The field of a translation.
fn field<'a>(session: &Session, into: Tongue, name: &'a str, hint: &'a str) -> Field<'a> {
    let natural = match into {
        Tongue::Arabic => Direction::Rtl,
        Tongue::English => Direction::Ltr,
    };
    let zoom = session.settings.size / USUAL;
    let field = Field::new(name).placeholder(hint).multiline(1, LINES).natural(natural).in_place(Role::Article, zoom);
    field.keeps_tab().only_read(session.read_only.is_some())
}

/// The height of a row of so many lines with the space below it, in px.
fn row(session: &Session, lines: f32, scale: f32) -> f32 {
    let em = session.settings.size;
    let line = Role::Article.line_height(Direction::Ltr) / USUAL * em;
    (lines * line + GAP * em) * scale
}

/// About how high the row of a translation is, in px.
fn estimate(session: &Session, text: &str, at: &Geometry) -> f32 {
    let width = (at.column / (session.settings.size * size::CHARACTER)).max(1.0);
    let lines = text.split('\n').map(|line| (line.len().min(line.chars().count()) as f32 / width).ceil().max(1.0));
    row(session, lines.sum(), at.scale)
}

/// Takes what is pasted out of the frame's input where it is several paragraphs, and asks what to do with them.
fn take_paste(ui: &Ui, block: usize, commands: &mut Vec<Command>) {
    let mut pasted = None;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Paste(text) if pasted.is_none() && paragraphs_of(text).len() > 1 => {
                pasted = Some(text.clone());
                false
            }
            _ => true,
        });
    });
    if let Some(pasted) = pasted {
        commands.push(Command::Note(Note::AskFill { block, pasted }));
    }
}

/// Whether the keys lead to the next translation, or to the one before.
fn step(ui: &Ui, state: &FieldState, response: &Response) -> Option<bool> {
    // Whoever came here by Tab in this frame stays.
    if response.gained_focus() {
        return None;
    }
    let tab = ui.input(|i| i.key_pressed(Key::Tab).then_some(!i.modifiers.shift));
    tab.or(state.submitted().then_some(true))
}

/// Goes to the next block that can be translated, or the one before; from the last one out of the column.
fn go_on(ui: &Ui, view: &mut ArticleView, article: &Article, block: usize, forward: bool) {
    let mut numbers = translatable(article).map(|(number, _)| number);
    let to = match forward {
        true => numbers.find(|number| *number > block),
        false => numbers.take_while(|number| *number < block).last(),
    };
    match to {
        Some(to) => view.translate(to),
        None => ui.memory_mut(|memory| match forward {
            true => memory.move_focus(egui::FocusDirection::Next),
            false => memory.move_focus(egui::FocusDirection::Previous),
        }),
    }
    ui.ctx().request_repaint();
}
