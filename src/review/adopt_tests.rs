//! What taking a difference does to it, and what their project is in my terms.

use super::tests::{article, attribution, base, change, edited, marking};
use super::{Class, Divergence, SettleError, can_take, compare, in_my_terms, merge, take_theirs};
use crate::annotation::{
    AnnotationId, AttributionId, Credibility, Edit, Label, LabelId, Project, Record, Subject, Timestamp, arbitrary,
};
use crate::article::ArticleId;
use proptest::prelude::*;
use std::sync::Arc;

fn is(one: &Divergence, other: &Divergence) -> bool {
    (one.class, &one.mine, &one.theirs) == (other.class, &other.mine, &other.theirs)
}

/// Takes the only difference of this class and gives what becomes of my project.
fn taken(mine: &Project, theirs: &Project, class: Class) -> Project {
    let comparison = compare(mine, theirs);
    let mut all = comparison.differences.iter().filter(|d| d.class == class);
    let (Some(difference), None) = (all.next(), all.next()) else { panic!("{:#?}", comparison.differences) };
    let edits = take_theirs(mine, theirs, &comparison, difference).expect("it can be taken");
    let mut after = mine.clone();
    let undo = after.apply(Edit::Batch(edits)).expect("it fits");
    let left = compare(&after, theirs);
    assert!(!left.differences.iter().any(|other| is(other, difference)), "{:#?}", left.differences);
    let mut back = after.clone();
    back.apply(undo).expect("it is undone");
    assert_eq!(back, *mine);
    after
}

/// The same work by somebody who began on their own: every id is another one.
fn on_their_own(project: &Project) -> Project {
    let mut other = Project { author: "B".to_owned(), articles: Vec::new(), ..project.clone() };
    other.annotations.clear();
    other.attributions.clear();
    other.remarks.clear();
    let new = |id: &str| -> Arc<str> { format!("b-{id}").into() };
    for old in &project.articles {
        let mut article = crate::article::Article::clone(old);
        article.id = ArticleId(new(&old.id.0));
        other.articles.push(article.into());
    }
    for old in project.annotations.values() {
        let mut annotation = crate::annotation::Annotation::clone(old);
        annotation.id = AnnotationId(new(&old.id.0));
        annotation.article = ArticleId(new(&old.article.0));
        other.annotations.insert(annotation.id.clone(), annotation.into());
    }
    for old in project.attributions.values() {
        let mut tie = crate::annotation::Attribution::clone(old);
        tie.id = AttributionId(new(&old.id.0));
        tie.subject = match &old.subject {
            Subject::Claim(id) => Subject::Claim(AnnotationId(new(&id.0))),
            Subject::Article(id) => Subject::Article(ArticleId(new(&id.0))),
        };
        let party = |party: &crate::annotation::Party| match party {
            crate::annotation::Party::Mention(id) => crate::annotation::Party::Mention(AnnotationId(new(&id.0))),
            entry => entry.clone(),
        };
        tie.cue = old.cue.as_ref().map(|id| AnnotationId(new(&id.0)));
        tie.source = old.source.as_ref().map(party);
        tie.via = old.via.iter().map(party).collect();
        tie.inside = old.inside.as_ref().map(|id| AttributionId(new(&id.0)));
        other.attributions.insert(tie.id.clone(), tie.into());
    }
    other
}

fn claim(project: &Project) -> &crate::annotation::Annotation {
    &project.annotations[&AnnotationId("c".into())]
}

#[test]
fn a_grade_a_range_a_label_and_a_note_of_theirs_become_mine() {
    let mine = base();
    let grade = |a: &mut crate::annotation::Annotation| a.assessment.credibility = Some(Credibility::PossiblyTrue);
    let theirs = on_their_own(&edited(&mine, [change(&mine, "c", grade)]));
    let after = taken(&mine, &theirs, Class::Grade);
    assert_eq!(claim(&after).assessment.credibility, Some(Credibility::PossiblyTrue));
    assert_eq!((&*claim(&after).author, after.annotations.len()), ("A", 3), "the mark is mine still");

    let longer = marking(&mine, "c", "claim", "إن الجسر القديم آمن ولا حاجة إلى إغلاقه");
    let theirs = on_their_own(&edited(&mine, [Edit::PutAnnotation(longer.into())]));
    let after = taken(&mine, &theirs, Class::Range);
    assert_eq!(claim(&after).quote(), "إن الجسر القديم آمن ولا حاجة إلى إغلاقه");
    assert!(after.attributions.contains_key(&AttributionId("t".into())), "what is tied to it stays");

    let label = Label { id: LabelId("view".into()), key: Some('1'), role: None, ..mine.labels[0].clone() };
    let theirs = edited(&mine, [Edit::PutLabel { at: 3, label: Label { key: Some('8'), ..label } }]);
    let theirs = edited(&theirs, [change(&theirs, "q", |a| a.label = LabelId("view".into()))]);
    let after = taken(&mine, &on_their_own(&theirs), Class::Label);
    assert_eq!(after.labels.len(), 4, "their label came along");

    let theirs = edited(&mine, [change(&mine, "s", |a| a.remarks.note.ar = "ملاحظة".to_owned())]);
    let after = taken(&mine, &on_their_own(&theirs), Class::Note);
    assert_eq!(after.annotations[&AnnotationId("s".into())].remarks.note.ar, "ملاحظة");
}

#[test]
fn what_only_they_have_comes_with_their_name_and_what_it_needs() {
    let theirs = base();
    let theirs = edited(&theirs, [change(&theirs, "c", |a| a.author = "Omar".to_owned())]);
    let mut mine = Project { author: "R".to_owned(), ..Project::new("R", Timestamp(0)) };
    mine.apply(Edit::AddArticle { at: 0, article: theirs.articles[0].clone() }).unwrap();
    let comparison = compare(&mine, &theirs);
    let only = |words: &str| {
        let found =
            comparison.differences.iter().find(|d| d.theirs == Some(Record::Annotation(AnnotationId(words.into()))));
        found.expect("only they have it").clone()
    };
    let mut after = mine.clone();
    after.apply(Edit::Batch(take_theirs(&mine, &theirs, &comparison, &only("c")).unwrap())).unwrap();
    assert_eq!((&*claim(&after).author, after.annotations.len()), ("Omar", 1));
    assert!(after.attributions.is_empty(), "the source it names is not mine yet");
    // The entry of the registry that a mention stands for is needed by it.
    after = edited(&after, take_theirs(&after, &theirs, &compare(&after, &theirs), &only("s")).unwrap());
    assert_eq!((after.annotations.len(), after.sources.len()), (2, 1));
    let after = taken(&after, &theirs, Class::Attribution);
    assert_eq!(after.attributions.len(), 1);
}

#[test]
fn their_attribution_takes_the_place_of_mine_and_brings_the_marks_it_names() {
    let mine = base();
    let mut theirs = edited(&mine, [Edit::PutAnnotation(marking(&mine, "s2", "source", "الصحيفة").into())]);
    theirs = edited(&theirs, [Edit::RemoveAttribution(AttributionId("t".into())), attribution("t2", "c", "s2")]);
    let after = taken(&mine, &on_their_own(&theirs), Class::Attribution);
    let tie = &after.attributions[&AttributionId("t".into())];
    let source = tie.source_mention().expect("a mention");
    assert_eq!((after.attributions.len(), after.annotations[source].quote()), (1, "الصحيفة".to_owned()));
    let after =
        taken(&theirs, &edited(&theirs, [Edit::RemoveAttribution(AttributionId("t2".into()))]), Class::Attribution);
    assert!(after.attributions.is_empty());
}

#[test]
fn what_only_i_have_goes_but_no_article() {
    let mine = base();
    let theirs = edited(&mine, [Edit::RemoveAnnotation(AnnotationId("q".into()))]);
    assert_eq!(taken(&mine, &theirs, Class::OnlyMine), theirs);
    let empty = Project { articles: Vec::new(), ..Project::new("B", Timestamp(0)) };
    let comparison = compare(&mine, &empty);
    let of_article = comparison.differences.iter().find(|d| matches!(d.mine, Some(Record::Article(_)))).unwrap();
    assert!(!can_take(of_article));
    assert_eq!(take_theirs(&mine, &empty, &comparison, of_article), Ok(Vec::new()));
}

#[test]
fn an_article_of_theirs_comes_with_all_that_is_in_it() {
    let mine = Project::new("R", Timestamp(0));
    let theirs = base();
    let comparison = compare(&mine, &theirs);
    let only = comparison.differences.iter().find(|d| matches!(d.theirs, Some(Record::Article(_)))).unwrap();
    let after = edited(&mine, take_theirs(&mine, &theirs, &comparison, only).unwrap());
    assert_eq!((&after.annotations, &after.attributions), (&theirs.annotations, &theirs.attributions));
    assert!(compare(&after, &theirs).is_equal());
}

#[test]
fn what_has_no_place_in_my_text_is_refused() {
    let theirs = base();
    let mut mine = Project::new("R", Timestamp(0));
    let blocks = ["نص آخر تماما لا شأن له بما سبق ولا يشبهه", super::tests::SECOND];
    mine.apply(Edit::AddArticle { at: 0, article: article("a", &blocks) }).unwrap();
    let comparison = compare(&mine, &theirs);
    let id = AnnotationId("c".into());
    assert!(comparison.unplaced.contains(&id));
    let only = comparison.differences.iter().find(|d| d.theirs == Some(Record::Annotation(id.clone()))).unwrap();
    assert_eq!(take_theirs(&mine, &theirs, &comparison, only), Err(SettleError::NoPlace));
}

#[test]
fn a_colleague_who_began_on_their_own_merges_like_one_with_a_copy() {
    let mine = base();
    let theirs = on_their_own(&mine);
    let comparison = compare(&mine, &theirs);
    assert!(comparison.is_equal(), "{:#?}", comparison.differences);
    let merged = merge(None, &mine, &in_my_terms(&mine, &theirs, &comparison));
    assert_eq!(merged.conflicts, Vec::new());
    assert_eq!(merged.project, mine);
    // Without the terms everything would be there twice.
    assert_eq!(merge(None, &mine, &theirs).project.annotations.len(), 2 * mine.annotations.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_difference_that_is_taken_is_none_any_more(
        base in arbitrary::project(),
        scripts in prop::collection::vec(arbitrary::script(14), 2),
        which in any::<prop::sample::Index>(),
    ) {
        let work = |script: &[arbitrary::Seed]| {
            let mut project = base.clone();
            script.iter().for_each(|seed| _ = project.apply(seed.edit(&project)));
            project
        };
        let (mine, theirs) = (work(&scripts[0]), work(&scripts[1]));
        let comparison = compare(&mine, &theirs);
        if comparison.is_equal() {
            return Ok(());
        }
        let difference = which.get(&comparison.differences);
        // What does not fit is refused, and then nothing is changed.
        let Ok(edits) = take_theirs(&mine, &theirs, &comparison, difference) else { return Ok(()) };
        prop_assert!(can_take(difference) || edits.is_empty());
        if edits.is_empty() {
            return Ok(());
        }
        let mut after = mine.clone();
        let undo = after.apply(Edit::Batch(edits));
        prop_assert!(undo.is_ok(), "{:?}", undo);
        prop_assert_eq!(arbitrary::faults(&after), Vec::<String>::new());
        let left = compare(&after, &theirs);
        let same = left.differences.iter().find(|other| is(other, difference));
        prop_assert!(same.is_none(), "{:?} of {:?}", same, difference);
        after.apply(undo.unwrap()).unwrap();
        prop_assert_eq!(after, mine);
    }
}
