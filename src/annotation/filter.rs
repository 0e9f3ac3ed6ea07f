//! Choosing and ordering annotations by what is known of them.

use super::{
    Annotation, AnnotationId, Attribution, AttributionId, ClaimStatus, Credibility, Label, LabelId, Project, Role,
    SourceId, Standing, Watch,
};
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
        *self == Filter { everywhere: self.everywhere, sort: self.sort, ..Filter::default() }
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
        label && author && grade && source && self.is_in_state(lookup, a, role) && {
            lookup.text.is_empty() || {
                let own = folds.of(a);
                let named = |word: &String| {
                    let names = entries().filter_map(|id| project.sources.get(id)).flat_map(|s| s.names());
                    names.into_iter().any(|name| fold::fold(name).text().contains(word.as_str()))
                };
                lookup.text.iter().all(|word| own.contains(word.as_str()) || named(word))
            }
        }
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
mod tests {
    use super::*;
    use crate::annotation::{Bilingual, Edit, Mark, Party, Source, Subject, Timestamp, arbitrary};
    use crate::article::{Article, BlockKind, Meta, Origin};
    use crate::text::CpRange;
    use proptest::prelude::*;

    /// Two articles. In the first a claim `c` by the mention `m` of Reuters, graded 2, and a claim `d` by nobody;
    /// in the second a claim `e` whose source stands in the verb alone, a mention `n` without entry, a cue `q`.
    fn project() -> Project {
        let text = "قالت وكالة رويترز إن الوزير استقال أمس ولم يصدر أي تعليق رسمي على ذلك";
        let mut project = Project::new("Rana", Timestamp(0));
        let mut edits = Vec::new();
        for (at, id) in ["a", "b"].into_iter().enumerate() {
            let parts = [(BlockKind::Paragraph, None, text)];
            let article = Article::new(ArticleId(id.into()), Meta::default(), Origin::default(), parts);
            edits.push(Edit::AddArticle { at, article: Arc::new(article) });
        }
        let name = Bilingual { ar: "وكالة رويترز".into(), en: "Reuters".into() };
        edits.push(Edit::PutSource(Arc::new(Source::new(SourceId("r".into()), name, "", Timestamp(0)))));
        let mut put = |id: &str, article: &str, label: &str, range: (u32, u32), change: &dyn Fn(&mut Annotation)| {
            let range = CpRange::new(range.0, range.1);
            let quote: String = text.chars().skip(range.start.index()).take(range.len() as usize).collect();
            let marks = vec![Mark { range, quote, prefix: String::new(), suffix: String::new() }];
            let (id, article, label) = (AnnotationId(id.into()), ArticleId(article.into()), LabelId(label.into()));
            let mut new = Annotation::new(id, article, label, marks, "Rana", Timestamp(5));
            change(&mut new);
            edits.push(Edit::PutAnnotation(Arc::new(new)));
        };
        put("c", "a", "claim", (21, 33), &|a| a.assessment.credibility = Credibility::of_digit(2));
        put("d", "a", "claim", (38, 60), &|a| {
            a.author = "Sami".into();
            a.modified = Timestamp(9);
            a.remarks.gloss.en = "no official comment".into();
            a.assessment.status = ClaimStatus::Disputed;
        });
        put("m", "a", "source", (5, 17), &|a| a.refers_to = Some(SourceId("r".into())));
        put("e", "b", "claim", (21, 33), &|a| {
            a.assessment.credibility = Credibility::of_digit(1);
            a.remarks.tags = vec!["استقالة".into()];
        });
        put("n", "b", "source", (5, 17), &|_| {});
        put("q", "b", "cue", (0, 4), &|_| {});
        for (id, claim, source) in
            [("t", "c", Party::Mention(AnnotationId("m".into()))), ("u", "e", Party::Entry(SourceId("r".into())))]
        {
            let subject = Subject::Claim(AnnotationId(claim.into()));
            let mut tie = Attribution::new(AttributionId(id.into()), subject, "", Timestamp(0));
            tie.source = Some(source);
            edits.push(Edit::PutAttribution(Arc::new(tie)));
        }
        project.apply(Edit::Batch(edits)).expect("the project is sound");
        project
    }

    fn chosen(filter: &Filter) -> String {
        let project = project();
        let (found, _) = filter.choose(&project, Some(&ArticleId("a".into())), &mut Folds::default());
        found.iter().map(|a| &*a.id.0).collect()
    }

    #[test]
    fn what_is_asked_for_is_chosen() {
        let all = Filter { everywhere: true, ..Filter::default() };
        let check = |expected: &str, filter: Filter| assert_eq!(chosen(&filter), expected, "{filter:?}");
        check("mcd", Filter::default());
        check("mcdqne", all.clone());
        let label = |id: &str| Filter { label: Some(LabelId(id.into())), ..all.clone() };
        check("cde", label("claim"));
        check("q", label("cue"));
        check("d", Filter { author: Some("Sami".into()), ..all.clone() });
        check("mce", Filter { source: Some(SourceId("r".into())), ..all.clone() });
        check("c", Filter { grade: Some(Credibility::of_digit(2)), ..all.clone() });
        check("d", Filter { grade: Some(None), ..all.clone() });
        let state = |state| Filter { state: Some(state), ..all.clone() };
        check("d", state(State::Standing(Standing::Unattributed)));
        check("c", state(State::Standing(Standing::Named)));
        check("e", state(State::Standing(Standing::InTheVerb)));
        check("d", state(State::Status(ClaimStatus::Disputed)));
        check("n", state(State::Unidentified));
        check("dn", state(State::Unresolved));
        check("", state(State::InReview));
    }

    #[test]
    fn words_are_found_folded_wherever_they_were_written() {
        let check = |text: &str, expected: &str| {
            assert_eq!(
                chosen(&Filter { text: text.into(), everywhere: true, ..Filter::default() }),
                expected,
                "{text}"
            );
        };
        check("الوزير", "ce");
        check("official", "d");
        check("OFFICIAL Comment", "d");
        check("استقاله", "e");
        // By the name of the source, though the claim does not have it.
        check("reuters", "mce");
        check("reuters الوزير", "ce");
        check("zzz", "");
        check("  ", "mcdqne");
    }

    #[test]
    fn the_order_is_the_one_asked_for() {
        let check = |sort: Sort, expected: &str| {
            assert_eq!(chosen(&Filter { everywhere: true, sort, ..Filter::default() }), expected, "{sort:?}");
        };
        check(Sort::Place, "mcdqne");
        check(Sort::Time, "dmcqne");
        check(Sort::Label, "cdemnq");
        check(Sort::Grade, "ecmdqn");
    }

    #[test]
    fn what_changed_is_folded_anew() {
        let (mut project, mut folds) = (project(), Folds::default());
        let filter = Filter { text: "جديد".into(), ..Filter::default() };
        let article = ArticleId("a".into());
        assert_eq!(filter.choose(&project, Some(&article), &mut folds), (Vec::new(), 3));
        let mut changed = project.annotations[&AnnotationId("c".into())].as_ref().clone();
        changed.remarks.note.ar = "شيء جديد".into();
        project.apply(Edit::PutAnnotation(Arc::new(changed))).expect("it fits");
        assert_eq!(filter.choose(&project, Some(&article), &mut folds).0.len(), 1);
    }

    /// One filter for each thing that can be asked for, in every order.
    fn questions() -> Vec<Filter> {
        let standing = [Standing::Unattributed, Standing::Named].map(|s| Some(State::Standing(s)));
        let states = [None, Some(State::Unresolved), Some(State::Unidentified), Some(State::InReview)];
        let status = [Some(State::Status(ClaimStatus::Open))];
        let states = states.into_iter().chain(standing).chain(status);
        let mut all: Vec<Filter> = states.map(|state| Filter { state, ..Filter::default() }).collect();
        all.push(Filter { label: Some(LabelId("claim".into())), ..Filter::default() });
        all.push(Filter { source: Some(SourceId("s1".into())), ..Filter::default() });
        all.push(Filter { text: "قال".into(), ..Filter::default() });
        all.push(Filter { grade: Some(None), ..Filter::default() });
        let kinds = all.into_iter().enumerate();
        kinds.map(|(at, filter)| Filter { everywhere: at % 3 > 0, sort: Sort::ALL[at % 4], ..filter }).collect()
    }

    proptest! {
        #[test]
        fn what_is_kept_from_state_to_state_is_what_would_be_chosen(
            project in arbitrary::project(),
            steps in prop::collection::vec(arbitrary::script(6), 1..8),
        ) {
            let (mut project, view) = (project, ArticleId("a0".into()));
            let mut kept: Vec<(Filter, Chosen)> = questions().into_iter().map(|q| (q, Chosen::default())).collect();
            for script in steps {
                for (filter, kept) in &mut kept {
                    kept.follow(filter, &project, Some(&view));
                    let (marks, all) = filter.choose(&project, Some(&view), &mut Folds::default());
                    prop_assert_eq!((&kept.marks, kept.all), (&marks, all), "{:?}", filter);
                }
                for seed in script {
                    let edit = seed.edit(&project);
                    // Some edits do not fit, on purpose; those change nothing.
                    let _ = project.apply(edit);
                }
            }
        }
    }

    #[test]
    fn clearing_keeps_order_and_extent() {
        let filter = Filter { text: "x".into(), everywhere: true, sort: Sort::Grade, ..Filter::default() };
        assert!(!filter.is_empty() && filter.cleared().is_empty());
        assert_eq!((filter.cleared().everywhere, filter.cleared().sort), (true, Sort::Grade));
    }
}
