use super::*;
use egui::epaint::{ColorImage, ImageDelta, Vertex};
use egui::{Pos2, TextureOptions, pos2, vec2};

const WHITE: TextureId = TextureId::Managed(0);
const PICTURE: TextureId = TextureId::Managed(1);

/// A renderer with a white texel, as egui's font texture has one, and a picture of `colors` in `width` columns.
fn renderer(width: usize, colors: &[Color32], options: TextureOptions) -> Renderer {
    let mut renderer = Renderer::new();
    let white = ColorImage::filled([1, 1], Color32::WHITE);
    set(&mut renderer, WHITE, ImageDelta::full(white, TextureOptions::LINEAR));
    if width > 0 {
        let picture = ColorImage::new([width, colors.len() / width], colors.to_vec());
        set(&mut renderer, PICTURE, ImageDelta::full(picture, options));
    }
    renderer
}

fn set(renderer: &mut Renderer, id: TextureId, change: ImageDelta) {
    let mut delta = TexturesDelta::default();
    delta.push(id, change);
    renderer.update_textures(&mut delta);
    assert!(delta.is_empty());
}

fn mesh(texture_id: TextureId, corners: &[(Pos2, Color32, Pos2)], indices: &[u32]) -> Mesh {
    let vertices = corners.iter().map(|&(pos, color, uv)| Vertex { pos, uv, color }).collect();
    Mesh { indices: indices.to_vec(), vertices, texture_id }
}

/// Two triangles that make up `rect`, with the whole texture on them.
fn quad(texture_id: TextureId, rect: Rect, color: Color32) -> Mesh {
    let uv = Rect::from_min_size(Pos2::ZERO, vec2(1.0, 1.0));
    let corners = [
        (rect.left_top(), color, uv.left_top()),
        (rect.right_top(), color, uv.right_top()),
        (rect.left_bottom(), color, uv.left_bottom()),
        (rect.right_bottom(), color, uv.right_bottom()),
    ];
    mesh(texture_id, &corners, &[0, 1, 2, 2, 1, 3])
}

fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
    Rect::from_min_max(pos2(left, top), pos2(right, bottom))
}

fn paint(renderer: &mut Renderer, meshes: Vec<Mesh>, clip_rect: Rect, size: [usize; 2]) -> Image {
    let primitives: Vec<_> =
        meshes.into_iter().map(|mesh| ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) }).collect();
    renderer.paint(&primitives, 1.0, size, Color32::BLACK)
}

/// The red of each pixel as one hexadecimal digit, rows joined by `/`.
fn reds(image: &Image) -> String {
    let rows = image.pixels.chunks(image.width);
    let row = |row: &[Color32]| row.iter().map(|color| format!("{:x}", color.r() / 16)).collect::<String>();
    rows.map(row).collect::<Vec<_>>().join("/")
}

/// Draws a white rectangle on black; `expected` as [`reds`] gives it.
fn check_rect(shape: Rect, clip: Rect, expected: &str) {
    let mut renderer = renderer(0, &[], TextureOptions::LINEAR);
    let image = paint(&mut renderer, vec![quad(WHITE, shape, Color32::WHITE)], clip, [5, 3]);
    assert_eq!(reds(&image), expected, "{shape:?} in {clip:?}");
}

#[test]
fn pixels_whose_centre_is_inside_are_covered() {
    let all = Rect::EVERYTHING;
    check_rect(rect(1.0, 1.0, 4.0, 2.0), all, "00000/0fff0/00000");
    check_rect(rect(1.4, 0.6, 3.6, 2.4), all, "00000/0fff0/00000");
    check_rect(rect(1.6, 0.4, 3.4, 2.6), all, "00f00/00f00/00f00");
    check_rect(rect(-9.0, -9.0, 99.0, 99.0), all, "fffff/fffff/fffff");
    check_rect(rect(2.0, 1.0, 2.0, 3.0), all, "00000/00000/00000");
}

#[test]
fn a_centre_on_an_edge_belongs_to_the_top_or_left_edge() {
    check_rect(rect(1.5, 0.5, 3.5, 2.5), Rect::EVERYTHING, "0ff00/0ff00/00000");
}

#[test]
fn clip_rectangles_are_rounded_to_pixels() {
    let all = rect(0.0, 0.0, 5.0, 3.0);
    check_rect(all, rect(1.0, 1.0, 3.0, 2.0), "00000/0ff00/00000");
    check_rect(all, rect(0.6, 0.4, 3.4, 1.6), "0ff00/0ff00/00000");
    check_rect(all, rect(-5.0, -5.0, 1.0, 50.0), "f0000/f0000/f0000");
    check_rect(all, Rect::NOTHING, "00000/00000/00000");
    check_rect(all, rect(f32::NAN, f32::NAN, f32::NAN, f32::NAN), "00000/00000/00000");
}

#[test]
fn points_become_pixels() {
    let mut renderer = renderer(0, &[], TextureOptions::LINEAR);
    let primitive = Primitive::Mesh(quad(WHITE, rect(0.5, 0.5, 1.5, 1.0), Color32::WHITE));
    let clipped = ClippedPrimitive { clip_rect: rect(0.0, 0.0, 1.0, 9.0), primitive };
    let image = renderer.paint(&[clipped], 2.0, [4, 3], Color32::BLACK);
    assert_eq!(reds(&image), "0000/0f00/0000");
}

#[test]
fn triangles_around_a_point_cover_each_pixel_once() {
    // Half-transparent white drawn twice would be lighter, and a gap darker, than drawn once.
    let half = Color32::from_white_alpha(128);
    let corners = [pos2(0.0, 0.0), pos2(16.0, 0.0), pos2(16.0, 16.0), pos2(0.0, 16.0)];
    for centre in [pos2(8.0, 8.0), pos2(7.5, 8.5), pos2(3.27, 11.93), pos2(0.5, 0.5)] {
        let mut vertices = vec![(centre, half, Pos2::ZERO)];
        vertices.extend(corners.map(|corner| (corner, half, Pos2::ZERO)));
        let fan = mesh(WHITE, &vertices, &[0, 1, 2, 0, 3, 2, 0, 3, 4, 0, 1, 4]);
        let image = paint(&mut renderer(0, &[], TextureOptions::LINEAR), vec![fan], Rect::EVERYTHING, [16, 16]);
        assert!(image.pixels.iter().all(|pixel| pixel.r() == 128), "{centre:?}: {}", reds(&image));
    }
}

#[test]
fn translucent_colors_blend_in_gamma_space() {
    let red = Color32::from_rgba_premultiplied(100, 0, 0, 128);
    let glow = Color32::from_rgba_premultiplied(0, 40, 0, 0);
    let shape = rect(0.0, 0.0, 1.0, 1.0);
    let meshes = vec![
        quad(WHITE, shape, Color32::from_rgb(10, 200, 30)),
        quad(WHITE, shape, red),
        quad(WHITE, shape, glow),
        quad(WHITE, shape, Color32::TRANSPARENT),
    ];
    let image = paint(&mut renderer(0, &[], TextureOptions::LINEAR), meshes, Rect::EVERYTHING, [1, 1]);
    // 100 + 10 × 127/255; 200 × 127/255 and 40 more; 30 × 127/255.
    assert_eq!(image.pixel(0, 0), Some(Color32::from_rgb(105, 140, 15)));
    assert_eq!(image.pixel(1, 0), None);
    assert_eq!(image.rgba(), [105, 140, 15, 255]);
}

#[test]
fn vertex_colors_run_evenly() {
    let (black, white) = (Color32::BLACK, Color32::WHITE);
    let corners = [
        (pos2(0.0, 0.0), black, Pos2::ZERO),
        (pos2(8.0, 0.0), white, Pos2::ZERO),
        (pos2(0.0, 1.0), black, Pos2::ZERO),
        (pos2(8.0, 1.0), white, Pos2::ZERO),
    ];
    let shape = mesh(WHITE, &corners, &[0, 1, 2, 2, 1, 3]);
    let image = paint(&mut renderer(0, &[], TextureOptions::LINEAR), vec![shape], Rect::EVERYTHING, [8, 1]);
    let expected: Vec<u8> = (0..8).map(|x| ((x as f32 + 0.5) / 8.0 * 255.0).round() as u8).collect();
    assert_eq!(image.pixels.iter().map(Color32::r).collect::<Vec<_>>(), expected);
}

/// Draws a row of greys `texels` as wide as `width` pixels; `expected` the red of each pixel.
fn check_texture(texels: &[u8], options: TextureOptions, width: usize, expected: &[u8]) {
    let colors: Vec<_> = texels.iter().map(|&grey| Color32::from_gray(grey)).collect();
    let shape = quad(PICTURE, rect(0.0, 0.0, width as f32, 1.0), Color32::WHITE);
    let image = paint(&mut renderer(texels.len(), &colors, options), vec![shape], Rect::EVERYTHING, [width, 1]);
    assert_eq!(image.pixels.iter().map(Color32::r).collect::<Vec<_>>(), expected, "{options:?}");
}

#[test]
fn textures_are_sampled() {
    let (nearest, linear) = (TextureOptions::NEAREST, TextureOptions::LINEAR);
    check_texture(&[0, 80, 240], nearest, 3, &[0, 80, 240]);
    check_texture(&[0, 80, 240], linear, 3, &[0, 80, 240]);
    check_texture(&[0, 240], nearest, 4, &[0, 0, 240, 240]);
    check_texture(&[0, 240], linear, 4, &[0, 60, 180, 240]);
    let shrinks_crisply = TextureOptions { minification: nearest.minification, ..linear };
    check_texture(&[0, 80, 160, 240], shrinks_crisply, 2, &[80, 240]);
    check_texture(&[0, 80, 160, 240], linear, 2, &[40, 200]);
}

#[test]
fn texels_outside_are_found_by_the_wrap_mode() {
    let texels = [0, 80, 160].map(Color32::from_gray);
    for (options, expected) in [
        (TextureOptions::NEAREST, [0, 0, 0, 0, 80, 160, 160, 160, 160]),
        (TextureOptions::NEAREST_REPEAT, [0, 80, 160, 0, 80, 160, 0, 80, 160]),
        (TextureOptions::NEAREST_MIRRORED_REPEAT, [160, 80, 0, 0, 80, 160, 160, 80, 0]),
    ] {
        let mut shape = quad(PICTURE, rect(0.0, 0.0, 9.0, 1.0), Color32::WHITE);
        for vertex in &mut shape.vertices {
            vertex.uv.x = vertex.uv.x * 3.0 - 1.0;
        }
        let image = paint(&mut renderer(3, &texels, options), vec![shape], Rect::EVERYTHING, [9, 1]);
        assert_eq!(image.pixels.iter().map(Color32::r).collect::<Vec<_>>(), expected, "{options:?}");
    }
}

#[test]
fn a_texture_is_tinted_by_the_vertex_color() {
    let texel = Color32::from_rgba_premultiplied(200, 100, 0, 200);
    let tint = Color32::from_rgba_premultiplied(128, 128, 128, 128);
    let shape = quad(PICTURE, rect(0.0, 0.0, 1.0, 1.0), tint);
    let image = paint(&mut renderer(1, &[texel], TextureOptions::NEAREST), vec![shape], Rect::EVERYTHING, [1, 1]);
    assert_eq!(image.pixel(0, 0), Some(Color32::from_rgb(100, 50, 0)));
}

#[test]
fn a_part_of_a_texture_is_replaced() {
    let grey = |values: &[u8]| values.iter().map(|&value| Color32::from_gray(value)).collect::<Vec<_>>();
    let mut renderer = renderer(3, &grey(&[16; 9]), TextureOptions::NEAREST);
    let mut patch = |at, width, values: &[u8]| {
        let image = ColorImage::new([width, values.len() / width], grey(values));
        set(&mut renderer, PICTURE, ImageDelta::partial(at, image, TextureOptions::NEAREST));
    };
    patch([1, 0], 1, &[32, 48]);
    patch([2, 2], 2, &[64, 255, 255, 255]);
    patch([7, 7], 1, &[255]);
    let shape = quad(PICTURE, rect(0.0, 0.0, 3.0, 3.0), Color32::WHITE);
    let image = paint(&mut renderer, vec![shape], Rect::EVERYTHING, [3, 3]);
    assert_eq!(reds(&image), "121/131/114");
}

#[test]
fn a_freed_texture_lasts_until_the_frame_that_freed_it_is_drawn() {
    let mut renderer = renderer(1, &[Color32::WHITE], TextureOptions::NEAREST);
    let mut delta = TexturesDelta::default();
    delta.free(PICTURE);
    renderer.update_textures(&mut delta);
    let mut frame = || {
        let shape = quad(PICTURE, rect(0.0, 0.0, 1.0, 1.0), Color32::WHITE);
        reds(&paint(&mut renderer, vec![shape], Rect::EVERYTHING, [1, 1]))
    };
    assert_eq!((frame(), frame()), ("f".to_owned(), "0".to_owned()));
}

#[test]
fn hostile_meshes_are_survived() {
    let white = Color32::WHITE;
    let corners = [
        (pos2(0.0, 0.0), white, pos2(f32::NAN, f32::INFINITY)),
        (pos2(f32::MAX, -f32::MAX), white, pos2(f32::MAX, 0.0)),
        (pos2(f32::NAN, 1.0), white, Pos2::ZERO),
        (pos2(f32::NEG_INFINITY, f32::INFINITY), white, pos2(-1e30, 1e30)),
    ];
    let shape = mesh(PICTURE, &corners, &[0, 1, 2, 0, 1, 3, 0, 1, 99, 0, 1]);
    let mut renderer = renderer(2, &[white, white], TextureOptions::LINEAR);
    paint(&mut renderer, vec![shape.clone()], Rect::EVERYTHING, [4, 4]);
    assert_eq!(paint(&mut renderer, vec![shape], Rect::EVERYTHING, [0, 0]).pixels, []);
}

/// What egui draws with `add`, on black, in a 40 × 40 picture.
fn egui_picture(add: impl Fn(&egui::Painter)) -> Image {
    let context = egui::Context::default();
    let input = || egui::RawInput { screen_rect: Some(rect(0.0, 0.0, 40.0, 40.0)), ..Default::default() };
    let mut output = context.run_ui(input(), |ui| add(&ui.ctx().layer_painter(egui::LayerId::background())));
    let mut renderer = Renderer::new();
    renderer.update_textures(&mut output.textures_delta);
    let primitives = context.tessellate(std::mem::take(&mut output.shapes), 1.0);
    renderer.paint(&primitives, 1.0, [40, 40], Color32::BLACK)
}

#[test]
fn feathered_edges_come_out_as_coverage() {
    let image = egui_picture(|painter| {
        painter.circle_filled(pos2(20.0, 20.0), 10.0, Color32::WHITE);
    });
    let red = |x, y| image.pixel(x, y).map(|pixel| pixel.r());
    assert_eq!((red(20, 20), red(12, 20), red(8, 20), red(31, 20)), (Some(255), Some(255), Some(0), Some(0)));
    let partly = image.pixels.iter().filter(|pixel| !matches!(pixel.r(), 0 | 255)).count();
    assert!((30..120).contains(&partly), "{partly} pixels at the edge");
    let covered: f32 = image.pixels.iter().map(|pixel| f32::from(pixel.r()) / 255.0).sum();
    let area = std::f32::consts::PI * 100.0;
    assert!((covered - area).abs() < 0.02 * area, "{covered} of {area} pixels covered");
}

#[test]
fn rectangles_of_egui_are_crisp() {
    let image = egui_picture(|painter| {
        painter.rect_filled(rect(10.0, 12.0, 30.0, 22.0), 0.0, Color32::from_rgb(1, 2, 3));
    });
    for (i, &pixel) in image.pixels.iter().enumerate() {
        let inside = (10..30).contains(&(i % 40)) && (12..22).contains(&(i / 40));
        assert_eq!(pixel, if inside { Color32::from_rgb(1, 2, 3) } else { Color32::BLACK }, "pixel {i}");
    }
}
