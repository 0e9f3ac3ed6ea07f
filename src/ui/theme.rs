//! Colours and sizes by name. Nothing outside this file (and [`chrome`]) holds a raw colour or measure.
//!
//! The names and values are those of the design's table of tokens; the tests
//! hold every pair of its contrast table to WCAG 2 AA.

pub mod chrome;
pub mod contrast;
mod shades;
pub mod vision;

pub use shades::LabelShades;

use crate::session::ThemeChoice;
use egui::Color32;

/// Which theme is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThemeName {
    Light,
    Dark,
    Sepia,
}

/// Every colour the program paints with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    pub name: ThemeName,
    /// Window, bars, panels.
    pub surface: Color32,
    /// Behind the article and tables.
    pub page: Color32,
    /// Cards, fields, menus.
    pub surface_raised: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Empty parts of bars and scales; what is pressed.
    pub surface_sunken: Color32,
    /// Separators and card edges; decoration only.
    pub hairline: Color32,
    /// Connectors, timelines, drop zones: lines that say something.
    pub line_strong: Color32,
    pub text: Color32,
    /// Secondary text, counts, hints.
    pub text_muted: Color32,
    pub text_disabled: Color32,
    /// The one action colour; the focus ring; the selected value.
    pub accent: Color32,
    /// The selected row, the active tab.
    pub accent_soft: Color32,
    /// Text on `accent`.
    pub on_accent: Color32,
    pub claim: LabelShades,
    pub source: LabelShades,
    pub cue: LabelShades,
    /// Text selection.
    pub selection: Color32,
    /// Behind what was found.
    pub found: Color32,
    /// Around the hit one is at; ticks beside the scroll bar.
    pub found_line: Color32,
    /// Review: my file.
    pub mine_line: Color32,
    pub mine_tint: Color32,
    /// Review: the colleague's file.
    pub theirs_line: Color32,
    pub theirs_tint: Color32,
    /// Review: the same in both.
    pub agreed_tint: Color32,
    /// Errors, contradiction.
    pub danger: Color32,
    /// Saved, accepted.
    pub ok: Color32,
    /// Needs attention, nothing lost.
    pub warn: Color32,
    /// Darkens the window behind a dialog.
    pub backdrop: Color32,
    /// The shadow of what floats.
    pub shadow: Color32,
}

/// An opaque colour from `0xRRGGBB`.
const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn shades(line: u32, tint: u32, tint_strong: u32) -> LabelShades {
    LabelShades { line: hex(line), tint: hex(tint), tint_strong: hex(tint_strong) }
}

impl Theme {
    pub const LIGHT: Theme = Theme {
        name: ThemeName::Light,
        surface: hex(0xF4F3EF),
        page: hex(0xFFFEFB),
        surface_raised: hex(0xFFFFFF),
        hover: hex(0xECEAE4),
        surface_sunken: hex(0xEAE8E2),
        hairline: hex(0xDDDAD2),
        line_strong: hex(0x8A867C),
        text: hex(0x1E2024),
        text_muted: hex(0x5A5D65),
        text_disabled: hex(0x8B8D93),
        accent: hex(0x0E6762),
        accent_soft: hex(0xDDECEA),
        on_accent: hex(0xFFFFFF),
        claim: shades(0x1A62A5, 0xE1EDF9, 0xBFD9F4),
        source: shades(0x8F5400, 0xFBEDD3, 0xF6D9A4),
        cue: shades(0x74194F, 0xFAE6F0, 0xF6D3E5),
        selection: hex(0xBFE0DB),
        found: hex(0xFFF07A),
        found_line: hex(0x857000),
        mine_line: hex(0x0E6762),
        mine_tint: hex(0xD3EAE6),
        theirs_line: hex(0xA23E16),
        theirs_tint: hex(0xFBE2D5),
        agreed_tint: hex(0xECE9DF),
        danger: hex(0xB0261C),
        ok: hex(0x28703D),
        warn: hex(0x7A5A00),
        backdrop: Color32::from_black_alpha(72),
        shadow: Color32::from_black_alpha(38),
    };

    pub const DARK: Theme = Theme {
        name: ThemeName::Dark,
        surface: hex(0x16181B),
        page: hex(0x1B1E22),
        surface_raised: hex(0x23272C),
        hover: hex(0x2C3137),
        surface_sunken: hex(0x111316),
        hairline: hex(0x343940),
        line_strong: hex(0x7C828B),
        text: hex(0xE6E3DC),
        text_muted: hex(0xB0B4BB),
        text_disabled: hex(0x737880),
        accent: hex(0x6FC7BE),
        accent_soft: hex(0x1E3B3A),
        on_accent: hex(0x0C1F1E),
        claim: shades(0x78B2EC, 0x1E3247, 0x28486A),
        source: shades(0xE6B264, 0x3A2E1B, 0x574321),
        cue: shades(0xF6BEDF, 0x44293C, 0x5F3A55),
        selection: hex(0x214C49),
        found: hex(0x4A480D),
        found_line: hex(0xE6DC4A),
        mine_line: hex(0x6FC7BE),
        mine_tint: hex(0x1E3F3D),
        theirs_line: hex(0xF0A07C),
        theirs_tint: hex(0x4A2A1D),
        agreed_tint: hex(0x33363B),
        danger: hex(0xF39A91),
        ok: hex(0x86CC98),
        warn: hex(0xE3C36A),
        backdrop: Color32::from_black_alpha(128),
        shadow: Color32::from_black_alpha(120),
    };

    pub const SEPIA: Theme = Theme {
        name: ThemeName::Sepia,
        surface: hex(0xEDE3CE),
        page: hex(0xF8F1E0),
        surface_raised: hex(0xFDF8EB),
        hover: hex(0xE5D9BF),
        surface_sunken: hex(0xE3D7BD),
        hairline: hex(0xD6C8AA),
        line_strong: hex(0x8C7B5B),
        text: hex(0x33291B),
        text_muted: hex(0x665840),
        text_disabled: hex(0x97876A),
        accent: hex(0x0D5E59),
        accent_soft: hex(0xD6E2D3),
        on_accent: hex(0xFFFFFF),
        claim: shades(0x1B5C96, 0xDCE6E8, 0xBFD4E4),
        source: shades(0x854C00, 0xF5E0B8, 0xEFCD8F),
        cue: shades(0x6E1849, 0xF5DEE0, 0xF2CBD6),
        selection: hex(0xBCD9C9),
        found: hex(0xF7EA6E),
        found_line: hex(0x6F6200),
        mine_line: hex(0x0E6762),
        mine_tint: hex(0xD3EAE6),
        theirs_line: hex(0xA23E16),
        theirs_tint: hex(0xFBE2D5),
        agreed_tint: hex(0xECE9DF),
        danger: hex(0xA32017),
        ok: hex(0x2B693A),
        warn: hex(0x705200),
        backdrop: Color32::from_black_alpha(72),
        shadow: Color32::from_black_alpha(38),
    };

    /// The theme of that name.
    pub const fn named(name: ThemeName) -> Theme {
        match name {
            ThemeName::Light => Theme::LIGHT,
            ThemeName::Dark => Theme::DARK,
            ThemeName::Sepia => Theme::SEPIA,
        }
    }

    /// The theme for a choice; `system` is what the system says, if it says anything.
    pub fn chosen(choice: ThemeChoice, system: Option<egui::Theme>) -> Theme {
        match (choice, system) {
            (ThemeChoice::Dark, _) | (ThemeChoice::System, Some(egui::Theme::Dark)) => Theme::DARK,
            (ThemeChoice::Sepia, _) => Theme::SEPIA,
            (ThemeChoice::Light | ThemeChoice::System, _) => Theme::LIGHT,
        }
    }

    /// Whether text is lighter than what it stands on.
    pub fn is_dark(&self) -> bool {
        self.name == ThemeName::Dark
    }
}

/// The colours offered for labels, by the messages that name them: apart in lightness as well as hue, each 4.5:1 or
/// more on the light page. The first three are those of the built-in labels.
pub const LABEL_COLORS: [(&str, [u8; 3]); 12] = [
    ("color-blue", [0x1A, 0x62, 0xA5]),
    ("color-brown", [0x8F, 0x54, 0x00]),
    ("color-plum", [0x74, 0x19, 0x4F]),
    ("color-green", [0x3B, 0x6E, 0x22]),
    ("color-violet", [0x6A, 0x3F, 0xB5]),
    ("color-red", [0xB0, 0x26, 0x1C]),
    ("color-teal", [0x00, 0x6D, 0x77]),
    ("color-grey", [0x5B, 0x5B, 0x5B]),
    ("color-pink", [0xB1, 0x3D, 0x86]),
    ("color-navy", [0x25, 0x38, 0x70]),
    ("color-olive", [0x6B, 0x63, 0x00]),
    ("color-black", [0x26, 0x22, 0x1E]),
];

/// Measures in points.
pub mod size {
    /// The grid; gaps are multiples of it.
    pub const GRID: f32 = 4.0;
    pub const GAP_SMALL: f32 = 4.0;
    pub const GAP: f32 = 8.0;
    pub const GAP_MEDIUM: f32 = 12.0;
    pub const GAP_LARGE: f32 = 16.0;
    pub const GAP_HUGE: f32 = 24.0;

    pub const RADIUS_MARK: u8 = 3;
    pub const RADIUS_KEY: u8 = 4;
    /// Buttons, rows and fields.
    pub const RADIUS: u8 = 6;
    pub const RADIUS_CARD: u8 = 8;
    /// Floating bars, menus and dialogs.
    pub const RADIUS_FLOATING: u8 = 9;

    pub const HAIRLINE: f32 = 1.0;
    /// The width of the focus ring.
    pub const FOCUS_RING: f32 = 2.0;
    /// The gap between an edge and its focus ring.
    pub const FOCUS_GAP: f32 = 1.0;
    /// The edge of a field that has the focus.
    pub const FIELD_EDGE_FOCUSED: f32 = 2.0;

    pub const TOOLBAR: f32 = 44.0;
    pub const STATUS: f32 = 28.0;
    pub const LIST_PANEL: f32 = 220.0;
    /// The list of what was found in the project.
    pub const RESULTS_PANEL: f32 = 300.0;
    pub const LIST_PANEL_MIN: f32 = 180.0;
    pub const LIST_PANEL_MAX: f32 = 360.0;
    pub const INSPECTOR: f32 = 316.0;
    pub const INSPECTOR_MIN: f32 = 280.0;
    pub const INSPECTOR_MAX: f32 = 420.0;
    pub const PANEL_SIDE: f32 = 16.0;
    pub const PANEL_TOP: f32 = 12.0;
    /// Above and below a hairline between sections.
    pub const SECTION: f32 = 10.0;

    /// Buttons, tabs, one-line rows.
    pub const CONTROL: f32 = 28.0;
    /// Buttons of verdicts.
    pub const CONTROL_TALL: f32 = 32.0;
    /// Buttons of the welcome page.
    pub const CONTROL_WELCOME: f32 = 36.0;
    /// Nothing to click is smaller.
    pub const CONTROL_MIN: f32 = 24.0;
    pub const FIELD: f32 = 32.0;
    pub const BUTTON_PADDING: f32 = 13.0;
    pub const FIELD_PADDING: f32 = 10.0;
    pub const ROW_PADDING: f32 = 10.0;
    /// Above and below the text of a row of several lines.
    pub const ROW_PADDING_TALL: f32 = 6.0;
    pub const ROW_BAR: f32 = 3.0;
    /// What the bar of a chosen row leaves free above and below.
    pub const ROW_BAR_INSET: f32 = 6.0;

    pub const ICON: f32 = 16.0;
    /// The sign of what opens, and what is free beside it in its own box.
    pub const CHEVRON: f32 = 14.0;
    pub const CHEVRON_FREE: f32 = 3.0;
    pub const SWATCH_WIDTH: f32 = 18.0;
    pub const SWATCH_HEIGHT: f32 = 14.0;
    pub const KEY_HEIGHT: f32 = 19.0;
    pub const KEY_MIN: f32 = 19.0;
    pub const KEY_PADDING: f32 = 5.0;
    /// The box of a grade: height and least width.
    pub const GRADE_HEIGHT: f32 = 19.0;
    pub const GRADE_WIDTH: f32 = 20.0;
    /// One step of a scale: height, and the gap between two.
    pub const SCALE_HEIGHT: f32 = 26.0;
    pub const SCALE_GAP: f32 = 3.0;
    /// Inside a segmented control, around the chosen part.
    pub const SEGMENT_INSET: f32 = 2.0;
    pub const SEGMENT_PADDING: f32 = 11.0;

    pub const CARD_PADDING: f32 = 10.0;
    pub const MENU_PADDING: f32 = 4.0;
    pub const MENU_MIN: f32 = 180.0;
    pub const MENU_MAX: f32 = 420.0;
    /// Between a text and the key hint at the end of its row.
    pub const KEY_GAP: f32 = 24.0;
    pub const DIALOG_WIDTH: f32 = 440.0;
    /// Of a dialog with four buttons.
    pub const DIALOG_WIDE: f32 = 520.0;
    pub const DIALOG_PADDING: f32 = 20.0;
    pub const TOOLTIP_WIDTH: f32 = 320.0;
    pub const NOTICE_WIDTH: f32 = 480.0;
    /// How narrow a notice is at least beside a narrow column.
    pub const NOTICE_LEAST: f32 = 300.0;
    pub const SCROLL_BAR: f32 = 6.0;
    /// Between a scroll bar and the edges of what scrolls.
    pub const SCROLL_BAR_GAP: f32 = 3.0;
    /// How high the edge of a region fades where there is more to scroll.
    pub const FADE: f32 = 12.0;
    pub const SCROLL_HANDLE_MIN: f32 = 32.0;
    /// The mean width of a character of an article, in ems; a column's width is counted in it.
    pub const CHARACTER: f32 = 0.397;
    /// From the text to the cards beside it, and from them to the panel.
    pub const CARD_GAP: f32 = 36.0;
    pub const CARD_WIDTH: f32 = 204.0;
    pub const CARD_MARGIN: f32 = 18.0;
    /// The least space between the text and the view's edge.
    pub const PAGE_EDGE: f32 = 28.0;
    pub const PAGE_TOP: f32 = 28.0;
    pub const PAGE_BOTTOM: f32 = 120.0;
    pub const CARET: f32 = 1.5;
    /// The find bar, and what it keeps from the edges of the article's view.
    pub const FIND_BAR: f32 = 44.0;
    pub const FIND_BAR_WIDTH: f32 = 560.0;
    /// Narrower than this it has two rows.
    pub const FIND_BAR_ONE_ROW: f32 = 512.0;
    pub const FIND_BAR_GAP: f32 = 10.0;
    pub const FIND_TICK: f32 = 2.0;

    /// The panel of the source registry's entries, and a row of it: two names.
    pub const SOURCES_PANEL: f32 = 252.0;
    pub const SOURCES_INSPECTOR: f32 = 300.0;
    pub const SOURCE_ROW: f32 = 54.0;
    /// What a number of agreement came from, and the least table beside it.
    pub const AGREEMENT_INSPECTOR: f32 = 348.0;
    pub const AGREEMENT_TABLE_MIN: f32 = 360.0;
    /// The panel of differences, and a row of it: the words, and how they differ.
    pub const REVIEW_PANEL: f32 = 252.0;
    pub const DIFFERENCE_ROW: f32 = 58.0;
    /// A table: above its head, its head, at its sides, between columns, above and below a row's contents.
    pub const TABLE_TITLE: f32 = 55.0;
    pub const TABLE_HEAD: f32 = 36.0;
    pub const TABLE_SIDE: f32 = 22.0;
    pub const TABLE_GAP: f32 = 16.0;
    pub const TABLE_PADDING: f32 = 13.0;
    /// The chain in the table of claims: its part of what it shares with the claim, the least and the most of it.
    pub const COLUMN_CHAIN_SHARE: f32 = 0.4;
    pub const COLUMN_CHAIN_MIN: f32 = 110.0;
    pub const COLUMN_CHAIN_MAX: f32 = 280.0;
    /// What opens under a claim's grades.
    pub const GRADES_WIDTH: f32 = 284.0;
    pub const COLUMN_CLAIM_MIN: f32 = 150.0;
    /// How wide the claim is before all columns share what more there is.
    pub const COLUMN_CLAIM_MAX: f32 = 400.0;
    /// Dots of corroboration: their radius, and from one to the next.
    pub const DOT: f32 = 4.0;
    pub const DOT_STEP: f32 = 11.5;
    /// The labels of a form.
    pub const FORM_LABEL: f32 = 104.0;
    /// One grade of the chart of reliability, its letters, its foot.
    pub const CHART_STEP: f32 = 16.0;
    pub const CHART_LETTERS: f32 = 24.0;
    pub const CHART_FOOT: f32 = 26.0;
    pub const CHART_POINT: f32 = 4.5;
    /// A bar of parts.
    pub const BAR: f32 = 10.0;
    pub const PICKER_WIDTH: f32 = 380.0;
    pub const PICKER_HEIGHT: f32 = 300.0;

    /// Seconds for the fill under the pointer.
    pub const HOVER_SECONDS: f32 = 0.08;
    /// Seconds for cards that move to a new place.
    pub const MOVE_SECONDS: f32 = 0.12;
    /// Seconds from one change of a blinking caret to the next.
    pub const BLINK_SECONDS: f64 = 0.53;
    /// Seconds a message stays.
    pub const NOTICE_SECONDS: f64 = 6.0;
}

#[cfg(test)]
mod tests;
