use super::*;
use crate::annotation::Timestamp;
use crate::article::{ArticleId, BlockKind, Meta, Origin};
use proptest::prelude::*;

fn article(text: &str) -> Article {
    let parts = text.split('\n').map(|t| (BlockKind::Paragraph, None, t));
    Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts)
}

/// The mark on the part of `text` between bars, and the text without them.
fn marked(text: &str) -> (Mark, Article) {
    let parts: Vec<&str> = text.split('|').collect();
    let article = article(&parts.concat());
    let start = parts[0].chars().count() as u32;
    let range = CpRange::new(start, start + parts[1].chars().count() as u32);
    (describe(&article, range).unwrap(), article)
}

/// How the mark between bars in `before` resolves in `after`; `[…]` is the place found, `?` fuzzy, `n` the
/// number of candidates.
fn check(before: &str, after: &str, expected: &str) {
    let (mark, _) = marked(before);
    let article = article(after);
    let around = |range: CpRange, sign: &str| {
        let length = article.index().len().0;
        let (head, tail) = (CpRange::new(0, range.start.0), CpRange::new(range.end.0, length));
        format!("{}[{}]{sign}{}", article.slice(head), article.slice(range), article.slice(tail))
    };
    let found = match resolve(&article, &mark) {
        Resolution::Exact => "exact".to_owned(),
        Resolution::Moved(range) => around(range, ""),
        Resolution::Fuzzy(candidate) => around(candidate.range, "?"),
        Resolution::Ambiguous(candidates) => format!("{} places", candidates.len()),
        Resolution::Orphan(_) => "orphan".to_owned(),
    };
    assert_eq!(found, expected);
}

const A: &str = "أعلن متحدث باسم البلدية صباح الخميس";
const B: &str = "وأضاف أن الطريق الساحلي يفتح في نهاية الشهر";

#[test]
fn an_unchanged_place_is_exact() {
    let text = format!("{A}، قال |المهندس| {B}");
    check(&text, &text.replace('|', ""), "exact");
    check("|قال|", "قال", "exact");
    // Changes further away than the context do not matter.
    check(&format!("{A} {A} |المهندس| {B} {B}"), &format!("{A} {A} المهندس {B} {B} وانتهى"), "exact");
}

#[test]
fn a_shifted_place_is_moved() {
    let text = format!("{A} |المهندس| {B}");
    check(&text, &format!("عاجل: {A} المهندس {B}"), &format!("عاجل: {A} [المهندس] {B}"));
    check(&text, &format!("{B}\n{A} المهندس {B}"), &format!("{B}\n{A} [المهندس] {B}"));
    // One side as it was is enough; so it is where the other side was written anew.
    check(&text, &format!("عاجل {A} المهندس سامي الكيلاني"), &format!("عاجل {A} [المهندس] سامي الكيلاني"));
}

#[test]
fn the_same_word_elsewhere_is_not_taken_for_it() {
    // The marked word is gone; another one like it stands in other surroundings.
    check(&format!("{A} |قال| {B}"), "في القاهرة قال الوزير إن المؤتمر تأجل", "orphan");
    check(&format!("{A} |المهندس| {B}"), "عاد المهندس من سفره بعد عام", "orphan");
}

#[test]
fn equal_places_are_ambiguous() {
    let text = format!("{A} |المهندس| {B}");
    let copy = text.replace('|', "");
    check(&text, &format!("عاجل\n{copy}\n{copy}"), "2 places");
    check("|اليوم|", "اليوم ثم اليوم", "2 places");
}

#[test]
fn changed_words_in_their_old_surroundings_are_fuzzy() {
    let text = format!("{A} |المهندس سامي الكيلاني| {B}");
    check(&text, &format!("{A} المهندس سامى الكيلانى {B}"), &format!("{A} [المهندس سامى الكيلانى]? {B}"));
    check(&text, &format!("عاجل: {A} المهندس الكيلاني {B}"), &format!("عاجل: {A} [المهندس الكيلاني]? {B}"));
    check(&text, &format!("{A} {B}"), "orphan");
    check(&text, "", "orphan");
}

#[test]
fn a_long_quote_with_a_changed_word_is_fuzzy_whole() {
    let long: String = (0..12).map(|n| format!("{A} {n} {B} {} ", n * n)).collect();
    let changed = long.replacen("الطريق", "الجسر", 1);
    check(&format!("أولا |{long}| أخيرا"), &format!("أولا {changed} أخيرا"), &format!("أولا [{changed}]? أخيرا"));
}

#[test]
fn an_annotation_is_carried_whole_or_not_at_all() {
    let old = article(&format!("{A} المهندس {B}"));
    let marks = [CpRange::new(0, 4), CpRange::new(36, 43)].map(|r| describe(&old, r).unwrap()).to_vec();
    let id = crate::annotation::AnnotationId("n".into());
    let label = crate::annotation::LabelId("claim".into());
    let annotation = crate::annotation::Annotation::new(id, old.id.clone(), label, marks, "x", Timestamp(0));
    let carried = carry(&article(&format!("عاجل\n{A} المهندس {B}")), &annotation).unwrap();
    let quotes: Vec<_> = carried.marks.iter().map(|m| (m.range, m.quote.as_str())).collect();
    assert_eq!(quotes, [(CpRange::new(5, 9), "أعلن"), (CpRange::new(41, 48), "المهندس")]);
    let lost = carry(&article(A), &annotation).unwrap_err();
    assert_eq!(lost.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_was_described_is_found_where_it_is(text in "[ابت \n]{1,80}", a in 0u32..80, b in 0u32..80) {
        let article = article(&text);
        if let Some(mark) = describe(&article, CpRange::new(a.min(b), a.max(b))) {
            prop_assert_eq!(resolve(&article, &mark), Resolution::Exact);
        }
    }

    /// Text put in before a mark, further away than its context, moves it by just that much.
    #[test]
    fn text_put_in_far_before_moves_it(words in prop::collection::vec("[ا-ي]{3,7}", 30..60), at in 15usize..25, new in "[a-z ]{1,40}") {
        let text = words.join(" ");
        let start = words[..at].iter().map(|w| w.chars().count() as u32 + 1).sum();
        let old = article(&text);
        let mark = describe(&old, CpRange::new(start, start + words[at].chars().count() as u32)).unwrap();
        let changed = article(&format!("{new}{text}"));
        let by = new.chars().count() as u32;
        let expected = CpRange::new(mark.range.start.0 + by, mark.range.end.0 + by);
        prop_assert_eq!(resolve(&changed, &mark), Resolution::Moved(expected));
    }

    #[test]
    fn no_mark_and_no_text_makes_it_fail(quote in "\\PC{0,40}", prefix in "\\PC{0,32}", suffix in "\\PC{0,32}", text in "\\PC{0,80}", at in 0u32..100) {
        let article = article(&text);
        let range = CpRange::new(at, at + quote.chars().count() as u32);
        let mark = Mark { range, quote, prefix, suffix };
        if let Resolution::Moved(range) = resolve(&article, &mark) {
            prop_assert_eq!(article.slice(range), mark.quote.as_str());
        }
    }
}
