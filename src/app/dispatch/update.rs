//! A newer version of an article's text, from the file to the one step that puts it into the project.

use super::super::updating::Version;
use super::{Desk, Effect};
use crate::anchor;
use crate::annotation::{Edit, History, Place, PlaceRemarks, Project, Remarks, Timestamp};
use crate::article::{Article, ArticleId, Meta};
use crate::command::{Command, File, Select, Update as Action};
use crate::session::{Cursor, Decision, Placing, Question, Selection, Session, Severity, Update};
use crate::text::CpRange;
use crate::typeset::Affinity;
use crate::ui::article_view::Reveal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the new text is called while a mark is placed in it, so that the view keeps it apart from the old one.
const PREVIEW: &str = "update-preview";

/// Carries out `command` while a version waits. Gives it back if it means what it always does.
pub(super) fn intercept(desk: &mut Desk<'_>, command: Command) -> Option<Command> {
    match command {
        Command::Update(action) => act(desk, action),
        Command::Select(select) => select_in_text(desk, select),
        Command::View(_)
        | Command::File(
            File::Quit
            | File::QuitNow
            | File::Discard
            | File::Cancel
            | File::Save
            | File::SaveAs
            | File::SaveTo(_)
            | File::SaveByPath
            | File::KeepMine
            | File::TakeTheirs,
        ) => return Some(command),
        _ => desk.say(Severity::Info, "update-first"),
    }
    None
}

/// Has the marks of the article in view looked for in `new`, a version of it; [`show`] comes next. `step` is what the step
/// will be called.
pub fn begin(desk: &mut Desk<'_>, step: &'static str, new: Article, original: Option<Arc<[u8]>>) {
    if desk.refuses() {
        return;
    }
    let Some(old) = desk.session.article().cloned() else { return };
    desk.effects.push(Effect::FindMarks(Version { step, old, new: new.into(), original }));
}

/// Shows what became of the marks; puts the version in place at once where there is nothing to ask.
pub(in crate::app) fn show(desk: &mut Desk<'_>, update: Update) {
    let asks = update.step == "step-update" || update.rows.iter().any(|row| !row.state.is_certain());
    let show = !update.rows.is_empty() && asks;
    let session = &mut *desk.session;
    session.question = None;
    session.picking = None;
    session.palette_open = false;
    session.update = Some(update);
    if !show {
        apply(desk);
    }
}

/// `new` in the place of `old`: with its id, with what is known of it where the new version doesn't say, and
/// with the kind and direction that the user may have given to blocks whose text is the same.
pub(in crate::app) fn successor(old: &Article, mut new: Article) -> Article {
    new.id = old.id.clone();
    new.extra = old.extra.clone();
    let (was, is) = (&old.meta, &new.meta);
    let known = |new: &String, old: &String| if new.is_empty() { old.clone() } else { new.clone() };
    let meta = Meta {
        title: known(&is.title, &was.title),
        byline: known(&is.byline, &was.byline),
        published: known(&is.published, &was.published),
        publisher: known(&is.publisher, &was.publisher),
        url: known(&is.url, &was.url),
        language: known(&is.language, &was.language),
    };
    new.set_meta(meta);
    for (block, to) in old.blocks().iter().zip(crate::anchor::carry_blocks(old, &new)) {
        let same = to.and_then(|to| new.blocks().get(to)).is_some_and(|b| new.block_text(b) == old.block_text(block));
        if let Some(to) = to.filter(|_| same) {
            new.set_block(to, block.kind, block.direction);
        }
    }
    new
}

fn act(desk: &mut Desk<'_>, action: Action) {
    match action {
        Action::Apply => return apply(desk),
        Action::Cancel => {
            desk.session.update = None;
            return desk.say(Severity::Info, "update-cancelled");
        }
        Action::Place => return begin_placing(desk),
        Action::Confirm => return confirm(desk),
        Action::NextPlace => return show_place(desk, true),
        Action::PreviousPlace => return show_place(desk, false),
        _ => {}
    }
    let session = &mut *desk.session;
    let Some(update) = &mut session.update else { return };
    match action {
        Action::Choose(number) => update.chosen = number.min(update.rows.len().saturating_sub(1)),
        Action::Next => step(update, true),
        Action::Previous => step(update, false),
        Action::Accept => {
            if update.rows.get(update.chosen).is_some_and(|row| row.acceptable) {
                decide(update, Decision::Accept);
            } else {
                return begin_placing(desk);
            }
        }
        Action::Drop => decide(update, Decision::Drop),
        Action::AcceptCertain => {
            let open = update.rows.iter_mut().filter(|row| row.is_certain_but_open());
            open.for_each(|row| row.decision = Some(Decision::Accept));
        }
        Action::Show(state) => {
            update.filter = state;
            let shown = update.shown();
            if !shown.contains(&update.chosen) {
                update.chosen = shown.first().copied().unwrap_or(update.chosen);
            }
        }
        Action::Back => update.placing = None,
        Action::Apply
        | Action::Cancel
        | Action::Place
        | Action::Confirm
        | Action::NextPlace
        | Action::PreviousPlace => {}
    }
    update.count(&session.project);
}

/// Goes to the neighbour of the chosen row among those that are shown.
fn step(update: &mut Update, forward: bool) {
    let shown = update.shown();
    let next = if forward {
        shown.iter().find(|&&number| number > update.chosen)
    } else {
        shown.iter().rev().find(|&&number| number < update.chosen)
    };
    update.chosen =
        next.or(shown.first().filter(|_| !shown.contains(&update.chosen))).copied().unwrap_or(update.chosen);
}

/// Decides about the chosen row and goes on to the next of those shown that waits for a decision.
fn decide(update: &mut Update, decision: Decision) {
    let chosen = update.chosen;
    if let Some(row) = update.rows.get_mut(chosen) {
        row.decision = Some(decision);
    }
    let shown = update.shown();
    let open = |number: &&usize| update.rows.get(**number).is_some_and(|row| row.decision.is_none());
    let later = shown.iter().filter(|&&number| number > chosen).find(open);
    if let Some(next) = later.or_else(|| shown.iter().find(open)) {
        update.chosen = *next;
    }
}

/// Opens the new text, in which the chosen mark is to be placed.
fn begin_placing(desk: &mut Desk<'_>) {
    let (settings, revision) = (desk.session.settings.clone(), desk.session.revision);
    let Some(update) = &mut desk.session.update else { return };
    let Some(row) = update.rows.get(update.chosen) else { return };
    let mut preview = Article::clone(&update.new);
    preview.id = ArticleId(PREVIEW.into());
    let mut session = Session { article: Some(preview.id.clone()), settings, revision, ..Session::default() };
    session.project.articles.push(Arc::new(preview));
    // Of a mark with several parts only those are asked for that are not certain, unless all are.
    let outcome = &row.outcome;
    let again = row.state.is_certain() || row.decision.is_some();
    let known = outcome.annotation.marks.iter().zip(&outcome.marks).map(|(mark, found)| {
        let place = found.places(mark.range).first().copied();
        place.filter(|_| found.state().is_certain() && !again)
    });
    let ranges: Vec<Option<CpRange>> = known.collect();
    let placing =
        Placing { row: update.chosen, ranges, mark: 0, candidates: Vec::new(), shown: 0, session: Box::new(session) };
    update.placing = Some(placing);
    next_mark(desk);
}

/// Goes to the next mark that has no place yet. Answers whether there is one.
fn next_mark(desk: &mut Desk<'_>) -> bool {
    let Some(update) = &mut desk.session.update else { return false };
    let Some(placing) = &mut update.placing else { return false };
    let Some(number) = placing.ranges.iter().position(Option::is_none) else { return false };
    let Some(row) = update.rows.get(placing.row) else { return false };
    let annotation = &row.outcome.annotation;
    let (Some(mark), Some(found)) = (annotation.marks.get(number), row.outcome.marks.get(number)) else { return false };
    placing.mark = number;
    placing.candidates = found.places(mark.range);
    placing.shown = 0;
    let length = update.new.index().len();
    match placing.candidates.first() {
        Some(range) => placing.session.selection = Some(Selection::of(*range)),
        None => {
            // Where its block went is as near as can be told.
            let block = update.old.block_at(mark.range.start);
            let to = crate::anchor::carry_blocks(&update.old, &update.new).get(block).copied().flatten();
            let block = to.and_then(|to| update.new.blocks().get(to));
            let at = block.map_or(mark.range.start.min(length), |block| block.range.start);
            placing.session.selection = Some(Selection::caret(Cursor::new(at)));
        }
    }
    let at = placing.session.selection.map_or(Cursor::default(), |s| s.head);
    desk.view.reveal(Reveal::At(at));
    true
}

/// Selects another of the places that were found for the mark being placed.
fn show_place(desk: &mut Desk<'_>, forward: bool) {
    let Some(placing) = desk.session.update.as_mut().and_then(|update| update.placing.as_mut()) else { return };
    let count = placing.candidates.len();
    if count == 0 {
        return;
    }
    placing.shown = if forward { (placing.shown + 1) % count } else { (placing.shown + count - 1) % count };
    if let Some(range) = placing.candidates.get(placing.shown) {
        placing.session.selection = Some(Selection::of(*range));
        desk.view.reveal(Reveal::At(Cursor { at: range.end, affinity: Affinity::Before }));
    }
}

/// Takes the selection for the place of the mark being placed, and decides once all have one.
fn confirm(desk: &mut Desk<'_>) {
    let Some(update) = &mut desk.session.update else { return };
    let Some(placing) = &mut update.placing else { return };
    let Some(range) = placing.session.selected() else { return };
    let Some(mark) = super::mark::marked(&update.new, range) else { return };
    if let Some(place) = placing.ranges.get_mut(placing.mark) {
        *place = Some(mark.range);
    }
    if next_mark(desk) {
        return;
    }
    let session = &mut *desk.session;
    let Some(update) = &mut session.update else { return };
    let Some(placing) = update.placing.take() else { return };
    let ranges: Vec<CpRange> = placing.ranges.into_iter().flatten().collect();
    let fits = update
        .rows
        .get(placing.row)
        .is_some_and(|row| crate::anchor::place(&update.new, &row.outcome.annotation, &ranges).is_some());
    if !fits {
        return desk.say(Severity::Warning, "update-overlap");
    }
    update.chosen = placing.row;
    decide(update, Decision::Place(ranges));
    update.count(&session.project);
}

/// Lets caret and selection commands work in the new text, where it is shown.
fn select_in_text(desk: &mut Desk<'_>, select: Select) {
    let Some(update) = &mut desk.session.update else { return };
    let Some(mut placing) = update.placing.take() else { return };
    let mut inner = Desk {
        session: &mut placing.session,
        view: &mut *desk.view,
        locale: desk.locale,
        effects: &mut *desk.effects,
        gesture: &mut *desk.gesture,
    };
    super::select::dispatch(&mut inner, select);
    update.placing = Some(placing);
}

/// Puts the new text and what was decided into the project, as one step.
fn apply(desk: &mut Desk<'_>) {
    let Some(update) = desk.session.update.take() else { return };
    let Some(annotations) = update.annotations(Timestamp::now()) else {
        desk.session.update = Some(update);
        return desk.say(Severity::Warning, "update-undecided-notice");
    };
    let (kept, dropped) = (annotations.len(), update.counts.dropped);
    let fresh = desk.session.history.is_saved()
        && desk.session.history.is_empty()
        && desk.session.file.is_none()
        && !desk.session.is_saving();
    let old = desk.session.project.article(&update.new.id).cloned();
    let (mut edits, carried) = match old {
        Some(old) => carry_remarks(&desk.session.project, &old, &update.new),
        None => Default::default(),
    };
    edits.push(Edit::ReplaceArticle { article: update.new.clone(), annotations });
    edits.extend(carried);
    if !desk.perform(update.step, edits) {
        desk.session.update = Some(update);
        return;
    }
    let session = &mut *desk.session;
    // What was only opened needs no step for reading it with another encoding.
    if fresh && update.step == "step-encoding" && kept + dropped == 0 {
        session.history = History::new();
    }
    if let Some(bytes) = update.original {
        session.originals.insert(update.new.id.clone(), bytes);
    }
    session.selection = None;
    session.picking = None;
    if session.chosen().is_none() {
        session.chosen = None;
    }
    if update.step == "step-update" {
        let counts = [("kept", (kept as i64).into()), ("dropped", (dropped as i64).into())];
        let text = desk.locale.text_with("update-done", &counts);
        desk.session.notify(Severity::Info, text);
    }
}

/// Asks for the newer version.
pub(super) fn ask(desk: &mut Desk<'_>, file: &File) {
    if desk.session.article().is_none() {
        return;
    }
    match file {
        File::UpdateArticle => desk.effects.push(Effect::AskVersion),
        File::UpdateArticleByPath => desk.session.ask_path(Question::UpdatePath),
        File::PasteVersion => desk.effects.push(Effect::PasteVersion),
        File::UpdateFrom(path) => {
            desk.session.try_path(desk.session.question == Some(Question::UpdatePath));
            desk.effects.push(Effect::ReadVersion(path.clone()));
        }
        _ => {}
    }
}

/// The edits before and after the text is replaced that bring what was said about its blocks to the blocks they have
/// become. What was said about a block that is gone is added to what is said about the article: nothing is lost.
fn carry_remarks(project: &Project, old: &Article, new: &Article) -> (Vec<Edit>, Vec<Edit>) {
    let blocks = anchor::carry_blocks(old, new);
    let mut before = Vec::new();
    let mut carried: BTreeMap<Place, PlaceRemarks> = BTreeMap::new();
    for (place, said) in &project.remarks {
        let Place::Block(article, block) = place else { continue };
        if *article != old.id {
            continue;
        }
        before.push(Edit::RemoveRemarks(place.clone()));
        let to = match blocks.get(*block as usize).copied().flatten() {
            Some(block) => Place::Block(old.id.clone(), block as u32),
            None => Place::Article(old.id.clone()),
        };
        let kept = || match &to {
            Place::Article(_) => project.remarks.get(&to).map(|kept| PlaceRemarks::clone(kept)),
            _ => None,
        };
        let there = carried.entry(to.clone()).or_insert_with(|| kept().unwrap_or_default());
        add(&mut there.remarks, &said.remarks);
        there.author.clone_from(&said.author);
        there.modified = there.modified.max(said.modified);
        if there.extra.is_empty() {
            there.extra = said.extra.clone();
        }
    }
    let after = carried.into_iter().map(|(place, said)| Edit::PutRemarks(place, Arc::new(said))).collect();
    (before, after)
}

/// Adds what `more` says after what `remarks` says.
fn add(remarks: &mut Remarks, more: &Remarks) {
    let texts = [
        (&mut remarks.note.ar, &more.note.ar),
        (&mut remarks.note.en, &more.note.en),
        (&mut remarks.gloss.ar, &more.gloss.ar),
        (&mut remarks.gloss.en, &more.gloss.en),
    ];
    for (text, more) in texts {
        if !text.is_empty() && !more.is_empty() {
            text.push('\n');
        }
        text.push_str(more);
    }
    for tag in &more.tags {
        if !remarks.tags.contains(tag) {
            remarks.tags.push(tag.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, BlockKind, Meta, Origin};

    fn article(blocks: &[&str]) -> Arc<Article> {
        let parts = blocks.iter().map(|text| (BlockKind::Paragraph, None, *text));
        Arc::new(Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts))
    }

    #[test]
    fn what_was_said_about_blocks_goes_where_they_went() {
        let old = article(&["قال الوزير إن الأسعار ستنخفض", "وأضاف أن المخزون يكفي", "ولم يعلق المتحدث على ذلك"]);
        let new = article(&["عاجل: فقرة جديدة كل الجدة", "قال الوزير إن الأسعار ستنخفض", "وأضاف أن المخزون يكفي"]);
        let mut project = Project::default();
        project.articles.push(old.clone());
        for block in 0..3 {
            let mut said = PlaceRemarks::default();
            said.remarks.note.en = format!("block {block}");
            project.remarks.insert(Place::Block(old.id.clone(), block), Arc::new(said));
        }
        let (before, after) = carry_remarks(&project, &old, &new);
        let mut edits = before;
        edits.push(Edit::ReplaceArticle { article: new.clone(), annotations: Vec::new() });
        edits.extend(after);
        let was = project.clone();
        let inverse = project.apply(Edit::Batch(edits)).unwrap();
        let note = |place: Place| project.remarks.get(&place).map(|said| said.remarks.note.en.as_str());
        assert_eq!(note(Place::Block(old.id.clone(), 0)), None);
        assert_eq!(note(Place::Block(old.id.clone(), 1)), Some("block 0"));
        assert_eq!(note(Place::Block(old.id.clone(), 2)), Some("block 1"));
        assert_eq!(note(Place::Article(old.id.clone())), Some("block 2"), "its block is gone");
        project.apply(inverse).unwrap();
        assert_eq!(project, was);
    }
}
