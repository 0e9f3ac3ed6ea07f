//! The rasteriser as egui_kittest's renderer: what a harness shows is what its picture holds.

mod common;

use common::picture::PictureRenderer;
use egui::{Color32, Rect, pos2};
use egui_kittest::Harness;

const RED: Color32 = Color32::from_rgb(200, 10, 20);

/// The colour at (`x`, `y`), in pixels, of a red rectangle from (10, 10) to (30, 20), in points.
fn check(pixels_per_point: f32, x: u32, y: u32, expected: Color32) {
    let mut harness = Harness::builder()
        .with_size([40.0, 30.0])
        .with_pixels_per_point(pixels_per_point)
        .renderer(PictureRenderer::default())
        .build_ui(|ui| {
            let shape = Rect::from_min_max(pos2(10.0, 10.0), pos2(30.0, 20.0));
            ui.ctx().layer_painter(egui::LayerId::debug()).rect_filled(shape, 0.0, RED);
        });
    harness.run();
    let picture = harness.render().expect("the rasteriser draws every mesh");
    let expected_size = [40.0, 30.0].map(|points: f32| (points * pixels_per_point).round() as u32);
    assert_eq!([picture.width(), picture.height()], expected_size);
    assert_eq!(picture.get_pixel(x, y).0, expected.to_array(), "({x}, {y}) at {pixels_per_point}");
}

#[test]
fn a_harness_is_drawn_at_every_scale() {
    check(1.0, 10, 10, RED);
    check(1.0, 29, 19, RED);
    check(1.25, 20, 20, RED);
    check(2.0, 59, 39, RED);
}

#[test]
fn nothing_is_drawn_beyond_the_shape() {
    check(1.0, 9, 10, Color32::BLACK);
    check(1.0, 30, 19, Color32::BLACK);
    check(2.0, 59, 40, Color32::BLACK);
}
