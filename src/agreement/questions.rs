//! What is asked of several readings, and what the answers are made of.

use super::{Coefficient, Measured, Metric};
use crate::annotation::SourceId;
use crate::annotation::{AnnotationId, Bilingual, Confidence, Credibility, LabelId, Likelihood, Manner, Reliability};
use crate::article::{Article, ArticleId};
use crate::text::CpRange;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Which ranges are marked, with which label.
    Spans,
    /// Which label marks have that stand in the same place.
    Labels,
    /// Whom a claim is attributed to.
    Sources,
    /// Whether a claim is attributed directly, indirectly or both.
    Manner,
    Credibility,
    Likelihood,
    Confidence,
    /// How reliable the entries of the registry are held to be.
    Reliability,
}

impl Kind {
    /// Its name in message keys and machine-readable output.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Spans => "spans",
            Kind::Labels => "labels",
            Kind::Sources => "sources",
            Kind::Manner => "manner",
            Kind::Credibility => "credibility",
            Kind::Likelihood => "likelihood",
            Kind::Confidence => "confidence",
            Kind::Reliability => "reliability",
        }
    }

    /// How far apart two values are for α. Grades have an order and no distances, but for bands of likelihood, which
    /// are of percents.
    pub fn metric(self) -> Metric {
        match self {
            Kind::Credibility | Kind::Confidence | Kind::Reliability => Metric::Ordinal,
            Kind::Likelihood => Metric::Interval,
            _ => Metric::Nominal,
        }
    }
}

/// Which coefficient a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    CohenKappa,
    FleissKappa,
    Alpha,
    AlphaU,
    Gamma,
}

impl Named {
    /// Its name in message keys and machine-readable output.
    pub fn key(self) -> &'static str {
        match self {
            Named::CohenKappa => "cohen-kappa",
            Named::FleissKappa => "fleiss-kappa",
            Named::Alpha => "alpha",
            Named::AlphaU => "alpha-u",
            Named::Gamma => "gamma",
        }
    }
}

/// A coefficient of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub named: Named,
    pub result: Measured,
    /// Of γ: from where to where it is likely to be, as far as the random texts tell.
    pub interval: Option<(f64, f64)>,
    /// Of γ: how many random texts were drawn.
    pub samples: usize,
    /// Of γ: whether all alignments are the best ones for certain.
    pub is_exact: bool,
}

impl Answer {
    pub fn new(named: Named, result: Measured) -> Answer {
        Answer { named, result, interval: None, samples: 0, is_exact: true }
    }

    /// Its value, if it is defined.
    pub fn value(&self) -> Option<f64> {
        self.result.as_ref().ok().map(|Coefficient { value, .. }| *value)
    }
}

/// What somebody says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// They have not marked it.
    Unmarked,
    Label(LabelId, Bilingual),
    /// In a question about one label: not that one.
    OtherLabel,
    /// Sources by their names; the empty name is nobody.
    Sources(Vec<String>),
    /// The claim has no attribution.
    Untied,
    Manner(Vec<Manner>),
    Credibility(Credibility),
    Likelihood(Likelihood),
    Confidence(Confidence),
    Reliability(Reliability),
}

impl Value {
    /// The value as a number, for scales; none for what cannot be judged, which is no place on the scale.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Value::Credibility(Credibility::CannotBeJudged) | Value::Reliability(Reliability::F) => None,
            Value::Credibility(grade) => Some(f64::from(grade.digit())),
            Value::Reliability(grade) => Some(*grade as u8 as f64),
            Value::Confidence(grade) => Some(*grade as u8 as f64),
            Value::Likelihood(band) => {
                let (from, to) = band.percent();
                Some(f64::from(from + to) / 2.0)
            }
            _ => None,
        }
    }
}

/// What one person says of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Their annotation, by its id in their project; none of sources.
    pub annotation: Option<AnnotationId>,
    /// Where it is, in code points of the first one's text.
    pub range: Option<CpRange>,
    /// What tells the value apart from others.
    pub key: String,
    pub value: Value,
}

/// Something that several people judged, or one and others not.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The article, by its id in the first one's project; none of sources.
    pub article: Option<ArticleId>,
    /// From the first to the last code point that anybody marked, in the first one's text.
    pub range: Option<CpRange>,
    /// The source's name, where it is about one.
    pub source: Option<String>,
    /// That source, by its id in the first one's project, or else in the first one that has it.
    pub entry: Option<SourceId>,
    /// What each person says, in their order; `None` where they say nothing.
    pub said: Vec<Option<Said>>,
    /// How much it counts: of spans their disorder, else in how many pairs of people the two differ.
    pub weight: f64,
}

/// How often which value met which.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The values: what tells them apart, and what they are.
    pub values: Vec<(String, Value)>,
    /// Of two people the row is the first one's value and the column the second one's. Of more every pair of people
    /// counts, both ways round.
    pub counts: Vec<Vec<u32>>,
}

/// A question with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub kind: Kind,
    /// The label it is about alone: by its id in the first project, and its name.
    pub label: Option<(LabelId, Bilingual)>,
    pub answers: Vec<Answer>,
    /// How many things at least two people judged; of spans, how many were marked by anybody.
    pub things: usize,
    pub table: Table,
    /// What brought the numbers down, in the order of the text.
    pub places: Vec<Place>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The people's names.
    pub people: Vec<String>,
    /// How many annotations of each were looked at.
    pub marks: Vec<usize>,
    /// The articles that all have, by their ids in the first one's project.
    pub articles: Vec<ArticleId>,
    /// These articles as the first one had them: what places are ranges of.
    pub texts: Vec<Arc<Article>>,
    /// Articles that not all have.
    pub left_out: Vec<LeftOut>,
    /// Annotations that have no certain place in the first one's text: whose, and their id there.
    pub unplaced: Vec<(usize, AnnotationId)>,
    pub questions: Vec<Question>,
}

/// An article that not all have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Who has it.
    pub person: usize,
    /// By its id in their project.
    pub article: ArticleId,
    pub title: String,
}

impl Report {
    /// The article as the first one had it.
    pub fn text(&self, article: &ArticleId) -> Option<&Arc<Article>> {
        self.texts.iter().find(|text| text.id == *article)
    }

    /// The words of a range of the first one's text; none outside of it.
    pub fn words(&self, article: &ArticleId, range: CpRange) -> &str {
        let Some(text) = self.text(article) else { return "" };
        let end = range.end.min(text.index().len());
        text.slice(CpRange::between(range.start.min(end), end))
    }

    /// The question about this, of this label or of all.
    pub fn question(&self, kind: Kind, label: Option<&LabelId>) -> Option<&Question> {
        let is_it = |q: &&Question| q.kind == kind && q.label.as_ref().map(|(id, _)| id) == label;
        self.questions.iter().find(is_it)
    }
}

impl Question {
    /// The places that brought this coefficient down.
    ///
    /// Of κ of several people those that all judged, as it counts no others; of α on a scale those where two differ on
    /// it, which leaves out what cannot be judged; else all.
    pub fn places_of(&self, named: Named) -> impl Iterator<Item = &Place> {
        let scaled = self.kind.metric() != Metric::Nominal;
        self.places.iter().filter(move |place| match named {
            Named::FleissKappa => place.said.iter().all(Option::is_some),
            Named::Alpha if scaled => {
                let mut numbers = place.said.iter().flatten().filter_map(|said| said.value.number());
                numbers.next().is_some_and(|first| numbers.any(|other| other != first))
            }
            _ => true,
        })
    }
}

impl Place {
    /// Whether it is counted in the table in a row and a column of these values.
    pub fn meets(&self, row: impl Fn(&str) -> bool, column: impl Fn(&str) -> bool) -> bool {
        let said = || self.said.iter().enumerate().filter_map(|(who, said)| Some((who, said.as_ref()?.key.as_str())));
        let both = |a: &str, b: &str| row(a) && column(b);
        let of_two = self.said.len() == 2;
        said().any(|(who, one)| said().any(|(other, two)| other > who && (both(one, two) || !of_two && both(two, one))))
    }
}

impl Table {
    /// The table of what was said of places, values in the order of their kind: labels as `labels` has them.
    pub(super) fn of(places: &[Place], labels: &[&LabelId]) -> Table {
        let said = places.iter().flat_map(|place| place.said.iter().flatten());
        let values: BTreeMap<&str, &Value> = said.map(|said| (said.key.as_str(), &said.value)).collect();
        let mut values: Vec<(String, Value)> =
            values.into_iter().map(|(key, value)| (key.to_owned(), value.clone())).collect();
        values.sort_by_cached_key(|(_, value)| rank(value, labels));
        let number: BTreeMap<&str, usize> = values.iter().enumerate().map(|(n, (key, _))| (key.as_str(), n)).collect();
        let mut counts = vec![vec![0; values.len()]; values.len()];
        for place in places {
            let said: Vec<Option<usize>> = place
                .said
                .iter()
                .map(|said| said.as_ref().and_then(|said| number.get(said.key.as_str()).copied()))
                .collect();
            let mut count = |row: usize, column: usize| {
                if let Some(cell) = counts.get_mut(row).and_then(|row: &mut Vec<u32>| row.get_mut(column)) {
                    *cell += 1;
                }
            };
            for (a, one) in said.iter().enumerate() {
                for other in said.iter().skip(a + 1) {
                    if let (Some(row), Some(column)) = (one, other) {
                        count(*row, *column);
                        if said.len() > 2 {
                            count(*column, *row);
                        }
                    }
                }
            }
        }
        Table { values, counts }
    }
}

/// Where a value stands among those of its kind; what has no order comes first, what is none of them last.
fn rank(value: &Value, labels: &[&LabelId]) -> usize {
    match value {
        Value::Label(id, _) => labels.iter().position(|known| *known == id).unwrap_or(labels.len()),
        Value::Credibility(grade) => *grade as usize,
        Value::Likelihood(grade) => *grade as usize,
        Value::Confidence(grade) => *grade as usize,
        Value::Reliability(grade) => *grade as usize,
        Value::Unmarked | Value::OtherLabel | Value::Untied => usize::MAX,
        _ => 0,
    }
}
