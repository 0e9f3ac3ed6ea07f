//! One claim of the table.

use super::super::cell::{self, Ink, at_start, lines_about, natural};
use super::super::day;
use super::super::derived::ClaimRow;
use super::columns::{Columns, SIGN};
use super::start_align;
use crate::annotation::{Attribution, Corroboration, Party, Project, Standing};
use crate::locale::Locale;
use crate::session::Session;
use crate::text::Direction;
use crate::ui::icons::{Icon, paint_icon_sized};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Strip, paint_grade, paint_text, tooltip_ui};
use egui::{Color32, CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// The widths of an average character of the quotation's and the gloss's type, in points.
const QUOTED: f32 = 6.2;
const GLOSSED: f32 = 6.3;
/// The most lines of a quotation, a gloss, a link of a chain, all chains.
const QUOTE_LINES: usize = 2;
const GLOSS_LINES: usize = 2;
const LINK_LINES: usize = 2;
const CHAIN_LINES: usize = 6;
/// The most dots of corroboration.
const DOTS: usize = 10;

/// How many lines the quotation, the gloss and the chains of a row take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    quoted: usize,
    glossed: usize,
    chain: usize,
}

impl Lines {
    /// As they are set in columns so wide: the claim's and the chain's.
    pub fn measured(
        kit: &mut Kit,
        (locale, project): (&Locale, &Project),
        row: &ClaimRow,
        (claim, chain): (f32, f32),
    ) -> Lines {
        let quoted = project.direction_of(&row.claim);
        let mut count = |text: &str, width, direction, role, most| {
            let options = TextOptions { max_lines: Some(most), direction, ..TextOptions::wrapped(width) };
            if text.is_empty() { 0 } else { kit.text.layout(text, role, options).line_count() }
        };
        Lines {
            quoted: count(&row.claim.quote(), claim, quoted, Role::QuotationSmall, QUOTE_LINES),
            glossed: count(locale.own(&row.claim.remarks.gloss), claim, None, Role::Body, GLOSS_LINES),
            chain: links(locale, project, row)
                .iter()
                .map(|link| count(&link.said(locale), chain, None, link.role(), LINK_LINES))
                .sum::<usize>()
                .clamp(1, CHAIN_LINES),
        }
    }

    /// As many as claim and gloss take at most, told from their lengths; of the chain a line for each link.
    pub fn estimated(locale: &Locale, row: &ClaimRow, width: f32) -> Lines {
        let quoted = row.claim.marks.iter().map(|mark| lines_about(&mark.quote, width, QUOTED, QUOTE_LINES)).sum();
        let gloss = locale.own(&row.claim.remarks.gloss);
        Lines {
            quoted: usize::clamp(quoted, 1, QUOTE_LINES),
            glossed: lines_about(gloss, width, GLOSSED, GLOSS_LINES),
            chain: row.ties.iter().map(hops).sum::<usize>().clamp(1, CHAIN_LINES),
        }
    }
}

/// How high a row is.
pub(super) fn height(row: &ClaimRow, lines: Lines) -> f32 {
    let claim = lines.quoted as f32 * 25.0 + lines.glossed as f32 * 20.0;
    let chain = lines.chain as f32 * 20.0;
    let reports = if row.corroboration.reports > 0 { 38.0 } else { 20.0 };
    let against = if row.corroboration.contradicted > 0 { 20.0 } else { 0.0 };
    claim.max(chain).max(reports + against).max(40.0) + 2.0 * size::TABLE_PADDING
}

/// How many lines an attribution takes.
fn hops(tie: &Arc<Attribution>) -> usize {
    1 + tie.via.len() + usize::from(tie.inside.is_some())
}

/// One line of a chain.
enum Link {
    Source(String),
    Via(String),
    /// A source's word that there is none.
    Nobody,
    /// Told inside somebody else's words.
    Inside(String),
}

impl Link {
    /// The type it is set in.
    fn role(&self) -> Role {
        if matches!(self, Link::Source(_)) { Role::Strong } else { Role::Body }
    }

    /// The link in words.
    fn said(&self, locale: &Locale) -> String {
        match self {
            Link::Source(name) => name.clone(),
            Link::Nobody => locale.text("sources-nobody").to_string(),
            Link::Via(name) => format!("{} \u{2068}{name}\u{2069}", locale.text("sources-via")),
            Link::Inside(name) => format!("{} \u{2068}{name}\u{2069}", locale.text("sources-inside")),
        }
    }
}

/// The chains of a row, a line each.
fn links(locale: &Locale, project: &Project, row: &ClaimRow) -> Vec<Link> {
    let within = |party: &Party| locale.party_within(project, party);
    let mut links = Vec::new();
    for tie in &row.ties {
        links.push(tie.source.as_ref().map_or(Link::Nobody, |party| Link::Source(locale.party(project, party))));
        links.extend(tie.via.iter().map(|party| Link::Via(within(party))));
        let outer = tie.inside.as_ref().and_then(|id| project.attributions.get(id));
        links.extend(outer.and_then(|outer| outer.source.as_ref()).map(|party| Link::Inside(within(party))));
    }
    links
}

/// Shows a row at `rect`; answers whether it was clicked, and with the cell of its grades.
pub(super) fn row_ui(
    ui: &Ui,
    kit: &mut Kit,
    (locale, session): (&Locale, &Session),
    (row, lines): (&ClaimRow, Lines),
    rect: Rect,
    columns: &Columns,
    is_chosen: bool,
) -> (bool, Response) {
    let theme = kit.theme;
    let response = ui.interact(rect, ui.scope_id().with(("claim", &*row.claim.id.0)), Sense::CLICK);
    let inner = rect.shrink2(vec2(0.0, size::TABLE_PADDING));
    let [claim, chain, grade, likelihood, corroboration, date] = columns.places(inner, kit);
    let graded = if likelihood.width() < 1.0 { grade } else { grade.union(likelihood) };
    let graded = graded.expand2(vec2(size::GAP, size::GAP_SMALL));
    let grades = ui.interact(graded, ui.scope_id().with(("grades", &*row.claim.id.0)), Sense::CLICK);
    let is_under = response.hovered() || grades.hovered();
    if is_chosen {
        ui.painter().rect_filled(rect, 0.0, theme.accent_soft);
        let bar = Strip::start_edge(rect, size::ROW_BAR, kit);
        ui.painter().rect_filled(bar, CornerRadius::ZERO, theme.accent);
    } else if is_under {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    ui.painter().hline(rect.x_range(), rect.max.y, Stroke::new(size::HAIRLINE, theme.hairline));
    let quote = row.claim.quote();
    let links = links(locale, &session.project, row);
    let direction = session.project.direction_of(&row.claim);
    let gloss = locale.own(&row.claim.remarks.gloss);
    let claim_cut = paint_claim(ui, kit, (&quote, direction), gloss, lines, claim);
    let chain_cut = paint_chain(ui, kit, locale, (&links, lines.chain), row.standing, chain);
    let assessment = row.claim.assessment;
    if grades.hovered() {
        ui.painter().rect_filled(graded, CornerRadius::same(size::RADIUS), theme.surface_sunken);
    }
    let credibility = assessment.credibility.map_or("–", |credibility| credibility.key());
    let mut strip = Strip::new(grade.with_max_y(grade.min.y + 20.0), kit);
    paint_grade(ui, kit, strip.take_start(size::GRADE_WIDTH), credibility);
    let likely = assessment.likelihood.map(|l| locale.text(&format!("likelihood-{}", l.key())));
    let (word, color) = match &likely {
        Some(word) => (word.clone(), theme.text),
        None => (locale.text("ungraded"), theme.text_muted),
    };
    let mut cell = likelihood;
    at_start(ui, kit, &mut cell, &word, Ink { role: Role::Body, color, lines: 2 });
    paint_corroboration(ui, kit, locale, row.corroboration, corroboration);
    let mut cell = date;
    let day = locale.short_date(row.date, this_year());
    at_start(ui, kit, &mut cell, &day, Ink { role: Role::Body, color: theme.text_muted, lines: 2 });
    let said = said(locale, row, &links, likely.as_deref(), &day);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Row, true, is_chosen, &quote));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(said));
    grades.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, super::grade::words(locale, row)));
    let clicked = response.clicked();
    // What did not fit is told whole where the pointer rests on it.
    let under = |cell: Rect| response.hover_pos().is_some_and(|at| cell.contains(at));
    if claim_cut && under(claim) {
        tooltip_ui(response, kit, format!("{quote}\n{gloss}").trim_end(), None);
    } else if chain_cut && under(chain) {
        let names: Vec<String> = links.iter().map(|link| link.said(locale)).collect();
        tooltip_ui(response, kit, &names.join("\n"), None);
    }
    (clicked, grades.on_hover_cursor(CursorIcon::PointingHand))
}

/// This year, which dates leave out.
fn this_year() -> i16 {
    day::of(crate::annotation::Timestamp::now()).year()
}

/// The quotation and below it the gloss. Answers whether something of them had to be left out.
fn paint_claim(
    ui: &Ui,
    kit: &mut Kit,
    quote: (&str, Option<Direction>),
    gloss: &str,
    Lines { quoted, glossed, .. }: Lines,
    mut cell: Rect,
) -> bool {
    let theme = kit.theme;
    // The Arabic text face hangs lower in its line than the interface's.
    cell.min.y -= 3.0;
    let ink = Ink { role: Role::QuotationSmall, color: theme.text, lines: quoted };
    let cut = cell::quoted(ui, kit, &mut cell, quote, ink);
    if gloss.is_empty() {
        return cut;
    }
    natural(ui, kit, &mut cell, gloss, Ink { role: Role::Body, color: theme.text_muted, lines: glossed }) || cut
}

/// The links one below the other, in `lines` lines at most. Answers whether something of them had to be left out.
fn paint_chain(
    ui: &Ui,
    kit: &mut Kit,
    locale: &Locale,
    (links, lines): (&[Link], usize),
    standing: Standing,
    mut cell: Rect,
) -> bool {
    let theme = kit.theme;
    let muted = Ink { role: Role::Body, color: theme.text_muted, lines: 1 };
    if standing == Standing::Unattributed {
        return at_start(ui, kit, &mut cell, &locale.text("sources-unattributed"), Ink { lines: 2, ..muted });
    }
    let (mut room, mut cut) = (lines, false);
    for (number, link) in links.iter().enumerate() {
        let left = links.len() - number;
        // One line is kept to say how many follow.
        let most = if left == 1 { room } else { room.saturating_sub(1) };
        if most == 0 {
            let more = locale.text_with("sources-more", &[("count", (left as i64).into())]);
            at_start(ui, kit, &mut cell, &more, muted);
            return true;
        }
        let color = if matches!(link, Link::Source(_)) { theme.text } else { theme.text_muted };
        let ink = Ink { role: link.role(), color, lines: most.min(LINK_LINES) };
        let top = cell.min.y;
        cut |= at_start(ui, kit, &mut cell, &link.said(locale), ink);
        let taken = ((cell.min.y - top) / 20.0).round().max(1.0) as usize;
        cell.min.y = top + taken as f32 * 20.0;
        room = room.saturating_sub(taken);
    }
    cut
}

/// A dot for each report, filled for each origin; what they come to in words; and who says otherwise.
fn paint_corroboration(ui: &Ui, kit: &mut Kit, locale: &Locale, found: Corroboration, mut cell: Rect) {
    if cell.width() < 1.0 {
        return;
    }
    let theme = kit.theme;
    if found.reports > 0 {
        let most = ((cell.width() / size::DOT_STEP) as usize).min(DOTS);
        let mut strip = Strip::new(cell.with_max_y(cell.min.y + 16.0), kit);
        for number in 0..found.reports.min(most) {
            let center = strip.take_start(size::DOT_STEP).center();
            if number < found.independent {
                ui.painter().circle_filled(center, size::DOT, theme.accent);
            } else {
                let ring = Stroke::new(1.5, theme.accent);
                ui.painter().circle(center, size::DOT - 0.75, Color32::TRANSPARENT, ring);
            }
        }
        cell.min.y += 18.0;
        let words = locale.text_with(
            "sources-independent",
            &[("independent", (found.independent as i64).into()), ("reports", (found.reports as i64).into())],
        );
        at_start(ui, kit, &mut cell, &words, Ink { role: Role::Body, color: theme.text, lines: 1 });
    }
    if found.contradicted > 0 {
        let mut strip = Strip::new(cell.with_max_y(cell.min.y + 20.0), kit);
        paint_icon_sized(ui.painter(), kit, Icon::Close, strip.take_start(SIGN), SIGN, theme.danger);
        strip.take_start(size::GAP_SMALL);
        let words = locale.text_with("sources-contradicted", &[("count", (found.contradicted as i64).into())]);
        paint_text(ui, kit, strip.rest, start_align(kit), &words, Role::Body, theme.danger);
    }
}

/// What a row says beside the claim, for those who don't see it.
fn said(locale: &Locale, row: &ClaimRow, links: &[Link], likely: Option<&str>, day: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let gloss = locale.own(&row.claim.remarks.gloss);
    parts.extend(Some(gloss.to_owned()).filter(|gloss| !gloss.is_empty()));
    if row.standing == Standing::Unattributed {
        parts.push(locale.text("sources-unattributed").to_string());
    }
    parts.extend(links.iter().map(|link| link.said(locale)));
    parts.extend(row.claim.assessment.credibility.map(|c| c.key().to_owned()));
    parts.extend(likely.map(str::to_owned));
    let found = row.corroboration;
    if found.reports > 0 {
        let args = [("independent", (found.independent as i64).into()), ("reports", (found.reports as i64).into())];
        parts.push(locale.text_with("sources-independent", &args));
    }
    if found.contradicted > 0 {
        parts.push(locale.text_with("sources-contradicted", &[("count", (found.contradicted as i64).into())]));
    }
    parts.push(day.to_owned());
    locale.clauses(parts)
}
