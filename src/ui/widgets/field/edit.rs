//! A field's text and what can be done to it; knows no window.

use super::bounds;
use crate::text::position::{byte_of, cp_len, slice_of};
use crate::text::{Cp, CpRange, graphemes, words};
use crate::typeset::{Affinity, Caret};

/// Steps that can be undone; the oldest are forgotten.
const HISTORY: usize = 200;

/// The text of a field, its selection and its history.
///
/// Positions are code points of the text.
#[derive(Clone, Debug, Default)]
pub struct FieldState {
    text: String,
    /// The moving end of the selection.
    caret: Caret,
    /// The standing end of the selection; the caret's place where nothing is selected.
    anchor: Cp,
    /// How far the text is moved to the left under the field's edge, in px.
    pub(super) scroll: f32,
    /// What an input method is composing, already in the text.
    composing: Option<CpRange>,
    undo: Vec<Snapshot>,
    redo: Vec<Snapshot>,
    last: Kind,
    /// Whether Enter was pressed in the last frame shown.
    pub(super) submitted: bool,
    /// When something last happened, in the toolkit's seconds; the caret's blinking starts from there.
    pub(super) touched: f64,
}

#[derive(Clone, Debug)]
struct Snapshot {
    text: String,
    caret: Caret,
    anchor: Cp,
}

/// What the last change was; changes of a kind in a row are undone together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Other,
    Typing,
    Deleting,
    Composing,
}

impl FieldState {
    /// A field with `text`, the caret at its end.
    pub fn new(text: impl Into<String>) -> FieldState {
        let mut state = FieldState { text: text.into(), ..FieldState::default() };
        state.place(state.end(), false);
        state
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Replaces everything, from outside: the history ends, the caret stands at the end.
    pub fn set_text(&mut self, text: impl Into<String>) {
        *self = FieldState { touched: self.touched, ..FieldState::new(text) };
    }

    /// The moving end of the selection.
    pub fn caret(&self) -> Caret {
        self.caret
    }

    /// The standing end of the selection.
    pub fn anchor(&self) -> Cp {
        self.anchor
    }

    /// What is selected; empty at the caret if nothing is.
    pub fn selection(&self) -> CpRange {
        CpRange::between(self.anchor, self.caret.at)
    }

    /// The selected text.
    pub fn selected_text(&self) -> &str {
        self.slice(self.selection())
    }

    /// Whether Enter was pressed in the field in this frame.
    pub fn submitted(&self) -> bool {
        self.submitted
    }

    /// What an input method is composing, if anything.
    pub fn composing(&self) -> Option<CpRange> {
        self.composing
    }

    /// Selects everything, the caret at the end.
    pub fn select_all(&mut self) {
        self.anchor = Cp(0);
        self.caret = self.end();
        self.last = Kind::Other;
    }

    /// Selects `range`, the caret at its end.
    pub fn select(&mut self, range: CpRange) {
        let end = self.len();
        self.anchor = range.start.min(end);
        self.caret = Caret { at: range.end.min(end), affinity: Affinity::Before };
        self.last = Kind::Other;
    }

    /// Puts the caret somewhere; the selection's other end follows unless it is to be extended.
    pub fn place(&mut self, caret: Caret, extend: bool) {
        self.caret = Caret { at: caret.at.min(self.len()), ..caret };
        if !extend {
            self.anchor = self.caret.at;
        }
        self.last = Kind::Other;
    }

    /// Selects the word around `at`.
    pub fn select_word(&mut self, at: Cp) {
        self.select(words::word_at(&self.text, at));
    }

    /// Puts `text` in place of the selection. Line breaks become spaces: the field has one line.
    pub fn insert(&mut self, text: &str) {
        let text = one_line(text);
        if text.is_empty() {
            return;
        }
        let typed = cp_len(&text) == 1 && self.selection().is_empty();
        self.replace(self.selection(), &text, if typed { Kind::Typing } else { Kind::Other });
        if text.ends_with(char::is_whitespace) {
            self.last = Kind::Other;
        }
    }

    /// Takes the selection out and answers with it; `None` if nothing is selected.
    pub fn cut(&mut self) -> Option<String> {
        let range = self.selection();
        let text = self.slice(range).to_owned();
        (!range.is_empty()).then(|| self.replace(range, "", Kind::Other))?;
        Some(text)
    }

    /// Deletes the selection, or what is before the caret: a mark from its letter first, otherwise a whole character.
    pub fn delete_back(&mut self, word: bool) {
        let at = self.caret.at;
        let start = if word { words::prev_word_start(&self.text, at) } else { bounds::deleted_back(&self.text, at) };
        self.delete(CpRange::between(start, at));
    }

    /// Deletes the selection, or the character (or word) after the caret.
    pub fn delete_forward(&mut self, word: bool) {
        let at = self.caret.at;
        let end = if word { words::next_word_start(&self.text, at) } else { graphemes::next_boundary(&self.text, at) };
        self.delete(CpRange::between(at, end));
    }

    fn delete(&mut self, otherwise: CpRange) {
        let selected = self.selection();
        if !selected.is_empty() {
            self.replace(selected, "", Kind::Other);
        } else if !otherwise.is_empty() {
            self.replace(otherwise, "", Kind::Deleting);
        }
    }

    /// Shows what an input method is composing in place of the selection or of what it composed before.
    pub fn compose(&mut self, text: &str) {
        let text = one_line(text);
        let Some(range) = self.composing.or_else(|| (!text.is_empty()).then(|| self.selection())) else { return };
        self.replace(range, &text, Kind::Composing);
        let end = range.start.plus(cp_len(&text));
        self.composing = (!text.is_empty()).then_some(CpRange { start: range.start, end });
    }

    /// Ends composing with `text` in the place of what was composed.
    pub fn commit(&mut self, text: &str) {
        match self.composing.take() {
            Some(range) => self.replace(range, &one_line(text), Kind::Composing),
            None => self.insert(text),
        }
        self.last = Kind::Other;
    }

    /// Takes the last change back; answers whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.undo.pop() else { return false };
        let now = self.snapshot();
        self.redo.push(now);
        self.restore(before);
        true
    }

    /// Makes an undone change again; answers whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.redo.pop() else { return false };
        let now = self.snapshot();
        self.undo.push(now);
        self.restore(after);
        true
    }

    fn replace(&mut self, range: CpRange, text: &str, kind: Kind) {
        if kind == Kind::Other || kind != self.last {
            if self.undo.len() >= HISTORY {
                self.undo.remove(0);
            }
            let now = self.snapshot();
            self.undo.push(now);
        }
        self.redo.clear();
        self.composing = None;
        let bytes = byte_of(&self.text, range.start)..byte_of(&self.text, range.end);
        self.text.replace_range(bytes, text);
        self.caret = Caret { at: range.start.plus(cp_len(text)), affinity: Affinity::Before };
        self.anchor = self.caret.at;
        self.last = kind;
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot { text: self.text.clone(), caret: self.caret, anchor: self.anchor }
    }

    fn restore(&mut self, snapshot: Snapshot) {
        (self.text, self.caret, self.anchor) = (snapshot.text, snapshot.caret, snapshot.anchor);
        self.composing = None;
        self.last = Kind::Other;
    }

    /// The caret at the edge where the text ends.
    pub(super) fn end(&self) -> Caret {
        Caret { at: self.len(), affinity: Affinity::LineEnd }
    }

    /// How many code points the text has.
    fn len(&self) -> Cp {
        Cp(cp_len(&self.text))
    }

    fn slice(&self, range: CpRange) -> &str {
        slice_of(&self.text, range)
    }
}

/// `text` with its line breaks as spaces; one at its very end, as copied lines have, is left out.
fn one_line(text: &str) -> String {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    text.replace("\r\n", " ").replace(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}'], " ").replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A state from a text with `|` at the caret and `^` at the other end of a selection.
    fn state(shown: &str) -> FieldState {
        let place = |mark: char, other: char| {
            let before = shown.split(mark).next().unwrap_or_default();
            Cp(cp_len(&before.replace(other, "")))
        };
        let mut state = FieldState::new(shown.replace(['|', '^'], ""));
        let caret = place('|', '^');
        let anchor = if shown.contains('^') { place('^', '|') } else { caret };
        state.place(Caret { at: anchor, affinity: Affinity::After }, false);
        state.place(Caret { at: caret, affinity: Affinity::After }, true);
        state
    }

    fn shown(state: &FieldState) -> String {
        let mut marks = vec![(state.caret().at, '|')];
        if state.anchor() != state.caret().at {
            marks.push((state.anchor(), '^'));
        }
        marks.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let mut text = state.text().to_owned();
        for (at, mark) in marks {
            text.insert(byte_of(&text, at), mark);
        }
        text
    }

    fn check(before: &str, edit: impl Fn(&mut FieldState), after: &str) {
        let mut state = state(before);
        edit(&mut state);
        assert_eq!(shown(&state), after, "from {before}");
        if state.text() != before.replace(['|', '^'], "") {
            assert!(state.undo());
            assert_eq!(shown(&state), before, "undone");
            assert!(state.redo());
            assert_eq!(state.text(), after.replace(['|', '^'], ""), "redone");
        }
    }

    #[test]
    fn typing_takes_the_place_of_the_selection() {
        check("قال| كارتر", |s| s.insert("ت"), "قالت| كارتر");
        check("^قال| كارتر", |s| s.insert("ذكر"), "ذكر| كارتر");
        check("|قال^ كارتر", |s| s.insert("ذكر"), "ذكر| كارتر");
        check("|", |s| s.insert("a\nb\r\nc\n"), "a b c|");
    }

    #[test]
    fn backspace_takes_a_mark_first_and_an_emoji_whole() {
        check("قَ|ال", |s| s.delete_back(false), "ق|ال");
        check("عام 👨\u{200D}👩\u{200D}👧|", |s| s.delete_back(false), "عام |");
        check("لا|", |s| s.delete_back(false), "ل|");
        check("|قال", |s| s.delete_back(false), "|قال");
        check("قال كارتر| اليوم", |s| s.delete_back(true), "قال | اليوم");
    }

    #[test]
    fn delete_takes_a_letter_with_its_marks() {
        check("|قَال", |s| s.delete_forward(false), "|ال");
        check("قال|", |s| s.delete_forward(false), "قال|");
        check("قال |كارتر اليوم", |s| s.delete_forward(true), "قال |اليوم");
        check("^قال |كارتر", |s| s.delete_forward(true), "|كارتر");
    }

    #[test]
    fn cutting_gives_the_text_exactly() {
        let mut state = state("قال ^Kerry «نعم»| اليوم");
        assert_eq!(state.cut().as_deref(), Some("Kerry «نعم»"));
        assert_eq!(shown(&state), "قال | اليوم");
        assert_eq!(state.cut(), None);
    }

    #[test]
    fn a_word_typed_is_undone_together() {
        let mut state = state("|");
        "قال كارتر".chars().for_each(|c| state.insert(c.encode_utf8(&mut [0; 4])));
        assert!(state.undo());
        assert_eq!(shown(&state), "قال |");
        assert!(state.undo());
        assert_eq!(shown(&state), "|");
        assert!(!state.undo());
        assert!(state.redo() && state.redo() && !state.redo());
        assert_eq!(state.text(), "قال كارتر");
    }

    #[test]
    fn composing_is_one_change() {
        let mut state = state("قال | اليوم");
        state.compose("k");
        state.compose("ke");
        assert_eq!((shown(&state).as_str(), state.composing()), ("قال ke| اليوم", Some(CpRange::new(4, 6))));
        state.commit("كي");
        assert_eq!((shown(&state).as_str(), state.composing()), ("قال كي| اليوم", None));
        assert!(state.undo());
        assert_eq!(shown(&state), "قال | اليوم");
        state.compose("");
        assert_eq!(shown(&state), "قال | اليوم", "nothing composed, nothing changed");
    }

    #[test]
    fn a_double_click_takes_a_word() {
        let mut state = state("قال كارتر| اليوم");
        state.select_word(Cp(5));
        assert_eq!(state.selected_text(), "كارتر");
    }
}
