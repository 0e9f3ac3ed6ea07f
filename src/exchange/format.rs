//! The formats by name.

/// A format that projects are written in, read from, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Html,
    Markdown,
    Docx,
    Pdf,
    Csv,
    Xlsx,
    W3c,
    Brat,
    CasJson,
    CasXmi,
    WebannoTsv,
    Qdpx,
    LabelStudio,
    Doccano,
    Hypothesis,
    ClaimReview,
    Json,
    JsonLines,
}

/// What is known of a format: name on the command line, title, extension, whether it is written, whether it is read.
type Facts = (&'static str, &'static str, &'static str, bool, bool);

impl Format {
    /// All of them: those for people first.
    pub const ALL: [Format; 18] = [
        Format::Html,
        Format::Markdown,
        Format::Docx,
        Format::Pdf,
        Format::Csv,
        Format::Xlsx,
        Format::W3c,
        Format::Brat,
        Format::CasJson,
        Format::CasXmi,
        Format::WebannoTsv,
        Format::Qdpx,
        Format::LabelStudio,
        Format::Doccano,
        Format::Hypothesis,
        Format::ClaimReview,
        Format::Json,
        Format::JsonLines,
    ];

    fn facts(self) -> Facts {
        match self {
            Format::Html => ("html", "HTML", "html", true, false),
            Format::Markdown => ("md", "Markdown", "md", true, false),
            Format::Docx => ("docx", "Word", "docx", true, false),
            Format::Pdf => ("pdf", "PDF", "pdf", true, false),
            Format::Csv => ("csv", "CSV", "csv", true, false),
            Format::Xlsx => ("xlsx", "Excel", "xlsx", true, false),
            Format::W3c => ("w3c", "W3C Web Annotation", "jsonld", true, true),
            Format::Brat => ("brat", "brat", "ann", true, true),
            Format::CasJson => ("cas-json", "UIMA CAS JSON", "json", true, true),
            Format::CasXmi => ("cas-xmi", "UIMA CAS XMI", "xmi", false, true),
            Format::WebannoTsv => ("webanno-tsv", "WebAnno TSV 3.3", "tsv", false, true),
            Format::Qdpx => ("qdpx", "REFI-QDA", "qdpx", true, true),
            Format::LabelStudio => ("label-studio", "Label Studio", "json", false, true),
            Format::Doccano => ("doccano", "doccano", "jsonl", false, true),
            Format::Hypothesis => ("hypothesis", "Hypothesis", "json", false, true),
            Format::ClaimReview => ("claimreview", "ClaimReview", "jsonld", true, false),
            Format::Json => ("json", "JSON", "json", true, false),
            Format::JsonLines => ("jsonl", "JSON Lines", "jsonl", true, false),
        }
    }

    /// Its name on the command line and in message keys.
    pub fn name(self) -> &'static str {
        self.facts().0
    }

    /// What people call it; the same in every language.
    pub fn title(self) -> &'static str {
        self.facts().1
    }

    /// The extension of its main file, without the dot.
    pub fn extension(self) -> &'static str {
        self.facts().2
    }

    /// Whether projects are written in it.
    pub fn is_written(self) -> bool {
        self.facts().3
    }

    /// Whether it is read.
    pub fn is_read(self) -> bool {
        self.facts().4
    }

    /// Whether it is made for people to read; the others are for programs.
    pub fn is_for_people(self) -> bool {
        self <= Format::Xlsx
    }

    /// The format with this name on the command line.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_format_has_a_name_of_its_own_and_is_written_or_read() {
        let names: BTreeSet<&str> = Format::ALL.iter().map(|f| f.name()).collect();
        assert_eq!(names.len(), Format::ALL.len());
        assert!(Format::ALL.iter().all(|f| Format::named(f.name()) == Some(*f) && (f.is_written() || f.is_read())));
    }
}
