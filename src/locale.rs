//! The program's words, in its window and in what it exports, in English and Arabic, from the Fluent files in `assets/locale`: one file a part of the window.

use crate::annotation::{
    Annotation, Attribution, Bilingual, Label, Likelihood, Party, Project, Source, Timestamp, Verdict,
};
use crate::text::hash::HashMap;
use crate::text::{Direction, controls};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::sync::Arc;
use unic_langid::langid;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    #[default]
    English,
    Arabic,
}

/// The digits that the interface writes numbers and dates with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Digits {
    /// 0123456789.
    #[default]
    European,
    /// ٠١٢٣٤٥٦٧٨٩, which Unicode calls Arabic-Indic.
    Arabic,
}

impl Digits {
    /// `text` with its digits written so.
    pub fn write(self, text: &str) -> String {
        match self {
            Digits::European => text.to_owned(),
            Digits::Arabic => text.chars().map(arabic_digit).collect(),
        }
    }

    /// `value` with so many decimals, below zero with the minus sign (U+2212). What rounds to zero has no sign.
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let figures = format!("{:.decimals$}", value.abs());
        let is_below = value < 0.0 && figures.contains(|c| matches!(c, '1'..='9'));
        format!("{}{}", if is_below { "\u{2212}" } else { "" }, self.write(&figures))
    }
}

/// The Arabic-Indic digit for a European one; any other character as it is.
fn arabic_digit(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c)
}

/// What the files of a language hold; each stands once in the list below.
macro_rules! messages {
    ($language:literal) => {
        messages!(
            $language:
            "commands",
            "panels",
            "start",
            "status",
            "marks",
            "inspector",
            "labels",
            "dialogs",
            "steps",
            "update",
            "find",
            "sources",
            "keys",
            "recovery",
            "exchange",
            "export",
            "import",
            "review",
            "compare",
            "agreement",
            "parallel",
            "why",
            "errors",
        )
    };
    ($language:literal: $($part:literal,)*) => {
        &[$(include_str!(concat!("../assets/locale/", $language, "/", $part, ".ftl"))),*]
    };
}

const ENGLISH: &[&str] = messages!("en");
const ARABIC: &[&str] = messages!("ar");

/// The words of one language. A message that Arabic lacks is shown in English; one that both lack is its key.
pub struct Locale {
    language: Language,
    digits: Digits,
    bundle: FluentBundle<FluentResource>,
    fallback: FluentBundle<FluentResource>,
    plain: RefCell<HashMap<String, Arc<str>>>,
}

fn bundle(language: Language, digits: Digits) -> FluentBundle<FluentResource> {
    let (id, parts) = match language {
        Language::English => (langid!("en"), ENGLISH),
        Language::Arabic => (langid!("ar"), ARABIC),
    };
    let mut bundle = FluentBundle::new(vec![id]);
    bundle.set_formatter(Some(match digits {
        Digits::European => whole_number,
        Digits::Arabic => arabic_number,
    }));
    for part in parts {
        let resource = FluentResource::try_new((*part).to_owned()).unwrap_or_else(|(partial, _)| partial);
        // A key that stands twice keeps its first message; a test finds it.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// A number that takes the same form of the Arabic plural as `value`, with the whole number kept in its options.
///
/// CLDR chooses few and many by the last two digits; `intl_pluralrules` 7.0 asks the whole number, so that 103 and 154 would
/// take the form of 100.
fn with_its_plural(value: FluentValue<'_>) -> FluentValue<'_> {
    match value {
        FluentValue::Number(mut number) if number.value >= 103.0 && number.value % 100.0 >= 3.0 => {
            number.options.currency = Some(number.value.to_string());
            number.value %= 100.0;
            FluentValue::Number(number)
        }
        _ => value,
    }
}

/// The digits of a number that [`with_its_plural`] made another one of.
fn whole_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

/// The same in Arabic-Indic digits.
fn arabic_number<M>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            let plain = whole_number(value, memoizer).unwrap_or_else(|| number.as_string().into_owned());
            Some(Digits::Arabic.write(&plain))
        }
        _ => None,
    }
}

impl Locale {
    /// The words of `language`, numbers in European digits.
    pub fn new(language: Language) -> Locale {
        Locale::with_digits(language, Digits::European)
    }

    /// The words of `language`, numbers in `digits`.
    pub fn with_digits(language: Language, digits: Digits) -> Locale {
        let [own, fallback] = [language, Language::English].map(|language| bundle(language, digits));
        Locale { language, digits, bundle: own, fallback, plain: RefCell::default() }
    }

    /// The digits numbers are written with.
    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// A number as it is shown, such as `12` or `0.5`.
    pub fn number(&self, number: impl std::fmt::Display) -> String {
        self.digits.write(&number.to_string())
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The direction the interface runs in.
    pub fn direction(&self) -> Direction {
        match self.language {
            Language::English => Direction::Ltr,
            Language::Arabic => Direction::Rtl,
        }
    }

    /// The message `key`.
    pub fn text(&self, key: &str) -> Arc<str> {
        if let Some(known) = self.plain.borrow().get(key) {
            return known.clone();
        }
        let text: Arc<str> = self.format(key, None).into();
        self.plain.borrow_mut().insert(key.to_owned(), text.clone());
        text
    }

    /// The message `key` with its arguments. What is put in is isolated, so that directions do not mix.
    pub fn text_with<'a>(&self, key: &str, args: &[(&'a str, FluentValue<'a>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, with_its_plural(value.clone()))).collect();
        self.format(key, Some(&args))
    }

    /// A label's name in this language, else in the other.
    pub fn label(&self, label: &Label) -> String {
        let (first, second) = match self.language {
            Language::English => (&label.name.en, &label.name.ar),
            Language::Arabic => (&label.name.ar, &label.name.en),
        };
        if first.is_empty() { second.clone() } else { first.clone() }
    }

    /// A source's name in this language, else in the other, else any other it goes by, else words for having none.
    pub fn source(&self, source: &Source) -> String {
        let own = Some(self.bilingual(&source.name)).filter(|name| controls::is_seen(name));
        let name = own.or_else(|| source.names().next());
        name.map_or_else(|| self.text("sources-unnamed").to_string(), str::to_owned)
    }

    /// What to call a party of an attribution: its entry's name, else the words of the text, else words for having none.
    pub fn party(&self, project: &Project, party: &Party) -> String {
        match (project.party_name(party, self.is_arabic()), project.entry_of(party)) {
            (name, Some(entry)) if name.is_empty() => self.source(entry),
            (name, _) => name,
        }
    }

    /// Whether the interface is in Arabic.
    pub fn is_arabic(&self) -> bool {
        self.language == Language::Arabic
    }

    /// In both languages, Arabic first: on what a verdict or comment was whose mark is not there any more, and what the
    /// verdict was.
    pub fn without_mark(both: &[Locale; 2], seen: &Annotation, verdict: Option<&Verdict>) -> Bilingual {
        let kind = verdict.map_or("comment", |verdict| verdict.decision.kind().key());
        let key = format!("review-without-mark-{kind}");
        let [ar, en] = both.each_ref().map(|locale| locale.text_with(&key, &[("quote", seen.quote().into())]));
        Bilingual { ar, en }
    }

    /// What stands between the things of a list: the comma of this language and a space.
    pub fn comma(&self) -> Arc<str> {
        self.text("comma")
    }

    /// Names or values in one line: each isolated, so that their directions do not mix, with this language's comma between.
    pub fn list<T: std::fmt::Display>(&self, parts: impl IntoIterator<Item = T>) -> String {
        let parts: Vec<String> = parts.into_iter().map(|part| format!("\u{2068}{part}\u{2069}")).collect();
        parts.join(&self.comma())
    }

    /// The same of things that have commas of their own, with semicolons between them.
    pub fn clauses<T: std::fmt::Display>(&self, parts: impl IntoIterator<Item = T>) -> String {
        let parts: Vec<String> = parts.into_iter().map(|part| format!("\u{2068}{part}\u{2069}")).collect();
        parts.join(&self.text("semicolon"))
    }

    /// Who says it and through whom it came, in one line: each name isolated.
    pub fn chain(&self, project: &Project, attribution: &Attribution) -> String {
        let source = match &attribution.source {
            Some(source) => self.list([self.party(project, source)]),
            None => self.text("chain-nobody").to_string(),
        };
        if attribution.via.is_empty() {
            return source;
        }
        let via = self.list(attribution.via.iter().map(|party| self.party(project, party)));
        let via = self.text_with("chain-via", &[("names", via.into())]);
        format!("{source}{}{via}", self.comma())
    }

    /// A band of likelihood in words and figures, such as `Likely, 55–80 %`.
    pub fn likelihood(&self, band: Likelihood) -> String {
        let (from, to) = band.percent();
        let word = self.text(&format!("likelihood-{}", band.key()));
        format!("{word}{}{}", self.comma(), self.percent(format_args!("{from:02}–{to}")))
    }

    /// A number with so many decimals, isolated. Its sign stands where it is read first: at the left of European digits, at
    /// the right of Arabic ones.
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        let figures = self.digits.decimal(value, decimals);
        match self.digits {
            Digits::European => format!("\u{2066}{figures}\u{2069}"),
            Digits::Arabic => format!("\u{2067}{figures}\u{2069}"),
        }
    }

    /// Figures and the sign for per cent, isolated. Figures run from left to right in both languages; Arabic digits have a
    /// sign of their own, which stands to their left.
    pub fn percent(&self, figures: impl std::fmt::Display) -> String {
        let figures = self.number(figures);
        match self.digits {
            Digits::European => format!("\u{2066}{figures}\u{A0}%\u{2069}"),
            Digits::Arabic => format!("\u{2067}{figures}\u{66A}\u{2069}"),
        }
    }

    /// What `text` says in this language, else in the other.
    pub fn bilingual<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.either(self.language == Language::Arabic)
    }

    /// What `text` says in the interface's language alone; empty where it says nothing in it.
    pub fn own<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.is_arabic() { &text.ar } else { &text.en }
    }

    /// The month's name in short, such as `May`.
    pub fn month(&self, date: Date) -> String {
        self.text(&format!("month-{}", date.month())).to_string()
    }

    /// A day, such as `14 May 2026`; set apart by its first letter (U+2068), since in Arabic it runs from right to left.
    pub fn date(&self, date: Date) -> String {
        format!("{} {} {}", self.number(date.day()), self.month(date), self.number(date.year()))
    }

    /// The same without its year where that is `year`.
    pub fn short_date(&self, date: Date, year: i16) -> String {
        if date.year() == year {
            return format!("{} {}", self.number(date.day()), self.month(date));
        }
        self.date(date)
    }

    /// The day that `at` falls on where the user is, such as `14 May 2026`.
    pub fn day(&self, at: Timestamp) -> String {
        here(at).map(|moment| self.date(moment.date())).unwrap_or_default()
    }

    /// A moment, where the user is, such as `14 May 2026, 18:20`.
    pub fn time(&self, at: Timestamp) -> String {
        let Some(moment) = here(at) else { return String::new() };
        let time = self.number(moment.strftime("%H:%M"));
        format!("{}{}{time}", self.date(moment.date()), self.comma())
    }

    /// When an article appeared: as a day if it is said as ISO 8601 has it, else in the page's own words.
    pub fn published(&self, said: &str) -> String {
        let (day, rest) = said.split_at_checked(10).unwrap_or((said, ""));
        match day.parse::<Date>() {
            Ok(date) if rest.is_empty() || rest.starts_with(['T', ' ']) => self.date(date),
            _ => said.to_owned(),
        }
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        for bundle in [&self.bundle, &self.fallback] {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                return bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned();
            }
        }
        key.to_owned()
    }
}

/// The moment as it is where the user is.
fn here(at: Timestamp) -> Option<jiff::ZonedDateTime> {
    let moment = jiff::Timestamp::from_second(at.0).ok()?;
    Some(moment.to_zoned_datetime(jiff::tz::TimeZone::system()))
}

/// Every key of the English messages, for tests and for lists of commands.
pub fn keys(language: Language) -> Vec<String> {
    let parts = if language == Language::English { ENGLISH } else { ARABIC };
    parts
        .iter()
        .flat_map(|part| part.lines())
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::SourceId;
    use crate::command::Command;
    use crate::session::Session;
    use std::collections::BTreeSet;

    #[test]
    fn both_languages_have_the_same_messages_once_each() {
        let set = |language| {
            let keys = keys(language);
            let set: BTreeSet<String> = keys.iter().cloned().collect();
            assert_eq!(keys.len(), set.len(), "a key stands twice in {language:?}");
            let parts = if language == Language::English { ENGLISH } else { ARABIC };
            assert!(parts.iter().all(|part| FluentResource::try_new((*part).to_owned()).is_ok()));
            set
        };
        assert_eq!(set(Language::English), set(Language::Arabic));
    }

    #[test]
    fn every_command_has_a_name() {
        let locale = Locale::new(Language::Arabic);
        for command in Command::catalogue(&Session::default()).into_iter().chain(Command::motions()) {
            let key = command.name_key();
            assert_ne!(&*locale.text(&key), key, "no message for {command:?}");
        }
    }

    #[test]
    fn arguments_are_put_in_with_plurals() {
        let locale = Locale::new(Language::English);
        let text = |count: i64| {
            locale.text_with("status-marks", &[("count", count.into())]).replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(text(1), "1 mark");
        assert_eq!(text(3), "3 marks");
        assert_eq!(text(1103), "1103 marks");
    }

    #[test]
    fn numbers_and_dates_are_in_the_digits_asked_for() {
        for language in [Language::English, Language::Arabic] {
            let locale = Locale::with_digits(language, Digits::Arabic);
            let text = locale.text_with("status-marks", &[("count", 1103.into())]);
            assert!(text.contains("١١٠٣"), "{text}");
            let time = locale.time(Timestamp(1_790_000_000));
            assert!(time.contains("٢٠٢٦") && !time.contains(|c: char| c.is_ascii_digit()), "{time}");
            assert_eq!(locale.number(0.5), "٠.٥");
            assert!(locale.likelihood(Likelihood::Likely).contains("٥٥–٨٠"));
        }
        assert_eq!(Locale::new(Language::Arabic).number(15), "15");
    }

    #[test]
    fn numbers_below_zero_have_a_minus_sign_where_it_is_read_first() {
        let check = |value: f64, decimals: usize, european: &str, arabic: &str| {
            for language in [Language::English, Language::Arabic] {
                let said = |digits| Locale::with_digits(language, digits).decimal(value, decimals);
                assert_eq!(said(Digits::European), format!("\u{2066}{european}\u{2069}"), "{value}");
                assert_eq!(said(Digits::Arabic), format!("\u{2067}{arabic}\u{2069}"), "{value}");
            }
        };
        check(-0.2, 1, "\u{2212}0.2", "\u{2212}٠.٢");
        check(-1.0, 0, "\u{2212}1", "\u{2212}١");
        check(0.1234, 3, "0.123", "٠.١٢٣");
        check(-0.0004, 3, "0.000", "٠.٠٠٠");
        check(-0.0, 1, "0.0", "٠.٠");
    }

    #[test]
    fn days_and_moments_have_one_form_in_each_language() {
        let [english, arabic] = [Language::English, Language::Arabic].map(Locale::new);
        let eastern = Locale::with_digits(Language::Arabic, Digits::Arabic);
        // At noon it is the same day nearly everywhere.
        let noon = "2026-05-14T12:00:00Z".parse::<Timestamp>().expect("it is a moment");
        let date = Date::constant(2026, 5, 14);
        assert_eq!([english.date(date), english.short_date(date, 2026)], ["14 May 2026", "14 May"]);
        assert_eq!([arabic.date(date), eastern.date(date)], ["14 مايو 2026", "١٤ مايو ٢٠٢٦"]);
        assert_eq!(english.short_date(date, 2025), "14 May 2026");
        for (locale, comma) in [(&english, ", "), (&arabic, "، "), (&eastern, "، ")] {
            let time = locale.time(noon);
            let (day, clock) = time.split_once(comma).expect("a day, a comma, a clock");
            assert_eq!((day, clock.chars().count()), (locale.day(noon).as_str(), 5), "{time}");
        }
        let check = |said, expected: &str| assert_eq!(arabic.published(said), expected, "{said}");
        check("2026-05-14", "14 مايو 2026");
        check("2026-05-14T18:20:00+03:00", "14 مايو 2026");
        check("الخميس 14 مايو 2026", "الخميس 14 مايو 2026");
        check("2026-05-14/15", "2026-05-14/15");
        check("", "");
    }

    #[test]
    fn a_list_holds_what_runs_either_way_apart() {
        let names = ["وزارة النقل", "MoT (Coast)"];
        let isolated = names.map(|name| format!("\u{2068}{name}\u{2069}"));
        assert_eq!(Locale::new(Language::English).list(names), isolated.join(", "));
        assert_eq!(Locale::new(Language::Arabic).list(names), isolated.join("، "));
        assert_eq!(Locale::new(Language::Arabic).list(Vec::<String>::new()), "");
        assert_eq!(Locale::new(Language::English).clauses(names), isolated.join("; "));
        assert_eq!(Locale::new(Language::Arabic).clauses(names), isolated.join("؛ "));
    }

    #[test]
    fn whoever_has_no_name_is_called_so() {
        let named = |ar: &str, en: &str| {
            let name = Bilingual { ar: ar.into(), en: en.into() };
            Source::new(SourceId("s".into()), name, "Rana", Timestamp(0))
        };
        let english = Locale::new(Language::English);
        assert_eq!(english.source(&named("وزارة النقل", "")), "وزارة النقل");
        assert_eq!(english.source(&named("", "")), "Unnamed source");
        let latin = Source { transliteration: "Wizarat".into(), ..named("", "") };
        assert_eq!(Locale::new(Language::Arabic).source(&latin), "Wizarat");
        let mut project = Project::new("Rana", Timestamp(0));
        project.sources.insert(SourceId("s".into()), Arc::new(named("", "")));
        assert_eq!(english.party(&project, &Party::Entry(SourceId("s".into()))), "Unnamed source");
    }

    #[test]
    fn arabic_plurals_go_by_the_last_two_digits() {
        let locale = Locale::new(Language::Arabic);
        let text = |count: i64| {
            locale.text_with("status-conflicts", &[("count", count.into())]).replace(['\u{2068}', '\u{2069}'], "")
        };
        let form = |count: i64| text(count).trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
        for (count, like) in
            [(103, 3), (110, 10), (111, 11), (154, 54), (1_199, 99), (10_003, 3), (200, 100), (302, 100)]
        {
            assert_eq!(form(count), form(like), "{count}");
            assert!(text(count).starts_with(&count.to_string()), "{}", text(count));
        }
        assert_ne!(form(3), form(11));
        assert_ne!(form(11), form(100));
    }
}
