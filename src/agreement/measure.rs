//! Asking the coefficients of projects.

use super::questions::{Answer, Kind, Named, Place, Question, Report, Said, Table, Value};
use super::reading::{Meant, Person, Placed, Shared};
use super::{
    Alignment, Coefficient, GammaOptions, Measured, Metric, Reading, Undefined, Watcher, Weights, align, alpha, cohen,
    fleiss, gamma, unitizing,
};
use crate::annotation::Role;
use crate::text::{Cp, CpRange};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

/// What is asked and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Whatever is drawn for γ follows from it.
    pub seed: u64,
    /// How many random texts are drawn for each γ; `None` for as many as it takes to be within 2%.
    pub samples: Option<usize>,
    /// Whether to find γ, which alone takes time.
    pub gamma: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { seed: 0, samples: None, gamma: true }
    }
}

/// How far the people agree, question by question: spans, of each label too; labels of marks that stand in the same
/// place, of each label too; sources and manner of claims; each grade by itself.
///
/// Articles that not all have are left out, and so are annotations without a certain place in the first one's text;
/// the report lists both. Marks stand in the same place if the best alignment puts them together, whatever their ids.
///
/// # Errors
/// [`Undefined::Cancelled`] when `watch` says so; what is not defined is said in its place instead.
pub fn measure(readings: &[Reading<'_>], options: Options, watch: Watcher<'_>) -> Result<Report, Undefined> {
    let shared = Shared::of(readings);
    let mut questions = Vec::new();
    let steps = shared.labels.len() + 1;
    // What is told never goes back. Numbers that are not negative have the order of their bits.
    let furthest = AtomicU32::new(0);
    let tell = |done: f32| {
        let before = furthest.fetch_max(done.to_bits(), Ordering::Relaxed);
        watch(done.max(f32::from_bits(before)))
    };
    let go_on = || tell(0.0);
    let tell = &tell;
    let part = |step: usize| move |done: f32| tell((step as f32 + done) / steps as f32);
    if !go_on() {
        return Err(Undefined::Cancelled);
    }
    let unitized = unitizing(&shared.ranges());
    let asking = Asking { shared: &shared, order: shared.in_order(), options, go_on: &go_on };
    let (whole, aligned) = asking.spans(None, unitized.overall, &part(0))?;
    questions.push(whole);
    for (number, label) in asking.order.iter().copied().enumerate() {
        let alone = unitized.labels.iter().find(|(known, _)| *known == label).map(|(_, result)| *result);
        let of_label = alone.unwrap_or(Err(Undefined::NoUnits));
        questions.push(asking.spans(Some(label), of_label, &part(number + 1))?.0);
    }
    questions.extend(asking.labels(&aligned));
    questions.extend(asking.claims()?);
    questions.push(asking.reliability());
    Ok(Report {
        people: readings.iter().map(|reading| reading.name.clone()).collect(),
        marks: shared.people.iter().map(|person| person.marks.len()).collect(),
        articles: shared.articles.iter().map(|(id, _)| id.clone()).collect(),
        texts: shared.texts(),
        left_out: shared.left_out.clone(),
        unplaced: shared.unplaced.clone(),
        questions,
    })
}

struct Asking<'a> {
    shared: &'a Shared<'a>,
    /// The labels that occur, in the order they are told in.
    order: Vec<u32>,
    options: Options,
    go_on: &'a (dyn Fn() -> bool + Sync),
}

impl Asking<'_> {
    /// Which ranges are marked: with any label, or with one. And the groups of marks that stand in the same place.
    fn spans(
        &self,
        label: Option<u32>,
        alpha_u: Measured,
        watch: Watcher<'_>,
    ) -> Result<(Question, Result<Vec<Place>, Undefined>), Undefined> {
        let (continuum, numbers) = self.shared.spans(|placed| label.is_none_or(|label| placed.label == label));
        let weights = if label.is_some() { Weights::positions() } else { Weights::default() };
        let mut answers = vec![Answer::new(Named::AlphaU, alpha_u)];
        let go_on = || watch(0.0);
        let mut alignment = Err(Undefined::NoUnits);
        if self.options.gamma {
            let options =
                GammaOptions { weights, seed: self.options.seed, samples: self.options.samples, ..Default::default() };
            let mut answer = Answer::new(Named::Gamma, Err(Undefined::NoUnits));
            match gamma(&continuum, options, watch) {
                Err(Undefined::Cancelled) => return Err(Undefined::Cancelled),
                Err(why) => answer.result = Err(why),
                Ok(found) => {
                    let (value, observed, expected) = (found.value, found.observed, found.expected);
                    answer.result = Ok(Coefficient { value, observed, expected });
                    (answer.interval, answer.samples) = (found.interval, found.samples);
                    answer.is_exact = found.is_exact;
                    alignment = Ok(found.alignment);
                }
            }
            answers.push(answer);
        }
        if alignment.is_err() {
            alignment = align(&continuum, weights, &go_on);
        }
        if !watch(1.0) {
            return Err(Undefined::Cancelled);
        }
        let aligned = alignment.map(|alignment| self.groups(&alignment, &numbers));
        let mut places = aligned.clone().unwrap_or_default();
        for said in places.iter_mut().flat_map(|place| &mut place.said) {
            said.get_or_insert_with(|| Said {
                annotation: None,
                range: None,
                key: "unmarked".to_owned(),
                value: Value::Unmarked,
            });
        }
        let (things, table) = (places.len(), self.table(&places));
        places.retain(|place| place.weight > 0.0);
        let label = label.and_then(|label| self.shared.labels.get(label as usize)).cloned();
        Ok((Question { kind: Kind::Spans, label, answers, things, table, places }, aligned))
    }

    /// The groups of an alignment as places: what each person's mark is labelled.
    fn groups(&self, alignment: &Alignment, numbers: &[Vec<usize>]) -> Vec<Place> {
        let groups = alignment.groups.iter().zip(&alignment.disorders);
        let places = groups.filter_map(|(group, disorder)| {
            let marks = group.iter().zip(numbers).zip(&self.shared.people).map(|((unit, numbers), person)| {
                let mark = numbers.get((*unit)?)?;
                person.marks.get(*mark)
            });
            let marks: Vec<Option<&Placed>> = marks.collect();
            let said = |placed: &Placed| {
                let (id, name) = self.shared.labels.get(placed.label as usize)?;
                Some((id.0.to_string(), Value::Label(id.clone(), name.clone())))
            };
            place(&marks, |_, placed| said(placed), *disorder)
        });
        places.collect()
    }

    /// Which label marks have that stand in the same place: all labels, and of each whether it is that one.
    fn labels(&self, aligned: &Result<Vec<Place>, Undefined>) -> Vec<Question> {
        let ask = |places: Result<Vec<Place>, Undefined>| match places {
            Ok(places) => self.question(Kind::Labels, places),
            Err(why) => unanswered(Kind::Labels, why, self.shared.people.len()),
        };
        let mut questions = vec![ask(aligned.clone())];
        for label in &self.order {
            let Some((id, name)) = self.shared.labels.get(*label as usize) else { continue };
            let of_label = |places: &Vec<Place>| places.iter().map(|place| or_another(place, &id.0)).collect();
            let mut alone = ask(aligned.as_ref().map(of_label).map_err(|why| *why));
            alone.label = Some((id.clone(), name.clone()));
            // The places are those of the question about all labels, where it is said which other label it is.
            let of_this = |place: &&Place| place.said.iter().flatten().any(|said| said.key == *id.0);
            alone.places =
                questions.first().map(|all| all.places.iter().filter(of_this).cloned().collect()).unwrap_or_default();
            for place in &mut alone.places {
                place.weight = disputes(&or_another(place, &id.0));
            }
            questions.push(alone);
        }
        questions
    }

    /// What is said of claims that stand in the same place.
    fn claims(&self) -> Result<Vec<Question>, Undefined> {
        let (continuum, numbers) = self.shared.spans(|placed| placed.role == Some(Role::Claim));
        let people = &self.shared.people;
        let kinds = [Kind::Sources, Kind::Manner, Kind::Credibility, Kind::Likelihood, Kind::Confidence];
        let alignment = match align(&continuum, Weights::positions(), self.go_on) {
            Err(Undefined::Cancelled) => return Err(Undefined::Cancelled),
            Err(why) => return Ok(kinds.map(|kind| unanswered(kind, why, people.len())).into()),
            Ok(alignment) => alignment,
        };
        let questions = kinds.map(|kind| {
            let places = alignment.groups.iter().filter_map(|group| {
                let marks = group.iter().zip(&numbers).zip(people).map(|((unit, numbers), person)| {
                    let mark = numbers.get((*unit)?)?;
                    person.marks.get(*mark)
                });
                let marks: Vec<Option<&Placed>> = marks.collect();
                place(&marks, |who, placed| said_of_claim(kind, people.get(who)?, placed), 0.0)
            });
            self.question(kind, places.collect())
        });
        Ok(questions.into())
    }

    /// How reliable the entries are held to be that at least one person rated.
    fn reliability(&self) -> Question {
        let people = &self.shared.people;
        let mut entries: BTreeMap<String, (Meant, Vec<Option<Said>>)> = BTreeMap::new();
        for (who, person) in people.iter().enumerate() {
            for id in person.reading.project.sources.keys() {
                let Some(grade) = person.reliability(id) else { continue };
                let meant = person.entry(id);
                let (_, said) = entries.entry(meant.key.clone()).or_insert_with(|| (meant, vec![None; people.len()]));
                let value = Value::Reliability(grade);
                if let Some(said) = said.get_mut(who) {
                    *said = Some(Said { annotation: None, range: None, key: grade.key().to_owned(), value });
                }
            }
        }
        let places = entries.into_values().map(|(meant, said)| Place {
            article: None,
            range: None,
            source: Some(meant.name),
            entry: meant.entry,
            said,
            weight: 0.0,
        });
        self.question(Kind::Reliability, places.collect())
    }

    /// What was said of places, as a table.
    fn table(&self, places: &[Place]) -> Table {
        let labels = self.order.iter().filter_map(|label| self.shared.labels.get(*label as usize));
        Table::of(places, &labels.map(|(id, _)| id).collect::<Vec<_>>())
    }

    /// The answers to a question about values: κ of the values as names, α as the kind's scale has it.
    fn question(&self, kind: Kind, mut places: Vec<Place>) -> Question {
        let people = self.shared.people.len();
        places.retain(|place| place.said.iter().flatten().count() > 1);
        let table = self.table(&places);
        let number: BTreeMap<&str, usize> =
            table.values.iter().enumerate().map(|(n, (key, _))| (key.as_str(), n)).collect();
        let at = |said: &Said| number.get(said.key.as_str()).copied();
        let kappa = if people == 2 {
            Answer::new(Named::CohenKappa, cohen(&table.counts))
        } else {
            let complete = places.iter().filter(|place| place.said.iter().all(Option::is_some));
            let rows = complete.map(|place| {
                let mut row = vec![0; table.values.len()];
                for value in place.said.iter().flatten().filter_map(at) {
                    if let Some(count) = row.get_mut(value) {
                        *count += 1;
                    }
                }
                row
            });
            let enough = if people < 2 { Err(Undefined::OnePerson) } else { fleiss(&rows.collect::<Vec<_>>()) };
            Answer::new(Named::FleissKappa, enough)
        };
        let metric = kind.metric();
        let value = |said: &Said| match metric {
            Metric::Nominal => at(said).map(|n| n as f64),
            _ => said.value.number(),
        };
        let things: Vec<Vec<Option<f64>>> =
            places.iter().map(|place| place.said.iter().map(|said| said.as_ref().and_then(value)).collect()).collect();
        let answers = vec![
            kappa,
            Answer::new(Named::Alpha, if people < 2 { Err(Undefined::OnePerson) } else { alpha(&things, metric) }),
        ];
        let count = places.len();
        places.iter_mut().for_each(|place| place.weight = disputes(place));
        places.retain(|place| place.weight > 0.0);
        Question { kind, label: None, answers, things: count, table, places }
    }
}

/// The place where it is only asked whether marks have one label.
fn or_another(place: &Place, label: &str) -> Place {
    let mut place = place.clone();
    for said in place.said.iter_mut().flatten().filter(|said| said.key != label) {
        (said.key, said.value) = ("other".to_owned(), Value::OtherLabel);
    }
    place
}

/// In how many pairs of people the two say different things.
fn disputes(place: &Place) -> f64 {
    let said: Vec<&Said> = place.said.iter().flatten().collect();
    let pairs = said.iter().enumerate().flat_map(|(n, a)| said.iter().skip(n + 1).map(move |b| a.key != b.key));
    pairs.filter(|differ| *differ).count() as f64
}

/// What a person says of a claim, if anything.
fn said_of_claim(kind: Kind, person: &Person<'_>, placed: &Placed) -> Option<(String, Value)> {
    let assessment = &placed.annotation.assessment;
    match kind {
        Kind::Sources => Some(match person.attributed(&placed.annotation.id) {
            None => ("untied".to_owned(), Value::Untied),
            Some((sources, _)) => {
                let keys: Vec<&str> = sources.iter().map(|s| s.as_ref().map_or("nobody", |s| s.key.as_str())).collect();
                let names = sources.iter().map(|s| s.as_ref().map(|s| s.name.clone()).unwrap_or_default());
                (keys.join("; "), Value::Sources(names.collect()))
            }
        }),
        Kind::Manner => {
            let (_, manners) = person.attributed(&placed.annotation.id)?;
            let keys: Vec<&str> = manners.iter().map(|manner| manner.key()).collect();
            Some((keys.join("; "), Value::Manner(manners)))
        }
        Kind::Credibility => assessment.credibility.map(|g| (g.key().to_owned(), Value::Credibility(g))),
        Kind::Likelihood => assessment.likelihood.map(|g| (g.key().to_owned(), Value::Likelihood(g))),
        Kind::Confidence => assessment.confidence.map(|g| (g.key().to_owned(), Value::Confidence(g))),
        Kind::Spans | Kind::Labels | Kind::Reliability => None,
    }
}

/// The place of marks that stand together; `None` of no marks.
fn place(
    marks: &[Option<&Placed>],
    mut say: impl FnMut(usize, &Placed) -> Option<(String, Value)>,
    weight: f64,
) -> Option<Place> {
    let article = marks.iter().flatten().next()?.annotation.article.clone();
    let spans = || marks.iter().flatten().map(|placed| placed.annotation.span());
    let start = spans().map(|span| span.start).min().unwrap_or(Cp(0));
    let end = spans().map(|span| span.end).max().unwrap_or(start);
    let said = marks.iter().enumerate().map(|(who, placed)| {
        let placed = (*placed)?;
        let (key, value) = say(who, placed)?;
        let annotation = &placed.annotation;
        Some(Said { annotation: Some(annotation.id.clone()), range: Some(annotation.span()), key, value })
    });
    let said = said.collect();
    Some(Place {
        article: Some(article),
        range: Some(CpRange::between(start, end)),
        source: None,
        entry: None,
        said,
        weight,
    })
}

/// A question of which it is not known what stands in the same place.
fn unanswered(kind: Kind, why: Undefined, people: usize) -> Question {
    let kappa = if people == 2 { Named::CohenKappa } else { Named::FleissKappa };
    let why = if why == Undefined::NoUnits { Undefined::NothingShared } else { why };
    let answers = [kappa, Named::Alpha].map(|named| Answer::new(named, Err(why))).into();
    Question { kind, label: None, answers, things: 0, table: Table::default(), places: Vec::new() }
}
