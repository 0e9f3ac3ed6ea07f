//! Projects in which every text is arbitrary.

use super::{project, text};
use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Comment, CommentId, Decision, Joins, Label,
    LabelId, Party, Place, Project, Relation, RelationId, Remarks, Source, SourceId, Subject, Timestamp, Topic,
    Verdict, VerdictId,
};
use crate::article::{Article, ArticleId, Extra, Meta, Origin};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a newer version may have written into a record.
fn extra() -> impl Strategy<Value = Extra> {
    const VALUES: [&str; 9] = [
        "1",
        "-1.5e3",
        "'\\''",
        "\"\u{200F}\\u{200F}\"",
        "[1, 2]",
        "Some((\"B\", 2))",
        "{\"x\": true}",
        "()",
        "A(b: [])",
    ];
    let names = prop::sample::select(vec!["newer", "x_1", "حقل"]);
    prop::collection::btree_map(
        names.prop_map(str::to_owned),
        prop::sample::select(&VALUES[..]).prop_map(str::to_owned),
        0..3,
    )
    .prop_map(Extra::new)
}

/// A project in which every text of every record is arbitrary, ids too, and every record may have fields of a newer
/// version.
pub fn dressed() -> impl Strategy<Value = Project> {
    let words = prop::collection::vec(text(), 7);
    (project(), words, text(), prop::collection::vec(extra(), 5)).prop_map(|(project, words, id, extras)| {
        let mut project = renamed(project, &id);
        dress(&mut project, &words, &extras);
        project
    })
}

fn dress(project: &mut Project, words: &[String], extras: &[Extra]) {
    let (mut words, mut extras) = (words.iter().cycle().cloned(), extras.iter().cycle().cloned());
    let mut word = || words.next().unwrap_or_default();
    let mut extra = || extras.next().unwrap_or_default();
    (project.name, project.author, project.extra) = (word(), word(), extra());
    for label in &mut project.labels {
        (label.name, label.extra) = (Bilingual { ar: word(), en: word() }, extra());
    }
    for article in project.articles.iter_mut().map(Arc::make_mut) {
        let [title, byline, published, publisher, url, language] = [(); 6].map(|()| word());
        article.set_meta(Meta { title, byline, published, publisher, url, language });
        let format = article.origin.format;
        article.origin = Origin { file_name: word(), format, encoding: word(), sha256: word() };
        article.extra = extra();
        (0..article.blocks().len()).for_each(|block| article.set_block_extra(block, extra()));
    }
    for source in project.sources.values_mut().map(Arc::make_mut) {
        source.name = Bilingual { ar: word(), en: word() };
        source.transliteration = word();
        source.aliases.iter_mut().for_each(|alias| *alias = word());
        source.role = Bilingual { ar: word(), en: word() };
        source.note = Bilingual { ar: word(), en: word() };
        for rating in &mut source.ratings {
            (rating.reason, rating.author) = (Bilingual { ar: word(), en: word() }, word());
        }
        (source.author, source.modified, source.extra) = (word(), Timestamp(-1), extra());
    }
    let mut note = |remarks: &mut Remarks| {
        remarks.note = Bilingual { ar: word(), en: word() };
        remarks.gloss = Bilingual { ar: word(), en: word() };
        remarks.tags = vec![word(); remarks.tags.len()];
        (word(), extra())
    };
    for annotation in project.annotations.values_mut().map(Arc::make_mut) {
        (annotation.author, annotation.extra) = note(&mut annotation.remarks);
        annotation.modified = Timestamp(253_402_207_199);
    }
    for place in project.remarks.values_mut().map(Arc::make_mut) {
        (place.author, place.extra) = note(&mut place.remarks);
        place.modified = Timestamp(-62_135_596_800);
    }
    let mut said = Remarks::default();
    for attribution in project.attributions.values_mut().map(Arc::make_mut) {
        (attribution.author, attribution.extra) = note(&mut said);
    }
    for relation in project.relations.values_mut().map(Arc::make_mut) {
        (relation.author, relation.extra) = note(&mut said);
        relation.note = said.note.clone();
    }
    for verdict in project.verdicts.values_mut().map(Arc::make_mut) {
        (_, verdict.extra) = note(&mut said);
        verdict.reason = said.note.clone();
        verdict.modified = Timestamp(-1);
    }
    for comment in project.comments.values_mut().map(Arc::make_mut) {
        (comment.author, comment.extra) = note(&mut said);
        comment.text = said.note.clone();
    }
    for stage in project.stages.values_mut().map(Arc::make_mut) {
        (stage.author, stage.extra) = note(&mut said);
    }
}

/// The project with `end` at the end of every id.
fn renamed(project: Project, end: &str) -> Project {
    let odd = |id: &Arc<str>| -> Arc<str> { format!("{id}{end}").into() };
    let mark = |id: &AnnotationId| AnnotationId(odd(&id.0));
    let entry = |id: &SourceId| SourceId(odd(&id.0));
    let label = |id: &LabelId| LabelId(odd(&id.0));
    let text = |id: &ArticleId| ArticleId(odd(&id.0));
    let tie = |id: &AttributionId| AttributionId(odd(&id.0));
    let party = |party: &Party| match party {
        Party::Mention(id) => Party::Mention(mark(id)),
        Party::Entry(id) => Party::Entry(entry(id)),
    };
    let mut new = Project { labels: Vec::new(), articles: Vec::new(), ..Project::default() };
    (new.name, new.author, new.created) = (project.name, project.author, project.created);
    for old in &project.labels {
        let joins = old.joins.0.iter().map(|(kind, ids)| (*kind, ids.iter().map(label).collect())).collect();
        let parent = old.parent.as_ref().map(label);
        new.labels.push(Label { id: label(&old.id), parent, joins: Joins(joins), ..old.clone() });
    }
    for old in &project.articles {
        let mut made = Article::clone(old);
        made.id = text(&old.id);
        new.articles.push(Arc::new(made));
    }
    for old in project.sources.values() {
        let made = Source { id: entry(&old.id), parent: old.parent.as_ref().map(entry), ..Source::clone(old) };
        new.sources.insert(made.id.clone(), Arc::new(made));
    }
    for old in project.annotations.values() {
        let mut made = Annotation { id: mark(&old.id), article: text(&old.article), ..Annotation::clone(old) };
        (made.label, made.refers_to) = (label(&old.label), old.refers_to.as_ref().map(entry));
        new.annotations.insert(made.id.clone(), Arc::new(made));
    }
    for old in project.attributions.values() {
        let mut made =
            Attribution { id: tie(&old.id), inside: old.inside.as_ref().map(tie), ..Attribution::clone(old) };
        made.subject = match &old.subject {
            Subject::Claim(id) => Subject::Claim(mark(id)),
            Subject::Article(id) => Subject::Article(text(id)),
        };
        (made.cue, made.source) = (old.cue.as_ref().map(mark), old.source.as_ref().map(party));
        made.via = old.via.iter().map(party).collect();
        new.attributions.insert(made.id.clone(), Arc::new(made));
    }
    for old in project.relations.values() {
        let id = RelationId(odd(&old.id.0));
        let made = Relation { id, from: mark(&old.from), to: mark(&old.to), ..Relation::clone(old) };
        new.relations.insert(made.id.clone(), Arc::new(made));
    }
    for (place, remarks) in &project.remarks {
        let place = match place {
            Place::Project => Place::Project,
            Place::Article(id) => Place::Article(text(id)),
            Place::Block(id, block) => Place::Block(text(id), *block),
        };
        new.remarks.insert(place, remarks.clone());
    }
    let version = |old: &Arc<Annotation>| -> Arc<Annotation> {
        Arc::new(Annotation { id: mark(&old.id), article: text(&old.article), ..Annotation::clone(old) })
    };
    let mut verdicts: BTreeMap<&VerdictId, VerdictId> = BTreeMap::new();
    for (id, old) in &project.verdicts {
        let decision = match &old.decision {
            Decision::Change(old) => Decision::Change(version(old)),
            Decision::Propose(old) => Decision::Propose(version(old)),
            other => other.clone(),
        };
        let (on, author) = (mark(&old.on), format!("{}{end}", old.author));
        let removed = old.removed.as_ref().map(version);
        let made = Verdict { id: VerdictId::of(&author, &on), on, author, decision, removed, ..Verdict::clone(old) };
        verdicts.insert(id, made.id.clone());
        new.verdicts.insert(made.id.clone(), Arc::new(made));
    }
    for old in project.comments.values() {
        let on = match &old.on {
            Topic::Annotation(id) => Topic::Annotation(mark(id)),
            Topic::Article(id) => Topic::Article(text(id)),
            Topic::Verdict(id) => Topic::Verdict(verdicts.get(id).cloned().unwrap_or_default()),
        };
        let [id, thread] = [Some(&old.id), old.thread.as_ref()].map(|id| id.map(|id| CommentId(odd(&id.0))));
        let made = Comment { id: id.unwrap_or_default(), on, thread, ..Comment::clone(old) };
        new.comments.insert(made.id.clone(), Arc::new(made));
    }
    for (article, said) in &project.stages {
        new.stages.insert(text(article), said.clone());
    }
    new
}
