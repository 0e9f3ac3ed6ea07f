//! Finding names by a few letters of them, as a palette does.
//!
//! Folded like any search ([`fold`](super::fold::fold)). Each word that was typed may stand anywhere in the name:
//! at the start of a word, within one, spread over the starts of several (`tl` for *Theme: light*), or with a
//! slip of the fingers. What starts words comes before what stands within them, and all that before slips.

use super::fold::{Folded, fold};
use super::{Cp, CpRange};

/// What was typed, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    words: Vec<Vec<char>>,
    /// All of it in one, words apart by one space.
    whole: Vec<char>,
}

/// A name, ready to be found.
#[derive(Clone, Debug)]
pub struct Name {
    folded: Folded,
    chars: Vec<char>,
    /// Its words apart by one space each, as those of a query.
    words: Vec<char>,
    /// Whether a word, or one after its article or conjunction, starts at each character.
    starts: Vec<Start>,
}

/// What starts at a character of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Nothing,
    /// The word proper, after و، ف، ب، ك، ل or ال.
    Stem,
    Word,
}

/// How well a name is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Only to be compared with those of the same query: the higher, the better.
    pub score: i32,
    /// What was found, in code points of the name as it was given, in order and apart.
    pub ranges: Vec<CpRange>,
}

impl Query {
    pub fn new(typed: &str) -> Query {
        let folded = fold(typed);
        let words: Vec<Vec<char>> = words_of(folded.text()).map(|word| word.chars().collect()).collect();
        let whole = words.join(&' ');
        Query { words, whole }
    }

    /// Whether nothing was typed; it finds everything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well the names of one thing are found, of which the first is the one that is shown: each word typed in
    /// whichever name has it best. The ranges are those of the first name. `None` where a word is in none.
    pub fn find(&self, names: &[Name]) -> Option<Found> {
        let mut found = Found::default();
        let mut folded: Vec<CpRange> = Vec::new();
        for word in &self.words {
            let mut best: Option<Place> = None;
            for (number, name) in names.iter().enumerate() {
                let Some(mut place) = name.place(word) else { continue };
                // Of equals the name that is shown; its letters can be pointed out.
                place.score -= i32::from(number > 0);
                place.ranges.retain(|_| number == 0);
                if best.as_ref().is_none_or(|best| place.score > best.score) {
                    best = Some(place);
                }
            }
            let best = best?;
            found.score += best.score;
            folded.extend(best.ranges);
        }
        found.score /= i32::try_from(self.words.len().max(1)).unwrap_or(1);
        found.score += names.iter().map(|name| name.bonus(&self.whole)).max().unwrap_or(0);
        if let Some(first) = names.first() {
            found.ranges = joined(folded.into_iter().map(|range| first.folded.origin(range)).collect());
        }
        Some(found)
    }
}

/// Where a word stands in a name.
struct Place {
    score: i32,
    /// In code points of the folded name.
    ranges: Vec<CpRange>,
}

const AT_WORD: i32 = 200;
const AT_STEM: i32 = 180;
const WITHIN: i32 = 120;
const SPREAD: i32 = 90;
const SLIP: i32 = 50;

impl Name {
    pub fn new(name: &str) -> Name {
        let folded = fold(name);
        let chars: Vec<char> = folded.text().chars().collect();
        let words = words_of(folded.text()).collect::<Vec<_>>().join(" ").chars().collect();
        let starts = starts(&chars);
        Name { folded, chars, words, starts }
    }

    /// The best place of a word.
    fn place(&self, word: &[char]) -> Option<Place> {
        self.together(word).or_else(|| self.spread(word)).or_else(|| self.slip(word))
    }

    /// Letter by letter in one piece.
    fn together(&self, word: &[char]) -> Option<Place> {
        let places = self.chars.windows(word.len().max(1)).enumerate().filter(|(_, window)| *window == word);
        let scored = places.map(|(at, _)| {
            let score = match self.starts.get(at) {
                Some(Start::Word) => AT_WORD,
                Some(Start::Stem) => AT_STEM,
                _ => WITHIN,
            };
            let end = at + word.len();
            let ends_word = self.chars.get(end).is_none_or(|c| !c.is_alphanumeric());
            (score + if ends_word { 10 } else { 0 } - early(at), at)
        });
        let (score, at) = scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)))?;
        Some(Place { score, ranges: vec![range(at, at + word.len())] })
    }

    /// In pieces that each start a word, in order: the first letters of words, or more of them.
    fn spread(&self, word: &[char]) -> Option<Place> {
        if word.len() < 2 {
            return None;
        }
        // `fewest[i][at]`: the fewest pieces that take the first i letters, the last of them standing at `at`.
        let width = self.chars.len();
        let mut fewest = vec![vec![None::<(u32, usize)>; width]; word.len()];
        for (i, &letter) in word.iter().enumerate() {
            // The best end of the letters before, left of where we are: pieces, and where.
            let mut before: Option<(u32, usize)> = (i == 0).then_some((0, usize::MAX));
            for at in 0..width {
                if i > 0
                    && at > 0
                    && let Some((pieces, _)) = fewest[i - 1][at - 1]
                    && before.is_none_or(|(fewer, _)| pieces < fewer)
                {
                    before = Some((pieces, at - 1));
                }
                if self.chars[at] != letter {
                    continue;
                }
                let starts = before.filter(|_| self.starts[at] != Start::Nothing).map(|(n, from)| (n + 1, from));
                let goes_on = (i > 0 && at > 0).then(|| fewest[i - 1][at - 1].map(|(n, _)| (n, at - 1))).flatten();
                fewest[i][at] = [starts, goes_on].into_iter().flatten().min_by_key(|(pieces, _)| *pieces);
            }
        }
        let last = fewest.last()?;
        let (mut at, (pieces, _)) =
            last.iter().enumerate().filter_map(|(at, best)| Some((at, (*best)?))).min_by_key(|(_, (n, _))| *n)?;
        let mut ranges = Vec::new();
        for i in (0..word.len()).rev() {
            ranges.push(range(at, at + 1));
            if let Some((_, from)) = fewest[i][at]
                && from != usize::MAX
            {
                at = from;
            }
        }
        ranges.reverse();
        let first = ranges.first()?.start.index();
        let score = SPREAD - i32::try_from(pieces).unwrap_or(i32::MAX).min(10) * 4 - early(first);
        Some(Place { score, ranges: joined(ranges) })
    }

    /// With a slip: a letter wrong, missing, too many, or two changed round. One in four letters, two in eight.
    fn slip(&self, word: &[char]) -> Option<Place> {
        let allowed = match word.len() {
            0..=3 => return None,
            4..=7 => 1,
            _ => 2,
        };
        let starts = self.starts.iter().enumerate().filter(|(_, start)| **start != Start::Nothing);
        let best = starts.filter_map(|(at, _)| {
            let rest = &self.chars[at..];
            let end = rest.iter().position(|c| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (slips, taken) = slips(word, &rest[..end], allowed)?;
            Some((slips, at, at + taken))
        });
        let (slips, at, end) = best.min_by_key(|(slips, at, _)| (*slips, *at))?;
        let slips = i32::try_from(slips).unwrap_or(2);
        Some(Place { score: SLIP - 15 * slips - early(at), ranges: vec![range(at, end)] })
    }

    /// What a name deserves beyond its words: it is what was typed, or begins with it, or has it in one piece.
    fn bonus(&self, whole: &[char]) -> i32 {
        let short = 20 - i32::try_from(self.chars.len()).unwrap_or(i32::MAX).min(80) / 4;
        let fit = if whole.is_empty() {
            0
        } else if self.words == whole {
            60
        } else if self.words.starts_with(whole) {
            40
        } else if whole.contains(&' ') && self.words.windows(whole.len()).any(|window| window == whole) {
            25
        } else {
            0
        };
        fit + short
    }
}

/// What comes early in a name counts a little more.
fn early(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX).min(40) / 4
}

fn range(start: usize, end: usize) -> CpRange {
    CpRange { start: Cp(start as u32), end: Cp(end as u32) }
}

/// Ranges in order, those that overlap or touch made one.
fn joined(mut ranges: Vec<CpRange>) -> Vec<CpRange> {
    ranges.sort_unstable();
    let mut apart: Vec<CpRange> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| c.is_whitespace() || matches!(c, '،' | ',' | ':' | '«' | '»' | '"'))
        .filter(|w| !w.is_empty())
}

/// Where words start, and their stems after what Arabic writes together with them.
fn starts(chars: &[char]) -> Vec<Start> {
    let mut starts = vec![Start::Nothing; chars.len()];
    for at in 0..chars.len() {
        let in_word = at > 0 && chars[at - 1].is_alphanumeric();
        if in_word || !chars[at].is_alphanumeric() {
            continue;
        }
        starts[at] = Start::Word;
        let mut stem = at;
        if matches!(chars[stem], 'و' | 'ف' | 'ب' | 'ك' | 'ل') {
            stem += 1;
            mark_stem(chars, &mut starts, stem);
        }
        if chars.get(stem..stem + 2) == Some(&['ا', 'ل']) {
            mark_stem(chars, &mut starts, stem + 2);
        } else if chars[at] == 'ل' && chars.get(at + 1) == Some(&'ل') {
            mark_stem(chars, &mut starts, at + 2);
        }
    }
    starts
}

/// A stem of three letters or more starts here.
fn mark_stem(chars: &[char], starts: &mut [Start], at: usize) {
    let is_long = chars.get(at..at + 3).is_some_and(|stem| stem.iter().all(|c| c.is_alphanumeric()));
    if is_long && let Some(start) = starts.get_mut(at) {
        *start = Start::Stem;
    }
}

/// How many slips lie between `typed` and a beginning of `word`, and how long that is; `None` if more than `most`.
///
/// The distance of Damerau and Levenshtein in its restricted form: no letter is touched twice.
fn slips(typed: &[char], word: &[char], most: usize) -> Option<(usize, usize)> {
    // The first letter is seldom wrong, and without it too much would be found.
    if typed.first() != word.first() && typed.first() != word.get(1) {
        return None;
    }
    let word = &word[..word.len().min(typed.len() + most)];
    // Rows and the columns of each have one number more than `typed` and `word` have letters.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (i, &c) in typed.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &w) in word.iter().enumerate() {
            let mut best = (last[j] + usize::from(c != w)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && typed[i - 1] == w && word[j - 1] == c {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    let (taken, slips) = last.iter().copied().enumerate().min_by_key(|(taken, slips)| {
        // Of beginnings equally near, the one as long as what was typed.
        (*slips, taken.abs_diff(typed.len()))
    })?;
    (slips <= most && taken > 0).then_some((slips, taken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(query: &str, names: &[&str]) -> Option<Found> {
        let names: Vec<Name> = names.iter().map(|name| Name::new(name)).collect();
        Query::new(query).find(&names)
    }

    #[test]
    fn better_matches_score_higher() {
        let check = |query: &str, in_order: &[&str]| {
            let scores: Vec<Option<i32>> = in_order.iter().map(|name| found(query, &[name]).map(|f| f.score)).collect();
            assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{query}: {in_order:?} {scores:?}");
        };
        check("sav", &["Save", "Save as…", "Unsaved work", "Quit"]);
        check("save as", &["Save as…", "Save the assets", "Open…"]);
        check("حفظ", &["حفظ", "حفظ باسم…", "عدم الحفظ", "فتح…"]);
        check("tl", &["Theme: light", "Language"]);
        check("mark", &["Mark", "Next mark", "Bookmark"]);
        check("delete", &["Delete the chosen mark", "Undelete"]);
        check("وزارة", &["وزارة الدفاع", "نائب الوزارة الأولى", "رويترز"]);
        check("zoom", &["Zoom in", "Zomo in"]);
    }

    #[test]
    fn what_is_found_is_found() {
        let check = |query: &str, name: &str| assert!(found(query, &[name]).is_some(), "{query} in {name}");
        check("dark theme", "Theme: dark");
        check("zoomin", "Zoom in");
        check("nxtm", "nxt mark");
        check("nm", "Next mark");
        check("comand", "Search or run a command");
        check("settigns", "Settings");
        check("theem", "Theme: dark");
        check("ارث", "الإرث");
        check("اسناد ادعاء", "إسناد الادعاء إلى مصدره");
        check("المضهر", "المظهر: داكن");
        check("مصدره", "إسناد الادعاء إلى مصدره");
        check("", "anything");
    }

    #[test]
    fn what_is_strewn_or_far_off_is_not_found() {
        let check = |query: &str, name: &str| assert_eq!(found(query, &[name]), None, "{query} in {name}");
        check("xyz", "Copy");
        check("ققق", "حفظ");
        check("eoe", "Leave, select nothing");
        check("dark save", "Theme: dark");
        check("مصر", "إسناد الادعاء إلى مصدره");
    }

    #[test]
    fn both_languages_are_searched_at_once() {
        let names = ["Theme: dark", "المظهر: داكن"];
        for query in ["dark", "داكن", "theme داكن", "مظهر dark", "المظهر"] {
            assert!(found(query, &names).is_some(), "{query}");
        }
        assert_eq!(found("theme فاتح", &names), None);
        let shown = found("dark", &names).map(|f| f.score);
        assert!(shown > found("dark", &["المظهر: داكن", "Theme: dark"]).map(|f| f.score), "the name shown comes first");
    }

    #[test]
    fn the_letters_found_are_named_in_the_name_as_given() {
        let check = |query: &str, name: &str, expected: &[&str]| {
            let chars: Vec<char> = name.chars().collect();
            let found = found(query, &[name]).unwrap_or_else(|| panic!("{query} in {name}"));
            let parts: Vec<String> =
                found.ranges.iter().map(|r| chars[r.start.index()..r.end.index()].iter().collect()).collect();
            assert_eq!(parts, expected, "{query} in {name}");
        };
        check("light", "Theme: light", &["light"]);
        check("tl", "Theme: light", &["T", "l"]);
        check("thli", "Theme: light", &["Th", "li"]);
        check("امه", "في الأُمَّـةِ", &["أُمَّـةِ"]);
        check("dark theme", "Theme: dark", &["Theme", "dark"]);
    }

    proptest! {
        #[test]
        fn any_text_finds_itself_and_ranges_are_inside(name in "\\PC{0,30}|[\u{0621}-\u{0652} ]{0,30}", query in "\\PC{0,8}|[ا-ي ]{0,8}") {
            let length = name.chars().count() as u32;
            prop_assert!(found(&name, &[&name]).is_some());
            if let Some(found) = found(&query, &[&name]) {
                prop_assert!(found.ranges.iter().all(|r| r.start < r.end && r.end.0 <= length));
                prop_assert!(found.ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            }
        }
    }
}
