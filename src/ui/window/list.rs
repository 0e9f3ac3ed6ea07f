//! The panel of the project's articles and the open one's outline.

use super::Frame;
use super::marks_list::{MarksList, marks_list_ui};
use crate::annotation::{Annotation, AnnotationId, Stage, Watch};
use crate::article::{Article, ArticleId, Block, BlockKind};
use crate::command::{Command, File, Review, Select, View};
use crate::session::{ListTab, Session};
use crate::text::hash::HashMap;
use crate::ui::icons::Icon;
use crate::ui::kit::{row, row_with_end, top_down};
use crate::ui::marks::MarkIndex;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Label, MenuItem, beside_bar_ui, button_ui, context_menu_ui, hairline_ui, icon_button_ui, label_ui,
    list_row_of_ui, listed, placed, scroll_ui, segmented_ui,
};
use egui::{Response, Sense, Ui, UiBuilder, vec2};
use std::sync::Arc;

/// How many annotations each article has: counted anew when the project changes.
#[derive(Default)]
pub(super) struct Counts {
    revision: Option<u64>,
    annotations: Watch<AnnotationId, Annotation>,
    marks: HashMap<ArticleId, i64>,
}

impl Counts {
    fn follow(&mut self, session: &Session) {
        if self.revision.replace(session.revision) != Some(session.revision) {
            let changes = self.annotations.changes(&session.project.annotations);
            let both = changes.iter().flat_map(|change| [(&change.before, -1), (&change.now, 1)]);
            let changed: Vec<(&ArticleId, i64)> =
                both.filter_map(|(annotation, more)| Some((&annotation.as_ref()?.article, more))).collect();
            for run in changed.chunk_by(|(a, _), (b, _)| a == b) {
                let Some((article, _)) = run.first() else { continue };
                *self.marks.entry((*article).clone()).or_default() += run.iter().map(|(_, more)| more).sum::<i64>();
            }
        }
    }
}

pub(super) fn list_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    counts: &mut Counts,
    marks: &mut MarksList,
    index: &MarkIndex,
) {
    counts.follow(frame.session);
    let rect = ui.max_rect().shrink2(vec2(size::GAP, 0.0));
    let rect = rect.with_min_y(rect.top() + size::GAP);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    tabs_ui(&mut child, frame);
    if frame.session.list_tab == ListTab::Marks {
        child.add_space(size::GAP);
        marks_list_ui(&mut child, frame, marks, index);
        return;
    }
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    // The scroll bar runs along the panel's edge, beside what scrolls.
    let mut region = child.available_rect_before_wrap();
    if frame.kit.is_rtl() {
        region.min.x = ui.max_rect().left();
    } else {
        region.max.x = ui.max_rect().right();
    }
    let layout = top_down(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(region).layout(layout).id_salt("articles"));
    scroll_ui(&mut child, frame.kit, "list", |ui, kit| {
        beside_bar_ui(ui, kit, |ui, kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            articles_ui(ui, &mut inner, counts);
            if let Some(article) = session.article() {
                outline_ui(ui, &mut inner, article);
                credits_ui(ui, &mut inner, article);
            }
        });
    });
    frame.commands.extend(emitted);
}

/// Which of the lists is shown.
fn tabs_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    const TABS: [ListTab; 2] = [ListTab::Articles, ListTab::Marks];
    let names = ["articles", "marks"].map(|key| frame.locale.text(key));
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let now = TABS.iter().position(|tab| *tab == frame.session.list_tab).unwrap_or(0);
    let chosen = row(ui, frame.kit, |ui, kit| segmented_ui(ui, kit, &names, now)).inner;
    if let Some(tab) = chosen.and_then(|at| TABS.get(at)) {
        frame.emit(Command::View(View::List(*tab)));
    }
}

fn heading_ui(ui: &mut Ui, kit: &mut crate::ui::kit::Kit, title: &str, count: Option<&str>) {
    // Where the words of the rows below begin.
    ui.add_space(size::ROW_PADDING);
    let color = kit.theme.text_muted;
    label_ui(ui, kit, Label::new(title).role(Role::Section).color(color));
    if let Some(count) = count {
        label_ui(ui, kit, Label::new(count).role(Role::Small).color(color));
    }
}

/// What stands between articles beside the usual gap.
const ARTICLE_GAP: f32 = 2.0;

fn articles_ui(ui: &mut Ui, frame: &mut Frame<'_>, counts: &Counts) {
    let title = frame.locale.text("articles");
    let count = frame.locale.number(frame.session.project.articles.len());
    let add = frame.locale.text("add-article");
    let writes = frame.session.read_only.is_none();
    let mut clicked = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| heading_ui(ui, kit, &title, Some(&count)),
        |ui, kit| clicked = icon_button_ui(ui, kit, Icon::Plus, &add, None, writes).clicked(),
    );
    if clicked {
        frame.emit(Command::File(File::Open));
    }
    let articles = &frame.session.project.articles;
    if articles.is_empty() {
        return;
    }
    ui.scope(|ui| {
        listed(ui, egui::Role::List, &title, articles.len());
        for (at, article) in articles.iter().enumerate() {
            if at > 0 {
                ui.add_space(ARTICLE_GAP);
            }
            let marks = counts.marks.get(&article.id).copied().unwrap_or_default();
            placed(&article_row_ui(ui, frame, article, marks), at);
        }
    });
    ui.add_space(ARTICLE_GAP);
}

fn article_row_ui(ui: &mut Ui, frame: &mut Frame<'_>, article: &Arc<Article>, marks: i64) -> Response {
    let selected = frame.session.article.as_ref() == Some(&article.id);
    let untitled = frame.locale.text("untitled-article");
    let title = if article.title().is_empty() { &untitled } else { article.title() };
    let marks = frame.locale.text_with("status-marks", &[("count", marks.into())]);
    // An article of which nobody said how far it has come is in work, which need not be said.
    let marks = match frame.session.project.stages.get(&article.id) {
        Some(said) => format!("{} · {marks}", frame.locale.text(&format!("stage-{}", said.stage.key()))),
        None => marks,
    };
    let from = if article.meta.publisher.is_empty() { &article.origin.file_name } else { &article.meta.publisher };
    let width = ui.available_width() - 2.0 * size::ROW_PADDING;
    let options = TextOptions { max_lines: Some(2), ..TextOptions::wrapped(width) };
    let lines = frame.kit.text.layout(title, Role::Note, options).size().y;
    let color = frame.kit.theme.text_muted;
    let height = lines + 24.0 + 2.0 * size::ROW_PADDING_TALL;
    let response = list_row_of_ui(ui, frame.kit, title, selected, height, |ui, kit| {
        label_ui(ui, kit, Label::new(title).role(Role::Note).max_lines(2).natural());
        row_with_end(
            ui,
            kit,
            |ui, kit| {
                label_ui(ui, kit, Label::new(from).role(Role::Small).color(color).max_lines(1));
            },
            |ui, kit| {
                label_ui(ui, kit, Label::new(&marks).role(Role::Small).color(color));
            },
        );
    });
    if response.clicked() {
        frame.emit(Command::Select(Select::Article(article.id.clone())));
    }
    stage_menu_ui(frame, article, &response);
    response
}

/// The row's menu: how far the article has come.
fn stage_menu_ui(frame: &mut Frame<'_>, article: &Arc<Article>, row: &Response) {
    let now = frame.session.project.stage_of(&article.id);
    let names: Vec<_> = Stage::ALL.iter().map(|stage| frame.locale.text(&format!("stage-{}", stage.key()))).collect();
    let items: Vec<MenuItem<'_>> =
        names.iter().zip(Stage::ALL).map(|(name, stage)| MenuItem::new(name).selected(*stage == now)).collect();
    if let Some(stage) = context_menu_ui(frame.kit, row, &items).and_then(|at| Stage::ALL.get(at)) {
        frame.emit(Command::Review(Review::SetStage(Some(article.id.clone()), *stage)));
    }
}

/// The height of a heading in the outline, and of a credit line below it.
const OUTLINE_ROW: f32 = size::CONTROL + 4.0;

fn outline_ui(ui: &mut Ui, frame: &mut Frame<'_>, article: &Arc<Article>) {
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Title | BlockKind::Heading);
    let headings: Vec<(usize, &Block)> =
        article.blocks().iter().enumerate().filter(|(_, block)| is_heading(block)).take(200).collect();
    if headings.len() < 2 {
        return;
    }
    // As far from the row above as from the words of the heading below, which have air of their own.
    ui.add_space(size::GAP_SMALL);
    hairline_ui(ui, frame.kit);
    let title = frame.locale.text("outline");
    row(ui, frame.kit, |ui, kit| heading_ui(ui, kit, &title, None));
    ui.scope(|ui| {
        listed(ui, egui::Role::List, &title, headings.len());
        for (at, (number, block)) in headings.into_iter().enumerate() {
            let text = article.block_text(block);
            let row = list_row_of_ui(ui, frame.kit, text, false, OUTLINE_ROW, |ui, kit| {
                label_ui(ui, kit, Label::new(text).max_lines(1).quoted(Some(article.direction_of(block))));
            });
            placed(&row, at);
            if row.clicked() {
                frame.emit(Command::Select(Select::ShowBlock(number)));
            }
        }
    });
}

/// The credit lines, and what makes sources of them.
fn credits_ui(ui: &mut Ui, frame: &mut Frame<'_>, article: &Arc<Article>) {
    let credits = article.blocks().iter().filter(|b| b.kind == BlockKind::Credit);
    for credit in credits {
        let color = frame.kit.theme.text_muted;
        // As high and as far from the edges as the rows above it.
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), OUTLINE_ROW), Sense::hover());
        let inner = rect.shrink2(vec2(size::ROW_PADDING, size::ROW_PADDING_TALL));
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
        let label = Label::new(article.block_text(credit)).role(Role::Small).color(color).max_lines(1);
        label_ui(&mut child, frame.kit, label.quoted(Some(article.direction_of(credit))));
    }
    let command = Command::Source(crate::command::Source::FromCredits);
    let taken = frame.session.project.credits_of(&article.id).next().is_some();
    if taken || !command.applies(frame.session) {
        return;
    }
    let (name, key) = (frame.locale.text("sources-credits-take"), frame.key(&command));
    let hint = frame.name(&command);
    let mut button = Button::new(&name).quiet().icon(Icon::Link).tooltip(&hint);
    if let Some(key) = &key {
        button = button.key(key);
    }
    if button_ui(ui, frame.kit, button).clicked() {
        frame.emit(command);
    }
}
