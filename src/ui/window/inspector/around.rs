//! What was written about the block of the caret, the article, the project; who the article comes from; what is counted.

use super::{Inspector, fields, heading_ui, muted_ui, review, section_ui, wished_focus};
use crate::annotation::{Place, Remarks};
use crate::command::{About, Command, Note};
use crate::session::{Focus, Scope};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Label, counted_ui, label_ui, segmented_ui};
use crate::ui::window::Frame;
use egui::Ui;

pub(super) fn around_ui(ui: &mut Ui, frame: &mut Frame<'_>, inspector: &mut Inspector) {
    let (locale, session) = (frame.locale, frame.session);
    let Some(article) = session.article() else { return };
    let block = session.block();
    // Without a caret there is no block to speak of.
    let scope = if session.scope == Scope::Block && block.is_none() { Scope::Article } else { session.scope };
    let scopes = [Scope::Block, Scope::Article, Scope::Project];
    let names = ["scope-block", "scope-article", "scope-project"].map(|key| locale.text(key));
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let chosen = scopes.iter().position(|s| *s == scope).unwrap_or(1);
    if let Some(clicked) = segmented_ui(ui, frame.kit, &names, chosen) {
        let to = [Note::OfBlock, Note::OfArticle, Note::OfProject][clicked.min(2)].clone();
        frame.emit(Command::Note(to));
    }
    ui.add_space(size::GAP_MEDIUM);
    let (place, title, direction) = match (scope, block) {
        (Scope::Block, Some(number)) => {
            let block = article.blocks().get(number);
            let text = block.map(|block| article.block_text(block)).unwrap_or_default();
            let direction = block.map(|block| article.direction_of(block));
            (Place::Block(article.id.clone(), number as u32), text.to_owned(), direction)
        }
        (Scope::Project, _) => (Place::Project, session.project.name.clone(), None),
        _ => (Place::Article(article.id.clone()), article.title().to_owned(), None),
    };
    if !title.is_empty() {
        label_ui(ui, frame.kit, Label::new(&title).role(Role::Quotation).max_lines(3).quoted(direction));
    }
    section_ui(ui, frame);
    let empty = Remarks::default();
    let remarks = session.project.remarks.get(&place).map_or(&empty, |kept| &kept.remarks);
    let focus = wished_focus(frame, inspector);
    fields::remarks_ui(ui, frame, &mut inspector.fields, About::Place(place.clone()), remarks, focus);
    if scope == Scope::Article {
        section_ui(ui, frame);
        let focus = focus == Some(Focus::Comment);
        review::article_ui(ui, frame, &mut inspector.discussion, &article.id, focus);
        section_ui(ui, frame);
        credits_ui(ui, frame);
    }
    if scope != Scope::Block {
        section_ui(ui, frame);
        tally_ui(ui, frame, inspector, place.article().is_some());
    }
}

/// Who the article as a whole comes from.
fn credits_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let (locale, session) = (frame.locale, frame.session);
    let Some(article) = session.article() else { return };
    heading_ui(ui, frame, &locale.text("article-sources"), "");
    let credits: Vec<String> =
        session.project.credits_of(&article.id).map(|credit| locale.chain(&session.project, credit)).collect();
    if credits.is_empty() {
        muted_ui(ui, frame, &locale.text("article-sources-none"));
    }
    for credit in credits {
        label_ui(ui, frame.kit, Label::new(&credit));
    }
}

/// What is counted of the article or the project.
fn tally_ui(ui: &mut Ui, frame: &mut Frame<'_>, inspector: &mut Inspector, of_article: bool) {
    let (locale, session) = (frame.locale, frame.session);
    let article = session.article.clone().filter(|_| of_article);
    let tally = inspector.tally.of(session, article.as_ref());
    heading_ui(ui, frame, &locale.text("tally"), "");
    let counts = [
        ("tally-marks", tally.marks),
        ("tally-claims", tally.claims),
        ("tally-unattributed", tally.unattributed),
        ("tally-without-source", tally.without_source),
        ("tally-in-the-verb", tally.in_the_verb),
        ("tally-through", tally.through_others),
        ("tally-nested", tally.nested),
        ("tally-ungraded", tally.ungraded),
    ];
    for (key, count) in counts {
        counted_ui(ui, frame.kit, &locale.text(key), &locale.number(count));
    }
}
