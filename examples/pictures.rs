//! Takes the README's pictures anew: `cargo run --example pictures`.
//!
//! They show the program's window on the bundled sample, driven as the window tests drive it and drawn by the
//! program's own rasteriser, so no display is needed. Look at them before committing.

#[allow(dead_code, reason = "the tests use all of it")]
#[path = "../tests/window/person.rs"]
mod person;
#[path = "../tests/common/picture.rs"]
mod picture;

use egui::vec2;
use isnad::app::startup::FirstView;
use isnad::session::{Language, Settings, ThemeChoice};
use person::{Person, settings};

/// A claim that came through three hands: one attribution inside another.
const CLAIM: &str = "strait-seventy";

fn main() {
    take("screenshot", Settings { theme: ThemeChoice::Light, language: Language::English, ..settings() });
    take("screenshot-ar", Settings { theme: ThemeChoice::Dark, language: Language::Arabic, ..settings() });
}

/// The sample with the claim chosen.
fn take(name: &str, settings: Settings) {
    let mut person = Person::on_screen(FirstView::Sample, &settings, vec2(1400.0, 900.0), 2.0);
    for _ in 0..person.session().project.annotations.len() {
        person.press("]");
        if person.session().chosen().is_some_and(|chosen| &*chosen.id.0 == CLAIM) {
            break;
        }
    }
    assert_eq!(&*person.chosen().id.0, CLAIM);
    person.wait(30.0);
    person.harness.remove_cursor();
    person.rest();
    let path = format!("{}/docs/{name}.png", env!("CARGO_MANIFEST_DIR"));
    let picture = person.harness.render().expect("a picture");
    keep(&path, &picture);
    println!("{path}: {} × {}", picture.width(), picture.height());
}

/// Writes a picture, which hides nothing behind it, without its alpha.
fn keep(path: &str, picture: &image::RgbaImage) {
    let file = std::fs::File::create(path).expect("the file is made");
    let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let rgb: Vec<u8> = picture.pixels().flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    encoder.write_header().and_then(|mut image| image.write_image_data(&rgb)).expect("the picture is written");
}
