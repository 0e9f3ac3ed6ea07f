//! Anchors on real text: articles edited at random and the quotes of others' annotations.

mod common;
#[path = "common/quotes.rs"]
mod quotes;
#[path = "common/versions.rs"]
mod versions;

use versions::{Tally, texts, try_text};

/// The rule: what is said to be exact or moved is right.
fn check(tally: &Tally) {
    let wrong = tally.wrong.len();
    assert!(wrong == 0, "{wrong} of {} certain places are wrong: {:#?}", tally.certain(), tally.wrong);
}

#[test]
fn on_articles_edited_at_random_no_certain_answer_is_wrong() {
    let Some(shared) = common::shared_dir() else { return };
    let mut all = Tally::default();
    for (number, (_, text)) in texts(&shared).iter().enumerate() {
        for (most, rounds) in [(3, 12), (12, 12), (40, 6)] {
            all.add(try_text(text, number as u64 * 1000 + most as u64, rounds, most, None));
        }
    }
    check(&all);
    assert!(all.marks > 10_000, "only {} marks were tried", all.marks);
    let (found, unchanged) = (all.unchanged_certain, all.unchanged);
    assert!(found * 10 > unchanged * 8, "of {unchanged} marks whose words stand unchanged only {found} are certain");
}

/// A quote stands where its annotator marked it: found without its position, never elsewhere.
#[test]
fn the_quotes_of_the_corpus_are_found_where_they_were_made() {
    let Some(shared) = common::shared_dir() else { return };
    let (mut certain, mut all) = (0, 0);
    for quoted in quotes::quotes(&shared) {
        let article = versions::article(&quoted.text);
        let finder = isnad::anchor::Finder::new(&article);
        for range in &quoted.marks {
            let range = isnad::text::CpRange::new(range.start as u32, range.end as u32);
            let Some(mark) = isnad::anchor::describe(&article, range) else { continue };
            let elsewhere = quotes::without_position(&mark);
            all += 1;
            match finder.resolve(&elsewhere) {
                isnad::anchor::Resolution::Exact => certain += 1,
                isnad::anchor::Resolution::Moved(found) => {
                    assert_eq!(found, mark.range, "{}: {mark:?}", quoted.file);
                    certain += 1;
                }
                other => assert!(
                    other.places(mark.range).contains(&mark.range),
                    "{}: {mark:?} is not among {other:?}",
                    quoted.file
                ),
            }
        }
    }
    assert!(all > 1400 && certain * 10 > all * 9, "{certain} of {all} were found for certain");
}
