//! All places where one text stands in another.

/// The bytes at which `needle` begins in `text`, overlapping ones too, at most `limit` of them; in order.
///
/// Takes time in proportion to the two texts, whatever they are.
pub fn occurrences(text: &str, needle: &str, limit: usize) -> Vec<usize> {
    if needle.is_empty() {
        return Vec::new();
    }
    let borders = borders(needle.as_bytes());
    if borders.last() == Some(&0) {
        // It cannot overlap itself, so the standard library's faster search finds all.
        return text.match_indices(needle).map(|(at, _)| at).take(limit).collect();
    }
    let (needle, mut matched, mut found) = (needle.as_bytes(), 0, Vec::new());
    for (at, byte) in text.bytes().enumerate() {
        while matched > 0 && needle.get(matched) != Some(&byte) {
            matched = borders.get(matched - 1).copied().unwrap_or(0);
        }
        matched += usize::from(needle.get(matched) == Some(&byte));
        if matched == needle.len() {
            found.push(at + 1 - matched);
            if found.len() == limit {
                break;
            }
        }
    }
    found
}

/// For each prefix of `needle`, how long its longest proper border is: a text that it both begins and
/// ends with (Knuth, Morris and Pratt 1977).
fn borders(needle: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; needle.len()];
    let mut length = 0;
    for (i, byte) in needle.iter().enumerate().skip(1) {
        while length > 0 && needle.get(length) != Some(byte) {
            length = borders.get(length - 1).copied().unwrap_or(0);
        }
        length += usize::from(needle.get(length) == Some(byte));
        if let Some(border) = borders.get_mut(i) {
            *border = length;
        }
    }
    borders
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overlapping_places_are_found() {
        let check = |text, needle, expected: &[usize]| assert_eq!(occurrences(text, needle, 99), expected, "{needle}");
        check("ab ab ab", "ab ab", &[0, 3]);
        check("هههه", "هه", &[0, 2, 4]);
        check("قال كارتر", "كارتر", &[7]);
        check("قال", "", &[]);
        check("قال", "قال كارتر", &[]);
        assert_eq!(occurrences("aaaa", "a", 2), [0, 1]);
    }

    proptest! {
        #[test]
        fn all_places_are_found(text in "[abه]{0,40}", needle in "[abه]{1,5}") {
            let all: Vec<usize> = text.char_indices().map(|(i, _)| i).filter(|&i| text[i..].starts_with(&needle)).collect();
            prop_assert_eq!(occurrences(&text, &needle, usize::MAX), all);
        }
    }
}
