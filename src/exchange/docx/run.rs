//! Paragraphs and runs: the smallest parts of a Word document, each with its direction.
//!
//! Word knows two fonts, sizes and languages for a run, and takes the second ones, for complex scripts, where the run
//! says `w:rtl`. So a text is cut where its direction changes, by the levels of UAX #9, and each part says what it is.

use crate::exchange::words::{closed, direction_of, tag};
use crate::locale::Language;
use crate::text::Direction;
use crate::typeset::bidi;

/// How a run looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// Behind it, in hexadecimal.
    pub shading: Option<String>,
    /// The line's style in the format's words, and its colour.
    pub underline: Option<(&'static str, String)>,
    pub bold: bool,
    pub muted: bool,
    pub raised: bool,
    pub language: Option<Language>,
    /// A BCP 47 tag, where the article names its language.
    pub tag: Option<String>,
}

/// A paragraph being written.
pub(super) struct Paragraph {
    out: String,
    direction: Direction,
}

impl Paragraph {
    /// A paragraph of a style, in base direction `direction`.
    pub fn new(style: &str, direction: Direction) -> Paragraph {
        let bidi = if direction.is_rtl() { "<w:bidi/>" } else { "<w:bidi w:val=\"0\"/>" };
        Paragraph { out: format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}</w:pPr>"), direction }
    }

    /// The same at the top of a page.
    pub fn on_a_new_page(style: &str, direction: Direction) -> Paragraph {
        let mut paragraph = Paragraph::new(style, direction);
        paragraph.out = paragraph.out.replacen("/>", "/><w:pageBreakBefore/>", 1);
        paragraph
    }

    /// Adds markup as it is.
    pub fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    /// Adds a text of ours or one that stands among others: with its directions closed, and isolates told by its runs.
    pub fn text(&mut self, text: &str, properties: &Properties) {
        self.isolated(text, self.direction, properties);
    }

    /// The same, where the text has a direction of its own.
    pub fn isolated(&mut self, text: &str, direction: Direction, properties: &Properties) {
        let mut text = closed(text);
        if direction != self.direction {
            text = format!("{}{text}\u{2069}", if direction.is_rtl() { '\u{2067}' } else { '\u{2066}' });
        }
        let levels = bidi::levels(&text, self.direction);
        for (stretch, rtl) in stretches(&text, &levels, self.direction) {
            let shown = marked(&stretch, rtl, self.direction);
            if !shown.is_empty() {
                self.run(&shown, rtl, properties);
            }
        }
    }

    /// Adds words of an article exactly; `levels` are those of its code points in its paragraph.
    pub fn exact(&mut self, text: &str, levels: &[u8], properties: &Properties) {
        for (stretch, rtl) in stretches(text, levels, self.direction) {
            self.run(&stretch, rtl, properties);
        }
    }

    /// Adds a link to a bookmark.
    pub fn link_within(&mut self, bookmark: &str, text: &str) {
        self.out.push_str(&format!("<w:hyperlink w:anchor=\"{bookmark}\" w:history=\"1\">"));
        self.isolated(text, direction_of(text, self.direction), &Properties::default());
        self.out.push_str("</w:hyperlink>");
    }

    /// Adds a link to the address with this id.
    pub fn link(&mut self, id: &str, address: &str) {
        self.out.push_str(&format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">"));
        let underline = Some(("single", "0E6762".to_owned()));
        self.isolated(address, Direction::Ltr, &Properties { underline, ..Properties::default() });
        self.out.push_str("</w:hyperlink>");
    }

    pub fn finish(mut self) -> String {
        self.out.push_str("</w:p>");
        self.out
    }

    fn run(&mut self, text: &str, rtl: bool, properties: &Properties) {
        self.out.push_str("<w:r>");
        properties.write(&mut self.out, rtl);
        // Tabs are elements of their own.
        for (number, part) in text.split('\t').enumerate() {
            if number > 0 {
                self.out.push_str("<w:tab/>");
            }
            if !part.is_empty() {
                self.out.push_str("<w:t xml:space=\"preserve\">");
                escape(&mut self.out, part);
                self.out.push_str("</w:t>");
            }
        }
        self.out.push_str("</w:r>");
    }
}

/// A text cut where its direction changes, each part with whether it runs from right to left.
fn stretches(text: &str, levels: &[u8], base: Direction) -> Vec<(String, bool)> {
    let mut stretches: Vec<(String, bool)> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        let rtl = levels.get(at).copied().unwrap_or_else(|| bidi::base_level(base)) % 2 == 1;
        match stretches.last_mut() {
            Some((stretch, way)) if *way == rtl => stretch.push(c),
            _ => stretches.push((c.to_string(), rtl)),
        }
    }
    stretches
}

/// A stretch without isolates, which Word does not know. Where it runs against its paragraph and has no letter at an
/// end to hold digits and signs there, a directional mark does.
fn marked(stretch: &str, rtl: bool, base: Direction) -> String {
    let plain: String = stretch.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    if rtl == base.is_rtl() || plain.is_empty() {
        return plain;
    }
    let mark = if rtl { "\u{200F}" } else { "\u{200E}" };
    let held = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let before = if held(plain.chars().next()) { "" } else { mark };
    let after = if held(plain.chars().next_back()) { "" } else { mark };
    format!("{before}{plain}{after}")
}

impl Properties {
    /// Writes `w:rPr` with its parts in the schema's order.
    fn write(&self, out: &mut String, rtl: bool) {
        out.push_str("<w:rPr>");
        if self.raised {
            out.push_str("<w:rStyle w:val=\"NoteNumber\"/>");
        } else if self.muted {
            out.push_str("<w:rStyle w:val=\"Muted\"/>");
        }
        if self.bold {
            out.push_str("<w:b/><w:bCs/>");
        }
        if let Some((style, color)) = &self.underline {
            out.push_str(&format!("<w:u w:val=\"{style}\" w:color=\"{color}\"/>"));
        }
        if let Some(shading) = &self.shading {
            out.push_str(&format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shading}\"/>"));
        }
        if rtl {
            out.push_str("<w:rtl/>");
        }
        if let Some(language) = self.tag.as_deref().or(self.language.map(tag)) {
            // A language of a complex script has its own attribute.
            let attribute = if rtl { "w:bidi" } else { "w:val" };
            out.push_str(&format!("<w:lang {attribute}=\"{language}\"/>"));
        }
        out.push_str("</w:rPr>");
    }
}

/// Writes `text` as XML character data that is also sound in a quoted attribute. What XML has no characters for becomes
/// U+FFFD.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
}

/// [`escape`] as a string.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs of a text: whether each is right to left, and its characters.
    fn runs(text: &str, direction: Direction) -> Vec<(bool, String)> {
        let mut paragraph = Paragraph::new("Normal", direction);
        paragraph.text(text, &Properties::default());
        let xml = paragraph.finish();
        let content = |run: &str| {
            let texts = run.split("<w:t xml:space=\"preserve\">").skip(1);
            texts.filter_map(|rest| rest.split_once("</w:t>")).map(|(text, _)| text.to_owned()).collect::<String>()
        };
        xml.split("<w:r>").skip(1).map(|run| (run.contains("<w:rtl/>"), content(run))).collect()
    }

    #[test]
    fn runs_part_where_the_direction_changes() {
        let check = |text: &str, direction, expected: &[(bool, &str)]| {
            let found = runs(text, direction);
            let found: Vec<(bool, &str)> = found.iter().map(|(rtl, text)| (*rtl, text.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        };
        use Direction::{Ltr, Rtl};
        check("قال Ashton Carter نعم", Rtl, &[(true, "قال "), (false, "Ashton Carter"), (true, " نعم")]);
        check("Carter (كارتر)", Ltr, &[(false, "Carter ("), (true, "كارتر"), (false, ")")]);
        // A date that follows a letter would be taken for Arabic digits and turned round.
        check("2019-05-01", Rtl, &[(false, "\u{200E}2019-05-01\u{200E}")]);
        // An isolate is told by the runs; the sign itself is left out.
        check("\u{2068}قال\u{2069}, yes", Ltr, &[(true, "قال"), (false, ", yes")]);
        check("", Ltr, &[]);
        let mut paragraph = Paragraph::new("Normal", Rtl);
        paragraph.exact("12", &[2, 2], &Properties::default());
        assert!(!paragraph.finish().contains('\u{200E}'), "words of an article stay as they are");
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(escaped("<a b=\"1\">&\u{1}\u{FFFF}\t"), "&lt;a b=&quot;1&quot;&gt;&amp;\u{FFFD}\u{FFFD}&#9;");
    }
}
