//! The lines around a title: who wrote it, where and when.

use super::credits::is_agency;
use super::model::BlockKind;

/// How bylines begin, in the languages we read. Those that could begin a sentence need a colon.
const BYLINES: &[&str] = &[
    "بقلم",
    "بقلم:",
    "كتب:",
    "كتبت:",
    "كتب/",
    "كتبت/",
    "إعداد",
    "إعداد:",
    "اعداد:",
    "تقرير:",
    "تحقيق:",
    "حوار:",
    "حاوره:",
    "حاورته:",
    "ترجمة:",
    "تحرير:",
    "مراسلنا:",
    "الكاتب:",
    "به قلم",
    "نوشته:",
    "نویسنده:",
    "گزارش:",
    "خبرنگار:",
    "تحریر:",
    "رپورٹ:",
    "מאת",
    "מאת:",
    "כתב:",
];

/// How datelines begin that say so.
const DATELINES: &[&str] = &[
    "تاريخ النشر",
    "نشر في",
    "نُشر في",
    "نشرت في",
    "آخر تحديث",
    "تم النشر",
    "منشور في",
    "تحديث:",
    "تاریخ انتشار",
    "تاریخ:",
    "تاریخ اشاعت",
    "פורסם",
    "עודכן",
    "Published",
    "Updated",
    "Posted on",
];

/// Names of months, without their article.
const MONTHS: &[&str] = &[
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ابريل",
    "إبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "اغسطس",
    "سبتمبر",
    "أكتوبر",
    "اكتوبر",
    "نوفمبر",
    "ديسمبر",
    "كانون",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين",
    "جانفي",
    "فيفري",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "محرم",
    "صفر",
    "ربيع",
    "جمادى",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "القعدة",
    "الحجة",
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
    "جنوری",
    "فروری",
    "مارچ",
    "اپریل",
    "مئی",
    "جون",
    "جولائی",
    "اگست",
    "ستمبر",
    "اکتوبر",
    "نومبر",
    "דצמבר",
    "דצמבר",
    "ינואר",
    "פברואר",
    "מרץ",
    "אפריל",
    "מאי",
    "יוני",
    "יולי",
    "אוגוסט",
    "ספטמבר",
    "אוקטובר",
    "נובמבר",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
];

/// Months the table above has no room for, and other words that stand in dates.
const DATE_WORDS: &[&str] = &[
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "السبت",
    "الأحد",
    "الاثنين",
    "الإثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "الأول",
    "الثاني",
    "الآخر",
    "الساعة",
    "صباحا",
    "مساء",
    "ص",
    "م",
    "هـ",
    "ه",
    "غرينتش",
    "gmt",
    "utc",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "شنبه",
    "سال",
    "ساعت",
];

/// Byline or dateline, if the line is either.
pub(super) fn kind(text: &str) -> Option<BlockKind> {
    match () {
        () if text.len() > 360 => None,
        () if is_byline(text) => Some(BlockKind::Byline),
        () if is_dateline(text) => Some(BlockKind::Dateline),
        () => None,
    }
}

/// Whether the line names who wrote or edited the report, and nothing else.
pub(super) fn is_byline(text: &str) -> bool {
    let short = text.len() <= 240 && text.split_whitespace().count() <= 12;
    short && !text.ends_with(['.', '؟', '!']) && byline_name(text).is_some_and(|n| n.chars().any(char::is_alphabetic))
}

/// What follows the words that open a byline, if `text` opens with such words.
pub(super) fn byline_name(text: &str) -> Option<&str> {
    let english = ["By ", "by ", "Reporting by ", "Written by "].iter().find_map(|w| text.strip_prefix(w));
    if let Some(name) = english {
        return name.starts_with(char::is_uppercase).then_some(name.trim());
    }
    BYLINES.iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        // A whole word: «إعداد فلان», not «إعدادات».
        let whole = word.ends_with([':', '/']) || rest.starts_with([' ', ':', '/', '\u{A0}']);
        whole.then(|| rest.trim_start_matches([' ', ':', '/', '-', '\u{A0}']).trim())
    })
}

/// Whether the line says when, or where and by which agency, and nothing else.
fn is_dateline(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || ",،|()–—".contains(c)).filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > 14 || text.ends_with(['.', '؟', '!']) && !text.ends_with("م.") {
        return false;
    }
    if DATELINES.iter().any(|w| text.starts_with(w)) {
        return true;
    }
    let dated = words.iter().filter(|w| is_date_word(w)).count();
    let real = words.iter().filter(|w| w.chars().any(char::is_numeric)).count() > 0;
    (real && dated >= 2 && dated * 2 > words.len())
        || words.iter().any(|w| is_whole_date(w)) && words.len() <= 4
        || is_place_and_agency(text)
}

/// «القاهرة - رويترز», "CAIRO (Reuters)": one or two words, then an agency.
fn is_place_and_agency(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '-', '–', '—', ')']);
    ["(", " - ", " – ", " — ", "/", "-"].iter().any(|mark| {
        let Some((place, agency)) = text.rsplit_once(mark) else { return false };
        (1..=2).contains(&place.split_whitespace().count()) && is_agency(agency)
    })
}

/// A number, a month, a weekday, a clock time.
fn is_date_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.starts_with(char::is_numeric) {
        return word.chars().all(|c| c.is_numeric() || "/-.:٫".contains(c)) || word.len() <= 4;
    }
    let lower = word.to_lowercase();
    let known = |w: &str| MONTHS.contains(&w) || DATE_WORDS.contains(&w);
    known(&lower) || lower.split('/').all(|w| !w.is_empty() && known(w))
}

/// «2024-03-12», «١٢/٣/٢٠٢٤».
fn is_whole_date(word: &str) -> bool {
    let pieces: Vec<&str> = word.split(['/', '-', '.']).collect();
    let number = |p: &&str| (1..=4).contains(&p.chars().count()) && p.chars().all(char::is_numeric);
    pieces.len() == 3 && pieces.iter().all(number) && pieces.iter().any(|p| p.chars().count() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_and_datelines() {
        let check = |text, expected| assert_eq!(kind(text), expected, "{text}");
        use BlockKind::{Byline, Dateline};
        for byline in
            ["بقلم: ليلى حداد", "بقلم ليلى حداد", "إعداد وتحرير: سامر", "By Lina Haddad", "מאת דנה לוי", "به قلم رضا"]
        {
            check(byline, Some(Byline));
        }
        for dateline in [
            "الثلاثاء 12 مارس 2024",
            "12 آذار/مارس 2024",
            "١٢/٣/٢٠٢٤",
            "2024-03-12",
            "القاهرة - رويترز",
            "CAIRO (Reuters)",
            "آخر تحديث: قبل ساعة",
            "مرسى النخيل، 12 مارس 2024",
            "12 March 2024",
            "چهارشنبه ۲۳ خرداد ۱۴۰۳",
        ] {
            check(dateline, Some(Dateline));
        }
        for other in [
            "أميركا وروسيا ناقشتا اللقاء",
            "كتب الرئيس رسالة إلى الأمة",
            "إعدادات الجهاز",
            "12 قتيلا في حادث سير",
            "By the river",
            "خطة 2030 للنقل",
            "قتل 3 أشخاص في 5 مدن",
            "رويترز",
            "الأول",
            "الأول والثاني",
            "طريق الساحل - الجنوب",
        ] {
            check(other, None);
        }
    }
}
