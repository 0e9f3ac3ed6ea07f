//! What is written: notes and glosses in both languages, tags.

use super::heading_ui;
use crate::annotation::{Bilingual, Remarks};
use crate::command::{About, Command, Compare, Note, Written};
use crate::locale::Locale;
use crate::session::Focus;
use crate::text::{CpRange, Direction};
use crate::ui::kit::{Kit, top_down};
use crate::ui::theme::size;
use crate::ui::widgets::{Field, FieldState, bring_into_view, field_ui};
use crate::ui::window::Frame;
use egui::{Align, Id, Layout, Ui, UiBuilder, vec2};
use std::sync::Arc;

/// The texts being written, and about what.
#[derive(Default)]
pub(in crate::ui::window) struct Fields {
    about: Option<About>,
    /// The one that a key opened last.
    opened: Option<Written>,
    states: [FieldState; ALL.len()],
}

/// From this width on the two languages stand side by side.
const SIDE_BY_SIDE: f32 = 340.0;
/// How many lines a field shows at least and at most.
const LINES: (usize, usize) = (1, 10);
/// How much is to be seen above and below a field that a key opens.
const AROUND: f32 = 160.0;

const ALL: [Written; 5] =
    [Written::NoteArabic, Written::NoteEnglish, Written::GlossArabic, Written::GlossEnglish, Written::Tags];

fn text_of(remarks: &Remarks, what: Written, locale: &Locale) -> String {
    match what {
        Written::NoteArabic => remarks.note.ar.clone(),
        Written::NoteEnglish => remarks.note.en.clone(),
        Written::GlossArabic => remarks.gloss.ar.clone(),
        Written::GlossEnglish => remarks.gloss.en.clone(),
        Written::Tags => locale.tags_to_write(&remarks.tags),
    }
}

impl Fields {
    /// Takes over what the project says, unless it is what stands in the fields already.
    fn follow(&mut self, about: &About, remarks: &Remarks, locale: &Locale) {
        let same = self.about.as_ref() == Some(about);
        for (state, what) in self.states.iter_mut().zip(ALL) {
            let kept = text_of(remarks, what, locale);
            let differs = match what {
                // While tags are typed, what is not yet one stays as it is.
                Written::Tags => crate::annotation::tags_of(state.text()) != remarks.tags,
                _ => state.text() != kept,
            };
            if !same || differs {
                // Another thing is chosen, or undo or another window changed it: its beginning shows.
                *state = FieldState::new(kept);
                state.select(CpRange::default());
            }
        }
        self.about = Some(about.clone());
    }
}

/// Shows the fields of `remarks` about something, the interface's language first, and emits what is written. A key that
/// opens the gloss goes to the language that the text is not in.
pub(super) fn remarks_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    fields: &mut Fields,
    about: About,
    remarks: &Remarks,
    focus: Option<Focus>,
) {
    let locale = frame.locale;
    fields.follow(&about, remarks, locale);
    let arabic = locale.is_arabic();
    let notes = [Written::NoteArabic, Written::NoteEnglish];
    let glosses = [Written::GlossArabic, Written::GlossEnglish];
    let arabic_text = frame.session.article().is_none_or(|a| a.direction().is_rtl());
    let translation = if arabic_text { Written::GlossEnglish } else { Written::GlossArabic };
    let [notes, glosses] = [notes, glosses].map(|[ar, en]| if arabic { [ar, en] } else { [en, ar] });
    pair_ui(ui, frame, fields, notes, notes.into_iter().next().filter(|_| focus == Some(Focus::Note)));
    ui.add_space(size::GAP);
    pair_ui(ui, frame, fields, glosses, Some(translation).filter(|_| focus == Some(Focus::Gloss)));
    ui.add_space(size::GAP);
    one_ui(ui, frame, fields, Written::Tags, focus == Some(Focus::Tags));
}

/// Shows the fields of a note alone, the interface's language first, and emits what is written.
pub(in crate::ui::window) fn note_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    fields: &mut Fields,
    about: About,
    note: &Bilingual,
    focus: bool,
) {
    fields.follow(&about, &Remarks { note: note.clone(), ..Remarks::default() }, frame.locale);
    let [ar, en] = [Written::NoteArabic, Written::NoteEnglish];
    let pair = if frame.locale.is_arabic() { [ar, en] } else { [en, ar] };
    pair_ui(ui, frame, fields, pair, pair.into_iter().next().filter(|_| focus));
}

/// The two languages of one text, side by side where there is room; the one that is wished for takes the focus.
fn pair_ui(ui: &mut Ui, frame: &mut Frame<'_>, fields: &mut Fields, pair: [Written; 2], focus: Option<Written>) {
    let width = ui.available_width();
    if width < SIDE_BY_SIDE {
        for (number, what) in pair.into_iter().enumerate() {
            if number > 0 {
                ui.add_space(size::GAP_SMALL);
            }
            one_ui(ui, frame, fields, what, focus == Some(what));
        }
        return;
    }
    let half = (width - size::GAP_MEDIUM) / 2.0;
    ui.allocate_ui_with_layout(vec2(width, 0.0), beside(frame.kit), |ui| {
        for (number, what) in pair.into_iter().enumerate() {
            if number > 0 {
                ui.add_space(size::GAP_MEDIUM - ui.spacing().item_spacing.x);
            }
            let layout = top_down(frame.kit);
            ui.allocate_ui_with_layout(vec2(half, 0.0), layout, |ui| {
                ui.set_width(half);
                one_ui(ui, frame, fields, what, focus == Some(what));
            });
        }
    });
}

/// From the interface's start to its end, tops aligned.
fn beside(kit: &Kit) -> Layout {
    if kit.is_rtl() { Layout::right_to_left(Align::Min) } else { Layout::left_to_right(Align::Min) }
}

/// What a field is called, and the language it is in, where it is in one.
fn titles(locale: &Locale, about: Option<&About>, what: Written) -> (Arc<str>, Arc<str>) {
    let (title, language) = match what {
        Written::NoteArabic => ("field-note", "field-arabic"),
        Written::NoteEnglish => ("field-note", "field-english"),
        Written::GlossArabic => ("field-gloss", "field-arabic"),
        Written::GlossEnglish => ("field-gloss", "field-english"),
        Written::Tags => ("field-tags", ""),
    };
    let title = match about {
        Some(About::Relation(_)) => "field-relation-note",
        Some(About::Verdict(_)) => "field-reason",
        Some(About::Comment(_)) => "field-comment",
        _ => title,
    };
    (locale.text(title), if language.is_empty() { "".into() } else { locale.text(language) })
}

fn one_ui(ui: &mut Ui, frame: &mut Frame<'_>, fields: &mut Fields, what: Written, focus: bool) {
    let locale = frame.locale;
    let (title, language) = titles(locale, fields.about.as_ref(), what);
    let write = |text| fields.about.clone().map(|about| Command::Note(Note::Write { about, what, text }));
    let only_read = write(String::new()).is_some_and(|command| frame.only_reads(&command));
    let is_empty = ALL.iter().zip(&fields.states).any(|(field, state)| *field == what && state.text().is_empty());
    if only_read && is_empty {
        return;
    }
    heading_ui(ui, frame, &title, &language);
    let Some((_, state)) = ALL.into_iter().zip(&mut fields.states).find(|(field, _)| *field == what) else { return };
    let name = if language.is_empty() { title.to_string() } else { format!("{title} ({language})") };
    let hint = locale.text(if what == Written::Tags { "field-tags-hint" } else { "field-write" });
    let mut field = Field::new(&name).placeholder(&hint).focus(focus).only_read(only_read);
    field = match what {
        Written::Tags => field,
        Written::NoteArabic | Written::GlossArabic => field.multiline(LINES.0, LINES.1).natural(Direction::Rtl),
        Written::NoteEnglish | Written::GlossEnglish => field.multiline(LINES.0, LINES.1).natural(Direction::Ltr),
    };
    if focus {
        // What is written next follows what is there.
        let end = crate::text::position::cp_len(state.text());
        state.select(CpRange::new(end, end));
    }
    // Whatever comes or goes above it, a field stays itself, and the focus in the language it was given to.
    let id = Id::unique(("written", &fields.about, what));
    let kit = &mut *frame.kit;
    let response = ui.scope_builder(UiBuilder::new().scope_id(id), |ui| field_ui(ui, kit, state, field)).inner;
    if focus {
        fields.opened = Some(what);
    }
    if focus || response.gained_focus() && fields.opened == Some(what) {
        // What a key opened is looked at next: its heading and the field below it are to be seen as well, and in a low
        // region as much of either.
        let around = ((ui.clip_rect().height() - response.rect.height()) / 2.0).clamp(0.0, AROUND);
        bring_into_view(ui, response.rect.expand2(vec2(0.0, around)));
        frame.kit.focus_shown = true;
    } else if response.gained_focus() || response.changed() {
        fields.opened = None;
        // One that was clicked stays under the pointer; one that grows as it is written stays whole.
        response.scroll_to_me(None);
    }
    if state.submitted() && matches!(fields.about, Some(About::Verdict(_))) && frame.session.judging().is_some() {
        frame.emit(Command::Compare(Compare::NextOpen));
    }
    if response.changed()
        && let Some(about) = fields.about.clone()
    {
        let text = state.text().to_owned();
        frame.emit(Command::Note(Note::Write { about, what, text }));
    }
}
