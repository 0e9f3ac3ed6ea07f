//! The places that brought a number down: what each says, and the way to it in the article.

use super::{AgreementPage, Frame, confusion};
use crate::agreement::{Place, Question, Report};
use crate::command::{Agree, Command, Select, Source, View};
use crate::exchange::agreed;
use crate::locale::Locale;
use crate::session::{Page, Session};
use crate::text::Direction;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row_with_end};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Label, button_ui, icon_button_ui, label_ui, list_row_of_ui};
use egui::Ui;

/// How many places are listed at first, and how many more each time.
const STEP: usize = 60;

pub(super) fn places_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut AgreementPage,
    (report, question): (&Report, &Question),
) {
    let Some(chosen) = page.chosen.clone() else { return };
    let locale = frame.locale;
    let is_of = |place: &&Place| chosen.cell.as_ref().is_none_or(|cell| cell.has(place));
    let places: Vec<&Place> = question.places_of(chosen.named).filter(is_of).collect();
    let title = locale.text("agree-places-title");
    let (count, muted) = (frame.locale.number(places.len()), frame.kit.theme.text_muted);
    let all = locale.text("agree-places-all");
    let mut clicked = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            label_ui(ui, kit, Label::new(&title).role(Role::Section).color(muted));
            label_ui(ui, kit, Label::new(&count).role(Role::Small).color(muted));
        },
        |ui, kit| {
            if chosen.cell.is_some() {
                clicked = icon_button_ui(ui, kit, Icon::Close, &all, None, true).clicked();
            }
        },
    );
    if let Some(cell) = &chosen.cell {
        let words = confusion::words(frame, question, cell);
        label_ui(ui, frame.kit, Label::new(&words).role(Role::Small));
    }
    if places.is_empty() {
        let key = if question.places.is_empty() { "agree-places-none" } else { "agree-places-none-such" };
        label_ui(ui, frame.kit, Label::new(&locale.text(key)).color(muted));
    }
    let shown = STEP.max(page.listed).min(places.len());
    for (number, place) in places.iter().take(shown).enumerate() {
        place_ui(ui, frame, report, place, number);
    }
    if shown < places.len() {
        let more = locale.text_with("agree-show-more", &[("count", (places.len() - shown).min(STEP).into())]);
        if button_ui(ui, frame.kit, Button::new(&more).quiet()).clicked() {
            page.listed = shown + STEP;
        }
    }
    if clicked && let Some(number) = page.chosen.as_mut() {
        number.cell = None;
    }
}

/// What a line of a place is set in.
struct Line {
    text: String,
    role: Role,
    muted: bool,
    natural: bool,
    lines: usize,
    /// Of words of the article the direction of the block they stand in.
    direction: Option<Direction>,
}

/// What stands in a place's row: its words, where it is, who says what.
fn lines(locale: &Locale, report: &Report, place: &Place) -> Vec<Line> {
    let words = agreed::words(report, place).replace('\n', " ");
    let line = |text, role, muted, natural, lines| Line { text, role, muted, natural, lines, direction: None };
    let article = place.article.as_ref().and_then(|id| report.text(id));
    let direction = article.zip(place.range).map(|(article, range)| article.direction_at(range.start));
    let quoted = |text, muted| Line { direction, ..line(text, Role::QuotationSmall, muted, true, 2) };
    let mut all = vec![quoted(words, false)];
    if report.articles.len() > 1
        && let Some(article) = article
    {
        all.push(line(article.title().to_owned(), Role::Small, true, true, 1));
    }
    for party in agreed::parties(locale, report, place) {
        let names = agreed::names(locale, report, &party.people);
        let args = [("names", names.into()), ("value", party.value.into())];
        all.push(line(locale.text_with("agree-says", &args), Role::Small, false, false, 3));
        all.extend(party.words.map(|words| quoted(words, true)));
    }
    all
}

fn place_ui(ui: &mut Ui, frame: &mut Frame<'_>, report: &Report, place: &Place, number: usize) {
    let lines = lines(frame.locale, report, place);
    let room = (ui.available_width() - 2.0 * size::ROW_PADDING).max(1.0);
    let high = |kit: &mut Kit, line: &Line| {
        let (max_lines, direction) = (Some(line.lines), line.direction);
        let options = TextOptions { max_lines, direction, ..TextOptions::wrapped(room) };
        kit.text.layout(&line.text, line.role, options).size().y
    };
    let height: f32 = lines.iter().map(|line| high(frame.kit, line)).sum();
    let said = frame.locale.clauses(lines.iter().map(|line| &line.text));
    let go = go(frame.session, place);
    let response = ui.push_id(("place", number), |ui| {
        list_row_of_ui(ui, frame.kit, &said, false, height + 2.0 * size::ROW_PADDING_TALL, |ui, kit| {
            for line in &lines {
                let color = if line.muted { kit.theme.text_muted } else { kit.theme.text };
                let mut label = Label::new(&line.text).role(line.role).color(color).max_lines(line.lines);
                if line.natural {
                    label = label.quoted(line.direction);
                }
                label_ui(ui, kit, label);
            }
        })
    });
    if response.inner.clicked() {
        frame.commands.extend(go);
    }
}

/// What leads to a place: the user's own mark there if it still is, else the words; of a source its entry.
fn go(session: &Session, place: &Place) -> Vec<Command> {
    let project = &session.project;
    if let Some(entry) = place.entry.as_ref().filter(|id| project.sources.contains_key(*id)) {
        return vec![Command::View(View::Page(Page::Sources)), Command::Source(Source::Choose(Some(entry.clone())))];
    }
    let own = place.said.first().and_then(|said| said.as_ref()?.annotation.clone());
    if let Some(own) = own.filter(|id| project.annotations.contains_key(id)) {
        return vec![Command::Select(Select::ShowMark(own))];
    }
    let words = place.article.clone().zip(place.range);
    words.map(|(article, range)| Command::Agree(Agree::Show { article, range })).into_iter().collect()
}
