//! What the page shows of the project: derived from it, made anew when what it is derived from changes.

use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, ClaimStatus, Corroboration, Project, Relation, RelationId,
    Role, Source, SourceId, Standing, Watch,
};
use crate::article::{Article, ArticleId};
use crate::session::{Language, Session};
use crate::text::fold;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A claim and what the table tells of it.
pub(super) struct ClaimRow {
    pub claim: Arc<Annotation>,
    /// Its attributions, by id.
    pub ties: Vec<Arc<Attribution>>,
    pub corroboration: Corroboration,
    pub standing: Standing,
    /// The day its article appeared, or else the day it was marked.
    pub date: Date,
}

/// What became of an entry's claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub borne_out: usize,
    pub refuted: usize,
    pub withdrawn: usize,
    pub open: usize,
}

impl Record {
    pub fn all(self) -> usize {
        self.borne_out + self.refuted + self.withdrawn + self.open
    }
}

/// What was looked at when the rows were made.
#[derive(Default)]
struct Looked {
    annotations: Watch<AnnotationId, Annotation>,
    attributions: Watch<AttributionId, Attribution>,
    relations: Watch<RelationId, Relation>,
    articles: Vec<Arc<Article>>,
    sources: Vec<SourceId>,
}

impl Looked {
    /// Looks again, and tells whether anything is different.
    fn is_other(&mut self, project: &Project) -> bool {
        let annotations = self.annotations.changes(&project.annotations);
        let attributions = self.attributions.changes(&project.attributions);
        let relations = self.relations.changes(&project.relations);
        let articles = self.articles.len() == project.articles.len()
            && self.articles.iter().zip(&project.articles).all(|(a, b)| Arc::ptr_eq(a, b));
        let sources = self.sources.iter().eq(project.sources.keys());
        if !articles {
            self.articles.clone_from(&project.articles);
        }
        if !sources {
            self.sources = project.sources.keys().cloned().collect();
        }
        !(annotations.is_empty() && attributions.is_empty() && relations.is_empty() && articles && sources)
    }
}

/// Everything the page shows that takes longer to find than a frame has time for.
#[derive(Default)]
pub(super) struct Derived {
    revision: Option<u64>,
    looked: Looked,
    /// Grows when the rows are made anew.
    pub generation: u64,
    /// The project's claims, by id.
    pub rows: Vec<ClaimRow>,
    /// For each entry the rows that name it.
    by_source: HashMap<SourceId, Vec<u32>>,
    records: HashMap<SourceId, Record>,
    mentions: HashMap<SourceId, Vec<Arc<Annotation>>>,
    /// Pairs of entries that go by a name in common.
    pub alike: Vec<(SourceId, SourceId)>,
    found: Option<Found>,
}

/// The answer to the last query.
struct Found {
    revision: u64,
    query: String,
    language: Language,
    entries: Arc<[Arc<Source>]>,
}

impl Derived {
    /// Looks at the session again, if anything has changed since.
    pub fn follow(&mut self, session: &Session) {
        if self.revision.replace(session.revision) == Some(session.revision) {
            return;
        }
        let project = &session.project;
        self.alike = project.sources_alike().into_iter().map(|(a, b)| (a.id.clone(), b.id.clone())).collect();
        if self.looked.is_other(project) || self.generation == 0 {
            self.generation += 1;
            self.make_rows(project);
        }
    }

    fn make_rows(&mut self, project: &Project) {
        let claim_labels: HashSet<_> =
            project.labels.iter().filter(|l| l.role == Some(Role::Claim)).map(|l| &l.id).collect();
        let dates: HashMap<&ArticleId, Option<Date>> = project.articles.iter().map(|a| (&a.id, published(a))).collect();
        let corroborations = project.corroborations();
        let mut ties: HashMap<_, Vec<Arc<Attribution>>> = HashMap::new();
        for tie in project.attributions.values() {
            if let Some(claim) = tie.claim() {
                ties.entry(claim).or_default().push(tie.clone());
            }
        }
        let row = |claim: &Arc<Annotation>| {
            let ties = ties.remove(&claim.id).unwrap_or_default();
            ClaimRow {
                claim: claim.clone(),
                corroboration: corroborations.get(&claim.id).copied().unwrap_or_default(),
                standing: ties.iter().map(|tie| tie.standing()).max().unwrap_or(Standing::Unattributed),
                date: dates.get(&claim.article).copied().flatten().unwrap_or_else(|| super::day::of(claim.created)),
                ties,
            }
        };
        self.rows = project.annotations.values().filter(|a| claim_labels.contains(&a.label)).map(row).collect();
        self.by_source.clear();
        self.records.clear();
        for (number, row) in self.rows.iter().enumerate() {
            for tie in &row.ties {
                for entry in tie.parties().filter_map(|party| project.entry_of(party)) {
                    let known = self.by_source.entry(entry.id.clone()).or_default();
                    if known.last() != Some(&(number as u32)) {
                        known.push(number as u32);
                        count(self.records.entry(entry.id.clone()).or_default(), row.claim.assessment.status);
                    }
                }
            }
        }
        self.mentions.clear();
        for mention in project.annotations.values() {
            if let Some(entry) = &mention.refers_to {
                self.mentions.entry(entry.clone()).or_default().push(mention.clone());
            }
        }
        let place = |a: &Annotation| project.articles.iter().position(|article| article.id == a.article);
        for mentions in self.mentions.values_mut() {
            mentions.sort_by_cached_key(|a| (place(a), a.span().start));
        }
    }

    /// The rows that name this entry, by number.
    pub fn rows_of(&self, source: &SourceId) -> &[u32] {
        self.by_source.get(source).map_or(&[], Vec::as_slice)
    }

    pub fn record_of(&self, source: &SourceId) -> Record {
        self.records.get(source).copied().unwrap_or_default()
    }

    /// The marks that refer to this entry, in the order of the articles and their texts.
    pub fn mentions_of(&self, source: &SourceId) -> &[Arc<Annotation>] {
        self.mentions.get(source).map_or(&[], Vec::as_slice)
    }

    /// The entries that `query` finds, the best first; all of them by name if it is empty.
    pub fn find(&mut self, session: &Session, query: &str) -> Arc<[Arc<Source>]> {
        let (revision, language) = (session.revision, session.settings.language);
        if let Some(found) = &self.found
            && (found.revision, found.language, found.query.as_str()) == (revision, language, query)
        {
            return found.entries.clone();
        }
        let mut entries: Vec<Arc<Source>> = session.project.find_sources(query).into_iter().cloned().collect();
        if query.trim().is_empty() {
            let arabic = language == Language::Arabic;
            entries.sort_by_cached_key(|s| fold::fold(s.name.either(arabic)).text().to_owned());
        }
        let entries: Arc<[Arc<Source>]> = entries.into();
        self.found = Some(Found { revision, query: query.to_owned(), language, entries: entries.clone() });
        entries
    }
}

fn count(record: &mut Record, status: ClaimStatus) {
    match status {
        ClaimStatus::BorneOut => record.borne_out += 1,
        ClaimStatus::Refuted => record.refuted += 1,
        ClaimStatus::Withdrawn => record.withdrawn += 1,
        ClaimStatus::Open | ClaimStatus::Disputed => record.open += 1,
    }
}

/// The day an article appeared, where its page tells it as ISO 8601 does.
fn published(article: &Article) -> Option<Date> {
    article.meta.published.trim().get(..10)?.parse().ok()
}
