//! Choosing and ordering annotations by what is known of them.

mod chosen;

pub use chosen::Chosen;

use super::{Annotation, AnnotationId, ClaimStatus, Credibility, LabelId, Project, Role, SourceId, Standing};
use crate::article::ArticleId;
use crate::text::hash::{HashMap, HashSet};
use crate::text::{Cp, fold};
use std::cmp::Reverse;
use std::sync::Arc;

/// Which annotations are wanted, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words that all stand in the quote, the notes, the gloss, the tags or the names of its source; folded.
    pub text: String,
    /// This label or one under it.
    pub label: Option<LabelId>,
    pub author: Option<String>,
    /// Mentions of this entry, and claims that come from it or through it.
    pub source: Option<SourceId>,
    /// Claims with this grade; `Some(None)` is those without one.
    pub grade: Option<Option<Credibility>>,
    pub state: Option<State>,
    /// Whether those of all articles are wanted, not of the one in view alone.
    pub everywhere: bool,
    pub sort: Sort,
}

/// What is still to be done about an annotation, or has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Claims whose source nobody has given or that have no grade; mentions whose entry nobody has given.
    Unresolved,
    /// Claims of whose source this is known.
    Standing(Standing),
    /// Claims that this became of.
    Status(ClaimStatus),
    /// Mentions of sources without an entry of the registry.
    Unidentified,
    /// Those with an open verdict or comment.
    InReview,
}

/// The order of annotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As they stand in the articles.
    #[default]
    Place,
    /// The latest change first.
    Time,
    /// By label, in the order of the label set.
    Label,
    /// The most credible first, those without a grade last.
    Grade,
}

impl Sort {
    /// All orders, as menus show them.
    pub const ALL: [Sort; 4] = [Sort::Place, Sort::Time, Sort::Label, Sort::Grade];
}

/// The folded words of annotations, kept from one state of a project to the next.
#[derive(Clone, Debug, Default)]
pub struct Folds(HashMap<AnnotationId, (Arc<Annotation>, String)>);

impl Folds {
    fn of(&mut self, annotation: &Arc<Annotation>) -> &str {
        let known = self.0.entry(annotation.id.clone()).or_insert_with(|| (annotation.clone(), words(annotation)));
        if !Arc::ptr_eq(&known.0, annotation) {
            *known = (annotation.clone(), words(annotation));
        }
        &known.1
    }
}

/// Everything written about an annotation, folded.
fn words(annotation: &Annotation) -> String {
    let remarks = &annotation.remarks;
    let mut all = annotation.quote();
    let written = [&remarks.note.ar, &remarks.note.en, &remarks.gloss.ar, &remarks.gloss.en];
    for text in written.into_iter().chain(&remarks.tags) {
        all.push('\n');
        all.push_str(text);
    }
    fold::fold(&all).text().to_owned()
}

/// Where an annotation comes: by what is asked for, then by article and place in it, the longer first.
type Rank = (i64, (usize, Cp, Reverse<Cp>));

/// What is asked about many annotations at once, looked up once.
struct Lookup<'p> {
    standings: HashMap<&'p AnnotationId, Standing>,
    /// The entries that claims come from or through, where a filter asks about them.
    sources: HashMap<&'p AnnotationId, Vec<&'p SourceId>>,
    /// How many open verdicts and comments each has, where a filter asks about them.
    open: HashMap<AnnotationId, usize>,
    /// The label wanted and those under it.
    labels: HashSet<&'p LabelId>,
    /// Where articles and labels stand in their lists.
    articles: HashMap<&'p ArticleId, usize>,
    ranks: HashMap<&'p LabelId, usize>,
    /// The words typed, folded.
    text: Vec<String>,
}

impl Filter {
    /// Whether it leaves anything out beyond the articles not in view.
    pub fn is_empty(&self) -> bool {
        *self == self.cleared()
    }

    /// Leaves nothing out any more; order and extent stay.
    pub fn cleared(&self) -> Filter {
        Filter { everywhere: self.everywhere, sort: self.sort, ..Filter::default() }
    }

    /// The annotations wanted, in order, and how many there are to choose from. `in_view` is the article in view.
    pub fn choose(
        &self,
        project: &Project,
        in_view: Option<&ArticleId>,
        folds: &mut Folds,
    ) -> (Vec<Arc<Annotation>>, usize) {
        let lookup = self.lookup(project);
        let within = |a: &&Arc<Annotation>| self.is_within(a, in_view);
        let all: Vec<&Arc<Annotation>> = project.annotations.values().filter(within).collect();
        let count = all.len();
        let mut chosen: Vec<Arc<Annotation>> =
            all.into_iter().filter(|a| self.wants(project, &lookup, a, folds)).cloned().collect();
        // They come by id, and stable sorting leaves those alike so.
        chosen.sort_by_cached_key(|a| self.rank(&lookup, a));
        (chosen, count)
    }

    /// Whether an annotation is of an article that is asked about.
    fn is_within(&self, annotation: &Annotation, in_view: Option<&ArticleId>) -> bool {
        self.everywhere || in_view == Some(&annotation.article)
    }

    /// Whether what an annotation is chosen by is its own record and the attributions of its claim, and nothing else.
    fn asks_little(&self) -> bool {
        self.source.is_none() && self.text.trim().is_empty() && self.state != Some(State::InReview)
    }

    fn lookup<'p>(&'p self, project: &'p Project) -> Lookup<'p> {
        let asks_standing = matches!(self.state, Some(State::Unresolved | State::Standing(_)));
        let mut sources: HashMap<&AnnotationId, Vec<&SourceId>> = HashMap::default();
        if self.source.is_some() || !self.text.trim().is_empty() {
            for (source, claims) in project.claims_by_source() {
                for claim in claims.into_keys() {
                    sources.entry(claim).or_default().push(source);
                }
            }
        }
        let under =
            |id: &LabelId| self.label.as_ref().is_some_and(|l| project.label_line(id).iter().any(|o| o.id == *l));
        Lookup {
            standings: if asks_standing { project.standings() } else { HashMap::default() },
            sources,
            open: if self.state == Some(State::InReview) { project.open_reviews() } else { HashMap::default() },
            labels: project.labels.iter().map(|l| &l.id).filter(|id| under(id)).collect(),
            articles: project.articles.iter().enumerate().map(|(i, a)| (&a.id, i)).collect(),
            ranks: project.labels.iter().enumerate().map(|(i, l)| (&l.id, i)).collect(),
            text: fold::fold(&self.text).text().split_whitespace().map(str::to_owned).collect(),
        }
    }

    fn wants(&self, project: &Project, lookup: &Lookup<'_>, a: &Arc<Annotation>, folds: &mut Folds) -> bool {
        let role = project.label(&a.label).and_then(|l| l.role);
        let is_claim = role == Some(Role::Claim);
        let entries = || {
            let of_claim = lookup.sources.get(&a.id).into_iter().flatten().copied();
            a.refers_to.iter().filter(|_| role == Some(Role::Source)).chain(of_claim)
        };
        let label = self.label.is_none() || lookup.labels.contains(&a.label);
        let author = self.author.as_ref().is_none_or(|author| a.author == *author);
        let grade = self.grade.is_none_or(|grade| is_claim && a.assessment.credibility == grade);
        let source = self.source.as_ref().is_none_or(|wanted| entries().any(|id| id == wanted));
        let named = |word: &str| {
            let mut names = entries().filter_map(|id| project.sources.get(id)).flat_map(|s| s.names());
            names.any(|name| fold::fold(name).text().contains(word))
        };
        let mut has_words = || {
            let own = folds.of(a);
            lookup.text.iter().all(|word| own.contains(word.as_str()) || named(word))
        };
        label
            && author
            && grade
            && source
            && self.is_in_state(lookup, a, role)
            && (lookup.text.is_empty() || has_words())
    }

    fn is_in_state(&self, lookup: &Lookup<'_>, a: &Annotation, role: Option<Role>) -> bool {
        let standing = || lookup.standings.get(&a.id).copied().unwrap_or(Standing::Unattributed);
        let unidentified = role == Some(Role::Source) && a.refers_to.is_none();
        let is_claim = role == Some(Role::Claim);
        match self.state {
            None => true,
            Some(State::Unidentified) => unidentified,
            Some(State::InReview) => lookup.open.contains_key(&a.id),
            Some(State::Unresolved) => {
                let open = || standing() < Standing::InTheVerb || !a.assessment.is_graded();
                unidentified || is_claim && open()
            }
            Some(State::Standing(wanted)) => is_claim && standing() == wanted,
            Some(State::Status(wanted)) => is_claim && a.assessment.status == wanted,
        }
    }

    fn rank(&self, lookup: &Lookup<'_>, a: &Annotation) -> Rank {
        let first = match self.sort {
            Sort::Place => 0,
            Sort::Time => a.modified.0.saturating_neg(),
            Sort::Label => lookup.ranks.get(&a.label).map_or(i64::MAX, |rank| *rank as i64),
            Sort::Grade => a.assessment.credibility.map_or(i64::MAX, |grade| i64::from(grade.digit())),
        };
        let article = lookup.articles.get(&a.article).copied().unwrap_or(usize::MAX);
        (first, (article, a.span().start, Reverse(a.span().end)))
    }
}

#[cfg(test)]
mod tests;
