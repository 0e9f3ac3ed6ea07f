//! The way through what is open in reviews: marks with verdicts or comments, proposals, comments on articles.

use super::{Desk, note, select};
use crate::annotation::{Annotation, AnnotationId, Project, Topic, Verdict};
use crate::article::ArticleId;
use crate::command::Select;
use crate::review::proposed;
use crate::session::{Scope, Session, Severity, Stop};
use crate::text::{Cp, CpRange};
use crate::ui::article_view::Reveal;
use std::sync::Arc;

/// Where something open is: the number of its article, where it begins in it, if not with the whole of it, and its id.
type Place = (usize, Option<Cp>, Arc<str>);

/// What is gone to.
#[derive(Clone)]
enum Goal {
    Mark(AnnotationId),
    Other(Stop),
}

/// Shows the next thing that is open, or the one before, through all articles and around.
pub(super) fn step(desk: &mut Desk<'_>, later: bool) {
    let session = &*desk.session;
    let open = all_open(&session.project);
    let here = here(session);
    let found = match later {
        true => open.iter().find(|(place, _)| *place > here).or_else(|| open.first()),
        false => open.iter().rev().find(|(place, _)| *place < here).or_else(|| open.last()),
    };
    match found.map(|(_, goal)| goal.clone()) {
        Some(Goal::Mark(id)) => {
            select::dispatch(desk, Select::ShowMark(id));
            note::open(desk);
        }
        Some(Goal::Other(stop)) => show(desk, stop),
        None => desk.say(Severity::Info, "review-none-open"),
    }
}

/// Everything that is open, in order.
fn all_open(project: &Project) -> Vec<(Place, Goal)> {
    let open = project.open_reviews();
    let marks = open.keys().filter_map(|id| project.annotations.get(id));
    let mut all: Vec<(Place, Goal)> =
        marks.filter_map(|mark| Some((place_of_mark(project, mark)?, Goal::Mark(mark.id.clone())))).collect();
    for verdict in project.articles.iter().flat_map(|article| project.open_proposals(&article.id)) {
        if let Some(place) = place_of_proposal(project, verdict) {
            all.push((place, Goal::Other(Stop::Proposal(verdict.id.clone()))));
        }
    }
    for article in &project.articles {
        let topic = Topic::Article(article.id.clone());
        let mut threads = project.comments.values().filter(|comment| comment.on == topic && comment.thread.is_none());
        if let Some(place) = threads.any(|comment| !comment.resolved).then(|| place_of_article(project, &article.id)) {
            all.extend(place.map(|place| (place, Goal::Other(Stop::Article(article.id.clone())))));
        }
    }
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    all
}

fn number(project: &Project, article: &ArticleId) -> Option<usize> {
    project.articles.iter().position(|one| one.id == *article)
}

fn place_of_mark(project: &Project, mark: &Annotation) -> Option<Place> {
    Some((number(project, &mark.article)?, Some(mark.span().start), mark.id.0.clone()))
}

fn place_of_proposal(project: &Project, verdict: &Verdict) -> Option<Place> {
    let article = number(project, verdict.own_article()?)?;
    Some((article, range_of_proposal(project, verdict).map(|range| range.start), verdict.id.0.clone()))
}

/// A comment on an article stands before all that is in it.
fn place_of_article(project: &Project, article: &ArticleId) -> Option<Place> {
    Some((number(project, article)?, None, article.0.clone()))
}

/// Where a proposed mark would stand in the text as it is now.
fn range_of_proposal(project: &Project, verdict: &Verdict) -> Option<CpRange> {
    proposed(project, verdict).map(|mark| mark.span())
}

/// Where the user is.
fn here(session: &Session) -> Place {
    let project = &session.project;
    let stop = || match session.stop.as_ref()? {
        Stop::Proposal(id) => place_of_proposal(project, project.verdicts.get(id)?),
        Stop::Article(id) => place_of_article(project, id),
    };
    let place = match session.chosen() {
        Some(chosen) => place_of_mark(project, chosen),
        None => stop(),
    };
    place.unwrap_or_else(|| {
        let article = session.article.as_ref().and_then(|id| number(project, id)).unwrap_or(0);
        let caret = session.selection.map(|selection| selection.head.at);
        // Without a caret one is before all that is in the article, and before its comments.
        (article, caret, "".into())
    })
}

/// Shows a proposal where it would stand, or the comments on an article, in the inspector of the article.
pub(super) fn show(desk: &mut Desk<'_>, stop: Stop) {
    let session = &mut *desk.session;
    let project = &session.project;
    let (article, range) = match &stop {
        Stop::Proposal(id) => {
            let Some(verdict) = project.verdicts.get(id) else { return };
            (verdict.own_article().cloned(), range_of_proposal(project, verdict))
        }
        Stop::Article(id) => (Some(id.clone()), None),
    };
    let Some(article) = article.filter(|id| project.article(id).is_some()) else { return };
    if session.article.as_ref() != Some(&article) {
        session.article = Some(article);
    }
    (session.chosen, session.selection) = (None, None);
    session.scope = Scope::Article;
    session.stop = Some(stop);
    if let Some(range) = range {
        desk.view.reveal(Reveal::Range(range));
    }
    note::open(desk);
}
