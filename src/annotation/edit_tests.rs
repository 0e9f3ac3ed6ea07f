use super::*;
use crate::annotation::{Mark, Timestamp, arbitrary};
use crate::article::{Meta, Origin};
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
    let mut new = Attribution::new(AttributionId("t".into()), part(claim), "x", Timestamp(5));
    (new.cue, new.source) = (cue.map(part), source.map(part));
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
