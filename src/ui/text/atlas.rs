//! Pictures of glyphs, packed into textures.
//!
//! The atlas is a few pages of one size. A new glyph goes to a free place on
//! the newest page, then to a new page; when no more pages are allowed, the
//! page whose glyphs were used longest ago is cleared. Pages never change
//! their size and a page used in this frame is never cleared, so meshes made
//! earlier in the frame stay right.

use super::raster::{self, Coverage, GlyphKey};
use crate::text::hash::HashMap;
use crate::typeset::Fonts;
use egui::{Color32, ColorImage, Pos2, Rect, TextureHandle, TextureId, TextureOptions, Vec2, pos2, vec2};

/// The side of a page, in px.
const PAGE: usize = 1024;
/// Together as large as one texture of 4096 × 4096 px.
const MAX_PAGES: usize = 16;
/// Free px between neighbours, so that rounding never shows a neighbour's edge.
const GAP: usize = 1;

/// A glyph's place in the atlas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub page: usize,
    /// From the glyph's origin to the picture's left top corner, in px, y down.
    pub offset: Vec2,
    /// In px.
    pub size: Vec2,
    /// In texture coordinates, 0 to 1.
    pub uv: Rect,
}

/// A row of pictures on a page.
struct Shelf {
    top: usize,
    height: usize,
    /// Where the next picture goes.
    x: usize,
}

struct Page {
    texture: TextureHandle,
    shelves: Vec<Shelf>,
    /// The frame it was last used in.
    used: u64,
}

/// The atlas.
pub(super) struct Atlas {
    ctx: egui::Context,
    pages: Vec<Page>,
    /// `None`: the glyph has no ink.
    glyphs: HashMap<GlyphKey, Option<Placed>>,
    side: usize,
    frame: u64,
    generation: u64,
    /// A glyph found no place; asks for one more frame.
    starved: bool,
}

impl Atlas {
    pub fn new(ctx: &egui::Context) -> Atlas {
        Atlas {
            ctx: ctx.clone(),
            pages: Vec::new(),
            glyphs: HashMap::default(),
            side: PAGE.min(ctx.input(|input| input.max_texture_side)),
            frame: 0,
            generation: 0,
            starved: false,
        }
    }

    /// Counts a frame.
    pub fn next_frame(&mut self) {
        self.frame += 1;
        if std::mem::take(&mut self.starved) {
            self.ctx.request_repaint();
        }
    }

    /// The texture of a page, which is used in this frame.
    pub fn used(&mut self, page: usize) -> Option<TextureId> {
        let page = self.pages.get_mut(page)?;
        page.used = self.frame;
        Some(page.texture.id())
    }

    /// Changes whenever a glyph lost its place or found none: until then all places that were given stay right.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The place of a glyph's picture, drawn now if it is not there yet; `None` if there is nothing to see.
    pub fn glyph(&mut self, key: GlyphKey, fonts: &Fonts) -> Option<Placed> {
        let placed = match self.glyphs.get(&key) {
            Some(placed) => *placed,
            None => self.draw(key, fonts),
        };
        if let Some(page) = placed.and_then(|placed| self.pages.get_mut(placed.page)) {
            page.used = self.frame;
        }
        placed
    }

    fn draw(&mut self, key: GlyphKey, fonts: &Fonts) -> Option<Placed> {
        let coverage = raster::rasterize(fonts, key);
        let placed = match &coverage {
            None => None,
            Some(coverage) => {
                let Some((page, x, y)) = self.place(coverage.width, coverage.height) else {
                    self.starved = true;
                    self.generation += 1;
                    return None;
                };
                Some(self.upload(coverage, page, x, y))
            }
        };
        self.glyphs.insert(key, placed);
        placed
    }

    fn upload(&mut self, coverage: &Coverage, page: usize, x: usize, y: usize) -> Placed {
        let pixels = coverage.pixels.iter().map(|&c| Color32::from_rgba_premultiplied(c, c, c, c)).collect();
        let image = ColorImage::new([coverage.width, coverage.height], pixels);
        if let Some(page) = self.pages.get_mut(page) {
            page.texture.set_partial([x, y], image, TextureOptions::NEAREST);
        }
        let size = vec2(coverage.width as f32, coverage.height as f32);
        let uv = |x: f32, y: f32| -> Pos2 { pos2(x / self.side as f32, y / self.side as f32) };
        let (x, y) = (x as f32, y as f32);
        Placed {
            page,
            offset: vec2(coverage.left as f32, coverage.top as f32),
            size,
            uv: Rect { min: uv(x, y), max: uv(x + size.x, y + size.y) },
        }
    }

    /// A free place of that size: page, x, y.
    fn place(&mut self, width: usize, height: usize) -> Option<(usize, usize, usize)> {
        if width + GAP > self.side || height + GAP > self.side {
            return None;
        }
        for (index, page) in self.pages.iter_mut().enumerate().rev() {
            if let Some((x, y)) = page.place(width, height, self.side) {
                return Some((index, x, y));
            }
        }
        let index = if self.pages.len() < MAX_PAGES { self.add_page() } else { self.clear_oldest()? };
        let (x, y) = self.pages.get_mut(index)?.place(width, height, self.side)?;
        Some((index, x, y))
    }

    fn add_page(&mut self) -> usize {
        let image = ColorImage::filled([self.side, self.side], Color32::TRANSPARENT);
        let name = format!("glyphs {}", self.pages.len());
        let texture = self.ctx.load_texture(name, image, TextureOptions::NEAREST);
        self.pages.push(Page { texture, shelves: Vec::new(), used: self.frame });
        self.pages.len() - 1
    }

    /// Forgets the glyphs of the page used longest ago, unless that is this frame.
    fn clear_oldest(&mut self) -> Option<usize> {
        let (index, page) = self.pages.iter_mut().enumerate().min_by_key(|(_, page)| page.used)?;
        if page.used >= self.frame {
            return None;
        }
        page.shelves.clear();
        page.used = self.frame;
        self.generation += 1;
        self.glyphs.retain(|_, placed| placed.is_none_or(|placed| placed.page != index));
        Some(index)
    }
}

impl Page {
    /// A free place on the lowest shelf that fits without much waste, or on a new one.
    fn place(&mut self, width: usize, height: usize, side: usize) -> Option<(usize, usize)> {
        let (width, height) = (width + GAP, height + GAP);
        let fits = |shelf: &&mut Shelf| {
            shelf.height >= height && shelf.height <= height + height / 2 + 4 && side - shelf.x >= width
        };
        if let Some(shelf) = self.shelves.iter_mut().filter(fits).min_by_key(|shelf| shelf.height) {
            let x = shelf.x;
            shelf.x += width;
            return Some((x, shelf.top));
        }
        let top = self.shelves.last().map_or(0, |shelf| shelf.top + shelf.height);
        let height = height.next_multiple_of(4);
        if top + height > side {
            return None;
        }
        self.shelves.push(Shelf { top, height, x: width });
        Some((0, top))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::Embedded;

    fn key(glyph: u16, size: f32) -> GlyphKey {
        GlyphKey { face: Embedded::NotoSans.face(), glyph, size: (size * 64.0) as u32, subpixel: 0, light: false }
    }

    #[test]
    fn pictures_never_overlap_on_a_page() {
        let fonts = Fonts::embedded();
        let mut atlas = Atlas::new(&egui::Context::default());
        let sizes = [11.0, 19.0, 38.0, 64.0];
        let placed: Vec<Placed> = (0..400).filter_map(|i| atlas.glyph(key(i, sizes[i as usize % 4]), &fonts)).collect();
        assert!(placed.len() > 200);
        for (i, a) in placed.iter().enumerate() {
            assert!(a.uv.min.x >= 0.0 && a.uv.max.x <= 1.0 && a.uv.max.y <= 1.0);
            for b in placed.get(..i).unwrap_or_default() {
                let apart = a.page != b.page || !a.uv.intersects(b.uv) || a.uv.intersect(b.uv).area() <= 0.0;
                assert!(apart, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_glyph_is_drawn_once() {
        let fonts = Fonts::embedded();
        let mut atlas = Atlas::new(&egui::Context::default());
        let first = atlas.glyph(key(40, 20.0), &fonts);
        assert!(first.is_some());
        assert_eq!(atlas.glyph(key(40, 20.0), &fonts), first);
        assert_eq!((atlas.glyphs.len(), atlas.pages.len()), (1, 1));
    }

    #[test]
    fn a_full_atlas_forgets_the_oldest_page_but_none_in_use() {
        let fonts = Fonts::embedded();
        let mut atlas = Atlas::new(&egui::Context::default());
        atlas.side = 64;
        let mut glyphs = Vec::new();
        for glyph in 36..2000 {
            let placed = atlas.glyph(key(glyph, 60.0), &fonts);
            if atlas.starved {
                break;
            }
            glyphs.extend(placed.map(|placed| (glyph, placed.page)));
        }
        assert!(std::mem::take(&mut atlas.starved), "every page is full and in use in this frame");
        assert_eq!(atlas.pages.len(), MAX_PAGES);
        // In the next frame only what is on page 3 is not seen.
        atlas.next_frame();
        for &(glyph, page) in glyphs.iter().filter(|(_, page)| *page != 3) {
            assert_eq!(atlas.glyph(key(glyph, 60.0), &fonts).map(|placed| placed.page), Some(page));
        }
        atlas.next_frame();
        let generation = atlas.generation();
        let placed = atlas.glyph(key(36, 61.0), &fonts).expect("room");
        assert_eq!(placed.page, 3);
        for (glyph, page) in glyphs {
            assert_eq!(atlas.glyphs.contains_key(&key(glyph, 60.0)), page != 3);
        }
        assert!(atlas.generation() > generation, "places that were given are others' now");
    }
}
