//! Arbitrary edits.

use super::{article, text};
use crate::annotation::{
    Annotation, AnnotationId, Answer, ArticleStage, Attribution, AttributionId, Bilingual, ClaimKind, ClaimStatus,
    Comment, CommentId, Confidence, Conflict, ConflictId, Credibility, Decision, Edit, Field, Head, Joins, Label,
    LabelId, Likelihood, LineStyle, Manner, Mark, Party, Place, PlaceRemarks, Project, Rating, Relation, RelationId,
    RelationKind, Reliability, Remarks, Role, Source, SourceId, SourceKind, Stage, Subject, Timestamp, Topic, Verdict,
    Version,
};
use crate::article::{Article, ArticleId, BlockKind, Extra, Meta};
use crate::text::{CpRange, Direction};
use proptest::prelude::*;
use std::sync::Arc;

/// What an edit is made of, before it is known what it is applied to.
#[derive(Clone, Debug)]
pub struct Seed {
    pub what: u8,
    pub a: u8,
    pub b: u8,
    pub c: u32,
    pub d: u32,
    pub words: String,
    pub article: Arc<Article>,
}

/// A script of edits.
pub fn script(length: usize) -> impl Strategy<Value = Vec<Seed>> {
    let articles = prop_oneof![article("a0"), article("a1"), article("a2")];
    let seed = (any::<u8>(), 0u8..6, 0u8..6, 0u32..24, 0u32..24, text(), articles)
        .prop_map(|(what, a, b, c, d, words, article)| Seed { what, a, b, c, d, words, article });
    prop::collection::vec(seed, 0..length)
}

fn annotation(seed: &Seed, project: &Project) -> Arc<Annotation> {
    let count = project.articles.len().max(1);
    let article = project.articles.get(usize::from(seed.b) % count).unwrap_or(&seed.article);
    let labels = ["claim", "source", "cue", "l0", "l1", "absent"];
    let mut marks: Vec<Mark> = Mark::of(article, CpRange::new(seed.c, seed.d)).into_iter().collect();
    if seed.what.is_multiple_of(3) {
        let range = CpRange::new(seed.d + 1, seed.d + 3);
        marks.extend(Mark::of(article, range).filter(|m| marks.iter().all(|o| o.range.end <= m.range.start)));
    }
    let now = Timestamp(i64::from(seed.c) * 1_000_000);
    let mut annotation = Annotation::new(
        AnnotationId(format!("n{}", seed.a).into()),
        article.id.clone(),
        LabelId(labels[usize::from(seed.what) % 6].into()),
        marks,
        seed.words.clone(),
        now,
    );
    if seed.what.is_multiple_of(2) {
        annotation.remarks = remarks(seed);
        annotation.refers_to = Some(SourceId(format!("s{}", seed.a % 3).into()));
    }
    if seed.what.is_multiple_of(5) {
        annotation.refers_to = None;
        let assessment = &mut annotation.assessment;
        let n = seed.c as usize;
        assessment.kind = ClaimKind::ALL.get(n % 9).copied();
        assessment.status = ClaimStatus::ALL[n % 5];
        assessment.credibility = Credibility::ALL.get(n % 7).copied();
        assessment.likelihood = Likelihood::ALL.get(n % 8).copied();
        assessment.confidence = Confidence::ALL.get(n % 4).copied();
    }
    Arc::new(annotation)
}

fn remarks(seed: &Seed) -> Remarks {
    let note = Bilingual { ar: seed.words.clone(), en: "note".to_owned() };
    let gloss = Bilingual { ar: String::new(), en: if seed.b > 2 { seed.words.clone() } else { String::new() } };
    Remarks { note, gloss, tags: vec![seed.words.clone(); usize::from(seed.a % 3)] }
}

fn source(seed: &Seed) -> Arc<Source> {
    let name = Bilingual { ar: seed.words.clone(), en: format!("source {}", seed.b) };
    let at = Timestamp(i64::from(seed.c));
    let mut source = Source::new(SourceId(format!("s{}", seed.a).into()), name, "someone", at);
    source.aliases = vec![seed.words.clone(); usize::from(seed.b % 3)];
    source.kind = SourceKind::ALL[seed.d as usize % 6];
    source.parent = (seed.d > 8).then(|| SourceId(format!("s{}", seed.b).into()));
    for n in 0..seed.c % 3 {
        let reliability = Reliability::ALL[(seed.d + n) as usize % 6];
        let reason = Bilingual { ar: seed.words.clone(), en: String::new() };
        source.rate(Rating { at: Timestamp(i64::from(n % 2)), reliability, reason, author: String::new() });
    }
    Arc::new(source)
}

fn relation(seed: &Seed, project: &Project) -> Arc<Relation> {
    let pick = |n: usize| project.annotations.keys().nth(n % project.annotations.len().max(1)).cloned();
    let ends = [seed.c, seed.d].map(|n| pick(n as usize).unwrap_or_default());
    let kind = RelationKind::ALL[usize::from(seed.b) % 4];
    let mut relation =
        Relation::new(RelationId(format!("r{}", seed.a).into()), kind, ends, seed.words.clone(), Timestamp(7));
    relation.note.en = seed.words.clone();
    Arc::new(relation)
}

/// A verdict on an annotation that is there; some are on one that is not.
fn verdict(seed: &Seed, project: &Project) -> Arc<Verdict> {
    let known = project.annotations.values().nth(usize::from(seed.b) % project.annotations.len().max(1));
    let known = known.cloned().unwrap_or_else(|| annotation(seed, project));
    let changed = Annotation { author: seed.words.clone(), ..Annotation::clone(&known) };
    let decision = match seed.c % 4 {
        0 => Decision::Accept,
        1 => Decision::Change(changed.into()),
        2 => Decision::Reject,
        _ => Decision::Propose(annotation(seed, project)),
    };
    let on = decision.version().map_or_else(|| known.id.clone(), |version| version.id.clone());
    let author = ["R", "S"][usize::from(seed.a) % 2];
    let mut verdict = Verdict::new(on, decision, author, Timestamp(i64::from(seed.d)));
    verdict.reason = Bilingual { ar: seed.words.clone(), en: String::new() };
    verdict.answer = Answer::ALL[seed.d as usize % 3];
    let gone = verdict.decision == Decision::Reject && verdict.answer == Answer::Taken && seed.a > 2;
    verdict.removed = gone.then_some(known);
    Arc::new(verdict)
}

fn comment(seed: &Seed, project: &Project) -> Arc<Comment> {
    let first = project.comments.values().nth(usize::from(seed.b)).filter(|_| seed.c.is_multiple_of(2));
    let annotation = project.annotations.keys().nth(seed.d as usize % project.annotations.len().max(1));
    let verdict = project.verdicts.keys().nth(seed.d as usize % project.verdicts.len().max(1));
    let on = match (seed.c % 3, annotation, verdict) {
        (0, Some(annotation), _) => Topic::Annotation(annotation.clone()),
        (1, _, Some(verdict)) => Topic::Verdict(verdict.clone()),
        _ => Topic::Article(ArticleId(format!("a{}", seed.b % 3).into())),
    };
    let on = first.map_or(on, |first| first.on.clone());
    let text = Bilingual { ar: String::new(), en: seed.words.clone() };
    let id = CommentId(format!("k{}", seed.a).into());
    let mut comment = Comment::new(id, on, text, seed.words.clone(), Timestamp(i64::from(seed.c)));
    comment.thread = first.map(|first| first.id.clone());
    comment.resolved = seed.d.is_multiple_of(3);
    Arc::new(comment)
}

fn stage(seed: &Seed) -> Arc<ArticleStage> {
    let stage = Stage::ALL[seed.c as usize % 4];
    let modified = Timestamp(i64::from(seed.d));
    Arc::new(ArticleStage { stage, author: seed.words.clone(), modified, extra: Extra::default() })
}

/// An edit of what reviewers and authors say to each other.
fn reviewing(seed: &Seed, project: &Project) -> Edit {
    let article = ArticleId(format!("a{}", seed.a % 3).into());
    match seed.d {
        0..4 => {
            let id = project.verdicts.keys().nth(usize::from(seed.a)).cloned();
            Edit::RemoveVerdict(id.unwrap_or_default())
        }
        4..8 => Edit::RemoveComment(CommentId(format!("k{}", seed.a).into())),
        8..18 => Edit::PutStage(article, stage(seed)),
        _ => Edit::RemoveStage(article),
    }
}

fn place(seed: &Seed) -> Place {
    let article = ArticleId(format!("a{}", seed.b % 3).into());
    match seed.a % 3 {
        0 => Place::Project,
        1 => Place::Article(article),
        _ => Place::Block(article, seed.c % 4),
    }
}

/// The annotation with the same ranges on another text, if they fit it.
fn place_again(annotation: &Annotation, article: &Article) -> Option<Arc<Annotation>> {
    let marks: Option<Vec<Mark>> = annotation.marks.iter().map(|m| Mark::of(article, m.range)).collect();
    let placed = Annotation { marks: marks?, ..annotation.clone() };
    placed.check_marks(article).is_ok().then(|| Arc::new(placed))
}

fn attribution(seed: &Seed, project: &Project) -> Arc<Attribution> {
    let with = |role| project.annotations.keys().filter(move |id| project.role_of(id) == Some(role));
    let pick = |role, n: usize| with(role).nth(n % with(role).count().max(1)).cloned();
    let claim = pick(Role::Claim, usize::from(seed.b)).unwrap_or_default();
    let id = AttributionId(format!("t{}", seed.a).into());
    let subject = match project.articles.first().filter(|_| seed.what.is_multiple_of(7)) {
        Some(article) => Subject::Article(article.id.clone()),
        None => Subject::Claim(claim),
    };
    let mut attribution = Attribution::new(id, subject, seed.words.clone(), Timestamp(i64::from(seed.d)));
    attribution.cue = pick(Role::Cue, seed.c as usize).filter(|_| seed.c.is_multiple_of(2));
    let mention = pick(Role::Source, seed.d as usize).map(Party::Mention);
    let entry = || project.sources.keys().nth(seed.c as usize % project.sources.len().max(1)).cloned();
    attribution.source = mention.clone().filter(|_| seed.d.is_multiple_of(2)).or_else(|| entry().map(Party::Entry));
    attribution.via = mention.into_iter().chain(entry().map(Party::Entry)).skip(seed.a as usize % 3).collect();
    attribution.inside = (seed.c > 12).then(|| AttributionId(format!("t{}", seed.b).into()));
    attribution.manner = [Manner::Direct, Manner::Indirect, Manner::Mixed][seed.c as usize % 3];
    Arc::new(attribution)
}

fn label(seed: &Seed) -> Label {
    Label {
        id: LabelId(["claim", "source", "cue", "l0", "l1", "l2"][usize::from(seed.b)].into()),
        name: Bilingual { ar: seed.words.clone(), en: String::new() },
        color: [seed.a, seed.b, 255],
        line: LineStyle::ALL[usize::from(seed.a)],
        key: ['4', '5', 'a', 'z', '1', 'é'].get(usize::from(seed.a)).copied().filter(|_| seed.c.is_multiple_of(2)),
        role: [None, Some(Role::Claim), Some(Role::Source), Some(Role::Cue)][seed.d as usize % 4],
        parent: (seed.c > 12).then(|| LabelId(["l0", "l1", "claim"][seed.d as usize % 3].into())),
        joins: joins(seed),
        extra: Extra::default(),
    }
}

/// A conflict about any kind of record. What it says decides its id, as everywhere.
fn conflict(seed: &Seed, project: &Project) -> Arc<Conflict> {
    let place = |remarks| {
        let remarks = PlaceRemarks { remarks, author: seed.words.clone(), ..PlaceRemarks::default() };
        Version::Remarks(place(seed), remarks.into())
    };
    let version = match seed.c % 11 {
        7 => Version::Verdict(verdict(seed, project)),
        8 => Version::Comment(comment(seed, project)),
        9 => Version::Stage(seed.article.id.clone(), stage(seed)),
        0 => Version::Project(Arc::new(Head { name: seed.words.clone(), extra: Extra::default() })),
        1 => Version::Label(label(seed).into()),
        2 => Version::Article(seed.article.clone()),
        3 => Version::Source(source(seed)),
        4 => Version::Annotation(annotation(seed, project)),
        5 => Version::Attribution(attribution(seed, project)),
        6 => Version::Relation(relation(seed, project)),
        _ => place(remarks(seed)),
    };
    let mut conflict = Conflict {
        id: ConflictId::default(),
        record: version.record(),
        fields: Field::ALL.iter().skip(usize::from(seed.b)).step_by(1 + usize::from(seed.a)).copied().collect(),
        author: seed.words.clone(),
        other: (!seed.d.is_multiple_of(3)).then(|| version.clone()),
        base: (!seed.d.is_multiple_of(2)).then_some(version),
        extra: Extra::default(),
    };
    let mut hasher = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&format!("{conflict:?}"), &mut hasher);
    conflict.id = ConflictId(format!("c{:x}", std::hash::Hasher::finish(&hasher)).into());
    Arc::new(conflict)
}

fn joins(seed: &Seed) -> Joins {
    let mut joins = Joins::default();
    for kind in RelationKind::ALL.iter().take(usize::from(seed.a)) {
        joins.set(*kind, LabelId(["claim", "l0"][seed.c as usize % 2].into()), true);
    }
    joins
}

impl Seed {
    /// The edit it makes of `project`; it may fit or not.
    pub fn edit(&self, project: &Project) -> Edit {
        let article = || ArticleId(format!("a{}", self.a % 3).into());
        let at = usize::from(self.a % 3);
        match self.what % 30 {
            24..=26 => Edit::PutVerdict(verdict(self, project)),
            27..=28 => Edit::PutComment(comment(self, project)),
            29 => reviewing(self, project),
            // Half as many again of what is new or rare.
            16..=18 => Seed { what: 15, ..self.clone() }.edit(project),
            19 => Edit::PutSource(source(self)),
            20 => Edit::PutRelation(relation(self, project)),
            21..=22 => Edit::PutAttribution(attribution(self, project)),
            0..=3 => Edit::PutAnnotation(annotation(self, project)),
            4 => Edit::RemoveAnnotation(AnnotationId(format!("n{}", self.a).into())),
            5..=6 => Edit::PutAttribution(attribution(self, project)),
            7 => Edit::RemoveAttribution(AttributionId(format!("t{}", self.a).into())),
            8 => Edit::PutLabel { at: usize::from(self.a), label: label(self) },
            9 => Edit::RemoveLabel(LabelId(["cue", "l0", "l1", "l2", "x", "claim"][usize::from(self.a)].into())),
            10 => Edit::AddArticle { at, article: self.article.clone() },
            11 => Edit::RemoveArticle(article()),
            12 => Edit::SetBlock {
                article: article(),
                block: at,
                kind: BlockKind::Quote,
                direction: Some(Direction::Ltr),
            },
            13 => Edit::SetMeta { article: article(), meta: Meta { title: self.words.clone(), ..Meta::default() } },
            15 if self.d > 12 => Edit::PutSource(source(self)),
            15 if self.d > 10 => Edit::RemoveSource(SourceId(format!("s{}", self.a).into())),
            15 if self.d > 7 => Edit::PutRelation(relation(self, project)),
            15 if self.d > 6 => Edit::RemoveRelation(RelationId(format!("r{}", self.a).into())),
            15 if self.d > 4 => {
                let remarks = PlaceRemarks { remarks: remarks(self), author: self.words.clone(), ..Default::default() };
                Edit::PutRemarks(place(self), Arc::new(remarks))
            }
            15 if self.d > 3 => Edit::RemoveRemarks(place(self)),
            15 if self.d > 1 => {
                let [kept, gone] = [self.a, self.b].map(|n| SourceId(format!("s{n}").into()));
                Edit::Batch(project.merge_sources(&kept, &gone, Timestamp(9)))
            }
            23 if self.d > 16 => Edit::PutConflict(conflict(self, project)),
            23 if self.d > 12 => {
                let id = project.conflicts.keys().nth(usize::from(self.a)).cloned();
                Edit::RemoveConflict(id.unwrap_or_default())
            }
            14 if at == 0 => Edit::SetName(self.words.clone()),
            14 if at == 1 => Edit::SetAuthor(self.words.clone()),
            14 => {
                let annotations = project.annotations_of(&self.article.id).into_iter();
                let kept = annotations.filter_map(|a| place_again(a, &self.article)).collect();
                Edit::ReplaceArticle { article: self.article.clone(), annotations: kept }
            }
            _ => Edit::Batch(vec![
                Edit::SetName(self.words.clone()),
                Edit::PutAnnotation(annotation(self, project)),
                Edit::RemoveAnnotation(AnnotationId(format!("n{}", self.b).into())),
            ]),
        }
    }
}
