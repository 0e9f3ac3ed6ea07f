//! How far several people agree, as it was measured: a table, what is drawn beside it, and the places in dispute.
//!
//! What the report does not show is not told here either: places in articles that are left out are only counted, and
//! questions about labels or grades that are left out are not there.

use super::{Cell, Column, Fact, Lookup, Table};
use crate::agreement::{self, Answer, Axis, Kind, Named, Place, Question};
use crate::annotation::LabelId;
use crate::exchange::words::Words;
use crate::exchange::{Options, agreed};
use std::collections::BTreeSet;

/// Agreement in a report.
pub struct Agreement {
    pub title: String,
    /// Who was measured, on what, and what was left out.
    pub facts: Vec<Fact>,
    pub plot: Plot,
    /// A row for each question.
    pub table: Table,
    /// The places in dispute, a table for each question that has some; the title is the question.
    pub disputes: Vec<Table>,
}

/// The coefficients on one axis, a row for each question.
pub struct Plot {
    pub axis: Axis,
    pub rows: Vec<PlotRow>,
    /// The coefficients there are, with their names.
    pub signs: Vec<(Named, String)>,
    /// Whose the shaded bands are.
    pub bands: String,
}

/// A row of the plot.
pub struct PlotRow {
    pub name: String,
    pub answers: Vec<Answer>,
    /// The same in words, for those who don't see it.
    pub said: String,
    /// Why there is nothing to draw, where there is no value.
    pub undefined: Option<String>,
}

/// The columns of coefficients by key, with those they are of.
const COEFFICIENTS: [(&str, &[Named]); 4] = [
    ("kappa", &[Named::CohenKappa, Named::FleissKappa]),
    ("alpha", &[Named::Alpha]),
    ("alpha-u", &[Named::AlphaU]),
    ("gamma", &[Named::Gamma]),
];

/// What was measured, as far as `options` let it be shown.
pub(super) fn agreement(lookup: &Lookup<'_>, words: &Words, options: &Options) -> Option<Agreement> {
    let report = options.shown_agreement()?;
    let questions: Vec<&Question> = report.questions.iter().filter(|question| is_shown(question, options)).collect();
    let telling = Telling { lookup, words, report };
    let (mut disputes, mut hidden) = (Vec::new(), BTreeSet::new());
    for question in &questions {
        let (shown, others): (Vec<&Place>, Vec<&Place>) =
            question.places.iter().partition(|place| telling.is_shown(place));
        hidden.extend(others.iter().map(|place| (place.article.clone(), place.range.map(|r| (r.start, r.end)))));
        if !shown.is_empty() {
            disputes.push(telling.disputes(question, &shown));
        }
    }
    let named = questions.iter().flat_map(|question| &question.answers).map(|answer| answer.named);
    let named: BTreeSet<Named> = named.collect();
    let sign = |named: Named| (named, words.text(&format!("agree-sign-{}", named.key())));
    let plot = Plot {
        axis: Axis::of(report),
        rows: questions.iter().map(|question| telling.row(question)).collect(),
        signs: named.iter().copied().map(sign).collect(),
        bands: words.text("agree-bands"),
    };
    Some(Agreement {
        title: words.text("command-page-agreement"),
        facts: telling.facts(hidden.len()),
        plot,
        table: telling.table(&questions, &named),
        disputes,
    })
}

/// Whether a question is about what the export shows.
fn is_shown(question: &Question, options: &Options) -> bool {
    let selection = &options.selection;
    let is_grade = matches!(question.kind, Kind::Credibility | Kind::Likelihood | Kind::Confidence | Kind::Reliability);
    let of_label = |chosen: &BTreeSet<LabelId>| match &question.label {
        Some((id, _)) => chosen.contains(id),
        // Of all labels there are then some that are not shown.
        None => !matches!(question.kind, Kind::Spans | Kind::Labels),
    };
    (selection.grades || !is_grade) && selection.labels.as_ref().is_none_or(of_label)
}

struct Telling<'t> {
    lookup: &'t Lookup<'t>,
    words: &'t Words,
    report: &'t agreement::Report,
}

impl Telling<'_> {
    fn is_shown(&self, place: &Place) -> bool {
        place.article.as_ref().is_none_or(|id| self.lookup.project.article(id).is_some())
    }

    fn facts(&self, hidden: usize) -> Vec<Fact> {
        let (words, report) = (self.words, self.report);
        let mut facts = Vec::new();
        for (name, marks) in report.people.iter().zip(&report.marks) {
            let marks = words.join(|locale| locale.text_with("agree-marks", &[("marks", (*marks).into())]));
            facts.push(Fact::about(words.text("agree-people-title"), format!("{}: {marks}", agreed::isolated(name))));
        }
        let about = words.text("report-holds");
        facts.push(Fact::about(about.clone(), words.join(|locale| agreed::articles(locale, report))));
        for left in &report.left_out {
            let name = report.people.get(left.person).map_or("", String::as_str);
            let args = [("title", agreed::isolated(&left.title).into()), ("name", agreed::isolated(name).into())];
            facts.push(Fact::about(about.clone(), words.text_with("agree-left-out", &args)));
        }
        for (who, name) in report.people.iter().enumerate() {
            let count = report.unplaced.iter().filter(|(whose, _)| *whose == who).count();
            if count > 0 {
                let args = [("marks", count.into()), ("name", agreed::isolated(name).into())];
                facts.push(Fact::about(about.clone(), words.text_with("agree-unplaced", &args)));
            }
        }
        if hidden > 0 {
            let args = [("count", hidden.into())];
            facts.push(Fact::about(about, words.join(|locale| locale.text_with("agree-hidden", &args))));
        }
        facts
    }

    fn heading(&self, question: &Question) -> String {
        self.words.join(|locale| agreed::heading(locale, question))
    }

    fn row(&self, question: &Question) -> PlotRow {
        let locale = self.words.locale();
        let said = question.answers.iter().map(|answer| {
            let name = agreed::coefficient(locale, question.kind, answer.named);
            format!("{name}: {}", agreed::answer(locale, answer))
        });
        let said = locale.clauses(said);
        let none = question.answers.iter().all(|answer| answer.value().is_none());
        let why = question.answers.last().and_then(|answer| answer.result.err()).filter(|_| none);
        let undefined = why.map(|why| self.words.join(|locale| agreed::undefined(locale, why)));
        PlotRow { name: self.heading(question), answers: question.answers.clone(), said, undefined }
    }

    fn table(&self, questions: &[&Question], there: &BTreeSet<Named>) -> Table {
        let words = self.words;
        let coefficients: Vec<_> =
            COEFFICIENTS.iter().filter(|(_, of)| of.iter().any(|named| there.contains(named))).collect();
        let column = |key, title, share| Column { key, title, share };
        let mut columns = vec![column("question", words.text("agree-column-question"), 6)];
        columns.extend(coefficients.iter().map(|(key, of)| {
            let named = of.iter().find(|named| there.contains(named)).copied().unwrap_or(Named::Alpha);
            // γ has an interval beside it.
            column(key, words.text(&format!("agree-name-{}", named.key())), if named == Named::Gamma { 5 } else { 3 })
        }));
        columns.push(column("things", words.text("agree-column-things"), 2));
        columns.push(column("places", words.text("agree-column-places"), 2));
        let row = |question: &&Question| {
            let mut cells = vec![Cell::text(self.heading(question))];
            cells.extend(coefficients.iter().map(|(_, of)| {
                let answer = question.answers.iter().find(|answer| of.contains(&answer.named));
                Cell::text(answer.map_or_else(String::new, |answer| self.answer(answer)))
            }));
            cells.push(Cell::text(question.things.to_string()));
            cells.push(Cell::text(question.places.len().to_string()));
            cells
        };
        Table { title: words.text("command-page-agreement"), columns, rows: questions.iter().map(row).collect() }
    }

    /// A coefficient in a cell: the number, and the interval below it; or why there is none.
    fn answer(&self, answer: &Answer) -> String {
        if answer.value().is_none() {
            return self.words.join(|locale| agreed::answer(locale, answer));
        }
        agreed::answer(self.words.locale(), answer).replacen(" (", "\n(", 1)
    }

    fn disputes(&self, question: &Question, places: &[&Place]) -> Table {
        let (words, report) = (self.words, self.report);
        let several = report.articles.len() > 1 && question.kind != Kind::Reliability;
        let mut columns = vec![
            Column { key: "number", title: words.text("report-number"), share: 1 },
            Column { key: "words", title: words.text("agree-column-words"), share: 6 },
            Column { key: "said", title: words.text("agree-column-said"), share: 6 },
        ];
        if several {
            columns.push(Column { key: "article", title: words.text("report-place"), share: 3 });
        }
        let row = |place: &&Place| {
            let own = place.said.first().and_then(|said| said.as_ref()?.annotation.as_ref());
            let note = own.and_then(|id| self.lookup.notes.get(id)).copied();
            let number = note.map_or_else(String::new, |note| note.number.to_string());
            let mut cells = vec![
                Cell { note, ..Cell::text(number) },
                Cell::text(agreed::words(report, place).replace('\n', " ")),
                Cell::text(self.said(place)),
            ];
            if several {
                let article = place.article.as_ref().and_then(|id| report.text(id));
                cells.push(Cell::text(article.map_or_else(String::new, |article| article.title().to_owned())));
            }
            cells
        };
        Table { title: self.heading(question), columns, rows: places.iter().map(row).collect() }
    }

    /// Who says what of a place, a line each.
    fn said(&self, place: &Place) -> String {
        let locale = self.words.locale();
        let line = |party: agreed::Party| {
            let names = agreed::names(locale, self.report, &party.people);
            let said = locale.text_with("agree-says", &[("value", party.value.into()), ("names", names.into())]);
            match party.words {
                Some(words) => format!("{said} — {}", agreed::isolated(&words)),
                None => said,
            }
        };
        agreed::parties(locale, self.report, place).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl Agreement {
    /// All places in dispute as one table, for files that hold nothing else: each row says which question it is of.
    pub fn all_disputes(&self, words: &Words) -> Table {
        const KEYS: [&str; 4] = ["number", "words", "said", "article"];
        let mut columns = vec![Column { key: "question", title: words.text("agree-column-question"), share: 4 }];
        for key in KEYS {
            let found = self.disputes.iter().flat_map(|table| &table.columns).find(|column| column.key == key);
            columns.extend(found.cloned());
        }
        let mut rows = Vec::new();
        for table in &self.disputes {
            for row in &table.rows {
                let cell = |column: &Column| match column.key {
                    "question" => Cell::text(table.title.clone()),
                    key => {
                        let at = table.columns.iter().position(|known| known.key == key);
                        at.and_then(|at| row.get(at)).cloned().unwrap_or_default()
                    }
                };
                rows.push(columns.iter().map(cell).collect());
            }
        }
        Table { title: words.text("agree-disputes"), columns, rows }
    }
}
