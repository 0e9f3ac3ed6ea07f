//! Pictures of every widget, in each theme and direction: what right-to-left text looks like is part of the product.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test specimen` takes them anew; look at them before committing.

#[path = "common/picture.rs"]
mod picture;
#[path = "../examples/specimen/page.rs"]
#[allow(dead_code, reason = "the window's controls are the example's alone")]
mod page;

use egui::vec2;
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
    let state: (Option<Kit>, Page) = (None, Page::default());
    let mut harness =
        Harness::builder().with_size(vec2(430.0, 960.0)).renderer(PictureRenderer::default()).build_ui_state(
            move |ui, (kit, page)| {
                let ctx = ui.ctx().clone();
                let kit = kit.get_or_insert_with(|| Kit::new(&ctx));
                (kit.theme, kit.direction, kit.motion) = (theme, direction, false);
                kit.begin_frame(&ctx);
                kit.focus_visible = true;
                page.column_ui(ui, kit);
                kit.end_frame(&ctx);
            },
            state,
        );
    harness.set_render_cursor(false);
    harness.run();
    let events = std::mem::take(&mut harness.state_mut().1.events);
    events.into_iter().last().into_iter().for_each(|event| harness.event(event));
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
