use super::*;
use crate::annotation::{Comment, LabelId, Mark, Timestamp, arbitrary};
use crate::article::{Article, BlockKind, Meta, Origin};
use crate::project::{read_review, write_review};
use crate::text::CpRange;
use proptest::prelude::*;

const TEXT: &str = "قالت رئيسة البلدية إن الجسر القديم آمن، ونفت الصحيفة ذلك مساء الخميس";

fn words(seen: &Annotation, verdict: Option<&Verdict>) -> Bilingual {
    let what = verdict.map_or("comment", |verdict| verdict.decision.kind().key());
    Bilingual { ar: String::new(), en: format!("{what}: {}", seen.quote()) }
}

fn article(id: &str, text: &str) -> Arc<Article> {
    let parts = text.split('\n').map(|text| (BlockKind::Paragraph, None, text));
    Arc::new(Article::new(ArticleId(id.into()), Meta::default(), Origin::default(), parts))
}

fn marking(article: &Article, id: &str, label: &str, quote: &str) -> Annotation {
    let start = article.text()[..article.text().find(quote).unwrap()].chars().count() as u32;
    let mark = Mark::of(article, CpRange::new(start, start + quote.chars().count() as u32)).unwrap();
    let (id, label) = (AnnotationId(id.into()), LabelId(label.into()));
    Annotation::new(id, article.id.clone(), label, vec![mark], "A", Timestamp(5))
}

/// The author's project: two claims in one article.
fn authors() -> Project {
    let mut project = Project::new("A", Timestamp(1));
    let text = article("a", TEXT);
    let marks = [("c", "الجسر القديم آمن"), ("d", "ونفت الصحيفة ذلك")];
    let marks = marks.map(|(id, quote)| Edit::PutAnnotation(marking(&text, id, "claim", quote).into()));
    project.apply(Edit::AddArticle { at: 0, article: text }).unwrap();
    project.apply(Edit::Batch(marks.into())).unwrap();
    project
}

fn on(id: &str) -> AnnotationId {
    AnnotationId(id.into())
}

fn reject(at: i64) -> Verdict {
    let mut verdict = Verdict::new(on("c"), Decision::Reject, "R", Timestamp(at));
    verdict.reason.en = format!("said at {at}");
    verdict
}

fn comment(id: &str, topic: Topic, thread: Option<&str>) -> Edit {
    let text = Bilingual { ar: String::new(), en: format!("text of {id}") };
    let mut new = Comment::new(CommentId(id.into()), topic, text, "R", Timestamp(10));
    new.thread = thread.map(|id| CommentId(id.into()));
    Edit::PutComment(new.into())
}

/// The reviewer's copy: a rejection with a comment on it, a change, a proposal, a thread.
fn reviewers_copy() -> Project {
    let mut project = authors();
    let text = project.articles[0].clone();
    let changed = marking(&text, "d", "source", "الصحيفة");
    let missing = marking(&text, "p", "source", "رئيسة البلدية");
    let verdict = reject(10);
    let topic = Topic::Verdict(verdict.id.clone());
    let edits = vec![
        Edit::PutVerdict(verdict.into()),
        Edit::PutVerdict(Verdict::new(on("d"), Decision::Change(changed.into()), "R", Timestamp(10)).into()),
        Edit::PutVerdict(Verdict::new(on("p"), Decision::Propose(missing.into()), "R", Timestamp(10)).into()),
        comment("k0", topic, None),
        comment("k1", Topic::Annotation(on("c")), None),
        comment("k2", Topic::Annotation(on("c")), Some("k1")),
        comment("k3", Topic::Article(text.id.clone()), None),
    ];
    project.apply(Edit::Batch(edits)).unwrap();
    project
}

/// Applies the reviewer's work to `project`, sees that it is sound and that applying it again changes nothing; gives
/// what became of it.
fn applied(project: &Project) -> (Project, Applied) {
    let review = collect(&reviewers_copy(), "R");
    let first = apply(project, &review, &words);
    let mut after = project.clone();
    after.apply(Edit::Batch(first.edits.clone())).unwrap();
    assert_eq!(arbitrary::faults(&after), Vec::<String>::new());
    assert_eq!(apply(&after, &review, &words).edits, []);
    (after, first)
}

#[test]
fn a_review_is_put_into_the_project_it_was_made_of() {
    let (after, applied) = applied(&authors());
    assert_eq!(applied.count(Fate::Added), 7);
    assert_eq!(Project { author: "A".into(), ..reviewers_copy() }, after);
}

#[test]
fn a_mark_that_was_made_anew_is_found_where_it_stands() {
    let mut project = authors();
    let text = project.articles[0].clone();
    let again = marking(&text, "other", "claim", "الجسر القديم آمن");
    project.apply(Edit::Batch(vec![Edit::RemoveAnnotation(on("c")), Edit::PutAnnotation(again.into())])).unwrap();
    let (after, fates) = applied(&project);
    assert_eq!(fates.count(Fate::Added), 7);
    let verdict = after.verdicts_on(&on("other"))[0];
    assert_eq!((verdict.decision.kind().key(), verdict.author.as_str()), ("reject", "R"));
    assert_eq!(after.threads_on(&Topic::Verdict(verdict.id.clone())).len(), 1);
    assert_eq!(after.threads_on(&Topic::Annotation(on("other")))[0].answers.len(), 1);
}

#[test]
fn what_has_no_mark_left_is_kept_on_the_article() {
    let mut project = authors();
    project.apply(Edit::RemoveAnnotation(on("c"))).unwrap();
    let (after, fates) = applied(&project);
    assert_eq!((fates.count(Fate::OnArticle), fates.count(Fate::Added)), (4, 3));
    let threads = after.threads_on(&Topic::Article(ArticleId("a".into())));
    let said: Vec<(&str, usize)> =
        threads.iter().map(|thread| (thread.first.text.en.as_str(), thread.answers.len())).collect();
    assert!(said.contains(&("reject: الجسر القديم آمن\nsaid at 10", 1)), "{said:?}");
    assert!(said.contains(&("comment: الجسر القديم آمن\ntext of k1", 1)), "{said:?}");
}

#[test]
fn the_text_may_be_another_by_now() {
    let mut project = authors();
    let text = article("a", &format!("خبر عاجل\n{TEXT}"));
    let annotations = ["الجسر القديم آمن", "ونفت الصحيفة ذلك"];
    let annotations = annotations.iter().zip(["c", "d"]).map(|(q, id)| marking(&text, id, "claim", q).into()).collect();
    project.apply(Edit::ReplaceArticle { article: text, annotations }).unwrap();
    assert_eq!(applied(&project).1.count(Fate::Added), 7);
}

#[test]
fn without_the_article_all_is_kept_apart() {
    let (after, fates) = applied(&Project::new("A", Timestamp(1)));
    assert_eq!(fates.count(Fate::Apart), 7);
    assert_eq!(after.conflicts.len(), 7);
    // The same text under another id is the article.
    let mut project = Project::new("A", Timestamp(1));
    project.apply(Edit::AddArticle { at: 0, article: article("other", TEXT) }).unwrap();
    assert_eq!(applied(&project).1.count(Fate::Apart), 0);
}

#[test]
fn an_older_review_overwrites_nothing_and_a_newer_one_asks_anew() {
    let (mut project, old) = (authors(), collect(&reviewers_copy(), "R"));
    let mut answered = reject(20);
    answered.answer = Answer::Declined;
    let id = answered.id.clone();
    project.apply(Edit::PutVerdict(answered.clone().into())).unwrap();
    let applied = apply(&project, &old, &words);
    assert_eq!(applied.verdicts[&id], Fate::Older);
    let later = |decision: Decision| {
        let mut copy = reviewers_copy();
        copy.apply(Edit::PutVerdict(Verdict { decision, ..reject(30) }.into())).unwrap();
        let applied = apply(&project, &collect(&copy, "R"), &words);
        assert_eq!(applied.verdicts[&id], Fate::Renewed);
        let mut after = project.clone();
        after.apply(Edit::Batch(applied.edits)).unwrap();
        (after.verdicts[&id].answer, after.verdicts[&id].reason.en.clone())
    };
    // The same decision, said better: it is answered. Another one is not.
    assert_eq!(later(Decision::Reject), (Answer::Declined, "said at 30".to_owned()));
    assert_eq!(later(Decision::Accept), (Answer::Open, "said at 30".to_owned()));
}

#[test]
fn a_proposal_is_taken_where_enough_beside_its_words_stands() {
    use crate::review::settle::SettleError;
    use crate::review::take;
    let check = |before: &str, quote: &str, taken: bool| {
        let mut project = Project::new("A", Timestamp(1));
        let old = article("a", TEXT);
        let missing = marking(&old, "p", "source", quote);
        project.apply(Edit::AddArticle { at: 0, article: article("a", &format!("{before}{TEXT}")) }).unwrap();
        let verdict = Verdict::new(on("p"), Decision::Propose(missing.into()), "R", Timestamp(10));
        let id = verdict.id.clone();
        project.apply(Edit::PutVerdict(verdict.into())).unwrap();
        match take(&project, &id, Timestamp(20)) {
            Ok(edits) => {
                project.apply(Edit::Batch(edits)).unwrap();
                assert!(taken && project.annotations[&on("p")].quote() == quote, "{before}{quote}");
            }
            Err(error) => assert!(!taken && error == SettleError::NoPlace, "{before}{quote}: {error}"),
        }
    };
    for quote in ["قالت", "رئيسة", "الجسر", "الخميس"] {
        check("", quote, true);
    }
    // With a word put before the sentence, a short word at its beginning has no more than one side left.
    check("بالأمس ", "قالت", false);
    check("بالأمس ", "البلدية", true);
    check("بالأمس ", "الجسر", true);
    check("بالأمس ", "الخميس", true);
}

#[test]
fn what_is_taken_is_done_and_said_in_one_step() {
    use crate::annotation::History;
    use crate::review::{answer, take};
    let (mut project, _) = applied(&authors());
    let (before, mut history) = (project.clone(), History::new());
    let ids: Vec<VerdictId> = project.verdicts.keys().cloned().collect();
    for id in &ids {
        let edits = take(&project, id, Timestamp(50)).unwrap();
        history.perform(&mut project, "step", edits).unwrap();
        assert_eq!(arbitrary::faults(&project), Vec::<String>::new());
        assert_eq!(project.verdicts[id].answer, Answer::Taken);
        assert_eq!(take(&project, id, Timestamp(51)), Ok(Vec::new()), "it is done");
    }
    assert!(!project.annotations.contains_key(&on("c")), "what was rejected is gone");
    let label = |id: &str| &*project.annotations[&on(id)].label.0;
    assert_eq!((label("d"), label("p"), project.annotations.len()), ("source", "source", 2));
    let rejected = project.verdicts.values().find(|verdict| verdict.on == on("c")).unwrap();
    assert_eq!(rejected.removed.as_ref(), before.annotations.get(&on("c")));
    assert_eq!(answer(&project, &rejected.id, Answer::Declined), [], "what is removed is not declined");
    assert_eq!(history.len(), ids.len());
    while history.undo(&mut project).unwrap().is_some() {}
    assert_eq!(project, before);
}

#[test]
fn a_rejection_that_was_taken_stays_so() {
    let (mut project, _) = applied(&authors());
    let verdict = project.verdicts_on(&on("c"))[0].clone();
    let removed = project.annotations.get(&on("c")).cloned();
    let taken = Verdict { answer: Answer::Taken, removed, ..Verdict::clone(&verdict) };
    let edits = vec![Edit::PutVerdict(taken.into()), Edit::RemoveAnnotation(on("c"))];
    let undo = project.apply(Edit::Batch(edits)).unwrap();
    assert!(!project.annotations.contains_key(&on("c")) && project.verdicts.contains_key(&verdict.id));
    let again = apply(&project, &collect(&reviewers_copy(), "R"), &words);
    assert_eq!(again.verdicts[&verdict.id], Fate::Known);
    project.apply(undo).unwrap();
    assert_eq!(project, applied(&authors()).0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the author did meanwhile: all that was said is there afterwards, once, and the project is sound.
    #[test]
    fn nothing_said_is_dropped(
        base in arbitrary::project(),
        review in arbitrary::script(16),
        work in arbitrary::script(10),
    ) {
        let edited = |script: Vec<arbitrary::Seed>| {
            let mut project = base.clone();
            for seed in script {
                // What does not fit changes nothing.
                let _ = project.apply(seed.edit(&project));
            }
            project
        };
        let (reviewed, author) = (edited(review), edited(work));
        for reviewer in reviewers(&reviewed) {
            let review = collect(&reviewed, reviewer);
            let read = read_review(write_review(&review).as_bytes());
            prop_assert_eq!(read.as_ref(), Ok(&review));
            let first = apply(&author, &review, &words);
            prop_assert_eq!(first.verdicts.len() + first.comments.len(), review.verdicts.len() + review.comments.len());
            let mut after = author.clone();
            prop_assert!(after.apply(Edit::Batch(first.edits.clone())).is_ok());
            prop_assert_eq!(arbitrary::faults(&after), Vec::<String>::new());
            prop_assert_eq!(apply(&after, &review, &words).edits, vec![]);
            for (id, fate) in &first.comments {
                let kept = after.comments.contains_key(id)
                    || after.conflicts.values().any(|c| matches!(&c.other, Some(Version::Comment(k)) if k.id == *id));
                prop_assert!(kept, "{id:?} {fate:?}");
            }
            for (id, fate) in &first.verdicts {
                let verdict = &review.verdicts[id];
                let kind = verdict.decision.kind();
                let alike = after.verdicts.values().filter(|v| v.author == verdict.author);
                let kept = match fate {
                    Fate::Added | Fate::Renewed => {
                        alike.filter(|v| v.decision.kind() == kind).any(|v| v.reason == verdict.reason)
                    }
                    Fate::Known | Fate::Older => true,
                    Fate::OnArticle => after.comments.values().any(|c| c.text.en.contains(kind.key())),
                    Fate::Apart => after.conflicts.values().any(|c| matches!(&c.other, Some(Version::Verdict(v)) if v.id == *id)),
                };
                prop_assert!(kept, "{id:?} {fate:?}");
            }
        }
        // Into the project that it is of it puts nothing.
        for reviewer in reviewers(&author) {
            prop_assert_eq!(apply(&author, &collect(&author, reviewer), &words).edits, vec![]);
        }
    }
}
