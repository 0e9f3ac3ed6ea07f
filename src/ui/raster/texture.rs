//! A texture and how a colour is read out of it.

use egui::epaint::{ImageData, ImageDelta};
use egui::{Color32, TextureFilter, TextureOptions, TextureWrapMode};

/// Red, green, blue and alpha, each from 0 to 255, premultiplied, in gamma space.
pub(super) type Texel = [f32; 4];

/// An image that triangles take their colours from.
pub(super) struct Texture {
    width: usize,
    height: usize,
    /// `width × height` texels, row by row.
    texels: Vec<Color32>,
    options: TextureOptions,
}

impl Texture {
    /// The texture that a change of the whole image describes.
    pub(super) fn new(change: ImageDelta) -> Texture {
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size;
        let mut texels = image.pixels.clone();
        texels.resize(width * height, Color32::TRANSPARENT);
        Texture { width, height, texels, options: change.options }
    }

    /// Replaces the texels from `at` (column, row) on; what would fall outside is dropped.
    pub(super) fn patch(&mut self, at: [usize; 2], change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        self.options = change.options;
        let [left, top] = at;
        let columns = image.size[0].min(self.width.saturating_sub(left));
        if columns == 0 {
            return;
        }
        let rows = self.texels.chunks_exact_mut(self.width).skip(top);
        for (row, new) in rows.zip(image.pixels.chunks_exact(image.size[0])) {
            // `left + columns` is at most the width, and `columns` at most the patch's own.
            row[left..left + columns].copy_from_slice(&new[..columns]);
        }
    }

    /// Width and height in texels.
    pub(super) fn size(&self) -> [usize; 2] {
        [self.width, self.height]
    }

    /// The filter for a triangle that passes `step` texels from one pixel to the next: a texture is shrunk above 1.
    pub(super) fn filter(&self, step: f32) -> TextureFilter {
        if step > 1.0 { self.options.minification } else { self.options.magnification }
    }

    /// The colour at (`u`, `v`), in texels from the upper left corner.
    pub(super) fn sample(&self, u: f32, v: f32, filter: TextureFilter) -> Texel {
        match filter {
            TextureFilter::Nearest => self.texel(u.floor() as i64, v.floor() as i64),
            TextureFilter::Linear => self.blended(u - 0.5, v - 0.5),
        }
    }

    /// The mean of the four texels around a point, weighted by nearness; `u` and `v` count from the first texel's centre.
    fn blended(&self, u: f32, v: f32) -> Texel {
        let (left, top) = (u.floor(), v.floor());
        let (right_share, bottom_share) = (u - left, v - top);
        let (x, y) = (left as i64, top as i64);
        let (right, bottom) = (x.saturating_add(1), y.saturating_add(1));
        let mix = |a: Texel, b: Texel, share: f32| -> Texel { std::array::from_fn(|i| a[i] + (b[i] - a[i]) * share) };
        let upper = mix(self.texel(x, y), self.texel(right, y), right_share);
        let lower = mix(self.texel(x, bottom), self.texel(right, bottom), right_share);
        mix(upper, lower, bottom_share)
    }

    /// The texel in column `x` of row `y`, found by the wrap mode when outside.
    fn texel(&self, x: i64, y: i64) -> Texel {
        let mode = self.options.wrap_mode;
        let index = wrap(y, self.height, mode) * self.width + wrap(x, self.width, mode);
        self.texels.get(index).copied().unwrap_or(Color32::TRANSPARENT).to_array().map(f32::from)
    }
}

/// The index from 0 to `length − 1` that stands for index `i`, by OpenGL's rules for texture coordinates.
fn wrap(i: i64, length: usize, mode: TextureWrapMode) -> usize {
    let length = (length as i64).max(1);
    let inside = match mode {
        TextureWrapMode::ClampToEdge => i.clamp(0, length - 1),
        TextureWrapMode::Repeat => i.rem_euclid(length),
        TextureWrapMode::MirroredRepeat => {
            let within = i.rem_euclid(2 * length);
            if within < length { within } else { 2 * length - 1 - within }
        }
    };
    // Not negative: each arm yields a value from 0 to `length − 1`.
    inside as usize
}
