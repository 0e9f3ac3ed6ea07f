//! Widgets found by role and label, used by keyboard and mouse.

use super::*;
use crate::text::{CpRange, Direction};
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row};
use egui::accesskit::Role as AccessRole;
use egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, Rect, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// A kit that is made with the first frame's context, and what a test wants to keep.
pub(super) struct Bench<S> {
    pub kit: Option<Kit>,
    pub direction: Direction,
    pub state: S,
}

pub(super) fn bench<'a, S: 'a>(
    direction: Direction,
    state: S,
    mut show: impl FnMut(&mut Ui, &mut Kit, &mut S) + 'a,
) -> Harness<'a, Bench<S>> {
    let bench = Bench { kit: None, direction, state };
    Harness::builder().with_size(vec2(500.0, 400.0)).with_step_dt(1.0 / 60.0).build_ui_state(
        move |ui, bench| {
            let ctx = ui.ctx().clone();
            let kit = bench.kit.get_or_insert_with(|| Kit::new(&ctx));
            (kit.direction, kit.motion) = (bench.direction, false);
            kit.begin_frame(&ctx);
            show(ui, kit, &mut bench.state);
            kit.end_frame(&ctx);
        },
        bench,
    )
}

pub(super) fn in_english<'a, S: 'a>(
    state: S,
    show: impl FnMut(&mut Ui, &mut Kit, &mut S) + 'a,
) -> Harness<'a, Bench<S>> {
    bench(Direction::Ltr, state, show)
}

pub(super) fn copied<S>(harness: &Harness<'_, Bench<S>>) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn a_button_is_found_by_its_words_and_answers_to_click_and_key() {
    let mut harness = in_english(0, |ui, kit, count| {
        if button_ui(ui, kit, Button::new("افتح مقالا").icon(Icon::Open).key("Ctrl O").primary()).clicked() {
            *count += 1;
        }
    });
    harness.get_by_role_and_label(AccessRole::Button, "افتح مقالا").click();
    harness.run();
    assert_eq!(harness.state().state, 1);
    harness.get_by_label("افتح مقالا").focus();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().state, 2);
}

#[test]
fn what_is_disabled_says_so_and_does_nothing() {
    let mut harness = in_english(false, |ui, kit, clicked| {
        *clicked |= button_ui(ui, kit, Button::new("Save").enabled(false).tooltip("Nothing changed")).clicked();
        *clicked |= icon_button_ui(ui, kit, Icon::Undo, "Undo", Some("Ctrl Z"), false).clicked();
        *clicked |= list_row_ui(ui, kit, ListRow::new("Row").enabled(false)).clicked();
    });
    for label in ["Save", "Undo", "Row"] {
        let node = harness.get_by_label(label);
        assert!(node.accesskit_node().is_disabled(), "{label}");
        node.click();
        harness.run();
    }
    assert!(!harness.state().state);
}

#[test]
fn what_was_found_is_tinted_but_not_under_the_words_of_a_disabled_row() {
    for (enabled, tints) in [(true, 1), (false, 0)] {
        let mut harness = in_english((), move |ui, kit, ()| {
            let found = [CpRange::new(0, 3)];
            list_row_ui(ui, kit, ListRow::new("Row").marked(&found).enabled(enabled));
        });
        harness.run();
        let tint = harness.state().kit.as_ref().map(|kit| kit.theme.selection);
        let shapes = harness.output().shapes.iter().map(|clipped| &clipped.shape);
        let found = shapes.filter(|shape| matches!(shape, egui::Shape::Rect(rect) if Some(rect.fill) == tint)).count();
        assert_eq!(found, tints, "enabled: {enabled}");
    }
}

#[test]
fn why_and_by_which_key_is_said() {
    let mut harness = in_english((), |ui, kit, ()| {
        button_ui(ui, kit, Button::new("Save").enabled(false).tooltip("Nothing changed").key("Ctrl S"));
    });
    harness.run();
    let node = harness.get_by_label("Save");
    assert_eq!(node.accesskit_node().description().as_deref(), Some("Nothing changed"));
    assert_eq!(node.accesskit_node().data().keyboard_shortcut(), Some("Ctrl S"));
}

#[test]
fn tab_goes_to_everything_that_can_be_used_and_nothing_else() {
    let mut harness = in_english(FieldState::default(), |ui, kit, field| {
        label_ui(ui, kit, "Words");
        button_ui(ui, kit, Button::new("First"));
        button_ui(ui, kit, Button::new("Off").enabled(false));
        icon_button_ui(ui, kit, Icon::Menu, "Second", None, true);
        field_ui(ui, kit, field, Field::new("Third"));
        segmented_ui(ui, kit, &["Fourth", "Fifth"], 0);
        list_row_ui(ui, kit, ListRow::new("Sixth"));
        scale_ui(ui, kit, &["7"], &["Seventh"], None, ScaleLook::Choose);
        scale_ui(ui, kit, &["A"], &["Shown"], None, ScaleLook::Show);
    });
    for label in ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "First"] {
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label(label).is_focused(), "{label}");
        assert!(harness.state().kit.as_ref().is_some_and(|kit| kit.focus_visible));
    }
    harness.get_by_label("Second").click();
    harness.run();
    assert!(harness.state().kit.as_ref().is_some_and(|kit| !kit.focus_visible), "no ring after a click");
}

#[test]
fn rows_run_from_the_interface_s_start() {
    let check = |direction, expected: [&str; 2]| {
        let mut harness = bench(direction, (), |ui, kit, ()| {
            row(ui, kit, |ui, kit| {
                button_ui(ui, kit, Button::new("One"));
                button_ui(ui, kit, Button::new("Two"));
            });
        });
        harness.run();
        let mut labels = ["One", "Two"];
        labels.sort_by(|a, b| {
            let left = |label| harness.get_by_label(label).rect().left();
            left(a).total_cmp(&left(b))
        });
        assert_eq!(labels, expected);
        let edge = harness.get_by_label("One").rect();
        assert!(edge.left() < 20.0 || edge.right() > 480.0, "the first stands at the edge: {edge:?}");
    };
    check(Direction::Ltr, ["One", "Two"]);
    check(Direction::Rtl, ["Two", "One"]);
}

#[test]
fn a_quiet_button_reaches_beyond_its_column_and_keeps_its_place_in_a_row() {
    for direction in [Direction::Ltr, Direction::Rtl] {
        let mut harness = bench(direction, Rect::NOTHING, |ui, kit, column| {
            let inner = ui.max_rect().shrink(40.0);
            let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(crate::ui::kit::top_down(kit)));
            *column = inner;
            button_ui(&mut ui, kit, Button::new("Alone").quiet());
            let width = ui.available_width();
            button_ui(&mut ui, kit, Button::new("Over all").quiet().at_start().width(width).key("Enter"));
            row(&mut ui, kit, |ui, kit| {
                button_ui(ui, kit, Button::new("First").quiet());
                button_ui(ui, kit, Button::new("Second").quiet().opens());
            });
        });
        harness.run();
        let (column, place) = (harness.state().state, |name| harness.get_by_label(name).rect());
        let beyond = |rect: Rect| match direction {
            Direction::Ltr => column.left() - rect.left(),
            Direction::Rtl => rect.right() - column.right(),
        };
        for name in ["Alone", "First"] {
            assert!((beyond(place(name)) - 8.0).abs() < 0.1, "{name}: its words stand in the column");
        }
        assert!((place("Over all").width() - column.width() - 16.0).abs() < 0.1, "{:?}", place("Over all"));
        assert!(!place("First").intersects(place("Second")), "{:?} {:?}", place("First"), place("Second"));
    }
}

#[test]
fn what_opens_says_so() {
    let mut harness = in_english((), |ui, kit, ()| {
        let anchor = button_ui(ui, kit, Button::new("Label").width(120.0).at_start().opens());
        menu_ui(kit, &anchor, &[MenuItem::new("Claim")]);
    });
    let told = |harness: &Harness<'_, Bench<()>>| {
        let node = harness.get_by_role_and_label(AccessRole::Button, "Label");
        (node.accesskit_node().data().has_popup(), node.accesskit_node().data().is_expanded())
    };
    harness.run();
    assert_eq!(told(&harness), (Some(egui::accesskit::HasPopup::Menu), Some(false)));
    harness.get_by_label("Label").click();
    harness.run();
    assert_eq!(told(&harness).1, Some(true));
    harness.get_by_label("Claim");
}

#[test]
fn a_choice_is_made_by_mouse_and_by_arrow() {
    let check = |direction, key| {
        let mut harness = bench(direction, 0, |ui, kit, chosen| {
            *chosen = segmented_ui(ui, kit, &["Read", "Review", "Sources"], *chosen).unwrap_or(*chosen);
        });
        harness.get_by_label("Sources").click();
        harness.run();
        assert_eq!(harness.state().state, 2);
        harness.get_by_label("Read").focus();
        harness.run();
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().state, 1);
    };
    check(Direction::Ltr, Key::ArrowRight);
    check(Direction::Rtl, Key::ArrowLeft);
}

#[test]
fn a_menu_opens_is_chosen_from_and_closes() {
    let mut harness = in_english(None, |ui, kit, chosen| {
        let anchor = icon_button_ui(ui, kit, Icon::Menu, "Menu", None, true);
        let items = [
            MenuItem::new("افتح مقالا").icon(Icon::Open).key("Ctrl O"),
            MenuItem::new("Undo").disabled(Some("Nothing to undo")).separated(),
            MenuItem::new("Redo"),
        ];
        if let Some(index) = menu_ui(kit, &anchor, &items) {
            *chosen = Some(index);
        }
    });
    assert!(harness.query_by_label("Redo").is_none());
    harness.get_by_label("Menu").click();
    harness.run();
    harness.get_by_label("Undo").click();
    harness.run();
    assert_eq!(harness.state().state, None);
    harness.get_by_role_and_label(AccessRole::MenuItem, "Redo").click();
    harness.run();
    assert_eq!(harness.state().state, Some(2));
    assert!(harness.query_by_label("Redo").is_none(), "chosen from, it closes");
    harness.get_by_label("Menu").click();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Redo").is_none(), "Esc closes it");
}

#[test]
fn a_dialog_is_answered() {
    let check = |act: fn(&mut Harness<'_, Bench<Option<DialogAnswer>>>), expected| {
        let mut harness = in_english(None, |ui, kit, answer| {
            let dialog = Dialog { id: "ask", title: "Discard?", buttons: &["Keep", "Discard"] };
            if answer.is_none() {
                let ctx = ui.ctx().clone();
                *answer = dialog_ui(&ctx, kit, dialog, |ui, kit| label_ui(ui, kit, "3 marks are not saved.")).1;
            }
        });
        harness.run();
        assert!(harness.query_by_label("3 marks are not saved.").is_some());
        act(&mut harness);
        harness.run();
        assert_eq!(harness.state().state, Some(expected));
    };
    check(|harness| harness.key_press(Key::Escape), DialogAnswer::Cancel);
    check(|harness| harness.key_press(Key::Enter), DialogAnswer::Button(1));
    check(|harness| harness.get_by_label("Keep").click(), DialogAnswer::Button(0));
}

#[test]
fn a_dialog_is_as_wide_as_its_buttons() {
    let mut harness = in_english((), |ui, kit, _| {
        let dialog = Dialog { id: "ask", title: "Discard?", buttons: &["Leave it", "Discard it", "Save it"] };
        dialog_of_width_ui(&ui.ctx().clone(), kit, 100.0, dialog, |ui, kit| label_ui(ui, kit, "Unsaved."));
    });
    harness.run();
    let left = |name: &str| harness.get_by_label(name).rect().left();
    assert!((left("Leave it") - left("Unsaved.")).abs() < 2.0, "{} {}", left("Leave it"), left("Unsaved."));
}

#[test]
fn a_dialog_that_is_only_left_does_not_answer_to_enter() {
    let mut harness = in_english(None, |ui, kit, answer| {
        let dialog = Dialog { id: "wait", title: "Reading", buttons: &["Cancel"] };
        let shown = dialog_to_leave_ui(&ui.ctx().clone(), kit, 300.0, dialog, |ui, kit| label_ui(ui, kit, "40%"));
        *answer = answer.or(shown.1);
    });
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().state, None);
    harness.get_by_label("Cancel").click();
    harness.run();
    assert_eq!(harness.state().state, Some(DialogAnswer::Button(0)));
}

fn field_harness<'a>(text: &str) -> Harness<'a, Bench<FieldState>> {
    let mut harness = in_english(FieldState::new(text), |ui, kit, field| {
        field_ui(ui, kit, field, Field::new("Note").placeholder("Write"));
    });
    harness.get_by_label("Note").focus();
    harness.run();
    harness
}

#[test]
fn a_field_takes_what_is_typed_pasted_and_composed() {
    let mut harness = field_harness("");
    harness.get_by_role_and_label(AccessRole::TextInput, "Note").type_text("قال ");
    harness.run();
    harness.event(Event::Paste("Kerry\n".to_owned()));
    harness.event(Event::Ime(ImeEvent::Preedit { text: " نع".to_owned(), active_range_chars: None }));
    harness.run();
    assert_eq!(harness.state().state.text(), "قال Kerry نع");
    harness.event(Event::Ime(ImeEvent::Commit(" نعم".to_owned())));
    harness.run();
    assert_eq!(harness.get_by_label("Note").value().as_deref(), Some("قال Kerry نعم"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(harness.state().state.text(), "قال Kerry");
}

#[test]
fn a_field_copies_and_cuts_exactly_what_is_selected() {
    let mut harness = field_harness("قال Kerry «نعم»");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Copy);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("قال Kerry «نعم»"));
    harness.key_press(Key::End);
    (0..5).for_each(|_| harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight));
    harness.event(Event::Cut);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("«نعم»"));
    harness.step();
    assert_eq!(harness.state().state.text(), "قال Kerry ");
}

#[test]
fn a_field_tells_what_changed_and_when_it_is_submitted() {
    let mut harness = in_english((FieldState::default(), 0, 0), |ui, kit, (field, changed, submitted)| {
        let response = field_ui(ui, kit, field, Field::new("Note"));
        *changed += i32::from(response.changed());
        *submitted += i32::from(field.submitted());
    });
    harness.get_by_label("Note").focus();
    harness.run();
    harness.get_by_label("Note").type_text("ا");
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!((harness.state().state.1, harness.state().state.2), (1, 0));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!((harness.state().state.1, harness.state().state.2), (1, 1));
    assert!(harness.get_by_label("Note").is_focused());
}

#[test]
fn a_click_puts_the_caret_where_it_is_and_a_drag_selects() {
    let mut harness = field_harness("قال كارتر اليوم");
    let rect = harness.get_by_label("Note").rect();
    let (start, end) = (rect.right_center() - vec2(3.0, 0.0), rect.left_center() + vec2(3.0, 0.0));
    harness.drag_at(start);
    harness.step();
    assert_eq!(harness.state().state.caret().at.0, 0, "an Arabic text starts at the right");
    harness.hover_at(end);
    harness.step();
    harness.drop_at(end);
    harness.step();
    assert_eq!(harness.state().state.selected_text(), "قال كارتر اليوم");
}

#[test]
fn a_double_click_selects_a_word_and_a_third_everything() {
    let mut harness = field_harness("قال كارتر اليوم");
    let middle = harness.get_by_label("Note").rect().right_center() - vec2(50.0, 0.0);
    let mut click = || {
        harness.drag_at(middle);
        harness.step();
        harness.drop_at(middle);
        harness.step();
        harness.state().state.selected_text().to_owned()
    };
    assert_eq!([click(), click(), click()], ["", "كارتر", "قال كارتر اليوم"]);
}

#[test]
fn a_tooltip_comes_to_a_resting_pointer() {
    let mut harness = in_english(None, |ui, kit, id| {
        *id = Some(icon_button_ui(ui, kit, Icon::Undo, "Undo", Some("Ctrl Z"), false).id);
    });
    harness.run();
    let place = harness.get_by_label("Undo").rect().center();
    harness.hover_at(place);
    let open = |harness: &Harness<'_, Bench<Option<egui::Id>>>| {
        let id = harness.state().state.expect("shown");
        egui::Tooltip::was_tooltip_open_last_frame(&harness.ctx, id)
    };
    assert!(!open(&harness));
    (0..80).for_each(|_| harness.step());
    assert!(open(&harness), "also where it says why not");
}

/// Where text was painted in the last frame.
fn ink<S>(harness: &Harness<'_, Bench<S>>) -> Rect {
    let shapes = harness.output().shapes.iter().map(|clipped| &clipped.shape);
    let meshes = shapes.filter_map(|shape| match shape {
        egui::Shape::Mesh(mesh) => Some(mesh.calc_bounds()),
        _ => None,
    });
    meshes.fold(Rect::NOTHING, Rect::union)
}

#[test]
fn words_of_an_article_stand_as_their_block_does_whatever_they_begin_with() {
    let check = |direction: Option<Direction>, at_the_right: bool| {
        let mut harness = in_english((), move |ui, kit, ()| {
            label_ui(ui, kit, Label::new("70%").quoted(direction));
        });
        harness.run();
        let label = harness.get_by_label("70%").rect();
        assert_eq!(ink(&harness).center().x > label.center().x, at_the_right, "{direction:?}");
    };
    check(Some(Direction::Rtl), true);
    check(Some(Direction::Ltr), false);
    check(None, false);
}

#[test]
fn the_arrows_home_and_end_walk_a_list_and_stop_at_its_ends() {
    let mut harness = in_english((0, 0), |ui, kit, (focus, at)| {
        for (number, name) in ["One", "Two", "Three"].into_iter().enumerate() {
            let row = list_row_ui(ui, kit, ListRow::new(name));
            if *focus == number {
                row.request_focus();
            }
            if let Some(to) = walked(ui, kit, &row, number, 3) {
                (*focus, *at) = (to, to);
            }
        }
    });
    harness.run();
    let mut check = |key: Key, expected: usize| {
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().state.1, expected, "after {key:?}");
    };
    check(Key::ArrowUp, 0);
    check(Key::ArrowDown, 1);
    check(Key::End, 2);
    check(Key::ArrowDown, 2);
    check(Key::Home, 0);
}
