//! `isnad agree A B …`: how far people agree who read the same articles.

use super::{Failure, Outcome, diff::isolated, merge::read, output};
use crate::agreement::{self, Answer, Named, Options as Asked, Place, Question, Reading, Report, Said, Table, Value};
use crate::annotation::Project;
use crate::exchange::agreed;
use crate::locale::{Language, Locale};
use clap::Args;
use serde::Serialize;
use serde_json::json;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Whose work is measured, and how.
#[derive(Debug, Args)]
#[command(
    after_help = "Every file is one person's reading; of one file alone, or with --by-author, everybody's in it whose \
                  name annotations carry. Articles are matched by id or by text; those that not all have are left out \
                  and listed. Marks are put together by where they stand, whatever their ids.\n\
                  What has no value is said to be undefined, and why. Whatever is drawn by lot follows from --seed: \
                  the same question has the same answer.\n\
                  Exit status: 0 if it was measured, however far people agree, 2 if it could not be."
)]
pub struct Options {
    /// The projects.
    #[arg(required = true, value_name = "PROJECT")]
    files: Vec<PathBuf>,
    /// Tell apart who made what in each file.
    #[arg(long)]
    by_author: bool,
    /// What the random texts of γ are drawn by.
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    seed: u64,
    /// How many random texts are drawn for each γ; without it, 30 or as many as it takes to be within 2%.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(2..=10_000))]
    samples: Option<u32>,
    /// Leave out γ, which alone takes time.
    #[arg(long, conflicts_with = "samples")]
    no_gamma: bool,
    /// How many places in dispute are listed for each question.
    #[arg(long, value_name = "NUMBER", default_value_t = 10, conflicts_with = "json")]
    places: usize,
    /// The language of the answer.
    #[arg(long, value_name = "ar|en", default_value = "en", value_parser = language, conflicts_with = "json")]
    lang: Language,
    /// Print JSON, with all places.
    #[arg(long)]
    json: bool,
}

fn language(name: &str) -> Result<Language, String> {
    match name {
        "en" => Ok(Language::English),
        "ar" => Ok(Language::Arabic),
        _ => Err("it is ar or en".to_owned()),
    }
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let projects: Vec<Project> = options.files.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let readings = readings(&projects, options);
    if readings.len() < 2 {
        let found = match readings.first() {
            Some(reading) => format!("the only one here is {}", isolated(&reading.name)),
            None => "nobody's name is on an annotation here".to_owned(),
        };
        return Err(Failure(format!("agreement is between at least two people, and {found}; name another project")));
    }
    let samples = options.samples.map(|count| count as usize);
    let asked = Asked { seed: options.seed, samples, gamma: !options.no_gamma };
    let report = agreement::measure(&readings, asked, &|_| true).map_err(|why| Failure(why.to_string()))?;
    if report.articles.is_empty() {
        return Err(nothing_in_common());
    }
    let told = Told { report: &report, locale: Locale::new(options.lang) };
    let text = if options.json { told.as_json(&asked)? } else { told.as_text(options.places) };
    output::stdout(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// How far a project agrees with others of the same articles, as a report is to tell it.
pub(super) fn measured_with(mine: &Project, path: &Path, others: &[PathBuf]) -> Result<Report, Failure> {
    let read: Vec<Project> = others.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let projects = || std::iter::once(mine).chain(&read);
    let files = std::iter::once(path).chain(others.iter().map(PathBuf::as_path));
    let people: Vec<_> =
        projects().zip(files).map(|(project, file)| (project.author.clone(), file_name(file))).collect();
    let names = agreement::told_apart(&people).into_iter();
    let readings: Vec<Reading<'_>> = names.zip(projects()).map(|(name, project)| Reading::of(name, project)).collect();
    let report = agreement::measure(&readings, Asked::default(), &|_| true).map_err(|why| Failure(why.to_string()))?;
    if report.articles.is_empty() {
        return Err(nothing_in_common());
    }
    Ok(report)
}

fn nothing_in_common() -> Failure {
    Failure("there is no article that all of them have; compare projects of the same articles".to_owned())
}

/// Who is measured: of each file its author, or everybody in it. Names that several have are told apart by their files.
fn readings<'p>(projects: &'p [Project], options: &Options) -> Vec<Reading<'p>> {
    let mut found = Vec::new();
    for (path, project) in options.files.iter().zip(projects) {
        let those = match options.by_author || projects.len() == 1 {
            true => Reading::by_author(project),
            false => vec![Reading::of(project.author.clone(), project)],
        };
        found.extend(those.into_iter().map(|reading| (path, reading)));
    }
    let people: Vec<_> = found.iter().map(|(path, reading)| (reading.name.clone(), file_name(path))).collect();
    for ((_, reading), name) in found.iter_mut().zip(agreement::told_apart(&people)) {
        reading.name = name;
    }
    found.into_iter().map(|(_, reading)| reading).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

struct Told<'a> {
    report: &'a Report,
    locale: Locale,
}

impl Told<'_> {
    fn as_text(&self, most: usize) -> String {
        let (report, locale) = (self.report, &self.locale);
        let person = |(name, marks): (&String, &usize)| {
            locale.text_with("agree-person", &[("name", isolated(name).into()), ("marks", (*marks).into())])
        };
        let people = locale.list(report.people.iter().zip(&report.marks).map(person));
        let mut out = String::new();
        let _ = writeln!(out, "{}", locale.text_with("agree-people", &[("people", people.into())]));
        let _ = writeln!(out, "{}", agreed::articles(locale, report));
        for left in &report.left_out {
            let args = [("title", isolated(&left.title).into()), ("name", isolated(self.name(left.person)).into())];
            let _ = writeln!(out, "{}", locale.text_with("agree-left-out", &args));
        }
        for who in 0..report.people.len() {
            let count = report.unplaced.iter().filter(|(whose, _)| *whose == who).count();
            if count > 0 {
                let args = [("marks", count.into()), ("name", isolated(self.name(who)).into())];
                let _ = writeln!(out, "{}", locale.text_with("agree-unplaced", &args));
            }
        }
        report.questions.iter().for_each(|question| self.question(&mut out, question, most));
        out
    }

    fn name(&self, who: usize) -> &str {
        self.report.people.get(who).map_or("", String::as_str)
    }

    fn question(&self, out: &mut String, question: &Question, most: usize) {
        let locale = &self.locale;
        let (heading, things) = (agreed::heading(locale, question), agreed::things(locale, question));
        let _ = writeln!(out, "\n{heading} ({things})");
        for answer in &question.answers {
            let name = agreed::coefficient(locale, question.kind, answer.named);
            let _ = writeln!(out, "  {name}: {}", agreed::answer(locale, answer));
        }
        if question.places.is_empty() {
            return;
        }
        self.table(out, &question.table);
        let _ = writeln!(out, "  {}", locale.text("agree-places"));
        for place in question.places.iter().take(most) {
            let _ = writeln!(out, "    {}", self.place(place));
        }
        if question.places.len() > most {
            let more = [("count", (question.places.len() - most).into())];
            let _ = writeln!(out, "    {}", locale.text_with("agree-more", &more));
        }
    }

    fn table(&self, out: &mut String, table: &Table) {
        let locale = &self.locale;
        let heading = match self.report.people.as_slice() {
            [first, second] => {
                let args = [("first", isolated(first).into()), ("second", isolated(second).into())];
                locale.text_with("agree-table-two", &args)
            }
            _ => locale.text("agree-table").to_string(),
        };
        let _ = writeln!(out, "  {heading}");
        for ((_, value), row) in table.values.iter().zip(&table.counts) {
            let cells = table.values.iter().zip(row).filter(|(_, count)| **count > 0);
            let cells: Vec<String> =
                cells.map(|((_, other), count)| format!("{} {count}", agreed::value(locale, other))).collect();
            if !cells.is_empty() {
                let _ = writeln!(out, "    {}: {}", agreed::value(locale, value), locale.list(cells));
            }
        }
    }

    fn place(&self, place: &Place) -> String {
        let report = self.report;
        let mut line = String::new();
        if let (Some(id), Some(range)) = (&place.article, place.range) {
            let title = isolated(report.text(id).map_or("", |article| article.title()));
            let words = isolated(report.words(id, range));
            let _ = write!(line, "{title} {}–{} {words}: ", range.start.0, range.end.0);
        }
        if let Some(source) = &place.source {
            let _ = write!(line, "{}: ", isolated(source));
        }
        let said = place.said.iter().zip(&self.report.people).filter_map(|(said, name)| {
            let said = said.as_ref()?;
            let range = said.range.map(|range| format!(" {}–{}", range.start.0, range.end.0)).unwrap_or_default();
            Some(format!("{}: {}{range}", isolated(name), agreed::value(&self.locale, &said.value)))
        });
        line + &self.locale.clauses(said)
    }

    fn as_json(&self, asked: &Asked) -> Result<String, Failure> {
        let report = self.report;
        let whose = |who: usize, id: &str| json!({ "person": who, "id": id });
        let all = json!({
            "people": report.people.iter().zip(&report.marks).map(|(name, marks)| json!({ "name": name, "marks": marks }))
                .collect::<Vec<_>>(),
            "articles": report.articles.iter().map(|id| &*id.0).collect::<Vec<_>>(),
            "left_out": report.left_out.iter().map(|left| whose(left.person, &left.article.0)).collect::<Vec<_>>(),
            "unplaced": report.unplaced.iter().map(|(who, id)| whose(*who, &id.0)).collect::<Vec<_>>(),
            "seed": asked.seed,
            "questions": report.questions.iter().map(json_question).collect::<Vec<_>>(),
        });
        let mut text = serde_json::to_string_pretty(&all).map_err(|error| Failure(error.to_string()))?;
        text.push('\n');
        Ok(text)
    }
}

/// A question as `--json` prints it. Positions are code points of the article's text in the first project, the end
/// excluded.
#[derive(Serialize)]
struct JsonQuestion<'a> {
    question: &'static str,
    /// The label's id, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    /// The scale of α.
    metric: &'static str,
    things: usize,
    coefficients: Vec<JsonAnswer>,
    values: Vec<String>,
    /// Rows and columns in the order of `values`.
    table: &'a [Vec<u32>],
    places: Vec<JsonPlace<'a>>,
}

#[derive(Serialize)]
struct JsonAnswer {
    name: &'static str,
    /// `null` where it is undefined.
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undefined: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    observed: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    samples: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<bool>,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    weight: f64,
    /// Of each person, in the order of `people`; `null` where they say nothing.
    said: Vec<Option<JsonSaid<'a>>>,
}

#[derive(Serialize)]
struct JsonSaid<'a> {
    value: &'a str,
    /// The names of the sources, where it is about those.
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annotation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

fn json_question(question: &Question) -> JsonQuestion<'_> {
    JsonQuestion {
        question: question.kind.key(),
        label: question.label.as_ref().map(|(id, _)| &*id.0),
        metric: question.kind.metric().key(),
        things: question.things,
        coefficients: question.answers.iter().map(json_answer).collect(),
        values: question.table.values.iter().map(|(key, _)| key.clone()).collect(),
        table: &question.table.counts,
        places: question.places.iter().map(json_place).collect(),
    }
}

fn json_answer(answer: &Answer) -> JsonAnswer {
    let found = answer.result.ok();
    let is_gamma = answer.named == Named::Gamma && found.is_some();
    JsonAnswer {
        name: answer.named.key(),
        value: answer.value(),
        undefined: answer.result.err().map(|why| why.key()),
        observed: found.map(|found| found.observed),
        expected: found.map(|found| found.expected),
        interval: answer.interval.map(|(low, high)| [low, high]),
        samples: is_gamma.then_some(answer.samples),
        exact: is_gamma.then_some(answer.is_exact),
    }
}

fn json_place(place: &Place) -> JsonPlace<'_> {
    JsonPlace {
        article: place.article.as_ref().map(|id| &*id.0),
        start: place.range.map(|range| range.start.0),
        end: place.range.map(|range| range.end.0),
        source: place.source.as_deref(),
        weight: place.weight,
        said: place.said.iter().map(|said| said.as_ref().map(json_said)).collect(),
    }
}

fn json_said(said: &Said) -> JsonSaid<'_> {
    JsonSaid {
        value: &said.key,
        names: match &said.value {
            Value::Sources(names) => Some(names),
            _ => None,
        },
        annotation: said.annotation.as_ref().map(|id| &*id.0),
        start: said.range.map(|range| range.start.0),
        end: said.range.map(|range| range.end.0),
    }
}
