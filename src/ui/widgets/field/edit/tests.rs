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

/// A state with paragraphs from a text with `|` at the caret and `^` at the other end of a selection.
fn divided(text: &str) -> FieldState {
    let mut state = state(text);
    state.divide(true);
    state
}

/// The same as `check` in a field with paragraphs.
fn check_divided(before: &str, edit: impl Fn(&mut FieldState), after: &str) {
    let mut state = divided(before);
    edit(&mut state);
    assert_eq!(shown(&state), after, "from {before}");
    if state.text() != before.replace(['|', '^'], "") {
        assert!(state.undo());
        assert_eq!(shown(&state), before, "undone");
        assert!(state.redo());
        assert_eq!(shown(&state), after, "redone");
    }
}

#[test]
fn what_is_typed_stays_before_the_caret() {
    check("|\u{1F1FE}", |s| s.type_text("\u{1F1F8}"), "\u{1F1F8}\u{1F1FE}|");
    check_divided("a\n|\u{200D}", |s| s.type_text("\u{1F468}"), "a\n\u{1F468}\u{200D}|");
}

#[test]
fn a_joiner_is_deleted_by_itself() {
    check("می\u{200C}|شود", |s| s.delete_back(false), "می|شود");
    check("\u{1F468}\u{200D}\u{1F469}|", |s| s.delete_back(false), "|");
}

#[test]
fn words_are_deleted_within_their_paragraph() {
    check_divided("قال كارتر\n|Carter", |s| s.delete_back(true), "قال كارتر|Carter");
    check_divided("قال كارتر|\nCarter", |s| s.delete_forward(true), "قال كارتر|Carter");
    check_divided("قال كارتر|\nCarter", |s| s.delete_back(true), "قال |\nCarter");
    check_divided("a\r\n|b", |s| s.delete_back(false), "a|b");
    check_divided("|Carter\nsaid", |s| s.delete_forward(true), "|\nsaid");
}

#[test]
fn a_double_click_takes_no_line_feed() {
    let check = |text: &str, at: u32, word: &str, paragraph: &str| {
        let mut state = divided(text);
        state.select_word(Cp(at));
        assert_eq!(state.selected_text(), word, "{text:?} at {at}");
        state.select_paragraph(Cp(at));
        assert_eq!(state.selected_text(), paragraph, "{text:?} at {at}");
    };
    check("قال كارتر\nyes", 9, "كارتر", "قال كارتر");
    check("قال كارتر\nyes", 10, "yes", "yes");
    check("a\n\nb", 2, "", "");
}

#[test]
fn a_paragraph_is_forced_by_a_mark_only_where_its_letters_say_otherwise() {
    use Direction::{Ltr, Rtl};
    let rtl = |s: &mut FieldState| _ = s.force_direction(Rtl);
    let ltr = |s: &mut FieldState| _ = s.force_direction(Ltr);
    check_divided("Kerry| قال", rtl, "\u{200F}Kerry| قال");
    check_divided("\u{200F}Kerry| قال", ltr, "Kerry| قال");
    check_divided("\u{200F}Kerry| قال", rtl, "\u{200F}Kerry| قال");
    check_divided("قال| Kerry", rtl, "قال| Kerry");
    check_divided("12|", rtl, "\u{200F}12|");
    check_divided("\u{200F}12|", ltr, "\u{200E}12|");
    check_divided("a\n|\nb", rtl, "a\n\u{200F}|\nb");
    check_divided("^a\nقال\nb|", rtl, "^\u{200F}a\nقال\n\u{200F}b|");
    check_divided("a^b\nc|d", rtl, "\u{200F}a^b\n\u{200F}c|d");
    check_divided("^a\n|b", rtl, "^\u{200F}a\n|b");
    check_divided("\u{61C}abc|", rtl, "\u{61C}abc|");
    check("a b|", rtl, "\u{200F}a b|");
}

#[test]
fn a_forced_paragraph_stays_forced_until_its_mark_is_deleted() {
    let mut state = divided("قال\n\u{200F}Kerry|");
    state.place(Caret { at: Cp(4), affinity: Affinity::After }, false);
    assert_eq!(state.caret(), Caret { at: Cp(5), affinity: Affinity::LineStart });
    assert_eq!(state.forced_direction(), Some(Direction::Rtl));
    state.type_text("X");
    assert_eq!(shown(&state), "قال\n\u{200F}X|Kerry");
    state.delete_back(false);
    state.delete_back(false);
    assert_eq!((shown(&state).as_str(), state.forced_direction()), ("قال\n|Kerry", None));
    state.delete_back(false);
    assert_eq!(shown(&state), "قال|Kerry");
}

#[test]
fn a_run_of_typing_over_a_selection_is_one_step() {
    let mut state = state("قال ^Kerry|");
    "كيري".chars().for_each(|c| state.type_text(c.encode_utf8(&mut [0; 4])));
    assert_eq!(shown(&state), "قال كيري|");
    (0..2).for_each(|_| state.delete_back(false));
    state.insert("xy");
    state.insert("z");
    let mut back = || {
        assert!(state.undo());
        shown(&state)
    };
    assert_eq!([back(), back(), back(), back()], ["قال كيxy|", "قال كي|", "قال كيري|", "قال ^Kerry|"]);
}

#[test]
fn text_from_outside_is_kept_as_it_is() {
    let text = "a\r\nb\rc\u{2028}d\u{85}\u{200F}e";
    let mut state = FieldState::new(text);
    state.divide(true);
    assert_eq!(state.text(), text);
    state.set_text("x\r\ny");
    assert!(!state.undo() && state.is_divided());
    assert_eq!(state.text(), "x\r\ny");
}
