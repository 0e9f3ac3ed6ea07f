//! Undo, redo, and what changes the project as a whole.

use super::Desk;
use crate::annotation::{self, Scene, Spot};
use crate::article::BlockKind;
use crate::command::Edit;
use crate::session::Page;
use crate::text::{CpRange, Direction};
use crate::ui::article_view::Reveal;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Edit) {
    match command {
        Edit::Undo => step(desk, true),
        Edit::Redo => step(desk, false),
        Edit::SetAuthor(name) => {
            desk.session.settings.author.clone_from(&name);
            desk.effects.push(super::Effect::KeepSettings);
            if desk.session.project.author != name && desk.session.read_only.is_none() {
                desk.perform("step-author", vec![annotation::Edit::SetAuthor(name)]);
            }
            follow_reviewer(desk);
        }
        Edit::SetBlockKind(kind) => set_blocks(desk, |_, direction| (kind, direction)),
        Edit::SetBlockDirection(direction) => set_blocks(desk, |kind, _| (kind, direction)),
    }
}

/// Undoes or redoes one step: on the page of a comparison the last of both histories, else of the project's.
fn step(desk: &mut Desk<'_>, back: bool) {
    let session = &mut *desk.session;
    let here = session.judging().is_some_and(|review| match back {
        true => review.judging.undoes_here(&session.history),
        false => review.judging.redoes_here(&session.history),
    });
    if let Some(review) = session.review.as_mut().filter(|_| here) {
        let done = review.judging.step(back);
        review.list(&session.project);
        if let Err(error) = done {
            super::say_impossible(session, desk.locale, &error);
        }
        return;
    }
    let next = session.history.next_edits(back).iter();
    let scenes: Vec<Scene> = next.filter_map(|edit| edit.scene(&session.project)).collect();
    let done =
        if back { session.history.undo(&mut session.project) } else { session.history.redo(&mut session.project) };
    session.revision += 1;
    session.withdraw_undo();
    match done {
        Ok(_) => {
            forget_what_is_gone(desk);
            show_scene(desk, &scenes);
        }
        Err(error) => super::say_impossible(session, desk.locale, &error),
    }
}

/// Shows where a step was taken back or done again: the article that came with it, else one of those it changed, if the one
/// that is read is none of them.
fn show_scene(desk: &mut Desk<'_>, scenes: &[Scene]) {
    let session = &mut *desk.session;
    let is_here = |scene: &&Scene| session.article.as_ref() == Some(&scene.article);
    let is_there = |scene: &&Scene| session.project.article(&scene.article).is_some();
    let came = scenes.iter().find(|scene| scene.spot == Spot::Itself);
    let changed = || scenes.iter().find(is_here).or_else(|| scenes.iter().find(is_there));
    let Some(scene) = came.or_else(changed).filter(is_there) else { return };
    if session.page != Page::Read || is_here(&scene) {
        return;
    }
    session.show_article(scene.article.clone());
    (session.selection, session.chosen) = (None, None);
    match &scene.spot {
        Spot::Mark(id) => desk.view.reveal(Reveal::Mark(id.clone())),
        Spot::Block(number) => desk.view.reveal(Reveal::Block(*number)),
        Spot::Itself | Spot::Anywhere => {}
    }
}

/// Counts as settled what is settled by the name the user has now.
fn follow_reviewer(desk: &mut Desk<'_>) {
    let session = &mut *desk.session;
    let reviewer = session.reviewer().to_owned();
    if let Some(review) = &mut session.review {
        review.judging.follow(&reviewer);
        review.list(&session.project);
    }
}

/// Lets go of chosen and open things that are no longer in the project.
pub(super) fn forget_what_is_gone(desk: &mut Desk<'_>) {
    let session = &mut *desk.session;
    session.picking = None;
    if session.chosen().is_none() {
        session.chosen = None;
    }
    if session.source.as_ref().is_some_and(|id| !session.project.sources.contains_key(id)) {
        session.source = None;
    }
    if session.article().is_none() {
        session.article = session.project.articles.first().map(|a| a.id.clone());
        session.selection = None;
    }
    if let (Some(article), Some(selection)) = (session.article(), session.selection)
        && selection.range().end > article.index().len()
    {
        session.selection = None;
    }
}

/// Changes the kind or direction of the blocks that the selection, or else the chosen mark, touches.
fn set_blocks(desk: &mut Desk<'_>, change: impl Fn(BlockKind, Option<Direction>) -> (BlockKind, Option<Direction>)) {
    let Some(article) = desk.session.article().cloned() else { return };
    let range: Option<CpRange> =
        desk.session.selection.map(|s| s.range()).or_else(|| desk.session.chosen().map(|a| a.span()));
    let Some(range) = range else { return };
    let edits = article
        .blocks_in(range)
        .filter_map(|number| Some((number, article.blocks().get(number)?)))
        .filter_map(|(number, block)| {
            let (kind, direction) = change(block.kind, block.direction);
            let differs = (kind, direction) != (block.kind, block.direction);
            differs.then(|| annotation::Edit::SetBlock { article: article.id.clone(), block: number, kind, direction })
        })
        .collect();
    desk.perform("step-block", edits);
}
