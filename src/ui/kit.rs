//! What every widget needs beside the toolkit: theme, direction, text.

use super::spoken;
use super::text::TextPainter;
use super::theme::{Theme, chrome};
use crate::text::Direction;
use crate::typeset::Fonts;
use egui::{Align, Context, Event, FontData, FontDefinitions, FontFamily, Id, InnerResponse, Key, Layout, Ui};
use std::sync::Arc;

/// Passed to every widget as `&mut Kit` beside the `&mut Ui`.
pub struct Kit {
    /// Set it freely; the toolkit's own style follows at the next frame.
    pub theme: Theme,
    /// The direction of the interface.
    pub direction: Direction,
    pub text: TextPainter,
    /// Whether anything may move.
    pub motion: bool,
    /// Whether the last thing used was the keyboard, so that the focus shows.
    pub focus_visible: bool,
    /// Whether something has the focus that answers the arrows up and down itself, as lists do; said anew in every frame.
    pub keeps_arrows: bool,
    /// Whether what got the focus in this frame was brought into view in its own way.
    pub focus_shown: bool,
    /// Whether a field has the focus, in view or not, so that letters are its own.
    pub typing: bool,
    /// Whether one had it in the frame before, for what is shown before the fields.
    pub typed: bool,
    /// What the toolkit's style was last made from.
    styled: Option<(Theme, bool)>,
    /// The focus while a dialog is shown.
    held: Option<Held>,
}

/// What had the focus before a dialog was opened.
struct Held {
    before: Option<Id>,
    /// What had it last while the dialog was shown.
    inside: Option<Id>,
    /// Whether it is shown in this frame.
    now: bool,
}

impl Kit {
    /// A kit in the light theme, from left to right, with motion; prepares `ctx` for it.
    pub fn new(ctx: &Context) -> Kit {
        Kit::with_fonts(ctx, Fonts::embedded())
    }

    /// The same with fonts that are loaded already.
    pub fn with_fonts(ctx: &Context, fonts: Fonts) -> Kit {
        ctx.set_fonts(toolkit_fonts());
        ctx.add_plugin(spoken::Spoken);
        let kit = Kit {
            theme: Theme::LIGHT,
            direction: Direction::Ltr,
            text: TextPainter::new(ctx, fonts),
            motion: true,
            focus_visible: false,
            keeps_arrows: false,
            focus_shown: false,
            typing: false,
            typed: false,
            styled: None,
            held: None,
        };
        chrome::apply(ctx, &kit.theme, kit.motion);
        kit
    }

    /// To be called once before anything is shown in a frame.
    pub fn begin_frame(&mut self, ctx: &Context) {
        if self.styled != Some((self.theme, self.motion)) {
            chrome::apply(ctx, &self.theme, self.motion);
            self.styled = Some((self.theme, self.motion));
        }
        self.typed = self.typing;
        (self.keeps_arrows, self.focus_shown, self.typing) = (false, false, false);
        self.text.begin_frame(ctx.pixels_per_point(), self.direction);
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Key { key, pressed: true, .. } if moves_focus(*key) => self.focus_visible = true,
                    Event::AccessKitActionRequest(_) => self.focus_visible = true,
                    Event::PointerButton { pressed: true, .. } => self.focus_visible = false,
                    _ => {}
                }
            }
        });
    }

    /// To be called once after everything is shown in a frame.
    pub fn end_frame(&mut self, ctx: &Context) {
        if self.typed != self.typing {
            ctx.request_repaint();
        }
        let Some(held) = &mut self.held else { return };
        let focused = ctx.memory(|memory| memory.focused());
        if std::mem::take(&mut held.now) {
            held.inside = focused;
            return;
        }
        // The dialog is gone. What was given the focus since then keeps it.
        let before = held.before.filter(|_| focused.is_none() || focused == held.inside);
        self.held = None;
        if let Some(before) = before {
            ctx.memory_mut(|memory| memory.request_focus(before));
        }
    }

    /// To be called by a dialog in every frame before it shows what is in it: when it is gone, what had the focus before
    /// it has it again.
    pub fn hold_focus(&mut self, ctx: &Context) {
        let before = || ctx.memory(|memory| memory.focused());
        self.held.get_or_insert_with(|| Held { before: before(), inside: None, now: true }).now = true;
    }

    /// Takes the focus from the field that has it, as something else is to be worked with now. A dialog that is shown
    /// keeps it, and has none to give back.
    pub fn leave_field(&mut self, ctx: &Context) {
        match &mut self.held {
            Some(held) => held.before = None,
            None if self.typing => ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            }),
            None => {}
        }
    }

    /// Whether the interface runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.direction.is_rtl()
    }
}

/// Keys by which one gets about without a mouse.
fn moves_focus(key: Key) -> bool {
    matches!(
        key,
        Key::Tab
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Enter
            | Key::Space
            | Key::Home
            | Key::End
            | Key::Escape
    )
}

/// The toolkit wants a font of its own, for numbers in its debug views and the like; none of our text uses it.
fn toolkit_fonts() -> FontDefinitions {
    const NAME: &str = "IBM Plex Sans";
    let mut fonts = FontDefinitions::empty();
    let data = FontData::from_static(include_bytes!("../../fonts/IBMPlexSans-Regular.ttf"));
    fonts.font_data.insert(NAME.to_owned(), Arc::new(data));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![NAME.to_owned()]);
    }
    fonts
}

/// Lays out from start to end in the interface's direction, centred on one line. Takes the whole
/// width there is: what shrinks to its contents must be given a width first.
pub fn row<R>(ui: &mut Ui, kit: &mut Kit, contents: impl FnOnce(&mut Ui, &mut Kit) -> R) -> InnerResponse<R> {
    let height = ui.spacing().interact_size.y;
    row_of(ui, kit, height, contents)
}

/// The same, in as many lines as it needs.
pub fn wrapped_row<R>(ui: &mut Ui, kit: &mut Kit, contents: impl FnOnce(&mut Ui, &mut Kit) -> R) -> InnerResponse<R> {
    let size = egui::vec2(ui.available_size_before_wrap().x.max(0.0), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, start_to_end(kit).with_main_wrap(true), |ui| contents(ui, kit))
}

/// The same as [`row`], at least `height` points high.
pub fn row_of<R>(
    ui: &mut Ui,
    kit: &mut Kit,
    height: f32,
    contents: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> InnerResponse<R> {
    let size = egui::vec2(ui.available_size_before_wrap().x.max(0.0), height);
    ui.allocate_ui_with_layout(size, start_to_end(kit), |ui| contents(ui, kit))
}

/// A row with one group at its start and one at its end; the end is laid out first (outermost
/// first) and the start gets what room is left.
pub fn row_with_end<R>(
    ui: &mut Ui,
    kit: &mut Kit,
    start: impl FnOnce(&mut Ui, &mut Kit) -> R,
    end: impl FnOnce(&mut Ui, &mut Kit),
) -> InnerResponse<R> {
    let size = egui::vec2(ui.available_size_before_wrap().x.max(0.0), ui.spacing().interact_size.y);
    let (outer, inner) = (end_to_start(kit), start_to_end(kit));
    ui.allocate_ui_with_layout(size, outer, |ui| {
        end(ui, kit);
        ui.with_layout(inner, |ui| start(ui, kit)).inner
    })
}

/// Lays out from top to bottom, each thing at the interface's start side.
pub fn column<R>(ui: &mut Ui, kit: &mut Kit, contents: impl FnOnce(&mut Ui, &mut Kit) -> R) -> InnerResponse<R> {
    ui.with_layout(top_down(kit), |ui| contents(ui, kit))
}

/// From the interface's start to its end.
pub fn start_to_end(kit: &Kit) -> Layout {
    if kit.is_rtl() { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) }
}

/// From the interface's end to its start.
pub fn end_to_start(kit: &Kit) -> Layout {
    if kit.is_rtl() { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) }
}

/// From top to bottom at the interface's start side.
pub fn top_down(kit: &Kit) -> Layout {
    Layout::top_down(if kit.is_rtl() { Align::Max } else { Align::Min })
}
