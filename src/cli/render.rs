//! `isnad render FILE -o OUT.png`: the picture the window would show, without display or GPU.

use super::{Failure, Outcome, output};
use crate::app::render::{Request, picture};
use crate::session::ThemeChoice;
use crate::ui::raster::Image;
use clap::{Args, ValueEnum, value_parser};
use std::path::PathBuf;

/// What `isnad render` is told.
#[derive(Debug, Args)]
pub struct Options {
    /// The article or project to draw.
    file: PathBuf,
    /// The PNG to write; - is stdout.
    #[arg(short, long, value_name = "OUT.png")]
    output: PathBuf,
    /// The width of the window, in points.
    #[arg(long, value_name = "POINTS", default_value_t = 900, value_parser = value_parser!(u32).range(200..=8000))]
    width: u32,
    /// The height of the window, in points; without it, as high as the article.
    #[arg(long, value_name = "POINTS", value_parser = value_parser!(u32).range(100..=16000))]
    height: Option<u32>,
    /// Pixels to a point.
    #[arg(long, default_value_t = 1, value_parser = value_parser!(u32).range(1..=2))]
    scale: u32,
    /// The colours.
    #[arg(long, value_enum, default_value_t = ThemeName::Light)]
    theme: ThemeName,
}

/// The themes by the names the command line gives them.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemeName {
    Light,
    Dark,
    Sepia,
}

impl From<ThemeName> for ThemeChoice {
    fn from(name: ThemeName) -> ThemeChoice {
        match name {
            ThemeName::Light => ThemeChoice::Light,
            ThemeName::Dark => ThemeChoice::Dark,
            ThemeName::Sepia => ThemeChoice::Sepia,
        }
    }
}

/// Draws the file and writes the PNG.
pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let request = Request {
        file: options.file.clone(),
        width: options.width,
        height: options.height,
        scale: options.scale,
        theme: options.theme.into(),
    };
    let image = picture(&request).map_err(|error| Failure(error.to_string()))?;
    let bytes = png(&image).map_err(|error| {
        Failure(format!("a picture of {} by {} pixels is not possible: {error}", image.width, image.height))
    })?;
    output::file_or_stdout(&options.output, &bytes)?;
    Ok(Outcome::Done)
}

/// The file's bytes. The picture has an opaque background, so its premultiplied colours are those a PNG holds.
fn png(image: &Image) -> Result<Vec<u8>, png::EncodingError> {
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side(image.width), side(image.height));
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&image.rgba())?;
    writer.finish()?;
    Ok(bytes)
}
