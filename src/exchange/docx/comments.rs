//! Notes as Word's comments.

use super::Document;
use super::run::{Paragraph, Properties, escaped};
use crate::exchange::report::Note;
use crate::exchange::words::closed;

impl Document<'_> {
    /// The id of a note's comment: its number among the notes of all articles.
    pub(super) fn comment_id(&self, note: &Note<'_>) -> usize {
        self.notes_before.get(note.place.article).copied().unwrap_or_default() + note.place.number
    }

    /// Writes the comment that says what `note` says; gives its id.
    pub(super) fn comment(&mut self, note: &Note<'_>) -> usize {
        let id = self.comment_id(note);
        let annotation = note.annotation;
        let author = closed(annotation.author.trim());
        // Word shows a comment without an author as damaged.
        let author = if author.is_empty() { "\u{2013}".to_owned() } else { author };
        let initials: String = author.split_whitespace().filter_map(|word| word.chars().next()).take(3).collect();
        let mut out = format!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\" w:date=\"{}\" w:initials=\"{}\">",
            escaped(&author),
            annotation.modified,
            escaped(&initials)
        );
        let mut head = Paragraph::new("CommentText", self.direction());
        head.raw("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>");
        head.text(
            &format!("{} · {}", note.place.number, note.name),
            &Properties { bold: true, ..Properties::default() },
        );
        out.push_str(&head.finish());
        for fact in &note.facts {
            self.fact("CommentText", fact).iter().for_each(|paragraph| out.push_str(paragraph));
        }
        out.push_str("</w:comment>");
        self.comments.push_str(&out);
        id
    }
}
