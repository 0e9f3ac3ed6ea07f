//! The line that says where a report comes from: «المصدر : الجزيرة + وكالات».

use crate::text::CpRange;
use crate::text::position::cp_len;

/// The words that open a credit line, in the languages we read.
const LABELS: &[&str] = &[
    "المصادر",
    "المصدر",
    "مصادر",
    "مصدر",
    "المراجع",
    "منابع",
    "منبع",
    "ماخذ",
    "مآخذ",
    "بشکریہ",
    "ذرائع",
    "מקורות",
    "מקור",
    "sources",
    "source",
    "credits",
    "credit",
];

/// News agencies and the words for them, as credit lines and datelines name them.
const AGENCIES: &[&str] = &[
    "وكالات",
    "الوكالات",
    "وكالة",
    "رويترز",
    "فرانس برس",
    "الفرنسية",
    "أ ف ب",
    "أ.ف.ب",
    "ا ف ب",
    "أسوشيتد برس",
    "أسوشييتد برس",
    "د ب أ",
    "د.ب.أ",
    "الألمانية",
    "الأناضول",
    "شينخوا",
    "سبوتنيك",
    "نوفوستي",
    "تاس",
    "سانا",
    "واس",
    "وام",
    "قنا",
    "كونا",
    "بترا",
    "سبأ",
    "وفا",
    "الجزيرة",
    "الجزيرة نت",
    "العربية",
    "بي بي سي",
    "سي إن إن",
    "دويتشه فيله",
    "مواقع إلكترونية",
    "مواقع التواصل",
    "الصحافة",
    "صحف",
    "خبرگزاری‌ها",
    "ایسنا",
    "ایرنا",
    "فارس",
    "مهر",
    "تسنیم",
    "رویترز",
    "روئٹرز",
    "סוכנויות",
    "reuters",
    "afp",
    "ap",
    "dpa",
    "agencies",
    "bbc",
    "cnn",
    "xinhua",
];

/// The sources a credit line names, in its order: «المصدر : الجزيرة + وكالات» names «الجزيرة» and «وكالات».
///
/// A label such as «المصدر:» is dropped, so are brackets around the whole.
/// Names stand apart by `+`, `،`, `,`, `؛`, `;`, `/`, `|`, `&`, a dash between
/// spaces, or a lone «و» or `and`; «ووكالات» at a name's end is «و» and «وكالات».
pub fn credits(line: &str) -> Vec<String> {
    let names = strip_label(line).unwrap_or(line).trim().trim_end_matches(['.', '۔']);
    let names = names.trim_start_matches(['-', '–', '—', ' ']);
    let names = inside_brackets(names).unwrap_or(names);
    // The end of brackets that opened before the label.
    let names = if names.contains(['(', '[']) { names } else { names.trim_end_matches([')', ']']) };
    let mut found = Vec::new();
    for piece in names.split(['+', '،', ',', '؛', ';', '/', '|', '&', '＋']) {
        let mut words: Vec<&str> = Vec::new();
        for word in piece.split_whitespace() {
            if matches!(word, "-" | "–" | "—" | "و" | "and") {
                push_name(&mut found, &mut words);
            } else if matches!(word, "ووكالات" | "والوكالات") && !words.is_empty() {
                push_name(&mut found, &mut words);
                words.push(word.strip_prefix('و').unwrap_or(word));
            } else {
                words.push(word);
            }
        }
        push_name(&mut found, &mut words);
    }
    found
}

/// What stands where in a credit line; in code points of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CreditLine {
    /// The label with its colon, «المصدر :», if the line has one.
    pub cue: Option<CpRange>,
    /// The sources as [`credits`] names them, and where each stands.
    pub names: Vec<(CpRange, String)>,
}

/// Finds the label and the names of a credit line in it.
pub fn credit_line(line: &str) -> CreditLine {
    let after = strip_label(line).map_or(0, |rest| line.len() - rest.len());
    let label = line.get(..after).unwrap_or_default();
    let opening = label.len() - label.trim_start_matches(['(', '[', '*', ' ']).len();
    let range = |start: usize, end: usize| {
        let cps = |end: usize| cp_len(line.get(..end).unwrap_or_default());
        CpRange::new(cps(start), cps(end))
    };
    let mut at = after;
    let mut names = Vec::new();
    for name in credits(line) {
        let Some((start, end)) = line.get(at..).and_then(|rest| words_in(rest, &name)) else { continue };
        names.push((range(at + start, at + end), name));
        at += end;
    }
    CreditLine { cue: (after > 0).then(|| range(opening, after)), names }
}

/// Where the words of `name` first follow each other in `line`, whatever space is between them; in bytes.
fn words_in(line: &str, name: &str) -> Option<(usize, usize)> {
    let first = name.split_whitespace().next()?;
    line.match_indices(first).map(|(start, _)| start).find_map(|start| {
        let mut rest = line.get(start..)?;
        for word in name.split_whitespace() {
            rest = rest.trim_start().strip_prefix(word)?;
        }
        Some((start, line.len() - rest.len()))
    })
}

fn push_name(found: &mut Vec<String>, words: &mut Vec<&str>) {
    let name = words.join(" ");
    words.clear();
    if name.chars().any(char::is_alphabetic) {
        found.push(name);
    }
}

/// Whether `line` is a credit line by its label: «المصدر : …», "Sources: …".
pub(super) fn is_labelled(line: &str) -> bool {
    strip_label(line).is_some_and(|rest| !rest.trim().is_empty() && rest.chars().take(120).count() < 120)
}

/// Whether `line` consists of nothing but names of agencies: «(رويترز، أ ف ب)», «الجزيرة + وكالات».
pub(super) fn is_agencies(line: &str) -> bool {
    let names = if line.len() > 200 { Vec::new() } else { credits(line) };
    !names.is_empty() && names.iter().all(|n| is_agency(n))
}

/// Whether `name` is a news agency we know.
pub(super) fn is_agency(name: &str) -> bool {
    let name = name.trim();
    let name = name.strip_prefix("وكالة ").unwrap_or(name).to_lowercase();
    AGENCIES.contains(&name.as_str())
}

/// What follows the label, if the line has one and a colon (or a dash) after it.
fn strip_label(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['(', '[', '*', ' ']);
    LABELS.iter().find_map(|label| {
        let head = line.get(..label.len())?;
        let rest = line.get(label.len()..)?.trim_start();
        let rest = head.eq_ignore_ascii_case(label).then_some(rest)?;
        rest.strip_prefix([':', '：', '-', '–', '/'])
    })
}

/// The text inside brackets that enclose the whole line.
fn inside_brackets(line: &str) -> Option<&str> {
    [('(', ')'), ('[', ']'), ('（', '）')]
        .into_iter()
        .find_map(|(open, close)| line.trim().strip_prefix(open)?.strip_suffix(close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_sources() {
        let check = |line, expected: &[&str]| assert_eq!(credits(line), expected, "{line}");
        check("المصدر : الجزيرة + وكالات", &["الجزيرة", "وكالات"]);
        check("المصادر: الأفق نت، وكالة الساحل للأنباء ووكالات", &["الأفق نت", "وكالة الساحل للأنباء", "وكالات"]);
        check("(رويترز، أ ف ب)", &["رويترز", "أ ف ب"]);
        check("Source: Reuters and AFP.", &["Reuters", "AFP"]);
        check("منبع: ایسنا - فارس", &["ایسنا", "فارس"]);
        check("المصدر:", &[]);
        check("", &[]);
        check("المصدر - وكالات", &["وكالات"]);
        check("--(بترا)", &["بترا"]);
    }

    #[test]
    fn finds_label_and_names_where_they_stand() {
        let check = |line: &str, cue: Option<&str>, expected: &[&str]| {
            let found = credit_line(line);
            let slice = |range: CpRange| crate::text::position::slice_of(line, range);
            assert_eq!(found.cue.map(slice), cue, "{line}");
            let names: Vec<&str> = found.names.iter().map(|(range, _)| slice(*range)).collect();
            assert_eq!(names, expected, "{line}");
        };
        check("المصدر : الجزيرة + وكالات", Some("المصدر :"), &["الجزيرة", "وكالات"]);
        check("المصادر: الأفق  نت، وكالة الساحل ووكالات", Some("المصادر:"), &["الأفق  نت", "وكالة الساحل", "وكالات"]);
        check("(المصدر: الأفق)", Some("المصدر:"), &["الأفق"]);
        check("(رويترز، أ ف ب)", None, &["رويترز", "أ ف ب"]);
        check("Source: Source News", Some("Source:"), &["Source News"]);
        check("", None, &[]);
    }

    #[test]
    fn tells_credit_lines_from_sentences() {
        let check = |line, labelled, agencies| {
            assert_eq!((is_labelled(line), is_agencies(line)), (labelled, agencies), "{line}");
        };
        check("المصدر : الجزيرة + وكالات", true, true);
        check("المصدر: موقع الأفق", true, false);
        check("(وكالات)", false, true);
        check("مصدر أمني قال إن الطريق مغلق", false, false);
        check("المصدر:", false, false);
        check("وقال الوزير إن الطريق مغلق.", false, false);
    }
}
