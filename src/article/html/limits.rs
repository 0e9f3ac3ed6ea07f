//! Keeps hostile pages from costing more than they are long.
//!
//! An HTML parser's work grows with the square of how deep elements nest, and
//! of how many attributes a tag has. Pages that people read nest some dozens
//! deep. So tags beyond [`MAX_DEPTH`] are dropped before parsing — the text in
//! them stays — and so are tags with more than [`MAX_ATTRIBUTES`] attributes.

use std::borrow::Cow;

/// How deep elements may nest.
pub(super) const MAX_DEPTH: usize = 300;
const MAX_ATTRIBUTES: usize = 500;

/// Elements that have no content, and those that end by themselves where the next begins, and so do not nest.
const SHALLOW: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "rt", "rp",
    "html", "head", "body",
];

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "noembed", "noframes"];

/// `html` without the tags that nest too deep, and whether there were any.
pub(super) fn flatten(html: &str) -> (Cow<'_, str>, bool) {
    let mut kept = String::new();
    let mut copied = 0;
    // Open elements that count, and how many of them were dropped.
    let (mut depth, mut dropped) = (0usize, 0usize);
    let mut at = 0;
    while let Some(tag) = next_tag(html, &mut at) {
        let shallow = tag.is(SHALLOW);
        let drop = if tag.closes {
            let drop = !shallow && dropped > 0;
            dropped -= usize::from(drop);
            depth -= usize::from(!shallow && !drop && depth > 0);
            drop
        } else {
            let drop = tag.attributes > MAX_ATTRIBUTES || !shallow && depth >= MAX_DEPTH;
            depth += usize::from(!shallow && !drop);
            dropped += usize::from(!shallow && drop);
            drop
        };
        if drop {
            kept.push_str(html.get(copied..tag.start).unwrap_or_default());
            copied = tag.end;
        }
        if tag.is(RAW) && !tag.closes {
            at = raw_end(html, tag.end, tag.name);
        }
    }
    if copied == 0 {
        return (Cow::Borrowed(html), false);
    }
    kept.push_str(html.get(copied..).unwrap_or_default());
    (Cow::Owned(kept), true)
}

struct Tag<'t> {
    name: &'t str,
    closes: bool,
    attributes: usize,
    /// In bytes of the page, from `<` to behind `>`.
    start: usize,
    end: usize,
}

impl Tag<'_> {
    fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|n| n.eq_ignore_ascii_case(self.name))
    }
}

/// The next tag at or after byte `at`, which moves behind it. Comments are skipped.
fn next_tag<'t>(html: &'t str, at: &mut usize) -> Option<Tag<'t>> {
    let bytes = html.as_bytes();
    loop {
        let start = *at + html.get(*at..)?.find('<')?;
        let closes = bytes.get(start + 1) == Some(&b'/');
        let name_start = start + 1 + usize::from(closes);
        match bytes.get(name_start) {
            Some(b) if b.is_ascii_alphabetic() => {}
            Some(b'!') if html.get(start..).is_some_and(|r| r.starts_with("<!--")) => {
                let rest = html.get(start + 4..)?;
                *at = rest.find("-->").map_or(html.len(), |end| start + 4 + end + 3);
                continue;
            }
            _ => {
                *at = start + 1;
                continue;
            }
        }
        let rest = html.get(name_start..)?;
        let length = rest.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(rest.len());
        let (end, attributes) = tag_end(bytes, name_start + length);
        *at = end;
        return Some(Tag { name: html.get(name_start..name_start + length)?, closes, attributes, start, end });
    }
}

/// The byte behind the tag's `>`, and about how many attributes come before it.
fn tag_end(bytes: &[u8], from: usize) -> (usize, usize) {
    let (mut quote, mut attributes, mut before) = (None, 0, b' ');
    for (i, &b) in bytes.iter().enumerate().skip(from) {
        match quote {
            Some(q) if b == q => quote = None,
            Some(_) => {}
            None if b == b'>' => return (i + 1, attributes),
            // Quotation marks quote only as an attribute's value.
            None if (b == b'"' || b == b'\'') && before == b'=' => quote = Some(b),
            None => {
                let starts = before.is_ascii_whitespace() || before == b'/' || before == b'"' || before == b'\'';
                attributes += usize::from(starts && !b.is_ascii_whitespace() && b != b'/');
            }
        }
        if quote.is_some() || !b.is_ascii_whitespace() || before != b'=' {
            before = b;
        }
    }
    (bytes.len(), attributes)
}

/// Where the raw content that begins at byte `from` ends: at its `</name`.
fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = html.get(at..).and_then(|r| r.find("</")) {
        at += found;
        let end = at + 2 + name.len();
        if bytes.get(at + 2..end).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        at += 2;
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nests_too_deep_is_dropped() {
        let usual =
            "<!-- <div> --><p>a<p>b<br><script>'<div>'</script><a title='x>y' href=z>t</a></p><title><b></title>";
        let long = usual.repeat(1000);
        assert!(matches!(flatten(&long), (Cow::Borrowed(_), false)));
        let deep = format!("{}خبر{}", "<div>".repeat(1000), "</div>".repeat(1000));
        let (flat, changed) = flatten(&deep);
        assert!(changed);
        assert_eq!(flat, format!("{}خبر{}", "<div>".repeat(MAX_DEPTH), "</div>".repeat(MAX_DEPTH)));
        let many = format!("<b{}>x</b>", " a=1".repeat(600));
        assert_eq!(flatten(&many).0, "x");
        for odd in ["", "<", "</", "<a", "<a href='", "<!--", "<script>", "<p <p>", "<<<>>>"] {
            assert_eq!(flatten(odd).0, odd);
        }
    }
}
