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
    // One side as it was is enough if a little of the other is; without, it is to be confirmed.
    check(&text, &format!("عاجل {A} المهندس وأضاف أنه"), &format!("عاجل {A} [المهندس] وأضاف أنه"));
    check(&text, &format!("عاجل {A} المهندس سامي الكيلاني"), &format!("عاجل {A} [المهندس]? سامي الكيلاني"));
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

fn annotation(article: &Article, ranges: &[CpRange]) -> std::sync::Arc<crate::annotation::Annotation> {
    let marks = ranges.iter().map(|r| describe(article, *r).unwrap()).collect();
    let (id, label) = (crate::annotation::AnnotationId("n".into()), crate::annotation::LabelId("claim".into()));
    std::sync::Arc::new(crate::annotation::Annotation::new(id, article.id.clone(), label, marks, "x", Timestamp(0)))
}

/// The state of the mark between bars in `before` when `after` takes the place of that text.
fn check_update(before: &str, after: &str, expected: State) {
    let (mark, old) = marked(before);
    let new = article(after);
    let found = update(&old, &new, [annotation(&old, &[mark.range])]);
    assert_eq!(found[0].state(), expected, "{after}: {:?}", found[0].marks);
}

#[test]
fn what_stood_twice_is_never_moved() {
    let formula = format!("{A} قال المتحدث {B}");
    let twice = format!("{A} قال |المتحدث| {B}\nفاصل\n{formula}");
    // The first is gone, the second stands there just as the first did.
    check_update(&twice, &format!("فاصل\n{formula}"), State::Fuzzy);
    check_update(&twice, &format!("عاجل\n{formula}\nفاصل\n{formula}"), State::Ambiguous);
    check_update(&twice, &twice.replace('|', ""), State::Exact);
    // Seen without the old text it is a place like any other.
    let (mark, _) = marked(&twice);
    assert!(matches!(resolve(&article(&format!("فاصل\n{formula}")), &mark), Resolution::Moved(_)));
}

#[test]
fn one_whole_side_is_enough_where_the_old_text_is_known() {
    let text = format!("{A} |المهندس سامي| {B}");
    check_update(&text, &format!("عاجل {A} المهندس سامي"), State::Moved);
    // A letter may be any word's.
    check_update(&format!("{A} |ا|لمهندس {B}"), &format!("عاجل {A} ا"), State::Orphan);
}

#[test]
fn common_words_rely_on_their_surroundings() {
    let text = format!("في {A} |في| {B} في");
    check_update(&text, &format!("عاجل: في {A} في {B} في"), State::Moved);
    check_update(&text, "في القاهرة عقد المؤتمر في موعده وفي حضور كثيرين", State::Orphan);
    check_update(&text, &format!("{B} ثم {A} وفي القاهرة في المساء"), State::Orphan);
}

#[test]
fn a_mark_across_blocks_survives_their_joining() {
    let text = format!("{A} |قال المهندس\nسامي الكيلاني| {B}");
    let joined = text.replace(['|'], "").replace('\n', " ");
    let (mark, old) = marked(&text);
    let found = update(&old, &article(&joined), [annotation(&old, &[mark.range])]);
    assert_eq!((found[0].state(), found[0].best()), (State::Fuzzy, vec![mark.range]));
    // Beside a mark a block's end is as good as a space.
    check_update(&format!("{A}\nقال |المهندس| {B}"), &format!("{A} قال المهندس {B}"), State::Exact);
}

#[test]
fn a_mark_of_several_parts_is_as_sure_as_the_least_of_them() {
    let old = article(&format!("{A} المهندس {B}"));
    let ranges = [CpRange::new(0, 4), CpRange::new(36, 43)];
    let check = |after: &str, expected| {
        let new = article(after);
        let found = update(&old, &new, [annotation(&old, &ranges)]);
        assert_eq!(found[0].state(), expected, "{after}");
        place(&new, &found[0].annotation, &found[0].best())
    };
    let moved = check(&format!("عاجل\n{A} المهندس {B}"), State::Moved).unwrap();
    assert_eq!(moved.marks.iter().map(|m| m.range.start.0).collect::<Vec<_>>(), [5, 41]);
    check(&format!("{A} المهندسة {B}"), State::Fuzzy);
    check(A, State::Orphan);
    // Two parts cannot stand on the same words.
    assert_eq!(place(&old, &annotation(&old, &ranges), &[ranges[0], ranges[0]]), None);
    assert_eq!(place(&old, &annotation(&old, &ranges), &[CpRange::new(900, 901)]), None);
}

#[test]
fn a_respelled_text_is_like_itself() {
    let text = format!("{A} |المهندس سامي الكيلاني إلى المدينة| {B}");
    let respelled = text.replace('|', "").replace('أ', "ا").replace('ي', "ى").replace('ة', "ه").replace('إ', "ا");
    check_update(&text, &respelled, State::Fuzzy);
}

#[test]
fn the_lowest_score_falls_with_length() {
    let scores: Vec<u16> = [1, 3, 8, 14, 32, 400, usize::MAX].map(|length| lowest(length).0).into();
    assert_eq!(scores, [900, 827, 725, 663, 590, 508, 500]);
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
