//! The question which of two entries to keep, with what each of them is and what will be.

use super::Frame;
use crate::annotation::{Edit, Source, SourceId, Timestamp};
use crate::command::{Command, File, Source as SourceCommand};
use crate::locale::Locale;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, DialogAnswer, Label, Strip, dialog_ui, hairline_ui, label_ui, segmented_ui};
use crate::ui::window::sources::cell::{Ink, at_start};
use egui::{Sense, Ui, WidgetInfo, vec2};

/// What making one entry of two changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Consequences {
    mentions: usize,
    attributions: usize,
    under: usize,
}

/// Asks until it is answered.
pub(in crate::ui::window) fn merge_dialog_ui(ui: &mut Ui, frame: &mut Frame<'_>, kept: &SourceId, gone: &SourceId) {
    let project = &frame.session.project;
    let (Some(keep), Some(other)) = (project.sources.get(kept), project.sources.get(gone)) else {
        return frame.emit(Command::File(File::Cancel));
    };
    let locale = frame.locale;
    let [title, merge, cancel, which] =
        ["sources-merge-title", "sources-merge", "unsaved-cancel", "sources-merge-keep"].map(|key| locale.text(key));
    let facts = facts(frame, [keep, other]);
    let (after, names) = afterwards(frame, kept, gone);
    let (first, second) = (locale.source(keep), locale.source(other));
    let dialog = Dialog { id: "merge-sources", title: &title, buttons: &[&cancel, &merge] };
    let (swapped, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        let muted = kit.theme.text_muted;
        label_ui(ui, kit, Label::new(&which).color(muted));
        let short = |kit: &mut Kit, name: &str| shortened(kit, name);
        let names_shown = [short(kit, &first), short(kit, &second)];
        let swapped = segmented_ui(ui, kit, &[&names_shown[0], &names_shown[1]], 0).is_some();
        ui.add_space(size::GAP);
        for (label, values) in &facts {
            fact_ui(ui, kit, label, values);
        }
        ui.add_space(size::GAP);
        hairline_ui(ui, kit);
        ui.add_space(size::GAP);
        let stays = [("name", first.clone().into()), ("gone", second.clone().into())];
        label_ui(ui, kit, Label::new(&locale.text_with("sources-merge-stays", &stays)));
        consequences_ui(ui, kit, locale, after, &first, &names);
        swapped
    });
    if swapped {
        frame.emit(Command::Source(SourceCommand::AskMerge { kept: gone.clone(), gone: kept.clone() }));
        return;
    }
    match answer {
        Some(DialogAnswer::Button(1)) => {
            frame.emit(Command::Source(SourceCommand::Merge { kept: kept.clone(), gone: gone.clone() }));
        }
        Some(_) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}

/// A name that leaves room for another.
fn shortened(kit: &mut Kit, name: &str) -> String {
    let room = size::DIALOG_WIDTH / 2.0 - 3.0 * size::SEGMENT_PADDING;
    let fits =
        |kit: &mut Kit, text: &str| kit.text.layout(text, Role::BodyMedium, TextOptions::default()).size().x <= room;
    if fits(kit, name) {
        return name.to_owned();
    }
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1 {
        words.pop();
        let text = format!("{}…", words.join(" "));
        if fits(kit, &text) {
            return text;
        }
    }
    let mut text: String = name.chars().take(24).collect();
    text.push('…');
    text
}

/// What is known of the two, side by side.
fn facts(frame: &Frame<'_>, two: [&std::sync::Arc<Source>; 2]) -> Vec<(String, [String; 2])> {
    let locale = frame.locale;
    let project = &frame.session.project;
    let claims = project.claims_by_source();
    let each = |key: &str, value: &dyn Fn(&Source) -> String| (locale.text(key).to_string(), two.map(|s| value(s)));
    vec![
        each("sources-name-ar", &|s| s.name.ar.clone()),
        each("sources-name-en", &|s| s.name.en.clone()),
        each("sources-kind", &|s| locale.text(&format!("sources-kind-{}", s.kind.key())).to_string()),
        each("sources-aliases", &|s| locale.list(&s.aliases)),
        each("sources-grade", &|s| s.reliability().map(|r| r.key().to_owned()).unwrap_or_default()),
        each("sources-mentions", &|s| locale.number(project.mentions_of(&s.id).count())),
        each("sources-claims-title", &|s| locale.number(claims.get(&s.id).map_or(0, |c| c.len()))),
    ]
}

/// What will be: counted from the very edits that will be done, and the names that are added.
fn afterwards(frame: &Frame<'_>, kept: &SourceId, gone: &SourceId) -> (Consequences, Vec<String>) {
    let project = &frame.session.project;
    let mut after = Consequences::default();
    let mut names = Vec::new();
    for edit in project.merge_sources(kept, gone, Timestamp::default()) {
        match edit {
            Edit::PutAnnotation(_) => after.mentions += 1,
            Edit::PutAttribution(_) => after.attributions += 1,
            Edit::PutSource(one) if one.id == *kept => {
                let known: Vec<&str> = project.sources.get(kept).map(|s| s.names().collect()).unwrap_or_default();
                names = one.names().filter(|name| !known.contains(name)).map(str::to_owned).collect();
            }
            Edit::PutSource(_) => after.under += 1,
            _ => {}
        }
    }
    (after, names)
}

/// A label and two values in three columns.
fn fact_ui(ui: &mut Ui, kit: &mut Kit, label: &str, values: &[String; 2]) {
    let width = (ui.available_width() - size::FORM_LABEL - 2.0 * size::GAP) / 2.0;
    let height = values.iter().map(|value| kit.text.layout(value, Role::Body, TextOptions::wrapped(width)).size().y);
    let height = height.fold(20.0, f32::max);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let theme = kit.theme;
    let mut strip = Strip::new(rect, kit);
    let mut place = strip.take_start(size::FORM_LABEL);
    at_start(ui, kit, &mut place, label, Ink { role: Role::Body, color: theme.text_muted, lines: 1 });
    for value in values {
        strip.take_start(size::GAP);
        let mut place = strip.take_start(width);
        let (text, color) = if value.is_empty() { ("–", theme.text_muted) } else { (value.as_str(), theme.text) };
        at_start(ui, kit, &mut place, text, Ink { role: Role::Body, color, lines: 99 });
    }
    let said = format!("{label}: {} / {}", values[0], values[1]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
}

/// What will be, in sentences.
fn consequences_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, after: Consequences, name: &str, names: &[String]) {
    let moved = locale.text_with(
        "sources-merge-moves",
        &[
            ("name", name.to_owned().into()),
            ("mentions", (after.mentions as i64).into()),
            ("attributions", (after.attributions as i64).into()),
        ],
    );
    label_ui(ui, kit, Label::new(&moved));
    if after.under > 0 {
        let under = locale.text_with("sources-merge-under", &[("count", (after.under as i64).into())]);
        label_ui(ui, kit, Label::new(&under));
    }
    if !names.is_empty() {
        let list = locale.list(names);
        label_ui(ui, kit, Label::new(&locale.text_with("sources-merge-names", &[("names", list.into())])));
    }
    let muted = kit.theme.text_muted;
    label_ui(ui, kit, Label::new(&locale.text("sources-merge-undo")).color(muted));
}
