//! The bar over an article that something stands beside: what that is, how far the translation is, how both go together;
//! and the question what to do with pasted paragraphs.

use super::{Frame, Screen};
use crate::annotation::{Filling, Tongue};
use crate::article::{Article, ArticleId};
use crate::command::{About, Command, Note, View, Written};
use crate::session::{Beside, Session};
use crate::ui::article_view::{Pairing, divide, pairing, text_in};
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row, row_with_end};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Label, ListRow, button_ui, button_width, dialog_of_width_ui, hairline_ui,
    icon_button_ui, label_ui, list_row_ui, popup_ui, progress_ui, scroll_ui,
};
use egui::{Rect, Response, Stroke, Ui, UiBuilder, vec2};

/// The height of the bar's row with the space around it, and what the progress of a translation takes below.
const ROW: f32 = size::CONTROL + 2.0 * 6.0;
const PROGRESS: f32 = 13.0;
/// The most that the button takes that says what stands beside.
const BUTTON_MOST: f32 = 240.0;
/// The articles the menu shows without scrolling.
const MENU_ROWS: usize = 10;

/// How much of which article was translated, and as of which revision of the project.
#[derive(Default)]
pub(super) struct Progress {
    of: Option<(u64, ArticleId)>,
    count: (usize, usize),
}

impl Progress {
    fn count(&mut self, session: &Session, article: &Article) -> (usize, usize) {
        let of = Some((session.revision, article.id.clone()));
        if self.of != of {
            self.count = session.project.translated(article);
            self.of = of;
        }
        self.count
    }
}

/// Cuts the bar off the top of `middle` and shows it, where something stands beside the article.
pub(super) fn bar_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, middle: &mut Rect) {
    let (Some(beside), Some(article)) = (frame.session.beside(), frame.session.article().cloned()) else { return };
    let progress = (beside == Beside::Translation).then(|| screen.translated.count(frame.session, &article));
    let height = ROW + if progress.is_some() { PROGRESS } else { 0.0 };
    let bar = middle.with_max_y(middle.top() + height);
    middle.min.y = bar.max.y;
    ui.painter().rect_filled(bar, 0.0, frame.kit.theme.surface);
    let (first, second) = divide(frame.session, frame.kit, bar);
    let (session, scale) = (frame.session, ui.ctx().pixels_per_point());
    // What stands in the bar begins where the text below it does.
    let inner = |kit: &Kit, room: Rect, cards: bool| {
        let (text, edges) = (text_in(session, kit, room, scale, cards), room.x_range().shrink(size::PANEL_SIDE));
        let x = if kit.is_rtl() { edges.min..=text.max } else { text.min..=edges.max };
        Rect::from_x_y_ranges(x, room.top() + 6.0..=room.top() + ROW - 6.0)
    };
    let title_room = inner(frame.kit, first, true);
    let mut start = ui.new_child(UiBuilder::new().max_rect(title_room).id_salt("parallel-title"));
    let title = title_of(frame, &article);
    row(&mut start, frame.kit, |ui, kit| {
        let color = kit.theme.text_muted;
        label_ui(ui, kit, Label::new(&title).color(color).max_lines(1).natural());
    });
    if let Some(second) = second {
        let bar_room = inner(frame.kit, second, false);
        let mut end = ui.new_child(UiBuilder::new().max_rect(bar_room).id_salt("parallel-bar"));
        let words = match progress {
            Some((done, all)) => {
                let args = [("done", (done as i64).into()), ("count", (all as i64).into())];
                ["beside-progress", "beside-progress-short"].map(|key| frame.locale.text_with(key, &args))
            }
            None => [how(frame), String::new()],
        };
        beside_ui(&mut end, frame, &beside, &article, &words);
        let [words, _] = words;
        if let Some((done, all)) = progress {
            let along = text_in(session, frame.kit, second, scale, false);
            let rect = Rect::from_x_y_ranges(along, bar.top() + ROW - 3.0..=second.bottom());
            let mut below = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("parallel-progress"));
            progress_ui(&mut below, frame.kit, &words, done as f32 / all.max(1) as f32);
        }
    }
    let hairline = Stroke::new(size::HAIRLINE, frame.kit.theme.hairline);
    ui.painter().hline(bar.x_range(), bar.bottom(), hairline);
}

/// How the article and the one beside it go together.
fn how(frame: &Frame<'_>) -> String {
    match pairing(frame.session) {
        Some(Pairing::Blocks) => frame.locale.text("beside-by-blocks").to_string(),
        Some(Pairing::Parts) => frame.locale.text("beside-by-parts").to_string(),
        None => String::new(),
    }
}

fn title_of(frame: &Frame<'_>, article: &Article) -> String {
    match article.title() {
        "" => frame.locale.text("untitled-article").to_string(),
        title => title.to_owned(),
    }
}

/// What stands beside, which a click changes; what is said of it in the first of `words` that has room next to that;
/// what ends it.
fn beside_ui(ui: &mut Ui, frame: &mut Frame<'_>, beside: &Beside, article: &Article, words: &[String; 2]) {
    let (locale, session) = (frame.locale, frame.session);
    let what = match beside {
        Beside::Translation => locale.text(short_key(article)).to_string(),
        Beside::Article(id) => session.project.article(id).map(|a| title_of(frame, a)).unwrap_or_default(),
    };
    let close = Command::View(View::Beside(None));
    let (close_name, close_key) = (frame.name(&close), frame.key(&close));
    let choose = locale.text("beside-choose");
    let button = Button::new(&what).named(&choose).in_bar().at_start().opens();
    let width = button_width(frame.kit, &button).ceil().min(BUTTON_MOST);
    let room = ui.available_width() - width - size::CONTROL - 2.0 * ui.spacing().item_spacing.x;
    let wide = |kit: &mut Kit, words: &str| kit.text.layout(words, Role::Small, TextOptions::default()).size().x;
    let words = words.iter().find(|words| !words.is_empty() && wide(frame.kit, words).ceil() <= room);
    let mut closed = false;
    let anchor = row_with_end(
        ui,
        frame.kit,
        |ui, kit| button_ui(ui, kit, button.width(width.min(ui.available_width()))),
        |ui, kit| {
            closed = icon_button_ui(ui, kit, Icon::Close, &close_name, close_key.as_deref(), true).clicked();
            let color = kit.theme.text_muted;
            if let Some(words) = words {
                label_ui(ui, kit, Label::new(words).role(Role::Small).color(color).max_lines(1));
            }
        },
    )
    .inner;
    if closed {
        frame.emit(close);
    }
    menu_ui(frame, &anchor, beside);
}

/// The language of the translation of an article, where there is little room.
fn short_key(article: &Article) -> &'static str {
    match Tongue::of(article) {
        Tongue::English => "field-english",
        Tongue::Arabic => "field-arabic",
    }
}

/// The name of the translation of an article.
fn language_key(article: &Article) -> &'static str {
    match Tongue::of(article) {
        Tongue::English => "beside-english",
        Tongue::Arabic => "beside-arabic",
    }
}

/// The translation and the project's other articles, to choose from.
fn menu_ui(frame: &mut Frame<'_>, anchor: &Response, now: &Beside) {
    let (locale, session) = (frame.locale, frame.session);
    let Some(article) = session.article() else { return };
    let mut emitted = None;
    popup_ui(frame.kit, anchor, size::MENU_PADDING, |ui, kit| {
        ui.set_width(size::MENU_MAX);
        ui.spacing_mut().item_spacing.y = 0.0;
        let name = locale.text(language_key(article));
        if list_row_ui(ui, kit, ListRow::new(&name).in_menu().ticked(*now == Beside::Translation)).clicked() {
            emitted = Some(Beside::Translation);
        }
        hairline_ui(ui, kit);
        let others: Vec<_> = session.project.articles.iter().filter(|other| other.id != article.id).collect();
        if others.is_empty() {
            let color = kit.theme.text_muted;
            label_ui(ui, kit, Label::new(&locale.text("beside-no-other")).role(Role::Small).color(color));
        }
        let height = others.len().min(MENU_ROWS) as f32 * size::CONTROL;
        let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        let place = ui.allocate_rect(rect, egui::Sense::hover()).rect;
        let mut list = ui.new_child(UiBuilder::new().max_rect(place).id_salt("articles"));
        let untitled = locale.text("untitled-article");
        scroll_ui(&mut list, kit, "beside", |ui, kit| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for other in others {
                let title = if other.title().is_empty() { &untitled } else { other.title() };
                let beside = Beside::Article(other.id.clone());
                if list_row_ui(ui, kit, ListRow::new(title).in_menu().ticked(*now == beside)).clicked() {
                    emitted = Some(beside);
                }
            }
        });
        if emitted.is_some() {
            ui.close();
        }
    });
    if let Some(beside) = emitted {
        frame.emit(Command::View(View::Beside(Some(beside))));
    }
}

/// Asks whether pasted paragraphs go into one block each, and says what that does.
pub(super) fn fill_ui(ui: &mut Ui, frame: &mut Frame<'_>, block: usize, paragraphs: &[String], pasted: &str) {
    let (locale, session) = (frame.locale, frame.session);
    let Some(article) = session.article().cloned() else { return frame.emit(Command::View(View::Close)) };
    let filling = Filling::new(&session.project, &article, block, paragraphs);
    let count = |key: &str, count: usize| locale.text_with(key, &[("count", (count as i64).into())]);
    let title = count("fill-title", paragraphs.len());
    let mut says = vec![locale.text("fill-body").to_string()];
    if filling.replaced > 0 {
        says.push(count("fill-replaces", filling.replaced));
    }
    if filling.beyond > 0 {
        says.push(count("fill-beyond", filling.beyond));
    }
    let (cancel, here) = (locale.text("unsaved-cancel"), locale.text("fill-here"));
    let fill = count("fill-do", filling.blocks.len());
    let dialog = Dialog { id: "fill", title: &title, buttons: &[&cancel, &here, &fill] };
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        for said in &says {
            label_ui(ui, kit, Label::new(said));
            ui.add_space(size::GAP_SMALL);
        }
    });
    match answer {
        Some(DialogAnswer::Button(2)) => {
            frame.emit(Command::Note(Note::Fill { block, paragraphs: paragraphs.to_vec() }));
        }
        Some(DialogAnswer::Button(1)) => {
            let place = crate::annotation::Place::Block(article.id.clone(), block as u32);
            let what = match Tongue::of(&article) {
                Tongue::Arabic => Written::GlossArabic,
                Tongue::English => Written::GlossEnglish,
            };
            frame.emit(Command::View(View::Close));
            frame.emit(Command::Note(Note::Write { about: About::Place(place), what, text: pasted.to_owned() }));
        }
        Some(_) => frame.emit(Command::View(View::Close)),
        None => {}
    }
}
