//! A field's text and what can be done to it; knows no window.

use super::bounds;
use super::history::{Change, Ends, History, Kind};
use super::shown::Shown;
use crate::text::direction::first_strong;
use crate::text::position::{byte_of, cp_len, slice_of};
use crate::text::{Cp, CpRange, Direction, graphemes, words};
use crate::typeset::{Affinity, Caret};

/// The text of a field, its selection and its history.
///
/// Positions are code points of the text. Caret and anchor always stand between two characters
/// (grapheme clusters) of it, the caret never before the direction mark a paragraph begins with.
///
/// # The direction of a paragraph
///
/// A paragraph runs as its first strong character does; one without any, as the field's natural
/// direction. [`force_direction`](FieldState::force_direction) makes it run the other way by beginning it with U+200E or
/// U+200F, which *is* such a strong character. The forced direction is therefore part of the
/// text: it is saved, copied, undone and shown everywhere with it, needs no second record, and what
/// is read back is what was typed plus the mark that was asked for. What is typed at the start of
/// such a paragraph comes after the mark, so that it stays forced; Backspace there takes the mark.
#[derive(Clone, Debug, Default)]
pub struct FieldState {
    text: String,
    ends: Ends,
    composing: Option<Composing>,
    history: History,
    /// Whether line separators end paragraphs.
    divided: bool,
    /// Counts the changes of the text.
    revision: u64,
    /// The column, in px, that moves up and down keep to.
    pub(super) goal: Option<f32>,
    /// What the window keeps about it.
    pub(super) shown: Shown,
}

/// What an input method is composing, already in the text.
#[derive(Clone, Debug)]
struct Composing {
    range: CpRange,
    /// What stood in its place.
    replaced: String,
    before: Ends,
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
        let (shown, revision) = (std::mem::take(&mut self.shown), self.revision + 1);
        let divided = self.divided;
        *self = FieldState { shown: shown.rewound(), revision, divided, ..FieldState::new(text) };
    }

    /// The moving end of the selection.
    pub fn caret(&self) -> Caret {
        self.ends.caret
    }

    /// The standing end of the selection.
    pub fn anchor(&self) -> Cp {
        self.ends.anchor
    }

    /// What is selected; empty at the caret if nothing is.
    pub fn selection(&self) -> CpRange {
        self.ends.range()
    }

    /// The selected text.
    pub fn selected_text(&self) -> &str {
        self.slice(self.selection())
    }

    /// Whether the field was submitted in this frame: by Enter, or by Ctrl+Enter where Enter begins a paragraph.
    pub fn submitted(&self) -> bool {
        self.shown.submitted
    }

    /// What an input method is composing, if anything.
    pub fn composing(&self) -> Option<CpRange> {
        self.composing.as_ref().map(|composing| composing.range)
    }

    /// The direction the caret's paragraph is forced to, if it is.
    pub fn forced_direction(&self) -> Option<Direction> {
        bounds::leading_mark(bounds::paragraph_at(&self.text, self.ends.caret.at, self.divided).text)
    }

    /// Whether line separators end paragraphs; the field that shows it says so.
    pub(super) fn divide(&mut self, divided: bool) {
        if self.divided != divided {
            self.divided = divided;
            self.revision += 1;
        }
    }

    /// Whether line separators end paragraphs.
    pub(super) fn is_divided(&self) -> bool {
        self.divided
    }

    /// Another number after every change of the text.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Selects everything, the caret at the end.
    pub fn select_all(&mut self) {
        self.select_between(Cp(0), self.end());
    }

    /// Selects `range`, the caret at its end; of characters it cuts, the whole.
    pub fn select(&mut self, range: CpRange) {
        if range.is_empty() {
            return self.place(Caret { at: range.start, affinity: Affinity::After }, false);
        }
        let end = bounds::ceil(&self.text, range.end.min(self.len()));
        self.select_between(range.start, Caret { at: end, affinity: Affinity::Before });
    }

    /// Selects what lies between the two.
    pub(super) fn select_between(&mut self, anchor: Cp, caret: Caret) {
        self.place(caret, false);
        self.ends.anchor = bounds::floor(&self.text, anchor.min(self.len()));
    }

    /// Puts the caret somewhere; the selection's other end follows unless it is to be extended.
    pub fn place(&mut self, caret: Caret, extend: bool) {
        self.drop_composing();
        self.ends.caret = self.standing(caret);
        if !extend {
            self.ends.anchor = self.ends.caret.at;
        }
        self.settle();
    }

    /// Selects the word around `at`, never beyond its paragraph.
    pub fn select_word(&mut self, at: Cp) {
        self.select(self.word_at(at));
    }

    /// Selects the paragraph around `at`, its separator left out.
    pub fn select_paragraph(&mut self, at: Cp) {
        self.select(self.paragraph_at(at));
    }

    /// The word around `at`, never beyond its paragraph.
    pub(super) fn word_at(&self, at: Cp) -> CpRange {
        let part = bounds::paragraph_at(&self.text, at, self.divided);
        let start = part.range.start;
        let word = words::word_at(part.text, at.minus(start.0));
        CpRange { start: word.start.plus(start.0), end: word.end.plus(start.0) }
    }

    /// The paragraph around `at`, its separator left out.
    pub(super) fn paragraph_at(&self, at: Cp) -> CpRange {
        bounds::paragraph_at(&self.text, at, self.divided).range
    }

    /// Puts `text` in place of the selection, as pasting does: a step of its own. In a field of one line its line
    /// separators become spaces; in one with paragraphs CR LF and CR become LF. Otherwise it stays as it is.
    pub fn insert(&mut self, text: &str) {
        self.put(text, Kind::Other);
    }

    /// The same for what is typed: what is typed in a row, to the end of a word, is one step.
    pub fn type_text(&mut self, text: &str) {
        self.put(text, Kind::Typing);
        if text.ends_with(char::is_whitespace) {
            self.history.close();
        }
    }

    fn put(&mut self, text: &str, kind: Kind) {
        self.drop_composing();
        let text = bounds::taken_in(text, self.divided);
        if text.is_empty() {
            return;
        }
        if !self.selection().is_empty() {
            self.history.close();
        }
        self.replace(self.selection(), &text, kind);
    }

    /// Takes the selection out and answers with it; `None` if nothing is selected.
    pub fn cut(&mut self) -> Option<String> {
        self.drop_composing();
        let range = self.selection();
        if range.is_empty() {
            return None;
        }
        let text = self.slice(range).to_owned();
        self.replace(range, "", Kind::Other);
        Some(text)
    }

    /// Deletes the selection, or what is before the caret: a mark from its letter first, otherwise a whole
    /// character, or as much of the paragraph as goes back to a word's start.
    pub fn delete_back(&mut self, word: bool) {
        self.drop_composing();
        let at = self.ends.caret.at;
        let part = bounds::paragraph_at(&self.text, at, self.divided);
        let first = part.range.start;
        let start = if word && at > first {
            words::prev_word_start(part.text, at.minus(first.0)).plus(first.0)
        } else {
            bounds::deleted_back(&self.text, at)
        };
        self.delete(CpRange::between(start, at));
    }

    /// Deletes the selection, or the character after the caret, or as much of the paragraph as goes to the next word.
    pub fn delete_forward(&mut self, word: bool) {
        self.drop_composing();
        let at = self.ends.caret.at;
        let part = bounds::paragraph_at(&self.text, at, self.divided);
        let first = part.range.start;
        let end = if word && at < part.range.end {
            words::next_word_start(part.text, at.minus(first.0)).plus(first.0)
        } else {
            graphemes::next_boundary(&self.text, at)
        };
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

    /// Makes the paragraphs of the selection run in `direction`: begins those with a direction mark whose own first
    /// strong character does not say so, and takes an opposite mark away. Answers whether that changed any.
    ///
    /// A paragraph that runs in `direction` by itself is left without a mark; so the opposite
    /// direction always leads back to where the text decides.
    pub fn force_direction(&mut self, direction: Direction) -> bool {
        self.drop_composing();
        let (before, selection) = (self.ends, self.selection());
        let begins = |part: &bounds::Part<'_>| part.range.start < selection.end || part.range.start <= selection.start;
        let mut changes: Vec<Change> = bounds::paragraphs(&self.text, self.divided)
            .take_while(begins)
            .filter(|part| part.range.end >= selection.start || part.next > selection.start)
            .filter_map(|part| forcing(part, direction))
            .collect();
        changes.reverse();
        for change in &changes {
            let (range, text) = change.forward();
            let bytes = byte_of(&self.text, range.start)..byte_of(&self.text, range.end);
            self.text.replace_range(bytes, text);
            let moved = |at: Cp| if at < range.end { at.min(range.start) } else { at.minus(range.len()) };
            let shifted = |at: Cp| if at < range.start { at } else { moved(at).plus(cp_len(text)) };
            // A selection that begins with the paragraph begins with its mark too.
            if selection.is_empty() || self.ends.anchor != range.start {
                self.ends.anchor = shifted(self.ends.anchor);
            }
            self.ends.caret.at = shifted(self.ends.caret.at);
        }
        if changes.is_empty() {
            return false;
        }
        self.history.add(changes, Kind::Other, before, self.ends);
        self.changed();
        true
    }

    /// Shows what an input method is composing in place of the selection or of what it composed before, the caret
    /// after `caret` of its code points, else at its end. An empty text cancels it: what was there before comes back.
    pub fn compose(&mut self, text: &str, caret: Option<u32>) {
        let before = self.composing.take();
        let before = match before {
            Some(composing) => {
                self.swap(composing.range, &composing.replaced);
                self.ends = composing.before;
                composing.before
            }
            None => self.ends,
        };
        let text = bounds::taken_in(text, self.divided);
        if text.is_empty() {
            return self.settle();
        }
        let (range, len) = (before.range(), cp_len(&text));
        let replaced = self.slice(range).to_owned();
        self.swap(range, &text);
        let at = bounds::ceil(&self.text, range.start.plus(caret.unwrap_or(len).min(len)));
        self.ends = Ends { caret: Caret { at, affinity: Affinity::Before }, anchor: at };
        self.composing =
            Some(Composing { range: CpRange { start: range.start, end: range.start.plus(len) }, replaced, before });
        self.settle();
    }

    /// Ends composing with `text` in the place of what was composed; a step of its own. Where nothing was composed
    /// it is typing: there are input methods all typing goes through.
    pub fn commit(&mut self, text: &str) {
        if self.composing.is_some() { self.insert(text) } else { self.type_text(text) }
    }

    /// Ends composing with nothing: the text is as it was before.
    pub fn drop_composing(&mut self) {
        if self.composing.is_some() {
            self.compose("", None);
        }
    }

    /// Takes the last step back; answers whether there was one.
    pub fn undo(&mut self) -> bool {
        self.drop_composing();
        let Some(step) = self.history.undo() else { return false };
        for change in step.changes.iter().rev() {
            swap(&mut self.text, change.back());
        }
        self.ends = step.before;
        self.changed();
        true
    }

    /// Makes an undone step again; answers whether there was one.
    pub fn redo(&mut self) -> bool {
        self.drop_composing();
        let Some(step) = self.history.redo() else { return false };
        for change in &step.changes {
            swap(&mut self.text, change.forward());
        }
        self.ends = step.after;
        self.changed();
        true
    }

    fn replace(&mut self, range: CpRange, text: &str, kind: Kind) {
        let before = self.ends;
        let change = Change { at: range.start, removed: self.slice(range).to_owned(), inserted: text.to_owned() };
        self.swap(range, text);
        // What was put in may have joined what follows it into one character.
        let at = bounds::ceil(&self.text, range.start.plus(cp_len(text)));
        let caret = self.standing(Caret { at, affinity: Affinity::Before });
        self.ends = Ends { caret, anchor: caret.at };
        self.history.add(vec![change], kind, before, self.ends);
        self.goal = None;
    }

    fn swap(&mut self, range: CpRange, text: &str) {
        swap(&mut self.text, (range, text));
        self.revision += 1;
    }

    /// After a change from the history or of marks.
    fn changed(&mut self) {
        self.revision += 1;
        self.settle();
    }

    /// What follows is no part of what was done before.
    fn settle(&mut self) {
        self.history.close();
        self.goal = None;
    }

    /// The nearest place at or before `caret` where one may stand.
    fn standing(&self, caret: Caret) -> Caret {
        let at = bounds::floor(&self.text, caret.at.min(self.len()));
        let starts = |at: Cp| at == bounds::paragraph_at(&self.text, at, self.divided).range.start;
        let rest = self.text.get(byte_of(&self.text, at)..).unwrap_or_default();
        if bounds::leading_mark(rest).is_some() && starts(at) {
            return Caret { at: at.plus(1), affinity: Affinity::LineStart };
        }
        Caret { at, ..caret }
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

fn swap(text: &mut String, (range, put): (CpRange, &str)) {
    let bytes = byte_of(text, range.start)..byte_of(text, range.end);
    text.replace_range(bytes, put);
}

/// What has to change for a paragraph to run in `direction`.
fn forcing(part: bounds::Part<'_>, direction: Direction) -> Option<Change> {
    let marked = bounds::leading_mark(part.text);
    let mark = part.text.chars().next().filter(|_| marked.is_some());
    let bare = part.text.strip_prefix(|c| Some(c) == mark).unwrap_or(part.text);
    let itself = first_strong(bare) == Some(direction);
    let wanted = if itself { "" } else { bounds::mark_of(direction) };
    if marked == Some(direction) && !itself || marked.is_none() && itself {
        return None;
    }
    let removed = mark.map(String::from).unwrap_or_default();
    Some(Change { at: part.range.start, removed, inserted: wanted.to_owned() })
}

#[cfg(test)]
mod tests;
