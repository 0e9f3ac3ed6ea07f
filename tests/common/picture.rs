//! Pictures of egui_kittest's harness, drawn by the program's own rasteriser: no display, no GPU.
//!
//! `Harness::builder().renderer(PictureRenderer::default())` makes `Harness::render`
//! and `Harness::snapshot` work with `cargo test` alone.

use egui::Color32;
use isnad::ui::raster::Renderer;

/// Draws a harness over black.
#[derive(Default)]
#[allow(dead_code, reason = "not every test file draws pictures")]
pub struct PictureRenderer {
    renderer: Renderer,
}

impl egui_kittest::TestRenderer for PictureRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.renderer.update_textures(delta);
    }

    fn render(&mut self, context: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let pixels_per_point = context.pixels_per_point();
        let size = context.content_rect().size() * pixels_per_point;
        let primitives = context.tessellate(output.shapes.clone(), pixels_per_point);
        let size = [size.x.round() as usize, size.y.round() as usize];
        let picture = self.renderer.paint(&primitives, pixels_per_point, size, Color32::BLACK);
        image::RgbaImage::from_raw(size[0] as u32, size[1] as u32, picture.rgba())
            .ok_or_else(|| format!("a picture of {size:?} has {} pixels", picture.pixels.len()))
    }
}
