//! The window: state, dispatch, effects; the only module that sees all the others.

pub mod render;
pub mod startup;

use startup::FirstView;

/// The window's content.
pub struct App {}

impl App {
    /// An app that shows `first_view`.
    pub fn new(creation: &eframe::CreationContext<'_>, first_view: FirstView) -> App {
        let _ = (creation, first_view);
        App {}
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let area = ui.max_rect();
        ui.painter().rect_filled(area.shrink(40.0), 0.0, egui::Color32::from_rgb(0xfb, 0xfa, 0xf7));
    }
}
