//! Both people's marks, one above the other: what differs in each, what is the same in both once.

use super::Frame;
use super::list::paint_side;
use super::tinted::{only_words, tinted_ui};
use crate::annotation::{Annotation, ClaimStatus, Field, Project, Record, Version};
use crate::locale::Locale;
use crate::review::{Class, Divergence};
use crate::session::{Review, Side};
use crate::text::CpRange;
use crate::ui::article_view::label_of;
use crate::ui::differences;
use crate::ui::kit::{row_with_end, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::versions::{field_name, value};
use crate::ui::widgets::{Label, grade_ui, label_ui, swatch_ui};
use egui::{CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// The most lines of a text.
const LINES: usize = 14;
/// How thick the line in the tone of a side is.
const LINE: f32 = 2.0;

/// What is said in a few words, in the order of the cards.
const SHORT: [Field; 5] = [Field::RefersTo, Field::Kind, Field::Status, Field::Confidence, Field::Tags];
/// What is written.
const LONG: [Field; 4] = [Field::NoteAr, Field::NoteEn, Field::GlossAr, Field::GlossEn];

/// What two marks that are held against each other have alike.
#[derive(Default)]
struct Alike {
    fields: Vec<Field>,
    /// Who says it.
    chains: bool,
}

impl Alike {
    /// Of the marks of `difference`: what is in no difference of theirs, and reads the same. Empty where only one has it.
    fn of(frame: &Frame<'_>, review: &Review, [mine, theirs]: [&Arc<Annotation>; 2]) -> Alike {
        let all = || review.differences_of(&theirs.id, Side::Theirs);
        let differs = |field: Field| all().any(|difference| difference.fields.contains(&field));
        let reads_alike = |field: Field| {
            if LONG.contains(&field) {
                return written(mine, field) == written(theirs, field);
            }
            let [one, other] = both(frame, review, [mine, theirs], |project, mark| words(frame, project, mark, field));
            one == other
        };
        let head = [Field::Marks, Field::Label, Field::Credibility, Field::Likelihood];
        let fields = head.into_iter().chain(SHORT).chain(LONG).filter(|field| !differs(*field) && reads_alike(*field));
        let fields = fields.collect();
        let [one, other] = both(frame, review, [mine, theirs], |project, mark| chains(frame, project, mark));
        let by_others = all().any(|difference| difference.class == Class::Attribution && difference.fields.is_empty());
        Alike { fields, chains: one == other && !by_others }
    }

    fn has(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }
}

/// What `say` says of each of two marks in its project.
fn both<T>(
    frame: &Frame<'_>,
    review: &Review,
    [mine, theirs]: [&Arc<Annotation>; 2],
    say: impl Fn(&Project, &Arc<Annotation>) -> T,
) -> [T; 2] {
    [say(&frame.session.project, mine), say(&review.theirs, theirs)]
}

/// What a mark says in a field; empty where that is nothing to speak of.
fn words(frame: &Frame<'_>, project: &Project, mark: &Arc<Annotation>, field: Field) -> String {
    match field {
        Field::Marks => mark.quote(),
        Field::Status if mark.assessment.status == ClaimStatus::Open => String::new(),
        _ => value(project, frame.locale, &Version::Annotation(mark.clone()), field),
    }
}

fn chains(frame: &Frame<'_>, project: &Project, mark: &Annotation) -> Vec<String> {
    differences::chains(frame.locale, project, &Record::Annotation(mark.id.clone()))
}

/// `words` as a piece of a line. A list is all isolates, from which no direction can be told: it runs as the interface does.
fn piece(locale: &Locale, words: &str) -> String {
    let open = match words.starts_with('\u{2068}') {
        true if locale.is_arabic() => '\u{2067}',
        true => '\u{2066}',
        false => '\u{2068}',
    };
    format!("{open}{words}\u{2069}")
}

/// Shows both people's marks: the words that both marked first, then what each has that the other has not, then in one
/// line what is the same in both.
pub(super) fn marks_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, difference: &Divergence) {
    let both = differences::annotations(frame.session, review, difference);
    let (mut only, mut alike) = ([Vec::new(), Vec::new()], Alike::default());
    if let [Some(mine), Some(theirs)] = &both {
        // Where theirs has no place in my text, only the words themselves can be held against each other.
        only = match review.comparison.unplaced.contains(&theirs.id) {
            true => only_words(&mine.quote(), &theirs.quote()),
            false => {
                let [mine_only, theirs_only] = differences::only(mine, theirs);
                [in_quote(mine, &mine_only), in_quote(theirs, &theirs_only)]
            }
        };
        alike = Alike::of(frame, review, [mine, theirs]);
        if alike.has(Field::Marks) {
            let (words, direction) = (mine.quote(), differences::direction(frame.session, review, mine));
            let label = Label::new(&words).role(Role::QuotationSmall).max_lines(LINES).quoted(direction);
            label_ui(ui, frame.kit, label);
            ui.add_space(size::GAP);
        }
    }
    let [mine, theirs] = &both;
    let [mine_only, theirs_only] = &only;
    let card = |side, mark, other, only| Card { side, mark, other, only, alike: &alike };
    card(Side::Mine, mine.as_ref(), theirs.as_ref(), mine_only).show(ui, frame, review);
    ui.add_space(size::GAP);
    card(Side::Theirs, theirs.as_ref(), mine.as_ref(), theirs_only).show(ui, frame, review);
    if let Some(mine) = mine {
        alike_ui(ui, frame, &alike, mine);
    }
}

/// What is the same in both, in one quiet line: what is short with what it is, what is long by its name.
fn alike_ui(ui: &mut Ui, frame: &mut Frame<'_>, alike: &Alike, mine: &Arc<Annotation>) {
    let (locale, project) = (frame.locale, &frame.session.project);
    let shown = alike.fields.iter().filter(|field| **field != Field::Marks);
    let mut pieces: Vec<String> = shown
        .map(|field| (field, words(frame, project, mine, *field)))
        .filter(|(_, words)| !words.is_empty())
        .map(|(field, words)| match LONG.contains(field) {
            true => format!("\u{2068}{}\u{2069}", field_name(locale, *field)),
            false => format!("\u{2068}{}: {}\u{2069}", field_name(locale, *field), piece(locale, &words)),
        })
        .collect();
    if alike.chains && !chains(frame, project, mine).is_empty() {
        pieces.push(locale.text("attribution").to_string());
    }
    if pieces.is_empty() {
        return;
    }
    let line = format!("{} {}", locale.text("compare-alike"), pieces.join(" · "));
    ui.add_space(size::GAP);
    let muted = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&line).role(Role::Small).color(muted));
}

/// Where ranges of the article stand in an annotation's quotation, which has its ranges apart by " … ".
fn in_quote(annotation: &Annotation, ranges: &[CpRange]) -> Vec<CpRange> {
    let (mut found, mut from) = (Vec::new(), 0);
    for mark in &annotation.marks {
        for part in ranges.iter().filter_map(|range| range.intersection(mark.range)) {
            let shifted = |at: crate::text::Cp| at.minus(mark.range.start.0).plus(from);
            found.push(CpRange { start: shifted(part.start), end: shifted(part.end) });
        }
        from += mark.quote.chars().count() as u32 + Annotation::BETWEEN.chars().count() as u32;
    }
    found
}

/// What one of the two marked; in words where that is nothing.
struct Card<'a> {
    side: Side,
    mark: Option<&'a Arc<Annotation>>,
    other: Option<&'a Arc<Annotation>>,
    /// What of its quotation the other has not.
    only: &'a [CpRange],
    /// What is shown elsewhere, once.
    alike: &'a Alike,
}

impl Card<'_> {
    fn show(&self, ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
        let [under, line] = [(); 2].map(|()| ui.painter().add(Shape::Noop));
        let place = ui.available_rect_before_wrap();
        let inner = place.shrink2(vec2(size::GAP_MEDIUM, size::CARD_PADDING));
        let builder = UiBuilder::new().max_rect(inner).layout(top_down(frame.kit)).id_salt(("card", self.side));
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing.y = size::GAP_SMALL;
        self.head_ui(&mut child, frame, review);
        let head = child.min_rect().bottom();
        match self.mark {
            Some(mark) => {
                self.body_ui(&mut child, frame, review, mark);
                // What the other wrote more than this one is nothing here.
                if child.min_rect().bottom() == head && !self.is_graded(mark) {
                    let empty = frame.locale.text("conflicts-empty");
                    let color = frame.kit.theme.text_muted;
                    label_ui(&mut child, frame.kit, Label::new(&empty).color(color));
                }
            }
            None => {
                let key = if self.side == Side::Theirs { "compare-not-theirs" } else { "compare-not-mine" };
                let text = frame.locale.text_with(key, &[("name", review.name.clone().into())]);
                let color = frame.kit.theme.text_muted;
                label_ui(&mut child, frame.kit, Label::new(&text).color(color));
            }
        }
        let used = Rect::from_min_max(place.min, pos2(place.max.x, child.min_rect().max.y + size::CARD_PADDING));
        let theme = &frame.kit.theme;
        let radius = CornerRadius::same(size::RADIUS_CARD);
        let edge = Stroke::new(size::HAIRLINE, theme.hairline);
        let ground = egui::epaint::RectShape::new(used, radius, theme.surface_raised, edge, StrokeKind::Inside);
        ui.painter().set(under, ground);
        // The card again in the tone of its side, of which only a line is seen, so that it follows the card's edge.
        let seen = match self.side {
            Side::Theirs => used.with_max_y(used.top() + LINE),
            Side::Mine | Side::Both => used.with_min_y(used.bottom() - LINE),
        };
        let painter = ui.painter().with_clip_rect(seen.intersect(ui.clip_rect()));
        painter.set(line, Shape::rect_filled(used, radius, theme.side(self.side).line));
        ui.advance_cursor_after_rect(used);
    }

    /// Whether its head shows a grade.
    fn is_graded(&self, mark: &Annotation) -> bool {
        mark.assessment.credibility.is_some() && !self.alike.has(Field::Credibility)
            || mark.assessment.likelihood.is_some() && !self.alike.has(Field::Likelihood)
    }

    /// Whose it is, and the grades that the other has not.
    fn head_ui(&self, ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
        let (locale, side) = (frame.locale, self.side);
        let name = if side == Side::Theirs { review.name.clone() } else { locale.text("compare-mine").to_string() };
        let given = self.mark.map(|mark| &mark.assessment);
        let grade = given.filter(|_| !self.alike.has(Field::Credibility)).and_then(|a| a.credibility);
        let likely = given.filter(|_| !self.alike.has(Field::Likelihood)).and_then(|a| a.likelihood);
        let likely = likely.map(|band| locale.text(&format!("likelihood-{}", band.key())).to_string());
        let credibility = locale.text("conflicts-field-credibility");
        row_with_end(
            ui,
            frame.kit,
            |ui, kit| {
                let (rect, _) = ui.allocate_exact_size(vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT), Sense::hover());
                paint_side(ui, kit, rect, side);
                label_ui(ui, kit, Label::new(&name).role(Role::BodyMedium).max_lines(1));
            },
            |ui, kit| {
                if let Some(likely) = &likely {
                    label_ui(ui, kit, Label::new(likely).role(Role::Small).color(kit.theme.text_muted));
                }
                if let Some(grade) = grade {
                    grade_ui(ui, kit, grade.key(), &credibility);
                }
            },
        );
    }

    /// The words, the label, who says it, what was written, as far as the other has it otherwise; what the other has not
    /// is tinted.
    fn body_ui(&self, ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, mark: &Arc<Annotation>) {
        let (locale, session) = (frame.locale, frame.session);
        let project: &Project = if self.side == Side::Theirs { &review.theirs } else { &session.project };
        let tint = frame.kit.theme.side(self.side).tint;
        let muted = frame.kit.theme.text_muted;
        if !self.alike.has(Field::Marks) {
            let words = (&*mark.quote(), differences::direction(session, review, mark));
            tinted_ui(ui, frame.kit, words, (Role::QuotationSmall, LINES), self.only, tint);
        }
        self.label_ui(ui, frame, review, mark);
        let said = SHORT.into_iter().filter(|field| !self.alike.has(*field));
        let said = said.map(|field| (field, words(frame, project, mark, field))).filter(|(_, words)| !words.is_empty());
        // Isolated pieces: what they hold may run either way.
        let said: Vec<String> = said
            .map(|(field, words)| format!("\u{2068}{}: {}\u{2069}", field_name(locale, field), piece(locale, &words)))
            .collect();
        if !said.is_empty() {
            let line = said.join(" · ");
            label_ui(ui, frame.kit, Label::new(&line).role(Role::Small).color(muted));
        }
        let chains = if self.alike.chains { Vec::new() } else { chains(frame, project, mark) };
        for chain in chains {
            let line = format!("{} {chain}", locale.text("compare-said-by"));
            label_ui(ui, frame.kit, Label::new(&line).role(Role::Small).color(muted));
        }
        for field in LONG.into_iter().filter(|field| !self.alike.has(*field)) {
            let text = written(mark, field);
            if text.is_empty() {
                continue;
            }
            label_ui(ui, frame.kit, Label::new(&field_name(locale, field)).role(Role::Section).color(muted));
            let more = self.other.map(|other| only_words(text, written(other, field)));
            let [more, _] = more.unwrap_or_default();
            tinted_ui(ui, frame.kit, (text, None), (Role::Note, LINES), &more, tint);
        }
    }

    /// The label with whoever gave it; the person alone where both gave one label and are not one person.
    fn label_ui(&self, ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, mark: &Annotation) {
        let muted = frame.kit.theme.text_muted;
        let by = match mark.author.is_empty() {
            true => String::new(),
            false => frame.locale.text_with("compare-by", &[("name", mark.author.as_str().into())]),
        };
        if self.alike.has(Field::Label) {
            if self.other.is_some_and(|other| other.author != mark.author) && !by.is_empty() {
                label_ui(ui, frame.kit, Label::new(&by).role(Role::Small).color(muted).max_lines(1));
            }
            return;
        }
        let Some(label) = label_of(frame.session, review, mark, self.side) else { return };
        let (shades, line) = (frame.kit.theme.label(label.color, label.role), label.line);
        let name = frame.locale.label(label);
        row_with_end(
            ui,
            frame.kit,
            |ui, kit| {
                swatch_ui(ui, kit, &shades, line, &name);
                label_ui(ui, kit, Label::new(&name).role(Role::Small).max_lines(1));
            },
            |ui, kit| {
                label_ui(ui, kit, Label::new(&by).role(Role::Small).color(muted).max_lines(1));
            },
        );
    }
}

/// What was written about a mark.
fn written(mark: &Annotation, field: Field) -> &str {
    match field {
        Field::NoteAr => &mark.remarks.note.ar,
        Field::NoteEn => &mark.remarks.note.en,
        Field::GlossAr => &mark.remarks.gloss.ar,
        _ => &mark.remarks.gloss.en,
    }
}
