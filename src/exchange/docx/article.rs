//! An article with its highlights, and where its comments begin and end.

use super::run::{Paragraph, Properties};
use super::{Document, anchor, mark, outer_mark};
use crate::annotation::Role;
use crate::article::BlockKind;
use crate::exchange::report::{Annotated, BlockPart, Note, Run};
use crate::exchange::words::{direction_in, language_of};
use crate::exchange::{ExportError, Progress};
use crate::text::Direction;
use crate::typeset::bidi;
use std::collections::HashMap;

/// After how many blocks the progress is told.
const BLOCKS: usize = 64;

/// What is the same for all blocks of an article.
struct Shown<'a, 'p> {
    annotated: &'a Annotated<'p>,
    /// Which marks have others over them.
    around: Vec<bool>,
    /// The notes that begin with a run, by its first code point.
    begins: HashMap<u32, Vec<&'a Note<'p>>>,
}

impl Document<'_> {
    pub(super) fn article(&mut self, annotated: &Annotated<'_>, progress: &Progress<'_>) -> Result<(), ExportError> {
        let mut around = vec![false; annotated.notes.len()];
        let mut begins: HashMap<u32, Vec<&Note<'_>>> = HashMap::new();
        for run in annotated.blocks.iter().flat_map(|block| &block.runs) {
            for outer in run.marks.iter().rev().skip(1) {
                around[*outer] = true;
            }
        }
        // A mark begins with the first run it lies over, or where it ends if it lies over none.
        let mut first = vec![None; annotated.notes.len()];
        for run in annotated.blocks.iter().flat_map(|block| &block.runs) {
            for mark in run.marks.iter().chain(&run.ends) {
                first[*mark].get_or_insert(run.range.start.0);
            }
        }
        for (note, first) in annotated.notes.iter().zip(first).filter(|(note, _)| is_numbered(note)) {
            begins.entry(first.unwrap_or_default()).or_default().push(note);
        }
        let shown = Shown { annotated, around, begins };
        let id = format!("a{}", annotated.number + 1);
        let start = self.bookmark(&id, "");
        self.body.push_str(&start);
        let mut is_first = true;
        if annotated.blocks.iter().all(|part| part.block.kind != BlockKind::Title) {
            let direction = direction_in(&annotated.title, None, self.direction());
            let mut paragraph = heading(annotated, direction, true);
            paragraph.text(&annotated.title, &Properties::default());
            self.body.push_str(&paragraph.finish());
            is_first = false;
        }
        let mut facts_are_due = true;
        for (number, part) in annotated.blocks.iter().enumerate() {
            if number % BLOCKS == 0 {
                progress.at(annotated.blocks.len() + number, annotated.blocks.len() * 2)?;
            }
            // What is known of the article stands under its title.
            if facts_are_due && part.block.kind != BlockKind::Title {
                facts_are_due = false;
                self.facts("Fact", &annotated.facts);
                self.facts("Fact", &annotated.remarks);
            }
            self.block(&shown, part, is_first);
            is_first = false;
        }
        if facts_are_due {
            self.facts("Fact", &annotated.facts);
            self.facts("Fact", &annotated.remarks);
        }
        Ok(())
    }

    fn block(&mut self, shown: &Shown<'_, '_>, part: &BlockPart<'_>, is_first: bool) {
        let article = shown.annotated.article;
        let text = article.block_text(part.block);
        let levels = bidi::levels(text, part.direction);
        let mut paragraph = match part.block.kind {
            BlockKind::Title => heading(shown.annotated, part.direction, is_first),
            kind => Paragraph::new(style(kind), part.direction),
        };
        let tag = language(&article.meta.language);
        let plain = Properties { language: language_of(text, None), tag, ..Properties::default() };
        if let Some(number) = article.number_of(part.block) {
            let number = format!("{number}\u{A0}");
            paragraph.exact(&number, &bidi::levels(&number, part.direction), &plain);
        }
        for run in &part.runs {
            for note in shown.begins.get(&run.range.start.0).into_iter().flatten() {
                if !note.facts.is_empty() {
                    paragraph.raw(&format!("<w:commentRangeStart w:id=\"{}\"/>", self.comment_id(note)));
                }
                let start = self.bookmark(&anchor(note.place), "");
                paragraph.raw(&start);
            }
            let from = run.range.start.minus(part.block.range.start.0).index();
            let levels = levels.get(from..from + run.range.len() as usize).unwrap_or_default();
            paragraph.exact(run.text, levels, &self.properties(shown, run, &plain));
            let ended = run.ends.iter().filter_map(|at| shown.annotated.notes.get(*at));
            for (number, note) in ended.filter(|note| is_numbered(note)).enumerate() {
                self.end(&mut paragraph, note, number > 0);
            }
        }
        self.body.push_str(&paragraph.finish());
        if !part.remarks.is_empty() {
            self.line("RemarkHead", &self.words().text("report-about-block"), None);
            self.facts("Fact", &part.remarks);
        }
    }

    /// Ends a mark: its number, apart from the one before it, and its comment where something is said about it.
    fn end(&mut self, paragraph: &mut Paragraph, note: &Note<'_>, follows: bool) {
        let comment = (!note.facts.is_empty()).then(|| self.comment(note));
        if let Some(id) = comment {
            paragraph.raw(&format!("<w:commentRangeEnd w:id=\"{id}\"/>"));
        }
        let number = Properties { raised: true, ..Properties::default() };
        let apart = if follows { "\u{2009}" } else { "" };
        paragraph.exact(&format!("{apart}{}", note.place.number), &[], &number);
        if let Some(id) = comment {
            paragraph.raw("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>");
            paragraph.raw(&format!("<w:commentReference w:id=\"{id}\"/></w:r>"));
        }
    }

    /// How a run looks: by the shortest mark over it.
    fn properties(&self, shown: &Shown<'_, '_>, run: &Run<'_>, plain: &Properties) -> Properties {
        let inner = run.marks.last().and_then(|at| Some((*at, shown.annotated.notes.get(*at)?.label?)));
        let Some((at, label)) = inner else { return plain.clone() };
        let is_outer = shown.around.get(at).copied().unwrap_or_default();
        let look = if is_outer { outer_mark(label) } else { mark(label) };
        Properties { shading: look.shading, underline: look.underline, ..plain.clone() }
    }
}

/// Whether a note's number stands in the text: where it has a comment, or a row in a table.
fn is_numbered(note: &Note<'_>) -> bool {
    !note.facts.is_empty() || note.label.is_some_and(|label| label.role == Some(Role::Claim))
}

/// An article's heading; the first one of an article begins a page, but for the first article's.
fn heading(annotated: &Annotated<'_>, direction: Direction, is_first: bool) -> Paragraph {
    match is_first && annotated.number > 0 {
        true => Paragraph::on_a_new_page("Heading1", direction),
        false => Paragraph::new("Heading1", direction),
    }
}

/// The style of a kind of block.
fn style(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "Heading1",
        BlockKind::Heading => "Heading2",
        BlockKind::Paragraph => "Article",
        BlockKind::Quote => "ArticleQuote",
        BlockKind::ListItem => "ArticleItem",
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Caption | BlockKind::Credit => "ArticleSmall",
    }
}

/// The article's language, if it names one.
fn language(known: &str) -> Option<String> {
    let is_tag = (2..=35).contains(&known.len())
        && known.starts_with(|c: char| c.is_ascii_alphabetic())
        && known.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then(|| known.to_owned())
}
