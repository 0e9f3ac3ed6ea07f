//! What was found in the whole project: the hits of each article, each with the words around it.

use super::Frame;
use crate::article::{Article, ArticleId};
use crate::command::{Command, Find};
use crate::search::{Context, context};
use crate::session::Session;
use crate::text::{CpRange, Direction};
use crate::ui::kit::{Kit, column, row_with_end, top_down};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Label, Strip, hairline_ui, label_ui, list_row_of_ui, scroll_ui};
use egui::{CornerRadius, Rect, Sense, Ui, UiBuilder, vec2};

/// How many hits are listed at most; those beyond are counted.
const LISTED: usize = 500;
/// How many code points a row shows before and after a hit.
const BEFORE: u32 = 24;
const AFTER: u32 = 60;

/// The rows, made anew when something else is found.
#[derive(Default)]
pub(super) struct Results {
    /// Of which version of the findings and of the project they are.
    made_of: Option<(u64, u64)>,
    groups: Vec<Group>,
    /// How many hits there are in all, and how many of them are not listed.
    total: usize,
    hidden: usize,
    /// Whether some articles are still being searched.
    searching: bool,
}

/// The hits of one article.
struct Group {
    article: ArticleId,
    title: String,
    count: usize,
    rows: Vec<(CpRange, Context)>,
}

impl Results {
    fn follow(&mut self, session: &Session) {
        let now = (session.find.version, session.revision);
        if self.made_of.replace(now) == Some(now) {
            return;
        }
        *self = Results { made_of: self.made_of, ..Results::default() };
        let mut room = LISTED;
        for article in &session.project.articles {
            let Some(hits) = session.find.hits(article) else {
                self.searching = true;
                continue;
            };
            self.total += hits.len();
            if hits.is_empty() {
                continue;
            }
            let listed = hits.iter().take(room);
            let rows: Vec<_> = listed.map(|&hit| (hit, around(article, hit))).collect();
            room -= rows.len();
            self.hidden += hits.len() - rows.len();
            self.groups.push(Group::of(article, hits.len(), rows));
        }
    }
}

impl Group {
    fn of(article: &Article, count: usize, rows: Vec<(CpRange, Context)>) -> Group {
        Group { article: article.id.clone(), title: article.title().to_owned(), count, rows }
    }
}

/// The hit among the words of its block.
fn around(article: &Article, hit: CpRange) -> Context {
    let Some(block) = article.blocks().get(article.block_at(hit.start)) else { return Context::default() };
    let (text, index) = (article.text(), article.index());
    let (from, hit) = (index.byte(text, block.range.start), index.byte_range(text, hit));
    let within = hit.start.saturating_sub(from)..hit.end.saturating_sub(from);
    context(article.block_text(block), within, BEFORE, AFTER)
}

pub(super) fn results_ui(ui: &mut Ui, frame: &mut Frame<'_>, results: &mut Results) {
    results.follow(frame.session);
    let rect = ui.max_rect().shrink2(vec2(8.0, 8.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    scroll_ui(&mut child, frame.kit, "results", |ui, kit| {
        // The counts at the rows' ends stand clear of the bar.
        let mut strip = Strip::new(ui.max_rect(), kit);
        strip.take_end(size::SCROLL_BAR + 2.0 * size::SCROLL_BAR_GAP);
        ui.scope_builder(UiBuilder::new().max_rect(strip.rest), |ui| {
            column(ui, kit, |ui, kit| {
                let mut inner = Frame { kit, locale, session, commands: &mut emitted };
                list_ui(ui, &mut inner, results);
            });
        });
    });
    frame.commands.extend(emitted);
}

fn list_ui(ui: &mut Ui, frame: &mut Frame<'_>, results: &Results) {
    head_ui(ui, frame, results);
    for group in &results.groups {
        group_ui(ui, frame, group);
    }
    if results.hidden > 0 {
        let more = frame.locale.text_with("find-more", &[("count", (results.hidden as i64).into())]);
        ui.add_space(size::GAP);
        super::toolbar::muted_ui(ui, frame, &more);
    }
}

fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, results: &Results) {
    ui.add_space(size::GAP);
    let color = frame.kit.theme.text_muted;
    let title = frame.locale.text("find-results");
    let find = &frame.session.find;
    let told = if find.text.is_empty() {
        frame.locale.text("find-results-hint").to_string()
    } else if find.query().is_empty() {
        frame.locale.text("find-nothing-left").to_string()
    } else if results.searching {
        frame.locale.text("find-searching").to_string()
    } else {
        let (hits, articles) = (results.total as i64, results.groups.len() as i64);
        let exact = if find.exact { "yes" } else { "no" };
        frame.locale.text_with(
            "find-results-count",
            &[("hits", hits.into()), ("articles", articles.into()), ("exact", exact.into())],
        )
    };
    inset_ui(ui, frame.kit, |ui, kit| {
        label_ui(ui, kit, Label::new(&title).role(Role::Section).color(color));
        label_ui(ui, kit, Label::new(&told).role(Role::Small).color(color));
    });
}

/// Inside the padding of the rows below.
fn inset_ui(ui: &mut Ui, kit: &mut Kit, contents: impl FnOnce(&mut Ui, &mut Kit)) {
    let room = ui.available_rect_before_wrap().shrink2(vec2(size::ROW_PADDING, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(top_down(kit)), |ui| contents(ui, kit));
}

fn group_ui(ui: &mut Ui, frame: &mut Frame<'_>, group: &Group) {
    ui.add_space(size::GAP);
    hairline_ui(ui, frame.kit);
    ui.add_space(size::GAP_SMALL);
    let untitled = frame.locale.text("untitled-article");
    let title = if group.title.is_empty() { &*untitled } else { &group.title };
    let (count, color) = (frame.locale.number(group.count), frame.kit.theme.text_muted);
    inset_ui(ui, frame.kit, |ui, kit| {
        row_with_end(
            ui,
            kit,
            |ui, kit| _ = label_ui(ui, kit, Label::new(title).role(Role::Strong).max_lines(1).natural()),
            |ui, kit| _ = label_ui(ui, kit, Label::new(&count).role(Role::Small).color(color)),
        );
    });
    let article = frame.session.project.article(&group.article);
    for (hit, context) in &group.rows {
        let direction = article.map(|article| article.direction_at(hit.start));
        let in_view = frame.session.article.as_ref() == Some(&group.article);
        let current = in_view && frame.session.find.current == Some(*hit);
        if row_ui(ui, frame.kit, (context, direction), current) {
            frame.emit(Command::Find(Find::Go { article: group.article.clone(), hit: *hit }));
        }
    }
}

/// A hit among its words. Answers whether it was chosen.
fn row_ui(ui: &mut Ui, kit: &mut Kit, (context, direction): (&Context, Option<Direction>), current: bool) -> bool {
    let width = ui.available_width() - 2.0 * size::ROW_PADDING;
    let options = TextOptions { max_lines: Some(2), direction, ..TextOptions::wrapped(width) };
    // What is far out of view is only given its room.
    let top = ui.cursor().top();
    let near = ui.clip_rect().y_range().expand(400.0).contains(top);
    let height = |lines: f32| lines + 2.0 * size::ROW_PADDING_TALL;
    let block = kit.text.layout(&context.text, Role::Note, options);
    let response = list_row_of_ui(ui, kit, &context.text, current, height(block.size().y), |ui, kit| {
        let (rect, _) = ui.allocate_exact_size(vec2(width, block.size().y), Sense::hover());
        if !near {
            return;
        }
        let x = if block.direction().is_rtl() { rect.right() - block.size().x } else { rect.left() };
        let place = Rect::from_min_size(egui::pos2(x, rect.top()), block.size());
        for found in block.rects(context.hit) {
            let ground = found.translate(place.min.to_vec2()).expand2(vec2(1.0, -1.0));
            ui.painter().rect_filled(ground, CornerRadius::same(size::RADIUS_MARK), kit.theme.found);
        }
        let color = kit.theme.text;
        kit.text.paint(ui.painter(), place.min, &block, color);
    });
    response.clicked()
}
