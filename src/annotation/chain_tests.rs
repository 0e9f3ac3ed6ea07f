use super::*;
use crate::annotation::arbitrary;
use crate::annotation::{AnnotationId, Edit, LabelId, Mark, Relation, RelationId, SourceId, Timestamp};
use crate::article::{Article, BlockKind, Meta, Origin};
use proptest::prelude::*;

const TEXT: &str = "قال كيري إن «أوباما يرى أن الحرب انتهت»، وأضاف \"لا عودة\" إليها. وقيل إن الأمر حسم.";

fn claim(project: &mut Project, id: &str, quote: &str) -> AnnotationId {
    let article = project.articles[0].clone();
    let byte = article.text().find(quote).unwrap();
    let start = article.text()[..byte].chars().count() as u32;
    let range = CpRange::new(start, start + quote.chars().count() as u32);
    let marks = vec![Mark::of(&article, range).unwrap()];
    let id = AnnotationId(id.into());
    let made = Annotation::new(id.clone(), article.id.clone(), LabelId("claim".into()), marks, "x", Timestamp(1));
    project.apply(Edit::PutAnnotation(Arc::new(made))).unwrap();
    id
}

fn tie(project: &mut Project, id: &str, claim: &AnnotationId, source: Option<&str>) {
    let subject = Subject::Claim(claim.clone());
    let mut made = Attribution::new(AttributionId(id.into()), subject, "x", Timestamp(1));
    made.source = source.map(|id| Party::Entry(SourceId(id.into())));
    project.apply(Edit::PutAttribution(Arc::new(made))).unwrap();
}

fn project() -> Project {
    let mut project = Project::new("x", Timestamp(0));
    let parts = [(BlockKind::Paragraph, None, TEXT)];
    let article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts);
    project.articles.push(Arc::new(article));
    for id in ["kerry", "obama", "agency"] {
        let source = Source::new(SourceId(id.into()), Default::default(), "x", Timestamp(0));
        project.apply(Edit::PutSource(Arc::new(source))).unwrap();
    }
    project
}

#[test]
fn quotation_marks_tell_the_manner() {
    let mut project = project();
    let mut check = |quote: &str, manner| {
        let id = claim(&mut project, quote, quote);
        assert_eq!(project.manner_of(&id), manner, "{quote}");
    };
    check("أوباما يرى أن الحرب انتهت", Manner::Direct);
    check("«أوباما يرى أن الحرب انتهت»", Manner::Direct);
    check("إن «أوباما يرى أن الحرب انتهت»", Manner::Mixed);
    check("\"لا عودة\" إليها", Manner::Mixed);
    check("\"لا عودة\"", Manner::Direct);
    check("الأمر حسم", Manner::Indirect);
    check("الحرب انتهت", Manner::Indirect);
}

#[test]
fn a_claim_within_another_is_told_by_whom_that_one_is() {
    let mut project = project();
    let outer = claim(&mut project, "outer", "أوباما يرى أن الحرب انتهت");
    let inner = claim(&mut project, "inner", "الحرب انتهت");
    assert_eq!(project.attribution_around(&inner), None);
    tie(&mut project, "t1", &inner, Some("obama"));
    assert_eq!(project.attributions_within(&outer).count(), 1);
    tie(&mut project, "t2", &outer, Some("kerry"));
    assert_eq!(project.attribution_around(&inner), Some(AttributionId("t2".into())));
    assert_eq!(project.attribution_around(&outer), None);
}

#[test]
fn what_is_known_of_a_claims_source_is_counted() {
    let mut project = project();
    let [a, b, c] = ["الحرب انتهت", "لا عودة", "الأمر حسم"].map(|quote| claim(&mut project, quote, quote));
    tie(&mut project, "t1", &a, Some("kerry"));
    tie(&mut project, "t2", &c, None);
    let standing = |id: &AnnotationId| project.standings().get(id).copied();
    assert_eq!([&a, &b, &c].map(standing), [Some(Standing::InTheVerb), None, Some(Standing::WithoutSource)]);
    let tally = project.tally(None);
    assert_eq!((tally.claims, tally.in_the_verb, tally.without_source, tally.unattributed), (3, 1, 1, 1));
    assert_eq!(project.tally(Some(&ArticleId("other".into()))), Tally::default());
}

#[test]
fn reports_are_independent_by_their_origins() {
    let mut project = project();
    let [a, b, c] = ["الحرب انتهت", "لا عودة", "الأمر حسم"].map(|quote| claim(&mut project, quote, quote));
    tie(&mut project, "t1", &a, Some("kerry"));
    tie(&mut project, "t2", &b, Some("kerry"));
    tie(&mut project, "t3", &b, Some("obama"));
    let mut relate = |id: &str, kind, from: &AnnotationId, to: &AnnotationId| {
        let relation = Relation::new(RelationId(id.into()), kind, [from.clone(), to.clone()], "x", Timestamp(0));
        project.apply(Edit::PutRelation(Arc::new(relation))).unwrap();
    };
    relate("r1", RelationKind::Repeats, &b, &a);
    relate("r2", RelationKind::Contradicts, &c, &a);
    let found = project.corroboration(&a);
    assert_eq!((found.reports, found.independent, found.contradicted), (3, 2, 1));
    assert_eq!(project.corroboration(&c).reports, 0);
    let mut relate = |id: &str, kind, from: &AnnotationId, to: &AnnotationId| {
        let relation = Relation::new(RelationId(id.into()), kind, [from.clone(), to.clone()], "x", Timestamp(0));
        project.apply(Edit::PutRelation(Arc::new(relation))).unwrap();
    };
    relate("r3", RelationKind::Supports, &b, &c);
    assert_eq!(project.corroboration(&c).reports, 3, "it has those of what supports it, and of what that repeats");
    assert_eq!(project.corroboration(&a).reports, 3, "what one supports gives nothing back");
}

proptest! {
    #[test]
    fn corroboration_found_in_one_go_is_that_of_each_claim(project in arbitrary::project()) {
        let all = project.corroborations();
        for id in project.annotations.keys() {
            prop_assert_eq!(all.get(id).copied().unwrap_or_default(), project.corroboration(id));
        }
    }
}
