//! `isnad agree A B …`: how far people agree who read the same articles.

use super::{Failure, Outcome, diff::isolated, merge::read, output};
use crate::agreement::{
    self, Answer, Kind, Named, Options as Asked, Place, Question, Reading, Report, Said, Table, Value,
};
use crate::annotation::Project;
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
    /// How many random texts are drawn for each γ; without it, 30 or as many as it takes to be within 2 %.
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
        return Err(Failure(
            "there is no article that all of them have; compare projects of the same articles".to_owned(),
        ));
    }
    let told = Told { report: &report, readings: &readings, locale: Locale::new(options.lang) };
    let text = if options.json { told.as_json(&asked)? } else { told.as_text(options.places) };
    output::stdout(text.as_bytes())?;
    Ok(Outcome::Done)
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
    let names: Vec<String> = found.iter().map(|(_, reading)| reading.name.clone()).collect();
    for (path, reading) in &mut found {
        let file = file_name(path);
        if reading.name.is_empty() {
            reading.name = file;
        } else if names.iter().filter(|name| **name == reading.name).count() > 1 {
            reading.name = format!("{}, {file}", reading.name);
        }
    }
    found.into_iter().map(|(_, reading)| reading).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

struct Told<'a> {
    report: &'a Report,
    readings: &'a [Reading<'a>],
    locale: Locale,
}

impl Told<'_> {
    fn as_text(&self, most: usize) -> String {
        let (report, locale) = (self.report, &self.locale);
        let comma = format!("{} ", locale.text("chain-comma"));
        let person = |(name, marks): (&String, &usize)| {
            locale.text_with("agree-person", &[("name", isolated(name).into()), ("marks", (*marks).into())])
        };
        let people: Vec<String> = report.people.iter().zip(&report.marks).map(person).collect();
        let mut out = String::new();
        let _ = writeln!(out, "{}", locale.text_with("agree-people", &[("people", people.join(&comma).into())]));
        let _ = writeln!(out, "{}", locale.text_with("agree-articles", &[("articles", report.articles.len().into())]));
        for (who, id) in &report.left_out {
            let title = self.readings.get(*who).and_then(|r| r.project.article(id)).map_or("", |a| a.title());
            let args = [("title", isolated(title).into()), ("name", isolated(self.name(*who)).into())];
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
        let heading = match &question.label {
            None => locale.text(&format!("agree-{}", question.kind.key())).to_string(),
            Some((id, name)) => {
                let key = format!("agree-{}-of", question.kind.key());
                locale.text_with(&key, &[("label", isolated(named(name.either(locale.is_arabic()), &id.0)).into())])
            }
        };
        let counts = [("things", question.things.into()), ("places", question.places.len().into())];
        let _ = writeln!(out, "\n{heading} ({})", locale.text_with("agree-things", &counts));
        for answer in &question.answers {
            let _ = writeln!(out, "  {}", self.answer(question.kind, answer));
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

    fn answer(&self, kind: Kind, answer: &Answer) -> String {
        let locale = &self.locale;
        let key = match answer.named {
            Named::Alpha => format!("agree-alpha-{}", kind.metric().key()),
            named => format!("agree-{}", named.key()),
        };
        let value = match answer.result {
            Ok(found) => figure(found.value),
            Err(why) => {
                let why = locale.text(&format!("agree-{}", why.key())).to_string();
                locale.text_with("agree-undefined", &[("why", why.into())])
            }
        };
        let mut line = format!("{}: {value}", locale.text(&key));
        if let Some((low, high)) = answer.interval {
            let args = [
                ("low", figure(low).into()),
                ("high", figure(high).into()),
                ("samples", answer.samples.to_string().into()),
            ];
            let _ = write!(line, " ({})", locale.text_with("agree-interval", &args));
        }
        if !answer.is_exact {
            let _ = write!(line, " ({})", locale.text("agree-inexact"));
        }
        line
    }

    fn table(&self, out: &mut String, table: &Table) {
        let locale = &self.locale;
        let comma = format!("{} ", locale.text("chain-comma"));
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
                cells.map(|((_, other), count)| format!("{} {count}", self.value(other))).collect();
            if !cells.is_empty() {
                let _ = writeln!(out, "    {}: {}", self.value(value), cells.join(&comma));
            }
        }
    }

    fn place(&self, place: &Place) -> String {
        let first = self.readings.first().map(|reading| reading.project);
        let mut line = String::new();
        if let (Some(id), Some(range), Some(project)) = (&place.article, place.range, first)
            && let Some(article) = project.article(id)
        {
            let title = isolated(article.title());
            let end = range.end.min(article.index().len());
            let words = article.slice(crate::text::CpRange::between(range.start.min(end), end));
            let _ = write!(line, "{title} {}–{} {}: ", range.start.0, range.end.0, isolated(words));
        }
        if let Some(source) = &place.source {
            let _ = write!(line, "{}: ", isolated(source));
        }
        let said = place.said.iter().zip(&self.report.people).filter_map(|(said, name)| {
            let said = said.as_ref()?;
            let range = said.range.map(|range| format!(" {}–{}", range.start.0, range.end.0)).unwrap_or_default();
            Some(format!("{}: {}{range}", isolated(name), self.value(&said.value)))
        });
        line + &said.collect::<Vec<_>>().join("; ")
    }

    fn value(&self, value: &Value) -> String {
        let locale = &self.locale;
        let words = |key: String| isolated(&locale.text(&key));
        match value {
            Value::Unmarked => words("agree-unmarked".to_owned()),
            Value::OtherLabel => words("agree-other-label".to_owned()),
            Value::Untied => words("agree-untied".to_owned()),
            Value::Label(id, name) => isolated(named(name.either(locale.is_arabic()), &id.0)),
            Value::Sources(names) => {
                let nobody = locale.text("chain-nobody");
                let names: Vec<String> = names.iter().map(|name| isolated(named(name, &nobody))).collect();
                names.join(&format!("{} ", locale.text("chain-comma")))
            }
            Value::Manner(manners) => {
                let names: Vec<String> = manners.iter().map(|m| words(format!("manner-{}", m.key()))).collect();
                names.join(&format!("{} ", locale.text("chain-comma")))
            }
            Value::Credibility(grade) => isolated(&graded(locale, "credibility", grade.key())),
            Value::Reliability(grade) => isolated(&graded(locale, "reliability", grade.key())),
            Value::Likelihood(band) => words(format!("likelihood-{}", band.key())),
            Value::Confidence(grade) => words(format!("confidence-{}", grade.key())),
        }
    }

    fn as_json(&self, asked: &Asked) -> Result<String, Failure> {
        let report = self.report;
        let whose = |who: usize, id: &str| json!({ "person": who, "id": id });
        let all = json!({
            "people": report.people.iter().zip(&report.marks).map(|(name, marks)| json!({ "name": name, "marks": marks }))
                .collect::<Vec<_>>(),
            "articles": report.articles.iter().map(|id| &*id.0).collect::<Vec<_>>(),
            "left_out": report.left_out.iter().map(|(who, id)| whose(*who, &id.0)).collect::<Vec<_>>(),
            "unplaced": report.unplaced.iter().map(|(who, id)| whose(*who, &id.0)).collect::<Vec<_>>(),
            "seed": asked.seed,
            "questions": report.questions.iter().map(json_question).collect::<Vec<_>>(),
        });
        let mut text = serde_json::to_string_pretty(&all).map_err(|error| Failure(error.to_string()))?;
        text.push('\n');
        Ok(text)
    }
}

/// `name`, or `else_` where it is empty.
fn named<'t>(name: &'t str, else_: &'t str) -> &'t str {
    if name.is_empty() { else_ } else { name }
}

fn graded(locale: &Locale, scale: &str, key: &str) -> String {
    format!("{key} · {}", locale.text(&format!("{scale}-{key}")))
}

/// A number from left to right whatever stands around it.
fn figure(value: f64) -> String {
    // What rounds to nothing has no sign.
    let value = if value.abs() < 0.0005 { 0.0 } else { value };
    format!("\u{2066}{value:.3}\u{2069}")
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
