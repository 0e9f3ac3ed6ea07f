//! Verdicts and comments, by whoever makes or answers them, and how far articles have come.

use super::mark::no_random;
use super::{Desk, Effect, note, opened, select, theirs};
use crate::annotation::{
    Annotation, AnnotationId, Answer, ArticleStage, Attribution, Bilingual, Comment, CommentId, Decision, Edit,
    LabelId, Stage, Timestamp, Topic, Verdict, VerdictId, new_id,
};
use crate::app::told::Told;
use crate::article::ArticleId;
use crate::review::{SettleError, answer, take};
use crate::session::{Changing, Difference, Focus, Question, ReviewOf, Session, Severity, Side, Stop};
use std::path::Path;
use std::sync::Arc;

/// What the reviewer decides about the chosen mark, or the colleague's that a difference is about. Said again it is
/// taken back.
pub(super) fn judge(desk: &mut Desk<'_>, decision: Decision) {
    let Some(on) = desk.session.judged_mark().map(|mark| mark.id.clone()) else { return };
    put(desk, on, decision);
}

pub(super) fn put(desk: &mut Desk<'_>, on: AnnotationId, decision: Decision) {
    let author = desk.session.reviewer().to_owned();
    // What asks for nothing needs no reason, and keeps the keys.
    let mut says_why = matches!(decision, Decision::Reject | Decision::Change(_));
    let mut new = Verdict::new(on, decision, author, Timestamp::now());
    if let Some(old) = desk.session.judged().verdicts.get(&new.id) {
        if old.decision == new.decision {
            return withdraw(desk, &new.id);
        }
        // Whoever asks for more of the same has been asked.
        says_why &= old.decision.kind() != new.decision.kind();
        (new.created, new.reason, new.extra) = (old.created, old.reason.clone(), old.extra.clone());
    }
    if desk.judge("step-verdict", vec![Edit::PutVerdict(new.into())]) {
        if says_why { note::focus(desk, Focus::Reason) } else { note::open(desk) }
    }
}

/// Takes a verdict back; only one's own.
pub(super) fn withdraw(desk: &mut Desk<'_>, id: &VerdictId) {
    let author = desk.session.reviewer().to_owned();
    if desk.session.judged().verdicts.get(id).is_some_and(|verdict| verdict.author == author) {
        desk.judge("step-withdraw", vec![Edit::RemoveVerdict(id.clone())]);
    }
}

/// Begins to change the chosen mark as it should be; of a colleague's that is held against mine the verdict is that it
/// should be as mine.
pub(super) fn begin_change(desk: &mut Desk<'_>) {
    if desk.session.judging().is_some() {
        return theirs::change(desk);
    }
    if desk.session.changing.is_some() {
        return finish_change(desk);
    }
    let project = &desk.session.project;
    desk.session.changing = desk.session.chosen().map(|mark| Changing {
        mark: mark.clone(),
        attributions: project.attributions.clone(),
        relations: project.relations.clone(),
    });
    if desk.session.changing.is_some() {
        note::open(desk);
        desk.say(Severity::Info, "review-changing");
    }
}

/// Makes what the mark was changed to the verdict, and asks why.
pub(super) fn finish_change(desk: &mut Desk<'_>) {
    end_change(desk, true);
    note::focus(desk, Focus::Reason);
}

/// Whether a command leaves the mark that is being changed.
pub(super) fn ends_change(command: &crate::command::Command) -> bool {
    use crate::command::{Command, File, Mark, Review, Select};
    match command {
        Command::File(file) => !matches!(file, File::Cancel),
        Command::Mark(mark) => matches!(mark, Mark::Choose(_) | Mark::Next | Mark::Previous | Mark::Delete),
        Command::Select(select) => matches!(select, Select::Article(_) | Select::ShowMark(_) | Select::Escape),
        Command::Review(review) => {
            !matches!(review, Review::Change | Review::Changed | Review::LeaveChange | Review::Comment)
        }
        _ => false,
    }
}

/// Puts the mark back as it was; what it was changed to becomes the verdict, if that is wanted and anything was.
pub(super) fn end_change(desk: &mut Desk<'_>, keep: bool) {
    let Some(Changing { mark: old, attributions, relations }) = desk.session.changing.take() else { return };
    let project = &desk.session.project;
    let Some(now) = project.annotations.get(&old.id).cloned() else { return };
    let same = |a: &Annotation| Annotation { modified: Timestamp::default(), ..a.clone() };
    if same(&old) == same(&now) {
        return;
    }
    let mut edits = vec![Edit::PutAnnotation(old)];
    // What let go of it holds it again; the outer ones first, as an attribution is put only inside one that is there.
    let lost = |a: &&Arc<Attribution>| project.attributions.get(&a.id) != Some(a);
    let mut ties: Vec<&Arc<Attribution>> = attributions.values().filter(lost).collect();
    ties.sort_by_key(|tie| {
        std::iter::successors(tie.inside.as_ref(), |id| attributions.get(*id)?.inside.as_ref()).count()
    });
    edits.extend(ties.into_iter().cloned().map(Edit::PutAttribution));
    let lost = relations.values().filter(|r| !project.relations.contains_key(&r.id));
    edits.extend(lost.cloned().map(Edit::PutRelation));
    if keep {
        let author = desk.session.reviewer().to_owned();
        let mut new = Verdict::new(now.id.clone(), Decision::Change(now), author, Timestamp::now());
        if let Some(old) = desk.session.project.verdicts.get(&new.id) {
            (new.created, new.reason, new.extra) = (old.created, old.reason.clone(), old.extra.clone());
        }
        edits.push(Edit::PutVerdict(new.into()));
    }
    desk.perform(if keep { "step-verdict" } else { "step-leave-change" }, edits);
}

/// Proposes that the selection be marked, or, where two projects are held against each other, a mark that only mine has.
pub(super) fn propose(desk: &mut Desk<'_>, label: Option<LabelId>) {
    if desk.session.judging().is_some() {
        return theirs::propose(desk);
    }
    let Some((range, article)) = desk.session.selected().zip(desk.session.article().cloned()) else { return };
    let label = label.or_else(|| desk.session.project.labels.first().map(|label| label.id.clone()));
    let (Some(label), Some(mark)) = (label, super::mark::marked(&article, range)) else { return };
    let Ok(id) = new_id() else { return no_random(desk) };
    let author = desk.session.reviewer().to_owned();
    let id = AnnotationId(id);
    let missing = Annotation::new(id.clone(), article.id.clone(), label, vec![mark], author.clone(), Timestamp::now());
    desk.session.chosen = None;
    desk.session.selection = None;
    let verdict = VerdictId::of(&author, &id);
    put(desk, id, Decision::Propose(missing.into()));
    // The keys of the labels are for it now.
    opened::show(desk, Stop::Proposal(verdict));
}

/// Proposes it with another label; only one's own, as long as nobody has answered it.
pub(super) fn propose_as(desk: &mut Desk<'_>, id: &VerdictId, label: LabelId) {
    let (author, project) = (desk.session.reviewer(), desk.session.judged());
    let own = project.verdicts.get(id).filter(|verdict| verdict.author == author && verdict.is_open());
    let Some((verdict, Decision::Propose(version))) = own.map(|verdict| (verdict, &verdict.decision)) else { return };
    if version.label == label || project.label(&label).is_none() {
        return;
    }
    let version = Annotation { label, ..Annotation::clone(version) };
    let decision = Decision::Propose(version.into());
    let new = Verdict { decision, modified: Timestamp::now(), ..Verdict::clone(verdict) };
    desk.judge("step-verdict", vec![Edit::PutVerdict(new.into())]);
}

/// Does what a verdict asks for.
pub(super) fn take_it(desk: &mut Desk<'_>, id: Option<VerdictId>) {
    let Some(id) = id.or_else(|| desk.session.open_verdict()) else { return };
    let rejected = desk.session.project.verdicts.get(&id).filter(|verdict| verdict.decision == Decision::Reject);
    let by = rejected.map(|verdict| verdict.author.clone());
    match take(&desk.session.project, &id, Timestamp::now()) {
        Ok(edits) => {
            let does = !edits.is_empty();
            if desk.perform("step-take", edits) {
                super::edit::forget_what_is_gone(desk);
                // What it asked for is that the mark should not be there: then nothing on the page says what was done.
                if let Some(name) = by.filter(|_| does) {
                    desk.tell_undo("notice-rejection-taken", &[("name", name.into())]);
                }
            }
        }
        Err(SettleError::NoPlace) => desk.say(Severity::Warning, "verdict-no-place"),
        Err(error) => {
            let text = desk.locale.text_with("settle-unfit", &[("why", error.told(desk.locale).into())]);
            desk.session.notify(Severity::Warning, text);
        }
    }
}

/// Declines a verdict, or opens it again.
pub(super) fn answer_it(desk: &mut Desk<'_>, id: Option<VerdictId>, said: Answer) {
    let Some(id) = id.or_else(|| desk.session.open_verdict()) else { return };
    let edits = answer(&desk.session.project, &id, said);
    if !edits.is_empty() {
        desk.perform("step-answer-verdict", edits);
    }
}

pub(super) fn say(desk: &mut Desk<'_>, on: Topic, thread: Option<CommentId>, text: Bilingual) {
    if text.is_empty() {
        return;
    }
    let Ok(id) = new_id() else { return no_random(desk) };
    let author = desk.session.reviewer().to_owned();
    let comment = Comment { thread, ..Comment::new(CommentId(id), on, text, author, Timestamp::now()) };
    desk.judge("step-comment", vec![Edit::PutComment(comment.into())]);
}

/// Takes back a comment; only one's own that nobody else answered.
pub(super) fn unsay(desk: &mut Desk<'_>, id: &CommentId) {
    let (author, project) = (desk.session.reviewer(), desk.session.judged());
    let own = project.comments.get(id).is_some_and(|comment| comment.author == author);
    let answered = project.comments.values().any(|c| c.thread.as_ref() == Some(id) && c.author != author);
    if own && !answered && desk.judge("step-unsay", vec![Edit::RemoveComment(id.clone())]) {
        desk.tell_undo("notice-unsaid", &[]);
    }
}

pub(super) fn resolve(desk: &mut Desk<'_>, id: &CommentId, resolved: bool) {
    let Some(old) = desk.session.judged().comments.get(id).filter(|c| c.resolved != resolved) else { return };
    let new = Comment { resolved, ..Comment::clone(old) };
    desk.judge("step-resolve", vec![Edit::PutComment(new.into())]);
}

pub(super) fn set_stage(desk: &mut Desk<'_>, article: Option<ArticleId>, stage: Stage) {
    let Some(article) = article.or_else(|| desk.session.article.clone()) else { return };
    if desk.session.project.stage_of(&article) == stage {
        return;
    }
    let extra = desk.session.project.stages.get(&article).map(|old| old.extra.clone()).unwrap_or_default();
    let said = ArticleStage { stage, author: desk.session.reviewer().to_owned(), modified: Timestamp::now(), extra };
    desk.perform("step-stage", vec![Edit::PutStage(article, Arc::new(said))]);
}

/// Asks where to save the reviewer's own verdicts and comments; first, unless `anyhow`, whether to save those that don't
/// say why.
pub(super) fn ask_save(desk: &mut Desk<'_>, anyhow: bool) {
    let session = &mut *desk.session;
    let review = crate::review::collect(session.judged(), session.reviewer());
    if review.is_empty() {
        // There is nothing that what comes next could wait for.
        session.leaving = None;
        return desk.say(Severity::Info, "review-nothing-to-save");
    }
    let count = session.without_reason().len();
    if count > 0 && !anyhow {
        session.question = Some(Question::NoReasons(count));
        return;
    }
    session.question = None;
    let of = if session.judging().is_some() { ReviewOf::Theirs } else { ReviewOf::Mine };
    let name = suggested_name(session.reviewer(), beside(session, of));
    desk.effects.push(Effect::AskSaveReview(name, of));
}

/// Goes to the field where the first verdict that does not say why would do so.
pub(super) fn show_unreasoned(desk: &mut Desk<'_>) {
    desk.session.question = None;
    desk.session.leaving = None;
    let Some(id) = desk.session.without_reason().into_iter().next() else { return };
    let Some(on) = desk.session.judged().verdicts.get(&id).map(|verdict| verdict.on.clone()) else { return };
    match desk.session.judging() {
        Some(review) => {
            // A mark that differs in nothing any more, or on which an earlier review was, is on no list.
            let Some(difference) = review.differences_of(&on, Side::Theirs).next().map(Difference::of) else {
                return desk.say(Severity::Warning, "review-reason-elsewhere");
            };
            super::compare::choose(desk, Some(difference));
        }
        None => select::dispatch(desk, crate::command::Select::ShowMark(on)),
    }
    note::focus(desk, Focus::Reason);
}

/// The file beside which a review goes.
fn beside(session: &Session, of: ReviewOf) -> Option<&Path> {
    match of {
        ReviewOf::Mine => session.file.as_deref(),
        ReviewOf::Theirs => session.review.as_ref().map(|review| &*review.path),
    }
}

/// The question where to save the review, with its folder and name to begin with.
pub fn ask_path(session: &Session, of: ReviewOf) -> Question {
    let file = beside(session, of);
    let name = suggested_name(session.reviewer(), file);
    let folder = file.and_then(|file| file.parent());
    let path = folder.map_or_else(|| name.clone().into(), |folder| folder.join(&name)).display().to_string();
    Question::ReviewPath { of: Some(of), path }
}

/// The ending of a review's file.
pub const ENDING: &str = ".review.ron";

/// The project's name with the reviewer's, and the ending.
pub fn suggested_name(author: &str, file: Option<&Path>) -> String {
    let name = file.and_then(|file| file.file_name()).map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| "project".to_owned());
    let name = name.trim_end_matches(".ron").trim_end_matches(".isnad");
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let author: String = author.trim().chars().map(plain).collect();
    if author.is_empty() { format!("{name}{ENDING}") } else { format!("{name}-{author}{ENDING}") }
}
