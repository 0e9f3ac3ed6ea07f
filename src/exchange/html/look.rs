//! How marks look: a tint and a line in the label's style, in light and dark.
//!
//! Lines are backgrounds of inline elements, so that they follow the text over line ends and through both directions.
//! Their places count from the middle of the text's line, as in the window, and so do not depend on the reader's fonts.

use crate::annotation::{Label, LineStyle};
use crate::exchange::shades::{DARK, Ground, LIGHT, hex};

/// How far the line of each level lies below the middle of the text's line, in ems of the text.
const HEIGHTS: [&str; 3] = [".68em", ".98em", "1.28em"];
/// The letters of the classes for each level.
pub(super) const LEVELS: [char; 3] = ['i', 'o', 'p'];

/// The style of a project's labels: `.i0` for the innermost mark of label 0, `.o0` and `.p0` for one around others.
pub(super) fn style(labels: &[Label]) -> String {
    let mut style = format!(":root{{{}}}\n", colors(labels, LIGHT));
    style.push_str(&format!("@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n", colors(labels, DARK)));
    for (at, label) in labels.iter().enumerate() {
        for (letter, (variable, height)) in LEVELS.iter().zip(["a", "b", "c"].iter().zip(HEIGHTS)) {
            let line = layers(label.line, &format!("var(--l{at})"), height);
            let tint = if *letter == 'i' { format!(";--t:var(--t{at});--s:var(--s{at})") } else { String::new() };
            style.push_str(&format!(".{letter}{at}{{--{variable}:{line}{tint}}}\n"));
        }
    }
    style
}

fn colors(labels: &[Label], ground: Ground) -> String {
    let each = labels.iter().enumerate().map(|(at, label)| {
        let shades = ground.shades(label);
        format!("--l{at}:#{};--t{at}:#{};--s{at}:#{}", hex(shades.line), hex(shades.tint), hex(shades.strong))
    });
    each.collect::<Vec<_>>().join(";")
}

/// The layers of a background that are a line in this style.
fn layers(line: LineStyle, color: &str, height: &str) -> String {
    let at = |more: &str| format!("calc(50% + {height}{more})");
    let plain = |thickness: &str, more: &str| {
        format!("linear-gradient({color},{color}) 0 {}/100% {thickness} repeat-x", at(more))
    };
    let dots = |size: &str, step: &str, more: &str| {
        format!(
            "radial-gradient(circle at center,{color} calc({size}/2 - .3px),transparent calc({size}/2 + .2px)) 0 {}/{step} {size} repeat-x",
            at(more)
        )
    };
    match line {
        LineStyle::Solid => plain("2px", ""),
        LineStyle::Thick => plain("3.5px", ""),
        LineStyle::Double => format!("{},{}", plain("1px", " - 1.5px"), plain("1px", " + 1px")),
        LineStyle::Dotted => dots("3px", "5px", ""),
        LineStyle::DoubleDotted => format!("{},{}", dots("2px", "4px", " - 1.5px"), dots("2px", "4px", " + 1.5px")),
        LineStyle::Dashed => dashes(color, &at(""), "6px", "9px"),
        LineStyle::DashDot => {
            let stops = format!("{color} 6px,transparent 6px 9px,{color} 9px 11px,transparent 11px");
            format!("linear-gradient(90deg,{stops}) 0 {}/14px 2px repeat-x", at(""))
        }
    }
}

fn dashes(color: &str, at: &str, on: &str, step: &str) -> String {
    format!("linear-gradient(90deg,{color} {on},transparent {on}) 0 {at}/{step} 2px repeat-x")
}
