//! Pictures of every widget, in each theme and direction: what right-to-left text looks like is part of the product.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test specimen` takes them anew; look at them before committing.

#[path = "common/picture.rs"]
mod picture;
#[path = "../examples/specimen/page.rs"]
#[allow(dead_code, reason = "the window's controls are the example's alone")]
mod page;
#[path = "../examples/specimen/notes.rs"]
mod notes;

use egui::{Event, Ui, vec2};
use egui_kittest::{Harness, SnapshotOptions};
use isnad::text::Direction;
use isnad::ui::kit::Kit;
use isnad::ui::theme::Theme;
use page::Page;
use picture::PictureRenderer;

/// The same everywhere: our own rasteriser draws the same bytes on every machine.
fn options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(0.2)
}

/// Compares all widgets in `theme` and `direction` with the picture `name`.
fn check(name: &str, theme: Theme, direction: Direction) {
    check_column(
        name,
        960.0,
        theme,
        direction,
        |page, ui, kit| page.column_ui(ui, kit),
        |events| {
            events.drain(..events.len().saturating_sub(1));
        },
    );
}

/// The same for the fields with paragraphs.
fn check_notes(name: &str, theme: Theme, direction: Direction) {
    check_column(name, 756.0, theme, direction, |page, ui, kit| page.notes_column_ui(ui, kit), |_| ());
}

/// Compares what `show` shows, after those of its events that `choose` leaves.
fn check_column(
    name: &str,
    height: f32,
    theme: Theme,
    direction: Direction,
    show: fn(&mut Page, &mut Ui, &mut Kit),
    choose: fn(&mut Vec<Event>),
) {
    let state: (Option<Kit>, Page) = (None, Page::default());
    let mut harness =
        Harness::builder().with_size(vec2(430.0, height)).renderer(PictureRenderer::default()).build_ui_state(
            move |ui, (kit, page)| {
                let ctx = ui.ctx().clone();
                let kit = kit.get_or_insert_with(|| Kit::new(&ctx));
                (kit.theme, kit.direction, kit.motion) = (theme, direction, false);
                kit.begin_frame(&ctx);
                kit.focus_visible = true;
                show(page, ui, kit);
                kit.end_frame(&ctx);
            },
            state,
        );
    harness.set_render_cursor(false);
    harness.run();
    let mut events = std::mem::take(&mut harness.state_mut().1.events);
    choose(&mut events);
    events.into_iter().for_each(|event| harness.event(event));
    harness.run();
    harness.snapshot_options(name, &options());
}

#[test]
fn light_from_left_to_right() {
    check("specimen-light-ltr", Theme::LIGHT, Direction::Ltr);
}

#[test]
fn dark_from_right_to_left() {
    check("specimen-dark-rtl", Theme::DARK, Direction::Rtl);
}

#[test]
fn sepia_from_right_to_left() {
    check("specimen-sepia-rtl", Theme::SEPIA, Direction::Rtl);
}

#[test]
fn notes_light_from_left_to_right() {
    check_notes("notes-light-ltr", Theme::LIGHT, Direction::Ltr);
}

#[test]
fn notes_dark_from_right_to_left() {
    check_notes("notes-dark-rtl", Theme::DARK, Direction::Rtl);
}
