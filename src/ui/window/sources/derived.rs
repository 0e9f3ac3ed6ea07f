//! What the page shows of the project: derived from it, and brought up to date by the records that changed.

use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Changed, ClaimStatus, Corroboration, LabelId, Project,
    Relation, RelationId, Role, Source, SourceId, SourceNames, Standing, Watch,
};
use crate::article::{Article, ArticleId};
use crate::session::{Language, Session};
use crate::text::Cp;
use crate::text::hash::{HashMap, HashSet};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A claim and what the table tells of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClaimRow {
    pub claim: Arc<Annotation>,
    /// Its attributions, by id.
    pub ties: Vec<Arc<Attribution>>,
    /// The entries it comes from or through, each once.
    entries: Vec<SourceId>,
    pub corroboration: Corroboration,
    pub standing: Standing,
    /// The day its article appeared, or else the day it was marked.
    pub date: Date,
    /// The number of its article, and where it begins there.
    pub place: (usize, Cp),
}

/// What became of an entry's claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub borne_out: usize,
    pub refuted: usize,
    pub withdrawn: usize,
    pub disputed: usize,
    pub open: usize,
}

impl Record {
    pub fn all(self) -> usize {
        self.borne_out + self.refuted + self.withdrawn + self.disputed + self.open
    }

    /// The number that claims with this status are counted in.
    fn count(&mut self, status: ClaimStatus) -> &mut usize {
        match status {
            ClaimStatus::BorneOut => &mut self.borne_out,
            ClaimStatus::Refuted => &mut self.refuted,
            ClaimStatus::Withdrawn => &mut self.withdrawn,
            ClaimStatus::Disputed => &mut self.disputed,
            ClaimStatus::Open => &mut self.open,
        }
    }
}

/// What an entry is named by.
#[derive(Default)]
struct Named {
    /// The claims that come from it or through it.
    claims: BTreeSet<AnnotationId>,
    record: Record,
}

/// Everything the page shows that takes longer to find than a frame has time for.
///
/// It remembers the records it was derived from. After an edit the rows of the claims that the edit could touch are
/// made anew; who else says so is found anew for those and for what is related to them.
#[derive(Default)]
pub(super) struct Derived {
    revision: Option<u64>,
    annotations: Watch<AnnotationId, Annotation>,
    attributions: Watch<AttributionId, Attribution>,
    relations: Watch<RelationId, Relation>,
    names: SourceNames,
    /// The labels of claims.
    labels: Vec<LabelId>,
    /// The articles: their number in the project's order, and when they appeared.
    articles: HashMap<ArticleId, (usize, Option<Date>)>,
    /// Grows when a row changes.
    pub generation: u64,
    /// Grows when an entry changes.
    pub renamed: u64,
    /// The project's claims.
    pub rows: BTreeMap<AnnotationId, Arc<ClaimRow>>,
    /// For each annotation the attributions that name it, by id.
    ties: HashMap<AnnotationId, Vec<Arc<Attribution>>>,
    named: HashMap<SourceId, Named>,
    mentions: HashMap<SourceId, Vec<Arc<Annotation>>>,
    /// Pairs of entries that go by a name in common.
    pub alike: Vec<(SourceId, SourceId)>,
    found: Option<Found>,
}

/// The answer to the last query.
struct Found {
    query: String,
    language: Language,
    entries: Arc<[Arc<Source>]>,
}

impl Derived {
    /// Looks at the session again, if anything has changed since.
    pub fn follow(&mut self, session: &Session) {
        if self.revision.replace(session.revision) != Some(session.revision) {
            self.look(&session.project);
        }
    }

    /// Brings everything up to what `project` has now.
    fn look(&mut self, project: &Project) {
        let is_claim = |label: &&crate::annotation::Label| label.role == Some(Role::Claim);
        let labels: Vec<LabelId> = project.labels.iter().filter(is_claim).map(|label| label.id.clone()).collect();
        if self.labels != labels {
            // Any mark may be a claim now, or be one no longer: all records are new.
            let (revision, generation, renamed) = (self.revision, self.generation + 1, self.renamed);
            *self = Derived { revision, generation, renamed, labels, ..Derived::default() };
        }
        if self.names.follow(project) {
            self.alike = self.names.alike();
            self.found = None;
            self.renamed += 1;
        }
        let articles = project.articles.iter().enumerate();
        let articles = articles.map(|(number, a)| (a.id.clone(), (number, published(a)))).collect();
        let other_articles = self.articles != articles;
        self.articles = articles;
        let annotations = self.annotations.changes(&project.annotations);
        let attributions = self.attributions.changes(&project.attributions);
        let relations = self.relations.changes(&project.relations);
        if !other_articles && annotations.is_empty() && attributions.is_empty() && relations.is_empty() {
            return;
        }
        self.generation += 1;
        let changed = annotations.iter().flat_map(|change| [&change.before, &change.now]).flatten();
        let mut doubtful: HashSet<AnnotationId> = changed.map(|annotation| annotation.id.clone()).collect();
        let both = attributions.iter().flat_map(|change| [&change.before, &change.now]).flatten();
        let mut touched: HashSet<AnnotationId> = both.filter_map(|tie| tie.claim().cloned()).collect();
        for change in attributions {
            let parts = |tie: &Attribution| tie.parts().map(|(_, id)| id.clone()).collect::<HashSet<_>>();
            change.put_in(&mut self.ties, |tie| &tie.id, parts);
        }
        touched.extend(self.reported_by(&doubtful));
        doubtful.extend(touched.iter().cloned());
        touched.extend(self.put_rows(project, &doubtful));
        let related = relations.iter().flat_map(|change| [&change.before, &change.now]).flatten();
        touched.extend(related.flat_map(|relation| [relation.from.clone(), relation.to.clone()]));
        self.corroborate(project, &touched);
        self.put_mentions(annotations, other_articles);
        if other_articles {
            self.place_rows();
        }
    }

    /// The claims of attributions that name one of these mentions: whom it refers to is what they come from.
    fn reported_by(&self, mentions: &HashSet<AnnotationId>) -> Vec<AnnotationId> {
        let reported = mentions.iter().flat_map(|mention| {
            let names = |tie: &&Arc<Attribution>| tie.parties().any(|party| party.mention() == Some(mention));
            self.ties.get(mention).into_iter().flatten().filter(names)
        });
        reported.filter_map(|tie| tie.claim().cloned()).collect()
    }

    /// Makes the rows of these claims anew, or takes them out. Answers with those that had no row before.
    fn put_rows(&mut self, project: &Project, doubtful: &HashSet<AnnotationId>) -> Vec<AnnotationId> {
        let mut fresh = Vec::new();
        for id in doubtful {
            let before = self.rows.remove(id);
            if let Some(before) = &before {
                count_out(&mut self.named, before);
            }
            let now = project.annotations.get(id).filter(|annotation| self.labels.contains(&annotation.label));
            let Some(claim) = now else { continue };
            if before.is_none() {
                fresh.push(id.clone());
            }
            let ties = self.ties.get(id).into_iter().flatten().filter(|tie| tie.claim() == Some(id));
            let ties: Vec<_> = ties.cloned().collect();
            let parties = ties.iter().flat_map(|tie| tie.parties());
            let entries: BTreeSet<SourceId> =
                parties.filter_map(|party| project.entry_of(party)).map(|entry| entry.id.clone()).collect();
            let row = ClaimRow {
                claim: claim.clone(),
                entries: entries.into_iter().collect(),
                corroboration: before.map(|row| row.corroboration).unwrap_or_default(),
                standing: ties.iter().map(|tie| tie.standing()).max().unwrap_or(Standing::Unattributed),
                date: date(&self.articles, claim),
                place: place(&self.articles, claim),
                ties,
            };
            for entry in &row.entries {
                let named = self.named.entry(entry.clone()).or_default();
                named.claims.insert(id.clone());
                *named.record.count(claim.assessment.status) += 1;
            }
            self.rows.insert(id.clone(), Arc::new(row));
        }
        fresh
    }

    /// Finds anew who else says what these claims say and those that are related to them.
    fn corroborate(&mut self, project: &Project, touched: &HashSet<AnnotationId>) {
        if touched.is_empty() {
            return;
        }
        for (id, now) in project.corroborations_near(Some(touched)) {
            if let Some(row) = self.rows.get_mut(id).filter(|row| row.corroboration != now) {
                Arc::make_mut(row).corroboration = now;
            }
        }
    }

    fn place_rows(&mut self) {
        for row in self.rows.values_mut() {
            let now = (date(&self.articles, &row.claim), place(&self.articles, &row.claim));
            if (row.date, row.place) != now {
                let row = Arc::make_mut(row);
                (row.date, row.place) = now;
            }
        }
    }

    /// Puts mentions that changed to the entries they refer to now; sorts those lists anew, or all of them.
    fn put_mentions(&mut self, changes: Vec<Changed<Annotation>>, all: bool) {
        let entry = |annotation: &Option<Arc<Annotation>>| annotation.as_ref().and_then(|a| a.refers_to.clone());
        let before: HashSet<SourceId> = changes.iter().filter_map(|change| entry(&change.before)).collect();
        let now: HashSet<SourceId> = changes.iter().filter_map(|change| entry(&change.now)).collect();
        let gone: HashSet<&AnnotationId> =
            changes.iter().filter_map(|change| change.before.as_ref()).map(|mention| &mention.id).collect();
        for entry in before {
            if let Some(mentions) = self.mentions.get_mut(&entry) {
                mentions.retain(|mention| !gone.contains(&mention.id));
                if mentions.is_empty() {
                    self.mentions.remove(&entry);
                }
            }
        }
        for mention in changes.iter().filter_map(|change| change.now.as_ref()) {
            if let Some(entry) = &mention.refers_to {
                self.mentions.entry(entry.clone()).or_default().push(mention.clone());
            }
        }
        for (_, mentions) in self.mentions.iter_mut().filter(|(entry, _)| all || now.contains(*entry)) {
            mentions.sort_by_cached_key(|a| (place(&self.articles, a), a.id.clone()));
        }
    }

    /// The rows that name this entry, by id.
    pub fn rows_of(&self, source: &SourceId) -> impl Iterator<Item = &Arc<ClaimRow>> {
        let claims = self.named.get(source).into_iter().flat_map(|named| &named.claims);
        claims.filter_map(|id| self.rows.get(id))
    }

    /// How many rows name this entry.
    pub fn count_of(&self, source: &SourceId) -> usize {
        self.named.get(source).map_or(0, |named| named.claims.len())
    }

    pub fn record_of(&self, source: &SourceId) -> Record {
        self.named.get(source).map(|named| named.record).unwrap_or_default()
    }

    /// The marks that refer to this entry, in the order of the articles and their texts.
    pub fn mentions_of(&self, source: &SourceId) -> &[Arc<Annotation>] {
        self.mentions.get(source).map_or(&[], Vec::as_slice)
    }

    /// Of two entries the one to keep where nobody said, and the other: that with more mentions stays, of two with as
    /// many the older.
    pub fn which_stays<'s>(&self, project: &Project, [one, other]: [&'s SourceId; 2]) -> [&'s SourceId; 2] {
        let weight = |id: &SourceId| {
            let made = project.sources.get(id).map(|source| source.created);
            (Reverse(self.mentions_of(id).len()), made)
        };
        if weight(other) < weight(one) { [other, one] } else { [one, other] }
    }

    /// The entries that `query` finds, the best first; all of them by name if it is empty.
    pub fn find(&mut self, session: &Session, query: &str) -> Arc<[Arc<Source>]> {
        let language = session.settings.language;
        if let Some(found) = &self.found
            && (found.language, found.query.as_str()) == (language, query)
        {
            return found.entries.clone();
        }
        let entries: Arc<[Arc<Source>]> = match query.trim() {
            "" => self.names.listed(language == Language::Arabic).into(),
            _ => self.names.find(query).into(),
        };
        self.found = Some(Found { query: query.to_owned(), language, entries: entries.clone() });
        entries
    }
}

/// Takes a row's claim away from the entries that it names.
fn count_out(named: &mut HashMap<SourceId, Named>, row: &ClaimRow) {
    for entry in &row.entries {
        let Some(of_entry) = named.get_mut(entry) else { continue };
        if of_entry.claims.remove(&row.claim.id) {
            *of_entry.record.count(row.claim.assessment.status) -= 1;
        }
        if of_entry.claims.is_empty() {
            named.remove(entry);
        }
    }
}

/// The day a claim's article appeared, or else the day it was marked.
fn date(articles: &HashMap<ArticleId, (usize, Option<Date>)>, claim: &Annotation) -> Date {
    articles.get(&claim.article).and_then(|(_, date)| *date).unwrap_or_else(|| super::day::of(claim.created))
}

/// The number of a mark's article, and where it begins there.
fn place(articles: &HashMap<ArticleId, (usize, Option<Date>)>, mark: &Annotation) -> (usize, Cp) {
    (articles.get(&mark.article).map_or(usize::MAX, |(number, _)| *number), mark.span().start)
}

/// The day an article appeared, where its page tells it as ISO 8601 does.
fn published(article: &Article) -> Option<Date> {
    article.meta.published.trim().get(..10)?.parse().ok()
}

#[cfg(test)]
#[path = "derived_tests.rs"]
mod tests;
