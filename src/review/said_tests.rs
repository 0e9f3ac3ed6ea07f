//! Verdicts, comments and statuses of two projects held against each other, taken over, and put together.

use super::tests::{base, edited};
use super::{Class, Divergence, compare, in_my_terms, merge, take_theirs};
use crate::annotation::{
    AnnotationId, ArticleStage, Bilingual, Comment, CommentId, Decision, Edit, Field, Project, Record, Stage,
    Timestamp, Topic, Verdict,
};
use crate::article::ArticleId;

fn words(en: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), ..Bilingual::default() }
}

fn mark() -> AnnotationId {
    AnnotationId("c".into())
}

fn rejects(reason: &str) -> Edit {
    let verdict = Verdict::new(mark(), Decision::Reject, "Sami", Timestamp(7));
    Edit::PutVerdict(Verdict { reason: words(reason), ..verdict }.into())
}

fn says(id: &str, on: Topic, text: &str) -> Edit {
    Edit::PutComment(Comment::new(CommentId(id.into()), on, words(text), "Sami", Timestamp(8)).into())
}

fn stage(stage: Stage) -> Edit {
    let said = ArticleStage { stage, author: "Sami".to_owned(), modified: Timestamp(9), ..ArticleStage::default() };
    Edit::PutStage(ArticleId("a".into()), said.into())
}

/// What differs, all of one class, as whether I have it, whether they have it, and the fields.
fn differing(mine: &Project, theirs: &Project) -> Vec<(bool, bool, Vec<Field>)> {
    let comparison = compare(mine, theirs);
    assert!(comparison.differences.iter().all(|d| d.class == Class::Review), "{:#?}", comparison.differences);
    let said = |d: &Divergence| (d.mine.is_some(), d.theirs.is_some(), d.fields.clone());
    comparison.differences.iter().map(said).collect()
}

#[test]
fn what_reviewers_said_is_compared_record_by_record() {
    let mine = base();
    let check = |mine: &Project, edits: Vec<Edit>, expected: &[(bool, bool, &[Field])]| {
        let theirs = edited(mine, edits);
        let expected: Vec<_> = expected.iter().map(|(a, b, fields)| (*a, *b, fields.to_vec())).collect();
        assert_eq!(differing(mine, &theirs), expected);
        let turned: Vec<_> = expected.into_iter().map(|(a, b, fields)| (b, a, fields)).collect();
        assert_eq!(differing(&theirs, mine), turned, "seen from the other side");
    };
    let article = Topic::Article(ArticleId("a".into()));
    check(&mine, vec![rejects("No.")], &[(false, true, &[])]);
    check(&mine, vec![says("k", Topic::Annotation(mark()), "Who?")], &[(false, true, &[])]);
    check(&mine, vec![says("k", article.clone(), "Fine.")], &[(false, true, &[])]);
    check(&mine, vec![stage(Stage::Ready)], &[(false, true, &[])]);
    let both = edited(&mine, [rejects("No."), says("k", article.clone(), "Fine."), stage(Stage::Ready)]);
    check(&both, vec![rejects("Never.")], &[(true, true, &[Field::ReasonEn])]);
    check(&both, vec![says("k", article, "Good.")], &[(true, true, &[Field::TextEn])]);
    check(&both, vec![stage(Stage::Settled)], &[(true, true, &[Field::Stage])]);
    // In work is what an article is of which nobody said anything.
    check(&mine, vec![stage(Stage::InWork)], &[]);
}

#[test]
fn it_stands_where_what_it_is_about_stands() {
    let mine = base();
    let theirs = edited(&mine, [rejects("No."), says("k", Topic::Annotation(mark()), "Who?")]);
    let comparison = compare(&mine, &theirs);
    let span = mine.annotations[&mark()].span();
    assert_eq!(comparison.differences.len(), 2);
    for difference in &comparison.differences {
        assert_eq!((difference.article.as_ref(), difference.range), (Some(&ArticleId("a".into())), Some(span)));
    }
}

#[test]
fn each_is_taken_over_and_taken_away() {
    let article = Topic::Article(ArticleId("a".into()));
    let check = |mine: Vec<Edit>, theirs: Vec<Edit>| {
        let (mine, theirs) = (edited(&base(), mine), edited(&base(), theirs));
        let comparison = compare(&mine, &theirs);
        let [difference] = &comparison.differences[..] else { panic!("{:#?}", comparison.differences) };
        let edits = take_theirs(&mine, &theirs, &comparison, difference).expect("it can be taken");
        let after = edited(&mine, edits);
        assert_eq!(compare(&after, &theirs).differences, []);
    };
    for (one, other) in [
        (vec![], vec![rejects("No.")]),
        (vec![rejects("No.")], vec![rejects("Never.")]),
        (vec![], vec![says("k", article.clone(), "Fine.")]),
        (vec![], vec![stage(Stage::Ready)]),
        (vec![stage(Stage::Ready)], vec![stage(Stage::Settled)]),
    ] {
        check(one.clone(), other.clone());
        check(other, one);
    }
}

#[test]
fn everything_of_theirs_brings_what_reviewers_said() {
    let mine = base();
    let article = Topic::Article(ArticleId("a".into()));
    let theirs = edited(
        &mine,
        [
            rejects("No."),
            says("k", article, "Fine."),
            says("l", Topic::Annotation(mark()), "Who?"),
            stage(Stage::Ready),
        ],
    );
    let comparison = compare(&mine, &theirs);
    let merged = merge(None, &mine, &in_my_terms(&mine, &theirs, &comparison));
    assert_eq!(merged.conflicts.len(), 0);
    let after = merged.project;
    assert_eq!((after.verdicts, after.comments, after.stages), (theirs.verdicts, theirs.comments, theirs.stages));
    assert!(comparison.differences.iter().any(|d| matches!(d.theirs, Some(Record::Stage(_)))));
}
