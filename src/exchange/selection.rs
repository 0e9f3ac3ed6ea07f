//! What of a project goes into an export.

use crate::annotation::{
    AnnotationId, Attribution, AttributionId, Bilingual, LabelId, Party, Project, Remarks, SourceId, Subject, Topic,
};
use crate::article::ArticleId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which notes and translations go in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Remarked {
    /// Notes, translations and tags.
    #[default]
    All,
    Glosses,
    Nothing,
}

impl Remarked {
    /// All of them, in the order menus show them.
    pub const ALL: [Remarked; 3] = [Remarked::All, Remarked::Glosses, Remarked::Nothing];

    /// Its name in settings and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Remarked::All => "all",
            Remarked::Glosses => "glosses",
            Remarked::Nothing => "nothing",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Remarked> {
        Remarked::ALL.into_iter().find(|remarked| remarked.name() == name)
    }
}

/// What of a project goes into an export. The default is all.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Only these articles.
    pub articles: Option<BTreeSet<ArticleId>>,
    /// Only annotations with these labels.
    pub labels: Option<BTreeSet<LabelId>>,
    /// Only what these people made.
    pub authors: Option<BTreeSet<String>>,
    pub remarks: Remarked,
    /// Whether grades of claims and sources go in.
    pub grades: bool,
}

impl Default for Selection {
    fn default() -> Selection {
        Selection { articles: None, labels: None, authors: None, remarks: Remarked::All, grades: true }
    }
}

impl Selection {
    /// The project with what is chosen of it, and without what would then hang in the air: attributions and relations
    /// whose claims are not there, sources that nothing names any more. It is as sound as `project`.
    pub fn choose(&self, project: &Project) -> Project {
        let mut chosen = project.clone();
        // What a merge left open is settled here, not by whoever is handed the project.
        chosen.conflicts.clear();
        if *self == Selection::default() {
            return chosen;
        }
        let has = |article: &ArticleId| self.articles.as_ref().is_none_or(|wanted| wanted.contains(article));
        let by = |author: &String| self.authors.as_ref().is_none_or(|wanted| wanted.contains(author));
        let labelled = |label: &LabelId| self.labels.as_ref().is_none_or(|wanted| wanted.contains(label));
        chosen.articles.retain(|article| has(&article.id));
        chosen.annotations.retain(|_, a| has(&a.article) && by(&a.author) && labelled(&a.label));
        chosen.remarks.retain(|place, said| place.article().is_none_or(&has) && by(&said.author));
        self.cut_ties(project, &mut chosen);
        cut_reviews(&mut chosen);
        if self.articles.is_some() || self.labels.is_some() || self.authors.is_some() {
            keep_named_sources(&mut chosen);
        }
        if self.remarks != Remarked::All || !self.grades {
            self.strip(&mut chosen);
        }
        chosen
    }

    /// Lets go of what says something about articles or annotations that are left out. A mention that is left out
    /// still tells whom it means: its entry takes its place.
    fn cut_ties(&self, project: &Project, chosen: &mut Project) {
        let Project { articles, annotations, attributions, relations, .. } = chosen;
        let there = |id: &AnnotationId| annotations.contains_key(id);
        let articles: BTreeSet<&ArticleId> = articles.iter().map(|a| &a.id).collect();
        attributions.retain(|_, a| match &a.subject {
            Subject::Claim(claim) => there(claim),
            Subject::Article(article) => articles.contains(article),
        });
        let kept = |party: &Party| match party.mention() {
            Some(mention) if !there(mention) => project.entry_of(party).map(|entry| Party::Entry(entry.id.clone())),
            _ => Some(party.clone()),
        };
        let ids: BTreeSet<AttributionId> = attributions.keys().cloned().collect();
        for attribution in attributions.values_mut() {
            let cut = Attribution {
                cue: attribution.cue.clone().filter(there),
                source: attribution.source.as_ref().and_then(kept),
                via: attribution.via.iter().filter_map(kept).collect(),
                inside: attribution.inside.clone().filter(|outer| ids.contains(outer)),
                ..Attribution::clone(attribution)
            };
            if cut != **attribution {
                *attribution = Arc::new(cut);
            }
        }
        relations.retain(|_, r| there(&r.from) && there(&r.to));
    }

    /// Leaves out remarks and grades that are not wanted.
    fn strip(&self, chosen: &mut Project) {
        for annotation in chosen.annotations.values_mut() {
            let annotation = Arc::make_mut(annotation);
            self.strip_remarks(&mut annotation.remarks);
            if !self.grades {
                annotation.assessment.credibility = None;
                annotation.assessment.likelihood = None;
                annotation.assessment.confidence = None;
            }
        }
        for said in chosen.remarks.values_mut() {
            self.strip_remarks(&mut Arc::make_mut(said).remarks);
        }
        chosen.remarks.retain(|_, said| !said.remarks.is_empty());
        for source in chosen.sources.values_mut() {
            let source = Arc::make_mut(source);
            if self.remarks != Remarked::All {
                source.note = Bilingual::default();
            }
            if !self.grades {
                source.ratings.clear();
            }
        }
        if self.remarks != Remarked::All {
            chosen.relations.values_mut().for_each(|r| Arc::make_mut(r).note = Bilingual::default());
        }
    }

    fn strip_remarks(&self, remarks: &mut Remarks) {
        match self.remarks {
            Remarked::All => {}
            Remarked::Glosses => *remarks = Remarks { gloss: std::mem::take(&mut remarks.gloss), ..Remarks::default() },
            Remarked::Nothing => *remarks = Remarks::default(),
        }
    }
}

/// Lets go of verdicts, comments and stages of what is left out.
fn cut_reviews(chosen: &mut Project) {
    let articles: BTreeSet<ArticleId> = chosen.articles.iter().map(|article| article.id.clone()).collect();
    let Project { annotations, verdicts, comments, stages, .. } = chosen;
    verdicts.retain(|_, verdict| match verdict.own_article() {
        Some(article) => articles.contains(article),
        None => annotations.contains_key(&verdict.on),
    });
    // A thread is about one thing, and stays or goes whole.
    comments.retain(|_, comment| match &comment.on {
        Topic::Annotation(id) => annotations.contains_key(id),
        Topic::Article(id) => articles.contains(id),
        Topic::Verdict(id) => verdicts.contains_key(id),
    });
    stages.retain(|article, _| articles.contains(article));
}

/// Keeps the entries that something names, and those they belong to.
fn keep_named_sources(chosen: &mut Project) {
    let mentions = chosen.annotations.values().filter_map(|a| a.refers_to.clone());
    let parties = chosen.attributions.values().flat_map(|a| a.parties()).filter_map(|party| match party {
        Party::Entry(id) => Some(id.clone()),
        Party::Mention(_) => None,
    });
    let mut named: BTreeSet<SourceId> = mentions.chain(parties).collect();
    let mut open: Vec<SourceId> = named.iter().cloned().collect();
    while let Some(id) = open.pop() {
        let parent = chosen.sources.get(&id).and_then(|source| source.parent.clone());
        open.extend(parent.filter(|parent| named.insert(parent.clone())));
    }
    chosen.sources.retain(|id, _| named.contains(id));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    fn sample() -> Project {
        project::sample()
    }

    /// What is chosen is a sound project: it is written and read back the same.
    fn check(selection: &Selection) -> Project {
        let chosen = selection.choose(&sample());
        let loaded = project::read(project::write(&chosen).as_bytes()).expect("what is chosen is sound");
        assert_eq!(loaded.project, chosen);
        chosen
    }

    #[test]
    fn all_is_chosen_unless_something_is_left_out() {
        assert_eq!(check(&Selection::default()), sample());
    }

    #[test]
    fn one_article_comes_with_what_is_tied_to_it() {
        let whole = sample();
        let first = whole.articles[0].id.clone();
        let chosen = check(&Selection { articles: Some([first.clone()].into()), ..Selection::default() });
        assert_eq!(chosen.articles.len(), 1);
        assert_eq!(chosen.annotations.len(), whole.annotations_of(&first).len());
        assert!(!chosen.attributions.is_empty() && chosen.attributions.len() < whole.attributions.len());
        assert!(!chosen.sources.is_empty() && chosen.sources.len() < whole.sources.len());
    }

    #[test]
    fn claims_alone_still_tell_who_says_them() {
        let whole = sample();
        let chosen = check(&Selection { labels: Some([LabelId("claim".into())].into()), ..Selection::default() });
        let entries = |project: &Project| {
            let parties = project.attributions.values().flat_map(|a| a.parties());
            parties.filter_map(|p| project.entry_of(p).map(|e| e.id.clone())).collect::<BTreeSet<_>>()
        };
        assert!(chosen.annotations.len() < whole.annotations.len());
        assert_eq!(entries(&chosen), entries(&whole));
    }

    #[test]
    fn translations_alone_or_nothing_is_said() {
        let glosses = check(&Selection { remarks: Remarked::Glosses, ..Selection::default() });
        assert!(glosses.annotations.values().all(|a| a.remarks.note.is_empty() && a.remarks.tags.is_empty()));
        assert!(glosses.annotations.values().any(|a| !a.remarks.gloss.is_empty()));
        let nothing = check(&Selection { remarks: Remarked::Nothing, grades: false, ..Selection::default() });
        assert!(nothing.annotations.values().all(|a| a.remarks.is_empty() && !a.assessment.is_graded()));
        assert!(nothing.sources.values().all(|s| s.ratings.is_empty() && s.note.is_empty()));
        assert!(nothing.remarks.is_empty());
    }
}
