//! Two people's readings of the same articles, held against each other.
//!
//! Unlike [`crate::annotation::Difference`], which counts what became of one project, this sets mark against mark:
//! ids may be others, and so may texts. Who wrote something and when is no difference; nor is who works on a project.

mod said;

use super::fields::Parts;
use super::matching::{match_articles, match_marks};
use super::reading::{Readings, Tie};
use crate::annotation::{
    Annotation, AnnotationId, Conflict, ConflictId, Field, Head, Label, LabelId, Place, Project, Record, Source,
    SourceId, Subject,
};
use crate::article::{Article, ArticleId};
use crate::text::CpRange;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How two readings differ in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    OnlyMine,
    OnlyTheirs,
    /// The same range with another label.
    Label,
    /// The same label on another range; an article's other text.
    Range,
    /// Somebody else is said to have said it, or a mention means somebody else.
    Attribution,
    /// Another grade, status or kind of a claim; another reliability of a source.
    Grade,
    /// Another note, gloss or tag.
    Note,
    /// Another verdict or comment, or another status of an article; or one of them that only one has.
    Review,
    /// Anything else.
    Other,
}

impl Class {
    /// All of them, in the order of lists.
    pub const ALL: [Class; 9] = [
        Class::Range,
        Class::Grade,
        Class::Label,
        Class::Attribution,
        Class::OnlyMine,
        Class::OnlyTheirs,
        Class::Note,
        Class::Review,
        Class::Other,
    ];

    /// Its name in message keys and machine-readable output.
    pub fn key(self) -> &'static str {
        match self {
            Class::OnlyMine => "only-mine",
            Class::OnlyTheirs => "only-theirs",
            Class::Label => "label",
            Class::Range => "range",
            Class::Attribution => "attribution",
            Class::Grade => "grade",
            Class::Note => "note",
            Class::Review => "review",
            Class::Other => "other",
        }
    }

    /// The class of a difference in `field` of a record that is no annotation's range or label.
    fn of(field: Field) -> Class {
        match field {
            Field::NoteAr | Field::NoteEn | Field::GlossAr | Field::GlossEn | Field::Tags => Class::Note,
            Field::Decision | Field::ReasonAr | Field::ReasonEn => Class::Review,
            Field::TextAr | Field::TextEn | Field::Resolved | Field::Stage => Class::Review,
            Field::Status | Field::Credibility | Field::Likelihood | Field::Confidence | Field::Ratings => Class::Grade,
            Field::Marks | Field::Text => Class::Range,
            Field::Label => Class::Label,
            Field::RefersTo => Class::Attribution,
            _ => Class::Other,
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    pub class: Class,
    /// The record in my project; `None` if it has none.
    pub mine: Option<Record>,
    /// The record in theirs.
    pub theirs: Option<Record>,
    /// Which of its fields differ, where both have it; none where attributions do.
    pub fields: Vec<Field>,
    /// The article it is in: by my id, or by theirs where only they have it.
    pub article: Option<ArticleId>,
    /// Where, in code points of that article's text in my project (or theirs, where only they have it); `None`
    /// if it has no place there.
    pub range: Option<CpRange>,
}

/// Two readings held against each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The articles that both have: mine and theirs.
    pub articles: Vec<(ArticleId, ArticleId)>,
    /// Their annotations of these, as they stand in my texts.
    pub theirs: BTreeMap<AnnotationId, Arc<Annotation>>,
    /// Their annotations of these that have no certain place in my texts.
    pub unplaced: BTreeSet<AnnotationId>,
    /// The annotations that are held against each other: mine and theirs.
    pub marks: BTreeMap<AnnotationId, AnnotationId>,
    /// Their labels that are mine under another id: theirs and mine.
    pub labels: BTreeMap<LabelId, LabelId>,
    /// Their entries of the registry that are mine under another id: theirs and mine.
    pub entries: BTreeMap<SourceId, SourceId>,
    /// In the order of my articles and their texts, then what only they have, then what is in no article.
    pub differences: Vec<Divergence>,
    /// How many annotations are the same in both.
    pub same: usize,
}

impl Comparison {
    /// Whether both say the same.
    pub fn is_equal(&self) -> bool {
        self.differences.is_empty()
    }

    /// How many differences there are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.differences.iter().filter(|difference| difference.class == class).count()
    }
}

/// Holds their reading against mine.
///
/// Articles are the same if they have one id, one text, or most of their blocks in common. Annotations of the same
/// article are held against each other if they have one id, stand on the same ranges, or have one label and overlap
/// most; where the texts differ theirs are first found again in mine.
pub fn compare(mine: &Project, theirs: &Project) -> Comparison {
    let mut comparison = Comparison { articles: match_articles(mine, theirs), ..Comparison::default() };
    let readings = match_marks(mine, theirs, &mut comparison);
    (comparison.labels, comparison.entries) = readings.other_ids();
    let mut comparing = Comparing { mine, theirs, readings, found: Vec::new(), same: 0 };
    comparing.marks(&comparison);
    comparing.articles(&comparison);
    comparing.remarks(&comparison);
    comparing.relations();
    comparing.registry();
    comparing.labels();
    comparing.reviews(&comparison);
    comparing.rest();
    comparison.differences = comparing.in_order(&comparison);
    comparison.same = comparing.same;
    comparison
}

struct Comparing<'a> {
    mine: &'a Project,
    theirs: &'a Project,
    readings: Readings<'a>,
    found: Vec<Divergence>,
    same: usize,
}

impl Comparing<'_> {
    fn add(&mut self, class: Class, mine: Option<Record>, theirs: Option<Record>, fields: Vec<Field>, at: At) {
        self.found.push(Divergence { class, mine, theirs, fields, article: at.article, range: at.range });
    }

    /// One difference for each class that the fields make.
    fn add_fields(&mut self, mine: Record, theirs: Record, fields: &[Field], at: &At) {
        let classes: BTreeSet<Class> = fields.iter().map(|field| Class::of(*field)).collect();
        for class in classes {
            let fields = fields.iter().copied().filter(|field| Class::of(*field) == class).collect();
            self.add(class, Some(mine.clone()), Some(theirs.clone()), fields, at.clone());
        }
    }

    fn marks(&mut self, comparison: &Comparison) {
        for annotation in self.mine.annotations.values() {
            let at = At { article: Some(annotation.article.clone()), range: Some(annotation.span()) };
            let record = Record::Annotation(annotation.id.clone());
            let Some(id) = comparison.marks.get(&annotation.id) else {
                self.add(Class::OnlyMine, Some(record), None, Vec::new(), at);
                continue;
            };
            let Some(theirs) = comparison.theirs.get(id).or_else(|| self.theirs.annotations.get(id)) else { continue };
            let before = self.found.len();
            self.mark(annotation, theirs, record, &at);
            self.same += usize::from(self.found.len() == before);
        }
        let matched: BTreeSet<&AnnotationId> = comparison.marks.values().collect();
        let articles: HashMap<&ArticleId, &ArticleId> = comparison.articles.iter().map(|(m, t)| (t, m)).collect();
        for annotation in self.theirs.annotations.values().filter(|a| !matched.contains(&a.id)) {
            let article = articles.get(&annotation.article).copied().unwrap_or(&annotation.article);
            let range = match comparison.theirs.get(&annotation.id) {
                Some(placed) => Some(placed.span()),
                None => (!comparison.unplaced.contains(&annotation.id)).then(|| annotation.span()),
            };
            let record = Record::Annotation(annotation.id.clone());
            let at = At { article: Some(article.clone()), range };
            self.add(Class::OnlyTheirs, None, Some(record), Vec::new(), at);
        }
    }

    /// Two annotations that are held against each other, theirs as it stands in my text.
    fn mark(&mut self, mine: &Annotation, theirs: &Annotation, record: Record, at: &At) {
        let mut fields = mine.differing(theirs);
        fields.retain(|field| {
            !matches!(field, Field::Author | Field::RefersTo | Field::Label | Field::Marks | Field::Kind)
        });
        if mine.label != self.readings.label(&theirs.label) {
            fields.push(Field::Label);
        }
        let ranges = |a: &Annotation| a.marks.iter().map(|mark| mark.range).collect::<Vec<_>>();
        if ranges(mine) != ranges(theirs) {
            fields.push(Field::Marks);
        }
        let other = Record::Annotation(theirs.id.clone());
        // The kind of a claim is part of its assessment; that of another record is not.
        if mine.assessment.kind != theirs.assessment.kind {
            let grades = fields.iter().copied().filter(|field| Class::of(*field) == Class::Grade);
            let grades: Vec<Field> = [Field::Kind].into_iter().chain(grades).collect();
            fields.retain(|field| Class::of(*field) != Class::Grade);
            self.add(Class::Grade, Some(record.clone()), Some(other.clone()), grades, at.clone());
        }
        self.add_fields(record.clone(), other.clone(), &fields, at);
        let means = |entry: Option<&SourceId>| entry.map(|id| self.readings.entry(id));
        let other_entry = mine.refers_to.as_ref() != means(theirs.refers_to.as_ref()).as_ref();
        let ties = self.readings.mine_of(&Subject::Claim(mine.id.clone()));
        let other_ties = ties != self.readings.theirs_of(&Subject::Claim(theirs.id.clone()));
        if other_entry || other_ties {
            let fields = other_entry.then_some(Field::RefersTo).into_iter().collect();
            self.add(Class::Attribution, Some(record), Some(other), fields, at.clone());
        }
    }

    fn articles(&mut self, comparison: &Comparison) {
        let pairs: HashMap<&ArticleId, &ArticleId> = comparison.articles.iter().map(|(m, t)| (m, t)).collect();
        let theirs: HashMap<&ArticleId, &Arc<Article>> = self.theirs.articles.iter().map(|a| (&a.id, a)).collect();
        for article in &self.mine.articles {
            let at = At { article: Some(article.id.clone()), range: None };
            let record = Record::Article(article.id.clone());
            let Some(other) = pairs.get(&article.id).and_then(|id| theirs.get(*id)) else {
                self.add(Class::OnlyMine, Some(record), None, Vec::new(), at);
                continue;
            };
            let there = Record::Article(other.id.clone());
            self.add_fields(record.clone(), there.clone(), &article.differing(other), &at);
            let mine = self.readings.mine_of(&Subject::Article(article.id.clone()));
            if mine != self.readings.theirs_of(&Subject::Article(other.id.clone())) {
                self.add(Class::Attribution, Some(record), Some(there), Vec::new(), at);
            }
        }
        let matched: BTreeSet<&ArticleId> = comparison.articles.iter().map(|(_, theirs)| theirs).collect();
        for article in self.theirs.articles.iter().filter(|article| !matched.contains(&article.id)) {
            let at = At { article: Some(article.id.clone()), range: None };
            self.add(Class::OnlyTheirs, None, Some(Record::Article(article.id.clone())), Vec::new(), at);
        }
    }

    fn remarks(&mut self, comparison: &Comparison) {
        // What has no place of its own here, or not alone, is only theirs.
        let (mut theirs, mut homeless) = (BTreeMap::new(), Vec::new());
        for (place, there, said) in self.readings.remarks(comparison) {
            match place.filter(|place| !theirs.contains_key(place)) {
                Some(place) => _ = theirs.insert(place, (there, said)),
                None => homeless.push(there),
            }
        }
        let at = |place: &Place| At {
            article: place.article().cloned(),
            range: match place {
                Place::Block(id, block) => {
                    self.mine.article(id).and_then(|a| a.blocks().get(*block as usize)).map(|block| block.range)
                }
                _ => None,
            },
        };
        let mut found = Vec::new();
        for there in homeless {
            let article = there.article().and_then(|id| comparison.articles.iter().find(|(_, theirs)| theirs == id));
            let at = At { article: article.map(|(mine, _)| mine.clone()), range: None };
            found.push((Class::OnlyTheirs, None, Some(Record::Remarks(there)), Vec::new(), at));
        }
        for (place, said) in &self.mine.remarks {
            let record = Record::Remarks(place.clone());
            match theirs.get(place) {
                None => found.push((Class::OnlyMine, Some(record), None, Vec::new(), at(place))),
                Some((there, other)) => {
                    let fields = said.differing(other);
                    if !fields.is_empty() {
                        let there = Record::Remarks(there.clone());
                        found.push((Class::Note, Some(record), Some(there), fields, at(place)));
                    }
                }
            }
        }
        for (place, (there, _)) in theirs.iter().filter(|(place, _)| !self.mine.remarks.contains_key(*place)) {
            let record = Record::Remarks(there.clone());
            found.push((Class::OnlyTheirs, None, Some(record), Vec::new(), at(place)));
        }
        found.into_iter().for_each(|(class, mine, theirs, fields, at)| self.add(class, mine, theirs, fields, at));
    }

    fn relations(&mut self) {
        let (mut mine, theirs) = (BTreeMap::new(), &self.theirs.relations);
        for relation in self.mine.relations.values() {
            let ends = (relation.kind, Tie::Mine(relation.from.clone()), Tie::Mine(relation.to.clone()));
            mine.entry(ends).or_insert_with(Vec::new).push(relation.clone());
        }
        let mut found = Vec::new();
        for other in theirs.values() {
            let there = Some(Record::Relation(other.id.clone()));
            let ends = (other.kind, self.readings.tie(&other.from), self.readings.tie(&other.to));
            let same = mine.get_mut(&ends).and_then(|all| {
                let by_id = all.iter().position(|r| r.id == other.id).unwrap_or(0);
                (!all.is_empty()).then(|| all.swap_remove(by_id))
            });
            let Some(same) = same else {
                found.push((Class::OnlyTheirs, None, there, Vec::new(), At::of_mark(self.theirs, &other.from)));
                continue;
            };
            let mut fields = same.differing(other);
            fields.retain(|field| !matches!(field, Field::Author | Field::From | Field::To));
            let at = At::of_mark(self.mine, &same.from);
            if !fields.is_empty() {
                found.push((Class::of(fields[0]), Some(Record::Relation(same.id.clone())), there, fields, at));
            }
        }
        for relation in mine.values().flatten() {
            let record = Some(Record::Relation(relation.id.clone()));
            found.push((Class::OnlyMine, record, None, Vec::new(), At::of_mark(self.mine, &relation.from)));
        }
        found.into_iter().for_each(|(class, mine, theirs, fields, at)| self.add(class, mine, theirs, fields, at));
    }

    fn registry(&mut self) {
        let mut met: BTreeSet<SourceId> = BTreeSet::new();
        for other in self.theirs.sources.values() {
            let there = Record::Source(other.id.clone());
            let id = self.readings.entry(&other.id);
            let known = self.mine.sources.get(&id).filter(|_| met.insert(id.clone()));
            let Some(source) = known else {
                self.add(Class::OnlyTheirs, None, Some(there), Vec::new(), At::default());
                continue;
            };
            let mut fields = source.differing(other);
            fields.retain(|field| !matches!(field, Field::Author | Field::Parent | Field::Aliases));
            let parent = other.parent.as_ref().map(|id| self.readings.entry(id));
            fields.extend((source.parent != parent).then_some(Field::Parent));
            let names = |source: &Source| source.aliases.iter().cloned().collect::<BTreeSet<_>>();
            fields.extend((names(source) != names(other)).then_some(Field::Aliases));
            self.add_fields(Record::Source(id), there, &fields, &At::default());
        }
        for id in self.mine.sources.keys().filter(|id| !met.contains(*id)) {
            self.add(Class::OnlyMine, Some(Record::Source(id.clone())), None, Vec::new(), At::default());
        }
    }

    fn labels(&mut self) {
        let mut met = BTreeSet::new();
        for other in &self.theirs.labels {
            let there = Record::Label(other.id.clone());
            let id = self.readings.label(&other.id);
            let known = self.mine.label(&id).filter(|_| met.insert(id.clone()));
            let Some(label) = known else {
                self.add(Class::OnlyTheirs, None, Some(there), Vec::new(), At::default());
                continue;
            };
            // Another id of the same label shows in what names it.
            let parent = other.parent.as_ref().map(|id| self.readings.label(id));
            let fields = label.differing(&Label { parent, ..self.readings.label_of_mine(other) });
            self.add_fields(Record::Label(id), there, &fields, &At::default());
        }
        for label in self.mine.labels.iter().filter(|label| !met.contains(&label.id)) {
            self.add(Class::OnlyMine, Some(Record::Label(label.id.clone())), None, Vec::new(), At::default());
        }
    }

    /// What is left of a project.
    fn rest(&mut self) {
        let head = |project: &Project| Head { name: project.name.clone(), extra: project.extra.clone() };
        let fields = head(self.mine).differing(&head(self.theirs));
        self.add_fields(Record::Project, Record::Project, &fields, &At::default());
        let (mine, theirs) = (&self.mine.conflicts, &self.theirs.conflicts);
        let only = |a: &BTreeMap<ConflictId, Arc<Conflict>>, b: &BTreeMap<ConflictId, Arc<Conflict>>| -> Vec<Record> {
            a.iter().filter(|(id, _)| !b.contains_key(*id)).map(|(_, conflict)| conflict.record.clone()).collect()
        };
        for record in only(mine, theirs) {
            self.add(Class::Other, Some(record), None, Vec::new(), At::default());
        }
        for record in only(theirs, mine) {
            self.add(Class::Other, None, Some(record), Vec::new(), At::default());
        }
    }

    /// The differences found, in order.
    fn in_order(&mut self, comparison: &Comparison) -> Vec<Divergence> {
        let mut found = std::mem::take(&mut self.found);
        let mine = self.mine.articles.iter().map(|article| &article.id);
        let only_theirs = self.theirs.articles.iter().map(|article| &article.id);
        let matched: BTreeSet<&ArticleId> = comparison.articles.iter().map(|(_, theirs)| theirs).collect();
        let all = mine.chain(only_theirs.filter(|id| !matched.contains(id)));
        let mut places: HashMap<ArticleId, usize> = HashMap::new();
        for (number, id) in all.enumerate() {
            places.entry(id.clone()).or_insert(number);
        }
        found.sort_by_cached_key(|difference| {
            let article = difference.article.as_ref();
            let place = article.map_or(usize::MAX, |id| places.get(id).copied().unwrap_or(usize::MAX - 1));
            let range = difference.range.map(|range| (range.start, range.end));
            (place, range, difference.class, difference.mine.clone(), difference.theirs.clone())
        });
        found
    }
}

/// Where a difference is.
#[derive(Clone, Debug, Default)]
struct At {
    article: Option<ArticleId>,
    range: Option<CpRange>,
}

impl At {
    /// Where an annotation stands.
    fn of_mark(project: &Project, id: &AnnotationId) -> At {
        project.annotations.get(id).map_or_else(At::default, |annotation| At {
            article: Some(annotation.article.clone()),
            range: Some(annotation.span()),
        })
    }
}
