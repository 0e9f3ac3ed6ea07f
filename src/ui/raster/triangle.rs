//! One triangle: which pixels it covers, and what colour it gives them.

use super::texture::{Texel, Texture};
use super::{Clip, Image};
use egui::epaint::Vertex;
use egui::{Color32, TextureFilter};

/// Steps of the sub-pixel grid to a pixel.
const GRID: i64 = 256;

/// Corners further out than this many pixels are pulled in, so that products of two distances fit 64 bits.
const FARTHEST: f32 = 2_000_000.0;

/// A triangle with corners on the sub-pixel grid and its colours as planes over the picture.
pub(super) struct Triangle {
    edges: [Edge; 3],
    /// The rows that corners lie in, from the uppermost to the lowest.
    rows: (i64, i64),
    /// Red, green, blue, alpha, each from 0 to 255.
    color: [Plane; 4],
    /// Texels from the texture's upper left corner.
    place: [Plane; 2],
}

/// A side of a triangle that has its inside to the right of the way from corner to corner.
///
/// Its function is positive inside, zero on the side, and linear in the pixel's column and row.
#[derive(Clone, Copy)]
struct Edge {
    /// At the centre of pixel (0, 0).
    origin: i64,
    per_column: i64,
    per_row: i64,
    /// The least value that counts as covered: 0 for a top or left edge, else 1.
    least: i64,
}

/// A value that changes evenly over the picture.
#[derive(Clone, Copy)]
struct Plane {
    /// At the centre of pixel (0, 0).
    origin: f64,
    per_column: f64,
    per_row: f64,
}

/// A point on the sub-pixel grid, `x` to the right, `y` down.
type Corner = [i64; 2];

impl Triangle {
    /// The triangle of three vertices given in points, in either winding; `None` when it has no area.
    pub(super) fn new(vertices: [&Vertex; 3], pixels_per_point: f32, texture_size: [usize; 2]) -> Option<Triangle> {
        let [a, mut b, mut c] = vertices;
        let mut corners = [on_grid(a, pixels_per_point)?, on_grid(b, pixels_per_point)?, on_grid(c, pixels_per_point)?];
        let mut area = twice_area(corners);
        if area == 0 {
            return None;
        }
        if area < 0 {
            (b, c) = (c, b);
            corners.swap(1, 2);
            area = -area;
        }
        // The edge opposite each corner: its function over the area is that corner's share of a point.
        let [p, q, r] = corners;
        let edges = [Edge::new(q, r), Edge::new(r, p), Edge::new(p, q)];
        let plane = |value: fn(&Vertex) -> f32, scale: f64| {
            Plane::new([a, b, c].map(|vertex| f64::from(value(vertex)) * scale), &edges, area)
        };
        let rows = corners.map(|corner| corner[1].div_euclid(GRID));
        Some(Triangle {
            rows: (rows[0].min(rows[1]).min(rows[2]), rows[0].max(rows[1]).max(rows[2])),
            color: [
                plane(|vertex| f32::from(vertex.color.r()), 1.0),
                plane(|vertex| f32::from(vertex.color.g()), 1.0),
                plane(|vertex| f32::from(vertex.color.b()), 1.0),
                plane(|vertex| f32::from(vertex.color.a()), 1.0),
            ],
            place: [
                plane(|vertex| vertex.uv.x, texture_size[0] as f64),
                plane(|vertex| vertex.uv.y, texture_size[1] as f64),
            ],
            edges,
        })
    }

    /// Draws it on what of `image` lies within `clip`.
    pub(super) fn paint(&self, image: &mut Image, texture: &Texture, clip: Clip) {
        let filter = texture.filter(self.texels_per_pixel());
        let one_color = self.color.iter().chain(&self.place).all(Plane::is_level);
        let first = self.rows.0.max(clip.top as i64);
        let last = self.rows.1.min(clip.bottom as i64 - 1);
        for row in first..=last {
            let (left, right) = self.columns(row, clip);
            if left >= right {
                continue;
            }
            // Within the clip, and so within the picture: neither negative nor beyond its pixels.
            let start = row as usize * image.width;
            let pixels = &mut image.pixels[start + left as usize..start + right as usize];
            if one_color {
                fill(
                    pixels,
                    self.source(texture, filter, self.color.map(|plane| plane.origin as f32), self.place_at(0, 0)),
                );
            } else {
                self.paint_row(pixels, texture, filter, left, row);
            }
        }
    }

    /// Draws `pixels`, those of row `row` from column `left` on.
    fn paint_row(&self, pixels: &mut [Color32], texture: &Texture, filter: TextureFilter, left: i64, row: i64) {
        let color = self.color.map(|plane| plane.at(left, row) as f32);
        let color_step = self.color.map(|plane| plane.per_column as f32);
        let place = self.place_at(left, row);
        let place_step = self.place.map(|plane| plane.per_column as f32);
        for (i, pixel) in pixels.iter_mut().enumerate() {
            let along = i as f32;
            let color: Texel = std::array::from_fn(|k| color[k] + color_step[k] * along);
            let place = [place[0] + place_step[0] * along, place[1] + place_step[1] * along];
            let source = self.source(texture, filter, color, place);
            if source != [0.0; 4] {
                *pixel = blend(source, *pixel);
            }
        }
    }

    /// The vertex colour times the texel.
    fn source(&self, texture: &Texture, filter: TextureFilter, color: Texel, [u, v]: [f32; 2]) -> Texel {
        let texel = texture.sample(u, v, filter);
        std::array::from_fn(|k| color[k] * texel[k] * (1.0 / 255.0))
    }

    /// The place in the texture at the centre of a pixel.
    fn place_at(&self, column: i64, row: i64) -> [f32; 2] {
        self.place.map(|plane| plane.at(column, row) as f32)
    }

    /// The columns covered in row `row`, end-exclusive, cut to `clip`; empty when the second is not greater.
    fn columns(&self, row: i64, clip: Clip) -> (i64, i64) {
        let (mut left, mut right) = (clip.left as i64, clip.right as i64);
        for edge in &self.edges {
            let at_start = edge.origin + edge.per_row * row;
            let missing = edge.least - at_start;
            if edge.per_column > 0 {
                left = left.max(-(-missing).div_euclid(edge.per_column));
            } else if edge.per_column < 0 {
                right = right.min((-missing).div_euclid(-edge.per_column) + 1);
            } else if missing > 0 {
                return (0, 0);
            }
        }
        (left, right)
    }

    /// How many texels lie between the centres of neighbouring pixels, along the columns or the rows, whichever is more.
    fn texels_per_pixel(&self) -> f32 {
        let [u, v] = &self.place;
        let across = u.per_column * u.per_column + v.per_column * v.per_column;
        let down = u.per_row * u.per_row + v.per_row * v.per_row;
        // A texel to a pixel may come out a hair above 1 from texture coordinates rounded to 32 bits.
        (across.max(down).sqrt() - 1e-3) as f32
    }
}

impl Edge {
    fn new([ax, ay]: Corner, [bx, by]: Corner) -> Edge {
        let (dx, dy) = (bx - ax, by - ay);
        let top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Edge {
            origin: dx * (GRID / 2 - ay) - dy * (GRID / 2 - ax),
            per_column: -dy * GRID,
            per_row: dx * GRID,
            least: i64::from(!top_or_left),
        }
    }
}

impl Plane {
    /// The plane through the values at the three corners opposite `edges`, of a triangle of twice the area `area`.
    fn new(values: [f64; 3], edges: &[Edge; 3], area: i64) -> Plane {
        let [base, second, third] = values;
        let (to_second, to_third) = ((second - base) / area as f64, (third - base) / area as f64);
        let along = |part: fn(&Edge) -> i64| part(&edges[1]) as f64 * to_second + part(&edges[2]) as f64 * to_third;
        Plane {
            origin: base + along(|edge| edge.origin),
            per_column: along(|edge| edge.per_column),
            per_row: along(|edge| edge.per_row),
        }
    }

    fn at(&self, column: i64, row: i64) -> f64 {
        self.origin + self.per_column * column as f64 + self.per_row * row as f64
    }

    fn is_level(&self) -> bool {
        self.per_column == 0.0 && self.per_row == 0.0
    }
}

/// The place of a vertex on the grid, `None` when it is not a number.
fn on_grid(vertex: &Vertex, pixels_per_point: f32) -> Option<Corner> {
    let place = |points: f32| {
        let pixels = (points * pixels_per_point).clamp(-FARTHEST, FARTHEST);
        (!pixels.is_nan()).then(|| (f64::from(pixels) * GRID as f64).round() as i64)
    };
    Some([place(vertex.pos.x)?, place(vertex.pos.y)?])
}

/// Twice the area of a triangle, positive when its corners go clockwise on the screen.
fn twice_area([[ax, ay], [bx, by], [cx, cy]]: [Corner; 3]) -> i64 {
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

/// Blends one colour over every pixel.
fn fill(pixels: &mut [Color32], source: Texel) {
    if source[3] >= 255.0 {
        pixels.fill(blend(source, Color32::TRANSPARENT));
    } else if source != [0.0; 4] {
        for pixel in pixels {
            *pixel = blend(source, *pixel);
        }
    }
}

/// A premultiplied colour over another, rounded to 8 bits.
fn blend(source: Texel, below: Color32) -> Color32 {
    let shining_through = 1.0 - source[3] * (1.0 / 255.0);
    let below = below.to_array();
    // The cast saturates, so nothing leaves 0 to 255.
    let [r, g, b, a] = std::array::from_fn(|k| (source[k] + f32::from(below[k]) * shining_through + 0.5) as u8);
    Color32::from_rgba_premultiplied(r, g, b, a)
}
