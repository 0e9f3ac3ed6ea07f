//! Whether the desktop is light or dark, for the theme that follows it. Some systems tell the toolkit; on Linux it never
//! knows, so the desktop's portal is asked there, beside the window.

#[cfg(target_os = "linux")]
mod portal;

use crate::session::ThemeChoice;
use egui::{SystemTheme, Theme};
use std::sync::mpsc::Receiver;

/// What the desktop says of itself. By default it is not asked.
#[derive(Default)]
pub(super) struct Appearance {
    told: Option<Receiver<Option<Theme>>>,
    /// What it said last: nothing where it prefers neither.
    theme: Option<Theme>,
}

impl Appearance {
    /// Hears of the desktop from now on; `ctx` is repainted when there is news.
    #[cfg(target_os = "linux")]
    pub(super) fn of_desktop(ctx: &egui::Context) -> Appearance {
        Appearance { told: Some(portal::listen(ctx)), theme: None }
    }

    /// The toolkit knows it by itself.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn of_desktop(_: &egui::Context) -> Appearance {
        Appearance::default()
    }

    /// Takes in what was said meanwhile.
    pub(super) fn follow(&mut self) {
        if let Some(theme) = self.told.as_ref().and_then(|told| told.try_iter().last()) {
            self.theme = theme;
        }
    }

    /// The system's theme, if it is known; `toolkit` is what the toolkit knows.
    pub(super) fn theme(&self, toolkit: Option<Theme>) -> Option<Theme> {
        self.theme.or(toolkit)
    }

    /// The theme of the window's frame that goes with the one chosen. Where the system's is followed and the toolkit knows
    /// it, the system paints the frame by it; where nobody knows it, both are light.
    pub(super) fn frame_theme(&self, choice: ThemeChoice, toolkit: Option<Theme>) -> SystemTheme {
        match (choice, self.theme) {
            (ThemeChoice::Dark, _) | (ThemeChoice::System, Some(Theme::Dark)) => SystemTheme::Dark,
            (ThemeChoice::System, None) if toolkit.is_some() => SystemTheme::SystemDefault,
            (ThemeChoice::Light | ThemeChoice::Sepia | ThemeChoice::System, _) => SystemTheme::Light,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn what_the_desktop_said_last_comes_before_what_the_toolkit_knows() {
        let (desktop, told) = channel();
        let mut appearance = Appearance { told: Some(told), theme: None };
        let mut check = |said: &[Option<Theme>], toolkit, expected, frame| {
            said.iter().for_each(|theme| desktop.send(*theme).expect("it is heard"));
            appearance.follow();
            assert_eq!(appearance.theme(toolkit), expected, "{said:?}, {toolkit:?}");
            assert_eq!(appearance.frame_theme(ThemeChoice::System, toolkit), frame, "{said:?}, {toolkit:?}");
        };
        let (dark, light) = (Some(Theme::Dark), Some(Theme::Light));
        check(&[], None, None, SystemTheme::Light);
        check(&[], dark, dark, SystemTheme::SystemDefault);
        check(&[None], None, None, SystemTheme::Light);
        check(&[light, dark], None, dark, SystemTheme::Dark);
        check(&[], light, dark, SystemTheme::Dark);
        check(&[light], dark, light, SystemTheme::Light);
        check(&[None], dark, dark, SystemTheme::SystemDefault);
    }

    #[test]
    fn a_theme_that_is_chosen_has_its_frame_whatever_the_desktop_says() {
        let dark = Appearance { told: None, theme: Some(Theme::Dark) };
        assert_eq!(dark.frame_theme(ThemeChoice::Light, None), SystemTheme::Light);
        assert_eq!(dark.frame_theme(ThemeChoice::Sepia, Some(Theme::Dark)), SystemTheme::Light);
        let light = Appearance { told: None, theme: Some(Theme::Light) };
        assert_eq!(light.frame_theme(ThemeChoice::Dark, None), SystemTheme::Dark);
    }
}
