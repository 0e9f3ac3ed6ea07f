use super::*;
use crate::annotation::arbitrary::{self, Seed};
use crate::annotation::{Edit, Party, Timestamp};
use crate::article::Meta;
use proptest::prelude::*;

/// What the page is told of `project`, in a form to be compared.
fn told(derived: &Derived, project: &Project) -> Vec<String> {
    let mut told: Vec<String> = derived.rows.values().map(|row| format!("{row:?}")).collect();
    told.push(format!("{:?}", derived.alike));
    for id in project.sources.keys() {
        let claims: Vec<_> = derived.rows_of(id).map(|row| &row.claim.id).collect();
        let mentions: Vec<_> = derived.mentions_of(id).iter().map(|mention| (&mention.id, mention.span())).collect();
        told.push(format!("{id:?}: {claims:?} {} {:?} {mentions:?}", derived.count_of(id), derived.record_of(id)));
    }
    told
}

fn anew(project: &Project) -> Derived {
    let mut derived = Derived::default();
    derived.look(project);
    derived
}

/// An edit that scripts have too seldom: an article appeared on another day.
fn dated(seed: &Seed, project: &Project) -> Option<Edit> {
    let article = project.articles.get(usize::from(seed.b))?;
    let published = format!("2026-05-{:02}", 1 + seed.c);
    Some(Edit::SetMeta { article: article.id.clone(), meta: Meta { published, ..article.meta.clone() } })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn brought_up_to_date_is_as_derived_anew(
        mut project in arbitrary::project(),
        steps in prop::collection::vec(arbitrary::script(8), 1..12),
    ) {
        let mut derived = anew(&project);
        for step in steps {
            for seed in step {
                let edit = dated(&seed, &project).filter(|_| seed.what.is_multiple_of(16)).unwrap_or(seed.edit(&project));
                // What does not fit changes nothing.
                let _ = project.apply(edit);
            }
            let before = (derived.generation, told(&derived, &project));
            derived.look(&project);
            let now = told(&derived, &project);
            prop_assert_eq!(&now, &told(&anew(&project), &project));
            prop_assert!(derived.generation > before.0 || rows_of_told(&before.1) == rows_of_told(&now));
        }
    }
}

/// The part of what was told that the table's order and heights are made from.
fn rows_of_told(told: &[String]) -> Vec<&String> {
    told.iter().filter(|line| line.starts_with("ClaimRow")).collect()
}

/// The first letter of the text, marked as a claim or a source.
fn marked(project: &Project, id: &str, label: &str) -> Annotation {
    let article = &project.articles[0];
    let mark = crate::annotation::Mark::of(article, crate::text::CpRange::new(0, 1)).expect("the text has a letter");
    let label = LabelId(label.into());
    Annotation::new(AnnotationId(id.into()), article.id.clone(), label, vec![mark], "", Timestamp(0))
}

#[test]
fn rows_that_an_edit_does_not_touch_stay_the_same_records() {
    let mut project = Project::new("", Timestamp(0));
    let parts = [(crate::article::BlockKind::Paragraph, None, "قال")];
    let article = Article::new(ArticleId("a".into()), Meta::default(), Default::default(), parts);
    project.articles.push(article.into());
    let mut apply = |edit: Edit| project.apply(edit).expect("it fits");
    let entry = |id: &str| SourceId(id.into());
    for id in ["kept", "gone"] {
        apply(Edit::PutSource(Source::new(entry(id), Default::default(), "", Timestamp(0)).into()));
    }
    let mut derived = Derived::default();
    for (claim, mention, id) in [("c1", "m1", "kept"), ("c2", "m2", "gone"), ("c3", "m3", "gone")] {
        let said = marked(&project, claim, "claim");
        let mention = Annotation { refers_to: Some(entry(id)), ..marked(&project, mention, "source") };
        let subject = crate::annotation::Subject::Claim(said.id.clone());
        let mut tie = Attribution::new(AttributionId(claim.into()), subject, "", Timestamp(0));
        tie.source = Some(Party::Mention(mention.id.clone()));
        for edit in
            [Edit::PutAnnotation(said.into()), Edit::PutAnnotation(mention.into()), Edit::PutAttribution(tie.into())]
        {
            project.apply(edit).expect("it fits");
        }
    }
    derived.look(&project);
    let before = derived.rows.clone();
    assert_eq!([derived.count_of(&entry("kept")), derived.count_of(&entry("gone"))], [1, 2]);
    let merge = project.merge_sources(&entry("kept"), &entry("gone"), Timestamp(1));
    project.apply(Edit::Batch(merge)).expect("it fits");
    derived.look(&project);
    assert_eq!([derived.count_of(&entry("kept")), derived.count_of(&entry("gone"))], [3, 0]);
    assert_eq!(derived.record_of(&entry("kept")).open, 3);
    assert_eq!(derived.mentions_of(&entry("kept")).len(), 3);
    let same: Vec<bool> =
        derived.rows.values().zip(before.values()).map(|(now, before)| Arc::ptr_eq(now, before)).collect();
    assert_eq!(same, [true, false, false]);
}
