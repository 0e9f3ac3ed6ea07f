use super::*;
use crate::annotation::{Annotation, AnnotationId, LabelId, Mark, Timestamp, arbitrary};
use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
use crate::text::CpRange;
use proptest::prelude::*;
use std::sync::Arc;

fn name(name: &str) -> Vec<Edit> {
    vec![Edit::SetName(name.to_owned())]
}

#[test]
fn steps_are_undone_and_redone_by_name() {
    let (mut project, mut history) = (Project::new("x", Timestamp(0)), History::new());
    history.perform(&mut project, "rename", name("one")).unwrap();
    history.perform(&mut project, "rename again", name("two")).unwrap();
    assert_eq!(history.undo_name(), Some("rename again"));
    assert_eq!(history.undo(&mut project), Ok(Some("rename again")));
    assert_eq!((project.name.as_str(), history.redo_name()), ("one", Some("rename again")));
    assert_eq!(history.redo(&mut project), Ok(Some("rename again")));
    assert_eq!(project.name, "two");
    assert_eq!(history.redo(&mut project), Ok(None));
    history.undo(&mut project).unwrap();
    history.undo(&mut project).unwrap();
    assert_eq!(history.undo(&mut project), Ok(None));
    assert_eq!(project.name, "");
}

#[test]
fn a_gesture_that_goes_on_stays_one_step_and_stays_small() {
    let (mut project, mut history) = (Project::new("x", Timestamp(0)), History::new());
    history.perform(&mut project, "rename", name("one")).unwrap();
    let mut step = history.perform(&mut project, "drag", name("two")).unwrap();
    for n in 0..100 {
        step = history.amend(&mut project, step, "drag", name(&n.to_string())).unwrap();
    }
    assert_eq!((history.len(), history.done.last().unwrap().edits.len()), (2, 1));
    step = history.amend(&mut project, step, "drag", vec![Edit::SetAuthor("y".into())]).unwrap();
    history.undo(&mut project).unwrap();
    assert_eq!((project.name.as_str(), project.author.as_str()), ("one", "x"));
    history.amend(&mut project, step, "drag", name("late")).unwrap();
    assert_eq!((history.len(), history.redo_name(), history.undo_name()), (2, None, Some("drag")));
}

#[test]
fn the_saved_state_is_known_through_undo_and_branching() {
    let (mut project, mut history) = (Project::new("x", Timestamp(0)), History::new());
    assert!(history.is_saved() && !History::unsaved().is_saved());
    history.perform(&mut project, "a", name("1")).unwrap();
    assert!(!history.is_saved());
    history.mark_saved();
    history.perform(&mut project, "b", name("2")).unwrap();
    assert!(!history.is_saved());
    history.undo(&mut project).unwrap();
    assert!(history.is_saved());
    history.undo(&mut project).unwrap();
    assert!(!history.is_saved());
    history.perform(&mut project, "c", name("3")).unwrap();
    assert!(!history.is_saved(), "another branch of the same length is another state");
    history.mark_saved();
    let step = history.state();
    history.amend(&mut project, step, "c", name("4")).unwrap();
    assert!(!history.is_saved(), "a saved step that goes on is no longer what was saved");
}

#[test]
fn an_edit_that_does_not_fit_leaves_no_step() {
    let (mut project, mut history) = (Project::new("x", Timestamp(0)), History::new());
    history.perform(&mut project, "a", name("1")).unwrap();
    history.undo(&mut project).unwrap();
    let bad = vec![Edit::SetName("2".into()), Edit::RemoveAnnotation(Default::default())];
    assert!(history.perform(&mut project, "b", bad).is_err());
    assert_eq!((project.name.as_str(), history.redo_name(), history.is_saved()), ("", Some("a"), true));
}

#[test]
fn a_step_that_removes_again_what_it_made_can_be_undone() {
    let (mut project, mut history) = (Project::new("x", Timestamp(0)), History::new());
    let article = Arc::new(Article::new(
        ArticleId("a".into()),
        Meta::default(),
        Origin::default(),
        [(BlockKind::Paragraph, None, "قال إن الجسر آمن")],
    ));
    let mark = Mark::of(&article, CpRange::new(0, 3)).unwrap();
    let id = AnnotationId("n".into());
    let made = Annotation::new(id.clone(), article.id.clone(), LabelId("claim".into()), vec![mark], "x", Timestamp(0));
    history.perform(&mut project, "article", vec![Edit::AddArticle { at: 0, article }]).unwrap();
    let before = project.clone();
    let step = history.perform(&mut project, "mark", vec![Edit::PutAnnotation(Arc::new(made))]).unwrap();
    history.amend(&mut project, step, "mark", vec![Edit::RemoveAnnotation(id)]).unwrap();
    history.undo(&mut project).unwrap();
    assert_eq!(project, before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Walks back and forth through what a script did and finds every state again.
    #[test]
    fn every_state_is_found_again(start in arbitrary::project(), script in arbitrary::script(20), walk in prop::collection::vec(any::<bool>(), 0..60)) {
        let (mut project, mut history) = (start.clone(), History::new());
        let mut states = vec![start];
        for seed in script {
            let edits = vec![seed.edit(&project)];
            let step = history.state();
            if seed.b < 2 && states.len() > 1 {
                if history.amend(&mut project, step, "amended", edits).is_ok() {
                    states.pop();
                    states.push(project.clone());
                }
            } else if history.perform(&mut project, "step", edits).is_ok() {
                states.push(project.clone());
            }
        }
        history.mark_saved();
        let mut at = states.len() - 1;
        for back in walk {
            let moved = if back { history.undo(&mut project) } else { history.redo(&mut project) }.unwrap();
            match (back, moved) {
                (true, Some(_)) => at -= 1,
                (false, Some(_)) => at += 1,
                (true, None) => prop_assert_eq!(at, 0),
                (false, None) => prop_assert_eq!(at, states.len() - 1),
            }
            prop_assert_eq!(&project, &states[at]);
            prop_assert_eq!(history.is_saved(), at == states.len() - 1);
        }
    }
}
