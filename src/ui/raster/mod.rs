//! Draws egui's meshes on the CPU: the same picture on every machine, with no display and no GPU.
//!
//! It does what `egui_glow`'s shaders ask of a GPU, so that a picture differs
//! from the window's by at most 1 in 255 for each translucent layer:
//!
//! - corners are snapped to a grid of 1/256 pixel, a pixel is drawn when its
//!   centre lies inside, and a centre on an edge belongs to the triangle whose
//!   top or left edge it is, so that triangles that share an edge neither
//!   overlap nor leave a gap;
//! - vertex colour times texel, both in gamma space with premultiplied alpha,
//!   blended by `source + destination × (1 − source alpha)` and rounded to 8 bits;
//! - clip rectangles are rounded to whole pixels.
//!
//! Coverage is integer arithmetic and colours are plain IEEE operations in a
//! fixed order, so the bytes do not depend on the machine. Mipmaps are not made
//! (egui's wgpu back end makes none either) and paint callbacks, which need a
//! GPU's context, draw nothing; the program uses neither.

mod texture;
mod triangle;

use crate::text::hash::HashMap;
use egui::epaint::{ClippedPrimitive, Mesh, Primitive};
use egui::{Color32, Rect, TextureId, TexturesDelta};
use texture::Texture;
use triangle::Triangle;

/// A picture: rows from top to bottom, pixels from left to right, premultiplied alpha in gamma space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// `width × height` pixels.
    pub pixels: Vec<Color32>,
}

impl Image {
    /// A picture of one colour.
    pub fn filled(width: usize, height: usize, color: Color32) -> Image {
        Image { width, height, pixels: vec![color; width.saturating_mul(height)] }
    }

    /// The pixel in column `x` of row `y`, `None` outside.
    pub fn pixel(&self, x: usize, y: usize) -> Option<Color32> {
        if x < self.width { self.pixels.get(y * self.width + x).copied() } else { None }
    }

    /// Red, green, blue, alpha of each pixel, row by row. Over an opaque background alpha is 255 throughout,
    /// and the bytes are those a PNG holds.
    pub fn rgba(&self) -> Vec<u8> {
        self.pixels.iter().flat_map(Color32::to_array).collect()
    }
}

/// Pixels of the picture a draw may touch; `right` and `bottom` are exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clip {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Clip {
    /// A clip rectangle in points, rounded to pixels and cut to the picture.
    fn new(rect: Rect, pixels_per_point: f32, [width, height]: [usize; 2]) -> Clip {
        // A float's cast to an integer saturates, so endless rectangles come out as the picture's edges.
        let pixels = |points: f32, limit: usize| ((points * pixels_per_point).round() as usize).min(limit);
        Clip {
            left: pixels(rect.min.x, width),
            top: pixels(rect.min.y, height),
            right: pixels(rect.max.x, width),
            bottom: pixels(rect.max.y, height),
        }
    }
}

/// Draws pictures; keeps the textures egui handed over between frames.
#[derive(Default)]
pub struct Renderer {
    textures: HashMap<TextureId, Texture>,
    /// Freed by egui, yet still allowed to be drawn by the frame that freed them.
    freed: Vec<TextureId>,
}

impl Renderer {
    /// Without any texture: hand it every frame's [`TexturesDelta`] from a context's first frame on.
    pub fn new() -> Renderer {
        Renderer::default()
    }

    /// Takes a frame's new, changed and freed textures and leaves `delta` empty, as egui demands of a painter.
    ///
    /// What the frame frees may still appear in it, so it goes after the next [`Renderer::paint`].
    pub fn update_textures(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            self.freed.retain(|&freed| freed != id);
            for change in changes {
                match change.pos {
                    None => {
                        self.textures.insert(id, Texture::new(change));
                    }
                    Some(at) => {
                        if let Some(texture) = self.textures.get_mut(&id) {
                            texture.patch(at, &change);
                        }
                    }
                }
            }
        }
        self.freed.extend(delta.free.drain());
    }

    /// Draws `primitives`, given in points, over `background` on a picture of `size` pixels (width, height).
    ///
    /// A mesh whose texture is unknown is left out, as egui's own painters do.
    pub fn paint(
        &mut self,
        primitives: &[ClippedPrimitive],
        pixels_per_point: f32,
        size: [usize; 2],
        background: Color32,
    ) -> Image {
        let mut image = Image::filled(size[0], size[1], background);
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let clip = Clip::new(*clip_rect, pixels_per_point, size);
            if let Primitive::Mesh(mesh) = primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
            {
                paint_mesh(&mut image, mesh, texture, pixels_per_point, clip);
            }
        }
        for id in self.freed.drain(..) {
            self.textures.remove(&id);
        }
        image
    }
}

/// Draws the triangles of `mesh` in their order; one that names a vertex that is not there is left out.
fn paint_mesh(image: &mut Image, mesh: &Mesh, texture: &Texture, pixels_per_point: f32, clip: Clip) {
    for corners in mesh.indices.as_chunks::<3>().0 {
        let [Some(a), Some(b), Some(c)] = corners.map(|index| mesh.vertices.get(index as usize)) else { continue };
        if let Some(triangle) = Triangle::new([a, b, c], pixels_per_point, texture.size()) {
            triangle.paint(image, texture, clip);
        }
    }
}

#[cfg(test)]
mod tests;
