//! Verdicts on a colleague's marks where they are held against mine: a change begins as what I have, and what only I
//! have is proposed. They go into the copy of the colleague's project, [`crate::session::Judging`].

use super::{Desk, judge};
use crate::annotation::{Annotation, Decision, Edit, LabelId, Timestamp, Verdict};
use crate::app::told::Told;
use crate::command::Changed;
use crate::review::{Class, SettleError, can_propose, in_their_terms, with_mine, without_mine};
use crate::session::{Difference, Review, Session, Severity};

/// The verdict is that their mark should be as mine in what the current difference is in. Said again that is taken back.
pub(super) fn change(desk: &mut Desk<'_>) {
    if let Some(difference) = desk.session.judging().and_then(|review| review.current()).map(Difference::of) {
        change_to(desk, Changed::ToMine(difference));
    }
}

/// Has the verdict on their mark of the current difference ask for something else.
pub(super) fn change_to(desk: &mut Desk<'_>, what: Changed) {
    let Some(review) = desk.session.judging() else { return };
    let Some((original, (version, known))) = review.judged().cloned().zip(review.changed()) else { return };
    if let Changed::ToMine(difference) = &what
        && !known
        && is_who_says_it(review, difference)
    {
        // Attributions are records of their own: a verdict that took none of it over would ask for nothing.
        return desk.say(Severity::Info, "compare-no-change-of-source");
    }
    let new = match &what {
        Changed::ToMine(difference) => to_mine(desk.session, review, difference, &original, &version),
        Changed::Label(label) => Ok(with_label(&version, label)),
        Changed::Credibility(grade) => {
            let mut new = Annotation::clone(&version);
            new.assessment.credibility = *grade;
            Ok(new)
        }
    };
    let new = match new {
        Ok(new) => new,
        Err(error) => return say_why_not(desk, &error),
    };
    let undoes = matches!(&what, Changed::ToMine(_)) && known && new == *original;
    if undoes {
        // Nothing of it is left: putting the same once more takes it back.
        return judge::put(desk, original.id.clone(), Decision::Change(version));
    }
    if known && new == *version {
        return;
    }
    judge::put(desk, original.id.clone(), Decision::Change(new.into()));
}

/// Whether a difference is in who says it, and in no field of the mark.
fn is_who_says_it(review: &Review, difference: &Difference) -> bool {
    let found = review.comparison.differences.iter().find(|one| Difference::of(one) == *difference);
    found.is_some_and(|found| found.class == Class::Attribution && found.fields.is_empty())
}

fn with_label(version: &Annotation, label: &LabelId) -> Annotation {
    Annotation { label: label.clone(), ..version.clone() }
}

/// `version` with what I have in what `difference` is in; with what they have where it says so already.
fn to_mine(
    session: &Session,
    review: &Review,
    difference: &Difference,
    original: &Annotation,
    version: &Annotation,
) -> Result<Annotation, SettleError> {
    let found = review.comparison.differences.iter().find(|one| Difference::of(one) == *difference);
    let Some(found) = found else { return Ok(version.clone()) };
    let new = with_mine([&session.project, &review.theirs], &review.comparison, found, version)?;
    Ok(if new == *version { without_mine(found, version, original) } else { new })
}

/// Proposes the mark that only I have; said again that is taken back.
pub(super) fn propose(desk: &mut Desk<'_>) {
    let session = &*desk.session;
    let Some(review) = session.judging() else { return };
    let Some(difference) = review.current().filter(|difference| can_propose(difference)) else { return };
    let own = difference.mine.as_ref().and_then(|record| match record {
        crate::annotation::Record::Annotation(id) => session.project.annotations.get(id),
        _ => None,
    });
    let Some(own) = own else { return };
    if let Some(known) = review.verdict(difference) {
        let id = known.id.clone();
        return judge::withdraw(desk, &id);
    }
    if review.theirs.annotations.contains_key(&own.id) {
        return desk.say(Severity::Warning, "compare-cannot-propose");
    }
    match in_their_terms(&review.theirs, &review.comparison, own) {
        Ok(version) => {
            let id = version.id.clone();
            let verdict = Verdict::new(id, Decision::Propose(version.into()), session.reviewer(), Timestamp::now());
            desk.judge("step-verdict", vec![Edit::PutVerdict(verdict.into())]);
        }
        Err(error) => say_why_not(desk, &error),
    }
}

fn say_why_not(desk: &mut Desk<'_>, error: &SettleError) {
    if *error == SettleError::NoPlace {
        return desk.say(Severity::Warning, "compare-no-place-there");
    }
    let text = desk.locale.text_with("settle-unfit", &[("why", error.told(desk.locale).into())]);
    desk.session.notify(Severity::Warning, text);
}
