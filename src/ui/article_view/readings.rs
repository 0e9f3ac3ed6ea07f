//! Two people's marks of one article: whose each is, and which differences a click on one means.

use super::{ArticleView, Geometry};
use crate::annotation::{Annotation, AnnotationId, Label, Record};
use crate::article::Article;
use crate::command::{Command, Compare};
use crate::review::Divergence;
use crate::session::{Difference, Review, Session, Side};
use crate::text::CpRange;
use crate::ui::marks::DrawnMark;
use egui::{CursorIcon, Pos2, Response, Ui};
use std::collections::HashSet;
use std::sync::Arc;

/// The annotations of `article` in both projects, theirs where they stand in my text. What both marked alike stands there
/// once, as mine.
pub(super) fn marks(session: &Session, review: &Review, article: &Article) -> Vec<(Arc<Annotation>, Side)> {
    let comparison = &review.comparison;
    let ranges = |a: &Annotation| a.marks.iter().map(|mark| mark.range).collect::<Vec<CpRange>>();
    let label = |a: &Annotation| comparison.labels.get(&a.label).unwrap_or(&a.label).clone();
    let (mut all, mut alike) = (Vec::new(), HashSet::new());
    for mine in session.project.annotations_of(&article.id) {
        let theirs = comparison.marks.get(&mine.id).and_then(|id| comparison.theirs.get(id));
        let same = theirs.filter(|theirs| ranges(theirs) == ranges(mine) && label(theirs) == mine.label);
        all.push((mine.clone(), if same.is_some() { Side::Both } else { Side::Mine }));
        alike.extend(same.map(|theirs| &theirs.id));
    }
    let there = comparison.articles.iter().find(|(mine, _)| *mine == article.id).map(|(_, theirs)| theirs);
    let is_here = |a: &Annotation| a.article == article.id || Some(&a.article) == there;
    let theirs = comparison.theirs.values().filter(|a| is_here(a) && !alike.contains(&a.id));
    all.extend(theirs.map(|a| (a.clone(), Side::Theirs)));
    all
}

/// The label of an annotation of either side.
pub(crate) fn label_of<'s>(
    session: &'s Session,
    review: &'s Review,
    annotation: &Annotation,
    side: Side,
) -> Option<&'s Label> {
    if side != Side::Theirs {
        return session.project.label(&annotation.label);
    }
    let mine = review.comparison.labels.get(&annotation.label).unwrap_or(&annotation.label);
    session.project.label(mine).or_else(|| review.theirs.label(&annotation.label))
}

/// Whether the current difference is one of this annotation.
pub(super) fn is_current(review: &Review, id: &AnnotationId, side: Side) -> bool {
    review.current().is_some_and(|difference| {
        let record = if side == Side::Theirs { &difference.theirs } else { &difference.mine };
        matches!(record, Some(Record::Annotation(other)) if other == id)
    })
}

/// A click on a mark chooses its difference; of several the one after the current one.
pub(super) fn pointer(
    ui: &Ui,
    response: &Response,
    geometry: &Geometry,
    review: &Review,
    view: &mut ArticleView,
    commands: &mut Vec<Command>,
) {
    let at = response.interact_pointer_pos().or(response.hover_pos());
    let mark = at.and_then(|at| mark_at(geometry, review, view, at));
    if response.clicked() {
        response.request_focus();
        let difference = mark.as_ref().and_then(|mark| meant(review, mark)).map(Difference::of);
        if difference.is_some() {
            commands.push(Command::Compare(Compare::Choose(difference)));
        }
    }
    let hovered = mark.filter(|_| response.hovered());
    if hovered.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    } else if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Default);
    }
    view.hovered = hovered.map(|mark| mark.annotation.id.clone());
}

/// The innermost mark under a point that has a difference.
fn mark_at(geometry: &Geometry, review: &Review, view: &mut ArticleView, at: Pos2) -> Option<DrawnMark> {
    let page = view.page.as_mut()?;
    let (x, y) = geometry.on_page(at);
    let (block, cp) = page.character_at(x, y)?;
    view.compared.innermost(block, cp, |mark| differences(review, mark).next().is_some()).cloned()
}

fn differences<'r>(review: &'r Review, mark: &DrawnMark) -> impl Iterator<Item = &'r Divergence> + use<'r> {
    review.differences_of(&mark.annotation.id, mark.side.unwrap_or(Side::Mine))
}

fn meant<'r>(review: &'r Review, mark: &DrawnMark) -> Option<&'r Divergence> {
    let mut all = differences(review, mark).skip_while(|difference| !review.is_current(difference));
    all.nth(1).or_else(|| differences(review, mark).next())
}
