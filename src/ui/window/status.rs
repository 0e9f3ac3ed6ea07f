//! The line at the foot: saved or not, where one is, what is selected, what to press next.

use super::{Frame, Screen, agreement, menus, sources, start};
use crate::annotation::Credibility;
use crate::command::{Assess, Command, Compare, File, Review, Select, View};
use crate::locale::Locale;
use crate::session::{Doing, Page, Picks, Task};
use crate::ui::icons::{Icon, paint_icon, paint_icon_sized};
use crate::ui::kit::start_to_end;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Strip, focus_ring, key_hint_size, paint_key_hint};
use egui::{Color32, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, vec2};
use std::sync::Arc;

/// How long a selection may be, in code points, for its words to be counted every frame.
const COUNTED: u32 = 10_000;

/// In less room than this, in points, a text that does not fit is left out.
const LEAST: f32 = 110.0;

pub(super) fn status_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let rect = ui.max_rect().shrink2(vec2(14.0, 0.0));
    let mut strip = Strip::new(rect, frame.kit);
    ends(ui, frame, screen, &mut strip);
    let rest = strip.rest;
    let mut child = ui.new_child(UiBuilder::new().max_rect(rest).layout(start_to_end(frame.kit)).id_salt("status"));
    child.set_clip_rect(rest.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing.x = 16.0;
    starts(&mut child, frame, screen);
}

/// What a press on a text of the status line does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Press {
    Nothing,
    Acts,
    /// Opens a menu, which a sign at its end tells.
    Opens,
}

/// A text of the status line; a button where a press does something.
fn item(ui: &mut Ui, frame: &mut Frame<'_>, text: &str, color: Color32, press: Press) -> Option<Response> {
    let sign = if press == Press::Opens { size::CHEVRON } else { 0.0 };
    let room = ui.available_width() - sign;
    let block = frame.kit.text.layout(text, Role::Small, TextOptions::one_line(room.max(1.0)));
    let clickable = press != Press::Nothing;
    // The rest of a line is no place for half a word.
    if room < 30.0 || room < LEAST && block.is_shortened() {
        return None;
    }
    let sense = if clickable { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(block.size().x + sign, size::STATUS), sense);
    let kind = if clickable { egui::Role::Button } else { egui::Role::Label };
    response.widget_info(|| WidgetInfo::labeled(kind, true, text));
    if clickable && response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(5.0, -4.0)), 4.0, frame.kit.theme.hover);
    }
    let mut strip = Strip::new(rect, frame.kit);
    if press == Press::Opens {
        let place = strip.take_end(sign);
        paint_icon_sized(ui.painter(), frame.kit, Icon::Down, place, sign, color);
    }
    frame.kit.text.paint(ui.painter(), strip.at_start(block.size()).min, &block, color);
    if clickable {
        focus_ring(ui.painter(), frame.kit, &response, rect, 4);
    }
    Some(response)
}

fn starts(ui: &mut Ui, frame: &mut Frame<'_>, screen: &Screen) {
    let theme = frame.kit.theme;
    let (session, locale) = (frame.session, frame.locale);
    for task in session.tasks.iter().filter(|task| task.slow) {
        item(ui, frame, &told(locale, task), theme.accent, Press::Nothing);
    }
    if session.page == Page::Sources {
        saved_state(ui, frame);
        conflicts(ui, frame);
        for text in sources::status(frame, &screen.sources) {
            item(ui, frame, &text, theme.text_muted, Press::Nothing);
        }
        return;
    }
    if session.page == Page::Agreement {
        saved_state(ui, frame);
        conflicts(ui, frame);
        for text in agreement::status(frame) {
            item(ui, frame, &text, theme.text_muted, Press::Nothing);
        }
        return;
    }
    if let Some(review) = session.review.as_ref().filter(|_| session.page == Page::Review) {
        saved_state(ui, frame);
        conflicts(ui, frame);
        if review.taking.is_some() {
            item(
                ui,
                frame,
                &locale.text_with("compare-taking", &[("file", review.file.clone().into())]),
                theme.accent,
                Press::Nothing,
            );
            let stop = Command::Compare(Compare::StopTaking);
            let name = frame.name(&stop);
            if item(ui, frame, &name, theme.accent, Press::Acts).is_some_and(|response| response.clicked()) {
                frame.emit(stop);
            }
        }
        let counts = [("count", (review.count(None) as i64).into()), ("same", (review.comparison.same as i64).into())];
        item(ui, frame, &locale.text_with("compare-status", &counts), theme.text_muted, Press::Nothing);
        let (all, settled) = review.settled();
        let counts = [("settled", (settled as i64).into()), ("count", (all as i64).into())];
        item(ui, frame, &locale.text_with("compare-settled", &counts), theme.text_muted, Press::Nothing);
        if review.judging.is_unsaved() {
            item(ui, frame, &locale.text("compare-unsaved"), theme.warn, Press::Nothing);
        }
        return;
    }
    let Some(article) = session.article() else {
        return without_article(ui, frame);
    };
    if let Some(picking) = &session.picking {
        picking_ui(ui, frame, &picking.what);
        return;
    }
    saved_state(ui, frame);
    conflicts(ui, frame);
    project_name(ui, frame);
    if let Some(range) = session.selected() {
        let characters = ("characters", i64::from(range.len()).into());
        let text = if range.len() <= COUNTED {
            let words = start::word_count(article.slice(range)) as i64;
            locale.text_with("status-selected", &[("words", words.into()), characters])
        } else {
            locale.text_with("status-selected-much", &[characters])
        };
        item(ui, frame, &text, theme.text, Press::Nothing);
    }
    let at = session.selection.map(|s| s.head.at).or_else(|| session.chosen().map(|a| a.span().start));
    if let Some(at) = at {
        let args =
            [("block", (article.block_at(at) as i64 + 1).into()), ("count", (article.blocks().len() as i64).into())];
        let text = locale.text_with("status-block", &args);
        if let Some(response) = item(ui, frame, &text, theme.text_muted, Press::Opens) {
            menus::block_menu_ui(frame, &response);
        }
    }
    let marks = screen.view.marks();
    let count = marks.annotations() as i64;
    item(ui, frame, &locale.text_with("status-marks", &[("count", count.into())]), theme.text_muted, Press::Nothing);
    let untied = marks.claims_untied() as i64;
    if untied > 0 {
        let text = locale.text_with("status-claims-untied", &[("count", untied.into())]);
        let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::STATUS), Sense::hover());
        paint_icon(ui.painter(), frame.kit, Icon::Warning, rect, theme.warn);
        ui.add_space(-10.0);
        item(ui, frame, &text, theme.warn, Press::Nothing);
    }
    let encoding = &article.origin.encoding;
    if !encoding.is_empty() {
        let press = if session.originals.contains_key(&article.id) { Press::Opens } else { Press::Nothing };
        if let Some(response) = item(ui, frame, encoding, theme.text_muted, press)
            && press == Press::Opens
        {
            menus::encoding_menu_ui(frame, &response);
        }
    }
}

/// What is being done with a file.
pub(super) fn told(locale: &Locale, task: &Task) -> String {
    let key = match task.doing {
        Doing::Saving => "status-saving",
        Doing::Opening => "status-opening",
        Doing::Updating => "status-updating",
    };
    locale.text_with(key, &[("file", task.file.clone().into())])
}

/// What is to be picked, and how, where there is room for it.
fn picking_ui(ui: &mut Ui, frame: &mut Frame<'_>, what: &Picks) {
    let theme = frame.kit.theme;
    let locale = frame.locale;
    let text = match what {
        Picks::Source { .. } => locale.text("status-pick"),
        Picks::Hop(_) => locale.text("status-pick-hop"),
        Picks::Cue(_) => locale.text("status-pick-cue"),
        Picks::Related(kind) => locale.text_with("status-pick-related", &[("relation", kind.key().into())]).into(),
    };
    item(ui, frame, &text, theme.accent, Press::Nothing);
    for key in ["status-pick-how", "status-pick-how-short"] {
        let how = frame.locale.text(key);
        let width = frame.kit.text.layout(&how, Role::Small, TextOptions::default()).size().x;
        if width.ceil() <= ui.available_width() {
            item(ui, frame, &how, theme.text_muted, Press::Nothing);
            return;
        }
    }
}

fn saved_state(ui: &mut Ui, frame: &mut Frame<'_>) {
    let theme = frame.kit.theme;
    let (key, color) = if frame.session.read_only.is_some() {
        ("status-read-only", theme.warn)
    } else if frame.session.is_dirty() {
        ("status-unsaved", theme.warn)
    } else if frame.session.file.is_some() {
        ("status-saved", theme.ok)
    } else {
        ("status-new", theme.text_muted)
    };
    let (rect, _) = ui.allocate_exact_size(vec2(7.0, size::STATUS), Sense::hover());
    ui.painter().circle_filled(rect.center(), 3.5, color);
    ui.add_space(-8.0);
    let press = if frame.session.read_only.is_some() { Press::Acts } else { Press::Nothing };
    let shown = item(ui, frame, &frame.locale.text(key), theme.text, press);
    if press == Press::Acts && shown.is_some_and(|response| response.clicked()) {
        frame.emit(Command::File(File::ShowUnread));
    }
}

/// What is to be said where there is nothing to read.
fn without_article(ui: &mut Ui, frame: &mut Frame<'_>) {
    if frame.session.is_begun() {
        saved_state(ui, frame);
        conflicts(ui, frame);
        project_name(ui, frame);
    } else {
        let (text, muted) = (frame.locale.text("status-empty"), frame.kit.theme.text_muted);
        item(ui, frame, &text, muted, Press::Nothing);
    }
}

/// What the project's file is called; of one that is in no file and has nothing to read, that it is new.
fn project_name(ui: &mut Ui, frame: &mut Frame<'_>) {
    let (session, muted) = (frame.session, frame.kit.theme.text_muted);
    if let Some(name) = session.file.as_ref().and_then(|f| f.file_name()) {
        item(ui, frame, &name.to_string_lossy(), muted, Press::Nothing);
    } else if session.project.articles.is_empty() {
        let text = frame.locale.text("project-new");
        item(ui, frame, &text, muted, Press::Nothing);
    }
}

/// How much a merge left to be settled; pressed it is listed.
fn conflicts(ui: &mut Ui, frame: &mut Frame<'_>) {
    let count = frame.session.project.conflicts.len() as i64;
    if count == 0 {
        return;
    }
    let text = frame.locale.text_with("status-conflicts", &[("count", count.into())]);
    if item(ui, frame, &text, frame.kit.theme.warn, Press::Acts).is_some_and(|response| response.clicked()) {
        frame.emit(Command::Review(Review::Conflicts));
    }
}

/// The hint of what to press next, and the zoom.
fn ends(ui: &mut Ui, frame: &mut Frame<'_>, screen: &Screen, strip: &mut Strip) {
    let theme = frame.kit.theme;
    let zoom = frame.locale.percent((frame.session.settings.zoom * 100.0).round());
    let block = frame.kit.text.layout(&zoom, Role::Small, TextOptions::default());
    let place = strip.take_end(block.size().x);
    let response = ui.interact(place, ui.scope_id().with("zoom"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &zoom));
    if response.clicked() {
        frame.emit(Command::View(View::ZoomReset));
    }
    let at = place.min + vec2(0.0, (place.height() - block.size().y) / 2.0);
    frame.kit.text.paint(ui.painter(), at, &block, theme.text_muted);
    focus_ring(ui.painter(), frame.kit, &response, Rect::from_min_size(at, block.size()), size::RADIUS_KEY);
    strip.take_end(16.0);
    for (text, key) in hints(frame, screen) {
        let Some(key) = key else { continue };
        // In a field a single key writes itself.
        if frame.kit.typed && key.chars().count() == 1 {
            continue;
        }
        let wanted = key_hint_size(frame.kit, &key);
        let block = frame.kit.text.layout(&text, Role::Small, TextOptions::default());
        if strip.rest.width() < 300.0 + wanted.x + block.size().x {
            return;
        }
        let place = strip.take_end(wanted.x);
        paint_key_hint(ui, frame.kit, Rect::from_center_size(place.center(), wanted), &key);
        strip.take_end(6.0);
        let place = strip.take_end(block.size().x);
        let at = place.min + vec2(0.0, (place.height() - block.size().y) / 2.0);
        frame.kit.text.paint(ui.painter(), at, &block, theme.text_muted);
        strip.take_end(16.0);
    }
}

/// What to press next, and the key; the first stands at the end.
fn hints(frame: &Frame<'_>, screen: &Screen) -> Vec<(Arc<str>, Option<String>)> {
    let session = frame.session;
    let hint = |text: &str, command: Command| (frame.locale.text(text), frame.key(&command));
    if session.page == Page::Sources {
        let back = hint("sources-read", Command::View(View::Page(Page::Read)));
        if !sources::shows_chosen(&screen.sources) {
            return vec![back];
        }
        let open = (frame.locale.text("sources-open-claim"), Some("Enter".to_owned()));
        return vec![(frame.locale.text("sources-grade-claim"), grade_keys(frame)), open, back];
    }
    if session.page == Page::Agreement {
        return vec![hint("sources-read", Command::View(View::Page(Page::Read)))];
    }
    if session.page == Page::Review {
        return vec![
            hint("compare-finish", Command::Review(Review::Save)),
            hint("command-next-difference", Command::Compare(Compare::Next)),
            hint("command-previous-difference", Command::Compare(Compare::Previous)),
        ];
    }
    if session.article().is_none() {
        vec![hint("command-shortcuts", Command::View(View::Shortcuts))]
    } else if session.picking.is_some() || session.selected().is_some() {
        vec![hint("status-cancel", Command::Select(Select::Escape))]
    } else if screen.view.marks().annotations() > 0 {
        vec![hint("status-next", Command::Mark(crate::command::Mark::Next))]
    } else {
        vec![]
    }
}

/// The keys from the best grade to the worst, such as "Alt 1–6"; none where they are not all alike.
fn grade_keys(frame: &Frame<'_>) -> Option<String> {
    let keys: Option<Vec<String>> =
        Credibility::ALL.iter().map(|grade| frame.key(&Command::Assess(Assess::Credibility(Some(*grade))))).collect();
    let keys = keys?;
    let (first, last) = (keys.first()?, keys.last()?);
    let alike = keys.iter().zip(Credibility::ALL).all(|(key, grade)| *key == format!("Alt {}", grade.key()));
    alike.then(|| format!("{first}–{}", last.trim_start_matches("Alt ")))
}
