use super::*;
use crate::annotation::{Bilingual, Likelihood, Party, Project, Source, SourceId, SourceKind, Timestamp};
use crate::command::Command;
use crate::session::Session;
use jiff::civil::Date;
use std::collections::BTreeSet;

#[test]
fn both_languages_have_the_same_messages_once_each() {
    let set = |language| {
        let keys = keys(language);
        let set: BTreeSet<String> = keys.iter().cloned().collect();
        assert_eq!(keys.len(), set.len(), "a key stands twice in {language:?}");
        assert!(messages::files(language).iter().all(|file| FluentResource::try_new((*file).to_owned()).is_ok()));
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
    let text =
        |count: i64| locale.text_with("status-marks", &[("count", count.into())]).replace(['\u{2068}', '\u{2069}'], "");
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
fn the_sign_for_per_cent_follows_its_figures_at_once() {
    for language in [Language::English, Language::Arabic] {
        let said = |digits| Locale::with_digits(language, digits).percent("55–80");
        assert_eq!(said(Digits::European), "\u{2066}55–80%\u{2069}");
        assert_eq!(said(Digits::Arabic), "\u{2067}٥٥–٨٠٪\u{2069}");
    }
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
fn what_only_describes_somebody_begins_small_within_a_sentence() {
    let english = Locale::new(Language::English);
    let check = |kind, name: &str, within: &str| {
        let name = Bilingual { ar: String::new(), en: name.into() };
        let source = Source { kind, ..Source::new(SourceId("s".into()), name, "Rana", Timestamp(0)) };
        assert_eq!(english.source_within(&source), within);
        let mut project = Project::new("Rana", Timestamp(0));
        project.sources.insert(SourceId("s".into()), Arc::new(source));
        assert_eq!(english.party_within(&project, &Party::Entry(SourceId("s".into()))), within);
    };
    check(SourceKind::Anonymous, "An official", "an official");
    check(SourceKind::Anonymous, "A source at sea", "a source at sea");
    check(SourceKind::Anonymous, "Ahmad", "Ahmad");
    check(SourceKind::Media, "An Nahar", "An Nahar");
}

#[test]
fn arabic_plurals_go_by_the_last_two_digits() {
    let locale = Locale::new(Language::Arabic);
    let text = |count: i64| {
        locale.text_with("status-conflicts", &[("count", count.into())]).replace(['\u{2068}', '\u{2069}'], "")
    };
    let form = |count: i64| text(count).trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
    for (count, like) in [(103, 3), (110, 10), (111, 11), (154, 54), (1_199, 99), (10_003, 3), (200, 100), (302, 100)] {
        assert_eq!(form(count), form(like), "{count}");
        assert!(text(count).starts_with(&count.to_string()), "{}", text(count));
    }
    assert_ne!(form(3), form(11));
    assert_ne!(form(11), form(100));
}
