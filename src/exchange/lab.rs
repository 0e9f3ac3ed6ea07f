//! Colours as they are seen: CIE L\*a\*b\* of sRGB under D65, on plain numbers.

/// The light of an sRGB channel, 0 to 1.
pub fn linear(channel: u8) -> f32 {
    let c = f32::from(channel) / 255.0;
    if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

/// The sRGB channel of a light, which is taken to be 0 to 1.
fn channel(light: f32) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let c = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (c * 255.0).round() as u8
}

/// L\*, a\* and b\* of linear sRGB light, 0 to 1 each.
pub fn lab(light: [f32; 3]) -> [f32; 3] {
    // IEC 61966-2-1's primaries, each row divided by the white point.
    const XYZ: [[f32; 3]; 3] =
        [[0.433_953, 0.376_219, 0.189_828], [0.212_639, 0.715_169, 0.072_192], [0.017_758, 0.109_477, 0.872_766]];
    let root = |t: f32| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = times(&XYZ, light).map(root);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The linear sRGB light of L\*, a\* and b\*, outside 0 to 1 where no screen shows it.
fn light([l, a, b]: [f32; 3]) -> [f32; 3] {
    // The inverse of the matrix above.
    const RGB: [[f32; 3]; 3] =
        [[3.079_769, -1.537_053, -0.542_715], [-0.921_035, 1.875_874, 0.045_161], [0.052_868, -0.204_03, 1.151_16]];
    let y = (l + 16.0) / 116.0;
    let cubed = |t: f32| if t.powi(3) > 216.0 / 24389.0 { t.powi(3) } else { (116.0 * t - 16.0) * 27.0 / 24389.0 };
    times(&RGB, [y + a / 500.0, y, y - b / 200.0].map(cubed))
}

fn times(matrix: &[[f32; 3]; 3], by: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row.iter().zip(by).map(|(a, b)| a * b).sum())
}

/// What the lightness of a colour and of its mirror add up to. The darkest that stands out on a dark page is then that of
/// the lightest that stands out on a light one.
const MIRROR: f32 = 105.0;

/// The colour that is as light on a dark page as this one is dark on a light page: of the same hue and, as far as a screen
/// shows it, as colourful. So colours that can be told apart on one page can be on the other.
pub fn mirrored(color: [u8; 3]) -> [u8; 3] {
    let [l, a, b] = lab(color.map(linear));
    let l = (MIRROR - l).clamp(0.0, 100.0);
    let paler = |step: u8| {
        let share = 1.0 - f32::from(step) / 32.0;
        let light = light([l, a * share, b * share]);
        light.iter().all(|part| (-0.001..=1.001).contains(part)).then_some(light)
    };
    (0..=32).find_map(paler).unwrap_or_else(|| light([l, 0.0, 0.0])).map(channel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_mirror_has_the_other_lightness_and_the_same_hue(color in any::<[u8; 3]>()) {
            let seen = |color: [u8; 3]| lab(color.map(linear));
            let ([l, a, b], [m, c, d]) = (seen(color), seen(mirrored(color)));
            prop_assert!((m - (MIRROR - l).clamp(0.0, 100.0)).abs() < 1.0, "{l} {m}");
            // No more colourful, and where colourful at all, not of another hue.
            prop_assert!(c.hypot(d) < a.hypot(b) + 2.0, "{a} {b}, {c} {d}");
            prop_assert!((a * d - b * c).abs() <= 2.0 * a.hypot(b) + 0.5, "{a} {b}, {c} {d}");
        }
    }

    #[test]
    fn greys_stay_grey() {
        for grey in [0x00, 0x26, 0x5B, 0xA0, 0xFF] {
            let [r, g, b] = mirrored([grey; 3]);
            assert!(r == g && g == b, "{grey}: {r} {g} {b}");
        }
    }
}
