//! The line that says where a report comes from: «المصدر : الجزيرة + وكالات».

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
