//! What goes in: languages, parts, notes, grades; which articles, labels and authors.

use super::picks::{Cursor, Pick, Picked, picks_ui};
use super::{Frame, heading_ui};
use crate::annotation::{LabelId, LineStyle, Role};
use crate::article::ArticleId;
use crate::exchange::{Format, Languages, Options, Remarked};
use crate::session::Session;
use crate::ui::theme::size;
use crate::ui::widgets::{CheckRow, check_row_ui, segmented_ui};
use egui::Ui;
use std::collections::{BTreeMap, BTreeSet};

/// What can be chosen of the project, found anew when it changes.
#[derive(Default)]
pub(super) struct Lists {
    of: Option<(u64, u64)>,
    articles: Vec<Entry<ArticleId>>,
    labels: Vec<Entry<LabelId>>,
    authors: Vec<Entry<String>>,
    /// Which row of each list Tab goes to.
    cursors: [Cursor; 3],
}

/// Something that can be chosen.
struct Entry<K> {
    key: K,
    name: String,
    look: Option<([u8; 3], Option<Role>, LineStyle)>,
    /// How many annotations it has.
    count: usize,
}

impl Lists {
    /// Finds out what there is, if that has changed.
    pub(super) fn follow(&mut self, session: &Session) {
        let of = Some((session.opened, session.revision));
        if self.of == of {
            return;
        }
        let project = &session.project;
        let (mut by_article, mut by_label) = (BTreeMap::new(), BTreeMap::new());
        let mut by_author: BTreeMap<&str, usize> = BTreeMap::new();
        for annotation in project.annotations.values() {
            *by_article.entry(&annotation.article).or_insert(0) += 1;
            *by_label.entry(&annotation.label).or_insert(0) += 1;
            *by_author.entry(&annotation.author).or_default() += 1;
        }
        for said in project.remarks.values() {
            by_author.entry(&said.author).or_default();
        }
        let count = |found: Option<&usize>| found.copied().unwrap_or_default();
        let articles = project.articles.iter().map(|article| Entry {
            key: article.id.clone(),
            name: article.title().to_owned(),
            look: None,
            count: count(by_article.get(&article.id)),
        });
        let labels = project.label_tree().into_iter().map(|(_, label)| Entry {
            key: label.id.clone(),
            name: session_label(session, label),
            look: Some((label.color, label.role, label.line)),
            count: count(by_label.get(&label.id)),
        });
        let authors = by_author.iter().map(|(name, count)| Entry {
            key: (*name).to_owned(),
            name: (*name).to_owned(),
            look: None,
            count: *count,
        });
        *self = Lists {
            of,
            articles: articles.collect(),
            labels: labels.collect(),
            authors: authors.collect(),
            cursors: self.cursors,
        };
    }
}

/// A label's name in the interface's language, else in the other.
fn session_label(session: &Session, label: &crate::annotation::Label) -> String {
    label.name.either(session.settings.language == crate::session::Language::Arabic).to_owned()
}

/// Shows what can be chosen, and takes what is.
pub(super) fn choices_ui(ui: &mut Ui, frame: &mut Frame<'_>, lists: &mut Lists, options: &mut Options) {
    languages_ui(ui, frame, options);
    if options.format.is_for_people() {
        layouts_ui(ui, frame, options);
    }
    remarks_ui(ui, frame, options);
    let Lists { articles, labels, authors, cursors, .. } = lists;
    let [first, second, third] = cursors;
    let selection = &mut options.selection;
    if articles.len() > 1 {
        list_ui(ui, frame, "articles", articles, &mut selection.articles, first);
    }
    list_ui(ui, frame, "labels", labels, &mut selection.labels, second);
    if authors.len() > 1 {
        list_ui(ui, frame, "authors", authors, &mut selection.authors, third);
    }
}

fn languages_ui(ui: &mut Ui, frame: &mut Frame<'_>, options: &mut Options) {
    heading_ui(ui, frame, "export-language");
    let names = Languages::ALL.map(|languages| frame.locale.text(&format!("export-language-{}", languages.name())));
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let now = Languages::ALL.iter().position(|languages| *languages == options.languages).unwrap_or(usize::MAX);
    if let Some(languages) = segmented_ui(ui, frame.kit, &names, now).and_then(|at| Languages::ALL.get(at)) {
        options.languages = *languages;
    }
}

/// The parts of a report.
fn layouts_ui(ui: &mut Ui, frame: &mut Frame<'_>, options: &mut Options) {
    ui.add_space(size::GAP_MEDIUM);
    heading_ui(ui, frame, "export-parts");
    let tables = matches!(options.format, Format::Csv | Format::Xlsx);
    let layouts = &mut options.layouts;
    // Tables have no place for running text.
    check(ui, frame, "export-part-article", &mut layouts.article, !tables);
    check(ui, frame, "export-part-claims", &mut layouts.claims, true);
    check(ui, frame, "export-part-sources", &mut layouts.sources, true);
    let reviewed = !frame.session.project.verdicts.is_empty() || !frame.session.project.comments.is_empty();
    check(ui, frame, "export-part-reviews", &mut layouts.reviews, reviewed);
    let agreement = match (options.agreement.is_some(), frame.session.agreement_is_old()) {
        (false, _) => "export-part-agreement-none",
        (true, true) => "export-part-agreement-old",
        (true, false) => "export-part-agreement",
    };
    check(ui, frame, agreement, &mut layouts.agreement, options.agreement.is_some());
    if options.format == Format::Csv {
        check(ui, frame, "export-bom", &mut options.byte_order_mark, true);
    }
}

/// Notes, translations, grades.
fn remarks_ui(ui: &mut Ui, frame: &mut Frame<'_>, options: &mut Options) {
    ui.add_space(size::GAP_MEDIUM);
    heading_ui(ui, frame, "export-remarks");
    let names = Remarked::ALL.map(|remarked| frame.locale.text(&format!("export-remarks-{}", remarked.name())));
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let now = Remarked::ALL.iter().position(|remarked| *remarked == options.selection.remarks).unwrap_or(usize::MAX);
    if let Some(remarked) = segmented_ui(ui, frame.kit, &names, now).and_then(|at| Remarked::ALL.get(at)) {
        options.selection.remarks = *remarked;
    }
    ui.add_space(size::GAP_SMALL);
    check(ui, frame, "export-grades", &mut options.selection.grades, true);
}

fn check(ui: &mut Ui, frame: &mut Frame<'_>, key: &str, on: &mut bool, enabled: bool) {
    let name = frame.locale.text(key);
    let row = CheckRow { enabled, ..CheckRow::new(&name, *on && enabled) };
    if check_row_ui(ui, frame.kit, row).clicked() && enabled {
        *on = !*on;
    }
}

/// A list of which all or some are taken; of none at all, an empty set is.
fn list_ui<K: Ord + Clone>(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    what: &'static str,
    entries: &[Entry<K>],
    chosen: &mut Option<BTreeSet<K>>,
    cursor: &mut Cursor,
) {
    ui.add_space(size::GAP_MEDIUM);
    heading_ui(ui, frame, &format!("export-{what}"));
    let all = frame.locale.text_with(&format!("export-all-{what}"), &[("count", (entries.len() as i64).into())]);
    let untitled = frame.locale.text(&format!("export-unnamed-{what}"));
    let pick = |at: usize| {
        let entry = entries.get(at)?;
        let name = if entry.name.trim().is_empty() { untitled.to_string() } else { entry.name.clone() };
        let on = chosen.as_ref().is_none_or(|chosen| chosen.contains(&entry.key));
        Some(Pick { name, on, look: entry.look, count: entry.count })
    };
    match picks_ui(ui, frame, what, (&all, chosen.is_none()), entries.len(), &pick, cursor) {
        Some(Picked::All) => *chosen = if chosen.is_none() { Some(BTreeSet::new()) } else { None },
        Some(Picked::One(at)) => {
            let Some(entry) = entries.get(at) else { return };
            let mut some = chosen.take().unwrap_or_else(|| entries.iter().map(|entry| entry.key.clone()).collect());
            if !some.remove(&entry.key) {
                some.insert(entry.key.clone());
            }
            let whole = entries.iter().all(|entry| some.contains(&entry.key));
            *chosen = (!whole).then_some(some);
        }
        None => {}
    }
}
