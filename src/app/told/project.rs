//! What is wrong with a project file.

use super::{Message, Told, count, name, place, put};
use crate::app::effects::name_of;
use crate::locale::Locale;
use crate::project::{Cause, Flaw, Misfit, Problem, ProjectError, SCHEMA};

impl Told for ProjectError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            ProjectError::Io { path, reason } => {
                let why = reason.said(locale);
                ("error-project-io", vec![("file", put(name_of(path))), ("why", put(why))])
            }
            ProjectError::Unsound(_) => match self.first_fault() {
                Some(problem) => problem.message(locale),
                None => ("error-flaw-other", vec![]),
            },
        }
    }

    fn detail(&self) -> Option<String> {
        match self {
            ProjectError::Io { reason, .. } => reason.detail(),
            // What the reader of RON says of a value tells an analyst nothing; the command line says it.
            ProjectError::Unsound(_) => None,
        }
    }
}

impl Told for Problem {
    fn message(&self, locale: &Locale) -> Message {
        let mut args = vec![("line", place(locale, self.place.line)), ("column", place(locale, self.place.column))];
        // What is wrong is not at the place but anywhere behind it.
        if matches!(self.what, Flaw::Form(Cause::CutShort)) {
            return ("error-problem-cut", args);
        }
        args.push(("what", put(self.what.said(locale))));
        ("error-problem", args)
    }
}

impl Told for Flaw {
    fn message(&self, locale: &Locale) -> Message {
        let named = |field: &str| vec![("name", name(field))];
        match self {
            Flaw::TooLarge => ("error-flaw-too-large", vec![]),
            Flaw::NotUtf8 => ("error-flaw-not-text", vec![]),
            Flaw::NotAProject => ("error-flaw-no-project", vec![]),
            Flaw::NotALabelSet => ("error-flaw-no-label-set", vec![]),
            Flaw::NotAReview => ("error-flaw-no-review", vec![]),
            Flaw::TooNew(schema) => {
                ("error-flaw-too-new", vec![("schema", place(locale, schema)), ("newest", place(locale, SCHEMA))])
            }
            Flaw::NoSuchSchema(schema) => ("error-flaw-no-schema", vec![("schema", place(locale, schema))]),
            Flaw::Form(cause) => cause.message(locale),
            Flaw::Value(misfit) => misfit.message(locale),
            Flaw::Missing(field) => ("error-flaw-missing", named(field)),
            Flaw::Twice(field) => ("error-flaw-twice", named(field)),
            Flaw::Both(one, other) => ("error-flaw-both", vec![("name", put(*one)), ("other", put(*other))]),
            Flaw::TakenId { id, line } => {
                ("error-flaw-taken-id", vec![("name", name(id)), ("line", place(locale, line))])
            }
            Flaw::TakenPlace => ("error-flaw-taken-place", vec![]),
            Flaw::TakenStage => ("error-flaw-taken-stage", vec![]),
            Flaw::Unfit(error) => error.message(locale),
            Flaw::Quote { quote, found, .. } => {
                ("error-flaw-quote", vec![("found", name(found)), ("quote", name(quote))])
            }
            Flaw::Context => ("error-flaw-context", vec![]),
            Flaw::LineBreak => ("error-flaw-line-break", vec![]),
            Flaw::Unknown(field) => ("error-flaw-unknown", named(field)),
            Flaw::Kept(field) => ("error-flaw-kept", named(field)),
            Flaw::LeftOut(kind, id) => ("error-flaw-left-out", vec![("kind", put(*kind)), ("id", name(id))]),
            Flaw::TooMany(_, most) => ("error-too-many", vec![("most", place(locale, most))]),
            Flaw::More(more, _) => ("error-flaw-more", vec![("count", count(*more))]),
        }
    }
}

impl Told for Misfit {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            Misfit::Color => ("error-value-color", vec![]),
            Misfit::Key => ("error-value-key", vec![]),
            Misfit::Credibility => ("error-value-credibility", vec![]),
            Misfit::Version => ("error-value-version", vec![("count", place(locale, 16))]),
            Misfit::Word(_) => ("error-value-word", vec![]),
            Misfit::Number(_) => ("error-value-number", vec![]),
            Misfit::Text(_) => ("error-value-text", vec![]),
            Misfit::Other(_) => ("error-value-other", vec![]),
        }
    }
}

/// What the messages call that which is expected somewhere in a project file.
pub(super) fn wanted(what: &str) -> &'static str {
    match what {
        "a record in round brackets" => "record",
        "the name of a field" => "field",
        "a colon after the field's name" => "colon",
        "a list in square brackets" => "list",
        "nothing more" => "end",
        "a value" => "value",
        _ => "comma",
    }
}

impl Told for Cause {
    fn message(&self, _: &Locale) -> Message {
        let bracket = |c: &char| vec![("found", put(*c))];
        match self {
            Cause::OpenString => ("error-form-string", vec![]),
            Cause::CutShort => ("error-form-cut", vec![]),
            Cause::OpenComment => ("error-form-comment", vec![]),
            Cause::BadChar => ("error-form-character", vec![]),
            Cause::Slash => ("error-form-slash", vec![]),
            Cause::OpenBracket(open) => ("error-form-open", bracket(open)),
            Cause::LoneBracket(close) => ("error-form-lone", bracket(close)),
            Cause::OtherBracket { open, found } => {
                ("error-form-other", vec![("open", put(*open)), ("found", put(*found))])
            }
            Cause::TooDeep => ("error-form-deep", vec![]),
            Cause::Expected(what) => ("error-form-expected", vec![("what", put(wanted(what)))]),
        }
    }
}
