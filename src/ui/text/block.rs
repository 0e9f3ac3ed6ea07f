//! A string laid out for the interface: a few lines, an ellipsis where it had to end early.

use super::ink::Kept;
use super::role::{Faces, Role};
use crate::text::direction::first_strong;
use crate::text::{Cp, CpRange, Direction};
use crate::typeset::{Align, Fonts, Layout, Paragraph, Span, Style};
use egui::{Rect, Vec2, pos2, vec2};
use std::sync::Arc;

/// How a string is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextOptions {
    /// Where lines break, in points; `None` never breaks them.
    pub max_width: Option<f32>,
    /// How lines of different lengths stand to each other.
    pub align: Align,
    /// The base direction; `None` goes by the first strong character, else the interface's.
    pub direction: Option<Direction>,
    /// Lines beyond are left out, with an ellipsis at a word's end.
    pub max_lines: Option<usize>,
}

impl TextOptions {
    /// One line at most `width` points wide.
    pub fn one_line(width: f32) -> TextOptions {
        TextOptions { max_width: Some(width), max_lines: Some(1), ..TextOptions::default() }
    }

    /// As many lines as it needs, `width` points wide.
    pub fn wrapped(width: f32) -> TextOptions {
        TextOptions { max_width: Some(width), ..TextOptions::default() }
    }
}

/// One line of a block.
pub(super) struct BlockLine {
    pub layout: Arc<Layout>,
    /// Which of the layout's lines it is.
    pub line: usize,
    /// What is added to the layout's coordinates to get the block's, in px.
    pub shift: Vec2,
}

/// A string laid out; its box fits its widest line closely.
pub struct TextBlock {
    pub(super) lines: Vec<BlockLine>,
    /// In px.
    size: Vec2,
    /// From the top to the first line's baseline, in px.
    baseline: f32,
    /// Physical pixels a point.
    scale: f32,
    direction: Direction,
    shortened: bool,
    /// What it was painted with last.
    pub(super) kept: Kept,
}

impl TextBlock {
    /// Width and height, in points.
    pub fn size(&self) -> Vec2 {
        self.size / self.scale
    }

    /// From the top to the first line's baseline, in points.
    pub fn baseline(&self) -> f32 {
        self.baseline / self.scale
    }

    /// The base direction of its first paragraph.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Where the stretches of `range` of its first paragraph stand, in points from its top left corner.
    pub fn rects(&self, range: CpRange) -> Vec<Rect> {
        let Some(first) = self.lines.first() else { return Vec::new() };
        let rect = |span: Span| {
            let line = first.layout.lines().get(span.line)?;
            let shown = self.lines.iter().find(|l| l.line == span.line && Arc::ptr_eq(&l.layout, &first.layout))?;
            let rect = Rect::from_min_max(pos2(span.left, line.top), pos2(span.right, line.bottom));
            Some(rect.translate(shown.shift) / self.scale)
        };
        first.layout.spans(range).into_iter().filter_map(rect).collect()
    }

    /// The text that it shows, one paragraph a line.
    pub(super) fn shown(&self) -> String {
        let mut layouts: Vec<&Arc<Layout>> = self.lines.iter().map(|line| &line.layout).collect();
        layouts.dedup_by(|a, b| Arc::ptr_eq(a, b));
        layouts.iter().map(|layout| layout.paragraph().text()).collect::<Vec<_>>().join("\n")
    }

    /// Whether some of the string had to be left out.
    pub fn is_shortened(&self) -> bool {
        self.shortened
    }
}

/// What layout of blocks needs to know besides string and options.
pub(super) struct Setter<'a> {
    pub fonts: &'a Fonts,
    pub faces: &'a Faces,
    /// Physical pixels a point.
    pub scale: f32,
    /// The interface's direction, for strings without a strong character.
    pub direction: Direction,
}

impl Setter<'_> {
    /// Lays out `text`; every line feed starts a new paragraph with its own base direction.
    pub fn block(&self, text: &str, role: Role, options: TextOptions) -> TextBlock {
        let width = options.max_width.map(|w| (w * self.scale).max(1.0));
        let mut left_over = options.max_lines.map_or(usize::MAX, |n| n.max(1));
        let mut layouts: Vec<Arc<Layout>> = Vec::new();
        let mut shortened = false;
        let mut parts = text.split('\n').peekable();
        while let Some(part) = parts.next() {
            let part = part.strip_suffix('\r').unwrap_or(part);
            let more_follow = parts.peek().is_some() && left_over <= 1;
            let (layout, cut) = self.paragraph(part, role, options, width, left_over, more_follow);
            shortened |= cut;
            left_over = left_over.saturating_sub(layout.lines().len());
            layouts.push(Arc::new(layout));
            if left_over == 0 || cut {
                break;
            }
        }
        let direction = self.direction_of(text.split('\n').next().unwrap_or_default(), options);
        self.stacked(&layouts, direction, shortened)
    }

    fn direction_of(&self, text: &str, options: TextOptions) -> Direction {
        options.direction.or_else(|| first_strong(text)).unwrap_or(self.direction)
    }

    /// One paragraph in at most `max_lines` lines, and whether something was left out.
    fn paragraph(
        &self,
        text: &str,
        role: Role,
        options: TextOptions,
        width: Option<f32>,
        max_lines: usize,
        more_follow: bool,
    ) -> (Layout, bool) {
        let direction = self.direction_of(text, options);
        let style = self.faces.style(role, direction, self.scale);
        let set = |text: &str| self.set(text, direction, &style, width, options.align);
        let room = width.unwrap_or(f32::INFINITY);
        let shorten = |layout: &Layout| shorten(text, layout, max_lines, (room, style.size), set);
        // Of a long text only so much is laid out as can be seen to be too long.
        let most = (max_lines as f32 * room / style.size / NARROW).ceil();
        let beginning = beginning(text, most as usize);
        if beginning.len() < text.len() {
            let layout = set(beginning);
            if layout.lines().len() > max_lines {
                return (shorten(&layout), true);
            }
        }
        let whole = set(text);
        if whole.lines().len() <= max_lines && !more_follow {
            return (whole, false);
        }
        (shorten(&whole), true)
    }

    fn set(&self, text: &str, direction: Direction, style: &Style, width: Option<f32>, align: Align) -> Layout {
        let paragraph = Arc::new(Paragraph::new(text, direction, style, self.fonts));
        let width = width.unwrap_or_else(|| paragraph.max_width().ceil() + 1.0);
        Layout::new(paragraph, width, align)
    }

    /// Paragraphs below each other, in a box that fits their widest line.
    fn stacked(&self, layouts: &[Arc<Layout>], direction: Direction, shortened: bool) -> TextBlock {
        let all = || layouts.iter().flat_map(|layout| layout.lines());
        let left = all().map(|line| line.left).fold(f32::INFINITY, f32::min).floor();
        let right = all().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max).ceil();
        let (left, width) = if left < right { (left, right - left) } else { (0.0, 0.0) };
        let mut lines = Vec::new();
        let mut top = 0.0;
        for layout in layouts {
            for line in 0..layout.lines().len() {
                lines.push(BlockLine { layout: Arc::clone(layout), line, shift: vec2(-left, top) });
            }
            top += layout.height();
        }
        let baseline = layouts.first().and_then(|layout| layout.lines().first()).map_or(0.0, |line| line.baseline);
        let (size, scale) = (vec2(width, top), self.scale);
        TextBlock { lines, size, baseline, scale, direction, shortened, kept: Kept::default() }
    }
}

/// How wide characters are in the mean where a line holds very many, in ems.
const NARROW: f32 = 0.33;

/// The beginning of `text` that has at least `most` code points and ends before white space.
fn beginning(text: &str, most: usize) -> &str {
    let Some(rest) = text.char_indices().nth(most).and_then(|(byte, _)| text.get(byte..)) else { return text };
    let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
    text.get(..text.len() - rest.len() + word).unwrap_or(text)
}

/// The longest beginning of `text` that fits into `max_lines` lines `room` px wide with an ellipsis behind a whole word.
///
/// Only where not even one word fits is the word itself cut. `layout` is of the text, or of as much of it as fills more
/// lines; `em` is in px.
fn shorten(
    text: &str,
    layout: &Layout,
    max_lines: usize,
    (room, em): (f32, f32),
    set: impl Fn(&str) -> Layout,
) -> Layout {
    const ELLIPSIS: &str = "\u{2026}";
    let last = max_lines.saturating_sub(1);
    let end = layout.lines().get(last).map_or(Cp(u32::MAX), |line| line.range.end);
    let byte = text.char_indices().nth(end.index()).map_or(text.len(), |(byte, _)| byte);
    let visible = text.get(..byte).unwrap_or(text);
    // What is too wide is seen from where its characters stand now, without laying it out: but for kerning, which is less
    // than a quarter of an em.
    let clusters = layout.clusters(last);
    let room = room - set(ELLIPSIS).lines().first().map_or(0.0, |line| line.right - line.left) + em / 4.0;
    let is_too_wide = |beginning: &str| {
        let end = Cp(beginning.chars().count() as u32);
        let own = clusters.iter().filter(|cluster| cluster.range.end <= end);
        own.map(|cluster| cluster.width).sum::<f32>() > room
    };
    let fits = |beginning: &str| {
        let beginning = without_joint(beginning);
        if is_too_wide(beginning) {
            return None;
        }
        let layout = set(&format!("{beginning}{ELLIPSIS}"));
        (layout.lines().len() <= max_lines).then_some(layout)
    };
    let mut ends: Vec<usize> = vec![visible.len()];
    ends.extend(visible.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(byte, _)| byte));
    let at_word = |end: usize| {
        end == text.len()
            || text.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
            || text.get(..end).is_some_and(|t| t.ends_with(char::is_whitespace))
    };
    let words = ends.into_iter().filter(|&end| end > 0 && at_word(end));
    for end in words {
        if let Some(layout) = text.get(..end).filter(|t| !t.trim().is_empty()).and_then(fits) {
            return layout;
        }
    }
    cut_word(visible, fits).unwrap_or_else(|| set(ELLIPSIS))
}

/// A beginning without what at its end only leads on to what is left out: commas and the like, and signs that stand by
/// themselves between words, as in `7 + …`.
fn without_joint(beginning: &str) -> &str {
    fn trimmed(text: &str) -> &str {
        text.trim_end_matches(|c: char| c.is_whitespace() || "،,;:؛".contains(c))
    }
    let mut kept = trimmed(beginning);
    while let Some((before, sign)) = kept.rsplit_once(' ') {
        if !sign.chars().all(|c| "+–—-·/|&×=…".contains(c)) || trimmed(before).is_empty() {
            break;
        }
        kept = trimmed(before);
    }
    kept
}

/// The longest beginning of one overlong word that fits, found by halving.
fn cut_word(word: &str, fits: impl Fn(&str) -> Option<Layout>) -> Option<Layout> {
    let ends: Vec<usize> = word.char_indices().map(|(byte, _)| byte).skip(1).collect();
    let (mut low, mut high, mut best) = (0, ends.len(), None);
    while low < high {
        let middle = low + (high - low) / 2;
        match ends.get(middle).and_then(|&end| word.get(..end)).and_then(&fits) {
            Some(layout) => (best, low) = (Some(layout), middle + 1),
            None => high = middle,
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, options: TextOptions) -> TextBlock {
        let (fonts, faces) = (Fonts::embedded(), Faces::embedded());
        let setter = Setter { fonts: &fonts, faces: &faces, scale: 2.0, direction: Direction::Rtl };
        setter.block(text, Role::Body, options)
    }

    #[test]
    fn the_box_fits_the_text() {
        let block = set("قال Kerry نعم", TextOptions::default());
        let size = block.size();
        assert!((50.0..120.0).contains(&size.x), "{size:?}");
        assert_eq!((size.y, block.line_count(), block.is_shortened()), (20.0, 1, false));
        let wrapped = set("قال Kerry نعم", TextOptions::wrapped(size.x * 0.85));
        assert_eq!((wrapped.size().y, wrapped.line_count()), (40.0, 2));
        assert!(wrapped.size().x <= size.x * 0.85);
        assert_eq!(set("", TextOptions::default()).size(), vec2(0.0, 20.0));
    }

    #[test]
    fn lines_are_shortened_behind_a_word() {
        let text = "الخزان لن يبلغ نصف سعته قبل خريف 2027";
        let whole = set(text, TextOptions::default()).size().x;
        for share in [0.3, 0.5, 0.7, 0.9] {
            let block = set(text, TextOptions::one_line(whole * share));
            assert!(block.size().x <= whole * share && block.is_shortened());
            let shown = block.shown();
            let kept = shown.strip_suffix('\u{2026}').expect("an ellipsis");
            let rest = text.strip_prefix(kept).expect("the beginning");
            assert!(rest.starts_with(' ') && !kept.ends_with(' '), "{shown}");
        }
        assert!(!set(text, TextOptions::one_line(whole + 1.0)).is_shortened());
    }

    /// The longest beginning that fits, found by laying out every one, from the whole text.
    fn shortened_slowly(text: &str, max_lines: usize, width: f32) -> Option<String> {
        let lines = |text: &str| set(text, TextOptions::wrapped(width)).line_count();
        let ends = text.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(byte, _)| byte);
        let beginnings = ends.map(|end| without_joint(&text[..end]));
        let mut shortened = beginnings.filter(|text| !text.is_empty()).map(|text| format!("{text}\u{2026}"));
        shortened.find(|text| lines(text) <= max_lines)
    }

    #[test]
    fn no_longer_beginning_would_fit() {
        let sentences = [
            "وقالت وكالة الإعلام الروسية، نقلا عن وزارة الدفاع، إن القوات عبرت النهر قبل فجر 12 أيار؛ ولم يعلق أحد",
            "وكتب Reuters: «نهر (Nahr) فاض» في 2027، قال. The ministry said, on the record, that nothing was lost",
            "illi illi till lil, fill till i lift it; I will tilt it, till it fills it all, if it is ill fit",
        ];
        for sentence in sentences {
            let text = [sentence; 6].join(" ");
            for (max_lines, width) in [(1, 90.0), (1, 300.0), (2, 120.0), (3, 200.0), (3, 240.0), (4, 333.0)] {
                let options = TextOptions { max_lines: Some(max_lines), ..TextOptions::wrapped(width) };
                let block = set(&text, options);
                assert!(block.is_shortened());
                assert_eq!(Some(block.shown()), shortened_slowly(&text, max_lines, width), "{max_lines} of {width}");
            }
        }
    }

    #[test]
    fn what_only_leads_on_is_left_out_with_what_it_leads_to() {
        let check = |text: &str, expected: &str| assert_eq!(without_joint(text), expected, "{text}");
        check("الخزان، ", "الخزان");
        check("Pledge · Pledge / ", "Pledge · Pledge");
        check("الوقود + ", "الوقود");
        check("one, – / ", "one");
        check("C++", "C++");
        check("- ", "-");
        check("", "");
        let text = "سعر الوقود + النقل والتخزين";
        let whole = set(text, TextOptions::default()).size().x;
        let shown = |hundredths: u8| set(text, TextOptions::one_line(whole * f32::from(hundredths) / 100.0)).shown();
        assert!((20..100).any(|share| shown(share) == "سعر الوقود…"));
        assert!((20..100).all(|share| !shown(share).ends_with("+…")));
    }

    #[test]
    fn the_second_line_can_be_the_last() {
        let text = "The reservoir will not reach half its capacity before autumn, says the company";
        let options = TextOptions { max_lines: Some(2), ..TextOptions::wrapped(150.0) };
        let block = set(text, options);
        assert_eq!((block.line_count(), block.is_shortened()), (2, true));
        assert_eq!(block.direction(), Direction::Ltr);
    }

    #[test]
    fn a_word_that_is_too_long_is_cut() {
        let block = set("nahran-may-with-a-very-long-name", TextOptions::one_line(60.0));
        let shown = block.shown();
        assert!(shown.ends_with('\u{2026}') && shown.len() > 5, "{shown}");
        assert!(block.size().x <= 60.0);
    }

    #[test]
    fn each_line_of_the_string_has_its_own_direction() {
        let block = set("قال\nKerry\r\n12", TextOptions::wrapped(200.0));
        let directions: Vec<Direction> = block.lines.iter().map(|line| line.layout.paragraph().direction()).collect();
        assert_eq!(directions, [Direction::Rtl, Direction::Ltr, Direction::Rtl]);
        assert_eq!(block.shown(), "قال\nKerry\n12");
    }
}
