//! The processor painter against pixels worked out by hand.
use egui::epaint::{ColorImage, ImageDelta, Mesh, Primitive, Vertex};
use egui::{ClippedPrimitive, Color32, Rect, TextureId, TextureOptions, TexturesDelta, pos2, vec2};
use image::{Rgba, RgbaImage};
use isnad::ui::painter::Painter;
use proptest::prelude::*;

const WHITE: Rgba<u8> = Rgba([255, 255, 255, 255]);
const RED: Rgba<u8> = Rgba([255, 0, 0, 255]);

fn clipped(clip: Rect, mesh: Mesh) -> ClippedPrimitive {
    ClippedPrimitive {
        clip_rect: clip,
        primitive: Primitive::Mesh(mesh),
    }
}

fn paint(painter: &Painter, side: u32, ppp: f32, meshes: Vec<Mesh>) -> RgbaImage {
    let primitives: Vec<_> = meshes
        .into_iter()
        .map(|m| clipped(Rect::EVERYTHING, m))
        .collect();
    painter.paint([side, side], ppp, Color32::WHITE, &primitives)
}

fn flat(rect: Rect, colour: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect, colour);
    mesh
}

fn vertex(x: f32, y: f32, color: Color32) -> Vertex {
    Vertex {
        pos: pos2(x, y),
        uv: pos2(0.0, 0.0),
        color,
    }
}

fn mesh_of(vertices: Vec<Vertex>, indices: Vec<u32>) -> Mesh {
    Mesh {
        vertices,
        indices,
        ..Mesh::default()
    }
}

#[test]
fn a_flat_rectangle_covers_exactly_the_pixels_whose_centres_it_holds() {
    let rect = Rect::from_min_max(pos2(1.0, 2.0), pos2(4.4, 5.6));
    let image = paint(&Painter::new(), 8, 1.0, vec![flat(rect, Color32::RED)]);
    for (x, y, pixel) in image.enumerate_pixels() {
        let inside = (1..4).contains(&x) && (2..6).contains(&y);
        assert_eq!(*pixel, if inside { RED } else { WHITE }, "at {x}, {y}");
    }
}

#[test]
fn points_are_scaled_to_pixels() {
    let rect = Rect::from_min_max(pos2(1.0, 1.0), pos2(2.0, 3.0));
    let image = paint(&Painter::new(), 8, 2.0, vec![flat(rect, Color32::RED)]);
    let red = image.enumerate_pixels().filter(|(_, _, p)| **p == RED);
    let (mut count, mut within) = (0, 0);
    for (x, y, _) in red {
        count += 1;
        within += usize::from((2..4).contains(&x) && (2..6).contains(&y));
    }
    assert_eq!((count, within), (8, 8));
}

#[test]
fn clip_rectangles_are_rounded_to_whole_pixels() {
    let mesh = flat(
        Rect::from_min_size(pos2(0.0, 0.0), vec2(8.0, 8.0)),
        Color32::RED,
    );
    let clip = Rect::from_min_max(pos2(1.6, 2.4), pos2(5.4, 3.6));
    let image = Painter::new().paint([8, 8], 1.0, Color32::WHITE, &[clipped(clip, mesh)]);
    for (x, y, pixel) in image.enumerate_pixels() {
        let inside = (2..5).contains(&x) && (2..4).contains(&y);
        assert_eq!(*pixel, if inside { RED } else { WHITE }, "at {x}, {y}");
    }
}

#[test]
fn translucent_colours_are_blended_premultiplied_in_gamma_space() {
    let half_blue = Color32::from_rgba_premultiplied(0, 0, 128, 128);
    let everywhere = Rect::from_min_size(pos2(0.0, 0.0), vec2(2.0, 2.0));
    let image = paint(&Painter::new(), 2, 1.0, vec![flat(everywhere, half_blue)]);
    assert_eq!(*image.get_pixel(1, 1), Rgba([127, 127, 255, 255]));
    let additive = Color32::from_rgba_premultiplied(0, 16, 0, 0);
    let meshes = vec![flat(everywhere, Color32::BLACK), flat(everywhere, additive)];
    let image = paint(&Painter::new(), 2, 1.0, meshes);
    assert_eq!(*image.get_pixel(0, 0), Rgba([0, 16, 0, 255]));
}

#[test]
fn a_clear_background_keeps_straight_alpha() {
    let half_red = Color32::from_rgba_premultiplied(128, 0, 0, 128);
    let mesh = flat(
        Rect::from_min_size(pos2(0.0, 0.0), vec2(1.0, 1.0)),
        half_red,
    );
    let image = Painter::new().paint(
        [2, 1],
        1.0,
        Color32::TRANSPARENT,
        &[clipped(Rect::EVERYTHING, mesh)],
    );
    assert_eq!(*image.get_pixel(0, 0), Rgba([255, 0, 0, 128]));
    assert_eq!(*image.get_pixel(1, 0), Rgba([0, 0, 0, 0]));
}

#[test]
fn vertex_colours_are_interpolated() {
    let (black, white) = (Color32::BLACK, Color32::WHITE);
    let corners = vec![
        vertex(0.0, 0.0, black),
        vertex(255.0, 0.0, white),
        vertex(0.0, 255.0, black),
    ];
    let mesh = mesh_of(corners, vec![0, 1, 2]);
    let image = Painter::new().paint(
        [255, 255],
        1.0,
        Color32::RED,
        &[clipped(Rect::EVERYTHING, mesh)],
    );
    // The shade at a pixel's centre x + 0.5, rounded half up.
    for x in [0u32, 17, 100, 200] {
        let shade = (x + 1) as u8;
        assert_eq!(*image.get_pixel(x, 3), Rgba([shade, shade, shade, 255]));
    }
}

#[test]
fn whole_and_partial_textures_are_read_at_the_right_texel() {
    let id = TextureId::Managed(7);
    let mut delta = TexturesDelta::default();
    let grey = ColorImage::filled([4, 4], Color32::GRAY);
    delta.push(id, ImageDelta::full(grey, TextureOptions::NEAREST));
    let patch = ColorImage::new([2, 1], vec![Color32::RED, Color32::GREEN]);
    delta.push(
        id,
        ImageDelta::partial([1, 2], patch, TextureOptions::NEAREST),
    );
    let mut painter = Painter::new();
    painter.apply(&mut delta);
    assert!(delta.is_empty());

    let full = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let square = Rect::from_min_size(pos2(0.0, 0.0), vec2(4.0, 4.0));
    let mut mesh = Mesh::with_texture(id);
    mesh.add_rect_with_uv(square, full, Color32::WHITE);
    let image = paint(&painter, 4, 1.0, vec![mesh.clone()]);
    assert_eq!(*image.get_pixel(1, 2), RED);
    assert_eq!(*image.get_pixel(2, 2), Rgba([0, 255, 0, 255]));
    assert_eq!(*image.get_pixel(2, 1), Rgba([160, 160, 160, 255]));

    // Turned round in x: what a mirrored mesh looks like.
    for vertex in &mut mesh.vertices {
        vertex.pos.x = 4.0 - vertex.pos.x;
    }
    let image = paint(&painter, 4, 1.0, vec![mesh]);
    assert_eq!(*image.get_pixel(2, 2), RED);
    assert_eq!(*image.get_pixel(1, 2), Rgba([0, 255, 0, 255]));
}

#[test]
fn linear_filtering_mixes_neighbours() {
    let id = TextureId::Managed(1);
    let mut delta = TexturesDelta::default();
    let pair = ColorImage::new([2, 1], vec![Color32::BLACK, Color32::WHITE]);
    delta.push(id, ImageDelta::full(pair, TextureOptions::LINEAR));
    let mut painter = Painter::new();
    painter.apply(&mut delta);
    let mut mesh = Mesh::with_texture(id);
    let full = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    mesh.add_rect_with_uv(
        Rect::from_min_size(pos2(0.0, 0.0), vec2(8.0, 8.0)),
        full,
        Color32::WHITE,
    );
    let image = paint(&painter, 8, 1.0, vec![mesh]);
    let row: Vec<u8> = (0..8).map(|x| image.get_pixel(x, 4).0[0]).collect();
    // Texel centres lie at 2 and 6; pixel centres at x + 0.5.
    assert_eq!(row, [0, 0, 32, 96, 159, 223, 255, 255]);
}

#[test]
fn freed_textures_last_for_the_frame_that_freed_them() {
    let id = TextureId::Managed(3);
    let mut delta = TexturesDelta::default();
    let red = ColorImage::filled([1, 1], Color32::RED);
    delta.push(id, ImageDelta::full(red, TextureOptions::NEAREST));
    delta.free(id);
    let mut painter = Painter::new();
    painter.apply(&mut delta);
    let mut mesh = Mesh::with_texture(id);
    let square = Rect::from_min_size(pos2(0.0, 0.0), vec2(1.0, 1.0));
    mesh.add_rect_with_uv(square, square, Color32::WHITE);
    assert_eq!(
        *paint(&painter, 1, 1.0, vec![mesh.clone()]).get_pixel(0, 0),
        RED
    );
    painter.apply(&mut TexturesDelta::default());
    assert_eq!(*paint(&painter, 1, 1.0, vec![mesh]).get_pixel(0, 0), WHITE);
}

#[test]
fn broken_meshes_and_places_outside_are_harmless() {
    let corners = vec![
        vertex(f32::NAN, 0.0, Color32::RED),
        vertex(-1e30, 1e30, Color32::RED),
        vertex(3.0, 3.0, Color32::RED),
        vertex(-5.0, -5.0, Color32::RED),
        vertex(-5.0, -9.0, Color32::RED),
    ];
    let mesh = mesh_of(corners, vec![0, 1, 2, 2, 1, 9, 2, 2, 2, 1, 3, 4]);
    let image = paint(&Painter::new(), 4, 1.0, vec![mesh]);
    assert!(image.pixels().all(|p| *p == WHITE));
}

proptest! {
    /// A convex fan of translucent triangles covers each pixel once: no seams, no doubles.
    #[test]
    fn triangles_with_a_common_side_neither_gap_nor_overlap(
        cx in 8.0f32..56.0, cy in 8.0f32..56.0, split in 1.0f32..63.0,
    ) {
        let ink = Color32::from_rgba_premultiplied(0, 0, 0, 128);
        // Sides are shared in both directions and windings vary.
        let corners = vec![
            vertex(cx, cy, ink),
            vertex(0.0, 0.0, ink),
            vertex(split, 0.0, ink),
            vertex(64.0, 0.0, ink),
            vertex(64.0, 64.0, ink),
            vertex(0.0, 64.0, ink),
        ];
        let mesh = mesh_of(corners, vec![0, 1, 2, 0, 3, 2, 0, 3, 4, 5, 4, 0, 0, 5, 1]);
        let image = paint(&Painter::new(), 64, 1.0, vec![mesh]);
        for (x, y, pixel) in image.enumerate_pixels() {
            prop_assert_eq!(*pixel, Rgba([127, 127, 127, 255]), "at {}, {}", x, y);
        }
    }

    /// A quad and the same two triangles in another order give the same picture.
    #[test]
    fn the_way_of_rectangles_agrees_with_the_way_of_triangles(
        x in 0.0f32..20.0, y in 0.0f32..20.0, w in 0.1f32..30.0, h in 0.1f32..30.0,
    ) {
        let quad = flat(Rect::from_min_size(pos2(x, y), vec2(w, h)), Color32::RED);
        let mut other = quad.clone();
        other.indices = vec![1, 0, 2, 1, 3, 2];
        let painter = Painter::new();
        prop_assert_eq!(
            paint(&painter, 48, 1.0, vec![quad]),
            paint(&painter, 48, 1.0, vec![other])
        );
    }
}
