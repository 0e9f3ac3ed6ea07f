//! Where in the project an edit is seen.

use super::{AnnotationId, Edit, Place, Project, Subject, Topic, Verdict, VerdictId};
use crate::article::ArticleId;

/// Where an edit is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    pub article: ArticleId,
    pub spot: Spot,
}

/// Where in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The article itself comes.
    Itself,
    Anywhere,
    /// By its number, from 0.
    Block(usize),
    Mark(AnnotationId),
}

impl Edit {
    /// Where it is seen when it is applied to `project`; `None` where no article shows it, or several do.
    pub fn scene(&self, project: &Project) -> Option<Scene> {
        let anywhere = |article: &ArticleId| Some(Scene { article: article.clone(), spot: Spot::Anywhere });
        let mark = |id: &AnnotationId| {
            let article = project.annotations.get(id)?.article.clone();
            Some(Scene { article, spot: Spot::Mark(id.clone()) })
        };
        let tied = |subject: &Subject| match subject {
            Subject::Claim(id) => mark(id),
            Subject::Article(article) => anywhere(article),
        };
        // A proposal's mark is none yet.
        let judged = |verdict: &Verdict| mark(&verdict.on).or_else(|| anywhere(project.article_of_verdict(verdict)?));
        let verdict = |id: &VerdictId| judged(project.verdicts.get(id)?);
        let said = |topic: &Topic| match topic {
            Topic::Annotation(id) => mark(id),
            Topic::Article(article) => anywhere(article),
            Topic::Verdict(id) => verdict(id),
        };
        let placed = |place: &Place| match place {
            Place::Project => None,
            Place::Article(article) => anywhere(article),
            Place::Block(article, number) => {
                Some(Scene { article: article.clone(), spot: Spot::Block(usize::try_from(*number).ok()?) })
            }
        };
        match self {
            Edit::PutAnnotation(new) => Some(Scene { article: new.article.clone(), spot: Spot::Mark(new.id.clone()) }),
            Edit::RemoveAnnotation(id) => mark(id),
            Edit::PutAttribution(new) => tied(&new.subject),
            Edit::RemoveAttribution(id) => tied(&project.attributions.get(id)?.subject),
            Edit::PutRelation(new) => mark(&new.from),
            Edit::RemoveRelation(id) => mark(&project.relations.get(id)?.from),
            Edit::PutRemarks(place, _) | Edit::RemoveRemarks(place) => placed(place),
            Edit::PutVerdict(new) => judged(new),
            Edit::RemoveVerdict(id) => verdict(id),
            Edit::PutComment(new) => said(&new.on),
            Edit::RemoveComment(id) => said(&project.comments.get(id)?.on),
            Edit::PutStage(article, _) | Edit::RemoveStage(article) | Edit::RemoveArticle(article) => anywhere(article),
            Edit::AddArticle { article, .. } => Some(Scene { article: article.id.clone(), spot: Spot::Itself }),
            Edit::ReplaceArticle { article, .. } => anywhere(&article.id),
            Edit::SetMeta { article, .. } => anywhere(article),
            Edit::SetBlock { article, block, .. } => {
                Some(Scene { article: article.clone(), spot: Spot::Block(*block) })
            }
            Edit::Batch(edits) => edits.iter().find_map(|edit| edit.scene(project)),
            Edit::PutSource(_)
            | Edit::RemoveSource(_)
            | Edit::PutConflict(_)
            | Edit::RemoveConflict(_)
            | Edit::PutLabel { .. }
            | Edit::RemoveLabel(_)
            | Edit::Whole(_)
            | Edit::SetName(_)
            | Edit::SetAuthor(_)
            | Edit::SetExtra(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Annotation, History, LabelId, Mark, Timestamp};
    use crate::article::{Article, BlockKind, Meta, Origin};
    use crate::text::CpRange;
    use std::sync::Arc;

    #[test]
    fn the_step_back_is_seen_where_the_step_was() {
        let mut project = Project::new("", Timestamp(0));
        let mut history = History::new();
        let mut perform = |history: &mut History, edit: Edit| {
            history.perform(&mut project, "step-mark", vec![edit]).expect("it fits");
            let scenes: Vec<Scene> = history.next_edits(true).iter().filter_map(|e| e.scene(&project)).collect();
            scenes.first().cloned()
        };
        let id = ArticleId("a".into());
        let text = [(BlockKind::Paragraph, None, "قالت الوزارة")];
        let article = Arc::new(Article::new(id.clone(), Meta::default(), Origin::default(), text));
        let anywhere = Some(Scene { article: id.clone(), spot: Spot::Anywhere });
        assert_eq!(perform(&mut history, Edit::AddArticle { at: 0, article: article.clone() }), anywhere);
        let marks = vec![Mark::of(&article, CpRange::new(5, 12)).expect("it is inside")];
        let (mark, label) = (AnnotationId("m".into()), LabelId("source".into()));
        let made = Annotation::new(mark.clone(), id.clone(), label, marks, "", Timestamp(0));
        let there = Some(Scene { article: id.clone(), spot: Spot::Mark(mark) });
        assert_eq!(perform(&mut history, Edit::PutAnnotation(Arc::new(made))), there);
        let itself = Some(Scene { article: id.clone(), spot: Spot::Itself });
        assert_eq!(perform(&mut history, Edit::RemoveArticle(id)), itself, "it comes back before its mark");
        assert_eq!(perform(&mut history, Edit::SetName("عمل".into())), None);
    }
}
