use super::*;
use crate::annotation::{Annotation, Decision, Edit, LabelId, Mark, Verdict};
use crate::article::{Article, BlockKind, Meta, Origin};
use crate::review::compare;
use crate::text::CpRange;

/// A project with marks on these ranges of one article, made by this person; each range is an id too.
fn project(author: &str, marks: &[(u32, u32, &str)]) -> Project {
    let mut project = Project::new(author, Timestamp(0));
    let parts = [(BlockKind::Paragraph, None, "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل")];
    let article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts);
    project.apply(Edit::AddArticle { at: 0, article: article.into() }).expect("the project has none yet");
    for (start, end, author) in marks {
        let article = project.articles[0].clone();
        let mark = Mark::of(&article, CpRange::new(*start, *end)).expect("the range is in the text");
        let id = AnnotationId(format!("{start}").into());
        let made = Annotation::new(id, article.id.clone(), LabelId("claim".into()), vec![mark], *author, Timestamp(1));
        project.apply(Edit::PutAnnotation(made.into())).expect("its article is there");
    }
    project
}

fn review(mine: &Project, theirs: Project) -> Review {
    let comparison = compare(mine, &theirs);
    Review::new((PathBuf::new(), "o.isnad.ron".into(), None), (mine, 1), theirs, comparison, "R")
}

fn start(review: &Review) -> Option<u32> {
    review.current().and_then(|difference| difference.range).map(|range| range.start.0)
}

fn go(review: &mut Review, mine: &Project, forward: bool) -> Option<u32> {
    let to = review.next(forward, None);
    review.choose(mine, to);
    start(review)
}

#[test]
fn the_way_goes_around_and_keeps_to_what_is_listed() {
    let mine = project("R", &[(0, 4, "R"), (13, 15, "R")]);
    let mut review = review(&mine, project("O", &[(5, 12, "O"), (16, 23, "S")]));
    assert_eq!(review.name, "O");
    let way: Vec<_> = (0..5).map(|_| go(&mut review, &mine, true)).collect();
    assert_eq!(way, [0, 5, 13, 16, 0].map(Some));
    assert_eq!(go(&mut review, &mine, false), Some(16));
    let class = Some(Class::OnlyMine);
    review.set_filter(&mine, DifferenceFilter { class, ..DifferenceFilter::default() });
    assert_eq!((start(&review), review.listed().len()), (None, 2), "what is not listed is not where one is");
    assert_eq!([go(&mut review, &mine, false), go(&mut review, &mine, false)], [Some(13), Some(0)]);
    // The classes count whatever class is listed; a person's are counted alone.
    let count = |review: &Review| [None, class, Some(Class::OnlyTheirs)].map(|class| review.count(class));
    assert_eq!(count(&review), [4, 2, 2]);
    review.set_filter(&mine, DifferenceFilter { whose: Whose::Author("S".into()), ..Default::default() });
    assert_eq!((count(&review), review.listed().len()), ([1, 0, 1], 1));
    let hidden = Difference::of(&review.comparison.differences[0]);
    review.choose(&mine, Some(hidden));
    assert_eq!((start(&review), review.filter().clone()), (Some(0), DifferenceFilter::default()));
}

#[test]
fn another_comparison_leaves_one_where_one_was() {
    let mine = project("R", &[(0, 4, "R"), (13, 15, "R")]);
    let theirs = project("O", &[(5, 12, "O"), (16, 23, "O")]);
    let mut review = review(&mine, theirs.clone());
    (0..3).for_each(|_| _ = go(&mut review, &mine, true));
    assert_eq!(start(&review), Some(13));
    let fewer = project("R", &[(13, 15, "R")]);
    review.compared(&fewer, compare(&fewer, &theirs), 2);
    assert_eq!((start(&review), review.at()), (Some(13), Some(1)));
    // It is none any more: the one that has come to its place is next.
    let none = project("R", &[]);
    review.compared(&none, compare(&none, &theirs), 3);
    assert_eq!((start(&review), review.revision), (Some(16), 3));
    review.compared(&theirs, compare(&theirs, &theirs), 4);
    assert_eq!((start(&review), go(&mut review, &theirs, true)), (None, None));
}

#[test]
fn what_is_settled_is_counted_and_passed_over() {
    let mine = project("R", &[(0, 4, "R"), (13, 15, "R")]);
    let mut review = review(&mine, project("O", &[(5, 12, "O"), (16, 23, "O")]));
    assert_eq!(review.settled(), (4, 0));
    review.set_filter(&mine, DifferenceFilter { open: true, ..DifferenceFilter::default() });
    assert_eq!(go(&mut review, &mine, true), Some(0));
    assert_eq!(go(&mut review, &mine, true), Some(5));
    let on = AnnotationId("5".into());
    let verdict = Verdict::new(on.clone(), Decision::Reject, "R", Timestamp(2));
    review
        .judging
        .perform("v", vec![Edit::PutVerdict(verdict.into())], None, Default::default())
        .expect("its mark is there");
    review.list(&mine);
    assert_eq!((review.settled(), review.listed().len()), ((4, 1), 4), "the one that one is at is still listed");
    assert!(review.current().and_then(|current| review.verdict(current)).is_some());
    let next = review.next_open();
    review.choose(&mine, next);
    assert_eq!((start(&review), review.listed().len()), (Some(13), 3));
    assert_eq!([go(&mut review, &mine, false), go(&mut review, &mine, false)], [Some(0), Some(16)]);
    review.judging.step(true).expect("there is a step to take back");
    review.list(&mine);
    assert_eq!((review.settled(), review.listed().len()), ((4, 0), 4));
}

/// Gives a verdict on the difference one is at, or proposes what it is about.
fn judge(review: &mut Review, mine: &Project) {
    let current = review.current().expect("a difference");
    let on = judged_by(current).expect("it can be judged").clone();
    let decision = match review.judged() {
        Some(_) => Decision::Reject,
        None => Decision::Propose(mine.annotations[&on].clone()),
    };
    let verdict = Verdict::new(on, decision, "R", Timestamp(2));
    review
        .judging
        .perform("v", vec![Edit::PutVerdict(verdict.into())], None, Default::default())
        .expect("its mark is there");
    review.list(mine);
}

/// Where the next one without a verdict stands, which one is at then.
fn go_on(review: &mut Review, mine: &Project) -> Option<u32> {
    let to = review.next_open()?;
    review.choose(mine, Some(to));
    start(review)
}

#[test]
fn after_a_verdict_comes_the_next_of_the_list_without_one() {
    let mine = project("R", &[(0, 4, "R"), (13, 15, "R"), (24, 30, "R")]);
    let theirs = project("O", &[(5, 12, "O"), (16, 23, "S"), (31, 38, "O")]);
    let mut all = review(&mine, theirs.clone());
    // From the middle on, over one that has a verdict already, around the end, until there is none.
    all.choose(&mine, all.listed_at(3).map(Difference::of));
    judge(&mut all, &mine);
    all.choose(&mine, all.listed_at(1).map(Difference::of));
    let mut way = Vec::new();
    loop {
        judge(&mut all, &mine);
        match go_on(&mut all, &mine) {
            Some(at) => way.push(at),
            None => break,
        }
    }
    assert_eq!(way, [13, 24, 31, 0]);
    assert_eq!((start(&all), all.settled()), (Some(0), (6, 6)), "one stays at the last");
    // Of a class, or of a person, only those.
    for (filter, expected) in [
        (DifferenceFilter { class: Some(Class::OnlyTheirs), ..Default::default() }, [16, 31]),
        (DifferenceFilter { whose: Whose::Mine, open: true, ..Default::default() }, [13, 24]),
    ] {
        let mut some = review(&mine, theirs.clone());
        some.set_filter(&mine, filter.clone());
        some.choose(&mine, some.listed_at(0).map(Difference::of));
        let first = some.next_open().expect("the next one");
        judge(&mut some, &mine);
        assert_eq!(some.next_open(), Some(first), "a verdict leads on to the one that was next");
        let mut way = vec![go_on(&mut some, &mine).expect("the next one")];
        judge(&mut some, &mine);
        way.extend(go_on(&mut some, &mine));
        assert_eq!(way, expected, "{filter:?}");
        judge(&mut some, &mine);
        assert_eq!((some.next_open(), some.filter()), (None, &filter));
    }
}

#[test]
fn whoever_has_my_name_is_called_as_the_file() {
    let mine = project("R", &[]);
    for author in ["R", " ", ""] {
        assert_eq!(review(&mine, project(author, &[])).name, "o.isnad.ron", "{author:?}");
    }
}
