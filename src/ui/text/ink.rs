//! Pictures of glyphs in their places, before a colour: what a block is painted with again and again.

use super::atlas::Atlas;
use egui::{Color32, Mesh, Painter, Rect, Shape, Vec2, pos2};
use std::sync::{Arc, Mutex, PoisonError};

/// A picture of the atlas and where it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Picture {
    /// The page of the atlas.
    pub page: usize,
    /// The left top corner in px, from a place on whole px.
    pub min: Vec2,
    /// In px.
    pub size: Vec2,
    /// In texture coordinates, 0 to 1; mirrored where its ends are exchanged.
    pub uv: Rect,
}

/// For which painting pictures were collected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pose {
    /// How far right of a whole px the text begins, in px.
    pub column: f32,
    /// Whether glyphs are drawn stronger, as light text is.
    pub light: bool,
    /// [`Atlas::generation`]: in another one the pictures may be elsewhere.
    pub generation: u64,
}

/// The pictures of a text that is painted unchanged from frame to frame.
#[derive(Default)]
pub(super) struct Kept(Mutex<Option<(Pose, Arc<[Picture]>)>>);

impl Kept {
    /// The pictures for `pose`, if those are kept.
    pub fn get(&self, pose: Pose) -> Option<Arc<[Picture]>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(of, _)| *of == pose).map(|(_, pictures)| Arc::clone(pictures))
    }

    /// Keeps `pictures` in place of any before.
    pub fn put(&self, pose: Pose, pictures: Arc<[Picture]>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((pose, pictures));
    }
}

/// Paints `pictures` from `base` (px) on in `color`, with `scale` px a point: one mesh for each page of the atlas.
pub(super) fn paint(
    painter: &Painter,
    atlas: &mut Atlas,
    pictures: &[Picture],
    base: Vec2,
    color: Color32,
    scale: f32,
) {
    let corner = |at: Vec2| pos2(at.x / scale, at.y / scale);
    let mut meshes: Vec<(usize, Mesh)> = Vec::new();
    for picture in pictures {
        let index = meshes.iter().position(|(page, _)| *page == picture.page).unwrap_or_else(|| {
            let mut mesh = Mesh::default();
            // Most often all are on one page.
            mesh.reserve_vertices(4 * pictures.len());
            mesh.reserve_triangles(2 * pictures.len());
            meshes.push((picture.page, mesh));
            meshes.len() - 1
        });
        let Some((_, mesh)) = meshes.get_mut(index) else { continue };
        let min = base + picture.min;
        mesh.add_rect_with_uv(Rect { min: corner(min), max: corner(min + picture.size) }, picture.uv, color);
    }
    for (page, mut mesh) in meshes {
        if let Some(texture) = atlas.used(page) {
            mesh.texture_id = texture;
            painter.add(Shape::mesh(mesh));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_kept_for_one_pose() {
        let pose = Pose { column: 0.25, light: false, generation: 1 };
        let picture = Picture { page: 0, min: Vec2::ZERO, size: Vec2::splat(4.0), uv: Rect::ZERO };
        let kept = Kept::default();
        assert_eq!(kept.get(pose), None);
        kept.put(pose, [picture].into());
        assert_eq!(kept.get(pose).as_deref(), Some(&[picture][..]));
        for other in [Pose { column: 0.5, ..pose }, Pose { light: true, ..pose }, Pose { generation: 2, ..pose }] {
            assert_eq!(kept.get(other), None, "{other:?}");
        }
    }
}
