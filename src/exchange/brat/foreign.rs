//! Reading what other programs wrote.

use super::parse::{Bound, Document, Event};
use crate::annotation::{AnnotationId, Bilingual, Party, RelationKind, Role, Subject};
use crate::article::ArticleId;
use crate::exchange::draft::Draft;
use crate::exchange::quoted::same_words;
use crate::exchange::{Document as Text, LossKind};
use crate::text::CpRange;
use std::collections::HashMap;

pub(super) fn read(draft: &mut Draft<'_>, document: &Document<'_>, name: &str, text: String) {
    let text = Text::new(name, text);
    let article = draft.add_article(&text);
    // Some programs count UTF-16 units: the words tell.
    let fit = |utf16| document.bounds.iter().filter(|bound| place(&text, bound, utf16).is_ok()).count();
    let utf16 = fit(true) > fit(false);
    let mut made: HashMap<&str, AnnotationId> = HashMap::new();
    for bound in &document.bounds {
        match place(&text, bound, utf16) {
            Ok(ranges) => {
                let annotation = draft.annotate(bound.id, &article, bound.kind, &ranges);
                made.extend(annotation.map(|annotation| (bound.id, annotation.id)));
            }
            Err(kind) => draft.lose(kind, bound.kind),
        }
    }
    let triggers = document.triggers();
    let found = |id: &str| made.get(triggers.get(id).copied().unwrap_or(id)).cloned();
    remark(draft, document, &article, found);
    for [id, kind, from, to] in &document.relations {
        match (RelationKind::named(kind), found(from), found(to)) {
            (Some(known), Some(from), Some(to)) => drop(draft.relate(id, known, &from, &to)),
            (_, None, _) | (_, _, None) => draft.lose(LossKind::Dangling, *kind),
            (None, _, _) => draft.lose(LossKind::Tie, *kind),
        }
    }
    for event in &document.events {
        attribute(draft, event, found);
    }
    for _ in 0..document.equivalences {
        draft.lose(LossKind::Tie, "Equiv");
    }
}

/// Where an annotation stands: all its parts inside the text, and its words there.
fn place(text: &Text, bound: &Bound<'_>, utf16: bool) -> Result<Vec<CpRange>, LossKind> {
    let range =
        |(start, end): &(u64, u64)| if utf16 { text.range_utf16(*start, *end) } else { text.range(*start, *end) };
    let ranges: Option<Vec<CpRange>> = bound.parts.iter().map(range).collect();
    let ranges = ranges.ok_or(LossKind::OutsideText)?;
    let there: Vec<&str> = ranges.iter().map(|range| text.article.slice(*range)).collect();
    if same_words(&there.concat(), bound.words) { Ok(ranges) } else { Err(LossKind::OtherWords) }
}

/// Attributes as tags, references as whom a mention means or else as tags, notes as notes.
fn remark(
    draft: &mut Draft<'_>,
    document: &Document<'_>,
    article: &ArticleId,
    found: impl Fn(&str) -> Option<AnnotationId>,
) {
    let attributes = document
        .attributes
        .iter()
        .map(|(name, of, value)| (*of, value.map_or_else(|| (*name).to_owned(), |value| format!("{name}={value}"))));
    let is_mention =
        |draft: &Draft<'_>, of: &str| found(of).is_some_and(|id| draft.project.role_of(&id) == Some(Role::Source));
    for [of, reference, name] in &document.references {
        let there = found(of).and_then(|id| draft.project.annotations.get(&id).cloned());
        if let Some(mut annotation) = there.map(|a| a.as_ref().clone()).filter(|_| is_mention(draft, of)) {
            let name = if name.trim().is_empty() { reference } else { name };
            annotation.refers_to = Some(draft.source(reference, Bilingual::in_script(name)));
            draft.put_annotation(annotation);
        }
    }
    let others = document.references.iter().filter(|[of, _, _]| !is_mention(draft, of));
    let references: Vec<(&str, String)> = others.map(|[of, reference, _]| (*of, (*reference).to_owned())).collect();
    for (of, tag) in attributes.chain(references) {
        let there = found(of).and_then(|id| draft.project.annotations.get(&id).cloned());
        let Some(mut annotation) = there.map(|annotation| annotation.as_ref().clone()) else {
            draft.lose(LossKind::Dangling, tag);
            continue;
        };
        if !annotation.remarks.tags.contains(&tag) {
            annotation.remarks.tags.push(tag);
            draft.put_annotation(annotation);
        }
    }
    for [kind, of, text] in &document.notes {
        if *kind != "AnnotatorNotes" {
            draft.lose(LossKind::Property, *kind);
            continue;
        }
        let there = found(of).and_then(|id| draft.project.annotations.get(&id).cloned());
        let Some(mut annotation) = there.map(|annotation| annotation.as_ref().clone()) else {
            // A note about something that marks no text is still a note.
            draft.note_article(article, text);
            continue;
        };
        draft.add_note(&mut annotation.remarks.note, text);
        draft.put_annotation(annotation);
    }
}

/// The annotations that play a part in an event, whatever number its name ends in.
fn playing<'e>(event: &'e Event<'_>, names: &'e [&str]) -> impl Iterator<Item = &'e str> {
    let is = |role: &str| {
        names.iter().any(|name| role.trim_end_matches(|c: char| c.is_ascii_digit()).eq_ignore_ascii_case(name))
    };
    event.arguments.iter().filter(move |(role, _)| is(role)).map(|(_, of)| *of)
}

/// An event that says who says something, as PolNeAR's do: `Attribution:T7 Cue:T2 Source:T1 Content:T3`; or `Say:T2
/// Source:T1 Content:T3`, whose trigger is the cue. Other events are lost.
fn attribute(draft: &mut Draft<'_>, event: &Event<'_>, found: impl Fn(&str) -> Option<AnnotationId>) {
    let Some(claim) = playing(event, &["Content", "Claim"]).find_map(&found) else {
        return draft.lose(LossKind::Tie, event.kind);
    };
    let is_whole = event.kind.eq_ignore_ascii_case("Attribution");
    let cue = playing(event, &["Cue"]).find_map(&found).or_else(|| found(event.trigger).filter(|_| !is_whole));
    let source = playing(event, &["Source", "Speaker"]).find_map(&found);
    let via: Vec<AnnotationId> = playing(event, &["Via"]).filter_map(&found).collect();
    let known = ["content", "claim", "cue", "source", "speaker", "via"];
    for (role, _) in &event.arguments {
        let name = role.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        if !known.contains(&name.as_str()) {
            draft.lose(LossKind::Tie, format!("{} {role}", event.kind));
        }
    }
    let roles = [(Role::Claim, Some(&claim)), (Role::Cue, cue.as_ref()), (Role::Source, source.as_ref())];
    let roles = roles.into_iter().chain(via.iter().map(|id| (Role::Source, Some(id))));
    for (role, id) in roles {
        give_role(draft, id, role);
    }
    let mut attribution = draft.attribution(event.id, Subject::Claim(claim));
    attribution.cue = cue;
    attribution.source = source.map(Party::Mention);
    attribution.via = via.into_iter().map(Party::Mention).collect();
    draft.put_attribution(attribution);
}

/// Gives the label of an annotation a role in attributions, unless it has one.
fn give_role(draft: &mut Draft<'_>, id: Option<&AnnotationId>, role: Role) {
    let annotation = id.and_then(|id| draft.project.annotations.get(id));
    let label = annotation.and_then(|annotation| draft.project.label(&annotation.label)).cloned();
    if let Some(mut label) = label.filter(|label| label.role.is_none()) {
        label.role = Some(role);
        draft.put_label(label);
    }
}
