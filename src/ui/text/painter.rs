//! Laid-out text as meshes.

use super::atlas::Atlas;
use super::block::{Setter, TextBlock, TextOptions};
use super::cache::{BlockCache, Recipe};
use super::ink::{self, Picture, Place, Pose};
use super::raster::{self, GlyphKey, SUBPIXELS};
use super::role::{Faces, Role};
use crate::text::Direction;
use crate::text::hash::HashMap;
use crate::typeset::{Embedded, Fonts, Layout, Style};
use crate::ui::theme::contrast::luminance;
use egui::{Color32, Painter, Pos2, Rect, Vec2, vec2};
use std::ops::Range;
use std::sync::Arc;

/// Lays out strings and paints them; keeps fonts, blocks and pictures of glyphs.
pub struct TextPainter {
    fonts: Fonts,
    faces: Faces,
    atlas: Atlas,
    cache: BlockCache,
    icons: HashMap<char, Option<u16>>,
    scale: f32,
    direction: Direction,
    unfit: Vec<String>,
}

/// Text lighter than this relative luminance is drawn a little stronger.
const LIGHT: f32 = 0.33;

impl TextPainter {
    /// A painter with the embedded faces.
    pub fn new(ctx: &egui::Context, fonts: Fonts) -> TextPainter {
        TextPainter {
            faces: Faces::embedded(),
            fonts,
            atlas: Atlas::new(ctx),
            cache: BlockCache::default(),
            icons: HashMap::default(),
            scale: ctx.pixels_per_point(),
            direction: Direction::Ltr,
            unfit: Vec::new(),
        }
    }

    /// Starts a frame in which a point has `scale` physical pixels and the interface runs in `direction`.
    pub fn begin_frame(&mut self, scale: f32, direction: Direction) {
        self.scale = scale;
        self.direction = direction;
        self.unfit.clear();
        self.cache.next_frame();
        self.atlas.next_frame();
    }

    /// The fonts everything is set with.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Physical pixels a point.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// The style of `role` in physical pixels, for a paragraph that runs in `direction`, `zoom` times as large as usual.
    pub fn style(&self, role: Role, direction: Direction, zoom: f32) -> Style {
        self.faces.style(role, direction, self.scale * zoom)
    }

    /// Lays out `text`, or takes it from the cache.
    pub fn layout(&mut self, text: &str, role: Role, options: TextOptions) -> Arc<TextBlock> {
        let recipe = Recipe { role, options, direction: self.direction, scale: self.scale };
        let setter = Setter { fonts: &self.fonts, faces: &self.faces, scale: self.scale, direction: self.direction };
        self.cache.get(text, recipe, || setter.block(text, role, options))
    }

    /// What was painted in this frame of which something is not to be seen: shortened, so that it ends in an ellipsis, or
    /// cut off at a side. For tests, which want none of the interface's own words here.
    pub fn unfit(&self) -> &[String] {
        &self.unfit
    }

    /// Paints `block` with its left top corner at `top_left`.
    pub fn paint(&mut self, painter: &Painter, top_left: Pos2, block: &TextBlock, color: Color32) {
        let (rect, clip) = (Rect::from_min_size(top_left, block.size()), painter.clip_rect());
        let seen = clip.is_positive() && rect.bottom() > clip.top() && rect.top() < clip.bottom();
        let cut = rect.left() < clip.left() - 1.0 || rect.right() > clip.right() + 1.0;
        if seen && (cut || block.is_shortened()) {
            self.unfit.push(block.shown());
        }
        let (base, column) = self.snapped(top_left);
        let light = luminance(color) > LIGHT;
        let pose = Pose { column, light, generation: self.atlas.generation() };
        let place = Place { base, color, scale: self.scale };
        let kept = block.kept.get(pose, place);
        if let Some((_, Some(meshes))) = kept {
            return ink::paint(painter, &mut self.atlas, &meshes);
        }
        let pictures = kept.map(|(pictures, _)| pictures).unwrap_or_else(|| {
            let mut pictures = Vec::new();
            for line in &block.lines {
                self.add_line(&mut pictures, vec2(column, 0.0) + line.shift, &line.layout, line.line, light);
            }
            pictures.into()
        });
        let meshes = ink::meshes(&mut self.atlas, &pictures, place);
        ink::paint(painter, &mut self.atlas, &meshes);
        // What was drawn just now may have taken another's place, or found none.
        if pose.generation == self.atlas.generation() {
            block.kept.put(pose, pictures, place, meshes);
        }
    }

    /// Paints lines `lines` of `layout`, whose own origin stands at `origin` (points, snapped to whole px rows).
    pub fn paint_lines(
        &mut self,
        painter: &Painter,
        origin: Pos2,
        layout: &Layout,
        lines: Range<usize>,
        color: Color32,
    ) {
        let (base, column) = self.snapped(origin);
        let light = luminance(color) > LIGHT;
        let mut pictures = Vec::new();
        for line in lines.start..lines.end.min(layout.lines().len()) {
            self.add_line(&mut pictures, vec2(column, 0.0), layout, line, light);
        }
        self.paint_pictures(painter, &pictures, Place { base, color, scale: self.scale });
    }

    /// Paints a character of the icon font in the middle of `rect`, its em `size` points, mirrored left to right if asked.
    pub fn paint_icon(&mut self, painter: &Painter, rect: Rect, icon: char, size: f32, color: Color32, mirrored: bool) {
        let Some(glyph) = *self.icons.entry(icon).or_insert_with(|| raster::icon_glyph(icon)) else { return };
        let em = (size * self.scale).round();
        // Lucide draws on a square of one em that stands on the baseline.
        let corner = (rect.center().to_vec2() * self.scale - Vec2::splat(em / 2.0)).round();
        let key = GlyphKey {
            face: Embedded::Lucide.face(),
            glyph,
            size: (em * 64.0) as u32,
            subpixel: 0,
            light: luminance(color) > LIGHT,
        };
        let Some(placed) = self.atlas.glyph(key, &self.fonts) else { return };
        let left = if mirrored { em - placed.offset.x - placed.size.x } else { placed.offset.x };
        let mut uv = placed.uv;
        if mirrored {
            std::mem::swap(&mut uv.min.x, &mut uv.max.x);
        }
        let min = vec2(left, em + placed.offset.y);
        let picture = Picture { page: placed.page, min, size: placed.size, uv };
        self.paint_pictures(painter, &[picture], Place { base: corner, color, scale: self.scale });
    }

    fn paint_pictures(&mut self, painter: &Painter, pictures: &[Picture], place: Place) {
        let meshes = ink::meshes(&mut self.atlas, pictures, place);
        ink::paint(painter, &mut self.atlas, &meshes);
    }

    /// A place in px: the whole column and row it is at, and how far right of that column.
    fn snapped(&self, at: Pos2) -> (Vec2, f32) {
        let x = at.x * self.scale;
        (vec2(x.floor(), (at.y * self.scale).round()), x - x.floor())
    }

    /// Adds the glyphs of one line; `origin` is where the layout's own origin lies, in px.
    fn add_line(&mut self, pictures: &mut Vec<Picture>, origin: Vec2, layout: &Layout, line: usize, light: bool) {
        let glyphs = layout.glyphs(line);
        pictures.reserve(glyphs.len());
        for glyph in glyphs {
            let (column, subpixel) = quartered(origin.x + glyph.x);
            let row = (origin.y + glyph.y).round();
            let size = (glyph.size * 64.0).round().max(0.0) as u32;
            let key = GlyphKey { face: glyph.face, glyph: glyph.glyph, size, subpixel, light };
            if let Some(placed) = self.atlas.glyph(key, &self.fonts) {
                let min = vec2(column, row) + placed.offset;
                pictures.push(Picture { page: placed.page, min, size: placed.size, uv: placed.uv });
            }
        }
    }
}

/// A column in px as a whole pixel and quarters of it.
fn quartered(x: f32) -> (f32, u8) {
    let quarters = (x * f32::from(SUBPIXELS)).round();
    let column = (quarters / f32::from(SUBPIXELS)).floor();
    (column, (quarters - column * f32::from(SUBPIXELS)) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fall_on_quarters_of_a_pixel() {
        let check = |x, expected| assert_eq!(quartered(x), expected, "{x}");
        check(3.0, (3.0, 0));
        check(3.1, (3.0, 0));
        check(3.2, (3.0, 1));
        check(3.5, (3.0, 2));
        check(3.9, (4.0, 0));
        check(-0.3, (-1.0, 3));
    }
}
