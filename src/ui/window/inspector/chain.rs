//! The chain of an attribution, from the claim down to whoever is nearest to the reader.

use super::{heading_ui, muted_ui};
use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, LineStyle, Manner, Party, Project, Role as LabelRole,
};
use crate::command::{Command, Select, Source, Tie, View};
use crate::locale::Locale;
use crate::session::Page;
use crate::text::Direction;
use crate::ui::icons::{self, Icon};
use crate::ui::kit::row_with_end;
use crate::ui::marks::MarkIndex;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::{LabelShades, size};
use crate::ui::widgets::{
    Button, Label, ListRow, MenuItem, Strip, button_ui, focus_ring, icon_button_ui, label_ui, list_row_ui, menu_of_ui,
    paint_grade, paint_swatch, paint_text,
};
use crate::ui::window::Frame;
use egui::{Align2, CornerRadius, CursorIcon, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// The width of the words that say what a link is.
const ROLE_WIDTH: f32 = 66.0;

/// The attributions of a claim, and what can be added.
pub(super) fn claim_ui(ui: &mut Ui, frame: &mut Frame<'_>, marks: &MarkIndex, claim: &Arc<Annotation>) {
    let attributions = marks.attributions(&claim.id);
    let locale = frame.locale;
    if attributions.is_empty() {
        heading_ui(ui, frame, &locale.text("attribution"), "");
        muted_ui(ui, frame, &locale.text("chain-none"));
        ui.add_space(size::GAP_SMALL);
        for command in [Tie::Source, Tie::AskInTheVerb, Tie::Nobody] {
            command_ui(ui, frame, Command::Tie(command));
        }
        return;
    }
    for attribution in attributions {
        attribution_ui(ui, frame, claim, attribution);
        ui.add_space(size::GAP);
    }
    for command in [Tie::Hop(None), Tie::Source] {
        let name = if command == Tie::Source { "chain-another" } else { "command-hop" };
        command_named_ui(ui, frame, Command::Tie(command), &locale.text(name));
    }
}

/// A button over the panel's width that emits a command, with its key.
fn command_ui(ui: &mut Ui, frame: &mut Frame<'_>, command: Command) {
    let name = frame.name(&command);
    command_named_ui(ui, frame, command, &name);
}

fn command_named_ui(ui: &mut Ui, frame: &mut Frame<'_>, command: Command, name: &str) {
    let key = frame.key(&command).unwrap_or_default();
    let mut button = Button::new(name).quiet().at_start().width(ui.available_width());
    if !key.is_empty() {
        button = button.key(&key);
    }
    let refused = frame.refused(&command);
    if let Some(why) = &refused {
        button = button.enabled(false).tooltip(why);
    }
    if button_ui(ui, frame.kit, button).clicked() {
        frame.emit(command);
    }
}

/// One link of the chain before it is drawn.
struct Link {
    role: String,
    name: String,
    /// The direction of the article's words, where the name is a quotation.
    direction: Option<Direction>,
    shades: LabelShades,
    line: LineStyle,
    grade: Option<&'static str>,
    /// The mark it stands for, to go there.
    mark: Option<AnnotationId>,
    /// Whether it belongs to an attribution around this one.
    outer: bool,
}

/// The heading, the links from top to bottom, tied by a line.
fn attribution_ui(ui: &mut Ui, frame: &mut Frame<'_>, claim: &Arc<Annotation>, attribution: &Arc<Attribution>) {
    let locale = frame.locale;
    let manner = locale.text(&format!("manner-{}", attribution.manner.key()));
    let nested = if attribution.inside.is_some() { locale.text("chain-nested") } else { "".into() };
    let end = if nested.is_empty() { manner.to_string() } else { format!("{manner}{}{nested}", locale.comma()) };
    head_ui(ui, frame, attribution, &end);
    let links = links(frame, claim, attribution);
    let mut last: Option<Rect> = None;
    for link in &links {
        let swatch = link_ui(ui, frame, link);
        if let Some(above) = last {
            let stroke = Stroke::new(1.0, frame.kit.theme.line_strong);
            ui.painter().vline(swatch.center().x, egui::Rangef::new(above.bottom() + 2.0, swatch.top() - 2.0), stroke);
        }
        last = Some(swatch);
    }
}

fn links(frame: &Frame<'_>, claim: &Annotation, attribution: &Attribution) -> Vec<Link> {
    let (session, locale, theme) = (frame.session, frame.locale, &frame.kit.theme);
    let project = &session.project;
    let look = |role: LabelRole, mark: Option<&AnnotationId>| {
        let label = mark.and_then(|id| project.annotations.get(id)).and_then(|a| project.label(&a.label));
        let label = label.or_else(|| project.labels.iter().find(|l| l.role == Some(role)));
        label.map(|l| (theme.label(l.color, l.role), l.line)).unwrap_or((theme.source, LineStyle::Double))
    };
    let link = |key: &str, role: LabelRole, name: String, mark: Option<&AnnotationId>| {
        let (shades, line) = look(role, mark);
        let role = locale.text(key).to_string();
        Link { role, name, direction: None, shades, line, grade: None, mark: mark.cloned(), outer: false }
    };
    let quoted = |key: &str, role: LabelRole, mark: &Annotation| Link {
        direction: project.direction_of(mark),
        ..link(key, role, mark.quote(), Some(&mark.id))
    };
    let grade_of = |party: &Party| project.entry_of(party).and_then(|e| e.reliability()).map(|grade| grade.key());
    let grade = claim.assessment.credibility.map(|grade| grade.key());
    let mut links = vec![Link { grade, ..quoted("chain-claim", LabelRole::Claim, claim) }];
    if let Some(cue) = attribution.cue.as_ref().and_then(|id| project.annotations.get(id)) {
        links.push(quoted("chain-cue", LabelRole::Cue, cue));
    }
    match &attribution.source {
        Some(party) => {
            let key = if party.mention().is_some() { "chain-source" } else { "chain-in-the-verb" };
            let name = locale.party(project, party);
            links.push(Link { grade: grade_of(party), ..link(key, LabelRole::Source, name, party.mention()) });
        }
        None => links.push(link("chain-source", LabelRole::Source, locale.text("chain-nobody").to_string(), None)),
    }
    for party in &attribution.via {
        let name = locale.party(project, party);
        links.push(Link { grade: grade_of(party), ..link("chain-hop", LabelRole::Source, name, party.mention()) });
    }
    for outer in project.around(attribution) {
        let name = outer.source.as_ref().map(|party| locale.party(project, party));
        let name = name.unwrap_or_else(|| locale.text("chain-nobody").to_string());
        let grade = outer.source.as_ref().and_then(grade_of);
        // A click goes to the claim; the row names its source, and looks like one.
        let mention = outer.source.as_ref().and_then(|party| party.mention());
        let inside = link("chain-inside", LabelRole::Source, name, mention);
        links.push(Link { grade, mark: outer.claim().cloned(), outer: true, ..inside });
        for party in &outer.via {
            let name = locale.party(project, party);
            let hop = link("chain-hop", LabelRole::Source, name, party.mention());
            links.push(Link { grade: grade_of(party), outer: true, ..hop });
        }
    }
    links
}

/// Draws a link and gives back where its swatch stands; a click goes to its mark.
fn link_ui(ui: &mut Ui, frame: &mut Frame<'_>, link: &Link) -> Rect {
    let sense = if link.mark.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), sense);
    let name = format!("{}: {}", link.role, link.name);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &name));
    let kit = &mut *frame.kit;
    if response.hovered() && link.mark.is_some() {
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), kit.theme.hover);
    }
    focus_ring(ui.painter(), kit, &response, rect, size::RADIUS);
    let mut strip = Strip::new(rect, kit);
    let place = strip.take_start(size::SWATCH_WIDTH);
    let swatch = Rect::from_center_size(place.center(), vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT));
    paint_swatch(ui.painter(), swatch, &link.shades, link.line);
    strip.take_start(size::GAP);
    let start = if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let role = strip.take_start(ROLE_WIDTH);
    let muted = kit.theme.text_muted;
    paint_text(ui, kit, role, start, &link.role, Role::Small, muted);
    strip.take_start(size::GAP_SMALL);
    if let Some(grade) = link.grade {
        let place = strip.take_end(size::GRADE_WIDTH);
        paint_grade(ui, kit, place, grade);
        strip.take_end(size::GAP_SMALL);
    }
    let role = if link.outer { Role::Body } else { Role::BodyMedium };
    let options = TextOptions { direction: link.direction, ..TextOptions::one_line(strip.rest.width()) };
    let block = kit.text.layout(&link.name, role, options);
    // On the panel's own side: a name is a value here, not running text.
    let color = if link.outer { muted } else { kit.theme.text };
    let at = start.align_size_within_rect(block.size(), strip.rest).min;
    kit.text.paint(ui.painter(), pos2(at.x, at.y), &block, color);
    if let Some(mark) = &link.mark {
        if response.clicked() {
            frame.emit(Command::Select(Select::ShowMark(mark.clone())));
        }
        response.on_hover_cursor(CursorIcon::PointingHand);
    }
    swatch
}

/// The heading of an attribution, with the menu of what can be done with it.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, attribution: &Arc<Attribution>, end: &str) {
    let locale = frame.locale;
    let color = frame.kit.theme.text_muted;
    let project = &frame.session.project;
    let only_read = frame.only_reads(&Command::Tie(Tie::Remove(attribution.id.clone())));
    let mut chosen = None;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| label_ui(ui, kit, Label::new(&locale.text("attribution")).role(Role::Section).color(color)),
        |ui, kit| {
            if !only_read {
                let anchor = icon_button_ui(ui, kit, Icon::More, &locale.text("chain-change"), None, true);
                chosen = menu_of_ui(
                    kit,
                    &anchor,
                    || actions(locale, project, attribution),
                    |action| {
                        let item = MenuItem::new(&action.name).selected(action.on);
                        if action.separated { item.separated() } else { item }
                    },
                );
            }
            label_ui(ui, kit, Label::new(end).role(Role::Small).color(color));
        },
    );
    if let Some(action) = chosen {
        frame.emit(Command::Tie(action.tie));
    }
}

/// What an item of an attribution's menu does.
struct Action {
    name: String,
    tie: Tie,
    on: bool,
    separated: bool,
}

/// All that can be done with an attribution.
fn actions(locale: &Locale, project: &Project, attribution: &Arc<Attribution>) -> Vec<Action> {
    let id = || attribution.id.clone();
    let mut actions = Vec::new();
    let mut add = |name: String, tie: Tie, on: bool, separated: bool| actions.push(Action { name, tie, on, separated });
    for manner in Manner::ALL {
        let name = locale.text(&format!("manner-{}", manner.key())).to_string();
        add(name, Tie::Manner { attribution: id(), manner }, manner == attribution.manner, false);
    }
    add(locale.text("command-replace-source").to_string(), Tie::ReplaceSource(id()), false, true);
    add(locale.text("command-in-the-verb").to_string(), Tie::AskInTheVerb, false, false);
    if attribution.source.is_some() {
        let clear = Tie::SetSource { attribution: Some(id()), source: None };
        add(locale.text("command-nobody").to_string(), clear, false, false);
    }
    add(locale.text("command-cue").to_string(), Tie::Cue(id()), false, false);
    if attribution.cue.is_some() {
        add(locale.text("command-remove-cue").to_string(), Tie::RemoveCue(id()), false, false);
    }
    add(locale.text("command-hop").to_string(), Tie::Hop(Some(id())), false, true);
    add(locale.text("command-hop-unnamed").to_string(), Tie::AskHop(Some(id())), false, false);
    for (number, party) in attribution.via.iter().enumerate() {
        let name = locale.text_with("chain-remove-hop", &[("name", locale.party(project, party).into())]);
        add(name, Tie::RemoveHop { attribution: id(), number }, false, false);
    }
    let mut first = true;
    for outer in candidates(project, attribution) {
        let name = outer.source.as_ref().map(|party| locale.party(project, party));
        let name = name.unwrap_or_else(|| locale.text("chain-nobody").to_string());
        let name = locale.text_with("chain-nest", &[("name", name.into())]);
        let on = attribution.inside.as_ref() == Some(&outer.id);
        add(name, Tie::Nest { attribution: id(), inside: Some(outer.id.clone()) }, on, std::mem::take(&mut first));
    }
    if attribution.inside.is_some() {
        add(locale.text("chain-unnest").to_string(), Tie::Nest { attribution: id(), inside: None }, false, first);
    }
    add(locale.text("command-remove-attribution").to_string(), Tie::Remove(id()), false, true);
    actions
}

/// The attributions this one can stand inside of: of claims around it in the text, and the one it is in.
fn candidates<'p>(project: &'p Project, attribution: &Attribution) -> Vec<&'p Arc<Attribution>> {
    let Some(inner) = attribution.claim().and_then(|id| project.annotations.get(id)) else { return Vec::new() };
    let inside = |id: &AttributionId| attribution.inside.as_ref() == Some(id);
    let around = |outer: &Attribution| {
        let claim = outer.claim().and_then(|id| project.annotations.get(id));
        outer.id != attribution.id && claim.is_some_and(|claim| claim.is_around(inner))
    };
    project.attributions.values().filter(|outer| inside(&outer.id) || around(outer)).take(8).collect()
}

/// Whom a mention means, how reliable that is, and what it says.
pub(super) fn source_ui(ui: &mut Ui, frame: &mut Frame<'_>, marks: &MarkIndex, mention: &Arc<Annotation>) {
    let locale = frame.locale;
    let entry = mention.refers_to.as_ref().and_then(|id| frame.session.project.sources.get(id)).cloned();
    heading_ui(ui, frame, &locale.text("refers-to"), "");
    match &entry {
        Some(entry) => {
            let name = locale.source(entry);
            let row = ListRow::new(&name).icon(icons::of_source(entry.kind)).flush();
            let grade = entry.reliability().map(|grade| grade.key());
            let row = if let Some(grade) = grade { row.grade(grade) } else { row };
            if list_row_ui(ui, frame.kit, row).clicked() {
                frame.emit(Command::Source(Source::Choose(Some(entry.id.clone()))));
                frame.emit(Command::View(View::Page(Page::Sources)));
            }
            let word = entry
                .reliability()
                .map_or_else(|| locale.text("ungraded"), |grade| locale.text(&format!("reliability-{}", grade.key())));
            muted_ui(ui, frame, &word);
        }
        None => {
            muted_ui(ui, frame, &locale.text("refers-to-nobody"));
            ui.add_space(size::GAP_SMALL);
            command_ui(ui, frame, Command::Source(Source::CreateFromMention(mention.id.clone())));
        }
    }
    command_ui(ui, frame, Command::Tie(Tie::AskReference));
    said_ui(ui, frame, marks, mention);
}

/// The claims that a source or a cue is tied to.
pub(super) fn said_ui(ui: &mut Ui, frame: &mut Frame<'_>, marks: &MarkIndex, mention: &Arc<Annotation>) {
    let locale = frame.locale;
    let claims = marks.claims_of(&mention.id);
    ui.add_space(size::GAP);
    heading_ui(ui, frame, &locale.text("says"), &locale.number(claims.len()));
    if claims.is_empty() {
        muted_ui(ui, frame, &locale.text("says-nothing"));
    }
    for claim in claims.into_iter().take(50) {
        let Some(annotation) = frame.session.project.annotations.get(claim) else { continue };
        let Some(label) = frame.session.project.label(&annotation.label) else { continue };
        let link = Link {
            role: locale.text("chain-claim").to_string(),
            name: annotation.quote(),
            direction: frame.session.project.direction_of(annotation),
            shades: frame.kit.theme.label(label.color, label.role),
            line: label.line,
            grade: annotation.assessment.credibility.map(|grade| grade.key()),
            mark: Some(claim.clone()),
            outer: false,
        };
        link_ui(ui, frame, &link);
    }
}
