//! An article with its highlights, and its notes beside the text.

use super::levels::levels;
use super::look::LEVELS;
use super::{Page, text};
use crate::annotation::Role;
use crate::article::{Article, BlockKind};
use crate::exchange::ExportError;
use crate::exchange::report::{Annotated, BlockPart, Fact, FactKind, Note, NoteRef, Run};
use crate::exchange::words::{language_of, tag};

impl Page<'_> {
    /// Writes an article; `told` is told the number of each block.
    pub(super) fn article(
        &mut self,
        annotated: &Annotated<'_>,
        told: impl Fn(usize) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        self.out.push_str(&format!("<article id=\"a{}\">\n", annotated.number + 1));
        let levels = levels(annotated);
        if annotated.blocks.iter().all(|part| part.block.kind != BlockKind::Title) {
            self.piece("h2", "title", &annotated.title, None);
        }
        let titles = annotated.blocks.iter().take_while(|part| part.block.kind == BlockKind::Title).count();
        for (number, part) in annotated.blocks.iter().enumerate() {
            told(number)?;
            if number == titles {
                self.article_facts(annotated);
            }
            self.block(annotated, part, &levels);
        }
        if annotated.blocks.len() == titles {
            self.article_facts(annotated);
        }
        self.out.push_str("</article>\n");
        Ok(())
    }

    /// What is known of an article, under its title.
    fn article_facts(&mut self, annotated: &Annotated<'_>) {
        if !annotated.facts.is_empty() || !annotated.remarks.is_empty() {
            self.out.push_str("<header>\n");
            self.facts("about", &annotated.facts);
            self.facts("remarks", &annotated.remarks);
            self.out.push_str("</header>\n");
        }
    }

    /// A block of text with its notes.
    fn block(&mut self, annotated: &Annotated<'_>, part: &BlockPart<'_>, levels: &[usize]) {
        let mut ended: Vec<usize> = part.runs.iter().flat_map(|run| run.ends.iter().copied()).collect();
        ended.sort_unstable();
        let notes: Vec<&Note<'_>> = ended.iter().filter_map(|at| annotated.notes.get(*at)).collect();
        let many = outgrow(part.block.range.len() as usize, &part.remarks, &notes);
        self.out.push_str(if many { "<div class=\"row many\">\n" } else { "<div class=\"row\">\n" });
        self.block_text(annotated, part, levels);
        if !notes.is_empty() || !part.remarks.is_empty() {
            self.out.push_str("<aside>\n");
            if !part.remarks.is_empty() {
                self.out.push_str("<div class=\"n whole\">\n");
                self.piece("div", "head", &self.words().text("report-about-block"), None);
                self.facts("f", &part.remarks);
                self.out.push_str("</div>\n");
            }
            let (silent, telling): (Vec<&Note<'_>>, Vec<&Note<'_>>) = notes.iter().partition(|n| n.facts.is_empty());
            telling.iter().for_each(|note| self.note(note));
            self.silent(&silent);
            self.out.push_str("</aside>\n");
        }
        self.out.push_str("</div>\n");
    }

    fn block_text(&mut self, annotated: &Annotated<'_>, part: &BlockPart<'_>, levels: &[usize]) {
        let kind = part.block.kind;
        let element = match kind {
            BlockKind::Title => "h2",
            BlockKind::Heading => "h3",
            BlockKind::Quote => "blockquote",
            _ => "p",
        };
        let deep = part.runs.iter().flat_map(|run| &run.marks).any(|mark| levels.get(*mark).is_some_and(|l| *l > 1));
        let language = language(annotated.article, annotated.article.block_text(part.block));
        let (direction, deep) = (part.direction.name(), if deep { " deep" } else { "" });
        self.out.push_str(&format!("<{element} class=\"t {}{deep}\" dir=\"{direction}\" lang=\"", kind.name()));
        text::exact(&mut self.out, &language);
        self.out.push_str("\">");
        if let Some(number) = annotated.article.number_of(part.block) {
            self.out.push_str(&format!("<span class=\"li\">{number}</span>"));
        }
        for run in &part.runs {
            self.run(annotated, run, levels);
        }
        self.out.push_str(&format!("</{element}>\n"));
    }

    /// A stretch of text under the same marks, then the numbers of the notes whose marks end with it.
    fn run(&mut self, annotated: &Annotated<'_>, run: &Run<'_>, levels: &[usize]) {
        let marks: Vec<&Note<'_>> = run.marks.iter().filter_map(|mark| annotated.notes.get(*mark)).collect();
        if marks.is_empty() || run.text.is_empty() {
            text::exact(&mut self.out, run.text);
        } else {
            self.out.push_str("<mark class=\"m");
            // The shorter mark's line is written last, and holds where two share a level.
            let mut lines = [None; LEVELS.len()];
            for (mark, note) in run.marks.iter().zip(&marks) {
                let level = levels.get(*mark).copied().unwrap_or_default();
                let label = self.project.labels.iter().position(|label| label.id == note.annotation.label);
                if let Some(line) = lines.get_mut(level) {
                    *line = label;
                }
            }
            for (letter, label) in LEVELS.iter().zip(lines) {
                if let Some(label) = label {
                    self.out.push_str(&format!(" {letter}{label}"));
                }
            }
            self.out.push_str("\">");
            text::exact(&mut self.out, run.text);
            self.out.push_str("</mark>");
        }
        let ends: Vec<NoteRef> = run.ends.iter().filter_map(|at| Some(annotated.notes.get(*at)?.place)).collect();
        if !ends.is_empty() {
            self.out.push_str("<sup dir=\"ltr\">");
            for (at, place) in ends.iter().enumerate() {
                self.out.push_str(if at > 0 { "\u{2009}" } else { "" });
                let id = id(*place);
                self.out.push_str(&format!("<a id=\"m{id}\" href=\"#n{id}\">{}</a>", place.number));
            }
            self.out.push_str("</sup>");
        }
    }

    /// A note: its number, its label, what it says.
    fn note(&mut self, note: &Note<'_>) {
        let id = id(note.place);
        self.out.push_str(&format!("<div class=\"n\" id=\"n{id}\">\n<div class=\"head\">"));
        self.number(note);
        self.swatch(&note.annotation.label);
        self.piece("b", "", &note.name, None);
        // A mention that says only whom it means has one line.
        let is_claim = note.label.is_some_and(|label| label.role == Some(Role::Claim));
        let one = match note.facts.as_slice() {
            [fact] if !is_claim && fact.kind == FactKind::Chain => Some(fact),
            _ => None,
        };
        if let Some(fact) = one {
            self.piece("span", "who", &fact.text, fact.language);
        }
        self.out.push_str("</div>\n");
        if one.is_none() {
            self.note_facts(&note.facts);
        }
        if self.several_authors {
            let time = self.words().locale().time(note.annotation.modified);
            self.out.push_str("<div class=\"by\">");
            self.piece("span", "", &note.annotation.author, None);
            self.out.push_str(&format!(" · <bdi>{time}</bdi></div>\n"));
        }
        self.out.push_str("</div>\n");
    }

    /// What a note says, grades in one row.
    fn note_facts(&mut self, facts: &[Fact]) {
        let mut facts = facts;
        while let Some(first) = facts.first() {
            let grades = facts.iter().take_while(|fact| fact.kind == FactKind::Grade).count();
            let alike = facts.iter().take_while(|fact| fact.name == first.name).count();
            let (now, later) = facts.split_at(grades.max(alike));
            facts = later;
            if grades > 0 {
                self.facts("f grades", now);
            } else {
                let class = match first.kind {
                    FactKind::Gloss => "f gloss",
                    FactKind::Chain => "f chain",
                    _ => "f",
                };
                self.facts(class, now);
            }
        }
    }

    fn number(&mut self, note: &Note<'_>) {
        let id = id(note.place);
        self.out.push_str(&format!("<a class=\"no\" dir=\"ltr\" href=\"#m{id}\">{}</a>", note.place.number));
    }

    /// Marks that nothing is said about: a line for each label, with their numbers.
    fn silent(&mut self, notes: &[&Note<'_>]) {
        let mut labels: Vec<&crate::annotation::LabelId> = notes.iter().map(|note| &note.annotation.label).collect();
        labels.sort_unstable();
        labels.dedup();
        for label in labels {
            let mut of_label = notes.iter().filter(|note| note.annotation.label == *label).peekable();
            let name = of_label.peek().map_or(String::new(), |note| note.name.clone());
            self.out.push_str("<div class=\"n silent\">");
            self.swatch(label);
            self.piece("b", "", &name, None);
            for note in of_label {
                self.out.push_str(&format!(" <span id=\"n{}\">", id(note.place)));
                self.number(note);
                self.out.push_str("</span>");
            }
            self.out.push_str("</div>\n");
        }
    }
}

/// Whether the notes of a block of so many characters are so much longer than it that they are better set below it over
/// the whole width than beside it, where they would leave a gap before the next block.
fn outgrow(characters: usize, remarks: &[Fact], notes: &[&Note<'_>]) -> bool {
    /// Characters on a line of text and of a note, and what a line of each takes in pixels.
    const TEXT: (usize, usize) = (62, 43);
    const NOTE: (usize, usize) = (60, 21);
    /// Empty space that is no gap yet, in pixels.
    const GAP: usize = 220;
    let lines = |characters: usize, line: usize| characters.div_ceil(line).max(1);
    let said = |facts: &[Fact]| -> usize {
        // Grades stand in one row.
        let grades = facts.iter().filter(|fact| fact.kind == FactKind::Grade).count().div_ceil(3);
        let others = facts.iter().filter(|fact| fact.kind != FactKind::Grade);
        grades + others.map(|fact| lines(fact.name.chars().count() + fact.text.chars().count(), NOTE.0)).sum::<usize>()
    };
    let telling = notes.iter().filter(|note| !note.facts.is_empty());
    let high = (said(remarks) + telling.map(|note| said(&note.facts) + 1).sum::<usize>()) * NOTE.1;
    high > lines(characters, TEXT.0) * TEXT.1 + GAP
}

/// The part of an id that names a note: `1-3` for the third of the first article.
pub(super) fn id(note: NoteRef) -> String {
    format!("{}-{}", note.article + 1, note.number)
}

/// The BCP 47 tag of a block's text: the article's where the letters agree, else what they tell.
fn language(article: &Article, text: &str) -> String {
    let known = article.meta.language.as_str();
    let is_tag = known.len() <= 35
        && known.starts_with(|c: char| c.is_ascii_alphabetic())
        && known.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let of_letters = language_of(text, None).map(tag);
    let primary = known.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let in_arabic_script = ["ar", "fa", "ur", "ps", "ug", "sd", "ckb", "ku"].contains(&primary.as_str());
    match of_letters {
        _ if !is_tag => of_letters.unwrap_or("und").to_owned(),
        Some("ar") if !in_arabic_script => "ar".to_owned(),
        Some("en") if in_arabic_script => "en".to_owned(),
        _ => known.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Meta, Origin};

    #[test]
    fn a_block_s_language_is_the_article_s_where_its_letters_agree() {
        let check = |known: &str, text: &str, expected: &str| {
            let meta = Meta { language: known.into(), ..Meta::default() };
            let blocks = [(BlockKind::Paragraph, None, text)];
            let article = Article::new(ArticleId("a".into()), meta, Origin::default(), blocks);
            assert_eq!(language(&article, text), expected, "{known} {text}");
        };
        check("ar", "قال", "ar");
        check("ar", "Ashton Carter", "en");
        check("fa-IR", "گفت", "fa-IR");
        check("fr", "il a dit", "fr");
        check("fr", "قال", "ar");
        check("", "12", "und");
        check("\"><script>", "12", "und");
        check("ar", "12", "ar");
    }
}
