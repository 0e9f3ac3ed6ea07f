//! A picture of an article or project as the window would show it, without a display.

use super::dispatch::file;
use crate::article::{self, ReadOptions};
use crate::locale::Locale;
use crate::project;
use crate::session::{Session, Settings, ThemeChoice};
use crate::typeset::Fonts;
use crate::ui::article_view::{ArticleView, article_view_ui, whole_height};
use crate::ui::frame::Frame;
use crate::ui::kit::Kit;
use crate::ui::raster::{Image, Renderer};
use crate::ui::theme::Theme;
use egui::{Context, FullOutput, Pos2, RawInput, Rect, vec2};
use std::path::{Path, PathBuf};

/// The most pixels a picture may have.
const MAX_PIXELS: f64 = 120e6;

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
    pub theme: ThemeChoice,
}

/// Why there is no picture, as a sentence that names the file.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PictureError(pub String);

/// Draws what `request` asks for: the article (of a project the first one) with its marks and cards.
///
/// # Errors
/// When the file can't be read, or the picture would be too large.
pub fn picture(request: &Request) -> Result<Image, PictureError> {
    let settings = Settings { theme: request.theme, ..Settings::default() };
    let mut session = Session { settings, ..Session::default() };
    open(&mut session, &request.file)?;
    let ctx = Context::default();
    let mut kit = Kit::with_fonts(&ctx, Fonts::embedded());
    kit.theme = Theme::chosen(request.theme, None);
    kit.motion = false;
    let locale = Locale::new(session.settings.language);
    let mut view = ArticleView::still();
    let (width, scale) = (request.width as f32, request.scale as f32);
    let height = match request.height {
        Some(height) => height as f32,
        None => whole_height(&kit, &session, &mut view, width, scale),
    };
    let pixels = f64::from(width * scale) * f64::from(height * scale);
    if pixels > MAX_PIXELS {
        return Err(PictureError(format!(
            "{}: the whole article would be a picture {:.0} pixels high; say how much of it with --height",
            request.file.display(),
            height * scale
        )));
    }
    let mut renderer = Renderer::new();
    let mut draw = || {
        let output = frame(&ctx, vec2(width, height), scale, &mut kit, |ui, kit| {
            let mut frame = Frame { kit, locale: &locale, session: &session, commands: &mut Vec::new() };
            article_view_ui(ui, &mut frame, &mut view);
        });
        let FullOutput { mut textures_delta, shapes, pixels_per_point, .. } = output;
        renderer.update_textures(&mut textures_delta);
        let primitives = ctx.tessellate(shapes, pixels_per_point);
        let size = [(width * scale) as usize, (height * scale) as usize];
        renderer.paint(&primitives, pixels_per_point, size, kit.theme.page)
    };
    // The first frame finds sizes that the second one uses.
    draw();
    Ok(draw())
}

/// Runs one frame of `size` points with nothing happening in it.
fn frame(
    ctx: &Context,
    size: egui::Vec2,
    scale: f32,
    kit: &mut Kit,
    mut contents: impl FnMut(&mut egui::Ui, &mut Kit),
) -> FullOutput {
    let mut input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)), ..RawInput::default() };
    if let Some(viewport) = input.viewports.get_mut(&input.viewport_id) {
        viewport.native_pixels_per_point = Some(scale);
    }
    ctx.run_ui(input, |ui| {
        kit.begin_frame(&ui.ctx().clone());
        contents(ui, kit);
        kit.end_frame(&ui.ctx().clone());
    })
}

/// Opens the article or project at `path` in `session`.
fn open(session: &mut Session, path: &Path) -> Result<(), PictureError> {
    file::close_project(session);
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")) {
        let read = project::open_view(path);
        let (viewed, _) = read.map_err(|error| PictureError(format!("{}: {error}", path.display())))?;
        file::set_project(session, viewed.project, None);
    } else {
        let opened = article::open(path, ReadOptions::default()).map_err(|error| PictureError(error.to_string()))?;
        file::add_article(session, opened.article, None);
    }
    Ok(())
}
