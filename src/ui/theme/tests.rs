use super::contrast::{SHAPE, TEXT, ratio};
use super::vision::Vision;
use super::*;
use crate::annotation::Role;
use crate::session::{Side, ThemeChoice};
use proptest::prelude::*;

const THEMES: [Theme; 3] = [Theme::LIGHT, Theme::DARK, Theme::SEPIA];

type Of = fn(&Theme) -> Color32;

/// The design's contrast table: what, on what, the ratio in light, dark and sepia.
const TABLE: &[(&str, Of, Of, [f32; 3])] = &[
    ("text on page", |t| t.text, |t| t.page, [16.2, 13.1, 12.7]),
    ("text on surface", |t| t.text, |t| t.surface, [14.7, 13.9, 11.2]),
    ("text-muted on page", |t| t.text_muted, |t| t.page, [6.5, 8.0, 6.1]),
    ("text-muted on surface", |t| t.text_muted, |t| t.surface, [5.9, 8.6, 5.4]),
    ("text-muted on surface-raised", |t| t.text_muted, |t| t.surface_raised, [6.6, 7.2, 6.5]),
    ("text-muted on accent-soft", |t| t.text_muted, |t| t.accent_soft, [5.4, 5.8, 5.2]),
    ("accent on page", |t| t.accent, |t| t.page, [6.6, 8.4, 6.8]),
    ("accent on surface", |t| t.accent, |t| t.surface, [6.0, 9.0, 6.0]),
    ("accent on hover", |t| t.accent, |t| t.hover, [5.6, 6.6, 5.4]),
    ("accent on surface-raised", |t| t.accent, |t| t.surface_raised, [6.7, 7.6, 7.2]),
    ("accent on accent-soft", |t| t.accent, |t| t.accent_soft, [5.5, 6.1, 5.7]),
    ("on-accent on accent", |t| t.on_accent, |t| t.accent, [6.7, 8.6, 7.6]),
    ("text on claim-tint", |t| t.text, |t| t.claim.tint, [13.7, 10.2, 11.2]),
    ("text on claim-tint-strong", |t| t.text, |t| t.claim.tint_strong, [11.2, 7.4, 9.3]),
    ("text on source-tint-strong", |t| t.text, |t| t.source.tint_strong, [11.9, 7.3, 9.4]),
    ("text on cue-tint-strong", |t| t.text, |t| t.cue.tint_strong, [11.9, 7.4, 9.7]),
    ("text on selection", |t| t.text, |t| t.selection, [11.6, 7.5, 9.4]),
    ("text on found", |t| t.text, |t| t.found, [14.0, 7.4, 11.5]),
    ("text-muted on claim-tint", |t| t.text_muted, |t| t.claim.tint, [5.5, 6.3, 5.4]),
    ("text-muted on source-tint", |t| t.text_muted, |t| t.source.tint, [5.7, 6.4, 5.4]),
    ("text-muted on cue-tint", |t| t.text_muted, |t| t.cue.tint, [5.5, 6.2, 5.4]),
    ("text-muted on claim-tint-strong", |t| t.text_muted, |t| t.claim.tint_strong, [4.5, 4.5, 4.5]),
    ("text-muted on source-tint-strong", |t| t.text_muted, |t| t.source.tint_strong, [4.8, 4.5, 4.6]),
    ("text-muted on cue-tint-strong", |t| t.text_muted, |t| t.cue.tint_strong, [4.8, 4.5, 4.7]),
    ("text-muted on selection", |t| t.text_muted, |t| t.selection, [4.7, 4.6, 4.6]),
    // The hit one is at has the same ground, and a line around it.
    ("text-muted on found", |t| t.text_muted, |t| t.found, [5.6, 4.5, 5.6]),
    ("claim-line on page", |t| t.claim.line, |t| t.page, [6.2, 7.5, 6.2]),
    ("source-line on page", |t| t.source.line, |t| t.page, [6.1, 8.7, 6.2]),
    ("cue-line on page", |t| t.cue.line, |t| t.page, [10.4, 10.6, 9.9]),
    ("text on mine-tint", |t| t.text, |t| t.mine_tint, [13.0, 8.9, 11.3]),
    ("text on theirs-tint", |t| t.text, |t| t.theirs_tint, [13.2, 10.0, 11.5]),
    ("text-muted on mine-tint", |t| t.text_muted, |t| t.mine_tint, [5.2, 5.5, 5.5]),
    ("text-muted on theirs-tint", |t| t.text_muted, |t| t.theirs_tint, [5.3, 6.1, 5.6]),
    ("text-muted on agreed-tint", |t| t.text_muted, |t| t.agreed_tint, [5.4, 5.8, 5.7]),
    ("mine-line on page", |t| t.mine_line, |t| t.page, [6.6, 8.4, 5.9]),
    ("theirs-line on page", |t| t.theirs_line, |t| t.page, [6.4, 8.0, 5.8]),
    ("danger on page", |t| t.danger, |t| t.page, [6.6, 7.8, 6.7]),
    ("ok on surface", |t| t.ok, |t| t.surface, [5.4, 9.4, 5.2]),
    ("warn on surface", |t| t.warn, |t| t.surface, [5.7, 10.4, 5.7]),
    ("ok on accent-soft", |t| t.ok, |t| t.accent_soft, [5.0, 6.4, 4.9]),
    ("warn on accent-soft", |t| t.warn, |t| t.accent_soft, [5.2, 7.1, 5.4]),
    ("danger on accent-soft", |t| t.danger, |t| t.accent_soft, [5.5, 5.7, 5.6]),
];

/// Lines and shapes: the same, held to the lower limit.
const SHAPES: &[(&str, Of, Of, [f32; 3])] = &[
    ("claim-line on claim-tint-strong", |t| t.claim.line, |t| t.claim.tint_strong, [4.3, 4.2, 4.6]),
    ("source-line on source-tint-strong", |t| t.source.line, |t| t.source.tint_strong, [4.5, 4.9, 4.6]),
    ("cue-line on cue-tint-strong", |t| t.cue.line, |t| t.cue.tint_strong, [7.7, 6.0, 7.6]),
    ("found-line on page", |t| t.found_line, |t| t.page, [4.8, 11.7, 5.4]),
    ("found-line on surface", |t| t.found_line, |t| t.surface, [4.4, 12.5, 4.8]),
    ("found-line on found", |t| t.found_line, |t| t.found, [4.2, 6.6, 5.0]),
    ("line-strong on page", |t| t.line_strong, |t| t.page, [3.6, 4.3, 3.7]),
    ("line-strong on surface", |t| t.line_strong, |t| t.surface, [3.3, 4.6, 3.2]),
    // The handles of scroll bars in dialogs and fields.
    ("line-strong on surface-raised", |t| t.line_strong, |t| t.surface_raised, [3.6, 3.9, 3.9]),
];

fn check(table: &[(&str, Of, Of, [f32; 3])], least: f32) {
    for (name, front, ground, listed) in table {
        for (theme, listed) in THEMES.iter().zip(listed) {
            let found = ratio(front(theme), ground(theme));
            assert!(found >= least, "{name} in {:?} is {found:.2}, less than {least}", theme.name);
            assert!((found - listed).abs() < 0.06, "{name} in {:?} is {found:.2}, listed as {listed}", theme.name);
        }
    }
}

#[test]
fn text_stands_out_as_the_table_says() {
    check(TABLE, TEXT);
}

#[test]
fn lines_stand_out_as_the_table_says() {
    check(SHAPES, SHAPE);
}

#[test]
fn what_we_write_on_stays_readable_under_the_pointer() {
    for theme in THEMES {
        for ground in [theme.hover, theme.surface_sunken] {
            let found = ratio(theme.text_muted, ground);
            assert!(found >= TEXT, "muted text in {:?} is {found:.2}", theme.name);
        }
    }
}

#[test]
fn what_two_people_marked_can_be_read_where_one_looks() {
    for theme in THEMES {
        for side in [Side::Mine, Side::Theirs, Side::Both] {
            for front in [theme.text, theme.text_muted] {
                let found = ratio(front, theme.side(side).tint_strong);
                assert!(found >= TEXT, "{side:?} in {:?} is {found:.2}", theme.name);
            }
        }
    }
}

#[test]
fn the_bands_of_a_plot_are_seen_on_rows_and_beside_each_other() {
    for theme in THEMES {
        // Dark grounds need more to look as far apart.
        let least = if theme.is_dark() { 5.5 } else { 2.5 };
        for ground in [theme.page, theme.hover, theme.accent_soft] {
            let [lighter, deeper] = theme.bands().map(|band| ground.blend(band));
            let found = [Vision::Full.distance(ground, lighter), Vision::Full.distance(lighter, deeper)];
            assert!(found.iter().all(|found| *found >= least), "{found:?} in {:?}", theme.name);
            for under in [ground, lighter, deeper] {
                let found = Vision::Full.distance(under, under.blend(theme.tick()));
                assert!(found >= 2.5, "a tick: {found} in {:?}", theme.name);
            }
        }
    }
}

#[test]
fn built_in_labels_take_the_design_s_own_shades() {
    let light = Theme::LIGHT;
    assert_eq!(light.label([0x1A, 0x62, 0xA5], Some(Role::Claim)), light.claim);
    assert_eq!(Theme::DARK.label([0x8F, 0x54, 0x00], Some(Role::Source)), Theme::DARK.source);
    let own = light.label([0x33, 0x77, 0x11], Some(Role::Claim));
    assert_eq!(own.line, Color32::from_rgb(0x33, 0x77, 0x11), "the user's colour wins over the role's");
}

#[test]
fn the_system_decides_only_where_asked() {
    let dark = Some(egui::Theme::Dark);
    assert_eq!(Theme::chosen(ThemeChoice::System, dark).name, ThemeName::Dark);
    assert_eq!(Theme::chosen(ThemeChoice::Light, dark).name, ThemeName::Light);
    assert_eq!(Theme::chosen(ThemeChoice::Sepia, dark).name, ThemeName::Sepia);
    assert_eq!(Theme::chosen(ThemeChoice::System, None).name, ThemeName::Light);
}

proptest! {
    #[test]
    fn any_colour_makes_a_readable_label(rgb in any::<[u8; 3]>()) {
        for theme in THEMES {
            let shades = theme.label(rgb, None);
            prop_assert!(ratio(shades.line, theme.page) >= TEXT);
            prop_assert!(ratio(shades.line, shades.tint_strong) >= SHAPE);
            for front in [theme.text, theme.text_muted] {
                prop_assert!(ratio(front, shades.tint) >= TEXT);
                prop_assert!(ratio(front, shades.tint_strong) >= TEXT);
            }
        }
    }
}
