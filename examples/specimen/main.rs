//! Every widget in its states, in the three themes; how the theme is judged.
//!
//! `cargo run --example specimen` opens a window; `cargo run --example specimen -- OUT.png`
//! writes a picture of the three themes side by side, in English at the top and in Arabic below.

mod page;

use egui::{Color32, Event, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use isnad::text::Direction;
use isnad::ui::kit::Kit;
use isnad::ui::raster::{Image, Renderer};
use isnad::ui::theme::Theme;
use page::Page;

/// The size of one theme's column, in points.
const COLUMN: Vec2 = vec2(430.0, 1010.0);
/// Pixels a point in the picture.
const SCALE: f32 = 2.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    match std::env::args_os().nth(1) {
        Some(path) => Ok(std::fs::write(path, png(&picture())?)?),
        None => Ok(eframe::run_native(
            "Isnad specimen",
            eframe::NativeOptions::default(),
            Box::new(|creation| Ok(Box::new(Window { kit: Kit::new(&creation.egui_ctx), page: Page::default() }))),
        )?),
    }
}

/// The specimen in a window; its own controls choose theme and direction.
struct Window {
    kit: Kit,
    page: Page,
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.kit.begin_frame(&ctx);
        self.page.window_ui(ui, &mut self.kit);
        self.kit.end_frame(&ctx);
    }
}

/// Three themes side by side, in both directions.
fn picture() -> Image {
    let rows = [Direction::Ltr, Direction::Rtl]
        .map(|direction| [Theme::LIGHT, Theme::DARK, Theme::SEPIA].map(|theme| column(theme, direction)));
    let (width, height) = (rows[0][0].width, rows[0][0].height);
    let mut whole = Image::filled(3 * width, 2 * height, Color32::BLACK);
    for (y, row) in rows.iter().enumerate() {
        for (x, column) in row.iter().enumerate() {
            for line in 0..height {
                let from = line * width;
                let to = (y * height + line) * 3 * width + x * width;
                whole.pixels[to..to + width].copy_from_slice(&column.pixels[from..from + width]);
            }
        }
    }
    whole
}

/// One theme, with the pointer on the button that shows it and the focus on the one that shows that.
fn column(theme: Theme, direction: Direction) -> Image {
    let ctx = egui::Context::default();
    let mut kit = Kit::new(&ctx);
    (kit.theme, kit.direction, kit.motion) = (theme, direction, false);
    let mut page = Page::default();
    let mut renderer = Renderer::new();
    let mut pointer: Option<Pos2> = None;
    let mut image = None;
    for frame in 0..5 {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), COLUMN)),
            time: Some(frame as f64),
            ..RawInput::default()
        };
        input.viewports.entry(input.viewport_id).or_default().native_pixels_per_point = Some(SCALE);
        input.events.extend(pointer.map(Event::PointerMoved));
        let mut output = ctx.run_ui(input, |ui| {
            kit.begin_frame(ui.ctx());
            kit.focus_visible = true;
            page.column_ui(ui, &mut kit);
            kit.end_frame(ui.ctx());
        });
        pointer = page.hovered.map(|rect| rect.center());
        renderer.update_textures(&mut output.textures_delta);
        let primitives = ctx.tessellate(output.shapes, SCALE);
        let size = [(COLUMN.x * SCALE) as usize, (COLUMN.y * SCALE) as usize];
        image = Some(renderer.paint(&primitives, SCALE, size, theme.surface));
    }
    image.unwrap_or_else(|| Image::filled(1, 1, Color32::BLACK))
}

/// The file's bytes.
fn png(image: &Image) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width as u32, image.height as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&image.rgba())?;
    Ok(bytes)
}
