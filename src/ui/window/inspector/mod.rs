//! The panel that shows the chosen mark whole: its chain, its grades, what was written about it.
//! While none is chosen it shows what was written about the block, the article or the project.

mod around;
mod assessment;
mod chain;
pub(in crate::ui::window) mod fields;
mod relations;
mod review;
mod who;

pub(super) use assessment::assessment_ui;
pub(super) use who::{WhoPicker, who_ui};

use super::Frame;
use super::discussion::Discussion;
use super::label_menu::{Keys, choose_label};
use crate::annotation::{Annotation, Label as MarkLabel, Role as LabelRole, Tally};
use crate::article::ArticleId;
use crate::command::{About, Command, Mark, Select, View};
use crate::session::{Page, Panel, Session};
use crate::ui::icons::Icon;
use crate::ui::kit::{row_with_end, top_down};
use crate::ui::marks::MarkIndex;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    self, Button, Label, MenuItem, button_ui, hairline_ui, icon_button_ui, label_ui, menu_ui, scroll_ui, swatch_ui,
};
use egui::{Ui, UiBuilder, vec2};
use std::sync::Arc;

/// What of the inspector is merely on the screen.
#[derive(Default)]
pub(super) struct Inspector {
    fields: fields::Fields,
    relation: relations::Writing,
    discussion: Discussion,
    /// Its width in points, once it was dragged.
    pub(super) width: Option<f32>,
    /// The wish for the focus that was last granted.
    focused: Option<u64>,
    tally: Counted,
}

/// The counts last shown, and of what.
#[derive(Default)]
struct Counted {
    of: Option<(u64, Option<ArticleId>)>,
    tally: Tally,
}

impl Counted {
    /// Counts `article`, or the project, anew if it has changed.
    fn of(&mut self, session: &Session, article: Option<&ArticleId>) -> Tally {
        let of = Some((session.revision, article.cloned()));
        if self.of != of {
            self.tally = session.project.tally(article);
            self.of = of;
        }
        self.tally
    }
}

/// Shows the inspector in all the room there is.
pub(super) fn inspector_ui(ui: &mut Ui, frame: &mut Frame<'_>, inspector: &mut Inspector, marks: &MarkIndex) {
    // The bar of the scrolling part stands in the panel's own margin.
    let rect = ui.max_rect().with_min_y(ui.max_rect().top() + size::PANEL_TOP);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    child.set_clip_rect(ui.max_rect().intersect(ui.clip_rect()));
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    // Each mark has a scroll position of its own.
    let id = session.chosen.as_ref().map_or("inspector".to_owned(), |id| format!("inspector {}", id.0));
    scroll_ui(&mut child, frame.kit, &id, |ui, kit| {
        let inner = ui.available_rect_before_wrap().shrink2(vec2(size::PANEL_SIDE, 0.0));
        let layout = top_down(kit);
        ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            only_read_ui(ui, &mut inner);
            match session.chosen() {
                Some(annotation) => mark_ui(ui, &mut inner, inspector, marks, annotation),
                None => around::around_ui(ui, &mut inner, inspector),
            }
            ui.add_space(size::GAP_HUGE);
        });
    });
    frame.commands.extend(emitted);
}

/// That what follows is only read, where a newer version wrote the project.
pub(super) fn only_read_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    if frame.session.read_only.is_some() {
        muted_ui(ui, frame, &frame.locale.text("status-read-only"));
        ui.add_space(size::GAP_SMALL);
    }
}

/// Which field takes the focus now, if one was wished for since the last frame.
fn wished_focus(frame: &Frame<'_>, inspector: &mut Inspector) -> Option<crate::session::Focus> {
    let (focus, page, number) = frame.session.focus?;
    (page != Page::Review && inspector.focused.replace(number) != Some(number)).then_some(focus)
}

fn mark_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    inspector: &mut Inspector,
    marks: &MarkIndex,
    annotation: &Arc<Annotation>,
) {
    let Some(label) = frame.session.project.label(&annotation.label) else { return };
    head_ui(ui, frame, annotation, label);
    ui.add_space(size::GAP_SMALL);
    let direction = frame.session.project.direction_of(annotation);
    label_ui(ui, frame.kit, Label::new(&annotation.quote()).role(Role::Quotation).max_lines(4).quoted(direction));
    let focus = wished_focus(frame, inspector);
    // What others said of it is to be seen at once; where nobody did, there is only room for it at the end.
    let reviewed = review::is_reviewed(frame, annotation);
    if reviewed {
        review::mark_ui(ui, frame, &mut inspector.discussion, annotation, focus);
    }
    match label.role {
        Some(LabelRole::Claim) => {
            section_ui(ui, frame);
            chain::claim_ui(ui, frame, marks, annotation);
            section_ui(ui, frame);
            assessment_ui(ui, frame, marks.attributions(&annotation.id), annotation);
        }
        Some(LabelRole::Source) => {
            section_ui(ui, frame);
            chain::source_ui(ui, frame, marks, annotation);
        }
        Some(LabelRole::Cue) => {
            section_ui(ui, frame);
            chain::said_ui(ui, frame, marks, annotation);
        }
        None => {}
    }
    section_ui(ui, frame);
    let about = About::Mark(annotation.id.clone());
    fields::remarks_ui(ui, frame, &mut inspector.fields, about, &annotation.remarks, focus);
    if label.role == Some(LabelRole::Claim) {
        section_ui(ui, frame);
        assessment::kind_ui(ui, frame, &annotation.assessment);
    }
    relations::relations_ui(ui, frame, &mut inspector.relation, marks, annotation);
    if !reviewed {
        review::mark_ui(ui, frame, &mut inspector.discussion, annotation, focus);
    }
    section_ui(ui, frame);
    made_ui(ui, frame, &annotation.author, annotation.modified);
}

/// The label, which a click changes, and what else can be done with the mark.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, annotation: &Annotation, label: &MarkLabel) {
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            let shades = kit.theme.label(label.color, label.role);
            swatch_ui(ui, kit, &shades, label.line, "");
            label_ui(ui, kit, Label::new(&locale.label(label)).role(Role::Panel).max_lines(1));
        },
        |ui, kit| {
            let close = locale.text("inspector-close");
            if icon_button_ui(ui, kit, Icon::Close, &close, None, true).clicked() {
                emitted.push(Command::Select(Select::Escape));
            }
            let delete = Command::Mark(Mark::Delete);
            let (key, live) = (delete.shortcut(session).map(|s| s.hint()), delete.applies(session));
            if icon_button_ui(ui, kit, Icon::Delete, &locale.text("card-delete"), key.as_deref(), live).clicked() {
                emitted.push(delete);
            }
            let anchor = icon_button_ui(ui, kit, Icon::Label, &locale.text("card-change-label"), None, live);
            let theme = kit.theme;
            let show = |items: &[MenuItem<'_>]| menu_ui(kit, &anchor, items);
            let now = &annotation.label;
            if let Some(label) = choose_label(&session.project, (locale, &theme), now, Keys::Shown, show) {
                emitted.push(Command::Mark(Mark::Label(label)));
            }
        },
    );
    frame.commands.extend(emitted);
}

/// Who made it and when it was changed last.
pub(super) fn made_ui(ui: &mut Ui, frame: &mut Frame<'_>, author: &str, at: crate::annotation::Timestamp) {
    // Each piece is isolated, so that a Latin name or the date keeps its order in an Arabic line.
    let time = format!("\u{2068}{}\u{2069}", frame.locale.time(at));
    let text = if author.is_empty() { time } else { format!("\u{2068}{author}\u{2069} · {time}") };
    muted_ui(ui, frame, &text);
}

/// A line between two sections.
fn section_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.add_space(size::SECTION);
    hairline_ui(ui, frame.kit);
    ui.add_space(size::SECTION);
}

/// A section's heading, with what it says at the far end.
fn heading_ui(ui: &mut Ui, frame: &mut Frame<'_>, title: &str, end: &str) {
    widgets::heading_ui(ui, frame.kit, title, end);
}

/// A sentence in muted text.
fn muted_ui(ui: &mut Ui, frame: &mut Frame<'_>, text: &str) {
    let color = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(text).role(Role::Small).color(color));
}

/// A row with what something is called and, at the far end, a button with what it is; answers with the item chosen
/// from the menu under it.
pub(super) fn choice_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    title: &str,
    value: &str,
    items: &[MenuItem<'_>],
) -> Option<usize> {
    let mut chosen = None;
    let color = frame.kit.theme.text_muted;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| label_ui(ui, kit, Label::new(title).color(color)),
        |ui, kit| {
            let name = format!("{title}: {value}");
            let anchor = button_ui(ui, kit, Button::new(value).quiet().opens().named(&name));
            chosen = menu_ui(kit, &anchor, items);
        },
    );
    chosen
}

/// A row with what something is called and, at the far end, what it is.
pub(super) fn value_ui(ui: &mut Ui, frame: &mut Frame<'_>, title: &str, value: &str) {
    let color = frame.kit.theme.text_muted;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| label_ui(ui, kit, Label::new(title).color(color)),
        |ui, kit| _ = label_ui(ui, kit, Label::new(value)),
    );
}

/// The command that shows or hides it.
pub(super) fn toggle(session: &Session) -> Command {
    Command::View(View::ShowInspector(!session.shows(Panel::Inspector)))
}
