//! The sample project as several people would have left it.

#![allow(dead_code, reason = "not every test file needs all of it")]

use isnad::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Credibility, Edit, LabelId, Manner, Mark, Party, Project,
    Rating, Reliability, Source, SourceId, Subject, Timestamp,
};
use isnad::article::{Article, ArticleId};
use isnad::text::CpRange;
use std::sync::Arc;

/// The sample project with a mention besides that nothing is tied to, where nothing else is marked.
pub fn sample() -> Project {
    let mut project = isnad::project::sample();
    let report = ArticleId("report".into());
    let article = project.article(&report).unwrap().clone();
    let (mut free, mut at) = (0..0, 0);
    for annotation in project.annotations_of(&report) {
        let span = annotation.span();
        if span.start.0 > at && span.start.0 - at > free.end - free.start {
            free = at..span.start.0;
        }
        at = at.max(span.end.0);
    }
    let start = u32::midpoint(free.start, free.end) - 4;
    let mark = Mark::of(&article, CpRange::new(start, start + 8)).unwrap();
    assert!(free.start < mark.range.start.0 && mark.range.end.0 < free.end, "{free:?}");
    let new = Annotation::new(id(UNTIED), report, LabelId("source".into()), vec![mark], "Rana Khoury", Timestamp(0));
    project.apply(Edit::PutAnnotation(new.into())).unwrap();
    project
}

pub const UNTIED: &str = "report-untied";

pub fn id(text: &str) -> AnnotationId {
    AnnotationId(text.into())
}

/// The sample as somebody else would have it: one range is shorter, one label, one source, one manner and two grades are
/// others, one claim is not marked.
pub fn other(base: &Project) -> Project {
    let mut project = base.clone();
    project.author = "Tom Whitlock".to_owned();
    let shorter = base.annotations[&id("report-half")].span();
    let article = base.article(&ArticleId("report".into())).unwrap().clone();
    let change = |project: &mut Project, of: &str, change: &dyn Fn(&mut Annotation)| {
        let mut new = Annotation::clone(&project.annotations[&id(of)]);
        change(&mut new);
        project.apply(Edit::PutAnnotation(new.into())).unwrap();
    };
    change(&mut project, "report-half", &|a| {
        a.marks = vec![Mark::of(&article, CpRange::new(shorter.start.0, shorter.end.0 - 4)).unwrap()];
    });
    change(&mut project, "report-seventy", &|a| a.assessment.credibility = Some(Credibility::Improbable));
    change(&mut project, UNTIED, &|a| a.label = LabelId("cue".into()));
    project.apply(Edit::RemoveAnnotation(id("report-stock"))).unwrap();
    let change = |project: &mut Project, of: &str, change: &dyn Fn(&mut Attribution)| {
        let mut new = Attribution::clone(&project.attributions[&AttributionId(of.into())]);
        change(&mut new);
        project.apply(Edit::PutAttribution(new.into())).unwrap();
    };
    change(&mut project, "report-seventy-said", &|a| a.source = Some(Party::Entry(SourceId("ward".into()))));
    change(&mut project, "report-sign-said", &|a| a.manner = Manner::Mixed);
    let rated = rated(base);
    let mut source = Source::clone(&project.sources[&rated]);
    let reliability = if source.reliability() == Some(Reliability::A) { Reliability::B } else { Reliability::A };
    source.rate(Rating {
        at: Timestamp(2_000_000_000),
        reliability,
        reason: Default::default(),
        author: "Tom Whitlock".to_owned(),
    });
    project.apply(Edit::PutSource(source.into())).unwrap();
    project
}

pub fn rated(base: &Project) -> SourceId {
    let judged = |s: &&Arc<Source>| s.reliability().is_some_and(|grade| grade != Reliability::F);
    base.sources.values().find(judged).map(|s| s.id.clone()).expect("a source with a grade")
}

/// The same work under other ids throughout, as by somebody who began with an empty project.
pub fn under_other_ids(project: &Project) -> Project {
    let new = |text: &Arc<str>| -> Arc<str> { format!("x{text}").into() };
    let annotation = |id: &AnnotationId| AnnotationId(new(&id.0));
    let entry = |id: &SourceId| SourceId(new(&id.0));
    let label =
        |id: &LabelId| if matches!(&*id.0, "claim" | "source" | "cue") { id.clone() } else { LabelId(new(&id.0)) };
    let party = |party: &Party| match party {
        Party::Mention(id) => Party::Mention(annotation(id)),
        Party::Entry(id) => Party::Entry(entry(id)),
    };
    let mut other = Project { relations: Default::default(), remarks: Default::default(), ..project.clone() };
    other.labels.iter_mut().for_each(|l| {
        l.id = label(&l.id);
        l.parent = l.parent.as_ref().map(label);
        l.joins = Default::default();
    });
    let articles = project.articles.iter().map(|article| {
        let mut article = Article::clone(article);
        article.id = ArticleId(new(&article.id.0));
        Arc::new(article)
    });
    other.articles = articles.collect();
    let sources = project.sources.values().map(|source| {
        let mut source = Source::clone(source);
        source.id = entry(&source.id);
        source.parent = source.parent.as_ref().map(entry);
        (source.id.clone(), Arc::new(source))
    });
    other.sources = sources.collect();
    let annotations = project.annotations.values().map(|a| {
        let mut a = Annotation::clone(a);
        (a.id, a.label, a.article) = (annotation(&a.id), label(&a.label), ArticleId(new(&a.article.0)));
        a.refers_to = a.refers_to.as_ref().map(entry);
        (a.id.clone(), Arc::new(a))
    });
    other.annotations = annotations.collect();
    let said = |id: &AttributionId| AttributionId(new(&id.0));
    let attributions = project.attributions.values().map(|a| {
        let mut a = Attribution::clone(a);
        a.id = said(&a.id);
        a.subject = match &a.subject {
            Subject::Claim(id) => Subject::Claim(annotation(id)),
            Subject::Article(id) => Subject::Article(ArticleId(new(&id.0))),
        };
        a.cue = a.cue.as_ref().map(annotation);
        a.source = a.source.as_ref().map(party);
        a.via = a.via.iter().map(party).collect();
        a.inside = a.inside.as_ref().map(said);
        (a.id.clone(), Arc::new(a))
    });
    other.attributions = attributions.collect();
    other
}
