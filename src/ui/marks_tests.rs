use super::*;
use crate::annotation::{LabelId, Mark, Party, Subject, Timestamp};
use crate::article::{ArticleId, BlockKind, Meta, Origin};
use proptest::prelude::*;

fn article(blocks: usize) -> Arc<Article> {
    let parts = (0..blocks).map(|_| (BlockKind::Paragraph, None, "abcdefghi"));
    Arc::new(Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts))
}

fn annotation(article: &Article, number: usize, (start, length): (u32, u32)) -> Arc<Annotation> {
    let mark = Mark::of(article, CpRange::new(start, start + length)).unwrap();
    let label = LabelId(["claim", "source", "cue"][number % 3].into());
    let id = AnnotationId(format!("{number:03}").into());
    Annotation::new(id, article.id.clone(), label, vec![mark], "", Timestamp(0)).into()
}

/// What the index says, in a form to be compared.
fn told(index: &MarkIndex, project: &Project, blocks: usize) -> Vec<String> {
    let mut told = vec![format!("{} {}", index.annotations(), index.claims_untied())];
    for block in 0..blocks {
        let marks: Vec<_> = index.of_block(block).map(|m| (&m.annotation.id.0, m.range, m.tinted, m.lower)).collect();
        told.push(format!("{block}: {marks:?}"));
    }
    for id in project.annotations.keys() {
        let attributions: Vec<_> = index.attributions(id).iter().map(|a| &a.id.0).collect();
        let relations: Vec<_> = index.relations(id).iter().map(|r| &r.id.0).collect();
        told.push(format!("{id:?}: {attributions:?} {relations:?}"));
    }
    told
}

#[derive(Clone, Debug)]
enum Action {
    Put(usize, (u32, u32)),
    Remove(usize),
    Tie(usize, usize, usize),
    Untie(usize),
    Relate(usize, usize, usize),
}

fn action() -> impl Strategy<Value = Action> {
    let number = 0..12usize;
    prop_oneof![
        4 => (number.clone(), (0u32..35, 1u32..25)).prop_map(|(n, range)| Action::Put(n, range)),
        1 => number.clone().prop_map(Action::Remove),
        2 => (0..4usize, 0..4usize, 0..4usize).prop_map(|(n, claim, source)| Action::Tie(n, claim, source)),
        1 => (0..4usize).prop_map(Action::Untie),
        1 => (0..4usize, 0..4usize, 0..4usize).prop_map(|(n, a, b)| Action::Relate(n, a, b)),
    ]
}

/// Carries an action out by an edit, if it fits.
fn act(project: &mut Project, article: &Article, action: Action) {
    use crate::annotation::Edit;
    let id = |number: usize| AnnotationId(format!("{number:03}").into());
    let edit = match action {
        Action::Put(number, (start, length)) => {
            let most = article.index().len().0 - start;
            Edit::PutAnnotation(annotation(article, number, (start, length.min(most))))
        }
        Action::Remove(number) => Edit::RemoveAnnotation(id(number)),
        Action::Tie(number, claim, source) => {
            let tie = AttributionId(format!("t{number}").into());
            let mut tie = Attribution::new(tie, Subject::Claim(id(3 * claim)), "", Timestamp(0));
            tie.source = Some(Party::Mention(id(3 * source + 1)));
            Edit::PutAttribution(tie.into())
        }
        Action::Untie(number) => Edit::RemoveAttribution(AttributionId(format!("t{number}").into())),
        Action::Relate(number, a, b) => {
            let relation = RelationId(format!("r{number}").into());
            let ends = [id(3 * a), id(3 * b)];
            Edit::PutRelation(Relation::new(relation, RelationKind::Contradicts, ends, "", Timestamp(0)).into())
        }
    };
    // What does not fit changes nothing.
    let _ = project.apply(edit);
}

/// As many annotations change as are left: the tied claim is not among them, and still has to be looked at.
#[test]
fn a_claim_is_tied_while_others_go() {
    let article = article(4);
    let mut project = Project::new("", Timestamp(0));
    project.articles.push(article.clone());
    let mut index = MarkIndex::default();
    (0..4).for_each(|number| act(&mut project, &article, Action::Put(number, (0, 1))));
    index.follow(&project, &article);
    assert_eq!(index.claims_untied(), 2);
    for action in [Action::Tie(0, 1, 0), Action::Remove(0), Action::Remove(2)] {
        act(&mut project, &article, action);
    }
    index.follow(&project, &article);
    assert_eq!(index.claims_untied(), 0);
}

proptest! {
    #[test]
    fn following_edits_is_as_reading_anew(actions in prop::collection::vec(prop::collection::vec(action(), 1..4), 1..20)) {
        let article = article(4);
        let mut project = Project::new("", Timestamp(0));
        project.articles.push(article.clone());
        let mut index = MarkIndex::default();
        for step in actions {
            step.into_iter().for_each(|action| act(&mut project, &article, action));
            index.follow(&project, &article);
            let mut anew = MarkIndex::default();
            anew.follow(&project, &article);
            prop_assert_eq!(told(&index, &project, 4), told(&anew, &project, 4));
        }
    }

    #[test]
    fn the_shortest_of_those_that_overlap_has_the_tint(ranges in prop::collection::vec((0u32..39, 1u32..20), 0..25)) {
        let article = article(4);
        let mut project = Project::new("", Timestamp(0));
        for (number, &(start, length)) in ranges.iter().enumerate() {
            let annotation = annotation(&article, number, (start, length.min(39 - start)));
            project.annotations.insert(annotation.id.clone(), annotation);
        }
        let mut index = MarkIndex::default();
        index.follow(&project, &article);
        for (i, mark) in index.marks.iter().enumerate() {
            let beats = |(j, other): (usize, &DrawnMark)| {
                j != i
                    && other.range.intersection(mark.range).is_some()
                    && (other.range.len() < mark.range.len() || other.range.len() == mark.range.len() && j > i)
            };
            let outer = index.marks.iter().enumerate().any(beats);
            prop_assert_eq!((mark.tinted, mark.lower), (!outer, outer), "{:?}", mark.range);
        }
    }

    #[test]
    fn marks_are_in_the_blocks_they_touch(ranges in prop::collection::vec((0u32..39, 1u32..39), 0..25)) {
        let article = article(4);
        let mut project = Project::new("", Timestamp(0));
        for (number, &(start, length)) in ranges.iter().enumerate() {
            let annotation = annotation(&article, number, (start, length.min(39 - start)));
            project.annotations.insert(annotation.id.clone(), annotation);
        }
        let mut index = MarkIndex::default();
        index.follow(&project, &article);
        for block in 0..4 {
            let found: Vec<_> = index.of_block(block).map(|m| m.range).collect();
            let expected: Vec<_> =
                index.marks.iter().map(|m| m.range).filter(|r| article.blocks_in(*r).contains(&block)).collect();
            prop_assert_eq!(found, expected, "block {}", block);
        }
    }
}
