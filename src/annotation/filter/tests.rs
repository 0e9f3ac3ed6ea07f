use super::*;
use crate::annotation::{
    Attribution, AttributionId, Bilingual, Edit, Mark, Party, Source, Subject, Timestamp, arbitrary,
};
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
        assert_eq!(chosen(&Filter { text: text.into(), everywhere: true, ..Filter::default() }), expected, "{text}");
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
