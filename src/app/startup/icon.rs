//! The picture that stands for the window where the desktop has none of its own.

use egui::IconData;
use std::io::Cursor;
use std::sync::Arc;

/// The icon of 128 pixels, as a window takes it; an empty one where it can't be read, which leaves the choice to egui.
pub(super) fn icon() -> Arc<IconData> {
    Arc::new(read(include_bytes!("../../../packaging/linux/icons/isnad-128.png")).unwrap_or_default())
}

/// The pixels of a PNG in any of its colour types.
fn read(png: &[u8]) -> Option<IconData> {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut rgba = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut rgba).ok()?;
    rgba.truncate(info.buffer_size());
    (info.color_type == png::ColorType::Rgba).then_some(IconData { rgba, width: info.width, height: info.height })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_its_icon() {
        let icon = icon();
        assert_eq!((icon.width, icon.height, icon.rgba.len()), (128, 128, 128 * 128 * 4));
        let pixel = |x: usize, y: usize| icon.rgba[(y * 128 + x) * 4..][..4].to_vec();
        assert_eq!(pixel(0, 0)[3], 0, "round corners");
        // As the drawing says: green, and the claim's yellow at its place.
        let near = |pixel: Vec<u8>, colour: [u8; 3]| pixel.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 6);
        assert!(near(pixel(20, 20), [0x0e, 0x67, 0x62]), "{:?}", pixel(20, 20));
        assert!(near(pixel(92, 34), [0xf4, 0xb7, 0x40]), "{:?}", pixel(92, 34));
    }

    #[test]
    fn what_is_no_picture_is_no_icon() {
        assert!(read(b"no picture").is_none());
    }
}
