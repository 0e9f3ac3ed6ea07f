//! Newer versions of articles, made at random, in which it is known what became of every code point.

use isnad::anchor::{Resolution, describe, update};
use isnad::annotation::{Annotation, AnnotationId, LabelId, Mark, Timestamp};
use isnad::article::{Article, ArticleId, BlockKind, Meta, Origin};
use isnad::text::CpRange;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// A small random number generator (SplitMix64), so that every run tries the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }
}

/// A text whose characters remember where they stood before it was edited. What was written newly has no such place.
pub type Tracked = Vec<(char, Option<usize>)>;

pub fn article(text: &str) -> Article {
    let parts = text.split('\n').map(|t| (BlockKind::Paragraph, None, t));
    Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts)
}

/// What can be done to a text, each by a name for the table.
pub const EDITS: [&str; 14] = [
    "words replaced",
    "words deleted",
    "words inserted",
    "letters changed",
    "paragraph deleted",
    "paragraph inserted",
    "paragraph moved",
    "sentence doubled beside",
    "sentence doubled elsewhere",
    "hamza and ya respelled",
    "tashkil changed",
    "white space changed",
    "blocks joined",
    "block divided",
];

fn string(text: &Tracked) -> String {
    text.iter().map(|(c, _)| *c).collect()
}

/// Where the pieces of the text that end at `end` begin and end.
fn pieces(text: &Tracked, end: fn(char) -> bool) -> Vec<(usize, usize)> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (i, (c, _)) in text.iter().enumerate() {
        if end(*c) {
            pieces.push((start, i));
            start = i + 1;
        }
    }
    pieces.push((start, text.len()));
    pieces
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

fn is_line_end(c: char) -> bool {
    c == '\n'
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '؟' | '!' | '\n' | '،')
}

fn any_piece(text: &Tracked, end: fn(char) -> bool, dice: &mut Dice) -> (usize, usize) {
    let found = pieces(text, end);
    found[dice.roll(found.len())]
}

fn new_words(words: &[String], most: usize, dice: &mut Dice) -> Tracked {
    let count = 1 + dice.roll(most);
    let picked: Vec<&str> = (0..count).map(|_| words[dice.roll(words.len())].as_str()).collect();
    picked.join(" ").chars().map(|c| (c, None)).collect()
}

/// Does `EDITS[kind]` to the text once, somewhere.
pub fn edit(text: &mut Tracked, kind: usize, words: &[String], dice: &mut Dice) {
    let (start, end) = any_piece(text, is_space, dice);
    match kind {
        0 => drop(text.splice(start..end, new_words(words, 3, dice))),
        1 => drop(text.drain(start..end)),
        2 => {
            let mut new = new_words(words, 6, dice);
            new.push((' ', None));
            drop(text.splice(start..start, new));
        }
        3 if end > start => text[start + dice.roll(end - start)] = ('ذ', None),
        4 => {
            let (start, end) = any_piece(text, is_line_end, dice);
            drop(text.drain(start..(end + 1).min(text.len())));
        }
        5 => {
            let (start, _) = any_piece(text, is_line_end, dice);
            let mut new = new_words(words, 40, dice);
            new.push(('\n', None));
            drop(text.splice(start..start, new));
        }
        6 => {
            let (start, end) = any_piece(text, is_line_end, dice);
            let moved: Tracked = text.drain(start..(end + 1).min(text.len())).collect();
            let (to, _) = any_piece(text, is_line_end, dice);
            drop(text.splice(to..to, moved));
        }
        7 | 8 => {
            let (start, end) = any_piece(text, ends_sentence, dice);
            let copy: Tracked = text[start..(end + 1).min(text.len())].to_vec();
            let to = if kind == 7 { start } else { any_piece(text, ends_sentence, dice).0 };
            drop(text.splice(to..to, copy));
        }
        9 => respell(text, start, dice),
        10 => vocalise(text, start, end, dice),
        11 => space(text, end, dice),
        12 => join(text, dice),
        _ => {
            if let Some(place) = text.get_mut(end) {
                *place = ('\n', None);
            }
        }
    }
}

/// Spells a letter otherwise: all over the text, or in the next few hundred characters.
fn respell(text: &mut Tracked, start: usize, dice: &mut Dice) {
    let pairs = [('أ', 'ا'), ('إ', 'ا'), ('ى', 'ي'), ('ي', 'ى'), ('ة', 'ه'), ('آ', 'ا')];
    let (from, to) = pairs[dice.roll(pairs.len())];
    let (start, end) = if dice.roll(3) == 0 { (0, text.len()) } else { (start, start + 300) };
    let end = end.min(text.len());
    text[start..end].iter_mut().filter(|(c, _)| *c == from).for_each(|place| place.0 = to);
}

/// Adds vowel marks to a word, or takes those of a passage away.
fn vocalise(text: &mut Tracked, start: usize, end: usize, dice: &mut Dice) {
    let is_mark = |c: char| ('\u{64B}'..='\u{652}').contains(&c);
    if dice.roll(2) == 0 {
        let end = (start + 200).min(text.len());
        let kept: Tracked = text[start..end].iter().copied().filter(|(c, _)| !is_mark(*c)).collect();
        drop(text.splice(start..end, kept));
    } else if end > start {
        let at = start + 1 + dice.roll(end - start);
        text.insert(at.min(text.len()), ('\u{64E}', None));
    }
}

fn space(text: &mut Tracked, at: usize, dice: &mut Dice) {
    match (dice.roll(3), text.get(at)) {
        (0, _) => text.insert(at, (' ', None)),
        (1, Some((' ', from))) => text[at] = ('\u{A0}', *from),
        _ => text.insert(at, ('\u{200F}', None)),
    }
}

fn join(text: &mut Tracked, dice: &mut Dice) {
    let ends: Vec<usize> = (0..text.len()).filter(|&i| text[i].0 == '\n').collect();
    if let Some(&at) = ends.get(dice.roll(ends.len())) {
        text[at] = (' ', None);
    }
}

/// Where the marked text stands now.
struct Truth {
    /// Where all of its characters stand together in their order, unchanged or respelled; copies too.
    whole: Vec<CpRange>,
    /// Where at least half of them still stand, with what stands between them; the place with most of them.
    most: Option<CpRange>,
}

fn truth(text: &Tracked, mark: CpRange) -> Truth {
    let of_mark = |at: Option<usize>| at.filter(|&at| mark.contains(isnad::text::Cp(at as u32)));
    let found: Vec<(usize, usize)> =
        text.iter().enumerate().filter_map(|(i, (_, from))| Some((i, of_mark(*from)?))).collect();
    // A new stretch begins where the order breaks or much else stands between.
    let reach = mark.len() as usize / 2 + 40;
    let stretches = found.chunk_by(|a, b| b.1 > a.1 && b.0 - a.0 <= reach);
    let mut truth = Truth { whole: Vec::new(), most: None };
    let mut best = mark.len() as usize / 2;
    for stretch in stretches {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
        let range = CpRange::new(first.0 as u32, last.0 as u32 + 1);
        // A line end or a space may have been put in another's place.
        let spaces = (first.0..=last.0).filter(|&i| text[i].1.is_none() && text[i].0.is_whitespace()).count();
        if range.len() == mark.len() && stretch.len() + spaces == mark.len() as usize {
            truth.whole.push(range);
        }
        if stretch.len() > best {
            best = stretch.len();
            truth.most = Some(range);
        }
    }
    truth
}

/// Whether `found` borders on the very characters that `range` bordered on, on one side at least: the words
/// between were taken out and the same ones put in again, which no text can tell.
fn restored(text: &Tracked, range: CpRange, found: CpRange) -> bool {
    let from = |at: Option<usize>| at.and_then(|at| text.get(at)).and_then(|(_, from)| *from);
    let before = |n: usize| {
        let old = range.start.index().checked_sub(n);
        old.is_some() && from(found.start.index().checked_sub(n)) == old
    };
    let after = |n: usize| from(Some(found.end.index() + n)) == Some(range.end.index() + n);
    (1..8).all(before) || (0..8).all(after)
}

/// Whether the old text repeats itself from one place to the other without a gap, so that taking out the one
/// or the other leaves the same text.
fn repeats(old: &[char], a: usize, b: usize, length: usize) -> bool {
    let (first, second, by) = (a.min(b), a.max(b), a.abs_diff(b));
    by > 0 && (first..second + length).all(|i| i + by >= second + length || old.get(i) == old.get(i + by))
}

/// How many marks became what.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub marks: usize,
    pub exact: usize,
    pub moved: usize,
    /// Of those, marks that went with a copy of their words while other copies stand too.
    pub to_a_copy: usize,
    /// Exact or moved, to words that no text can tell from the marked ones: taken out and put in again, or one of
    /// two that stand beside each other.
    pub untold: usize,
    /// Exact or moved, but to other words than the marked ones.
    pub wrong: Vec<String>,
    pub fuzzy_right: usize,
    pub fuzzy_wrong: usize,
    /// The right place is among the candidates.
    pub ambiguous_right: usize,
    pub ambiguous_wrong: usize,
    /// Nothing, or less than half, of the marked words is left.
    pub orphan_gone: usize,
    /// At least half of them stand somewhere.
    pub orphan_missed: usize,
    /// Marks whose words stand unchanged, and how many of those were exact or moved.
    pub unchanged: usize,
    pub unchanged_certain: usize,
}

/// Half of what either has is common to both.
fn mostly(a: CpRange, b: CpRange) -> bool {
    let common = a.intersection(b).map_or(0, CpRange::len);
    2 * common >= a.len() + b.len() - common
}

impl Tally {
    pub fn certain(&self) -> usize {
        self.exact + self.moved
    }

    pub fn add(&mut self, other: Tally) {
        self.marks += other.marks;
        self.exact += other.exact;
        self.moved += other.moved;
        self.to_a_copy += other.to_a_copy;
        self.untold += other.untold;
        self.wrong.extend(other.wrong);
        self.fuzzy_right += other.fuzzy_right;
        self.fuzzy_wrong += other.fuzzy_wrong;
        self.ambiguous_right += other.ambiguous_right;
        self.ambiguous_wrong += other.ambiguous_wrong;
        self.orphan_gone += other.orphan_gone;
        self.orphan_missed += other.orphan_missed;
        self.unchanged += other.unchanged;
        self.unchanged_certain += other.unchanged_certain;
    }

    fn count(&mut self, old: &[char], text: &Tracked, mark: &Mark, found: &Resolution) {
        let truth = truth(text, mark.range);
        let quote: Vec<char> = mark.quote.chars().collect();
        let stands = |at: usize| text.get(at..at + quote.len()).is_some_and(|t| t.iter().map(|(c, _)| c).eq(&quote));
        let same = |range: &CpRange| range.len() as usize == quote.len() && stands(range.start.index());
        let unchanged = truth.whole.iter().any(same);
        self.marks += 1;
        self.unchanged += usize::from(unchanged);
        self.unchanged_certain += usize::from(unchanged && found.state().is_certain());
        let right = |range: CpRange| truth.whole.contains(&range) || truth.most.is_some_and(|t| mostly(t, range));
        match found {
            Resolution::Exact => self.exact += 1,
            Resolution::Moved(_) => self.moved += 1,
            Resolution::Fuzzy(c) if right(c.range) => self.fuzzy_right += 1,
            Resolution::Fuzzy(_) => self.fuzzy_wrong += 1,
            Resolution::Ambiguous(all) if all.iter().any(|c| right(c.range)) => self.ambiguous_right += 1,
            Resolution::Ambiguous(_) => self.ambiguous_wrong += 1,
            Resolution::Orphan(_) if truth.most.is_none() => self.orphan_gone += 1,
            Resolution::Orphan(_) => self.orphan_missed += 1,
        }
        if !found.state().is_certain() {
            return;
        }
        let Some(&range) = found.places(mark.range).first() else { return };
        let from = text.get(range.start.index()).and_then(|(_, from)| *from);
        let repeated = from.is_some_and(|from| repeats(old, from, mark.range.start.index(), mark.range.len() as usize));
        if truth.whole.contains(&range) {
            self.to_a_copy += usize::from(truth.whole.len() > 1);
        } else if restored(text, mark.range, range) || repeated {
            self.untold += 1;
        } else {
            self.wrong.push(format!("{mark:?} {found:?}, but {:?} or {:?}", truth.whole, truth.most));
        }
    }
}

/// A mark somewhere in the text: part of a word, words, a sentence, or across blocks.
fn any_mark(before: &Article, bounds: &[(usize, usize)], dice: &mut Dice) -> Option<Mark> {
    let first = dice.roll(bounds.len());
    let last = (first + [0, 0, 0, 1, 2, 6, 15, 40][dice.roll(8)]).min(bounds.len() - 1);
    let (mut start, mut end) = (bounds[first].0, bounds[last].1);
    match dice.roll(8) {
        0 => end = start + 1,
        1 => start += 1,
        _ => {}
    }
    let mark = describe(before, CpRange::new(start as u32, end.max(start) as u32))?;
    (!mark.quote.starts_with(is_space) && !mark.quote.ends_with(is_space)).then_some(mark)
}

/// Edits `text` so many times in a row, at random or by one kind, and looks for 20 marks of it in each of `rounds` versions.
pub fn try_text(text: &str, seed: u64, rounds: usize, most: usize, kind: Option<usize>) -> Tally {
    let (mut dice, mut tally) = (Dice(seed), Tally::default());
    let before = article(text);
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let old: Vec<char> = before.text().chars().collect();
    let original: Tracked = old.iter().enumerate().map(|(i, c)| (*c, Some(i))).collect();
    let bounds = pieces(&original, is_space);
    for _ in 0..rounds {
        let mut edited = original.clone();
        for _ in 0..1 + dice.roll(most) {
            let kind = kind.unwrap_or_else(|| dice.roll(EDITS.len()));
            edit(&mut edited, kind, &words, &mut dice);
        }
        let after = article(&string(&edited));
        let marks: Vec<Mark> = (0..20).filter_map(|_| any_mark(&before, &bounds, &mut dice)).collect();
        let annotations = marks.iter().enumerate().map(|(i, mark)| {
            let (id, label) = (AnnotationId(i.to_string().into()), LabelId("claim".into()));
            Arc::new(Annotation::new(id, before.id.clone(), label, vec![mark.clone()], "", Timestamp(0)))
        });
        for (mark, outcome) in marks.iter().zip(update(&before, &after, annotations)) {
            tally.count(&old, &edited, mark, &outcome.marks[0]);
        }
    }
    tally
}

/// Real texts to edit: those beside the project and the project's own articles, each with its name; long ones in parts.
pub fn texts(shared: &Path) -> Vec<(String, String)> {
    let mut texts = vec![("sample".to_owned(), isnad::article::sample().text().to_string())];
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<_> = fs::read_dir(own).expect("the test articles").map(|f| f.expect("a file").path()).collect();
    files.sort();
    files.push(shared.join("seed/article.txt"));
    for path in files {
        let bytes = fs::read(&path).expect("an article");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let opened = isnad::article::read_bytes(&name, &bytes, isnad::article::ReadOptions::default());
        texts.push((name, opened.expect("an article is read").article.text().to_string()));
    }
    for file in ["parley/arabic.txt", "tashkeela/test-head.txt", "ud/ar_pud.dev.txt", "ud/fa_seraji.dev.txt"] {
        let text = fs::read_to_string(shared.join("corpus/text").join(file)).expect("a text of the corpus");
        let lines: Vec<&str> = text.lines().collect();
        for part in lines.chunks(40).take(5) {
            texts.push((file.to_owned(), part.join("\n")));
        }
    }
    texts.retain(|(_, text)| !text.trim().is_empty());
    texts
}
