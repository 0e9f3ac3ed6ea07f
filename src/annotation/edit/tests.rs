use super::*;
use crate::annotation::{Mark, Party, RelationKind, Role, SourceNames, Subject, Timestamp, arbitrary};
use crate::article::Origin;
use crate::text::{Cp, CpRange};
use proptest::prelude::*;

const TEXT: &str = "قال كارتر إن الأزمة انتهت";

fn article(id: &str, text: &str) -> Arc<Article> {
    let parts = [(BlockKind::Paragraph, None, text)];
    Arc::new(Article::new(ArticleId(id.into()), Meta::default(), Origin::default(), parts))
}

fn annotation(id: &str, label: &str, range: CpRange) -> Arc<Annotation> {
    let marks = vec![Mark { range, quote: String::new(), prefix: String::new(), suffix: String::new() }];
    let (id, label) = (AnnotationId(id.into()), LabelId(label.into()));
    Arc::new(Annotation::new(id, ArticleId("a".into()), label, marks, "x", Timestamp(5)))
}

fn attribution(claim: &str, cue: Option<&str>, source: Option<&str>) -> Arc<Attribution> {
    let part = |id: &str| AnnotationId(id.into());
    let mut new = Attribution::new(AttributionId("t".into()), Subject::Claim(part(claim)), "x", Timestamp(5));
    (new.cue, new.source) = (cue.map(part), source.map(part).map(Party::Mention));
    Arc::new(new)
}

/// Claim `c`, cue `q` and source `s` in article `a`, tied by attribution `t`.
fn tied() -> Project {
    let mut project = Project::new("x", Timestamp(0));
    let edits = vec![
        Edit::AddArticle { at: 0, article: article("a", TEXT) },
        Edit::PutAnnotation(annotation("c", "claim", CpRange::new(10, 25))),
        Edit::PutAnnotation(annotation("q", "cue", CpRange::new(0, 3))),
        Edit::PutAnnotation(annotation("s", "source", CpRange::new(4, 9))),
        Edit::PutAttribution(attribution("c", Some("q"), Some("s"))),
    ];
    project.apply(Edit::Batch(edits)).unwrap();
    project
}

/// Applies `edit`, looks at the outcome and takes it back.
fn check(edit: Edit, look: impl Fn(&Project)) {
    let before = tied();
    let mut project = before.clone();
    let inverse = project.apply(edit).unwrap();
    assert_eq!(arbitrary::faults(&project), Vec::<String>::new());
    look(&project);
    let again = project.clone();
    let forward = project.apply(inverse).unwrap();
    assert_eq!(project, before);
    project.apply(forward).unwrap();
    assert_eq!(project, again);
}

fn refuse(edit: Edit, error: EditError) {
    let before = tied();
    let mut project = before.clone();
    assert_eq!(project.apply(edit), Err(error));
    assert_eq!(project, before);
}

#[test]
fn attributions_let_go_of_what_is_removed() {
    let id = |id: &str| AnnotationId(id.into());
    check(Edit::RemoveAnnotation(id("c")), |p| assert!(p.attributions.is_empty()));
    check(Edit::RemoveAnnotation(id("q")), |p| {
        assert_eq!(p.attributions.values().next(), Some(&attribution("c", None, Some("s"))));
    });
    check(Edit::RemoveArticle(ArticleId("a".into())), |p| {
        assert!(p.annotations.is_empty() && p.attributions.is_empty() && p.articles.is_empty());
    });
}

#[test]
fn attributions_let_go_of_what_gets_another_role() {
    let relabelled = annotation("s", "cue", CpRange::new(4, 9));
    check(Edit::PutAnnotation(relabelled), |p| {
        assert_eq!(p.attributions.values().next(), Some(&attribution("c", Some("q"), None)));
    });
    let moved = annotation("s", "source", CpRange::new(4, 8));
    check(Edit::PutAnnotation(moved), |p| {
        assert_eq!(p.attributions.values().next(), Some(&attribution("c", Some("q"), Some("s"))));
    });
}

#[test]
fn another_text_takes_the_marks_that_fit_it() {
    let article = article("a", "قال كارتر");
    let annotations = vec![annotation("q", "cue", CpRange::new(0, 3)), annotation("s", "source", CpRange::new(4, 9))];
    check(Edit::ReplaceArticle { article: article.clone(), annotations }, |p| {
        assert_eq!((p.annotations.len(), p.attributions.len()), (2, 0));
    });
    let annotations = vec![annotation("c", "claim", CpRange::new(10, 25))];
    let outside = EditError::OutsideText(AnnotationId("c".into()), CpRange::new(10, 25), Cp(9));
    refuse(Edit::ReplaceArticle { article, annotations }, outside);
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let n = |id: &str| AnnotationId(id.into());
    let put = |a| Edit::PutAnnotation(a);
    let range = CpRange::new(20, 26);
    refuse(put(annotation("x", "claim", range)), EditError::OutsideText(n("x"), range, Cp(25)));
    let empty = CpRange::new(2, 2);
    refuse(put(annotation("x", "claim", empty)), EditError::EmptyRange(n("x"), empty));
    refuse(put(annotation("x", "none", CpRange::new(0, 1))), EditError::NoLabel(LabelId("none".into())));
    refuse(put(annotation("", "claim", CpRange::new(0, 1))), EditError::Nameless);
    let mut unordered = Annotation::clone(&annotation("x", "claim", CpRange::new(5, 8)));
    unordered.marks.push(Mark { range: CpRange::new(7, 9), ..unordered.marks[0].clone() });
    refuse(put(Arc::new(unordered)), EditError::RangeOrder(n("x"), CpRange::new(7, 9)));
    refuse(Edit::PutAttribution(attribution("s", None, None)), EditError::Unfitting(n("s"), Role::Claim));
    refuse(Edit::PutAttribution(attribution("c", Some("x"), None)), EditError::NoAnnotation(n("x")));
    refuse(Edit::RemoveLabel(LabelId("claim".into())), EditError::LabelInUse(LabelId("claim".into()), 1));
    let [claim, ..] = Label::built_in();
    let other = Label { role: None, ..claim.clone() };
    refuse(Edit::PutLabel { at: 0, label: other }, EditError::RoleInUse(LabelId("claim".into())));
    let same_key = Label { id: LabelId("l".into()), ..claim };
    refuse(Edit::PutLabel { at: 0, label: same_key }, EditError::KeyTaken('1', LabelId("claim".into())));
    let article = article("a", "");
    refuse(Edit::AddArticle { at: 0, article }, EditError::ArticleExists(ArticleId("a".into())));
    let half = vec![Edit::SetName("new".into()), Edit::RemoveAnnotation(n("c")), Edit::RemoveAnnotation(n("x"))];
    refuse(Edit::Batch(half), EditError::NoAnnotation(n("x")));
}

fn entry(id: &str, name: &str, parent: Option<&str>) -> Edit {
    let name = crate::annotation::Bilingual { ar: name.to_owned(), en: String::new() };
    let mut source = Source::new(SourceId(id.into()), name, "x", Timestamp(1));
    source.parent = parent.map(|id| SourceId(id.into()));
    Edit::PutSource(Arc::new(source))
}

fn nested(id: &str, inside: Option<&str>) -> Edit {
    let mut new = Attribution::clone(&attribution("c", None, None));
    new.id = AttributionId(id.into());
    new.source = Some(Party::Entry(SourceId("e".into())));
    new.inside = inside.map(|id| AttributionId(id.into()));
    Edit::PutAttribution(Arc::new(new))
}

#[test]
fn a_chain_of_attributions_closes_over_one_that_goes_and_never_turns_in_a_circle() {
    let id = |id: &str| AttributionId(id.into());
    let chain = vec![entry("e", "كيري", None), nested("t1", None), nested("t2", Some("t1")), nested("t3", Some("t2"))];
    let mut project = tied();
    project.apply(Edit::Batch(chain)).unwrap();
    let whole = project.clone();
    let inverse = project.apply(Edit::RemoveAttribution(id("t2"))).unwrap();
    assert_eq!(project.attributions[&id("t3")].inside, Some(id("t1")));
    project.apply(inverse).unwrap();
    assert_eq!(project, whole);
    assert_eq!(project.apply(nested("t1", Some("t3"))), Err(EditError::AttributionCircle(id("t1"))));
    assert_eq!(project.apply(nested("t1", Some("t1"))), Err(EditError::AttributionCircle(id("t1"))));
    let inverse = project.apply(Edit::RemoveAnnotation(AnnotationId("c".into()))).unwrap();
    assert!(project.attributions.is_empty());
    project.apply(inverse).unwrap();
    assert_eq!(project, whole);
}

#[test]
fn what_names_an_entry_lets_go_of_it_when_it_goes() {
    let e = SourceId("e".into());
    let mut mention = Annotation::clone(&annotation("s", "source", CpRange::new(4, 9)));
    mention.refers_to = Some(e.clone());
    let mut project = tied();
    let all = vec![
        entry("top", "الوزارة", None),
        entry("e", "كارتر", Some("top")),
        entry("below", "مكتب كارتر", Some("e")),
        Edit::PutAnnotation(Arc::new(mention)),
        nested("t1", None),
    ];
    project.apply(Edit::Batch(all)).unwrap();
    let whole = project.clone();
    assert_eq!(
        project.apply(entry("top", "الوزارة", Some("below"))),
        Err(EditError::SourceCircle(SourceId("top".into())))
    );
    let inverse = project.apply(Edit::RemoveSource(e)).unwrap();
    assert_eq!(project.annotations[&AnnotationId("s".into())].refers_to, None);
    assert_eq!(project.attributions[&AttributionId("t1".into())].source, None);
    assert_eq!(project.sources[&SourceId("below".into())].parent, Some(SourceId("top".into())));
    project.apply(inverse).unwrap();
    assert_eq!(project, whole);
}

#[test]
fn two_entries_made_one_keep_every_name_and_rating() {
    let id = |id: &str| SourceId(id.into());
    let mut mention = Annotation::clone(&annotation("s", "source", CpRange::new(4, 9)));
    mention.refers_to = Some(id("b"));
    let mut project = tied();
    let all = vec![
        entry("b", "البنتاغون", None),
        entry("a", "وزارة الدفاع الأميركية", Some("b")),
        entry("c", "المتحدث", Some("b")),
        Edit::PutAnnotation(Arc::new(mention)),
        Edit::PutAttribution(match nested("t1", None) {
            Edit::PutAttribution(t) => {
                let mut t = Attribution::clone(&t);
                (t.source, t.via) = (Some(Party::Entry(id("b"))), vec![Party::Entry(id("a"))]);
                Arc::new(t)
            }
            _ => unreachable!("`nested` puts an attribution"),
        }),
    ];
    project.apply(Edit::Batch(all)).unwrap();
    let whole = project.clone();
    let merge = project.merge_sources(&id("a"), &id("b"), Timestamp(9));
    let inverse = project.apply(Edit::Batch(merge)).unwrap();
    assert_eq!(arbitrary::faults(&project), Vec::<String>::new());
    assert_eq!(project.sources[&id("a")].aliases, ["البنتاغون"]);
    assert_eq!(project.sources[&id("c")].parent, Some(id("a")));
    assert_eq!(project.annotations[&AnnotationId("s".into())].refers_to, Some(id("a")));
    assert_eq!(project.attributions[&AttributionId("t1".into())].source, Some(Party::Entry(id("a"))));
    assert_eq!(project.source_named("بنتاغون").map(|s| &s.id), None, "a part of a name is not the name");
    assert_eq!(project.source_named("وزاره الدفاع الامريكية").map(|s| &s.id), None, "another spelling is another word");
    assert_eq!(project.source_named("وزاره الدفاع الأميركيه").map(|s| &s.id), Some(&id("a")));
    assert_eq!(SourceNames::of(&project).find("البنتا").len(), 1);
    project.apply(inverse).unwrap();
    assert_eq!(project, whole);
}

#[test]
fn relations_join_what_the_labels_allow_and_go_with_their_ends() {
    let relation = |kind, from: &str, to: &str| {
        let ends = [from, to].map(|id| AnnotationId(id.into()));
        Edit::PutRelation(Arc::new(Relation::new(RelationId("r".into()), kind, ends, "x", Timestamp(3))))
    };
    let mut project = tied();
    let [claim, ..] = Label::built_in();
    let below = Label {
        id: LabelId("denial".into()),
        key: None,
        parent: Some(claim.id.clone()),
        joins: Default::default(),
        ..claim.clone()
    };
    let other = Label {
        id: LabelId("other".into()),
        key: None,
        role: None,
        parent: None,
        joins: Default::default(),
        ..claim.clone()
    };
    let put = |label: Label| Edit::PutLabel { at: 3, label };
    let more = vec![
        put(below.clone()),
        put(other),
        Edit::PutAnnotation(annotation("d", "denial", CpRange::new(10, 12))),
        Edit::PutAnnotation(annotation("o", "other", CpRange::new(0, 1))),
    ];
    project.apply(Edit::Batch(more)).unwrap();
    let unfit = |from: &str, to: &str| {
        Err(EditError::Unjoinable(RelationKind::Supports, LabelId(from.into()), LabelId(to.into())))
    };
    assert_eq!(project.apply(relation(RelationKind::Supports, "c", "q")), unfit("claim", "cue"));
    assert_eq!(project.apply(relation(RelationKind::Supports, "o", "c")), unfit("other", "claim"));
    assert_eq!(
        project.apply(relation(RelationKind::Supports, "c", "c")),
        Err(EditError::SelfRelation(RelationId("r".into())))
    );
    project.apply(relation(RelationKind::Contradicts, "d", "c")).unwrap();
    let whole = project.clone();
    let strict = Label { joins: Default::default(), ..claim.clone() };
    assert_eq!(
        project.apply(Edit::PutLabel { at: 0, label: strict }),
        Err(EditError::JoinInUse(claim.id.clone(), RelationKind::Contradicts, 1))
    );
    assert_eq!(project, whole);
    for edit in [
        Edit::RemoveAnnotation(AnnotationId("c".into())),
        Edit::PutAnnotation(annotation("d", "other", CpRange::new(10, 12))),
        Edit::RemoveArticle(ArticleId("a".into())),
    ] {
        let inverse = project.apply(edit).unwrap();
        assert!(project.relations.is_empty());
        project.apply(inverse).unwrap();
        assert_eq!(project, whole);
    }
    let inverse =
        project.apply(Edit::PutLabel { at: 0, label: Label { parent: Some(below.id.clone()), ..claim.clone() } });
    assert_eq!(inverse, Err(EditError::LabelCircle(claim.id)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_edit_can_be_taken_back_and_keeps_the_rules(project in arbitrary::project(), script in arbitrary::script(12)) {
        let mut project = project;
        for seed in script {
            let before = project.clone();
            match project.apply(seed.edit(&before)) {
                Ok(inverse) => {
                    prop_assert_eq!(arbitrary::faults(&project), Vec::<String>::new());
                    let after = project.clone();
                    let forward = project.apply(inverse).unwrap();
                    prop_assert_eq!(&project, &before);
                    project.apply(forward).unwrap();
                    prop_assert_eq!(&project, &after);
                }
                Err(_) => prop_assert_eq!(&project, &before),
            }
        }
    }
}
