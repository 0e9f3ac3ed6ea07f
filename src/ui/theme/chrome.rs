//! The toolkit's own style, from the theme, so that scroll bars, frames and handles match.

use super::{Theme, size};
use egui::style::{ScrollFadeStyle, ScrollStyle, Spacing, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, Margin, Shadow, Stroke, Style, Visuals, vec2};

/// Sets `ctx`'s style from `theme`; without `motion` nothing is animated.
pub fn apply(ctx: &egui::Context, theme: &Theme, motion: bool) {
    let base = if theme.is_dark() { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(base);
    ctx.set_style_of(base, style(theme, motion));
}

/// The style `theme` gives to what the toolkit draws itself.
pub fn style(theme: &Theme, motion: bool) -> Style {
    let mut style = Style {
        visuals: visuals(theme),
        spacing: spacing(),
        animation_time: if motion { size::HOVER_SECONDS } else { 0.0 },
        ..Style::default()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.5;
    style.interaction.resize_grab_radius_side = size::GRID;
    if !motion {
        style.scroll_animation = egui::style::ScrollAnimation::none();
    }
    style
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(size::GAP, size::GAP_SMALL),
        button_padding: vec2(size::BUTTON_PADDING, size::GAP_SMALL),
        interact_size: vec2(size::CONTROL, size::CONTROL),
        window_margin: Margin::same(size::GAP_LARGE as i8),
        menu_margin: Margin::same(size::MENU_PADDING as i8),
        menu_spacing: size::GAP_SMALL,
        tooltip_width: size::TOOLTIP_WIDTH,
        scroll: ScrollStyle {
            floating: true,
            bar_width: size::SCROLL_BAR,
            floating_width: size::SCROLL_BAR,
            floating_allocated_width: 0.0,
            bar_inner_margin: size::SCROLL_BAR_GAP,
            bar_outer_margin: size::SCROLL_BAR_GAP,
            handle_min_length: size::SCROLL_HANDLE_MIN,
            foreground_color: true,
            dormant_background_opacity: 0.0,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.0,
            dormant_handle_opacity: 0.45,
            active_handle_opacity: 0.7,
            interact_handle_opacity: 1.0,
            fade: ScrollFadeStyle { size: size::FADE, ..ScrollFadeStyle::default() },
            ..ScrollStyle::floating()
        },
        ..Spacing::default()
    }
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.is_dark() { Visuals::dark() } else { Visuals::light() };
    let mut visuals = Visuals {
        dark_mode: theme.is_dark(),
        override_text_color: None,
        weak_text_color: Some(theme.text_muted),
        widgets: widgets(theme),
        hyperlink_color: theme.accent,
        faint_bg_color: theme.hover,
        extreme_bg_color: theme.surface_raised,
        text_edit_bg_color: Some(theme.surface_raised),
        code_bg_color: theme.surface_sunken,
        warn_fg_color: theme.warn,
        error_fg_color: theme.danger,
        window_corner_radius: CornerRadius::same(size::RADIUS_FLOATING),
        window_shadow: floating_shadow(theme),
        window_fill: theme.surface_raised,
        window_stroke: Stroke::new(size::HAIRLINE, theme.hairline),
        menu_corner_radius: CornerRadius::same(size::RADIUS_FLOATING),
        panel_fill: theme.surface,
        popup_shadow: floating_shadow(theme),
        button_frame: true,
        striped: false,
        ..base
    };
    visuals.selection.bg_fill = theme.selection;
    visuals.selection.stroke = Stroke::new(size::HAIRLINE, theme.accent);
    visuals.text_cursor.stroke = Stroke::new(size::CARET, theme.text);
    visuals
}

/// The shadow under menus, dialogs and the bar at a selection.
pub fn floating_shadow(theme: &Theme) -> Shadow {
    Shadow { offset: [0, 4], blur: 16, spread: 0, color: theme.shadow }
}

fn widgets(theme: &Theme) -> Widgets {
    let look = |fill: Color32, edge: Color32, front: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(size::HAIRLINE, edge),
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(size::HAIRLINE, front),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: look(theme.surface, theme.hairline, theme.text),
        inactive: look(theme.surface_raised, theme.hairline, theme.line_strong),
        hovered: look(theme.hover, theme.line_strong, theme.text_muted),
        active: look(theme.surface_sunken, theme.line_strong, theme.text_muted),
        open: look(theme.accent_soft, theme.hairline, theme.text),
    }
}
