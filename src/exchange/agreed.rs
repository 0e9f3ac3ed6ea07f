//! What a measurement of agreement says, in words: for the window, the report and the command line alike.
//!
//! Names and quoted words are isolated, so that they can stand in a sentence of either direction, and so are numbers.

use crate::agreement::{Answer, Kind, Named, Place, Question, Report, Undefined, Value};
use crate::locale::Locale;
use crate::text::CpRange;

/// `text` on one line, so that its direction does not touch what stands beside it.
pub fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", line(text))
}

/// `text` on one line, as it can be isolated.
fn line(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    super::words::closed(&line)
}

/// `name`, or `otherwise` where it is empty.
fn named<'t>(name: &'t str, otherwise: &'t str) -> &'t str {
    if name.is_empty() { otherwise } else { name }
}

/// What a question asks: `Ranges: claim`.
pub fn heading(locale: &Locale, question: &Question) -> String {
    match &question.label {
        None => locale.text(&format!("agree-{}", question.kind.key())).to_string(),
        Some((id, name)) => {
            let key = format!("agree-{}-of", question.kind.key());
            locale.text_with(&key, &[("label", isolated(named(name.either(locale.is_arabic()), &id.0)).into())])
        }
    }
}

/// A coefficient's full name: `Krippendorff’s α (ordinal)`.
pub fn coefficient(locale: &Locale, kind: Kind, named: Named) -> String {
    let key = match named {
        Named::Alpha => format!("agree-alpha-{}", kind.metric().key()),
        named => format!("agree-{}", named.key()),
    };
    locale.text(&key).to_string()
}

/// The letter a coefficient is known by.
pub fn sign(named: Named) -> &'static str {
    match named {
        Named::CohenKappa | Named::FleissKappa => "κ",
        Named::Alpha => "α",
        Named::AlphaU => "α\u{A0}U",
        Named::Gamma => "γ",
    }
}

/// The value of a coefficient, whatever stands around it.
pub fn figure(locale: &Locale, value: f64) -> String {
    locale.decimal(value, 3)
}

/// How many articles were measured: those that all of the people have.
pub fn articles(locale: &Locale, report: &Report) -> String {
    locale.text_with("agree-articles", &[("articles", report.articles.len().into())])
}

/// Why there is no number.
fn why(locale: &Locale, undefined: Undefined) -> String {
    locale.text(&format!("agree-{}", undefined.key())).to_string()
}

/// That there is no number, and why, as a sentence.
pub fn undefined(locale: &Locale, undefined: Undefined) -> String {
    locale.text_with("agree-undefined-sentence", &[("why", why(locale, undefined).into())])
}

/// The number, or that there is none and why; with its interval, and whether it is certain.
pub fn answer(locale: &Locale, answer: &Answer) -> String {
    let mut line = match answer.result {
        Ok(found) => figure(locale, found.value),
        Err(undefined) => locale.text_with("agree-undefined", &[("why", why(locale, undefined).into())]),
    };
    for more in [interval(locale, answer), (!answer.is_exact).then(|| locale.text("agree-inexact").to_string())] {
        line.extend(more.map(|more| format!(" ({more})")));
    }
    line
}

/// From where to where it is likely to be, where that is known.
pub fn interval(locale: &Locale, answer: &Answer) -> Option<String> {
    let (low, high) = answer.interval?;
    let [low, high] = [low, high].map(|end| figure(locale, end));
    let args = [("low", low.into()), ("high", high.into()), ("samples", locale.number(answer.samples).into())];
    Some(locale.text_with("agree-interval", &args))
}

/// How many things were judged, and how many are in dispute.
pub fn things(locale: &Locale, question: &Question) -> String {
    let counts = [("things", question.things.into()), ("places", question.places.len().into())];
    locale.text_with("agree-things", &counts)
}

/// What somebody says.
pub fn value(locale: &Locale, value: &Value) -> String {
    let words = |key: String| isolated(&locale.text(&key));
    let graded = |scale: &str, key: &str| isolated(&format!("{key} · {}", locale.text(&format!("{scale}-{key}"))));
    match value {
        Value::Unmarked => words("agree-unmarked".to_owned()),
        Value::OtherLabel => words("agree-other-label".to_owned()),
        Value::Untied => words("agree-untied".to_owned()),
        Value::Label(id, name) => isolated(named(name.either(locale.is_arabic()), &id.0)),
        Value::Sources(names) => {
            let nobody = locale.text("chain-nobody");
            locale.list(names.iter().map(|name| line(named(name, &nobody))))
        }
        Value::Manner(manners) => locale.list(manners.iter().map(|m| locale.text(&format!("manner-{}", m.key())))),
        Value::Credibility(grade) => graded("credibility", grade.key()),
        Value::Reliability(grade) => graded("reliability", grade.key()),
        Value::Likelihood(band) => words(format!("likelihood-{}", band.key())),
        Value::Confidence(grade) => words(format!("confidence-{}", grade.key())),
    }
}

/// The people who say the same of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// What they say.
    pub value: String,
    /// They, by their numbers in the report.
    pub people: Vec<usize>,
    /// The words they marked, where others marked others.
    pub words: Option<String>,
}

/// Who says what of a place, those together who say the same of the same words, in the order of the people.
pub fn parties(locale: &Locale, report: &Report, place: &Place) -> Vec<Party> {
    let mut parties: Vec<((&str, Option<CpRange>), Party)> = Vec::new();
    for (who, said) in place.said.iter().enumerate() {
        let Some(said) = said else { continue };
        let same = (said.key.as_str(), said.range);
        match parties.iter_mut().find(|(known, _)| *known == same) {
            Some((_, party)) => party.people.push(who),
            None => {
                let words = said.range.filter(|range| Some(*range) != place.range).zip(place.article.as_ref());
                let words = words.map(|(range, article)| report.words(article, range).replace('\n', " "));
                let value = value(locale, &said.value);
                parties.push((same, Party { value, people: vec![who], words }));
            }
        }
    }
    parties.into_iter().map(|(_, party)| party).collect()
}

/// Their names, with commas between them.
pub fn names(locale: &Locale, report: &Report, people: &[usize]) -> String {
    locale.list(people.iter().filter_map(|who| report.people.get(*who)).map(|name| line(name)))
}

/// The words of a place, or the source that it is about.
pub fn words<'r>(report: &'r Report, place: &'r Place) -> &'r str {
    match (&place.article, place.range, &place.source) {
        (Some(article), Some(range), _) => report.words(article, range),
        (_, _, Some(source)) => source,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn coefficients_have_names_and_signs_without_marks_of_notation() {
        use Named::{Alpha, AlphaU, CohenKappa, FleissKappa, Gamma};
        for locale in [Language::English, Language::Arabic].map(Locale::new) {
            for named in [CohenKappa, FleissKappa, Alpha, AlphaU, Gamma] {
                let key = named.key();
                let told = ["agree-sign", "agree-name"].map(|what| locale.text(&format!("{what}-{key}")).to_string());
                for words in told.into_iter().chain([coefficient(&locale, Kind::Spans, named), sign(named).to_owned()])
                {
                    assert!(!words.is_empty() && !words.contains(['_', '^', '{']), "{words}");
                }
            }
        }
    }
}
