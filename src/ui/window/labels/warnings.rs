//! What is doubtful about how a label looks.

use crate::annotation::{Label, LabelId};
use crate::ui::theme::contrast::{SHAPE, ratio};
use crate::ui::theme::vision::{APART, Vision};
use crate::ui::theme::{Theme, ThemeName};
use egui::Color32;

/// Something doubtful.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Warning {
    /// The colour itself stands out too little on the light page; a darker shade of it is drawn there.
    Pale(f32),
    /// The line as drawn stands out too little in this theme.
    Faint(ThemeName, f32),
    /// The line looks like that of another label with the same style, in this theme, to whom it looks nearest.
    Near(LabelId, ThemeName, Vision),
}

const THEMES: [Theme; 3] = [Theme::LIGHT, Theme::DARK, Theme::SEPIA];

/// What is doubtful about `label` beside the other labels of its set.
pub(super) fn warnings(label: &Label, labels: &[Label]) -> Vec<Warning> {
    let mut found = Vec::new();
    let [r, g, b] = label.color;
    let own = ratio(Color32::from_rgb(r, g, b), Theme::LIGHT.page);
    if own < SHAPE {
        found.push(Warning::Pale(own));
    }
    for theme in THEMES {
        let drawn = ratio(theme.label(label.color, label.role).line, theme.page);
        if drawn < SHAPE {
            found.push(Warning::Faint(theme.name, drawn));
        }
    }
    for other in labels.iter().filter(|other| other.id != label.id && other.line == label.line) {
        let lines = |theme: &Theme| [label, other].map(|l| theme.label(l.color, l.role).line);
        let seen = THEMES.iter().flat_map(|theme| {
            let [a, b] = lines(theme);
            Vision::ALL.map(|vision| (vision.distance(a, b), theme.name, vision))
        });
        if let Some((distance, theme, vision)) = seen.min_by(|a, b| a.0.total_cmp(&b.0))
            && distance < APART
        {
            found.push(Warning::Near(other.id.clone(), theme, vision));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::LineStyle;
    use crate::ui::theme::LABEL_COLORS;

    /// The warnings about a label of this colour and line beside the built-in ones.
    fn of(color: [u8; 3], line: LineStyle) -> Vec<Warning> {
        let labels = Label::built_in();
        let label = Label { id: LabelId("x".into()), color, line, role: None, ..labels[0].clone() };
        warnings(&label, &labels)
    }

    #[test]
    fn built_in_labels_are_beyond_doubt() {
        let labels = Label::built_in();
        for label in &labels {
            assert_eq!(warnings(label, &labels), [], "{:?}", label.id);
        }
    }

    #[test]
    fn a_colour_like_another_s_is_told_only_with_the_same_line() {
        let claim = LabelId("claim".into());
        let near = of([0x1C, 0x60, 0xA0], LineStyle::Solid);
        assert!(matches!(near.as_slice(), [Warning::Near(id, ..)] if *id == claim), "{near:?}");
        assert_eq!(of([0x1C, 0x60, 0xA0], LineStyle::Dashed), []);
    }

    #[test]
    fn who_sees_fewer_colours_is_thought_of() {
        // Red and green of one lightness are far apart to most and alike to some.
        let red = Label { color: [0x9A, 0x4A, 0x2A], role: None, ..Label::built_in()[0].clone() };
        let green = Label { id: LabelId("g".into()), color: [0x5F, 0x66, 0x22], ..red.clone() };
        let found = warnings(&red, &[red.clone(), green]);
        let blind = |w: &Warning| matches!(w, Warning::Near(_, _, Vision::Protan | Vision::Deutan));
        assert!(found.iter().any(blind), "{found:?}");
    }

    #[test]
    fn a_pale_colour_is_told() {
        let found = of([0xFF, 0xE0, 0x66], LineStyle::Dashed);
        assert!(matches!(found.as_slice(), [Warning::Pale(ratio)] if *ratio < 1.5), "{found:?}");
    }

    #[test]
    fn the_colours_offered_stand_out_and_as_far_apart_in_every_theme() {
        let least = |theme: Theme| {
            let line = |(name, rgb)| (name, theme.label(rgb, None).line);
            let lines = LABEL_COLORS.map(line);
            for (name, color) in lines {
                assert!(ratio(color, theme.page) >= 4.5, "{name} in {:?}", theme.name);
            }
            let pairs = lines.iter().enumerate().flat_map(|(at, a)| lines.iter().skip(at + 1).map(move |b| (a, b)));
            let apart = pairs.map(|(a, b)| (Vision::Full.distance(a.1, b.1), a.0, b.0));
            apart.min_by(|a, b| a.0.total_cmp(&b.0)).expect("several colours are offered")
        };
        let light = least(Theme::LIGHT);
        assert!(light.0 > APART, "{light:?}");
        for theme in [Theme::DARK, Theme::SEPIA] {
            let found = least(theme);
            assert!(found.0 >= light.0 - 0.5, "{found:?} in {:?}, {light:?} in light", theme.name);
        }
    }
}
