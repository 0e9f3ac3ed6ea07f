//! The fields of each kind of record: how each is merged, compared, and taken from another version.

use super::body;
use super::value::{earlier, extra, joins, last_by, last_of, later, set, value, words};
use crate::annotation::{
    Annotation, Answer, ArticleStage, Attribution, Comment, Decision, Field, Head, Label, PlaceRemarks, Rating, Record,
    Relation, Source, Verdict,
};
use crate::article::Article;
use std::sync::Arc;

/// A part of a record that is merged on its own.
pub(super) struct Part<T: 'static> {
    pub field: Field,
    /// Merges it in two versions of a record; see [`super::value`].
    merge: fn(Option<&T>, &mut T, &mut T) -> bool,
    pub same: fn(&T, &T) -> bool,
    /// Gives the first what the second has.
    pub take: fn(&mut T, &T),
}

/// The part that is the field at this path, merged in this way.
macro_rules! part {
    ($field:ident, $how:ident, $($path:ident).+) => {
        Part {
            field: Field::$field,
            merge: |base, ours, theirs| {
                $how(base.map(|base| &base.$($path).+), &mut ours.$($path).+, &mut theirs.$($path).+)
            },
            same: |a, b| a.$($path).+ == b.$($path).+,
            take: |to, from| to.$($path).+.clone_from(&from.$($path).+),
        }
    };
}

/// What two versions of a record make together.
pub(super) struct Met<T> {
    /// With the first one's values where both changed.
    pub ours: T,
    /// With the second one's values there.
    pub theirs: T,
    /// Where both changed.
    pub fields: Vec<Field>,
}

/// A record that is merged field by field.
pub(super) trait Parts: Clone + PartialEq + 'static {
    const PARTS: &'static [Part<Self>];

    /// Merges the times, which are never in question.
    fn merge_times(_base: Option<&Self>, _ours: &mut Self, _theirs: &mut Self) {}

    fn meet(base: Option<&Self>, ours: &Self, theirs: &Self) -> Met<Self> {
        let (mut ours, mut theirs) = (ours.clone(), theirs.clone());
        let mut fields: Vec<Field> = Vec::new();
        for part in Self::PARTS {
            if (part.merge)(base, &mut ours, &mut theirs) {
                fields.push(part.field);
            }
        }
        Self::merge_times(base, &mut ours, &mut theirs);
        fields.sort_unstable();
        Met { ours, theirs, fields }
    }

    /// The fields in which two versions differ.
    fn differing(&self, other: &Self) -> Vec<Field> {
        let mut fields: Vec<Field> =
            Self::PARTS.iter().filter(|part| !(part.same)(self, other)).map(|part| part.field).collect();
        fields.sort_unstable();
        fields
    }

    /// The record with `field` as `from` has it.
    fn taking(mut self, field: Field, from: &Self) -> Self {
        for part in Self::PARTS.iter().filter(|part| part.field == field) {
            (part.take)(&mut self, from);
        }
        self
    }
}

macro_rules! times {
    () => {
        fn merge_times(base: Option<&Self>, ours: &mut Self, theirs: &mut Self) {
            earlier(base.map(|b| &b.created), &mut ours.created, &mut theirs.created);
            later(base.map(|b| &b.modified), &mut ours.modified, &mut theirs.modified);
        }
    };
}

impl Parts for Head {
    const PARTS: &'static [Part<Head>] = &[part!(Name, value, name), part!(Extra, extra, extra)];
}

impl Parts for Label {
    const PARTS: &'static [Part<Label>] = &[
        part!(Ar, value, name.ar),
        part!(En, value, name.en),
        part!(Color, value, color),
        part!(Line, value, line),
        part!(Key, value, key),
        part!(Role, value, role),
        part!(Parent, value, parent),
        part!(Joins, joins, joins),
        part!(Extra, extra, extra),
    ];
}

impl Parts for Source {
    const PARTS: &'static [Part<Source>] = &[
        part!(Ar, value, name.ar),
        part!(En, value, name.en),
        part!(Transliteration, value, transliteration),
        part!(Aliases, words, aliases),
        part!(Kind, value, kind),
        part!(RoleAr, value, role.ar),
        part!(RoleEn, value, role.en),
        part!(Parent, value, parent),
        part!(Ratings, ratings, ratings),
        part!(NoteAr, value, note.ar),
        part!(NoteEn, value, note.en),
        part!(Author, value, author),
        part!(Extra, extra, extra),
    ];

    times!();
}

/// Each rating counts on its own; they stand in the order of time.
fn ratings(base: Option<&Vec<Rating>>, ours: &mut Vec<Rating>, theirs: &mut Vec<Rating>) -> bool {
    set(base, ours, theirs, |r| (r.at, r.reliability, r.author.clone(), r.reason.ar.clone(), r.reason.en.clone()));
    if ours == theirs {
        ours.sort_by_key(|rating| rating.at);
        theirs.clone_from(ours);
    }
    false
}

impl Parts for Annotation {
    const PARTS: &'static [Part<Annotation>] = &[
        part!(Label, value, label),
        // A range means nothing without its article.
        Part {
            field: Field::Marks,
            merge: |base, ours, theirs| {
                let place = |a: &Annotation| (a.article.clone(), a.marks.clone());
                let base = base.map(place);
                let unchanged = |a: &Annotation| {
                    base.as_ref().is_some_and(|(article, marks)| a.article == *article && a.marks == *marks)
                };
                if ours.article == theirs.article && ours.marks == theirs.marks {
                    return false;
                }
                let (mine, others) = (place(ours), place(theirs));
                if unchanged(ours) {
                    (ours.article, ours.marks) = others;
                } else if unchanged(theirs) {
                    (theirs.article, theirs.marks) = mine;
                } else {
                    return true;
                }
                false
            },
            same: |a, b| a.article == b.article && a.marks == b.marks,
            take: |to, from| (to.article, to.marks) = (from.article.clone(), from.marks.clone()),
        },
        part!(RefersTo, value, refers_to),
        part!(Kind, value, assessment.kind),
        part!(Status, value, assessment.status),
        part!(Credibility, value, assessment.credibility),
        part!(Likelihood, value, assessment.likelihood),
        part!(Confidence, value, assessment.confidence),
        part!(Author, value, author),
        part!(NoteAr, value, remarks.note.ar),
        part!(NoteEn, value, remarks.note.en),
        part!(GlossAr, value, remarks.gloss.ar),
        part!(GlossEn, value, remarks.gloss.en),
        part!(Tags, words, remarks.tags),
        part!(Extra, extra, extra),
    ];

    times!();
}

impl Parts for Attribution {
    const PARTS: &'static [Part<Attribution>] = &[
        part!(Subject, value, subject),
        part!(Cue, value, cue),
        part!(Source, value, source),
        part!(Via, value, via),
        part!(Manner, value, manner),
        part!(Inside, value, inside),
        part!(Author, value, author),
        part!(Extra, extra, extra),
    ];

    times!();
}

impl Parts for Relation {
    const PARTS: &'static [Part<Relation>] = &[
        part!(Kind, value, kind),
        part!(From, value, from),
        part!(To, value, to),
        part!(NoteAr, value, note.ar),
        part!(NoteEn, value, note.en),
        part!(Author, value, author),
        part!(Extra, extra, extra),
    ];

    times!();
}

impl Parts for PlaceRemarks {
    const PARTS: &'static [Part<PlaceRemarks>] = &[
        part!(NoteAr, value, remarks.note.ar),
        part!(NoteEn, value, remarks.note.en),
        part!(GlossAr, value, remarks.gloss.ar),
        part!(GlossEn, value, remarks.gloss.en),
        part!(Tags, words, remarks.tags),
        part!(Extra, extra, extra),
    ];

    /// Its author is who wrote last, so the two go together.
    fn merge_times(base: Option<&Self>, ours: &mut Self, theirs: &mut Self) {
        let last = |r: &PlaceRemarks| (r.modified, r.author.clone());
        let (mut mine, mut others) = (last(ours), last(theirs));
        last_by(base.map(last).as_ref(), &mut mine, &mut others);
        (ours.modified, ours.author) = mine;
        (theirs.modified, theirs.author) = others;
    }
}

/// What a verdict says, what was answered to that, and what became of it.
type Said = (Decision, Answer, Option<Arc<Annotation>>);

impl Parts for Verdict {
    const PARTS: &'static [Part<Verdict>] = &[
        // An answer means nothing without what it answers.
        Part {
            field: Field::Decision,
            merge: |base, ours, theirs| {
                let said = |v: &Verdict| -> Said { (v.decision.clone(), v.answer, v.removed.clone()) };
                let (mut mine, mut others) = (said(ours), said(theirs));
                let conflict = match base {
                    // Two who know of no origin: what is not answered yet gives way to the answer.
                    None if mine.0 == others.0 => {
                        value(Some(&(mine.0.clone(), Answer::Open, None)), &mut mine, &mut others)
                    }
                    base => value(base.map(said).as_ref(), &mut mine, &mut others),
                };
                (ours.decision, ours.answer, ours.removed) = mine;
                (theirs.decision, theirs.answer, theirs.removed) = others;
                conflict
            },
            same: |a, b| a.decision == b.decision && a.answer == b.answer && a.removed == b.removed,
            take: |to, from| {
                (to.decision, to.answer, to.removed) = (from.decision.clone(), from.answer, from.removed.clone());
            },
        },
        part!(ReasonAr, value, reason.ar),
        part!(ReasonEn, value, reason.en),
        part!(Extra, extra, extra),
    ];

    times!();
}

impl Parts for Comment {
    const PARTS: &'static [Part<Comment>] = &[
        part!(On, value, on),
        part!(Thread, value, thread),
        part!(TextAr, value, text.ar),
        part!(TextEn, value, text.en),
        part!(Author, value, author),
        part!(Resolved, value, resolved),
        part!(Extra, extra, extra),
    ];

    times!();
}

impl Parts for ArticleStage {
    const PARTS: &'static [Part<ArticleStage>] = &[
        // Who says so when belongs to it.
        Part {
            field: Field::Stage,
            merge: |base, ours, theirs| {
                let said = |s: &ArticleStage| (s.stage, s.modified, s.author.clone());
                let (mut mine, mut others) = (said(ours), said(theirs));
                let conflict = if mine.0 == others.0 {
                    last_of(base.map(said).as_ref(), &mut mine, &mut others);
                    false
                } else {
                    value(base.map(said).as_ref(), &mut mine, &mut others)
                };
                (ours.stage, ours.modified, ours.author) = mine;
                (theirs.stage, theirs.modified, theirs.author) = others;
                conflict
            },
            same: |a, b| a.stage == b.stage && a.author == b.author,
            take: |to, from| (to.stage, to.modified, to.author) = (from.stage, from.modified, from.author.clone()),
        },
        part!(Extra, extra, extra),
    ];
}

impl Parts for Article {
    const PARTS: &'static [Part<Article>] = &[
        part!(Title, value, meta.title),
        part!(Byline, value, meta.byline),
        part!(Published, value, meta.published),
        part!(Publisher, value, meta.publisher),
        part!(Url, value, meta.url),
        part!(Language, value, meta.language),
        part!(Origin, value, origin),
        Part { field: Field::Text, merge: |_, _, _| false, same: body::same_text, take: body::take },
        // Where the texts differ, what their blocks are is no question of its own.
        Part {
            field: Field::Blocks,
            merge: |_, _, _| false,
            same: |a, b| !body::same_text(a, b) || body::same_blocks(a, b),
            take: body::take,
        },
        part!(Extra, extra, extra),
    ];

    fn meet(base: Option<&Self>, ours: &Self, theirs: &Self) -> Met<Self> {
        let (mut ours, mut theirs) = (ours.clone(), theirs.clone());
        let mut fields: Vec<Field> = Vec::new();
        for part in Self::PARTS {
            if (part.merge)(base, &mut ours, &mut theirs) {
                fields.push(part.field);
            }
        }
        fields.extend(body::merge(base, &mut ours, &mut theirs));
        // The direction follows the language.
        for article in [&mut ours, &mut theirs] {
            let meta = article.meta.clone();
            article.set_meta(meta);
        }
        fields.sort_unstable();
        Met { ours, theirs, fields }
    }

    fn taking(mut self, field: Field, from: &Self) -> Self {
        for part in Self::PARTS.iter().filter(|part| part.field == field) {
            (part.take)(&mut self, from);
        }
        let meta = self.meta.clone();
        self.set_meta(meta);
        self
    }
}

/// Whether two shared records are the same, at a glance where they are one.
pub(super) fn same<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
    Arc::ptr_eq(a, b) || **a == **b
}

/// The fields of a record of this kind that can differ, in the order in which they are told.
pub fn fields_of(record: &Record) -> Vec<Field> {
    fn of<T: Parts>() -> Vec<Field> {
        T::PARTS.iter().map(|part| part.field).collect()
    }
    match record {
        Record::Project => of::<Head>(),
        Record::Label(_) => of::<Label>(),
        Record::Article(_) => of::<Article>(),
        Record::Source(_) => of::<Source>(),
        Record::Annotation(_) => of::<Annotation>(),
        Record::Attribution(_) => of::<Attribution>(),
        Record::Relation(_) => of::<Relation>(),
        Record::Remarks(_) => of::<PlaceRemarks>(),
        Record::Verdict(_) => of::<Verdict>(),
        Record::Comment(_) => of::<Comment>(),
        Record::Stage(_) => of::<ArticleStage>(),
    }
}
