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

/// Where and how pictures are painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// What the pictures' places are measured from, in px.
    pub base: Vec2,
    pub color: Color32,
    /// Physical pixels a point.
    pub scale: f32,
}

/// Pictures in one place: a mesh for each page of the atlas, with the page.
pub(super) type Meshes = Arc<[(usize, Arc<Mesh>)]>;

/// What a text is painted with that does not change from frame to frame.
#[derive(Default)]
pub(super) struct Kept(Mutex<Option<Painted>>);

#[derive(Clone)]
struct Painted {
    pose: Pose,
    pictures: Arc<[Picture]>,
    /// Of where it was painted last.
    meshes: Option<(Place, Meshes)>,
}

impl Kept {
    /// The pictures for `pose`, if those are kept, and their meshes, if those of `place` are.
    pub fn get(&self, pose: Pose, place: Place) -> Option<(Arc<[Picture]>, Option<Meshes>)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref().filter(|kept| kept.pose == pose)?;
        let meshes = kept.meshes.as_ref().filter(|(of, _)| *of == place).map(|(_, meshes)| Arc::clone(meshes));
        Some((Arc::clone(&kept.pictures), meshes))
    }

    /// Keeps `pictures` and `meshes` in place of any before.
    pub fn put(&self, pose: Pose, pictures: Arc<[Picture]>, place: Place, meshes: Meshes) {
        let painted = Painted { pose, pictures, meshes: Some((place, meshes)) };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(painted);
    }
}

/// The meshes of `pictures` at `place`.
pub(super) fn meshes(atlas: &mut Atlas, pictures: &[Picture], place: Place) -> Meshes {
    let Place { base, color, scale } = place;
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
    let textured = meshes.into_iter().filter_map(|(page, mut mesh)| {
        mesh.texture_id = atlas.used(page)?;
        Some((page, Arc::new(mesh)))
    });
    textured.collect()
}

/// Paints `meshes`, whose pages are used in this frame by that.
pub(super) fn paint(painter: &Painter, atlas: &mut Atlas, meshes: &Meshes) {
    for (page, mesh) in meshes.iter() {
        if atlas.used(*page).is_some() {
            painter.add(Shape::Mesh(Arc::clone(mesh)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_kept_for_one_pose_and_meshes_for_one_place() {
        let pose = Pose { column: 0.25, light: false, generation: 1 };
        let place = Place { base: Vec2::ZERO, color: Color32::WHITE, scale: 1.0 };
        let picture = Picture { page: 0, min: Vec2::ZERO, size: Vec2::splat(4.0), uv: Rect::ZERO };
        let kept = Kept::default();
        assert!(kept.get(pose, place).is_none());
        kept.put(pose, [picture].into(), place, [(0, Arc::default())].into());
        let (pictures, meshes) = kept.get(pose, place).expect("both are kept");
        assert_eq!((&pictures[..], meshes.map(|meshes| meshes.len())), (&[picture][..], Some(1)));
        for other in [Pose { column: 0.5, ..pose }, Pose { light: true, ..pose }, Pose { generation: 2, ..pose }] {
            assert!(kept.get(other, place).is_none(), "{other:?}");
        }
        let (moved, tinted) = (Vec2::splat(1.0), Color32::BLACK);
        let others = [Place { base: moved, ..place }, Place { color: tinted, ..place }, Place { scale: 2.0, ..place }];
        for other in others {
            let (pictures, meshes) = kept.get(pose, other).expect("the pictures are the same");
            assert_eq!((pictures.len(), meshes.is_none()), (1, true), "{other:?}");
        }
    }
}
