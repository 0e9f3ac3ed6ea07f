use super::*;
use crate::article::paste_text;
use crate::text::fold::fold;
use proptest::prelude::*;

/// What is found of `query` in `text`.
fn found<'t>(text: &'t str, query: &str, exact: bool) -> Vec<&'t str> {
    let mut found = Vec::new();
    Query::new(query, exact).find(text, |range| found.push(&text[range]));
    found
}

#[test]
fn writings_of_one_word_are_found_by_each_other() {
    let check = |text: &str, query: &str, expected: &[&str]| assert_eq!(found(text, query, false), expected, "{query}");
    check("في الأُمَّـةِ والامه", "امه", &["أُمَّـةِ", "امه"]);
    check("إلى الى اِلَى", "الي", &["إلى", "الى", "اِلَى"]);
    check("مسؤول مسوول مســؤول", "مسؤول", &["مسؤول", "مسوول", "مســؤول"]);
    check("عام ٢٠٢٦ و2026 و۲۰۲۶", "٢٠٢٦", &["٢٠٢٦", "2026", "۲۰۲۶"]);
    check("Reuters REUTERS رويترز", "reuters", &["Reuters", "REUTERS"]);
    check("هٰذا هذا", "هذا", &["هٰذا", "هذا"]);
    check("می\u{200C}شود", "ميشود", &["می\u{200C}شود"]);
    check("ق\u{200F}ال\u{200F} كارتر", "قال", &["ق\u{200F}ال"]);
    check("\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA}", "محمد", &["\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA}"]);
    check("قال \u{FDFA}.", "الله عليه", &["\u{FDFA}"]);
    check("\u{FEFB}\u{FEFB}", "ا", &["\u{FEFB}", "\u{FEFB}"]);
    check("وزير\u{00A0}\u{200F} \tالنقل", "وزير النقل", &["وزير\u{00A0}\u{200F} \tالنقل"]);
    check("بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ", "الله الرحمن", &["ٱللَّهِ ٱلرَّحْمَٰنِ"]);
    check("aabaabaaa", "aabaaa", &["aabaaa"]);
    check("aaa", "aa", &["aa"]);
    check("😀 قال😀", "قال", &["قال"]);
    check("🇸🇾🇱🇧", "\u{1F1FE}", &["🇸🇾"]);
    check("قال\r\nقال", "قال", &["قال", "قال"]);
}

#[test]
fn spaces_are_found_as_runs() {
    assert_eq!(found("ا  ب ت", " ", false), ["  ", " "]);
    assert_eq!(found("ا  ب ت", "ا ", false), ["ا  "]);
    assert_eq!(found("ا  ب ت", " ب ", false), ["  ب "]);
}

#[test]
fn nothing_is_found_of_nothing() {
    for query in ["", "\u{064E}", "ـ", "\u{200F}"] {
        assert!(Query::new(query, false).is_empty());
        assert!(found("قَالَـ\u{200F}", query, false).is_empty());
    }
    assert!(Query::new("", true).is_empty() && !Query::new("\u{064E}", true).is_empty());
}

#[test]
fn blocks_are_borders() {
    for exact in [false, true] {
        assert_eq!(found("قال\nكارتر", "قال\nكارتر", exact), [""; 0]);
        assert_eq!(found("قال\nكارتر قال كارتر", "قال كارتر", exact), ["قال كارتر"]);
    }
}

#[test]
fn exactly_is_code_point_for_code_point() {
    let check = |text: &str, query: &str, expected: &[&str]| assert_eq!(found(text, query, true), expected, "{query}");
    check("أمة امة أمه", "أمة", &["أمة"]);
    check("قالَ قال", "قال", &["قال", "قال"]);
    check("قالَ قال", "قالَ", &["قالَ"]);
    check("٢٠٢٦ 2026", "2026", &["2026"]);
}

#[test]
fn places_are_named_in_code_points_of_the_article() {
    let article = paste_text("عنوان 😀 الخبر\n\nقالت الوزارة: «😀 الأخبار» و الاخبار.\n\nخبر");
    let hits = Query::new("اخبار", false).find_in(&article);
    let texts: Vec<&str> = hits.iter().map(|&hit| article.slice(hit)).collect();
    assert_eq!(texts, ["أخبار", "اخبار"]);
    assert!(hits.iter().all(|hit| article.block_at(hit.start) == 1));
}

#[test]
fn a_hit_is_shown_among_whole_words() {
    let block = "قالت وزارة النقل في بيان يوم الأحد إن حركة السفن ستعود";
    let check = |query: &str, before, after, expected: &str| {
        let hit = Query::new(query, false).find_in_text(block)[0].bytes.clone();
        let Context { text, hit } = context(block, hit, before, after);
        let chars: Vec<char> = text.chars().collect();
        let part = |a: usize, b: usize| chars[a..b].iter().collect::<String>();
        let (a, b) = (hit.start.index(), hit.end.index());
        assert_eq!(format!("{}[{}]{}", part(0, a), part(a, b), part(b, chars.len())), expected);
    };
    check("بيان", 12, 12, "…النقل في [بيان] يوم الأحد…");
    check("قالت", 12, 9, "[قالت] وزارة…");
    check("ستعود", 7, 30, "…السفن [ستعود]");
}

#[rustfmt::skip]
const LETTERS: &str =
    "[اأإآٱىيیةهكلم ـ\u{064B}\u{0651}\u{0670}\u{200C}\u{200F}٣3۳aA\u{00A0}\u{FEFB}\u{FDF2}😀\r\n]{0,24}";

/// `text` folded, runs of spaces made one: what a query and its hits have alike.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in fold(text).text().chars() {
        if c != ' ' || !plain.ends_with(' ') {
            plain.push(c);
        }
    }
    plain
}

proptest! {
    #[test]
    fn a_hit_folds_to_what_the_query_folds_to(text in LETTERS, query in LETTERS) {
        for hit in found(&text, &query, false) {
            // A ligature or grapheme cluster is taken whole.
            prop_assert!(plain(hit).contains(&plain(&query)), "{hit:?} for {query:?} in {text:?}");
            prop_assert!(!hit.contains('\n'));
        }
    }

    #[test]
    fn every_part_is_found_at_its_place(text in LETTERS, a in 0..24_usize, b in 0..24_usize) {
        let places: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let (a, b) = (places[a.min(b).min(places.len() - 1)], places[a.max(b).min(places.len() - 1)]);
        let part = &text[a..b];
        prop_assume!(!part.contains('\n'));
        for exact in [false, true] {
            let query = Query::new(part, exact);
            if query.is_empty() {
                continue;
            }
            let mut ranges = Vec::new();
            query.find(&text, |range| ranges.push(range));
            prop_assert!(ranges.iter().any(|r| r.start < b && a < r.end), "{part:?} in {text:?}: {ranges:?}");
            prop_assert!(ranges.windows(2).all(|w| w[0].end <= w[1].start));
        }
    }

    #[test]
    fn what_is_found_exactly_is_found_by_folding(text in LETTERS, query in LETTERS) {
        let mut by_folding = Vec::new();
        Query::new(&query, false).find(&text, |range| by_folding.push(range));
        prop_assume!(!Query::new(&query, false).is_empty());
        Query::new(&query, true).find(&text, |exact| {
            assert!(by_folding.iter().any(|r| r.start < exact.end && exact.start < r.end), "{query:?} in {text:?}");
        });
    }

    #[test]
    fn scanning_agrees_with_folding_first(text in "[اأىيةهلم ـ\u{064B}\u{0651}3٣aA]{0,40}", query in "[اأىيةهلم\u{064B}3٣a]{1,3}") {
        let whole = fold(&text);
        let expected: Vec<CpRange> = whole.find(&fold(&query)).collect();
        let mut places = Vec::new();
        Query::new(&query, false).find(&text, |range| {
            let cp = |byte: usize| Cp(text[..byte].chars().count() as u32);
            places.push(CpRange { start: cp(range.start), end: cp(range.end) });
        });
        prop_assert_eq!(places, expected);
    }
}
