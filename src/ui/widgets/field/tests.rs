//! Fields with paragraphs in a window: by role and label, keyboard and mouse.

use super::*;
use crate::text::{Cp, CpRange, Direction};
use crate::ui::theme::size;
use crate::ui::widgets::scroll_ui;
use crate::ui::widgets::tests::{Bench, bench, copied, in_english};
use egui::accesskit::Role as AccessRole;
use egui::{Event, ImeEvent, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// A focused field of 2 to 4 lines.
fn note<'a>(text: &str) -> Harness<'a, Bench<FieldState>> {
    let mut harness = in_english(FieldState::new(text), |ui, kit, field| {
        field_ui(ui, kit, field, Field::new("Note").placeholder("Write").multiline(2, 4));
    });
    harness.get_by_label("Note").focus();
    harness.run();
    harness
}

fn state<'h>(harness: &'h Harness<'_, Bench<FieldState>>) -> &'h FieldState {
    &harness.state().state
}

fn rect(harness: &Harness<'_, Bench<FieldState>>) -> Rect {
    harness.get_by_label("Note").rect()
}

/// Where the caret is, as an input method is told.
fn caret<S>(harness: &Harness<'_, Bench<S>>) -> Rect {
    harness.output().platform_output.ime.expect("a focused field tells input methods").cursor_rect
}

fn press(harness: &mut Harness<'_, Bench<FieldState>>, keys: &[(Key, Modifiers)]) {
    for (key, modifiers) in keys {
        harness.key_press_modifiers(*modifiers, *key);
        harness.run();
    }
}

fn click(harness: &mut Harness<'_, Bench<FieldState>>, at: Pos2) {
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.step();
}

#[test]
fn what_the_user_selects_is_there_for_the_middle_button() {
    let mut harness = note("one two");
    let offered = |harness: &mut Harness<'_, Bench<FieldState>>, key: Key, modifiers: Modifiers| {
        harness.event(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
        harness.step();
        harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::TextSelectionSettled(text) => Some(text.clone()),
            _ => None,
        })
    };
    harness.state_mut().state.select_all();
    harness.step();
    assert_eq!(offered(&mut harness, Key::ArrowRight, Modifiers::NONE), None);
    assert_eq!(offered(&mut harness, Key::A, Modifiers::COMMAND).as_deref(), Some("one two"));
    assert_eq!(offered(&mut harness, Key::ArrowLeft, Modifiers::SHIFT).as_deref(), Some("one tw"));
}

#[test]
fn enter_begins_a_paragraph_and_ctrl_enter_submits() {
    let mut harness = in_english((FieldState::default(), 0), |ui, kit, (field, submitted)| {
        field_ui(ui, kit, field, Field::new("Note").multiline(2, 4));
        *submitted += i32::from(field.submitted());
    });
    let value = |harness: &Harness<'_, Bench<(FieldState, i32)>>| {
        harness.get_by_role_and_label(AccessRole::MultilineTextInput, "Note").value().unwrap_or_default()
    };
    harness.get_by_label("Note").focus();
    harness.run();
    harness.event(Event::Text("قال".to_owned()));
    harness.key_press(Key::Enter);
    harness.event(Event::Text("yes".to_owned()));
    harness.run();
    assert_eq!((value(&harness).as_str(), harness.state().state.1), ("قال\nyes", 0));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert_eq!((value(&harness).as_str(), harness.state().state.1), ("قال\nyes", 1));
    assert!(harness.get_by_label("Note").is_focused());
}

#[test]
fn it_grows_in_the_frame_it_is_typed_in_up_to_its_most_lines() {
    let mut harness = note("");
    let two = rect(&harness).height();
    let heights: Vec<f32> = (0..6)
        .map(|_| {
            harness.key_press(Key::Enter);
            harness.step();
            rect(&harness).height()
        })
        .collect();
    let (line, most) = (22.0, two + 44.0);
    assert!(heights[0] == two && heights[5] == most, "{two} {heights:?}");
    assert!(heights.windows(2).all(|two| two[0] <= two[1] && two[1] - two[0] <= line), "{heights:?}");
    assert!(heights.iter().any(|height| *height > two && *height < most), "line by line: {heights:?}");
    assert!(rect(&harness).contains_rect(caret(&harness)), "the caret is seen");
    press(&mut harness, &[(Key::Home, Modifiers::COMMAND)]);
    assert!(rect(&harness).contains_rect(caret(&harness)), "and scrolled back to");
}

#[test]
fn line_feeds_are_kept_or_become_spaces() {
    let mut harness = note("");
    harness.event(Event::Paste("a\r\nb\rc\u{2029}\u{202E}d\u{202C}\n".to_owned()));
    harness.run();
    assert_eq!(state(&harness).text(), "a\nb\nc\u{2029}\u{202E}d\u{202C}\n");
    press(&mut harness, &[(Key::A, Modifiers::COMMAND)]);
    harness.event(Event::Copy);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("a\nb\nc\u{2029}\u{202E}d\u{202C}\n"));
}

#[test]
fn up_and_down_keep_their_column() {
    let mut harness = note("abcdefgh\nab\n\nabcdefgh");
    state(&harness);
    harness.state_mut().state.select(CpRange::new(5, 5));
    let down = (Key::ArrowDown, Modifiers::NONE);
    let mut stops = Vec::new();
    for _ in 0..4 {
        press(&mut harness, &[down]);
        stops.push(state(&harness).caret().at.0);
    }
    assert_eq!(stops, [11, 12, 18, 21], "to the end of what is shorter and back, then the text's end");
    press(&mut harness, &[(Key::ArrowUp, Modifiers::SHIFT), (Key::ArrowUp, Modifiers::SHIFT)]);
    assert_eq!(state(&harness).selection(), CpRange::new(11, 21));
}

#[test]
fn home_and_end_are_the_lines_with_ctrl_the_texts() {
    let text = "قالت الوزارة إن الخزان لن يبلغ نصف سعته قبل خريف العام المقبل مهما هطل من مطر ومهما قيل غير ذلك اليوم";
    let mut harness = note(text);
    press(&mut harness, &[(Key::Home, Modifiers::NONE)]);
    let second = state(&harness).caret().at;
    assert!(second > Cp(20), "it wraps");
    let line = caret(&harness);
    press(&mut harness, &[(Key::Home, Modifiers::COMMAND)]);
    assert_eq!(state(&harness).caret().at, Cp(0));
    assert!(caret(&harness).max.y <= line.min.y + 1.0);
    press(&mut harness, &[(Key::End, Modifiers::SHIFT)]);
    assert_eq!((state(&harness).caret().at, state(&harness).anchor()), (second.minus(1), Cp(0)), "before the space");
    press(&mut harness, &[(Key::End, Modifiers::COMMAND)]);
    assert_eq!(state(&harness).caret().at.index(), text.chars().count());
}

#[test]
fn pages_go_by_what_is_seen() {
    let text: Vec<String> = (0..30).map(|n| format!("line {n}")).collect();
    let mut harness = note(&text.join("\n"));
    press(&mut harness, &[(Key::PageUp, Modifiers::NONE)]);
    let line = |harness: &Harness<'_, Bench<FieldState>>| {
        let before = state(harness).text().chars().take(state(harness).caret().at.index());
        before.filter(|c| *c == '\n').count()
    };
    let up = line(&harness);
    assert!((25..=26).contains(&up), "{up}");
    (0..11).for_each(|_| press(&mut harness, &[(Key::PageUp, Modifiers::NONE)]));
    assert_eq!(state(&harness).caret().at, Cp(0));
    press(&mut harness, &[(Key::PageDown, Modifiers::SHIFT)]);
    assert_eq!((line(&harness), state(&harness).anchor()), (29 - up, Cp(0)));
}

#[test]
fn a_double_click_takes_words_and_a_third_the_paragraph() {
    let mut harness = note("قال كارتر اليوم\nFirst word here");
    let first = rect(&harness).right_top() + vec2(-50.0, 16.0);
    click(&mut harness, first);
    click(&mut harness, first);
    assert_eq!(state(&harness).selected_text(), "كارتر");
    click(&mut harness, first);
    assert_eq!(state(&harness).selected_text(), "قال كارتر اليوم");
    harness.input_mut().time = Some(100.0);
    harness.step();
    let second = rect(&harness).left_top() + vec2(50.0, 37.0);
    click(&mut harness, second);
    harness.drag_at(second);
    harness.step();
    assert_eq!(state(&harness).selected_text(), "word");
    harness.hover_at(second + vec2(38.0, 0.0));
    harness.step();
    assert_eq!(state(&harness).selected_text(), "word here", "dragged on, it takes words");
    harness.drop_at(second);
    harness.step();
}

#[test]
fn dragging_beyond_an_edge_scrolls() {
    let text: Vec<String> = (0..30).map(|n| format!("line {n}")).collect();
    let mut harness = note(&text.join("\n"));
    press(&mut harness, &[(Key::Home, Modifiers::COMMAND)]);
    let field = rect(&harness);
    harness.drag_at(field.left_top() + vec2(12.0, 12.0));
    harness.step();
    harness.hover_at(field.left_bottom() + vec2(60.0, 30.0));
    (0..10).for_each(|_| harness.step());
    let soon = state(&harness).selection();
    (0..120).for_each(|_| harness.step());
    let later = state(&harness).selection();
    assert!(soon.start == later.start && soon.end < later.end, "{soon:?} {later:?}");
    assert!(later.end.index() > text.join("\n").len() - 10, "{later:?}");
    harness.drop_at(field.center());
}

#[test]
fn the_wheel_scrolls_the_field_first_and_then_what_is_around_it() {
    let text: Vec<String> = (0..12).map(|n| format!("line {n}")).collect();
    let show = |ui: &mut egui::Ui, kit: &mut crate::ui::kit::Kit, (field, top): &mut (FieldState, f32)| {
        scroll_ui(ui, kit, "around", |ui, kit| {
            *top = field_ui(ui, kit, field, Field::new("Note").multiline(2, 4)).rect.min.y;
            ui.allocate_space(vec2(10.0, 1000.0));
        });
    };
    let mut harness = in_english((FieldState::new(text.join("\n")), 0.0), show);
    harness.run();
    let (place, top) = (harness.get_by_label("Note").rect().center(), harness.state().state.1);
    harness.hover_at(place);
    let mut wheel = |lines: f32| {
        let (unit, delta, phase) = (MouseWheelUnit::Point, vec2(0.0, -lines * 22.0), TouchPhase::Move);
        harness.event(Event::MouseWheel {
            unit,
            delta,
            phase,
            modifiers: Modifiers::NONE,
            source: MouseWheelSource::Wheel,
        });
        harness.run_steps(30);
        (harness.state().state.0.shown.scroll.y, harness.state().state.1)
    };
    let (within, outer) = wheel(2.0);
    assert!(within > 20.0 && outer == top, "{within} {outer}");
    let (within, _) = wheel(50.0);
    assert!(within > 100.0, "to its end: {within}");
    let (_, outer) = wheel(3.0);
    assert!(outer < top, "then the rest goes on");
}

#[test]
fn ctrl_with_a_shift_key_turns_the_paragraph_round() {
    let mut harness = note("قال\nKerry قال");
    let at_start = |harness: &mut Harness<'_, Bench<FieldState>>| {
        press(harness, &[(Key::Home, Modifiers::NONE)]);
        caret(harness).center().x
    };
    let left = at_start(&mut harness);
    let force = |harness: &mut Harness<'_, Bench<FieldState>>, shift: Key| {
        let held = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        harness.key_down(Key::ControlLeft);
        harness.key_down_modifiers(held, shift);
        harness.key_up_modifiers(held, shift);
        harness.key_up(Key::ControlLeft);
        harness.run();
    };
    force(&mut harness, Key::ShiftRight);
    assert_eq!(state(&harness).text(), "قال\n\u{200F}Kerry قال");
    assert_eq!(state(&harness).forced_direction(), Some(Direction::Rtl));
    assert!(at_start(&mut harness) > left + 100.0, "its start is at the right");
    harness.event(Event::Text("X".to_owned()));
    harness.run();
    assert_eq!(state(&harness).text(), "قال\n\u{200F}XKerry قال", "it stays forced");
    press(&mut harness, &[(Key::Z, Modifiers::COMMAND), (Key::Z, Modifiers::COMMAND)]);
    assert_eq!((state(&harness).text(), state(&harness).forced_direction()), ("قال\nKerry قال", None));
    press(&mut harness, &[(Key::X, Modifiers::COMMAND | Modifiers::SHIFT)]);
    assert_eq!(state(&harness).forced_direction(), Some(Direction::Rtl), "the other key does the same");
    force(&mut harness, Key::ShiftLeft);
    assert_eq!((state(&harness).text(), state(&harness).forced_direction()), ("قال\nKerry قال", None));
    let selecting = Modifiers::COMMAND | Modifiers::SHIFT;
    press(&mut harness, &[(Key::End, Modifiers::NONE), (Key::ArrowLeft, selecting)]);
    assert_eq!((state(&harness).selected_text(), state(&harness).forced_direction()), ("قال", None));
}

#[test]
fn what_is_composed_takes_its_place_or_gives_it_back() {
    let mut harness = note("قال Kerry");
    harness.state_mut().state.select(CpRange::new(4, 9));
    let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None });
    harness.event(preedit("كي"));
    harness.run();
    assert_eq!((state(&harness).text(), state(&harness).composing()), ("قال كي", Some(CpRange::new(4, 6))));
    harness.event(preedit(""));
    harness.run();
    assert_eq!((state(&harness).text(), state(&harness).selected_text()), ("قال Kerry", "Kerry"), "cancelled");
    harness.event(preedit("كي"));
    harness.event(Event::Ime(ImeEvent::Commit("كيري".to_owned())));
    harness.run();
    assert_eq!((state(&harness).text(), state(&harness).composing()), ("قال كيري", None));
    press(&mut harness, &[(Key::Z, Modifiers::COMMAND)]);
    assert_eq!((state(&harness).text(), state(&harness).selected_text()), ("قال Kerry", "Kerry"), "one step");
    harness.event(preedit("x"));
    harness.run();
    harness.event(preedit("xy"));
    harness.event(Event::PointerGone);
    harness.get_by_label("Note").focus();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(state(&harness).text(), "قال Kerry", "left, nothing half composed stays");
}

#[test]
fn an_empty_field_s_caret_stands_where_its_language_starts() {
    let check = |direction, natural: Option<Direction>, right: bool| {
        let mut harness = bench(direction, FieldState::default(), move |ui, kit, field| {
            let shown = Field::new("Note").multiline(1, 3);
            field_ui(ui, kit, field, Field { natural, ..shown });
        });
        harness.get_by_label("Note").focus();
        harness.run();
        let field = harness.get_by_label("Note").rect();
        let from_start = if right { field.max.x - caret(&harness).max.x } else { caret(&harness).min.x - field.min.x };
        assert!((from_start - size::FIELD_PADDING).abs() < 3.0, "{direction:?} {natural:?}: {from_start}");
    };
    check(Direction::Ltr, None, false);
    check(Direction::Rtl, None, true);
    check(Direction::Ltr, Some(Direction::Rtl), true);
    check(Direction::Rtl, Some(Direction::Ltr), false);
}

#[test]
fn a_disabled_field_says_so_and_takes_nothing() {
    let mut harness = in_english(FieldState::new("قال"), |ui, kit, field| {
        field_ui(ui, kit, field, Field::new("Note").multiline(1, 3).enabled(false).focus(true));
    });
    let place = rect(&harness).center();
    click(&mut harness, place);
    harness.event(Event::Text("x".to_owned()));
    harness.run();
    let node = harness.get_by_label("Note");
    assert!(node.accesskit_node().is_disabled() && !node.is_focused());
    assert_eq!(state(&harness).text(), "قال");
}

#[test]
fn assistive_technology_reads_and_sets_its_text() {
    let mut harness = in_english(FieldState::new("قال"), |ui, kit, field| {
        field_ui(ui, kit, field, Field::new("Note").multiline(1, 3).error(true));
    });
    harness.run();
    let node = harness.get_by_role_and_label(AccessRole::MultilineTextInput, "Note");
    assert_eq!(node.value().as_deref(), Some("قال"));
    assert!(node.accesskit_node().data().invalid().is_some());
}

#[test]
fn a_long_note_is_set_again_where_it_changed_alone() {
    let text: Vec<String> = (0..2000).map(|n| format!("{n} قالت الوزارة إن الخزان لن يمتلئ")).collect();
    let mut harness = note(&text.join("\n"));
    assert!(state(&harness).text().len() > 100_000);
    let column = |harness: &Harness<'_, Bench<FieldState>>| state(harness).shown.column.clone().expect("shown");
    let before = column(&harness);
    press(&mut harness, &[(Key::PageUp, Modifiers::NONE)]);
    assert!(std::sync::Arc::ptr_eq(&before, &column(&harness)), "a move sets nothing");
    harness.event(Event::Text("x".to_owned()));
    harness.run();
    let after = column(&harness);
    let pairs = before.pieces().iter().zip(after.pieces());
    let anew = pairs.filter(|(a, b)| !std::sync::Arc::ptr_eq(&a.layout, &b.layout)).count();
    assert_eq!((after.pieces().len(), anew), (2000, 1));
}

#[test]
fn no_room_is_too_small() {
    for width in [0.0, 3.0, 12.0, 19.0, 21.0, 30.0] {
        for lines in [None, Some((1, 2))] {
            let mut harness = in_english(FieldState::new("قال Kerry\nنعم"), move |ui, kit, field| {
                let shown = Field::new("Note").width(width).focus(true).key("Ctrl K");
                field_ui(ui, kit, field, Field { lines, ..shown });
            });
            harness.run_steps(3);
            let place = harness.get_by_label("Note").rect().center();
            harness.drag_at(place);
            harness.step();
            harness.hover_at(place + vec2(40.0, 40.0));
            harness.run_steps(3);
            harness.event(Event::Text("x".to_owned()));
            harness.run_steps(3);
            assert!(harness.state().state.text().contains('x'), "{width}");
        }
    }
}
