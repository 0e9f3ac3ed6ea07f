//! The first words to who starts Isnad for the first time: beside the sample, three things to try, ticked off when tried.

use super::Frame;
use crate::command::{Command, File, Mark, View};
use crate::session::Session;
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::{Kit, column, row};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Label, Strip, button_ui, floating_frame, label_ui};
use egui::{Align2, Area, Id, Order, Rect, Sense, Ui, WidgetInfo, vec2};

const WIDTH: f32 = 340.0;

/// What was tried since the words are shown.
#[derive(Default)]
pub(super) struct Welcome {
    /// Which project they stand beside, and how many marks it had.
    beside: Option<(u64, usize)>,
    tried: [bool; 3],
}

impl Welcome {
    /// Ticks off what is being tried.
    fn follow(&mut self, session: &Session) {
        let marks = session.project.annotations.len();
        let (_, had) = match self.beside.filter(|(project, _)| *project == session.opened) {
            Some(beside) => beside,
            None => *self.beside.insert((session.opened, marks)),
        };
        self.tried[0] |= session.chosen.is_some();
        self.tried[1] |= marks > had;
        self.tried[2] |= session.palette_open;
    }
}

pub(super) fn welcome_ui(ui: &mut Ui, frame: &mut Frame<'_>, welcome: &mut Welcome) {
    if !frame.session.welcome {
        *welcome = Welcome::default();
        return;
    }
    if frame.session.article().is_none() || frame.session.question.is_some() {
        return;
    }
    welcome.follow(frame.session);
    let corner = if frame.kit.is_rtl() { Align2::RIGHT_BOTTOM } else { Align2::LEFT_BOTTOM };
    let side = if frame.kit.is_rtl() { -size::GAP_LARGE } else { size::GAP_LARGE };
    let shell = floating_frame(frame.kit, size::DIALOG_PADDING);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    let kit = &mut *frame.kit;
    Area::new(Id::unique("welcome"))
        .order(Order::Middle)
        .anchor(corner, vec2(side, -(size::STATUS + size::GAP_LARGE)))
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            shell.show(ui, |ui| {
                ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 4.0 * size::GAP_HUGE).max(1.0));
                column(ui, kit, |ui, kit| {
                    let mut inner = Frame { kit, locale, session, commands: &mut emitted };
                    words_ui(ui, &mut inner, welcome);
                });
            });
        });
    frame.commands.extend(emitted);
}

fn words_ui(ui: &mut Ui, frame: &mut Frame<'_>, welcome: &Welcome) {
    let locale = frame.locale;
    ui.spacing_mut().item_spacing.y = size::GAP_SMALL;
    label_ui(ui, frame.kit, Label::new(&locale.text("welcome-title")).role(Role::Panel));
    let muted = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&locale.text("welcome-body")).color(muted));
    ui.add_space(size::GAP_SMALL);
    let palette = frame.key(&Command::View(View::Palette)).unwrap_or_default();
    let claim = frame.session.project.labels.first().map(|label| Command::Mark(Mark::Label(label.id.clone())));
    let claim = claim.and_then(|command| frame.key(&command)).unwrap_or_default();
    let things = [
        locale.text("welcome-choose").to_string(),
        locale.text_with("welcome-mark", &[("key", claim.into())]),
        locale.text_with("welcome-palette", &[("key", palette.into())]),
    ];
    for (number, (thing, tried)) in things.iter().zip(welcome.tried).enumerate() {
        thing_ui(ui, frame.kit, &locale.number(number + 1), thing, tried, &locale.text("welcome-tried"));
    }
    ui.add_space(size::GAP);
    let [open, close] = ["welcome-open", "welcome-close"].map(|key| locale.text(key));
    let mut commands = Vec::new();
    row(ui, frame.kit, |ui, kit| {
        if button_ui(ui, kit, Button::new(&open).primary()).clicked() {
            commands.extend([Command::View(View::Welcome(false)), Command::File(File::Open)]);
        }
        if button_ui(ui, kit, Button::new(&close)).clicked() {
            commands.push(Command::View(View::Welcome(false)));
        }
    });
    frame.commands.extend(commands);
}

/// One of the things: its number, or a tick once it was tried, and what to do.
fn thing_ui(ui: &mut Ui, kit: &mut Kit, number: &str, text: &str, tried: bool, tried_words: &str) {
    let width = ui.available_width();
    let sign = size::CONTROL;
    let block = kit.text.layout(text, Role::Body, TextOptions::wrapped((width - sign).max(1.0)));
    let height = block.size().y.max(size::CONTROL_MIN);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let said = if tried { format!("{text} {tried_words}") } else { text.to_owned() };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, &said));
    let mut strip = Strip::new(rect, kit);
    let place = strip.take_start(sign);
    let first = Rect::from_min_size(place.min, vec2(place.width(), height.min(size::CONTROL_MIN)));
    if tried {
        let color = kit.theme.ok;
        paint_icon(ui.painter(), kit, Icon::Check, first, color);
    } else {
        let color = kit.theme.accent;
        crate::ui::widgets::paint_text(ui, kit, first, Align2::CENTER_CENTER, number, Role::BodyMedium, color);
    }
    let color = if tried { kit.theme.text_muted } else { kit.theme.text };
    let at = strip.at_start(block.size());
    kit.text.paint(ui.painter(), at.min, &block, color);
}
