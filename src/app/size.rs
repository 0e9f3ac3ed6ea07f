//! How large the window is, from one start to the next. Where it stands is the desktop's to say; on Wayland nobody else
//! can.

use super::App;
use super::dispatch::Effect;
use super::storage::Storage;
use crate::session::WindowSize;
use egui::{Vec2, ViewportBuilder, ViewportCommand, ViewportInfo, vec2};
use std::time::{Duration, Instant};

/// In points, where there is room for it.
const AT_FIRST: WindowSize = WindowSize { width: 1280.0, height: 860.0, maximized: false };
/// What a desktop's panels and the window's own frame take of the screen, in points.
const AROUND: Vec2 = vec2(48.0, 96.0);
/// What sizes in pixels may lose as they become points.
const ROUNDED: f32 = 2.0;
/// So long the window has had a size before that is kept.
const PAUSE: Duration = Duration::from_secs(1);

/// What is known of the window's size.
#[derive(Default)]
pub(super) struct Size {
    /// Whether it was looked whether the screen has room for the size at first.
    fitted: bool,
    /// What is to be kept, and since when it is so.
    fresh: Option<(WindowSize, Instant)>,
}

/// Gives the window that is to be opened the size it had last.
pub(super) fn restored(builder: ViewportBuilder) -> ViewportBuilder {
    // What is wrong with the settings is told in the window.
    let size = Storage::of_user().settings().ok().and_then(|settings| settings.window).unwrap_or(AT_FIRST);
    builder.with_inner_size([size.width, size.height]).with_maximized(size.maximized)
}

/// Keeps the size the window has now, once it has had it for a while; a window that filled the screen when it was closed
/// fills it again, and so does the first one on a screen that has no room for it.
pub(super) fn follow(app: &mut App, ctx: &egui::Context) {
    let zoom = ctx.zoom_factor();
    let (seen, monitor) = ctx.input(|input| {
        let info = input.viewport();
        let filled = info.fullscreen == Some(true) || info.minimized == Some(true);
        // Wayland tells no window where it stands, and so not what it covers.
        let covered = info.inner_rect.or_else(|| info.monitor_size.map(|_| input.content_rect()));
        let size = covered.filter(|_| !filled).map(|rect| rect.size() * zoom);
        (size.map(|size| (size, info.maximized == Some(true))), info.monitor_size.map(|size| size * zoom))
    });
    let kept = app.session.settings.window;
    if let Some(monitor) = monitor.filter(|_| !std::mem::replace(&mut app.size.fitted, true))
        && kept.map_or(!has_room(monitor), |kept| kept.maximized)
    {
        // On X11 a window that is opened as one that fills the screen need not come to do so.
        ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
    }
    let Some(now) = seen.map(|(size, maximized)| to_keep(kept, size, maximized)) else { return };
    if kept == Some(now) {
        app.size.fresh = None;
        return;
    }
    let since = app.size.fresh.filter(|(fresh, _)| *fresh == now).map_or_else(Instant::now, |(_, since)| since);
    app.size.fresh = Some((now, since));
    match PAUSE.checked_sub(since.elapsed()) {
        Some(left) if !left.is_zero() => ctx.request_repaint_after(left),
        _ => {
            app.session.settings.window = Some(now);
            app.carry_out(ctx, vec![Effect::KeepSettings]);
        }
    }
}

/// Whether the window has the whole screen, as far as one knows. On X11 the window's state is only what the program last
/// asked for: that the system took the screen back is told by the size.
pub(super) fn fills_screen(window: &ViewportInfo) -> bool {
    let is_smaller = |(inner, monitor): (egui::Rect, Vec2)| (monitor - inner.size()).max_elem() > ROUNDED;
    window.fullscreen == Some(true) && !window.inner_rect.zip(window.monitor_size).is_some_and(is_smaller)
}

fn has_room(monitor: Vec2) -> bool {
    monitor.x >= AT_FIRST.width + AROUND.x && monitor.y >= AT_FIRST.height + AROUND.y
}

/// What is to be kept of a window of this size (points of the screen): of one that fills the screen that it does, and the
/// size it had before.
fn to_keep(kept: Option<WindowSize>, size: Vec2, maximized: bool) -> WindowSize {
    let before = kept.unwrap_or(AT_FIRST);
    match maximized {
        true => WindowSize { maximized, ..before },
        false => WindowSize { width: size.x.round(), height: size.y.round(), maximized },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_fills_the_screen_remembers_the_size_it_had() {
        let own = WindowSize { width: 1000.0, height: 700.0, maximized: false };
        assert_eq!(to_keep(None, vec2(1000.2, 699.8), false), own);
        let filled = to_keep(Some(own), vec2(1920.0, 1080.0), true);
        assert_eq!(filled, WindowSize { maximized: true, ..own });
        assert_eq!(to_keep(Some(filled), vec2(1000.0, 700.0), false), own);
        assert_eq!(to_keep(None, vec2(1280.0, 776.0), true), WindowSize { maximized: true, ..AT_FIRST });
    }

    #[test]
    fn a_window_smaller_than_the_screen_does_not_fill_it_whatever_is_said() {
        let check = |said: Option<bool>, size: Option<Vec2>, expected: bool| {
            let inner_rect = size.map(|size| egui::Rect::from_min_size(egui::Pos2::ZERO, size));
            let monitor_size = Some(vec2(1920.0, 1080.0));
            let window = ViewportInfo { fullscreen: said, inner_rect, monitor_size, ..ViewportInfo::default() };
            assert_eq!(fills_screen(&window), expected, "{said:?} {size:?}");
        };
        check(Some(true), None, true);
        check(Some(true), Some(vec2(1920.0, 1080.0)), true);
        check(Some(true), Some(vec2(1919.3, 1079.2)), true);
        check(Some(true), Some(vec2(1280.0, 860.0)), false);
        check(Some(true), Some(vec2(1920.0, 1040.0)), false);
        check(Some(false), Some(vec2(1920.0, 1080.0)), false);
        check(None, None, false);
    }

    #[test]
    fn a_small_screen_has_no_room_for_the_first_window() {
        assert!(has_room(vec2(1920.0, 1080.0)));
        assert!(!has_room(vec2(1280.0, 800.0)));
        assert!(!has_room(vec2(1366.0, 768.0)));
    }
}
