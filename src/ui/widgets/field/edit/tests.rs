//! Edits of a text shown with its caret.

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
    "قال كارتر".chars().for_each(|c| state.type_text(c.encode_utf8(&mut [0; 4])));
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
    state.compose("k", None);
    state.compose("ke", None);
    assert_eq!((shown(&state).as_str(), state.composing()), ("قال ke| اليوم", Some(CpRange::new(4, 6))));
    state.commit("كي");
    assert_eq!((shown(&state).as_str(), state.composing()), ("قال كي| اليوم", None));
    assert!(state.undo());
    assert_eq!(shown(&state), "قال | اليوم");
    state.compose("", None);
    assert_eq!(shown(&state), "قال | اليوم", "nothing composed, nothing changed");
}

#[test]
fn a_double_click_takes_a_word() {
    let mut state = state("قال كارتر| اليوم");
    state.select_word(Cp(5));
    assert_eq!(state.selected_text(), "كارتر");
}
