use super::*;

const TEXT: &str = "وقالت الوزارة في بيان لها إن الميناء سيغلق غدا أمام السفن.";

/// Checks the kinds of the lines of `text`, one letter each; `%` stands for running text.
fn check(text: &str, expected: &str) {
    let text = text.replace('%', TEXT);
    let mut parts = lines(&text);
    arrange(&mut parts);
    let letter = |p: &Part| match p.kind {
        BlockKind::Title => 't',
        BlockKind::Byline => 'b',
        BlockKind::Dateline => 'd',
        BlockKind::Caption => 'c',
        BlockKind::Heading => 'h',
        BlockKind::Paragraph => 'p',
        BlockKind::Quote => 'q',
        BlockKind::ListItem => 'l',
        BlockKind::Credit => 's',
    };
    assert_eq!(parts.iter().map(letter).collect::<String>(), expected, "{text}");
}

#[test]
fn a_title_stands_before_running_text() {
    check("إغلاق الميناء غدا\n\n%\n\n%", "tpp");
    check("إغلاق الميناء غدا\n%\n%", "tpp");
    check("هل يغلق الميناء غدا؟\n%", "tp");
    check("%\n\n%", "pp");
    check("%", "p");
    check("إغلاق الميناء", "p");
    check("أغلق الميناء.\n%", "pp");
    check("الثلاثاء 14 مايو 2030\nإغلاق الميناء غدا\n%", "dtp");
    check("خاص\nبقلم: ليلى حداد\n%", "tbp");
}

#[test]
fn what_follows_a_title_goes_by_groups() {
    check("إغلاق الميناء\n\nسفينة عند الرصيف (رويترز)\n\n%", "tcp");
    check("إغلاق الميناء\nسفينة عند الرصيف [أفق برس]\n%", "tcp");
    check("إغلاق الميناء\n\nالسفن العالقة\nسفينة عند الرصيف (رويترز)\n\n%", "tccp");
    check("إغلاق الميناء\n\nالسفن تنتظر في عرض البحر\n\n%", "thp");
    check("إغلاق الميناء\n\nسفينة عند الرصيف\n\nبداية القصة\n%", "tchp");
    check("إغلاق الميناء\n\nصورة: رصيف الميناء\n%", "tcp");
}

#[test]
fn headings_are_short_lines_before_running_text() {
    check("عنوان الخبر\n%\nالمرحلة التالية\n%\n%", "tphpp");
    check("عنوان الخبر\n%\n\nالمرحلة التالية\n\n%", "tphp");
    check("عنوان الخبر\n%\n\nماذا بعد؟\n%", "tphp");
    check("عنوان الخبر\n%\n\nوأضاف قائلا:\n%", "tppp");
    check("عنوان الخبر\n%\n\nسطر من الشعر\nوسطر يليه\n%", "tpppp");
    check("عنوان الخبر\n%\n\n2030\n%", "tppp");
    check("عنوان الخبر\n%\n\nكلمة أخيرة", "tpp");
    check("عنوان الخبر\n%\n\nسفينة أخرى عند الرصيف (أفق برس)\n\n%", "tpcp");
}

#[test]
fn lists_quotes_and_credits() {
    check("عنوان الخبر\n%\n- بند أول\n- بند ثان\n%", "tpllp");
    check("عنوان الخبر\n%\nالبنود\n1. أول\n2. ثان", "tphll");
    check("عنوان الخبر\n%\n١- أول\n٢- ثان", "tpll");
    check("عنوان الخبر\n%\n- قال ذلك ومضى في طريقه إلى الميناء القديم.\n%", "tppp");
    check("عنوان الخبر\n%\n• بند وحيد\n%", "tplp");
    check("عنوان الخبر\n%\n«لن نفتح الميناء قبل الصيف»\n%", "tpqp");
    check("عنوان الخبر\n%\n«لن نفتح» الميناء «قبل الصيف»\n%", "tphp");
    check("عنوان الخبر\n%\n%\nالمصدر : الأفق + وكالات", "tpps");
    check("عنوان الخبر\n%\n%\n(رويترز)", "tpps");
    check("عنوان الخبر\n%\n%\nالمصدر: الأفق\nكلمات دالة", "tppsp");
    check("عنوان الخبر\n%\n%\n(إعداد ليلى حداد)", "tppb");
    check("المصدر: الأفق", "p");
}

#[test]
fn verse_and_lists_alone_are_paragraphs() {
    check("سطر\nسطر\nسطر\nسطر", "pppp");
    check("قصيدة\n\nسطر أول\nسطر ثان\n\nسطر ثالث\nسطر رابع", "tpppp");
    check("سطر\n\nسطر\n\nسطر", "ppp");
}
