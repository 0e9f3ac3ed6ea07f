//! Writing notes, glosses and tags.

use super::mark::change_mark;
use super::{Desk, GestureStep};
use crate::annotation::{
    Bilingual, Comment, CommentId, Edit, Filling, Place, PlaceRemarks, Relation, RelationId, Remarks, Timestamp,
    Tongue, Verdict, VerdictId, paragraphs_of, tags_of,
};
use crate::command::{About, Note, Written};
use crate::session::{Beside, Focus, Page, Panel, Question, Scope, Severity};
use std::sync::Arc;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Note) {
    match command {
        Note::Write { about, what, text } => {
            let field = Some((about.clone(), what));
            if desk.gesture.1 != field {
                *desk.gesture = GestureStep(None, field);
            }
            match about {
                About::Mark(id) => {
                    change_mark(desk, &id, step(what), true, |annotation| write(&mut annotation.remarks, what, text));
                }
                About::Place(place) => write_place(desk, place, what, text),
                About::Relation(id) => write_relation(desk, &id, what, text),
                About::Verdict(id) => write_reason(desk, &id, what, text),
                About::Comment(id) => write_comment(desk, &id, what, text),
            }
        }
        Note::Note => focus(desk, Focus::Note),
        Note::Gloss => focus(desk, Focus::Gloss),
        Note::Tags => focus(desk, Focus::Tags),
        Note::Translate => translate(desk),
        Note::AskFill { block, pasted } => {
            let paragraphs = paragraphs_of(&pasted);
            desk.session.question = Some(Question::FillTranslation { block, paragraphs, pasted });
        }
        Note::Fill { block, paragraphs } => fill(desk, block, &paragraphs),
        Note::OfBlock => show(desk, Scope::Block),
        Note::OfArticle => show(desk, Scope::Article),
        Note::OfProject => show(desk, Scope::Project),
    }
}

/// The name of the step; what is written to one field in a row is one step.
fn step(what: Written) -> &'static str {
    match what {
        Written::NoteArabic | Written::NoteEnglish => "step-note",
        Written::GlossArabic | Written::GlossEnglish => "step-gloss",
        Written::Tags => "step-tags",
    }
}

fn write(remarks: &mut Remarks, what: Written, text: String) {
    match what {
        Written::NoteArabic => remarks.note.ar = text,
        Written::NoteEnglish => remarks.note.en = text,
        Written::GlossArabic => remarks.gloss.ar = text,
        Written::GlossEnglish => remarks.gloss.en = text,
        Written::Tags => remarks.tags = tags_of(&text),
    }
}

/// What is written of a translation.
fn written(into: Tongue) -> Written {
    match into {
        Tongue::Arabic => Written::GlossArabic,
        Tongue::English => Written::GlossEnglish,
    }
}

/// Goes to where the translation of the caret's block is written, else of the chosen mark's, else of the first in view.
fn translate(desk: &mut Desk<'_>) {
    let first = desk.view.first_in_view().map(|cursor| cursor.at);
    let session = &mut *desk.session;
    session.page = Page::Read;
    session.parallel = Some(Beside::Translation);
    let chosen = session.chosen().filter(|mark| session.article.as_ref() == Some(&mark.article));
    let at = chosen.map(|mark| mark.span().start).or(first);
    let block = session.block().or_else(|| Some(session.article()?.block_at(at?)));
    desk.view.translate(block.unwrap_or_default());
}

/// Puts paragraphs into the translations of the blocks from block `first` on, as one step.
fn fill(desk: &mut Desk<'_>, first: usize, paragraphs: &[String]) {
    desk.session.question = None;
    let Some(article) = desk.session.article().cloned() else { return };
    let filling = Filling::new(&desk.session.project, &article, first, paragraphs);
    let what = written(Tongue::of(&article));
    let edits: Vec<Edit> = filling
        .blocks
        .iter()
        .filter_map(|(number, text)| {
            let place = Place::Block(article.id.clone(), u32::try_from(*number).ok()?);
            put_in_place(desk, place, what, text.clone())
        })
        .collect();
    let last = filling.blocks.last().map(|(number, _)| *number);
    if edits.is_empty() || !desk.perform("step-translation", edits) {
        return;
    }
    let count = filling.blocks.len() as i64;
    let text = desk.locale.text_with("notice-translation-filled", &[("count", count.into())]);
    desk.session.notify(Severity::Info, text);
    if let Some(last) = last {
        desk.view.translate(last);
    }
}

fn write_place(desk: &mut Desk<'_>, place: Place, what: Written, text: String) {
    if let Some(edit) = put_in_place(desk, place, what, text) {
        desk.amend(step(what), vec![edit]);
    }
}

/// The edit that writes `text` about `place`; none where that is what is written.
fn put_in_place(desk: &Desk<'_>, place: Place, what: Written, text: String) -> Option<Edit> {
    let project = &desk.session.project;
    let old = project.remarks.get(&place);
    let mut new = old.map(|old| PlaceRemarks::clone(old)).unwrap_or_default();
    write(&mut new.remarks, what, text);
    if old.map(|old| &old.remarks).unwrap_or(&Remarks::default()) == &new.remarks {
        return None;
    }
    new.author.clone_from(&project.author);
    new.modified = Timestamp::now();
    Some(if new.remarks.is_empty() && new.extra.is_empty() {
        Edit::RemoveRemarks(place)
    } else {
        Edit::PutRemarks(place, Arc::new(new))
    })
}

fn write_relation(desk: &mut Desk<'_>, id: &RelationId, what: Written, text: String) {
    let Some(old) = desk.session.project.relations.get(id) else { return };
    let mut new = Relation::clone(old);
    match what {
        Written::NoteArabic => new.note.ar = text,
        Written::NoteEnglish => new.note.en = text,
        Written::GlossArabic | Written::GlossEnglish | Written::Tags => return,
    }
    if new == **old {
        return;
    }
    new.modified = Timestamp::now();
    desk.amend("step-relation-note", vec![Edit::PutRelation(Arc::new(new))]);
}

/// Writes why a verdict was made; only its reviewer does.
fn write_reason(desk: &mut Desk<'_>, id: &VerdictId, what: Written, text: String) {
    let author = desk.session.reviewer().to_owned();
    let Some(old) = desk.session.judged().verdicts.get(id).filter(|verdict| verdict.author == author) else { return };
    let mut new = Verdict::clone(old);
    if write_one(&mut new.reason, what, text) {
        new.modified = Timestamp::now();
        desk.amend_judgement("step-reason", vec![Edit::PutVerdict(Arc::new(new))]);
    }
}

/// Writes a comment anew; only whoever made it does.
fn write_comment(desk: &mut Desk<'_>, id: &CommentId, what: Written, text: String) {
    let author = desk.session.reviewer().to_owned();
    let Some(old) = desk.session.judged().comments.get(id).filter(|comment| comment.author == author) else { return };
    let mut new = Comment::clone(old);
    if write_one(&mut new.text, what, text) {
        new.modified = Timestamp::now();
        desk.amend_judgement("step-comment", vec![Edit::PutComment(Arc::new(new))]);
    }
}

/// Writes one language of a text. Answers whether it is another one now.
fn write_one(to: &mut Bilingual, what: Written, text: String) -> bool {
    let one = match what {
        Written::NoteArabic => &mut to.ar,
        Written::NoteEnglish => &mut to.en,
        Written::GlossArabic | Written::GlossEnglish | Written::Tags => return false,
    };
    let changes = *one != text;
    *one = text;
    changes
}

/// Opens the inspector and wishes the focus into one of its fields.
pub(super) fn focus(desk: &mut Desk<'_>, field: Focus) {
    open(desk);
    let number = desk.session.focus.map_or(0, |(_, _, number)| number + 1);
    desk.session.focus = Some((field, desk.session.page, number));
}

/// Opens the inspector; the page of a comparison has its own panel, which is always there.
pub(super) fn open(desk: &mut Desk<'_>) {
    super::view::leave_full_screen(desk);
    if desk.session.judging().is_none() && !desk.session.shows(Panel::Inspector) {
        super::view::show_panel(desk, Panel::Inspector, true);
    }
}

/// Lets go of the chosen mark and shows the remarks on what is around it.
fn show(desk: &mut Desk<'_>, scope: Scope) {
    desk.session.chosen = None;
    desk.session.scope = scope;
    focus(desk, Focus::Note);
}
