//! A mark's words in their surroundings, and how two versions of them differ.

use crate::annotation::{Annotation, CONTEXT};
use crate::article::Article;
use crate::text::{Cp, CpRange};

/// Some of a text with marked words in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui::window) struct Excerpt {
    pub text: String,
    /// The marked words, in code points of `text`.
    pub marked: Vec<CpRange>,
    /// Words that the other version lacks, in code points of `text`.
    pub changed: Vec<CpRange>,
}

/// How much of the surroundings is shown on each side, in code points.
const AROUND: u32 = CONTEXT;
/// Context of a mark that is longer than this goes on in the article; a whole grapheme more did not fit.
const WHOLE: usize = CONTEXT as usize - 3;
/// Longer quotes are shown by their beginning and end, each so long.
const QUOTE_END: usize = 60;
/// More words than this are not compared.
const MAX_WORDS: usize = 120;

/// The annotation as it stands in the old text.
pub(super) fn of_marks(annotation: &Annotation) -> Excerpt {
    let mut excerpt = Excerpt::default();
    for (number, mark) in annotation.marks.iter().enumerate() {
        let last = number + 1 == annotation.marks.len();
        let of = |text| Around { text, goes_on: text.chars().count() > WHOLE };
        let before = of(if number == 0 { mark.prefix.as_str() } else { "" });
        excerpt.part(number, before, &mark.quote, of(if last { &mark.suffix } else { "" }));
    }
    excerpt
}

/// What stands at `ranges` of `article`.
pub(super) fn of_ranges(article: &Article, ranges: &[CpRange]) -> Excerpt {
    let mut excerpt = Excerpt::default();
    let end = article.index().len();
    for (number, range) in ranges.iter().enumerate() {
        let last = number + 1 == ranges.len();
        let before = CpRange::between(range.start.minus(AROUND), range.start);
        let after = CpRange::between(range.end, range.end.plus(AROUND).min(end));
        let (begins, ends) = (before.start > Cp(0), after.end < end);
        let before = if number == 0 { Around { text: article.slice(before), goes_on: begins } } else { Around::NONE };
        let after = if last { Around { text: article.slice(after), goes_on: ends } } else { Around::NONE };
        excerpt.part(number, before, article.slice(*range), after);
    }
    excerpt
}

/// How long what stands at `ranges` of `article` is about, told without its words.
pub(super) fn length(article: &Article, ranges: impl IntoIterator<Item = CpRange>) -> usize {
    let most = 2 * QUOTE_END as u32 + 3;
    let (mut length, mut end) = (0, None);
    for range in ranges {
        length += if end.is_none() { range.start.0.min(AROUND) } else { 3 };
        length += range.len().min(most);
        end = Some(range.end);
    }
    let after = end.map_or(0, |end| article.index().len().0.saturating_sub(end.0).min(AROUND));
    (length + after) as usize
}

/// What stands beside a mark, and whether more stands beyond it.
#[derive(Clone, Copy)]
struct Around<'t> {
    text: &'t str,
    goes_on: bool,
}

impl Around<'_> {
    const NONE: Around<'static> = Around { text: "", goes_on: false };
}

impl Excerpt {
    fn part(&mut self, number: usize, before: Around<'_>, quote: &str, after: Around<'_>) {
        if number > 0 {
            self.text.push_str(" … ");
        }
        if before.goes_on {
            self.text.push('…');
        }
        self.push(if before.goes_on { whole_words(before.text, false) } else { before.text });
        let start = self.length();
        let length = quote.chars().count();
        if length > 2 * QUOTE_END {
            let cut = |n: usize| quote.char_indices().nth(n).map_or(quote.len(), |(byte, _)| byte);
            let (first, last) = (cut(QUOTE_END), cut(length - QUOTE_END));
            self.push(whole_words(quote.get(..first).unwrap_or_default(), true));
            self.text.push_str(" … ");
            self.push(whole_words(quote.get(last..).unwrap_or_default(), false));
        } else {
            self.push(quote);
        }
        self.marked.push(CpRange::between(start, self.length()));
        if after.goes_on {
            self.push(whole_words(after.text, true));
            self.text.push('…');
        } else {
            self.push(after.text);
        }
    }

    /// Adds `text` in one line; a block's end is shown as a pilcrow.
    fn push(&mut self, text: &str) {
        self.text.push_str(&text.replace('\n', " ¶ "));
    }

    fn length(&self) -> Cp {
        Cp(self.text.chars().count() as u32)
    }
}

/// `text` without the word that its surroundings cut: the last one, or the first.
fn whole_words(text: &str, cut_at_end: bool) -> &str {
    let edge = if cut_at_end {
        text.rfind(char::is_whitespace).and_then(|at| text.get(..at))
    } else {
        text.find(char::is_whitespace).and_then(|at| text.get(at..)).map(str::trim_start)
    };
    edge.filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// The words of `text` and where they stand.
fn words(text: &str) -> Vec<(String, CpRange)> {
    let (mut words, mut word, mut start) = (Vec::new(), String::new(), 0);
    for (at, c) in (0..).zip(text.chars().chain([' '])) {
        if c.is_whitespace() || matches!(c, '¶' | '…') {
            if !word.is_empty() {
                words.push((std::mem::take(&mut word), CpRange::new(start, at)));
            }
            start = at + 1;
        } else {
            word.push(c);
        }
    }
    words
}

/// Notes in each of the two excerpts the words that the other lacks: those outside their longest common subsequence.
pub(in crate::ui::window) fn compare(old: &mut Excerpt, new: &mut Excerpt) {
    let (a, b) = (words(&old.text), words(&new.text));
    if a.len() > MAX_WORDS || b.len() > MAX_WORDS {
        return;
    }
    // common[i][j]: how many words the rest of `a` from i and of `b` from j have in common, in order.
    let mut common = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i][j] =
                if a[i].0 == b[j].0 { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i].0 == b[j].0 {
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || i < a.len() && common[i + 1][j] >= common[i][j + 1] {
            old.changed.push(a[i].1);
            i += 1;
        } else {
            new.changed.push(b[j].1);
            j += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{AnnotationId, LabelId, Mark, Timestamp};
    use crate::article::{ArticleId, BlockKind, Meta, Origin};

    /// The changed words of both, between brackets.
    fn check(old: &str, new: &str, expected: [&str; 2]) {
        let excerpt = |text: &str| Excerpt { text: text.to_owned(), ..Excerpt::default() };
        let (mut a, mut b) = (excerpt(old), excerpt(new));
        compare(&mut a, &mut b);
        let shown = |e: &Excerpt| {
            let word = |r: &CpRange| e.text.chars().skip(r.start.index()).take(r.len() as usize).collect::<String>();
            e.changed.iter().map(word).collect::<Vec<_>>().join(" ")
        };
        assert_eq!([shown(&a), shown(&b)], expected, "{old} / {new}");
    }

    #[test]
    fn words_that_the_other_lacks_are_noted() {
        check("قال الوزير إن الأسعار", "قال الوزير إن الأسعار", ["", ""]);
        check("قال الوزير إن الأسعار", "قالت الوزيرة إن الأسعار", ["قال الوزير", "قالت الوزيرة"]);
        check("a b c d", "a c x d", ["b", "x"]);
        check("", "a", ["", "a"]);
        check("a¶b", "a b", ["", ""]);
    }

    #[test]
    fn surroundings_end_at_words_and_long_quotes_are_shortened() {
        let mut excerpt = Excerpt::default();
        let long = "كلمة ".repeat(60);
        let around = |text, goes_on| Around { text, goes_on };
        let before = around("اقتطعت هذه الكلمات من نص أطول منها", true);
        excerpt.part(0, before, long.trim(), around("\nوبعدها فقرة", false));
        assert!(excerpt.text.starts_with("…هذه الكلمات"), "{}", excerpt.text);
        assert!(excerpt.text.contains(" … ") && excerpt.text.ends_with(" ¶ وبعدها فقرة"), "{}", excerpt.text);
        assert!(excerpt.text.chars().count() < 260);
    }

    #[test]
    fn where_the_text_goes_on_an_excerpt_says_so() {
        let words = "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل، ونفت الشركة وجود أي نقص في مخزون الوقود";
        let parts = [(BlockKind::Paragraph, None, words)];
        let article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts);
        let check = |marked: &str, expected: &str| {
            let start = words[..words.find(marked).expect("it is one of the words")].chars().count() as u32;
            let range = CpRange::new(start, start + marked.chars().count() as u32);
            let mark = Mark::of(&article, range).expect("the range is in the text");
            let made = Annotation::new(
                AnnotationId("m".into()),
                ArticleId("a".into()),
                LabelId("claim".into()),
                vec![mark],
                "R",
                Timestamp(0),
            );
            for excerpt in [of_marks(&made), of_ranges(&article, &[range])] {
                assert_eq!(excerpt.text, expected);
                let marked_words = excerpt.marked.iter().map(|range| {
                    excerpt.text.chars().skip(range.start.index()).take(range.len() as usize).collect::<String>()
                });
                assert_eq!(marked_words.collect::<Vec<_>>(), [marked]);
            }
        };
        check("قالت", "قالت الوزارة إن الأسعار ستنخفض…");
        check("ونفت الشركة", "…الأسعار ستنخفض الأسبوع المقبل، ونفت الشركة وجود أي نقص في مخزون الوقود");
        check("الوقود", "…الشركة وجود أي نقص في مخزون الوقود");
        // What goes on in one version only is not what differs in it.
        let excerpt = |text: &str| Excerpt { text: text.to_owned(), ..Excerpt::default() };
        let (mut old, mut new) = (excerpt("…قال الوزير"), excerpt("قال الوزير…"));
        compare(&mut old, &mut new);
        assert!(old.changed.is_empty() && new.changed.is_empty());
    }
}
