//! Every widget in its states, in the three themes; how the theme is judged.
//!
//! `cargo run --example specimen` opens a window; `cargo run --example specimen -- OUT.png`
//! writes a picture of the three themes side by side, in English at the top and in Arabic below,
//! at 2 pixels a point or what the variable SCALE says.

mod notes;
mod page;

use egui::{Color32, RawInput, Rect, Vec2, pos2, vec2};
use isnad::text::Direction;
use isnad::ui::kit::Kit;
use isnad::ui::raster::{Image, Renderer};
use isnad::ui::theme::Theme;
use page::{Floating, Page};

/// The size of one theme's column, in points.
const COLUMN: Vec2 = vec2(430.0, 1010.0);
/// Pixels a point in the picture, unless SCALE says otherwise.
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

/// Three themes side by side, in both directions, then what floats.
fn picture() -> Image {
    let themes = [Theme::LIGHT, Theme::DARK, Theme::SEPIA];
    let ltr = themes.map(|theme| column(theme, Direction::Ltr, |page, ui, kit| page.column_ui(ui, kit)));
    let rtl = themes.map(|theme| column(theme, Direction::Rtl, |page, ui, kit| page.column_ui(ui, kit)));
    let floating = [
        column(Theme::LIGHT, Direction::Ltr, |page, ui, kit| page.floating_picture_ui(ui, kit, Floating::Menu)),
        column(Theme::DARK, Direction::Rtl, |page, ui, kit| page.floating_picture_ui(ui, kit, Floating::Menu)),
        column(Theme::SEPIA, Direction::Rtl, |page, ui, kit| page.floating_picture_ui(ui, kit, Floating::Dialog)),
    ];
    let notes = [
        column(Theme::LIGHT, Direction::Ltr, |page, ui, kit| page.notes_column_ui(ui, kit)),
        column(Theme::DARK, Direction::Rtl, |page, ui, kit| page.notes_column_ui(ui, kit)),
        column(Theme::SEPIA, Direction::Rtl, |page, ui, kit| page.notes_column_ui(ui, kit)),
    ];
    joined(&[ltr, rtl, notes, floating])
}

/// Pictures of one size in rows and columns.
fn joined(rows: &[[Image; 3]]) -> Image {
    let (width, height) = rows.first().map_or((0, 0), |row| (row[0].width, row[0].height));
    let mut whole = Image::filled(3 * width, rows.len() * height, Color32::BLACK);
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

/// One theme, after some frames in which the pointer went where the page wants it.
fn column(theme: Theme, direction: Direction, show: impl Fn(&mut Page, &mut egui::Ui, &mut Kit)) -> Image {
    let scale = std::env::var("SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(SCALE);
    let ctx = egui::Context::default();
    let mut kit = Kit::new(&ctx);
    (kit.theme, kit.direction, kit.motion) = (theme, direction, false);
    let mut page = Page::default();
    let mut renderer = Renderer::new();
    let mut image = None;
    for frame in 0..8 {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), COLUMN)),
            time: Some(f64::from(frame)),
            events: std::mem::take(&mut page.events),
            ..RawInput::default()
        };
        input.viewports.entry(input.viewport_id).or_default().native_pixels_per_point = Some(scale);
        let mut output = ctx.run_ui(input, |ui| {
            kit.begin_frame(ui.ctx());
            kit.focus_visible = true;
            show(&mut page, ui, &mut kit);
            kit.end_frame(ui.ctx());
        });
        renderer.update_textures(&mut output.textures_delta);
        let primitives = ctx.tessellate(output.shapes, scale);
        let size = [(COLUMN.x * scale) as usize, (COLUMN.y * scale) as usize];
        image = Some(renderer.paint(&primitives, scale, size, theme.surface));
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
