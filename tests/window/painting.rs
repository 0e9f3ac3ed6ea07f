//! What is painted: highlights behind the text that change nothing in it, and a few pictures.

use crate::person::{Person, bare_sample, settings};
use egui::epaint::{Mesh, Primitive};
use egui::{Pos2, TextureId, vec2};
use egui_kittest::SnapshotOptions;
use isnad::annotation::Timestamp;
use isnad::app::startup::FirstView;
use isnad::session::{Language, Settings, ThemeChoice};
use std::sync::Arc;

/// Every glyph of the article: where its corners are and what of which texture it shows, in the order they are painted.
fn glyphs(person: &Person) -> Vec<(TextureId, [(Pos2, Pos2); 4])> {
    let article = person.article();
    let column = article.blocks().iter().map(|block| article.block_text(block)).filter_map(|text| {
        // Headings stand in the outline too, which is narrower.
        person.all(egui::accesskit::Role::Label, text).into_iter().find(|rect| rect.width() > 400.0)
    });
    let column = column.reduce(|a, b| a.union(b)).expect("blocks are in view").expand(4.0);
    // A block may reach below the status line, whose text does change.
    let status = person.find(egui::accesskit::Role::Button, "100%");
    let column = column.with_max_y(status.top());
    let mut glyphs = Vec::new();
    for mesh in meshes(person) {
        for quad in mesh.vertices.as_chunks::<4>().0 {
            let corners = quad.map(|vertex| (vertex.pos, vertex.uv));
            if corners.iter().all(|(at, _)| column.contains(*at)) {
                glyphs.push((mesh.texture_id, corners));
            }
        }
    }
    glyphs
}

/// The meshes of textured quads that the last frame painted: text and icons.
fn meshes(person: &Person) -> Vec<Mesh> {
    let output = person.harness.output();
    let shapes = output.shapes.iter().map(|clipped| &clipped.shape);
    let mut found = Vec::new();
    for shape in shapes {
        collect(shape, &mut found);
    }
    found
}

fn collect(shape: &egui::Shape, found: &mut Vec<Mesh>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
        egui::Shape::Mesh(mesh) if mesh.texture_id != TextureId::default() => found.push(Mesh::clone(mesh)),
        _ => {}
    }
}

/// Marks a claim with a source nested in it, an overlapping claim, a cue, and a claim over two blocks.
fn mark_all(person: &mut Person) {
    person.mark("حركة السفن في مضيق الصدف ستعود إلى مستواها المعتاد", "1");
    person.mark("وزارة النقل في جمهورية الساحل", "2");
    person.mark("بعد 11 يوما من جنوح الناقلة Amber Star", "1");
    person.mark("الناقلة Amber Star عند", "2");
    person.mark("قالت وزارة النقل", "3");
    let (from, to) = (person.range("في واقعية هذا"), person.range("طلب عدم نشر اسمه"));
    person.sweep(isnad::text::CpRange { start: from.start, end: to.end });
    person.press("1");
    person.press("Escape");
    person.press("Escape");
    person.press("Escape");
}

#[test]
fn highlights_leave_every_glyph_where_it_was() {
    for justify in [false, true] {
        let set = Settings { justify, ..settings() };
        let mut person = Person::with(bare_sample(), set, crate::person::SIZE);
        let plain = glyphs(&person);
        assert!(plain.len() > 500, "the text is painted: {}", plain.len());
        mark_all(&mut person);
        assert_eq!(person.session().project.annotations.len(), 6);
        let same = |person: &Person, what: &str| {
            let now = glyphs(person);
            assert_eq!(now.len(), plain.len(), "{what}");
            let moved = now.iter().zip(&plain).find(|(a, b)| a != b);
            assert_eq!(moved, None, "{what}");
        };
        same(&person, "marked");
        person.press("]");
        same(&person, "with a mark chosen");
        person.press("Ctrl+A");
        same(&person, "with all of it selected");
        person.press("Escape");
        let at = person.spot(person.range("وزارة النقل في").start.plus(8), 0.5);
        person.point(at);
        person.rest();
        same(&person, "with a mark under the pointer");
    }
}

/// The order in which shapes are painted: tints, lines and selection come before the text they lie behind.
#[test]
fn highlights_lie_behind_the_text() {
    let mut person = Person::at(bare_sample());
    mark_all(&mut person);
    person.press("Ctrl+A");
    let theme = isnad::ui::theme::Theme::LIGHT;
    let fills = [theme.selection, theme.claim.tint, theme.source.tint, theme.cue.tint];
    let output = person.harness.output().shapes.clone();
    let primitives = person.harness.ctx.tessellate(output, 1.0);
    let mut last_fill = None;
    let mut first_text = None;
    let column = person.spot(person.range("وزارة النقل في").start, 0.5);
    for (number, clipped) in primitives.iter().enumerate() {
        let Primitive::Mesh(mesh) = &clipped.primitive else { continue };
        let touches = mesh.vertices.iter().any(|v| (v.pos - column).length() < 60.0);
        let fill = mesh.vertices.iter().any(|v| fills.contains(&v.color));
        if fill && touches {
            last_fill = Some(number);
        } else if mesh.texture_id != TextureId::default() && touches {
            first_text = first_text.or(Some(number));
        }
    }
    let (fill, text) = (last_fill.expect("tints"), first_text.expect("text"));
    assert!(fill < text, "a fill is painted at {fill}, text from {text} on");
}

/// Makes times the same whenever and wherever the test is run: they are shown in the time zone of the machine.
fn fix_times(person: &mut Person) {
    let local = jiff::civil::date(2030, 5, 14).at(18, 20, 0, 0);
    let time = jiff::tz::TimeZone::system().to_timestamp(local).expect("a time in any zone");
    let time = Timestamp(time.as_second());
    let project = &mut person.session_mut().project;
    for annotation in project.annotations.values_mut() {
        let annotation = Arc::make_mut(annotation);
        (annotation.created, annotation.modified) = (time, time);
    }
    person.session_mut().revision += 1;
    person.rest();
}

fn check(person: &mut Person, name: &str) {
    fix_times(person);
    person.harness.snapshot_options(name, &SnapshotOptions::new().threshold(0.2));
}

/// The sample with marks of every kind and a tie, in a window of its own.
fn marked(theme: ThemeChoice, language: Language) -> Person {
    let set = Settings { theme, language, list_open: false, ..settings() };
    let mut person = Person::with(bare_sample(), set, vec2(1280.0, 720.0));
    mark_all(&mut person);
    let claim = person.spot(person.range("مستواها").start.plus(1), 0.3);
    person.click(claim);
    person.press("A");
    let source = person.spot(person.range("جمهورية").start.plus(1), 0.3);
    person.click(source);
    person.wait(30.0);
    person.harness.remove_cursor();
    person.rest();
    person
}

#[test]
fn the_window_in_light() {
    check(&mut marked(ThemeChoice::Light, Language::English), "window-light-english");
}

#[test]
fn the_window_in_dark_and_arabic() {
    check(&mut marked(ThemeChoice::Dark, Language::Arabic), "window-dark-arabic");
}

#[test]
fn the_window_in_sepia() {
    let mut person = marked(ThemeChoice::Sepia, Language::English);
    person.press("Escape");
    person.press("Escape");
    check(&mut person, "window-sepia-english");
}

#[test]
fn a_selection_in_a_mixed_line() {
    let set = Settings { list_open: false, ..settings() };
    let mut person = Person::with(bare_sample(), set, vec2(900.0, 560.0));
    person.sweep(person.range("الناقلة Amber Star عند مدخله الشمالي، في"));
    person.harness.remove_cursor();
    person.rest();
    check(&mut person, "window-selection");
}

#[test]
fn the_empty_window() {
    let mut person = Person::with(FirstView::Empty, settings(), vec2(900.0, 640.0));
    person.rest();
    check(&mut person, "window-empty");
}
