//! What the window shows while nothing is open: what to do, in both languages at once.

use super::{Frame, menus};
use crate::annotation::LineStyle;
use crate::command::{Command, File};
use crate::locale::Locale;
use crate::session::Language;
use crate::text::{Direction, words};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::{LabelShades, size};
use crate::ui::widgets::{
    Label, ListRow, dashed_edge, label_ui, list_row_ui, on_ground, paint_line_style, paint_swatch, scroll_ui,
};
use egui::{Painter, Pos2, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

const WIDTH: f32 = 720.0;

/// The page's words, in English and Arabic: made once, as that reads all the message files.
pub(super) struct Words([Locale; 2]);

impl Default for Words {
    fn default() -> Words {
        Words([Language::English, Language::Arabic].map(Locale::new))
    }
}

pub(super) fn start_ui(ui: &mut Ui, frame: &mut Frame<'_>, words: &Words) {
    let area = ui.max_rect();
    ui.painter().rect_filled(area, 0.0, frame.kit.theme.page);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    let mut child = ui.new_child(on_ground(UiBuilder::new().id_salt("page"), frame.kit.theme.page));
    scroll_ui(&mut child, frame.kit, "start", |ui, kit| {
        let width = WIDTH.min(ui.available_width() - 32.0);
        let side = (ui.available_width() - width) / 2.0;
        let top = ui.cursor().min;
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        let at = pos2(top.x + side, top.y + (area.height() * 0.06).clamp(12.0, 60.0));
        let bottom = body_ui(ui, &mut inner, words, at, width);
        ui.allocate_rect(Rect::from_min_max(top, pos2(top.x + ui.available_width(), bottom + 24.0)), Sense::hover());
    });
    frame.commands.extend(emitted);
}

/// Draws the page from `at` on; gives where it ends.
fn body_ui(ui: &mut Ui, frame: &mut Frame<'_>, Words(words): &Words, at: Pos2, width: f32) -> f32 {
    let mut y = at.y;
    let theme = frame.kit.theme;
    for (text, role, color) in [("إسناد", Role::Welcome, theme.text), ("Isnad", Role::Panel, theme.text_muted)] {
        let block = frame.kit.text.layout(text, role, TextOptions::default());
        frame.kit.text.paint(ui.painter(), pos2(at.x + (width - block.size().x) / 2.0, y), &block, color);
        y += block.size().y;
    }
    y += 20.0;
    y = example(ui.painter(), frame.kit, at.x, width, y);
    y = legend(ui.painter(), frame.kit, words, at.x, width, y + 8.0) + 24.0;
    let hairline = Stroke::new(size::HAIRLINE, theme.hairline);
    ui.painter().hline(at.x..=at.x + width, y, hairline);
    y += 20.0;
    let gap = 48.0;
    let column = (width - gap) / 2.0;
    let mut bottom = y;
    for (i, own) in words.iter().enumerate() {
        let x = at.x + i as f32 * (column + gap);
        let rect = Rect::from_min_size(pos2(x, y), vec2(column, 400.0));
        bottom = bottom.max(words_ui(ui, frame, rect, own));
    }
    let top = bottom + 16.0;
    for (i, own) in words.iter().enumerate() {
        let x = at.x + i as f32 * (column + gap);
        bottom = bottom.max(ways_ui(ui, frame, Rect::from_min_size(pos2(x, top), vec2(column, 400.0)), own));
    }
    ui.painter().vline(at.x + width / 2.0, y..=bottom, hairline);
    y = drop_zone(ui, frame, words, Rect::from_min_size(pos2(at.x, bottom + 16.0), vec2(width, 52.0)));
    recent_ui(ui, frame, Rect::from_min_size(pos2(at.x, y + 12.0), vec2(width, 400.0)))
}

/// A sentence with a cue, two sources and a claim marked in it.
fn example(painter: &Painter, kit: &mut Kit, x: f32, width: f32, y: f32) -> f32 {
    let theme = kit.theme;
    let parts: [(&str, Option<(LabelShades, LineStyle)>); 7] = [
        ("نقلت", Some((theme.cue, LineStyle::Dotted))),
        ("وكالة أفق", Some((theme.source, LineStyle::Double))),
        ("عن", None),
        ("الوزارة", Some((theme.source, LineStyle::Double))),
        ("أن", None),
        ("ملء الخزان بدأ يوم 12 مايو", Some((theme.claim, LineStyle::Solid))),
        ("", None),
    ];
    let blocks: Vec<_> =
        parts.iter().map(|(text, look)| (kit.text.layout(text, Role::Sample, TextOptions::default()), look)).collect();
    let space = 8.0;
    let total: f32 = blocks.iter().map(|(block, _)| block.size().x + space).sum::<f32>() - 2.0 * space;
    let mut right = x + (width + total) / 2.0;
    let mut bottom = y;
    for (block, look) in &blocks {
        let left = right - block.size().x;
        let rect = Rect::from_min_size(pos2(left, y), block.size());
        if let Some((shades, style)) = look {
            let tint = rect.expand2(vec2(1.0, -3.0));
            painter.rect_filled(tint, f32::from(size::RADIUS_MARK), shades.tint);
            let line =
                Rect::from_min_max(pos2(tint.left(), tint.bottom() - 2.0), pos2(tint.right(), tint.bottom() + 1.0));
            paint_line_style(painter, line, *style, shades.line);
        }
        kit.text.paint(painter, rect.min, block, theme.text);
        right = left - space;
        bottom = bottom.max(rect.bottom());
    }
    bottom
}

/// What the three marks mean, in both languages.
fn legend(painter: &Painter, kit: &mut Kit, words: &[Locale; 2], x: f32, width: f32, y: f32) -> f32 {
    let theme = kit.theme;
    let entries = [
        ("start-claim", theme.claim, LineStyle::Solid),
        ("start-source", theme.source, LineStyle::Double),
        ("start-cue", theme.cue, LineStyle::Dotted),
    ];
    let texts: Vec<_> = entries
        .iter()
        .map(|(key, ..)| words.each_ref().map(|l| kit.text.layout(&l.text(key), Role::Body, TextOptions::default())))
        .collect();
    let entry = |t: &[std::sync::Arc<crate::ui::text::TextBlock>; 2]| 26.0 + t[0].size().x + 10.0 + t[1].size().x;
    let total: f32 = texts.iter().map(entry).sum::<f32>() + 32.0 * 2.0;
    let mut left = x + (width - total) / 2.0;
    let mut bottom = y;
    for ((_, shades, style), blocks) in entries.iter().zip(&texts) {
        let swatch = Rect::from_min_size(pos2(left, y + 3.0), vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT));
        paint_swatch(painter, swatch, shades, *style);
        let first = pos2(left + 26.0, y);
        kit.text.paint(painter, first, &blocks[0], theme.text_muted);
        kit.text.paint(painter, pos2(first.x + blocks[0].size().x + 10.0, y), &blocks[1], theme.text);
        left += entry(blocks) + 32.0;
        bottom = bottom.max(y + blocks[0].size().y);
    }
    bottom
}

/// What the program is for, in one language and its direction.
fn words_ui(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect, own: &Locale) -> f32 {
    column_ui(ui, frame, rect, own, "words", |ui, frame| {
        label_ui(ui, frame.kit, Label::new(&own.text("start-heading")).role(Role::Page).natural());
        let color = frame.kit.theme.text_muted;
        label_ui(ui, frame.kit, Label::new(&own.text("start-body")).role(Role::Note).color(color).natural());
    })
}

/// The three ways to begin, in one language and its direction.
fn ways_ui(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect, own: &Locale) -> f32 {
    column_ui(ui, frame, rect, own, "ways", |ui, frame| {
        menus::command_button_ui(ui, frame, Command::File(File::Open), &own.text("start-open"), true);
        menus::command_button_ui(ui, frame, Command::File(File::PasteArticle), &own.text("start-paste"), false);
        menus::command_button_ui(ui, frame, Command::File(File::OpenSample), &own.text("start-sample"), false);
    })
}

/// Shows `contents` one below the other in the direction of a language; answers with where they end.
fn column_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    rect: Rect,
    own: &Locale,
    id: &str,
    contents: impl FnOnce(&mut Ui, &mut Frame<'_>),
) -> f32 {
    let kept = frame.kit.direction;
    frame.kit.direction = own.direction();
    let layout = crate::ui::kit::top_down(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt((id, own.language())));
    child.spacing_mut().item_spacing.y = 8.0;
    contents(&mut child, frame);
    frame.kit.direction = kept;
    child.min_rect().bottom()
}

/// Where files can be dropped, said in both languages.
fn drop_zone(ui: &mut Ui, frame: &mut Frame<'_>, words: &[Locale; 2], rect: Rect) -> f32 {
    let theme = frame.kit.theme;
    dashed_edge(ui.painter(), rect.shrink(0.5), size::RADIUS, Stroke::new(1.0, theme.line_strong));
    let inner = rect.shrink(16.0);
    for own in words {
        let text = own.text("start-drop");
        let block = frame.kit.text.layout(&text, Role::Body, TextOptions::one_line(inner.width() / 2.0 - 8.0));
        let x = if own.direction() == Direction::Rtl { inner.right() - block.size().x } else { inner.left() };
        let at = pos2(x, inner.center().y - block.size().y / 2.0);
        frame.kit.text.paint(ui.painter(), at, &block, theme.text_muted);
    }
    rect.bottom()
}

/// The files opened last; those that are gone are greyed.
fn recent_ui(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) -> f32 {
    let recent = &frame.session.settings.recent;
    if recent.is_empty() {
        return rect.top();
    }
    let layout = crate::ui::kit::top_down(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt("recent"));
    child.spacing_mut().item_spacing.y = 2.0;
    let color = frame.kit.theme.text_muted;
    label_ui(&mut child, frame.kit, Label::new(&frame.locale.text("start-recent")).role(Role::Section).color(color));
    let missing = frame.locale.text("file-missing");
    for path in recent.iter().take(8) {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let exists = !frame.session.missing.contains(path);
        let folder = path.parent().map(|p| p.display().to_string()).unwrap_or_default();
        let mut row = ListRow::new(&name).enabled(exists).tooltip(if exists { &folder } else { &missing });
        if !exists {
            row = row.count(&missing);
        }
        if list_row_ui(&mut child, frame.kit, row).clicked() {
            frame.emit(Command::File(File::OpenPaths(vec![path.clone()])));
        }
    }
    child.min_rect().bottom()
}

/// How many words a text has; for the status line.
pub(super) fn word_count(text: &str) -> usize {
    words::segments(text).filter(|s| s.is_word).count()
}
