//! Which articles of the file the project has, and where their annotations stand there.

use super::{Count, Fate, JoinedArticle, Joining, Unplaced, with_free_id};
use crate::anchor::{Finder, Outcome, State, carry_blocks, place};
use crate::annotation::{Annotation, AnnotationId, Edit, Place, Project};
use crate::article::{Article, ArticleId};
use crate::exchange::{ImportError, Progress};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// How many words in sequence tell that a passage is the same.
const SEQUENCE: usize = 5;

/// A sequence that stands in more articles than this tells none of them apart.
const COMMON: usize = 20;

/// The article of mine that one of theirs is.
enum Match {
    Same(ArticleId),
    /// In another version.
    Like(ArticleId),
}

/// Their annotations in the terms of the articles of mine: each with the one it was, in the order of the file.
pub(super) type Incoming = Vec<(Arc<Annotation>, Annotation)>;

impl Joining<'_> {
    /// Maps their articles, adds those that are new, and places their annotations.
    pub(super) fn articles(&mut self, progress: &Progress<'_>) -> Result<Incoming, ImportError> {
        let theirs = self.theirs;
        let matches = matches(self.before, theirs);
        let tied = if matches.values().any(|m| matches!(m, Match::Like(_))) { tied(theirs) } else { HashMap::new() };
        let mut of: HashMap<&ArticleId, Vec<&Arc<Annotation>>> = HashMap::new();
        for annotation in theirs.annotations.values() {
            of.entry(&annotation.article).or_default().push(annotation);
        }
        let mut incoming = Incoming::with_capacity(theirs.annotations.len());
        for (number, article) in theirs.articles.iter().enumerate() {
            progress.at(number, theirs.articles.len() * 2).map_err(|_| ImportError::Cancelled)?;
            let mut annotations = of.remove(&article.id).unwrap_or_default();
            annotations.sort_by_key(|a| (a.span().start, a.span().end, a.id.clone()));
            let (fate, id) = match matches.get(&article.id) {
                Some(Match::Same(id)) => {
                    incoming.extend(annotations.into_iter().map(|a| (a.clone(), moved(a, id))));
                    (Fate::Same, id.clone())
                }
                Some(Match::Like(id)) => {
                    let fate = self.version(article, id, &annotations, &tied, &mut incoming, progress)?;
                    (fate, id.clone())
                }
                None => {
                    let Some(id) = self.add(article) else { continue };
                    incoming.extend(annotations.into_iter().map(|a| (a.clone(), moved(a, &id))));
                    (Fate::New, id)
                }
            };
            self.article_numbers.insert(article.id.clone(), self.joined.articles.len());
            self.article_ids.entry(article.id.clone()).or_insert_with(|| id.clone());
            let title = article.title().to_owned();
            self.joined.articles.push(JoinedArticle { title, fate, id, annotations: Count::default() });
        }
        Ok(incoming)
    }

    /// Adds an article at the end; gives its id there.
    fn add(&mut self, article: &Article) -> Option<ArticleId> {
        let new = with_free_id(&self.mine, self.theirs, article);
        let (id, at) = (new.id.clone(), self.mine.articles.len());
        let name = article.title().to_owned();
        self.put(Edit::AddArticle { at, article: Arc::new(new) }, &name).then_some(id)
    }

    /// Places annotations of `old` in `id`, its other version in the project; adds `old` beside it for those that have
    /// no sure place there.
    fn version(
        &mut self,
        old: &Arc<Article>,
        id: &ArticleId,
        annotations: &[&Arc<Annotation>],
        tied: &HashMap<AnnotationId, usize>,
        incoming: &mut Incoming,
        progress: &Progress<'_>,
    ) -> Result<Fate, ImportError> {
        let Some(new) = self.before.article(id).cloned() else { return Ok(Fate::New) };
        let (before, after) = (Finder::new(old), Finder::new(&new));
        let mut placed: Vec<Option<Annotation>> = Vec::with_capacity(annotations.len());
        let mut apart: HashSet<usize> = HashSet::new();
        for (number, annotation) in annotations.iter().enumerate() {
            progress.at(number, annotations.len() * 2).map_err(|_| ImportError::Cancelled)?;
            let there = match self.stands(annotation, id) {
                Some(there) => Ok(there),
                None => find(annotation, &new, &before, &after),
            };
            if let Err(state) = there {
                apart.extend(tied.get(&annotation.id));
                self.unplaced(old, annotation, state);
            }
            placed.push(there.ok());
        }
        let blocks = carry_blocks(old, &new);
        let homeless = |place: &Place| match place {
            Place::Block(article, block) => {
                *article == old.id && blocks.get(*block as usize).copied().flatten().is_none()
            }
            _ => false,
        };
        let beside = placed.iter().any(Option::is_none) || self.theirs.remarks.keys().any(homeless);
        let beside = beside.then(|| self.add(old)).flatten();
        for (annotation, there) in annotations.iter().zip(placed) {
            let stays = tied.get(&annotation.id).is_none_or(|group| !apart.contains(group));
            match (there.filter(|_| stays), &beside) {
                (Some(there), _) => incoming.push(((*annotation).clone(), there)),
                (None, Some(beside)) => incoming.push(((*annotation).clone(), moved(annotation, beside))),
                // There was no room for the article; that is said.
                (None, None) => {}
            }
        }
        Ok(match beside {
            Some(beside) => {
                self.article_ids.insert(old.id.clone(), beside);
                Fate::Beside
            }
            None => {
                self.blocks.insert(old.id.clone(), blocks);
                Fate::Version
            }
        })
    }

    /// The annotation where it stands in the article `id` of the project already, with the same words.
    fn stands(&self, annotation: &Annotation, id: &ArticleId) -> Option<Annotation> {
        let known = self.before.annotations.get(&annotation.id)?;
        let quotes = |a: &Annotation| a.marks.iter().map(|mark| mark.quote.clone()).collect::<Vec<_>>();
        let same = known.article == *id && quotes(known) == quotes(annotation);
        same.then(|| Annotation { marks: known.marks.clone(), article: id.clone(), ..annotation.clone() })
    }

    fn unplaced(&mut self, article: &Article, annotation: &Annotation, state: State) {
        let label = self.theirs.label(&annotation.label).map(|label| label.name.clone()).unwrap_or_default();
        let article = article.title().to_owned();
        self.joined.unplaced.push(Unplaced { article, label, quote: annotation.quote(), state });
    }
}

/// The annotation as one of the article `id`, which has the same text.
fn moved(annotation: &Annotation, id: &ArticleId) -> Annotation {
    Annotation { article: id.clone(), ..annotation.clone() }
}

/// The annotation in another version of its article, if all its places are certain.
fn find(
    annotation: &Arc<Annotation>,
    article: &Article,
    before: &Finder<'_>,
    after: &Finder<'_>,
) -> Result<Annotation, State> {
    let marks = annotation.marks.iter().map(|mark| after.resolve_from(before, mark)).collect();
    let outcome = Outcome { annotation: annotation.clone(), marks };
    let state = outcome.state();
    if !state.is_certain() {
        return Err(state);
    }
    let there = place(article, annotation, &outcome.best()).ok_or(State::Ambiguous)?;
    Ok(Annotation { article: article.id.clone(), ..there })
}

/// The group of each annotation that attributions tie to others.
fn tied(project: &Project) -> HashMap<AnnotationId, usize> {
    let mut group: HashMap<&AnnotationId, usize> = HashMap::new();
    // The group that each group is part of.
    let mut above: Vec<usize> = Vec::new();
    fn top(above: &mut [usize], mut at: usize) -> usize {
        while above[at] != at {
            above[at] = above[above[at]];
            at = above[at];
        }
        at
    }
    for attribution in project.attributions.values() {
        let mut first = None;
        for (_, part) in attribution.parts() {
            let own = *group.entry(part).or_insert_with(|| {
                above.push(above.len());
                above.len() - 1
            });
            let own = top(&mut above, own);
            let first = *first.get_or_insert(own);
            above[own] = top(&mut above, first);
        }
    }
    group.into_iter().map(|(id, own)| (id.clone(), top(&mut above, own))).collect()
}

/// The article of mine that each of theirs is: by id and text, by text, then the one that has most in common with it.
fn matches(mine: &Project, theirs: &Project) -> HashMap<ArticleId, Match> {
    let mut matches: HashMap<ArticleId, Match> = HashMap::new();
    let mut taken: HashSet<&ArticleId> = HashSet::new();
    let by_id: HashMap<&ArticleId, &Arc<Article>> = mine.articles.iter().map(|a| (&a.id, a)).collect();
    for article in &theirs.articles {
        if let Some(known) = by_id.get(&article.id).filter(|known| known.text() == article.text()) {
            taken.insert(&known.id);
            matches.insert(article.id.clone(), Match::Same(known.id.clone()));
        }
    }
    let mut by_text: HashMap<&str, Vec<&Arc<Article>>> = HashMap::new();
    for article in &mine.articles {
        by_text.entry(article.text()).or_default().push(article);
    }
    for article in &theirs.articles {
        if matches.contains_key(&article.id) {
            continue;
        }
        // Where there is no text, what is said of the article has to be the same.
        let same = |known: &&&Arc<Article>| !article.text().is_empty() || known.meta == article.meta;
        let known = || by_text.get(&**article.text()).into_iter().flatten().filter(same);
        // Of several with one text the first that is free, else any.
        if let Some(known) = known().find(|known| !taken.contains(&known.id)).or_else(|| known().next()) {
            taken.insert(&known.id);
            matches.insert(article.id.clone(), Match::Same(known.id.clone()));
        }
    }
    for (_, article, known) in alike(mine, theirs, |t| !matches.contains_key(t), |m| !taken.contains(m)) {
        if !matches.contains_key(article) && taken.insert(known) {
            matches.insert(article.clone(), Match::Like(known.clone()));
        }
    }
    matches
}

/// Pairs of their articles and mine of which the shorter one has at least half of its sequences of words in the other,
/// those first that have most in common.
fn alike<'p>(
    mine: &'p Project,
    theirs: &'p Project,
    is_open: impl Fn(&ArticleId) -> bool,
    is_free: impl Fn(&ArticleId) -> bool,
) -> Vec<(Reverse<usize>, &'p ArticleId, &'p ArticleId)> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut lengths = vec![0; theirs.articles.len()];
    for (number, article) in theirs.articles.iter().enumerate().filter(|(_, article)| is_open(&article.id)) {
        let all = sequences(article.text());
        lengths[number] = all.len();
        all.into_iter().for_each(|sequence| holders.entry(sequence).or_default().push(number));
    }
    let mut found = Vec::new();
    if holders.is_empty() {
        return found;
    }
    for known in mine.articles.iter().filter(|article| is_free(&article.id)) {
        let all = sequences(known.text());
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for sequence in &all {
            let those = holders.get(sequence).filter(|those| those.len() <= COMMON);
            those.into_iter().flatten().for_each(|number| *shared.entry(*number).or_default() += 1);
        }
        for (number, count) in shared {
            let (Some(article), Some(length)) = (theirs.articles.get(number), lengths.get(number)) else { continue };
            if count * 2 >= all.len().min(*length) {
                found.push((Reverse(count), &article.id, &known.id));
            }
        }
    }
    found.sort_unstable();
    found
}

/// What stands for each sequence of [`SEQUENCE`] words of `text`, whatever white space is between them; for all words
/// where there are fewer.
fn sequences(text: &str) -> HashSet<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let of = |words: &[&str]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    if words.len() < SEQUENCE {
        return (!words.is_empty()).then(|| of(&words)).into_iter().collect();
    }
    words.windows(SEQUENCE).map(of).collect()
}
