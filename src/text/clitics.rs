//! Arabic proclitics: the و of والمصدر, the ال of المصدر.
//!
//! An analyst who marks a source means the noun, not the conjunction written
//! onto it. [`peel`] takes one proclitic off the start of a selected word, in
//! the order the language puts them on, and [`unpeel`] gives all of them back:
//!
//! 1. a conjunction: و or ف;
//! 2. a preposition: ب, ك or ل; or the future's س before the prefix of a verb (ي ت ن أ);
//! 3. the article: ال (also ٱل), or after the preposition ل the bare ل it
//!    leaves there.
//!
//! للصحيفة is ل + الصحيفة, whose alef is not written after ل. Peeling it leaves
//! لصحيفة: the article without its alef, since a selection holds what is in the
//! text; peeling that leaves صحيفة. No dictionary is asked: in ليبيا after للـ, or
//! in وزير, it is the analyst who sees that the letter belongs to the word.

use super::fold::is_mark;
use super::position::slice_of;
use super::words::word_at;
use super::{Cp, CpRange};

/// The fewest letters a peeled word keeps.
const FEWEST: usize = 2;

/// How much of the proclitics before a place has been read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Nothing,
    Conjunction,
    /// ب, ك.
    Preposition,
    /// ل, after which the article is a bare ل.
    Lam,
    /// Nothing more comes before the word itself.
    Done,
}

/// A letter with the marks and tatweels on it.
#[derive(Clone, Copy)]
struct Letter {
    letter: char,
    /// Its length with its marks, in code points.
    len: u32,
}

/// `range` without the first proclitic of the word it starts in; `None` if there is none, or too little would be left.
///
/// Vowel marks and tatweels on the proclitic go with it. Where the range
/// starts inside a word, what stands before it there must be proclitics.
pub fn peel(text: &str, range: CpRange) -> Option<CpRange> {
    let word = word_at(text, range.start);
    if !word.contains(range.start) {
        return None;
    }
    let before = letters(slice_of(text, CpRange { start: word.start, end: range.start }));
    let selected = CpRange { start: range.start, end: word.end.min(range.end) };
    let letters = letters(slice_of(text, selected));
    let mut stage = Stage::Nothing;
    let mut rest = &before[..];
    while !rest.is_empty() {
        // The letters after tell س from س, as they did when it was peeled.
        let all: Vec<Letter> = rest.iter().chain(&letters).copied().collect();
        let (count, next) = proclitic(stage, &all)?;
        rest = rest.get(count..)?;
        stage = next;
    }
    let (count, _) = proclitic(stage, &letters)?;
    let len: u32 = letters[..count].iter().map(|letter| letter.len).sum();
    (letters.len() >= count + FEWEST).then_some(CpRange { start: range.start.plus(len), end: range.end })
}

/// `range` from the start of the word it starts in; `None` if it starts there already.
pub fn unpeel(text: &str, range: CpRange) -> Option<CpRange> {
    let word = word_at(text, range.start);
    (word.contains(range.start) && word.start < range.start).then_some(CpRange { start: word.start, end: range.end })
}

/// The letters of a word, its marks and tatweels with the letter before.
fn letters(word: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in word.chars() {
        match letters.last_mut() {
            Some(last) if is_mark(c) || c == '\u{0640}' => last.len += 1,
            _ => letters.push(Letter { letter: c, len: 1 }),
        }
    }
    letters
}

/// The proclitic that `letters` start with after `stage`: its letters, and the stage after it.
fn proclitic(stage: Stage, letters: &[Letter]) -> Option<(usize, Stage)> {
    let at = |place: usize| letters.get(place).map(|letter| letter.letter);
    let first = at(0)?;
    match first {
        'و' | 'ف' if stage == Stage::Nothing => Some((1, Stage::Conjunction)),
        'ب' | 'ك' if stage <= Stage::Conjunction => Some((1, Stage::Preposition)),
        'ل' if stage <= Stage::Conjunction => Some((1, Stage::Lam)),
        'س' if stage <= Stage::Conjunction && matches!(at(1), Some('ي' | 'ت' | 'ن' | 'أ')) && letters.len() > 3 => {
            Some((1, Stage::Done))
        }
        'ا' | 'ٱ' if stage <= Stage::Preposition && at(1) == Some('ل') => Some((2, Stage::Done)),
        'ل' if stage == Stage::Lam => Some((1, Stage::Done)),
        _ => None,
    }
}

/// Whether the word that `at` is in starts with a proclitic that [`peel`] would take from it.
pub fn has_proclitic(text: &str, at: Cp) -> bool {
    peel(text, word_at(text, at)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Checks what is left of the first word of `text` after each peeling, and that all comes back.
    fn check(text: &str, expected: &[&str]) {
        let word = word_at(text, Cp(0));
        let mut range = word;
        let mut found = Vec::new();
        while let Some(next) = peel(text, range) {
            found.push(slice_of(text, next));
            range = next;
        }
        assert_eq!(found, expected, "{text}");
        assert_eq!(unpeel(text, range), (range != word).then_some(word));
    }

    #[test]
    fn proclitics_come_off_one_at_a_time() {
        check("والمصدر", &["المصدر", "مصدر"]);
        check("وبالمصدر", &["بالمصدر", "المصدر", "مصدر"]);
        check("فكالمصدر", &["كالمصدر", "المصدر", "مصدر"]);
        check("لوزارة", &["وزارة"]);
        check("ٱلوزارة", &["وزارة"]);
        check("المصدر الرسمي", &["مصدر"]);
        check("مصدر", &[]);
    }

    #[test]
    fn lam_leaves_the_article_without_its_alef() {
        check("للصحيفة", &["لصحيفة", "صحيفة"]);
        check("وللصحيفة", &["للصحيفة", "لصحيفة", "صحيفة"]);
        check("لله", &["له"]);
    }

    #[test]
    fn the_future_is_peeled_from_verbs_alone() {
        check("سيقول", &["يقول"]);
        check("وستعلن", &["ستعلن", "تعلن"]);
        check("سوريا", &[]);
        check("ستة", &[]);
    }

    #[test]
    fn at_least_two_letters_stay() {
        check("ولد", &["لد"]);
        check("وَلَد", &["لَد"]);
        check("به", &[]);
        check("ال", &[]);
        check("و", &[]);
        check("", &[]);
    }

    #[test]
    fn marks_go_with_their_letter() {
        check("وَالْمَصْدَرُ", &["الْمَصْدَرُ", "مَصْدَرُ"]);
        check("وـَقال", &["قال"]);
        check("الصَّحيفة", &["صَّحيفة"]);
    }

    #[test]
    fn a_selection_keeps_its_end_and_may_start_inside_a_word() {
        let text = "قال والمصدر الرسمي";
        let check = |start, end, expected| {
            assert_eq!(peel(text, CpRange::new(start, end)).map(|range| slice_of(text, range)), expected);
        };
        check(4, 18, Some("المصدر الرسمي"));
        check(5, 18, Some("مصدر الرسمي"));
        check(7, 18, None);
        check(9, 18, None); // what stands before is no proclitic
        check(4, 6, None); // too little is selected
        check(3, 18, None); // it starts with a space
        assert!(has_proclitic(text, Cp(6)) && !has_proclitic(text, Cp(1)));
    }

    #[test]
    fn a_letter_of_the_word_is_not_taken_after_its_article() {
        check("البيت", &["بيت"]);
        check("بلبنان", &["لبنان"]);
    }

    proptest! {
        #[test]
        fn peeling_ends_and_comes_back(text in "[والفبكلسيتن\u{064E}\u{0640} ]{0,12}", start in 0u32..12, len in 0u32..12) {
            let count = text.chars().count() as u32;
            let mut range = CpRange::new(start.min(count), (start + len).min(count));
            while let Some(next) = peel(&text, range) {
                prop_assert!(range.start < next.start && next.start < next.end && next.end == range.end);
                let back = unpeel(&text, next).map(|range| range.start);
                prop_assert!(back.is_some_and(|start| start <= range.start));
                range = next;
            }
        }
    }
}
