//! What a filter chooses, kept from one state of a project to the next.

use super::{Filter, Folds};
use crate::annotation::{Annotation, AnnotationId, Attribution, AttributionId, Label, Project, Watch};
use crate::article::ArticleId;
use crate::text::hash::{HashMap, HashSet};
use std::sync::Arc;

/// The annotations a filter chooses, brought up to date by the records that changed.
#[derive(Debug, Default)]
pub struct Chosen {
    of: Option<(Filter, Option<ArticleId>)>,
    labels: Vec<Label>,
    articles: Vec<ArticleId>,
    annotations: Watch<AnnotationId, Annotation>,
    attributions: Watch<AttributionId, Attribution>,
    folds: Folds,
    /// The annotations wanted, in order.
    pub marks: Vec<Arc<Annotation>>,
    /// How many there are to choose from.
    pub all: usize,
}

impl Chosen {
    /// How many annotations may be looked at one by one before looking at all of them is quicker.
    const FEW: usize = 256;

    /// Brings the choice up to what `project` has now. `in_view` is the article in view.
    pub fn follow(&mut self, filter: &Filter, project: &Project, in_view: Option<&ArticleId>) {
        let same = self.of.as_ref().is_some_and(|(of, view)| of == filter && view.as_ref() == in_view)
            && self.labels == project.labels
            && project.articles.iter().map(|article| &article.id).eq(&self.articles);
        let doubtful = self.doubtful(project);
        if same && filter.asks_little() && doubtful.len() <= Chosen::FEW {
            return self.look(filter, project, in_view, &doubtful);
        }
        self.of = Some((filter.clone(), in_view.cloned()));
        self.labels.clone_from(&project.labels);
        self.articles = project.articles.iter().map(|article| article.id.clone()).collect();
        (self.marks, self.all) = filter.choose(project, in_view, &mut self.folds);
    }

    /// The annotations that changed since the last look, as they were and as they are, and those whose attributions did.
    fn doubtful(&mut self, project: &Project) -> HashMap<AnnotationId, Option<Arc<Annotation>>> {
        let mut doubtful: HashMap<AnnotationId, Option<Arc<Annotation>>> = HashMap::default();
        for change in self.annotations.changes(&project.annotations) {
            if let Some(record) = change.before.as_ref().or(change.now.as_ref()) {
                doubtful.insert(record.id.clone(), change.before.clone());
            }
        }
        for change in self.attributions.changes(&project.attributions) {
            for claim in [&change.before, &change.now].into_iter().flatten().filter_map(|tie| tie.claim()) {
                if !doubtful.contains_key(claim) {
                    doubtful.insert(claim.clone(), project.annotations.get(claim).cloned());
                }
            }
        }
        doubtful
    }

    /// Looks at these annotations alone.
    fn look(
        &mut self,
        filter: &Filter,
        project: &Project,
        in_view: Option<&ArticleId>,
        doubtful: &HashMap<AnnotationId, Option<Arc<Annotation>>>,
    ) {
        if doubtful.is_empty() {
            return;
        }
        let lookup = filter.lookup(project);
        let within = |a: &Annotation| filter.is_within(a, in_view);
        self.all -= doubtful.values().flatten().filter(|before| within(before)).count();
        let before: HashSet<*const Annotation> = doubtful.values().flatten().map(Arc::as_ptr).collect();
        self.marks.retain(|mark| !before.contains(&Arc::as_ptr(mark)));
        for now in doubtful.keys().filter_map(|id| project.annotations.get(id)).filter(|now| within(now)) {
            self.all += 1;
            if filter.wants(project, &lookup, now, &mut self.folds) {
                let rank = filter.rank(&lookup, now);
                let at = self.marks.partition_point(|mark| (filter.rank(&lookup, mark), &mark.id) < (rank, &now.id));
                self.marks.insert(at, now.clone());
            }
        }
    }
}
