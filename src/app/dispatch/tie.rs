//! Who says it, on whose word; how claims stand to each other.

use super::Desk;
use super::mark::no_random;
use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Edit, Manner, Party, Relation, RelationId,
    RelationKind, Role, Source, SourceId, Subject, Timestamp, new_id,
};
use crate::command::{Command, Tie, Who};
use crate::session::{Asked, Picking, Picks, Question, Severity};
use crate::text::Cp;
use std::cmp::Reverse;
use std::sync::Arc;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Tie) {
    match command {
        Tie::Source => begin(desk, Picks::Source { cue: None, attribution: None }),
        Tie::ReplaceSource(id) => begin(desk, Picks::Source { cue: None, attribution: Some(id) }),
        Tie::Hop(Some(id)) => begin(desk, Picks::Hop(id)),
        Tie::Hop(None) => match last_attribution(desk) {
            Some(id) => begin(desk, Picks::Hop(id)),
            None => desk.explain(&Command::Tie(Tie::Hop(None))),
        },
        Tie::Cue(id) => begin(desk, Picks::Cue(id)),
        Tie::Relate(kind) => begin(desk, Picks::Related(kind)),
        Tie::Pick(id) => pick(desk, id),
        Tie::Nobody => set_source(desk, None, None),
        Tie::AskInTheVerb => desk.session.question = Some(Question::Who(Asked::InTheVerb)),
        Tie::AskHop(id) => match id.or_else(|| last_attribution(desk)) {
            Some(id) => desk.session.question = Some(Question::Who(Asked::Hop(id))),
            None => desk.explain(&Command::Tie(Tie::AskHop(None))),
        },
        Tie::AskReference => {
            desk.session.question = desk.session.chosen.clone().map(|id| Question::Who(Asked::Reference(id)));
        }
        Tie::Answer { asked, who } => answer(desk, asked, who),
        Tie::SetSource { attribution, source } => set_source(desk, attribution, source),
        Tie::AddHop { attribution, party } => {
            change(desk, &attribution, "step-hop", |a| add_hop(a, party));
        }
        Tie::RemoveHop { attribution, number } => {
            change(desk, &attribution, "step-hop", |a| {
                if number < a.via.len() {
                    a.via.remove(number);
                }
            });
        }
        Tie::RemoveCue(id) => _ = change(desk, &id, "step-cue", |a| a.cue = None),
        Tie::Manner { attribution, manner } => _ = change(desk, &attribution, "step-manner", |a| a.manner = manner),
        Tie::NextManner => next_manner(desk),
        Tie::Nest { attribution, inside } => _ = change(desk, &attribution, "step-nest", |a| a.inside = inside),
        Tie::Remove(id) => _ = desk.perform("step-untie", vec![Edit::RemoveAttribution(id)]),
        Tie::Untie => untie(desk),
        Tie::Unrelate(id) => _ = desk.perform("step-unrelate", vec![Edit::RemoveRelation(id)]),
    }
}

fn begin(desk: &mut Desk<'_>, what: Picks) {
    if let Some(from) = desk.session.chosen.clone() {
        desk.session.picking = Some(Picking { from, what });
        desk.session.selection = None;
        // What is picked stands in the text.
        desk.session.sheet = None;
    }
}

/// Puts in whom the registry answered with; an entry that is new is made in the same step.
fn answer(desk: &mut Desk<'_>, asked: Asked, who: Who) {
    desk.session.question = None;
    let (id, new) = match who {
        Who::Entry(id) => (Some(id), None),
        Who::Nobody => (None, None),
        Who::New(name) => {
            let Ok(id) = new_id() else { return no_random(desk) };
            let (id, author) = (SourceId(id), desk.session.project.author.clone());
            let entry = Source::new(id.clone(), Bilingual::in_script(&name), author, Timestamp::now());
            (Some(id), Some(Edit::PutSource(Arc::new(entry))))
        }
    };
    let mut edits: Vec<Edit> = new.into_iter().collect();
    let party = id.clone().map(Party::Entry);
    match (asked, party) {
        (Asked::InTheVerb, source) => edits.extend(source_edits(desk, None, source)),
        (Asked::Hop(attribution), Some(party)) => edits.extend(changed(desk, &attribution, |a| add_hop(a, party))),
        (Asked::Hop(_) | Asked::Merge(_), None) => return,
        (Asked::Merge(kept), Some(_)) => {
            // Which of the two stays is asked next.
            desk.session.question = id.map(|gone| Question::MergeSources { kept, gone });
            return;
        }
        (Asked::Reference(mention), _) => {
            let Some(old) = desk.session.project.annotations.get(&mention) else { return };
            let new = Annotation { refers_to: id, modified: Timestamp::now(), ..Annotation::clone(old) };
            edits.push(Edit::PutAnnotation(Arc::new(new)));
        }
    }
    desk.perform("step-answer", edits);
}

/// The chosen claim's attributions, the oldest first.
fn attributions_of_chosen(desk: &Desk<'_>) -> Vec<Arc<Attribution>> {
    let Some(claim) = &desk.session.chosen else { return Vec::new() };
    let all = desk.session.project.attributions.values();
    let mut own: Vec<Arc<Attribution>> = all.filter(|a| a.claim() == Some(claim)).cloned().collect();
    own.sort_by_key(|a| a.created);
    own
}

fn last_attribution(desk: &Desk<'_>) -> Option<AttributionId> {
    attributions_of_chosen(desk).last().map(|a| a.id.clone())
}

/// Changes an attribution as one step.
fn change(desk: &mut Desk<'_>, id: &AttributionId, step: &'static str, change: impl FnOnce(&mut Attribution)) -> bool {
    match changed(desk, id, change) {
        Some(edit) => desk.perform(step, vec![edit]),
        None => desk.session.project.attributions.contains_key(id),
    }
}

/// The edit that changes an attribution, if that makes a difference.
fn changed(desk: &Desk<'_>, id: &AttributionId, change: impl FnOnce(&mut Attribution)) -> Option<Edit> {
    let old = desk.session.project.attributions.get(id)?;
    let mut new = Attribution::clone(old);
    change(&mut new);
    if new == **old {
        return None;
    }
    new.modified = Timestamp::now();
    Some(Edit::PutAttribution(Arc::new(new)))
}

/// Adds a party that it came through, unless it is in the chain already.
fn add_hop(attribution: &mut Attribution, party: Party) {
    if !attribution.parties().any(|known| *known == party) {
        attribution.via.push(party);
    }
}

/// Ties what is being tied to what was picked.
fn pick(desk: &mut Desk<'_>, id: AnnotationId) {
    let Some(Picking { from, what }) = desk.session.picking.clone() else { return };
    let role = desk.session.project.role_of(&id);
    match what {
        Picks::Source { attribution, .. } if role == Some(Role::Cue) => {
            let cue = desk.session.project.annotations.get(&id).map(|cue| cue.quote()).unwrap_or_default();
            desk.session.picking = Some(Picking { from, what: Picks::Source { cue: Some(id), attribution } });
            desk.tell("notice-cue-picked", &[("cue", cue.into())]);
        }
        Picks::Source { cue, attribution } if role == Some(Role::Source) => {
            finish(desk, &from);
            tie_to(desk, from, id, cue, attribution);
        }
        Picks::Source { .. } => desk.say(Severity::Warning, "notice-not-a-source"),
        Picks::Hop(attribution) if role == Some(Role::Source) => {
            finish(desk, &from);
            dispatch(desk, Tie::AddHop { attribution, party: Party::Mention(id) });
        }
        Picks::Hop(_) => desk.say(Severity::Warning, "notice-not-a-hop"),
        Picks::Cue(attribution) if role == Some(Role::Cue) => {
            finish(desk, &from);
            change(desk, &attribution, "step-cue", |a| a.cue = Some(id));
        }
        Picks::Cue(_) => desk.say(Severity::Warning, "notice-not-a-cue"),
        Picks::Related(kind) => relate(desk, kind, from, id),
    }
}

/// Ends the picking, what it began at chosen again and its article in view.
fn finish(desk: &mut Desk<'_>, from: &AnnotationId) {
    desk.session.picking = None;
    desk.session.chosen = Some(from.clone());
    let article = desk.session.project.annotations.get(from).map(|a| a.article.clone());
    if let Some(article) = article.filter(|id| desk.session.article.as_ref() != Some(id)) {
        desk.session.article = Some(article);
        desk.session.selection = None;
        desk.view.reveal(crate::ui::article_view::Reveal::Mark(from.clone()));
    }
}

fn tie_to(
    desk: &mut Desk<'_>,
    claim: AnnotationId,
    source: AnnotationId,
    cue: Option<AnnotationId>,
    attribution: Option<AttributionId>,
) {
    let project = &desk.session.project;
    let known = |a: &&Arc<Attribution>| a.claim() == Some(&claim) && a.source_mention() == Some(&source);
    if attribution.is_none() && project.attributions_of(&claim).any(|a| known(&a)) {
        return;
    }
    let party = Party::Mention(source.clone());
    let done = match attribution {
        Some(id) => change(desk, &id, "step-tie", |a| {
            a.source = Some(party);
            a.cue = cue.or(a.cue.take());
        }),
        None => {
            let cue = cue.or_else(|| nearest_cue(desk, &claim, &source));
            let edits = added(desk, claim, Some(party), cue);
            !edits.is_empty() && desk.perform("step-tie", edits)
        }
    };
    if done {
        let name = desk.locale.party_within(&desk.session.project, &Party::Mention(source));
        let text = desk.locale.text_with("notice-tied", &[("source", name.into())]);
        desk.session.notify(Severity::Info, text);
    }
}

/// The edits that add an attribution of `claim`: its manner as its quotation marks say, and nested as the claims are.
/// None if the system gives no random bytes, which is said.
fn added(desk: &mut Desk<'_>, claim: AnnotationId, source: Option<Party>, cue: Option<AnnotationId>) -> Vec<Edit> {
    let Ok(new) = new_id() else {
        no_random(desk);
        return Vec::new();
    };
    let project = &desk.session.project;
    let mut attribution =
        Attribution::new(AttributionId(new), Subject::Claim(claim.clone()), project.author.clone(), Timestamp::now());
    attribution.cue = cue;
    attribution.source = source;
    attribution.manner = project.manner_of(&claim);
    attribution.inside = project.attribution_around(&claim);
    let mut edits = vec![Edit::PutAttribution(Arc::new(attribution.clone()))];
    for inner in project.attributions_within(&claim) {
        let mut inner = Attribution::clone(inner);
        inner.inside = Some(attribution.id.clone());
        edits.push(Edit::PutAttribution(Arc::new(inner)));
    }
    edits
}

/// Puts a party in as the source of the chosen claim's attribution, or of a new one.
fn set_source(desk: &mut Desk<'_>, attribution: Option<AttributionId>, source: Option<Party>) {
    let edits = source_edits(desk, attribution, source);
    desk.perform("step-tie", edits);
}

/// The edits that do so.
fn source_edits(desk: &mut Desk<'_>, attribution: Option<AttributionId>, source: Option<Party>) -> Vec<Edit> {
    if let Some(id) = attribution {
        return changed(desk, &id, |a| a.source = source).into_iter().collect();
    }
    let Some(claim) = desk.session.chosen.clone() else { return Vec::new() };
    let own = attributions_of_chosen(desk);
    if source.is_none() && !own.is_empty() || own.iter().any(|a| source.is_some() && a.source == source) {
        return Vec::new();
    }
    // What was tied to nobody yet is now tied to this one.
    if let Some(open) = own.iter().find(|a| a.source.is_none()) {
        return changed(desk, &open.id, |a| a.source = source).into_iter().collect();
    }
    let cue = cue_before(desk, &claim);
    added(desk, claim, source, cue)
}

/// The cue that stands nearest to the source, in a block with it or the claim, and is tied to no other claim.
fn nearest_cue(desk: &Desk<'_>, claim: &AnnotationId, source: &AnnotationId) -> Option<AnnotationId> {
    let at = desk.session.project.annotations.get(source)?.span().start.0;
    free_cue(desk, &[claim, source], at)
}

/// The cue nearest to the claim's start, in its block, that is tied to no other claim.
fn cue_before(desk: &Desk<'_>, claim: &AnnotationId) -> Option<AnnotationId> {
    let at = desk.session.project.annotations.get(claim)?.span().start.0;
    free_cue(desk, &[claim], at)
}

fn free_cue(desk: &Desk<'_>, near: &[&AnnotationId], at: u32) -> Option<AnnotationId> {
    let project = &desk.session.project;
    let article = desk.session.article()?;
    let mut blocks = Vec::new();
    for id in near {
        let annotation = project.annotations.get(*id).filter(|a| a.article == article.id)?;
        blocks.push(article.blocks().get(article.block_at(annotation.span().start))?.range);
    }
    let is_near = |at: Cp| blocks.iter().any(|block| block.start <= at && at <= block.end);
    let is_cue = |a: &Annotation| project.label(&a.label).is_some_and(|label| label.role == Some(Role::Cue));
    let is_taken = |id: &AnnotationId| project.attributions.values().any(|a| a.cue.as_ref() == Some(id));
    let cues = project.annotations.values().filter(|a| is_near(a.span().start) && a.article == article.id && is_cue(a));
    cues.filter(|cue| !is_taken(&cue.id))
        .min_by_key(|cue| (cue.span().start.0.abs_diff(at), cue.span().start, Reverse(cue.span().end)))
        .map(|cue| cue.id.clone())
}

fn next_manner(desk: &mut Desk<'_>) {
    let Some(last) = attributions_of_chosen(desk).last().cloned() else {
        return desk.explain(&Command::Tie(Tie::NextManner));
    };
    let at = Manner::ALL.iter().position(|m| *m == last.manner).unwrap_or_default();
    let manner = Manner::ALL[(at + 1) % Manner::ALL.len()];
    change(desk, &last.id, "step-manner", |a| a.manner = manner);
}

fn untie(desk: &mut Desk<'_>) {
    let edits = attributions_of_chosen(desk).iter().map(|a| Edit::RemoveAttribution(a.id.clone())).collect();
    desk.perform("step-untie", edits);
}

fn relate(desk: &mut Desk<'_>, kind: RelationKind, from: AnnotationId, to: AnnotationId) {
    let project = &desk.session.project;
    let fits = desk.session.picking.as_ref().zip(project.annotations.get(&to)).is_some_and(|(p, a)| p.fits(project, a));
    if !fits {
        return desk.say(Severity::Warning, "notice-not-joinable");
    }
    let known = project.relations.values().any(|r| r.kind == kind && r.from == from && r.to == to);
    let author = project.author.clone();
    finish(desk, &from);
    if known {
        return;
    }
    let Ok(id) = new_id() else { return no_random(desk) };
    let relation = Relation::new(RelationId(id), kind, [from, to], author, Timestamp::now());
    desk.perform("step-relate", vec![Edit::PutRelation(Arc::new(relation))]);
}
